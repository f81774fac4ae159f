//! `order`: executes the commands that conversations ordered, under the merchant's policy, and
//! answers with their result. It understands nothing and decides no wording.

mod deps;
mod error;
mod execute;
mod handler;
mod request;
mod settle;

pub use deps::Deps;
pub use error::Error;
pub use handler::{Outcome, handle};
