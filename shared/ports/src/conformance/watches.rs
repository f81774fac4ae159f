//! What every register of watches must do.

use std::time::Duration;

use aisle_domain::ids::{ConversationId, ItemId, OrderNumber, ShopperId};
use aisle_domain::news::Subject;

use super::sample::conversation;
use crate::Watches;

/// Runs all checks, each on a fresh register. The maker returns with it a function that lets time
/// pass on the register's clock.
///
/// # Panics
/// When the adapter does not conform.
pub async fn watches_suite<W: Watches>(
    make: impl AsyncFn() -> (W, Box<dyn Fn(Duration) + Send + Sync>),
) {
    nobody_watches_at_first(&make().await.0).await;
    let (watches, pass) = make().await;
    the_newest_come_first(&watches, &*pass).await;
    subjects_never_mix(&make().await.0).await;
    let (watches, pass) = make().await;
    watching_again_renews(&watches, &*pass).await;
    pages_have_everybody_once(&make().await.0).await;
    let (watches, pass) = make().await;
    watches_expire(&watches, &*pass).await;
}

fn item() -> Subject {
    Subject::Item(ItemId::new("daypack-moss").expect("a valid id"))
}

fn shopper(id: &str) -> Subject {
    Subject::Shopper(ShopperId::new(id).expect("a valid id"))
}

async fn watch<W: Watches>(watches: &W, n: u32, subject: &Subject) {
    watches.watch(&conversation(n), subject).await.expect("watch");
}

async fn newest<W: Watches>(watches: &W, subject: &Subject, limit: usize) -> Vec<ConversationId> {
    watches.newest(subject, limit).await.expect("newest")
}

async fn nobody_watches_at_first<W: Watches>(watches: &W) {
    assert_eq!(newest(watches, &item(), 20).await, []);
    assert_eq!(watches.page(&item(), None, 20).await.expect("page"), []);
    watches.unwatch(&conversation(1), &item()).await.expect("a missing one is no error");
}

async fn the_newest_come_first<W: Watches>(watches: &W, pass: &(dyn Fn(Duration) + Sync)) {
    // Names run against time, so that an order by name would show.
    for n in (1..=30).rev() {
        watch(watches, n, &shopper("mei@example.com")).await;
        pass(Duration::from_secs(60));
    }
    let expected: Vec<_> = (1..=20).map(conversation).collect();
    assert_eq!(newest(watches, &shopper("mei@example.com"), 20).await, expected);
    watches.unwatch(&conversation(2), &shopper("mei@example.com")).await.expect("unwatch");
    let expected = [conversation(1), conversation(3)];
    assert_eq!(newest(watches, &shopper("mei@example.com"), 2).await, expected);
}

async fn subjects_never_mix<W: Watches>(watches: &W) {
    let order = Subject::Order(OrderNumber::parse("W100").expect("an order number"));
    watch(watches, 1, &item()).await;
    watch(watches, 2, &order).await;
    watch(watches, 3, &shopper("mei")).await;
    watch(watches, 4, &shopper("mei2")).await;
    for (subject, n) in [(item(), 1), (order, 2), (shopper("mei"), 3), (shopper("mei2"), 4)] {
        assert_eq!(newest(watches, &subject, 20).await, [conversation(n)], "{subject:?}");
    }
    watches.unwatch(&conversation(4), &shopper("mei")).await.expect("unwatch");
    assert_eq!(newest(watches, &shopper("mei2"), 20).await, [conversation(4)]);
}

async fn watching_again_renews<W: Watches>(watches: &W, pass: &(dyn Fn(Duration) + Sync)) {
    for n in [1, 2, 1] {
        watch(watches, n, &item()).await;
        pass(Duration::from_secs(60));
    }
    assert_eq!(newest(watches, &item(), 20).await, [conversation(1), conversation(2)]);
}

async fn pages_have_everybody_once<W: Watches>(watches: &W) {
    for n in 1..=45 {
        watch(watches, n, &item()).await;
    }
    let mut seen = Vec::new();
    loop {
        let page = watches.page(&item(), seen.last(), 20).await.expect("page");
        let last = page.len() < 20;
        seen.extend(page);
        if last {
            break;
        }
    }
    assert_eq!(seen, (1..=45).map(conversation).collect::<Vec<_>>(), "all, ordered by name");
}

async fn watches_expire<W: Watches>(watches: &W, pass: &(dyn Fn(Duration) + Sync)) {
    let day = Duration::from_secs(24 * 60 * 60);
    watch(watches, 1, &item()).await;
    watch(watches, 2, &item()).await;
    pass(day * 29);
    watch(watches, 2, &item()).await;
    assert_eq!(newest(watches, &item(), 20).await.len(), 2);
    pass(day * 2);
    assert_eq!(newest(watches, &item(), 20).await, [conversation(2)], "expired, unless renewed");
    assert_eq!(watches.page(&item(), None, 20).await.expect("page"), [conversation(2)]);
    pass(day * 30);
    assert_eq!(newest(watches, &item(), 20).await, []);
}
