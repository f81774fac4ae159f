//! What holds when the server has done what it was asked and the answer is lost.

use std::time::Instant;

use aisle_aws::Clients;
use aisle_ports::conformance::sample;
use aisle_ports::{Appended, ConversationLog, HandoffBoard, Kind};

use crate::lossy_proxy::{Loss, LossyProxy};
use crate::server::{clients_of, create_tables, dynamodb};

const BOTH: [Loss; 2] = [Loss::Closed, Loss::Silence];

async fn world(loss: Loss) -> (LossyProxy, Clients) {
    let upstream = dynamodb().await;
    create_tables(&clients_of(upstream.clone()).await).await;
    let proxy = LossyProxy::before(&upstream, "PutItem", loss).await;
    let clients = clients_of(proxy.endpoint.clone()).await;
    (proxy, clients)
}

#[tokio::test]
async fn an_append_whose_answer_is_lost_is_done() {
    for loss in BOTH {
        let (proxy, clients) = world(loss).await;
        let (log, c) = (clients.log(), sample::conversation(1));
        for (seq, lost) in [(1, 1), (2, 2)] {
            proxy.lose(lost);
            let entry = sample::written_entry(seq, "hello");
            assert_eq!(log.append(&c, &entry).await, Ok(Appended::Done), "{loss:?} {lost}");
        }
        assert_eq!(proxy.lost(), 3, "{loss:?}");
        assert_eq!(log.read_last(&c, 10).await.unwrap().len(), 2, "each stored once");
    }
}

#[tokio::test]
async fn an_append_at_a_taken_position_is_taken_even_when_answers_are_lost() {
    for loss in BOTH {
        let (proxy, clients) = world(loss).await;
        let (log, c) = (clients.log(), sample::conversation(1));
        let entry = sample::written_entry(1, "hello");
        log.append(&c, &entry).await.unwrap();
        proxy.lose(1);
        let other = sample::by_writer(entry, 9);
        assert_eq!(log.append(&c, &other).await, Ok(Appended::Taken), "{loss:?}");
        assert_eq!(proxy.lost(), 1);
    }
}

#[tokio::test]
async fn when_every_answer_is_lost_the_effect_is_unknown_and_trying_again_tells() {
    for (loss, kind) in [(Loss::Closed, Kind::Unavailable), (Loss::Silence, Kind::TimedOut)] {
        let (proxy, clients) = world(loss).await;
        let (log, c) = (clients.log(), sample::conversation(1));
        let entry = sample::written_entry(1, "hello");
        proxy.lose(usize::MAX);
        let started = Instant::now();
        let error = log.append(&c, &entry).await.unwrap_err();
        assert_eq!(error.kind, kind, "{error}");
        assert!(error.is_retryable());
        assert!(started.elapsed().as_secs() < 6, "bounded by the operation's time-out");
        assert_eq!(proxy.lost(), 3, "three attempts");
        proxy.lose(0);
        assert_eq!(log.append(&c, &entry).await, Ok(Appended::Done), "our own write is found");
    }
}

#[tokio::test]
async fn a_case_put_on_the_board_with_a_lost_answer_is_there() {
    let (proxy, clients) = world(Loss::Closed).await;
    let (board, case) = (clients.board(), sample::waiting_case(1, 5, 50));
    proxy.lose(1);
    board.put(&case).await.unwrap();
    assert_eq!(board.list(10).await.unwrap(), [case]);
}

#[tokio::test]
async fn a_service_that_is_not_there_is_unavailable() {
    let (listener, endpoint) = crate::server::listener().await;
    drop(listener);
    let log = clients_of(endpoint).await.log();
    let error = log.tail(&sample::conversation(1)).await.unwrap_err();
    assert_eq!(error.kind, Kind::Unavailable, "{error}");
    assert!(error.message.contains("could not be reached"), "{error}");
}
