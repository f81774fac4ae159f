//! Learns, on phrases that the scoring model has not seen, how scores become probabilities and
//! when to refuse. The two policies here are said in words and shares of messages; the thresholds
//! follow from the data.

use super::vectors;
use crate::features::Coverage;
use crate::model::{Calibration, EVIDENCE, evidence, scope_probability, softmax, split};

/// Share of in-scope messages that may be refused as out of scope, by policy.
const IN_SCOPE_LOSS: f32 = 0.05;
/// How many right acts a wrong one undoes, by policy; with 1, a message is ambiguous where acting
/// on the best intent would be wrong as often as right.
const WRONG_ACT_COST: f32 = 1.0;

/// Places of the evidence that tells how far a text is from all phrases: the best score and the
/// coverage of the characters.
const BEST: usize = 0;
const CHARS: usize = 5;

/// One held-out phrase with its scores.
pub(super) struct Held {
    pub(super) phrase: usize,
    scores: Vec<f32>,
    coverage: Coverage,
    foreign: Coverage,
    label: usize,
    classes: usize,
}

impl Held {
    pub(super) fn new(phrase: usize, label: usize, classes: usize, held: &vectors::Held) -> Self {
        let (coverage, foreign) = (held.coverage, held.foreign);
        Self { phrase, scores: Vec::with_capacity(classes), coverage, foreign, label, classes }
    }

    /// Adds the scores of the next classes.
    pub(super) fn add(&mut self, scores: &[f32]) {
        let missing = self.classes - self.scores.len();
        self.scores.extend(scores.iter().take(missing));
    }

    fn is_in_scope(&self) -> bool {
        self.label + 1 < self.classes
    }

    fn evidence(&self, temperature: f32) -> [f32; EVIDENCE] {
        let (in_scope, out_of_scope) = split(&self.scores);
        evidence(in_scope, out_of_scope, temperature, self.coverage)
    }

    /// What it would look like if its intent were none of ours.
    fn evidence_without_own(&self, temperature: f32) -> [f32; EVIDENCE] {
        let (in_scope, out_of_scope) = split(&self.scores);
        let others = in_scope.iter().enumerate().filter(|(class, _)| *class != self.label);
        let others: Vec<f32> = others.map(|(_, score)| *score).collect();
        evidence(&others, out_of_scope, temperature, self.foreign)
    }
}

/// Everything that is learned from held-out phrases. Where none is out of scope, those stand in for
/// them whose own intent is left out.
pub(super) fn calibrate(held: &[Held]) -> Calibration {
    let temperature = temperature(held);
    let examples: Vec<([f32; EVIDENCE], bool)> =
        held.iter().map(|h| (h.evidence(temperature), h.is_in_scope())).collect();
    let scope = if examples.iter().all(|(_, in_scope)| *in_scope) {
        without_strangers(held, temperature)
    } else {
        logistic(&examples)
    };
    let mut accepted: Vec<f32> = examples
        .iter()
        .filter(|(_, in_scope)| *in_scope)
        .map(|(evidence, _)| scope_probability(&scope, evidence))
        .collect();
    accepted.sort_by(f32::total_cmp);
    let lost = quantile_index(accepted.len(), IN_SCOPE_LOSS);
    let scope_threshold = accepted.get(lost).copied().unwrap_or(0.0);
    Calibration {
        temperature,
        scope,
        scope_threshold,
        gap_threshold: gap(held, temperature),
        gibberish: 1.0,
    }
}

/// How scope is judged where no phrase is out of scope: by the sum of the evidence that tells how
/// far a text is from all phrases. How sure that makes is learned from phrases whose own intent is
/// left out; how near those come to other intents tells nothing of what strangers say.
fn without_strangers(held: &[Held], temperature: f32) -> [f32; SIZE] {
    let sum = |evidence: [f32; EVIDENCE]| {
        let mut sum = [0.0; EVIDENCE];
        sum[BEST] = evidence[BEST] + evidence[CHARS];
        sum
    };
    let own = held.iter().map(|h| (sum(h.evidence(temperature)), true));
    let without = held.iter().map(|h| (sum(h.evidence_without_own(temperature)), false));
    let mut scope = logistic(&own.chain(without).collect::<Vec<_>>());
    scope[CHARS] = scope[BEST];
    scope
}

fn quantile_index(count: usize, share: f32) -> usize {
    (0..count).take_while(|index| super::float(*index) < share * super::float(count)).count()
}

/// The temperature at which the held-out labels are likeliest: golden-section search, as the
/// likelihood has one peak in its logarithm.
fn temperature(held: &[Held]) -> f32 {
    let loss = |log_temperature: f32| {
        let temperature = log_temperature.exp();
        let likelihoods = held.iter().filter(|h| h.is_in_scope()).map(|h| {
            let probabilities = softmax(split(&h.scores).0, temperature);
            -f64::from(probabilities.get(h.label).copied().unwrap_or(0.0).max(1e-9).ln())
        });
        likelihoods.sum::<f64>()
    };
    let ratio = 0.618_034;
    let (mut low, mut high) = (0.02_f32.ln(), 2.0_f32.ln());
    for _ in 0..24 {
        let width = (high - low) * ratio;
        if loss(high - width) < loss(low + width) {
            high = low + width;
        } else {
            low = high - width;
        }
    }
    f32::midpoint(low, high).exp()
}

/// The gap between the best two at and below which it is better to ask than to act: a wrong act
/// counts as much as [`WRONG_ACT_COST`] right ones.
fn gap(held: &[Held], temperature: f32) -> f32 {
    let mut gaps: Vec<(f32, bool)> = held
        .iter()
        .filter(|h| h.is_in_scope())
        .map(|h| {
            let probabilities = softmax(split(&h.scores).0, temperature);
            let own = probabilities.get(h.label).copied().unwrap_or(0.0);
            let mut ranked = probabilities;
            ranked.sort_by(|a, b| b.total_cmp(a));
            let best = ranked.first().copied().unwrap_or(0.0);
            (best - ranked.get(1).copied().unwrap_or(0.0), own < best)
        })
        .collect();
    gaps.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut gain, mut best_gain, mut threshold) = (0.0_f32, 0.0_f32, 0.0_f32);
    for (gap, is_wrong) in gaps {
        gain += if is_wrong { WRONG_ACT_COST } else { -1.0 };
        if gain > best_gain {
            best_gain = gain;
            threshold = gap;
        }
    }
    threshold
}

const SIZE: usize = EVIDENCE + 1;

/// Logistic regression by Newton's method with a small ridge.
fn logistic(examples: &[([f32; EVIDENCE], bool)]) -> [f32; SIZE] {
    let mut weights = [0.0_f64; SIZE];
    for _ in 0..25 {
        let mut gradient = [0.0_f64; SIZE];
        let mut hessian = [[0.0_f64; SIZE]; SIZE];
        for (evidence, positive) in examples {
            let mut row = [1.0_f64; SIZE];
            for (to, from) in row.iter_mut().zip(evidence) {
                *to = f64::from(*from);
            }
            let sum: f64 = row.iter().zip(&weights).map(|(x, w)| x * w).sum();
            let probability = 1.0 / (1.0 + (-sum).exp());
            let error = probability - if *positive { 1.0 } else { 0.0 };
            let curvature = (probability * (1.0 - probability)).max(1e-6);
            for ((x, gradient), hessian) in row.iter().zip(&mut gradient).zip(&mut hessian) {
                *gradient += error * x;
                for (other, entry) in row.iter().zip(hessian) {
                    *entry += curvature * x * other;
                }
            }
        }
        for (index, (hessian, gradient)) in hessian.iter_mut().zip(&mut gradient).enumerate() {
            let weight = weights.get(index).copied().unwrap_or(0.0);
            *gradient += RIDGE * weight;
            if let Some(diagonal) = hessian.get_mut(index) {
                *diagonal += RIDGE;
            }
        }
        let step = solve_linear(hessian, gradient);
        for (weight, step) in weights.iter_mut().zip(step) {
            *weight -= step;
        }
        if step.iter().all(|s| s.abs() < 1e-6) {
            break;
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "precision is not needed")]
    weights.map(|weight| weight as f32)
}

const RIDGE: f64 = 1.0;

/// Gaussian elimination with pivoting; the matrix is positive definite thanks to the ridge.
fn solve_linear(mut matrix: [[f64; SIZE]; SIZE], mut right: [f64; SIZE]) -> [f64; SIZE] {
    for column in 0..SIZE {
        let pivot = (column..SIZE)
            .max_by(|a, b| {
                entry(&matrix, *a, column).abs().total_cmp(&entry(&matrix, *b, column).abs())
            })
            .unwrap_or(column);
        matrix.swap(column, pivot);
        right.swap(column, pivot);
        let pivot_row = matrix.get(column).copied().unwrap_or_default();
        let pivot_right = right.get(column).copied().unwrap_or(0.0);
        let pivot_value = pivot_row.get(column).copied().unwrap_or(1.0);
        for (row, value) in matrix.iter_mut().zip(&mut right).skip(column + 1) {
            let factor = row.get(column).copied().unwrap_or(0.0) / pivot_value;
            for (own, pivot) in row.iter_mut().zip(pivot_row) {
                *own -= factor * pivot;
            }
            *value -= factor * pivot_right;
        }
    }
    let mut solution = [0.0_f64; SIZE];
    for row in (0..SIZE).rev() {
        let known: f64 =
            (row + 1..SIZE).map(|column| entry(&matrix, row, column) * at(&solution, column)).sum();
        let value = (at(&right, row) - known) / entry(&matrix, row, row);
        if let Some(place) = solution.get_mut(row) {
            *place = value;
        }
    }
    solution
}

fn entry(matrix: &[[f64; SIZE]; SIZE], row: usize, column: usize) -> f64 {
    matrix.get(row).map_or(0.0, |row| at(row, column))
}

fn at(row: &[f64; SIZE], column: usize) -> f64 {
    row.get(column).copied().unwrap_or(0.0)
}
