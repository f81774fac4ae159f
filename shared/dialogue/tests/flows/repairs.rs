//! What shoppers do instead of answering, in several flows.

use aisle_dialogue::Flows;
use aisle_domain::conversation::Flow;

use crate::world::{World, files};

/// Flows that stand before a question, with what is asked and the answer that helps.
pub const OPEN: [(&str, &str, &str); 6] = [
    ("{return_item} return something from AC1001", "What would you like to send back?", "the lamp"),
    (
        "{exchange_item} exchange something from AC1001",
        "Which item would you like to exchange",
        "the lamp to black",
    ),
    ("{change_order} change AC1003", "Which item would you like to change", "the lamp to brass"),
    ("{cancel_order} cancel AC1003", "Why would you like to cancel it?", "by mistake"),
    (
        "{get_invoice} invoice for AC1001",
        "for you as a person, or for a company?",
        "for my company",
    ),
    ("{change_payment_method} pay AC1003 differently", "pay with instead?", "visa"),
];

/// Flows that stand before a yes.
pub const QUOTED: [&str; 4] = [
    "{return_item} return the lamp of AC1001 to my gift card, I don't need it",
    "{exchange_item} the lamp of AC1001 to black, on my visa",
    "{expedite_order} AC1003 faster",
    "{change_payment_method} pay AC1003 with my visa",
];

pub fn open(message: &str, question: &str) -> World {
    let mut world = World::sam();
    let said = world.say(message);
    assert!(said.contains(question), "{message}: {said}");
    world
}

#[test]
fn a_question_in_between_is_answered_and_the_open_one_asked_again() {
    for (message, question, answer) in OPEN {
        let mut world = open(message, question);
        let said = world.say("{delivery_options} how do you ship, by the way, and how fast?");
        assert!(said.contains("We ship by standard delivery"), "{message}: {said}");
        assert!(said.contains(question), "{message}: {said}");
        assert!(!said.contains("I didn't get that"), "{message}: {said}");
        let said = world.say(answer);
        assert!(!said.contains(question), "{message}: {said}");
    }
    for message in QUOTED {
        let mut world = open(message, "Shall I do that?");
        let said = world.say("{delivery_options} how do you ship, by the way, and how fast?");
        assert!(said.contains("We ship by standard delivery") && said.contains("Shall I do that?"));
        world.pick("Yes");
        assert_eq!(world.shop.performed.len(), 1, "{message}");
    }
}

#[test]
fn a_flow_is_left_for_another_and_offered_again() {
    for (message, question, answer) in OPEN {
        let mut world = open(message, question);
        let said = world.say("{expedite_order} oh, and can you send AC1003 faster?");
        assert!(said.contains("I would mark order #AC1003 as urgent"), "{message}: {said}");
        let said = world.say("{affirm} yes");
        assert!(
            said.contains("is marked as urgent") && said.contains("Shall we go on with"),
            "{said}"
        );
        let said = world.say("{affirm} yes");
        assert!(said.contains(question), "{message}: {said}");
        let said = world.say(answer);
        assert!(!said.contains(question), "{message}: {said}");
    }
    // Where is my order, in the middle.
    let mut world = open(OPEN[0].0, OPEN[0].1);
    let said = world.say("{track_order} where is my order AC1003 by the way?");
    assert!(said.contains("card AC1003") && said.contains(OPEN[0].1), "{said}");
    // The order that the return is about is still the first.
    let said = world.say("the lamp");
    assert!(!said.contains(OPEN[0].1) && said.contains("reason"), "{said}");
}

#[test]
fn never_mind_ends_it_without_anything_done() {
    for (message, question, _) in OPEN {
        let mut world = open(message, question);
        let said = world.say("{deny} never mind");
        assert!(
            said.contains("Nothing was done") && world.running().is_none(),
            "{message}: {said}"
        );
    }
    for message in QUOTED {
        for no in ["{deny} no", "{deny} no thanks", "never mind", "+no"] {
            let mut world = open(message, "Shall I do that?");
            let said = world.say(no);
            assert!(said.contains("Nothing was done"), "{message} {no}: {said}");
            assert!(world.say("{affirm} yes").contains("All right"), "{message} {no}");
            assert!(world.shop.performed.is_empty());
        }
    }
}

#[test]
fn start_over_and_a_human_leave_it() {
    for (message, question, _) in OPEN {
        let mut world = open(message, question);
        assert!(world.say("{start_over} start over").contains("let's start again"));
        assert!(world.running().is_none());
        let mut world = open(message, question);
        assert!(world.say("{contact_human_agent} a human").contains("asking a colleague"));
        assert!(world.is_waiting() && world.running().is_none());
    }
}

#[test]
fn what_did_you_ask() {
    for (message, question, _) in OPEN {
        let mut world = open(message, question);
        let said = world.say("{repeat} what did you ask?");
        assert!(said.contains(question) && !said.contains("didn't get"), "{message}: {said}");
    }
    for message in QUOTED {
        let mut world = open(message, "Shall I do that?");
        let said = world.say("{repeat} sorry, what would happen?");
        assert!(said.contains("I would") && said.contains("Shall I do that?"), "{message}: {said}");
    }
}

#[test]
fn unclear_answers_are_asked_again_then_a_human_is_offered() {
    for (message, question, _) in OPEN {
        let mut world = open(message, question);
        let said = world.say("purple monkey dishwasher");
        assert!(said.contains(question) && said.contains("didn't get"), "{message}: {said}");
        assert!(!said.contains("human="), "{message}: {said}");
        let said = world.say("asdf qwer");
        assert!(said.contains("human="), "{message}: {said}");
    }
    for message in QUOTED {
        let mut world = open(message, "Shall I do that?");
        let said = world.say("purple monkey dishwasher");
        assert!(
            said.contains("I need a clear answer") && said.contains("Shall I do that?"),
            "{said}"
        );
        assert!(world.shop.performed.is_empty());
    }
}

#[test]
fn a_slot_is_corrected_before_the_yes() {
    let mut world = open(QUOTED[0], "your gift card");
    world.play(
        r#"
        > {deny} no, to my visa instead
        < goes back to your card Visa 1234 | (1 × lamp-brass
        > also the mug
        < (1 × lamp-brass, 10.00 USD each; 1 × mug-sea
        > {deny} no, only the mug
        < (1 × mug-sea | no lamp-brass
        > actually, it doesn't fit
        < mug-sea
        > {affirm} yes, but put it on the gift card
        < to your gift card | Shall I do that?
        > {affirm} yes
        ! {"kind":"return_items","order":"AC1001","items":["mug-sea","mug-sea"],"refund_to":"gift-1","reason":"wrong_size"}
        "#,
    );
}

#[test]
fn another_order_is_taken() {
    let mut world = open(QUOTED[0], "AC1001");
    world.play(
        "> {deny} no, the other order
         < This is about order #AC1002. | rug-wool",
    );
    let mut world = open(QUOTED[2], "AC1003");
    world.play(
        "> {deny} no, AC1002
         < I would mark order #AC1002",
    );
    let mut world = open(OPEN[3].0, OPEN[3].1);
    world.play(
        "> sorry, I mean order AC1002
         < Why would you like to cancel it?
         > by mistake
         < whole order #AC1002",
    );
}

#[test]
fn a_yes_counts_only_after_the_question_and_only_for_it() {
    for message in QUOTED {
        let mut world = World::sam();
        world.say(message);
        let quoted = world.seq;
        // Written before the summary was there.
        let said = world.say_at("{affirm} yes", quoted - 1);
        assert!(said.contains("Shall I do that?"), "{message}: {said}");
        assert!(world.shop.performed.is_empty(), "{message}");
        for old in ["+yes", "+yes:", "+yes:0123", "+yes:00000000000000000000000000000000"] {
            assert!(world.say(old).contains("no longer open"), "{message} {old}");
            assert!(world.shop.performed.is_empty(), "{message} {old}");
        }
        world.pick("Yes");
        assert_eq!(world.shop.performed.len(), 1, "{message}");
    }
    let mut world = World::sam();
    for yes in ["{affirm} yes", "+yes", "+yes:0123"] {
        world.say(yes);
    }
    assert!(world.shop.performed.is_empty());
    // A yes with something beside is asked about, not done.
    for yes in [
        "{affirm} yes, but only if it is free",
        "{affirm gift_card} yes and what about my gift card balance, how much is on it?",
        "{affirm} yes AC1002",
    ] {
        let mut world = open(QUOTED[2], "Shall I do that?");
        world.say(yes);
        assert!(world.shop.performed.is_empty(), "{yes}");
    }
}

#[test]
fn what_is_taken_for_a_yes_must_say_so() {
    let mut world = open(QUOTED[2], "Shall I do that?");
    world.say("{affirm} make sure that I mention these two at the same time");
    assert!(world.shop.performed.is_empty());
    let said = world.say("{affirm} yes, that is all that I wanted, thank you");
    assert_eq!(world.shop.performed.len(), 1, "{said}");
}

#[test]
fn what_names_a_choice_is_an_answer() {
    let mut world = World::sam();
    world.say("{return_item} I want to send something back from AC1001");
    let said = world.say("{damaged_or_wrong_item} the desk lamp in brass, please");
    assert!(!said.contains("colleague"), "{said}");
}

#[test]
fn choices_are_only_wishes() {
    let mut world = open(OPEN[0].0, OPEN[0].1);
    for id in ["+item:not-there", "+item:!", "+variant:a:b", "+method:", "+option:free_money"] {
        let said = world.say(id);
        assert!(!said.contains("Shall I do that?"), "{id}: {said}");
    }
    assert!(world.shop.performed.is_empty());
}

#[test]
fn two_wishes_in_one_message_are_served_one_after_the_other() {
    let mut world = World::sam();
    world.play(
        "> {cancel_order return_item} cancel AC1003, it was by mistake, and return the rug
         < whole order #AC1003
         > {affirm} yes
         < is cancelled | You also wrote about your return. Shall we do that now?
         > {affirm} yes
         < send something back from? | order:AC1001=",
    );
}

#[test]
fn how_to_pay_is_a_detail_of_what_is_paid_for() {
    let mut world = World::sam();
    let said = world.say(
        "{change_payment_method exchange_item} exchange the lamp of AC1001, any difference on my \
         gift card",
    );
    assert!(said.contains("instead of") && !said.contains("also wrote"), "{said}");
    // Of two orders, each has a wish of its own.
    let mut world = World::sam();
    let said = world.say(
        "{exchange_item change_payment_method} exchange the lamp of AC1001, and pay AC1003 with \
         my gift card",
    );
    assert!(said.contains("instead of"), "{said}");
}

#[test]
fn the_same_wish_again_goes_on_with_what_is_known() {
    let mut world = open(OPEN[0].0, OPEN[0].1);
    let said = world.say("{return_item} I said I want to return the lamp");
    assert!(said.contains("What is the reason?"), "{said}");
}

#[test]
fn the_language_changes_in_the_middle() {
    let mut world = open(OPEN[0].0, OPEN[0].1);
    let said = world.say("{zh} 我不知道怎么说");
    assert!(said.contains("想退哪些商品？"), "{said}");
}

#[test]
fn an_angry_shopper_is_offered_a_human_early() {
    for (message, question, _) in OPEN {
        let mut world = open(message, question);
        let said = world.say("{angry} this is ridiculous");
        assert!(said.contains("rather talk to a person") && said.contains("human="), "{said}");
    }
}

#[test]
fn a_flow_left_open_for_long_is_offered_again() {
    for (message, question, _) in OPEN {
        let mut world = open(message, question);
        world.now = "2026-03-11T09:00:00Z".parse().unwrap();
        let said = world.say("{greeting} hello");
        assert!(said.contains("Shall we go on with"), "{message}: {said}");
        let said = world.say("+yes");
        assert!(said.contains(question), "{message}: {said}");
    }
    for message in QUOTED {
        let mut world = open(message, "Shall I do that?");
        world.now = "2026-03-11T09:00:00Z".parse().unwrap();
        assert!(world.say("{affirm} yes").contains("Shall we go on with"), "{message}");
        assert!(world.shop.performed.is_empty(), "{message}");
        assert!(world.say("{affirm} yes").contains("Shall I do that?"), "{message}");
        world.say("{affirm} yes");
        assert_eq!(world.shop.performed.len(), 1, "{message}");
    }
}

#[test]
fn a_flow_ends_on_the_version_it_began_with() {
    let mut world = open(OPEN[3].0, OPEN[3].1);
    let mut changed = files();
    for (name, text) in &mut changed {
        if name == "cancel_order.yaml" {
            *text = text.replace(", too_slow]", "]").replace("no_longer_needed, ", "");
        }
    }
    let old = world.flows.clone();
    let new = Flows::parse(&changed).unwrap();
    world.flows = new.clone().with_previous(vec![old]);
    assert!(world.say("+option:too_slow").contains("Reason: It takes too long"));
    // Without the old one, it starts again with what still fits.
    let mut world = open(OPEN[3].0, OPEN[3].1);
    world.flows = new;
    let said = world.say("it takes too long");
    assert!(
        said.contains("I have to start that again") && said.contains("Why would you"),
        "{said}"
    );
    assert!(!said.contains("Which order"), "{said}");
    // A flow that is gone altogether is forgotten.
    let mut world = open(OPEN[3].0, OPEN[3].1);
    world.flows = Flows::none();
    world.say("by mistake");
    assert!(world.shop.performed.is_empty());
}

#[test]
fn what_is_left_stays_small() {
    let mut world = World::sam();
    for (message, _, _) in OPEN {
        world.say(&format!("{message} {}", "and so on ".repeat(80)));
    }
    let running = world.running().unwrap();
    assert!(running.left.len() <= 3, "{}", running.left.len());
    let Some(flow @ Flow::Running(running)) = &world.state.flow else {
        panic!("{:?}", world.state)
    };
    let _ = flow;
    let size = serde_json::to_string(running).unwrap().len();
    assert!(size < 5_000, "{size}");
}

#[test]
fn a_choice_of_a_question_is_answered_and_the_open_one_asked_again() {
    for (message, question, _) in OPEN {
        let mut world = open(message, question);
        let said = world.say("+intent:delivery_period");
        assert!(said.contains("Standard delivery takes") && said.contains(question), "{said}");
    }
}

#[test]
fn politeness_gets_the_open_question_and_goodbye_leaves_it_open() {
    for (message, question, answer) in OPEN {
        let mut world = open(message, question);
        let said = world.say("{thanks} thanks");
        assert!(said.contains(question) && !said.contains("You're welcome"), "{said}");
        assert!(world.say("{goodbye} bye").contains("Goodbye"));
        let said = world.say(answer);
        assert!(!said.contains(question), "{message}: {said}");
    }
}

#[test]
fn a_question_is_no_name() {
    let mut world = World::sam();
    world.play(
        "> {warranty_repair} the lamp of AC1001 needs a repair
         < Whom should the technician ask for?
         > {delivery_period} how long does delivery take?
         < Standard delivery takes | Whom should the technician ask for?
         > Sam
         < Which phone number",
    );
}

#[test]
fn a_new_address_is_no_proof() {
    let mut world = World::of(None);
    world.play(
        "> {change_shipping_address} change the address of AC1003
         < e-mail address, the postcode or the last four digits
         > wrong@example.com
         < can't find
         > sam@example.com
         < What is the new address?
         > 1 Elm Road, Salem, 97301, US
         < I would send order #AC1003 to: 1 Elm Road
         > {affirm} yes
         < will go to",
    );
    assert_eq!(world.state.failed_proofs, 1);
}

#[test]
fn noise_after_a_refusal_is_not_refused_again() {
    let mut world = World::sam();
    let reason = aisle_domain::after_sales::Reason::new("already_packed");
    world.shop.faults.push(crate::shop::Fault::Refuse(reason));
    world.play(
        "> {change_payment_method} pay AC1003 with my visa
         < is packed or on its way already
         > purple monkey dishwasher
         < I didn't get that | no packed",
    );
    assert!(world.running().is_none());
}

#[test]
fn what_only_mentions_an_item_changes_nothing() {
    let mut world = World::sam();
    world.play(
        r#"
        > {return_item} return the lamp and the mug of AC1001 to my visa
        < What is the reason?
        > the lamp flickers when it rains
        < What is the reason?
        > I changed my mind
        < 1 × lamp-brass, 10.00 USD each; 1 × mug-sea
        > {product_question} does the lamp have a warranty?
        < 1 × lamp-brass, 10.00 USD each; 1 × mug-sea
        > {affirm} yes
        ! {"kind":"return_items","order":"AC1001","items":["lamp-brass","mug-sea","mug-sea"],"refund_to":"card-1","reason":"not_needed"}
        "#,
    );
}
