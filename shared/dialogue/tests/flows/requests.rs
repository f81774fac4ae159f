//! Every request of the demo pack, from the first message to what is done.

use crate::shop::Fault;
use crate::world::World;
use aisle_domain::after_sales::Reason;

#[test]
fn a_return_from_the_first_message_to_the_label() {
    let mut world = World::sam();
    world.play(
        r#"
        > {return_item} I'd like to send something back
        < Which order would you like to send something back from? | order:AC1001= | order:AC1002= | no AC1003
        + order:AC1001
        < What would you like to send back? | item:lamp-brass=Lamp (brass) · 59.90 USD | items:all=All of them
        > the lamp
        < What is the reason? | option:not_needed=
        > I changed my mind
        < Where should the money go? | method:gift-1=your gift card · 10.00 USD | method:card-1=your card Visa 1234
        > to my Visa
        < I would register this return from order #AC1001: | (1 × lamp-brass, 10.00 USD each)
        < 10.00 USD goes back to your card Visa 1234, within 5 to 7 working days after the items are back | Shall I do that?
        > {affirm} yes please
        < Your return from order #AC1001 is registered. | https://labels.example/1 | Please pack the items
        ! {"kind":"return_items","order":"AC1001","items":["lamp-brass"],"refund_to":"card-1","reason":"not_needed"}
        > {affirm} yes
        < All right.
        ! {"kind":"return_items","order":"AC1001","items":["lamp-brass"],"refund_to":"card-1","reason":"not_needed"}
        "#,
    );
    assert!(world.running().is_none());
}

#[test]
fn one_message_can_say_everything() {
    let mut world = World::sam();
    world.play(
        r#"
        > {return_item} I want to return the lamp of AC1001 to my gift card, I don't need it
        < I would register this return | your gift card | Shall I do that?
        "#,
    );
    world.pick("Yes");
    assert_eq!(world.shop.performed.len(), 1);
}

#[test]
fn the_one_order_that_fits_is_taken_and_said() {
    let mut world = World::sam();
    world.play(
        r#"
        > {cancel_order} please cancel my order
        < This is about order #AC1003. | Why would you like to cancel it? | option:no_longer_needed=I no longer need it
        > it was by mistake
        < I would cancel the whole order #AC1003. Reason: I ordered it by mistake.
        > {affirm} yes, go ahead
        < Order #AC1003 is cancelled.
        ! {"kind":"cancel_order","order":"AC1003","reason":"ordered_by_mistake"}
        "#,
    );
}

#[test]
fn items_are_exchanged_one_by_one_and_together() {
    let mut world = World::sam();
    world.play(
        r#"
        > {exchange_item} exchange the lamp for a black one and the mug, order AC1001
        < What would you like instead of Mug (sea)? | variant:mug-sea:mug-cream=cream · 19.90 USD
        + variant:mug-sea:mug-cream
        < settled with? | method:gift-1
        + method:gift-1
        < lamp-brass becomes lamp-black | mug-sea becomes mug-cream | only once
        > {affirm} yes
        < The exchange for order #AC1001 is registered.
        ! {"kind":"exchange_items","order":"AC1001","swaps":[{"from":"lamp-brass","to":"lamp-black"},{"from":"mug-sea","to":"mug-cream"},{"from":"mug-sea","to":"mug-cream"}],"settle_with":"gift-1"}
        "#,
    );
}

#[test]
fn a_variant_that_is_not_there_is_said_and_others_are_offered() {
    World::sam().play(
        r#"
        > {change_order} I'd like the lamp in pink
        < This is about order #AC1003. | I can't find that for Lamp (black) | instead of Lamp (black)? | variant:lamp-black:lamp-brass= | no lamp-white
        > the brass one
        < settled with?
        > {gift_card} gift card
        < lamp-black becomes lamp-brass
        "#,
    );
}

#[test]
fn an_order_or_the_account_gets_another_address() {
    let mut world = World::sam();
    world.play(
        r#"
        > {change_shipping_address} I need to change an address
        < Is it about an order, or about the address in your account?
        > my account
        < What is the new address?
        > 1 Elm Road
        < I need the whole address
        > 1 Elm Road, Salem, 97301, US
        < I would change the address in your account to: 1 Elm Road, Salem, 97301, US.
        > {affirm} yes
        < The address in your account is now
        > {change_shipping_address} and send AC1003 there, too: 1 Elm Road, Salem, 97301, US
        < What is the new address?
        > 1 Elm Road, Salem, 97301, US
        < I would send order #AC1003 to: 1 Elm Road
        > {affirm} yes
        < Order #AC1003 will go to
        "#,
    );
    assert_eq!(world.shop.performed.len(), 2);
}

#[test]
fn the_other_requests_are_asked_for_and_done() {
    for (script, kind) in [
        (
            "> {change_payment_method} can I pay AC1003 differently?
             < What would you like to pay with instead?
             > visa please
             < paid with your card Visa 1234 instead
             > {affirm} yes
             < is now paid with",
            "change_payment",
        ),
        (
            "> {expedite_order} AC1003 must come faster
             < as urgent
             > {affirm} yes
             < is marked as urgent",
            "expedite",
        ),
        (
            "> {get_invoice} I need an invoice for my company for AC1001
             < What name should be on it?
             > {place_order} Carter & Sons Ltd
             < What is the company's tax number?
             > GB123
             < to Carter & Sons Ltd, tax number GB123.
             > {affirm} yes
             < is on its way",
            "issue_invoice",
        ),
        (
            "> {warranty_repair} the lamp of AC1001 needs a repair
             < Whom should the technician ask for?
             > Sam Carter
             < Which phone number
             > 5035550142
             < Which day would suit you?
             > 2020-01-01
             < I need a day from today on
             > 2026-03-17
             < on 17 March 2026: Sam Carter, 5035550142.
             > {affirm} yes
             < booked for 17 March 2026",
            "book_service",
        ),
        (
            "> {installation_help} how do I install it?
             < The manual is in the box | Would you like to book a visit
             > {affirm} yes please
             < Which order should be installed?
             > AC1001
             < ask for?
             > Sam
             < phone
             > 5035550142
             < day
             > 2026-03-17
             < I would book a visit
             > {affirm} yes
             < booked",
            "book_service",
        ),
        (
            "> {price_protection} AC1003 is cheaper now
             < the difference to today's price
             > {affirm} yes
             < on its way to you",
            "protect_price",
        ),
    ] {
        let mut world = World::sam();
        world.play(script);
        let names: Vec<&str> = world.shop.performed.iter().map(|it| it.name()).collect();
        assert_eq!(names, [kind], "{script}");
    }
}

#[test]
fn what_a_person_must_see_goes_to_one() {
    for script in [
        "> {return_item} return the lamp from AC1001, it is broken
         < photos | asking a colleague",
        "> {damaged_or_wrong_item} the mug from AC1001 is in pieces
         < photos | asking a colleague",
        "> {missing_item} something is missing from AC1001
         < card AC1001 | Shall I ask a colleague
         > {affirm} yes
         < asking a colleague",
        "> {delivered_not_received} AC1001 isn't here
         < card AC1001 | ask your neighbours | Shall I ask
         + option:agree
         < search with the carrier",
        "> {delivery_delayed} where is it
         < This is about order #AC1003. | card AC1003 | Shall I ask a colleague
         > {affirm} yes
         < what is holding it up",
        "> {complaint} this is a scandal
         < sorry | Shall I ask a colleague
         > {affirm} yes
         < asking a colleague",
    ] {
        let mut world = World::sam();
        world.play(script);
        assert!(world.is_waiting(), "{script}");
    }
}

#[test]
fn a_guest_proves_the_order_first() {
    let mut world = World::of(None);
    world.play(
        r#"
        > {cancel_order} cancel my order
        < Which order is it about?
        > AC1003
        < Why would you like to cancel it?
        > takes too long
        < e-mail address, the postcode or the last four digits
        > wrong@example.com
        < can't find an order that matches
        > sam@example.com
        < I would cancel the whole order #AC1003
        > {affirm} yes
        < is cancelled
        "#,
    );
    let mut world = World::of(None);
    world.play(
        "> {cancel_order} cancel AC9999
         < Why would
         + option:too_slow
         < postcode",
    );
    for attempt in 1..=5 {
        let said = world.say(&format!("try{attempt}@example.com"));
        assert_eq!(said.contains("can't look up more orders"), attempt == 5, "{attempt}: {said}");
    }
    assert!(world.say("{cancel_order} cancel AC1003, sam@example.com").contains("Why would"));
    assert!(world.say("+option:too_slow").contains("can't look up more orders"));
    assert!(world.shop.performed.is_empty());
}

#[test]
fn a_guest_has_no_account_to_change() {
    World::of(None).play(
        "> {change_shipping_address} change the address of my account
         < Please sign in",
    );
}

#[test]
fn a_refusal_says_why_and_can_be_answered() {
    let mut world = World::sam();
    let reason = Reason::new("return_window_ended").with("until", "2026-05-03T00:00:00Z");
    world.shop.faults.push(Fault::Refuse(reason));
    world.play(
        r"
        > {return_item} return the lamp of AC1001 to my gift card, I don't need it
        < The time for returns ended on 3 May 2026. | human=
        > then to my visa
        < your card Visa 1234 | Shall I do that?
        ",
    );
    let mut world = World::sam();
    world.shop.faults.push(Fault::Refuse(Reason::new("moon_is_full")));
    world.play(
        "> {expedite_order} AC1003 faster
         < I'm not allowed to do that
         > {thanks} thanks
         < You're welcome",
    );
}

#[test]
fn what_needs_approval_goes_to_a_person_with_what_would_happen() {
    let mut world = World::sam();
    world.shop.faults.push(Fault::Review);
    world.play(
        "> {return_item} return the lamp of AC1001 to my gift card, I don't need it
         < I would register this return | A colleague has to approve this | asking a colleague",
    );
    assert!(world.is_waiting());
    assert!(world.shop.performed.is_empty());
}

#[test]
fn a_change_in_between_is_said_and_asked_again() {
    let mut world = World::sam();
    world.play("> {expedite_order} AC1003 faster\n< Shall I do that?");
    let old = world.state.offered[0].id.clone();
    world.shop.faults.push(Fault::Change);
    world.play("> {affirm} yes\n< The order has changed in the meantime | Shall I do that?");
    assert!(world.shop.performed.is_empty());
    // The old yes is a yes to something else.
    assert!(world.say(&format!("+{old}")).contains("no longer open"));
    assert!(world.shop.performed.is_empty());
    world.pick("Yes");
    assert_eq!(world.shop.performed.len(), 1);
}

#[test]
fn an_unknown_end_is_told_honestly() {
    let mut world = World::sam();
    world.play("> {expedite_order} AC1003 faster\n< Shall I do that?");
    world.shop.faults.push(Fault::Unknown);
    world.play("> {affirm} yes\n< I do not know yet whether it was done");
    assert!(world.running().is_none());
    let mut world = World::sam();
    world.shop.faults.push(Fault::Unknown);
    world.play(
        "> {expedite_order} AC1003 faster
         < can't reach our order system
         > {expedite_order} try again
         < Shall I do that?",
    );
}
