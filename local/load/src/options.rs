//! What a run is to be, and what it may not be.

use std::time::Duration;

use aisle_domain::conversation::MESSAGES_PER_SECOND;
use aisle_domain::language::Language;

use crate::expected::ExpectedOrder;
use crate::script::{Mix, SignedIn};
use crate::shape::Shape;

/// Most sockets.
pub const MAX_SOCKETS: usize = 20_000;
/// Highest rate, in messages per second over all sockets.
pub const MAX_RATE: f64 = 50_000.0;
/// Longest run.
pub const MAX_DURATION: Duration = Duration::from_secs(3_600);
/// Messages per second of one socket that are meant unless the number of sockets is given: a tenth
/// of what a conversation may, so that catching up after an outage does not trip the limit at once.
pub const USUAL_PER_SOCKET: f64 = 2.0;

/// What a run is to be.
#[derive(Debug, Clone)]
pub struct Options {
    /// The socket, `ws://` or `wss://`.
    pub url: String,
    /// How the load goes up and down.
    pub shape: Shape,
    /// How long messages are sent; waiting for the last answers comes on top.
    pub duration: Duration,
    /// How many sockets share the messages in turn, each with a conversation of its own.
    pub sockets: usize,
    /// Decides who says what.
    pub seed: u64,
    /// How many messages are of which kind.
    pub mix: Mix,
    /// The languages that the sockets speak in turn; English if there is none.
    pub languages: Vec<Language>,
    /// What can be asked about; see [`ExpectedOrder::all`].
    pub orders: Vec<ExpectedOrder>,
    /// Whom the sockets sign in as, in turn; guests if there is nobody.
    pub signed_in: Vec<SignedIn>,
    /// An answer that comes later after its ack is late; one that has not come so long after the
    /// last message is lost.
    pub answer_within: Duration,
    /// Sockets that are opened per second before the run begins.
    pub connect_rate: f64,
    /// Whether each conversation's log is read at the end and held against what was shown.
    pub audit: bool,
    /// Whether the report has what every conversation said and was shown.
    pub keep_screens: bool,
    /// Whether a line per second, and two in the end, go to standard error.
    pub progress: bool,
}

/// Why there was no run.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Out of bounds.
    #[error("{what} must be {bounds}")]
    OutOfBounds {
        /// What.
        what: &'static str,
        /// What it may be.
        bounds: String,
    },
    /// A conversation would be refused for its rate.
    #[error(
        "{rate} messages per second over {sockets} sockets are more than the \
         {MESSAGES_PER_SECOND} per second that one conversation may send: give --sockets {needed}"
    )]
    TooFewSockets {
        /// The highest rate.
        rate: f64,
        /// How many sockets there are.
        sockets: usize,
        /// How many there should be.
        needed: usize,
    },
    /// Orders are to be asked about, but none are known.
    #[error("the mix has order questions, but there is no order to ask about: give a shop file")]
    NoOrders,
    /// The operating system allows fewer open files than there are sockets.
    #[error(
        "{needed} open files are needed, the system allows {allowed}: raise the hard limit \
         (`ulimit -Hn`, or /etc/security/limits.conf), or use fewer sockets"
    )]
    OpenFiles {
        /// How many are needed.
        needed: u64,
        /// How many are allowed.
        allowed: u64,
    },
    /// Not all sockets could be opened.
    #[error("{opened} of {sockets} sockets opened: {why}")]
    NotOpened {
        /// How many did.
        opened: u64,
        /// How many should.
        sockets: usize,
        /// What the others met.
        why: String,
    },
    /// A histogram could not be made.
    #[error("histograms cannot be made: {0}")]
    Histogram(#[from] hdrhistogram::CreationError),
}

impl Options {
    /// A run of 10 s with plain English questions by guests, on as many sockets as the shape needs.
    #[must_use]
    pub fn new(url: impl Into<String>, shape: Shape) -> Self {
        Self {
            url: url.into(),
            shape,
            duration: Duration::from_secs(10),
            sockets: usual_sockets(&shape),
            seed: 1,
            mix: Mix { plain: 1, order: 0 },
            languages: vec![Language::En],
            orders: Vec::new(),
            signed_in: Vec::new(),
            answer_within: Duration::from_secs(30),
            connect_rate: 400.0,
            audit: true,
            keep_screens: false,
            progress: false,
        }
    }

    /// Whether it may be run.
    pub(crate) fn check(&self) -> Result<(), LoadError> {
        within("the number of sockets", (1..=MAX_SOCKETS).contains(&self.sockets), || {
            format!("1 to {MAX_SOCKETS}")
        })?;
        within("the duration", !self.duration.is_zero() && self.duration <= MAX_DURATION, || {
            format!("over 0 and up to {} s", MAX_DURATION.as_secs())
        })?;
        let rates = self.shape.rates();
        within(
            "a rate",
            rates.iter().all(|rate| rate.is_finite() && (0.0..=MAX_RATE).contains(rate))
                && (rates.is_empty() || self.shape.peak() > 0.0),
            || format!("0 to {MAX_RATE} messages per second, and not always 0"),
        )?;
        within("the connect rate", (1.0..=MAX_RATE).contains(&self.connect_rate), || {
            format!("1 to {MAX_RATE} per second")
        })?;
        within(
            "the time for an answer",
            !self.answer_within.is_zero() && self.answer_within <= MAX_DURATION,
            || format!("over 0 and up to {} s", MAX_DURATION.as_secs()),
        )?;
        let needed = sockets_for(self.shape.peak(), f64::from(MESSAGES_PER_SECOND));
        if self.sockets < needed {
            let (rate, sockets) = (self.shape.peak(), self.sockets);
            let needed = usual_sockets(&self.shape);
            return Err(LoadError::TooFewSockets { rate, sockets, needed });
        }
        if self.mix.order > 0 && self.orders.is_empty() && !rates.is_empty() {
            return Err(LoadError::NoOrders);
        }
        Ok(())
    }
}

/// How many sockets a shape has unless told otherwise.
#[must_use]
pub fn usual_sockets(shape: &Shape) -> usize {
    sockets_for(shape.peak(), USUAL_PER_SOCKET).clamp(10, MAX_SOCKETS)
}

/// How many sockets a rate needs if each sends so many messages per second.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn sockets_for(rate: f64, per_socket: f64) -> usize {
    (rate / per_socket).ceil() as usize
}

fn within(
    what: &'static str,
    holds: bool,
    bounds: impl FnOnce() -> String,
) -> Result<(), LoadError> {
    if holds { Ok(()) } else { Err(LoadError::OutOfBounds { what, bounds: bounds() }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(change: impl FnOnce(&mut Options)) -> String {
        let mut options = Options::new("ws://127.0.0.1:1", Shape::Steady { rate: 100.0 });
        assert!(options.check().is_ok());
        change(&mut options);
        options.check().map_or_else(|error| error.to_string(), |()| "accepted".to_owned())
    }

    #[test]
    fn bounds_are_kept_and_say_what_to_do() {
        assert!(refused(|o| o.sockets = 0).contains("1 to 20000"));
        assert!(refused(|o| o.sockets = 20_001).contains("1 to 20000"));
        assert!(refused(|o| o.duration = Duration::from_secs(3_601)).contains("3600 s"));
        assert!(refused(|o| o.shape = Shape::Steady { rate: 50_001.0 }).contains("50000"));
        assert!(refused(|o| o.shape = Shape::Steady { rate: f64::NAN }).contains("50000"));
        assert!(refused(|o| o.shape = Shape::Ramp { from: 0.0, to: 0.0 }).contains("not always 0"));
        assert!(refused(|o| o.sockets = 4).contains("--sockets 50"));
        assert!(refused(|o| o.mix = Mix { plain: 0, order: 1 }).contains("shop file"));
        assert_eq!(refused(|o| o.sockets = 5), "accepted");
    }

    #[test]
    fn a_socket_usually_says_two_messages_a_second() {
        assert_eq!(usual_sockets(&Shape::Steady { rate: 1_000.0 }), 500);
        assert_eq!(usual_sockets(&Shape::Steady { rate: 1.0 }), 10);
        assert_eq!(usual_sockets(&Shape::Steady { rate: 50_000.0 }), 20_000);
    }
}
