//! One turn of a running flow: what is looked at, what is changed, and what is bounded. Which step
//! comes next is `walk`'s business.

use aisle_domain::after_sales::Record;
use aisle_domain::conversation::{Flow as Talk, State};
use aisle_domain::flow::{Asked, Running, SlotValue};
use aisle_domain::ids::OrderNumber;

use super::definition::{Flow, SlotKind};
use crate::context::Context;
use crate::decide::Decision;

/// Texts that are kept to be read later.
const MAX_SAID: usize = 6;
/// Of each text, in bytes; longer ones are cut.
const MAX_SAID_BYTES: usize = 600;
/// Of all texts together, in bytes: the oldest are forgotten first.
const MAX_ALL_SAID_BYTES: usize = 1_200;
/// The status that the order had when it was first read.
pub(super) const STATUS: &str = "order.status";

/// One turn.
pub(super) struct Turn<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) flow: &'a Flow,
    pub(super) running: Running,
    pub(super) decision: Decision,
    pub(super) record: Option<&'a Record>,
    /// Whether the version that it began with is no more, so that it starts again.
    pub(super) restarted: bool,
}

impl<'a> Turn<'a> {
    /// A turn of a flow that runs. If its version is no more, it starts again with what still
    /// fits; `None` if there is no such flow at all.
    pub(super) fn of(context: &'a Context<'a>, state: &State, running: &Running) -> Option<Self> {
        let mut decision = Decision::from(state);
        let mut running = running.clone();
        if let Some(flow) = context.flows.of_version(&running.flow, &running.version) {
            return Some(Self { context, flow, running, decision, record: None, restarted: false });
        }
        let flow = context.flows.get(&running.flow)?;
        decision.say(context, "flow-restarted", &[]);
        running.version = context.flows.version().to_owned();
        running.slots.retain(|name, value| fits(flow, name, value));
        (running.asked, running.quote, running.done) = (None, None, Vec::new());
        Some(Self { context, flow, running, decision, record: None, restarted: true })
    }

    pub(super) fn say(&mut self, key: &str, arguments: &[(&str, &str)]) {
        self.decision.say(self.context, key, arguments);
    }

    /// The words of a key in the conversation's language.
    pub(super) fn words(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        self.context.wording.say(self.decision.state.language, key, arguments)
    }

    /// The words of a key that may not exist.
    pub(super) fn words_if_known(&self, key: &str) -> Option<String> {
        self.context.wording.say_if_known(self.decision.state.language, key, &[])
    }

    /// What the flow is called.
    pub(super) fn name(&self) -> String {
        let key = format!("flow-{}", self.running.flow);
        self.words_if_known(&key).unwrap_or_else(|| self.running.flow.clone())
    }

    /// The order, once known.
    pub(super) fn order(&self) -> Option<&OrderNumber> {
        match self.running.slots.get(&self.flow.order_slot()?.name)? {
            SlotValue::Order(number) => Some(number),
            _ => None,
        }
    }

    /// Takes an order. What was known of another order is forgotten, and what was said is read
    /// again against this one.
    pub(super) fn set_order(&mut self, number: OrderNumber) {
        let Some(slot) = self.flow.order_slot() else { return };
        if self.order().is_some_and(|known| *known != number) {
            self.forget_record();
        }
        self.running.slots.insert(slot.name.clone(), SlotValue::Order(number));
    }

    /// Forgets what was read for an order.
    pub(super) fn forget_record(&mut self) {
        let slots: Vec<&str> = self
            .flow
            .slots
            .iter()
            .filter(|slot| matches!(slot.kind, SlotKind::Items | SlotKind::Swaps))
            .map(|slot| slot.name.as_str())
            .collect();
        self.running.slots.retain(|name, _| {
            let of = name.split('.').next().unwrap_or_default();
            name != STATUS && !slots.contains(&of)
        });
        self.running.quote = None;
        self.running.read = 0;
    }

    /// Whether a slot needs no more asking.
    pub(super) fn knows(&self, slot: &str) -> bool {
        self.running.slots.contains_key(slot)
            && !self.running.slots.contains_key(&format!("{slot}.from"))
    }

    /// The slot that is asked for.
    pub(super) fn asked_slot(&self) -> Option<&str> {
        match &self.running.asked {
            Some(Asked::Slot(name)) => Some(name),
            _ => None,
        }
    }

    /// Keeps what was said, to be read once the order book is heard.
    pub(super) fn keep(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let end = text.floor_char_boundary(MAX_SAID_BYTES);
        self.running.said.push(text[..end].to_owned());
        let said = &mut self.running.said;
        while said.len() > MAX_SAID
            || (said.len() > 1 && said.iter().map(String::len).sum::<usize>() > MAX_ALL_SAID_BYTES)
        {
            said.remove(0);
            self.running.read = self.running.read.saturating_sub(1);
        }
    }

    /// Whether something was said that was not read against the order book.
    pub(super) fn has_unread(&self) -> bool {
        usize::from(self.running.read) < self.running.said.len()
            || self.running.slots.keys().any(|name| name.ends_with(".picked"))
    }

    /// Remembers a question that is asked by the entry that is decided on.
    pub(super) fn asked(&mut self, asked: Asked) {
        self.running.asked = Some(asked);
        self.running.asked_at = self.context.seq;
    }

    /// The decision, with the flow still going on.
    pub(super) fn goes_on(mut self) -> Decision {
        self.decision.state.flow = Some(Talk::Running(Box::new(self.running)));
        self.decision
    }
}

/// Whether a value is one that the slot of a flow can hold.
pub(super) fn fits(flow: &Flow, name: &str, value: &SlotValue) -> bool {
    let Some(slot) = flow.slot(name) else { return false };
    match (&slot.kind, value) {
        (SlotKind::Option(options), SlotValue::Option(option)) => options.contains(option),
        (SlotKind::Order, SlotValue::Order(_))
        | (SlotKind::Items, SlotValue::Items(_))
        | (SlotKind::Swaps, SlotValue::Swaps(_))
        | (SlotKind::PaymentMethod, SlotValue::Method(_))
        | (SlotKind::Address, SlotValue::Address(_))
        | (SlotKind::Text | SlotKind::Link, SlotValue::Text(_))
        | (SlotKind::Goods, SlotValue::Goods(_))
        | (SlotKind::Phone, SlotValue::Phone(_))
        | (SlotKind::Day, SlotValue::Day(_)) => true,
        _ => false,
    }
}
