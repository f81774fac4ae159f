//! `intake`: takes a shopper's frames in. Checks shape, size, counter and rate, appends messages
//! to the log, wakes `nlu`; its return value is the answer on the socket. It decides nothing about
//! what is said.

mod deps;
mod error;
mod handler;
mod message;
mod resume;
mod start;

pub use deps::Deps;
pub use error::Error;
pub use handler::handle;
