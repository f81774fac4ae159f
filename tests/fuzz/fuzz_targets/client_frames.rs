//! What clients send: shoppers' frames and agents'. Any text is parsed or refused; what is parsed is
//! the same when it is written and parsed again; what is kept of a text stays the same when it is
//! checked again, so that a message sent again is recognised.

#![no_main]

use aisle_contract::MAX_TEXT_CHARS;
use aisle_contract::agent_frame::AgentFrame;
use aisle_contract::frame::ClientFrame;
use aisle_contract::message::checked_text;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(frame) = ClientFrame::parse(text) {
        assert_eq!(ClientFrame::parse(&frame.to_json()).as_ref(), Ok(&frame));
        match frame {
            ClientFrame::Message(message) => {
                let n = message.n;
                match message.into_domain() {
                    Ok(message) => assert_eq!(message.n.0, n),
                    Err(error) => assert_eq!(error.refusing(n).n, Some(n)),
                }
            }
            ClientFrame::Start(start) => drop(start.into_opening()),
            _ => {}
        }
    }
    match AgentFrame::parse(text) {
        Ok(frame) => {
            assert_eq!(AgentFrame::parse(&frame.to_json()).as_ref(), Ok(&frame));
            if let Ok(checked) = frame.checked() {
                assert_eq!(checked.clone().checked(), Ok(checked));
            }
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    if let Ok(kept) = checked_text(text) {
        assert!(kept.chars().count() <= MAX_TEXT_CHARS && !kept.contains(['\0', '\r']));
        assert_eq!(checked_text(&kept), Ok(kept));
    }
});
