//! The operations of the wire: unwrap a request, make one call of the library, wrap the answer.

use std::time::Duration;

use jiff::Timestamp;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::bus::{Bus, BusError};
use crate::entry::{Entry, EntryError, instant};
use crate::http::Refusal;
use crate::limits;
use crate::pattern::Pattern;
use crate::replay::{Replay, ReplayError, ReplayRequest};
use crate::rules::{Rule, RuleError, RuleTarget};

/// The operations that the HTTP front answers.
pub const SUPPORTED_OPERATIONS: &[&str] = &[
    "DescribeReplay",
    "ListArchives",
    "ListRules",
    "ListTargetsByRule",
    "PutEvents",
    "PutRule",
    "PutTargets",
    "StartReplay",
    "TestEventPattern",
];

/// Runs one operation.
pub(crate) fn run(bus: &Bus, operation: &str, body: &[u8]) -> Result<Value, Refusal> {
    match operation {
        "PutEvents" => put_events(bus, read(operation, body)?),
        "PutRule" => put_rule(bus, &read(operation, body)?),
        "PutTargets" => put_targets(bus, read(operation, body)?),
        "ListRules" => list_rules(bus, &read(operation, body)?),
        "ListTargetsByRule" => list_targets(bus, &read(operation, body)?),
        "TestEventPattern" => test_pattern(&read(operation, body)?),
        "ListArchives" => list_archives(bus, &read(operation, body)?),
        "StartReplay" => start_replay(bus, read(operation, body)?),
        "DescribeReplay" => describe_replay(bus, &read(operation, body)?),
        other => Err(Refusal::unknown_operation(other)),
    }
}

fn read<T: DeserializeOwned>(operation: &str, body: &[u8]) -> Result<T, Refusal> {
    serde_json::from_slice(body).map_err(|error| {
        let text = format!("The body is not a {operation}: {error}.");
        Refusal::new("SerializationException", text)
    })
}

/// Refuses what is not modelled, instead of ignoring it.
fn not_modelled(members: &[(&str, bool)]) -> Result<(), Refusal> {
    match members.iter().find(|(_, given)| *given) {
        None => Ok(()),
        Some((name, _)) => {
            let text = format!("{name} is not modelled: leave it out.");
            Err(Refusal::new("ValidationException", text))
        }
    }
}

impl From<BusError> for Refusal {
    fn from(error: BusError) -> Self {
        match &error {
            BusError::EntryCount(_) | BusError::TooLarge(_) => {
                Self::new("ValidationException", error.to_string())
            }
            BusError::Throttled => Self::new("ThrottlingException", error.to_string()),
            BusError::Journal(_) => {
                tracing::error!(%error, "events could not be recorded");
                Self::internal(error.to_string())
            }
        }
    }
}

impl From<RuleError> for Refusal {
    fn from(error: RuleError) -> Self {
        Self::new(error.code(), error.to_string())
    }
}

impl From<ReplayError> for Refusal {
    fn from(error: ReplayError) -> Self {
        let kind = match &error {
            ReplayError::Rule(error) => error.code(),
            ReplayError::Exists(_) => "ResourceAlreadyExistsException",
            ReplayError::EmptyRange => "ValidationException",
            ReplayError::TooMany => "LimitExceededException",
        };
        Self::new(kind, error.to_string())
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct PutEvents {
    #[serde(default)]
    entries: Vec<Entry>,
    endpoint_id: Option<String>,
}

fn put_events(bus: &Bus, request: PutEvents) -> Result<Value, Refusal> {
    not_modelled(&[("EndpointId", request.endpoint_id.is_some())])?;
    let results = bus.put(&request.entries)?;
    let failed = results.iter().filter(|result| result.is_err()).count();
    let entries: Vec<_> = results.iter().map(result_entry).collect();
    Ok(json!({"FailedEntryCount": failed, "Entries": entries}))
}

fn result_entry(result: &Result<String, EntryError>) -> Value {
    match result {
        Ok(id) => json!({"EventId": id}),
        Err(error) => json!({"ErrorCode": error.code(), "ErrorMessage": error.to_string()}),
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct PutRule {
    name: String,
    event_pattern: Option<String>,
    schedule_expression: Option<String>,
    state: Option<String>,
    tags: Option<Vec<Value>>,
}

fn put_rule(bus: &Bus, request: &PutRule) -> Result<Value, Refusal> {
    let tagged = request.tags.as_ref().is_some_and(|tags| !tags.is_empty());
    let scheduled = request.schedule_expression.is_some();
    not_modelled(&[("ScheduleExpression", scheduled), ("Tags", tagged)])?;
    let Some(pattern) = &request.event_pattern else {
        return Err(Refusal::new("ValidationException", "EventPattern is required."));
    };
    let enabled = match request.state.as_deref() {
        None | Some("ENABLED") => true,
        Some("DISABLED") => false,
        Some(_) => {
            return Err(Refusal::new("ValidationException", "State is ENABLED or DISABLED."));
        }
    };
    Ok(json!({"RuleArn": bus.put_rule(&request.name, pattern, enabled)?}))
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct PutTargets {
    rule: String,
    targets: Vec<WireTarget>,
}

/// Members that change the event on its way, or belong to another kind of target, are refused.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct WireTarget {
    id: String,
    arn: String,
    dead_letter_config: Option<DeadLetterConfig>,
    retry_policy: Option<RetryPolicy>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct DeadLetterConfig {
    arn: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct RetryPolicy {
    maximum_retry_attempts: Option<u32>,
    maximum_event_age_in_seconds: Option<u64>,
}

impl WireTarget {
    fn target(self) -> RuleTarget {
        let policy = self.retry_policy;
        let retries = policy.as_ref().and_then(|policy| policy.maximum_retry_attempts);
        let age = policy.and_then(|policy| policy.maximum_event_age_in_seconds);
        RuleTarget {
            id: self.id,
            arn: self.arn,
            dead_letters: self.dead_letter_config.and_then(|config| config.arn),
            retries: retries.unwrap_or(limits::RETRIES),
            event_age: age.map_or(limits::EVENT_AGE, Duration::from_secs),
        }
    }
}

/// Targets fail one by one, as on AWS; a missing rule fails them all.
fn put_targets(bus: &Bus, request: PutTargets) -> Result<Value, Refusal> {
    let mut failed = Vec::new();
    for target in request.targets.into_iter().map(WireTarget::target) {
        let id = target.id.clone();
        match bus.put_target(&request.rule, target) {
            Ok(()) => {}
            Err(error @ RuleError::NoSuchRule(_)) => return Err(error.into()),
            Err(error) => failed.push(json!({
                "TargetId": id, "ErrorCode": error.code(), "ErrorMessage": error.to_string(),
            })),
        }
    }
    Ok(json!({"FailedEntryCount": failed.len(), "FailedEntries": failed}))
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ListRules {
    #[serde(default)]
    name_prefix: String,
}

/// All at once: there are at most 300, and `Limit` need not be kept to.
fn list_rules(bus: &Bus, request: &ListRules) -> Result<Value, Refusal> {
    let rule = |rule: &Rule| {
        json!({
            "Name": rule.name,
            "Arn": bus.rule_arn(&rule.name),
            "EventPattern": rule.pattern.text(),
            "State": if rule.enabled { "ENABLED" } else { "DISABLED" },
            "EventBusName": bus.inner.options.name,
        })
    };
    let rules = bus.rules();
    let wanted = rules.iter().filter(|rule| rule.name.starts_with(&request.name_prefix));
    Ok(json!({"Rules": wanted.map(rule).collect::<Vec<_>>()}))
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ListTargets {
    rule: String,
}

fn list_targets(bus: &Bus, request: &ListTargets) -> Result<Value, Refusal> {
    let rules = bus.rules();
    let rule = rules.iter().find(|rule| rule.name == request.rule);
    let rule = rule.ok_or_else(|| RuleError::NoSuchRule(request.rule.clone()))?;
    let target = |target: &RuleTarget| {
        json!({
            "Id": target.id,
            "Arn": target.arn,
            "DeadLetterConfig": target.dead_letters.as_ref().map(|arn| json!({"Arn": arn})),
            "RetryPolicy": {
                "MaximumRetryAttempts": target.retries,
                "MaximumEventAgeInSeconds": target.event_age.as_secs(),
            },
        })
    };
    Ok(json!({"Targets": rule.targets.iter().map(target).collect::<Vec<_>>()}))
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct TestPattern {
    event_pattern: String,
    event: String,
}

fn test_pattern(request: &TestPattern) -> Result<Value, Refusal> {
    let pattern = Pattern::parse(&request.event_pattern).map_err(RuleError::from)?;
    let event: Value = serde_json::from_str(&request.event)
        .map_err(|error| Refusal::new("ValidationException", format!("Event: {error}.")))?;
    Ok(json!({"Result": pattern.matches(&event)}))
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ListArchives {
    event_source_arn: Option<String>,
}

fn list_archives(bus: &Bus, request: &ListArchives) -> Result<Value, Refusal> {
    let ours = request.event_source_arn.as_ref().is_none_or(|arn| *arn == bus.arn());
    let archive = || {
        json!({
            "ArchiveName": bus.inner.options.name,
            "EventSourceArn": bus.arn(),
            "State": "ENABLED",
        })
    };
    Ok(json!({"Archives": ours.then(archive).into_iter().collect::<Vec<_>>()}))
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct StartReplay {
    replay_name: String,
    event_source_arn: String,
    event_start_time: f64,
    event_end_time: f64,
    destination: Destination,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Destination {
    arn: String,
    #[serde(default)]
    filter_arns: Vec<String>,
}

fn start_replay(bus: &Bus, request: StartReplay) -> Result<Value, Refusal> {
    let invalid = |text: String| Refusal::new("ValidationException", text);
    if request.event_source_arn != bus.archive_arn() {
        return Err(invalid(format!("EventSourceArn must be {}.", bus.archive_arn())));
    }
    if request.destination.arn != bus.arn() {
        return Err(invalid(format!("Destination.Arn must be {}.", bus.arn())));
    }
    let time = |name: &str, seconds: f64| {
        instant(seconds).ok_or_else(|| invalid(format!("{name}: give seconds since the epoch.")))
    };
    let prefix = bus.rule_arn("");
    let rule = |arn: &String| {
        let name = arn.strip_prefix(&prefix).map(str::to_owned);
        name.ok_or_else(|| invalid("FilterArns: give ARNs of rules of this bus.".to_owned()))
    };
    let filter = &request.destination.filter_arns;
    let rules = match filter.is_empty() {
        true => None,
        false => Some(filter.iter().map(rule).collect::<Result<Vec<_>, _>>()?),
    };
    let replay = bus.start_replay(ReplayRequest {
        name: request.replay_name,
        from: time("EventStartTime", request.event_start_time)?,
        to: time("EventEndTime", request.event_end_time)?,
        rules,
    })?;
    Ok(json!({
        "ReplayArn": bus.arn_of("replay", &replay.request.name),
        "State": "STARTING",
        "ReplayStartTime": seconds(replay.started),
    }))
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct DescribeReplay {
    replay_name: String,
}

fn describe_replay(bus: &Bus, request: &DescribeReplay) -> Result<Value, Refusal> {
    let replay = bus.replay(&request.replay_name).ok_or_else(|| {
        let name: String = request.replay_name.chars().take(limits::NAME_CHARS).collect();
        Refusal::new("ResourceNotFoundException", format!("Replay {name} does not exist."))
    })?;
    let Replay { request, state, reason, started, ended, last, .. } = replay;
    let rules = request.rules.iter().flatten();
    Ok(json!({
        "ReplayName": request.name,
        "ReplayArn": bus.arn_of("replay", &request.name),
        "State": state.name(),
        "StateReason": reason,
        "EventSourceArn": bus.archive_arn(),
        "Destination": {
            "Arn": bus.arn(),
            "FilterArns": rules.map(|rule| bus.rule_arn(rule)).collect::<Vec<_>>(),
        },
        "EventStartTime": seconds(request.from),
        "EventEndTime": seconds(request.to),
        "EventLastReplayedTime": last.map(seconds),
        "ReplayStartTime": seconds(started),
        "ReplayEndTime": ended.map(seconds),
    }))
}

fn seconds(time: Timestamp) -> i64 {
    time.as_second()
}
