//! A shop of one customer: quotes whatever is asked for, unless it is told to refuse, and does it.

use aisle_dialogue::{ActionResult, policy};
use aisle_domain::after_sales::{
    Customer, Direction, PaymentKind, PaymentMethod, Quote, QuoteLine, Reason, Receipt, Record,
    Request, Transfer,
};
use aisle_domain::conversation::{Action, State};
use aisle_domain::identity::Proof;
use aisle_domain::ids::{ItemId, OrderNumber, PaymentMethodId, ProductId, ShopperId};
use aisle_domain::money::{Currency, Money};
use aisle_domain::shop::{Address, Order, OrderLine, OrderStatus, Product, Variant};

/// What the shop does instead of what it is asked for, the next time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    Refuse(Reason),
    Review,
    Unknown,
    Change,
}

#[derive(Debug, Clone)]
pub struct Shop {
    pub orders: Vec<Order>,
    pub customer: Customer,
    pub products: Vec<Product>,
    pub faults: Vec<Fault>,
    pub performed: Vec<Request>,
    pub prepared: usize,
}

pub fn money(minor: i64) -> Money {
    Money::new(minor, Currency::USD)
}

fn item(id: &str) -> ItemId {
    ItemId::new(id).unwrap()
}

fn product(id: &str, name: &str, variants: &[(&str, &str, bool)]) -> Product {
    Product {
        id: ProductId::new(id).unwrap(),
        name: name.to_owned(),
        variants: variants
            .iter()
            .map(|(value, price, available)| Variant {
                item: item(&format!("{id}-{value}")),
                options: vec![("finish".to_owned(), (*value).to_owned())],
                available: *available,
                price: Money::parse(price, Currency::USD).unwrap(),
                stock: None,
            })
            .collect(),
    }
}

fn line(product: &Product, at: usize, quantity: u32) -> OrderLine {
    let variant = &product.variants[at];
    OrderLine {
        item: variant.item.clone(),
        product: product.id.clone(),
        name: product.name.clone(),
        options: variant.options.clone(),
        quantity,
        unit_price: variant.price,
    }
}

fn order(number: &str, status: OrderStatus, lines: Vec<OrderLine>) -> Order {
    Order {
        number: OrderNumber::parse(number).unwrap(),
        shopper: ShopperId::new("sam").unwrap(),
        placed_at: None,
        status,
        lines,
        shipments: vec![],
        address: Address {
            lines: vec!["48 Alder Street".to_owned()],
            city: "Portland".to_owned(),
            region: None,
            postcode: "97209".to_owned(),
            country: "US".to_owned(),
        },
        email: "sam@example.com".to_owned(),
        total: money(10_000),
        after_sales: aisle_domain::after_sales::AfterSales::default(),
        phone: None,
    }
}

impl Shop {
    pub fn new() -> Self {
        let lamp = product(
            "lamp",
            "Lamp",
            &[("brass", "59.90", true), ("black", "49.90", true), ("white", "59.90", false)],
        );
        let mug = product("mug", "Mug", &[("sea", "19.90", true), ("cream", "19.90", true)]);
        let rug = product("rug", "Rug", &[("wool", "129.90", true)]);
        let orders = vec![
            order("AC1001", OrderStatus::Delivered, vec![line(&lamp, 0, 1), line(&mug, 0, 2)]),
            order("AC1002", OrderStatus::Delivered, vec![line(&rug, 0, 1)]),
            order("AC1003", OrderStatus::Pending, vec![line(&lamp, 1, 1), line(&mug, 0, 1)]),
        ];
        let id = |id: &str| PaymentMethodId::new(id).unwrap();
        let customer = Customer {
            id: ShopperId::new("sam").unwrap(),
            given_name: "Sam".to_owned(),
            family_name: "Carter".to_owned(),
            email: "sam@example.com".to_owned(),
            phone: None,
            address: orders[0].address.clone(),
            payment_methods: vec![
                PaymentMethod {
                    id: id("gift-1"),
                    kind: PaymentKind::GiftCard { balance: money(1_000) },
                },
                PaymentMethod {
                    id: id("card-1"),
                    kind: PaymentKind::Card {
                        brand: "Visa".to_owned(),
                        last_four: "1234".to_owned(),
                    },
                },
            ],
            revision: 0,
            tier: None,
        };
        let products = vec![lamp, mug, rug];
        Self { orders, customer, products, faults: vec![], performed: vec![], prepared: 0 }
    }

    fn seen(&self, number: &OrderNumber, proof: &Proof, state: &State) -> Option<&Order> {
        let order = self.orders.iter().find(|order| order.number == *number)?;
        policy::may_see(order, proof, state).then_some(order)
    }

    pub fn execute(&mut self, action: &Action, state: &State) -> ActionResult {
        match action {
            Action::LookUpOrder { number, proof } => match self.seen(number, proof, state) {
                Some(order) => ActionResult::Order(Box::new(order.clone())),
                None => ActionResult::NotFound,
            },
            Action::ListOrders { .. } => ActionResult::Orders(self.orders.clone()),
            Action::ReadRecord { order: None, .. } => ActionResult::Record(Box::new(Record {
                order: None,
                customer: Some(self.customer.clone()),
                products: vec![],
            })),
            Action::ReadRecord { order: Some(number), proof } => {
                match self.seen(number, proof, state) {
                    Some(order) => ActionResult::Record(Box::new(Record {
                        order: Some(order.clone()),
                        customer: Some(self.customer.clone()),
                        products: self.products.clone(),
                    })),
                    None => ActionResult::NotFound,
                }
            }
            Action::Prepare { request, proof } => {
                if request.order().is_some_and(|it| self.seen(it, proof, state).is_none()) {
                    return ActionResult::NotFound;
                }
                self.prepared += 1;
                let quote = Box::new(self.quote(request));
                match self.faults.pop() {
                    Some(Fault::Refuse(reason)) => ActionResult::Refused(vec![reason]),
                    Some(Fault::Review) => ActionResult::InReview(quote),
                    Some(Fault::Unknown) => ActionResult::Unknown,
                    Some(Fault::Change) | None => ActionResult::Quoted(quote),
                }
            }
            Action::Perform { request, confirmed, .. } => {
                let quote = Box::new(self.quote(request));
                match self.faults.pop() {
                    Some(Fault::Refuse(reason)) => return ActionResult::Refused(vec![reason]),
                    Some(Fault::Unknown) => return ActionResult::Unknown,
                    Some(Fault::Change) => {
                        for order in &mut self.orders {
                            order.after_sales.revision += 1;
                        }
                        return ActionResult::Changed(Box::new(self.quote(request)));
                    }
                    Some(Fault::Review) | None => {}
                }
                assert_eq!(quote.digest, *confirmed, "what is done is what was confirmed");
                self.performed.push((**request).clone());
                for order in &mut self.orders {
                    order.after_sales.revision += 1;
                }
                let label = Some("https://labels.example/1".to_owned());
                let receipt = Receipt { order: None, customer: None, label };
                ActionResult::Performed(quote, Box::new(receipt))
            }
        }
    }

    /// Everything costs or brings ten dollars; the digest stands for the request and the revision.
    fn quote(&self, request: &Request) -> Quote {
        let revision = self.orders[0].after_sales.revision;
        let digest = format!("{request:?}{revision}")
            .bytes()
            .fold(7_u128, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(0x0100_0000_01b3));
        let line = |item: &ItemId, becomes: Option<&ItemId>| QuoteLine {
            name: item.to_string(),
            becomes: becomes.map(ToString::to_string),
            quantity: 1,
            unit_price: money(1_000),
        };
        let (lines, method) = match request {
            Request::ReturnItems { items, refund_to, .. } => {
                (items.iter().map(|item| line(item, None)).collect(), Some(refund_to))
            }
            Request::ChangeItems { swaps, settle_with, .. }
            | Request::ExchangeItems { swaps, settle_with, .. } => (
                swaps.iter().map(|swap| line(&swap.from, Some(&swap.to))).collect(),
                Some(settle_with),
            ),
            _ => (vec![], None),
        };
        let transfers = method
            .map(|method| Transfer {
                direction: Direction::Refund,
                amount: money(1_000),
                method: method.clone(),
                method_kind: if method.as_str() == "gift-1" { "gift_card" } else { "card" }
                    .to_owned(),
                method_hint: "Visa 1234".to_owned(),
                working_days: (5, 7),
                after_return: true,
            })
            .into_iter()
            .collect();
        Quote {
            request: request.clone(),
            lines,
            transfers,
            fee: None,
            needs_review: false,
            digest: format!("{:032x}", digest.rotate_left(64)),
        }
    }
}
