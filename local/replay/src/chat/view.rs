//! What a shopper sees of a reply: its words and what can be picked. Nothing else of a frame is
//! looked at, ids of choices only to send back the one whose label was picked.

use aisle_contract::frame::{Reply, StatusKind};
use aisle_contract::part::{Choice, Part};

/// A reply as it is read.
#[derive(Debug, Clone, Default)]
pub(crate) struct View {
    /// Its sentences.
    pub(crate) texts: Vec<String>,
    /// The lines of its lists.
    pub(crate) lines: Vec<String>,
    /// What can be picked.
    pub(crate) choices: Vec<Choice>,
    /// Whether a person has been asked for, or everything is over.
    pub(crate) handed_over: bool,
}

impl View {
    /// All that was written since, as one.
    pub(crate) fn of(replies: &[Reply]) -> Self {
        let mut view = Self::default();
        for reply in replies {
            view.handed_over |= matches!(
                reply.notice,
                Some(StatusKind::Waiting | StatusKind::HumanJoined | StatusKind::Ended)
            );
            for part in &reply.parts {
                match part {
                    Part::Text { text } => view.texts.push(text.clone()),
                    Part::List { items, .. } => view.lines.extend(items.iter().cloned()),
                    Part::Choices { options, .. } => view.choices.clone_from(options),
                    Part::OrderCard(card) => view.texts.push(card.fallback.clone()),
                    Part::ProductCard(card) => view.texts.push(card.fallback.clone()),
                    Part::Link { .. } => {}
                }
            }
        }
        view
    }

    /// Everything, in lower case.
    pub(crate) fn words(&self) -> String {
        let all = self.texts.iter().chain(&self.lines);
        all.fold(String::new(), |words, text| format!("{words}\n{}", text.to_lowercase()))
    }

    /// The sentence that asks, in lower case: the last with a question mark, else the last.
    pub(crate) fn question(&self) -> String {
        let asks = |text: &&String| text.contains(['?', '？']);
        let asked = self.texts.iter().rev().find(asks);
        asked.or(self.texts.last()).map(|text| text.to_lowercase()).unwrap_or_default()
    }

    /// The choices of a question that wants a clear answer: yes and no.
    pub(crate) fn yes_and_no(&self) -> Option<(&Choice, &Choice)> {
        let begins = |with: &[&str]| {
            self.choices.iter().find(|choice| {
                let label = choice.label.to_lowercase();
                with.iter().any(|word| label.starts_with(word))
            })
        };
        Some((begins(&["yes", "是", "好", "确认"])?, begins(&["no", "不", "否"])?))
    }

    /// The order's number that is told: the last with several digits.
    pub(crate) fn number(&self) -> Option<String> {
        let parts = |text: &str| {
            let split = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
            split.map(str::to_owned).collect::<Vec<_>>()
        };
        let is_number = |text: &String| text.chars().filter(char::is_ascii_digit).count() >= 6;
        self.texts.iter().flat_map(|text| parts(text)).find(is_number)
    }

    /// As a transcript has it.
    pub(crate) fn told(&self) -> String {
        let mut told = self.texts.join(" ");
        for line in &self.lines {
            told = format!("{told}\n    - {line}");
        }
        if !self.choices.is_empty() {
            let labels: Vec<&str> = self.choices.iter().map(|it| it.label.as_str()).collect();
            told = format!("{told}\n    [{}]", labels.join("] ["));
        }
        if self.handed_over {
            told.push_str("\n    (a person was asked for)");
        }
        told
    }
}
