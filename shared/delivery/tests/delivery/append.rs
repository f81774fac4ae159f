//! Getting an entry into the log.

use std::time::Duration;

use aisle_delivery::{APPEND_ATTEMPTS, DeliveryError};
use aisle_domain::conversation::{Author, Body, Written};
use aisle_domain::ids::Seq;
use aisle_ports::{Kind, PortError};

use crate::setup::{World, block_on, message, says};

#[test]
fn a_decision_is_tried_five_times_with_growing_pauses() {
    let world = World::new();
    let mut attempts = world.delivery.attempts();
    for _ in 0..APPEND_ATTEMPTS {
        assert_eq!(block_on(attempts.next()), Ok(()));
    }
    assert_eq!(block_on(attempts.next()), Err(DeliveryError::Contended(5)));
    assert_eq!(world.pauses(), [20, 40, 80, 160]);
}

#[test]
fn who_was_slower_writes_nothing() {
    let world = World::new();
    let tail = world.tail();
    let first = world.append(&tail, world.delivery.new_write_id(), message(1)).unwrap();
    assert_eq!(first.unwrap().seq, Seq::new(2));
    let second = world.append(&tail, world.delivery.new_write_id(), message(1)).unwrap();
    assert_eq!(second, None);
    assert_eq!(world.tail().last(), Seq::new(2));
}

#[test]
fn a_write_finds_itself_when_its_answer_was_lost() {
    let world = World::new();
    let (tail, id) = (world.tail(), world.delivery.new_write_id());
    let written = world.append(&tail, id.clone(), message(1)).unwrap().unwrap();
    assert_eq!(world.append(&tail, id, message(1)).unwrap().unwrap().seq, written.seq);
    assert_eq!(world.tail().last(), written.seq);
}

#[test]
fn an_entry_is_put_three_times_if_that_can_help() {
    for kind in [Kind::Throttled, Kind::TimedOut, Kind::Unavailable] {
        let world = World::new();
        world.log.refuse(2, kind);
        assert_eq!(world.put(message(1)).seq, Seq::new(2));
        assert_eq!((world.log.calls(), world.pauses()), (3, vec![50, 100]));

        world.log.refuse(3, kind);
        let refused = world.append(&world.tail(), world.delivery.new_write_id(), message(2));
        assert!(matches!(refused, Err(DeliveryError::Port(error)) if error.kind == kind));
        assert_eq!(world.log.calls(), 3);
        assert_eq!(world.tail().last(), Seq::new(2));
    }
    for kind in [Kind::Invalid, Kind::Denied] {
        let world = World::new();
        world.log.refuse(1, kind);
        let refused = world.append(&world.tail(), world.delivery.new_write_id(), message(1));
        assert!(refused.is_err());
        assert_eq!((world.log.calls(), world.pauses()), (1, vec![]));
    }
}

#[test]
fn a_port_that_says_when_is_asked_then() {
    let world = World::new();
    world.log.refuse_until(1, Kind::Throttled, Some(Duration::from_millis(700)));
    world.put(message(1));
    assert_eq!(world.pauses(), [700]);
}

#[test]
fn a_written_entry_knows_the_devices_and_the_rate_of_its_tail() {
    let world = World::new();
    world.put(message(1));
    let last = world.put(message(2));
    let silent = Written::silent(Author::System, world.state());
    assert!(silent.state.devices.is_empty());
    world.put(silent);
    let state = world.state();
    assert_eq!(state.devices.values().map(|m| (m.n.0, m.seq)).collect::<Vec<_>>(), [(2, last.seq)]);
    assert_eq!(state.rate.level_milli, 2_000);
}

#[test]
fn no_entry_is_older_than_the_one_before() {
    let world = World::new();
    let mut tail = world.tail();
    let later = tail.entries[0].at.checked_add(Duration::from_secs(5)).unwrap();
    tail.entries[0].at = later;
    let ahead = world.append(&tail, world.delivery.new_write_id(), message(1)).unwrap().unwrap();
    assert_eq!(ahead.at, later, "the clock of whoever wrote before was ahead");
    world.clock.advance(Duration::from_secs(9));
    assert!(world.put(message(2)).at > later);
}

#[test]
fn of_two_writes_under_one_name_the_log_has_one_and_both_get_it() {
    let world = World::new();
    let (tail, id) = (world.tail(), world.delivery.new_write_id());
    let named = || {
        let written = says("nobody is free", Written::silent(Author::System, world.state()));
        let body = Body::Written(Box::new(written));
        block_on(world.delivery.append_named(&world.conversation, &tail, id.clone(), body)).unwrap()
    };
    let one = named();
    world.clock.advance(Duration::from_secs(1));
    assert!(one.is_some());
    assert_eq!(named(), one, "with the time of the first");
    let other = world.delivery.new_write_id();
    let body = Body::Shopper(message(1));
    let late = world.delivery.append_named(&world.conversation, &tail, other, body);
    assert_eq!(block_on(late).unwrap(), None, "the position is taken");
}

#[test]
fn an_entry_over_its_bound_is_refused_before_it_is_put() {
    let world = World::new();
    let large = says(&"x".repeat(9_000), Written::silent(Author::Bot, world.state()));
    world.log.refuse(0, Kind::Invalid);
    let refused = world.append(&world.tail(), world.delivery.new_write_id(), large);
    assert!(matches!(&refused, Err(DeliveryError::TooLarge(_))), "{refused:?}");
    assert!(!refused.unwrap_err().is_retryable());
    assert_eq!(world.log.calls(), 0);
}

#[test]
fn trying_again_helps_unless_the_port_said_never() {
    let of = |kind| DeliveryError::from(PortError::new(kind, "test", "")).is_retryable();
    let helps = [Kind::Throttled, Kind::TimedOut, Kind::Unavailable].map(of);
    assert_eq!(helps, [true; 3]);
    assert_eq!([Kind::Invalid, Kind::Denied].map(of), [false; 2]);
    assert!(DeliveryError::Contended(5).is_retryable());
}
