//! What the tests are written in: states and messages as a few words, a decision as one line.

use aisle_dialogue::wording::KEYS;
use aisle_dialogue::{Context, Decision, Wording};
use aisle_domain::Timestamp;
use aisle_domain::conversation::{
    Action, Content, DomainEvent, Flow, LastMessage, Notice, OpenCommand, Owner, Question,
    RateBucket, State, TrackOrder,
};
use aisle_domain::identity::{Proof, ProvenOrder};
use aisle_domain::ids::{
    AgentId, Counter, DeviceId, ItemId, OrderNumber, ProductId, Seq, ShopperId, Step,
    TrackingNumber,
};
use aisle_domain::language::Language;
use aisle_domain::money::{Currency, Money};
use aisle_domain::part::{Choice, Part};
use aisle_domain::shop::{Address, Order, OrderLine, OrderStatus, Shipment};
use aisle_domain::understood::{
    Detected, Entity, EntityValue, IntentName, Mood, ScoredIntent, Script, Understood,
};

/// The position of the entry that is decided on.
pub const SEQ: Seq = Seq::new(9);

/// Every key says itself, with its arguments; in other languages than English after their code.
pub fn words() -> Wording {
    let text = |language: Language| {
        let line = |key: &str| {
            let code = language.code();
            let before = if language == Language::En { String::new() } else { format!("{code}:") };
            let arguments = match key {
                "ask-proof" | "ask-proof-again" => " { $order }",
                "order-not-found" | "order-unknown" | "order-too-many-attempts" => "",
                "greeting" => " { $shop }",
                "carrier-latest" => " { $when } { $what }",
                _ if key.starts_with("order-") => " { $order } { $date }",
                _ => "",
            };
            format!("{key} = {before}{key}{arguments}\n")
        };
        KEYS.iter().map(|key| line(key)).collect::<String>()
    };
    let file = |language| (language, text(language));
    Wording::load("Shop", Language::En, &Language::ALL.map(file)).unwrap()
}

pub fn context_at<'a>(wording: &'a Wording, now: &str) -> Context<'a> {
    Context::for_words(wording, now.parse().unwrap(), SEQ)
}

pub fn context(wording: &Wording) -> Context<'_> {
    context_at(wording, "2026-03-10T13:00:00Z")
}

pub fn number(text: &str) -> OrderNumber {
    OrderNumber::parse(text).unwrap()
}

pub fn choice(id: &str) -> Choice {
    Choice { id: id.to_owned(), label: format!("the label of {id}") }
}

/// A state by what differs from that of a guest's English conversation in the bot's hands.
pub fn given(words: &str) -> State {
    let mut state = State::begin(Language::En, None);
    // What no decision may touch.
    state.handled_up_to = Seq::new(4);
    let last = LastMessage { n: Counter(3), seq: Seq::new(4) };
    state.devices.insert(DeviceId::new("d").unwrap(), last);
    state.rate = RateBucket { level_milli: 700, at: Timestamp::UNIX_EPOCH };
    for word in words.split_whitespace() {
        let (name, value) = word.split_once('=').unwrap_or((word, ""));
        let flow = |number: Option<OrderNumber>, asked| {
            Some(Flow::TrackOrder(TrackOrder { number, asked }))
        };
        match name {
            "zh" => state.language = Language::Zh,
            "shopper" => state.shopper = Some(ShopperId::new(value).unwrap()),
            "asked-number" => state.flow = flow(None, Some(Question::OrderNumber)),
            "asked-which" => state.flow = flow(None, Some(Question::WhichOrder)),
            "asked-proof" if value.is_empty() => state.flow = flow(None, Some(Question::Proof)),
            "asked-proof" => state.flow = flow(Some(number(value)), Some(Question::Proof)),
            "asked-nothing" => state.flow = flow(Some(number(value)), None),
            "offered" => state.offered = value.split(',').map(choice).collect(),
            "failed" => state.failed_proofs = value.parse().unwrap(),
            "misses" => state.not_understood = value.parse().unwrap(),
            "proven" => {
                state.proven = value.split(',').map(|one| ProvenOrder(number(one))).collect();
            }
            "open" => {
                let answers = value.split(',').map(|seq| Seq::new(seq.parse().unwrap())).collect();
                state.open = Some(OpenCommand { of: Seq::new(8), step: Step(1), answers });
            }
            "handled" => state.handled_up_to = Seq::new(value.parse().unwrap()),
            "waiting" => state.owner = Owner::Waiting { since: Seq::new(5) },
            "human" => state.owner = Owner::Human(AgentId::new("ada").unwrap()),
            "ended" => state.owner = Owner::Ended,
            _ => panic!("no state is called {word}"),
        }
    }
    state
}

/// A message: `+ID` is a choice, `unread` a text that nobody tried to understand, anything else a
/// text by its intent and by what is named in it.
pub fn message(words: &str) -> (Content, Option<Understood>) {
    if let Some(id) = words.strip_prefix('+') {
        return (Content::Choice(id.to_owned()), None);
    }
    let text = Content::Text(words.to_owned());
    if words == "unread" {
        return (text, None);
    }
    let mut meaning = Understood {
        language: None,
        intents: vec![],
        refusal: None,
        alternatives: vec![],
        entities: vec![],
        mood: Mood::default(),
    };
    for word in words.split_whitespace() {
        let value = match word.split_once('=') {
            None if word == "-" => continue,
            None => {
                let intent = IntentName::new(word);
                meaning.intents.push(ScoredIntent { intent, confidence: 0.9, span: None });
                continue;
            }
            Some(("zh", sure)) => {
                let (language, script) = (Language::Zh, Script::SimplifiedHan);
                meaning.language =
                    Some(Detected { language, script, confidence: sure.parse().unwrap() });
                continue;
            }
            Some(("order", value)) => EntityValue::OrderNumber(number(value)),
            Some(("email", value)) => EntityValue::Email(value.to_owned()),
            Some(("postcode", value)) => EntityValue::Postcode(value.to_owned()),
            Some(("place", value)) => EntityValue::Ordinal(value.parse().unwrap()),
            Some(_) => panic!("nothing is called {word}"),
        };
        meaning.entities.push(Entity { start: 0, end: 1, value });
    }
    (text, Some(meaning))
}

/// A decision in one line: what is said and offered, ordered and told, then what is no more as it
/// was. Nothing else may have changed.
pub fn told(before: &State, decision: &Decision) -> String {
    let mut line = Vec::new();
    line.extend(decision.parts.iter().map(part));
    line.extend(decision.command.as_ref().map(action));
    line.extend(decision.notice.as_ref().map(notice));
    line.extend(decision.events.iter().map(event));
    line.extend(changes(before, &decision.state));
    line.join("; ")
}

pub fn part(part: &Part) -> String {
    match part {
        Part::Text(text) => text.trim_end().to_owned(),
        Part::Choices(choices) => {
            let shown = |choice: &Choice| format!("{}={}", choice.id, choice.label);
            format!("[{}]", choices.iter().map(shown).collect::<Vec<_>>().join(", "))
        }
        Part::Order(card) => format!("card {} {}", card.number.as_str(), card.status_text),
        other => panic!("the dialogue does not show {other:?}"),
    }
}

fn action(action: &Action) -> String {
    match action {
        Action::LookUpOrder { number, proof } => {
            let proof = match proof {
                Proof::SignedIn(shopper) => format!("shopper {shopper}"),
                Proof::Email(email) => format!("email {email}"),
                Proof::Postcode(postcode) => format!("postcode {postcode}"),
                Proof::Phone(phone) => format!("phone {phone}"),
                Proof::Proven => "proven".to_owned(),
            };
            format!("look up {} by {proof}", number.as_str())
        }
        Action::ListOrders { shopper } => format!("list orders of {shopper}"),
        other => panic!("no flow orders {other:?}"),
    }
}

pub fn notice(notice: &Notice) -> String {
    format!("notice {notice:?}")
}

pub fn event(event: &DomainEvent) -> String {
    match event {
        DomainEvent::HandoffRequested { reason } => format!("event HandoffRequested {reason:?}"),
        DomainEvent::KnowledgeGap { message, language, reason, .. } => {
            assert_eq!(*message, SEQ);
            format!("event KnowledgeGap {reason} {}", language.code())
        }
        other => format!("event {other:?}"),
    }
}

/// What differs between two states.
pub fn changes(before: &State, after: &State) -> Vec<String> {
    let mut changes = Vec::new();
    let mut compare = |name: &str, before: String, after: String| {
        if before != after {
            changes.push(format!("{name} {after}"));
        }
    };
    let owner = |state: &State| match &state.owner {
        Owner::Bot => "bot".to_owned(),
        Owner::Waiting { since } => format!("waiting since #{}", since.get()),
        Owner::Human(agent) => format!("human {agent}"),
        Owner::Ended => "ended".to_owned(),
    };
    let flow = |state: &State| match &state.flow {
        None => "none".to_owned(),
        Some(Flow::TrackOrder(TrackOrder { number, asked })) => {
            let number = number.as_ref().map_or("?", OrderNumber::as_str);
            format!("{number} {}", asked.map_or("-".to_owned(), |asked| format!("{asked:?}")))
        }
        Some(Flow::Running(running)) => format!("{} {:?}", running.flow, running.asked),
    };
    let offered = |state: &State| {
        let ids: Vec<&str> = state.offered.iter().map(|choice| choice.id.as_str()).collect();
        if ids.is_empty() { "nothing".to_owned() } else { ids.join(",") }
    };
    let proven = |state: &State| {
        let numbers: Vec<&str> = state.proven.iter().map(|one| one.0.as_str()).collect();
        numbers.join(",")
    };
    let open = |state: &State| {
        state.open.as_ref().map_or("none".to_owned(), |open| format!("#{}", open.of.get()))
    };
    compare("owner", owner(before), owner(after));
    compare("language", before.language.to_string(), after.language.to_string());
    compare("flow", flow(before), flow(after));
    compare("offered", offered(before), offered(after));
    compare("failed", before.failed_proofs.to_string(), after.failed_proofs.to_string());
    compare("misses", before.not_understood.to_string(), after.not_understood.to_string());
    compare("proven", proven(before), proven(after));
    compare("open", open(before), open(after));
    let handled = |state: &State| format!("#{}", state.handled_up_to.get());
    compare("handled", handled(before), handled(after));
    assert_eq!(before.shopper, after.shopper);
    assert_eq!(before.devices, after.devices);
    assert_eq!(before.rate, after.rate);
    changes
}

pub fn money(minor: i64) -> Money {
    Money { minor, currency: Currency::new("EUR").unwrap() }
}

pub fn line(name: &str, options: &[(&str, &str)]) -> OrderLine {
    OrderLine {
        item: ItemId::new("item-1").unwrap(),
        product: ProductId::new("product-1").unwrap(),
        name: name.to_owned(),
        options: options.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect(),
        quantity: 2,
        unit_price: money(1_250),
    }
}

pub fn parcel() -> Shipment {
    Shipment {
        tracking: TrackingNumber::new("TRACK1").unwrap(),
        carrier: Some("Carrier".to_owned()),
        link: Some("https://carrier.example/TRACK1".to_owned()),
        expected: Some("2026-03-12".parse().unwrap()),
        delivered_at: None,
        items: vec![],
        events: Vec::new(),
    }
}

/// An order of Sam's that was shipped and should arrive in two days.
pub fn order(number_text: &str) -> Order {
    Order {
        number: number(number_text),
        shopper: ShopperId::new("sam").unwrap(),
        placed_at: None,
        status: OrderStatus::Shipped,
        lines: vec![line("Mug", &[])],
        shipments: vec![parcel()],
        address: Address {
            lines: vec![],
            city: "Bristol".to_owned(),
            region: None,
            postcode: "BS1 4DJ".to_owned(),
            country: "GB".to_owned(),
        },
        email: "Sam@Example.com".to_owned(),
        total: money(2_500),
        after_sales: aisle_domain::after_sales::AfterSales::default(),
        phone: None,
    }
}
