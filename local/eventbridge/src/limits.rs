//! The limits of `PutEvents`, and those of this emulator. Values only.

/// Entries of a request.
pub const ENTRIES: usize = 10;
/// Size of all entries of a request together, in bytes: 256 KB (AWS allows 1 MB since 2026).
pub const REQUEST_BYTES: usize = 262_144;
/// Characters of a source.
pub const SOURCE_CHARS: usize = 256;
/// Characters of a detail type.
pub const DETAIL_TYPE_CHARS: usize = 128;
/// Events that are kept in memory; older ones are forgotten there.
pub const RECORDED_EVENTS: usize = 100_000;
/// Events that a subscriber may lag behind before it misses some.
pub const SUBSCRIBER_LAG: usize = 1_024;
