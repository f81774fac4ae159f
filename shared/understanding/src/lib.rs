//! Understanding: a shopper's words in, one [`aisle_domain::understood::Understood`] out.
//!
//! Everything here is a pure function of its arguments: no I/O, no async, no clock, no randomness.
//! Every function that takes a text is total: it accepts any string and its work is bounded by
//! the string's length. Nothing that comes out of here is an authorisation.
//!
//! The parts, in the order in which a message meets them:
//! [`normalise`] → [`language`], [`entities`] → [`Model`] (features, scores, calibrated
//! probabilities) → [`Understander`]. Beside them stand [`pack`] and [`trainer`], which make the
//! model from a merchant's phrases, and [`masking`], which every log line passes.

pub mod answer;
mod artifact;
pub mod builtin;
mod concepts;
mod digest;
pub mod entities;
mod features;
mod folding;
mod gibberish;
pub mod language;
pub mod masking;
mod model;
pub mod mood;
mod neighbours;
mod normalise;
pub mod pack;
mod parts;
mod rows;
mod selection;
mod simplified;
mod situation;
mod tokens;
pub mod trainer;
mod understander;
mod vocabulary;

pub use artifact::ArtifactError;
pub use entities::Recognisers;
pub use model::{Judgement, Model};
pub use normalise::normalise;
pub use pack::Phrase;
pub use selection::Selection;
pub use situation::{Home, Situation};
pub use understander::{Explanation, MAX_CHARS, Understander};

/// Name of the class whose phrases a shop's service is not for. It is never an answer; it teaches
/// the model to refuse.
pub const OUT_OF_SCOPE: &str = "out_of_scope";
