//! Cases: conversations that a merchant writes down with what must be answered and done, and that are
//! played against the pack's own flows, wording and understanding. The shop is the caller's.

mod parse;
mod run;

use aisle_domain::Timestamp;
use aisle_domain::conversation::{Action, State};
use aisle_domain::ids::OrderNumber;
use aisle_domain::reading::SlotReader;
use aisle_domain::shop::OrderStatus;
use aisle_domain::understood::Understood;

pub use run::{CaseProblem, Played, run_cases};

use crate::decide::ActionResult;
use crate::flow::Flows;
use crate::wording::Wording;

/// The shop of one case: answers commands as the `order` function would.
pub trait CaseShop {
    /// Does what a command says, for a conversation of this state.
    fn run(&mut self, action: &Action, state: &State) -> ActionResult;

    /// Where an order stands now, or `None` if there is none of this number.
    fn status(&self, order: &OrderNumber) -> Option<OrderStatus>;
}

/// Reads a message of a conversation of this state, at this instant.
pub type Understand<'a> = dyn Fn(&State, Timestamp, &str) -> Understood + 'a;

/// What cases are played against.
#[derive(Clone, Copy)]
pub struct Stage<'a> {
    /// The pack's words.
    pub wording: &'a Wording,
    /// The pack's flows.
    pub flows: &'a Flows,
    /// What messages mean.
    pub understand: &'a Understand<'a>,
    /// Reads answers against what the shop knows.
    pub reader: &'a dyn SlotReader,
    /// A shop as it is when a case begins.
    pub shop: &'a dyn Fn() -> Box<dyn CaseShop>,
    /// When a case begins; each turn is a minute later.
    pub now: Timestamp,
}

impl std::fmt::Debug for Stage<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stage").field("now", &self.now).finish_non_exhaustive()
    }
}
