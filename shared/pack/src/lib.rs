//! The merchant pack on disk: its source folder (`merchant/`), which people edit, and its compiled
//! folder, which ships beside a function's binary and is opened without parsing phrases.
//!
//! Reading files lives here, so that `understanding` and `dialogue` stay pure; what a shop file
//! holds does not (that is `aisle-shop`'s).

mod compile;
mod error;
mod models;

use std::fs;
use std::path::Path;

use aisle_dialogue::Wording;
use aisle_domain::language::Language;
use aisle_understanding::{Model, Recognisers, Understander};
use serde::Deserialize;

pub use compile::{Compiled, compile, compile_with};
pub use error::PackError;
pub use models::Models;

/// Name of the settings file in both folders.
const SETTINGS: &str = "pack.toml";
/// Name of the trained model in the compiled folder.
const MODEL: &str = "understanding.bin";

/// `pack.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackSettings {
    /// The shop's name, as shoppers read it.
    pub name: String,
    /// The language of a shopper whose own is not offered.
    #[serde(default)]
    pub default_language: Language,
    /// The languages that are offered; each has a file of phrases and one of wording.
    pub languages: Vec<Language>,
}

/// A compiled pack, opened.
#[derive(Debug)]
pub struct Pack {
    /// Name and languages.
    pub settings: PackSettings,
    /// The assistant's words.
    pub wording: Wording,
}

impl Pack {
    /// Opens settings and wording of a source or compiled folder.
    ///
    /// # Errors
    /// [`PackError`] names the file and the problem.
    pub fn open(folder: &Path) -> Result<Self, PackError> {
        let settings = settings(folder)?;
        let mut files = Vec::new();
        for language in settings.languages.iter().copied() {
            let path = folder.join("wording").join(format!("{language}.ftl"));
            files.push((language, read(&path)?));
        }
        let wording = Wording::load(&settings.name, settings.default_language, &files)?;
        Ok(Self { settings, wording })
    }

    /// Opens the trained model of a compiled folder.
    ///
    /// # Errors
    /// [`PackError`] names the file and the problem.
    pub fn understander(folder: &Path) -> Result<Understander, PackError> {
        Ok(Understander::new(model(folder)?, Recognisers::default()))
    }
}

fn settings(folder: &Path) -> Result<PackSettings, PackError> {
    let path = folder.join(SETTINGS);
    let settings: PackSettings = toml::from_str(&read(&path)?).map_err(|problem| {
        PackError::Settings { path: path.clone(), problem: problem.to_string() }
    })?;
    if settings.languages.contains(&settings.default_language) {
        return Ok(settings);
    }
    let problem =
        format!("languages must name the default language, {}", settings.default_language);
    Err(PackError::Settings { path, problem })
}

fn model(folder: &Path) -> Result<Model, PackError> {
    let path = folder.join(MODEL);
    let bytes = fs::read(&path).map_err(|source| PackError::Read { path: path.clone(), source })?;
    Model::open(bytes).map_err(|source| PackError::Model { path, source })
}

fn read(path: &Path) -> Result<String, PackError> {
    fs::read_to_string(path).map_err(|source| PackError::Read { path: path.to_owned(), source })
}
