//! Each function's environment against what its program reads.

use std::collections::BTreeSet;

use futures::stream::{self, StreamExt as _};

use crate::facts::{Facts, Function};
use crate::programs::{Programs, nothing_running, read_settings};

/// Configurations whose variables are broken one by one: the least and the most that there are.
const BROKEN_ON_PURPOSE: [&str; 2] = ["minimal", "full"];
/// Programs that are started at the same time.
const AT_ONCE: usize = 4;

/// Variables that a program does without, and what it takes then.
const MAY_BE_MISSING: &[(&str, &str)] = &[
    ("AISLE_LOG", "info"),
    ("AISLE_PACK", "the folder `merchant`, which no deployed function has beside it"),
    ("AISLE_HANDOFF_WAIT_SECONDS", "180"),
    ("AISLE_AGENT_KEY", "no agent is let in"),
    ("AISLE_IDENTITY_SECRET", "no identity hash is accepted"),
    ("AISLE_JWT_ISSUER", "any issuer"),
    ("AISLE_JWT_AUDIENCE", "any audience"),
    ("AISLE_SHOP_URL", "the tables are the shop"),
    ("AISLE_SHOP_TOKEN", "the shop system is shown no token"),
    ("AISLE_PUBLISH_UNDERSTOOD", "what was understood is not published"),
    ("AISLE_SHOP_NAME", "events of any shop are taken"),
    ("AISLE_SHOP_RECORDS", "the tables are the shop's records"),
];

/// Variables that a template may leave out: those above, a JWT that is not agreed, and endpoints
/// that are the region's own.
const MAY_BE_LEFT_OUT: &[&str] = &[
    "AISLE_JWT_ALGORITHM",
    "AISLE_JWT_KEY",
    "AISLE_DYNAMODB_ENDPOINT",
    "AISLE_SQS_ENDPOINT",
    "AISLE_EVENTBRIDGE_ENDPOINT",
];

/// Checks every function of a configuration.
///
/// Of some, every variable is also left out and misspelt, one at a time.
pub async fn check(configuration: &str, facts: &Facts, programs: &Programs) {
    stream::iter(&facts.functions)
        .for_each_concurrent(AT_ONCE, async |(name, function)| {
            check_function(&format!("{configuration}: {name}"), name, function, facts, programs)
                .await;
        })
        .await;
}

async fn check_function(
    who: &str,
    name: &str,
    function: &Function,
    facts: &Facts,
    programs: &Programs,
) {
    let binary = programs.binary(name);
    let environment = programs.environment(name, function, &nothing_running(facts));
    let read = read_settings(&binary, &environment).await;
    let read = read.unwrap_or_else(|said| panic!("{who} does not start: {said}"));
    let set: BTreeSet<String> = environment.keys().cloned().collect();
    let unread: Vec<_> = set.difference(&read).collect();
    assert!(unread.is_empty(), "{who} never reads {unread:?}");
    let may_be_missing = |name: &str| MAY_BE_MISSING.iter().any(|(one, _)| *one == name);
    let left_out = |name: &str| may_be_missing(name) || MAY_BE_LEFT_OUT.contains(&name);
    let lacks: Vec<_> = read.difference(&set).filter(|name| !left_out(name)).collect();
    assert!(lacks.is_empty(), "{who} reads {lacks:?}, and the template sets it not");

    if !BROKEN_ON_PURPOSE.contains(&who.split(':').next().unwrap()) {
        return;
    }
    for variable in &set {
        let mut misspelt = environment.clone();
        let value = misspelt.remove(variable).unwrap();
        misspelt.insert(format!("{variable}S"), value);
        let said = read_settings(&binary, &misspelt).await.expect_err("it starts");
        assert!(said.contains(&format!("{variable}S is not known")), "{who}, {variable}S: {said}");
        if may_be_missing(variable) {
            continue;
        }
        let mut missing = environment.clone();
        missing.remove(variable);
        let started = read_settings(&binary, &missing).await;
        let Err(said) = started else { panic!("{who} starts without {variable}") };
        assert!(said.contains(&format!("{variable} is missing")), "{who}, {variable}: {said}");
    }
}
