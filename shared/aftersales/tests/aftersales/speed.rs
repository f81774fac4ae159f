//! How long a decision takes. Measured, not asserted: machines differ.
//! `cargo test --profile bench -p aisle-aftersales --test aftersales speed -- --ignored --nocapture`

use std::hint::black_box;
use std::time::{Duration, Instant};

use aisle_aftersales::{Policy, PolicySource, Verdict, plan};
use aisle_domain::after_sales::Request;
use aisle_domain::shop::OrderStatus::Delivered;

use crate::shop::{facts, item, method, number, record};

const ROUNDS: usize = 20_000;
const BLOCK: usize = 20;

/// Thirty rules, of which six are about returns.
fn rules() -> String {
    let mut rules = String::new();
    for (action, status) in [
        ("return_items", "delivered"),
        ("cancel_order", "pending"),
        ("change_items", "pending"),
        ("exchange_items", "delivered"),
        ("change_address", "pending"),
    ] {
        rules += &format!(
            r#"
@id("{action}") permit (principal, action == Action::"{action}", resource)
when {{ principal.level >= 1 }};
@id("{action}-status") @reason("wrong_status")
forbid (principal, action == Action::"{action}", resource)
unless {{ resource.status == "{status}" }};
@id("{action}-window") @reason("window_closed") @until("delivered_at + 30d")
forbid (principal, action == Action::"{action}", resource)
when {{ resource has delivered_at
  && context.now > resource.delivered_at.offset(duration("30d")) }};
@id("{action}-once") @reason("once")
forbid (principal, action == Action::"{action}", resource)
when {{ resource.items_changed || resource.exchange_requested }};
@id("{action}-destination") @reason("other_destination")
forbid (principal, action == Action::"{action}", resource)
unless {{ context.refund_to_original || context.refund_to_gift_card }};
@id("{action}-large") @review("yes")
forbid (principal, action == Action::"{action}", resource)
when {{ context.refund > 100000 }};
"#
        );
    }
    rules
}

#[test]
#[ignore = "a measurement"]
fn decisions() {
    let begin = Instant::now();
    let sources = [PolicySource { name: "rules.cedar".into(), text: rules() }];
    let policy = Policy::load(&sources).unwrap();
    println!("load of {} rules: {:?}", policy.rules().len(), begin.elapsed());
    let record = record(Delivered);
    let facts = facts(&record);
    let request = Request::ReturnItems {
        order: number(),
        items: vec![item("shirt-s"), item("mug-1")],
        refund_to: method("card-1"),
        reason: None,
    };
    let mut planning = Vec::with_capacity(ROUNDS + BLOCK);
    let mut deciding = Vec::with_capacity(ROUNDS + BLOCK);
    while deciding.len() < ROUNDS {
        let turns = turns_on_a_core();
        let kept = deciding.len();
        for _ in 0..BLOCK {
            let begin = Instant::now();
            let plan = plan(&request, &facts).unwrap();
            planning.push(begin.elapsed());
            let begin = Instant::now();
            let verdict = policy.authorise(plan, &facts);
            deciding.push(begin.elapsed());
            assert!(matches!(black_box(verdict), Verdict::Allowed(_)));
        }
        // What another program did on this core meanwhile is no time of ours.
        if turns_on_a_core() != turns {
            planning.truncate(kept);
            deciding.truncate(kept);
        }
    }
    for (what, mut times) in [("plan", planning), ("authorise", deciding)] {
        times.sort();
        let at = |percent: usize| times[times.len() * percent / 100];
        let [p50, p99, most]: [Duration; 3] = [at(50), at(99), times[times.len() - 1]];
        println!("{what}: p50 {p50:?}, p99 {p99:?}, most {most:?}");
    }
}

/// How often this thread was given a core so far; nothing where the system does not tell.
fn turns_on_a_core() -> Option<String> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split_whitespace().nth(2).map(str::to_owned)
}
