//! `aisle nlu bench`: how well understanding does on data that others publish on, and on our own
//! messages. It trains with the trainer and judges with the model that the platform uses. Reading
//! the files is in `examples`, the figures in `measure`, slips in `typos`, messages in `messages`.

mod error;
mod examples;
mod measure;
mod messages;
mod typos;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;

use aisle_domain::language::Language;
use aisle_domain::understood::IntentName;
use aisle_understanding::{Phrase, trainer};
use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::Progress;
pub use error::BenchError;
use examples::{Example, Part};
use typos::{Draws, mistype};

/// Measures understanding on a data set, one JSON object a line.
///
/// A suite says how its files look. banking77: CSV with text, category. clinc150: JSON with train
/// and oos_train, test and oos_test (or val and oos_val). hint3: CSV with sentence, label. bitext:
/// CSV with utterance, intent; training phrases whose intent the test file does not have are left
/// out. csv: CSV with text, intent. messages: two folders of <language>.jsonl, phrases of a pack
/// and messages with "intents"; one line per language and one with the means; the options below
/// --test do nothing there. A file that ends in .jsonl is read as JSON lines with "text" and
/// "intent" or "intents" in every suite.
#[derive(Debug, Clone, Args)]
pub struct Bench {
    /// The data set.
    #[arg(long)]
    pub suite: Suite,
    /// What is learned from.
    #[arg(long, value_name = "PATH")]
    pub train: PathBuf,
    /// What is measured on; never learned from.
    #[arg(long, value_name = "PATH")]
    pub test: Option<PathBuf>,
    /// Measures on this share of each intent of the training file instead, drawn by the seed, and
    /// learns from the rest.
    #[arg(long, value_name = "SHARE", conflicts_with = "test")]
    pub hold_out: Option<f64>,
    /// Learns from so many examples of each intent, drawn by the seed.
    #[arg(long, value_name = "N")]
    pub shots: Option<usize>,
    /// The label of what is out of scope; known for clinc150 (oos), hint3 (NO_NODES_DETECTED) and
    /// phrases (out_of_scope).
    #[arg(long, value_name = "NAME")]
    pub out_of_scope: Option<String>,
    /// Puts a slip into each word of the test with this probability, drawn by the seed: two letters
    /// swapped, one dropped, one put in, or one replaced.
    #[arg(long, value_name = "P")]
    pub typos: Option<f64>,
    /// The seed of all that is drawn.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

/// A data set and how its files look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Suite {
    /// Questions to a bank.
    Banking77,
    /// 150 intents of ten domains, and questions that are none of them.
    Clinc150,
    /// Messages to shops.
    Hint3,
    /// Customer service, made by rules.
    Bitext,
    /// Any table.
    Csv,
    /// Our own messages in all languages.
    Messages,
}

pub(crate) fn run(
    options: &Bench,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<(), BenchError> {
    if options.suite == Suite::Messages {
        let test = options.test.as_deref().ok_or(BenchError::NoTest)?;
        return messages::run(&options.train, test, progress, out);
    }
    let (train, test) = sets(options)?;
    progress.say(&format!("training on {} examples", train.len()));
    let phrases: Vec<Phrase> = train.iter().map(phrase).collect();
    let started = Instant::now();
    let model = trainer::train(&phrases)?;
    let train_ms = started.elapsed().as_millis();
    progress.say(&format!("measuring on {} examples", test.len()));
    let test: Vec<&Example> = test.iter().collect();
    let figures = measure::figures(&model, &test);
    let (p50, p99) = measure::time(&model, &test);
    let line = json!({
        "suite": options.suite.to_possible_value().map(|it| it.get_name().to_owned()),
        "trained_on": train.len(),
        "intents": model.intents().len(),
        "in_scope": figures.in_scope,
        "out_of_scope": figures.out_of_scope,
        "accuracy": percent(figures.accuracy),
        "oos_recall": figures.oos_recall.map(percent),
        "auroc": figures.auroc.map(percent),
        "ece": (figures.ece * 1e4).round() / 1e4,
        "p50_us": (p50 * 10.0).round() / 10.0,
        "p99_us": (p99 * 10.0).round() / 10.0,
        "model_bytes": model.to_bytes().len(),
        "train_ms": train_ms,
    });
    writeln!(out, "{line}")?;
    Ok(())
}

/// Two digits behind the point are more than mean something.
fn percent(share: f64) -> Value {
    json!((share * 1e4).round() / 100.0)
}

fn phrase(example: &Example) -> Phrase {
    Phrase {
        language: Language::En,
        intent: IntentName::new(example.intent()),
        text: example.text.clone(),
    }
}

/// What is learned from and what is measured on.
fn sets(options: &Bench) -> Result<(Vec<Example>, Vec<Example>), BenchError> {
    let Bench { suite, train, .. } = options;
    let mut draws = Draws::new(options.seed);
    let named = options.out_of_scope.as_deref();
    let mut learned = examples::read(*suite, train, Part::Train, named)?;
    let mut measured = match (&options.test, options.hold_out) {
        (Some(test), _) => examples::read(*suite, test, Part::Test, named)?,
        (None, Some(share)) => {
            let (kept, held) = draw(learned, &mut draws, |count| portion(count, share));
            learned = held;
            kept
        }
        (None, None) => return Err(BenchError::NoTest),
    };
    if *suite == Suite::Bitext {
        learned.retain(|it| measured.iter().any(|other| other.intents == it.intents));
    }
    if let Some(shots) = options.shots {
        learned = draw(learned, &mut draws, |count| count.min(shots)).0;
    }
    if let Some(probability) = options.typos {
        for example in &mut measured {
            example.text = mistype(&example.text, probability, &mut draws);
        }
    }
    Ok((learned, measured))
}

#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn portion(count: usize, share: f64) -> usize {
    (count as f64 * share.clamp(0.0, 1.0)) as usize
}

/// Draws some examples of each intent; those drawn and the rest.
fn draw(
    examples: Vec<Example>,
    draws: &mut Draws,
    how_many: impl Fn(usize) -> usize,
) -> (Vec<Example>, Vec<Example>) {
    let mut by_intent: BTreeMap<String, Vec<Example>> = BTreeMap::new();
    for example in examples {
        by_intent.entry(example.intent().to_owned()).or_default().push(example);
    }
    let (mut drawn, mut rest) = (Vec::new(), Vec::new());
    for mut examples in by_intent.into_values() {
        draws.shuffle(&mut examples);
        let behind = examples.split_off(how_many(examples.len()));
        drawn.extend(examples);
        rest.extend(behind);
    }
    (drawn, rest)
}
