//! Personal data that one conversation can bring back: each value behind a numbered placeholder
//! that keeps its kind and its identity. A plain value without I/O; where it is kept is decided
//! elsewhere.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::view::View;
use super::{DEFAULT, Kind, Masker, Pii};

/// The name in placeholders for text that looks like a placeholder without being one.
pub(super) const LITERAL: &str = "text";

/// What stands behind the numbered placeholders of one conversation.
///
/// `[email_1]` is the first e-mail address that was masked, `[phone_2]` the second telephone
/// number. One value has one placeholder throughout: values are compared without case,
/// separators, full-width forms and invisible characters. [`Vault::unmask`] gives a value as it
/// was written last.
///
/// What a shopper types cannot reach another value: `[email_1]` in a text that is masked is
/// itself put behind a placeholder (`[text_1]`), in any spelling that the recognisers read as the
/// same, and unmasking looks at a text once. So `unmask(mask(x)) == x`, unless `x` writes one
/// value in two ways (then both come back in the later one) or the vault is full.
///
/// A model that is shown placeholders can be talked into writing any of them. Use one vault for
/// what the shopper said, and unmask towards that shopper only; what the shop knows (an order's
/// e-mail address) goes into another vault that is never unmasked towards a shopper, or through
/// [`Masker::mask`].
///
/// A vault holds [`Vault::MAX_VALUES`] values and [`Vault::MAX_BYTES`] bytes of them. What does
/// not fit is hidden for good, as [`Masker::mask`] does.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Vault {
    /// Values by the name of their kind, in the order of their numbers.
    values: BTreeMap<String, Vec<String>>,
}

impl Vault {
    /// Most values.
    pub const MAX_VALUES: usize = 64;
    /// Most bytes of all values together.
    pub const MAX_BYTES: usize = 4096;

    /// A vault without values.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The text with numbered placeholders in place of personal data, by the default [`Masker`].
    #[must_use]
    pub fn mask(&mut self, text: &str) -> String {
        self.mask_with(&DEFAULT, text)
    }

    /// The text with numbered placeholders in place of what `masker` finds.
    #[must_use]
    pub fn mask_with(&mut self, masker: &Masker, text: &str) -> String {
        let mut view = View::of(text);
        let literals = view.numbered().to_vec();
        let found = masker.find_in(&mut view);
        let mut spans: Vec<(&'static str, usize, usize)> =
            found.into_iter().map(|Pii { kind, start, end }| (kind.name(), start, end)).collect();
        spans.extend(literals.into_iter().map(|(start, end)| (LITERAL, start, end)));
        spans.sort_by_key(|(_, start, _)| *start);
        let mut out = String::with_capacity(text.len());
        let mut written = 0;
        for (name, start, end) in spans {
            out.push_str(text.get(written..start).unwrap_or_default());
            match self.number(name, text.get(start..end).unwrap_or_default()) {
                Some(number) => out.push_str(&format!("[{name}_{number}]")),
                None => out.push_str(&format!("[{name}]")),
            }
            written = end;
        }
        out.push_str(text.get(written..).unwrap_or_default());
        out
    }

    /// The text with its values in place of the numbered placeholders that this vault gave out.
    /// Other text stays, placeholders of no value too. What comes in is looked at once.
    #[must_use]
    pub fn unmask(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(open) = rest.find('[') {
            out.push_str(rest.get(..open).unwrap_or_default());
            rest = rest.get(open..).unwrap_or_default();
            let length = match self.behind(rest) {
                Some((value, length)) => {
                    out.push_str(value);
                    length
                }
                None => {
                    out.push('[');
                    1
                }
            };
            rest = rest.get(length..).unwrap_or_default();
        }
        out.push_str(rest);
        out
    }

    /// The value of the placeholder that `text` begins with, and the placeholder's length.
    fn behind(&self, text: &str) -> Option<(&str, usize)> {
        // No placeholder is longer than this.
        let close = text.bytes().take(24).position(|b| b == b']')?;
        let (name, number) = text.get(1..close)?.rsplit_once('_')?;
        let index = number.parse::<usize>().ok().filter(|_| !number.starts_with(['0', '+']))?;
        let value = self.values.get(name)?.get(index.checked_sub(1)?)?;
        Some((value, close + 1))
    }

    /// The number of a value, a new one if it is new; `None` when there is no room.
    fn number(&mut self, name: &str, value: &str) -> Option<usize> {
        let count: usize = self.values.values().map(Vec::len).sum();
        let bytes: usize = self.values.values().flatten().map(String::len).sum();
        let known = self.values.get_mut(name).and_then(|values| {
            let same = identity(name, value);
            let index = values.iter().position(|known| identity(name, known) == same)?;
            values.get_mut(index).map(|known| (index, known))
        });
        if let Some((index, known)) = known {
            if bytes - known.len() + value.len() <= Self::MAX_BYTES {
                value.clone_into(known);
            }
            return Some(index + 1);
        }
        if count >= Self::MAX_VALUES || bytes + value.len() > Self::MAX_BYTES {
            return None;
        }
        let values = self.values.entry(name.to_owned()).or_default();
        values.push(value.to_owned());
        Some(values.len())
    }
}

/// What makes two spellings of a value the same: secrets and literal text are compared as they
/// are, the rest by letters and digits alone.
fn identity(name: &str, value: &str) -> String {
    if name == LITERAL || name == Kind::Secret.name() {
        return value.to_owned();
    }
    let view = View::of(value);
    let email = name == Kind::Email.name() || name == Kind::Account.name();
    let kept = |c: &char| c.is_alphanumeric() || (email && !c.is_whitespace());
    (0..view.len()).filter_map(|i| view.char(i)).filter(kept).collect()
}
