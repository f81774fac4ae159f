//! Hides personal data in a text before it may reach a log line, a metric or an event: e-mail
//! addresses, phone numbers, card numbers, postal addresses. What is hidden cannot be brought
//! back. In doubt it hides; only codes with letters in front, as order and tracking numbers have
//! them, are kept, because support needs them.

mod address;
mod email;
mod numbers;

use crate::folding::{Folded, fold};

/// What a piece of personal data is replaced by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Placeholder {
    Email,
    Phone,
    Card,
    Address,
}

impl Placeholder {
    const ALL: [Self; 4] = [Self::Email, Self::Phone, Self::Card, Self::Address];

    const fn text(self) -> &'static str {
        match self {
            Self::Email => "[email]",
            Self::Phone => "[phone]",
            Self::Card => "[card]",
            Self::Address => "[address]",
        }
    }
}

/// Characters `start..end` of the view that are hidden.
#[derive(Debug, Clone, Copy)]
struct Hidden {
    start: usize,
    end: usize,
    by: Placeholder,
}

/// The text with `[email]`, `[phone]`, `[card]` and `[address]` in place of personal data.
/// Total and idempotent; everything else stays as it is, byte by byte.
///
/// Hidden are
/// - e-mail addresses, internationalised ones too,
/// - runs of 7 digits or more, with the separators of phone numbers between them, unless up to
///   three letters stand directly in front (then it is an order or tracking number) or it is a
///   date; as `[card]` when 13 to 19 digits of it satisfy the Luhn check,
/// - what follows words that introduce a postal address ("ship to", 地址是, …) to the end of the
///   sentence, and house number and street name without such words.
#[must_use]
pub fn mask(text: &str) -> String {
    let mut current = pass(text);
    // What was hidden can bring neighbours together; a few more passes settle that. Every pass
    // removes characters that are not placeholders, so it ends.
    for _ in 0..MAX_PASSES {
        let next = pass(&current);
        if next == current {
            break;
        }
        current = next;
    }
    current
}

const MAX_PASSES: usize = 8;

/// Whether [`mask`] finds nothing to hide.
#[must_use]
pub fn is_clean(text: &str) -> bool {
    mask(text) == text
}

fn pass(text: &str) -> String {
    let view = View::of(text);
    let mut hidden = Vec::new();
    email::find(&view, &mut hidden);
    numbers::find(&view, &mut hidden);
    address::find(&view, &mut hidden);
    hidden.sort_by_key(|h| (h.start, std::cmp::Reverse(h.end)));
    let mut out = String::with_capacity(text.len());
    let mut written = 0;
    let mut covered = 0;
    for Hidden { start, end, by } in hidden {
        if start < covered {
            // Begins inside another one: hide its rest under the same placeholder.
            if end > covered {
                covered = end;
                written = view.end_byte(end);
            }
            continue;
        }
        out.push_str(text.get(written..view.start_byte(start, text.len())).unwrap_or_default());
        out.push_str(by.text());
        covered = end;
        written = view.end_byte(end);
    }
    out.push_str(text.get(written..).unwrap_or_default());
    out
}

/// The folded text with the places of placeholders that are there already.
struct View {
    text: Vec<Folded>,
    /// Lower-case characters, aligned with `text`.
    lower: Vec<char>,
    /// Whether a character belongs to a placeholder.
    settled: Vec<bool>,
}

impl View {
    fn of(text: &str) -> Self {
        let text = fold(text);
        let lower: Vec<char> =
            text.iter().map(|f| f.char.to_lowercase().next().unwrap_or(f.char)).collect();
        let mut view = Self { settled: vec![false; text.len()], text, lower };
        for index in 0..view.text.len() {
            let placeholders = Placeholder::ALL.map(Placeholder::text);
            if let Some(found) = placeholders.iter().find(|p| view.starts_with(index, p))
                && let Some(settled) = view.settled.get_mut(index..index + found.len())
            {
                settled.fill(true);
            }
        }
        view
    }

    fn len(&self) -> usize {
        self.text.len()
    }

    /// The lower-case character, `None` outside the text and in a placeholder.
    fn char(&self, index: usize) -> Option<char> {
        let settled = self.settled.get(index).copied().unwrap_or(true);
        (!settled).then(|| self.lower.get(index).copied()).flatten()
    }

    fn before(&self, index: usize) -> Option<char> {
        index.checked_sub(1).and_then(|i| self.char(i))
    }

    fn starts_with(&self, index: usize, text: &str) -> bool {
        text.chars().enumerate().all(|(offset, c)| self.char(index + offset) == Some(c))
    }

    fn start_byte(&self, index: usize, text_length: usize) -> usize {
        self.text.get(index).map_or(text_length, |f| f.start)
    }

    fn end_byte(&self, end: usize) -> usize {
        end.checked_sub(1).and_then(|last| self.text.get(last)).map_or(0, |f| f.end)
    }
}
