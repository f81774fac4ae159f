//! `aisle events replay`: sends archived events to the rules again.

use std::process::ExitCode;
use std::time::Duration;

use aisle_client::print;
use aisle_domain::Timestamp;
use aws_sdk_eventbridge::primitives::DateTime;
use aws_sdk_eventbridge::types::{ReplayDestination, ReplayState};
use clap::Args;

use super::moment;
use super::place::{At, Failure, Place};

/// How often a replay is asked how far it is.
const LOOK: Duration = Duration::from_millis(500);
/// How long it is waited for; it goes on after that.
const PATIENCE: Duration = Duration::from_secs(3_600);
/// Pages of a list that are read.
const MAX_PAGES: usize = 20;

/// Sends the archived events of a range of time to the bus' rules again, and waits for the end.
///
/// Receivers know by an event's id what they had; a replayed event also carries `replay-name`. On
/// AWS the archive holds what its pattern lets in, some minutes after it happened.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  aisle events replay --from 15m
  aisle events replay --from 2026-11-27T09:00:00Z --to 2026-11-27T10:00:00Z --rule inbound
  aisle events replay --from 2h --stack my-shop --region eu-central-1")]
pub(super) struct Replay {
    /// From when on: an instant, or how long ago (15m, 2h, 3d).
    #[arg(long, value_name = "TIME", value_parser = moment::parse)]
    from: Timestamp,
    /// Until when, inclusively.
    #[arg(long, value_name = "TIME", value_parser = moment::parse, default_value = "now")]
    to: Timestamp,
    /// Only to this rule; may be repeated. To all of them unless given.
    #[arg(long, value_name = "NAME")]
    rule: Vec<String>,
    #[command(flatten)]
    at: At,
}

/// The bus, and what stands for it.
struct Archive {
    bus_arn: String,
    archive_arn: String,
}

impl Replay {
    pub async fn run(self) -> Result<ExitCode, Failure> {
        if self.from >= self.to {
            return Err(Failure::Usage("--from must be before --to".to_owned()));
        }
        let place = self.at.find().await?;
        let archive = archive(&place).await?;
        let rules = self.rules(&place).await?;
        let random = uuid::Uuid::new_v4().simple().to_string();
        let name = format!("aisle-{}-{}", crate::platform::now().as_second(), &random[..8]);
        let destination = ReplayDestination::builder().arn(&archive.bus_arn);
        let destination = destination.set_filter_arns((!rules.is_empty()).then_some(rules));
        let destination = destination.build().map_err(|error| Failure::Usage(error.to_string()))?;
        let start = place.clients.eventbridge.start_replay().replay_name(&name);
        let start = start
            .event_source_arn(&archive.archive_arn)
            .event_start_time(DateTime::from_secs(self.from.as_second()))
            .event_end_time(DateTime::from_secs(self.to.as_second()))
            .destination(destination);
        let started = start.send().await;
        started.map_err(|error| Failure::call("the replay could not be started", &error))?;
        print::line(&format!("{name}  {} to {}", self.from, self.to));
        wait(&place, &name).await
    }

    /// The ARNs of the rules that were named.
    async fn rules(&self, place: &Place) -> Result<Vec<String>, Failure> {
        if self.rule.is_empty() {
            return Ok(Vec::new());
        }
        let mut known = Vec::new();
        let mut next = None;
        for _ in 0..MAX_PAGES {
            let list = place.clients.eventbridge.list_rules().event_bus_name(place.bus()?);
            let list = list.set_next_token(next).send().await;
            let list = list.map_err(|error| Failure::call("the rules are not known", &error))?;
            let rules = list.rules.unwrap_or_default().into_iter();
            known.extend(rules.filter_map(|rule| rule.name.zip(rule.arn)));
            next = list.next_token;
            if next.is_none() {
                break;
            }
        }
        let arn = |name: &String| {
            let found = known.iter().find(|(rule, _)| rule == name).map(|(_, arn)| arn.clone());
            found.ok_or_else(|| {
                let names: Vec<_> = known.iter().map(|(rule, _)| rule.as_str()).collect();
                let names = names.join(", ");
                Failure::Usage(format!("the bus has no rule {name}; it has: {names}"))
            })
        };
        self.rule.iter().map(arn).collect()
    }
}

/// The archive of the bus, found by whose events it holds.
async fn archive(place: &Place) -> Result<Archive, Failure> {
    let bus = place.bus()?;
    let suffix = format!(":event-bus/{bus}");
    let mut next = None;
    for _ in 0..MAX_PAGES {
        let list = place.clients.eventbridge.list_archives().set_next_token(next).send().await;
        let list = list.map_err(|error| Failure::call("the archive was not found", &error))?;
        for archive in list.archives.unwrap_or_default() {
            let (Some(name), Some(bus_arn)) = (archive.archive_name, archive.event_source_arn)
            else {
                continue;
            };
            if let Some(account) = bus_arn.strip_suffix(&suffix) {
                let archive_arn = format!("{account}:archive/{name}");
                return Ok(Archive { bus_arn, archive_arn });
            }
        }
        next = list.next_token;
        if next.is_none() {
            break;
        }
    }
    Err(Failure::Usage(format!("there is no archive of a bus {bus}; check --stack and --region")))
}

async fn wait(place: &Place, name: &str) -> Result<ExitCode, Failure> {
    let waited = async {
        loop {
            let asked = place.clients.eventbridge.describe_replay().replay_name(name).send().await;
            let replay = asked.map_err(|error| {
                Failure::call(format!("the replay {name} is under way, but"), &error)
            })?;
            match replay.state() {
                Some(ReplayState::Completed) => return Ok(None),
                Some(ReplayState::Failed | ReplayState::Cancelled) => {
                    return Ok(Some(replay.state_reason.unwrap_or_default()));
                }
                _ => tokio::time::sleep(LOOK).await,
            }
        }
    };
    match tokio::time::timeout(PATIENCE, waited).await {
        Ok(Ok(None)) => {
            print::line("completed");
            Ok(ExitCode::SUCCESS)
        }
        Ok(Ok(Some(reason))) => {
            print::problem(&format!("aisle: the replay {name} failed: {reason}"));
            Ok(ExitCode::FAILURE)
        }
        Ok(Err(failure)) => Err(failure),
        Err(_) => {
            print::line("it takes longer than an hour, and goes on by itself");
            Ok(ExitCode::SUCCESS)
        }
    }
}
