//! The view of a message that all recognisers share: its tokens, each with everything that the
//! lexicon knows of it in the message's language. A token is a known phrase, a word, a run of
//! digits, or a character of a script without spaces.

use aisle_domain::language::Language;

use super::lexicon::{COMMON, Kind, LEXICON, Sense, Slot, mask};
use crate::folding::{Folded, is_han};

/// What a character, and a token that starts with it, is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Letters of a script that separates words by spaces.
    Word,
    Digits,
    Han,
    Hiragana,
    Katakana,
    Hangul,
    Other,
}

impl Class {
    /// Whether words of this script stand side by side without spaces.
    pub(crate) const fn is_cjk(self) -> bool {
        matches!(self, Self::Han | Self::Hiragana | Self::Katakana | Self::Hangul)
    }
}

pub(crate) fn class_of(c: char) -> Class {
    match u32::from(c) {
        0x30..=0x39 => Class::Digits,
        0x41..=0x5A | 0x61..=0x7A => Class::Word,
        0..=0xA9 => Class::Other,
        // Letters of our languages and their marks, without the table look-up.
        0xD7 | 0xF7 | 0x66A..=0x66D => Class::Other,
        0xC0..=0x24F | 0x300..=0x36F | 0x400..=0x52F | 0x620..=0x6D3 => Class::Word,
        0x3021..=0x3029 | 0x3038..=0x303B => Class::Other,
        0x3041..=0x309F => Class::Hiragana,
        0x30A1..=0x30FA | 0x30FC..=0x30FF => Class::Katakana,
        0x1100..=0x11FF | 0x3131..=0x318E | 0xAC00..=0xD7A3 => Class::Hangul,
        0xAA..=0x2FFF if c.is_alphabetic() => Class::Word,
        _ if is_han(c) => Class::Han,
        0x3000.. if c.is_alphabetic() => Class::Word,
        _ => Class::Other,
    }
}

/// A letter as forms are compared: lower case, without accents and vowel signs; `None` for what
/// only decorates a letter.
pub(crate) fn base(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c.to_ascii_lowercase());
    }
    Some(match c {
        'à'..='å' | 'À'..='Å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'Ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'ę' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' => 'i',
        'ñ' | 'Ñ' | 'ń' => 'n',
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' | 'ō' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' => 'u',
        'ý' | 'ÿ' | 'Ý' => 'y',
        'ß' => 's',
        'ё' | 'Ё' => 'е',
        'а'..='я' => c,
        'А'..='Я' => char::from_u32(u32::from(c) + 32)?,
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ة' => 'ه',
        'ک' => 'ك',
        '\u{300}'..='\u{36F}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' => return None,
        _ if u32::from(c) >= 0x2E80 => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    })
}

/// One step of the hash of a form.
pub(crate) fn step(hash: u64, c: char) -> u64 {
    (hash.rotate_left(7) ^ u64::from(u32::from(c))).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

fn is_numeral(c: Option<char>) -> bool {
    c.is_some_and(|c| {
        matches!(
            c,
            '一' | '二'
                | '三'
                | '四'
                | '五'
                | '六'
                | '七'
                | '八'
                | '九'
                | '十'
                | '两'
                | '兩'
                | '百'
                | '千'
        )
    })
}

/// Whether a character is the sign of a currency.
pub(crate) fn is_money(c: char) -> bool {
    matches!(
        c,
        '$' | '€'
            | '£'
            | '￡'
            | '¥'
            | '￥'
            | '₩'
            | '￦'
            | '₽'
            | '₹'
            | '₫'
            | '฿'
            | '₺'
            | '﷼'
    )
}

/// A token of a message.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    /// Its first character's index in the folded text.
    pub(crate) start: usize,
    /// Index after its last character.
    pub(crate) end: usize,
    pub(crate) class: Class,
    /// The bits of all kinds that it has in the message's language.
    pub(crate) kinds: u64,
    /// The value of a run of up to nine digits.
    pub(crate) value: u32,
    slot: Option<&'static Slot>,
}

/// The tokens of a message.
pub(crate) struct View<'t> {
    pub(crate) text: &'t [Folded],
    pub(crate) tokens: Vec<Token>,
    /// The bits of all kinds in the message.
    pub(crate) kinds: u64,
    pub(crate) has_digits: bool,
    /// Whether a Chinese numeral is in it.
    has_numerals: bool,
    /// Whether a sign of a currency is in it.
    pub(crate) has_money: bool,
    pub(crate) language: Option<Language>,
    languages: u16,
}

/// Most words or characters of a phrase.
const MAX_PHRASE: u8 = 12;

impl<'t> View<'t> {
    pub(crate) fn new(text: &'t [Folded], language: Option<Language>) -> Self {
        let languages = match language {
            None => u16::MAX,
            // Their speakers mix English in, and no word of theirs looks like it.
            Some(
                l @ (Language::Zh | Language::Ja | Language::Ko | Language::Ar | Language::Ru),
            ) => mask(l) | mask(Language::En) | COMMON,
            Some(language) => mask(language) | COMMON,
        };
        let tokens = Vec::with_capacity(text.len() / 3 + 4);
        let mut view = Self {
            text,
            tokens,
            kinds: 0,
            has_digits: false,
            has_numerals: false,
            has_money: false,
            language,
            languages,
        };
        let mut at = 0;
        while let Some(folded) = text.get(at) {
            let class = class_of(folded.char);
            at = match class {
                Class::Other => {
                    view.has_money |= is_money(folded.char);
                    at + 1
                }
                Class::Digits => view.digits(at),
                _ => view.word(at, class),
            };
        }
        view
    }

    fn digits(&mut self, start: usize) -> usize {
        let mut value = 0_u32;
        let mut end = start;
        while let Some(digit) = self.char(end).and_then(|c| c.to_digit(10)) {
            value = if end - start < 9 { value * 10 + digit } else { u32::MAX };
            end += 1;
        }
        let class = Class::Digits;
        self.tokens.push(Token { start, end, class, kinds: 0, value, slot: None });
        self.has_digits = true;
        end
    }

    /// Adds the longest known phrase at `start`, or the unknown word or character.
    fn word(&mut self, start: usize, class: Class) -> usize {
        let (end, hash) = self.atom(start, class, 0);
        let mut best: Option<(usize, &'static Slot, u64)> = None;
        if let Some(slot) = LEXICON.get(hash) {
            let whole = class != Class::Katakana || !self.continues(end, class);
            let kinds = if whole { self.kinds_of(slot) } else { 0 };
            if kinds != 0 {
                best = Some((end, slot, kinds));
            }
            self.extend(end, hash, class, slot.longer, &mut best);
        }
        let mut from = start;
        if best.is_none() && matches!(self.char(start), Some('ء'..='ي')) {
            best = self.without_prefix(start, end, &mut from);
        }
        let (to, slot, kinds) = match best {
            Some((end, slot, kinds)) => (end, Some(slot), kinds),
            None => (end, None, 0),
        };
        self.kinds |= kinds;
        self.has_numerals |= class == Class::Han && slot.is_none() && is_numeral(self.char(start));
        self.tokens.push(Token { start: from, end: to, class, kinds, value: 0, slot });
        if class == Class::Hangul && slot.is_none() {
            // Korean words are known by their beginning; the rest of it is endings.
            return self.run_end(to, class);
        }
        if class == Class::Katakana && slot.is_none() {
            return self.run_end(to, class);
        }
        to
    }

    /// Tries the longer phrases that begin with what ends at `end`.
    fn extend(
        &self,
        mut end: usize,
        mut hash: u64,
        mut last: Class,
        longer: u8,
        best: &mut Option<(usize, &'static Slot, u64)>,
    ) {
        let mut more = longer.min(MAX_PHRASE);
        while more > 0 {
            more -= 1;
            let Some((start, class)) = self.next_atom(end, last) else { return };
            if last == Class::Word && class == Class::Word {
                hash = step(hash, ' ');
            }
            (end, hash) = self.atom(start, class, hash);
            last = class;
            let Some(slot) = LEXICON.get(hash) else { return };
            if class == Class::Katakana && self.continues(end, class) {
                continue;
            }
            let kinds = self.kinds_of(slot);
            if kinds != 0 {
                *best = Some((end, slot, kinds));
            }
        }
    }

    /// Where a phrase may go on behind `end`: at once, or behind one mark between two words.
    fn next_atom(&self, end: usize, last: Class) -> Option<(usize, Class)> {
        let class = class_of(self.char(end)?);
        if class != Class::Other {
            return (class != Class::Digits).then_some((end, class));
        }
        if !matches!(self.char(end), Some(' ' | '-' | '\'' | '’' | '.' | '/' | '\u{200C}')) {
            return None;
        }
        let mut start = end + 1;
        if self.char(end) == Some('.') && self.char(start) == Some(' ') {
            start += 1;
            // A sentence ends there, unless it is a short word: "apt. No".
            let long =
                end >= 4 && (end - 4..end).all(|i| self.char(i).is_some_and(char::is_alphabetic));
            if long && self.char(start).is_some_and(char::is_uppercase) {
                return None;
            }
        }
        let class = class_of(self.char(start)?);
        let joins =
            matches!((last, class), (Class::Word, Class::Word) | (Class::Hangul, Class::Hangul));
        joins.then_some((start, class))
    }

    /// End and hash of the word or character at `start`.
    fn atom(&self, start: usize, class: Class, mut hash: u64) -> (usize, u64) {
        let mut end = start;
        while let Some(c) = self.char(end) {
            if end > start && (class != Class::Word || class_of(c) != Class::Word) {
                break;
            }
            if let Some(c) = base(c) {
                hash = step(hash, c);
            }
            end += 1;
        }
        (end, hash)
    }

    /// Arabic writes "and", "by", "to", "the" in one with the word.
    fn without_prefix(
        &self,
        start: usize,
        end: usize,
        from: &mut usize,
    ) -> Option<(usize, &'static Slot, u64)> {
        let mut named = start;
        for _ in 0..2 {
            let c = self.char(named)?;
            let article = c == 'ا' && self.char(named + 1) == Some('ل');
            let double = c == 'ل' && self.char(named + 1) == Some('ل');
            if article || double {
                *from = named;
                return self.known(named + 2, end);
            }
            if !matches!(c, 'و' | 'ف' | 'ب' | 'ل' | 'ك' | 'ه' | 'ع') || end - named < 4 {
                return None;
            }
            named += 1;
            let found = self.known(named, end);
            if found.is_some() {
                *from = named;
                return found;
            }
        }
        None
    }

    fn known(&self, start: usize, end: usize) -> Option<(usize, &'static Slot, u64)> {
        let (to, hash) = self.atom(start, Class::Word, 0);
        let slot = LEXICON.get(hash).filter(|_| to == end)?;
        let kinds = self.kinds_of(slot);
        let mut best = (kinds != 0).then_some((end, slot, kinds));
        self.extend(end, hash, Class::Word, slot.longer, &mut best);
        best
    }

    fn continues(&self, end: usize, class: Class) -> bool {
        self.char(end).is_some_and(|c| class_of(c) == class)
    }

    fn run_end(&self, mut end: usize, class: Class) -> usize {
        while self.continues(end, class) {
            end += 1;
        }
        end
    }

    fn kinds_of(&self, slot: &Slot) -> u64 {
        let senses = LEXICON.senses(slot).iter();
        senses.filter(|s| s.languages & self.languages != 0).fold(0, |all, s| all | s.kind.bit())
    }

    pub(crate) fn char(&self, index: usize) -> Option<char> {
        self.text.get(index).map(|f| f.char)
    }

    /// The character before `index`.
    pub(crate) fn before(&self, index: usize) -> Option<char> {
        index.checked_sub(1).and_then(|i| self.char(i))
    }

    pub(crate) fn token(&self, index: usize) -> Option<&Token> {
        self.tokens.get(index)
    }

    /// Whether the token is of any of the kinds in `bits`.
    pub(crate) fn is(&self, index: usize, bits: u64) -> bool {
        self.tokens.get(index).is_some_and(|t| t.kinds & bits != 0)
    }

    /// Whether any token is.
    pub(crate) const fn any(&self, bits: u64) -> bool {
        self.kinds & bits != 0
    }

    /// The meaning of a token as this kind.
    pub(crate) fn sense(&self, index: usize, kind: Kind) -> Option<&'static Sense> {
        let token = self.tokens.get(index).filter(|t| t.kinds & kind.bit() != 0)?;
        let senses = LEXICON.senses(token.slot?).iter();
        senses.into_iter().find(|s| s.kind == kind && s.languages & self.languages != 0)
    }

    /// The number that a token means as this kind.
    pub(crate) fn number(&self, index: usize, kind: Kind) -> Option<i32> {
        self.sense(index, kind).map(|s| s.number)
    }

    /// Whether two neighbours have nothing but up to `most` spaces between them.
    pub(crate) fn near(&self, left: usize, right: usize, most: usize) -> bool {
        let (Some(left), Some(right)) = (self.token(left), self.token(right)) else { return false };
        right.start >= left.end
            && right.start - left.end <= most
            && (left.end..right.start).all(|i| self.char(i) == Some(' '))
    }

    /// Whether a number of any kind is in the message.
    pub(crate) const fn has_numbers(&self) -> bool {
        const NUMBERS: u64 = Kind::Number.bit() | Kind::One.bit();
        self.has_digits || self.has_numerals || self.any(NUMBERS)
    }

    /// Characters `start..end` as text.
    pub(crate) fn slice(&self, start: usize, end: usize) -> String {
        self.text.get(start..end).unwrap_or_default().iter().map(|f| f.char).collect()
    }

    /// The token that starts at a character or behind it.
    pub(crate) fn token_at(&self, start: usize) -> usize {
        self.tokens.partition_point(|t| t.start < start)
    }

    pub(crate) fn speaks(&self, language: Language) -> bool {
        self.language == Some(language)
    }
}
