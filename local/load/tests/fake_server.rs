//! A server that answers as it should, or in one wrong way: every way is found, and none is found
//! where there is none. The server is a stub on a real socket; Aisle itself is not here.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aisle_load::{ExpectedOrder, LoadError, Mix, Options, Report, Shape, Wrong};
use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::server::{ErrorResponse, Request, Response};

const SHOP: &str = include_str!("../../../merchant/shop/shop.json");

/// What the server does wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    None,
    /// The third message gets no answer.
    Loses,
    /// The third message gets no ack and no answer, ever.
    Ignores,
    /// Every answer is pushed twice.
    PushesTwice,
    /// The third answer is pushed again with another text.
    Contradicts,
    /// The third message is answered by two entries.
    AnswersTwice,
    /// The answers to the third and fourth message have each other's place.
    Swaps,
    OtherStatus,
    OtherOrder,
    NoCard,
    OtherTotal,
    /// The log has an entry that was never pushed.
    Hides,
    /// The log lacks the third message.
    Forgets,
    /// The third message is refused for its rate once, and the connection closed.
    Limits,
    /// The first resume finds the log out of reach.
    Unavailable,
    /// The connection closes after the third ack; the answer is in the log.
    Closes,
    /// Answers come after 600 ms.
    Slow,
    /// The third message is refused for good.
    Refuses,
    /// The resume token of the second connection is of another conversation.
    Restarts,
    /// 403.
    TurnsAway,
}

#[derive(Default)]
struct Conversation {
    log: BTreeMap<u64, Value>,
    /// Position of each count.
    taken: BTreeMap<u64, u64>,
    held_back: Option<(u64, Vec<Value>)>,
    limited: bool,
    closed: bool,
}

impl Conversation {
    fn last(&self) -> u64 {
        self.log.keys().next_back().copied().unwrap_or(0)
    }
}

struct Server {
    fault: Fault,
    orders: Vec<ExpectedOrder>,
    conversations: Mutex<BTreeMap<String, Conversation>>,
}

impl Server {
    /// Starts on a free port; gives the address.
    async fn start(fault: Fault) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("ws://{}", listener.local_addr().unwrap());
        let server = Arc::new(Self { fault, orders: orders(), conversations: Mutex::default() });
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(Arc::clone(&server).serve(stream));
            }
        });
        url
    }

    async fn serve(self: Arc<Self>, stream: TcpStream) {
        let mut token = None;
        let turns_away = self.fault == Fault::TurnsAway;
        #[allow(clippy::result_large_err)]
        let answer = |request: &Request, mut response: Response| {
            let list = request.headers()["Sec-WebSocket-Protocol"].to_str().unwrap().to_owned();
            token = list
                .split(", ")
                .find_map(|name| name.strip_prefix("aisle.resume."))
                .map(str::to_owned);
            if turns_away {
                let mut refusal = ErrorResponse::new(None);
                *refusal.status_mut() = 403.try_into().unwrap();
                return Err(refusal);
            }
            let name = "aisle.v1".parse().unwrap();
            response.headers_mut().insert("Sec-WebSocket-Protocol", name);
            Ok(response)
        };
        let Ok(mut socket) = tokio_tungstenite::accept_hdr_async(stream, answer).await else {
            return;
        };
        let name = {
            let mut all = self.conversations.lock().unwrap();
            let restarts = self.fault == Fault::Restarts;
            let name = token.filter(|_| !restarts).unwrap_or_else(|| format!("c-{}", all.len()));
            all.entry(name.clone()).or_default();
            name
        };
        while let Some(Ok(Message::Text(text))) = socket.next().await {
            let frame: Value = serde_json::from_str(&text).unwrap();
            let (frames, close) = self.answer(&name, &frame);
            for frame in frames {
                let is_reply = frame["type"] == "reply";
                if is_reply && self.fault == Fault::Slow {
                    tokio::time::sleep(Duration::from_millis(600)).await;
                }
                if socket.send(Message::text(frame.to_string())).await.is_err() {
                    return;
                }
            }
            if close {
                return;
            }
        }
    }

    /// The answer to a frame, and whether the connection closes after it.
    fn answer(&self, name: &str, frame: &Value) -> (Vec<Value>, bool) {
        let mut all = self.conversations.lock().unwrap();
        let conversation = all.get_mut(name).unwrap();
        match frame["type"].as_str().unwrap() {
            "start" => {
                let greeting = reply(1, &[], json!({"type": "text", "text": "Hello!"}));
                conversation.log.entry(1).or_insert(greeting);
                (vec![welcome(name, conversation)], false)
            }
            "resume" if self.fault == Fault::Unavailable && !conversation.limited => {
                conversation.limited = true;
                let error = json!({"type": "error", "code": "unavailable", "message": "", "retry_after_ms": 50});
                (vec![error], false)
            }
            "resume" => {
                let after = frame["after"].as_u64().unwrap();
                let entries: Vec<&Value> =
                    conversation.log.range(after + 1..).map(|(_, entry)| entry).collect();
                let up_to = conversation.last().max(after);
                (
                    vec![
                        json!({"type": "history", "entries": entries, "up_to": up_to, "more": false}),
                    ],
                    false,
                )
            }
            "message" => self.message(conversation, frame),
            _ => (Vec::new(), false),
        }
    }

    fn message(&self, conversation: &mut Conversation, frame: &Value) -> (Vec<Value>, bool) {
        let n = frame["n"].as_u64().unwrap();
        let third = n == 3;
        if let Some(seq) = conversation.taken.get(&n) {
            return (vec![json!({"type": "ack", "n": n, "seq": seq})], false);
        }
        match self.fault {
            Fault::Ignores if third => return (Vec::new(), false),
            Fault::Refuses if third => {
                let error =
                    json!({"type": "error", "code": "text_too_long", "message": "", "n": n});
                return (vec![error], false);
            }
            Fault::Limits if third && !conversation.limited => {
                conversation.limited = true;
                let error = json!({"type": "error", "code": "rate_limited", "message": "", "n": n, "retry_after_ms": 50});
                return (vec![error], true);
            }
            _ => {}
        }
        let seq = conversation.last() + 1;
        conversation.taken.insert(n, seq);
        let echo = json!({"type": "echo", "seq": seq, "at": "2026-11-26T09:30:00Z", "device": frame["device"], "n": n, "text": frame["text"]});
        conversation.log.insert(seq, echo);
        let ack = json!({"type": "ack", "n": n, "seq": seq});
        let mut part = self.part(frame["text"].as_str().unwrap(), third);
        if self.fault == Fault::Loses && third {
            return (vec![ack], false);
        }
        if self.fault == Fault::Swaps {
            if third {
                conversation.held_back = Some((seq, vec![part]));
                return (vec![ack], false);
            }
            if let Some((earlier, mut parts)) = conversation.held_back.take() {
                let (one, two) = (seq + 1, seq + 2);
                let here = reply(one, &[seq], part);
                let there = reply(two, &[earlier], parts.remove(0));
                conversation.log.insert(one, here.clone());
                conversation.log.insert(two, there.clone());
                return (vec![ack, here, there], false);
            }
        }
        let told = reply(seq + 1, &[seq], part.take());
        conversation.log.insert(seq + 1, told.clone());
        let mut frames = vec![ack, told.clone()];
        match self.fault {
            Fault::PushesTwice => frames.push(told),
            Fault::Contradicts if third => {
                frames.push(reply(seq + 1, &[seq], json!({"type": "text", "text": "No."})));
            }
            Fault::AnswersTwice if third => {
                let again = reply(seq + 2, &[seq], json!({"type": "text", "text": "And."}));
                conversation.log.insert(seq + 2, again.clone());
                frames.push(again);
            }
            Fault::Hides if third => {
                let hidden = reply(seq + 2, &[], json!({"type": "text", "text": "Psst."}));
                conversation.log.insert(seq + 2, hidden);
            }
            Fault::Forgets if third => drop(conversation.log.remove(&seq)),
            Fault::Closes | Fault::Restarts if third && !conversation.closed => {
                conversation.closed = true;
                return (frames.drain(..1).collect(), true);
            }
            _ => {}
        }
        (frames, false)
    }

    /// The part that answers a text.
    fn part(&self, text: &str, third: bool) -> Value {
        let asked = self.orders.iter().find(|order| text.contains(&order.number));
        let Some(asked) = asked.filter(|_| !(third && self.fault == Fault::NoCard)) else {
            return json!({"type": "text", "text": "3 to 5 days"});
        };
        let wrong = |fault| third && self.fault == fault;
        let other = self.orders.iter().find(|order| order.number != asked.number).unwrap();
        let mut card = card(if wrong(Fault::OtherOrder) { other } else { asked });
        if wrong(Fault::OtherStatus) {
            card["status"] = "lost at sea".into();
        }
        if wrong(Fault::OtherTotal) {
            card["total"]["minor"] = 1.into();
        }
        card
    }
}

/// The order's card, from the shop file by way of its JSON: not by what is tried here.
fn card(order: &ExpectedOrder) -> Value {
    let shop: Value = serde_json::from_str(SHOP).unwrap();
    let orders = shop["orders"].as_array().unwrap();
    let raw = orders.iter().find(|raw| raw["number"] == order.number.as_str()).unwrap();
    let money = |text: &Value| {
        let (amount, currency) = text.as_str().unwrap().split_once(' ').unwrap();
        json!({"minor": amount.replace('.', "").parse::<i64>().unwrap(), "currency": currency})
    };
    let items: Vec<Value> = raw["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| json!({"item": line["item"], "name": "", "quantity": line["quantity"], "unit_price": money(&line["unit_price"])}))
        .collect();
    let mut card = json!({"type": "order_card", "number": raw["number"], "status": raw["status"], "status_text": "", "items": items, "total": money(&raw["total"])});
    if let Some(parcel) = raw["shipments"].as_array().and_then(|parcels| parcels.last()) {
        card["carrier"] = json!({"tracking": parcel["tracking"]});
    }
    card
}

fn reply(seq: u64, answers: &[u64], part: Value) -> Value {
    json!({"type": "reply", "seq": seq, "at": "2026-11-26T09:30:01Z", "author": "bot", "answers": answers, "parts": [part]})
}

fn welcome(name: &str, conversation: &Conversation) -> Value {
    let next_n = conversation.taken.keys().next_back().copied().unwrap_or(0) + 1;
    json!({
        "type": "welcome", "conversation": name, "resume_token": name, "language": "en",
        "last": conversation.last(), "next_n": next_n, "seq": 1, "parts": [],
        "limits": {"max_text_chars": 4000, "max_frame_bytes": 131_072, "messages_per_second": 20,
                   "ping_after_seconds": 540, "resume_after_seconds": 1}
    })
}

fn orders() -> Vec<ExpectedOrder> {
    ExpectedOrder::all(&aisle_shop::read(SHOP, jiff::Timestamp::UNIX_EPOCH).shop)
}

/// Two sockets say five order questions each.
fn options(url: &str) -> Options {
    Options {
        duration: Duration::from_millis(1_000),
        sockets: 2,
        mix: Mix { plain: 0, order: 1 },
        orders: orders(),
        answer_within: Duration::from_secs(4),
        keep_screens: true,
        ..Options::new(url, Shape::Steady { rate: 10.0 })
    }
}

async fn rehearse(fault: Fault) -> Report {
    let url = Server::start(fault).await;
    let mut options = options(&url);
    if fault == Fault::Slow {
        options.answer_within = Duration::from_millis(500);
        options.duration = Duration::from_millis(400);
    }
    aisle_load::run(options).await.unwrap()
}

#[tokio::test]
async fn nothing_is_found_where_nothing_is_wrong() {
    let report = rehearse(Fault::None).await;
    assert!(report.passed, "{}", report.to_json());
    assert_eq!((report.said, report.sent, report.acked, report.answered), (10, 10, 10, 10));
    assert_eq!((report.resent, report.reconnects), (0, 0));
    assert_eq!(report.ack_ms.count, 10);
    assert_eq!(report.reply_order_ms.count, 10);
    assert_eq!(report.screens.len(), 2);
    for screen in &report.screens {
        let counts: Vec<u32> = screen.acked.iter().map(|said| said.n).collect();
        assert_eq!(counts, [1, 2, 3, 4, 5]);
        for said in &screen.acked {
            assert!(said.text.contains("AC10"), "{}", said.text);
            assert!(screen.shown.iter().any(|entry| entry.answers == [said.seq]));
        }
        assert_eq!(screen.shown.iter().filter(|entry| entry.answers.is_empty()).count(), 1);
    }
    let json: Value = serde_json::from_str(&report.to_json()).unwrap();
    assert_eq!(json["passed"], true);
    assert_eq!(json["reply_ms"]["count"], 10);
    assert!(report.to_svg().contains("10 messages"));
}

#[tokio::test]
async fn the_same_seed_says_the_same() {
    let texts = |report: &Report| {
        let mut texts: Vec<_> = report
            .screens
            .iter()
            .flat_map(|screen| {
                screen.acked.iter().map(|said| (screen.device.clone(), said.n, said.text.clone()))
            })
            .collect();
        texts.sort();
        texts
    };
    let (first, again) = tokio::join!(rehearse(Fault::None), rehearse(Fault::None));
    assert_eq!(texts(&first), texts(&again));
    assert_eq!(texts(&first).len(), 10);
}

#[tokio::test]
async fn lost_messages_are_found() {
    let (loses, ignores) = tokio::join!(rehearse(Fault::Loses), rehearse(Fault::Ignores));
    assert_eq!(loses.checks.lost, 2, "{}", loses.to_json());
    assert!(!loses.passed);
    assert_eq!(ignores.checks.lost, 0);
    // Each socket's third message, and the two that wait behind it.
    assert_eq!(ignores.checks.unacknowledged, 6, "{}", ignores.to_json());
    assert!(ignores.resent >= 2 && !ignores.passed);
}

#[tokio::test]
async fn late_answers_are_found_and_latency_counts_from_the_intended_time() {
    let report = rehearse(Fault::Slow).await;
    assert_eq!(report.checks.late + report.checks.lost, 4, "{}", report.to_json());
    assert!(report.checks.lost >= 2);
    assert!(report.reply_ms.min >= 600.0, "{:?}", report.reply_ms);
    // The second message of a socket waits for the server, and its wait is counted.
    assert!(report.ack_ms.max >= 350.0, "{:?}", report.ack_ms);
}

#[tokio::test]
async fn wrong_answers_are_found_by_kind() {
    for (fault, kind) in [
        (Fault::NoCard, Wrong::NoCard),
        (Fault::OtherOrder, Wrong::OtherOrder),
        (Fault::OtherStatus, Wrong::OtherStatus),
        (Fault::OtherTotal, Wrong::OtherContent),
    ] {
        let report = rehearse(fault).await;
        assert_eq!(report.checks.wrong, BTreeMap::from([(kind, 2)]), "{fault:?}");
        assert!(!report.passed);
        assert_eq!(report.checks.examples.len(), 2);
        assert!(report.checks.examples.iter().all(|example| !example.contains('@')));
    }
}

#[tokio::test]
async fn what_breaks_the_log_is_found() {
    let (contradicts, twice, swaps) = tokio::join!(
        rehearse(Fault::Contradicts),
        rehearse(Fault::AnswersTwice),
        rehearse(Fault::Swaps)
    );
    assert_eq!(contradicts.checks.conflicting, 2, "{}", contradicts.to_json());
    assert_eq!(twice.checks.answered_twice, 2, "{}", twice.to_json());
    assert_eq!(swaps.checks.out_of_order, 2, "{}", swaps.to_json());
    let (hides, forgets) = tokio::join!(rehearse(Fault::Hides), rehearse(Fault::Forgets));
    // A resume for another reason may show one of them.
    assert_eq!(hides.checks.missed, 2, "{}", hides.to_json());
    assert_eq!(forgets.checks.not_in_log, 2, "{}", forgets.to_json());
    for report in [contradicts, twice, swaps, hides, forgets] {
        assert!(!report.passed);
    }
}

#[tokio::test]
async fn what_is_allowed_is_counted_and_no_fault() {
    let (twice, limits, closes, unavailable) = tokio::join!(
        rehearse(Fault::PushesTwice),
        rehearse(Fault::Limits),
        rehearse(Fault::Closes),
        rehearse(Fault::Unavailable)
    );
    assert_eq!(unavailable.checks.errors, BTreeMap::from([("unavailable".to_owned(), 2)]));
    assert_eq!(unavailable.resumes, 4);
    assert_eq!(twice.checks.repeated_pushes, 10, "{}", twice.to_json());
    assert_eq!(limits.checks.errors, BTreeMap::from([("rate_limited".to_owned(), 2)]));
    assert_eq!((limits.reconnects, limits.resent), (2, 2));
    assert_eq!(closes.reconnects, 2);
    for report in [twice, limits, closes, unavailable] {
        assert!(report.passed, "{}", report.to_json());
        assert_eq!(report.answered, 10);
    }
}

#[tokio::test]
async fn refusals_and_lost_conversations_are_found() {
    let (refuses, restarts) = tokio::join!(rehearse(Fault::Refuses), rehearse(Fault::Restarts));
    // The count stays free, so whatever comes third is refused, and so is everything after it.
    assert_eq!(refuses.checks.refused, 6, "{}", refuses.to_json());
    assert!(restarts.checks.conversations_lost >= 2, "{}", restarts.to_json());
    assert!(restarts.checks.lost >= 2 && !restarts.passed);
}

#[tokio::test]
async fn a_storm_drops_everybody_and_measures_their_way_back() {
    let url = Server::start(Fault::None).await;
    let options = Options { sockets: 20, ..options(&url) };
    let report = aisle_load::run(Options { shape: Shape::Storm { rate: 40.0 }, ..options });
    let report = report.await.unwrap();
    assert!(report.passed, "{}", report.to_json());
    assert_eq!((report.reconnects, report.back_ms.count, report.acked), (20, 20, 40));
    assert!(report.back_ms.max > 0.0 && report.back_ms.max < 15_000.0, "{:?}", report.back_ms);
}

#[tokio::test]
async fn idle_sockets_are_held() {
    let url = Server::start(Fault::None).await;
    let options = Options { sockets: 50, shape: Shape::Connections, ..options(&url) };
    let report = aisle_load::run(options).await.unwrap();
    assert!(report.passed, "{}", report.to_json());
    assert_eq!((report.open_ms.count, report.said), (50, 0));
}

#[tokio::test]
async fn an_early_stop_still_reports() {
    let url = Server::start(Fault::None).await;
    let options = Options { duration: Duration::from_secs(600), ..options(&url) };
    let stop = tokio::time::sleep(Duration::from_millis(700));
    let report = aisle_load::run_until(options, stop).await.unwrap();
    assert!(report.stopped_early && report.passed, "{}", report.to_json());
    assert!((1..100).contains(&report.acked), "{}", report.acked);
    assert_eq!(report.planned, 6_000);
}

#[tokio::test]
async fn a_server_that_will_not_have_the_clients_is_an_error() {
    let url = Server::start(Fault::TurnsAway).await;
    let error = aisle_load::run(options(&url)).await.unwrap_err();
    assert!(matches!(error, LoadError::NotOpened { opened: 0, .. }));
    assert!(error.to_string().contains("with status 403"), "{error}");
}
