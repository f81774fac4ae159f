//! `aisle events send`: puts events on the bus, as an integrator would.

use std::io::Read as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use aisle_client::print;
use aisle_domain::Timestamp;
use aws_sdk_eventbridge::primitives::DateTime;
use aws_sdk_eventbridge::types::PutEventsRequestEntry;
use clap::Args;
use serde_json::Value;

use super::check::Outgoing;
use super::place::{At, Failure, Place};

/// Entries of one request.
const BATCH: usize = 10;
/// Bytes of one request's entries.
const BATCH_BYTES: usize = 256 * 1_024;
/// The waits before what failed is sent again.
const BACKOFF: [Duration; 3] =
    [Duration::from_millis(100), Duration::from_millis(400), Duration::from_millis(1_600)];
/// The most that is read.
const MAX_INPUT_BYTES: u64 = 256 * 1_024 * 1_024;

/// Puts events on the bus, and prints the id that each was given.
///
/// The file holds one JSON object or several (one a line, for example): a whole PutEvents entry
/// (Source, DetailType, Detail), an event in its envelope, or a bare detail with --type. All are
/// checked before the first is sent.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  aisle events send order.json --type \"Order Changed\"
  echo '{\"v\":1,…}' | aisle events send - --type \"Stock Changed\"
  aisle events send changes.jsonl --stack my-shop --region eu-central-1")]
pub(super) struct Send {
    /// The file; - is standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The type of events that do not name theirs.
    #[arg(long = "type", value_name = "TYPE")]
    detail_type: Option<String>,
    /// The source of events that do not name theirs.
    #[arg(long, default_value = "shop.demo")]
    source: String,
    #[command(flatten)]
    at: At,
}

impl Send {
    pub async fn run(self) -> Result<ExitCode, Failure> {
        let text = self.input()?;
        let events = self.read(&text)?;
        if let Some(doubt) = events.iter().find_map(Outgoing::doubt) {
            print::problem(&format!("aisle: note: {doubt}"));
        }
        let place = self.at.find().await?;
        let mut refused = 0;
        let mut sent = 0;
        for batch in batches(&events) {
            for (event, outcome) in put(&place, batch).await? {
                match outcome {
                    Ok(id) => {
                        print::line(&format!("{id}  {}", event.detail_type));
                        sent += 1;
                    }
                    Err(problem) => {
                        print::problem(&format!("aisle: {}: {problem}", event.detail_type));
                        refused += 1;
                    }
                }
            }
        }
        if refused == 0 {
            return Ok(ExitCode::SUCCESS);
        }
        print::problem(&format!("aisle: {sent} sent, {refused} refused by the bus"));
        Ok(ExitCode::FAILURE)
    }

    fn input(&self) -> Result<String, Failure> {
        let failed = |problem: String| Failure::File { path: self.file.clone(), problem };
        let mut text = String::new();
        let read = if self.file.as_os_str() == "-" {
            std::io::stdin().lock().take(MAX_INPUT_BYTES + 1).read_to_string(&mut text)
        } else {
            let opened = std::fs::File::open(&self.file);
            opened.and_then(|file| file.take(MAX_INPUT_BYTES + 1).read_to_string(&mut text))
        };
        let bytes = read.map_err(|error| failed(error.to_string()))?;
        if u64::try_from(bytes).is_ok_and(|bytes| bytes > MAX_INPUT_BYTES) {
            return Err(failed("more than 256 MB: send it in parts".to_owned()));
        }
        Ok(text)
    }

    /// All events, or everything that is wrong with the first that is wrong.
    fn read(&self, text: &str) -> Result<Vec<Outgoing>, Failure> {
        let failed = |problem: String| Failure::File { path: self.file.clone(), problem };
        let mut events = Vec::new();
        let values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
        for value in values {
            let value = value.map_err(|error| failed(format!("not JSON: {error}")))?;
            let several = match value {
                Value::Array(several) => several,
                one => vec![one],
            };
            for value in several {
                let number = events.len() + 1;
                let wrong = |problem: String| failed(format!("event {number}: {problem}"));
                let event = Outgoing::read(value, &self.source, self.detail_type.as_deref())
                    .map_err(wrong)?;
                match event.problem() {
                    Some(problem) => return Err(wrong(problem)),
                    None => events.push(event),
                }
            }
        }
        if events.is_empty() {
            return Err(failed("there is no event in it".to_owned()));
        }
        Ok(events)
    }
}

/// Within a request's limits, in order.
fn batches(events: &[Outgoing]) -> Vec<&[Outgoing]> {
    let size = |event: &Outgoing| {
        let resources: usize = event.resources.iter().map(String::len).sum();
        let text = event.source.len() + event.detail_type.len() + resources;
        14 + text + event.detail.to_string().len()
    };
    let (mut batches, mut begin, mut bytes) = (Vec::new(), 0, 0);
    for (index, event) in events.iter().enumerate() {
        let size = size(event);
        if index > begin && (index - begin == BATCH || bytes + size > BATCH_BYTES) {
            batches.push(&events[begin..index]);
            (begin, bytes) = (index, 0);
        }
        bytes += size;
    }
    batches.push(&events[begin..]);
    batches
}

type Outcome = Result<String, String>;

/// Puts a batch, and again what may yet be taken.
async fn put<'a>(
    place: &Place,
    batch: &'a [Outgoing],
) -> Result<Vec<(&'a Outgoing, Outcome)>, Failure> {
    let bus = place.bus()?;
    let mut outcomes: Vec<(&Outgoing, Option<Outcome>)> =
        batch.iter().map(|event| (event, None)).collect();
    let mut waits = BACKOFF.iter();
    loop {
        let open: Vec<usize> = (0..outcomes.len()).filter(|i| outcomes[*i].1.is_none()).collect();
        let entries = open.iter().map(|i| entry(outcomes[*i].0, bus)).collect();
        let put = place.clients.eventbridge.put_events().set_entries(Some(entries)).send().await;
        let put = put.map_err(|error| Failure::call("the events could not be sent", &error))?;
        let wait = waits.next();
        for (index, answer) in open.into_iter().zip(put.entries.unwrap_or_default()) {
            let code = answer.error_code.unwrap_or_default();
            let passing = code.contains("Throttl") || code.starts_with("Internal");
            outcomes[index].1 = match answer.event_id {
                Some(id) => Some(Ok(id)),
                None if passing && wait.is_some() => None,
                None => Some(Err(format!("{code} {}", answer.error_message.unwrap_or_default()))),
            };
        }
        let done = outcomes.iter().all(|(_, outcome)| outcome.is_some());
        match wait {
            Some(wait) if !done => tokio::time::sleep(jittered(*wait)).await,
            _ => break,
        }
    }
    let unknown = || Err("the bus did not say what became of it".to_owned());
    Ok(outcomes
        .into_iter()
        .map(|(event, outcome)| (event, outcome.unwrap_or_else(unknown)))
        .collect())
}

/// Half of it, and up to another half.
fn jittered(wait: Duration) -> Duration {
    let part = uuid::Uuid::new_v4().as_bytes()[0];
    wait / 2 + wait / 512 * u32::from(part)
}

fn entry(event: &Outgoing, bus: &str) -> PutEventsRequestEntry {
    let time = event.time.as_deref().and_then(|time| time.parse::<Timestamp>().ok());
    PutEventsRequestEntry::builder()
        .event_bus_name(bus)
        .source(&event.source)
        .detail_type(&event.detail_type)
        .detail(event.detail.to_string())
        .set_resources((!event.resources.is_empty()).then(|| event.resources.clone()))
        .set_time(time.map(|time| DateTime::from_secs(time.as_second())))
        .build()
}
