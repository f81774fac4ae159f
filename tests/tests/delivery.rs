//! Delivery over the memory adapters: what is told once, what is driven again, who may see what,
//! how a human comes in and goes out, and what happens when something fails. The simulation puts
//! the same code under seeded faults; here is each rule by itself.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;
use std::time::Duration;

use aisle_contract::agent_frame::{AgentErrorCode, AgentFrame, DeskFrame};
use aisle_contract::frame::{ErrorCode, HistoryEntry, Reply, ServerFrame, StatusKind};
use aisle_contract::part::Part;
use aisle_contract::queue::{VERSION, Wake};
use aisle_domain::conversation::Owner;
use aisle_domain::ids::{ConversationId, Seq};
use aisle_ports::{Kind, PortError, WorkQueue};
use aisle_tests::order_books::Broken;
use aisle_tests::world::World;
use async_trait::async_trait;

const CONVERSATION: &str = "c-1";

fn replies(frames: &[ServerFrame]) -> Vec<&Reply> {
    frames
        .iter()
        .filter_map(|frame| match frame {
            ServerFrame::Reply(reply) => Some(reply),
            _ => None,
        })
        .collect()
}

/// The replies that a client shows: each position once, whatever the wire repeats.
fn shown(frames: &[ServerFrame]) -> Vec<&Reply> {
    let mut replies = replies(frames);
    replies.sort_by_key(|reply| reply.seq);
    replies.dedup();
    replies
}

fn error(frame: Option<ServerFrame>) -> aisle_contract::frame::Error {
    match frame {
        Some(ServerFrame::Error(error)) => error,
        other => panic!("an error was expected, not {other:?}"),
    }
}

fn said(reply: &Reply) -> String {
    let text = |part: &Part| match part {
        Part::Text { text } => text.clone(),
        _ => String::new(),
    };
    reply.parts.iter().map(text).collect()
}

#[tokio::test]
async fn the_same_count_again_gets_the_same_ack_and_wakes_again() {
    let world = World::default();
    let mut device = world.device(CONVERSATION, "d-1", None);
    device.start("en").await;
    let first = device.say("hello").await.unwrap();
    let again = device.send(device.text(1, "hello")).await.unwrap();
    assert_eq!(first, again);
    assert_eq!(world.queues.pending().len(), 2, "woken twice");
    world.settle().await;
    assert_eq!(shown(&device.pushed()).len(), 1, "answered once");
    // Long after, with the entry no longer in the tail.
    assert_eq!(device.send(device.text(1, "hello")).await.unwrap(), first);
    let log = world.entries(CONVERSATION).len();
    let refused = error(device.send(device.text(1, "something else")).await);
    assert_eq!(refused.code, ErrorCode::CounterReused);
    let gap = error(device.send(device.text(5, "hello")).await);
    assert_eq!((gap.code, gap.expected), (ErrorCode::CounterGap, Some(2)));
    assert_eq!(world.entries(CONVERSATION).len(), log, "nothing was stored");
}

#[tokio::test]
async fn an_old_count_is_found_however_far_back() {
    let world = World::default();
    let mut device = world.device(CONVERSATION, "d-1", None);
    device.start("en").await;
    let first = device.say("hello").await.unwrap();
    for _ in 0..4 {
        device.say("thanks").await;
        world.clock.advance(Duration::from_millis(200));
        world.settle().await;
    }
    assert_eq!(device.send(device.text(1, "hello")).await.unwrap(), first);
    assert_eq!(error(device.send(device.text(1, "hullo")).await).code, ErrorCode::CounterReused);
}

#[tokio::test]
async fn messages_that_came_together_are_answered_in_order_by_one_entry() {
    let world = World::default();
    let mut device = world.device(CONVERSATION, "d-1", None);
    device.start("en").await;
    device.say("hello").await;
    device.say("thanks").await;
    world.settle().await;
    let pushed = device.pushed();
    let replies = shown(&pushed);
    assert_eq!(replies.len(), 1);
    assert_eq!(replies[0].answers, [2, 3]);
}

#[tokio::test]
async fn what_comes_while_a_command_is_open_waits_for_it_and_is_not_forgotten() {
    let world = World::default();
    let mut device = world.device(CONVERSATION, "d-1", Some("sam"));
    device.start("en").await;
    device.say("where is AC104233?").await;
    let wake = world.queues.take_due().unwrap();
    world.deliver(&wake.message).await.unwrap();
    device.say("thanks").await;
    // The second message's own wake-up comes before the result, and is spent.
    let wake = world.queues.pending().into_iter().find(|p| p.message.name() == "nlu").unwrap();
    world.deliver(&world.queues.take(wake.id).unwrap().message).await.unwrap();
    assert!(device.pushed().is_empty(), "nothing overtakes the order's answer");
    world.settle().await;
    let pushed = device.pushed();
    let answers: Vec<_> = replies(&pushed).iter().map(|reply| reply.answers.clone()).collect();
    assert_eq!(answers, [vec![2], vec![4]]);
}

#[tokio::test]
async fn a_redelivery_drives_again_what_a_dead_function_had_appended() {
    let world = World::default();
    let mut device = world.device(CONVERSATION, "d-1", None);
    device.start("en").await;
    device.say("hello").await;
    let wake = world.queues.take_due().unwrap().message;
    world.deliver(&wake).await.unwrap();
    assert_eq!(device.pushed().len(), 1);
    world.deliver(&wake).await.unwrap();
    let pushed = device.pushed();
    assert_eq!((pushed.len(), shown(&pushed).len()), (2, 1), "a client shows it once");
}

#[tokio::test]
async fn a_redelivered_wake_up_orders_a_lost_command_again_and_it_is_settled_once() {
    let world = World::default();
    let mut device = world.device(CONVERSATION, "d-1", Some("sam"));
    device.start("en").await;
    device.say("where is AC104233?").await;
    let wake = world.queues.take_due().unwrap().message;
    world.deliver(&wake).await.unwrap();
    let lost = world.queues.take_due().unwrap().message;
    assert_eq!(lost.name(), "order");
    world.deliver(&wake).await.unwrap();
    assert_eq!(world.queues.take_due().unwrap().message, lost);
    world.deliver(&lost).await.unwrap();
    let log = world.entries(CONVERSATION);
    world.deliver(&lost).await.unwrap();
    assert_eq!(world.entries(CONVERSATION), log, "a result in the log means done");
    let pushed = device.pushed();
    assert_eq!(pushed.len(), 2);
    assert_eq!(pushed[0], pushed[1]);
}

#[tokio::test]
async fn resume_gives_the_log_in_order_page_by_page() {
    let world = World::default();
    let mut device = world.device(CONVERSATION, "d-1", None);
    device.start("en").await;
    let long = "x".repeat(3_900);
    for _ in 0..12 {
        device.say(&long).await;
        world.clock.advance(Duration::from_secs(1));
        world.settle().await;
    }
    let other = world.device(CONVERSATION, "d-2", None);
    let (mut after, mut seen, mut pages) = (0, Vec::new(), 0);
    loop {
        let frame = other.resume(after).await;
        assert!(frame.to_json().len() < 32 * 1024, "fits a frame of API Gateway's");
        let ServerFrame::History(history) = frame else { panic!("history") };
        seen.extend(history.entries.iter().map(HistoryEntry::seq));
        after = history.up_to;
        pages += 1;
        if !history.more {
            break;
        }
    }
    assert!(pages > 1);
    let visible: Vec<u64> = world
        .entries(CONVERSATION)
        .iter()
        .filter(|entry| HistoryEntry::of(entry).is_some())
        .map(|entry| entry.seq.get())
        .collect();
    assert_eq!(seen, visible);
    assert_eq!(after, world.entries(CONVERSATION).last().unwrap().seq.get());
}

#[tokio::test]
async fn a_conversation_that_a_shopper_signed_in_to_is_shown_to_nobody_else() {
    let world = World::default();
    let anonymous = world.device(CONVERSATION, "d-1", None);
    anonymous.start("en").await;
    world.device(CONVERSATION, "d-1", Some("sam")).start("en").await;
    for (who, refused) in [(None, true), (Some("mei"), true), (Some("sam"), false)] {
        let mut device = world.device(CONVERSATION, "d-1", who);
        let answers = [
            Some(device.start("en").await),
            Some(device.resume(0).await),
            device.say("hello").await,
        ];
        for answer in answers {
            let wrong =
                matches!(&answer, Some(ServerFrame::Error(e)) if e.code == ErrorCode::WrongShopper);
            assert_eq!(wrong, refused, "{who:?}: {answer:?}");
        }
    }
}

#[tokio::test]
async fn twenty_one_messages_at_once_are_told_off_and_closed() {
    let world = World::default();
    let mut device = world.device(CONVERSATION, "d-1", None);
    device.start("en").await;
    for _ in 0..20 {
        assert!(matches!(device.say("hi").await, Some(ServerFrame::Ack { .. })));
    }
    assert_eq!(device.say("hi").await, None);
    let told = error(device.pushed().pop());
    assert_eq!((told.code, told.retry_after_ms), (ErrorCode::RateLimited, Some(1_000)));
    assert!(!world.push.is_open(&device.connection));
    world.clock.advance(Duration::from_secs(1));
    let device = world.device(CONVERSATION, "d-1", None);
    let accepted = device.send(device.text(21, "hi")).await;
    assert!(matches!(accepted, Some(ServerFrame::Ack { n: 21, .. })), "{accepted:?}");
    world.settle().await;
    let answered: usize = world
        .entries(CONVERSATION)
        .iter()
        .filter_map(|entry| match HistoryEntry::of(entry) {
            Some(HistoryEntry::Reply(reply)) => Some(reply.answers.len()),
            _ => None,
        })
        .sum();
    assert_eq!(answered, 21, "each message once, in several entries");
}

#[tokio::test]
async fn a_human_comes_in_answers_and_hands_back() {
    let world = World::default();
    let mut device = world.device(CONVERSATION, "d-1", None);
    device.start("en").await;
    device.say("I want to talk to a human").await;
    world.settle().await;
    let request = 1;
    let DeskFrame::Cases { cases, .. } =
        world.agent("ada", AgentFrame::AgentList { request }).await
    else {
        panic!("cases")
    };
    assert_eq!((cases.len(), cases[0].reason.as_str()), (1, "asked"));

    device.say("my parcel is wet").await;
    world.settle().await;
    let conversation = CONVERSATION.to_owned();
    let claim = AgentFrame::AgentClaim { request, conversation: conversation.clone() };
    let case = world.agent("ada", claim.clone()).await;
    assert!(matches!(&case, DeskFrame::Case { entries, .. } if entries.len() == 5), "{case:?}");
    let refused = world.agent("bob", claim).await;
    assert!(
        matches!(refused, DeskFrame::AgentError { code: AgentErrorCode::TakenByOther, .. }),
        "{refused:?}"
    );
    world.settle().await;
    let DeskFrame::Cases { cases, .. } =
        world.agent("ada", AgentFrame::AgentList { request }).await
    else {
        panic!("cases")
    };
    assert!(cases.is_empty());

    // In a human's hands, delivery to the human is the answer; the bot is silent.
    device.say("are you there?").await;
    world.settle().await;
    let echoed = |text: &str| {
        world.desk("ada").iter().any(
            |frame| matches!(frame, DeskFrame::CaseEcho { echo, .. } if echo.text.as_deref() == Some(text)),
        )
    };
    assert!(echoed("are you there?"));

    let say = AgentFrame::AgentSay {
        request,
        conversation: conversation.clone(),
        key: "k1".to_owned(),
        text: "I am so sorry!".to_owned(),
    };
    let first = world.agent("ada", say.clone()).await;
    assert_eq!(first, world.agent("ada", say.clone()).await, "safe to send again");
    let stranger = world.agent("bob", say).await;
    assert!(matches!(stranger, DeskFrame::AgentError { code: AgentErrorCode::NotYours, .. }));
    let pushed = device.pushed();
    let human = replies(&pushed).into_iter().find(|r| said(r) == "I am so sorry!").unwrap();
    assert_eq!(human.answers, [4, 6], "what nobody had answered");

    let back = AgentFrame::AgentGiveBack { request, conversation };
    world.agent("ada", back).await;
    device.say("hello").await;
    world.settle().await;
    let pushed = device.pushed();
    let last = *replies(&pushed).last().unwrap();
    assert!(said(last).contains("How can I help"), "the bot's again: {last:?}");
}

#[tokio::test]
async fn when_no_human_comes_the_shopper_is_told_once_and_can_go_back() {
    let world = World::default();
    let mut device = world.device(CONVERSATION, "d-1", None);
    device.start("en").await;
    device.say("I want to talk to a human").await;
    world.settle().await;
    let check = world.queues.pending().pop().unwrap().message;
    world.clock.advance(Duration::from_secs(120));
    world.settle().await;
    world.deliver(&check).await.unwrap();
    let pushed = device.pushed();
    let told: Vec<_> =
        replies(&pushed).into_iter().filter(|r| said(r).contains("Nobody is free")).collect();
    assert_eq!(told.iter().map(|reply| reply.seq).collect::<Vec<_>>(), [4, 4]);
    device.pick("bot").await;
    device.say("thanks").await;
    world.settle().await;
    let pushed = device.pushed();
    assert!(said(replies(&pushed).last().unwrap()).contains("You're welcome"));
}

#[tokio::test]
async fn a_message_that_cannot_be_processed_ends_at_a_human_and_the_shopper_is_told() {
    let world = World::default();
    let mut device = world.device(CONVERSATION, "d-1", None);
    device.start("en").await;
    device.say("hello").await;
    let wake = world.queues.take_due().unwrap().message;
    let WorkQueue::Nlu(wake) = wake else { panic!("wake") };
    let letter = handoff::DeadLetter::Wake(wake);
    handoff::handle_dead_letter(&world.handoff, &letter).await.unwrap();
    world.settle().await;
    handoff::handle_dead_letter(&world.handoff, &letter).await.unwrap();
    world.settle().await;
    let entries = world.entries(CONVERSATION);
    assert_eq!(entries.len(), 3, "confessed once");
    let pushed = device.pushed();
    let confession = replies(&pushed)[0];
    assert_eq!(
        (confession.answers.as_slice(), confession.notice),
        (&[2][..], Some(StatusKind::Waiting))
    );
    let DeskFrame::Cases { cases, .. } =
        world.agent("ada", AgentFrame::AgentList { request: 1 }).await
    else {
        panic!("cases")
    };
    assert_eq!(cases[0].reason, "poison");
}

#[tokio::test]
async fn an_ended_conversation_answers_what_waited_and_takes_no_more() {
    let world = World::default();
    let mut device = world.device(CONVERSATION, "d-1", None);
    device.start("en").await;
    device.say("hello").await;
    assert_eq!(device.send_raw(r#"{"type":"end"}"#).await, None);
    assert_eq!(error(device.say("hello").await).code, ErrorCode::Ended);
    world.settle().await;
    let pushed = device.pushed();
    let replies = shown(&pushed);
    assert_eq!(replies.len(), 1);
    assert_eq!(
        (replies[0].answers.as_slice(), replies[0].notice),
        (&[2][..], Some(StatusKind::Ended))
    );
}

#[tokio::test]
async fn a_wake_up_for_nothing_does_nothing() {
    let world = World::default();
    let conversation = ConversationId::new("c-unknown").unwrap();
    let wake = WorkQueue::Nlu(Wake { v: VERSION, conversation, seq: Seq::FIRST });
    world.deliver(&wake).await.unwrap();
    assert!(world.entries("c-unknown").is_empty());
}

#[tokio::test]
async fn an_order_book_that_fails_is_told_honestly() {
    let world = World::with_order_book(Arc::new(Broken { hangs: false }));
    let mut device = world.device(CONVERSATION, "d-1", Some("sam"));
    device.start("en").await;
    device.say("where is AC104233?").await;
    world.settle().await;
    let pushed = device.pushed();
    assert!(said(replies(&pushed)[0]).contains("can't reach our order system"));
}

#[tokio::test]
async fn an_order_book_that_hangs_shows_working_at_2_s_and_unknown_at_3_s() {
    let world = World::with_order_book(Arc::new(Broken { hangs: true }));
    let mut device = world.device(CONVERSATION, "d-1", Some("sam"));
    device.start("en").await;
    device.say("where is AC104233?").await;
    let wake = world.queues.take_due().unwrap().message;
    world.deliver(&wake).await.unwrap();
    let run = world.queues.take_due().unwrap().message;
    let clock = world.clock.clone();
    let time = async {
        for _ in 0..35 {
            tokio::task::yield_now().await;
            clock.advance(Duration::from_millis(100));
        }
    };
    let (settled, ()) = tokio::join!(world.deliver(&run), time);
    settled.unwrap();
    let pushed = device.pushed();
    assert!(
        matches!(&pushed[0], ServerFrame::Status(s) if s.status == StatusKind::Working),
        "{pushed:?}"
    );
    assert!(said(replies(&pushed)[0]).contains("can't reach our order system"));
    assert_eq!(pushed.len(), 2);
}

#[tokio::test]
async fn events_of_a_conversation_have_stable_ids() {
    let world = World::default();
    let mut device = world.device(CONVERSATION, "d-1", None);
    device.start("en").await;
    device.start("en").await;
    device.say("human please").await;
    world.settle().await;
    device.send_raw(r#"{"type":"end"}"#).await;
    let mut ids: Vec<_> = world.bus.events().into_iter().map(|event| event.id).collect();
    ids.dedup();
    assert_eq!(ids, ["c-1.1.0", "c-1.3.0", "c-1.4.0"]);
    assert_eq!(
        world
            .handoff
            .delivery
            .log
            .tail(&ConversationId::new(CONVERSATION).unwrap())
            .await
            .unwrap()
            .state()
            .unwrap()
            .owner,
        Owner::Ended
    );
}

/// Queues that are down. A stub.
struct Down;

#[async_trait]
impl aisle_ports::WorkQueues for Down {
    async fn send(&self, _: &WorkQueue, _: Duration) -> Result<(), PortError> {
        Err(PortError::new(Kind::Denied, "queues.send", "planned"))
    }
}

#[tokio::test]
async fn a_message_whose_wake_up_failed_is_not_acknowledged_and_the_same_count_mends_it() {
    let mut world = World::default();
    let queues = std::mem::replace(&mut world.intake.delivery.queues, Arc::new(Down));
    let device = world.device(CONVERSATION, "d-1", None);
    device.start("en").await;
    let refused = error(device.send(device.text(1, "hello")).await);
    assert_eq!(refused.code, ErrorCode::Unavailable);
    assert!(refused.retry_after_ms.is_some());
    assert_eq!(world.entries(CONVERSATION).len(), 2, "it is in the log all the same");
    drop(device);
    world.intake.delivery.queues = queues;
    let device = world.device(CONVERSATION, "d-1", None);
    let answer = device.send(device.text(1, "hello")).await;
    assert_eq!(answer, Some(ServerFrame::Ack { n: 1, seq: 2 }));
    world.settle().await;
    assert_eq!(world.entries(CONVERSATION).len(), 3, "stored once, answered once");
}
