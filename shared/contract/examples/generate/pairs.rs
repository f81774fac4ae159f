//! The contract pairs under `events/contracts/<channel>/<message>/`: `vN.json` is a message as some
//! release wrote it, `vN.expected.json` what this release makes of it. What that is, per channel,
//! is said here; comparing is the test's business.

use std::path::{Path, PathBuf};

use aisle_contract::agent_frame::{AgentFrame, DeskFrame};
use aisle_contract::event::Event;
use aisle_contract::frame::{ClientFrame, HistoryEntry, ServerFrame};
use aisle_contract::inbound::{Envelope, RefusedEvent};
use aisle_contract::queue::{HandoffTask, QueueMessage, RunCommand, Wake};
use aisle_contract::sync::SyncTask;
use aisle_contract::{DecodeError, log};
use aisle_domain::ids::{ConversationId, Seq};
use serde::Serialize;
use serde_json::{Value, json};

/// Where a stored entry of a pair is taken to stand.
const POSITION: Seq = Seq::new(7);

/// One pair.
pub struct Pair {
    pub channel: String,
    pub message: String,
    pub input: String,
    pub expected_path: PathBuf,
}

/// All pairs, ordered by path.
pub fn all(root: &Path) -> Result<Vec<Pair>, String> {
    let mut pairs = Vec::new();
    for channel in sorted(&root.join("events/contracts"))? {
        for message in sorted(&channel)? {
            for file in sorted(&message)? {
                let name = name_of(&file);
                let Some(version) = name.strip_suffix(".json") else { continue };
                if version.ends_with(".expected") {
                    continue;
                }
                pairs.push(Pair {
                    channel: name_of(&channel),
                    message: name_of(&message),
                    input: std::fs::read_to_string(&file).map_err(|error| error.to_string())?,
                    expected_path: message.join(format!("{version}.expected.json")),
                });
            }
        }
    }
    Ok(pairs)
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    let entries = std::fs::read_dir(folder).map_err(told)?;
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(told)?;
    paths.sort();
    Ok(paths)
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

impl Pair {
    /// What this release makes of it.
    pub fn actual(&self) -> Result<Value, String> {
        let text = self.input.as_str();
        Ok(match self.channel.as_str() {
            "client" => match ClientFrame::parse(text) {
                Ok(frame) => json!({"frame": value(&frame)?, "checked": checked(frame)}),
                Err(error) => json!({"refused": error.to_string()}),
            },
            "server" => match ServerFrame::parse(text) {
                Ok(ServerFrame::Unknown) => json!("skipped"),
                Ok(frame) => json!({"frame": value(&frame)?}),
                Err(error) => json!({"refused": error.to_string()}),
            },
            "agent" => match AgentFrame::parse(text) {
                Ok(frame) => json!({"frame": value(&frame)?}),
                Err(error) => json!({"refused": error.to_string(), "request": error.request}),
            },
            "desk" => match DeskFrame::parse(text) {
                Ok(DeskFrame::Unknown) => json!("skipped"),
                Ok(frame) => json!({"frame": value(&frame)?}),
                Err(error) => json!({"refused": error.to_string()}),
            },
            "wake" => queued(Wake::decode(text))?,
            "run_command" => queued(RunCommand::decode(text))?,
            "handoff_task" => queued(HandoffTask::decode(text))?,
            "log" => entry(text)?,
            "event" => match Event::decode(text) {
                Ok(event) => json!({"event": value(&event)?, "detail_type": event.detail_type()}),
                Err(error) => refused(&error),
            },
            "inbound" => inbound(text)?,
            "refused_event" => match serde_json::from_str::<RefusedEvent>(text) {
                Ok(event) => json!({"event": value(&event)?}),
                Err(error) => json!({"refused": error.to_string()}),
            },
            "sync_task" => match SyncTask::of_value(&parsed(text)?) {
                Ok(task) => json!({"message": value(&task)?}),
                Err(error) => refused(&error),
            },
            other => return Err(format!("no channel {other}")),
        })
    }
}

/// What the bounds make of a frame: as the debug form, because it is a domain value.
fn checked(frame: ClientFrame) -> Value {
    match frame {
        ClientFrame::Message(message) => match message.into_domain() {
            Ok(message) => json!(format!("{message:?}")),
            Err(error) => json!({"refused": error.to_string()}),
        },
        ClientFrame::Start(start) => match start.into_opening() {
            Ok(opening) => json!(format!("{opening:?}")),
            Err(error) => json!({"refused": error.to_string()}),
        },
        _ => Value::Null,
    }
}

fn queued<M: QueueMessage>(decoded: Result<M, DecodeError>) -> Result<Value, String> {
    match decoded {
        Ok(message) => Ok(json!({"message": value(&message)?})),
        Err(error) => Ok(refused(&error)),
    }
}

/// What is understood of an event of the shop's, and which of two is newer.
fn inbound(text: &str) -> Result<Value, String> {
    let event = Envelope::read(&parsed(text)?).and_then(Envelope::into_event);
    Ok(match event {
        Ok(event) => json!({"event": value(&event)?, "order": event.change.head().order()}),
        Err(refusal) => json!({"refused": refusal.to_string()}),
    })
}

fn parsed(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// The entry written again, what a client is shown of it, and the events it has.
fn entry(text: &str) -> Result<Value, String> {
    let entry = match log::decode(POSITION, text) {
        Ok(entry) => entry,
        Err(error) => return Ok(refused(&error)),
    };
    let again = log::encode(&entry).map_err(|error| error.to_string())?;
    let again: Value = serde_json::from_str(&again).map_err(|error| error.to_string())?;
    let conversation = ConversationId::new("c-1").map_err(|error| error.to_string())?;
    Ok(json!({
        "entry": again,
        "shown": value(&HistoryEntry::of(&entry))?,
        "events": value(&Event::of(&conversation, &entry))?,
    }))
}

fn refused(error: &DecodeError) -> Value {
    json!({"refused": error.to_string()})
}

fn value<T: Serialize>(of: &T) -> Result<Value, String> {
    serde_json::to_value(of).map_err(|error| error.to_string())
}
