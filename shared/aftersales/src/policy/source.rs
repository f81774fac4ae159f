//! A policy's files: where each rule begins, so that every problem has its line.

use crate::terms::line_of;

/// A policy file of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicySource {
    /// Its name, for messages; it ends in `.cedar`, or is `terms.toml`.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Why a policy cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {problem}")]
pub struct PolicyError {
    /// The file.
    pub file: String,
    /// The line, from one.
    pub line: usize,
    /// What is wrong, and what to do.
    pub problem: String,
}

/// One statement of a rules file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Statement<'a> {
    file: &'a PolicySource,
    /// Where it begins in the file, in bytes.
    begins: usize,
    pub(super) text: &'a str,
}

impl Statement<'_> {
    /// A problem at a byte of the statement.
    pub(super) fn problem_at(&self, byte: usize, problem: impl Into<String>) -> PolicyError {
        PolicyError {
            file: self.file.name.clone(),
            line: line_of(&self.file.text, self.begins.saturating_add(byte)),
            problem: problem.into(),
        }
    }

    /// A problem of the whole statement.
    pub(super) fn problem(&self, problem: impl Into<String>) -> PolicyError {
        self.problem_at(0, problem)
    }

    pub(super) fn file(&self) -> &str {
        &self.file.name
    }

    pub(super) fn line(&self) -> usize {
        line_of(&self.file.text, self.begins)
    }
}

/// The statements of a file. A statement ends at a `;` outside of texts and comments; blanks and
/// comments before it are no part of it.
pub(super) fn statements(file: &PolicySource) -> Vec<Statement<'_>> {
    let text = file.text.as_str();
    let mut found = Vec::new();
    let mut begins = skip_blank(text, 0);
    let mut at = begins;
    while let Some(next) = text.get(at..).and_then(|rest| rest.chars().next()) {
        match next {
            '"' => at = end_of_text(text, at),
            '/' if text.get(at..).is_some_and(|rest| rest.starts_with("//")) => {
                at = end_of_line(text, at);
            }
            ';' => {
                at += 1;
                found.extend(text.get(begins..at).map(|text| Statement { file, begins, text }));
                begins = skip_blank(text, at);
                at = begins;
            }
            other => at += other.len_utf8(),
        }
    }
    // What has no end is a statement too: the parser says what is missing.
    let rest = text.get(begins..).filter(|rest| !rest.trim().is_empty());
    found.extend(rest.map(|text| Statement { file, begins, text }));
    found
}

/// The end of blanks and comments.
fn skip_blank(text: &str, from: usize) -> usize {
    let mut at = from;
    loop {
        let Some(rest) = text.get(at..) else { return text.len() };
        let blank = rest.len() - rest.trim_start().len();
        if blank > 0 {
            at += blank;
        } else if rest.starts_with("//") {
            at = end_of_line(text, at);
        } else {
            return at;
        }
    }
}

fn end_of_line(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + rest.find('\n').map_or(rest.len(), |at| at + 1)
}

/// The end of a text that begins at a quotation mark.
fn end_of_text(text: &str, from: usize) -> usize {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let mut escaped = false;
    for (at, byte) in rest.iter().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return from + at + 1,
            _ => {}
        }
    }
    text.len()
}
