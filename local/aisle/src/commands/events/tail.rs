//! `aisle events tail`: follows what goes over the local platform's bus, by the file of its events.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufRead, BufReader, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use aisle_client::print;
use aisle_domain::Timestamp;
use clap::Args;
use serde_json::Value;

use super::moment;
use super::place::Failure;
use crate::DataPaths;

/// How often the file is looked at.
const LOOK: Duration = Duration::from_millis(100);
/// The longest value that is shown of a field.
const SHOWN_CHARS: usize = 80;

/// Follows the events of the local platform, one a line, until Ctrl-C.
///
/// On AWS nobody can read a bus: give it a rule with a queue or a log group as target
/// (docs/operations.md, "Events").
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  aisle events tail
  aisle events tail --type \"Order Action Done\" --since 1h --json | jq .detail.what
  aisle events tail --conversation c-8f… --since 1d --no-follow")]
pub(super) struct Tail {
    /// Data folder of the platform.
    #[arg(long, value_name = "DIR", default_value = ".aisle")]
    data: PathBuf,
    /// Only this type, such as "Handoff Requested"; may be repeated.
    #[arg(long = "type", value_name = "TYPE")]
    types: Vec<String>,
    /// Only what is about this conversation.
    #[arg(long, value_name = "ID")]
    conversation: Option<String>,
    /// Also what was before: an instant, or how long ago (15m, 2h, 3d).
    #[arg(long, value_name = "TIME", value_parser = moment::parse)]
    since: Option<Timestamp>,
    /// The whole event as JSON.
    #[arg(long)]
    json: bool,
    /// Ends with the events that there are; without --since, all of them.
    #[arg(long)]
    no_follow: bool,
}

impl Tail {
    pub async fn run(self) -> Result<ExitCode, Failure> {
        let path = DataPaths::new(&self.data).events();
        let mut reader = Follower::open(&path)?;
        if self.since.is_none() && !self.no_follow {
            reader.skip()?;
        }
        loop {
            while let Some(line) = reader.next()? {
                let Ok(event) = serde_json::from_str::<Value>(&line) else { continue };
                if !self.wants(&event) {
                    continue;
                }
                let shown = if self.json { event.to_string() } else { readable(&event) };
                if !print::line(&shown) {
                    return Ok(ExitCode::SUCCESS);
                }
            }
            if self.no_follow {
                return Ok(ExitCode::SUCCESS);
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    fn wants(&self, event: &Value) -> bool {
        let text = |name: &str| event.get(name).and_then(Value::as_str).unwrap_or_default();
        let time = || text("time").parse::<Timestamp>().ok();
        (self.types.is_empty() || self.types.iter().any(|wanted| wanted == text("detail-type")))
            && self.conversation.as_ref().is_none_or(|wanted| {
                event.pointer("/detail/conversation").and_then(Value::as_str) == Some(wanted)
            })
            && self.since.is_none_or(|since| time().is_some_and(|time| time >= since))
    }
}

/// The whole lines of a file that grows.
struct Follower {
    path: PathBuf,
    reader: BufReader<File>,
    position: u64,
    line: Vec<u8>,
}

impl Follower {
    fn open(path: &Path) -> Result<Self, Failure> {
        let file = File::open(path).map_err(|error| {
            let hint = "start the platform with `aisle run` (without --ephemeral), or name its \
                        folder with --data DIR";
            Failure::File { path: path.to_owned(), problem: format!("{error}; {hint}") }
        })?;
        let reader = BufReader::new(file);
        Ok(Self { path: path.to_owned(), reader, position: 0, line: Vec::new() })
    }

    fn failed(&self, error: &std::io::Error) -> Failure {
        Failure::File { path: self.path.clone(), problem: error.to_string() }
    }

    /// Goes to the end.
    fn skip(&mut self) -> Result<(), Failure> {
        let end = self.reader.seek(SeekFrom::End(0));
        self.position = end.map_err(|error| self.failed(&error))?;
        Ok(())
    }

    /// The next line, once it is whole.
    fn next(&mut self) -> Result<Option<String>, Failure> {
        let read = self.reader.read_until(b'\n', &mut self.line);
        let read = read.map_err(|error| self.failed(&error))?;
        self.position = self.position.saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
        if self.line.last() == Some(&b'\n') {
            let line = String::from_utf8_lossy(&self.line).into_owned();
            self.line.clear();
            return Ok(Some(line));
        }
        // A platform that starts cuts an unfinished line off, and may begin a new file.
        let length = std::fs::metadata(&self.path).map(|file| file.len());
        if length.is_ok_and(|length| length < self.position) {
            *self = Self::open(&self.path)?;
            self.skip()?;
        }
        Ok(None)
    }
}

/// Time, source, type, where in which conversation, and the plain fields of what happened.
fn readable(event: &Value) -> String {
    let text = |name: &str| event.get(name).and_then(Value::as_str).unwrap_or("-");
    let mut line = format!("{}  {}  {}", text("time"), text("source"), text("detail-type"));
    let detail = event.get("detail").unwrap_or(&Value::Null);
    if let (Some(conversation), Some(seq)) = (detail.get("conversation"), detail.get("seq")) {
        let _ = write!(line, "  {}.{seq}", plain(conversation).unwrap_or_default());
    }
    // What is ours is in `what`; what a shop sends is in the detail itself.
    let fields = detail.get("what").unwrap_or(detail).as_object();
    for (name, value) in fields.into_iter().flatten() {
        let id = |value: &Value| plain(value.get("number").or_else(|| value.get("id"))?);
        let hidden = ["v", "id", "type", "conversation", "seq", "at"].contains(&name.as_str());
        if let (false, Some(value)) = (hidden, plain(value).or_else(|| id(value))) {
            let _ = write!(line, "  {name}={value}");
        }
    }
    line.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// A value that fits on the line.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.chars().take(SHOWN_CHARS).collect()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        Value::Array(values) if values.iter().all(Value::is_string) => {
            let texts: Vec<_> = values.iter().filter_map(Value::as_str).collect();
            Some(texts.join(",").chars().take(SHOWN_CHARS).collect())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_line_says_what_happened_and_steers_no_terminal() {
        let ours = json!({
            "time": "2026-01-01T00:00:00Z", "source": "aisle", "detail-type": "Order Action Done",
            "detail": {"v": 1, "id": "c-1.7.0", "conversation": "c-1", "seq": 7, "what": {
                "type": "order_action", "request": "cancel_order", "rules": ["a", "b"],
            }},
        });
        assert_eq!(
            readable(&ours),
            "2026-01-01T00:00:00Z  aisle  Order Action Done  c-1.7  request=cancel_order  rules=a,b"
        );
        let theirs = json!({
            "time": "t", "source": "shop.\u{1b}[2J", "detail-type": "Order Changed",
            "detail": {"v": 1, "order": {"number": "AC1", "address": {"name": "Sam"}}},
        });
        assert_eq!(readable(&theirs), "t  shop.\u{fffd}[2J  Order Changed  order=AC1");
    }
}
