//! Strategies for log entries: every kind of body, part, command, event, owner and flow.

use aisle_domain::conversation::{
    Action, Author, Body, Command, CommandDone, CommandOutcome, Content, Entry, Flow, LastMessage,
    Notice, OpenCommand, Owner, Question, RateBucket, ShopperMessage, State, TrackOrder, Written,
};
use aisle_domain::event::{DomainEvent, HandoffReason, LikelyIntent, ResolvedBy};
use aisle_domain::identity::{Proof, ProvenOrder};
use aisle_domain::ids::{
    AgentId, Counter, DeviceId, ItemId, OrderNumber, ProductId, Seq, ShopperId, Step, WriteId,
};
use aisle_domain::language::Language;
use aisle_domain::money::{Currency, Money};
use aisle_domain::mood::MoodTrend;
use aisle_domain::news::{Subject, Told};
use aisle_domain::part::{CardItem, CarrierLink, Choice, OrderCard, Part, ProductCard};
use aisle_domain::shop::OrderStatus;
use aisle_domain::understood::{IntentName, Sentiment};
use jiff::Timestamp;
use jiff::civil::Date;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Any entry that is small enough to be stored.
pub(crate) fn entry() -> impl Strategy<Value = Entry> {
    let body = prop_oneof![
        message().prop_map(Body::Shopper),
        written().prop_map(|written| Body::Written(Box::new(written))),
    ];
    (seq(), instant(), "[a-zA-Z0-9_:.-]{1,64}", body).prop_map(|(seq, at, write_id, body)| Entry {
        seq,
        at,
        write_id: WriteId::new(write_id).unwrap(),
        body,
    })
}

fn seq() -> impl Strategy<Value = Seq> {
    any::<u64>().prop_map(Seq::new)
}

fn instant() -> impl Strategy<Value = Timestamp> {
    let range = Timestamp::MIN.as_nanosecond()..=Timestamp::MAX.as_nanosecond();
    range.prop_map(|nanosecond| Timestamp::from_nanosecond(nanosecond).unwrap())
}

fn device() -> impl Strategy<Value = DeviceId> {
    "[a-zA-Z0-9_-]{1,20}".prop_map(|id| DeviceId::new(id).unwrap())
}

fn shopper() -> impl Strategy<Value = ShopperId> {
    "[a-zA-Z0-9_.@:+|-]{1,40}".prop_map(|id| ShopperId::new(id).unwrap())
}

fn agent() -> impl Strategy<Value = AgentId> {
    "[a-zA-Z0-9_.@:+|-]{1,40}".prop_map(|id| AgentId::new(id).unwrap())
}

fn number() -> impl Strategy<Value = OrderNumber> {
    "[A-Z0-9-]{2,20}[0-9]".prop_map(|number| OrderNumber::parse(&number).unwrap())
}

fn text() -> impl Strategy<Value = String> {
    "\\PC{0,24}"
}

fn message() -> impl Strategy<Value = ShopperMessage> {
    let content =
        prop_oneof![any::<String>().prop_map(Content::Text), text().prop_map(Content::Choice),];
    (device(), any::<u32>(), content).prop_map(|(device, n, content)| ShopperMessage {
        device,
        n: Counter(n),
        content,
    })
}

fn money() -> impl Strategy<Value = Money> {
    (any::<i64>(), "[A-Z]{3}")
        .prop_map(|(minor, code)| Money::new(minor, Currency::new(&code).unwrap()))
}

fn choice() -> impl Strategy<Value = Choice> {
    (text(), text()).prop_map(|(id, label)| Choice { id, label })
}

fn part() -> impl Strategy<Value = Part> {
    prop_oneof![
        text().prop_map(Part::Text),
        vec(choice(), 0..4).prop_map(Part::Choices),
        order_card().prop_map(Part::Order),
        ("[a-zA-Z0-9_.-]{1,20}", text(), money(), any::<bool>()).prop_map(
            |(product, name, price_from, available)| Part::Product(ProductCard {
                product: ProductId::new(product).unwrap(),
                name,
                price_from,
                available,
            })
        ),
        vec(text(), 0..4).prop_map(Part::List),
        (text(), text()).prop_map(|(label, url)| Part::Link { label, url }),
    ]
}

fn order_card() -> impl Strategy<Value = OrderCard> {
    let date = (1..=9999_i16, 1..=12_i8, 1..=28_i8)
        .prop_map(|(year, month, day)| Date::new(year, month, day).unwrap());
    let carrier = (option::of(text()), text(), option::of(text()))
        .prop_map(|(name, tracking, url)| CarrierLink { name, tracking, url });
    let item = ("[a-zA-Z0-9_.-]{1,20}", text(), any::<u32>(), money()).prop_map(
        |(item, name, quantity, unit_price)| CardItem {
            item: ItemId::new(item).unwrap(),
            name,
            quantity,
            unit_price,
        },
    );
    (
        number(),
        select(OrderStatus::ALL.to_vec()),
        text(),
        option::of(date),
        option::of(carrier),
        vec(item, 0..3),
        money(),
    )
        .prop_map(|(number, status, status_text, date, carrier, items, total)| OrderCard {
            number,
            status,
            status_text,
            date,
            carrier,
            items,
            total,
        })
}

fn command() -> impl Strategy<Value = Command> {
    let proof = prop_oneof![
        shopper().prop_map(Proof::SignedIn),
        text().prop_map(Proof::Email),
        text().prop_map(Proof::Postcode),
        text().prop_map(Proof::Phone),
        Just(Proof::Proven),
    ];
    let action = prop_oneof![
        (number(), proof).prop_map(|(number, proof)| Action::LookUpOrder { number, proof }),
        shopper().prop_map(|shopper| Action::ListOrders { shopper }),
    ];
    (any::<u16>(), action).prop_map(|(step, action)| Command { step: Step(step), action })
}

fn event() -> impl Strategy<Value = DomainEvent> {
    let reasons = vec![
        HandoffReason::Asked,
        HandoffReason::ProofFailed,
        HandoffReason::NotUnderstood,
        HandoffReason::Poison,
        HandoffReason::Review,
        HandoffReason::Unsettled,
        HandoffReason::SwitchedOff,
    ];
    prop_oneof![
        (language(), "[a-z]{1,32}").prop_map(|(language, channel)| {
            DomainEvent::ConversationStarted { language, channel }
        }),
        select(reasons).prop_map(|reason| DomainEvent::HandoffRequested { reason }),
        Just(DomainEvent::HandoffClaimed),
        Just(DomainEvent::HandoffReturned),
        Just(DomainEvent::ConversationEnded),
        select(vec![ResolvedBy::Bot, ResolvedBy::Human])
            .prop_map(|by| DomainEvent::ConversationResolved { by }),
        (seq(), language(), "[a-z_]{1,20}", likely()).prop_map(
            |(message, language, reason, alternatives)| DomainEvent::KnowledgeGap {
                message,
                language,
                reason,
                alternatives,
            }
        ),
        understood(),
        Just(DomainEvent::Unknown),
    ]
}

fn understood() -> impl Strategy<Value = DomainEvent> {
    let sentiments = vec![Sentiment::Positive, Sentiment::Neutral, Sentiment::Negative];
    let language = option::of(language());
    let refused = option::of("[a-z_]{1,20}");
    (seq(), language, likely(), refused, select(sentiments)).prop_map(
        |(message, language, intents, refused, sentiment)| DomainEvent::MessageUnderstood {
            message,
            language,
            intents,
            refused,
            sentiment,
        },
    )
}

fn likely() -> impl Strategy<Value = Vec<LikelyIntent>> {
    let one = ("[a-z_]{1,30}", 0_u16..=1_000).prop_map(|(intent, confidence_milli)| LikelyIntent {
        intent: IntentName(intent),
        confidence_milli,
    });
    vec(one, 0..=3)
}

fn language() -> impl Strategy<Value = Language> {
    select(Language::ALL.to_vec())
}

fn author() -> impl Strategy<Value = Author> {
    prop_oneof![Just(Author::Bot), agent().prop_map(Author::Human), Just(Author::System)]
}

fn written() -> impl Strategy<Value = Written> {
    let notices = vec![Notice::Waiting, Notice::HumanJoined, Notice::HumanLeft, Notice::Ended];
    let outcomes = vec![CommandOutcome::Done, CommandOutcome::NotFound, CommandOutcome::Unknown];
    let result = (seq(), any::<u16>(), select(outcomes))
        .prop_map(|(of, step, outcome)| CommandDone { of, step: Step(step), outcome, audit: None });
    (
        author(),
        vec(seq(), 0..4),
        vec(part(), 0..4),
        option::of(select(notices)),
        vec(command(), 0..3),
        option::of(result),
        vec(event(), 0..3),
        (vec(subject(), 0..3), state()),
    )
        .prop_map(
            |(author, answers, parts, notice, commands, result, events, (watches, state))| {
                Written { author, answers, parts, notice, commands, result, events, watches, state }
            },
        )
}

fn subject() -> impl Strategy<Value = Subject> {
    prop_oneof![
        shopper().prop_map(Subject::Shopper),
        number().prop_map(Subject::Order),
        "[a-zA-Z0-9_.-]{1,20}".prop_map(|id| Subject::Item(ItemId::new(id).unwrap())),
    ]
}

fn state() -> impl Strategy<Value = State> {
    let owner = prop_oneof![
        Just(Owner::Bot),
        seq().prop_map(|since| Owner::Waiting { since }),
        agent().prop_map(Owner::Human),
        Just(Owner::Ended),
    ];
    let open = (seq(), any::<u16>(), vec(seq(), 0..4))
        .prop_map(|(of, step, answers)| OpenCommand { of, step: Step(step), answers });
    let last = (any::<u32>(), seq()).prop_map(|(n, seq)| LastMessage { n: Counter(n), seq });
    let rate =
        (any::<u32>(), instant()).prop_map(|(level_milli, at)| RateBucket { level_milli, at });
    let questions = vec![Question::OrderNumber, Question::Proof, Question::WhichOrder];
    let flow = (option::of(number()), option::of(select(questions)))
        .prop_map(|(number, asked)| Flow::TrackOrder(TrackOrder { number, asked }));
    let who = (owner, language(), option::of(shopper()), seq(), option::of(open));
    let what = (
        btree_map(device(), last, 0..4),
        rate,
        option::of(flow),
        vec(choice(), 0..3),
        any::<u8>(),
        vec(number().prop_map(ProvenOrder), 0..3),
        any::<u8>(),
        (option::of(language()), -1000..=1000_i16, 0..=1000_u16),
        (vec(("[a-z0-9:-]{1,40}", seq()), 0..4), any::<bool>()),
    );
    (who, what).prop_map(
        |(
            (owner, language, shopper, handled_up_to, open),
            (
                devices,
                rate,
                flow,
                offered,
                failed_proofs,
                proven,
                not_understood,
                feeling,
                (told, notices_off),
            ),
        )| State {
            owner,
            language,
            shopper,
            handled_up_to,
            open,
            devices,
            rate,
            flow,
            offered,
            failed_proofs,
            proven,
            not_understood,
            leaning: feeling.0,
            mood: MoodTrend { sentiment_milli: feeling.1, anger_milli: feeling.2 },
            told: told.into_iter().map(|(key, seq)| Told { key, seq }).collect(),
            notices_off,
        },
    )
}
