//! What servers send, as a client reads it: shoppers' frames and the desk's. What is parsed is the
//! same when it is written and parsed again.

#![no_main]

use aisle_contract::agent_frame::DeskFrame;
use aisle_contract::frame::ServerFrame;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(frame) = ServerFrame::parse(text) {
        assert_eq!(ServerFrame::parse(&frame.to_json()), Ok(frame));
    }
    if let Ok(frame) = DeskFrame::parse(text) {
        assert_eq!(DeskFrame::parse(&frame.to_json()), Ok(frame));
    }
});
