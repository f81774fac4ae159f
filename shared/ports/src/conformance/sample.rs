//! Sample values for tests: valid, small, and different for different numbers.

use aisle_contract::event::{Event, What};
use aisle_domain::Timestamp;
use aisle_domain::after_sales::{Customer, Direction, Payment, PaymentKind, PaymentMethod};
use aisle_domain::conversation::{
    Author, Body, Content, Entry, HandoffReason, ShopperMessage, State, Written,
};
use aisle_domain::ids::{
    AgentId, ConnectionId, ConversationId, Counter, DeviceId, ItemId, OrderNumber, PaymentMethodId,
    ProductId, Seq, ShopperId, WriteId,
};
use aisle_domain::language::Language;
use aisle_domain::money::{Currency, Money};
use aisle_domain::part::Part;
use aisle_domain::shop::{Address, Order, OrderLine, OrderStatus, Product, Variant};

use crate::{Audience, Connection, WaitingCase};

/// An instant, so many seconds after the start of 2026.
#[must_use]
pub fn instant(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_767_225_600 + seconds).expect("a second of this century")
}

/// A conversation.
#[must_use]
pub fn conversation(n: u32) -> ConversationId {
    ConversationId::new(format!("c-{n:04}")).expect("a valid id")
}

/// A shopper's entry at a position, from device `d-1`, whose count is the position.
#[must_use]
pub fn shopper_entry(seq: u64, text: &str) -> Entry {
    Entry {
        seq: Seq::new(seq),
        at: instant(i64::try_from(seq).expect("a small position")),
        write_id: WriteId::from_random(u128::from(seq)),
        body: Body::Shopper(ShopperMessage {
            device: DeviceId::new("d-1").expect("a valid id"),
            n: Counter(u32::try_from(seq).expect("a small position")),
            content: Content::Text(text.to_owned()),
        }),
    }
}

/// A reply of the bot at a position.
#[must_use]
pub fn written_entry(seq: u64, text: &str) -> Entry {
    let mut state = State::begin(Language::En, None);
    state.handled_up_to = Seq::new(seq).previous();
    let mut written = Written::silent(Author::Bot, state);
    written.parts = vec![Part::Text(text.to_owned())];
    Entry {
        seq: Seq::new(seq),
        at: instant(i64::try_from(seq).expect("a small position")),
        write_id: WriteId::from_random(u128::from(seq)),
        body: Body::Written(Box::new(written)),
    }
}

/// The same entry as another writer's: only the `write_id` differs.
#[must_use]
pub fn by_writer(mut entry: Entry, writer: u32) -> Entry {
    entry.write_id = WriteId::new(format!("w-writer-{writer}")).expect("a valid id");
    entry
}

/// A shopper's connection.
#[must_use]
pub fn shopper_connection(n: u32) -> Connection {
    Connection {
        id: ConnectionId::new(format!("L{n:04}cOFvHcCIhw=")).expect("a valid id"),
        audience: Audience::Shopper(Some(DeviceId::new(format!("d-{n}")).expect("a valid id"))),
    }
}

/// An agent's connection.
#[must_use]
pub fn agent_connection(n: u32) -> Connection {
    Connection {
        id: ConnectionId::new(format!("A{n:04}/+=")).expect("a valid id"),
        audience: Audience::Agent(AgentId::new(format!("agent-{n}")).expect("a valid id")),
    }
}

/// A case of a conversation that waits since so many seconds after the start of 2026.
#[must_use]
pub fn waiting_case(conversation_number: u32, seq: u64, since: i64) -> WaitingCase {
    WaitingCase {
        conversation: conversation(conversation_number),
        seq: Seq::new(seq),
        since: instant(since),
        reason: HandoffReason::Asked,
        language: Language::Zh,
    }
}

/// An event; `id` and `seq` follow the number.
#[must_use]
pub fn event(n: u64) -> Event {
    Event {
        v: 1,
        id: format!("c-0001:{n}:0"),
        conversation: "c-0001".to_owned(),
        seq: n,
        at: instant(0).to_string(),
        what: What::HandoffRequested { reason: "asked".to_owned() },
    }
}

/// An order of a shopper, placed so many seconds after the start of 2026, or at no known time.
#[must_use]
pub fn order(number: &str, shopper: &str, placed: Option<i64>) -> Order {
    let usd = Currency::new("USD").expect("a currency");
    Order {
        number: OrderNumber::parse(number).expect("an order number"),
        shopper: ShopperId::new(shopper).expect("a valid id"),
        placed_at: placed.map(instant),
        status: OrderStatus::Processed,
        lines: vec![OrderLine {
            item: ItemId::new("6777246137").expect("a valid id"),
            product: ProductId::new("8310926033").expect("a valid id"),
            name: "Water Bottle · 保温杯".to_owned(),
            options: vec![("capacity".to_owned(), "750ml".to_owned())],
            quantity: 2,
            unit_price: Money::new(4_784, usd),
        }],
        shipments: Vec::new(),
        address: Address {
            lines: vec!["1 Example Street".to_owned()],
            city: "Springfield".to_owned(),
            region: None,
            postcode: "00000".to_owned(),
            country: "US".to_owned(),
        },
        email: "shopper@example.com".to_owned(),
        total: Money::new(9_568, usd),
        after_sales: aisle_domain::after_sales::AfterSales::default(),
        phone: None,
    }
}

/// An order of a shopper that is not yet shipped, placed so many seconds after the start of 2026
/// and paid with one of the customer's methods.
#[must_use]
pub fn paid_order(number: &str, shopper: &str, placed: i64, method: &str) -> Order {
    let mut order = order(number, shopper, Some(placed));
    order.status = OrderStatus::Pending;
    order.after_sales.payments = vec![Payment {
        direction: Direction::Charge,
        amount: order.total,
        method: payment_method(method),
    }];
    order
}

/// The id of a payment method.
#[must_use]
pub fn payment_method(id: &str) -> PaymentMethodId {
    PaymentMethodId::new(id).expect("a valid id")
}

/// A customer with a card, `card-1`, and a gift card, `gift-1`.
#[must_use]
pub fn customer(id: &str) -> Customer {
    let usd = Currency::new("USD").expect("a currency");
    let card = PaymentKind::Card { brand: "visa".to_owned(), last_four: "0042".to_owned() };
    let gift_card = PaymentKind::GiftCard { balance: Money::new(50_000, usd) };
    Customer {
        id: ShopperId::new(id).expect("a valid id"),
        given_name: "梅".to_owned(),
        family_name: "林".to_owned(),
        email: "shopper@example.com".to_owned(),
        phone: Some("+1 555 0100".to_owned()),
        address: order("W100", id, None).address,
        payment_methods: vec![
            PaymentMethod { id: payment_method("card-1"), kind: card },
            PaymentMethod { id: payment_method("gift-1"), kind: gift_card },
        ],
        revision: 0,
        tier: None,
    }
}

/// The product that [`order`] has a line of.
#[must_use]
pub fn ordered_product() -> Product {
    let line = order("W100", "yusuf", None).lines.remove(0);
    let variant = |item: ItemId, size: &str| Variant {
        item,
        options: vec![("capacity".to_owned(), size.to_owned())],
        available: true,
        price: line.unit_price,
        stock: None,
    };
    let other = ItemId::new("other-size").expect("a valid id");
    Product {
        id: line.product.clone(),
        name: line.name.clone(),
        variants: vec![variant(line.item.clone(), "750ml"), variant(other, "500ml")],
    }
}

/// A product of an id and a name.
#[must_use]
pub fn product(id: &str, name: &str) -> Product {
    Product {
        id: ProductId::new(id).expect("a valid id"),
        name: name.to_owned(),
        variants: vec![Variant {
            item: ItemId::new(format!("{id}-1")).expect("a valid id"),
            options: vec![("colour".to_owned(), "red".to_owned())],
            available: true,
            price: Money::new(1_250, Currency::new("USD").expect("a currency")),
            stock: None,
        }],
    }
}
