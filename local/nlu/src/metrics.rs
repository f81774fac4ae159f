//! What is counted, as functions of numbers alone. A *score* is how sure the model is that a
//! message is in scope; a *confidence* how sure it is of an answer. Shares are in 0..=1. What is
//! measured on which messages is `evaluate`'s and the benchmark's.

use serde::Serialize;

/// Bins of the expected calibration error and of the reliability diagram.
pub const BINS: usize = 15;

/// A part of a whole; `None` of nothing.
#[must_use]
pub fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| float(part) / float(whole))
}

/// A count as a number; more than four billion are not told apart.
#[must_use]
pub fn float(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

/// Area under the receiver's curve: the probability that a message in scope has a higher score
/// than one out of scope; equal scores count half. `None` without both kinds.
#[must_use]
pub fn auroc(inside: &[f32], outside: &[f32]) -> Option<f64> {
    let outside = sorted(outside);
    let wins = inside.iter().map(|score| {
        let below = outside.partition_point(|other| other < score);
        let not_above = outside.partition_point(|other| other <= score);
        f64::midpoint(float(below), float(not_above))
    });
    let pairs = float(inside.len()) * float(outside.len());
    (pairs > 0.0).then(|| wins.sum::<f64>() / pairs)
}

/// Share of what is out of scope that is refused when at most this share of what is in scope is:
/// the threshold is the score of the message in scope at that rank, below which is refused.
#[must_use]
pub fn recall_at_loss(inside: &[f32], outside: &[f32], loss: f64) -> Option<f64> {
    let inside = sorted(inside);
    let lost = (0..inside.len()).take_while(|n| float(n + 1) <= loss * float(inside.len()) + 1e-9);
    let threshold = *inside.get(lost.count())?;
    share(outside.iter().filter(|score| **score < threshold).count(), outside.len())
}

/// Points of the curve "share refused of what is in scope" → "share refused of what is out of
/// scope", both growing, at most `steps` + 1 of them.
#[must_use]
pub fn scope_curve(inside: &[f32], outside: &[f32], steps: usize) -> Vec<(f64, f64)> {
    let inside = sorted(inside);
    let points = (0..=steps).filter_map(|step| {
        let loss = float(step) / float(steps);
        Some((loss, recall_at_loss(&inside, outside, loss).or((step == steps).then_some(1.0))?))
    });
    if inside.is_empty() || outside.is_empty() { Vec::new() } else { points.collect() }
}

/// One bin of the reliability diagram.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Bin {
    /// Answers in it.
    pub count: usize,
    /// Their mean confidence.
    pub confidence: f64,
    /// Share of them that is right.
    pub right: f64,
}

/// Answers by their confidence in bins of the same width, those without answers left out.
#[must_use]
pub fn reliability(answers: &[(f32, bool)]) -> Vec<Bin> {
    let mut sums = [(0_usize, 0.0_f64, 0_usize); BINS];
    for (confidence, is_right) in answers {
        let above = |bin: &usize| float(*bin) / float(BINS) <= f64::from(*confidence);
        if let Some(sum) = sums.get_mut((1..BINS).take_while(above).count()) {
            *sum = (sum.0 + 1, sum.1 + f64::from(*confidence), sum.2 + usize::from(*is_right));
        }
    }
    let bins = sums.into_iter().filter(|(count, ..)| *count > 0);
    bins.map(|(count, confidence, right)| Bin {
        count,
        confidence: confidence / float(count),
        right: float(right) / float(count),
    })
    .collect()
}

/// Expected calibration error: how far confidence and share of right answers are apart, by
/// [`reliability`]'s bins, weighted by their answers.
#[must_use]
pub fn calibration_error(answers: &[(f32, bool)]) -> Option<f64> {
    let bins = reliability(answers);
    let error = bins.iter().map(|bin| (bin.confidence - bin.right).abs() * float(bin.count));
    let error: f64 = error.sum();
    (!answers.is_empty()).then(|| error / float(answers.len()))
}

/// How often something was there and was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Hits {
    /// There, and found.
    pub found: usize,
    /// Found, and not there.
    pub invented: usize,
    /// There, and not found.
    pub missed: usize,
}

impl Hits {
    /// Share of what was found that is there.
    #[must_use]
    pub fn precision(&self) -> Option<f64> {
        share(self.found, self.found + self.invented)
    }

    /// Share of what is there that was found.
    #[must_use]
    pub fn recall(&self) -> Option<f64> {
        share(self.found, self.found + self.missed)
    }

    /// Harmonic mean of both; `None` where nothing was there or found.
    #[must_use]
    pub fn f1(&self) -> Option<f64> {
        share(2 * self.found, 2 * self.found + self.invented + self.missed)
    }
}

fn sorted(scores: &[f32]) -> Vec<f32> {
    let mut scores = scores.to_vec();
    scores.sort_by(f32::total_cmp);
    scores
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn near(left: Option<f64>, right: f64) {
        let left = left.unwrap();
        assert!((left - right).abs() < 1e-6, "{left} is not {right}");
    }

    #[test]
    fn auroc_counts_pairs() {
        // Pairs: .9 beats both; .4 beats .1 and ties with .4: 3.5 of 4.
        near(auroc(&[0.9, 0.4], &[0.1, 0.4]), 3.5 / 4.0);
        near(auroc(&[0.1], &[0.9]), 0.0);
        near(auroc(&[0.5, 0.5], &[0.5]), 0.5);
        assert_eq!(auroc(&[], &[0.5]), None);
        assert_eq!(auroc(&[0.5], &[]), None);
    }

    #[test]
    fn recall_is_taken_where_the_loss_is_still_allowed() {
        let inside: Vec<f32> = (0..20_u8).map(|n| f32::from(n) / 20.0).collect();
        // 5 % of 20 is one: 0.00 is lost, the threshold is 0.05.
        near(recall_at_loss(&inside, &[0.0, 0.04, 0.05, 0.5], 0.05), 0.5);
        // None may be lost: the threshold is the lowest score.
        near(recall_at_loss(&inside, &[-0.1, 0.0], 0.0), 0.5);
        // Of 19, one is more than 5 %.
        near(recall_at_loss(inside.get(1..).unwrap(), &[0.04, 0.06], 0.05), 0.5);
        assert_eq!(recall_at_loss(&[], &[0.1], 0.05), None);
        assert_eq!(recall_at_loss(&inside, &[], 0.05), None);
    }

    #[test]
    fn the_curve_grows_to_all() {
        let curve = scope_curve(&[0.2, 0.4, 0.6, 0.8], &[0.1, 0.3, 0.7], 4);
        let expected = [(0.0, 1.0), (0.25, 2.0), (0.5, 2.0), (0.75, 3.0), (1.0, 3.0)];
        assert_eq!(curve.len(), expected.len());
        for ((loss, refused), (expected_loss, thirds)) in curve.into_iter().zip(expected) {
            near(Some(loss), expected_loss);
            near(Some(refused), thirds / 3.0);
        }
        assert!(scope_curve(&[], &[0.1], 4).is_empty());
    }

    #[test]
    fn calibration_compares_confidence_with_truth() {
        // One bin: four at .9, three right: |.9 - .75|.
        near(calibration_error(&[(0.9, true), (0.9, true), (0.9, true), (0.9, false)]), 0.15);
        // Two bins of one each: (|.95 - 1| + |.05 - 1|) / 2.
        near(calibration_error(&[(0.95, true), (0.05, true)]), 0.5);
        // 1 belongs to the last bin.
        assert_eq!(reliability(&[(1.0, true)]).len(), 1);
        assert_eq!(calibration_error(&[]), None);
    }

    #[test]
    fn hits_give_precision_recall_and_f1() {
        let hits = Hits { found: 6, invented: 2, missed: 4 };
        near(hits.precision(), 0.75);
        near(hits.recall(), 0.6);
        near(hits.f1(), 12.0 / 18.0);
        assert_eq!(Hits::default().f1(), None);
    }
}
