//! Before anything is done: what exactly will happen, in words, and the yes that it takes. The yes
//! names the quote that it is for; a yes to an older one does nothing.

use aisle_domain::after_sales::{BookingKind, InvoiceKind, Quote, Request};
use aisle_domain::conversation::Action;
use aisle_domain::flow::{Asked, SlotValue};
use aisle_domain::part::{Choice, Part};

use super::ask;
use super::definition::StepKind;
use super::money;
use super::proof::{self, Access};
use super::repair;
use super::turn::Turn;
use super::walk;
use crate::decide::Decision;

/// Transfers that are kept with a quote, to be told again when it is done.
const MAX_TRANSFERS: usize = 6;

/// Says what will happen and asks whether it shall.
pub(super) fn quoted(mut turn: Turn<'_>, quote: &Quote, changed: bool) -> Decision {
    if changed {
        turn.say("quote-changed", &[]);
    }
    summary(&mut turn, quote);
    let note =
        walk::undone(&turn, |step| is_act(step, &quote.request)).and_then(|index| {
            match turn.flow.steps.get(index).map(|step| &step.kind) {
                Some(StepKind::Act { note, .. }) => note.clone(),
                _ => None,
            }
        });
    if let Some(note) = note {
        turn.say(&note, &[]);
    }
    turn.say("confirm-question", &[]);
    let yes = Choice { id: format!("yes:{}", quote.digest), label: turn.words("choice-yes", &[]) };
    let no = Choice { id: "no".to_owned(), label: turn.words("choice-no", &[]) };
    // Its items stand in the log; what is needed on is the request, the money and the digest.
    let transfers = quote.transfers.iter().take(MAX_TRANSFERS).cloned().collect();
    let kept = Quote { lines: Vec::new(), transfers, ..quote.clone() };
    turn.running.quote = Some(Box::new(kept));
    ask::put(turn, Asked::Confirm, vec![yes, no])
}

/// Says what will happen.
pub(super) fn summary(turn: &mut Turn<'_>, quote: &Quote) {
    let arguments = arguments(turn, &quote.request);
    let arguments: Vec<(&str, &str)> =
        arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
    turn.say(&format!("confirm-{}", quote.request.name()), &arguments);
    let state = &turn.decision.state;
    let lines = money::lines(turn.context, state, quote);
    let transfers = money::transfers(turn.context, state, quote);
    if !lines.is_empty() {
        turn.decision.parts.push(Part::List(lines));
    }
    turn.decision.parts.extend(transfers.into_iter().map(Part::Text));
}

/// Whether a yes that names a digest is one to the quote that is open.
pub(super) fn is_yes(turn: &Turn<'_>, named: &str) -> bool {
    turn.running.asked == Some(Asked::Confirm)
        && turn.running.quote.as_ref().is_some_and(|quote| quote.digest == named)
}

/// Orders what was confirmed.
pub(super) fn perform(mut turn: Turn<'_>) -> Decision {
    let Some(quote) = turn.running.quote.clone() else { return walk::advance(turn) };
    match proof::access(&turn, quote.request.order()) {
        Access::With(proof) if !proof.is_shown() => {
            turn.running.asked = None;
            turn.decision.state.offered = Vec::new();
            turn.decision.command = Some(Action::Perform {
                request: Box::new(quote.request),
                proof,
                confirmed: quote.digest,
            });
            turn.goes_on()
        }
        _ => walk::advance(turn),
    }
}

/// Nothing is done.
pub(super) fn declined(mut turn: Turn<'_>) -> Decision {
    turn.say("flow-cancelled", &[]);
    repair::ended(turn)
}

/// Whether a step is the one that a request comes from.
pub(super) fn is_act(step: &StepKind, request: &Request) -> bool {
    matches!(step, StepKind::Act { request: name, .. } if name == request.name())
}

/// What the sentences around a request can mention.
pub(super) fn arguments(turn: &Turn<'_>, request: &Request) -> Vec<(&'static str, String)> {
    let option = |name: &str| turn.words_if_known(&format!("option-{name}")).unwrap_or_default();
    let mut said = Vec::new();
    if let Some(order) = request.order() {
        said.push(("order", order.to_string()));
    }
    let label = turn.running.slots.iter().find_map(|(name, value)| match value {
        SlotValue::Text(text) if name.ends_with(".label") => Some(text.clone()),
        _ => None,
    });
    said.push(("method", label.unwrap_or_default()));
    match request {
        Request::CancelOrder { reason, .. } => said.push(("reason", option(reason))),
        Request::ReturnItems { reason: Some(reason), .. } => said.push(("reason", option(reason))),
        Request::ChangeAddress { address, .. } | Request::ChangeDefaultAddress { address } => {
            said.push(("address", money::address(address)));
        }
        Request::IssueInvoice { invoice, .. } => {
            let kind = match invoice.kind {
                InvoiceKind::Person => "person",
                InvoiceKind::Company => "company",
            };
            said.push(("for", option(kind)));
            said.push(("title", invoice.title.clone()));
            said.push(("phone", invoice.phone.clone().unwrap_or_default()));
            let none = || "none".to_owned();
            said.push(("tax", invoice.tax_number.clone().unwrap_or_else(none)));
        }
        Request::BookService { booking, .. } => {
            let day = match booking.day.parse() {
                Ok(day) => crate::dates::in_words(day, turn.decision.state.language),
                Err(_) => booking.day.clone(),
            };
            let kind = match booking.kind {
                BookingKind::Installation => "installation",
                BookingKind::Repair => "repair",
            };
            said.push(("service", option(kind)));
            said.push(("day", day));
            said.push(("name", booking.name.clone()));
            said.push(("phone", booking.phone.clone()));
        }
        _ => {}
    }
    said
}
