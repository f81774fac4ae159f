//! What is driven again by who comes after somebody that may have died.

use aisle_domain::conversation::{Author, Notice, OpenCommand, Owner, State, Tail, Written};
use aisle_domain::ids::{Seq, Step};

use crate::drive::command;
use crate::setup::{SHOPPER, World, block_on, message, says, seqs};

fn drive_again(world: &World, woken_by: u64) -> Vec<String> {
    let tail = world.tail();
    let again = world.delivery.drive_again(&world.conversation, &tail, Seq::new(woken_by));
    block_on(again).unwrap();
    world.sent()
}

/// Messages at 2 and 3; 4 answers the first and orders what the second needs.
fn ordered(world: &World) -> Written {
    world.put(message(1));
    world.put(message(2));
    let open = OpenCommand { of: Seq::new(4), step: Step(0), answers: seqs(&[3]) };
    let state = State { open: Some(open), handled_up_to: Seq::new(4), ..world.state() };
    let silent = Written::silent(Author::Bot, state);
    Written { answers: seqs(&[2]), commands: vec![command(0)], ..says("first", silent) }
}

#[test]
fn a_command_that_is_open_is_ordered_again_and_its_entry_shown_once() {
    let world = World::new();
    let screen = world.connect("s", SHOPPER);
    world.put(ordered(&world));
    assert_eq!(drive_again(&world, 2), ["order 4 0"]);
    assert_eq!(world.shown(&screen), [4]);
    assert_eq!(drive_again(&world, 3), ["order 4 0"], "also for what nothing came of yet");
}

#[test]
fn a_command_that_is_done_is_not_ordered_again() {
    let world = World::new();
    let screen = world.connect("s", SHOPPER);
    world.put(ordered(&world));
    let state = State { open: None, handled_up_to: Seq::new(5), ..world.state() };
    let result = says("second", Written::silent(Author::Bot, state));
    world.put(Written { answers: seqs(&[3]), ..result });
    assert!(drive_again(&world, 2).is_empty());
    assert_eq!(world.shown(&screen), [4], "what came of the message is shown again");
    assert!(drive_again(&world, 3).is_empty());
    assert_eq!(world.shown(&screen), [4, 5]);
}

/// Messages at 2 and 3; 4 answers the first and leaves the second behind.
fn leaving_one(world: &World) -> Written {
    world.put(message(1));
    world.put(message(2));
    let state = State { handled_up_to: Seq::new(2), ..world.state() };
    let silent = Written::silent(Author::Bot, state);
    Written { answers: seqs(&[2]), ..says("first", silent) }
}

#[test]
fn messages_left_behind_wake_again_until_something_else_was_written() {
    let world = World::new();
    world.put(leaving_one(&world));
    assert_eq!(drive_again(&world, 2), ["wake 4"]);
    let state = State { handled_up_to: Seq::new(5), ..world.state() };
    let silent = Written::silent(Author::Bot, state);
    world.put(Written { answers: seqs(&[3]), ..says("second", silent) });
    assert!(drive_again(&world, 2).is_empty(), "no chain of wake-ups");
}

#[test]
fn a_newest_entry_that_leaves_nothing_behind_wakes_nobody() {
    let world = World::new();
    world.put(message(1));
    let state = State { handled_up_to: Seq::new(3), ..world.state() };
    let silent = Written::silent(Author::Bot, state);
    world.put(Written { answers: seqs(&[2]), ..says("first", silent) });
    assert!(drive_again(&world, 2).is_empty());
}

#[test]
fn who_is_waited_for_is_asked_for_again_once() {
    let world = World::new();
    world.put(message(1));
    let seq = Seq::new(3);
    let owner = Owner::Waiting { since: seq };
    let state = State { owner, handled_up_to: seq, ..world.state() };
    let asks = says("somebody will come", Written::silent(Author::Bot, state));
    world.put(Written { answers: seqs(&[2]), notice: Some(Notice::Waiting), ..asks });
    assert_eq!(drive_again(&world, 2), ["requested 3"], "what came of 2 is the same entry");

    let waits = world.put(says("nobody yet", Written::silent(Author::System, world.state())));
    world.put(message(2));
    let screen = world.connect("s", SHOPPER);
    assert_eq!(drive_again(&world, 5), ["requested 3"], "nothing came of 5");
    assert_eq!(drive_again(&world, 3), ["requested 3"], "the next written entry came of 3");
    assert!(world.shown(&screen).contains(&waits.seq.get()));
}

#[test]
fn nothing_is_driven_before_a_conversation_begins() {
    let world = World::new();
    let tail = Tail::default();
    let again = world.delivery.drive_again(&world.conversation, &tail, Seq::FIRST);
    block_on(again).unwrap();
    assert!(world.sent().is_empty());
}
