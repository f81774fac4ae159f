//! The few words that repairs turn on: adding, taking back, another order, a plain yes or no. They stand
//! in `words.txt`, in the languages of the shop. Everything else is read by understanding and the slot
//! reader.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The table, by its headings.
static TABLE: LazyLock<BTreeMap<&'static str, Vec<Phrase>>> =
    LazyLock::new(|| parsed(include_str!("words.txt")));

/// Messages that say one thing and nothing else: a heading, and the intent that it is.
const WHOLE: [(&str, &str); 5] = [
    ("yes=", "affirm"),
    ("no=", "deny"),
    ("start_over=", "start_over"),
    ("repeat=", "repeat"),
    ("human=", "contact_human_agent"),
];

/// A phrase in its plain form.
#[derive(Debug)]
struct Phrase {
    /// With spaces around.
    plain: String,
    /// Whether it may stand anywhere, because its script has no spaces.
    dense: bool,
}

impl Phrase {
    fn new(text: &str) -> Option<Self> {
        let plain = plain(text);
        let dense = plain.chars().any(has_no_spaces);
        (!plain.trim().is_empty()).then_some(Self { plain, dense })
    }

    fn bare(&self) -> &str {
        self.plain.trim()
    }

    fn is_in(&self, plain_text: &str) -> bool {
        plain_text.contains(if self.dense { self.bare() } else { &self.plain })
    }
}

fn parsed(text: &'static str) -> BTreeMap<&'static str, Vec<Phrase>> {
    let mut table: BTreeMap<&'static str, Vec<Phrase>> = BTreeMap::new();
    let mut heading = "";
    for line in text.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            heading = name;
        } else if let Some((_, phrases)) = line.split_once(':') {
            table.entry(heading).or_default().extend(phrases.split('|').filter_map(Phrase::new));
        }
    }
    table
}

fn of(heading: &str) -> &'static [Phrase] {
    TABLE.get(heading).map(Vec::as_slice).unwrap_or_default()
}

/// Texts in lower case, without marks, with spaces around: words match at their borders.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len() + 2);
    plain.push(' ');
    for c in text.chars().flat_map(char::to_lowercase) {
        if is_mark(c) {
            continue;
        }
        if c.is_alphanumeric() {
            plain.push(c);
        } else if c != '\'' && c != '’' && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    if !plain.ends_with(' ') {
        plain.push(' ');
    }
    plain
}

/// Signs that stand on a letter of Arabic and change nothing of the word.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x064b..=0x0652 | 0x0670 | 0x0640)
}

/// Whether a phrase is in a text: at the borders of words, or anywhere for scripts without spaces.
pub(super) fn has(plain_text: &str, phrase: &str) -> bool {
    Phrase::new(phrase).is_some_and(|phrase| phrase.is_in(plain_text))
}

pub(super) fn has_no_spaces(c: char) -> bool {
    matches!(u32::from(c), 0x3040..=0x30ff | 0x3400..=0x9fff | 0xac00..=0xd7af)
}

/// How long a text is, in words; four letters of a script without spaces are about three words.
pub(super) fn length(text: &str) -> usize {
    let dense = text.chars().filter(|c| has_no_spaces(*c)).count();
    plain(text).split_whitespace().filter(|word| !word.chars().all(has_no_spaces)).count()
        + dense.div_ceil(2)
}

fn any(text: &str, heading: &str) -> bool {
    let text = plain(text);
    of(heading).iter().any(|phrase| phrase.is_in(&text))
}

/// Whether a text is one of the phrases, give or take politeness before and behind it.
fn is_whole(text: &str, heading: &str) -> bool {
    let text = plain(text);
    let joined = |text: &str| text.split_whitespace().collect::<String>();
    let is = |text: &str| {
        let dense = joined(text);
        of(heading).iter().any(|phrase| match phrase.dense {
            true => joined(phrase.bare()) == dense,
            false => phrase.bare() == text.trim(),
        })
    };
    if is(&text) {
        return true;
    }
    let mut rest = text;
    for _ in 0..2 {
        let Some(shorter) = without_politeness(&rest) else { return false };
        if is(&shorter) {
            return true;
        }
        rest = shorter;
    }
    false
}

/// A text without the longest polite phrase that it begins or ends with.
fn without_politeness(text: &str) -> Option<String> {
    let phrases = of("politeness");
    let cut = |phrase: &Phrase| {
        let with = if phrase.dense { phrase.bare() } else { &phrase.plain };
        let text = if phrase.dense { text.trim() } else { text };
        let rest = text.strip_prefix(with).or_else(|| text.strip_suffix(with))?;
        (!rest.trim().is_empty()).then(|| (with.len(), format!(" {} ", rest.trim())))
    };
    phrases.iter().filter_map(cut).max_by_key(|(length, _)| *length).map(|(_, rest)| rest)
}

/// The intent of a message that says one of the plainest things and nothing else; `None` for every
/// other.
pub(crate) fn plainly(text: &str) -> Option<&'static str> {
    WHOLE.iter().find(|(heading, _)| is_whole(text, heading)).map(|(_, intent)| *intent)
}

/// Whether it adds to what was said before.
pub(super) fn adds(text: &str) -> bool {
    any(text, "adds")
}

/// Whether it takes back what was begun.
pub(super) fn takes_back(text: &str) -> bool {
    is_whole(text, "takes_back=") || any(text, "takes_back")
}

/// Whether it says that something shall be otherwise than was summed up.
pub(super) fn contradicts(text: &str) -> bool {
    any(text, "contradicts")
}

/// Whether what was said before is taken back but for what follows.
pub(super) fn only(text: &str) -> bool {
    any(text, "only")
}

/// Whether it holds a word of agreement.
pub(super) fn agrees(text: &str) -> bool {
    any(text, "agrees")
}

/// Whether it takes back, or adds to, something said before.
pub(super) fn corrects(text: &str) -> bool {
    let said = plain(text);
    let begins = |phrase: &Phrase| {
        said.trim_start().starts_with(if phrase.dense {
            phrase.bare()
        } else {
            phrase.plain.trim_start()
        })
    };
    contradicts(text) || adds(text) || of("corrects_first").iter().any(begins)
}

/// Whether it leaves something to what the shop knows of the shopper already.
pub(super) fn own_data(text: &str) -> bool {
    any(text, "own_data")
}

/// Whether it asks where something is, or when it comes, with or without a mark.
pub(super) fn asks_where(text: &str) -> bool {
    any(text, "asks_where")
}

/// Whether it is a question.
pub(super) fn asks(text: &str) -> bool {
    text.trim_end().ends_with(['?', '？', '؟', '吗', '呢'])
}

/// Whether another order is meant than the one that is talked about.
pub(super) fn other_order(text: &str) -> bool {
    any(text, "other_order")
}

/// Whether it says that another is meant, and not of what.
pub(super) fn other_one(text: &str) -> bool {
    is_whole(text, "other_one=")
}

/// Whether it sets a condition: "yes, if …" is no yes.
pub(super) fn sets_condition(text: &str) -> bool {
    any(text, "condition")
}

/// Whether it says that something must not be done.
pub(super) fn forbids(text: &str) -> bool {
    any(text, "forbids")
}

#[cfg(test)]
mod tests;
