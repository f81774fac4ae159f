//! What rules decide, and what no rule can switch off.

use aisle_aftersales::{Facts, Level, Verdict, plan};
use aisle_domain::after_sales::{Direction, Reason, Request};
use aisle_domain::ids::{OrderNumber, ShopperId};
use aisle_domain::shop::OrderStatus::{Delivered, Pending, Processed};

use crate::shop::{
    ALL, NOW, address, at, decide, facts, item, method, number, policy, policy_with, record, told,
    usd,
};

const SHOP: &str = r#"
@id("cancel") permit (principal, action == Action::"cancel_order", resource);
@id("only-pending") @reason("already_packed")
forbid (principal, action == Action::"cancel_order", resource)
unless { resource.status == "pending" };
@id("reasons") @reason("reason_not_accepted")
forbid (principal, action == Action::"cancel_order", resource)
unless { context has reason && ["no_longer_needed", "by_mistake"].contains(context.reason) };

@id("return") @fee("4.90 USD")
permit (principal, action == Action::"return_items", resource);
@id("return-to-card-free")
permit (principal, action == Action::"return_items", resource)
when { context.refund_to_gift_card };
@id("window") @reason("window_closed") @until("delivered_at + 30d")
forbid (principal, action == Action::"return_items", resource)
unless {
    resource has delivered_at
    && context.now <= resource.delivered_at.offset(duration("30d"))
};
@id("original-or-gift-card") @reason("other_destination")
forbid (principal, action == Action::"return_items", resource)
unless { context.refund_to_original || context.refund_to_gift_card };
@id("large") @review("yes")
forbid (principal, action == Action::"return_items", resource)
when { context.refund > 4000 };

@id("expedite-signed-in")
permit (principal, action == Action::"expedite", resource)
when { principal.signed_in };
"#;

fn return_of(items: &[&str], refund_to: &str) -> Request {
    Request::ReturnItems {
        order: number(),
        items: items.iter().map(|id| item(id)).collect(),
        refund_to: method(refund_to),
        reason: None,
    }
}

fn cancel(reason: &str) -> Request {
    Request::CancelOrder { order: number(), reason: reason.into() }
}

#[test]
fn rules_allow_refuse_and_ask_for_a_person() {
    let policy = policy(SHOP);
    for (status, request, now, expect, rules) in [
        (Pending, cancel("by_mistake"), NOW, "allowed", vec!["cancel"]),
        (Pending, cancel("bored"), NOW, "reason_not_accepted", vec!["reasons"]),
        (
            Processed,
            cancel("bored"),
            NOW,
            "already_packed reason_not_accepted",
            vec!["only-pending", "reasons"],
        ),
        (Delivered, return_of(&["mug-1"], "card-1"), NOW, "allowed", vec!["return"]),
        (
            Delivered,
            return_of(&["mug-1"], "gift-1"),
            NOW,
            "allowed",
            vec!["return", "return-to-card-free"],
        ),
        (
            Delivered,
            return_of(&["mug-1"], "wallet-1"),
            NOW,
            "other_destination",
            vec!["original-or-gift-card"],
        ),
        (
            Delivered,
            return_of(&["mug-1"], "card-1"),
            "2025-05-03T10:00:00Z",
            "allowed",
            vec!["return"],
        ),
        (
            Delivered,
            return_of(&["mug-1"], "card-1"),
            "2025-05-03T10:00:01Z",
            "window_closed",
            vec!["window"],
        ),
        (
            Delivered,
            return_of(&["mug-1", "shirt-s", "shirt-s"], "card-1"),
            NOW,
            "review",
            vec!["large"],
        ),
        (
            Delivered,
            return_of(&["mug-1", "shirt-s", "shirt-s"], "card-1"),
            "2025-06-01T00:00:00Z",
            "window_closed",
            vec!["window"],
        ),
        (Pending, Request::ProtectPrice { order: number() }, NOW, "not_allowed", vec![]),
    ] {
        let record = record(status);
        let facts = Facts { record: &record, level: Level::SignedIn, now: at(now) };
        let verdict = decide(&policy, &request, &facts);
        assert_eq!(told(&verdict), expect, "{request:?}");
        let named = match verdict {
            Verdict::Allowed(permit) => permit.rules().to_vec(),
            Verdict::NeedsReview { rules, .. } | Verdict::Refused { rules, .. } => rules,
        };
        assert_eq!(named, rules, "{request:?}");
    }
}

#[test]
fn a_refusal_says_until_when_it_was_possible() {
    let record = record(Delivered);
    let facts = Facts { record: &record, level: Level::SignedIn, now: at("2025-06-01T00:00:00Z") };
    let verdict = decide(&policy(SHOP), &return_of(&["mug-1"], "card-1"), &facts);
    let Verdict::Refused { reasons, .. } = verdict else { panic!("{verdict:?}") };
    let expect = Reason::new("window_closed")
        .with("status", "delivered")
        .with("until", "2025-05-03T10:00:00Z");
    assert_eq!(reasons, [expect]);
}

#[test]
fn the_lowest_fee_is_taken_from_what_moves() {
    let record = record(Delivered);
    let terms = "[refund_days]\ncard = [3, 9]\n";
    let policy = policy_with(SHOP, terms);
    for (refund_to, fee, amount, days) in
        [("card-1", Some(usd(490)), 509, (3, 9)), ("gift-1", None, 999, (0, 0))]
    {
        let verdict = decide(&policy, &return_of(&["mug-1"], refund_to), &facts(&record));
        let Verdict::Allowed(permit) = verdict else { panic!("{verdict:?}") };
        let quote = permit.quote();
        assert_eq!((quote.fee, quote.transfers[0].amount), (fee, usd(amount)));
        assert_eq!(quote.transfers[0].working_days, days);
        assert_eq!(permit.policy_version(), policy.version());
        let due = permit.change().order_after.as_ref().unwrap().after_sales.return_due_minor;
        assert_eq!(due, amount);
    }
}

#[test]
fn a_fee_that_nothing_can_pay_is_a_refusal() {
    let rules = "@id(\"a\") @fee(\"1.00 USD\") permit (principal, action, resource);";
    let expedite = Request::Expedite { order: number() };
    let record = record(Pending);
    assert_eq!(told(&decide(&policy(rules), &expedite, &facts(&record))), "policy_failed");
    let euro = "@id(\"a\") @fee(\"1.00 EUR\") permit (principal, action, resource);";
    let verdict = decide(&policy(euro), &cancel("r"), &facts(&record));
    assert_eq!(told(&verdict), "policy_failed");
}

#[test]
fn money_of_a_return_goes_back_when_the_terms_say() {
    let record = record(Delivered);
    for (terms, later) in [("", true), ("[returns]\nrefund = \"at_once\"", false)] {
        let policy = policy_with(ALL, terms);
        let verdict = decide(&policy, &return_of(&["mug-1"], "gift-1"), &facts(&record));
        let Verdict::Allowed(permit) = verdict else { panic!("{verdict:?}") };
        assert_eq!(permit.quote().transfers[0].after_return, later);
        let paid_back = permit.change().order_after.as_ref().unwrap().after_sales.payments.iter();
        let refunds = paid_back.filter(|moved| moved.direction == Direction::Refund).count();
        assert_eq!(refunds, usize::from(!later));
    }
}

/// No rule is asked for these.
#[test]
fn nobody_acts_on_what_is_not_theirs() {
    let all = policy(ALL);
    let expedite = Request::Expedite { order: number() };
    let home = Request::ChangeDefaultAddress { address: address() };
    let other = Request::Expedite { order: OrderNumber::parse("B200").unwrap() };
    let ann = Some("ann");
    for (level, customer, request, expect) in [
        (Level::SignedIn, ann, &expedite, "allowed"),
        (Level::SignedIn, Some("bob"), &expedite, "order_not_found"),
        (Level::SignedIn, None, &expedite, "order_not_found"),
        (Level::SignedIn, ann, &other, "order_not_found"),
        (Level::OrderProven, ann, &expedite, "allowed"),
        (Level::OrderProven, None, &expedite, "allowed"),
        (Level::OrderProven, Some("bob"), &expedite, "order_not_found"),
        (Level::OrderProven, ann, &other, "order_not_found"),
        (Level::Anonymous, ann, &expedite, "proof_needed"),
        (Level::SignedIn, ann, &home, "allowed"),
        (Level::SignedIn, None, &home, "customer_unknown"),
        (Level::OrderProven, ann, &home, "sign_in_needed"),
        (Level::Anonymous, ann, &home, "sign_in_needed"),
    ] {
        let mut record = record(Pending);
        match customer {
            None => record.customer = None,
            Some(id) => record.customer.as_mut().unwrap().id = ShopperId::new(id).unwrap(),
        }
        let facts = Facts { record: &record, level, now: at(NOW) };
        assert_eq!(told(&decide(&all, request, &facts)), expect, "{level:?} {customer:?}");
    }
}

#[test]
fn a_plan_must_be_what_the_facts_give() {
    let all = policy(ALL);
    let then = record(Pending);
    let plan_then = plan(&cancel("r"), &facts(&then)).unwrap();
    assert_eq!(told(&all.authorise(plan_then.clone(), &facts(&then))), "allowed");
    let mut now = then.clone();
    now.order.as_mut().unwrap().after_sales.revision += 1;
    assert_eq!(told(&all.authorise(plan_then.clone(), &facts(&now))), "stale_plan");
    let mut greedy = plan_then;
    greedy.quote.transfers[0].amount = usd(500_000);
    assert_eq!(told(&all.authorise(greedy, &facts(&then))), "stale_plan");
}

/// Cedar alone leaves out a rule that fails; left out, a forbid would allow.
#[test]
fn a_rule_that_fails_refuses() {
    let rules = format!(
        "{ALL}@id(\"sum\") @reason(\"too_much\") forbid (principal, \
         action == Action::\"cancel_order\", resource) \
         when {{ resource.total * 9223372036854775807 > 0 }};"
    );
    let record = record(Pending);
    let verdict = decide(&policy(&rules), &cancel("r"), &facts(&record));
    assert_eq!(told(&verdict), "policy_failed");
}

#[test]
fn what_is_refused_whatever_the_amounts_is_known_early() {
    let policy = policy(SHOP);
    let shop = record(Processed);
    let codes = |request: &Request| -> Vec<String> {
        let reasons = policy.refuses_outright(request, &facts(&shop));
        reasons.into_iter().map(|reason| reason.code).collect()
    };
    assert_eq!(codes(&cancel("by_mistake")), ["already_packed"]);
    assert_eq!(codes(&return_of(&["nothing-of-it"], "card-1")), ["window_closed"]);
    assert_eq!(codes(&Request::Expedite { order: number() }), [""; 0]);
}
