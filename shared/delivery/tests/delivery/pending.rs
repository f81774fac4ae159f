//! What waits, and what came of it.

use aisle_domain::conversation::{Author, State, Tail, Written};
use aisle_domain::ids::Seq;
use aisle_ports::Kind;

use crate::setup::{World, block_on, message, says, seqs};

fn pending(world: &World) -> Vec<u64> {
    let pending = block_on(world.delivery.pending(&world.conversation, &world.tail())).unwrap();
    pending.iter().map(|entry| entry.seq.get()).collect()
}

fn came_of(world: &World, cause: u64) -> Option<u64> {
    let found = world.delivery.came_of(&world.conversation, Seq::new(cause));
    block_on(found).unwrap().map(|entry| entry.seq.get())
}

fn silent(world: &World, handled: u64) -> Written {
    let state = State { handled_up_to: Seq::new(handled), ..world.state() };
    says("x", Written::silent(Author::System, state))
}

#[test]
fn what_the_tail_holds_is_read_from_nowhere_else() {
    let world = World::new();
    world.log.refuse(0, Kind::Invalid);
    assert!(pending(&world).is_empty());
    world.put(message(1));
    world.put(message(2));
    world.log.refuse(0, Kind::Invalid);
    assert_eq!(pending(&world), [2, 3]);
    assert_eq!(world.log.calls(), 0);
    world.put(silent(&world, 3));
    world.log.refuse(0, Kind::Invalid);
    assert!(pending(&world).is_empty());
    assert_eq!(world.log.calls(), 0, "the tail begins right after what is handled");
    let none = block_on(world.delivery.pending(&world.conversation, &Tail::default())).unwrap();
    assert!(none.is_empty(), "a conversation that has not begun");
}

#[test]
fn what_was_left_behind_long_ago_still_waits() {
    let world = World::new();
    for n in 1..=250 {
        world.put(message(n));
    }
    // A human came and left: nothing of it was handled.
    world.put(silent(&world, 1));
    world.put(message(251));
    let all: Vec<u64> = (2..=251).chain([253]).collect();
    assert_eq!(pending(&world), all);
    world.put(silent(&world, 100));
    let rest: Vec<u64> = (101..=251).chain([253]).collect();
    assert_eq!(pending(&world), rest);
    let handled = world.tail().last().next().get();
    world.put(silent(&world, handled));
    assert!(pending(&world).is_empty());
}

#[test]
fn of_a_message_came_what_answers_it() {
    let world = World::new();
    world.put(message(1));
    world.put(message(2));
    assert_eq!(came_of(&world, 2), None);
    world.put(silent(&world, 1));
    assert_eq!(came_of(&world, 2), None, "a written entry that does not answer it");
    world.put(Written { answers: seqs(&[3]), ..silent(&world, 1) });
    assert_eq!((came_of(&world, 2), came_of(&world, 3)), (None, Some(5)));
    world.put(Written { answers: seqs(&[2]), ..silent(&world, 6) });
    assert_eq!((came_of(&world, 2), came_of(&world, 3)), (Some(6), Some(5)));
}

#[test]
fn of_a_written_entry_came_the_next_one() {
    let world = World::new();
    assert_eq!(came_of(&world, 1), None);
    world.put(message(1));
    assert_eq!(came_of(&world, 1), None);
    world.put(silent(&world, 3));
    world.put(silent(&world, 4));
    assert_eq!(
        (came_of(&world, 1), came_of(&world, 3), came_of(&world, 4)),
        (Some(3), Some(4), None)
    );
}

#[test]
fn what_came_long_after_is_found() {
    let world = World::new();
    for n in 1..=250 {
        world.put(message(n));
    }
    assert_eq!(came_of(&world, 2), None);
    world.put(Written { answers: seqs(&[2]), ..silent(&world, 2) });
    assert_eq!(came_of(&world, 2), Some(252));
    assert_eq!(came_of(&world, 300), None, "beyond the end");
}

#[test]
fn an_entry_is_found_by_its_position() {
    let world = World::new();
    let two = world.put(message(1));
    world.put(message(2));
    let at = |seq| block_on(world.delivery.entry(&world.conversation, Seq::new(seq))).unwrap();
    assert_eq!(at(2), Some(two));
    assert_eq!(at(4), None);
    assert_eq!(at(0), None);
}
