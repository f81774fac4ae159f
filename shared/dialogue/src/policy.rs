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
            let postcode = plain(postcode);
            !postcode.is_empty() && postcode == plain(&order.address.postcode)
        }
        Proof::Proven => state.proven.iter().any(|proven| proven.0 == order.number),
    }
}

/// Letters, digits and the marks of an e-mail address, in one case: `sw1a 1aa` is `SW1A1AA`.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '-').flat_map(char::to_lowercase).collect()
}
