//! What all sockets of a run count together while it goes on: latencies, and the line per second.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use hdrhistogram::CreationError;
use serde::Serialize;

use crate::ledger::Measure;
use crate::quantiles::Durations;

/// Counts and latencies of a run.
#[derive(Debug)]
pub(crate) struct Live {
    /// Given to a client at their intended times.
    pub said: u64,
    /// Sent for the first time, and again.
    pub sent: u64,
    pub resent: u64,
    pub acked: u64,
    pub answered: u64,
    pub resumes: u64,
    /// Sockets that were welcomed at least once, that are open now, that came back.
    pub opened: u64,
    pub open_now: u64,
    pub reconnects: u64,
    /// Handshakes that failed, by status; `none` without an answer.
    pub failed_handshakes: BTreeMap<String, u64>,
    /// Clients that the server would not have.
    pub turned_away: u64,
    /// From the intended time of opening, and from the drop of all sockets, to the welcome.
    pub open: Durations,
    pub back: Durations,
    /// How late this program itself was.
    pub lag: Durations,
    pub ack: Durations,
    pub reply: Durations,
    pub reply_plain: Durations,
    pub reply_order: Durations,
    /// Of the second that goes on.
    second: Second,
    /// Of the seconds that are over.
    seconds: Vec<SecondOfRun>,
}

/// A second of a run.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SecondOfRun {
    /// When it ended, in seconds since the first message was due.
    pub at: f64,
    /// Messages that were sent for the first time in it.
    pub sent: u64,
    /// Answers that were shown in it, and how long they took, in milliseconds.
    pub answered: u64,
    /// Half of them took no longer.
    pub reply_p50: f64,
    /// 99 % of them took no longer.
    pub reply_p99: f64,
}

#[derive(Debug)]
struct Second {
    sent_before: u64,
    ack: Durations,
    reply: Durations,
}

impl Live {
    pub(crate) fn new() -> Result<Self, CreationError> {
        Ok(Self {
            said: 0,
            sent: 0,
            resent: 0,
            acked: 0,
            answered: 0,
            resumes: 0,
            opened: 0,
            open_now: 0,
            reconnects: 0,
            failed_handshakes: BTreeMap::new(),
            turned_away: 0,
            open: Durations::new()?,
            back: Durations::new()?,
            lag: Durations::new()?,
            ack: Durations::new()?,
            reply: Durations::new()?,
            reply_plain: Durations::new()?,
            reply_order: Durations::new()?,
            seconds: Vec::new(),
            second: Second { sent_before: 0, ack: Durations::new()?, reply: Durations::new()? },
        })
    }

    pub(crate) fn record(&mut self, measure: Measure) {
        match measure {
            Measure::Ack(took) => {
                self.acked += 1;
                self.ack.record(took);
                self.second.ack.record(took);
            }
            Measure::Reply { took, order } => {
                self.answered += 1;
                self.reply.record(took);
                self.second.reply.record(took);
                if order { &mut self.reply_order } else { &mut self.reply_plain }.record(took);
            }
        }
    }

    /// The seconds that are over.
    pub(crate) fn seconds(&self) -> &[SecondOfRun] {
        &self.seconds
    }

    /// Ends the second that goes on; gives its line.
    pub(crate) fn line(&mut self, since_go: Duration) -> String {
        let line = Line { live: self, since_go }.to_string();
        let reply = &self.second.reply;
        self.seconds.push(SecondOfRun {
            at: (since_go.as_secs_f64() * 10.0).round() / 10.0,
            sent: self.sent - self.second.sent_before,
            answered: reply.count(),
            reply_p50: reply.at(0.5),
            reply_p99: reply.at(0.99),
        });
        self.second.sent_before = self.sent;
        self.second.ack.clear();
        self.second.reply.clear();
        line
    }
}

struct Line<'a> {
    live: &'a Live,
    since_go: Duration,
}

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Live { sent, acked, answered, open_now, second, .. } = self.live;
        write!(
            f,
            "{:>5} s  {open_now} sockets  sent {sent} (+{})  acked {acked}  answered {answered}",
            self.since_go.as_secs_f64().round(),
            sent - second.sent_before,
        )?;
        let (ack, reply) = (&second.ack, &second.reply);
        write!(f, "  ack p50 {:.1} p99 {:.1}", ack.at(0.5), ack.at(0.99))?;
        write!(f, "  reply p50 {:.1} p99 {:.1} ms", reply.at(0.5), reply.at(0.99))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_of_its_own_second_only() {
        let mut live = Live::new().unwrap();
        live.sent = 5;
        live.record(Measure::Ack(Duration::from_millis(4)));
        live.record(Measure::Reply { took: Duration::from_millis(20), order: true });
        let first = live.line(Duration::from_secs(1));
        assert!(first.contains("sent 5 (+5)  acked 1  answered 1  ack p50 4.0"), "{first}");
        live.sent = 7;
        let second = live.line(Duration::from_secs(2));
        assert!(second.contains("sent 7 (+2)  acked 1  answered 1  ack p50 0.0"), "{second}");
        let told: Vec<_> =
            live.seconds().iter().map(|second| (second.sent, second.answered)).collect();
        assert_eq!(told, [(5, 1), (2, 0)]);
        assert_eq!(live.reply_order.quantiles().count, 1);
        assert_eq!(live.reply_plain.quantiles().count, 0);
    }
}
