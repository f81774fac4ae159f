//! Values that a message calls by their names, or leaves to the account; things to be bought; links.

use aisle_dialogue::Flows;
use aisle_domain::flow::SlotValue;

use crate::world::{World, done, files};

fn slot(world: &World, name: &str) -> Option<String> {
    match world.running()?.slots.get(name)? {
        SlotValue::Text(text) | SlotValue::Phone(text) => Some(text.clone()),
        other => Some(format!("{other:?}")),
    }
}

#[test]
fn words_are_taken_by_what_they_are_called() {
    for (message, title, tax) in [
        (
            "{get_invoice} an invoice for AC1001 for my company, made out to Carter & Sons Ltd, \
             tax number is GB123",
            Some("Carter & Sons Ltd"),
            Some("GB123"),
        ),
        (
            "{get_invoice} company invoice for AC1001. Title: Carter Ltd. VAT number: GB 123",
            Some("Carter Ltd"),
            Some("GB 123"),
        ),
        (
            "{zh get_invoice} 给 AC1001 开公司发票，抬头写上海一二科技有限公司，税号：9131X",
            Some("上海一二科技有限公司"),
            Some("9131X"),
        ),
        ("{zh get_invoice} AC1001 开公司发票，发票抬头是开元酒店", Some("开元酒店"), None),
        ("{get_invoice} an invoice for AC1001 for my company, with the right title", None, None),
        ("{zh get_invoice} AC1001 公司发票，抬头写什么好？", None, None),
    ] {
        let mut world = World::sam();
        world.say(message);
        assert_eq!(slot(&world, "title").as_deref(), title, "{message}");
        assert_eq!(slot(&world, "tax_number").as_deref(), tax, "{message}");
    }
}

#[test]
fn an_answer_may_call_its_value_by_its_name() {
    for (answer, name) in [
        ("My name is Ann Carter.", "Ann Carter"),
        ("Ann Carter", "Ann Carter"),
        ("ask for Ann, phone: 5035550142", "Ann"),
        ("联系人林晓，电话13900001111", "林晓"),
        ("我叫林晓", "林晓"),
    ] {
        let mut world = World::sam();
        if !answer.is_ascii() {
            world.say("{zh} 你好 AC1001");
        }
        world.say("{warranty_repair} the lamp of AC1001 needs a repair");
        world.say(answer);
        assert_eq!(slot(&world, "name").as_deref(), Some(name), "{answer}");
    }
}

#[test]
fn what_the_account_knows_need_not_be_said() {
    let mut world = World::sam();
    world.say("{warranty_repair} the lamp of AC1001 needs a repair");
    let said = world.say("you have it already, look it up");
    assert_eq!(slot(&world, "name").as_deref(), Some("Sam Carter"), "{said}");
    // Sam's account has no phone number: it is asked for.
    assert!(said.contains("Which phone number"), "{said}");
    world.shop.customer.phone = Some("5035550142".to_owned());
    let said = world.say("it's in my account");
    assert_eq!(slot(&world, "phone").as_deref(), Some("5035550142"), "{said}");
    // Whoever is not signed in says it.
    let mut guest = World::of(None);
    guest.say("{warranty_repair} AC1001 needs a repair");
    guest.say("it's in my account");
    let said = guest.say("sam@example.com");
    assert!(said.contains("Whom should the technician ask for?"), "{said}");
    assert_eq!(slot(&guest, "name"), None);
}

/// The demo merchant takes no orders in the conversation and rewards no reviews; this one does.
fn with_more_flows() -> World {
    let mut files = files();
    for (name, text) in [
        (
            "buy.yaml",
            "flow: buy\nstarts_on: [place_order]\nsteps:\n  - collect: goods\n    ask: ask-change-items\n  \
             - collect: pay_with\n    type: payment_method\n  - act: place_order\n",
        ),
        (
            "reward.yaml",
            "flow: reward\nstarts_on: [review]\nsteps:\n  - collect: order\n  - collect: evidence\n    \
             type: link\n    ask: ask-tax_number\n  - act: reward_review\n",
        ),
    ] {
        files.push((name.to_owned(), text.to_owned()));
    }
    let mut world = World::sam();
    world.flows = Flows::parse(&files).unwrap_or_else(|errors| panic!("{errors:#?}"));
    world
}

#[test]
fn things_are_bought_by_their_number_with_their_quantity() {
    for (message, lines) in [
        ("{place_order} buy product:lamp/lamp-brass with my visa", "lamp-brass 1"),
        (
            "{place_order} product:lamp/lamp-brass x2 and product:mug/mug-sea, visa",
            "lamp-brass 2, mug-sea 1",
        ),
        (
            "{place_order} item product:lamp/lamp-brass and x2 item product:mug/mug-sea, visa",
            "lamp-brass 1, mug-sea 2",
        ),
        (
            "{place_order} x2 product:lamp/lamp-brass and x3 product:mug/mug-sea, visa",
            "lamp-brass 2, mug-sea 3",
        ),
    ] {
        let mut world = with_more_flows();
        world.say(message);
        world.say("{affirm} yes");
        let done = done(&world.shop);
        for line in lines.split(", ") {
            let (item, count) = line.split_once(' ').unwrap();
            let told = format!("\"item\":\"{item}\",\"quantity\":{count}");
            assert!(done.contains(&told), "{message}: {done}");
        }
    }
    let mut world = with_more_flows();
    let said = world.say("{place_order} I want to buy something");
    assert!(said.contains("Which item"), "{said}");
}

#[test]
fn the_words_of_a_choice_are_that_choice_whatever_they_sound_like() {
    let mut world = World::sam();
    world.say("{get_invoice} an invoice for AC1001");
    let choice = world.state.offered[0].label.clone();
    let said = world.say(&format!("{{contact_human_agent}} {choice}"));
    assert!(!world.is_waiting() && said.contains("What name should be on it?"), "{said}");
    world.say("{contact_human_agent} a human please");
    assert!(world.is_waiting());
}

#[test]
fn a_link_is_taken_out_of_its_sentence() {
    let mut world = with_more_flows();
    world.say("{review} reward for AC1001 , see https://example.com/a.jpg here");
    world.say("{affirm} yes");
    assert_eq!(
        done(&world.shop),
        r#"{"kind":"reward_review","order":"AC1001","evidence":"https://example.com/a.jpg"}"#
    );
}
