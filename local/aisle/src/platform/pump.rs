//! The queue pump: an event source mapping for each queue that has a function.

use std::sync::Arc;
use std::time::Duration;

use emulator_lambda::{
    Concurrency, EventSourceMapping, Invoke, MappingConfig, RAMP_CEILING, SqsQueue,
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

/// Starts the pump of every queue.
pub fn start(
    queues: &Queues,
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
    let start = |(queue, function, _): &(&'static str, &'static str, &'static str)| {
        let mut config = MappingConfig::new(*function).concurrency(concurrency);
        config.drain_time = DRAIN;
        let source = Arc::new(SqsQueue::new(queues.clone(), *queue));
        Ok((*queue, EventSourceMapping::start(source, Arc::clone(invoke), config)?))
    };
    PUMPED.iter().map(start).collect()
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
