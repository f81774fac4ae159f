//! How a shopper feels: sentiment by a small linear model (`sentiment`), haste and anger by what
//! people say when they are in haste or angry (`cues`). Three signals, because who is unhappy is
//! not always angry, and who is in a hurry may be glad. How a mood develops over a conversation is
//! decided elsewhere.

mod cues;
pub(crate) mod sentiment;

use aisle_domain::understood::{Mood, Sentiment};

use crate::folding::{Folded, fold};
use cues::Cue;

/// The mood of a text. Total.
#[must_use]
pub fn read(text: &str) -> Mood {
    of_folded(&fold(text))
}

pub(crate) fn of_folded(text: &[Folded]) -> Mood {
    let seen = text.get(..MAX_SEEN).unwrap_or(text);
    let (sentiment, negative) = sentiment::judge(seen);
    let emphasis = Emphasis::of(seen);
    let found = cues::find(seen);
    let urgency = match found.urgent {
        Some(Cue::Strong) => 0.9,
        Some(Cue::Weak) => 0.6 + 0.2 * emphasis.marks,
        None => 0.1 * emphasis.marks,
    };
    let said: f32 = match found.angry {
        Some(Cue::Strong) => 0.9,
        Some(Cue::Weak) => 0.5,
        None => 0.0,
    };
    // Shouting is anger only where something is wrong.
    let shouted = negative * (0.3 + 0.4 * emphasis.marks + 0.3 * emphasis.capitals);
    let anger = if sentiment == Sentiment::Positive { said / 2.0 } else { said.max(shouted) };
    Mood { sentiment, urgency, anger: anger.clamp(0.0, 1.0) }
}

/// Characters that are looked at.
const MAX_SEEN: usize = 600;

/// How loud a text is, each in 0..=1.
struct Emphasis {
    /// Exclamation marks: none, one, more.
    marks: f32,
    /// Words in capitals.
    capitals: f32,
}

impl Emphasis {
    fn of(text: &[Folded]) -> Self {
        let marks = text.iter().filter(|f| f.char == '!').take(3).count();
        let cased = |f: &&Folded| f.char.is_lowercase() || f.char.is_uppercase();
        let letters = text.iter().filter(cased).count();
        let capitals = text.iter().filter(|f| f.char.is_uppercase()).count();
        Self {
            marks: [0.0, 0.3, 0.7, 1.0].get(marks).copied().unwrap_or(1.0),
            capitals: if letters >= 8 && capitals * 10 >= letters * 7 { 1.0 } else { 0.0 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn haste_and_anger_are_told_apart() {
        for (text, urgent, angry) in [
            ("I need it today, it's urgent", true, false),
            ("这个很急，麻烦快一点", true, false),
            ("es ist dringend, bitte", true, false),
            ("ASAP please", true, false),
            ("THIS IS A SCAM!!! GIVE ME MY MONEY BACK!!!", false, true),
            ("你们就是骗子！！！垃圾", false, true),
            ("c'est une arnaque, vous êtes des voleurs", false, true),
            ("where is my order", false, false),
            ("thank you so much!!!", false, false),
        ] {
            let mood = read(text);
            assert_eq!(mood.urgency >= 0.5, urgent, "urgency of {text}: {mood:?}");
            assert_eq!(mood.anger >= 0.5, angry, "anger of {text}: {mood:?}");
        }
    }
}
