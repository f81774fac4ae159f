//! A flow as a picture: Mermaid text, for documents and reviews.

use std::fmt::Write as _;

use super::definition::{Flow, Flows, Step, StepKind, Target};

impl Flows {
    /// A flow as a Mermaid flow chart; `None` if there is none of this name.
    #[must_use]
    pub fn draw(&self, name: &str) -> Option<String> {
        let flow = self.get(name)?;
        let mut chart = String::from("flowchart TD\n");
        let begins =
            if flow.starts_on.is_empty() { flow.name.clone() } else { flow.starts_on.join(", ") };
        line(&mut chart, &format!("start([{begins}]) --> {}", node(flow, 0)));
        for (index, step) in flow.steps.iter().enumerate() {
            draw_step(&mut chart, flow, index, step);
        }
        line(&mut chart, "finish([end])");
        Some(chart)
    }
}

fn line(chart: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(chart, "  {text}");
}

fn draw_step(chart: &mut String, flow: &Flow, index: usize, step: &Step) {
    let id = format!("s{index}");
    let next = node(flow, index + 1);
    let guarded = !step.when.is_empty();
    if guarded {
        let conditions: Vec<String> = step
            .when
            .iter()
            .map(|condition| format!("{} is {}", condition.slot, condition.is.join(" or ")))
            .collect();
        line(chart, &format!("w{index}{{{{\"{}?\"}}}} -->|yes| {id}", conditions.join(" and ")));
        line(chart, &format!("w{index} -->|no| {next}"));
    }
    let (shape, to) = match &step.kind {
        StepKind::Collect(slot) => (format!("[/\"ask: {slot}\"/]"), next),
        StepKind::Say(key) => (format!("[\"say: {key}\"]"), next),
        StepKind::LookUp => ("[\"tell the order\"]".to_owned(), next),
        StepKind::Act { request, .. } => (format!("[[\"confirm and do: {request}\"]]"), next),
        StepKind::HandOver(reason) => (format!("[\"hand over: {reason}\"]"), "finish".to_owned()),
        StepKind::Link(name) => (format!("[\"flow: {name}\"]"), "finish".to_owned()),
        StepKind::Go(Target::End) => ("((\" \"))".to_owned(), "finish".to_owned()),
        StepKind::Go(Target::Step(to)) => ("((\" \"))".to_owned(), node(flow, *to)),
    };
    line(chart, &format!("{id}{shape} --> {to}"));
}

/// Where the way to a step leads: to its condition, if it has one.
fn node(flow: &Flow, index: usize) -> String {
    match flow.steps.get(index) {
        None => "finish".to_owned(),
        Some(step) if step.when.is_empty() => format!("s{index}"),
        Some(_) => format!("w{index}"),
    }
}
