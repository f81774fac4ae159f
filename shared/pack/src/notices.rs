//! `notices.toml`: what is told unasked, and when nobody is. A pack without that file tells
//! everything at any hour.

use std::collections::BTreeMap;
use std::path::Path;

use aisle_dialogue::notice::NoticeRules;
use aisle_domain::news::NewsKind;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use serde::Deserialize;

use crate::{PackError, read};

/// Name of the file, in both folders.
pub(crate) const NOTICES: &str = "notices.toml";

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    time_zone: Option<String>,
    quiet_from: Option<String>,
    quiet_until: Option<String>,
    #[serde(default)]
    tell: BTreeMap<String, bool>,
}

/// What is wrong, and in which line.
type Wrong = (usize, String);

/// Opens the rules of a source or compiled folder; quiet hours are counted in the shop's time zone,
/// unless the file names another.
pub(crate) fn open(folder: &Path, shop: &TimeZone) -> Result<NoticeRules, PackError> {
    let path = folder.join(NOTICES);
    if !path.exists() {
        return Ok(NoticeRules { zone: shop.clone(), ..NoticeRules::default() });
    }
    let text = read(&path)?;
    parse(&text, shop).map_err(|(line, problem)| PackError::Notices { path, line, problem })
}

fn parse(text: &str, shop: &TimeZone) -> Result<NoticeRules, Wrong> {
    let file: File = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(text, span.start));
        (line, error.message().to_owned())
    })?;
    let mut rules = NoticeRules { zone: shop.clone(), ..NoticeRules::default() };
    if let Some(name) = &file.time_zone {
        rules.zone = TimeZone::get(name).map_err(|_| {
            let problem = format!("{name:?} is no time zone; use one such as Europe/Paris");
            (line_with(text, "time_zone"), problem)
        })?;
    }
    rules.quiet = match (&file.quiet_from, &file.quiet_until) {
        (Some(from), Some(until)) => {
            let quiet = (time(text, "quiet_from", from)?, time(text, "quiet_until", until)?);
            if quiet.0 == quiet.1 {
                let problem = "the quiet hours end when they begin; leave both out for none";
                return Err((line_with(text, "quiet_until"), problem.to_owned()));
            }
            Some(quiet)
        }
        (None, None) => None,
        (Some(_), None) => {
            return Err((line_with(text, "quiet_from"), "needs quiet_until, too".to_owned()));
        }
        (None, Some(_)) => {
            return Err((line_with(text, "quiet_until"), "needs quiet_from, too".to_owned()));
        }
    };
    for (name, on) in &file.tell {
        let kind = NewsKind::of_name(name).ok_or_else(|| {
            let known: Vec<&str> = NewsKind::ALL.iter().map(|kind| kind.name()).collect();
            (
                line_with(text, name),
                format!("no notice is called {name}; there are {}", known.join(", ")),
            )
        })?;
        if !on {
            rules.on.remove(&kind);
        }
    }
    Ok(rules)
}

fn time(text: &str, key: &str, value: &str) -> Result<Time, Wrong> {
    let parts = value.split_once(':').and_then(|(hour, minute)| {
        let digits = |text: &str| text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
        let both = digits(hour) && digits(minute);
        both.then(|| Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok())?
    });
    parts.ok_or_else(|| {
        let problem = format!("{value:?} is no time of day; write one such as \"22:00\"");
        (line_with(text, key), problem)
    })
}

/// The line, from 1, that begins with a key.
fn line_with(text: &str, key: &str) -> usize {
    let begins = |line: &str| line.trim_start().trim_start_matches('"').starts_with(key);
    text.lines().position(begins).map_or(1, |index| index + 1)
}

/// The line, from 1, that a byte stands in.
fn line_of(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1
}
