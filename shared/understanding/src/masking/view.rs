//! The text as the recognisers of personal data see it: one cell for each visible character, in
//! a form that is compared (lower case, no accents, one form of Arabic letters) beside the form
//! that was written, and one opaque cell for each placeholder. Finding things is done elsewhere.

use unicode_normalization::char::decompose_canonical;

use super::Kind;
use crate::folding::{fold, is_han};

/// What a placeholder is in the view: nothing matches it and nothing reaches across it.
const OPAQUE: char = '\u{10FFFF}';

#[derive(Debug, Clone, Copy)]
struct Cell {
    /// As written, full-width forms and foreign digits as ASCII.
    raw: char,
    /// As compared.
    key: char,
    /// Bytes of the original text.
    start: usize,
    end: usize,
}

pub(super) struct View {
    cells: Vec<Cell>,
    /// Bytes of the original text that look like a numbered placeholder.
    numbered: Vec<(usize, usize)>,
}

impl View {
    pub(super) fn of(text: &str) -> Self {
        let mut cells: Vec<Cell> = Vec::with_capacity(text.len());
        for folded in fold(text) {
            if is_mark(folded.char)
                && let Some(last) = cells.last_mut()
            {
                last.end = folded.end;
                continue;
            }
            let key = key(folded.char);
            cells.push(Cell { raw: folded.char, key, start: folded.start, end: folded.end });
        }
        let mut view = Self { cells, numbered: Vec::new() };
        view.collapse_placeholders();
        view
    }

    /// Puts one opaque cell in place of each placeholder that the text holds already.
    fn collapse_placeholders(&mut self) {
        let mut spans = Vec::new();
        for at in 0..self.cells.len() {
            if let Some((end, numbered)) = self.placeholder(at) {
                if numbered {
                    self.numbered.push((self.start_byte(at), self.end_byte(end)));
                }
                spans.push((at, end));
            }
        }
        self.collapse(&spans);
    }

    /// The end of a placeholder at `at`, and whether it has a number.
    fn placeholder(&self, at: usize) -> Option<(usize, bool)> {
        if self.char(at) != Some('[') {
            return None;
        }
        let named = |name: &str| {
            let end = at + 1 + name.len();
            self.starts_with(at + 1, name).then_some(end)
        };
        let after_name = Kind::ALL.iter().filter_map(|kind| named(kind.name()));
        let literal = named(super::vault::LITERAL);
        after_name.chain(literal).find_map(|end| match self.char(end) {
            Some(']') => Some((end + 1, false)),
            Some('_') => {
                let digits = self.run(end + 1, |c| c.is_ascii_digit());
                let closed = self.char(end + 1 + digits) == Some(']');
                (digits > 0 && closed).then_some((end + digits + 2, true))
            }
            _ => None,
        })
    }

    /// Puts one opaque cell in place of each span of cells; spans are in order and apart.
    pub(super) fn collapse(&mut self, spans: &[(usize, usize)]) {
        if spans.is_empty() {
            return;
        }
        let mut cells = Vec::with_capacity(self.cells.len());
        let mut from = 0;
        for (start, end) in spans {
            cells.extend_from_slice(self.cells.get(from..*start).unwrap_or_default());
            let (first, last) = (self.start_byte(*start), self.end_byte(*end));
            cells.push(Cell { raw: OPAQUE, key: OPAQUE, start: first, end: last });
            from = *end;
        }
        cells.extend_from_slice(self.cells.get(from..).unwrap_or_default());
        self.cells = cells;
    }

    pub(super) fn numbered(&self) -> &[(usize, usize)] {
        &self.numbered
    }

    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// The compared form, `None` outside the text and in a placeholder.
    pub(super) fn char(&self, index: usize) -> Option<char> {
        self.cells.get(index).map(|cell| cell.key).filter(|c| *c != OPAQUE)
    }

    /// The written form, `None` outside the text and in a placeholder.
    pub(super) fn raw(&self, index: usize) -> Option<char> {
        self.cells.get(index).map(|cell| cell.raw).filter(|c| *c != OPAQUE)
    }

    pub(super) fn before(&self, index: usize) -> Option<char> {
        index.checked_sub(1).and_then(|i| self.char(i))
    }

    /// Whether the cell at `index` exists and its compared form is one that `of` takes.
    pub(super) fn is(&self, index: usize, of: impl Fn(char) -> bool) -> bool {
        self.char(index).is_some_and(of)
    }

    /// How many cells from `start` on are taken by `of`.
    pub(super) fn run(&self, start: usize, of: impl Fn(char) -> bool) -> usize {
        let cells = self.cells.get(start..).unwrap_or_default();
        cells.iter().take_while(|cell| cell.key != OPAQUE && of(cell.key)).count()
    }

    /// Like [`View::run`], but at most `most`: for what is asked at many places of a text.
    pub(super) fn run_up_to(&self, start: usize, most: usize, of: impl Fn(char) -> bool) -> usize {
        let end = self.len().min(start.saturating_add(most));
        let cells = self.cells.get(start..end).unwrap_or_default();
        cells.iter().take_while(|cell| cell.key != OPAQUE && of(cell.key)).count()
    }

    /// How many cells directly before `end` are taken by `of`.
    pub(super) fn run_back(&self, end: usize, of: impl Fn(char) -> bool) -> usize {
        let cells = self.cells.get(..end).unwrap_or_default();
        cells.iter().rev().take_while(|cell| cell.key != OPAQUE && of(cell.key)).count()
    }

    pub(super) fn starts_with(&self, index: usize, text: &str) -> bool {
        text.chars().enumerate().all(|(offset, c)| self.char(index + offset) == Some(c))
    }

    /// Whether `start..end` has a cell that `of` takes.
    pub(super) fn any(&self, start: usize, end: usize, of: impl Fn(char) -> bool) -> bool {
        let cells = self.cells.get(start..end.min(self.len())).unwrap_or_default();
        cells.iter().any(|cell| cell.key != OPAQUE && of(cell.key))
    }

    /// Whether the letter at `index` is written large.
    pub(super) fn is_capital(&self, index: usize) -> bool {
        self.raw(index).is_some_and(char::is_uppercase)
    }

    /// The end of the word of letters at `start`, with apostrophes and hyphens inside.
    pub(super) fn word_end(&self, start: usize) -> usize {
        let mut end = start;
        while self.is(end, is_spaced_letter) {
            end += 1;
            if self.is(end, |c| c == '\'' || c == '-') && self.is(end + 1, is_spaced_letter) {
                end += 1;
            }
        }
        end
    }

    /// Digits `start..end`, separators left out.
    pub(super) fn digits(&self, start: usize, end: usize) -> impl DoubleEndedIterator<Item = u32> {
        let cells = self.cells.get(start..end).unwrap_or_default();
        cells.iter().filter_map(|cell| cell.key.to_digit(10))
    }

    pub(super) fn start_byte(&self, index: usize) -> usize {
        let end = self.cells.last().map_or(0, |cell| cell.end);
        self.cells.get(index).map_or(end, |cell| cell.start)
    }

    pub(super) fn end_byte(&self, end: usize) -> usize {
        end.checked_sub(1).and_then(|last| self.cells.get(last)).map_or(0, |cell| cell.end)
    }
}

/// The form of a character that is compared.
pub(super) fn key(c: char) -> char {
    match c {
        'a'..='z' | '0'..='9' | ' ' => return c,
        'A'..='Z' => return c.to_ascii_lowercase(),
        '\u{2018}' | '\u{2019}' | '\u{2BC}' | '`' | '\u{B4}' => return '\'',
        'أ' | 'إ' | 'آ' | 'ٱ' => return 'ا',
        'ة' => return 'ه',
        'ى' => return 'ي',
        'Ё' | 'ё' => return 'е',
        _ => {}
    }
    let mut base = c;
    if matches!(u32::from(c), 0xC0..=0x24F | 0x1E00..=0x1EFF) {
        let mut first = None;
        decompose_canonical(c, |part| {
            first.get_or_insert(part);
        });
        base = first.unwrap_or(c);
    }
    base.to_lowercase().next().unwrap_or(base)
}

/// Marks over and under letters, which belong to the character before them.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36F | 0x640 | 0x64B..=0x65F | 0x670)
}

/// Letters of scripts that put spaces between words.
pub(super) fn is_spaced_letter(c: char) -> bool {
    match u32::from(c) {
        0..=0x7F => c.is_ascii_alphabetic(),
        // Latin letters, Cyrillic, most of Arabic: without a look into tables.
        0xC0..=0x24F => !matches!(c, '×' | '÷'),
        0x400..=0x481 | 0x48A..=0x52F | 0x620..=0x64A => true,
        _ => !is_unspaced(c) && c.is_alphabetic(),
    }
}

pub(super) fn is_arabic(c: char) -> bool {
    matches!(u32::from(c), 0x620..=0x64A | 0x66E..=0x6D3)
}

pub(super) fn is_hangul(c: char) -> bool {
    matches!(u32::from(c), 0xAC00..=0xD7A3 | 0x1100..=0x11FF | 0x3130..=0x318F)
}

pub(super) fn is_katakana(c: char) -> bool {
    matches!(u32::from(c), 0x30A1..=0x30FA | 0x30FC)
}

pub(super) fn is_hiragana(c: char) -> bool {
    matches!(u32::from(c), 0x3041..=0x3096)
}

fn is_unspaced(c: char) -> bool {
    // Signs and blocks around Chinese and Japanese letters are no letters with spaces either.
    matches!(u32::from(c), 0x2000..=0x303F)
        || is_han(c)
        || is_hangul(c)
        || is_katakana(c)
        || is_hiragana(c)
}
