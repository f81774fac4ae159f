//! The client's duties of docs/PROTOCOL.md as stories: what happens to a client, and what it then
//! does, in order. Chance is always in the middle, so that times are exact.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::Duration;

use aisle_client::session::{Action, Content, Event, Jitter, Kept, Session, Shown};
use aisle_contract::frame::{ClientFrame, HistoryEntry, Start};
use aisle_domain::ids::DeviceId;

fn fresh() -> Session {
    with(Kept::new(DeviceId::new("d").unwrap()))
}

fn with(kept: Kept) -> Session {
    Session::new(Start::default(), None, kept, Jitter::Middle)
}

/// One line of a story: `<seconds> <what happens> [argument] => <what the client does>`.
fn play(session: &mut Session, story: &str) {
    for line in story.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (given, expected) = line.split_once("=>").expect("a line has =>");
        let mut words = given.trim().splitn(3, ' ');
        let now = Duration::from_secs_f64(words.next().unwrap().parse().unwrap());
        let event = event(words.next().unwrap(), words.next().unwrap_or_default().trim());
        let is_due = session.deadline().is_some_and(|at| at <= now);
        let is_tick = matches!(event, Event::Tick);
        assert!(!is_tick || is_due != expected.trim().is_empty(), "deadline before {line}");
        let actions = session.handle(now, event);
        let seen: Vec<String> = actions.iter().filter_map(told).collect();
        assert_eq!(seen.join(", "), expected.trim(), "{line}");
    }
}

fn event(what: &str, argument: &str) -> Event {
    match what {
        "tick" => Event::Tick,
        "opened" => Event::Opened,
        "closed" => Event::Closed,
        "failed" => Event::Failed(argument.parse().ok()),
        "woke" => Event::Woke,
        "end" => Event::End,
        "say" => Event::Say(Content::Text(argument.to_owned())),
        "welcome" => Event::Received(welcome(argument)),
        "got" => Event::Received(argument.to_owned()),
        "reply" => Event::Received(reply(argument)),
        other => panic!("no such event: {other}"),
    }
}

/// `last next_n`.
fn welcome(argument: &str) -> String {
    let (last, next_n) = argument.split_once(' ').unwrap();
    format!(
        r#"{{"type":"welcome","conversation":"c","resume_token":"t","language":"en","last":{last},
        "next_n":{next_n},"seq":1,"parts":[],"limits":{{"max_text_chars":4000,"max_frame_bytes":131072,
        "messages_per_second":20,"ping_after_seconds":540,"resume_after_seconds":10}}}}"#
    )
}

/// `seq answers`.
fn reply(argument: &str) -> String {
    let (seq, answers) = argument.split_once(' ').unwrap();
    format!(
        r#"{{"type":"reply","seq":{seq},"at":"","author":"bot","answers":[{answers}],"parts":[]}}"#
    )
}

fn told(action: &Action) -> Option<String> {
    Some(match action {
        Action::Connect => "connect".to_owned(),
        Action::Close => "close".to_owned(),
        Action::Keep => return None,
        Action::Send(ClientFrame::Message(message)) => {
            let text = message.text.as_deref().unwrap_or_default();
            format!("send {} {text}", message.n).trim_end().to_owned()
        }
        Action::Send(ClientFrame::Resume(resume)) => format!("resume {}", resume.after),
        Action::Send(ClientFrame::Start(_)) => "start".to_owned(),
        Action::Send(ClientFrame::Ping {}) => "ping".to_owned(),
        Action::Send(ClientFrame::End {}) => "send end".to_owned(),
        Action::Send(other) => format!("{other:?}"),
        Action::Show(Shown::Welcome { greets, .. }) => {
            if *greets {
                "greeting".to_owned()
            } else {
                "welcome".to_owned()
            }
        }
        Action::Show(Shown::Entry { entry: HistoryEntry::Reply(reply), late }) => {
            format!("{} {}", if *late { "late reply" } else { "reply" }, reply.seq)
        }
        Action::Show(Shown::Entry { entry: HistoryEntry::Echo(echo), .. }) => {
            format!("echo {}", echo.seq)
        }
        Action::Show(Shown::Acked { n, seq }) => format!("acked {n} at {seq}"),
        Action::Show(Shown::Refused { error, .. }) => format!("refused {:?}", error.code),
        Action::Show(Shown::Offline) => "offline".to_owned(),
        Action::Show(Shown::Forgotten) => "forgotten".to_owned(),
        Action::Show(Shown::TurnedAway(_)) => "turned away".to_owned(),
        Action::Show(other) => format!("{other:?}"),
    })
}

/// A client that is connected and has the greeting, at second 0.
fn ready() -> Session {
    let mut session = fresh();
    play(
        &mut session,
        "0 tick       => connect
         0 opened     => start
         0 welcome 1 1 => greeting",
    );
    session
}

const STORIES: &[(&str, &str)] = &[
    (
        "a plain turn, and the counts go on",
        r#"0 say hi                           => send 1 hi
           1 got {"type":"ack","n":1,"seq":2} => acked 1 at 2
           2 reply 3 2                        => reply 3
           3 say more                         => send 2 more"#,
    ),
    (
        "a lost ack: the same n again, 3 s, 6 s, 12 s",
        r#"0 say hi        => send 1 hi
           2.9 tick        =>
           3 tick          => send 1 hi
           4 got {"message":"Internal server error","connectionId":"x"} =>
           8.9 tick        =>
           9 tick          => send 1 hi
           10 got {"type":"ack","n":1,"seq":2} => acked 1 at 2
           11 got {"type":"ack","n":1,"seq":2} =>
           15 tick         =>"#,
    ),
    (
        "a window of one",
        r#"0 say one  => send 1 one
           0 say two  =>
           1 got {"type":"ack","n":1,"seq":2} => acked 1 at 2, send 2 two"#,
    ),
    (
        "a reply that comes twice is shown once",
        r#"0 say hi                           => send 1 hi
           0 got {"type":"ack","n":1,"seq":2} => acked 1 at 2
           1 reply 3 2                        => reply 3
           1 reply 3 2                        =>"#,
    ),
    (
        "a reply overtakes the ack, whose echo comes by resume",
        r#"0 say hi      => send 1 hi
           1 reply 3 2   => reply 3, resume 1
           1 got {"type":"history","entries":[{"type":"echo","seq":2,"at":"","device":"d","n":1,"text":"hi"},{"type":"reply","seq":3,"at":"","author":"bot","answers":[2],"parts":[]}],"up_to":3,"more":false} => echo 2
           20 tick       =>"#,
    ),
    (
        "out of order: the late one says so",
        r#"0 reply 4 1   => reply 4
           0 reply 3 1   => late reply 3"#,
    ),
    (
        "a missing reply is asked for after 10 s, then 20 s later",
        r#"0 say hi                            => send 1 hi
           0 got {"type":"ack","n":1,"seq":2}  => acked 1 at 2
           9.9 tick                            =>
           10 tick                             => resume 2
           10 got {"type":"history","entries":[],"up_to":3,"more":false} =>
           29.9 tick                           =>
           30 tick                             => resume 3
           30 got {"type":"history","entries":[{"type":"reply","seq":4,"at":"","author":"bot","answers":[2],"parts":[]}],"up_to":4,"more":true} => reply 4, resume 4"#,
    ),
    (
        "a resume without an answer is sent again",
        r#"0 woke    => resume 1
           1 woke    =>
           3 tick    => resume 1
           4 got {"type":"history","entries":[],"up_to":1,"more":false} => resume 1
           4 got {"type":"history","entries":[],"up_to":1,"more":false} =>"#,
    ),
    (
        "a reconnect in between: the pending message goes first on the new connection",
        r#"0 say hi        => send 1 hi
           1 closed        => offline
           1.4 tick        =>
           1.5 tick        => connect
           2 opened        => start
           2 welcome 3 2   => welcome, resume 1, send 1 hi
           2 got {"type":"ack","n":1,"seq":2} => acked 1 at 2
           2 got {"type":"history","entries":[{"type":"reply","seq":3,"at":"","author":"bot","answers":[2],"parts":[]}],"up_to":3,"more":false} => reply 3"#,
    ),
    (
        "nobody listens: each wait is twice as long",
        r"0 closed    => offline
           0.5 tick    => connect
           1 failed    => offline
           1.9 tick    =>
           2 tick      => connect
           2 failed    => offline
           3.9 tick    =>
           4 tick      => connect",
    ),
    (
        "a dead connection, which nobody closed, is given up",
        r"0 say hi  => send 1 hi
           3 tick    => send 1 hi
           9 tick    => send 1 hi
           20 tick   => close, offline",
    ),
    (
        "an expired token is dropped; a new conversation begins, and nothing said is lost",
        r#"0 say hi        => send 1 hi
           0 closed        => offline
           1 tick          => connect
           1 failed 401    => forgotten, offline
           3 tick          => connect
           3 opened        => start
           3 welcome 1 1   => greeting, send 1 hi"#,
    ),
    (
        "a forged token is not tried again",
        r"0 closed        => offline
           1 tick          => connect
           1 failed 403    => turned away
           99 tick         =>
           99 say hi       => refused Ended",
    ),
    (
        "counters heal",
        r#"0 say hi   => send 1 hi
           0 got {"type":"error","code":"counter_reused","message":"","n":1} => send 2 hi
           0 got {"type":"error","code":"counter_gap","message":"","n":2,"expected":5} => send 5 hi
           0 got {"type":"ack","n":5,"seq":9} => acked 5 at 9
           0 say more => send 6 more"#,
    ),
    (
        "unavailable: the same again when it says so",
        r#"0 say hi   => send 1 hi
           0 got {"type":"error","code":"unavailable","message":"","n":1,"retry_after_ms":1000} =>
           0.9 tick   =>
           1 tick     => send 1 hi"#,
    ),
    (
        "too fast: away, back after the time it says, the same n",
        r#"0 say hi        => send 1 hi
           0 got {"type":"error","code":"rate_limited","message":"","n":1,"retry_after_ms":1000} => close, offline
           0.9 tick        =>
           1 tick          => connect
           1 opened        => start
           1 welcome 1 1   => welcome, send 1 hi"#,
    ),
    (
        "a message that is refused for good does not use its count up",
        r#"0 say          => send 1
           0 got {"type":"error","code":"text_empty","message":"","n":1} => refused TextEmpty
           0 say hi       => send 1 hi"#,
    ),
    (
        "a refusal of an earlier message means nothing",
        r#"0 say hi       => send 1 hi
           0 got {"type":"error","code":"text_too_long","message":"","n":7} =>
           3 tick         => send 1 hi"#,
    ),
    (
        "the conversation is not known any more: it starts again",
        r#"0 say hi       => send 1 hi
           0 got {"type":"error","code":"not_started","message":"","n":1} => start
           0 welcome 1 1  => welcome, send 1 hi"#,
    ),
    (
        "the end follows what was said before, and is repeated until it is told",
        r#"0 say bye      => send 1 bye
           0 end          =>
           0 got {"type":"ack","n":1,"seq":2} => acked 1 at 2, send end
           3 tick         => send end
           3 got {"type":"reply","seq":3,"at":"","author":"system","answers":[2],"parts":[],"notice":"ended"} => reply 3
           3 closed       =>
           60 tick        =>"#,
    ),
    (
        "idle: a ping after 9 minutes",
        r"539 tick => 
           540 tick => ping",
    ),
    (
        "what is not known is skipped",
        r#"0 got {"type":"confetti"}                  =>
           0 got {"type":"status","status":"dancing"} =>
           0 got hello                                =>
           0 got {"type":"reply","seq":3,"at":"","author":"parrot","answers":[1],"parts":[{"type":"map","fallback":"here"}]} => reply 3"#,
    ),
];

#[test]
fn each_duty_is_done() {
    for (name, story) in STORIES {
        println!("{name}");
        play(&mut ready(), story);
    }
}

#[test]
fn what_is_pushed_before_welcome_is_shown_once_and_nothing_is_lost() {
    let push = r#"{"type":"reply","seq":3,"at":"","author":"bot","answers":[],"parts":[]}"#;
    // The push is newer than `welcome` knows, or as new; or it is not all that was missed.
    for (welcome, rest) in [
        ("2 2", ""),
        ("3 2", ""),
        (
            "4 2",
            r#", resume 3
              4 got {"type":"history","entries":[{"type":"reply","seq":4,"at":"","author":"bot","answers":[2],"parts":[]}],"up_to":4,"more":false} => reply 4"#,
        ),
    ] {
        let mut session = ready();
        let story = format!(
            r#"0 say hi  => send 1 hi
               0 got {{"type":"ack","n":1,"seq":2}} => acked 1 at 2
               0 closed  => offline
               1 tick    => connect
               2 opened  => start
               2 got {push} =>
               2 got {{"type":"status","status":"working"}} => Status(Working)
               3 welcome {welcome} => welcome, reply 3{rest}
               5 got {push} =>"#
        );
        play(&mut session, &story);
        assert!(session.is_ready(), "welcome {welcome}");
    }
    // The connection is lost instead: it comes again.
    let mut session = ready();
    play(
        &mut session,
        &format!(
            r#"0 closed      => offline
               1 tick        => connect
               2 opened      => start
               2 got {push}  =>
               3 closed      => offline
               9 tick        => connect
               9 opened      => start
               9 welcome 3 1 => welcome, resume 1
               9 got {{"type":"history","entries":[{push}],"up_to":3,"more":false}} => reply 3"#
        ),
    );
}

#[test]
fn a_client_goes_on_with_what_was_kept() {
    let mut session = ready();
    play(
        &mut session,
        r#"0 say one => send 1 one
           0 got {"type":"ack","n":1,"seq":2} => acked 1 at 2
           0 reply 3 2 => reply 3
           0 say two => send 2 two"#,
    );
    let text = serde_json::to_string(session.kept()).unwrap();
    let mut session = with(serde_json::from_str(&text).unwrap());
    assert_eq!(session.offer(), ["aisle.v1", "aisle.resume.t"]);
    play(
        &mut session,
        r#"0 tick        => connect
           0 opened      => start
           0 welcome 4 3 => welcome, resume 3, send 2 two
           0 got {"type":"ack","n":2,"seq":4} => acked 2 at 4
           0 got {"type":"history","entries":[{"type":"echo","seq":4,"at":"","device":"d","n":2,"text":"two"}],"up_to":4,"more":false} =>"#,
    );
    assert!(!session.is_settled());
    play(&mut session, "1 reply 5 4 => reply 5");
    assert!(session.is_settled());
}

#[test]
fn a_log_that_began_anew_is_shown_from_its_beginning() {
    let kept = Kept { complete: 9, n: 4, ..Kept::new(DeviceId::new("d").unwrap()) };
    let mut session = with(kept);
    play(
        &mut session,
        "0 tick => connect
         0 opened => start
         0 welcome 1 1 => greeting
         0 say hi => send 1 hi",
    );
}
