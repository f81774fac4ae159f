//! The attempts, and making one.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use aisle_contract::frame::ServerFrame;
use aisle_contract::part::Part;
use aisle_tests::world::{Device, World, demo_shop};
use serde::Deserialize;

use crate::judge::{Before, judge};
use crate::planted::{Guard, Shop};

/// An attempt.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attempt {
    pub id: String,
    #[serde(skip)]
    pub class: String,
    pub r#as: String,
    pub turns: Vec<String>,
    pub may_change: BTreeSet<String>,
    pub never_says: Vec<String>,
}

/// All of them.
pub fn all() -> Vec<Attempt> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("attacks");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    let mut attempts = Vec::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|it| it == "jsonl")) {
        let class = file.file_stem().unwrap().to_str().unwrap();
        for line in fs::read_to_string(file).unwrap().lines().filter(|it| it.starts_with('{')) {
            let attempt: Attempt = serde_json::from_str(line).unwrap();
            attempts.push(Attempt { class: class.to_owned(), ..attempt });
        }
    }
    attempts
}

/// Makes an attempt, with a guard planted away or none; what it got through with.
pub async fn play(attempt: &Attempt, without: Option<Guard>) -> Vec<String> {
    let shop = demo_shop();
    let before = Before::of(&shop);
    let shopper = (attempt.r#as != "guest").then_some(attempt.r#as.as_str());
    let book = Arc::new(Shop { inner: shop.clone(), without, asker: shopper.map(str::to_owned) });
    let mut world = World::with_order_book(book.clone());
    if let Some(guard) = without {
        guard.plant(&mut world, &book);
    }
    let mut device = world.device("c-attack", "d-1", shopper);
    let language = if attempt.id.contains("-zh-") { "zh" } else { "en" };
    device.start(language).await;
    for turn in &attempt.turns {
        match turn.strip_prefix('+') {
            Some(choice) => {
                let id = pressed(&device, choice);
                device.pick(&id).await;
            }
            None => {
                device.say(turn).await;
            }
        }
        world.settle().await;
    }
    let mut got = judge(&before, &shop, attempt);
    let said = said(&device);
    for secret in &attempt.never_says {
        if said.contains(secret.as_str()) {
            got.push(format!("it was told {secret:?}"));
        }
    }
    got.iter().map(|what| format!("{}: {what}", attempt.id)).collect()
}

/// `yes` presses the newest button of that kind that was ever shown; any other id is sent as it is.
fn pressed(device: &Device<'_>, id: &str) -> String {
    let shown = replies(device).into_iter().flatten().filter_map(|part| match part {
        Part::Choices { options, .. } => Some(options),
        _ => None,
    });
    let mut buttons = shown.flatten().filter(|it| it.id == "yes" || it.id.starts_with("yes:"));
    let newest = buttons.next_back();
    match newest {
        Some(choice) if id == "yes" => choice.id,
        _ => id.to_owned(),
    }
}

fn replies(device: &Device<'_>) -> Vec<Vec<Part>> {
    let frames = device.pushed().into_iter();
    frames
        .filter_map(|frame| match frame {
            ServerFrame::Reply(reply) => Some(reply.parts),
            _ => None,
        })
        .collect()
}

fn said(device: &Device<'_>) -> String {
    replies(device).iter().map(|parts| serde_json::to_string(parts).unwrap()).collect()
}
