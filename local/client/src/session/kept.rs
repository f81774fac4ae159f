//! What a client keeps between its runs: duty 1 of docs/PROTOCOL.md.

use aisle_contract::frame::Message;
use aisle_domain::ids::DeviceId;
use rand::Rng;
use serde::{Deserialize, Serialize};

/// What the shopper says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Typed text.
    Text(String),
    /// The id of a choice that was picked.
    Choice(String),
}

/// A message that is not acknowledged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// Its count.
    pub n: u32,
    /// What it says.
    pub content: Content,
}

/// What is kept. Holds the resume token: whoever reads it may read the conversation.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Which conversation, once it began.
    #[serde(default)]
    pub conversation: Option<String>,
    /// Brings the client back to it.
    #[serde(default)]
    pub resume_token: Option<String>,
    /// This client, chosen once.
    pub device: DeviceId,
    /// The count of its last acknowledged message; 0 if there is none.
    #[serde(default)]
    pub n: u32,
    /// Everything up to this position has been shown.
    #[serde(default)]
    pub complete: u64,
    /// What is not yet acknowledged.
    #[serde(default)]
    pub pending: Option<Pending>,
}

impl std::fmt::Debug for Kept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Kept")
            .field("conversation", &self.conversation)
            .field("device", &self.device)
            .field("n", &self.n)
            .field("complete", &self.complete)
            .finish_non_exhaustive()
    }
}

impl Kept {
    /// Nothing yet but the device.
    #[must_use]
    pub const fn new(device: DeviceId) -> Self {
        Self { conversation: None, resume_token: None, device, n: 0, complete: 0, pending: None }
    }

    /// Forgets the conversation; the device stays the same.
    pub(super) fn forget(&mut self) {
        *self = Self::new(self.device.clone());
    }

    /// The pending message as it stands on the wire.
    pub(super) fn message(&self) -> Option<Message> {
        let Pending { n, content } = self.pending.as_ref()?;
        let (text, choice) = match content {
            Content::Text(text) => (Some(text.clone()), None),
            Content::Choice(id) => (None, Some(id.clone())),
        };
        Some(Message { device: self.device.to_string(), n: *n, text, choice })
    }
}

/// A new device's id.
#[must_use]
pub fn new_device() -> Option<DeviceId> {
    DeviceId::new(format!("t-{:016x}", rand::rng().random::<u64>())).ok()
}
