//! A shopper asks where an order is.

use aisle::{Adapters, Options, Platform};
use aisle_contract::frame::{ClientFrame, HistoryEntry, Resume, ServerFrame};
use tempfile::tempdir;

use crate::client::{Shopper, Socket, card, text, vouched};
use crate::{options, platform};

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_proves_an_order_and_is_told() {
    let data = tempdir().unwrap();
    let platform = platform(&data).await;
    for (language, question, proof) in [
        ("en", "where is my order AC104372?", "robin.hale@example.com"),
        ("zh", "我的订单AC104372到哪里了？", "BS1 4DJ"),
    ] {
        let mut shopper = Shopper::anonymous(&platform).await;
        let welcome = shopper.start(language).await;
        assert_eq!(welcome.language, language);
        let asks = shopper.ask(question).await;
        assert_eq!(card(&asks), None, "{asks:?}");
        let answer = shopper.ask(proof).await;
        assert_eq!(card(&answer), Some("AC104372"), "{answer:?}");
        let chinese = text(&answer).chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        assert_eq!(chinese, language == "zh", "{}", text(&answer));
    }
    platform.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_memory_adapters_it_is_the_same_conversation() {
    let data = tempdir().unwrap();
    let options = Options { adapters: Adapters::Memory, ..options(&data) };
    let platform = Platform::start(options).await.unwrap();
    let mut shopper = Shopper::anonymous(&platform).await;
    shopper.start("en").await;
    shopper.ask("where is my order AC104372?").await;
    let answer = shopper.ask("robin.hale@example.com").await;
    assert_eq!(card(&answer), Some("AC104372"), "{answer:?}");
    let stored = platform.pump_counts().into_iter().find(|(queue, _)| *queue == "order").unwrap();
    assert_eq!(stored.1.failed, 0, "{stored:?}");
    platform.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_known_shopper_is_asked_for_no_proof_and_nobody_else_is_shown_the_order() {
    let data = tempdir().unwrap();
    let platform = platform(&data).await;
    let mut mei = Shopper::signed_in(&platform, "mei").await;
    mei.start("zh").await;
    let answer = mei.ask("它到哪里了？AC104320").await;
    assert_eq!(card(&answer), Some("AC104320"), "{answer:?}");

    let mut sam = Shopper::signed_in(&platform, "sam").await;
    sam.start("en").await;
    let answer = sam.ask("where is my order AC104320?").await;
    assert_eq!(card(&answer), None, "{answer:?}");
    platform.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restart_keeps_the_conversation() {
    let data = tempdir().unwrap();
    let before = platform(&data).await;
    let mut shopper = Shopper::anonymous(&before).await;
    let welcome = shopper.start("en").await;
    let asks = shopper.ask("where is my order AC104372?").await;
    before.shutdown().await;

    let after = platform(&data).await;
    assert!(!after.started().trained, "the pack was kept");
    assert!(after.started().imported.is_none(), "the shop was kept");
    let mut shopper = Shopper::resumed(&after.addresses().socket, &welcome).await;
    let again = shopper.start("en").await;
    assert_eq!((again.conversation, again.last), (welcome.conversation, asks.seq));
    shopper.socket.send(ClientFrame::Resume(Resume { after: 0 }).to_json()).await;
    let ServerFrame::History(history) = shopper.frame().await else { panic!("no history") };
    let replies: Vec<_> = history
        .entries
        .iter()
        .filter_map(|entry| match entry {
            HistoryEntry::Reply(reply) => Some(reply.seq),
            HistoryEntry::Echo(_) => None,
        })
        .collect();
    assert_eq!(replies, [welcome.seq, asks.seq]);
    let answer = shopper.ask("robin.hale@example.com").await;
    assert_eq!(card(&answer), Some("AC104372"), "{answer:?}");
    after.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_site_is_refused_and_an_allowed_one_is_not() {
    let data = tempdir().unwrap();
    let mut options = options(&data);
    options.allowed_origins = vec!["http://shop.example".to_owned()];
    let platform = aisle::Platform::start(options).await.unwrap();
    let at = platform.addresses();
    for (origin, welcome) in
        [(at.pages.as_str(), true), ("http://shop.example", true), ("http://other.example", false)]
    {
        let opened = Socket::open(&at.socket, "aisle.v1", Some(origin)).await;
        assert_eq!(opened.is_ok(), welcome, "{origin}");
    }
    platform.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_before_a_stop_is_answered_after_it() {
    let data = tempdir().unwrap();
    let before = platform(&data).await;
    let mut shopper = Shopper::signed_in(&before, "sam").await;
    let welcome = shopper.start("en").await;
    shopper.send("where is my order AC104233?").await;
    let acknowledged = loop {
        match shopper.frame().await {
            ServerFrame::Ack { seq, .. } => break seq,
            // It may come before its ack, and implies it.
            ServerFrame::Reply(reply) => break reply.answers.first().copied().unwrap_or(reply.seq),
            _ => {}
        }
    };
    before.shutdown().await;

    let after = platform(&data).await;
    let offer = format!(
        "aisle.v1, aisle.resume.{}, {}",
        welcome.resume_token,
        vouched(after.secrets(), "sam")
    );
    let mut shopper = Shopper::connect(&after.addresses().socket, &offer).await;
    shopper.start("en").await;
    let mut answered = false;
    while !answered {
        shopper.socket.send(ClientFrame::Resume(Resume { after: acknowledged }).to_json()).await;
        // The answer is in the history by now, or is pushed while it is asked for.
        answered = match shopper.frame().await {
            ServerFrame::History(history) => history.entries.iter().any(|entry| match entry {
                HistoryEntry::Reply(reply) => card(reply) == Some("AC104233"),
                HistoryEntry::Echo(_) => false,
            }),
            ServerFrame::Reply(reply) => card(&reply) == Some("AC104233"),
            _ => false,
        };
    }
    after.shutdown().await;
}
