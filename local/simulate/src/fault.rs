//! What can go wrong, where, and how often it did: the faults, the points at which they strike, the
//! weather of a seed, and the count of every pair. Doing the harm is the wrappers' business
//! (`faulty`, `queue`, `network`).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::chance::Chance;

/// Something that goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A call is refused: too much at once. Without effect.
    Throttled,
    /// A call does not arrive. Without effect.
    NotReached,
    /// A call takes effect, and its answer is lost.
    LostAnswer,
    /// A call takes up to two seconds.
    Slow,
    /// The function dies before the effect.
    DiesBefore,
    /// The function dies after the effect.
    DiesAfter,
    /// The shop changes an order between a decision and its execution.
    ChangedMeanwhile,
    /// Another writer was faster (not drawn: it happens).
    Race,
    /// A queue message is delivered again while it is being worked on.
    Duplicated,
    /// A queue message comes seconds late.
    Delayed,
    /// A queue message that succeeded comes again.
    ComesAgain,
    /// Some records of a batch fail, others succeed (not drawn: it happens).
    FailsInPart,
    /// A message was received too often and goes to the dead-letter queue (not drawn).
    DeadLettered,
    /// A connection is cut; both sides learn of it.
    Cut,
    /// A connection is dead, and neither side learns of it.
    HalfOpen,
    /// A connection is cut while a frame is under way to the client.
    CutInFlight,
    /// A handshake fails.
    NoHandshake,
    /// The function's answer to a frame is API Gateway's own error (not drawn: it died).
    NoAnswer,
}

impl Fault {
    /// The faults that are drawn at every call of a port.
    pub const AT_CALLS: [Self; 6] = [
        Self::Throttled,
        Self::NotReached,
        Self::LostAnswer,
        Self::Slow,
        Self::DiesBefore,
        Self::DiesAfter,
    ];
}

/// Where it goes wrong: a function with a port's call, a queue, or the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// Who calls, or which part of the world it is.
    pub who: &'static str,
    /// Which call.
    pub call: &'static str,
}

/// How often each fault struck at each point, and how often each point was passed.
#[derive(Debug, Clone, Default)]
pub struct Stats {
    passed: BTreeMap<Point, u64>,
    struck: BTreeMap<(Point, Fault), u64>,
}

impl Stats {
    pub(crate) fn pass(&mut self, point: Point) {
        *self.passed.entry(point).or_default() += 1;
    }

    pub(crate) fn strike(&mut self, fault: Fault, point: Point) {
        *self.struck.entry((point, fault)).or_default() += 1;
    }

    /// Adds another run's counts.
    pub fn add(&mut self, other: &Self) {
        for (point, count) in &other.passed {
            *self.passed.entry(*point).or_default() += count;
        }
        for (pair, count) in &other.struck {
            *self.struck.entry(*pair).or_default() += count;
        }
    }

    /// How often a fault struck anywhere.
    #[must_use]
    pub fn total(&self, fault: Fault) -> u64 {
        self.struck.iter().filter(|((_, struck), _)| *struck == fault).map(|(_, count)| count).sum()
    }

    /// The pairs of a called point and a fault that never met. Every call of a port can suffer
    /// every fault of [`Fault::AT_CALLS`].
    #[must_use]
    pub fn missing(&self) -> Vec<(Point, Fault)> {
        let pairs = self
            .passed
            .keys()
            .flat_map(|point| Fault::AT_CALLS.iter().map(move |fault| (*point, *fault)));
        pairs.filter(|pair| !self.struck.contains_key(pair)).collect()
    }

    /// A table: a row for each point, its faults with their counts.
    #[must_use]
    pub fn table(&self) -> String {
        let mut table = String::new();
        let points: std::collections::BTreeSet<Point> = self
            .passed
            .keys()
            .copied()
            .chain(self.struck.keys().map(|(point, _)| *point))
            .collect();
        for point in points {
            let name = format!("{} {}", point.who, point.call);
            let _ = write!(table, "{name:<28}");
            if let Some(passed) = self.passed.get(&point) {
                let _ = write!(table, " calls {passed}");
            }
            for ((_, fault), count) in self.struck.iter().filter(|((at, _), _)| *at == point) {
                let _ = write!(table, " · {fault:?} {count}");
            }
            table.push('\n');
        }
        table
    }
}

/// How likely each fault is in one seed, in thousandths. Some seeds lack a fault altogether: one
/// fault by itself goes deeper than all at once.
#[derive(Debug)]
pub(crate) struct Weather {
    /// Connections break and come back, and nothing else goes wrong: then every screen must be
    /// complete without having to ask.
    pub(crate) fair: bool,
    at_calls: [u64; Fault::AT_CALLS.len()],
    pub(crate) duplicated: u64,
    pub(crate) delayed: u64,
    pub(crate) comes_again: u64,
    pub(crate) no_handshake: u64,
    pub(crate) troubles: u64,
    /// Changes of the shop's own, out of a thousand executions.
    pub(crate) changed_meanwhile: u64,
}

impl Weather {
    pub(crate) fn draw(chance: &mut Chance) -> Self {
        const SHARES: [u64; 6] = [0, 0, 3, 8, 20, 40];
        let mut at_calls = [0; Fault::AT_CALLS.len()];
        let fair = chance.per_mille(100);
        for share in &mut at_calls {
            *share = if fair { 0 } else { *chance.pick(&SHARES) };
        }
        // Whatever comes twice would be shown again, and hide that it was not shown at first.
        let queues = |chance: &mut Chance| if fair { 0 } else { *chance.pick(&[0, 30, 200]) };
        Self {
            fair,
            at_calls,
            duplicated: queues(chance),
            delayed: queues(chance),
            comes_again: queues(chance),
            no_handshake: *chance.pick(&[0, 100, 300]),
            troubles: chance.below(6),
            changed_meanwhile: if fair { 0 } else { *chance.pick(&[0, 100, 400]) },
        }
    }

    /// No fault at all; only order is left to chance.
    pub(crate) const fn calm() -> Self {
        Self {
            fair: false,
            at_calls: [0; Fault::AT_CALLS.len()],
            duplicated: 0,
            delayed: 0,
            comes_again: 0,
            no_handshake: 0,
            troubles: 0,
            changed_meanwhile: 0,
        }
    }

    /// What happens to the next call of a port.
    pub(crate) fn at_call(&self, chance: &mut Chance) -> Option<Fault> {
        let mut drawn = chance.below(1_000);
        for (fault, share) in Fault::AT_CALLS.iter().zip(self.at_calls) {
            if drawn < share {
                return Some(*fault);
            }
            drawn -= share;
        }
        None
    }
}
