//! When messages are meant to be sent: a shape is a curve of rates over time, and message `k` is due
//! when the curve's area reaches `k`. What is said, and by whom, is not here.

use std::time::Duration;

use serde::Serialize;

/// How the load goes up and down. Rates are messages per second over all sockets.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Shape {
    /// The same rate all the time.
    Steady {
        /// The rate.
        rate: f64,
    },
    /// From one rate to another, in a straight line.
    Ramp {
        /// The rate at the beginning.
        from: f64,
        /// The rate at the end.
        to: f64,
    },
    /// A third of the time as usual, a third at the peak, a third as usual again.
    Flash {
        /// The usual rate.
        base: f64,
        /// The rate of the peak.
        peak: f64,
        /// How long the way up takes; it belongs to the middle third.
        within: Duration,
    },
    /// A steady rate; half-way, every socket drops at once and comes back.
    Storm {
        /// The rate.
        rate: f64,
    },
    /// Nothing is said: sockets are only held.
    Connections,
}

/// A stretch in which the rate changes in a straight line.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Stretch {
    begins: f64,
    seconds: f64,
    from: f64,
    to: f64,
    /// Messages before it.
    before: f64,
}

/// A shape over a duration.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    stretches: Vec<Stretch>,
}

impl Shape {
    /// The highest rate.
    #[must_use]
    pub fn peak(&self) -> f64 {
        match *self {
            Self::Steady { rate } | Self::Storm { rate } => rate,
            Self::Ramp { from, to } => from.max(to),
            Self::Flash { base, peak, .. } => base.max(peak),
            Self::Connections => 0.0,
        }
    }

    /// All rates that it names.
    pub(crate) fn rates(&self) -> Vec<f64> {
        match *self {
            Self::Steady { rate } | Self::Storm { rate } => vec![rate],
            Self::Ramp { from, to } => vec![from, to],
            Self::Flash { base, peak, .. } => vec![base, peak],
            Self::Connections => Vec::new(),
        }
    }

    /// When all sockets drop, from the beginning.
    #[must_use]
    pub fn drops_at(&self, duration: Duration) -> Option<Duration> {
        matches!(self, Self::Storm { .. }).then(|| duration / 2)
    }

    /// The shape over a duration.
    #[must_use]
    pub fn curve(&self, duration: Duration) -> Curve {
        let all = duration.as_secs_f64();
        let pieces = match *self {
            Self::Steady { rate } | Self::Storm { rate } => vec![(all, rate, rate)],
            Self::Ramp { from, to } => vec![(all, from, to)],
            Self::Flash { base, peak, within } => {
                let third = all / 3.0;
                let up = within.as_secs_f64().min(third);
                vec![
                    (third, base, base),
                    (up, base, peak),
                    (third - up, peak, peak),
                    (third, base, base),
                ]
            }
            Self::Connections => Vec::new(),
        };
        let (mut begins, mut before) = (0.0, 0.0);
        let mut stretches = Vec::new();
        for (seconds, from, to) in pieces {
            stretches.push(Stretch { begins, seconds, from, to, before });
            begins += seconds;
            before += seconds * (from + to) / 2.0;
        }
        Curve { stretches }
    }
}

impl Curve {
    /// How many messages there are in all.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub fn messages(&self) -> u64 {
        // A hair is added, so that 0.1 × 30 is 3.
        self.stretches.last().map_or(0, |last| (last.before + last.area() + 1e-6).floor() as u64)
    }

    /// When message `k` is meant to be sent, counted from 0; `None` after the last.
    #[must_use]
    #[allow(clippy::cast_precision_loss)]
    pub fn intended(&self, k: u64) -> Option<Duration> {
        if k >= self.messages() {
            return None;
        }
        let k = k as f64;
        let stretch = self.stretches.iter().rev().find(|stretch| stretch.before <= k)?;
        Some(Duration::from_secs_f64(stretch.begins + stretch.time_of(k - stretch.before)))
    }
}

impl Stretch {
    fn area(&self) -> f64 {
        self.seconds * (self.from + self.to) / 2.0
    }

    /// After how many seconds its area reaches `count`: `from·t + (to−from)/(2·seconds)·t² = count`,
    /// solved in the form that bears a slope of 0.
    fn time_of(&self, count: f64) -> f64 {
        let slope = if self.seconds > 0.0 { (self.to - self.from) / self.seconds } else { 0.0 };
        let root = (self.from * self.from + 2.0 * slope * count).max(0.0).sqrt();
        let divisor = self.from + root;
        if divisor > 0.0 { (2.0 * count / divisor).min(self.seconds) } else { 0.0 }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn times(shape: Shape, seconds: u64) -> Vec<u128> {
        let curve = shape.curve(Duration::from_secs(seconds));
        (0..).map_while(|k| curve.intended(k)).map(|at| at.as_millis()).collect()
    }

    #[test]
    fn steady_is_evenly_spaced() {
        assert_eq!(times(Shape::Steady { rate: 4.0 }, 1), [0, 250, 500, 750]);
        let slow = Shape::Steady { rate: 0.1 }.curve(Duration::from_secs(30));
        assert_eq!(slow.messages(), 3);
    }

    #[test]
    fn a_ramp_has_the_area_under_its_line() {
        // From 0 to 8 in 2 s is 8 messages, the k-th at sqrt(k/2).
        let up = times(Shape::Ramp { from: 0.0, to: 8.0 }, 2);
        assert_eq!(up, [0, 707, 1000, 1224, 1414, 1581, 1732, 1870]);
        let down = times(Shape::Ramp { from: 8.0, to: 0.0 }, 2);
        assert_eq!(down.len(), 8);
        assert_eq!(down[7], 1292); // 2 − sqrt(1/2)
        assert_eq!(times(Shape::Ramp { from: 3.0, to: 3.0 }, 1), [0, 333, 666]);
    }

    #[test]
    fn a_flash_rises_within_its_time_and_falls_back() {
        let shape = Shape::Flash { base: 10.0, peak: 100.0, within: Duration::from_secs(1) };
        let at = times(shape, 30);
        let within = |from: u128, to: u128| {
            at.iter().filter(|at| (from * 1000..to * 1000).contains(*at)).count()
        };
        assert_eq!(within(0, 10), 100);
        assert_eq!(within(10, 11), 55); // the way up
        assert_eq!(within(11, 20), 900);
        assert_eq!(within(20, 30), 100);
        assert!(at.is_sorted());
    }

    #[test]
    fn a_storm_drops_half_way_and_connections_say_nothing() {
        let second = Duration::from_secs(1);
        assert_eq!(Shape::Storm { rate: 1.0 }.drops_at(second * 10), Some(second * 5));
        assert_eq!(Shape::Steady { rate: 1.0 }.drops_at(second), None);
        assert_eq!(Shape::Connections.curve(second).messages(), 0);
    }
}
