//! Identifiers as newtypes, so that one can never be passed for another. Each is bounded in size
//! and alphabet, because all of them arrive from outside. Making new ones is not done here: it
//! needs randomness, which is a port.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a text is not an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind} must be {min} to {max} characters of letters, digits and {extra:?}{besides}")]
pub struct InvalidId {
    kind: &'static str,
    min: usize,
    max: usize,
    extra: &'static str,
    besides: &'static str,
}

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident, $max:literal, $extra:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Longest accepted form, in bytes.
            pub const MAX_BYTES: usize = $max;

            /// Accepts ASCII letters, digits and a few more characters, up to `MAX_BYTES`.
            ///
            /// # Errors
            /// [`InvalidId`] when the text is empty, too long or has another character.
            pub fn new(text: impl Into<String>) -> Result<Self, InvalidId> {
                let text = text.into();
                let fits = !text.is_empty()
                    && text.len() <= $max
                    && text.chars().all(|c| c.is_ascii_alphanumeric() || $extra.contains(c));
                if fits {
                    Ok(Self(text))
                } else {
                    let (kind, extra) = (stringify!($name), $extra);
                    Err(InvalidId { kind, min: 1, max: $max, extra, besides: "" })
                }
            }

            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;
            fn try_from(text: String) -> Result<Self, InvalidId> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_id!(
    /// One conversation between a shopper and the shop; the partition of its log.
    ConversationId, 64, "_-"
);
text_id!(
    /// A WebSocket connection, named by API Gateway; lives two hours at most.
    ConnectionId, 128, "_-=+/"
);
text_id!(
    /// A signed-in customer, named by the merchant's site.
    ShopperId, 128, "_-.@:+|"
);
text_id!(
    /// A human agent of the merchant.
    AgentId, 128, "_-.@:+|"
);
text_id!(
    /// One browser tab or app installation of a shopper; owns its own message counter.
    DeviceId, 64, "_-"
);
text_id!(
    /// Names one attempt to append, so that a writer recognises its own entry after a lost answer.
    WriteId, 64, "_-:."
);
text_id!(
    /// A product of the catalogue.
    ProductId, 64, "_-."
);
text_id!(
    /// One variant of a product, the thing that is bought (a stock keeping unit).
    ItemId, 64, "_-."
);
text_id!(
    /// Something that a customer can pay with, named by the merchant.
    PaymentMethodId, 64, "_-."
);
text_id!(
    /// Names one wish, so that the shop does it at most once however often it is asked.
    IdempotencyKey, 128, "_-.:#"
);
text_id!(
    /// A carrier's number for one parcel.
    TrackingNumber, 64, "_-. "
);

macro_rules! random_id {
    ($name:ident, $prefix:literal) => {
        impl $name {
            /// Makes the identifier that stands for 128 bits of randomness.
            #[must_use]
            pub fn from_random(bits: u128) -> Self {
                Self(format!(concat!($prefix, "{:032x}"), bits))
            }
        }
    };
}
random_id!(ConversationId, "c-");
random_id!(WriteId, "w-");
random_id!(DeviceId, "d-");

impl IdempotencyKey {
    /// The key of a command: its place in the log, which nothing else ever has.
    #[must_use]
    pub fn of_command(conversation: &ConversationId, seq: Seq, step: Step) -> Self {
        Self(format!("{conversation}#{}#{}", seq.get(), step.0))
    }
}

/// A merchant's number for an order, in its one spelling: upper case, no `#`, no spaces.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OrderNumber(String);

impl OrderNumber {
    /// Brings what a person or a shop system wrote into the one spelling.
    ///
    /// # Errors
    /// [`InvalidId`] unless 3 to 32 letters, digits or `-` remain, one of them a digit.
    pub fn parse(text: &str) -> Result<Self, InvalidId> {
        let number = text.trim().trim_start_matches('#').to_ascii_uppercase();
        let fits = (3..=32).contains(&number.len())
            && number.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && number.chars().any(|c| c.is_ascii_digit());
        if fits {
            Ok(Self(number))
        } else {
            let (kind, besides) = ("OrderNumber", ", with a digit");
            Err(InvalidId { kind, min: 3, max: 32, extra: "-", besides })
        }
    }

    /// The number without `#`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for OrderNumber {
    type Error = InvalidId;
    fn try_from(text: String) -> Result<Self, InvalidId> {
        Self::parse(&text)
    }
}

impl From<OrderNumber> for String {
    fn from(number: OrderNumber) -> Self {
        number.0
    }
}

impl fmt::Display for OrderNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

impl fmt::Debug for OrderNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// Position of an entry in a conversation's log; the first is 1, 0 means "before everything".
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Seq(u64);

impl Seq {
    /// Before the first entry.
    pub const ZERO: Self = Self(0);
    /// The first entry.
    pub const FIRST: Self = Self(1);

    /// The position as a number.
    #[must_use]
    pub const fn new(position: u64) -> Self {
        Self(position)
    }

    /// The position as a number.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }

    /// The position after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// The position before this one; `ZERO` stays `ZERO`.
    #[must_use]
    pub const fn previous(self) -> Self {
        Self(self.0.saturating_sub(1))
    }
}

impl fmt::Display for Seq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A device's own count of the messages it sent in a conversation; the first is 1.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Counter(pub u32);

impl Counter {
    /// The count of the message after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// The place of a command within the entry that ordered it; the first is 0.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Step(pub u16);

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn order_numbers_have_one_spelling() {
        for text in ["#W2378156", "w2378156", " W2378156 ", "#w2378156"] {
            assert_eq!(OrderNumber::parse(text).unwrap().as_str(), "W2378156", "{text}");
        }
        for text in ["", "#", "order", "W 237", "#W23_78", "1".repeat(33).as_str()] {
            assert!(OrderNumber::parse(text).is_err(), "{text}");
        }
        let told = OrderNumber::parse("A1").unwrap_err().to_string();
        assert!(told.contains("3 to 32 characters"), "{told}");
        let told = ConversationId::new("").unwrap_err().to_string();
        assert!(told.contains("1 to 64 characters"), "{told}");
    }

    #[test]
    fn ids_are_bounded() {
        assert!(ConversationId::new("c-1").is_ok());
        assert!(ConversationId::new("").is_err());
        assert!(ConversationId::new("a/b").is_err());
        assert!(ConversationId::new("x".repeat(65)).is_err());
        assert!(ConnectionId::new("L0SM9cOFvHcCIhw=").is_ok());
    }
}
