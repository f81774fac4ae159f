//! The queue pump: an event source mapping for each queue that has a function.

use std::sync::Arc;
use std::time::Duration;

use emulator_lambda::{
    Concurrency, EventSourceMapping, Invoke, MappingConfig, QueueSource, RAMP_CEILING, SqsQueue,
};
use emulator_sqs::Queues;

use crate::platform::queues::PUMPED;
use crate::platform::{FunctionsMode, Options, PlatformError, processes};

/// How many batches of a queue run at the same time in this process.
const BATCHES: usize = 16;
/// For how long batches under way may run on when the platform stops.
pub const DRAIN: Duration = Duration::from_secs(5);

/// A mapping with the name of its queue.
pub type Pump = (&'static str, EventSourceMapping);

/// Where messages are taken from, by the queue's name.
pub type Sources = Vec<(&'static str, Arc<dyn QueueSource>)>;

/// Starts the pump of every queue.
pub fn start(
    sources: &Sources,
    invoke: &Arc<dyn Invoke>,
    options: &Options,
) -> Result<Vec<Pump>, PlatformError> {
    let fixed = match options.functions {
        FunctionsMode::InProcess => BATCHES,
        FunctionsMode::Process => processes::MOST_INSTANCES,
    };
    let concurrency = match options.ramp {
        true => Concurrency::Ramp { maximum: RAMP_CEILING },
        false => Concurrency::Fixed(fixed),
    };
    let start = |(queue, source): &(&'static str, Arc<dyn QueueSource>)| {
        let function = function_of(queue);
        let mut config = MappingConfig::new(function).concurrency(concurrency);
        config.drain_time = DRAIN;
        let (source, invoke) = (Arc::clone(source), Arc::clone(invoke));
        Ok((*queue, EventSourceMapping::start(source, invoke, config)?))
    };
    sources.iter().map(start).collect()
}

/// The embedded SQS's queues.
pub fn sqs(queues: &Queues) -> Sources {
    let source = |(queue, ..): &(&'static str, _, _)| -> (_, Arc<dyn QueueSource>) {
        (*queue, Arc::new(SqsQueue::new(queues.clone(), *queue)))
    };
    PUMPED.iter().map(source).collect()
}

/// Whose queue it is.
fn function_of(queue: &str) -> &'static str {
    let of = PUMPED.iter().find(|(name, ..)| *name == queue);
    of.map_or("handoff", |(_, function, _)| function)
}

/// Stops them all, letting the batches under way finish.
pub async fn drain(pumps: Vec<Pump>) {
    let draining = pumps.into_iter().map(|(queue, mapping)| async move {
        if let emulator_lambda::Drained::Abandoned(batches) = mapping.shutdown().await {
            tracing::warn!(queue, batches, "batches were not finished; their messages come again");
        }
    });
    futures::future::join_all(draining).await;
}
