//! Properties of every parser: any text gives a value or a typed error, and what is written is
//! read back as it was.

use aisle_contract::agent_frame::{AgentFrame, DeskFrame};
use aisle_contract::event::Event;
use aisle_contract::frame::{ClientFrame, HistoryEntry, ServerFrame};
use aisle_contract::queue::{HandoffTask, QueueMessage, RunCommand, Wake};
use aisle_contract::{MAX_TEXT_CHARS, log};
use aisle_domain::conversation::{Author, Body, Content, Entry, State, Written};
use aisle_domain::ids::{AgentId, ConversationId, Seq, WriteId};
use aisle_domain::language::Language;
use aisle_domain::part::Part;
use proptest::prelude::*;

use crate::entries::entry;
use crate::{files, pairs};

/// Runs every parser over a text; none may panic. What does parse must be written again.
fn read_everywhere(text: &str) {
    if let Ok(frame) = ClientFrame::parse(text) {
        assert_eq!(ClientFrame::parse(&frame.to_json()), Ok(frame.clone()));
        match frame {
            ClientFrame::Message(message) => drop(message.into_domain()),
            ClientFrame::Start(start) => drop(start.into_opening()),
            _ => {}
        }
    }
    if let Ok(frame) = AgentFrame::parse(text) {
        assert_eq!(AgentFrame::parse(&frame.to_json()), Ok(frame.clone()));
        drop(frame.checked());
    }
    if let Ok(frame) = ServerFrame::parse(text) {
        assert_eq!(ServerFrame::parse(&frame.to_json()), Ok(frame));
    }
    if let Ok(frame) = DeskFrame::parse(text) {
        assert_eq!(DeskFrame::parse(&frame.to_json()), Ok(frame));
    }
    if let Ok(entry) = log::decode(Seq::FIRST, text) {
        let again = log::encode(&entry).unwrap();
        assert_eq!(log::decode(Seq::FIRST, &again), Ok(entry));
    }
    drop(Wake::decode(text));
    drop(RunCommand::decode(text));
    drop(HandoffTask::decode(text));
    drop(Event::decode(text));
}

/// A pair's message with some bytes changed, dropped or doubled: close enough to get deep into the
/// parsers.
fn damaged() -> impl Strategy<Value = String> {
    let inputs: Vec<String> =
        pairs::all(&files::root()).unwrap().into_iter().map(|pair| pair.input).collect();
    let damage =
        proptest::collection::vec((any::<prop::sample::Index>(), 0..3_u8, any::<u8>()), 1..6);
    (prop::sample::select(inputs), damage).prop_map(|(input, damage)| {
        let mut bytes = input.into_bytes();
        for (index, kind, byte) in damage {
            if bytes.is_empty() {
                break;
            }
            let at = index.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => drop(bytes.remove(at)),
                _ => bytes.insert(at, bytes[at]),
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// JSON values with the fields and types of our messages, in any combination.
fn nearly() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("\"message\"".to_owned()),
        Just("\"reply\"".to_owned()),
        Just("\"text\"".to_owned()),
        Just("\"2026-11-26T09:30:00Z\"".to_owned()),
        any::<i64>().prop_map(|n| n.to_string()),
        any::<String>().prop_map(|text| serde_json::Value::from(text).to_string()),
    ];
    let fields = prop::sample::select(vec![
        "type", "kind", "v", "n", "seq", "text", "choice", "device", "parts", "entries", "body",
        "state", "at", "reply", "echo", "answers", "fallback", "what",
    ]);
    leaf.prop_recursive(4, 32, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4)
                .prop_map(|all| format!("[{}]", all.join(","))),
            proptest::collection::vec((fields.clone(), inner), 0..6).prop_map(|all| {
                let all: Vec<_> =
                    all.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
                format!("{{{}}}", all.join(","))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        read_everywhere(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn damaged_messages_are_read_or_refused(text in damaged()) {
        read_everywhere(&text);
    }

    #[test]
    fn anything_like_a_message_is_read_or_refused(text in nearly()) {
        read_everywhere(&text);
    }

    #[test]
    fn an_entry_is_read_back_as_it_was_written(entry in entry()) {
        match log::encode(&entry) {
            Ok(json) => prop_assert_eq!(log::decode(entry.seq, &json), Ok(entry)),
            Err(too_large) => prop_assert!(too_large.bytes > too_large.max),
        }
    }

    #[test]
    fn what_an_entry_shows_is_read_by_a_client_as_it_was_sent(entry in entry()) {
        if let Some(shown) = HistoryEntry::of(&entry) {
            prop_assert_eq!(shown.seq(), entry.seq.get());
            let frame = match shown {
                HistoryEntry::Reply(reply) => ServerFrame::Reply(reply),
                HistoryEntry::Echo(echo) => ServerFrame::Echo(echo),
            };
            prop_assert_eq!(ServerFrame::parse(&frame.to_json()), Ok(frame));
        }
        for event in Event::of(&ConversationId::new("c-1").unwrap(), &entry) {
            let json = serde_json::to_string(&event).unwrap();
            prop_assert_eq!(Event::decode(&json), Ok(event));
        }
    }

    /// Whatever was typed: what is kept is within bounds, cannot hide anything, and stays the same
    /// when it is checked again. It always fits a log entry.
    #[test]
    fn a_checked_text_is_within_bounds_and_stays_the_same(typed in any::<String>()) {
        if let Ok(kept) = aisle_contract::message::checked_text(&typed) {
            prop_assert!(kept.chars().count() <= MAX_TEXT_CHARS);
            prop_assert!(!kept.chars().any(|c| c.is_control() && c != '\n' && c != '\t'));
            prop_assert_eq!(aisle_contract::message::checked_text(&kept), Ok(kept));
        }
    }
}

#[test]
fn the_largest_text_fits_an_entry() {
    for c in ['"', '\n', '\\', '网', '🛒'] {
        let text = format!("x{}", String::from(c).repeat(MAX_TEXT_CHARS - 1));
        let frame = serde_json::json!({"type": "message", "device": "d".repeat(64), "n": u32::MAX, "text": text});
        assert!(frame.to_string().len() < 32 * 1024, "over the 32 KB of one WebSocket frame");
        let Ok(ClientFrame::Message(message)) = ClientFrame::parse(&frame.to_string()) else {
            panic!("{c:?} is refused");
        };
        let message = message.into_domain().unwrap();
        assert_eq!(message.content, Content::Text(text));
        let entry = Entry {
            seq: Seq::FIRST,
            at: jiff::Timestamp::MAX,
            write_id: WriteId::new("w".repeat(64)).unwrap(),
            body: Body::Shopper(message),
        };
        log::encode(&entry).unwrap();
    }
}

#[test]
fn the_largest_text_of_an_agent_fits_an_entry_and_the_bots_do_not_grow_as_large() {
    let state = State::begin(Language::Zh, None);
    let mut written = Written::silent(Author::Human(AgentId::new("ana").unwrap()), state);
    written.parts.push(Part::Text("🛒".repeat(MAX_TEXT_CHARS)));
    let mut entry = Entry {
        seq: Seq::FIRST,
        at: jiff::Timestamp::MAX,
        write_id: WriteId::new("w".repeat(64)).unwrap(),
        body: Body::Written(Box::new(written.clone())),
    };
    log::encode(&entry).unwrap();
    written.author = Author::Bot;
    entry.body = Body::Written(Box::new(written));
    assert!(log::encode(&entry).is_err());
}
