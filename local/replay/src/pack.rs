//! A suite's pack: its policy, and what its words and errors are in ours.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use aisle_aftersales::{Policy, PolicySource};
use aisle_domain::after_sales::Reason;
use serde::Deserialize;

use crate::error::ReplayError;
use crate::files;

const SETTINGS: &str = "suite.toml";

/// A suite's pack.
#[derive(Debug)]
pub(crate) struct Pack {
    /// The policy as the suite's document has it.
    pub(crate) policy: Policy,
    /// The same without the rules that the suite's own actions break.
    pub(crate) lenient: Policy,
    pub(crate) settings: Settings,
}

/// What a suite's words are in ours.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Settings {
    /// Files of the policy whose rules the suite's own actions break.
    broken_by_suite: Vec<String>,
    /// Its words for reasons, and ours.
    pub(crate) reasons: BTreeMap<String, String>,
    /// By call: our codes and its error texts, in the order in which the suite checks.
    errors: BTreeMap<String, Vec<(String, String)>>,
}

impl Settings {
    /// The suite's text for the reason that it would find first.
    pub(crate) fn error_text(&self, call: &str, reasons: &[Reason]) -> String {
        let texts = self.errors.get(call).map_or(&[][..], Vec::as_slice);
        let first = texts.iter().find_map(|(code, text)| {
            let reason = reasons.iter().find(|reason| reason.code == *code)?;
            let filled = reason.arguments.iter().fold(text.clone(), |text, (name, value)| {
                text.replace(&format!("{{{name}}}"), value)
            });
            Some(filled)
        });
        let codes = || reasons.iter().map(|reason| reason.code.as_str()).collect::<Vec<_>>();
        first.unwrap_or_else(|| format!("refused: {}", codes().join(", ")))
    }
}

impl Pack {
    /// The built-in pack of these files, or another of a folder.
    pub(crate) fn open(
        built_in: &[(&str, &str)],
        folder: Option<&Path>,
    ) -> Result<Self, ReplayError> {
        match folder {
            Some(folder) => Self::of_files(read(folder)?),
            None => {
                let files = built_in.iter();
                Self::of_files(files.map(|(name, text)| source(name, text)).collect())
            }
        }
    }

    fn of_files(files: Vec<PolicySource>) -> Result<Self, ReplayError> {
        let (settings, policy): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|file| file.name == SETTINGS);
        let settings: Settings = match settings.first() {
            None => Settings::default(),
            Some(file) => toml::from_str(&file.text).map_err(|error| ReplayError::Settings {
                file: file.name.clone(),
                problem: error.to_string(),
            })?,
        };
        let load = |files: &[PolicySource]| Policy::load(files).map_err(ReplayError::Policy);
        let kept: Vec<_> = policy
            .iter()
            .filter(|file| !settings.broken_by_suite.contains(&file.name))
            .cloned()
            .collect();
        Ok(Self { policy: load(&policy)?, lenient: load(&kept)?, settings })
    }
}

/// The files of a suite's policy whose rules its own actions break: they are left out where those
/// actions shall be done.
///
/// # Errors
/// [`ReplayError`] when the pack's settings cannot be read.
pub fn left_out(pack: &Path) -> Result<Vec<String>, ReplayError> {
    let path = pack.join(SETTINGS);
    let settings: Settings = toml::from_str(&files::text(&path)?).map_err(|error| {
        ReplayError::Settings { file: path.display().to_string(), problem: error.to_string() }
    })?;
    Ok(settings.broken_by_suite)
}

fn source(name: &str, text: &str) -> PolicySource {
    PolicySource { name: name.to_owned(), text: text.to_owned() }
}

fn read(folder: &Path) -> Result<Vec<PolicySource>, ReplayError> {
    let policy = folder.join("policy");
    let wrong = |source| ReplayError::File { path: policy.clone(), source };
    let mut names = Vec::new();
    for entry in fs::read_dir(&policy).map_err(wrong)? {
        names.push(entry.map_err(wrong)?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let mut files = vec![source(SETTINGS, &files::text(&folder.join(SETTINGS))?)];
    for name in names {
        files.push(source(&name, &files::text(&policy.join(&name))?));
    }
    Ok(files)
}
