//! How the masker's finds are held against what is marked in a text: covered, of the right kind,
//! and how much of what was hidden had to be.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fmt;
use std::ops::AddAssign;

use aisle_understanding::masking::{Kind, find};

/// Personal data that is marked in a text.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct Marked {
    pub kind: Kind,
    pub text: String,
}

/// A text with what is personal in it, in order.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct Case {
    pub text: String,
    pub pii: Vec<Marked>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// Marked things, those that are hidden from end to end, and those hidden as what they are.
    pub marked: usize,
    pub covered: usize,
    pub named: usize,
    /// Things found, and those that touch something marked.
    pub found: usize,
    pub right: usize,
    /// Characters hidden, and those of them that are marked.
    pub hidden: usize,
    pub due: usize,
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.marked += other.marked;
        self.covered += other.covered;
        self.named += other.named;
        self.found += other.found;
        self.right += other.right;
        self.hidden += other.hidden;
        self.due += other.due;
    }
}

#[allow(clippy::cast_precision_loss)]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

impl Score {
    pub fn recall(&self) -> f64 {
        share(self.covered, self.marked)
    }

    pub fn precision(&self) -> f64 {
        share(self.right, self.found)
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "recall {:.4} ({}/{}), kind right {:.4}, precision {:.4} ({}/{}), of characters {:.4}",
            self.recall(),
            self.covered,
            self.marked,
            share(self.named, self.marked),
            self.precision(),
            self.right,
            self.found,
            share(self.due, self.hidden),
        )
    }
}

/// The score of a case, and what is wrong with it if something is.
pub fn score(case: &Case) -> (Score, Option<String>) {
    let found = find(&case.text);
    let mut spans = Vec::new();
    let mut from = 0;
    for marked in &case.pii {
        let at = case.text[from..].find(&marked.text).expect("marked text is in the text") + from;
        from = at + marked.text.len();
        spans.push((marked.kind, at, from));
    }
    // What is hidden in several pieces is hidden, whatever punctuation stands between them.
    let is_hidden = |at: usize| found.iter().any(|pii| pii.start <= at && at < pii.end);
    let hidden = |start: usize, end: usize| {
        case.text[start..end]
            .char_indices()
            .all(|(i, c)| !c.is_alphanumeric() || is_hidden(start + i))
    };
    let touches = |pii: &aisle_understanding::masking::Pii, start: usize, end: usize| {
        pii.start < end && start < pii.end
    };
    let mut score = Score { marked: spans.len(), found: found.len(), ..Score::default() };
    for (kind, start, end) in &spans {
        score.covered += usize::from(hidden(*start, *end));
        let same = |p: &&aisle_understanding::masking::Pii| touches(p, *start, *end);
        score.named += usize::from(found.iter().find(same).is_some_and(|p| p.kind == *kind));
    }
    for pii in &found {
        score.right += usize::from(spans.iter().any(|(_, s, e)| touches(pii, *s, *e)));
        for (i, _) in case.text[pii.start..pii.end].char_indices() {
            score.hidden += 1;
            let at = pii.start + i;
            score.due += usize::from(spans.iter().any(|(_, s, e)| *s <= at && at < *e));
        }
    }
    let perfect = score.covered == score.marked
        && score.named == score.marked
        && score.right == score.found
        && score.due == score.hidden;
    let shown = || {
        let pieces: Vec<String> = found
            .iter()
            .map(|p| format!("{}:{}", p.kind.name(), &case.text[p.start..p.end]))
            .collect();
        let kind = if score.covered < score.marked {
            "MISSED"
        } else if score.right < score.found {
            "FALSE"
        } else {
            "inexact"
        };
        format!("{kind} {:?}\n    found {pieces:?}", case.text)
    };
    (score, (!perfect).then(shown))
}
