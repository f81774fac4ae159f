//! The trained classifier: scores a text for every intent, turns scores into calibrated
//! probabilities and judges whether the text is anything a shop's service is for. It reads its
//! weights in place from the artifact. Training is `trainer`'s work.

use std::borrow::Cow;
use std::ops::Range;

use aisle_domain::understood::{IntentName, ScoredIntent};

use crate::artifact::{self, ArtifactError, Header};
use crate::features::{Coverage, Feature, Seen, weigh};
use crate::gibberish::is_gibberish;
use crate::normalise::normalise;
use crate::rows::{Row, Scores};
use crate::tokens::{Line, MAX_SEEN};

/// A trained classifier.
#[derive(Debug, Clone)]
pub struct Model {
    bytes: Cow<'static, [u8]>,
    header: Header,
}

/// What the classifier thinks of a text, before anything is decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The intents with their probabilities given that the text is in scope at all; the best
    /// first, all of them, summing to 1.
    pub ranked: Vec<ScoredIntent>,
    /// Probability that the text is something that the shop's service is for.
    pub in_scope: f32,
}

/// How scores become probabilities and decisions; every figure is learned on held-out folds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Calibration {
    /// Scores are divided by it before the softmax.
    pub(crate) temperature: f32,
    /// Weights of [`evidence`] for "in scope", the last one is the bias.
    pub(crate) scope: [f32; EVIDENCE + 1],
    /// Least probability of being in scope at which a message is acted on.
    pub(crate) scope_threshold: f32,
    /// Least distance between the best two probabilities at which the best is acted on.
    pub(crate) gap_threshold: f32,
    /// Share of strange groups of letters from which on a message is gibberish.
    pub(crate) gibberish: f32,
}

/// Number of figures by which scope is judged.
pub(crate) const EVIDENCE: usize = 8;

impl Model {
    /// Opens an artifact. The weights stay where they are; only the header is read and the check
    /// sum computed.
    ///
    /// # Errors
    /// [`ArtifactError`] when the bytes are no artifact, of another version, or damaged.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, ArtifactError> {
        let bytes = bytes.into();
        let header = artifact::read(&bytes)?;
        Ok(Self { bytes, header })
    }

    /// The artifact.
    #[must_use]
    pub fn to_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Hash of the phrases that it was trained on, see [`crate::trainer::source_hash`]. Another
    /// hash than that of the pack's phrases means that the model is stale.
    #[must_use]
    pub fn source_hash(&self) -> u64 {
        self.header.source_hash
    }

    /// The intents that it knows, in the order of their names, without out of scope.
    #[must_use]
    pub fn intents(&self) -> &[IntentName] {
        &self.header.intents
    }

    /// Judges a text. Total; the time is bounded, as only the beginning of a long text is seen.
    #[must_use]
    pub fn judge(&self, text: &str) -> Judgement {
        self.judge_best(text, self.header.intents.len())
    }

    /// As [`Self::judge`], with no more than the best `count` intents.
    pub(crate) fn judge_best(&self, text: &str, count: usize) -> Judgement {
        self.judge_look(&self.look(&[text]), count)
    }

    /// Looks at a text, which is given in pieces that may be judged apart.
    pub(crate) fn look(&self, pieces: &[&str]) -> Look<'_> {
        let mut follows = false;
        let normalised: Vec<(String, bool)> = pieces
            .iter()
            .map(|piece| {
                let before = std::mem::replace(&mut follows, !piece.ends_with(char::is_whitespace));
                (normalise(beginning(piece)), before)
            })
            .collect();
        let (line, starts) = Line::of_pieces(&normalised);
        let seen = Seen::in_line(line, &self.header.vocabulary(&self.bytes));
        let rows = self.rows(&seen.features);
        Look { seen, starts, rows }
    }

    /// Judges all that was looked at.
    pub(crate) fn judge_look(&self, look: &Look<'_>, count: usize) -> Judgement {
        let (scores, coverage) = self.scores(&look.seen.features, &look.rows);
        self.judged(&scores, coverage, count)
    }

    /// Judges some of the pieces as if they stood alone.
    pub(crate) fn judge_pieces(
        &self,
        look: &Look<'_>,
        pieces: Range<usize>,
        count: usize,
    ) -> Judgement {
        let start = |piece: usize| look.starts.get(piece).copied();
        let from = start(pieces.start).unwrap_or_default();
        let part = from..start(pieces.end).unwrap_or(usize::MAX);
        let meant = look.seen.meant_inside(&part);
        let found = self.rows(&meant);
        let all = look.seen.features.iter().zip(&look.rows);
        let inside = all.filter(|(feature, _)| look.seen.is_inside(feature, &part));
        let (features, rows): (Vec<Feature>, Vec<_>) =
            inside.chain(meant.iter().zip(&found)).map(|(f, row)| (*f, *row)).unzip();
        let (scores, coverage) = self.scores(&features, &rows);
        self.judged(&scores, coverage, count)
    }

    fn judged(&self, scores: &Scores, coverage: Coverage, count: usize) -> Judgement {
        let scores = scores.as_slice().get(..self.header.biases.len()).unwrap_or_default();
        let calibration = &self.header.calibration;
        let (in_scope, out_of_scope) = split(scores);
        let evidence = evidence(in_scope, out_of_scope, calibration.temperature, coverage);
        // The best has the probability that the evidence ends with.
        let [best, .., surest] = evidence;
        let mut ranked: Vec<(f32, usize)> = in_scope.iter().copied().zip(0..).collect();
        let by_rank = |a: &(f32, usize), b: &(f32, usize)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if count > 0 && count < ranked.len() {
            ranked.select_nth_unstable_by(count - 1, by_rank);
            ranked.truncate(count);
        }
        ranked.sort_unstable_by(by_rank);
        let named = ranked.into_iter().filter_map(|(score, class)| {
            let intent = self.header.intents.get(class)?.clone();
            let confidence = ((score - best) / calibration.temperature).exp() * surest;
            Some(ScoredIntent { intent, confidence, span: None })
        });
        Judgement {
            ranked: named.collect(),
            in_scope: scope_probability(&calibration.scope, &evidence),
        }
    }

    pub(crate) fn calibration(&self) -> &Calibration {
        &self.header.calibration
    }

    /// Whether a text is letters that make no words. One with a capital letter may hold a name.
    pub(crate) fn is_gibberish(&self, text: &str) -> bool {
        if text.chars().any(char::is_uppercase) {
            return false;
        }
        let line = Line::of(&normalise(beginning(text)));
        let letters = self.header.letters(&self.bytes);
        let vocabulary = self.header.vocabulary(&self.bytes);
        is_gibberish(&line, letters, self.header.calibration.gibberish, &vocabulary)
    }

    /// What in a text spoke for an intent and against it: words, groups of letters and meanings,
    /// with what each added to the intent's score, the weightiest first.
    #[must_use]
    pub fn evidence_for(&self, intent: &str, text: &str) -> Vec<(String, f32)> {
        let Some(class) = self.intents().iter().position(|own| own.as_str() == intent) else {
            return Vec::new();
        };
        let Look { seen, rows, .. } = self.look(&[text]);
        let mut evidence: Vec<(String, f32)> = Vec::new();
        let (values, _) = weighed(&seen.features, &rows);
        for ((feature, row), value) in seen.features.iter().zip(rows).zip(values) {
            if let Some(weight) = row.and_then(|row| row.weight(class)) {
                let size = self.header.sizes[usize::from(weight)];
                evidence.push((seen.readable(feature), size * value));
            }
        }
        evidence.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        evidence
    }

    /// The rows of features.
    fn rows(&self, features: &[Feature]) -> Vec<Option<Row<'_>>> {
        self.header.rows(&self.bytes).of(features.iter().map(|feature| feature.key))
    }

    /// One score per class, the intents in order, out of scope last; and how much of the text is
    /// known.
    fn scores(&self, features: &[Feature], rows: &[Option<Row<'_>>]) -> (Scores, Coverage) {
        let (values, coverage) = weighed(features, rows);
        let mut scores = Scores::of(&self.header.biases);
        for (row, value) in rows.iter().zip(&values) {
            if let Some(row) = row {
                self.header.add(row, *value, &mut scores);
            }
        }
        (scores, coverage)
    }
}

/// What was seen in a text, with what is known of it.
#[derive(Debug)]
pub(crate) struct Look<'m> {
    seen: Seen,
    /// Where the pieces start in the line.
    starts: Vec<usize>,
    rows: Vec<Option<Row<'m>>>,
}

/// The values of features, and how much of the text is known.
fn weighed(features: &[Feature], rows: &[Option<Row<'_>>]) -> (Vec<f32>, Coverage) {
    let idf = rows.iter().map(|row| row.map_or(0.0, |row| dequantise_idf(row.idf)));
    let mut values: Vec<f32> = idf.collect();
    let coverage = weigh(features, &mut values);
    (values, coverage)
}

/// The part of a text that is looked at: twice what the features see of its normal form, which is
/// hardly ever shorter than half the text.
fn beginning(text: &str) -> &str {
    let end = text.char_indices().nth(2 * MAX_SEEN).map_or(text.len(), |(end, _)| end);
    text.get(..end).unwrap_or(text)
}

/// A weight is kept as the root of its size, so that small ones are told apart, too.
pub(crate) fn dequantise(weight: i8, largest: f32) -> f32 {
    let weight = i16::from(weight.max(-127));
    f32::from(weight * weight.abs()) * largest / LARGEST
}

/// The square of the largest byte.
pub(crate) const LARGEST: f32 = 127.0 * 127.0;

/// The byte next to a weight.
pub(crate) fn quantise(weight: f32, largest: f32) -> i8 {
    let root = ((weight.abs() / largest).sqrt() * 127.0).round().clamp(0.0, 127.0);
    #[expect(clippy::cast_possible_truncation, reason = "rounded and clamped to the range above")]
    let root = root as i8;
    if weight < 0.0 { -root } else { root }
}

/// Inverse document frequencies are kept as steps of 1/24: 1 to 10.6, 0 is "never met".
pub(crate) fn dequantise_idf(step: u8) -> f32 {
    f32::from(step) / 24.0
}

/// The step next to an inverse document frequency.
pub(crate) fn quantise_idf(idf: f32) -> u8 {
    let steps = (idf * 24.0).round().clamp(1.0, 255.0);
    (0..=u8::MAX).rev().find(|step| f32::from(*step) <= steps).unwrap_or(1)
}

/// In-scope scores and the score of out of scope, which is the last.
pub(crate) fn split(scores: &[f32]) -> (&[f32], f32) {
    scores.split_last().map_or((&[], 0.0), |(last, rest)| (rest, *last))
}

/// Probabilities of scores at a temperature.
pub(crate) fn softmax(scores: &[f32], temperature: f32) -> Vec<f32> {
    let best = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let raw: Vec<f32> = scores.iter().map(|s| ((s - best) / temperature).exp()).collect();
    let sum: f32 = raw.iter().sum();
    raw.iter().map(|r| r / sum).collect()
}

/// The figures by which scope is judged: the best score, its lead over the next and over out of
/// scope, the energy of all scores, how much of the text was met in training, its length, and the
/// probability of the best.
pub(crate) fn evidence(
    in_scope: &[f32],
    out_of_scope: f32,
    temperature: f32,
    coverage: Coverage,
) -> [f32; EVIDENCE] {
    let mut best = f32::NEG_INFINITY;
    let mut next = f32::NEG_INFINITY;
    for score in in_scope {
        if *score > best {
            next = best;
            best = *score;
        } else if *score > next {
            next = *score;
        }
    }
    if !best.is_finite() {
        best = 0.0;
    }
    if !next.is_finite() {
        next = best;
    }
    let sum: f32 = in_scope.iter().map(|s| ((s - best) / temperature).exp()).sum();
    let energy = best + temperature * sum.max(f32::MIN_POSITIVE).ln();
    let surest = 1.0 / sum.max(1.0);
    let size = (1.0 + coverage.size).ln();
    let Coverage { words, chars, .. } = coverage;
    [best, best - next, best - out_of_scope, energy, words, chars, size, surest]
}

/// Probability of being in scope.
pub(crate) fn scope_probability(weights: &[f32; EVIDENCE + 1], evidence: &[f32; EVIDENCE]) -> f32 {
    let bias = weights.last().copied().unwrap_or(0.0);
    let sum = evidence.iter().zip(weights).map(|(e, w)| e * w).sum::<f32>() + bias;
    1.0 / (1.0 + (-sum).exp())
}
