//! What a message costs: language, entities, mood, one intent or two, with the model of all
//! languages. Figures are printed (`--no-capture`); the limits leave room for a busy machine.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::time::Instant;

use aisle_domain::language::Language;
use aisle_understanding::{MAX_CHARS, Recognisers, Understander, trainer};

/// Each message counts with the best of so many rounds, so that other load hides little.
const ROUNDS: usize = 40;

/// Messages of about twelve words.
fn messages() -> Vec<String> {
    let mut texts = Vec::new();
    for language in Language::ALL {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/messages");
        let lines = std::fs::read_to_string(format!("{folder}/{language}.jsonl")).unwrap();
        let said = lines.lines().filter_map(|line| {
            let message: serde_json::Value = serde_json::from_str(line).ok()?;
            Some(message.get("text")?.as_str()?.to_owned())
        });
        let is_spaced = !matches!(language, Language::Zh | Language::Ja);
        texts.extend(said.filter(|text| match is_spaced {
            true => (8..=16).contains(&text.split_whitespace().count()),
            false => (12..=30).contains(&text.chars().count()),
        }));
    }
    texts
}

/// Microseconds of each text, in order.
fn best(understander: &Understander, texts: &[String], rounds: usize) -> Vec<f64> {
    let mut best = vec![f64::MAX; texts.len()];
    for _ in 0..rounds {
        for (text, best) in texts.iter().zip(&mut best) {
            let start = Instant::now();
            std::hint::black_box(understander.understand(std::hint::black_box(text)));
            *best = (start.elapsed().as_secs_f64() * 1e6).min(*best);
        }
    }
    best.sort_by(f64::total_cmp);
    best
}

#[test]
fn a_message_takes_microseconds() {
    let texts = messages();
    assert!(texts.len() > 1_000, "{}", texts.len());
    let model = trainer::train(&support::phrases_in(&Language::ALL)).unwrap();
    let understander = Understander::new(model, Recognisers::default());
    let best = best(&understander, &texts, ROUNDS);
    let (p50, p99) = (best[best.len() / 2], best[best.len() * 99 / 100]);
    println!("p50 {p50:.1} µs, p99 {p99:.1} µs of {} messages", best.len());
    assert!(p50 <= 80.0 && p99 <= 240.0, "p50 {p50} µs, p99 {p99} µs");

    let longest: Vec<String> = (0..12)
        .map(|at| {
            let said = texts.iter().skip(at * texts.len() / 12).map(String::as_str);
            said.collect::<Vec<_>>().join(" ").chars().take(MAX_CHARS).collect()
        })
        .collect();
    let best = self::best(&understander, &longest, ROUNDS);
    let most = best.last().copied().unwrap_or_default();
    println!("at most {most:.0} µs of texts of {MAX_CHARS} characters");
    assert!(most <= 4_000.0, "{most} µs");
}
