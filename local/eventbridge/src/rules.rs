//! The rules of the bus, and the targets that they lead to. What becomes of a match is in
//! `dispatch`.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::limits;
use crate::pattern::{Pattern, PatternError};
use crate::target::Target;

/// A rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// Which events it is for.
    pub pattern: Pattern,
    /// Whether it is looked at.
    pub enabled: bool,
    /// Where the events go.
    pub targets: Vec<RuleTarget>,
}

/// A target of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleTarget {
    /// Its name within the rule.
    pub id: String,
    /// What it is: an ARN that the bus was told of by [`Bus::add_target`](crate::Bus::add_target).
    pub arn: String,
    /// Where an event goes that could not be delivered; it is dropped, with an error in the log,
    /// when there is no such place.
    pub dead_letters: Option<String>,
    /// Retries after the first try.
    pub retries: u32,
    /// For how long it is retried.
    pub event_age: Duration,
}

impl RuleTarget {
    /// A target without dead letters, retried as EventBridge does unless told otherwise.
    pub fn new(id: &str, arn: &str) -> Self {
        Self {
            id: id.to_owned(),
            arn: arn.to_owned(),
            dead_letters: None,
            retries: limits::RETRIES,
            event_age: limits::EVENT_AGE,
        }
    }

    /// Sets where events go that could not be delivered.
    pub fn dead_letters(mut self, arn: &str) -> Self {
        self.dead_letters = Some(arn.to_owned());
        self
    }
}

/// A rule or target that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RuleError {
    /// The pattern.
    #[error(transparent)]
    Pattern(#[from] PatternError),
    /// A name or number out of its range.
    #[error("{0}")]
    Invalid(String),
    /// There is no such rule.
    #[error("Rule {0} does not exist on this bus.")]
    NoSuchRule(String),
    /// Nobody told the bus what the ARN stands for.
    #[error("{0} is no target that this bus knows.")]
    NoSuchTarget(String),
    /// Too many.
    #[error("{0}")]
    TooMany(String),
}

impl RuleError {
    /// The name of the exception on the wire.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Pattern(_) => "InvalidEventPatternException",
            Self::Invalid(_) => "ValidationException",
            Self::NoSuchRule(_) | Self::NoSuchTarget(_) => "ResourceNotFoundException",
            Self::TooMany(_) => "LimitExceededException",
        }
    }
}

/// All rules, and what their ARNs stand for.
#[derive(Default)]
pub(crate) struct Rules {
    rules: BTreeMap<String, Rule>,
    targets: BTreeMap<String, Arc<dyn Target>>,
}

/// One way of one event: the rule's target and where it goes when that fails.
pub(crate) struct Route {
    pub rule: String,
    pub to: RuleTarget,
    pub target: Arc<dyn Target>,
    pub dead_letters: Option<Arc<dyn Target>>,
}

impl fmt::Debug for Rules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rules").field("rules", &self.rules).finish_non_exhaustive()
    }
}

impl Rules {
    pub fn add_target(&mut self, arn: &str, target: Arc<dyn Target>) {
        self.targets.insert(arn.to_owned(), target);
    }

    pub fn put_rule(&mut self, name: &str, pattern: &str, enabled: bool) -> Result<(), RuleError> {
        check_name("Name", name)?;
        let pattern = Pattern::parse(pattern)?;
        if !self.rules.contains_key(name) && self.rules.len() == limits::RULES {
            let text = format!("A bus has at most {} rules.", limits::RULES);
            return Err(RuleError::TooMany(text));
        }
        let targets = self.rules.remove(name).map(|rule| rule.targets).unwrap_or_default();
        let rule = Rule { name: name.to_owned(), pattern, enabled, targets };
        self.rules.insert(name.to_owned(), rule);
        Ok(())
    }

    pub fn put_target(&mut self, rule: &str, target: RuleTarget) -> Result<(), RuleError> {
        check_name("Id", &target.id)?;
        let ages = limits::SHORTEST_EVENT_AGE..=limits::EVENT_AGE;
        if target.retries > limits::RETRIES || !ages.contains(&target.event_age) {
            return Err(RuleError::Invalid(format!(
                "RetryPolicy: MaximumRetryAttempts is 0 to {}, MaximumEventAgeInSeconds is {} to {}.",
                limits::RETRIES,
                ages.start().as_secs(),
                ages.end().as_secs()
            )));
        }
        for arn in std::iter::once(&target.arn).chain(&target.dead_letters) {
            if !self.targets.contains_key(arn) {
                return Err(RuleError::NoSuchTarget(arn.chars().take(1_600).collect()));
            }
        }
        let rule = self.rules.get_mut(rule).ok_or_else(|| no_such_rule(rule))?;
        if let Some(known) = rule.targets.iter_mut().find(|known| known.id == target.id) {
            *known = target;
            return Ok(());
        }
        if rule.targets.len() == limits::TARGETS {
            let text = format!("A rule has at most {} targets.", limits::TARGETS);
            return Err(RuleError::TooMany(text));
        }
        rule.targets.push(target);
        Ok(())
    }

    pub fn all(&self) -> impl Iterator<Item = &Rule> {
        self.rules.values()
    }

    pub fn get(&self, name: &str) -> Result<&Rule, RuleError> {
        self.rules.get(name).ok_or_else(|| no_such_rule(name))
    }

    /// The ways of an event; of a replayed one only those of the rules that it is replayed to.
    pub fn routes(&self, event: &serde_json::Value, only: Option<&[String]>) -> Vec<Route> {
        let wanted = |rule: &&Rule| {
            rule.enabled
                && only.is_none_or(|names| names.contains(&rule.name))
                && rule.pattern.matches(event)
        };
        let routes_of = |rule: &Rule| {
            let route = |to: &RuleTarget| {
                let known = |arn: &String| self.targets.get(arn).cloned();
                Some(Route {
                    rule: rule.name.clone(),
                    target: known(&to.arn)?,
                    dead_letters: to.dead_letters.as_ref().and_then(known),
                    to: to.clone(),
                })
            };
            rule.targets.iter().filter_map(route).collect::<Vec<_>>()
        };
        self.rules.values().filter(wanted).flat_map(routes_of).collect()
    }
}

fn no_such_rule(name: &str) -> RuleError {
    RuleError::NoSuchRule(name.chars().take(limits::NAME_CHARS).collect())
}

/// Letters, digits, `.`, `-` and `_`, as EventBridge's names.
pub(crate) fn check_name(member: &str, name: &str) -> Result<(), RuleError> {
    let well_formed = (1..=limits::NAME_CHARS).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
    if well_formed {
        return Ok(());
    }
    Err(RuleError::Invalid(format!(
        "{member} has 1 to {} letters, digits, dots, hyphens and underscores.",
        limits::NAME_CHARS
    )))
}
