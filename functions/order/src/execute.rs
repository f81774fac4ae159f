//! Asking the order book, in bounded time, and holding the answer against the policy.

use std::time::Duration;

use aisle_delivery::WORKING_AFTER;
use aisle_dialogue::{ActionResult, policy};
use aisle_domain::conversation::{Action, State};
use aisle_domain::ids::ConversationId;
use aisle_domain::shop::Order;
use aisle_ports::PortError;
use aisle_ports::clock::{Elapsed, timeout};
use futures::future::{Either, select};

use crate::Deps;

/// The order book's time for one answer, all tries included.
const ANSWER_WITHIN: Duration = Duration::from_secs(3);
/// How often it is asked.
const ATTEMPTS: u32 = 2;
/// Orders that are listed.
const RECENT_ORDERS: usize = 5;

/// Executes an action. Always ends within [`ANSWER_WITHIN`]; after [`WORKING_AFTER`] the shopper
/// is told that it takes a little longer.
pub(crate) async fn execute(
    deps: &Deps,
    conversation: &ConversationId,
    state: &State,
    action: &Action,
) -> ActionResult {
    let clock = deps.delivery.clock.as_ref();
    let asking = std::pin::pin!(timeout(clock, ANSWER_WITHIN, ask(deps, state, action)));
    let answer = match select(asking, clock.sleep(WORKING_AFTER)).await {
        Either::Left((answer, _)) => answer,
        Either::Right(((), asking)) => {
            deps.delivery.show_working(conversation).await;
            asking.await
        }
    };
    match answer {
        Ok(Ok(result)) => result,
        Ok(Err(error)) => {
            tracing::error!(%conversation, %error, "the order book failed");
            ActionResult::Unknown
        }
        Err(Elapsed) => {
            tracing::error!(%conversation, "the order book did not answer in time");
            ActionResult::Unknown
        }
    }
}

async fn ask(deps: &Deps, state: &State, action: &Action) -> Result<ActionResult, PortError> {
    let mut made = 1;
    loop {
        match ask_once(deps, state, action).await {
            Err(error) if error.is_retryable() && made < ATTEMPTS => {
                let bound = error.retry_after.unwrap_or(Duration::from_millis(200));
                deps.delivery.clock.sleep(deps.delivery.randomness.jitter(bound)).await;
                made += 1;
            }
            settled => return settled,
        }
    }
}

async fn ask_once(deps: &Deps, state: &State, action: &Action) -> Result<ActionResult, PortError> {
    match action {
        // A missing and a foreign order take the same way: one read, one answer.
        Action::LookUpOrder { number, proof } => {
            let order = deps.order_book.order(number).await?;
            let may_see = |order: &Order| policy::may_see(order, proof, state);
            Ok(match order.filter(may_see) {
                Some(order) => ActionResult::Order(Box::new(order)),
                None => ActionResult::NotFound,
            })
        }
        Action::ListOrders { shopper } if state.shopper.as_ref() == Some(shopper) => {
            let orders = deps.order_book.recent_orders(shopper, RECENT_ORDERS).await?;
            Ok(ActionResult::Orders(orders))
        }
        Action::ListOrders { .. } => Ok(ActionResult::NotFound),
    }
}
