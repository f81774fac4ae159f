//! Conversations as files: `tests/transcripts/*.txt`. Each line is the shopper's (`>` a text, `+` a
//! choice) or the expected answer (`<` what a reply must contain; parts are separated by ` | `).
//! Lines before the first turn: `as SHOPPER`, `language TAG`. `#` is a comment.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;

use aisle_contract::frame::{Reply, ServerFrame};
use aisle_contract::part::Part;
use aisle_tests::world::World;

#[tokio::test]
async fn every_transcript_plays_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("transcripts");
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    names.sort();
    assert!(names.len() >= 8, "transcripts are missing");
    for path in names {
        play(&path, &fs::read_to_string(&path).unwrap()).await;
    }
}

async fn play(path: &Path, transcript: &str) {
    let world = World::default();
    let (mut shopper, mut language) = (None, "en");
    let mut lines = transcript
        .lines()
        .enumerate()
        .map(|(number, line)| (number + 1, line.trim()))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .peekable();
    while let Some((_, line)) =
        lines.next_if(|(_, line)| line.starts_with("as ") || line.starts_with("language "))
    {
        match line.split_once(' ').unwrap() {
            ("as", id) => shopper = Some(id),
            (_, tag) => language = tag,
        }
    }
    let mut device = world.device("c-transcript", "d-1", shopper);
    device.start(language).await;
    let mut shown = 0;
    for (number, line) in lines {
        let place = format!("{}:{number}", path.display());
        let (kind, rest) = line.split_at(1);
        let rest = rest.trim();
        match kind {
            ">" | "+" => {
                assert_eq!(device.pushed().len(), shown, "{place}: an answer was not expected");
                let answer = match kind {
                    ">" => device.say(rest).await,
                    _ => device.pick(rest).await,
                };
                assert!(matches!(answer, Some(ServerFrame::Ack { .. })), "{place}: {answer:?}");
                world.settle().await;
            }
            "<" => {
                let pushed = device.pushed();
                let Some(ServerFrame::Reply(reply)) = pushed.get(shown) else {
                    panic!("{place}: no reply; pushed since: {:?}", &pushed[shown..]);
                };
                shown += 1;
                let said = in_words(reply);
                for expected in rest.split(" | ") {
                    assert!(said.contains(expected), "{place}: {expected:?} is not in {said:?}");
                }
            }
            _ => panic!("{place}: a line begins with `>`, `+` or `<`"),
        }
    }
    assert_eq!(device.pushed().len(), shown, "{}: more was said", path.display());
}

/// A reply as text: parts one after the other, choices and cards by their visible words.
fn in_words(reply: &Reply) -> String {
    let words = |part: &Part| match part {
        Part::Text { text } => text.clone(),
        Part::Choices { options, .. } => options
            .iter()
            .map(|choice| format!("[{}={}]", choice.id, choice.label))
            .collect::<Vec<_>>()
            .join(" "),
        Part::OrderCard(card) => format!(
            "card {} {} {} {}",
            card.number,
            card.status,
            card.date.clone().unwrap_or_default(),
            card.items.iter().map(|item| item.name.as_str()).collect::<Vec<_>>().join(", ")
        ),
        other => format!("{other:?}"),
    };
    let notice = reply.notice.map(|notice| format!("({notice:?})"));
    reply.parts.iter().map(words).chain(notice).collect::<Vec<_>>().join("\n")
}
