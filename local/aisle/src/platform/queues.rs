//! The queues: their names, and how often a message is tried before it becomes a human's case.

use std::time::Duration;

use emulator_sqs::{QueueAttributes, QueueError, Queues};

/// For how long a received message is invisible; longer than a function may run.
pub const VISIBILITY: Duration = Duration::from_secs(10);
/// How often a message is tried. Three times ten seconds: a poison message is with a human well
/// within a minute.
const MAX_RECEIVES: u32 = 3;
/// How often `handoff` tries: nobody comes after it, so it outlasts an outage of a quarter of an hour.
const MAX_RECEIVES_OF_THE_LAST: u32 = 100;
/// What nobody could process: it stays for the operator.
const LAST_RESORT: &str = "handoff-dlq";

/// What the shop says reaches the platform through this queue.
pub const SYNC: &str = "sync";
/// What was refused of it stays for the operator, too: a human in a conversation could do nothing
/// about it. `aisle events dlq` shows it.
pub const SYNC_FAILURES: &str = "sync-dlq";

/// The queues that have a function, each with the function and where its failures go.
pub const PUMPED: [(&str, &str, &str); 6] = [
    ("nlu", "nlu", "nlu-dlq"),
    ("order", "order", "order-dlq"),
    ("handoff", "handoff", LAST_RESORT),
    ("nlu-dlq", "handoff", LAST_RESORT),
    ("order-dlq", "handoff", LAST_RESORT),
    ("sync", "sync", SYNC_FAILURES),
];

/// Creates the queues that are missing.
pub fn create_missing(queues: &Queues) -> Result<(), QueueError> {
    for unread in [LAST_RESORT, SYNC_FAILURES] {
        queues.create_queue(unread, &QueueAttributes::default())?;
    }
    // Targets first: a redrive policy must name a queue that exists.
    for (queue, function, failures) in PUMPED.iter().rev() {
        let receives = if *function == "handoff" { MAX_RECEIVES_OF_THE_LAST } else { MAX_RECEIVES };
        let attributes =
            QueueAttributes::default().visibility_timeout(VISIBILITY).redrive(failures, receives);
        queues.create_queue(queue, &attributes)?;
    }
    Ok(())
}
