//! Whether, when and in which words news is told; and the choices around it.

use std::time::Duration;

use aisle_dialogue::notice::{NoticeRules, Telling, Untold, decide as decide_on};
use aisle_dialogue::{Event, decide};
use aisle_domain::conversation::{Content, State};
use aisle_domain::ids::{ItemId, Seq, TrackingNumber};
use aisle_domain::money::{Currency, Money};
use aisle_domain::news::{MOST_TOLD, News, NewsKind, Subject, Told};
use aisle_domain::part::Part;
use jiff::civil::Time;
use jiff::tz::TimeZone;

use crate::support::{SEQ, changes, context, context_at, given, number, part, told, words};

fn delivered() -> News {
    News::Delivered { order: number("AC104233") }
}

fn shipped() -> News {
    News::Shipped {
        order: number("AC104233"),
        carrier: Some("Northline".to_owned()),
        tracking: Some(TrackingNumber::new("NL1").unwrap()),
        link: Some("https://track.example/NL1".to_owned()),
        expected: Some(jiff::civil::date(2026, 3, 12)),
    }
}

fn with_told(state: State, key: &str) -> State {
    State { told: vec![Told { key: key.to_owned(), seq: Seq::new(5) }], ..state }
}

/// What is done with news, in one line.
fn on(state: &State, rules: &NoticeRules, news: &News) -> String {
    let wording = words();
    match decide_on(&context(&wording), rules, state, news) {
        Telling::Tell(written) => {
            let mut line: Vec<String> = written
                .parts
                .iter()
                .map(|it| match it {
                    Part::Link { label, url } => format!("link {} {url}", label.trim_end()),
                    other => part(other),
                })
                .collect();
            assert!(written.answers.is_empty() && written.commands.is_empty());
            assert_eq!(
                written.state.told.last(),
                Some(&Told { key: news.key(), seq: SEQ }),
                "it is remembered"
            );
            line.extend(changes(state, &written.state));
            line.join("; ")
        }
        Telling::Told(seq) => format!("told by #{}", seq.get()),
        Telling::Wait => "wait".to_owned(),
        Telling::Quiet(time) => format!("quiet for {} min", time.as_secs() / 60),
        Telling::Not(why) => format!("not: {}", why.name()),
    }
}

#[test]
fn what_is_told() {
    let all = NoticeRules::default();
    let off = "[notices:off=choice-notices-off]";
    let bot = given("");
    assert_eq!(on(&bot, &all, &delivered()), format!("notice-delivered; {off}"));
    assert_eq!(
        on(&bot, &all, &shipped()),
        format!("notice-shipped; link notice-tracking https://track.example/NL1; {off}")
    );
    let News::Shipped { order, tracking, .. } = shipped() else { panic!() };
    let bare = News::Shipped {
        order,
        carrier: None,
        tracking,
        link: Some("x".to_owned()),
        expected: None,
    };
    assert_eq!(on(&bot, &all, &bare), format!("notice-shipped; notice-tracking; {off}"));
    let late = News::Delayed { order: number("AC1"), expected: None };
    assert_eq!(on(&bot, &all, &late), format!("notice-delayed; {off}"));
    let refund = News::RefundPaid {
        order: number("AC1"),
        amount: Money::new(100, Currency::USD),
        version: 1,
    };
    assert_eq!(on(&bot, &all, &refund), format!("notice-refund_paid; {off}"));
    let item = ItemId::new("mug").unwrap();
    let back = News::BackInStock { item, name: "Mug".to_owned(), version: 1 };
    assert_eq!(on(&bot, &all, &back), format!("notice-back_in_stock; {off}"));
}

#[test]
fn when_it_is_told_and_when_not() {
    let all = NoticeRules::default();
    let none_delivered =
        NoticeRules { on: NewsKind::ALL.into_iter().skip(4).collect(), ..NoticeRules::default() };
    let time = |hour| Time::new(hour, 0, 0, 0).unwrap();
    // The context's instant is 13:00 in UTC.
    let quiet = NoticeRules { quiet: Some((time(12), time(15))), ..NoticeRules::default() };
    let opted_out = State { notices_off: true, ..given("") };
    let was_told = with_told(given(""), "AC104233:delivered");
    for (state, rules, expected) in [
        (given("ended"), &all, "not: ended"),
        (given("human"), &all, "not: human_in_charge"),
        (given("waiting"), &all, "not: human_in_charge"),
        (opted_out, &all, "not: opted_out"),
        (given(""), &none_delivered, "not: switched_off"),
        (given("open=3"), &all, "wait"),
        (given(""), &quiet, "quiet for 120 min"),
        (given("open=3"), &quiet, "quiet for 120 min"),
        (was_told.clone(), &all, "told by #5"),
        // Whoever comes again after a death drives it again, whatever happened since.
        (State { owner: given("ended").owner, ..was_told }, &quiet, "told by #5"),
    ] {
        assert_eq!(on(&state, rules, &delivered()), expected);
    }
    let arrived = with_told(given(""), "AC104233:delivered");
    assert_eq!(on(&arrived, &all, &shipped()), "not: outdated");
    let other = with_told(given(""), "AC999999:delivered");
    assert!(on(&other, &all, &shipped()).starts_with("notice-shipped"));
    assert_eq!(Untold::Outdated.name(), "outdated");
}

#[test]
fn what_was_going_on_goes_on() {
    let all = NoticeRules::default();
    for before in ["asked-number", "asked-which offered=order:AC1,order:AC2", "asked-proof=AC1 zh"]
    {
        let line = on(&given(before), &all, &delivered());
        // Parts only: no change of the state but what was told.
        assert_eq!(line.split("; ").count(), 2, "{line}");
    }
}

#[test]
fn only_the_newest_are_remembered() {
    let mut state = given("");
    state.told = (0..MOST_TOLD as u64)
        .map(|n| Told { key: format!("AC{n}:delivered"), seq: Seq::new(n) })
        .collect();
    let wording = words();
    let telling = decide_on(&context(&wording), &NoticeRules::default(), &state, &delivered());
    let Telling::Tell(written) = telling else { panic!("{telling:?}") };
    assert_eq!(written.state.told.len(), MOST_TOLD);
    assert_eq!(written.state.told[0].key, "AC1:delivered");
}

#[test]
fn quiet_hours_end_where_the_shop_is() {
    let time = |hour, minute| Time::new(hour, minute, 0, 0).unwrap();
    let zone = TimeZone::fixed(jiff::tz::offset(-8));
    let night =
        NoticeRules { zone, quiet: Some((time(22, 0), time(7, 30))), ..NoticeRules::default() };
    let wording = words();
    for (now, minutes) in [
        ("2026-03-10T05:59:00Z", None),
        ("2026-03-10T06:00:00Z", Some(570)),
        ("2026-03-10T08:00:00Z", Some(450)),
        ("2026-03-10T15:29:00Z", Some(1)),
        ("2026-03-10T15:30:00Z", None),
    ] {
        let found = night.quiet_for(context_at(&wording, now).now);
        assert_eq!(found, minutes.map(|minutes| Duration::from_secs(60 * minutes)), "{now}");
    }
    let noon = NoticeRules { quiet: Some((time(12, 0), time(13, 0))), ..NoticeRules::default() };
    for (now, minutes) in [
        ("2026-03-10T11:59:00Z", None),
        ("2026-03-10T12:15:00Z", Some(45)),
        ("2026-03-10T13:00:00Z", None),
    ] {
        let found = noon.quiet_for(context_at(&wording, now).now);
        assert_eq!(found, minutes.map(|minutes| Duration::from_secs(60 * minutes)), "{now}");
    }
}

#[test]
fn the_choices_around_notices() {
    let wording = words();
    let pick = |state: &State, id: &str| {
        let content = Content::Choice(id.to_owned());
        let event = Event::Message { content: &content, understood: None, seq: SEQ };
        decide(&context(&wording), state, event).unwrap()
    };
    let busy = given("asked-which offered=order:AC1,order:AC2");
    let off = pick(&busy, "notices:off");
    assert!(off.state.notices_off);
    assert_eq!(told(&busy, &off), "notices-off; [notices:on=choice-notices-on]");
    let again = pick(&off.state, "notices:on");
    assert!(!again.state.notices_off);
    assert_eq!(told(&off.state, &again), "notices-on");
    let watching = pick(&busy, "watch:item:mug-red");
    assert_eq!(watching.watches, [Subject::Item(ItemId::new("mug-red").unwrap())]);
    assert_eq!(told(&busy, &watching), "watching-item");
    let nonsense = pick(&given(""), "watch:item:");
    assert_eq!(told(&given(""), &nonsense), "not-understood; misses 1");
}
