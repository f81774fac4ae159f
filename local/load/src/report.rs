//! What a run gives: counts, latencies, checks.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Serialize;

use crate::live::{Live, SecondOfRun};
use crate::options::Options;
use crate::quantiles::Quantiles;
use crate::screen::Screen;
use crate::shape::Shape;
use crate::svg;
use crate::tally::Tally;

/// What a run gives. Latencies are in milliseconds, from the intended time of sending.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Whether nothing was lost, wrong, late, twice or out of order.
    pub passed: bool,
    /// Whether it was stopped before its time.
    pub stopped_early: bool,
    /// The shape.
    pub shape: Shape,
    /// Sockets.
    pub sockets: usize,
    /// The seed.
    pub seed: u64,
    /// For how long messages were sent, in seconds.
    pub seconds: f64,
    /// Messages that the shape has.
    pub planned: u64,
    /// Messages whose time came.
    pub said: u64,
    /// Sent for the first time.
    pub sent: u64,
    /// Sent again, because an ack was missing.
    pub resent: u64,
    /// Acknowledged.
    pub acked: u64,
    /// Answered.
    pub answered: u64,
    /// Acknowledged per second.
    pub acked_per_second: f64,
    /// `resume` frames that were sent: by duty, and to read the log in the end.
    pub resumes: u64,
    /// Connections after a socket's first.
    pub reconnects: u64,
    /// Handshakes that failed, by HTTP status; `none` where there was no answer.
    pub failed_handshakes: BTreeMap<String, u64>,
    /// Until the ack.
    pub ack_ms: Quantiles,
    /// Until the answer was shown.
    pub reply_ms: Quantiles,
    /// The same, for questions that need no order.
    pub reply_plain_ms: Quantiles,
    /// The same, for questions about orders.
    pub reply_order_ms: Quantiles,
    /// From the intended opening of a socket to its welcome.
    pub open_ms: Quantiles,
    /// In a storm: from the drop of all sockets to each one's next welcome. `max` is when all were
    /// back, `count` how many.
    pub back_ms: Quantiles,
    /// How late this program itself was; when this is high, it measures itself.
    pub lag_ms: Quantiles,
    /// Second by second, until the last answer that was waited for.
    pub seconds_of_run: Vec<SecondOfRun>,
    /// What was checked.
    pub checks: Tally,
    /// What every conversation said and was shown, if that was to be kept.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub screens: Vec<Screen>,
}

/// What became of a run, before it is told.
pub(crate) struct Outcome<'a> {
    pub options: &'a Options,
    pub planned: u64,
    pub sending: Duration,
    pub stopped_early: bool,
    pub live: &'a Live,
    pub checks: Tally,
    pub screens: Vec<Screen>,
}

impl Report {
    pub(crate) fn of(outcome: Outcome<'_>) -> Self {
        let Outcome { options, planned, sending, stopped_early, live, checks, screens } = outcome;
        let seconds = sending.as_secs_f64();
        let back_ms = live.back.summary();
        let storm = matches!(options.shape, Shape::Storm { .. }) && !stopped_early;
        let all_back = !storm || usize::try_from(back_ms.count).is_ok_and(|n| n == options.sockets);
        #[allow(clippy::cast_precision_loss)]
        let per_second = if seconds > 0.0 { live.acked as f64 / seconds } else { 0.0 };
        Self {
            passed: checks.is_clean() && live.turned_away == 0 && all_back,
            stopped_early,
            shape: options.shape,
            sockets: options.sockets,
            seed: options.seed,
            seconds: (seconds * 1e3).round() / 1e3,
            planned,
            said: live.said,
            sent: live.sent,
            resent: live.resent,
            acked: live.acked,
            answered: live.answered,
            acked_per_second: (per_second * 10.0).round() / 10.0,
            resumes: live.resumes,
            reconnects: live.reconnects,
            failed_handshakes: live.failed_handshakes.clone(),
            ack_ms: live.ack.quantiles(),
            reply_ms: live.reply.quantiles(),
            reply_plain_ms: live.reply_plain.summary(),
            reply_order_ms: live.reply_order.summary(),
            open_ms: live.open.summary(),
            back_ms,
            lag_ms: live.lag.summary(),
            seconds_of_run: live.seconds().to_vec(),
            checks,
            screens,
        }
    }

    /// The report as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Serialising these types cannot fail: no maps with other keys than names.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The report in two lines, for people.
    #[must_use]
    pub fn to_text(&self) -> String {
        let verdict = if self.passed { "passed" } else { "failed" };
        let checks = &self.checks;
        let wrong: u64 = checks.wrong.values().sum();
        format!(
            "{verdict}: {} said, {} acked, {} answered; {} lost, {wrong} wrong, {} late, {} out of \
             order, {} missed, {} reconnects\n\
             ack p50 {:.1} p99 {:.1} max {:.1} ms; reply p50 {:.1} p99 {:.1} max {:.1} ms",
            self.said,
            self.acked,
            self.answered,
            checks.lost,
            checks.late,
            checks.out_of_order,
            checks.missed + checks.not_in_log,
            self.reconnects,
            self.ack_ms.p50,
            self.ack_ms.p99,
            self.ack_ms.max,
            self.reply_ms.p50,
            self.reply_ms.p99,
            self.reply_ms.max,
        )
    }

    /// The percentile plot of acks and replies.
    #[must_use]
    pub fn to_svg(&self) -> String {
        let title =
            format!("{} messages in {} s over {} sockets", self.acked, self.seconds, self.sockets);
        svg::plot(&title, &[("ack", &self.ack_ms), ("reply", &self.reply_ms)])
    }
}
