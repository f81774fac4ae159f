//! A text as words that can be compared: lower case, without accents, plurals as their singular,
//! numbers apart from their units, Chinese characters one by one. Beside the words stand the
//! meanings that the lexicon knows in any language: colours, sizes, positions, ways to pay.

use super::cues;
use crate::entities::lexicon::Kind;
use crate::entities::view::{Class, View, base, class_of};
use crate::folding::{Folded, fold};
use crate::language;
use crate::simplified::simplified;

/// Characters that are looked at.
pub(super) const MAX_CHARS: usize = 600;

/// What a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Make {
    /// Letters between spaces.
    Letters,
    /// Digits, with a decimal point where there is one.
    Number,
    /// One character of a script without spaces.
    Sign,
    /// A comma or its like.
    Pause,
    /// The end of a sentence.
    Stop,
}

/// One word.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) make: Make,
    /// Whether an ending of a plural was cut off.
    pub(super) plural: bool,
    /// Its characters in the folded text.
    pub(super) from: usize,
    pub(super) to: usize,
}

/// What the lexicon knows of words `from..to`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sense {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) what: What,
}

/// A meaning that is the same in all languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Colour(&'static str),
    Size(&'static str),
    Position(i32),
    Payment(&'static str),
}

/// A text's words.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    pub(super) words: Vec<Word>,
    pub(super) senses: Vec<Sense>,
    /// The cue that begins at each word; none for what the shop wrote.
    pub(super) cues: Vec<Option<cues::Found>>,
}

impl Words {
    /// The words with their meanings.
    pub(super) fn read(text: &str) -> Self {
        let folded = bounded(text);
        let words = cut(&folded);
        let cues = cues::of(&words);
        let mut read = Self { words, senses: Vec::new(), cues };
        let language = language::of_folded(&folded).map(|detected| detected.language);
        read.add_senses(&View::new(&folded, language));
        // A short message in an unclear language may be in any.
        if read.senses.is_empty() && language.is_some() && folded.len() <= 60 {
            read.add_senses(&View::new(&folded, None));
        }
        read
    }

    /// The words of something that the shop wrote, such as the value of an option.
    pub(super) fn of_shop(text: &str) -> Self {
        let folded = bounded(text);
        let mut read = Self { words: cut(&folded), ..Self::default() };
        read.add_senses(&View::new(&folded, None));
        read
    }

    /// The words alone.
    pub(super) fn plain(text: &str) -> Vec<Word> {
        cut(&bounded(text))
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    /// The text of a word; empty behind the end.
    pub(super) fn text(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.text.as_str())
    }

    /// The word before.
    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.text(before))
    }

    pub(super) fn is(&self, at: usize, make: Make) -> bool {
        self.words.get(at).is_some_and(|word| word.make == make)
    }

    /// The colour or size that all the words together mean, if they do.
    pub(super) fn whole(&self) -> Option<What> {
        let whole = |sense: &&Sense| {
            let kind = matches!(sense.what, What::Colour(_) | What::Size(_));
            kind && sense.from == 0 && sense.to == self.words.len()
        };
        self.senses.iter().find(whole).map(|sense| sense.what)
    }

    fn add_senses(&mut self, view: &View<'_>) {
        const KNOWN: u64 =
            Kind::Colour.bit() | Kind::Size.bit() | Kind::Ordinal.bit() | Kind::Payment.bit();
        for (index, token) in view.tokens.iter().enumerate() {
            if token.kinds & KNOWN == 0 {
                continue;
            }
            let from = self.words.partition_point(|word| word.to <= token.start);
            let to = self.words.partition_point(|word| word.from < token.end);
            let name = |kind| view.sense(index, kind).map(|sense| sense.name);
            // A single character inside a word of others is rarely a colour: 红烧.
            let colour = name(Kind::Colour).map(What::Colour);
            let size = name(Kind::Size).map(What::Size);
            let position = view.number(index, Kind::Ordinal).map(What::Position);
            let payment = name(Kind::Payment).map(What::Payment);
            for what in [colour, size, position, payment].into_iter().flatten() {
                self.senses.push(Sense { from, to, what });
            }
        }
        for at in 0..self.words.len() {
            if let Some(size) = letter_size(self.text(at)) {
                self.senses.push(Sense { from: at, to: at + 1, what: What::Size(size) });
            }
        }
    }
}

fn bounded(text: &str) -> Vec<Folded> {
    // No character is longer than four bytes, so that a long text is not folded as a whole.
    let end = text.char_indices().nth(MAX_CHARS).map_or(text.len(), |(at, _)| at);
    fold(text.get(..end).unwrap_or_default())
}

/// Sizes in letters, by the names that the lexicon has for them.
fn letter_size(word: &str) -> Option<&'static str> {
    Some(match word {
        "xs" => "XS",
        "s" => "S",
        "m" => "M",
        "l" => "L",
        "xl" => "XL",
        "xxl" => "XXL",
        _ => return None,
    })
}

fn cut(text: &[Folded]) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 4 + 4);
    let mut at = 0;
    while let Some(folded) = text.get(at) {
        let c = folded.char;
        let to = match class_of(c) {
            Class::Digits => number(text, at, &mut words),
            Class::Han | Class::Hiragana | Class::Katakana => {
                let word = simplified(c).to_string();
                words.push(Word {
                    text: word,
                    make: Make::Sign,
                    plural: false,
                    from: at,
                    to: at + 1,
                });
                at + 1
            }
            Class::Word | Class::Hangul => letters(text, at, &mut words),
            Class::Other => {
                mark(text, at, &mut words);
                at + 1
            }
        };
        at = to;
    }
    words
}

fn char_at(text: &[Folded], at: usize) -> Option<char> {
    text.get(at).map(|folded| folded.char)
}

fn number(text: &[Folded], from: usize, words: &mut Vec<Word>) -> usize {
    let digit = |at: usize| char_at(text, at).is_some_and(|c| c.is_ascii_digit());
    let mut word = String::with_capacity(8);
    let mut at = from;
    while let Some(c) = char_at(text, at) {
        if c.is_ascii_digit() {
            word.push(c);
        } else if c == '.' && digit(at + 1) {
            word.push('.');
        } else if !(c == ',' && (1..=3).all(|i| digit(at + i)) && !digit(at + 4)) {
            break;
        }
        at += 1;
    }
    let number = Word { text: word, make: Make::Number, plural: false, from, to: at };
    words.push(number);
    if matches!(char_at(text, at), Some('"' | '″' | '”')) {
        let inch = "inch".to_owned();
        words.push(Word { text: inch, make: Make::Letters, plural: false, from: at, to: at + 1 });
        at += 1;
    }
    if char_at(text, at) == Some('%') {
        let percent = "%".to_owned();
        words.push(Word {
            text: percent,
            make: Make::Letters,
            plural: false,
            from: at,
            to: at + 1,
        });
        at += 1;
    }
    at
}

fn letters(text: &[Folded], mut from: usize, words: &mut Vec<Word>) -> usize {
    let mut word = String::with_capacity(16);
    let mut at = from;
    let start = class_of(char_at(text, from).unwrap_or(' '));
    while let Some(c) = char_at(text, at) {
        let class = class_of(c);
        if class == start || class == Class::Digits {
            word.extend(base(c));
        } else if matches!(c, '\'' | '’' | '‘' | '`') && start == Class::Word {
            let goes_on = char_at(text, at + 1).is_some_and(|c| class_of(c) == Class::Word);
            if !goes_on {
                break;
            }
            // "l'article", "d'or", "qu'il": what stands before is another word; "I'm" is one.
            if matches!(word.as_str(), "l" | "d" | "s" | "n" | "j" | "c" | "t" | "qu") {
                word.clear();
                from = at + 1;
            }
        } else {
            break;
        }
        at += 1;
    }
    let (word, plural) = singular(word);
    words.push(Word { text: word, make: Make::Letters, plural, from, to: at });
    at
}

fn mark(text: &[Folded], at: usize, words: &mut Vec<Word>) {
    let Some(c) = char_at(text, at) else { return };
    let spaced = char_at(text, at + 1).is_none_or(|c| c == ' ' || c == '\n');
    let initial = at.checked_sub(2).is_none_or(|i| char_at(text, i) == Some(' '));
    let make = match c {
        ',' | '、' | '،' | ':' => Make::Pause,
        ';' | '!' | '?' | '。' | '؟' | '؛' | '\n' | '¿' | '¡' => Make::Stop,
        '.' if spaced && !initial => Make::Stop,
        '-' if spaced => Make::Pause,
        _ => return,
    };
    if words.last().is_some_and(|last| last.make == make) {
        return;
    }
    words.push(Word { text: String::new(), make, plural: false, from: at, to: at + 1 });
}

/// The singular of an English word in lower case, and whether that is another word. It only has to
/// be the same for both forms.
fn singular(mut word: String) -> (String, bool) {
    const ENDS: [(&str, usize, &str); 7] = [
        ("helves", 3, "f"),
        ("ies", 3, "y"),
        ("ches", 2, ""),
        ("shes", 2, ""),
        ("sses", 2, ""),
        ("xes", 2, ""),
        ("s", 1, ""),
    ];
    let plural = word.len() > 3
        && word.ends_with('s')
        && word.is_ascii()
        && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    let end = ENDS.iter().find(|(end, _, _)| plural && word.ends_with(end));
    if let Some((_, cut, with)) = end {
        word.truncate(word.len() - cut);
        word.push_str(with);
    }
    match alike(&word) {
        Some(other) => (other.to_owned(), plural),
        None => (word, plural),
    }
}

/// One spelling for words and units that are written in several.
fn alike(word: &str) -> Option<&'static str> {
    Some(match word {
        "foot" | "feet" => "ft",
        "gray" => "grey",
        "colour" => "color",
        "litre" => "liter",
        "metre" => "meter",
        "hr" => "hour",
        "pound" => "lb",
        "gig" | "gigabyte" => "gb",
        "pc" => "piece",
        "grammes" | "gram" => "g",
        "two" => "2",
        "three" => "3",
        "four" => "4",
        "five" => "5",
        "six" => "6",
        "seven" => "7",
        "eight" => "8",
        "nine" => "9",
        "ten" => "10",
        "twelve" => "12",
        _ => return None,
    })
}

/// Whether a word is meant by what was typed: the same, or with one letter more, less, other or
/// swapped in a long word. Its first letter must be right, and it may not just lack its end.
pub(super) fn typed(word: &str, typed: &str) -> bool {
    const LONG: usize = 6;
    if word == typed {
        return true;
    }
    let hangul = word.chars().next().is_some_and(|c| class_of(c) == Class::Hangul);
    if hangul && typed.starts_with(word) {
        return true;
    }
    if word.len() < LONG || typed.len() + 1 < LONG || word.len().abs_diff(typed.len()) > 4 {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (word.chars().collect(), typed.chars().collect());
    if a.first() != b.first() || a.len() < LONG {
        return false;
    }
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (Some(a), Some(b)) = (a.get(same..), b.get(same..)) else { return false };
    match (a, b) {
        ([], _) | (_, []) => false,
        ([_, a @ ..], b) if a == b => !a.is_empty(),
        (a, [_, b @ ..]) if a == b => !b.is_empty(),
        ([x, y, a @ ..], [u, v, b @ ..]) if x == v && y == u && a == b => true,
        ([_, a @ ..], [_, b @ ..]) => a == b && !a.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> String {
        let words = Words::plain(text);
        words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn spellings_of_one_word_are_one() {
        for (one, other) in [
            ("1000 ml", "1000ml"),
            ("10-inch", "10 inches"),
            ("full-size", "Full size"),
            ("6 feet", "6 ft"),
            ("1,500 pieces", "1500-piece"),
            ("bookshelves", "Bookshelf"),
            ("灯 · 蓝色", "燈藍色"),
            ("two mugs", "2 mug"),
            ("12\"", "12 inch"),
            ("４５５", "455"),
            ("l'orange", "orange"),
        ] {
            assert_eq!(texts(one), texts(other));
        }
        assert_eq!(texts("It's ok. The i7, please"), "its|ok||the|i7||please");
    }

    #[test]
    fn a_slip_in_a_long_word_is_forgiven() {
        for slip in ["keybord", "keyboad", "keybaord", "keyyboard", "keyboerd"] {
            assert!(typed("keyboard", slip), "{slip}");
        }
        for (word, other) in
            [("tablet", "table"), ("charger", "charge"), ("shirt", "short"), ("lamp", "lump")]
        {
            assert!(!typed(word, other), "{other}");
        }
    }
}
