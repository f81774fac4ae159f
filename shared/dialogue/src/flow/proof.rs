//! What a running flow shows to be allowed to see an order. Whether it is enough is decided on the
//! order itself.

use aisle_domain::flow::{Asked, SlotValue};
use aisle_domain::identity::{MAX_PROOF_ATTEMPTS, Proof};
use aisle_domain::ids::OrderNumber;
use aisle_domain::understood::Understood;

use super::definition::SlotKind;
use super::turn::Turn;
use crate::decide::Decision;
use crate::small_talk::{choice, offer};
use crate::track_order;

/// Where an e-mail address is kept until it is tried.
const EMAIL: &str = "proof.email";
/// Where a postcode is kept until it is tried.
const POSTCODE: &str = "proof.postcode";
/// Where a phone number, or its end, is kept until it is tried.
const PHONE: &str = "proof.phone";

/// How an order can be got at.
pub(super) enum Access {
    /// By this proof.
    With(Proof),
    /// A proof must be asked for.
    Ask,
    /// Too many failed.
    TooMany,
    /// Only somebody who is signed in can do it.
    SignIn,
}

/// How the order, or without one the customer, can be got at.
pub(super) fn access(turn: &Turn<'_>, order: Option<&OrderNumber>) -> Access {
    let state = &turn.decision.state;
    let Some(order) = order else {
        return match &state.shopper {
            Some(shopper) => Access::With(Proof::SignedIn(shopper.clone())),
            None => Access::SignIn,
        };
    };
    let known = track_order::known_proof(state, order);
    if known == Some(Proof::Proven) {
        return Access::With(Proof::Proven);
    }
    match shown(turn).or(known) {
        _ if state.failed_proofs >= MAX_PROOF_ATTEMPTS => Access::TooMany,
        Some(proof) => Access::With(proof),
        None => Access::Ask,
    }
}

/// What was typed and not tried.
fn shown(turn: &Turn<'_>) -> Option<Proof> {
    let text = |slot| match turn.running.slots.get(slot) {
        Some(SlotValue::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let email = text(EMAIL).map(Proof::Email);
    email.or_else(|| text(POSTCODE).map(Proof::Postcode)).or_else(|| text(PHONE).map(Proof::Phone))
}

/// Keeps what a message shows; true if it shows something. Somebody who is signed in shows an order
/// only by naming it, and a postcode may be part of an address that is to be changed.
pub(super) fn keep(
    turn: &mut Turn<'_>,
    text: &str,
    meaning: &Understood,
    asked: Option<&Asked>,
) -> bool {
    let asks = asked == Some(&Asked::Proof);
    let signed_in = turn.decision.state.shopper.is_some();
    if !asks && signed_in && meaning.order_number().is_none() {
        return false;
    }
    let changes_address = turn.flow.slots.iter().any(|slot| slot.kind == SlotKind::Address);
    let shown = match asks {
        true => track_order::proof_asked_for(text, meaning),
        false => track_order::proof_in(meaning),
    };
    let (slot, text) = match shown {
        Some(Proof::Email(email)) => (EMAIL, email),
        Some(Proof::Postcode(postcode)) if asks || !changes_address => (POSTCODE, postcode),
        Some(Proof::Phone(phone)) => (PHONE, phone),
        _ => return false,
    };
    forget(turn);
    turn.running.slots.insert(slot.to_owned(), SlotValue::Text(text));
    true
}

/// Forgets what was tried.
pub(super) fn forget(turn: &mut Turn<'_>) {
    turn.running.slots.remove(EMAIL);
    turn.running.slots.remove(POSTCODE);
    turn.running.slots.remove(PHONE);
}

/// Counts a proof that failed, and asks for another while there may be one. A missing and a foreign
/// order are the same here.
pub(super) fn failed(mut turn: Turn<'_>) -> Decision {
    forget(&mut turn);
    let state = &mut turn.decision.state;
    state.failed_proofs = state.failed_proofs.saturating_add(1);
    if state.failed_proofs >= MAX_PROOF_ATTEMPTS {
        return refuse_further(turn);
    }
    turn.say("order-not-found", &[]);
    turn.asked(Asked::Proof);
    turn.goes_on()
}

/// Nothing more is looked up in this conversation.
pub(super) fn refuse_further(mut turn: Turn<'_>) -> Decision {
    turn.decision.state.flow = None;
    track_order::refuse_further(turn.context, &mut turn.decision);
    turn.decision
}

/// What it is about belongs to an account, and nobody is signed in.
pub(super) fn sign_in(mut turn: Turn<'_>) -> Decision {
    turn.say("sign-in-needed", &[]);
    let human = offer(turn.context, &turn.decision.state, choice::HUMAN, "choice-human");
    turn.decision.offer(vec![human]);
    turn.decision.state.flow = None;
    turn.decision
}
