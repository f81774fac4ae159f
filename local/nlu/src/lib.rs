//! Tools of the merchant around understanding: `aisle nlu …` and `aisle understand`. They read and
//! write files and streams; what words mean is `aisle-understanding`'s, what a pack holds
//! `aisle-pack`'s.
//!
//! `args` has the commands; one module for each. `places` reads phrases with their lines, `reading`
//! cross-validates.

mod args;
mod check;
mod error;
mod eval;
mod import;
mod places;
mod problems;
mod progress;
mod reading;
mod table;
mod train;
mod understand;

pub use args::{NluArgs, NluCommand};
pub use check::Check;
pub use error::NluError;
pub use eval::Eval;
pub use import::{Format, Import};
pub use problems::{Problem, Problems};
pub use progress::Progress;
pub use train::Train;
pub use understand::{Understand, describe};
