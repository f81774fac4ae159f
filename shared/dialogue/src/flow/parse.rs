//! From the text of a flow file to a [`Flow`]. Everything wrong is told with file, line and column.
//! Whether wording and intents exist is `check`'s business.

use aisle_domain::shop::OrderStatus;

use super::check;
use super::definition::{
    AccountField, Condition, Flow, Flows, Slot, SlotKind, Step, StepKind, Target,
};
use crate::yaml::{self, At, Node, Value};

/// What a step can do.
const VERBS: [&str; 7] = ["collect", "go", "say", "look_up", "act", "hand_over", "link"];
/// Steps that a flow can have.
const MAX_STEPS: usize = 60;
/// Options that a slot can have: what is offered must be readable.
const MAX_OPTIONS: usize = 10;

/// Why a flow file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {problem}")]
pub struct FlowError {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What is wrong, and what to do.
    pub problem: String,
}

impl FlowError {
    pub(super) fn new(file: &str, at: (usize, usize), problem: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line: at.0, column: at.1, problem: problem.into() }
    }
}

impl Flows {
    /// Reads and checks flow files, given as (name, text).
    ///
    /// # Errors
    /// Every problem found, with file, line and column.
    pub fn parse(files: &[(String, String)]) -> Result<Self, Vec<FlowError>> {
        let mut errors = Vec::new();
        let mut flows: Vec<Flow> = Vec::new();
        for (file, text) in files {
            match flow(file, text) {
                Ok(flow) => flows.push(flow),
                Err((at, problem)) => {
                    errors.push(FlowError::new(file, (at.line, at.column), problem));
                }
            }
        }
        if errors.is_empty() {
            errors = check::structure(&flows);
        }
        if errors.is_empty() {
            Ok(Self { version: version(files), flows, previous: Vec::new() })
        } else {
            Err(errors)
        }
    }
}

/// A hash of names and texts (FNV-1a, 64 bits): tells versions apart, guards nothing.
fn version(files: &[(String, String)]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for (name, text) in files {
        for part in [name, text] {
            for byte in part.bytes().chain([0]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
            }
        }
    }
    format!("{hash:016x}")
}

type Problem = (At, String);

fn problem<T>(at: At, text: impl Into<String>) -> Result<T, Problem> {
    Err((at, text.into()))
}

fn flow(file: &str, text: &str) -> Result<Flow, Problem> {
    let root = yaml::parse(text)?;
    let fields = Fields::of(&root, &["flow", "starts_on", "steps"])?;
    let name = identifier(fields.required("flow")?)?;
    let starts_on = match fields.get("starts_on") {
        Some(node) => names(node)?,
        None => Vec::new(),
    };
    let nodes = list(fields.required("steps")?)?;
    if nodes.is_empty() || nodes.len() > MAX_STEPS {
        return problem(root.at, format!("a flow has 1 to {MAX_STEPS} steps"));
    }
    let mut slots: Vec<Slot> = Vec::new();
    let mut steps: Vec<Step> = Vec::new();
    let mut jumps: Vec<(usize, String, At)> = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        let step = step(node, index, &mut slots, &mut jumps)?;
        let twice = step.id.is_some() && steps.iter().any(|other| other.id == step.id);
        if twice {
            return problem(node.at, "another step has this id");
        }
        steps.push(step);
    }
    for (index, target, at) in jumps {
        let to = steps.iter().position(|step| step.id.as_deref() == Some(target.as_str()));
        let to = match to {
            Some(to) if to > index => Target::Step(to),
            Some(_) => {
                return problem(
                    at,
                    "go leads back; a flow asks again by itself, so lead further down",
                );
            }
            None if target == "end" => Target::End,
            None => return problem(at, format!("no step has the id {target:?}; `end` is the end")),
        };
        steps[index].kind = StepKind::Go(to);
    }
    Ok(Flow { file: file.to_owned(), name, starts_on, slots, steps })
}

fn step(
    node: &Node,
    index: usize,
    slots: &mut Vec<Slot>,
    jumps: &mut Vec<(usize, String, At)>,
) -> Result<Step, Problem> {
    let Value::Map(entries) = &node.value else {
        return problem(node.at, format!("a step is one of {}, with a value", VERBS.join(", ")));
    };
    let mut verbs = entries.iter().filter(|(key, ..)| VERBS.contains(&key.as_str()));
    let (verb, value) = match (verbs.next(), verbs.next()) {
        (Some((verb, _, value)), None) => (verb.as_str(), value),
        (Some(_), Some((_, at, _))) => {
            return problem(*at, "a step does one thing; make two of it");
        }
        (None, _) => return problem(node.at, format!("a step does one of {}", VERBS.join(", "))),
    };
    let own: &[&str] = match verb {
        "collect" => &["id", "when", "collect", "type", "ask", "options", "statuses", "account"],
        "act" => &["id", "when", "act", "with", "note"],
        _ => &["id", "when", verb],
    };
    let fields = Fields::of(node, own)?;
    let kind = match verb {
        "collect" => StepKind::Collect(collect(value, &fields, slots)?),
        "say" => StepKind::Say(key(value)?),
        "look_up" => match value.text() {
            Some("order") => StepKind::LookUp,
            _ => return problem(value.at, "only `order` can be looked up"),
        },
        "act" => StepKind::Act {
            request: identifier(value)?,
            with: match fields.get("with") {
                Some(node) => pairs(node)?,
                None => Vec::new(),
            },
            note: fields.get("note").map(key).transpose()?,
        },
        "hand_over" => StepKind::HandOver(identifier(value)?),
        "link" => StepKind::Link(identifier(value)?),
        _ => {
            jumps.push((index, identifier(value)?, value.at));
            StepKind::Go(Target::End)
        }
    };
    let when = match fields.get("when") {
        Some(node) => conditions(node)?,
        None => Vec::new(),
    };
    let id = fields.get("id").map(identifier).transpose()?;
    Ok(Step { at: (node.at.line, node.at.column), id, when, kind })
}

fn collect(value: &Node, fields: &Fields<'_>, slots: &mut Vec<Slot>) -> Result<String, Problem> {
    let name = identifier(value)?;
    let known = slots.iter().find(|slot| slot.name == name);
    let plain = ["type", "ask", "options", "statuses", "account"];
    let plain = plain.iter().all(|key| fields.get(key).is_none());
    if let (Some(known), true) = (known, plain) {
        return Ok(known.name.clone());
    }
    let kind_node = fields.get("type");
    let kind = kind_node.map_or(Ok(name.as_str()), text)?;
    let kind = match (kind, fields.get("options")) {
        ("option", Some(options)) => {
            let options_named = names(options)?;
            if options_named.is_empty() || options_named.len() > MAX_OPTIONS {
                return problem(options.at, format!("a slot has 1 to {MAX_OPTIONS} options"));
            }
            SlotKind::Option(options_named)
        }
        ("option", None) => return problem(value.at, "an option needs `options: [one, another]`"),
        (_, Some(options)) => return problem(options.at, "only `type: option` has options"),
        ("order", None) => SlotKind::Order,
        ("items", None) => SlotKind::Items,
        ("swaps", None) => SlotKind::Swaps,
        ("payment_method", None) => SlotKind::PaymentMethod,
        ("address", None) => SlotKind::Address,
        ("text", None) => SlotKind::Text,
        ("phone", None) => SlotKind::Phone,
        ("day", None) => SlotKind::Day,
        ("goods", None) => SlotKind::Goods,
        ("link", None) => SlotKind::Link,
        (other, None) => {
            let kinds = "order, items, swaps, payment_method, address, option, text, phone, day, \
                         goods, link";
            let at = kind_node.unwrap_or(value).at;
            return problem(at, format!("{other:?} is no type; write `type:` with one of {kinds}"));
        }
    };
    let statuses = match fields.get("statuses") {
        Some(node) if kind == SlotKind::Order => statuses(node)?,
        Some(node) => return problem(node.at, "only an order has statuses"),
        None => Vec::new(),
    };
    let account = fields.get("account").map(|node| account(node, &kind)).transpose()?;
    let default = if kind == SlotKind::Order { "which-order".to_owned() } else { name.clone() };
    let ask = match fields.get("ask") {
        Some(node) => key(node)?,
        None => format!("ask-{default}"),
    };
    let slot = Slot { name, kind, ask, statuses, account };
    match known {
        Some(known) if *known != slot => {
            problem(value.at, format!("{:?} is collected above in another way", slot.name))
        }
        Some(known) => Ok(known.name.clone()),
        None => {
            slots.push(slot.clone());
            Ok(slot.name)
        }
    }
}

fn account(node: &Node, kind: &SlotKind) -> Result<AccountField, Problem> {
    match (text(node)?, kind) {
        ("name", SlotKind::Text) => Ok(AccountField::Name),
        ("phone", SlotKind::Text | SlotKind::Phone) => Ok(AccountField::Phone),
        _ => problem(node.at, "words can be the account's `name` or `phone`, a phone its `phone`"),
    }
}

fn statuses(node: &Node) -> Result<Vec<OrderStatus>, Problem> {
    let status = |name: &String| {
        let known = OrderStatus::ALL.into_iter().find(|status| status.name() == name);
        known.ok_or_else(|| {
            (node.at, format!("{name:?} is no status of an order; {}", known_statuses()))
        })
    };
    names(node)?.iter().map(status).collect()
}

/// The statuses of an order, for a message.
pub(super) fn known_statuses() -> String {
    let names: Vec<&str> = OrderStatus::ALL.iter().map(|status| status.name()).collect();
    format!("known are {}", names.join(", "))
}

fn conditions(node: &Node) -> Result<Vec<Condition>, Problem> {
    let Value::Map(entries) = &node.value else {
        return problem(node.at, "write `when: {slot: value}` or `when: {slot: [one, another]}`");
    };
    let condition = |(slot, _, value): &(String, At, Node)| {
        Ok(Condition { slot: slot.clone(), is: names(value)? })
    };
    entries.iter().map(condition).collect()
}

fn pairs(node: &Node) -> Result<Vec<(String, String)>, Problem> {
    let Value::Map(entries) = &node.value else {
        return problem(node.at, "write `with: {field: value}`");
    };
    entries.iter().map(|(field, _, value)| Ok((field.clone(), identifier(value)?))).collect()
}

/// The fields of a map that has no others.
struct Fields<'a> {
    at: At,
    entries: &'a [(String, At, Node)],
}

impl<'a> Fields<'a> {
    fn of(node: &'a Node, known: &[&str]) -> Result<Self, Problem> {
        let Value::Map(entries) = &node.value else {
            return problem(
                node.at,
                format!("write it as `key: value`, with {}", known.join(", ")),
            );
        };
        for (name, at, _) in entries {
            if !known.contains(&name.as_str()) {
                return problem(
                    *at,
                    format!("{name:?} is not known here; {} are", known.join(", ")),
                );
            }
        }
        Ok(Self { at: node.at, entries })
    }

    fn get(&self, key: &str) -> Option<&'a Node> {
        self.entries.iter().find(|(name, ..)| name == key).map(|(_, _, node)| node)
    }

    fn required(&self, key: &str) -> Result<&'a Node, Problem> {
        self.get(key).ok_or_else(|| (self.at, format!("`{key}:` is missing")))
    }
}

fn text(node: &Node) -> Result<&str, Problem> {
    node.text().ok_or_else(|| (node.at, "one word belongs here".to_owned()))
}

fn list(node: &Node) -> Result<&[Node], Problem> {
    match &node.value {
        Value::List(items) => Ok(items),
        _ => problem(node.at, "a list belongs here: lines that begin with `- `"),
    }
}

/// Names: one, or a list of them.
fn names(node: &Node) -> Result<Vec<String>, Problem> {
    match &node.value {
        Value::List(items) => items.iter().map(identifier).collect(),
        _ => Ok(vec![identifier(node)?]),
    }
}

/// 1 to 48 of a to z, digits and `_`.
fn identifier(node: &Node) -> Result<String, Problem> {
    let name = text(node)?;
    let fits = (1..=48).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if fits {
        Ok(name.to_owned())
    } else {
        problem(node.at, format!("{name:?} is no name: 1 to 48 of a to z, 0 to 9 and _"))
    }
}

/// The key of a wording.
fn key(node: &Node) -> Result<String, Problem> {
    let name = text(node)?;
    let fits = (1..=64).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if fits {
        Ok(name.to_owned())
    } else {
        problem(node.at, format!("{name:?} is no key of a wording file"))
    }
}
