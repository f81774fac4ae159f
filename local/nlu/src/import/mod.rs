//! `aisle nlu import`: phrases from other tools' files into a pack. `rasa` reads, over
//! `yaml`; `annotations` takes Rasa's marks out of a phrase, `names` makes names of intents,
//! `write` puts phrases into the pack. Nothing is written unless every line is right.

mod annotations;
mod names;
mod rasa;
mod write;
mod yaml;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use aisle_domain::language::Language;
use aisle_pack::{Pack, PackError};
use aisle_understanding::pack;
use clap::{Args, ValueEnum};
use serde_json::json;

use crate::places::{Place, phrase_path};
use crate::problems::{Problem, Problems};
use crate::{NluError, table};
use names::Names;

/// Options of `aisle nlu import`.
#[derive(Debug, Clone, Args)]
pub struct Import {
    /// The format of the files.
    #[arg(long, value_name = "FORMAT")]
    pub from: Format,
    /// The files, all in one language.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The language of their phrases; the pack's default language if none is named.
    #[arg(long, value_name = "LANG")]
    pub language: Option<Language>,
    /// The pack; its intents/LANG.jsonl is written.
    #[arg(long, value_name = "DIR", default_value = "merchant")]
    pub into: PathBuf,
    /// Adds to the pack's file if there is one; phrases that it has are skipped.
    #[arg(long)]
    pub append: bool,
    /// The name by which the files call what is out of scope.
    #[arg(long, value_name = "NAME", default_value = aisle_understanding::OUT_OF_SCOPE)]
    pub out_of_scope: String,
}

/// The format of files to import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Training data of Rasa NLU in YAML, version 2 or 3.
    Rasa,
    /// A table with a header: text (or utterance, sentence, example, message, query) and intent (or label,
    /// category); separated by commas, semicolons or tabs.
    Csv,
}

/// A phrase as a file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) intent: String,
    pub(crate) text: String,
    pub(crate) place: Place,
}

/// What a file holds.
#[derive(Debug, Default)]
pub(crate) struct FileContent {
    pub(crate) phrases: Vec<Found>,
    /// What has no counterpart in a pack, and where it stands.
    pub(crate) left_out: Vec<(Place, String)>,
    pub(crate) problems: Vec<Problem>,
}

pub(crate) fn run(options: &Import, out: &mut dyn Write) -> Result<(), NluError> {
    let language = match options.language {
        Some(language) => language,
        None => {
            Pack::open(&options.into).map_err(NluError::ImportLanguage)?.settings.default_language
        }
    };
    let mut content = FileContent::default();
    for path in &options.files {
        let bytes =
            fs::read(path).map_err(|source| PackError::Read { path: path.clone(), source })?;
        let file: Arc<Path> = path.as_path().into();
        let mut read = match options.from {
            Format::Rasa => rasa::read(&bytes, &file, &options.out_of_scope),
            Format::Csv => table_content(&bytes, &file),
        };
        content.phrases.append(&mut read.phrases);
        content.left_out.append(&mut read.left_out);
        content.problems.append(&mut read.problems);
    }
    let mut names = Names::new(&options.out_of_scope);
    check(&mut content, &mut names, language);
    if !content.problems.is_empty() {
        return Err(NluError::Import(Problems(content.problems)));
    }
    let written = write::write(&options.into, language, &content.phrases, options.append)?;
    for (place, what) in &content.left_out {
        writeln!(out, "{place}: {what}")?;
    }
    for told in names.told() {
        writeln!(out, "{told}")?;
    }
    for conflict in &written.conflicts {
        writeln!(out, "{conflict}")?;
    }
    writeln!(
        out,
        "{} phrases of {} intents into {}; skipped {} that are there already and {} that are there \
         with another intent",
        written.phrases,
        written.intents,
        phrase_path(&options.into, language).display(),
        written.duplicates,
        written.conflicts.len(),
    )?;
    Ok(())
}

/// Makes names of the intents and has every phrase pass the rules of the pack's format.
fn check(content: &mut FileContent, names: &mut Names, language: Language) {
    for found in &mut content.phrases {
        match names.name(&found.intent) {
            Ok(name) => found.intent = name,
            Err(problem) => {
                content.problems.push(Problem::at(&found.place, problem));
                continue;
            }
        }
        let line = json!({"intent": found.intent, "text": found.text}).to_string();
        for error in pack::parse_phrases(&line, language).err().into_iter().flatten() {
            content.problems.push(Problem::at(&found.place, error.problem));
        }
    }
    content.problems.sort();
}

fn table_content(bytes: &[u8], file: &Arc<Path>) -> FileContent {
    let mut content = FileContent::default();
    match table::read(bytes, file) {
        Err(problems) => content.problems = problems,
        Ok(table) => {
            if !table.unused.is_empty() {
                let place = Place { file: Arc::clone(file), line: 1 };
                let what = format!("not imported: columns {}", table.unused.join(", "));
                content.left_out.push((place, what));
            }
            let found =
                |row: table::Row| Found { intent: row.intent, text: row.text, place: row.place };
            content.phrases = table.rows.into_iter().map(found).collect();
        }
    }
    content
}
