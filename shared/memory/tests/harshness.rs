//! Where the memory adapters are harsher than their ports demand, and the clock and the
//! randomness that only tests have.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;
use std::time::Duration;

use aisle_domain::ids::Seq;
use aisle_memory::{ManualClock, MemoryConnections, MemoryLog, SeededRandomness};
use aisle_ports::clock::{Elapsed, timeout};
use aisle_ports::conformance::sample;
use aisle_ports::{Clock, Connections, Consistency, ConversationLog, Kind, Randomness};
use futures::FutureExt;

#[tokio::test]
async fn an_eventual_read_of_a_log_never_sees_the_newest_entry() {
    let (log, c) = (MemoryLog::new(), sample::conversation(1));
    for seq in 1..=3 {
        log.append(&c, &sample::written_entry(seq, "hello")).await.unwrap();
        for _ in 0..2 {
            let page = log.read_after(&c, Seq::ZERO, 10, Consistency::Eventual).await.unwrap();
            assert_eq!(page.entries.len(), usize::try_from(seq).unwrap() - 1);
        }
    }
}

#[tokio::test]
async fn an_eventual_list_of_connections_never_sees_the_newest_change() {
    let clock = Arc::new(ManualClock::new(sample::instant(0)));
    let (connections, c) = (MemoryConnections::new(clock), sample::conversation(1));
    let connection = sample::shopper_connection(1);
    let count = async || connections.list(&c, Consistency::Eventual).await.unwrap().len();
    connections.register(&c, &connection).await.unwrap();
    assert_eq!(count().await, 0);
    connections.register(&c, &connection).await.unwrap();
    assert_eq!(count().await, 1);
    connections.remove(&c, &connection.id).await.unwrap();
    assert_eq!(count().await, 1);
}

#[tokio::test]
async fn a_gap_in_a_log_is_refused() {
    let (log, c) = (MemoryLog::new(), sample::conversation(1));
    let error = log.append(&c, &sample::written_entry(2, "hello")).await.unwrap_err();
    assert_eq!(error.kind, Kind::Invalid);
    assert!(log.conversations().is_empty());
}

#[test]
fn sleepers_wake_when_the_clock_passes_their_instant() {
    let clock = ManualClock::new(sample::instant(0));
    let seconds = Duration::from_secs;
    let mut short = Box::pin(clock.sleep(seconds(2)));
    let mut long = Box::pin(clock.sleep(seconds(5)));
    assert_eq!(clock.next_due(), None, "nobody sleeps before being polled");
    assert!((&mut short).now_or_never().is_none() && (&mut long).now_or_never().is_none());
    assert_eq!(clock.next_due(), Some(sample::instant(2)));
    clock.advance(seconds(1));
    assert!((&mut short).now_or_never().is_none());
    clock.advance(seconds(1));
    assert!((&mut short).now_or_never().is_some());
    assert!((&mut long).now_or_never().is_none());
    assert_eq!(clock.next_due(), Some(sample::instant(5)));
    drop(long);
    assert_eq!(clock.next_due(), None, "who stopped waiting is forgotten");
    assert!(clock.sleep(Duration::ZERO).now_or_never().is_some());
    clock.advance_to(sample::instant(1));
    assert_eq!(clock.now(), sample::instant(2), "time never goes back");
}

#[test]
fn a_timeout_elapses_by_the_manual_clock() {
    let clock = ManualClock::new(sample::instant(0));
    let mut waiting =
        Box::pin(timeout(&clock, Duration::from_secs(3), std::future::pending::<()>()));
    assert!((&mut waiting).now_or_never().is_none());
    clock.advance(Duration::from_secs(3));
    assert_eq!((&mut waiting).now_or_never(), Some(Err(Elapsed)));
}

#[test]
fn a_seed_repeats_its_numbers_and_streams_differ() {
    let draw = |source: &SeededRandomness| [source.next_u64(), source.next_u64()];
    let first = draw(&SeededRandomness::new(7));
    assert_eq!(draw(&SeededRandomness::new(7)), first);
    assert_ne!(draw(&SeededRandomness::new(8)), first);
    let source = SeededRandomness::new(7);
    assert_eq!(draw(&source.stream(0)), first);
    assert_ne!(draw(&source.stream(1)), first);
    assert_eq!(draw(&source), first, "a stream draws nothing from its source");
}
