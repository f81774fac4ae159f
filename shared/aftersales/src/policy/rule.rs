//! A rule as it was loaded: what its id in a verdict or an audit record stands for.

use super::annotation::{Fee, Until};

/// What a rule does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It allows what nothing forbids.
    Permits,
    /// It refuses, whatever permits.
    Forbids,
    /// It asks for a person, where the rest allows.
    AsksForReview,
}

/// A rule of the merchant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its `@id`.
    pub id: String,
    /// The file that it stands in.
    pub file: String,
    /// The line that it begins at, from one.
    pub line: usize,
    /// What it does.
    pub effect: Effect,
    /// The code of the refusal, of a rule that forbids.
    pub reason: Option<String>,
    /// What it costs.
    pub(super) fee: Fee,
    /// Until when it would have been possible.
    pub(super) until: Option<Until>,
}
