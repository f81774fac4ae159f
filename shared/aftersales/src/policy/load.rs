//! From files to a policy: every rule parsed, named and checked against the schema.

use std::collections::BTreeMap;
use std::str::FromStr;

use aisle_domain::after_sales::Request;
use cedar_policy::ffi::DetailedError;
use cedar_policy::{PolicyId, PolicySet, Schema, ValidationMode, Validator};
use sha2::{Digest, Sha256};

use super::Policy;
use super::annotation::Annotations;
use super::ask::Questions;
use super::rule::{Effect, Rule};
use super::source::{PolicyError, PolicySource, Statement, statements};
use crate::terms::Terms;

/// What rules can look at.
pub(super) const SCHEMA: &str = include_str!("schema.cedarschema");
const TERMS_FILE: &str = "terms.toml";
const MOST_RULES: usize = 1_000;
const MOST_BYTES: usize = 1_000_000;

pub(super) fn load(sources: &[PolicySource]) -> Result<Policy, Vec<PolicyError>> {
    let mut problems = Vec::new();
    let terms = read_terms(sources, &mut problems);
    let rules = read_rules(sources, &mut problems);
    let questions = Questions::prepare(&rules).map_err(|problem| {
        vec![PolicyError { file: "schema.cedarschema".to_owned(), line: 1, problem }]
    })?;
    if problems.is_empty() {
        let rules = rules.into_iter().map(|(rule, _)| rule).collect();
        Ok(Policy { version: version(sources), terms, rules, questions })
    } else {
        Err(problems)
    }
}

fn read_terms(sources: &[PolicySource], problems: &mut Vec<PolicyError>) -> Terms {
    let mut terms = Terms::default();
    for source in sources {
        let file = source.name.clone();
        if source.text.len() > MOST_BYTES {
            let problem = format!("longer than {MOST_BYTES} bytes: split it");
            problems.push(PolicyError { file, line: 1, problem });
        } else if file_name(&source.name) == TERMS_FILE {
            match Terms::parse(&source.text) {
                Ok(read) => terms = read,
                Err(invalid) => problems.push(PolicyError {
                    file,
                    line: invalid.line,
                    problem: invalid.problem,
                }),
            }
        } else if !is_rules(source) {
            let problem = format!("neither rules (*.cedar) nor {TERMS_FILE}: move it elsewhere");
            problems.push(PolicyError { file, line: 1, problem });
        }
    }
    terms
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn is_rules(source: &PolicySource) -> bool {
    source.name.ends_with(".cedar") && source.text.len() <= MOST_BYTES
}

fn read_rules(
    sources: &[PolicySource],
    problems: &mut Vec<PolicyError>,
) -> Vec<(Rule, cedar_policy::Policy)> {
    let validator = match Schema::from_str(SCHEMA) {
        Ok(schema) => Validator::new(schema),
        Err(error) => {
            let problem = error.to_string();
            let file = "schema.cedarschema".to_owned();
            problems.push(PolicyError { file, line: 1, problem });
            return vec![];
        }
    };
    let mut seen = BTreeMap::new();
    let mut rules = Vec::new();
    for statement in sources.iter().filter(|source| is_rules(source)).flat_map(statements) {
        if rules.len() >= MOST_RULES {
            problems.push(statement.problem(format!("more than {MOST_RULES} rules: merge some")));
            break;
        }
        match read_rule(&statement, &validator) {
            Ok((rule, policy)) => {
                let place = format!("{}:{}", rule.file, rule.line);
                match seen.insert(rule.id.clone(), place) {
                    None => rules.push((rule, policy)),
                    Some(first) => problems.push(statement.problem(format!(
                        "@id({:?}) is taken by {first}: choose another",
                        rule.id
                    ))),
                }
            }
            Err(mut found) => problems.append(&mut found),
        }
    }
    rules
}

fn read_rule(
    statement: &Statement<'_>,
    validator: &Validator,
) -> Result<(Rule, cedar_policy::Policy), Vec<PolicyError>> {
    let policy = cedar_policy::Policy::parse(None, statement.text).map_err(|errors| {
        errors
            .iter()
            .map(|error| located(statement, &DetailedError::from(error)))
            .collect::<Vec<_>>()
    })?;
    let annotations = Annotations::read(&policy).map_err(|problems| {
        problems.into_iter().map(|problem| statement.problem(problem)).collect::<Vec<_>>()
    })?;
    let policy = policy.new_id(PolicyId::new(&annotations.id));
    let alone = PolicySet::from_policies([policy.clone()])
        .map_err(|error| vec![statement.problem(error.to_string())])?;
    let result = validator.validate(&alone, ValidationMode::Strict);
    let mut problems: Vec<PolicyError> = result
        .validation_errors()
        .map(|error| located(statement, &DetailedError::from(error)))
        .collect();
    // A warning is a rule that never holds, or a name that cannot be read: both are mistakes.
    problems.extend(
        result.validation_warnings().map(|odd| located(statement, &DetailedError::from(odd))),
    );
    if !problems.is_empty() {
        return Err(problems);
    }
    let Annotations { id, effect, reason, fee, until } = annotations;
    let (file, line) = (statement.file().to_owned(), statement.line());
    Ok((Rule { id, file, line, effect, reason, fee, until }, policy))
}

fn located(statement: &Statement<'_>, error: &DetailedError) -> PolicyError {
    let byte = error.source_locations.first().map_or(0, |label| label.loc.start);
    let problem = match &error.help {
        Some(help) => format!("{} ({help})", error.message),
        None => error.message.clone(),
    };
    statement.problem_at(byte, problem)
}

fn version(sources: &[PolicySource]) -> String {
    let mut sources: Vec<&PolicySource> = sources.iter().collect();
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    let mut hash = Sha256::new();
    hash.update(SCHEMA);
    for source in sources {
        for part in [&source.name, &source.text] {
            hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(part);
        }
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a rule can hold for a request of a name.
pub(super) fn is_about(policy: &cedar_policy::Policy, name: &str) -> bool {
    use cedar_policy::ActionConstraint::{Any, Eq, In};
    let named = |uid: &cedar_policy::EntityUid| uid.id().unescaped() == name;
    match policy.action_constraint() {
        Any => true,
        Eq(uid) => named(&uid),
        // The schema has no groups of actions: `in` is one of those listed.
        In(uids) => uids.iter().any(named),
    }
}

/// The rules of one request, of one kind.
pub(super) fn rules_of(
    rules: &[(Rule, cedar_policy::Policy)],
    name: &str,
    review: bool,
) -> Result<PolicySet, String> {
    let own = rules
        .iter()
        .filter(|(rule, policy)| {
            (rule.effect == Effect::AsksForReview) == review && is_about(policy, name)
        })
        .map(|(_, policy)| policy.clone());
    PolicySet::from_policies(own).map_err(|error| error.to_string())
}

/// The names of all requests.
pub(super) const NAMES: [&str; 13] = Request::NAMES;
