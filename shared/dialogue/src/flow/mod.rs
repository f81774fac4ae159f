//! Flows as data: what a merchant writes down of how something is got done ([`Flow`], read by
//! [`Flows::parse`]), and the engine that goes through it with a shopper. Every repair (corrections,
//! digressions, second thoughts, unclear answers) is the engine's, so that no author needs to think
//! of it. What a message says is read by a `SlotReader`; what a request does is `aftersales`'s.

mod ask;
mod check;
mod confirm;
mod definition;
mod draw;
mod fill;
mod money;
mod orders;
mod parse;
mod picked;
mod proof;
mod repair;
mod request;
mod results;
mod said;
mod several;
mod turn;
mod values;
mod walk;
mod words;

pub use definition::{
    AccountField, Condition, Flow, Flows, Slot, SlotKind, Step, StepKind, Target,
};
pub use parse::FlowError;

pub(crate) use picked::picked;
pub(crate) use repair::{answered, begin, is_detail, is_gone, waits};
pub(crate) use results::{done, told_end};
pub(crate) use said::{Heed, continued};
pub(crate) use words::plainly;
