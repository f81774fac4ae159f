//! From raw settings to resolved ones, collecting every problem on the way instead of stopping at
//! the first.

use std::fmt;

use tracing::level_filters::LevelFilter;

use super::{RawSettings, VARIABLES, Variable};

/// The longest value, in bytes; Lambda's whole environment has 4 KB.
const MAX_VALUE_BYTES: usize = 4 * 1024;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// With which variable.
    pub variable: String,
    /// What.
    pub problem: String,
    /// What to do.
    pub fix: String,
}

/// Everything that is wrong with the settings.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct SettingsError {
    /// At least one, ordered by variable.
    pub problems: Vec<Problem>,
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} problem(s) with the environment", self.problems.len())?;
        for Problem { variable, problem, fix } in &self.problems {
            write!(f, "; {variable} {problem}: {fix}")?;
        }
        Ok(())
    }
}

/// Reads variables and remembers what is wrong with them. Where something is, a reader gives a
/// stand-in, which never gets out: [`Self::finish`] then gives the problems.
pub(super) struct Resolver<'a> {
    raw: &'a RawSettings,
    problems: Vec<Problem>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(raw: &'a RawSettings) -> Self {
        let mut resolver = Self { raw, problems: Vec::new() };
        for name in &raw.unreadable {
            resolver.report(name, "is not UTF-8", "write its value again");
        }
        for (name, value) in &raw.values {
            if declared(name).is_none() {
                let fix = "remove it, or mend its name; see the list of variables";
                resolver.report(name, "is not known", fix);
            } else if value.len() > MAX_VALUE_BYTES {
                resolver.report(name, "is over 4 KB", "shorten it");
            }
        }
        resolver.parsed("AISLE_LOG", |level: &str| {
            level.parse::<LevelFilter>().map_err(|_| "is not a level".to_owned())
        });
        resolver
    }

    /// A variable that may be missing. An empty one counts as missing.
    pub(super) fn optional(&self, name: &str) -> Option<&'a str> {
        self.raw.value(name).map(str::trim).filter(|value| !value.is_empty())
    }

    /// A variable that must be there.
    pub(super) fn required(&mut self, name: &str) -> String {
        match self.optional(name) {
            Some(value) => value.to_owned(),
            None => {
                self.missing(name);
                String::new()
            }
        }
    }

    /// A URL that must be there.
    pub(super) fn required_url(&mut self, name: &str) -> String {
        let url = self.required(name);
        self.check_url(name, &url);
        url
    }

    /// A URL that may be missing.
    pub(super) fn optional_url(&mut self, name: &str) -> Option<String> {
        let url = self.optional(name)?.to_owned();
        self.check_url(name, &url);
        Some(url)
    }

    fn check_url(&mut self, name: &str, url: &str) {
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let is_url = rest.is_some_and(|rest| {
            !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control())
        });
        if !is_url && !url.is_empty() {
            self.report_form(name, "is not a URL");
        }
    }

    /// A variable that may be missing but must be understood.
    pub(super) fn parsed<T>(
        &mut self,
        name: &str,
        parse: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        match parse(self.optional(name)?) {
            Ok(value) => Some(value),
            Err(problem) => {
                self.report_form(name, &problem);
                None
            }
        }
    }

    /// A variable that must be there and understood. `None` only if a problem was reported.
    pub(super) fn required_parsed<T>(
        &mut self,
        name: &str,
        parse: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        if self.optional(name).is_none() {
            self.missing(name);
        }
        self.parsed(name, parse)
    }

    pub(super) fn missing(&mut self, name: &str) {
        self.report_form(name, "is missing");
    }

    fn report_form(&mut self, name: &str, problem: &str) {
        let fix = declared(name).map_or_else(String::new, |variable| {
            format!("set it to the {}, for example {}", variable.meaning, variable.example)
        });
        self.report(name, problem, &fix);
    }

    fn report(&mut self, name: &str, problem: &str, fix: &str) {
        self.problems.push(Problem {
            variable: name.to_owned(),
            problem: problem.to_owned(),
            fix: fix.to_owned(),
        });
    }

    /// The settings, if nothing was wrong. `None` stands for a value that could not be made.
    pub(super) fn finish<T>(mut self, settings: Option<T>) -> Result<T, SettingsError> {
        self.problems.sort_by(|one, other| one.variable.cmp(&other.variable));
        match settings {
            Some(settings) if self.problems.is_empty() => Ok(settings),
            _ => Err(SettingsError { problems: self.problems }),
        }
    }
}

fn declared(name: &str) -> Option<&'static Variable> {
    VARIABLES.iter().find(|variable| variable.name == name)
}
