//! Tools of the merchant around understanding: `aisle nlu …` and `aisle understand`. They read and
//! write files and streams; what words mean is `aisle-understanding`'s, what a pack holds
//! `aisle-pack`'s.
//!
//! `args` has the commands; one module for each.

mod args;
mod bench;
mod error;
mod progress;
mod train;
mod understand;

pub use args::{NluArgs, NluCommand};
pub use bench::{Bench, BenchError, Suite};
pub use error::NluError;
pub use progress::Progress;
pub use train::Train;
pub use understand::{Understand, describe};
