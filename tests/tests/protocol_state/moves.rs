//! What a client may do next, and how it is drawn. Nothing here knows what is answered.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use aisle_domain::conversation::Content;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use serde_json::json;

/// Stands in what is sent and ignored or refused; must stand in no answer.
pub const CANARY: &str = "Qx7Zz";

#[derive(Debug, Clone)]
pub enum Move {
    Start { from: usize, device: Option<usize>, language: &'static str },
    Message { from: usize, device: usize, count: Count, say: Say },
    Burst { from: usize },
    Resume { from: usize, after: After },
    End { from: usize },
    Ping { from: usize },
    Silent { from: usize, frame: &'static str },
    Invalid { from: usize, row: usize },
    Settle,
    Deliver { which: usize, twice: bool },
    Wait { seconds: u64 },
}

/// Which count a message has.
#[derive(Debug, Clone, Copy)]
pub enum Count {
    /// The right one.
    Next,
    /// That of an earlier message, with its content.
    Again(usize),
    /// That of an earlier message, with another content perhaps.
    Reused(usize),
    /// One that is so much too high.
    Gap(u32),
}

/// From where on a client asks.
#[derive(Debug, Clone, Copy)]
pub enum After {
    Position(u64),
    Back(u64),
    Beyond(u64),
    Most,
}

impl After {
    pub fn position(self, last: u64) -> u64 {
        match self {
            Self::Position(position) => position,
            Self::Back(back) => last.saturating_sub(back),
            Self::Beyond(beyond) => last + beyond,
            Self::Most => u64::MAX,
        }
    }
}

/// What a message holds: a row of [`SAYINGS`].
#[derive(Debug, Clone, Copy)]
pub struct Say(usize);

enum Saying {
    Text(&'static str),
    Choice(&'static str),
    /// So many times a character.
    Long(usize, &'static str),
    LongChoice(usize),
    Neither,
    Both,
}

const SAYINGS: [Saying; 22] = [
    Saying::Text("hello"),
    Saying::Text("where is my order?"),
    Saying::Text("where is my order #W2378156?"),
    Saying::Text("19122"),
    Saying::Text("a human, please"),
    Saying::Text("zzqx grmpf"),
    Saying::Text("我的订单在哪里?"),
    Saying::Text("two\r\nlines\rand \u{7}a bell"),
    Saying::Choice("track_order"),
    Saying::Choice("human"),
    Saying::Choice("bot"),
    Saying::Choice("wait"),
    Saying::Choice("nothing of ours"),
    Saying::Long(4_000, "字"),
    Saying::Long(4_001, "字"),
    Saying::Long(40_000, "x"),
    Saying::Text(""),
    Saying::Text(" \n\t"),
    Saying::Text("a\0b"),
    Saying::LongChoice(65),
    Saying::Neither,
    Saying::Both,
];

impl Say {
    pub const HELLO: Self = Self(0);

    pub fn frame(self, device: &str, n: u32) -> String {
        let mut frame = json!({"type": "message", "device": device, "n": n, "mood": CANARY});
        match &SAYINGS[self.0] {
            Saying::Text(text) => frame["text"] = (*text).into(),
            Saying::Choice(id) => frame["choice"] = (*id).into(),
            Saying::Long(times, text) => frame["text"] = text.repeat(*times).into(),
            Saying::LongChoice(times) => frame["choice"] = "c".repeat(*times).into(),
            Saying::Neither => {}
            Saying::Both => {
                frame["text"] = CANARY.into();
                frame["choice"] = CANARY.into();
            }
        }
        frame.to_string()
    }

    /// What is kept of it; nothing, if it is refused.
    pub fn kept(self) -> Option<Content> {
        self.refusal().is_none().then(|| match &SAYINGS[self.0] {
            Saying::Text(text) => {
                let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\u{7}', "");
                Content::Text(text)
            }
            Saying::Long(times, text) => Content::Text(text.repeat(*times)),
            Saying::Choice(id) => Content::Choice((*id).to_owned()),
            Saying::LongChoice(_) | Saying::Neither | Saying::Both => unreachable!(),
        })
    }

    /// The code that it is refused with, and the field that is named.
    pub fn refusal(self) -> Option<(&'static str, &'static str)> {
        match &SAYINGS[self.0] {
            Saying::Text(text) if text.trim().is_empty() => Some(("text_empty", "")),
            Saying::Text(text) if text.contains('\0') => Some(("invalid_frame", "text")),
            Saying::Long(4_001.., _) => Some(("text_too_long", "")),
            Saying::LongChoice(65..) | Saying::Both => Some(("invalid_frame", "choice")),
            Saying::Neither => Some(("invalid_frame", "text")),
            Saying::Text(_) | Saying::Choice(_) | Saying::Long(..) | Saying::LongChoice(_) => None,
        }
    }
}

/// The rows of the document's table whose frame is written out and refused: frame, code, field.
pub fn invalid_frames() -> &'static [(String, String, String)] {
    static ROWS: OnceLock<Vec<(String, String, String)>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/PROTOCOL.md");
        let document = fs::read_to_string(path).unwrap();
        let (_, table) = document.split_once("| id | sent | outcome | connection |").unwrap();
        let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
        let frames = rows.filter_map(|line| {
            let cells: Vec<_> = line.trim_matches('|').split(" | ").map(str::trim).collect();
            let [_, sent, outcome, "open"] = cells[..] else { return None };
            let frame = sent.strip_prefix('`')?.strip_suffix('`')?;
            let mut words = outcome.strip_prefix("error `")?.split('`');
            let (code, field) = (words.next()?, words.nth(1).unwrap_or_default());
            Some((frame.to_owned(), code.to_owned(), field.to_owned()))
        });
        let frames: Vec<_> = frames.collect();
        assert!(frames.len() >= 14, "{frames:#?}");
        frames
    })
}

/// What a client does: mostly sensible things, so that conversations get somewhere.
pub fn moves() -> impl Strategy<Value = Vec<Move>> {
    let begins = prop_oneof![
        9 => Just(Some(Move::Start { from: 0, device: Some(0), language: "en" })),
        1 => Just(None),
    ];
    (begins, vec(a_move(), 1..40))
        .prop_map(|(begins, moves)| begins.into_iter().chain(moves).collect())
}

fn a_move() -> impl Strategy<Value = Move> {
    // Two shoppers' devices without signing in; now and then the owner's.
    let from = || prop_oneof![6 => Just(0_usize), 4 => Just(1_usize), 1 => Just(2_usize)];
    let device = || prop_oneof![5 => Just(0_usize), 4 => Just(1_usize), 3 => 2_usize..20];
    let count = prop_oneof![
        8 => Just(Count::Next),
        2 => any::<usize>().prop_map(Count::Again),
        2 => any::<usize>().prop_map(Count::Reused),
        1 => (1_u32..5).prop_map(Count::Gap),
        1 => Just(Count::Gap(1_000_000)),
    ];
    let say = prop_oneof![6 => 0_usize..14, 1 => 14..SAYINGS.len()].prop_map(Say);
    let after = prop_oneof![
        (0_u64..6).prop_map(After::Position),
        (0_u64..30).prop_map(After::Back),
        (1_u64..5).prop_map(After::Beyond),
        Just(After::Most),
    ];
    let language = prop_oneof![Just("en"), Just("zh-Hant-TW"), Just("fr"), Just("Qx7Zz")];
    let silent = prop_oneof![
        Just(r#"{"type":"typing"}"#),
        Just(r#"{"type":"read","seq":12}"#),
        Just(r#"{"type":"read","seq":18446744073709551615,"mood":1}"#),
    ];
    prop_oneof![
        3 => (from(), option::of(device()), language)
            .prop_map(|(from, device, language)| Move::Start { from, device, language }),
        24 => (from(), device(), count, say)
            .prop_map(|(from, device, count, say)| Move::Message { from, device, count, say }),
        1 => from().prop_map(|from| Move::Burst { from }),
        5 => (from(), after).prop_map(|(from, after)| Move::Resume { from, after }),
        1 => from().prop_map(|from| Move::End { from }),
        1 => from().prop_map(|from| Move::Ping { from }),
        2 => (from(), silent).prop_map(|(from, frame)| Move::Silent { from, frame }),
        4 => (from(), any::<usize>()).prop_map(|(from, row)| Move::Invalid { from, row }),
        6 => Just(Move::Settle),
        8 => (any::<usize>(), any::<bool>())
            .prop_map(|(which, twice)| Move::Deliver { which, twice }),
        1 => prop_oneof![Just(1_u64), Just(125)].prop_map(|seconds| Move::Wait { seconds }),
    ]
}
