//! Others' suites through the conversation: a scripted shopper, signed in as the task's customer,
//! says over the socket protocol (docs/PROTOCOL.md) what a task's actions change, and the end state
//! of the shop is compared.
//!
//! The shopper knows what a customer knows: their orders with names and options, their ways to pay,
//! what a page of the shop shows. It sends texts and choices and reads frames, picks choices by
//! their labels, and says yes only to a summary that names what it wants; else it corrects in words.
//! What only looks something up is not said, and neither is what the suite itself refuses.
//!
//! **Other people's phrasings** (`--phrases FILE`): JSON lines, one a task:
//!
//! ```json
//! {"task": "12", "turns": ["I want to send the lamp back.", "It was order #W100, to my card."]}
//! ```
//!
//! The turns are said in order in place of our phrases. Questions in between are answered from what
//! the task wants, summaries are confirmed or, if no turn is left, corrected as above. Each turn has
//! 1 to 4,000 characters.
//!
//! What a suite's files say is not here (`tau2::through_chat`), and neither is what starts a
//! platform: that is a [`Fresh`] of the caller's.

mod chance;
mod check;
mod chinese;
mod english;
mod line;
mod options;
mod phrases;
mod report;
mod shopper;
mod spoken;
mod told;
pub(crate) mod tongue;
mod view;
pub(crate) mod wish;

#[cfg(test)]
mod tests;

use std::future::Future;

use aisle_client::SecretText;
use aisle_client::session::Content;
use aisle_domain::after_sales::{Customer, Request};
use aisle_domain::ids::ShopperId;
use aisle_domain::shop::{Order, Product};
use serde::{Deserialize, Serialize};

pub use line::LineError;
pub use options::{ChatOptions, Through};
pub use report::{Cause, Report, Talk};
pub use told::Phrases;

use chance::Chance;
use line::Line;
use phrases::Detail;
use shopper::{Move, Shopper};
use tongue::Tongue;
use view::View;
use wish::{Known, Wish};

/// Where a platform listens, and how shoppers are vouched for.
#[derive(Debug, Clone)]
pub struct Endpoint {
    /// The socket, as in `ws://127.0.0.1:8787`.
    pub url: String,
    /// The secret that the merchant's server vouches with.
    pub identity_secret: SecretText,
}

/// A platform that can be begun anew for every task.
pub trait Fresh {
    /// A platform whose shop is as the suite's file has it, at least this shopper's part of it; or
    /// with these records, where a task has its own.
    ///
    /// # Errors
    /// [`FreshError`] when there is none.
    fn fresh(
        &mut self,
        shopper: &ShopperId,
        records: Option<&Records>,
    ) -> impl Future<Output = Result<Endpoint, FreshError>>;

    /// The shop as it is after the conversation. Records that nobody changed may be left out.
    ///
    /// # Errors
    /// [`FreshError`] when it cannot be read.
    fn end(&mut self, shopper: &ShopperId) -> impl Future<Output = Result<EndState, FreshError>>;
}

/// A shop as a task begins with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Records {
    /// Its orders.
    pub orders: Vec<Order>,
    /// Its customers.
    pub customers: Vec<Customer>,
    /// Its products.
    pub products: Vec<Product>,
}

/// What a shop holds at the end.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndState {
    /// Its orders.
    pub orders: Vec<Order>,
    /// Its customers.
    pub customers: Vec<Customer>,
}

/// Why a platform cannot be begun anew or read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct FreshError(pub String);

/// What is to be said in a task.
pub(crate) struct Script<'a> {
    pub(crate) task: &'a str,
    pub(crate) tongue: Tongue,
    pub(crate) known: Known<'a>,
    pub(crate) requests: &'a [Request],
    /// Other people's words.
    pub(crate) told: Option<&'a [String]>,
    pub(crate) seed: u64,
}

/// Holds a task's conversation.
pub(crate) async fn talk(endpoint: &Endpoint, script: &Script<'_>) -> Talk {
    let wishes: Option<Vec<Wish>> =
        script.requests.iter().map(|request| Wish::of(request, &script.known)).collect();
    let mut talk =
        Talk { task: script.task.to_owned(), wishes: script.requests.len(), ..Talk::default() };
    let Some(wishes) = wishes else {
        talk.cause = Some(Cause::NotUnderstood);
        "the shopper has no words for it".clone_into(&mut talk.detail);
        return talk;
    };
    let detail = (script.seed == 0).then_some(Detail::Whole);
    let chance = Chance::new(script.seed, script.task);
    let mut shopper = Shopper::new(script.tongue, wishes, script.told, detail, chance);
    let id = &script.known.customer.id;
    let held = line::call(endpoint, id, script.tongue.code(), async |line: &mut Line| {
        hold(line, &mut shopper, &mut talk).await
    });
    if let Err(error) = held.await {
        talk.cause = Some(Cause::Line);
        talk.detail = error.to_string();
    }
    talk.confirmed = shopper.confirmed();
    talk
}

async fn hold(line: &mut Line, shopper: &mut Shopper, talk: &mut Talk) -> Result<(), LineError> {
    let mut next = shopper.begin();
    loop {
        let (content, shown) = match next {
            Move::Say(text) => (Content::Text(text.clone()), text),
            Move::Pick(id, label) => (Content::Choice(id), format!("[{label}]")),
            Move::Finished => return Ok(()),
            Move::GiveUp(cause, detail) => {
                talk.cause = Some(cause);
                talk.detail = detail;
                return Ok(());
            }
        };
        talk.transcript.push(format!("> {shown}"));
        let view = View::of(&line.say(content).await?);
        talk.transcript.push(view.told());
        next = shopper.answer(&view);
    }
}
