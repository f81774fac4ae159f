//! How far confidence can be trusted: how often the likeliest intent is right when it is so sure
//! (reliability), and how well what is out of scope is told from what is in scope.

use super::figures::{Judged, is_right, real, share};

/// Confidence is put into so many bins of equal width.
const BINS: u8 = 10;

/// Confidence against being right, over all messages: those out of scope are never right, as the
/// confidence is the probability that the shopper wants this intent.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reliability {
    pub(super) bins: Vec<Bin>,
    /// Expected calibration error: by how much the two differ, on average over messages.
    pub(super) error: Option<f64>,
}

/// Messages whose confidence lies between two bounds.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Bin {
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) count: usize,
    /// Their confidence, on average.
    pub(super) confidence: f64,
    /// The share of them that are right.
    pub(super) right: f64,
}

impl Reliability {
    pub(super) fn of(judged: &[Judged<'_>]) -> Self {
        Self::of_pairs(judged.iter().filter_map(|(message, reading)| {
            let best = reading.best.as_ref()?;
            Some((f64::from(best.confidence), is_right(message, reading)))
        }))
    }

    fn of_pairs(pairs: impl Iterator<Item = (f64, bool)>) -> Self {
        let bound = |bin: u8| f64::from(bin) / f64::from(BINS);
        let empty = |bin| Bin { from: bound(bin), to: bound(bin + 1), ..Bin::default() };
        let mut bins: Vec<Bin> = (0..BINS).map(empty).collect();
        let mut all = 0;
        for (confidence, right) in pairs {
            // Sums first. What is just 1 belongs to the last bin.
            let Some(bin) = bins.iter_mut().rev().find(|bin| confidence >= bin.from) else {
                continue;
            };
            bin.count += 1;
            bin.confidence += confidence;
            bin.right += f64::from(u8::from(right));
            all += 1;
        }
        for bin in bins.iter_mut().filter(|bin| bin.count > 0) {
            bin.confidence /= real(bin.count);
            bin.right /= real(bin.count);
        }
        let off = |bin: &Bin| (bin.confidence - bin.right).abs() * real(bin.count);
        let error = (all > 0).then(|| bins.iter().map(off).sum::<f64>() / real(all));
        Self { bins, error }
    }
}

/// What is lost in scope against what is kept out of it, when the least probability of being in
/// scope is raised from 0 to 1.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Scope {
    /// By rising loss: the share of messages in scope refused, and of those out of scope. Empty
    /// unless there are both.
    pub(super) curve: Vec<(f64, f64)>,
    /// The probability that a message in scope looks more in scope than one that is not.
    pub(super) auroc: Option<f64>,
    /// What the model's own rule does, all its refusals taken together.
    pub(super) rule: Option<(f64, f64)>,
}

impl Scope {
    pub(super) fn of(judged: &[Judged<'_>]) -> Self {
        let inside = |judged: &&Judged<'_>| !judged.0.intents.is_empty();
        let scores = judged.iter().map(|judged| (judged.1.in_scope, inside(&judged)));
        let mut scope = Self::of_scores(scores.collect());
        let not_acted_on = |inside_wanted: bool| {
            let of = judged.iter().filter(|judged| inside(judged) == inside_wanted);
            let refused = of.clone().filter(|judged| judged.1.acted.is_empty());
            share(refused.count(), of.count())
        };
        scope.rule = not_acted_on(true).zip(not_acted_on(false));
        scope
    }

    fn of_scores(mut scores: Vec<(f32, bool)>) -> Self {
        let inside = scores.iter().filter(|(_, inside)| *inside).count();
        let outside = scores.len() - inside;
        if inside == 0 || outside == 0 {
            return Self::default();
        }
        scores.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (mut lost, mut kept_out, mut ordered) = (0, 0, 0.0);
        let mut curve = vec![(0.0, 0.0)];
        for equal in scores.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
            let here_inside = equal.iter().filter(|(_, inside)| *inside).count();
            let here_outside = equal.len() - here_inside;
            // Equal scores are in order half the time.
            ordered += real(here_inside) * (real(kept_out) + 0.5 * real(here_outside));
            lost += here_inside;
            kept_out += here_outside;
            curve.push((real(lost) / real(inside), real(kept_out) / real(outside)));
        }
        Self { curve, auroc: Some(ordered / (real(inside) * real(outside))), rule: None }
    }

    /// The most that is kept out when at most this share is lost.
    pub(super) fn kept_out_at(&self, loss: f64) -> Option<f64> {
        // Rounding must not turn 5 % into a little more than that.
        let within = self.curve.iter().filter(|(lost, _)| *lost <= loss + 1e-9);
        within.map(|(_, kept_out)| *kept_out).reduce(f64::max)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn reliability_compares_confidence_with_being_right() {
        let pairs = [(0.95, true), (1.0, true), (0.91, false), (0.3, true), (0.39, false)];
        let reliability = Reliability::of_pairs(pairs.into_iter());
        let last = reliability.bins[9];
        assert_eq!(last.count, 3);
        assert!(
            (last.confidence - 2.86 / 3.0).abs() < 1e-9 && (last.right - 2.0 / 3.0).abs() < 1e-9
        );
        assert_eq!(reliability.bins[3].count, 2);
        let off = (2.86 - 2.0 + (1.0_f64 - 0.69)) / 5.0;
        assert!((reliability.error.unwrap() - off).abs() < 1e-9);
        assert_eq!(Reliability::of_pairs(std::iter::empty()).error, None);
    }

    #[test]
    fn the_curve_rises_with_the_threshold() {
        let scope = Scope::of_scores(vec![
            (0.9, true),
            (0.1, false),
            (0.8, true),
            (0.5, true),
            (0.5, false),
            (0.7, true),
        ]);
        let expected = [(0.0, 0.0), (0.0, 0.5), (0.25, 1.0), (0.5, 1.0), (0.75, 1.0), (1.0, 1.0)];
        assert_eq!(scope.curve, expected);
        assert_eq!(scope.kept_out_at(0.05), Some(0.5));
        assert_eq!(scope.kept_out_at(0.25), Some(1.0));
        // Of eight pairs seven are in order and one is even.
        assert_eq!(scope.auroc, Some(7.5 / 8.0));
        assert_eq!(Scope::of_scores(vec![(0.1, true)]), Scope::default());
    }
}
