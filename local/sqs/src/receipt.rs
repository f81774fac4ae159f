//! Receipt handles: which message of which queue, and which of its receptions. Opaque to callers.

use crate::error::QueueError;

/// A parsed handle. A later reception of the message makes it stale: it then deletes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Receipt {
    pub queue: i64,
    pub message: i64,
    pub reception: i64,
}

impl Receipt {
    /// The text given to callers.
    pub fn render(self) -> String {
        format!("r1-{:x}-{:x}-{:x}", self.queue, self.message, self.reception)
    }

    /// Reads a handle and checks that it came from `queue`.
    pub fn parse(text: &str, queue: i64) -> Result<Self, QueueError> {
        Self::read(text)
            .filter(|receipt| receipt.queue == queue)
            .ok_or(QueueError::ReceiptHandleIsInvalid)
    }

    fn read(text: &str) -> Option<Self> {
        let mut numbers =
            text.strip_prefix("r1-")?.split('-').map(|part| i64::from_str_radix(part, 16).ok());
        let receipt = Self {
            queue: numbers.next()??,
            message: numbers.next()??,
            reception: numbers.next()??,
        };
        numbers.next().is_none().then_some(receipt)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn reads_what_it_wrote_and_nothing_else() {
        let receipt = Receipt { queue: 3, message: 4711, reception: 2 };
        assert_eq!(Receipt::parse(&receipt.render(), 3).unwrap(), receipt);
        for foreign in ["", "r1-", "r1-3-4", "r1-3-4-5-6", "r1-x-4-5", "r2-3-4-5", "3-4-5"] {
            assert!(Receipt::parse(foreign, 3).is_err(), "{foreign}");
        }
        assert!(Receipt::parse(&receipt.render(), 4).is_err(), "another queue's handle");
    }
}
