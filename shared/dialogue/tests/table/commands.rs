//! What is told of a command's result, and what is remembered.

use aisle_dialogue::{ActionResult, Event, decide};
use aisle_domain::conversation::{Action, CommandOutcome, State};
use aisle_domain::identity::Proof;
use aisle_domain::ids::ShopperId;
use aisle_domain::shop::Order;

use crate::support::{context, given, number, order, told, words};

const NUMBER: &str = "AC104233";

fn after(state: &State, action: &Action, result: &ActionResult) -> String {
    let wording = words();
    let event = Event::CommandDone { action, result };
    let decision = decide(&context(&wording), state, event);
    decision.map_or("silent".to_owned(), |decision| told(state, &decision))
}

fn look_up(proof: Proof) -> Action {
    Action::LookUpOrder { number: number(NUMBER), proof }
}

fn by_email() -> Action {
    look_up(Proof::Email("sam@example.com".to_owned()))
}

fn list() -> Action {
    Action::ListOrders { shopper: ShopperId::new("sam").unwrap() }
}

fn found() -> ActionResult {
    ActionResult::Order(Box::new(order(NUMBER)))
}

#[test]
fn results_are_told_as_the_table_says() {
    const ORDER: &str = "order-shipped #AC104233 12 March 2026; card AC104233 status-shipped";
    const AGAIN: &str = "order-unknown; [track_order=choice-track-order, human=choice-human]; \
                         flow none; offered track_order,human";
    const ENOUGH: &str = "order-too-many-attempts; [human=choice-human]; flow none; \
                          offered human; failed";
    let unlabelled = Order { lines: vec![], ..order("AC104361") };
    let orders = ActionResult::Orders(vec![order(NUMBER), unlabelled]);
    let cases: [(&str, Action, ActionResult, String); 16] = [
        // What a guest proved is remembered; what a signed-in shopper sees need not be.
        (
            "asked-nothing=AC104233 offered=human",
            by_email(),
            found(),
            format!("{ORDER}; flow none; offered nothing; proven AC104233"),
        ),
        (
            "",
            look_up(Proof::Postcode("BS14DJ".to_owned())),
            found(),
            format!("{ORDER}; proven AC104233"),
        ),
        ("proven=AC104233,AC104361", by_email(), found(), ORDER.to_owned()),
        ("proven=AC104361", by_email(), found(), format!("{ORDER}; proven AC104361,AC104233")),
        ("proven=AC104233", look_up(Proof::Proven), found(), ORDER.to_owned()),
        ("", look_up(Proof::Proven), found(), ORDER.to_owned()),
        (
            "shopper=sam asked-nothing=AC104233",
            look_up(Proof::SignedIn(ShopperId::new("sam").unwrap())),
            found(),
            format!("{ORDER}; flow none"),
        ),
        // Which of several.
        (
            "shopper=sam",
            list(),
            orders,
            "ask-which-order; [order:AC104233=#AC104233 · status-shipped · Mug, \
             order:AC104361=#AC104361 · status-shipped]; flow ? WhichOrder; \
             offered order:AC104233,order:AC104361"
                .to_owned(),
        ),
        (
            "shopper=sam",
            list(),
            ActionResult::Orders(vec![]),
            "no-orders; flow ? OrderNumber".to_owned(),
        ),
        ("", list(), ActionResult::NotFound, "no-orders; flow ? OrderNumber".to_owned()),
        // Nothing that may be seen: another proof, a few times.
        (
            "asked-nothing=AC104361",
            by_email(),
            ActionResult::NotFound,
            "order-not-found; flow AC104233 Proof; failed 1".to_owned(),
        ),
        (
            "failed=3",
            by_email(),
            ActionResult::NotFound,
            "order-not-found; flow AC104233 Proof; failed 4".to_owned(),
        ),
        (
            "failed=4 asked-proof=AC104233",
            by_email(),
            ActionResult::NotFound,
            format!("{ENOUGH} 5"),
        ),
        ("failed=5 asked-number", by_email(), ActionResult::NotFound, format!("{ENOUGH} 6")),
        // The order book does not answer.
        ("asked-nothing=AC104233", by_email(), ActionResult::Unknown, AGAIN.to_owned()),
        ("asked-number", list(), ActionResult::Unknown, AGAIN.to_owned()),
    ];
    for (state, action, result, expected) in cases {
        assert_eq!(after(&given(state), &action, &result), expected, "{state} {action:?}");
    }
}

#[test]
fn of_the_proven_orders_the_oldest_is_forgotten_first() {
    let ten: Vec<String> = (1..=10).map(|n| format!("AC10000{n}")).collect();
    let nine = given(&format!("proven={}", ten[1..].join(",")));
    let all = format!("proven {},AC104233", ten[1..].join(","));
    assert!(after(&nine, &by_email(), &found()).ends_with(&all));
    let ten = given(&format!("proven={}", ten.join(",")));
    assert!(after(&ten, &by_email(), &found()).ends_with(&all));
}

#[test]
fn a_result_that_comes_after_a_human_did_is_theirs_to_tell() {
    for owner in ["waiting", "human", "ended"] {
        assert_eq!(after(&given(owner), &by_email(), &found()), "silent", "{owner}");
    }
}

#[test]
fn how_a_command_ended_does_not_tell_missing_from_foreign() {
    let outcomes = [
        (found(), CommandOutcome::Done),
        (ActionResult::Orders(vec![]), CommandOutcome::Done),
        (ActionResult::NotFound, CommandOutcome::NotFound),
        (ActionResult::Unknown, CommandOutcome::Unknown),
    ];
    for (result, outcome) in outcomes {
        assert_eq!(result.outcome(), outcome);
    }
}
