//! The effects of one entry.

use std::time::Duration;

use aisle_contract::agent_frame::DeskFrame;
use aisle_contract::queue::{VERSION, Wake};
use aisle_domain::conversation::{
    Action, Author, Command, DomainEvent, Notice, OpenCommand, Owner, State, Written,
};
use aisle_domain::ids::{AgentId, Seq, ShopperId, Step};
use aisle_ports::{Kind, WorkQueue};

use crate::setup::{SHOPPER, World, agent, block_on, message, says, seqs};

/// An entry of the bot's with a text, that has handled all before it.
fn reply(world: &World) -> Written {
    let seq = world.tail().last().next();
    let state = State { handled_up_to: seq, ..world.state() };
    says("an answer", Written::silent(Author::Bot, state))
}

pub fn command(step: u16) -> Command {
    let shopper = ShopperId::new("user-17").unwrap();
    Command { step: Step(step), action: Action::ListOrders { shopper } }
}

#[test]
fn a_message_wakes_nlu_and_is_pushed_to_nobody() {
    let world = World::new();
    let (screen, desk) = (world.connect("s", SHOPPER), world.connect("a", agent()));
    let entry = world.put(message(1));
    world.drive(&entry);
    assert_eq!(world.sent(), ["wake 2"]);
    assert!(world.pushed(&screen).is_empty() && world.pushed(&desk).is_empty());
}

#[test]
fn a_message_is_shown_to_the_agent_alone() {
    let world = World::new();
    let (screen, desk) = (world.connect("s", SHOPPER), world.connect("a", agent()));
    let entry = world.put(message(1));
    block_on(world.delivery.show(&world.conversation, &entry)).unwrap();
    assert!(world.pushed(&screen).is_empty());
    let frame = DeskFrame::parse(&world.pushed(&desk)[0]).unwrap();
    assert!(matches!(frame, DeskFrame::CaseEcho { echo, .. } if echo.seq == 2));
}

#[test]
fn a_reply_is_shown_to_all_and_sends_nothing() {
    let world = World::new();
    let (screen, desk) = (world.connect("s", SHOPPER), world.connect("a", agent()));
    let entry = world.put(reply(&world));
    world.drive(&entry);
    assert_eq!(world.shown(&screen), [2]);
    let frame = DeskFrame::parse(&world.pushed(&desk)[0]).unwrap();
    assert!(matches!(frame, DeskFrame::CaseReply { reply, .. } if reply.seq == 2));
    assert!(world.sent().is_empty() && world.bus.events().is_empty());
}

#[test]
fn commands_are_ordered_each_by_its_step() {
    let world = World::new();
    let screen = world.connect("s", SHOPPER);
    let open = OpenCommand { of: Seq::new(2), step: Step(1), answers: seqs(&[2]) };
    let state = State { open: Some(open), ..world.state() };
    let silent = Written::silent(Author::Bot, state);
    let entry = world.put(Written { commands: vec![command(0), command(1)], ..silent });
    world.drive(&entry);
    assert_eq!(world.sent(), ["order 2 0", "order 2 1"], "and no wake-up: a command is open");
    assert!(world.pushed(&screen).is_empty(), "it shows nothing");
}

#[test]
fn each_notice_has_its_task_for_handoff() {
    for (notice, task) in [
        (Notice::Waiting, "requested 2"),
        (Notice::HumanJoined, "settled 2"),
        (Notice::HumanLeft, "settled 2"),
        (Notice::Ended, "settled 2"),
    ] {
        let world = World::new();
        let entry = world.put(Written { notice: Some(notice), ..reply(&world) });
        world.drive(&entry);
        assert_eq!(world.sent(), [task]);
    }
}

#[test]
fn events_go_to_the_bus() {
    let world = World::new();
    let events = vec![DomainEvent::HandoffClaimed, DomainEvent::HandoffReturned];
    let entry = world.put(Written { events, ..reply(&world) });
    world.drive(&entry);
    assert_eq!(world.bus.events().len(), 2);
}

#[test]
fn messages_left_behind_wake_only_where_the_bot_may_speak() {
    let wakes = |change: &dyn Fn(&mut State)| {
        let world = World::new();
        world.put(message(1));
        let mut written = reply(&world);
        written.state.handled_up_to = Seq::new(1);
        change(&mut written.state);
        let entry = world.put(written);
        world.drive(&entry);
        world.sent() == ["wake 3"]
    };
    assert!(wakes(&|_| {}));
    assert!(!wakes(&|state| state.handled_up_to = Seq::new(3)), "none is left behind");
    assert!(!wakes(&|state| state.owner = Owner::Waiting { since: Seq::new(3) }));
    assert!(!wakes(&|state| state.owner = Owner::Human(AgentId::new("ada").unwrap())));
    let open = || OpenCommand { of: Seq::new(3), step: Step(0), answers: Vec::new() };
    assert!(!wakes(&|state| state.open = Some(open())));
    let handled_and_open = |state: &mut State| {
        state.handled_up_to = Seq::new(3);
        state.open = Some(open());
    };
    assert!(!wakes(&handled_and_open));
}

#[test]
fn a_connection_that_is_gone_is_forgotten_and_the_others_are_shown() {
    let world = World::new();
    let (gone, screen) = (world.connect("g", SHOPPER), world.connect("s", SHOPPER));
    world.disconnect(&gone);
    let entry = world.put(reply(&world));
    world.drive(&entry);
    assert_eq!((world.registered(), world.shown(&screen)), (1, vec![2]));
}

#[test]
fn a_push_is_tried_three_times_and_then_given_up() {
    let world = World::new();
    let screen = world.connect("s", SHOPPER);
    let entry = world.put(reply(&world));
    world.push.refuse(2, Kind::Throttled);
    world.drive(&entry);
    assert_eq!((world.shown(&screen), world.pauses()), (vec![2], vec![50, 100]));

    world.push.refuse(3, Kind::Unavailable);
    world.drive(&entry);
    assert_eq!((world.push.calls(), world.registered()), (3, 1), "it stays registered");
    assert_eq!(world.shown(&screen), [2], "the client will resume");
    world.pauses();

    world.push.refuse(1, Kind::Denied);
    world.drive(&entry);
    assert_eq!((world.push.calls(), world.pauses()), (1, vec![]));

    world.push.refuse_until(1, Kind::Throttled, Some(Duration::from_millis(300)));
    world.drive(&entry);
    assert_eq!(world.pauses(), [300]);
}

#[test]
fn a_queue_is_tried_three_times_and_then_its_refusal_is_told() {
    let world = World::new();
    let entry = world.put(message(1));
    world.queues.refuse(2, Kind::TimedOut);
    world.drive(&entry);
    assert_eq!((world.sent(), world.pauses()), (vec!["wake 2".to_owned()], vec![50, 100]));

    let drive = || block_on(world.delivery.drive(&world.conversation, &entry));
    world.queues.refuse(3, Kind::TimedOut);
    assert!(drive().is_err());
    assert_eq!(world.queues.calls(), 3);
    world.pauses();

    world.queues.refuse(1, Kind::Invalid);
    assert!(drive().is_err());
    assert_eq!((world.queues.calls(), world.pauses()), (1, vec![]));

    world.queues.refuse_until(1, Kind::Throttled, Some(Duration::from_millis(300)));
    assert!(drive().is_ok());
    assert_eq!(world.pauses(), [300]);
}

#[test]
fn a_queue_message_has_its_delay() {
    let world = World::new();
    let wake = Wake { v: VERSION, conversation: world.conversation.clone(), seq: Seq::new(1) };
    let wake = WorkQueue::Nlu(wake);
    block_on(world.delivery.send(&wake, Duration::from_secs(60))).unwrap();
    let due = world.clock.later(Duration::from_secs(60));
    assert_eq!(world.due(), [due]);
    assert_eq!(world.sent(), ["wake 1"]);
}

#[test]
fn thousands_of_connections_cost_64_pushes_and_the_agents_is_among_them() {
    let world = World::new();
    for number in 0..100 {
        world.connect(&format!("a{number:03}"), SHOPPER);
    }
    let desk = world.connect("z", agent());
    let entry = world.put(reply(&world));
    world.push.refuse(0, Kind::Invalid);
    world.drive(&entry);
    assert_eq!((world.push.calls(), world.pushed(&desk).len()), (64, 1));
}

#[test]
fn working_is_shown_to_the_shopper_alone() {
    let world = World::new();
    let (screen, desk) = (world.connect("s", SHOPPER), world.connect("a", agent()));
    block_on(world.delivery.show_working(&world.conversation));
    assert_eq!(world.pushed(&screen), [r#"{"type":"status","status":"working"}"#]);
    assert!(world.pushed(&desk).is_empty());
}
