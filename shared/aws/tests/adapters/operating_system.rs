//! The clock and the randomness of the operating system.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use aisle_aws::{OsRandomness, SystemClock};
use aisle_ports::conformance::sample;
use aisle_ports::{Clock, Randomness};

#[tokio::test]
async fn the_clock_goes_on_and_sleeps_as_long_as_asked() {
    let (before, started) = (SystemClock.now(), Instant::now());
    assert!(before > sample::instant(0), "after the start of 2026");
    SystemClock.sleep(Duration::from_millis(20)).await;
    assert!(started.elapsed() >= Duration::from_millis(20));
    assert!(SystemClock.now() > before);
}

#[test]
fn random_identifiers_do_not_repeat() {
    let drawn: BTreeSet<u128> = (0..1_000).map(|_| OsRandomness.next_u128()).collect();
    assert_eq!(drawn.len(), 1_000);
}
