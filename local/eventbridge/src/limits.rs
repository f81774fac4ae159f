//! The limits of EventBridge, and those of this emulator. Values only.

use std::time::Duration;

/// Entries of a request.
pub const ENTRIES: usize = 10;
/// Size of all entries of a request together, in bytes: 256 KB (AWS allows 1 MB since 2026).
pub const REQUEST_BYTES: usize = 262_144;
/// Characters of a source.
pub const SOURCE_CHARS: usize = 256;
/// Characters of a detail type.
pub const DETAIL_TYPE_CHARS: usize = 128;
/// Characters of an event pattern.
pub const PATTERN_CHARS: usize = 4_096;
/// Characters of the name of a rule, a target or a replay.
pub const NAME_CHARS: usize = 64;
/// Rules of the bus.
pub const RULES: usize = 300;
/// Targets of a rule.
pub const TARGETS: usize = 5;
/// Retries of a delivery, unless its target says otherwise; also the most.
pub const RETRIES: u32 = 185;
/// How old an event may get while its delivery is retried, unless its target says otherwise; also
/// the most.
pub const EVENT_AGE: Duration = Duration::from_secs(86_400);
/// The least that a target may say there.
pub const SHORTEST_EVENT_AGE: Duration = Duration::from_secs(60);

/// Events that are kept in memory; older ones are forgotten there.
pub const RECORDED_EVENTS: usize = 100_000;
/// Events that a subscriber may lag behind before it misses some.
pub const SUBSCRIBER_LAG: usize = 1_024;
/// Events whose deliveries have not ended; while there are so many, `PutEvents` is throttled.
pub const UNDELIVERED_EVENTS: usize = 100_000;
/// Replays that are remembered after their end.
pub const REMEMBERED_REPLAYS: usize = 100;
/// Replays under way at the same time.
pub const RUNNING_REPLAYS: usize = 10;
