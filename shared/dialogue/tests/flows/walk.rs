//! Random conversations: whatever is said and whatever the shop does, the promises hold.

use aisle_domain::after_sales::Reason;
use aisle_domain::conversation::{Action, Flow, Owner};
use aisle_domain::flow::Asked;
use proptest::prelude::*;

use crate::shop::Fault;
use crate::world::World;

/// What a running flow may take of a state, in bytes.
const MAX_STATE: usize = 6_000;

const MESSAGES: [&str; 40] = [
    "{return_item} I want to return the lamp of AC1001",
    "{return_item} send something back",
    "{get_refund} refund the mug to my gift card",
    "{exchange_item} exchange the lamp for a black one",
    "{change_order} change the lamp to brass",
    "{cancel_order} cancel my order",
    "{cancel_order return_item} cancel AC1003 and return everything",
    "{change_shipping_address} change the address",
    "{change_payment_method} pay with visa",
    "{expedite_order} faster please, AC1003",
    "{get_invoice} an invoice for my company",
    "{warranty_repair} it needs a repair",
    "{installation_help} install it",
    "{price_protection} it is cheaper now",
    "{delivery_delayed} it is late",
    "{missing_item} something is missing",
    "{damaged_or_wrong_item} it is in pieces",
    "{track_order} where is AC1002",
    "{delivery_options} how do you ship things",
    "{affirm} yes",
    "{affirm} yes, but the mug",
    "{deny} no",
    "{deny} no, the other order",
    "{deny} no, to my visa",
    "{repeat} what?",
    "{start_over} start over",
    "{greeting} hello",
    "{thanks} thanks",
    "{angry} I am furious",
    "never mind",
    "the lamp",
    "also the mug",
    "gift card",
    "by mistake",
    "first",
    "AC1001",
    "AC9999 someone@example.com",
    "1 Elm Road, Salem, 97301, US",
    "2026-04-01 5035550142",
    "{zh} 你好",
];

#[derive(Debug, Clone)]
enum Move {
    Say(usize),
    Text(String),
    Pick(usize),
    Id(String),
    Early,
    Fault(u8),
    Later,
}

fn moves() -> impl Strategy<Value = Move> {
    prop_oneof![
        8 => (0..MESSAGES.len()).prop_map(Move::Say),
        1 => "\\PC{0,700}".prop_map(Move::Text),
        6 => (0..9_usize).prop_map(Move::Pick),
        1 => "(yes|yes:|no|item:|variant:|method:|option:|order:|items:all)[a-z0-9:-]{0,12}"
            .prop_map(Move::Id),
        1 => Just(Move::Early),
        1 => (0..4_u8).prop_map(Move::Fault),
        1 => Just(Move::Later),
    ]
}

/// The digest that a yes would be for now, if one is asked for.
fn open_digest(world: &World) -> Option<String> {
    let running = world.running()?;
    let quote = running.quote.as_ref()?;
    (running.asked == Some(Asked::Confirm)).then(|| quote.digest.clone())
}

fn go(world: &mut World, made: &Move) -> Option<String> {
    match made {
        Move::Say(at) => Some(MESSAGES[*at].to_owned()),
        Move::Text(text) => Some(format!("{{}} {text}")),
        Move::Pick(at) => world.state.offered.get(*at).map(|choice| format!("+{}", choice.id)),
        Move::Id(id) => Some(format!("+{id}")),
        Move::Early => Some("{affirm} yes".to_owned()),
        Move::Fault(fault) => {
            world.shop.faults = vec![match fault {
                0 => Fault::Unknown,
                1 => Fault::Change,
                2 => Fault::Review,
                _ => Fault::Refuse(Reason::new("already_packed")),
            }];
            None
        }
        Move::Later => {
            world.now = world.now.checked_add(jiff::Span::new().hours(2)).unwrap();
            None
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_said_nothing_is_done_without_a_yes_to_the_newest_quote(
        guest in any::<bool>(),
        walk in prop::collection::vec(moves(), 1..25),
    ) {
        let mut world = if guest { World::of(None) } else { World::sam() };
        for made in walk {
            let Some(message) = go(&mut world, &made) else { continue };
            if matches!(world.state.owner, Owner::Waiting { .. }) {
                world.state.owner = Owner::Bot;
            }
            let confirmable = open_digest(&world);
            let before = world.shop.performed.len();
            let said = if matches!(made, Move::Early) {
                let asked_at = world.running().map(|running| running.asked_at.get());
                let at = asked_at.unwrap_or(world.seq);
                world.seq += 1;
                world.say_at(&message, at)
            } else {
                world.say(&message)
            };
            prop_assert!(!said.is_empty(), "{message} is not answered");
            prop_assert!(!said.contains("{$"), "{message}: {said}");
            let performs: Vec<&Action> = world
                .ordered
                .iter()
                .filter(|action| matches!(action, Action::Perform { .. }))
                .collect();
            prop_assert!(performs.len() <= 1);
            if let Some(Action::Perform { confirmed, .. }) = performs.first() {
                prop_assert_eq!(Some(confirmed), confirmable.as_ref());
                let yes = message.starts_with("{affirm} yes") && !message.contains("but")
                    || message == format!("+yes:{confirmed}");
                prop_assert!(yes, "done on {message}");
                prop_assert!(!matches!(made, Move::Early), "done on a yes to nothing");
            } else {
                prop_assert_eq!(world.shop.performed.len(), before);
            }
            if let Some(Flow::Running(running)) = &world.state.flow {
                let size = serde_json::to_string(running).unwrap().len();
                let offered: usize =
                    world.state.offered.iter().map(|it| it.id.len() + it.label.len() + 20).sum();
                prop_assert!(size + offered < MAX_STATE, "{} bytes: {:?}", size + offered, running);
                prop_assert!(running.left.iter().all(|left| left.left.is_empty()));
            }
        }
    }
}
