//! What clients send that they should not, and the exact outcome of each; no outcome ever quotes
//! what was sent.

use aisle_contract::agent_frame::AgentFrame;
use aisle_contract::frame::{ClientFrame, Error, ErrorCode};
use aisle_contract::{MAX_CHOICE_CHARS, MAX_TEXT_CHARS};
use aisle_domain::conversation::Content;

/// The refusal of a frame, by its parser or by the bounds of a message.
pub(crate) fn refusal(text: &str) -> Option<Error> {
    match ClientFrame::parse(text) {
        Err(error) => Some(Error::from(&error)),
        Ok(ClientFrame::Message(message)) => {
            let n = message.n;
            message.into_domain().err().map(|error| error.refusing(n))
        }
        Ok(ClientFrame::Start(start)) => {
            start.into_opening().err().map(|error| Error::from(&error))
        }
        Ok(_) => None,
    }
}

#[test]
fn invalid_frames_have_an_exact_outcome() {
    use ErrorCode::{InvalidFrame, InvalidJson, TextEmpty, TextTooLong, UnknownType};
    let types = "`type` must be one of start, message, resume, typing, read, ping, end";
    let u32s = "must be a whole number from 0 to 4294967295";
    let u64s = "must be a whole number from 0 to 18446744073709551615";
    let object = "a frame is one JSON object as text: this is another JSON value";
    let device = "`device` must be 1 to 64 letters, digits, `_` or `-`";
    let long = |chars: usize| "x".repeat(chars);
    let say = |text: &str| {
        serde_json::json!({"type": "message", "device": "d", "n": 1, "text": text}).to_string()
    };
    let pick = |id: &str| {
        serde_json::json!({"type": "message", "device": "d", "n": 1, "choice": id}).to_string()
    };
    let from = |id: &str| {
        serde_json::json!({"type": "message", "device": id, "n": 1, "text": "x"}).to_string()
    };
    let start =
        |channel: &str| serde_json::json!({"type": "start", "channel": channel}).to_string();
    let cases: Vec<(String, ErrorCode, String)> = [
        // not JSON, or not an object
        ("", InvalidJson, "a frame is one JSON object as text: see line 1 column 0"),
        ("hello", InvalidJson, "a frame is one JSON object as text: see line 1 column 1"),
        (
            "{\"type\":\"ping\"",
            InvalidJson,
            "a frame is one JSON object as text: see line 1 column 14",
        ),
        (
            "{\"type\":\"ping\"} {}",
            InvalidJson,
            "a frame is one JSON object as text: see line 1 column 17",
        ),
        (
            "{\n  type: ping\n}",
            InvalidJson,
            "a frame is one JSON object as text: see line 2 column 3",
        ),
        ("\"ping\"", InvalidJson, object),
        ("[{\"type\":\"ping\"}]", InvalidJson, object),
        ("7", InvalidJson, object),
        ("null", InvalidJson, object),
        // no type that is known
        ("{}", UnknownType, types),
        (r#"{"type":null}"#, UnknownType, types),
        (r#"{"type":7}"#, UnknownType, types),
        (r#"{"type":["ping"]}"#, UnknownType, types),
        (r#"{"type":"PING"}"#, UnknownType, types),
        (r#"{"type":"attach","text":"x"}"#, UnknownType, types),
        (r#"{"type":"ping","type":"attach"}"#, UnknownType, types),
        // fields
        (r#"{"type":"message"}"#, InvalidFrame, "`device` is missing; it must be a string"),
        (
            r#"{"type":"message","device":null,"n":1,"text":"x"}"#,
            InvalidFrame,
            "`device` is missing; it must be a string",
        ),
        (
            r#"{"type":"message","device":7,"n":1,"text":"x"}"#,
            InvalidFrame,
            "`device` must be a string",
        ),
        (
            r#"{"type":"message","device":"d","n":1,"text":7}"#,
            InvalidFrame,
            "`text` must be a string",
        ),
        (
            r#"{"type":"message","device":"d","n":1,"text":{"a":"b"}}"#,
            InvalidFrame,
            "`text` must be a string",
        ),
        (
            r#"{"type":"message","device":"d","n":1,"choice":true}"#,
            InvalidFrame,
            "`choice` must be a string",
        ),
        (
            r#"{"type":"message","device":"d","n":1}"#,
            InvalidFrame,
            "`text` is missing; send `text` or `choice`",
        ),
        (
            r#"{"type":"message","device":"d","n":1,"text":null}"#,
            InvalidFrame,
            "`text` is missing; send `text` or `choice`",
        ),
        (
            r#"{"type":"message","device":"d","n":1,"text":"x","choice":"y"}"#,
            InvalidFrame,
            "`choice` must not stand beside `text`",
        ),
        (
            r#"{"type":"message","device":"d","n":0,"text":"x"}"#,
            InvalidFrame,
            "`n` must be at least 1",
        ),
        (r#"{"type":"start","language":7}"#, InvalidFrame, "`language` must be a string"),
        (r#"{"type":"start","page":[]}"#, InvalidFrame, "`page` must be a string"),
        (r#"{"type":"start","channel":{}}"#, InvalidFrame, "`channel` must be a string"),
        (r#"{"type":"start","device":1.5}"#, InvalidFrame, "`device` must be a string"),
        (r#"{"type":"start","device":"a b"}"#, InvalidFrame, device),
    ]
    .into_iter()
    .map(|(text, code, message)| (text.to_owned(), code, message.to_owned()))
    .chain(["null", "-1", "1.5", "1.0", "1e3", "4294967296", "\"1\"", "[]"].into_iter().map(|n| {
        let text = format!(r#"{{"type":"message","device":"d","n":{n},"text":"x"}}"#);
        (text, InvalidFrame, format!("`n` {u32s}"))
    }))
    .chain(["null", "-1", "0.5", "18446744073709551616", "\"1\""].into_iter().flat_map(|seq| {
        let after = format!(r#"{{"type":"resume","after":{seq}}}"#);
        let read = format!(r#"{{"type":"read","seq":{seq}}}"#);
        [
            (after, InvalidFrame, format!("`after` {u64s}")),
            (read, InvalidFrame, format!("`seq` {u64s}")),
        ]
    }))
    .chain(
        ["", "a b", "a/b", "ä", "a\n", long(65).as_str()]
            .map(|id| (from(id), InvalidFrame, device.to_owned())),
    )
    .chain(["", "a b", "网", long(33).as_str()].map(|channel| {
        (
            start(channel),
            InvalidFrame,
            "`channel` must be 1 to 32 letters, digits, `_` or `-`".to_owned(),
        )
    }))
    .chain(["", "a\u{7}", "\0", long(MAX_CHOICE_CHARS + 1).as_str()].map(|id| {
        (
            pick(id),
            InvalidFrame,
            "`choice` must be the id of a choice: 1 to 64 characters".to_owned(),
        )
    }))
    .chain(["", " ", "\n\t\r\n", "\u{3000}", "\u{7}\u{1b}", "\u{85}"].map(|text| {
        (say(text), TextEmpty, "the text is empty: send at least one visible character".to_owned())
    }))
    .chain(
        [
            long(MAX_TEXT_CHARS + 1),
            "网".repeat(MAX_TEXT_CHARS + 1),
            format!("{}\r\n", long(MAX_TEXT_CHARS)),
        ]
        .map(|text| {
            (say(&text), TextTooLong, "the text has 4001 characters; send at most 4000".to_owned())
        }),
    )
    .chain([(say("a\0b"), InvalidFrame, "`text` must not hold the character U+0000".to_owned())])
    .collect();
    for (text, code, message) in cases {
        let shown: String = text.chars().take(200).collect();
        let refused = refusal(&text).unwrap_or_else(|| panic!("{shown} is accepted"));
        assert_eq!((refused.code, refused.message), (code, message), "{shown}");
    }
}

#[test]
fn depth_and_breadth_are_refused_or_ignored_without_harm() {
    let deep = format!(r#"{{"type":"ping","x":{}{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(refusal(&deep).unwrap().code, ErrorCode::InvalidJson);
    let broad = format!(r#"{{"type":"ping","x":[{}1]}}"#, "1,".repeat(60_000));
    assert_eq!(refusal(&broad), None);
}

#[test]
fn a_text_is_kept_as_typed_but_for_what_cannot_be_seen() {
    let cases = [
        ("hello", "hello"),
        (" hello ", " hello "),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\tb", "a\tb"),
        ("a\u{7}\u{1b}[31mb\u{9c}", "a[31mb"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("שלום", "שלום"),
        ("0", "0"),
    ];
    for (typed, kept) in cases {
        let frame = serde_json::json!({"type": "message", "device": "d", "n": 1, "text": typed});
        let Ok(ClientFrame::Message(message)) = ClientFrame::parse(&frame.to_string()) else {
            panic!("{typed:?} is refused");
        };
        let content = message.into_domain().unwrap().content;
        assert_eq!(content, Content::Text(kept.to_owned()), "{typed:?}");
    }
    for text in ["x".repeat(MAX_TEXT_CHARS), "🛒".repeat(MAX_TEXT_CHARS)] {
        let frame = serde_json::json!({"type": "message", "device": "d", "n": 1, "text": text});
        assert_eq!(refusal(&frame.to_string()), None);
    }
}

/// Each field in turn holds a secret, in every JSON type that can hold one and beside every other
/// defect; no outcome quotes it.
#[test]
fn no_refusal_quotes_what_was_sent() {
    let secret = "ana@example.com expected 4111111111111111";
    let hiding = [
        serde_json::json!(secret),
        serde_json::json!([secret]),
        serde_json::json!({secret: secret}),
        serde_json::json!(4_111_111_111_111_111_u64),
        serde_json::json!(-4_111_111_111_111_111_i64),
        serde_json::json!(format!("{secret}\0")),
        serde_json::json!(secret.repeat(1_000)),
    ];
    let types = [
        "start",
        "message",
        "resume",
        "typing",
        "read",
        "ping",
        "end",
        "agent_list",
        "agent_claim",
        "agent_say",
        "agent_give_back",
    ];
    let fields = [
        "type",
        "device",
        "n",
        "text",
        "choice",
        "after",
        "seq",
        "language",
        "page",
        "channel",
        "request",
        "conversation",
        "key",
    ];
    let mut refusals = 0;
    for kind in types {
        for field in fields {
            for hidden in &hiding {
                let mut frame = serde_json::json!({"type": kind, "device": "d", "n": 1, "request": 1, "conversation": "c", "key": "k", "text": "x"});
                frame[field] = hidden.clone();
                let text = frame.to_string();
                let mut told: Vec<String> =
                    refusal(&text).map(|error| error.message).into_iter().collect();
                match AgentFrame::parse(&text) {
                    Err(error) => told.push(format!("{error} {error:?}")),
                    Ok(frame) => {
                        told.extend(frame.checked().err().map(|error| format!("{error} {error:?}")))
                    }
                }
                told.extend(ClientFrame::parse(&text).err().map(|error| format!("{error:?}")));
                // The frame cut short anywhere is no JSON; that is told without quoting, too.
                told.extend(
                    ClientFrame::parse(&text[..text.len() / 2])
                        .err()
                        .map(|error| format!("{error} {error:?}")),
                );
                for message in told {
                    refusals += 1;
                    assert!(
                        !message.contains("ana") && !message.contains("4111"),
                        "{field}: {message}"
                    );
                }
            }
        }
    }
    assert!(refusals > 1_000, "only {refusals} refusals were looked at");
}

#[test]
fn an_agents_invalid_frames_name_the_request_if_it_can_be_read() {
    let types = "`type` must be one of agent_list, agent_claim, agent_say, agent_give_back";
    let cases = [
        ("x", None, "a frame is one JSON object as text: see line 1 column 1"),
        ("{}", None, types),
        (r#"{"type":"message","request":7}"#, Some(7), types),
        (r#"{"type":"agent_list"}"#, None, "`request` must be a whole number from 0 to 4294967295"),
        (
            r#"{"type":"agent_claim","request":7}"#,
            Some(7),
            "`conversation` is missing; it must be a string",
        ),
        (
            r#"{"type":"agent_say","request":7,"conversation":"c","text":"x"}"#,
            Some(7),
            "`key` is missing; it must be a string",
        ),
        (
            r#"{"type":"agent_say","request":7,"conversation":"c","key":"k","text":7}"#,
            Some(7),
            "`text` must be a string",
        ),
        (
            r#"{"type":"agent_give_back","request":7,"conversation":1}"#,
            Some(7),
            "`conversation` must be a string",
        ),
    ];
    for (text, request, message) in cases {
        let error = AgentFrame::parse(text).unwrap_err();
        assert_eq!((error.request, error.to_string().as_str()), (request, message), "{text}");
    }
    for (key, text) in [("", "x"), ("a b", "x"), ("k", ""), ("k", "a\0"), (&"k".repeat(65), "x")] {
        let frame = AgentFrame::AgentSay {
            request: 1,
            conversation: "c".to_owned(),
            key: key.to_owned(),
            text: text.to_owned(),
        };
        assert!(frame.checked().is_err(), "{key:?} {text:?}");
    }
}
