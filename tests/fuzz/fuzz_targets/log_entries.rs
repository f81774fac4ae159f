//! Stored log entries. What is decoded is the same when it is encoded and decoded again, and what an
//! entry shows can be sent to a screen and read there.

#![no_main]

use aisle_contract::frame::{History, HistoryEntry, ServerFrame};
use aisle_contract::log::{decode, encode};
use aisle_domain::ids::Seq;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|json: &str| {
    let seq = Seq::new(7);
    let Ok(entry) = decode(seq, json) else { return };
    assert_eq!(entry.seq, seq);
    if let Some(shown) = HistoryEntry::of(&entry) {
        let history = ServerFrame::History(History { entries: vec![shown], up_to: 7, more: false });
        assert_eq!(ServerFrame::parse(&history.to_json()), Ok(history));
    }
    // One that is over its bound is refused by whoever would append it.
    if let Ok(again) = encode(&entry) {
        assert_eq!(decode(seq, &again), Ok(entry));
    }
});
