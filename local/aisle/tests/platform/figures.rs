//! Measured figures, for the documentation: `cargo test -p aisle --test platform figures --
//! --ignored --nocapture`. Nothing is asserted about a time: machines differ.

use std::time::{Duration, Instant};

use tempfile::tempdir;

use crate::client::{Shopper, card};
use crate::platform;

const TURNS: usize = 200;

#[tokio::test(flavor = "multi_thread")]
#[ignore = "measures, and checks nothing that the other tests do not"]
async fn starts_and_turns() {
    let data = tempdir().unwrap();
    let first = platform(&data).await;
    println!("first start, with compiling and importing: {:?}", first.started().took);
    first.shutdown().await;
    let again = platform(&data).await;
    println!("start again: {:?}", again.started().took);

    for (what, text, has_card) in [
        ("a plain turn (nlu answers)", "thank you", false),
        ("an order turn (nlu, then order)", "where is my order AC104233?", true),
    ] {
        let mut times = Vec::new();
        let mut shopper = Shopper::signed_in(&again, "sam").await;
        shopper.start("en").await;
        for _ in 0..TURNS {
            let begun = Instant::now();
            let reply = shopper.ask(text).await;
            times.push(begun.elapsed());
            assert_eq!(card(&reply).is_some(), has_card, "{reply:?}");
            // Below the limit of messages per second.
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
        times.sort();
        let at = |percent: usize| times[(TURNS * percent / 100).min(TURNS - 1)];
        println!("{what}: p50 {:?}, p95 {:?}, p99 {:?}", at(50), at(95), at(99));
    }
    let begun = Instant::now();
    again.shutdown().await;
    println!("stop: {:?}", begun.elapsed());
}
