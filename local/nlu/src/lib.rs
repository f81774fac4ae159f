//! Tools of the merchant around understanding: `aisle nlu …` and `aisle understand`. They read and
//! write files and streams; what words mean is `aisle-understanding`'s, what a pack holds
//! `aisle-pack`'s.
//!
//! - `args`: the commands; one module for each;
//! - `source`: a pack's phrases with file and line; `messages`: labelled messages that measure;
//! - `metrics`: what is counted, as functions of numbers alone.

mod args;
mod error;
pub mod metrics;
mod progress;
mod train;
mod understand;

pub use args::{NluArgs, NluCommand, Verdict};
pub use error::NluError;
pub use progress::Progress;
pub use train::Train;
pub use understand::{Understand, describe};
