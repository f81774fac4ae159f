//! The percentile plot: percentiles to the right, so that each nine has the same width;
//! milliseconds upwards.

use std::f64::consts::LOG10_2;
use std::fmt::Write as _;

use crate::quantiles::Quantiles;

const WIDTH: f64 = 800.0;
const HEIGHT: f64 = 420.0;
const LEFT: f64 = 70.0;
const RIGHT: f64 = 20.0;
const TOP: f64 = 50.0;
const BOTTOM: f64 = 50.0;
/// Ticks to the right: a label, and how many nines it is.
const TICKS: [(&str, f64); 7] = [
    ("0", 0.0),
    ("50 %", LOG10_2),
    ("90 %", 1.0),
    ("99 %", 2.0),
    ("99.9 %", 3.0),
    ("99.99 %", 4.0),
    ("99.999 %", 5.0),
];
const COLOURS: [&str; 4] = ["#0b6e99", "#b3541e", "#5b7f2b", "#6c4f9c"];

/// Draws lines, each with its name; those without a value are left out.
#[must_use]
#[allow(clippy::cast_precision_loss)]
pub fn plot(title: &str, lines: &[(&str, &Quantiles)]) -> String {
    let lines: Vec<_> = lines.iter().filter(|(_, quantiles)| quantiles.count > 0).collect();
    let most = lines.iter().map(|(_, quantiles)| quantiles.count).max().unwrap_or(1);
    // No further to the right than there are values for.
    let nines = (most as f64).log10().clamp(1.0, 5.0);
    let top = round_up(lines.iter().map(|(_, quantiles)| quantiles.max).fold(0.0, f64::max));
    let x = |at: f64| LEFT + at.min(nines) / nines * (WIDTH - LEFT - RIGHT);
    let y = |ms: f64| HEIGHT - BOTTOM - ms / top * (HEIGHT - TOP - BOTTOM);

    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>\n"
    );
    text(&mut svg, LEFT, 20.0, "start", title);
    text(&mut svg, LEFT - 8.0, TOP - 10.0, "end", "ms");
    for step in 0..=5 {
        let ms = top * f64::from(step) / 5.0;
        line(&mut svg, [LEFT, y(ms), WIDTH - RIGHT, y(ms)]);
        text(&mut svg, LEFT - 8.0, y(ms) + 4.0, "end", &short(ms));
    }
    for (label, at) in TICKS.into_iter().filter(|(_, at)| *at <= nines) {
        line(&mut svg, [x(at), TOP, x(at), HEIGHT - BOTTOM]);
        text(&mut svg, x(at), HEIGHT - BOTTOM + 18.0, "middle", label);
    }
    text(&mut svg, LEFT, HEIGHT - 10.0, "start", "share of messages that took no longer");
    for (index, (name, quantiles)) in lines.iter().enumerate() {
        let colour = COLOURS[index % COLOURS.len()];
        let points: Vec<String> = quantiles
            .curve
            .iter()
            .map(|(percentile, ms)| format!("{:.1},{:.1}", x(nines_of(*percentile)), y(*ms)))
            .collect();
        // A write to a String does not fail.
        let _ = writeln!(
            svg,
            "<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" points=\"{}\"/>",
            points.join(" ")
        );
        let left = LEFT + 10.0 + 180.0 * f64::from(u8::try_from(index).unwrap_or(u8::MAX));
        let _ = writeln!(
            svg,
            "<rect x=\"{left}\" y=\"{:.1}\" width=\"10\" height=\"10\" fill=\"{colour}\"/>",
            TOP - 22.0
        );
        let said =
            format!("{name}: p50 {} ms, p99 {} ms", short(quantiles.p50), short(quantiles.p99));
        text(&mut svg, left + 14.0, TOP - 13.0, "start", &said);
    }
    svg.push_str("</svg>\n");
    svg
}

/// How far to the right a percentile (0 to 100) is: 90 is 1, 99 is 2.
fn nines_of(percentile: f64) -> f64 {
    -(1.0 - percentile / 100.0).max(1e-9).log10()
}

/// The next 1, 2 or 5 times a power of ten.
fn round_up(ms: f64) -> f64 {
    let power = 10_f64.powf(ms.max(1.0).log10().floor());
    [1.0, 2.0, 5.0, 10.0].map(|step| step * power).into_iter().find(|at| *at >= ms).unwrap_or(ms)
}

fn short(ms: f64) -> String {
    if ms >= 10.0 || ms == 0.0 { format!("{ms:.0}") } else { format!("{ms:.1}") }
}

fn line(svg: &mut String, [x1, y1, x2, y2]: [f64; 4]) {
    let _ = writeln!(
        svg,
        "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" stroke=\"#ddd\"/>"
    );
}

fn text(svg: &mut String, x: f64, y: f64, anchor: &str, text: &str) {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{text}</text>");
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::quantiles::Durations;

    fn quantiles(count: u64) -> Quantiles {
        let mut durations = Durations::new().unwrap();
        (1..=count).for_each(|ms| durations.record(Duration::from_millis(ms)));
        durations.quantiles()
    }

    /// Names of elements that are open at the end, or closed without having been opened.
    fn unbalanced(svg: &str) -> Vec<&str> {
        let mut open = Vec::new();
        for tag in svg.split('<').skip(1) {
            let (tag, _) = tag.split_once('>').unwrap();
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(open.pop(), Some(name));
            } else if !tag.ends_with('/') {
                open.push(tag.split(' ').next().unwrap());
            }
            assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        }
        open
    }

    #[test]
    fn every_element_is_closed_and_every_point_is_on_the_sheet() {
        let svg = plot("a < b & c", &[("ack", &quantiles(10)), ("reply", &quantiles(5_000))]);
        assert_eq!(unbalanced(&svg), Vec::<&str>::new());
        assert!(svg.contains("a &lt; b &amp; c"));
        assert_eq!(svg.matches("<polyline").count(), 2);
        assert!(svg.contains("99.9 %") && !svg.contains("99.99 %"), "5,000 values have 3.7 nines");
        for points in svg.split("points=\"").skip(1) {
            for point in points.split('"').next().unwrap().split(' ') {
                let (x, y) = point.split_once(',').unwrap();
                let (x, y): (f64, f64) = (x.parse().unwrap(), y.parse().unwrap());
                assert!((LEFT..=WIDTH - RIGHT).contains(&x), "{point}");
                assert!((TOP..=HEIGHT - BOTTOM).contains(&y), "{point}");
            }
        }
    }

    #[test]
    fn without_values_there_is_still_a_sheet() {
        let svg = plot("nothing", &[("ack", &Quantiles::default())]);
        assert_eq!(unbalanced(&svg), Vec::<&str>::new());
        assert!(!svg.contains("<polyline"));
    }
}
