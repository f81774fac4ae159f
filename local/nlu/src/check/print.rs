//! Tells findings: as text for people, grouped and bounded, or as JSON, whole.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::Checked;
use super::finding::{Finding, Kind, Level};

/// Of each kind and level, so many findings are told unless all are asked for.
const SHOWN: usize = 5;

pub(super) fn text(checked: &Checked, all: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut left_out = 0;
    for level in Level::ALL {
        for kind in Kind::ALL {
            let is = |finding: &&Finding| finding.level == level && finding.kind == kind;
            let found: Vec<&Finding> = checked.findings.iter().filter(is).collect();
            if !found.is_empty() {
                left_out += group(level, kind, &found, all, out)?;
            }
        }
    }
    if left_out > 0 {
        writeln!(out, "{left_out} findings are not shown; --all shows them.")?;
    }
    writeln!(out, "{}", summary(checked))
}

/// Tells findings of one kind; how many were left out comes back.
fn group(
    level: Level,
    kind: Kind,
    found: &[&Finding],
    all: bool,
    out: &mut dyn Write,
) -> io::Result<usize> {
    writeln!(out, "{}: {} ({})", level.name(), kind.title(), found.len())?;
    let shown = if all { found.len() } else { SHOWN };
    let shown_ones = found.iter().take(shown);
    let mut after = shown_ones.clone().skip(1);
    for finding in shown_ones {
        writeln!(out, "  {}: {}", finding.place, finding.message)?;
        if kind == Kind::Overlap {
            for (place, text) in &finding.related {
                writeln!(out, "      {place}: {text}")?;
            }
        }
        // What holds for several in a row is said once.
        if after.next().is_none_or(|next| next.suggestion != finding.suggestion) {
            writeln!(out, "    → {}", finding.suggestion)?;
        }
    }
    let left_out = found.len().saturating_sub(shown);
    if left_out > 0 {
        writeln!(out, "  … and {left_out} more")?;
    }
    writeln!(out)?;
    Ok(left_out)
}

fn summary(checked: &Checked) -> String {
    let languages: Vec<&str> = checked.languages.iter().map(|language| language.code()).collect();
    let counts = Level::ALL.map(|level| match checked.count(level) {
        1 => format!("1 {}", level.name()),
        count => format!("{count} {}s", level.name()),
    });
    let right = match checked.right {
        Some(right) => format!(
            ". Cross-validation: the likeliest intent is right for {} of those in scope; {} of all \
             are acted on or refused as they should be",
            percent(right.likeliest, right.in_scope),
            percent(right.right, right.judged),
        ),
        None => ". No cross-validation".to_owned(),
    };
    format!(
        "{} in {} phrases of {}{right}",
        counts.join(", "),
        checked.phrases,
        languages.join(", ")
    )
}

pub(super) fn json(checked: &Checked, out: &mut dyn Write) -> io::Result<()> {
    let languages: Vec<&str> = checked.languages.iter().map(|language| language.code()).collect();
    let findings: Vec<Value> = checked.findings.iter().map(Finding::to_json).collect();
    let right = checked.right.map(|right| {
        json!({
            "judged": right.judged,
            "right": right.right,
            "in_scope": right.in_scope,
            "likeliest_right": right.likeliest,
        })
    });
    let document = json!({
        "summary": {
            "errors": checked.count(Level::Error),
            "warnings": checked.count(Level::Warning),
            "hints": checked.count(Level::Hint),
            "phrases": checked.phrases,
            "languages": languages,
            "cross_validation": right,
        },
        "findings": findings,
    });
    writeln!(out, "{document:#}")
}

fn percent(part: usize, whole: usize) -> String {
    let real = |count| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    format!("{:.1} %", 100.0 * real(part) / real(whole.max(1)))
}
