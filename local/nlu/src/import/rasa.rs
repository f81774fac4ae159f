//! Reads training data of Rasa NLU (YAML, versions 2 and 3). Phrases are taken; what has no
//! counterpart in a pack is told with its line: synonyms, lookup tables, regular expressions,
//! entities that are marked in phrases, responses, and all that is no NLU data.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::annotations::strip;
use super::yaml::{Node, Style, Value, parse};
use super::{FileContent, Found};
use crate::places::Place;
use crate::problems::Problem;

/// Reads a file, in which this intent stands for what is out of scope.
pub(super) fn read(bytes: &[u8], file: &Arc<Path>, out_of_scope: &str) -> FileContent {
    let mut reader =
        Reader { file, out_of_scope, content: FileContent::default(), left_out: BTreeMap::new() };
    match std::str::from_utf8(bytes) {
        Err(error) => {
            let before = bytes.iter().take(error.valid_up_to());
            let line = 1 + before.filter(|byte| **byte == b'\n').count();
            reader.problem(line, "not UTF-8; save the file in the encoding UTF-8");
        }
        Ok(text) => match parse(text) {
            Err((line, what)) => reader.problem(line, format!("no YAML: {what}")),
            Ok(documents) => documents.iter().for_each(|document| reader.document(document)),
        },
    }
    reader.finish()
}

struct Reader<'f> {
    file: &'f Arc<Path>,
    out_of_scope: &'f str,
    content: FileContent,
    /// What is told of what is not taken: how often, and where first.
    left_out: BTreeMap<String, (usize, usize)>,
}

impl Reader<'_> {
    fn place(&self, line: usize) -> Place {
        Place { file: Arc::clone(self.file), line }
    }

    fn problem(&mut self, line: usize, what: impl Into<String>) {
        let problem = Problem::at(&self.place(line), what);
        self.content.problems.push(problem);
    }

    fn left_out(&mut self, line: usize, what: impl Into<String>) {
        self.left_out.entry(what.into()).or_insert((0, line)).0 += 1;
    }

    fn document(&mut self, document: &Node) {
        let Some(entries) = document.entries() else {
            return self.problem(document.line, "expected version: and nlu: at the top");
        };
        for (key, line, node) in entries {
            match key.as_str() {
                "version" => self.version(node),
                "nlu" => match &node.value {
                    Value::List(items) => items.iter().for_each(|item| self.item(item)),
                    _ => self.problem(node.line, "expected a list of intents under nlu:"),
                },
                other => self.left_out(*line, format!("not imported: {other}")),
            }
        }
    }

    fn version(&mut self, node: &Node) {
        let version = node.text().unwrap_or_default();
        if !version.starts_with(['2', '3']) {
            self.problem(node.line, format!("version {version:?} is not read; 2 and 3 are"));
        }
    }

    fn item(&mut self, item: &Node) {
        let Some(entries) = item.entries() else {
            return self.problem(item.line, "expected intent: and examples:");
        };
        if let Some(name) = item.get("intent") {
            for (key, line, _) in entries {
                if !["intent", "examples"].contains(&key.as_str()) {
                    self.left_out(*line, format!("not imported: {key} of an intent"));
                }
            }
            return self.intent(item, name);
        }
        let known = ["synonym", "lookup", "regex"];
        match entries.iter().find(|(key, ..)| known.contains(&key.as_str())) {
            Some((kind, line, name)) => {
                let name = name.text().unwrap_or_default();
                self.left_out(*line, format!("not imported: {kind} {name:?}; a pack has none"));
            }
            None => self.problem(item.line, "expected intent: (or synonym:, lookup:, regex:)"),
        }
    }

    fn intent(&mut self, item: &Node, name: &Node) {
        let Some(intent) = name.text().map(str::trim).filter(|intent| !intent.is_empty()) else {
            return self.problem(name.line, "the intent has no name");
        };
        if let Some((group, _)) = intent.split_once('/').filter(|(g, _)| *g != self.out_of_scope) {
            let what = format!(
                "a retrieval intent of {group:?} becomes an intent by itself; its answer goes into \
                 the pack's wording"
            );
            self.left_out(name.line, what);
        }
        let Some(examples) = item.get("examples") else {
            return self.problem(item.line, format!("the intent {intent:?} has no examples"));
        };
        let before = self.content.phrases.len() + self.content.problems.len();
        match &examples.value {
            Value::Text { style: Style::Folded, .. } => {
                let what = "expected examples: | (after > lines are joined into one)";
                self.problem(examples.line, what);
            }
            Value::Text { text, style } => self.block(intent, text, *style, examples.line),
            Value::List(items) => items.iter().for_each(|item| self.listed(intent, item)),
            Value::Map(_) => self.problem(examples.line, "expected examples: | and a list"),
        }
        if before == self.content.phrases.len() + self.content.problems.len() {
            self.problem(examples.line, format!("the intent {intent:?} has no examples"));
        }
    }

    /// Examples as lines of one text, each after a dash.
    fn block(&mut self, intent: &str, text: &str, style: Style, line: usize) {
        // The line that is told is that of the first which is not empty.
        let empty = text.lines().take_while(|line| line.is_empty()).count();
        for (index, example) in text.lines().enumerate() {
            let line =
                if style == Style::Literal { (line + index).saturating_sub(empty) } else { line };
            let example = example.trim();
            match example.strip_prefix('-') {
                Some(phrase) => self.phrase(intent, phrase, line),
                None if example.is_empty() => {}
                None => self.problem(line, "an example must begin with a dash"),
            }
        }
    }

    /// An example as an entry of a list: a text, or a map with one.
    fn listed(&mut self, intent: &str, item: &Node) {
        let text = item.get("text").unwrap_or(item);
        for (key, line, _) in item.entries().unwrap_or_default() {
            if key != "text" {
                self.left_out(*line, format!("not imported: {key} of an example"));
            }
        }
        match &text.value {
            Value::Text { text: phrase, .. } => self.phrase(intent, phrase, text.line),
            _ => self.problem(item.line, "expected a text, or text:"),
        }
    }

    fn phrase(&mut self, intent: &str, marked: &str, line: usize) {
        let plain = strip(marked.trim());
        for entity in plain.entities {
            let what = format!("not imported: marks of the entity {entity:?}; the words stay");
            self.left_out(line, what);
        }
        let place = self.place(line);
        self.content.phrases.push(Found { intent: intent.to_owned(), text: plain.text, place });
    }

    fn finish(mut self) -> FileContent {
        for (mut what, (count, line)) in std::mem::take(&mut self.left_out) {
            if count > 1 {
                what.push_str(&format!(" ({count} times, here the first)"));
            }
            let place = self.place(line);
            self.content.left_out.push((place, what));
        }
        self.content.left_out.sort();
        self.content
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Whatever the bytes are, and however near to the format: no panic, and lines that exist.
        #[test]
        fn any_file_is_read(
            noise in prop_oneof![
                9 => Just(Vec::new()),
                1 => proptest::collection::vec(any::<u8>(), 0..40),
            ],
            text in "(version|nlu|intent|examples|text|[a-z\\[\\](){}:|>&*!%@#,'\"0-9 \n-]){0,60}",
            in_place in any::<bool>(),
        ) {
            let mut bytes = if in_place {
                b"version: '3.1'\nnlu:\n- intent: a\n  examples: |\n    - ".to_vec()
            } else {
                Vec::new()
            };
            bytes.extend(text.bytes());
            bytes.extend(noise);
            let lines = 1 + bytes.iter().filter(|byte| **byte == b'\n').count();
            let content = read(&bytes, &Arc::from(Path::new("f.yml")), "out_of_scope");
            let places = content.phrases.iter().map(|found| &found.place);
            for place in places.chain(content.left_out.iter().map(|(place, _)| place)) {
                prop_assert!((1..=lines).contains(&place.line), "{place}");
            }
        }
    }
}
