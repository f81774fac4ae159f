//! What a shopper wants done, in the words in which shoppers and bots know it: no ids. What they
//! know is their own: their orders, their ways to pay, what a page of the shop shows of a product.

use std::collections::BTreeMap;

use aisle_domain::after_sales::{
    Booking, BookingKind, Customer, Invoice, InvoiceKind, NewLine, PaymentKind, PaymentMethod,
    Request, Swap,
};
use aisle_domain::ids::{ItemId, OrderNumber, PaymentMethodId, ProductId};
use aisle_domain::shop::{Address, Order, OrderLine, Product};

/// What a shopper knows.
#[derive(Debug)]
pub(crate) struct Known<'a> {
    /// Their orders.
    pub(crate) orders: Vec<&'a Order>,
    /// Themselves.
    pub(crate) customer: &'a Customer,
    /// The shop's pages.
    pub(crate) products: &'a BTreeMap<ProductId, Product>,
    /// Numbers that stand for orders that the task itself places; what they will be is told by the
    /// bot.
    pub(crate) placed: Vec<OrderNumber>,
}

/// What a wish is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Cancel,
    ChangeItems,
    ChangeAddress,
    ChangePayment,
    Return,
    Exchange,
    DefaultAddress,
    Expedite,
    Invoice,
    Installation,
    Repair,
    Review,
    PriceProtection,
    PlaceOrder,
}

/// A wish in words.
#[derive(Debug, Clone)]
pub(crate) struct Wish {
    pub(crate) kind: Kind,
    /// The order's number as the shop writes it, with its `#`.
    pub(crate) number: Option<String>,
    pub(crate) goods: Vec<Goods>,
    /// Whether the goods are all that is in the order.
    pub(crate) everything: bool,
    pub(crate) method: Option<Method>,
    pub(crate) address: Option<Address>,
    /// One of the shop's reasons.
    pub(crate) reason: Option<String>,
    /// Whether it is about the order that was placed last in this conversation.
    pub(crate) placed: bool,
    /// What is said beside.
    pub(crate) details: Details,
}

/// Words of a wish that are no goods, money or places.
#[derive(Debug, Clone, Default)]
pub(crate) struct Details {
    /// An invoice's title, and whether it is a company's.
    pub(crate) title: Option<(String, bool)>,
    /// Whom to ask for.
    pub(crate) name: Option<String>,
    pub(crate) phone: Option<String>,
    /// A day, as the suite says it.
    pub(crate) day: Option<String>,
    pub(crate) link: Option<String>,
    /// What is to be bought: its number, its name, and how many.
    pub(crate) buy: Vec<(String, String, u32)>,
    /// What the order's address is now.
    pub(crate) address_now: Option<Address>,
    /// The name and the phone number that the account has.
    pub(crate) account: (String, Option<String>),
}

/// A piece of an order.
#[derive(Debug, Clone)]
pub(crate) struct Goods {
    /// The product's name.
    pub(crate) name: String,
    /// All options, as (name, value).
    pub(crate) options: Vec<(String, String)>,
    /// Those of them that tell it from others of the same name in the order.
    pub(crate) telling: Vec<(String, String)>,
    /// How many of it are meant, and how many there are.
    pub(crate) count: (usize, usize),
    /// The shop's number of it.
    pub(crate) item: String,
    /// What is wanted instead.
    pub(crate) wanted: Option<Wanted>,
}

/// A variant that is wanted.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    /// The shop's number of it.
    pub(crate) item: String,
    /// All options.
    pub(crate) options: Vec<(String, String)>,
    /// Those that differ from what was bought.
    pub(crate) new: Vec<(String, String)>,
}

/// A way to pay.
#[derive(Debug, Clone)]
pub(crate) struct Method {
    pub(crate) kind: PaymentKind,
    /// Whether there is no other of this kind.
    pub(crate) only: bool,
    /// Whether the order was paid with it, and with nothing else.
    pub(crate) paid_with: bool,
}

impl Wish {
    /// A request in words; `None` if the shopper cannot know what it names.
    pub(crate) fn of(request: &Request, known: &Known<'_>) -> Option<Self> {
        let placed = request.order().is_some_and(|number| known.placed.contains(number));
        let order = match request.order().filter(|_| !placed) {
            Some(number) => Some(known.orders.iter().find(|order| order.number == *number)?),
            None => None,
        };
        let blank = |kind| Self {
            kind,
            number: order.map(|order| order.number.to_string()),
            goods: vec![],
            everything: false,
            method: None,
            address: None,
            reason: None,
            placed,
            details: Details::default(),
        };
        let about = |kind, details| Self { details, ..blank(kind) };
        let method = |id: &PaymentMethodId| known.method(id, order.copied());
        Some(match request {
            Request::CancelOrder { reason, .. } => {
                Self { reason: Some(reason.clone()), ..blank(Kind::Cancel) }
            }
            Request::ChangeAddress { address, .. } => {
                let now = order.map(|order| order.address.clone());
                let details = Details { address_now: now, ..Details::default() };
                Self { address: Some(address.clone()), ..about(Kind::ChangeAddress, details) }
            }
            Request::ChangeDefaultAddress { address } => {
                Self { address: Some(address.clone()), ..blank(Kind::DefaultAddress) }
            }
            Request::ChangePayment { pay_with, .. } => {
                Self { method: Some(method(pay_with)?), ..blank(Kind::ChangePayment) }
            }
            Request::ReturnItems { items, refund_to, .. } => {
                let goods = returned(order?, items)?;
                let pieces: u32 = order?.lines.iter().map(|line| line.quantity).sum();
                Self {
                    everything: usize::try_from(pieces) == Ok(items.len()),
                    goods,
                    method: Some(method(refund_to)?),
                    ..blank(Kind::Return)
                }
            }
            Request::ChangeItems { swaps, settle_with, .. } => Self {
                goods: known.swapped(order?, swaps)?,
                method: Some(method(settle_with)?),
                ..blank(Kind::ChangeItems)
            },
            Request::ExchangeItems { swaps, settle_with, .. } => Self {
                goods: known.swapped(order?, swaps)?,
                method: Some(method(settle_with)?),
                ..blank(Kind::Exchange)
            },
            Request::Expedite { .. } => blank(Kind::Expedite),
            Request::ProtectPrice { .. } => blank(Kind::PriceProtection),
            Request::IssueInvoice { invoice, .. } => {
                let details = Details { account: known.account(), ..invoiced(invoice) };
                about(Kind::Invoice, details)
            }
            Request::BookService { booking, .. } => {
                let kind = match booking.kind {
                    BookingKind::Installation => Kind::Installation,
                    BookingKind::Repair => Kind::Repair,
                };
                about(kind, Details { account: known.account(), ..visited(booking) })
            }
            Request::RewardReview { evidence, .. } => {
                let details = Details { link: Some(evidence.clone()), ..Details::default() };
                about(Kind::Review, details)
            }
            Request::PlaceOrder { lines, pay_with, .. } => {
                let details = Details { buy: known.bought(lines)?, ..Details::default() };
                Self { method: Some(method(pay_with)?), ..about(Kind::PlaceOrder, details) }
            }
        })
    }
}

fn invoiced(invoice: &Invoice) -> Details {
    let company = invoice.kind == InvoiceKind::Company;
    Details {
        title: Some((invoice.title.clone(), company)),
        phone: invoice.phone.clone(),
        ..Details::default()
    }
}

fn visited(booking: &Booking) -> Details {
    Details {
        name: Some(booking.name.clone()),
        phone: Some(booking.phone.clone()),
        day: Some(booking.day.clone()),
        ..Details::default()
    }
}

impl Known<'_> {
    fn method(&self, id: &PaymentMethodId, order: Option<&Order>) -> Option<Method> {
        let all = &self.customer.payment_methods;
        let method = all.iter().find(|method| method.id == *id)?;
        let same = |other: &&PaymentMethod| other.kind.name() == method.kind.name();
        let payments = order.map(|order| order.after_sales.payments.as_slice()).unwrap_or_default();
        Some(Method {
            kind: method.kind.clone(),
            only: all.iter().filter(same).count() == 1,
            paid_with: !payments.is_empty() && payments.iter().all(|it| it.method == *id),
        })
    }

    fn account(&self) -> (String, Option<String>) {
        (self.customer.given_name.clone(), self.customer.phone.clone())
    }

    fn bought(&self, lines: &[NewLine]) -> Option<Vec<(String, String, u32)>> {
        let one = |line: &NewLine| {
            let product = self.products.get(&line.product)?;
            Some((line.item.to_string(), product.name.clone(), line.quantity))
        };
        lines.iter().map(one).collect()
    }

    fn swapped(&self, order: &Order, swaps: &[Swap]) -> Option<Vec<Goods>> {
        let one = |swap: &Swap| {
            let goods = goods(order, &swap.from, 1)?;
            let line = order.lines.iter().find(|line| line.item == swap.from)?;
            let variants = &self.products.get(&line.product)?.variants;
            let options = variants.iter().find(|it| it.item == swap.to)?.options.clone();
            let new = options.iter().filter(|it| !line.options.contains(it)).cloned().collect();
            let item = swap.to.to_string();
            Some(Goods { wanted: Some(Wanted { item, options, new }), ..goods })
        };
        swaps.iter().map(one).collect()
    }
}

fn returned(order: &Order, items: &[ItemId]) -> Option<Vec<Goods>> {
    let mut counts: Vec<(&ItemId, usize)> = Vec::new();
    for item in items {
        match counts.iter_mut().find(|(known, _)| *known == item) {
            Some((_, count)) => *count += 1,
            None => counts.push((item, 1)),
        }
    }
    counts.into_iter().map(|(item, count)| goods(order, item, count)).collect()
}

fn goods(order: &Order, item: &ItemId, count: usize) -> Option<Goods> {
    let line = order.lines.iter().find(|line| line.item == *item)?;
    let others: Vec<&OrderLine> =
        order.lines.iter().filter(|other| other.name == line.name && other.item != *item).collect();
    let tells = |option: &&(String, String)| others.iter().any(|it| !it.options.contains(option));
    let copies: u32 =
        order.lines.iter().filter(|other| other.item == *item).map(|line| line.quantity).sum();
    Some(Goods {
        name: line.name.clone(),
        options: line.options.clone(),
        telling: line.options.iter().filter(tells).cloned().collect(),
        count: (count, usize::try_from(copies).unwrap_or(usize::MAX)),
        item: item.to_string(),
        wanted: None,
    })
}

/// Values in one line, as a shop's page lists them.
pub(crate) fn values(options: &[(String, String)]) -> String {
    options.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(", ")
}

impl Goods {
    /// As the shop names it: product and options.
    pub(crate) fn label(&self) -> String {
        if self.options.is_empty() {
            return self.name.clone();
        }
        format!("{} ({})", self.name, values(&self.options))
    }
}

/// An address in one line, as the shop writes it.
pub(crate) fn address_line(address: &Address) -> String {
    let mut parts: Vec<&str> = address.lines.iter().map(String::as_str).collect();
    parts.push(&address.city);
    parts.extend(address.region.as_deref());
    parts.push(&address.postcode);
    parts.push(&address.country);
    parts.retain(|part| !part.trim().is_empty());
    parts.join(", ")
}
