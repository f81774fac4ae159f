//! The shopper against a bot made up line by line.
#![allow(clippy::panic, clippy::unwrap_used)]

use aisle_contract::part::Choice;
use aisle_domain::after_sales::PaymentKind;
use aisle_domain::shop::Address;

use super::chance::Chance;
use super::check::{Mistake, mistakes};
use super::phrases::{self, Detail};
use super::report::Cause;
use super::shopper::{Move, Shopper};
use super::tongue::Tongue;
use super::view::View;
use super::wish::{Details, Goods, Kind, Method, Wanted, Wish};

fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn lamp(wanted: Option<&str>) -> Goods {
    Goods {
        name: "Desk Lamp".to_owned(),
        options: pairs(&[("color", "black"), ("power", "battery")]),
        telling: vec![],
        count: (1, 1),
        item: "lamp-1".to_owned(),
        wanted: wanted.map(|color| Wanted {
            item: "lamp-2".to_owned(),
            options: pairs(&[("color", color), ("power", "battery")]),
            new: pairs(&[("color", color)]),
        }),
    }
}

fn rug() -> Goods {
    Goods { name: "Rug".to_owned(), options: pairs(&[("size", "L")]), ..lamp(None) }
}

fn wish(kind: Kind, goods: Vec<Goods>) -> Wish {
    Wish {
        kind,
        number: Some("#W100".to_owned()),
        goods,
        everything: false,
        method: Some(Method {
            kind: PaymentKind::Card { brand: "visa".to_owned(), last_four: "4242".to_owned() },
            only: true,
            paid_with: false,
        }),
        address: None,
        reason: None,
        placed: false,
        details: Details::default(),
    }
}

fn view(texts: &[&str], lines: &[&str], labels: &[&str]) -> View {
    let owned = |of: &[&str]| of.iter().map(|text| (*text).to_owned()).collect();
    let choices = labels.iter().enumerate();
    let choices = choices
        .map(|(at, label)| Choice { id: format!("id-{at}"), label: (*label).to_owned() })
        .collect();
    View { texts: owned(texts), lines: owned(lines), choices, handed_over: false }
}

const YES_NO: [&str; 2] = ["Yes, please", "No"];

fn return_summary(lines: &[&str], method: &str) -> View {
    let money = format!("10.00 USD goes back to {method}, at once.");
    view(
        &["I would register this return from order #W100:", &money, "Shall I do that?"],
        lines,
        &YES_NO,
    )
}

fn shopper(wishes: Vec<Wish>, told: Option<&[String]>) -> Shopper {
    Shopper::new(Tongue::English, wishes, told, Some(Detail::Whole), Chance::new(0, "a"))
}

fn said(moved: &Move) -> &str {
    match moved {
        Move::Say(text) => text,
        other => panic!("{other:?} is not said"),
    }
}

#[test]
fn a_yes_is_only_for_a_summary_of_what_is_wanted() {
    let wish = wish(Kind::Return, vec![lamp(None), rug()]);
    let both = ["1 × Desk Lamp (black, battery), 8.00 USD each", "1 × Rug (L), 2.00 USD each"];
    let card = "your card visa 4242";
    for (lines, method, expect) in [
        (&both[..], card, vec![]),
        (&both[..1], card, vec![Mistake::Missing(vec![1])]),
        (&both[..], "your gift card", vec![Mistake::Method]),
        (
            &["2 × Desk Lamp (black, battery), 8.00 USD each", both[1]][..],
            card,
            vec![Mistake::TooMuch],
        ),
        (
            &["1 × Desk Lamp (brass, battery), 8.00 USD each", both[1]][..],
            card,
            vec![Mistake::Missing(vec![0]), Mistake::TooMuch],
        ),
        (&[both[0], both[1], "1 × Vase, 1.00 USD each"][..], card, vec![Mistake::TooMuch]),
    ] {
        assert_eq!(mistakes(&wish, &return_summary(lines, method)), expect, "{lines:?} {method}");
    }
    let mut other = return_summary(&both, card);
    other.texts[0] = "I would register this return from order #W200:".to_owned();
    assert_eq!(mistakes(&wish, &other), vec![Mistake::Order]);
}

#[test]
fn another_variant_is_a_mistake() {
    let wish = wish(Kind::Exchange, vec![lamp(Some("brass"))]);
    let summary = |becomes: &str| {
        let line = format!("1 × Desk Lamp (black, battery) becomes {becomes}, 9.00 USD each");
        let first = "I would exchange these items of order #W100; any difference is settled with \
                     your card visa 4242.";
        view(&[first, "Shall I do that?"], &[&line], &YES_NO)
    };
    assert_eq!(mistakes(&wish, &summary("brass, battery")), vec![]);
    assert_eq!(mistakes(&wish, &summary("white, battery")), vec![Mistake::Variant(0)]);
}

#[test]
fn what_is_wanted_is_told_confirmed_and_over() {
    let mut shopper = shopper(vec![wish(Kind::Return, vec![lamp(None)])], None);
    let first = shopper.begin();
    assert!(said(&first).contains("#W100") && said(&first).to_lowercase().contains("desk lamp"));
    let reasons = view(&["What is the reason?"], &[], &["It is damaged", "I don't need it"]);
    assert_eq!(shopper.answer(&reasons), Move::Pick("id-1".into(), "I don't need it".into()));
    let line = ["1 × Desk Lamp (black, battery), 8.00 USD each"];
    // The wrong card first.
    let corrected = shopper.answer(&return_summary(&line, "PayPal"));
    assert!(said(&corrected).starts_with("No."), "{corrected:?}");
    let yes = shopper.answer(&return_summary(&line, "your card visa 4242"));
    assert_eq!(yes, Move::Pick("id-0".into(), "Yes, please".into()));
    assert_eq!(shopper.confirmed(), 0);
    let done = view(&["Your return from order #W100 is registered."], &[], &[]);
    assert_eq!(shopper.answer(&done), Move::Finished);
    assert_eq!(shopper.confirmed(), 1);
}

#[test]
fn questions_are_answered_by_label_or_in_words() {
    let swap = wish(Kind::Exchange, vec![lamp(Some("brass"))]);
    let mut shopper = shopper(vec![swap], None);
    shopper.begin();
    let orders =
        view(&["Which order?"], &[], &["#W200 · Delivered · Rug", "W100 · Delivered · Lamp"]);
    assert_eq!(
        shopper.answer(&orders),
        Move::Pick("id-1".into(), "W100 · Delivered · Lamp".into())
    );
    let ask = "What would you like instead of Desk Lamp (black, battery)?";
    let variants = view(&[ask], &[], &["white, battery · 9.00 USD", "brass, battery · 9.00 USD"]);
    assert_eq!(
        shopper.answer(&variants),
        Move::Pick("id-1".into(), "brass, battery · 9.00 USD".into())
    );
    let not_offered = view(&[ask], &[], &["white, battery · 9.00 USD"]);
    assert!(said(&shopper.answer(&not_offered)).to_lowercase().contains("brass"));
    let pay = view(&["What should it be settled with?"], &[], &["your gift card", "visa 4242"]);
    assert!(matches!(shopper.answer(&pay), Move::Say(_)));
    assert_eq!(shopper.answer(&pay), Move::Pick("id-1".into(), "visa 4242".into()));
}

#[test]
fn a_bot_that_understands_nothing_is_given_up() {
    let mut shopper = shopper(vec![wish(Kind::Return, vec![lamp(None)])], None);
    shopper.begin();
    let lost = view(&["Sorry, I didn't get that. Could you say it in other words?"], &[], &[]);
    let turns = (0..40).position(|_| matches!(shopper.answer(&lost), Move::GiveUp(..)));
    assert!(turns.unwrap() < 10);
    let handed_over = View { handed_over: true, ..View::default() };
    assert!(matches!(shopper.answer(&handed_over), Move::GiveUp(Cause::HandedOver, _)));
}

#[test]
fn other_peoples_turns_come_in_order_and_questions_are_answered_between() {
    let turns = ["a lamp came".to_owned(), "please take it back".to_owned()];
    let mut shopper = shopper(vec![wish(Kind::Return, vec![lamp(None)])], Some(&turns));
    assert_eq!(said(&shopper.begin()), turns[0]);
    let reasons = view(&["What is the reason?"], &[], &["I don't need it"]);
    assert!(matches!(shopper.answer(&reasons), Move::Pick(..)));
    let lost = view(&["Sorry?"], &[], &[]);
    assert_eq!(said(&shopper.answer(&lost)), turns[1]);
    let line = ["1 × Desk Lamp (black, battery), 8.00 USD each"];
    let yes = shopper.answer(&return_summary(&line, "your card visa 4242"));
    assert!(matches!(yes, Move::Pick(..)));
    assert_eq!(shopper.answer(&view(&["Done."], &[], &[])), Move::Finished);
}

#[test]
fn every_phrase_is_whole() {
    let address = Address {
        lines: vec!["1 Elm St".to_owned(), String::new()],
        city: "Town".to_owned(),
        region: Some("TX".to_owned()),
        postcode: "12345".to_owned(),
        country: "USA".to_owned(),
    };
    let kinds = [
        Kind::Cancel,
        Kind::ChangeItems,
        Kind::ChangeAddress,
        Kind::ChangePayment,
        Kind::Return,
        Kind::Exchange,
        Kind::DefaultAddress,
    ];
    for (kind, seed) in kinds.into_iter().flat_map(|kind| (0..30).map(move |seed| (kind, seed))) {
        let swapped = matches!(kind, Kind::ChangeItems | Kind::Exchange);
        let wish = Wish {
            address: Some(address.clone()),
            reason: Some("ordered_by_mistake".to_owned()),
            ..wish(kind, vec![lamp(swapped.then_some("brass"))])
        };
        for detail in [Detail::Whole, Detail::Some, Detail::Bare] {
            let text = phrases::opening(&wish, detail, &mut Chance::new(seed, "a"));
            assert!(!text.contains(['{', '}']) && !text.contains(", ,"), "{text}");
        }
        let whole = phrases::opening(&wish, Detail::Whole, &mut Chance::new(seed, "a"));
        let holds: &[&str] = match kind {
            Kind::Cancel => &["#W100", "mistake"],
            Kind::ChangeItems | Kind::Exchange => &["#W100", "brass"],
            Kind::Return | Kind::ChangePayment => &["#W100"],
            Kind::ChangeAddress => &["#W100", "1 Elm St, Town", "12345"],
            Kind::DefaultAddress => &["1 Elm St, Town", "12345"],
            // No English suite has the others.
            _ => &[],
        };
        assert!(holds.iter().all(|part| whole.contains(part)), "{whole}");
    }
}

#[test]
fn every_chinese_phrase_is_whole() {
    let kinds = [
        (Kind::Cancel, &["412300000001"][..]),
        (Kind::Return, &["412300000001"]),
        (Kind::ChangeItems, &["412300000001", "lamp-1", "lamp-2"]),
        (Kind::ChangeAddress, &["412300000001", "科华北路62号", "13711112222"]),
        (Kind::Expedite, &["412300000001"]),
        (Kind::Invoice, &["412300000001", "一二公司", "13911110000", "企业"]),
        (Kind::Installation, &["412300000001", "林晓", "13911110000", "周四", "安装"]),
        (Kind::Repair, &["412300000001", "林晓", "13911110000", "周四", "维修"]),
        (Kind::Review, &["412300000001", "https://example.com/a.jpg", "返现"]),
        (Kind::PriceProtection, &["412300000001"]),
        (Kind::PlaceOrder, &["100000000021"]),
    ];
    let lines = ["科华北路62号", "武侯区", "林晓", "13711112222"].map(str::to_owned).to_vec();
    let address = Address {
        lines,
        city: "成都市".to_owned(),
        region: Some("四川省".to_owned()),
        postcode: String::new(),
        country: "中国".to_owned(),
    };
    for ((kind, holds), seed) in kinds.into_iter().flat_map(|it| (0..40).map(move |at| (it, at))) {
        let swapped = kind == Kind::ChangeItems;
        let goods = if matches!(kind, Kind::Return) || swapped {
            vec![lamp(swapped.then_some("brass"))]
        } else {
            vec![]
        };
        let wish = Wish {
            number: (kind != Kind::PlaceOrder).then(|| "#412300000001".to_owned()),
            address: Some(address.clone()),
            details: Details {
                title: Some(("一二公司".to_owned(), true)),
                name: Some("林晓".to_owned()),
                phone: Some("13911110000".to_owned()),
                day: Some("周四".to_owned()),
                link: Some("https://example.com/a.jpg".to_owned()),
                buy: vec![("100000000021".to_owned(), "风扇".to_owned(), 2)],
                ..Details::default()
            },
            ..wish(kind, goods)
        };
        let chance = || Chance::new(seed, "a");
        for detail in [Detail::Whole, Detail::Some, Detail::Bare] {
            let text = Tongue::Chinese.opening(&wish, detail, &mut chance());
            assert!(!text.is_empty() && !text.contains(['{', '}']), "{kind:?} {detail:?}: {text}");
        }
        let whole = Tongue::Chinese.opening(&wish, Detail::Whole, &mut chance());
        assert!(holds.iter().all(|part| whole.contains(part)), "{whole}");
    }
}

/// A bot made up line by line, in Chinese.
#[test]
fn a_chinese_summary_is_held_against_the_wish() {
    let invoice = Wish {
        number: Some("412300000001".to_owned()),
        method: None,
        details: Details {
            title: Some(("林晓".to_owned(), false)),
            phone: Some("13911110000".to_owned()),
            ..Details::default()
        },
        ..wish(Kind::Invoice, vec![])
    };
    let choices = ["是的，请办理", "不用"];
    let summary = |text: &str| view(&[text, "要我这样办理吗？"], &[], &choices);
    let right = "我会为订单 #412300000001 开个人发票，抬头：林晓，电话：13911110000。";
    assert!(Tongue::Chinese.is_summary(&summary(right)));
    assert_eq!(Tongue::Chinese.mistakes(&invoice, &summary(right)), vec![]);
    for (from, to, mistake) in [
        ("412300000001", "412300000002", Mistake::Order),
        ("林晓", "林小", Mistake::Detail(super::check::Detail::Title)),
        ("个人发票", "公司发票", Mistake::Detail(super::check::Detail::InvoiceFor)),
        ("13911110000", "13911110001", Mistake::Detail(super::check::Detail::Phone)),
        ("发票", "收据", Mistake::Kind),
    ] {
        let wrong = summary(&right.replace(from, to));
        assert!(Tongue::Chinese.mistakes(&invoice, &wrong).contains(&mistake), "{to}");
    }
    let going_on = view(&["要继续办理开发票吗？"], &[], &choices);
    assert!(!Tongue::Chinese.is_summary(&going_on));
    assert!(Tongue::Chinese.is_offered(&invoice, &going_on.question()));
}
