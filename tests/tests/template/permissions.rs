//! The roles against the calls that the programs made: each call is allowed, and without any one
//! statement some call would not be.

use std::collections::BTreeSet;

use crate::facts::{Facts, Function, Statement};
use crate::iam::{Call, allows};
use crate::recorder::Seen;

/// A permission that the walk does not need.
struct Reviewed {
    function: &'static str,
    statement: &'static str,
    action: &'static str,
    /// What its resource's name begins with.
    on: &'static str,
    why: &'static str,
}

const fn reviewed(
    function: &'static str,
    (statement, action): (&'static str, &'static str),
    on: &'static str,
    why: &'static str,
) -> Reviewed {
    Reviewed { function, statement, action, on, why }
}

const SEND: (&str, &str) = ("SendWork", "sqs:SendMessage");
const WATCH: (&str, &str) = ("WatchForConversation", "dynamodb:PutItem");
const CHECK: (&str, &str) = ("ChangeOrderAndCustomer", "dynamodb:ConditionCheckItem");
const AGAIN: &str = "it finds an entry of another, who died, and drives it again";
const LOOKED_AT: &str = "what a change looks at and leaves as it is is held in the same transaction; no request of \
                         today has such a part";

/// All of them, each with its reason. One that the walk comes to need must go.
const NOT_EXERCISED: &[Reviewed] = &[
    reviewed("intake", SEND, "OrderWork", AGAIN),
    reviewed("nlu", SEND, "NluWork", "messages that were left for another turn"),
    reviewed("order", SEND, "NluWork", "messages that came while the order was looked up"),
    reviewed("order", SEND, "OrderWork", "a change whose end was not seen is looked up later"),
    reviewed("order", SEND, "HandoffWork", "what cannot be found out is with a human"),
    reviewed("order", CHECK, "Orders", LOOKED_AT),
    reviewed("order", CHECK, "Customers", LOOKED_AT),
    reviewed("handoff", SEND, "NluWork", "messages that came while nobody was there"),
    reviewed("handoff", SEND, "OrderWork", AGAIN),
    reviewed("nlu", WATCH, "Conversations", "an item that a shopper wants to be told of"),
    reviewed("handoff", WATCH, "Conversations", AGAIN),
    reviewed("sync", WATCH, "Conversations", AGAIN),
    reviewed("sync", SEND, "NluWork", AGAIN),
    reviewed("sync", SEND, "OrderWork", AGAIN),
    reviewed("sync", SEND, "HandoffWork", AGAIN),
    reviewed("sync", ("PublishEvents", "events:PutEvents"), "Bus", AGAIN),
];

/// Calls that are refused on purpose (shared/aws/src/clients.rs, `warm`).
fn refused_on_purpose(call: &Call) -> bool {
    call.resource.contains("/GET/@connections/warm")
}

/// Checks every role.
pub fn check(facts: &Facts, seen: &Seen) {
    let mut problems = Vec::new();
    let mut untouched: BTreeSet<usize> = (0..NOT_EXERCISED.len()).collect();
    for (name, function) in &facts.functions {
        let calls = calls(name, function, facts, seen);
        let without = |left_out: Option<usize>| {
            let role = function.statements.iter().enumerate();
            let role: Vec<_> = role.filter(|(at, _)| Some(*at) != left_out).collect();
            let denied = |call: &&Call| !role.iter().any(|(_, one)| allows(one, call));
            calls.iter().filter(denied).cloned().collect::<Vec<_>>()
        };
        for call in without(None) {
            problems.push(format!(
                "{name} may not {} {} {:?}",
                call.action, call.resource, call.context
            ));
        }
        for (at, statement) in function.statements.iter().enumerate() {
            let unused = unused(name, statement, &calls, &mut untouched);
            problems.extend(
                unused.iter().map(|what| format!("{name}, {}: nobody needs {what}", statement.sid)),
            );
            // A statement of which something is used must be missed when it is not there.
            let used = calls.iter().any(|call| allows(statement, call));
            if used && without(Some(at)).is_empty() {
                problems.push(format!("{name}: nothing is denied without {}", statement.sid));
            }
        }
    }
    for at in untouched {
        let Reviewed { function, statement, action, on, why } = &NOT_EXERCISED[at];
        problems.push(format!("{function} needs {statement}, {action} on {on}, after all: {why}"));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The calls of a function, and those that are made in its name because of them.
fn calls(name: &str, function: &Function, facts: &Facts, seen: &Seen) -> Vec<Call> {
    let mut calls: Vec<Call> =
        seen.of(name).into_iter().filter(|call| !refused_on_purpose(call)).collect();
    assert!(!calls.is_empty(), "{name} made no call");
    // What DynamoDB asks of a caller where a table is encrypted by a key of ours ("Managing
    // encrypted tables", "Authorizing use of your customer managed key").
    let table = |call: &Call| {
        facts.tables.iter().find(|(id, _)| call.resource.starts_with(&format!("${{{id}.Arn}}")))
    };
    let keys: BTreeSet<String> =
        calls.iter().filter_map(table).map(|(_, table)| table.key.clone()).collect();
    let via = format!("dynamodb.{}.amazonaws.com", facts.region);
    for key in keys {
        for action in
            ["Encrypt", "Decrypt", "ReEncryptFrom", "ReEncryptTo", "GenerateDataKey", "DescribeKey"]
        {
            let call = Call::new(format!("kms:{action}"), &key);
            calls.push(call.with("kms:ViaService", [via.clone()]));
        }
    }
    // Lambda reads the environment in the function's name, and writes its log.
    let Facts { region, account, .. } = facts;
    if let Some(key) = &function.environment_key {
        let arn = format!("arn:aws:lambda:{region}:{account}:function:{}", function.deployed_as);
        let context = "kms:EncryptionContext:aws:lambda:FunctionArn";
        calls.push(Call::new("kms:Decrypt", key).with(context, [arn]));
    }
    let pascal = name[..1].to_uppercase() + &name[1..];
    for action in ["logs:CreateLogStream", "logs:PutLogEvents"] {
        calls.push(Call::new(action, format!("${{{pascal}Log.Arn}}")));
    }
    calls
}

/// What of a statement no call needed, reviewed exceptions aside.
fn unused(
    name: &str,
    statement: &Statement,
    calls: &[Call],
    untouched: &mut BTreeSet<usize>,
) -> Vec<String> {
    let mut unused = Vec::new();
    for action in &statement.actions {
        for resource in &statement.on {
            let narrow = Statement {
                actions: vec![action.clone()],
                on: vec![resource.clone()],
                ..statement.clone()
            };
            if calls.iter().any(|call| allows(&narrow, call)) {
                continue;
            }
            let exception = NOT_EXERCISED.iter().position(|one| {
                one.function == name
                    && one.statement == statement.sid
                    && one.action == action
                    && resource.starts_with(&format!("${{{}", one.on))
            });
            match exception {
                Some(at) => drop(untouched.remove(&at)),
                None => unused.push(format!("{action} on {resource}")),
            }
        }
    }
    unused
}
