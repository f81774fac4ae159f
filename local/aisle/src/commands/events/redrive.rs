//! `aisle events dlq` shows what was refused; `aisle events redrive` sends it again.

use std::process::ExitCode;

use aisle_client::print;
use clap::Args;
use serde_json::{Value, json};

use super::place::{At, Failure, Place};
use super::queue::{Held, Refused};

/// Shows what was refused, without removing it: reason, type, id and time of each event.
///
/// An event is refused because of what it says (reason and what to do are shown), or after it
/// failed three times. Mend the cause, then `aisle events redrive`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  aisle events dlq
  aisle events dlq --json | jq .reason
  aisle events dlq --stack my-shop --region eu-central-1")]
pub(super) struct Dlq {
    #[command(flatten)]
    at: At,
    /// A JSON object a line, with the event itself. It may hold personal data.
    #[arg(long)]
    json: bool,
    /// The most that is shown.
    #[arg(long, value_name = "COUNT", default_value_t = 1_000)]
    limit: usize,
}

/// Sends refused events to `sync` again, and removes each from the refused only after that.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  aisle events redrive --id 7f3c4a1e-…
  aisle events redrive --all
  aisle events redrive --all --queue-url https://sqs.…/my-shop-sync --dlq-url https://sqs.…/my-shop-sync-dlq")]
pub(super) struct Redrive {
    #[command(flatten)]
    at: At,
    /// The event with this id, as `aisle events dlq` shows it; may be repeated.
    #[arg(long, value_name = "ID", required_unless_present = "all", conflicts_with = "all")]
    id: Vec<String>,
    /// All of them.
    #[arg(long)]
    all: bool,
    /// The most that is looked through.
    #[arg(long, value_name = "COUNT", default_value_t = 1_000)]
    limit: usize,
}

impl Dlq {
    pub async fn run(self) -> Result<ExitCode, Failure> {
        let place = self.at.find().await?;
        let refused = Refused::of(&place).await?;
        let held = refused.read(self.limit).await?;
        refused.give_back(&held).await;
        for message in &held {
            let shown = if self.json { as_json(message).to_string() } else { readable(message) };
            if !print::line(&shown) {
                return Ok(ExitCode::SUCCESS);
            }
        }
        if !self.json {
            let more = if held.len() >= self.limit { " (there may be more: --limit)" } else { "" };
            print::line(&format!("{} refused{more}", held.len()));
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn as_json(message: &Held) -> Value {
    let letter = &message.letter;
    json!({
        "id": message.id,
        "reason": letter.reason,
        "detail": letter.detail,
        "refused_at": letter.refused_at,
        "type": letter.text("detail-type"),
        "source": letter.text("source"),
        "time": letter.text("time"),
        "event": letter.event,
    })
}

fn readable(message: &Held) -> String {
    let letter = &message.letter;
    let text = |name| letter.text(name).unwrap_or("-");
    let line = format!(
        "{}  {}  {}  {}  {}",
        message.id,
        text("time"),
        letter.reason,
        text("detail-type"),
        text("source"),
    );
    let line = match &letter.detail {
        Some(detail) => format!("{line}\n    {detail}"),
        None => line,
    };
    // What others wrote must not steer a terminal.
    line.chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect()
}

impl Redrive {
    pub async fn run(self) -> Result<ExitCode, Failure> {
        let place = self.at.find().await?;
        let queue = place.queue().await?;
        let refused = Refused::of(&place).await?;
        // First all are read: what is refused again at once must not be sent again at once.
        let held = refused.read(self.limit).await?;
        let wanted = |message: &&Held| self.all || self.id.contains(&message.id);
        let (chosen, others): (Vec<&Held>, Vec<&Held>) = held.iter().partition(wanted);
        refused.give_back(others).await;
        let mut failed = false;
        for (index, message) in chosen.iter().enumerate() {
            let Some(event) = &message.letter.event else {
                print::problem(&format!(
                    "aisle: {} cannot be sent again: it is no event ({})",
                    message.id, message.letter.reason
                ));
                refused.give_back([*message]).await;
                failed = true;
                continue;
            };
            if let Err(error) = again(&place, &queue, event).await {
                refused.give_back(chosen.iter().copied().skip(index)).await;
                return Err(error);
            }
            refused.remove(message).await?;
            print::line(&format!("sent again  {}", message.id));
        }
        for id in self.id.iter().filter(|id| !held.iter().any(|message| message.id == **id)) {
            print::problem(&format!(
                "aisle: {id} is not among the refused: see `aisle events dlq`"
            ));
            failed = true;
        }
        if self.all && chosen.is_empty() {
            print::line("nothing was refused");
        }
        Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }
}

async fn again(place: &Place, queue: &str, event: &Value) -> Result<(), Failure> {
    let send = place.clients.sqs.send_message().queue_url(queue);
    let sent = send.message_body(event.to_string()).send().await;
    sent.map(drop).map_err(|error| Failure::call("the event could not be sent again", &error))
}
