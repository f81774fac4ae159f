//! `nlu`: understands what a shopper said and answers it, or orders what the answer needs. Reads
//! everything after "handled up to", in order, and appends one entry for it. It executes nothing
//! itself: commands go to `order`.

mod deps;
mod error;
mod handler;
mod turn;

pub use deps::Deps;
pub use error::Error;
pub use handler::{Outcome, handle};
