//! What a turn costs the processor: understanding, deciding and committing on memory adapters,
//! with the whole demo pack. Time of the thread on the processor, so that a busy machine does not
//! count. A figure, not a test: it is ignored unless asked for.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::time::Duration;

use aisle_tests::world::World;
use nix::time::{ClockId, clock_gettime};

/// Conversations of a signed-in shopper: looked up, changed, asked, refused, in two languages.
const TALKS: [(&str, &str, &[&str]); 6] = [
    ("sam", "en", &["hi", "where is my order AC104233?", "thanks, how long does delivery take?"]),
    (
        "sam",
        "en",
        &["I want to return the daypack of AC103953 to my card", "changed my mind", "yes please"],
    ),
    ("mei", "zh", &["你好", "我要取消订单AC104447", "不想要了", "确认"]),
    ("mei", "zh", &["它到哪里了？AC104320", "可以开发票吗", "支持哪些付款方式？"]),
    ("sam", "en", &["cancel AC103953 because I ordered it by mistake", "what are your hours?"]),
    (
        "sam",
        "en",
        &["I want to return my shoes and where is AC104408?", "the second one", "never mind"],
    ),
];
const ROUNDS: usize = 100;

/// For how long this thread was on the processor.
fn on_processor() -> Duration {
    clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).unwrap().into()
}

/// In microseconds.
fn percentile(sorted: &[Duration], percent: usize) -> u128 {
    sorted[(sorted.len() - 1) * percent / 100].as_micros()
}

#[tokio::test]
#[ignore = "a measurement: cargo test --profile bench -p aisle-tests --test turn_speed -- --ignored --nocapture"]
async fn a_turn_costs_little_processor() {
    let mut spent: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
    for round in 0..=ROUNDS {
        let world = World::default();
        for (index, (shopper, language, lines)) in TALKS.iter().enumerate() {
            let mut device = world.device(&format!("c-{index}"), "d-1", Some(shopper));
            device.start(language).await;
            for line in *lines {
                device.say(line).await;
                while let Some(due) = world.queues.take_due() {
                    let before = on_processor();
                    world.deliver(&due.message).await.unwrap();
                    // The first round fills caches and tables.
                    if round > 0 {
                        let taken = on_processor() - before;
                        spent.entry(due.message.name()).or_default().push(taken);
                    }
                }
            }
        }
    }
    for (function, mut times) in spent {
        times.sort_unstable();
        let [p50, p99, most] = [50, 99, 100].map(|percent| percentile(&times, percent));
        println!("{function}: {} turns, p50 {p50} µs, p99 {p99} µs, max {most} µs", times.len());
    }
}
