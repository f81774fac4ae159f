//! Dialogue: what to say and do next. A pure function of the conversation's state and of what
//! happened: no I/O, no clock but the instant that is passed in, no randomness. What a message
//! means is `understanding`'s business; how an entry is delivered, `delivery`'s.

mod amounts;
mod card;
pub mod cases;
mod context;
mod dates;
mod decide;
pub mod flow;
mod handoff;
pub mod notice;
pub mod policy;
mod settled;
mod small_talk;
mod track_order;
pub mod wording;
mod yaml;

pub use context::{Context, NoReader};
pub use decide::{ActionResult, Decision, Event, decide, greeting};
pub use flow::{FlowError, Flows};
pub use handoff::{claimed, ended, failed, given_back, nobody_free};
pub use settled::{not_settled, settled, switched_off};
pub use track_order::asks_which;
pub use wording::{Wording, WordingError};
