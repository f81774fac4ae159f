//! `aisle nlu eval`: how well a pack's phrases teach, by cross-validation and on test files.
//! `messages` reads test files, `figures` and `confidence` count, `summary` (text and JSON) and
//! `page` (HTML, with the drawings of `chart`) tell.

mod chart;
mod confidence;
mod figures;
mod messages;
mod page;
mod summary;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::PathBuf;

use aisle_domain::language::Language;
use aisle_pack::PackError;
use aisle_understanding::{Phrase, Recognisers, Understander, normalise, trainer};
use clap::Args;

use crate::args::must_be_pack;
use crate::places::{Placed, languages, read_all};
use crate::reading::{Reading, cross_validate};
use crate::{NluError, Progress};
use figures::{Figures, Judged, figures};
use messages::Message;

/// Options of `aisle nlu eval`.
#[derive(Debug, Clone, Args)]
pub struct Eval {
    /// The pack's source.
    #[arg(long, value_name = "DIR", default_value = "merchant")]
    pub pack: PathBuf,
    /// Languages whose phrases are learned from, such as en,de; those that the pack offers if none
    /// is named.
    #[arg(long, value_name = "LANG", value_delimiter = ',')]
    pub language: Vec<Language>,
    /// Messages that measure and are not learned from: lines of {"text", "intent"} or
    /// {"text", "intents": […]}, or a table (.csv, .tsv). Can be given several times.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub test: Vec<PathBuf>,
    /// Cross-validates in so many parts; 5 when there are no test files.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(2..=20))]
    pub folds: Option<u8>,
    /// Writes a report, which is one HTML file and needs no network.
    #[arg(long, value_name = "FILE.html")]
    pub out: Option<PathBuf>,
    /// Writes the figures as one JSON document.
    #[arg(long)]
    pub json: bool,
}

const FOLDS: u8 = 5;

pub(crate) fn run(
    options: &Eval,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<(), NluError> {
    must_be_pack(&options.pack)?;
    // Before the long work.
    let messages = messages::read(&options.test)?;
    let phrases = read_all(&options.pack, &languages(&options.pack, &options.language)?)?;
    let mut measured = Vec::new();
    let folds = options.folds.or(options.test.is_empty().then_some(FOLDS));
    if let Some(folds) = folds {
        measured.push(by_cross_validation(&phrases, folds, progress)?);
    }
    if !options.test.is_empty() {
        progress.say("training on all phrases");
        measured.push(by_test(&phrases, messages)?);
    }
    if let Some(path) = &options.out {
        let page = page::page(&options.pack.display().to_string(), &measured);
        fs::write(path, page).map_err(|source| PackError::Write { path: path.clone(), source })?;
        progress.say(&format!("the report is in {}", path.display()));
    }
    if options.json {
        summary::json(&measured, out)?;
    } else {
        summary::text(&measured, out)?;
    }
    Ok(())
}

fn by_cross_validation(
    phrases: &[Placed],
    folds: u8,
    progress: &Progress,
) -> Result<Figures, NluError> {
    let plain: Vec<&Phrase> = phrases.iter().map(|placed| &placed.phrase).collect();
    let validation = cross_validate(&plain, usize::from(folds), progress)?;
    let messages: Vec<Message> = phrases.iter().map(Message::of).collect();
    let readings = messages.iter().zip(&validation.readings);
    let judged: Vec<Judged<'_>> =
        readings.filter_map(|(message, reading)| Some((message, reading.as_ref()?))).collect();
    let mut notes = vec![
        "Each phrase was read by a model that was trained without it. Phrases that all differ make \
         that harder than shoppers' messages are, phrases that vary one make it easier: measure on \
         messages, too (--test)."
            .to_owned(),
    ];
    if !validation.left_out.is_empty() {
        let names = validation.left_out.iter().map(|intent| intent.as_str().to_owned());
        notes.push(format!("Left out, as they have too few phrases: {}.", list(names.collect())));
    }
    Ok(figures(format!("Cross-validation in {folds} parts"), notes, &judged))
}

/// Names in a sentence, not too many.
fn list(mut names: Vec<String>) -> String {
    const SHOWN: usize = 8;
    let more = names.len().saturating_sub(SHOWN);
    names.truncate(SHOWN);
    let told = names.join(", ");
    if more == 0 { told } else { format!("{told} and {more} more") }
}

fn by_test(phrases: &[Placed], messages: Vec<Message>) -> Result<Figures, NluError> {
    let plain: Vec<Phrase> = phrases.iter().map(|placed| placed.phrase.clone()).collect();
    let model = trainer::train(&plain).map_err(|error| PackError::Train(error.to_string()))?;
    let understander = Understander::new(model, Recognisers::default());
    let known: BTreeSet<_> = understander.model().intents().iter().collect();
    let mut unknown: BTreeMap<String, usize> = BTreeMap::new();
    let (known_messages, others): (Vec<Message>, Vec<Message>) = messages
        .into_iter()
        .partition(|message| message.intents.iter().all(|intent| known.contains(intent)));
    for intent in others.iter().flat_map(|message| &message.intents) {
        if !known.contains(intent) {
            *unknown.entry(intent.as_str().to_owned()).or_default() += 1;
        }
    }
    let mut notes = Vec::new();
    if !unknown.is_empty() {
        let names = unknown.iter().map(|(name, n)| format!("{name} ({n})"));
        notes.push(format!(
            "{} messages were left out, as the phrases have no such intent: {}.",
            others.len(),
            list(names.collect())
        ));
    }
    let words: BTreeSet<String> = plain.iter().map(|phrase| normalise(&phrase.text)).collect();
    let learned = known_messages.iter().filter(|m| words.contains(&normalise(&m.text))).count();
    if learned > 0 {
        notes.push(format!(
            "{learned} of the messages are phrases of the pack, too; what is known by heart \
             measures nothing."
        ));
    }
    let readings: Vec<Reading> =
        known_messages.iter().map(|message| Reading::of(&understander, &message.text)).collect();
    let judged: Vec<Judged<'_>> = known_messages.iter().zip(&readings).collect();
    Ok(figures("Test files".to_owned(), notes, &judged))
}
