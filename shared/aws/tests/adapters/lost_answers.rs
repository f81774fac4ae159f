//! What holds when the server has done what it was asked and the answer is lost.

use std::time::Instant;

use aisle_aws::Clients;
use aisle_domain::after_sales::Request;
use aisle_domain::ids::IdempotencyKey;
use aisle_ports::conformance::{permit, sample};
use aisle_ports::{Appended, Applied, ConversationLog, HandoffBoard, Kind, OrderBook, ShopWriter};

use crate::lossy_proxy::{Loss, LossyProxy};
use crate::server::{clients_of, create_tables, dynamodb};

const BOTH: [Loss; 2] = [Loss::Closed, Loss::Silence];

async fn world(loss: Loss) -> (LossyProxy, Clients) {
    world_losing("PutItem", loss).await
}

async fn world_losing(operation: &'static str, loss: Loss) -> (LossyProxy, Clients) {
    let upstream = dynamodb().await;
    create_tables(&clients_of(upstream.clone()).await).await;
    let proxy = LossyProxy::before(&upstream, operation, loss).await;
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

#[tokio::test]
async fn a_change_whose_answers_are_lost_is_done_once_and_its_key_tells() {
    for loss in BOTH {
        let (proxy, clients) = world_losing("TransactWriteItems", loss).await;
        let shop = clients.shop();
        shop.put_products(&[sample::ordered_product()]).await.unwrap();
        shop.put_customers(&[sample::customer("yusuf")]).await.unwrap();
        let order = sample::paid_order("W200", "yusuf", 2_000, "gift-1");
        shop.put_orders(std::slice::from_ref(&order)).await.unwrap();
        let cancel =
            || Request::CancelOrder { order: order.number.clone(), reason: "late".to_owned() };
        let (permit, key) =
            (permit(&shop, cancel()).await, IdempotencyKey::new("c-1:4#0").unwrap());
        proxy.lose(usize::MAX);
        let error = shop.apply(&permit, &key).await.unwrap_err();
        assert!(error.is_retryable(), "{error}");
        assert!(proxy.lost() > 1, "the SDK asked again");
        proxy.lose(1);
        let known = shop.applied(&key).await.unwrap().unwrap();
        assert!(matches!(known, Applied::Done(_)), "{known:?}");
        assert_eq!(shop.apply(&permit, &key).await.unwrap(), known, "{loss:?}");
        let after = shop.order(&order.number).await.unwrap().unwrap();
        assert_eq!(after.after_sales.revision, 1, "done once");
    }
}
