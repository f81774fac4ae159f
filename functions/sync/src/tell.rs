//! How shoppers hear of news: each conversation that wants to is sent a message of its own, and there
//! the news is decided on and appended right after the tail. Said once: what was told stands in the
//! state, with the entry that told it, so that whoever comes again drives that entry again.

use std::collections::BTreeSet;
use std::time::Duration;

use aisle_contract::sync::{FanningOut, SyncTask, Telling as Task};
use aisle_dialogue::Context;
use aisle_dialogue::notice::{self, Telling, Untold};
use aisle_domain::conversation::{Body, State};
use aisle_domain::ids::{ConversationId, ShopperId};
use aisle_domain::news::{News, NewsKind, Subject};
use aisle_domain::shop::OrderStatus;
use aisle_ports::queue::MAX_DELAY;
use futures::future::try_join_all;

use crate::handler::send;
use crate::{Deps, Error, Outcome, Records};

/// Conversations that are told of an order: the newest ones.
const MOST_CONVERSATIONS: usize = 20;
/// Conversations that one message of a fan-out serves.
const AT_A_TIME: usize = 20;
/// How long to wait for a command to end.
const WAIT: Duration = Duration::from_secs(3);
/// How often.
const MOST_WAITS: u8 = 20;

/// Sends word of news to everybody who wants to hear it: to those who watch the order, and to the
/// conversations of its shopper; to those who wait for an item.
pub(crate) async fn tell_on(
    deps: &Deps,
    news: &[News],
    shopper: Option<&ShopperId>,
) -> Result<(), Error> {
    for news in news.iter().filter(|news| deps.notices.on.contains(&news.kind())) {
        if news.order().is_none() {
            send(deps, SyncTask::fan_out(news.clone(), None), Duration::ZERO).await?;
            continue;
        }
        let watches = &deps.delivery.watches;
        let mut told: BTreeSet<ConversationId> = BTreeSet::new();
        let whose = shopper.cloned().map(Subject::Shopper);
        for subject in [news.subject()].into_iter().chain(whose) {
            told.extend(watches.newest(&subject, MOST_CONVERSATIONS).await?);
        }
        send_to(deps, news, told).await?;
    }
    Ok(())
}

/// Sends word of news to the next ones who wait for an item.
pub(crate) async fn fan_out(deps: &Deps, task: FanningOut) -> Result<Outcome, Error> {
    let FanningOut { notice: news, after } = task;
    let watches = &deps.delivery.watches;
    let page = watches.page(&news.subject(), after.as_ref(), AT_A_TIME).await?;
    if let Some(last) = page.last().filter(|_| page.len() == AT_A_TIME) {
        let next = SyncTask::fan_out(news.clone(), Some(last.clone()));
        send(deps, next, Duration::ZERO).await?;
    }
    send_to(deps, &news, page).await?;
    Ok(Outcome::SentOn)
}

async fn send_to(
    deps: &Deps,
    news: &News,
    conversations: impl IntoIterator<Item = ConversationId>,
) -> Result<(), Error> {
    let sends = conversations.into_iter().map(|conversation| {
        send(deps, SyncTask::tell(conversation, news.clone(), 0), Duration::ZERO)
    });
    try_join_all(sends).await.map(drop)
}

/// Tells a conversation, if it is to hear it, and now.
pub(crate) async fn tell(deps: &Deps, task: Task) -> Result<Outcome, Error> {
    let Task { conversation, notice: news, tries } = task;
    let delivery = &deps.delivery;
    let mut attempts = delivery.attempts();
    loop {
        attempts.next().await?;
        let tail = delivery.log.tail(&conversation).await?;
        let Some(state) = tail.state() else { return Ok(Outcome::NotTold) };
        let seq = tail.last().next();
        let context = Context::for_words(&deps.wording, delivery.clock.now(), seq);
        let mut written = match notice::decide(&context, &deps.notices, state, &news) {
            Telling::Tell(written) => *written,
            Telling::Told(seq) => {
                if let Some(entry) = delivery.entry(&conversation, seq).await? {
                    delivery.drive(&conversation, &entry).await?;
                }
                waits_no_more(deps, &conversation, &news).await?;
                return Ok(Outcome::ToldBefore(seq));
            }
            Telling::Wait if tries >= MOST_WAITS => {
                count("NoticesNotTold", "command_open");
                return Ok(Outcome::NotTold);
            }
            Telling::Wait => {
                let again = SyncTask::tell(conversation, news, tries.saturating_add(1));
                send(deps, again, WAIT).await?;
                return Ok(Outcome::Later);
            }
            Telling::Quiet(time) => {
                let again = SyncTask::tell(conversation, news, tries);
                send(deps, again, time.min(MAX_DELAY)).await?;
                return Ok(Outcome::Later);
            }
            Telling::Not(why) => {
                if why == Untold::Ended {
                    forget(deps, &conversation, state, &news).await?;
                }
                count("NoticesNotTold", why.name());
                return Ok(Outcome::NotTold);
            }
        };
        if is_past(deps, &news).await? {
            count("NoticesNotTold", Untold::Outdated.name());
            return Ok(Outcome::NotTold);
        }
        if delivery.pending(&conversation, &tail).await?.is_empty() {
            written.state.handled_up_to = seq;
        }
        let body = Body::Written(Box::new(written));
        let write_id = delivery.new_write_id();
        if let Some(entry) = delivery.append(&conversation, &tail, write_id, body).await? {
            delivery.drive(&conversation, &entry).await?;
            waits_no_more(deps, &conversation, &news).await?;
            count("NoticesTold", news.kind().name());
            return Ok(Outcome::Told(entry.seq));
        }
    }
}

/// Whether the order has moved on since, while the news waited for the end of quiet hours, or in the
/// queue: what it moved on to is told by itself.
async fn is_past(deps: &Deps, news: &News) -> Result<bool, Error> {
    let told = match news.kind() {
        NewsKind::Shipped | NewsKind::Delayed => OrderStatus::Shipped,
        NewsKind::OutForDelivery => OrderStatus::OutForDelivery,
        NewsKind::Delivered | NewsKind::RefundPaid | NewsKind::BackInStock => return Ok(false),
    };
    let Some(number) = news.order().filter(|_| deps.records == Records::Tables) else {
        return Ok(false);
    };
    let stored = deps.mirror.mirrored_order(number).await?.record;
    Ok(stored.is_some_and(|order| order.status > told))
}

/// Whoever waited for an item waits no more.
async fn waits_no_more(
    deps: &Deps,
    conversation: &ConversationId,
    news: &News,
) -> Result<(), Error> {
    if let subject @ Subject::Item(_) = news.subject() {
        deps.delivery.watches.unwatch(conversation, &subject).await?;
    }
    Ok(())
}

/// A conversation that is over watches nothing.
async fn forget(
    deps: &Deps,
    conversation: &ConversationId,
    state: &State,
    news: &News,
) -> Result<(), Error> {
    let shopper = state.shopper.clone().map(Subject::Shopper);
    for subject in [news.subject()].into_iter().chain(shopper) {
        deps.delivery.watches.unwatch(conversation, &subject).await?;
    }
    Ok(())
}

fn count(metric: &'static str, what: &'static str) {
    tracing::info!(
        target: "aisle_metric",
        metric = metric, unit = "Count", value = 1.0, What = what,
    );
}
