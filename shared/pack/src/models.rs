//! Trained models, kept by the hash of what they were trained on: training takes up to half a minute, and every
//! data folder of a machine needs the same model. A kept model is never needed: where the folder
//! cannot be used, one is trained. What a model is lives in `aisle-understanding`.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use aisle_understanding::Model;

use crate::PackError;

/// How many models are kept; the oldest go.
const KEPT: usize = 8;

/// A folder of kept models, or none.
#[derive(Debug, Clone)]
pub struct Models {
    folder: Option<PathBuf>,
}

impl Models {
    /// Those of this user: `aisle/models` in `$XDG_CACHE_HOME` or `~/.cache`.
    #[must_use]
    pub fn of_this_user() -> Self {
        let named = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|it| it.is_absolute());
        let cache = named.or_else(|| env::home_dir().map(|home| home.join(".cache")));
        Self { folder: cache.map(|cache| cache.join("aisle/models")) }
    }

    /// Those in a folder, which is made when one is kept.
    #[must_use]
    pub fn in_folder(folder: &Path) -> Self {
        Self { folder: Some(folder.to_owned()) }
    }

    /// The model of this hash, and whether it had to be trained. While one process trains it, others
    /// wait for the result.
    pub(crate) fn get_or_train(
        &self,
        hash: u64,
        train: impl FnOnce() -> Result<Model, PackError>,
    ) -> Result<(Model, bool), PackError> {
        let Some(path) = self.folder.as_ref().map(|it| it.join(format!("{hash:016x}.bin"))) else {
            return Ok((train()?, true));
        };
        // Held until the end of this function; without it the work may be done twice.
        let _lock = lock(&path.with_extension("lock"));
        if let Some(model) = open(&path, hash) {
            return Ok((model, false));
        }
        let model = train()?;
        if keep(&path, &model).is_ok() {
            forget_old(&path);
        }
        Ok((model, true))
    }
}

fn lock(path: &Path) -> Option<File> {
    fs::create_dir_all(path.parent()?).ok()?;
    let file = File::create(path).ok()?;
    file.lock().ok()?;
    Some(file)
}

fn open(path: &Path, hash: u64) -> Option<Model> {
    let model = Model::open(fs::read(path).ok()?).ok()?;
    (model.source_hash() == hash).then_some(model)
}

fn keep(path: &Path, model: &Model) -> Result<(), PackError> {
    crate::compile::write(path, model.to_bytes())
}

/// Removes all but the newest models and their locks.
fn forget_old(newest: &Path) {
    let Some(entries) = newest.parent().and_then(|folder| fs::read_dir(folder).ok()) else {
        return;
    };
    let mut models: Vec<(SystemTime, PathBuf)> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|it| it == "bin"))
        .filter_map(|path| Some((fs::metadata(&path).ok()?.modified().ok()?, path)))
        .collect();
    models.sort();
    let superfluous = models.len().saturating_sub(KEPT);
    for (_, path) in models.into_iter().take(superfluous) {
        // Whoever cannot remove it has it once more next time.
        let _ = fs::remove_file(path.with_extension("lock"));
        let _ = fs::remove_file(path);
    }
}
