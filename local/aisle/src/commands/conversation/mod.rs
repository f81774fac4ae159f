//! `aisle conversation`: one conversation as a person may have to see it, hand it out, or delete
//! it. On the local platform, or on a deployed table. How a transcript looks is in `transcript`.

mod transcript;

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::process::ExitCode;

use aisle_client::print;
use aisle_contract::log::encode;
use aisle_domain::conversation::{Body, Entry};
use aisle_domain::ids::{ConversationId, Seq, ShopperId};
use aisle_ports::{Consistency, ConversationLog as _};
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::fail;
use super::tables_at::TablesAt;
use crate::{PlatformError, ShopTables};

/// Entries that are read at a time.
const PAGE: usize = 200;

/// Shows, hands out or deletes a conversation.
#[derive(Debug, Args)]
pub struct Conversation {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Show(Show),
    Export(Export),
    Erase(Erase),
}

/// Shows what was said and done, with personal data masked.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  aisle conversation show c-5f0c7a4e9b1d4c3e8a6f2b7d9e0c1a23
  aisle conversation show c-5f0c… --table my-shop-data-Conversations… --region eu-central-1")]
struct Show {
    /// Which.
    #[arg(value_name = "ID")]
    conversation: String,
    /// With personal data. Asks first.
    #[arg(long)]
    unmasked: bool,
    /// Does not ask.
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    at: TablesAt,
}

/// Writes everything that is stored of a conversation as JSON, unmasked: what a shopper may ask for.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  aisle conversation export c-5f0c7a4e9b1d4c3e8a6f2b7d9e0c1a23 > conversation.json
  aisle conversation export --shopper sam > all-of-sam.jsonl")]
struct Export {
    /// Which.
    #[arg(value_name = "ID", required_unless_present = "shopper", conflicts_with = "shopper")]
    conversation: Option<String>,
    /// All conversations of a signed-in shopper, one a line. Reads the whole table.
    #[arg(long, value_name = "ID")]
    shopper: Option<String>,
    #[command(flatten)]
    at: TablesAt,
}

/// Deletes a conversation: its log, its connections, and what else names it in its table.
///
/// Says what stays elsewhere. Asks for the id again before it begins.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  aisle conversation erase c-5f0c7a4e9b1d4c3e8a6f2b7d9e0c1a23
  aisle conversation erase c-5f0c… --yes --table my-shop-data-Conversations… --region eu-central-1")]
struct Erase {
    /// Which.
    #[arg(value_name = "ID")]
    conversation: String,
    /// Does not ask.
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    at: TablesAt,
}

#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Platform(#[from] PlatformError),
    #[error("{0} is no conversation's id: it looks like c-5f0c7a4e9b1d4c3e8a6f2b7d9e0c1a23")]
    Id(String),
    #[error("{0} is no shopper's id")]
    Shopper(String),
    #[error("there is no conversation {0}; is it the right --data or --table?")]
    Missing(ConversationId),
    #[error("the table could not be used: {0}; check --table, --region and the credentials")]
    Table(#[from] aisle_ports::PortError),
    #[error("an entry could not be written: {0}")]
    Entry(#[from] aisle_contract::log::EntryTooLarge),
    #[error("nothing was done: {0}")]
    NotConfirmed(&'static str),
    #[error("the runtime did not start: {0}")]
    Runtime(std::io::Error),
}

impl Conversation {
    pub(super) fn run(self) -> ExitCode {
        let done = tokio::runtime::Runtime::new().map_err(Failure::Runtime).and_then(|runtime| {
            runtime.block_on(async {
                match self.what {
                    What::Show(show) => Box::pin(show.run()).await,
                    What::Export(export) => Box::pin(export.run()).await,
                    What::Erase(erase) => Box::pin(erase.run()).await,
                }
            })
        });
        match done {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => fail(&error),
        }
    }
}

impl Show {
    async fn run(self) -> Result<(), Failure> {
        let id = id(&self.conversation)?;
        if self.unmasked && !self.yes {
            let question = "This shows what the shopper wrote, with personal data. Type yes:";
            confirmed(question, "yes")?;
        }
        let tables = self.at.open().await?;
        let entries = entries(&tables, &id).await;
        tables.close().await;
        let lines = transcript::lines(&id, &entries?, !self.unmasked);
        lines.iter().all(|line| print::line(line));
        Ok(())
    }
}

impl Export {
    async fn run(self) -> Result<(), Failure> {
        let tables = self.at.open().await?;
        let exported = self.export(&tables).await;
        tables.close().await;
        exported
    }

    async fn export(&self, tables: &ShopTables) -> Result<(), Failure> {
        let Some(shopper) = &self.shopper else {
            let id = id(self.conversation.as_deref().unwrap_or_default())?;
            let document = document(&id, &entries(tables, &id).await?)?;
            print::line(&format!("{document:#}"));
            return Ok(());
        };
        let shopper =
            ShopperId::new(shopper.as_str()).map_err(|_| Failure::Shopper(shopper.clone()))?;
        for id in of_shopper(tables, &shopper).await? {
            let document = document(&id, &entries(tables, &id).await?)?;
            if !print::line(&document.to_string()) {
                break;
            }
        }
        Ok(())
    }
}

impl Erase {
    async fn run(self) -> Result<(), Failure> {
        let id = id(&self.conversation)?;
        if !self.yes {
            let question = format!("Deletes {id} for good. Type the id:");
            confirmed(&question, id.as_str())?;
        }
        let tables = self.at.open().await?;
        let erased = tables.erasure().erase(&id).await;
        tables.close().await;
        let erased = erased?;
        let (items, mentions) = (erased.items, erased.mentions);
        print::line(&format!("deleted: {items} items of {id}, {mentions} elsewhere in the table"));
        print::line(if self.at.is_deployed() {
            "What stays:
  - backups of the table, until they expire (retention.backupDays, 35 days unless configured)
  - published events, in the bus' archive and with whoever received them: ids, no text
  - log lines of the functions: ids, no text
  - orders, and what was done to them"
        } else {
            "What stays:
  - published events in events.jsonl: ids, no text
  - orders, and what was done to them"
        });
        Ok(())
    }
}

fn id(text: &str) -> Result<ConversationId, Failure> {
    ConversationId::new(text).map_err(|_| Failure::Id(text.chars().take(80).collect()))
}

/// Asks, and takes only one answer.
fn confirmed(question: &str, answer: &str) -> Result<(), Failure> {
    let input = std::io::stdin();
    if input.is_terminal() {
        let mut out = std::io::stderr().lock();
        let _ = write!(out, "{question} ");
        let _ = out.flush();
    }
    let mut typed = String::new();
    let read = input.lock().read_line(&mut typed);
    match read.is_ok() && typed.trim() == answer {
        true => Ok(()),
        false => Err(Failure::NotConfirmed("it was not confirmed; --yes does without")),
    }
}

/// The whole log, which must have something in it.
async fn entries(tables: &ShopTables, id: &ConversationId) -> Result<Vec<Entry>, Failure> {
    let log = tables.log();
    let mut entries: Vec<Entry> = Vec::new();
    loop {
        let after = entries.last().map_or(Seq::ZERO, |last| last.seq);
        let page = log.read_after(id, after, PAGE, Consistency::Strong).await?;
        let done = !page.more || page.entries.is_empty();
        entries.extend(page.entries);
        if done {
            break;
        }
    }
    if entries.is_empty() { Err(Failure::Missing(id.clone())) } else { Ok(entries) }
}

/// The conversations that belong to a shopper, in the order of their ids.
async fn of_shopper(
    tables: &ShopTables,
    shopper: &ShopperId,
) -> Result<Vec<ConversationId>, Failure> {
    let log = tables.log();
    let text = format!("\"shopper\":{}", json!(shopper.as_str()));
    let mut found = std::collections::BTreeSet::new();
    let mut from = None;
    loop {
        let (entries, next) = log.scan(&text, from).await?;
        let is_theirs = |entry: &Entry| match &entry.body {
            Body::Written(written) => written.state.shopper.as_ref() == Some(shopper),
            Body::Shopper(_) => false,
        };
        found.extend(entries.into_iter().filter(|(_, entry)| is_theirs(entry)).map(|(id, _)| id));
        from = next;
        if from.is_none() {
            return Ok(found.into_iter().collect());
        }
    }
}

/// Everything that is stored, in the form in which it is.
fn document(id: &ConversationId, entries: &[Entry]) -> Result<Value, Failure> {
    let stored = |entry: &Entry| -> Result<Value, Failure> {
        let stored: Value = serde_json::from_str(&encode(entry)?).unwrap_or_default();
        Ok(json!({"seq": entry.seq.get(), "entry": stored}))
    };
    let entries = entries.iter().map(stored).collect::<Result<Vec<_>, _>>()?;
    Ok(json!({"conversation": id.as_str(), "entries": entries}))
}
