//! Who may see an order: Sam's, placed with `Sam@Example.com` and going to `BS1 4DJ`.

use aisle_dialogue::policy::may_see;
use aisle_domain::identity::Proof;
use aisle_domain::ids::ShopperId;
use aisle_domain::shop::{Address, Order};

use crate::support::{given, order};

fn signed_in(shopper: &str) -> Proof {
    Proof::SignedIn(ShopperId::new(shopper).unwrap())
}

#[test]
fn an_order_is_seen_by_its_shopper_and_by_who_proves_it() {
    let email = |text: &str| Proof::Email(text.to_owned());
    let postcode = |text: &str| Proof::Postcode(text.to_owned());
    let cases = [
        ("shopper=sam", signed_in("sam"), true),
        ("shopper=mei", signed_in("mei"), false),
        // The command names somebody else than the conversation belongs to.
        ("shopper=mei", signed_in("sam"), false),
        ("shopper=sam", signed_in("mei"), false),
        ("", signed_in("sam"), false),
        ("", email("sam@example.com"), true),
        ("", email(" SAM@EXAMPLE.COM "), true),
        ("", email("sam@example.co"), false),
        ("", email(""), false),
        ("", postcode("bs14dj"), true),
        ("", postcode("BS1-4DJ"), true),
        ("", postcode("BS1 4DK"), false),
        ("", postcode(" - "), false),
        // Each proves only what it is.
        ("", email("BS1 4DJ"), false),
        ("", postcode("sam@example.com"), false),
        ("proven=AC104233", Proof::Proven, true),
        ("proven=AC104361,AC104233", Proof::Proven, true),
        ("proven=AC104361", Proof::Proven, false),
        ("shopper=sam", Proof::Proven, false),
    ];
    for (state, proof, expected) in cases {
        assert_eq!(
            may_see(&order("AC104233"), &proof, &given(state)),
            expected,
            "{state} {proof:?}"
        );
    }
}

#[test]
fn a_phone_number_or_its_last_four_digits_prove_an_order() {
    let phone = |text: &str| Proof::Phone(text.to_owned());
    let cases = [
        (phone("0123"), true),
        (phone("+44 7700 900123"), true),
        // As it is dialled at home.
        (phone("07700 900123"), true),
        (phone("0124"), false),
        (phone("123"), false),
        (phone("00123"), false),
        (phone("+44 7700 900124"), false),
        (phone(""), false),
        // Four digits alone are read as a postcode by some.
        (Proof::Postcode("0123".to_owned()), true),
        (Proof::Postcode("0124".to_owned()), false),
        (Proof::Email("0123".to_owned()), false),
    ];
    let order = Order { phone: Some("+44 7700 900123".to_owned()), ..order("AC104233") };
    for (proof, expected) in cases {
        assert_eq!(may_see(&order, &proof, &given("")), expected, "{proof:?}");
        let without = Order { phone: None, ..order.clone() };
        assert!(!may_see(&without, &proof, &given("")), "{proof:?}");
        let short = Order { phone: Some("0123".to_owned()), ..order.clone() };
        assert!(!may_see(&short, &proof, &given("")), "nobody has so short a number: {proof:?}");
    }
}

#[test]
fn what_an_order_lacks_proves_nothing() {
    let address = Address { postcode: " ".to_owned(), ..order("AC104233").address };
    let order = Order { email: String::new(), address, ..order("AC104233") };
    for empty in ["", " ", "-"] {
        assert!(!may_see(&order, &Proof::Email(empty.to_owned()), &given("")));
        assert!(!may_see(&order, &Proof::Postcode(empty.to_owned()), &given("")));
    }
}
