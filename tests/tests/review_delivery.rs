//! What must hold when a function dies between an append and its effects, when a dead letter comes
//! back, and when people and the bot act at the same moment: each case once went wrong.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::Duration;

use aisle_contract::agent_frame::{AgentFrame, DeskFrame};
use aisle_contract::frame::{ErrorCode, Reply, ServerFrame};
use aisle_contract::part::Part;
use aisle_contract::queue::{HandoffTask, VERSION, Wake};
use aisle_domain::conversation::{Body, Entry};
use aisle_domain::ids::{ConnectionId, ConversationId, Seq};
use aisle_ports::{Audience, Connection, WorkQueue};
use aisle_tests::world::World;

const CONVERSATION: &str = "c-1";

fn wake(seq: u64) -> WorkQueue {
    let conversation = ConversationId::new(CONVERSATION).unwrap();
    WorkQueue::Nlu(Wake { v: VERSION, conversation, seq: Seq::new(seq) })
}

fn replies(frames: &[ServerFrame]) -> Vec<&Reply> {
    frames
        .iter()
        .filter_map(|frame| match frame {
            ServerFrame::Reply(reply) => Some(reply),
            _ => None,
        })
        .collect()
}

fn answers(entry: &Entry) -> Vec<u64> {
    match &entry.body {
        Body::Written(written) => written.answers.iter().map(|seq| seq.get()).collect(),
        Body::Shopper(_) => Vec::new(),
    }
}

/// Everything that waits in a queue is lost, as are the effects of whoever died before sending.
fn lose_queue(world: &World) {
    for pending in world.queues.pending() {
        world.queues.take(pending.id).unwrap();
    }
}

async fn cases(world: &World) -> usize {
    match world.agent("ada", AgentFrame::AgentList { request: 1 }).await {
        DeskFrame::Cases { cases, .. } => cases.len(),
        other => panic!("cases, not {other:?}"),
    }
}

async fn claimed(world: &World) -> DeskFrame {
    let claim = AgentFrame::AgentClaim { request: 1, conversation: CONVERSATION.to_owned() };
    world.agent("ada", claim).await
}

async fn given_back(world: &World) -> DeskFrame {
    let back = AgentFrame::AgentGiveBack { request: 2, conversation: CONVERSATION.to_owned() };
    world.agent("ada", back).await
}

#[tokio::test]
async fn a_request_for_a_human_reaches_the_board_though_its_writer_died_and_more_was_said() {
    // Woken by the message that asked, or by a later one that the same entry left to the human.
    for woken_by in [2, 3] {
        let world = World::default();
        let mut device = world.device(CONVERSATION, "d-1", None);
        device.start("en").await;
        device.say("I want to talk to a human").await;
        device.say("hello?").await;
        lose_queue(&world);
        world.deliver(&wake(woken_by)).await.unwrap();
        lose_queue(&world);
        world.deliver(&wake(woken_by)).await.unwrap();
        world.settle().await;
        assert_eq!(cases(&world).await, 1, "woken by {woken_by}");
    }
}

#[tokio::test]
async fn a_poison_message_left_behind_by_an_open_command_ends_at_a_human() {
    let world = World::default();
    let mut device = world.device(CONVERSATION, "d-1", Some("sam"));
    device.start("en").await;
    device.say("where is AC104233?").await;
    let first = world.queues.take_due().unwrap().message;
    world.deliver(&first).await.unwrap();
    device.say("poison").await;
    let order = world.queues.pending().into_iter().find(|p| p.message.name() == "order").unwrap();
    lose_queue(&world);
    world.deliver(&order.message).await.unwrap();
    // The result's wake-up names the result, not the message that cannot be processed.
    let WorkQueue::Nlu(left) = world.queues.take_due().unwrap().message else { panic!("wake") };
    assert_eq!(left.seq, Seq::new(5));
    let letter = handoff::DeadLetter::Wake(left);
    handoff::handle_dead_letter(&world.handoff, &letter).await.unwrap();
    assert_eq!(answers(world.entries(CONVERSATION).last().unwrap()), [4], "confessed");
    let woken = world.queues.pending().into_iter().any(|p| p.message.name() == "nlu");
    assert!(!woken, "a dead letter that wakes again would come back for ever");
    world.settle().await;
    assert_eq!(cases(&world).await, 1);
}

#[tokio::test]
async fn a_command_that_was_never_sent_is_sent_by_the_dead_letter_though_the_shopper_signed_in() {
    let world = World::default();
    let mut device = world.device(CONVERSATION, "d-1", None);
    device.start("en").await;
    device.say("where is AC104233? My email is sam@example.com").await;
    let WorkQueue::Nlu(first) = world.queues.take_due().unwrap().message else { panic!("wake") };
    world.deliver(&WorkQueue::Nlu(first.clone())).await.unwrap();
    assert_eq!(world.queues.pending()[0].message.name(), "order");
    lose_queue(&world);
    world.device(CONVERSATION, "d-2", Some("sam")).start("en").await;
    let letter = handoff::DeadLetter::Wake(first);
    handoff::handle_dead_letter(&world.handoff, &letter).await.unwrap();
    world.settle().await;
    let answered = world.entries(CONVERSATION).iter().any(|entry| answers(entry) == [2]);
    assert!(answered, "the command is not open for ever");
}

#[tokio::test]
async fn a_message_that_crossed_the_human_s_is_shown_to_the_human() {
    // Its wake-up is served by nlu, or nlu could not serve it.
    for dead in [false, true] {
        let world = World::default();
        let mut device = world.device(CONVERSATION, "d-1", None);
        device.start("en").await;
        device.say("human please").await;
        world.settle().await;
        claimed(&world).await;
        device.say("it is urgent").await;
        let say = AgentFrame::AgentSay {
            request: 3,
            conversation: CONVERSATION.to_owned(),
            key: "k".to_owned(),
            text: "Hello, this is Ada.".to_owned(),
        };
        world.agent("ada", say).await;
        if dead {
            lose_queue(&world);
            let WorkQueue::Nlu(crossed) = wake(5) else { panic!("wake") };
            let letter = handoff::DeadLetter::Wake(crossed);
            handoff::handle_dead_letter(&world.handoff, &letter).await.unwrap();
        }
        world.settle().await;
        let shown = world.desk("ada").iter().any(|frame| {
            matches!(frame, DeskFrame::CaseEcho { echo, .. } if echo.text.as_deref() == Some("it is urgent"))
        });
        assert!(shown, "dead letter: {dead}");
    }
}

#[tokio::test]
async fn what_a_human_had_in_hand_is_not_answered_again_by_the_bot() {
    // Delivered to the human before it is given back; or its wake-up is late, or was never sent.
    for (delivered, lost) in [(true, false), (false, false), (false, true)] {
        let world = World::default();
        let mut device = world.device(CONVERSATION, "d-1", None);
        device.start("en").await;
        device.say("human please").await;
        world.settle().await;
        claimed(&world).await;
        device.say("are you there?").await;
        if delivered {
            world.settle().await;
        }
        if lost {
            lose_queue(&world);
        }
        given_back(&world).await;
        let desk = world.desk("ada");
        let shown = desk.iter().any(|frame| matches!(frame, DeskFrame::CaseEcho { .. }));
        assert!(shown, "delivered {delivered}, lost {lost}");
        world.settle().await;
        assert_eq!(answers(world.entries(CONVERSATION).last().unwrap()), [5]);
        // The giver's own try again changes nothing; what comes now is the bot's.
        assert!(matches!(given_back(&world).await, DeskFrame::Returned { .. }));
        assert_eq!(world.entries(CONVERSATION).len(), 6);
        device.say("hello").await;
        world.settle().await;
        assert_eq!(answers(world.entries(CONVERSATION).last().unwrap()), [7]);
        assert_eq!(replies(&device.pushed()).last().unwrap().answers, [7]);
    }
}

#[tokio::test]
async fn what_was_said_while_nobody_came_is_answered_by_the_bot_that_the_shopper_goes_back_to() {
    let world = World::default();
    let mut device = world.device(CONVERSATION, "d-1", Some("sam"));
    device.start("en").await;
    device.say("human please").await;
    world.settle().await;
    device.say("a human!").await;
    device.say("where is AC104233?").await;
    device.say("thanks").await;
    world.settle().await;
    assert_eq!(replies(&device.pushed()).len(), 1, "nobody, or a human, answers while waiting");
    device.pick("bot").await;
    world.settle().await;
    let log = world.entries(CONVERSATION);
    let answered: Vec<u64> = log.iter().flat_map(answers).collect();
    assert_eq!(answered, [2, 4, 5, 6, 7], "each once, in order");
    let pushed = device.pushed();
    let card = |part: &Part| matches!(part, Part::OrderCard(card) if card.number == "AC104233");
    let order = replies(&pushed).into_iter().find(|reply| reply.parts.iter().any(card)).unwrap();
    assert_eq!(order.answers, [5]);
    assert_eq!(cases(&world).await, 0, "asked for before, and taken back");
}

#[tokio::test]
async fn after_giving_back_no_connection_of_the_agent_s_sees_the_conversation() {
    let world = World::default();
    let mut device = world.device(CONVERSATION, "d-1", None);
    device.start("en").await;
    device.say("human please").await;
    world.settle().await;
    claimed(&world).await;
    // A second window of the same agent's.
    let window = ConnectionId::new("agent-window-2=").unwrap();
    world.push.connect(&window);
    let audience = Audience::Agent("ada".to_owned().try_into().unwrap());
    let second = Connection { id: window.clone(), audience };
    let conversation = ConversationId::new(CONVERSATION).unwrap();
    let connections = &world.handoff.delivery.connections;
    connections.register(&conversation, &second).await.unwrap();
    given_back(&world).await;
    device.say("hello").await;
    world.settle().await;
    assert!(world.push.frames(&window).is_empty());
}

#[tokio::test]
async fn a_settled_case_does_not_stay_on_the_board_though_whoever_settled_it_died() {
    for by_claim in [true, false] {
        let world = World::default();
        let mut device = world.device(CONVERSATION, "d-1", None);
        device.start("en").await;
        device.say("human please").await;
        world.settle().await;
        let check = world.queues.pending().pop().unwrap().message;
        assert!(matches!(check, WorkQueue::Handoff(HandoffTask::CheckClaimed(_))));
        device.send_raw(r#"{"type":"end"}"#).await;
        lose_queue(&world);
        assert_eq!(cases(&world).await, 1);
        if by_claim {
            assert!(matches!(claimed(&world).await, DeskFrame::AgentError { .. }));
        } else {
            world.deliver(&check).await.unwrap();
        }
        assert_eq!(cases(&world).await, 0, "by a claim: {by_claim}");
    }
}

#[tokio::test]
async fn a_connection_opened_before_the_shopper_signed_in_sees_nothing_of_what_follows() {
    let world = World::default();
    let anonymous = world.device(CONVERSATION, "d-1", None);
    anonymous.start("en").await;
    let mut sam = world.device(CONVERSATION, "d-2", Some("sam"));
    sam.start("en").await;
    sam.say("where is AC104233?").await;
    world.settle().await;
    assert_eq!(replies(&sam.pushed()).len(), 1);
    assert!(replies(&anonymous.pushed()).is_empty());
    assert!(!world.push.is_open(&anonymous.connection), "its client reconnects");
}

#[tokio::test]
async fn messages_that_nobody_answers_are_bounded() {
    let world = World::default();
    let mut device = world.device(CONVERSATION, "d-1", None);
    device.start("en").await;
    device.say("human please").await;
    world.settle().await;
    for _ in 0..200 {
        world.clock.advance(Duration::from_millis(100));
        assert!(matches!(device.say("hello?").await, Some(ServerFrame::Ack { .. })));
    }
    world.clock.advance(Duration::from_secs(10));
    assert_eq!(device.say("hello?").await, None);
    let Some(ServerFrame::Error(told)) = device.pushed().pop() else { panic!("an error") };
    assert_eq!((told.code, told.retry_after_ms), (ErrorCode::RateLimited, Some(30_000)));
    // And what is there can still be answered.
    world.device(CONVERSATION, "d-1", None).send_raw(r#"{"type":"end"}"#).await;
    assert_eq!(answers(world.entries(CONVERSATION).last().unwrap()).len(), 200);
}
