//! Orders that are named in the middle of a flow: as an answer, beside another request, or two at once.

use crate::repairs::{QUOTED, open};
use crate::world::World;

#[test]
fn a_request_that_names_an_order_is_no_answer_to_which_order() {
    let mut world = World::sam();
    let question = "Which order would you like to send something back from?";
    let said = world.say("{return_item} I want to return something");
    assert!(said.contains(question), "{said}");
    let said = world.say("{track_order} where is my order AC1003?");
    assert!(said.contains("card AC1003") && said.contains(question), "{said}");
    // Something else to be done begins, and the return is offered again.
    let said = world.say("{expedite_order} please send AC1003 faster, will you");
    assert!(said.contains("I would mark order #AC1003 as urgent"), "{said}");
    let said = world.say("{affirm} yes");
    assert!(said.contains("Shall we go on with your return?"), "{said}");
    let said = world.say("{affirm} yes");
    assert!(said.contains(question), "{said}");
    // A number with politeness around it is the answer, whatever it sounds like.
    for answer in ["{track_order} it's my order AC1001 please", "{track_order} AC1001"] {
        let mut world = World::sam();
        world.say("{return_item} I want to return something");
        let said = world.say(answer);
        assert!(said.contains("What would you like to send back?"), "{answer}: {said}");
    }
    // Nor does it change the order of a flow that knows its own.
    let mut world = open(QUOTED[0], "Shall I do that?");
    let said = world.say("{track_order} and where is my order AC1003 now?");
    assert!(said.contains("card AC1003") && said.contains("from order #AC1001"), "{said}");
    world.pick("Yes");
    assert_eq!(world.shop.performed.len(), 1);
}

#[test]
fn two_orders_for_one_request_come_one_after_the_other() {
    let mut world = World::sam();
    world.play(
        r#"
        > {expedite_order} please hurry with AC1003 and AC1001
        < one after the other, #AC1003 first: #AC1003, #AC1001 | I would mark order #AC1003
        > {affirm} yes
        < #AC1003 is marked as urgent | Next is order #AC1001
        > {deny} no
        ! {"kind":"expedite","order":"AC1003"}
        "#,
    );
    assert!(world.running().is_none());
    // Said as an answer.
    let mut world = World::sam();
    world.play(
        r#"
        > {expedite_order} hurry up please
        > AC1003 and AC1001
        < #AC1003 first | I would mark order #AC1003
        > {affirm} yes
        < Next is order #AC1001
        > {affirm} yes
        < no Which order
        "#,
    );
    // Where are they: both are told, without a question between.
    let mut world = World::sam();
    let said = world.say("{track_order} where are AC1003 and AC1001?");
    assert!(said.contains("card AC1003") && said.contains("card AC1001"), "{said}");
    assert!(world.running().is_none());
    // Not this one, that one: one order.
    let mut world = World::sam();
    world.play(
        r#"
        > {expedite_order} please hurry with AC1003
        < I would mark order #AC1003
        > no, not AC1003, I meant AC1001
        < no one after the other | no I would mark order #AC1003
        "#,
    );
}
