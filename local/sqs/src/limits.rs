//! The limits of Amazon SQS that are enforced here, from "Amazon SQS message quotas" and the API
//! reference. Values only; the checks are where the values are used.

use std::ops::RangeInclusive;
use std::time::Duration;

/// Largest message (body and attributes) and largest batch, in bytes: 1 MiB. It was 256 KiB
/// until August 2025; a queue can still be set to less by `MaximumMessageSize`.
pub const MESSAGE_BYTES: usize = 1_048_576;
/// Smallest value of `MaximumMessageSize`, in bytes.
pub const SMALLEST_MESSAGE_LIMIT: usize = 1_024;
/// Entries of a batch, and messages of one receive.
pub const BATCH_ENTRIES: usize = 10;
/// Attributes of a message.
pub const MESSAGE_ATTRIBUTES: usize = 10;
/// Characters of an attribute's name or type.
pub const ATTRIBUTE_NAME_CHARS: usize = 256;
/// Characters of a queue's name and of a batch entry's id.
pub const NAME_CHARS: usize = 80;
/// Longest delay of a message or a queue.
pub const DELAY: Duration = Duration::from_secs(900);
/// Longest long poll.
pub const RECEIVE_WAIT: Duration = Duration::from_secs(20);
/// Longest visibility timeout: 12 hours.
pub const VISIBILITY_TIMEOUT: Duration = Duration::from_secs(43_200);
/// Shortest and longest retention: a minute to 14 days.
pub const RETENTION: RangeInclusive<Duration> =
    Duration::from_secs(60)..=Duration::from_secs(1_209_600);
/// Values of `maxReceiveCount`.
pub const MAX_RECEIVE_COUNT: RangeInclusive<u32> = 1..=1_000;
/// Most queues that one `ListQueues` answers.
pub const LISTED_QUEUES: usize = 1_000;
