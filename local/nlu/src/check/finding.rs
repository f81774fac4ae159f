//! What a check can find, how grave each is, and in which order findings are told.

use aisle_domain::language::Language;
use serde_json::{Value, json};

use crate::places::Place;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// The pack cannot be trained, or contradicts itself; the command fails.
    Error,
    /// Shoppers will be misunderstood.
    Warning,
    /// Worth a look.
    Hint,
}

impl Level {
    pub(crate) const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Hint];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

/// What is found, the most important first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Unreadable,
    Untrainable,
    Conflict,
    Unheard,
    Misread,
    LetIn,
    Overlap,
    Alike,
    Thin,
    Imbalance,
    Refused,
    Duplicate,
}

impl Kind {
    pub(crate) const ALL: [Self; 12] = [
        Self::Unreadable,
        Self::Untrainable,
        Self::Conflict,
        Self::Unheard,
        Self::Misread,
        Self::LetIn,
        Self::Overlap,
        Self::Alike,
        Self::Thin,
        Self::Imbalance,
        Self::Refused,
        Self::Duplicate,
    ];

    /// Its name in the JSON form.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Untrainable => "untrainable",
            Self::Conflict => "conflict",
            Self::Unheard => "unheard",
            Self::Misread => "misread",
            Self::LetIn => "let-in",
            Self::Overlap => "overlap",
            Self::Alike => "alike",
            Self::Thin => "thin",
            Self::Imbalance => "imbalance",
            Self::Refused => "refused",
            Self::Duplicate => "duplicate",
        }
    }

    /// What it is, for a heading.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Unreadable => "files and lines that cannot be read",
            Self::Untrainable => "too little to train on",
            Self::Conflict => "the same words with different intents",
            Self::Unheard => "intents without phrases in a language",
            Self::Misread => "phrases that are read as another intent when not trained on",
            Self::LetIn => "out-of-scope phrases that are acted on when not trained on",
            Self::Overlap => "intents that overlap",
            Self::Alike => "very alike phrases with different intents",
            Self::Thin => "intents with few phrases",
            Self::Imbalance => "intents out of balance",
            Self::Refused => "phrases that are refused when not trained on",
            Self::Duplicate => "the same words twice",
        }
    }
}

/// One finding.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    pub(crate) level: Level,
    pub(crate) kind: Kind,
    pub(crate) language: Language,
    pub(crate) place: Place,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) suggestion: String,
    /// Other lines that have to do with it, each with its words.
    pub(crate) related: Vec<(Place, String)>,
    /// How much it matters among its kind; more is told first.
    pub(crate) weight: f64,
}

impl Finding {
    /// Its JSON form.
    pub(crate) fn to_json(&self) -> Value {
        let place = |place: &Place| (place.file.display().to_string(), place.line);
        let related = self.related.iter().map(|(at, text)| {
            let (file, line) = place(at);
            json!({"file": file, "line": line, "text": text})
        });
        let (file, line) = place(&self.place);
        json!({
            "level": self.level.name(),
            "kind": self.kind.name(),
            "language": self.language.code(),
            "file": file,
            "line": line,
            "message": self.message,
            "suggestion": self.suggestion,
            "related": related.collect::<Vec<_>>(),
        })
    }
}

/// Puts findings in the order in which they are told: by level, kind, weight and place.
pub(crate) fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        let by_importance = (a.level, a.kind).cmp(&(b.level, b.kind));
        by_importance.then(b.weight.total_cmp(&a.weight)).then_with(|| a.place.cmp(&b.place))
    });
}
