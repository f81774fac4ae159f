//! Packs in temporary folders, and the commands run on them as a merchant types them.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use aisle_nlu::{NluArgs, NluError};
use clap::Parser;
use serde_json::{Value, json};
use tempfile::TempDir;

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    nlu: NluArgs,
}

/// A folder with files that goes away by itself.
pub struct Folder(TempDir);

impl Folder {
    pub fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, content) in files {
            folder.put(name, content.as_bytes());
        }
        folder
    }

    /// A pack with phrases, one file a language.
    pub fn pack(languages: &[(&str, &str)]) -> Self {
        let folder = Self::new(&[("pack.toml", "")]);
        for (language, phrases) in languages {
            folder.put(&format!("intents/{language}.jsonl"), phrases.as_bytes());
        }
        folder
    }

    pub fn put(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn as_path(&self) -> &Path {
        self.0.path()
    }
}

/// Runs a command of `aisle nlu`: how it ended, and what it wrote.
pub fn run(arguments: &[&str]) -> (Result<(), NluError>, String) {
    let cli =
        Cli::try_parse_from(["nlu"].iter().chain(arguments)).unwrap_or_else(|e| panic!("{e}"));
    let mut out = Vec::new();
    let ended = cli.nlu.run(&mut out);
    (ended, String::from_utf8(out).unwrap())
}

/// A line of a phrase file.
pub fn line(intent: &str, text: &str) -> String {
    format!("{}\n", json!({"intent": intent, "text": text}))
}

/// Phrases of three intents that share hardly a word, and some out of scope; 32 each.
pub fn easy_phrases() -> Vec<(&'static str, String)> {
    let of = |intent: &'static str, begin: [&str; 4], end: [&str; 8]| {
        let pairs = begin.map(|begin| end.map(|end| (intent, format!("{begin} {end}"))));
        pairs.into_iter().flatten().collect::<Vec<_>>()
    };
    [
        of(
            "cancel",
            ["cancel", "please cancel", "i want to cancel", "stop and cancel"],
            ["my order", "it", "this purchase", "everything", "that", "order 7", "now", "today"],
        ),
        of(
            "invoice",
            ["send an invoice", "invoice needed", "the invoice", "where is the invoice"],
            ["as pdf", "for taxes", "by mail", "again", "for my firm", "with vat", "soon", "here"],
        ),
        of(
            "sizes",
            ["which size", "size chart", "what size", "sizes"],
            ["for shoes", "in cm", "do i take", "of shirts", "run small", "for kids", "fit", "eu"],
        ),
        of(
            "out_of_scope",
            ["weather", "football", "a poem about", "stock prices"],
            ["in paris", "tomorrow", "of mars", "and cats", "last week", "jokes", "news", "moon"],
        ),
    ]
    .concat()
}

/// Phrases as a file.
pub fn file_of(phrases: &[(&'static str, String)]) -> String {
    phrases.iter().map(|(intent, text)| line(intent, text)).collect()
}

/// JSON of a command's output.
pub fn json_of(out: &str) -> Value {
    serde_json::from_str(out).unwrap_or_else(|error| panic!("{error}: {out}"))
}
