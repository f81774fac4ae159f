//! Questions: what is asked, in which words the second time, and what is offered to pick from.

use aisle_domain::after_sales::{PaymentMethod, Record};
use aisle_domain::conversation::Action;
use aisle_domain::flow::{Asked, SlotValue};
use aisle_domain::ids::{ItemId, PaymentMethodId};
use aisle_domain::part::{Choice, Part};
use aisle_domain::shop::{OrderLine, Product, Variant};

use super::definition::{Slot, SlotKind};
use super::money;
use super::turn::Turn;
use crate::card::item_label;
use crate::decide::Decision;
use crate::small_talk::{choice, offer};

/// Choices that are offered; more would not be read, and each is stored twice.
const MAX_CHOICES: usize = 8;
/// Answers that did not help before a human is offered.
const HUMAN_AFTER: u8 = 2;
/// Anger from which a human is offered at once.
pub(super) const ANGRY: u16 = 400;
/// The choice that takes all items.
pub(super) const ALL_ITEMS: &str = "items:all";

/// Asks for a slot; those that are read against the order book have been.
pub(super) fn slot(mut turn: Turn<'_>, slot: &Slot) -> Decision {
    let record = turn.record;
    let choices = match (&slot.kind, record) {
        (SlotKind::Option(options), _) => options.iter().map(|name| option(&turn, name)).collect(),
        (SlotKind::Items, Some(record)) => items(&turn, record),
        (SlotKind::Swaps, Some(record)) => return swaps(turn, slot, record),
        (SlotKind::PaymentMethod, Some(record)) => {
            methods(record).iter().map(|it| method_choice(&turn, it)).collect()
        }
        _ => Vec::new(),
    };
    question(&mut turn, &slot.ask, &[]);
    put(turn, Asked::Slot(slot.name.clone()), choices)
}

/// Asks for the order's number.
pub(super) fn order(mut turn: Turn<'_>) -> Decision {
    let Some(slot) = turn.flow.order_slot() else { return turn.goes_on() };
    let choices: Vec<Choice> = turn
        .decision
        .state
        .offered
        .iter()
        .filter(|choice| choice.id.starts_with("order:"))
        .cloned()
        .collect();
    if choices.is_empty() {
        question(&mut turn, "ask-order-number", &[]);
    } else {
        question(&mut turn, &slot.ask, &[]);
    }
    put(turn, Asked::Slot(slot.name.clone()), choices)
}

/// Asks which of the shopper's orders.
pub(super) fn which_order(mut turn: Turn<'_>, choices: Vec<Choice>) -> Decision {
    let Some(slot) = turn.flow.order_slot() else { return turn.goes_on() };
    question(&mut turn, &slot.ask, &[]);
    put(turn, Asked::Slot(slot.name.clone()), choices)
}

/// Asks for what shows that the order is the shopper's.
pub(super) fn proof(mut turn: Turn<'_>) -> Decision {
    let order = turn.order().map(ToString::to_string).unwrap_or_default();
    question(&mut turn, "ask-proof", &[("order", &order)]);
    put(turn, Asked::Proof, Vec::new())
}

/// Asks which item, or which variant instead of one.
fn swaps<'a>(mut turn: Turn<'a>, slot: &Slot, record: &'a Record) -> Decision {
    let asked = Asked::Slot(slot.name.clone());
    let Some((line, product)) = waiting_line(&turn, &slot.name, record) else {
        let choices = items(&turn, record).into_iter().filter(|it| it.id != ALL_ITEMS).collect();
        question(&mut turn, &slot.ask, &[]);
        return put(turn, asked, choices);
    };
    let name = item_label(line);
    let variants = variants(product, line);
    if variants.is_empty() {
        turn.say("no-other-variants", &[("name", &name)]);
        let human = offer(turn.context, &turn.decision.state, choice::HUMAN, "choice-human");
        turn.running.asked = None;
        turn.decision.offer(vec![human]);
        return turn.goes_on();
    }
    let choices = variants
        .iter()
        .take(MAX_CHOICES)
        .map(|variant| Choice {
            id: format!("variant:{}:{}", line.item, variant.item),
            label: variant_label(variant),
        })
        .collect();
    question(&mut turn, "ask-new-variant", &[("name", &name)]);
    put(turn, asked, choices)
}

/// The first line of which it is not known what is wanted instead.
pub(super) fn waiting_line<'a>(
    turn: &Turn<'_>,
    slot: &str,
    record: &'a Record,
) -> Option<(&'a OrderLine, &'a Product)> {
    let Some(SlotValue::Items(waiting)) = turn.running.slots.get(&format!("{slot}.from")) else {
        return None;
    };
    let first = waiting.first()?;
    let order = record.order.as_ref()?;
    let line = order.lines.iter().find(|line| line.item == *first)?;
    let product = record.products.iter().find(|product| product.id == line.product)?;
    Some((line, product))
}

/// What can be had instead of a line's item.
pub(super) fn variants<'a>(product: &'a Product, line: &OrderLine) -> Vec<&'a Variant> {
    product.variants.iter().filter(|it| it.available && it.item != line.item).collect()
}

pub(super) fn variant_label(variant: &Variant) -> String {
    let options: Vec<&str> = variant.options.iter().map(|(_, value)| value.as_str()).collect();
    let options = options.join(", ");
    let end = options.floor_char_boundary(60);
    format!("{} · {}", &options[..end], variant.price)
}

fn items(turn: &Turn<'_>, record: &Record) -> Vec<Choice> {
    let lines = record.order.as_ref().map(|order| order.lines.as_slice()).unwrap_or_default();
    let mut choices: Vec<Choice> = lines.iter().take(MAX_CHOICES).map(item_choice).collect();
    if choices.len() > 1 {
        let label = turn.words("choice-all-items", &[]);
        choices.push(Choice { id: ALL_ITEMS.to_owned(), label });
    }
    choices
}

fn item_choice(line: &OrderLine) -> Choice {
    Choice {
        id: format!("item:{}", line.item),
        label: format!("{} · {}", item_label(line), line.unit_price),
    }
}

/// What can pay: the customer's methods, or, for a guest, what the order was paid with.
pub(super) enum Method<'a> {
    Known(&'a PaymentMethod),
    Paid(&'a PaymentMethodId),
}

impl Method<'_> {
    pub(super) const fn id(&self) -> &PaymentMethodId {
        match self {
            Self::Known(method) => &method.id,
            Self::Paid(id) => id,
        }
    }
}

pub(super) fn methods(record: &Record) -> Vec<Method<'_>> {
    if let Some(customer) = record.customer.as_ref().filter(|it| !it.payment_methods.is_empty()) {
        return customer.payment_methods.iter().take(MAX_CHOICES).map(Method::Known).collect();
    }
    let mut paid: Vec<&PaymentMethodId> = Vec::new();
    for payment in record.order.iter().flat_map(|order| &order.after_sales.payments) {
        if !paid.contains(&&payment.method) {
            paid.push(&payment.method);
        }
    }
    paid.into_iter().take(MAX_CHOICES).map(Method::Paid).collect()
}

pub(super) fn method_label(turn: &Turn<'_>, method: &Method<'_>) -> String {
    match method {
        Method::Known(method) => money::method(turn.context, &turn.decision.state, method),
        Method::Paid(_) => turn.words("method-paid", &[]),
    }
}

fn method_choice(turn: &Turn<'_>, method: &Method<'_>) -> Choice {
    Choice { id: format!("method:{}", method.id()), label: method_label(turn, method) }
}

pub(super) fn option(turn: &Turn<'_>, name: &str) -> Choice {
    let label = turn.words(&format!("option-{name}"), &[]);
    Choice { id: format!("option:{name}"), label }
}

/// The items of a line, each as often as it was bought.
pub(super) fn copies(line: &OrderLine) -> Vec<ItemId> {
    let count = usize::try_from(line.quantity.clamp(1, 10)).unwrap_or(1);
    vec![line.item.clone(); count]
}

/// Says a question; after an answer that did not help, in other words.
fn question(turn: &mut Turn<'_>, key: &str, arguments: &[(&str, &str)]) {
    if turn.running.unclear == 0 {
        return turn.say(key, arguments);
    }
    let again = format!("{key}-again");
    let wording = turn.context.wording;
    match wording.say_if_known(turn.decision.state.language, &again, arguments) {
        Some(text) => turn.decision.parts.push(Part::Text(text)),
        None => {
            turn.say("not-understood", &[]);
            turn.say(key, arguments);
        }
    }
}

/// Puts what can be picked under a question, and a human where that may help.
pub(super) fn put(mut turn: Turn<'_>, asked: Asked, mut choices: Vec<Choice>) -> Decision {
    let state = &turn.decision.state;
    if turn.running.unclear >= HUMAN_AFTER || state.mood.anger_milli >= ANGRY {
        choices.push(offer(turn.context, state, choice::HUMAN, "choice-human"));
    }
    turn.asked(asked);
    if choices.is_empty() {
        turn.decision.state.offered = Vec::new();
    } else {
        turn.decision.offer(choices);
    }
    turn.goes_on()
}

/// Whether an action reads for a flow.
pub(super) const fn reads(action: &Action) -> bool {
    matches!(action, Action::ReadRecord { .. })
}
