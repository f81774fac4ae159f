//! Executing one command in bounded time: look-ups here, requests in `request`. Whatever happens,
//! it ends with a result.

use std::time::Duration;

use aisle_delivery::WORKING_AFTER;
use aisle_dialogue::{ActionResult, policy};
use aisle_domain::Timestamp;
use aisle_domain::conversation::{Action, Audit, State};
use aisle_domain::ids::{ConversationId, IdempotencyKey};
use aisle_domain::shop::Order;
use aisle_ports::PortError;
use aisle_ports::clock::{Elapsed, timeout};
use futures::future::{Either, select};

use crate::{Deps, request};

/// The order book's time for one answer, all tries and all steps of a chain included.
pub(crate) const ANSWER_WITHIN: Duration = Duration::from_secs(3);
/// How often it is asked.
const ATTEMPTS: u32 = 2;
/// Orders that are listed.
const RECENT_ORDERS: usize = 5;

/// A command in its conversation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Job<'a> {
    /// The conversation.
    pub(crate) conversation: &'a ConversationId,
    /// The state that it is executed in.
    pub(crate) state: &'a State,
    /// What to do.
    pub(crate) action: &'a Action,
    /// The key under which a change is made: that of the command that the log holds.
    pub(crate) key: &'a IdempotencyKey,
    /// When it must have ended.
    pub(crate) until: Timestamp,
}

/// What came of a command.
#[derive(Debug, Clone)]
pub(crate) struct Executed {
    /// What the shopper is told of.
    pub(crate) result: ActionResult,
    /// What is kept of it, for a request.
    pub(crate) audit: Option<Box<Audit>>,
}

impl From<ActionResult> for Executed {
    fn from(result: ActionResult) -> Self {
        Self { result, audit: None }
    }
}

/// Executes a command. Always ends at `until`; after [`WORKING_AFTER`] the shopper is told that it
/// takes a little longer.
pub(crate) async fn execute(deps: &Deps, job: Job<'_>) -> Executed {
    let clock = deps.delivery.clock.as_ref();
    let left = job.until.duration_since(clock.now());
    let within = Duration::try_from(left).unwrap_or(Duration::ZERO);
    let asking = std::pin::pin!(timeout(clock, within, ask(deps, job)));
    let answer = match select(asking, clock.sleep(WORKING_AFTER)).await {
        Either::Left((answer, _)) => answer,
        Either::Right(((), asking)) => {
            deps.delivery.show_working(job.conversation).await;
            asking.await
        }
    };
    let conversation = job.conversation;
    match answer {
        Ok(Ok(executed)) => executed,
        Ok(Err(error)) => {
            tracing::error!(%conversation, %error, "the order book failed");
            unknown(deps, job.action)
        }
        Err(Elapsed) => {
            tracing::error!(%conversation, "the order book did not answer in time");
            unknown(deps, job.action)
        }
    }
}

/// The result of a command that nobody knows the end of.
fn unknown(deps: &Deps, action: &Action) -> Executed {
    match action {
        Action::Perform { request, confirmed, .. } => Executed {
            result: ActionResult::Unknown,
            audit: Some(Box::new(request::unsettled(deps, request, confirmed, 0))),
        },
        _ => ActionResult::Unknown.into(),
    }
}

async fn ask(deps: &Deps, job: Job<'_>) -> Result<Executed, PortError> {
    let mut made = 1;
    loop {
        match ask_once(deps, job).await {
            Err(error) if error.is_retryable() && made < ATTEMPTS => {
                let bound = error.retry_after.unwrap_or(Duration::from_millis(200));
                deps.delivery.clock.sleep(deps.delivery.randomness.jitter(bound)).await;
                made += 1;
            }
            settled => return settled,
        }
    }
}

async fn ask_once(deps: &Deps, job: Job<'_>) -> Result<Executed, PortError> {
    let state = job.state;
    match job.action {
        // A missing and a foreign order take the same way: one read, one answer.
        Action::LookUpOrder { number, proof } => {
            let order = deps.order_book.order(number).await?;
            let may_see = |order: &Order| policy::may_see(order, proof, state);
            Ok(match order.filter(may_see) {
                Some(order) => ActionResult::Order(Box::new(order)),
                None => ActionResult::NotFound,
            }
            .into())
        }
        Action::ListOrders { shopper } if state.shopper.as_ref() == Some(shopper) => {
            let orders = deps.order_book.recent_orders(shopper, RECENT_ORDERS).await?;
            Ok(ActionResult::Orders(orders).into())
        }
        Action::ListOrders { .. } => Ok(ActionResult::NotFound.into()),
        Action::ReadRecord { order, proof } => {
            let record = request::read(deps, state, order.as_ref(), proof, &[]).await?;
            Ok(match record {
                Some((record, level)) => {
                    ActionResult::Record(Box::new(request::shown(record, level)))
                }
                None => ActionResult::NotFound,
            }
            .into())
        }
        Action::Prepare { request, proof } => request::prepare(deps, state, request, proof).await,
        Action::Perform { request, proof, confirmed } => {
            request::perform(deps, job, request, proof, confirmed).await
        }
    }
}
