//! From the source folder to the compiled one. Training is skipped when the model there, or one
//! that is kept, was made from the very same phrases by the very same code.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use aisle_domain::language::Language;
use aisle_understanding::{Phrase, pack, trainer};

use crate::flows::{self, FLOWS, PREVIOUS};
use crate::notices::NOTICES;
use crate::policy::POLICY;
use crate::products::{self, PRODUCTS};
use crate::{MODEL, Models, Pack, PackError, SETTINGS, read};

/// What compiling did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    /// Phrases that were learned from.
    pub phrases: usize,
    /// Whether the model was trained; false when there was one already.
    pub trained: bool,
    /// Size of the model, in bytes.
    pub model_bytes: usize,
}

/// Compiles the pack of a source folder into another folder, which is made if it is missing. A
/// model that this user has trained before is taken as it is.
///
/// # Errors
/// [`PackError`] names the file, the line where there is one, and the problem.
pub fn compile(source: &Path, target: &Path) -> Result<Compiled, PackError> {
    compile_with(source, target, &Models::of_this_user())
}

/// As [`compile`], with models that are kept elsewhere.
///
/// # Errors
/// As of [`compile`].
pub fn compile_with(source: &Path, target: &Path, kept: &Models) -> Result<Compiled, PackError> {
    // Opened first: wording that does not load must not be shipped.
    let Pack { settings, wording, .. } = Pack::open(source)?;
    let languages = settings.languages;
    let phrases = phrases(source, &languages)?;
    let intents: BTreeSet<String> =
        phrases.iter().map(|phrase| phrase.intent.as_str().to_owned()).collect();
    flows::open(source, &wording, Some(&intents.into_iter().collect::<Vec<_>>()))?;
    Pack::policy(source)?;
    let products = products::compile(source)?;
    make_folder(&target.join("wording"))?;
    copy(source, target, SETTINGS)?;
    write(&target.join(PRODUCTS), products.as_bytes())?;
    if source.join(NOTICES).exists() {
        copy(source, target, NOTICES)?;
    }
    for language in &languages {
        copy(source, target, &format!("wording/{language}.ftl"))?;
    }
    for folder in [FLOWS, PREVIOUS, POLICY] {
        copy_folder(source, target, folder)?;
    }
    let hash = trainer::source_hash(&phrases);
    let (model, trained) = match crate::model(target) {
        Ok(fresh) if fresh.source_hash() == hash => (fresh, false),
        _ => {
            let train = || trainer::train(&phrases).map_err(|it| PackError::Train(it.to_string()));
            let (model, trained) = kept.get_or_train(hash, train)?;
            write(&target.join(MODEL), model.to_bytes())?;
            (model, trained)
        }
    };
    Ok(Compiled { phrases: phrases.len(), trained, model_bytes: model.to_bytes().len() })
}

fn phrases(source: &Path, languages: &[Language]) -> Result<Vec<Phrase>, PackError> {
    let mut phrases = Vec::new();
    for language in languages.iter().copied() {
        let path = source.join("intents").join(format!("{language}.jsonl"));
        let parsed = pack::parse_phrases(&read(&path)?, language);
        phrases.extend(parsed.map_err(|errors| match errors.into_iter().next() {
            Some(error) => PackError::Phrases { path, line: error.line, problem: error.problem },
            None => PackError::Train("no phrases".to_owned()),
        })?);
    }
    Ok(phrases)
}

fn make_folder(path: &Path) -> Result<(), PackError> {
    fs::create_dir_all(path).map_err(|source| PackError::Write { path: path.to_owned(), source })
}

fn copy(source: &Path, target: &Path, name: &str) -> Result<(), PackError> {
    write(&target.join(name), read(&source.join(name))?.as_bytes())
}

/// A folder's files, and none that were there before and are not in the source any more.
fn copy_folder(source: &Path, target: &Path, folder: &str) -> Result<(), PackError> {
    let endings = ["yaml", "cedar", "toml"];
    let there = flows::names(&target.join(folder), &endings)?;
    let wanted = flows::names(&source.join(folder), &endings)?;
    for gone in there.iter().filter(|name| !wanted.contains(name)) {
        let path = target.join(folder).join(gone);
        fs::remove_file(&path).map_err(|source| PackError::Write { path, source })?;
    }
    if !wanted.is_empty() {
        make_folder(&target.join(folder))?;
    }
    wanted.iter().try_for_each(|name| copy(source, target, &format!("{folder}/{name}")))
}

/// Written beside and renamed, so that a reader never sees half a file.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), PackError> {
    let beside = path.with_extension("new");
    fs::write(&beside, bytes)
        .and_then(|()| fs::rename(&beside, path))
        .map_err(|source| PackError::Write { path: path.to_owned(), source })
}
