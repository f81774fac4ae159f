//! A human takes over and gives back.

use aisle_contract::agent_frame::{AgentFrame, DeskFrame};
use aisle_contract::frame::{ServerFrame, Speaker, StatusKind};
use tempfile::tempdir;

use crate::client::{Agent, Shopper, card};
use crate::platform;

#[tokio::test(flavor = "multi_thread")]
async fn an_agent_takes_over_and_the_bot_answers_again_afterwards() {
    let data = tempdir().unwrap();
    let platform = platform(&data).await;
    let mut shopper = Shopper::signed_in(&platform, "sam").await;
    let conversation = shopper.start("en").await.conversation;
    shopper.ask("I want to talk to a human").await;

    let mut agent = Agent::connect(&platform, "alex").await;
    let found = loop {
        let listed = agent.ask(AgentFrame::AgentList { request: 1 }).await;
        let DeskFrame::Cases { cases, .. } = listed else { panic!("{listed:?}") };
        if let Some(case) = cases.into_iter().find(|case| case.conversation == conversation) {
            break case;
        }
        tokio::task::yield_now().await;
    };
    assert_eq!(found.conversation, conversation);
    let claim = AgentFrame::AgentClaim { request: 2, conversation: conversation.clone() };
    agent.socket.send(claim.to_json()).await;
    // What the conversation's others say may be pushed before the answer comes.
    let mut frames = Vec::new();
    while !matches!(frames.last(), Some(DeskFrame::Case { .. })) {
        frames.push(agent.frame().await);
        assert!(frames.len() < 10, "{frames:?}");
    }
    let say = AgentFrame::AgentSay {
        request: 3,
        conversation: conversation.clone(),
        key: "k1".to_owned(),
        text: "Hello, this is Alex.".to_owned(),
    };
    agent.socket.send(say.to_json()).await;
    let said = loop {
        if let ServerFrame::Reply(reply) = shopper.frame().await
            && reply.author == Speaker::Human
            && !reply.parts.is_empty()
        {
            break reply;
        }
    };
    assert_eq!(crate::client::text(&said), "Hello, this is Alex.");

    agent.socket.send(AgentFrame::AgentGiveBack { request: 4, conversation }.to_json()).await;
    loop {
        if let ServerFrame::Reply(reply) = shopper.frame().await
            && reply.notice == Some(StatusKind::HumanLeft)
        {
            break;
        }
    }
    let answer = shopper.ask("where is my order AC104233?").await;
    assert_eq!(card(&answer), Some("AC104233"), "{answer:?}");
    platform.shutdown().await;
}
