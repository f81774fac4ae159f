//! `aisle audit export`: every request of a shopper's, with who was allowed or refused what by which
//! rule, as JSON lines. Read from the logs, where it stands in the entry that told the shopper.

use std::io::Write as _;
use std::process::ExitCode;

use aisle_domain::conversation::{Audit, Body, Entry};
use aisle_domain::ids::ConversationId;
use clap::{Args, Subcommand};
use serde::Serialize;

use super::fail;
use super::tables_at::TablesAt;
use crate::PlatformError;

/// What was done and refused, for whoever must account for it.
#[derive(Debug, Args)]
pub struct AuditArgs {
    #[command(subcommand)]
    what: AuditCommand,
}

#[derive(Debug, Subcommand)]
enum AuditCommand {
    /// Writes a line of JSON for every request: when, in which conversation, by whom, what, how far
    /// it came, by which rules of which policy version, and the order's revision before and after.
    ///
    /// Oldest first. No line has a shopper's words, address or payment data. Works while the
    /// platform runs, and when it does not.
    Export(Export),
}

#[derive(Debug, Args)]
struct Export {
    #[command(flatten)]
    at: TablesAt,
    /// Only what is about this order.
    #[arg(long, value_name = "NUMBER")]
    order: Option<String>,
}

/// A line.
#[derive(Serialize)]
struct Line {
    at: String,
    conversation: String,
    seq: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    shopper: Option<String>,
    #[serde(flatten)]
    audit: Audit,
}

#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Platform(#[from] PlatformError),
    #[error("the logs could not be read: {0}")]
    Read(#[from] aisle_ports::PortError),
    #[error("the export could not be written: {0}")]
    Write(std::io::Error),
    #[error("the runtime did not start: {0}")]
    Runtime(std::io::Error),
}

impl AuditArgs {
    pub(super) fn run(self) -> ExitCode {
        let AuditCommand::Export(export) = self.what;
        let exported = tokio::runtime::Runtime::new()
            .map_err(Failure::Runtime)
            .and_then(|runtime| runtime.block_on(lines(&export.at)));
        match exported.and_then(|lines| write(lines, export.order.as_deref())) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => fail(&error),
        }
    }
}

async fn lines(at: &TablesAt) -> Result<Vec<Line>, Failure> {
    let tables = at.open().await?;
    let log = tables.log();
    let (mut lines, mut from) = (Vec::new(), None);
    loop {
        let (found, next) = log.scan("\"audit\"", from).await?;
        lines.extend(found.into_iter().filter_map(|(of, entry)| line(&of, &entry)));
        from = next;
        if from.is_none() {
            break;
        }
    }
    tables.close().await;
    lines.sort_by(|a, b| (&a.at, &a.conversation, a.seq).cmp(&(&b.at, &b.conversation, b.seq)));
    Ok(lines)
}

fn line(conversation: &ConversationId, entry: &Entry) -> Option<Line> {
    let Body::Written(written) = &entry.body else { return None };
    let audit = written.result.as_ref()?.audit.as_deref()?.clone();
    Some(Line {
        at: entry.at.to_string(),
        conversation: conversation.to_string(),
        seq: entry.seq.get(),
        shopper: written.state.shopper.as_ref().map(ToString::to_string),
        audit,
    })
}

fn write(lines: Vec<Line>, order: Option<&str>) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    let about = |line: &Line| {
        order.is_none_or(|wanted| {
            line.audit.order.as_ref().is_some_and(|number| number.as_str() == wanted)
        })
    };
    for line in lines.into_iter().filter(about) {
        let json = serde_json::to_string(&line).map_err(|error| Failure::Write(error.into()))?;
        match writeln!(out, "{json}") {
            // Whoever read it has enough.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => return Ok(()),
            written => written.map_err(Failure::Write)?,
        }
    }
    Ok(())
}
