//! Figures over judged examples: accuracy, what is refused, calibration, time.

use std::time::Instant;

use aisle_understanding::{Judgement, Model, Recognisers, Understander};

use super::examples::Example;

/// In-scope messages that may be lost where out of scope is to be refused.
const LOSS: f64 = 0.05;
const BINS: usize = 10;
/// Texts whose time is taken.
const TIMED: usize = 3_000;

/// What came of a set of examples.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Figures {
    pub(super) in_scope: usize,
    pub(super) out_of_scope: usize,
    /// Share of in-scope examples whose best intent is the right one.
    pub(super) accuracy: f64,
    /// Share of those out of scope that are refused where 5 % in scope are.
    pub(super) oos_recall: Option<f64>,
    /// Probability that an example in scope looks more like it than one out of scope.
    pub(super) auroc: Option<f64>,
    /// Expected calibration error of the best intent, in scope.
    pub(super) ece: f64,
}

/// Measures a model. An example with several intents counts as right with any of them.
pub(super) fn figures(model: &Model, examples: &[&Example]) -> Figures {
    let (mut inside, mut outside) = (Vec::new(), Vec::new());
    let mut sure: Vec<(f32, bool)> = Vec::new();
    for example in examples {
        let Judgement { ranked, in_scope } = model.judge(&example.text);
        if example.is_out_of_scope() {
            outside.push(in_scope);
            continue;
        }
        inside.push(in_scope);
        let best = ranked.first();
        let right = best.is_some_and(|best| {
            example.intents.iter().any(|intent| intent == best.intent.as_str())
        });
        sure.push((best.map_or(0.0, |best| best.confidence), right));
    }
    inside.sort_by(f32::total_cmp);
    outside.sort_by(f32::total_cmp);
    let right = sure.iter().filter(|(_, right)| *right).count();
    let has_both = !inside.is_empty() && !outside.is_empty();
    Figures {
        in_scope: inside.len(),
        out_of_scope: outside.len(),
        accuracy: share(right, sure.len()),
        oos_recall: has_both.then(|| recall(&inside, &outside)),
        auroc: has_both.then(|| auroc(&inside, &outside)),
        ece: calibration_error(&sure),
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub(super) fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// Both sorted.
fn recall(inside: &[f32], outside: &[f32]) -> f64 {
    let lost = (0..inside.len()).take_while(|n| share(n + 1, inside.len()) <= LOSS).count();
    let threshold = inside.get(lost).copied().unwrap_or(1.0);
    share(outside.iter().filter(|score| **score < threshold).count(), outside.len())
}

/// Both sorted; ties count half.
fn auroc(inside: &[f32], outside: &[f32]) -> f64 {
    let wins = inside.iter().map(|score| {
        let below = outside.partition_point(|other| other < score);
        let equal = outside.partition_point(|other| other <= score) - below;
        2 * below + equal
    });
    share(wins.sum(), 2 * inside.len() * outside.len())
}

fn calibration_error(sure: &[(f32, bool)]) -> f64 {
    let mut bins = [(0.0_f64, 0_usize); BINS];
    for (confidence, right) in sure {
        let bin = (1..BINS).take_while(|bin| share(*bin, BINS) <= f64::from(*confidence)).count();
        if let Some((sum, hits)) = bins.get_mut(bin) {
            *sum += f64::from(*confidence);
            *hits += usize::from(*right);
        }
    }
    let gap = |(sum, hits): &(f64, usize)| (sum - share(*hits, 1)).abs();
    bins.iter().map(gap).sum::<f64>() / share(sure.len().max(1), 1)
}

/// Microseconds that understanding a text takes, language, entities and mood included: half of
/// the texts take less than the first figure, 99 of 100 less than the second.
pub(super) fn time(model: &Model, examples: &[&Example]) -> (f64, f64) {
    let understander = Understander::new(model.clone(), Recognisers::default());
    let texts: Vec<&str> = examples.iter().take(TIMED).map(|it| it.text.as_str()).collect();
    for text in &texts {
        std::hint::black_box(understander.understand(text));
    }
    let mut times: Vec<f64> = texts
        .iter()
        .map(|text| {
            let started = Instant::now();
            std::hint::black_box(understander.understand(text));
            started.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| times.get(times.len() * percent / 100).copied().unwrap_or(0.0);
    (at(50), at(99))
}
