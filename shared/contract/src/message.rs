//! The bounds of what a shopper's client may say: from a `message` or `start` frame to the domain
//! values that intake appends. Whether a count follows the last one is intake's business.

use aisle_domain::conversation::{Content, ShopperMessage};
use aisle_domain::ids::{Counter, DeviceId};
use aisle_domain::language::Language;

use crate::agent_frame::AgentFrame;
use crate::frame::{Error, ErrorCode, Message, Start};
use crate::parse::FrameError;
use crate::{MAX_CHOICE_CHARS, MAX_TEXT_CHARS};

/// The channel of a client that names none.
const DEFAULT_CHANNEL: &str = "web";
/// Longest name of a channel, in characters.
const MAX_CHANNEL_CHARS: usize = 32;
/// Longest key of what an agent says: a write id of 64 characters is made of it.
const MAX_KEY_CHARS: usize = 60;
/// Longest page that is kept, in characters.
const MAX_PAGE_CHARS: usize = 512;

/// Why a message is refused. Its text says what to mend and never quotes the message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MessageError {
    /// Nothing but white space.
    #[error("the text is empty: send at least one visible character")]
    TextEmpty,
    /// Over [`MAX_TEXT_CHARS`].
    #[error("the text has {chars} characters; send at most {MAX_TEXT_CHARS}")]
    TextTooLong {
        /// How many it has.
        chars: usize,
    },
    /// A field is out of bounds.
    #[error(transparent)]
    Frame(#[from] FrameError),
}

impl MessageError {
    /// The code that the client is told.
    #[must_use]
    pub const fn code(&self) -> ErrorCode {
        match self {
            Self::TextEmpty => ErrorCode::TextEmpty,
            Self::TextTooLong { .. } => ErrorCode::TextTooLong,
            Self::Frame(error) => error.code(),
        }
    }

    /// The refusal of the message with this count.
    #[must_use]
    pub fn refusing(&self, n: u32) -> Error {
        Error { n: Some(n), ..Error::new(self.code(), self.to_string()) }
    }
}

const fn invalid(field: &'static str, must: &'static str) -> FrameError {
    FrameError::InvalidFrame { field, must }
}

/// A text as it is kept. Line ends become `\n`; control characters other than that and tab are
/// taken out, because they come from pasting and a shopper cannot see them, let alone mend them.
/// The same text always gives the same result, so that a message sent again is recognised.
///
/// # Errors
/// [`MessageError`] for NUL (no keyboard sends it, and it cuts texts short in other systems), for
/// nothing visible, and for more than [`MAX_TEXT_CHARS`] characters.
pub fn checked_text(text: &str) -> Result<String, MessageError> {
    if text.contains('\0') {
        return Err(invalid("text", "must not hold the character U+0000").into());
    }
    let kept: String = text
        .replace("\r\n", "\n")
        .chars()
        .map(|c| if c == '\r' { '\n' } else { c })
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    if kept.trim().is_empty() {
        return Err(MessageError::TextEmpty);
    }
    let chars = kept.chars().count();
    if chars > MAX_TEXT_CHARS { Err(MessageError::TextTooLong { chars }) } else { Ok(kept) }
}

fn device(id: String) -> Result<DeviceId, FrameError> {
    DeviceId::new(id).map_err(|_| invalid("device", "must be 1 to 64 letters, digits, `_` or `-`"))
}

impl Message {
    /// The message that intake appends, every bound checked.
    ///
    /// # Errors
    /// [`MessageError`] names what to mend.
    pub fn into_domain(self) -> Result<ShopperMessage, MessageError> {
        let device = device(self.device)?;
        if self.n == 0 {
            return Err(invalid("n", "must be at least 1").into());
        }
        let content = match (self.text, self.choice) {
            (Some(text), None) => Content::Text(checked_text(&text)?),
            (None, Some(id)) => Content::Choice(checked_choice(id)?),
            (Some(_), Some(_)) => {
                return Err(invalid("choice", "must not stand beside `text`").into());
            }
            (None, None) => {
                return Err(invalid("text", "is missing; send `text` or `choice`").into());
            }
        };
        Ok(ShopperMessage { device, n: Counter(self.n), content })
    }
}

fn checked_choice(id: String) -> Result<String, FrameError> {
    let fits = !id.is_empty()
        && id.chars().count() <= MAX_CHOICE_CHARS
        && !id.chars().any(char::is_control);
    if fits {
        Ok(id)
    } else {
        Err(invalid("choice", "must be the id of a choice: 1 to 64 characters"))
    }
}

/// A `start` frame, every bound checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The language asked for, if it is one of ours.
    pub language: Option<Language>,
    /// The page the shopper is on: what stands before `?` and `#`, cut at 512 characters.
    pub page: Option<String>,
    /// The channel: letters, digits, `_`, `-`.
    pub channel: String,
    /// The device whose next count `welcome` tells.
    pub device: Option<DeviceId>,
}

impl Start {
    /// The opening, every bound checked. An unknown language is none; a page loses its query,
    /// which may hold personal data.
    ///
    /// # Errors
    /// [`FrameError::InvalidFrame`] for a channel or device that is out of bounds.
    pub fn into_opening(self) -> Result<Opening, FrameError> {
        let channel = self.channel.unwrap_or_else(|| DEFAULT_CHANNEL.to_owned());
        let fits = (1..=MAX_CHANNEL_CHARS).contains(&channel.len())
            && channel.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
        if !fits {
            return Err(invalid("channel", "must be 1 to 32 letters, digits, `_` or `-`"));
        }
        let path = |page: String| {
            let path = page.split(['?', '#']).next().unwrap_or_default();
            path.chars().filter(|c| !c.is_control()).take(MAX_PAGE_CHARS).collect::<String>()
        };
        Ok(Opening {
            language: self.language.as_deref().and_then(Language::from_tag),
            page: self.page.map(path).filter(|path| !path.is_empty()),
            channel,
            device: self.device.map(device).transpose()?,
        })
    }
}

impl AgentFrame {
    /// The frame with its bounds checked: the key of what an agent says, and its text as
    /// [`checked_text`] keeps it.
    ///
    /// # Errors
    /// [`MessageError`] names what to mend.
    pub fn checked(self) -> Result<Self, MessageError> {
        let Self::AgentSay { request, conversation, key, text } = self else {
            return Ok(self);
        };
        let fits = (1..=MAX_KEY_CHARS).contains(&key.len())
            && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
        if !fits {
            return Err(invalid("key", "must be 1 to 60 letters, digits, `_` or `-`").into());
        }
        let text = checked_text(&text)?;
        Ok(Self::AgentSay { request, conversation, key, text })
    }
}
