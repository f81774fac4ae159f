//! The suite of our own messages: one model of all languages' phrases, measured on each language's
//! messages apart.

use std::io::Write;
use std::path::Path;
use std::time::Instant;

use aisle_domain::language::Language;
use aisle_understanding::{Model, Recognisers, Understander, trainer};
use serde_json::json;

use super::error::BenchError;
use super::examples::{self, Example, Part};
use super::measure::{self, share};
use super::{Suite, percent};
use crate::Progress;

/// Trains on the languages of one folder and measures on those of the other.
pub(super) fn run(
    train: &Path,
    test: &Path,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<(), BenchError> {
    let mut phrases = Vec::new();
    let mut measured = Vec::new();
    for language in Language::ALL {
        let file = format!("{language}.jsonl");
        if train.join(&file).is_file() {
            phrases.extend(examples::phrases(&train.join(&file), language)?);
        }
        if test.join(&file).is_file() {
            let path = test.join(&file);
            measured.push((language, examples::read(Suite::Messages, &path, Part::Test, None)?));
        }
    }
    progress.say(&format!("training on {} phrases", phrases.len()));
    let started = Instant::now();
    let model = trainer::train(&phrases)?;
    let train_ms = started.elapsed().as_millis();
    let mut rows = Vec::new();
    for (language, examples) in &measured {
        let row = Row::of(&model, examples);
        row.write(language.code(), out)?;
        rows.push(row);
    }
    let all: Vec<&Example> = measured.iter().flat_map(|(_, examples)| examples).collect();
    let (p50, p99) = measure::time(&model, &all);
    Row::mean(&rows).write("mean", out)?;
    let line = json!({
        "suite": "messages",
        "trained_on": phrases.len(),
        "intents": model.intents().len(),
        "p50_us": (p50 * 10.0).round() / 10.0,
        "p99_us": (p99 * 10.0).round() / 10.0,
        "model_bytes": model.to_bytes().len(),
        "train_ms": train_ms,
    });
    writeln!(out, "{line}")?;
    Ok(())
}

/// The figures of one language; shares in 0..=1.
#[derive(Debug, Clone, Copy, Default)]
struct Row {
    accuracy: f64,
    oos_recall: f64,
    auroc: f64,
    ece: f64,
    /// Messages with two intents of which both are found, and nothing else.
    both: f64,
    /// Messages with one intent that are taken for several.
    split: f64,
    /// Out of scope and refused as the model stands, and in scope and refused.
    refused: f64,
    lost: f64,
}

impl Row {
    fn of(model: &Model, examples: &[Example]) -> Self {
        let (one, two): (Vec<&Example>, Vec<&Example>) =
            examples.iter().partition(|example| example.intents.len() == 1);
        let figures = measure::figures(model, &one);
        let understander = Understander::new(model.clone(), Recognisers::default());
        let found = |example: &&Example| {
            let understood = understander.understand(&example.text);
            let names = understood.intents.iter().map(|it| it.intent.as_str().to_owned());
            names.collect::<Vec<_>>()
        };
        let are_both = |example: &&&Example| {
            let found = found(example);
            found.len() == example.intents.len()
                && example.intents.iter().all(|intent| found.contains(intent))
        };
        let both = two.iter().filter(are_both).count();
        let (outside, inside): (Vec<&Example>, Vec<&Example>) =
            one.iter().partition(|example| example.is_out_of_scope());
        let split = inside.iter().filter(|example| found(example).len() > 1).count();
        let nothing = |examples: &[&Example]| {
            share(examples.iter().filter(|it| found(it).is_empty()).count(), examples.len())
        };
        Self {
            accuracy: figures.accuracy,
            oos_recall: figures.oos_recall.unwrap_or_default(),
            auroc: figures.auroc.unwrap_or_default(),
            ece: figures.ece,
            both: share(both, two.len()),
            split: share(split, inside.len()),
            refused: nothing(&outside),
            lost: nothing(&inside),
        }
    }

    fn mean(rows: &[Self]) -> Self {
        let mean = |figure: fn(&Self) -> f64| {
            rows.iter().map(figure).sum::<f64>() / share(rows.len().max(1), 1)
        };
        Self {
            accuracy: mean(|row| row.accuracy),
            oos_recall: mean(|row| row.oos_recall),
            auroc: mean(|row| row.auroc),
            ece: mean(|row| row.ece),
            both: mean(|row| row.both),
            split: mean(|row| row.split),
            refused: mean(|row| row.refused),
            lost: mean(|row| row.lost),
        }
    }

    fn write(&self, language: &str, out: &mut dyn Write) -> Result<(), BenchError> {
        let line = json!({
            "suite": "messages",
            "language": language,
            "accuracy": percent(self.accuracy),
            "oos_recall": percent(self.oos_recall),
            "auroc": percent(self.auroc),
            "ece": (self.ece * 1e4).round() / 1e4,
            "both_of_two": percent(self.both),
            "one_taken_for_several": percent(self.split),
            "refused_out_of_scope": percent(self.refused),
            "refused_in_scope": percent(self.lost),
        });
        writeln!(out, "{line}")?;
        Ok(())
    }
}
