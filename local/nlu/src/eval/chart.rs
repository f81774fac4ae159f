//! Draws two charts as SVG that stands in a page: both axes go from 0 to 1. Colours are the page's.

use std::fmt::Write as _;

use super::confidence::{Reliability, Scope};
use super::page::escape;
use super::summary::percent;

/// The plot's corners in the drawing, in user units.
const LEFT: f64 = 56.0;
const TOP: f64 = 12.0;
const SIDE: f64 = 280.0;
/// Points of a curve nearer than this to the one before are not drawn.
const STEP: f64 = 0.002;

fn x(share: f64) -> f64 {
    LEFT + share * SIDE
}

fn y(share: f64) -> f64 {
    TOP + (1.0 - share) * SIDE
}

/// How often it is right against how sure it is; `id` is the page's own for it.
pub(super) fn reliability(reliability: &Reliability, id: &str) -> String {
    let mut marks = String::new();
    for bin in reliability.bins.iter().filter(|bin| bin.count > 0) {
        let _ = write!(
            marks,
            "<rect class=\"bar\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\">\
             <title>{:.1} to {:.1} sure: {} messages, {} right</title></rect>",
            x(bin.from) + 1.0,
            y(bin.right),
            (bin.to - bin.from) * SIDE - 2.0,
            bin.right * SIDE,
            bin.from,
            bin.to,
            bin.count,
            percent(Some(bin.right)),
        );
        let _ = write!(
            marks,
            "<circle class=\"mark\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"3\"/>",
            x(bin.confidence),
            y(bin.right)
        );
    }
    marks.push_str(&line((0.0, 0.0), (1.0, 1.0), "guide"));
    let told = format!(
        "For each tenth of confidence a bar: the share of messages whose likeliest intent is right. \
         Bars that end on the diagonal are right as often as the confidence says. The expected \
         calibration error is {}.",
        percent(reliability.error)
    );
    frame(id, "Reliability diagram", &told, ["confidence", "share that is right"], &marks)
}

/// What is kept out against what is lost.
pub(super) fn scope(scope: &Scope, id: &str) -> String {
    let mut marks = line((0.0, 0.0), (1.0, 1.0), "guide");
    let mut points = String::new();
    let mut last: Option<(f64, f64)> = None;
    let end = scope.curve.last();
    for point in &scope.curve {
        let far = |(lost, kept): (f64, f64)| point.0 - lost >= STEP || point.1 - kept >= STEP;
        if last.is_none_or(far) || Some(point) == end {
            let _ = write!(points, "{:.1},{:.1} ", x(point.0), y(point.1));
            last = Some(*point);
        }
    }
    let _ = write!(marks, "<polyline class=\"curve\" points=\"{}\"/>", points.trim_end());
    let mut told = "The share of messages out of scope that are refused, against the share of \
         messages in scope that are refused with them, for every threshold."
        .to_owned();
    if let Some((lost, kept)) = scope.rule {
        let _ = write!(
            marks,
            "<circle class=\"mark\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"4\"/>",
            x(lost),
            y(kept)
        );
        let _ = write!(
            told,
            " The point is what the model does: it does not act on {} of those out of scope, and \
             on {} of those in scope, of which it refuses some as it cannot tell two intents apart.",
            percent(Some(kept)),
            percent(Some(lost))
        );
    }
    let axes = ["in scope, refused", "out of scope, refused"];
    frame(id, "Out-of-scope curve", &told, axes, &marks)
}

fn frame(id: &str, title: &str, told: &str, axes: [&str; 2], marks: &str) -> String {
    let [across, up] = axes.map(escape);
    let mut ticks = String::new();
    for tick in [0.0, 0.25, 0.5, 0.75, 1.0] {
        ticks.push_str(&line((tick, 0.0), (tick, 1.0), "grid"));
        ticks.push_str(&line((0.0, tick), (1.0, tick), "grid"));
        let _ = write!(
            ticks,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{tick}</text>\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{tick}</text>",
            x(tick),
            y(0.0) + 16.0,
            LEFT - 6.0,
            y(tick) + 4.0,
        );
    }
    let (title, told) = (escape(title), escape(told));
    let middle = TOP + SIDE / 2.0;
    format!(
        "<figure><svg viewBox=\"0 0 350 340\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">\
         <title id=\"{id}-title\">{title}</title><desc id=\"{id}-desc\">{told}</desc>\
         {ticks}{marks}\
         <text x=\"{:.1}\" y=\"330\" text-anchor=\"middle\">{across}</text>\
         <text x=\"14\" y=\"{middle}\" text-anchor=\"middle\" transform=\"rotate(-90 14 {middle})\">\
         {up}</text></svg><figcaption>{title}. {told}</figcaption></figure>\n",
        LEFT + SIDE / 2.0,
    )
}

fn line(from: (f64, f64), to: (f64, f64), class: &str) -> String {
    format!(
        "<line class=\"{class}\" x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\"/>",
        x(from.0),
        y(from.1),
        x(to.0),
        y(to.1)
    )
}
