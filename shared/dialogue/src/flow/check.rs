//! Whether flows can be gone through: names that exist, steps that can be reached, requests that
//! can be put together, wording in every language, intents that are taught.

use aisle_domain::shop::OrderStatus;

use super::definition::{Condition, Flow, Flows, SlotKind, Step, StepKind, Target};
use super::parse::{FlowError, known_statuses};
use super::request::{fields, options, slot_of};
use crate::wording::Wording;

/// What a condition can look at beside slots.
pub(super) const STATUS: &str = "order.status";
/// What a condition can ask of every slot.
pub(super) const KNOWN: &str = "known";
/// What a condition can ask of every slot.
pub(super) const MISSING: &str = "missing";

/// What is wrong with flows by themselves.
pub(super) fn structure(flows: &[Flow]) -> Vec<FlowError> {
    let mut errors = Vec::new();
    for (index, flow) in flows.iter().enumerate() {
        let first = (1, 1);
        if flows[..index].iter().any(|other| other.name == flow.name) {
            let told = format!("another file has a flow {:?}", flow.name);
            errors.push(FlowError::new(&flow.file, first, told));
        }
        for intent in &flow.starts_on {
            let other = flows[..index].iter().find(|other| other.starts_on.contains(intent));
            if let Some(other) = other {
                let told = format!("{intent} starts the flow {:?} already", other.name);
                errors.push(FlowError::new(&flow.file, first, told));
            }
        }
        steps(flow, flows, &mut errors);
    }
    errors
}

fn steps(flow: &Flow, flows: &[Flow], errors: &mut Vec<FlowError>) {
    let reached = reachable(&flow.steps);
    for (index, step) in flow.steps.iter().enumerate() {
        let mut tell = |told: String| errors.push(FlowError::new(&flow.file, step.at, told));
        if !reached[index] {
            tell("no way leads to this step".to_owned());
        }
        for told in step.when.iter().filter_map(|condition| wrong_condition(flow, condition)) {
            tell(told);
        }
        match &step.kind {
            StepKind::Link(name) if !flows.iter().any(|other| other.name == *name) => {
                tell(format!("there is no flow {name:?}"));
            }
            StepKind::Link(name) if *name == flow.name => tell("a flow leads to itself".to_owned()),
            StepKind::LookUp if flow.order_slot().is_none() => {
                tell("look_up needs `collect: order` before it".to_owned());
            }
            StepKind::Act { request, with, .. } => {
                for told in wrong_request(flow, index, request, with) {
                    tell(told);
                }
            }
            _ => {}
        }
    }
    if let Some(cycle) = link_cycle(flow, flows) {
        errors.push(FlowError::new(&flow.file, (1, 1), cycle));
    }
}

/// Which steps some way leads to.
fn reachable(steps: &[Step]) -> Vec<bool> {
    let mut reached = vec![false; steps.len()];
    if let Some(first) = reached.first_mut() {
        *first = true;
    }
    for (index, step) in steps.iter().enumerate() {
        if !reached[index] {
            continue;
        }
        let leaves =
            matches!(step.kind, StepKind::Go(_) | StepKind::HandOver(_) | StepKind::Link(_));
        if let StepKind::Go(Target::Step(to)) = step.kind {
            reached[to] = true;
        }
        if (!leaves || !step.when.is_empty()) && index + 1 < reached.len() {
            reached[index + 1] = true;
        }
    }
    reached
}

fn wrong_condition(flow: &Flow, condition: &Condition) -> Option<String> {
    let general = |value: &String| value == KNOWN || value == MISSING;
    if condition.slot == STATUS {
        let known = |value: &String| OrderStatus::ALL.iter().any(|status| status.name() == value);
        if flow.order_slot().is_none() {
            return Some("order.status needs `collect: order`".to_owned());
        }
        let unknown = condition.is.iter().find(|value| !known(value))?;
        return Some(format!("{unknown:?} is no status of an order; {}", known_statuses()));
    }
    let Some(slot) = flow.slot(&condition.slot) else {
        return Some(format!("no step collects {:?}", condition.slot));
    };
    let unknown = match &slot.kind {
        SlotKind::Option(options) => {
            condition.is.iter().find(|value| !general(value) && !options.contains(value))
        }
        _ => condition.is.iter().find(|value| !general(value)),
    };
    unknown.map(|value| match &slot.kind {
        SlotKind::Option(options) => format!("{value:?} is none of {}", options.join(", ")),
        _ => format!("{:?} can only be {KNOWN} or {MISSING}", slot.name),
    })
}

fn wrong_request(flow: &Flow, at: usize, request: &str, with: &[(String, String)]) -> Vec<String> {
    let Some(fields) = fields(request) else {
        return vec![format!("{request:?} is no request that a flow can make")];
    };
    let mut wrong = Vec::new();
    for (name, value) in with {
        match fields.iter().find(|field| field.name == name && field.kind == "option") {
            None => wrong.push(format!("{request} has no field {name:?} that `with` can say")),
            Some(field) => wrong.extend(wrong_option(field.name, value)),
        }
    }
    for field in fields {
        if with.iter().any(|(name, _)| name == field.name) {
            continue;
        }
        let Some(slot) = slot_of(flow, field) else {
            if !field.optional {
                let (name, kind) = (field.name, field.kind);
                let how = if name == kind {
                    format!("`collect: {name}`")
                } else {
                    format!("`collect: {name}` with `type: {kind}`")
                };
                wrong.push(format!("{request} needs {name}: {how}"));
            }
            continue;
        };
        let collects = |step: &Step| matches!(&step.kind, StepKind::Collect(name) if name == slot);
        if !flow.steps[..at].iter().any(collects) {
            wrong.push(format!("{request} needs {slot:?}, which is collected only after it"));
        }
        if let Some(SlotKind::Option(values)) = flow.slot(slot).map(|slot| &slot.kind) {
            wrong.extend(values.iter().filter_map(|value| wrong_option(field.name, value)));
        }
    }
    wrong
}

fn wrong_option(field: &str, value: &str) -> Option<String> {
    let known = options(field)?;
    (!known.contains(&value))
        .then(|| format!("{field} is one of {}, not {value}", known.join(", ")))
}

/// Flows that lead to each other without end.
fn link_cycle(flow: &Flow, flows: &[Flow]) -> Option<String> {
    let mut open: Vec<&str> = links(flow);
    let mut seen: Vec<&str> = Vec::new();
    while let Some(name) = open.pop() {
        if name == flow.name {
            return Some(format!("links lead from {name:?} back to itself"));
        }
        if !seen.contains(&name) {
            seen.push(name);
            open.extend(flows.iter().filter(|other| other.name == name).flat_map(links));
        }
    }
    None
}

fn links(flow: &Flow) -> Vec<&str> {
    flow.steps
        .iter()
        .filter_map(|step| match &step.kind {
            StepKind::Link(name) => Some(name.as_str()),
            _ => None,
        })
        .collect()
}

impl Flows {
    /// What is wrong with the flows beside the pack's wording and, where they are given, the
    /// intents that its phrases teach.
    #[must_use]
    pub fn check(&self, wording: &Wording, intents: Option<&[String]>) -> Vec<FlowError> {
        let mut errors = Vec::new();
        for flow in &self.flows {
            let unknown = |intent: &&String| intents.is_some_and(|known| !known.contains(intent));
            for intent in flow.starts_on.iter().filter(unknown) {
                let told = format!("starts_on: no phrase teaches the intent {intent:?}");
                errors.push(FlowError::new(&flow.file, (1, 1), told));
            }
            let mut keys = vec![((1, 1), format!("flow-{}", flow.name))];
            for step in &flow.steps {
                keys.extend(keys_of(flow, step).into_iter().map(|key| (step.at, key)));
            }
            for (at, key) in keys {
                let lacking = wording.languages_without(&key);
                if !lacking.is_empty() {
                    let files: Vec<String> =
                        lacking.iter().map(|language| format!("wording/{language}.ftl")).collect();
                    let told = format!("{} has no {key}", files.join(", "));
                    errors.push(FlowError::new(&flow.file, at, told));
                }
            }
        }
        errors
    }
}

/// The wordings that a step needs.
fn keys_of(flow: &Flow, step: &Step) -> Vec<String> {
    match &step.kind {
        StepKind::Collect(name) => {
            let Some(slot) = flow.slot(name) else { return Vec::new() };
            let mut keys = vec![slot.ask.clone()];
            if let SlotKind::Option(options) = &slot.kind {
                keys.extend(options.iter().map(|option| format!("option-{option}")));
            }
            keys
        }
        StepKind::Say(key) => vec![key.clone()],
        StepKind::Act { request, note, .. } => {
            let mut keys = vec![format!("confirm-{request}"), format!("done-{request}")];
            keys.extend(note.clone());
            keys
        }
        StepKind::HandOver(reason) => vec![format!("hand-over-{reason}")],
        StepKind::Go(_) | StepKind::LookUp | StepKind::Link(_) => Vec::new(),
    }
}
