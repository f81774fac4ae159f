//! The pace of the SQS event source mapping: ramp, pauses, drain time, and what it cannot be set
//! to. The queue never ends, the function never answers, and the clock is moved by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use emulator_lambda::{
    Concurrency, Drained, EventSourceMapping, Invoke, InvokeError, MappingConfig, MappingError,
    QueueSource, SourceError,
};
use emulator_sqs::{Clock, ManualClock, ReceivedMessage};

const START_MS: i64 = 1_700_000_000_000;

/// A queue with no end.
struct Endless;

#[async_trait::async_trait]
impl QueueSource for Endless {
    fn arn(&self) -> String {
        "arn:aws:sqs:us-east-1:000000000000:endless".to_owned()
    }

    async fn receive(&self, _: usize, _: Duration) -> Result<Vec<ReceivedMessage>, SourceError> {
        Ok(vec![ReceivedMessage {
            message_id: "m".to_owned(),
            receipt_handle: "r".to_owned(),
            body: "b".to_owned(),
            md5_of_body: String::new(),
            attributes: Default::default(),
            receive_count: 1,
            sent_at_ms: START_MS,
            first_received_at_ms: START_MS,
            sender_id: String::new(),
            dead_letter_source_arn: None,
            trace_header: None,
        }])
    }

    async fn delete(&self, receipt_handles: Vec<String>) -> Result<usize, SourceError> {
        Ok(receipt_handles.len())
    }
}

/// A function that never answers.
struct Never;

#[async_trait::async_trait]
impl Invoke for Never {
    async fn invoke(&self, _: &str, _: Bytes) -> Result<Bytes, InvokeError> {
        std::future::pending().await
    }
}

fn config() -> MappingConfig {
    MappingConfig::new("worker")
}

fn map_on(
    clock: &Arc<ManualClock>,
    source: impl QueueSource,
    config: MappingConfig,
) -> EventSourceMapping {
    let clock = Arc::clone(clock) as Arc<dyn Clock>;
    EventSourceMapping::start_with(Arc::new(source), Arc::new(Never), config, clock).unwrap()
}

/// Lets everything run that can: these tests have one thread, and their clock stands still.
async fn settle() {
    for _ in 0..5_000 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn the_ramp_is_five_then_three_hundred_a_minute_up_to_1250() {
    let clock = Arc::new(ManualClock::at(START_MS));
    let mapping = map_on(&clock, Endless, config());
    let mut elapsed = 0;
    for (seconds, in_flight) in [(0, 5), (1, 10), (60, 305), (120, 605), (249, 1_250), (600, 1_250)]
    {
        clock.advance(Duration::from_secs(seconds - elapsed));
        elapsed = seconds;
        settle().await;
        assert_eq!(mapping.counts().in_flight, in_flight, "after {seconds} s");
    }
}

#[tokio::test]
async fn a_maximum_concurrency_ends_the_ramp() {
    let clock = Arc::new(ManualClock::at(START_MS));
    let mapping = map_on(&clock, Endless, config().concurrency(Concurrency::Ramp { maximum: 50 }));
    settle().await;
    clock.advance(Duration::from_secs(600));
    settle().await;
    assert_eq!(mapping.counts().in_flight, 50);
}

/// A queue that cannot be used the first two times.
struct Shaky(AtomicUsize);

#[async_trait::async_trait]
impl QueueSource for Shaky {
    fn arn(&self) -> String {
        Endless.arn()
    }

    async fn receive(
        &self,
        max: usize,
        wait: Duration,
    ) -> Result<Vec<ReceivedMessage>, SourceError> {
        match self.0.fetch_add(1, Ordering::SeqCst) {
            0 | 1 => Err(SourceError("not now".to_owned())),
            _ => Endless.receive(max, wait).await,
        }
    }

    async fn delete(&self, receipt_handles: Vec<String>) -> Result<usize, SourceError> {
        Ok(receipt_handles.len())
    }
}

#[tokio::test]
async fn a_queue_that_fails_is_tried_again_after_a_pause() {
    let clock = Arc::new(ManualClock::at(START_MS));
    let mapping = map_on(&clock, Shaky(AtomicUsize::new(0)), config());
    for received in [0, 0, 5] {
        settle().await;
        assert_eq!(mapping.counts().received, received);
        clock.advance(Duration::from_secs(1));
    }
}

#[tokio::test]
async fn a_shutdown_does_not_wait_for_ever() {
    let clock = Arc::new(ManualClock::at(START_MS));
    let mapping = map_on(&clock, Endless, config().concurrency(Concurrency::Fixed(4)));
    settle().await;
    assert_eq!(mapping.counts().in_flight, 4);
    let counts = mapping.watch_counts();
    let shutdown = tokio::spawn(mapping.shutdown());
    settle().await;
    clock.advance(Duration::from_millis(9_999));
    settle().await;
    assert!(!shutdown.is_finished(), "the drain time is not over");
    clock.advance(Duration::from_millis(1));
    assert_eq!(shutdown.await.unwrap(), Drained::Abandoned(4));
    let counts = *counts.borrow();
    assert_eq!((counts.in_flight, counts.failed, counts.received), (0, 4, 4), "{counts:?}");
}

#[tokio::test]
async fn what_a_mapping_cannot_be_set_to_is_refused() {
    let ramp = |maximum| Concurrency::Ramp { maximum };
    let out_of_range = |given, least| MappingError::Concurrency { given, least };
    for (config, refused) in [
        (config().batch_size(0), MappingError::BatchSize(0)),
        (config().batch_size(11), MappingError::BatchSize(11)),
        (config().concurrency(Concurrency::Fixed(0)), out_of_range(0, 1)),
        (config().concurrency(Concurrency::Fixed(1_251)), out_of_range(1_251, 1)),
        (config().concurrency(ramp(1)), out_of_range(1, 2)),
        (config().concurrency(ramp(1_251)), out_of_range(1_251, 2)),
    ] {
        let started = EventSourceMapping::start(Arc::new(Endless), Arc::new(Never), config);
        assert_eq!(started.err(), Some(refused));
    }
}
