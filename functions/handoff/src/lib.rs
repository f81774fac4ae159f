//! `handoff`: brings a human in and lets them out. Keeps the board of waiting conversations,
//! serves the agents' frames, and turns what the other functions could not process into a case.
//! Who owns a conversation is said by its log alone; the board only helps to find those that wait.

mod agent;
mod board;
mod dead_letter;
mod deps;
mod error;
mod queued;

pub use agent::handle as handle_agent;
pub use board::handle as handle_task;
pub use dead_letter::{DeadLetter, handle as handle_dead_letter};
pub use deps::Deps;
pub use error::Error;
pub use queued::handle as handle_queued;
