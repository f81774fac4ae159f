//! The merchant pack on disk: its source folder (`merchant/`), which people edit, and its compiled
//! folder, which ships beside a function's binary and is opened without parsing phrases.
//!
//! Reading files lives here, so that `understanding` and `dialogue` stay pure; what a shop file
//! holds does not (that is `aisle-shop`'s), but for what its products are called.

mod cases;
mod compile;
mod error;
mod flows;
mod models;
mod notices;
mod policy;
mod products;
mod settings;

use std::fs;
use std::path::Path;

use aisle_aftersales::Policy;
use aisle_dialogue::notice::NoticeRules;
use aisle_dialogue::{Flows, Wording};
use aisle_understanding::{Model, Understander};

pub use cases::{CaseOrders, test};
pub use compile::{Compiled, compile, compile_with};
pub use error::PackError;
pub use models::Models;
pub use settings::PackSettings;

/// Name of the settings file in both folders.
const SETTINGS: &str = "pack.toml";
/// Name of the trained model in the compiled folder.
const MODEL: &str = "understanding.bin";

/// A compiled pack, opened.
#[derive(Debug)]
pub struct Pack {
    /// What the pack's people decided.
    pub settings: PackSettings,
    /// The assistant's words.
    pub wording: Wording,
    /// What is asked and done.
    pub flows: Flows,
    /// What is told unasked.
    pub notices: NoticeRules,
}

impl Pack {
    /// Opens settings, wording and flows of a source or compiled folder.
    ///
    /// # Errors
    /// [`PackError`] names the file and the problem.
    pub fn open(folder: &Path) -> Result<Self, PackError> {
        let settings = settings::open(folder)?;
        let mut files = Vec::new();
        for language in settings.languages.iter().copied() {
            let path = folder.join("wording").join(format!("{language}.ftl"));
            files.push((language, read(&path)?));
        }
        let wording = Wording::load(&settings.name, settings.default_language, &files)?;
        let flows = flows::open(folder, &wording, None)?;
        let notices = notices::open(folder, &settings.time_zone)?;
        Ok(Self { settings, wording, flows, notices })
    }

    /// Opens the policy of a source or compiled folder.
    ///
    /// # Errors
    /// [`PackError`] names every file, line and problem.
    pub fn policy(folder: &Path) -> Result<Policy, PackError> {
        policy::open(folder)
    }

    /// Opens the trained model of a compiled folder, with the recognisers of its shop: its order
    /// numbers, its products, and where it is at home.
    ///
    /// # Errors
    /// [`PackError`] names the file and the problem.
    pub fn understander(folder: &Path) -> Result<Understander, PackError> {
        let recognisers = settings::open(folder)?.recognisers();
        let recognisers = match products::open(folder)? {
            Some(catalogue) => recognisers.with_catalogue(catalogue),
            None => recognisers,
        };
        Ok(Understander::new(model(folder)?, recognisers))
    }
}

fn model(folder: &Path) -> Result<Model, PackError> {
    let path = folder.join(MODEL);
    let bytes = fs::read(&path).map_err(|source| PackError::Read { path: path.clone(), source })?;
    Model::open(bytes).map_err(|source| PackError::Model { path, source })
}

fn read(path: &Path) -> Result<String, PackError> {
    fs::read_to_string(path).map_err(|source| PackError::Read { path: path.to_owned(), source })
}
