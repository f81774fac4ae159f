//! What one conversation said and was shown, for whoever wants to compare it with the log.

use aisle_contract::frame::Reply;
use serde::Serialize;

/// A message that was acknowledged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Acknowledged {
    /// The device's count of it.
    pub n: u32,
    /// What was said.
    pub text: String,
    /// Its position.
    pub seq: u64,
}

/// An entry that was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownEntry {
    /// Its position.
    pub seq: u64,
    /// The positions that it answers.
    pub answers: Vec<u64>,
    /// What was shown; `None` for the greeting that came with `welcome`, which is no entry's form.
    pub reply: Option<Reply>,
}

/// One conversation of one device.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Screen {
    /// The conversation; empty if it never began.
    pub conversation: String,
    /// The device.
    pub device: String,
    /// What was acknowledged, in that order.
    pub acked: Vec<Acknowledged>,
    /// What was shown, in order of arrival, each once. Echoes of what was said are not among it.
    pub shown: Vec<ShownEntry>,
}
