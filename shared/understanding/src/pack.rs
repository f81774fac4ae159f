//! The merchant pack's phrase files: one JSON object `{"intent", "text"}` a line, `#` comments and
//! empty lines allowed. This parses text; reading files is the caller's work.

use aisle_domain::language::Language;
use aisle_domain::understood::{IntentName, Sentiment};
use serde::Deserialize;

use crate::folding::is_invisible;

/// One phrase by which shoppers say what they want.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The language it is written in.
    pub language: Language,
    /// What it asks for; [`crate::OUT_OF_SCOPE`] for what a shop's service is not for.
    pub intent: IntentName,
    /// The words.
    pub text: String,
}

/// What is wrong with one line of a phrase file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct PackError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it and how to mend it.
    pub problem: String,
}

/// Longest phrase, in characters; a longer one teaches little and is most likely a mistake.
pub const MAX_PHRASE_CHARS: usize = 500;
/// Longest name of an intent, in bytes.
pub const MAX_INTENT_BYTES: usize = 64;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    intent: String,
    text: String,
    #[serde(default)]
    sentiment: Option<LineSentiment>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum LineSentiment {
    Negative,
    Neutral,
    Positive,
}

/// The phrases of one file.
///
/// # Errors
/// Every line that is no phrase, each with what is wrong: not JSON, a name that is not made of
/// `a-z`, `0-9` and `_`, an empty or too long text.
pub fn parse_phrases(text: &str, language: Language) -> Result<Vec<Phrase>, Vec<PackError>> {
    let phrase = |Line { intent, text, .. }| Phrase { language, intent: IntentName(intent), text };
    parse_lines(text, phrase)
}

/// The texts of one file with the sentiment that is marked on them; neutral where none is.
///
/// # Errors
/// As [`parse_phrases`].
pub fn parse_sentiments(text: &str) -> Result<Vec<(String, Sentiment)>, Vec<PackError>> {
    parse_lines(text, |line| {
        let sentiment = match line.sentiment {
            Some(LineSentiment::Negative) => Sentiment::Negative,
            Some(LineSentiment::Positive) => Sentiment::Positive,
            Some(LineSentiment::Neutral) | None => Sentiment::Neutral,
        };
        (line.text, sentiment)
    })
}

fn parse_lines<T>(text: &str, take: impl Fn(Line) -> T) -> Result<Vec<T>, Vec<PackError>> {
    let mut taken = Vec::new();
    let mut errors = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim().trim_start_matches('\u{FEFF}');
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match parse_line(line) {
            Ok(line) => taken.push(take(line)),
            Err(problem) => errors.push(PackError { line: index + 1, problem }),
        }
    }
    if errors.is_empty() { Ok(taken) } else { Err(errors) }
}

fn parse_line(line: &str) -> Result<Line, String> {
    let line: Line = serde_json::from_str(line)
        .map_err(|error| format!("expected {{\"intent\": …, \"text\": …}}: {error}"))?;
    let named_well = !line.intent.is_empty()
        && line.intent.len() <= MAX_INTENT_BYTES
        && line.intent.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if !named_well {
        return Err(format!(
            "the intent must be 1 to {MAX_INTENT_BYTES} characters of a-z, 0-9 and _"
        ));
    }
    if !line.text.chars().any(|c| !c.is_whitespace() && !is_invisible(c)) {
        return Err("the text is empty; write a phrase or delete the line".to_owned());
    }
    if line.text.chars().count() > MAX_PHRASE_CHARS {
        return Err(format!("the text is longer than {MAX_PHRASE_CHARS} characters; shorten it"));
    }
    Ok(line)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn comments_and_empty_lines_are_skipped() {
        let text = "# a comment\n\n{\"intent\":\"greeting\",\"text\":\"hello\"}\r\n";
        let phrases = parse_phrases(text, Language::En).unwrap();
        assert_eq!(phrases.len(), 1);
        assert_eq!(phrases.first().unwrap().text, "hello");
    }

    #[test]
    fn every_bad_line_is_named() {
        let lines = [
            "{\"intent\":\"greeting\",\"text\":\"hello\"}".to_owned(),
            "not json".to_owned(),
            "{\"intent\":\"Track Order\",\"text\":\"x\"}".to_owned(),
            "{\"intent\":\"greeting\",\"text\":\" \"}".to_owned(),
            "{\"intent\":\"greeting\"}".to_owned(),
            "{\"intent\":\"greeting\",\"txt\":\"hi\",\"text\":\"hi\"}".to_owned(),
            format!("{{\"intent\":\"greeting\",\"text\":\"{}\"}}", "x".repeat(501)),
        ];
        let errors = parse_phrases(&lines.join("\n"), Language::En).unwrap_err();
        assert_eq!(errors.iter().map(|e| e.line).collect::<Vec<_>>(), [2, 3, 4, 5, 6, 7]);
        assert!(errors.first().unwrap().to_string().starts_with("line 2: expected"));
    }
}
