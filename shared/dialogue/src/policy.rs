//! Who may see an order. Understanding proposes, this decides; nothing else may.

use aisle_domain::conversation::State;
use aisle_domain::identity::Proof;
use aisle_domain::shop::Order;

/// Whether a proof shown in a conversation of this state opens an order.
#[must_use]
pub fn may_see(order: &Order, proof: &Proof, state: &State) -> bool {
    match proof {
        // The name in the command must still be the one that the conversation belongs to.
        Proof::SignedIn(shopper) => {
            *shopper == order.shopper && state.shopper.as_ref() == Some(shopper)
        }
        Proof::Email(email) => {
            let email = plain(email);
            !email.is_empty() && email == plain(&order.email)
        }
        Proof::Postcode(postcode) => {
            let typed = plain(postcode);
            let is_theirs = !typed.is_empty() && typed == plain(&order.address.postcode);
            // Four digits alone are the end of a phone number as often as a postcode.
            is_theirs || (typed.len() == TAIL_DIGITS && ends_phone(order, &typed))
        }
        Proof::Phone(phone) => ends_phone(order, phone),
        Proof::Proven => state.proven.iter().any(|proven| proven.0 == order.number),
    }
}

/// Digits of a phone number that prove an order.
const TAIL_DIGITS: usize = 4;
/// Digits of a whole number that are compared: without what stands for country and trunk.
const WHOLE_DIGITS: usize = 8;

/// Whether digits are the last four of an order's phone number, or the whole of it.
fn ends_phone(order: &Order, typed: &str) -> bool {
    let digits = |text: &str| -> Vec<char> { text.chars().filter(char::is_ascii_digit).collect() };
    let (stored, typed) = (digits(order.phone.as_deref().unwrap_or_default()), digits(typed));
    let compared = if typed.len() == TAIL_DIGITS { TAIL_DIGITS } else { WHOLE_DIGITS };
    let tail = |of: &[char]| of.len().checked_sub(compared).map(|from| of[from..].to_vec());
    stored.len() >= WHOLE_DIGITS && tail(&typed).is_some() && tail(&typed) == tail(&stored)
}

/// Letters, digits and the marks of an e-mail address, in one case: `sw1a 1aa` is `SW1A1AA`.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '-').flat_map(char::to_lowercase).collect()
}
