//! A histogram of durations, and what a report says of it.

use std::time::Duration;

use hdrhistogram::Histogram;
use serde::Serialize;

/// Longest duration that is told apart, in microseconds: an hour.
const LONGEST: u64 = 3_600_000_000;

/// Durations, to three digits.
#[derive(Debug, Clone)]
pub struct Durations(Histogram<u64>);

/// What a report says of durations, in milliseconds.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Quantiles {
    /// How many there were; all else is 0 if there were none.
    pub count: u64,
    /// The shortest.
    pub min: f64,
    /// The mean.
    pub mean: f64,
    /// Half were no longer.
    pub p50: f64,
    /// 90 % were no longer.
    pub p90: f64,
    /// 99 % were no longer.
    pub p99: f64,
    /// 99.9 % were no longer.
    pub p99_9: f64,
    /// The longest.
    pub max: f64,
    /// The whole curve as (percentile, milliseconds), for a plot; of acks and replies only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub curve: Vec<(f64, f64)>,
}

impl Durations {
    /// None yet.
    ///
    /// # Errors
    /// None in practice: the bounds are constants.
    pub fn new() -> Result<Self, hdrhistogram::CreationError> {
        Histogram::new_with_bounds(1, LONGEST, 3).map(Self)
    }

    /// Counts one; longer than an hour is an hour.
    pub fn record(&mut self, duration: Duration) {
        let micros = u64::try_from(duration.as_micros()).unwrap_or(LONGEST);
        self.0.saturating_record(micros.clamp(1, LONGEST));
    }

    /// The duration that a share (0 to 1) of all is not over, in milliseconds; 0 without any.
    #[must_use]
    pub fn at(&self, share: f64) -> f64 {
        // The highest value of a bucket can be over the longest that was counted.
        if self.0.is_empty() {
            0.0
        } else {
            millis(self.0.value_at_quantile(share).min(self.0.max()))
        }
    }

    /// How many were counted.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.0.len()
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        self.0.reset();
    }

    /// What a report says, without the curve.
    #[must_use]
    pub fn summary(&self) -> Quantiles {
        Quantiles { curve: Vec::new(), ..self.quantiles() }
    }

    /// What a report says.
    #[must_use]
    pub fn quantiles(&self) -> Quantiles {
        if self.0.is_empty() {
            return Quantiles::default();
        }
        let curve = self.0.iter_quantiles(5).map(|step| {
            (
                round(step.quantile_iterated_to() * 100.0, 1e6),
                millis(step.value_iterated_to().min(self.0.max())),
            )
        });
        Quantiles {
            count: self.0.len(),
            min: millis(self.0.min()),
            mean: round(self.0.mean() / 1_000.0, 1e3),
            p50: self.at(0.5),
            p90: self.at(0.9),
            p99: self.at(0.99),
            p99_9: self.at(0.999),
            max: millis(self.0.max()),
            curve: curve.collect(),
        }
    }
}

#[allow(clippy::cast_precision_loss)]
fn millis(micros: u64) -> f64 {
    micros as f64 / 1_000.0
}

fn round(value: f64, steps: f64) -> f64 {
    (value * steps).round() / steps
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_report_has_the_named_quantiles_and_the_curve() {
        let mut durations = Durations::new().unwrap();
        for ms in 1..=1000 {
            durations.record(Duration::from_millis(ms));
        }
        let seen = durations.quantiles();
        assert_eq!(seen.count, 1000);
        for (value, expected) in
            [(seen.p50, 500.0), (seen.p90, 900.0), (seen.p99, 990.0), (seen.max, 1000.0)]
        {
            assert!((value - expected).abs() <= expected * 0.002, "{value} is not {expected}");
        }
        assert!(seen.curve.is_sorted_by(|a, b| a.0 <= b.0 && a.1 <= b.1), "{:?}", seen.curve);
        assert_eq!(seen.curve.last().unwrap().0, 100.0);
        let json = serde_json::to_value(&seen).unwrap();
        assert_eq!(json["count"], 1000);
        assert!(json["curve"][0].is_array());
    }

    #[test]
    fn none_are_zero_and_the_longest_is_an_hour() {
        let mut durations = Durations::new().unwrap();
        assert_eq!(durations.quantiles(), Quantiles::default());
        durations.record(Duration::from_secs(10_000));
        assert!((durations.quantiles().max - 3_600_000.0).abs() < 4_000.0);
        durations.clear();
        assert_eq!(durations.quantiles().count, 0);
    }
}
