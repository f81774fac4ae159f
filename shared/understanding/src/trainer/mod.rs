//! Makes a model from a pack's phrases: vocabulary → features → linear solver → calibration on
//! held-out folds → quantised artifact. The same phrases in the same order always give the same bytes.

mod calibration;
mod compact;
mod near;
mod solver;
mod vectors;

use std::borrow::Cow;
use std::collections::BTreeMap;

use aisle_domain::understood::IntentName;

use crate::artifact::{Content, write};
use crate::concepts;
use crate::digest::Digest;
use crate::features::{Feature, Seen};
use crate::gibberish;
use crate::model::{Calibration, Model};
use crate::neighbours::Neighbours;
use crate::normalise::normalise;
use crate::pack::Phrase;
use crate::tokens::{Kind, Line};
use crate::vocabulary::{Vocabulary, write_concepts, write_words};
use crate::{ArtifactError, OUT_OF_SCOPE};

use calibration::{Held, calibrate};
use compact::{Learned, rows};
use near::Near;
use solver::{LANES, Lesson, Machines};
use vectors::Vectors;

/// Folds on which calibration is learned: each phrase is scored by a model that has not seen it.
const FOLDS: usize = 4;
/// Phrases of an intent at least: one to learn from when the other is held out.
const LEAST_PHRASES: usize = 2;
/// Phrases that are held out at least, if there are as many; more folds than needed are not.
const ENOUGH_HELD: usize = 4_000;

/// Why phrases make no model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TrainError {
    /// Nothing to tell apart.
    #[error("at least two intents are needed; add phrases to the pack")]
    TooFewIntents,
    /// Calibration needs held-out examples of each.
    #[error("{intent} has {count} phrases; write at least {LEAST_PHRASES}, better 40")]
    TooFewPhrases {
        /// The thin intent.
        intent: String,
        /// Its phrases.
        count: usize,
    },
    /// The bytes just written cannot be read: a defect of this program.
    #[error("the trained model cannot be opened: {0}")]
    Artifact(#[from] ArtifactError),
}

/// Trains a model. Phrases of [`OUT_OF_SCOPE`] teach it to refuse; without any,
/// scope is judged by how far a text is from all phrases.
///
/// # Errors
/// [`TrainError`] when the phrases are too few.
pub fn train(phrases: &[Phrase]) -> Result<Model, TrainError> {
    let classes = Classes::of(phrases)?;
    let labels: Vec<usize> = phrases.iter().map(|phrase| classes.index(&phrase.intent)).collect();
    let normalised: Vec<String> = phrases.iter().map(|phrase| normalise(&phrase.text)).collect();
    let Tables { words, concepts, letters, neighbours, gibberish } = Tables::of(&normalised);
    let vocabulary = Vocabulary::new(&words, &concepts, &neighbours);
    let features: Vec<Vec<Feature>> =
        normalised.iter().map(|text| Seen::of(text, &vocabulary).features).collect();
    let folds = assign_folds(phrases);
    let vectors = Vectors::of(&features, &folds, &labels);
    drop(features);
    let lesson = Lesson { vectors: &vectors, labels: &labels, folds: &folds };

    let (learned, held) =
        learn(&lesson, classes.count(), words.len() + concepts.len() + letters.len());
    let calibration = Calibration { gibberish, ..calibrate(&held) };
    let entries = learned.entries(vectors.keys.len());
    let bytes = write(&Content {
        source_hash: source_hash(phrases),
        calibration,
        intents: &classes.intents,
        scale: learned.scale,
        biases: &learned.biases,
        words: &words,
        concepts: &concepts,
        letters: &letters,
        neighbours: &neighbours,
        rows: &rows(&vectors.keys, &vectors.idf, &entries),
    });
    Ok(Model::open(Cow::Owned(bytes))?)
}

/// Trains the machines of all classes: with all features first, and if their weights do not fit,
/// again with those that matter most. What comes with them are the scores of phrases that they have
/// not seen.
fn learn(lesson: &Lesson<'_>, classes: usize, tables: usize) -> (Learned, Vec<Held>) {
    let mut all = Learned::default();
    let mut duals = Vec::new();
    let near = Near::of(lesson, classes);
    for first in (0..classes).step_by(LANES) {
        let machines = Machines::train(lesson, first, near.phrases(lesson, first));
        all.take(&machines, classes);
        duals.push(machines.into_duals());
    }
    let masks = all.masks(&lesson.vectors.idf, tables);
    drop(all);
    let mut learned = Learned::default();
    let mut held: Vec<Held> = held_out(lesson, classes);
    for (group, duals) in duals.into_iter().enumerate() {
        let masks = masks.as_ref().and_then(|masks| masks.get(group));
        let masks = masks.map_or(&[][..], Vec::as_slice);
        let phrases = near.phrases(lesson, group * LANES);
        let machines = Machines::again(lesson, group * LANES, phrases, duals, masks);
        learned.take(&machines, classes);
        hold_out(lesson, &machines, &mut held);
    }
    (learned, held)
}

/// Adds the scores of machines to the phrases that are held out.
fn hold_out(lesson: &Lesson<'_>, machines: &Machines<'_>, held: &mut [Held]) {
    for fold in 0..FOLDS {
        let is_of_fold = |held: &&mut Held| lesson.folds.get(held.phrase) == Some(&fold);
        let mut of_fold = held.iter_mut().filter(is_of_fold).peekable();
        if of_fold.peek().is_none() {
            continue;
        }
        let machines = machines.without(lesson, fold);
        for held in of_fold {
            let items = lesson.vectors.held(held.phrase).map_or(&[][..], |it| &it.items);
            held.add(&machines.scores(items));
        }
    }
}

/// The tables of the artifact beside the weights.
struct Tables {
    words: Vec<u8>,
    concepts: Vec<u8>,
    letters: Vec<u8>,
    neighbours: Neighbours,
    /// Share of strange groups of letters from which on a message is gibberish.
    gibberish: f32,
}

impl Tables {
    fn of(normalised: &[String]) -> Self {
        let (entries, listed) = concepts::entries();
        let mut counts: BTreeMap<Vec<char>, u32> = BTreeMap::new();
        for word in listed {
            *counts.entry(word).or_default() += 1;
        }
        for text in normalised {
            let line = Line::of(text);
            for token in line.tokens.iter().filter(|token| token.kind == Kind::Word) {
                let word = line.text(token);
                match counts.get_mut(word) {
                    Some(count) => *count += 1,
                    None => {
                        counts.insert(word.to_vec(), 1);
                    }
                }
            }
        }
        let words = write_words(counts.iter().map(|(word, count)| (word.as_slice(), *count)));
        let (letters, gibberish) = gibberish::learn(counts.keys().map(Vec::as_slice));
        let neighbours = Neighbours::of(counts.keys().map(Vec::as_slice));
        Self { words, concepts: write_concepts(&entries), letters, neighbours, gibberish }
    }
}

/// The phrases on which calibration is learned: of as many folds as make enough.
fn held_out(lesson: &Lesson<'_>, classes: usize) -> Vec<Held> {
    let all = lesson.labels.len();
    let folds = (1..FOLDS).find(|folds| all * folds / FOLDS >= ENOUGH_HELD).unwrap_or(FOLDS);
    let phrases = (0..all).zip(lesson.labels).zip(lesson.folds);
    let out = phrases.filter(|(_, fold)| **fold < folds);
    let held = out.filter_map(|((phrase, label), _)| {
        Some(Held::new(phrase, *label, classes, lesson.vectors.held(phrase)?))
    });
    held.collect()
}

/// Hash of phrases, in order, and of the code that trains, to tell whether a model was trained on
/// them by it.
#[must_use]
pub fn source_hash(phrases: &[Phrase]) -> u64 {
    let start = Digest::new(0).bytes(env!("AISLE_TRAINER").as_bytes());
    let all = phrases.iter().fold(start, |digest, phrase| {
        let digest = digest.bytes(phrase.language.code().as_bytes());
        digest.bytes(phrase.intent.as_str().as_bytes()).bytes(phrase.text.as_bytes())
    });
    all.finish()
}

/// The classes: intents by name, out of scope last.
struct Classes {
    intents: Vec<IntentName>,
}

impl Classes {
    fn of(phrases: &[Phrase]) -> Result<Self, TrainError> {
        let mut counts: BTreeMap<&IntentName, usize> = BTreeMap::new();
        for phrase in phrases.iter().filter(|phrase| phrase.intent.as_str() != OUT_OF_SCOPE) {
            *counts.entry(&phrase.intent).or_default() += 1;
        }
        if counts.len() < 2 {
            return Err(TrainError::TooFewIntents);
        }
        if let Some((intent, count)) = counts.iter().find(|(_, count)| **count < LEAST_PHRASES) {
            let intent = intent.as_str().to_owned();
            return Err(TrainError::TooFewPhrases { intent, count: *count });
        }
        Ok(Self { intents: counts.into_keys().cloned().collect() })
    }

    fn count(&self) -> usize {
        self.intents.len() + 1
    }

    fn index(&self, intent: &IntentName) -> usize {
        self.intents.binary_search(intent).unwrap_or(self.intents.len())
    }
}

/// Deals the phrases of each intent and language out to the folds in turn, so that every fold has
/// its share of each.
fn assign_folds(phrases: &[Phrase]) -> Vec<usize> {
    let mut dealt: BTreeMap<(&IntentName, &str), usize> = BTreeMap::new();
    let mut folds = Vec::with_capacity(phrases.len());
    for Phrase { intent, language, .. } in phrases {
        let next = dealt.entry((intent, language.code())).or_default();
        folds.push(*next % FOLDS);
        *next += 1;
    }
    folds
}

fn float(count: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "phrases are far fewer than 2^24")]
    let float = count as f32;
    float
}
