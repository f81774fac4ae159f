//! What rules see of an order and of a request, by the names of `schema.cedarschema`.

use std::collections::BTreeSet;

use aisle_domain::Timestamp;
use aisle_domain::after_sales::{
    BookingKind, Direction, InvoiceKind, PaymentKind, Reason, Request, Swap,
};
use aisle_domain::ids::PaymentMethodId;
use aisle_domain::shop::{Address, Order};
use cedar_policy::RestrictedExpression;

use super::ask::failed;
use crate::facts::Facts;
use crate::plan::{Ledger, left_of_charges};

/// All names, those of an order first.
const NAMES: [&str; 37] = [
    "number",
    "status",
    "currency",
    "total",
    "paid",
    "refunded",
    "refund_due",
    "charges",
    "refunds",
    "items",
    "placed_at",
    "delivered_at",
    "items_changed",
    "return_requested",
    "exchange_requested",
    "expedited",
    "invoiced",
    "review_rewarded",
    "bookings",
    "price_protected",
    "country",
    "now",
    "reason",
    "charge",
    "refund",
    "method",
    "gift_card_balance",
    "refund_to_original",
    "refund_to_gift_card",
    "same_item",
    "evidence_link",
    "invoice_for",
    "tax_number",
    "service",
    "level",
    "signed_in",
    "tier",
];

/// The names that rules mention. The others are not made: making them costs more than all the rest.
#[derive(Debug, Default)]
pub(super) struct Wanted(BTreeSet<&'static str>);

impl Wanted {
    /// Every name.
    pub(super) fn all() -> Self {
        Self(NAMES.into())
    }

    /// Those that stand in the texts of rules. A name could be written with escapes: where there are
    /// any, all are wanted.
    pub(super) fn by<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut wanted = Self::default();
        for text in texts {
            if text.contains('\\') {
                return Self::all();
            }
            wanted.0.extend(NAMES.iter().filter(|name| text.contains(**name)));
        }
        wanted
    }
}

/// Attributes as they are made.
pub(super) struct Attributes<'a> {
    wanted: &'a Wanted,
    made: Vec<(&'static str, RestrictedExpression)>,
}

impl<'a> Attributes<'a> {
    pub(super) const fn new(wanted: &'a Wanted) -> Self {
        Self { wanted, made: Vec::new() }
    }

    /// Makes one, if it is wanted.
    fn add(&mut self, name: &'static str, value: impl FnOnce() -> RestrictedExpression) {
        if self.wanted.0.contains(name) {
            self.made.push((name, value()));
        }
    }

    /// Makes one, if it is wanted and there.
    fn maybe<T>(
        &mut self,
        name: &'static str,
        value: Option<T>,
        make: impl FnOnce(T) -> RestrictedExpression,
    ) {
        if let Some(value) = value {
            self.add(name, || make(value));
        }
    }

    pub(super) fn made(self) -> Vec<(&'static str, RestrictedExpression)> {
        self.made
    }
}

/// Who asks.
pub(super) fn of_shopper<'a>(wanted: &'a Wanted, facts: &Facts<'_>) -> Attributes<'a> {
    let level = facts.level.number();
    let mut attributes = Attributes::new(wanted);
    attributes.add("level", || long(level));
    attributes.add("signed_in", || yes(level >= 2));
    let tier = facts.record.customer.as_ref().and_then(|customer| customer.tier.as_deref());
    attributes.maybe("tier", tier, text);
    attributes
}

fn long(value: i64) -> RestrictedExpression {
    RestrictedExpression::new_long(value)
}

fn length(count: usize) -> Result<i64, Reason> {
    i64::try_from(count).map_err(|_| failed())
}

fn yes(value: bool) -> RestrictedExpression {
    RestrictedExpression::new_bool(value)
}

fn text(value: impl Into<String>) -> RestrictedExpression {
    RestrictedExpression::new_string(value.into())
}

fn instant(value: Timestamp) -> RestrictedExpression {
    RestrictedExpression::new_datetime(value.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string())
}

/// An order, as it is before.
pub(super) fn of_order<'a>(wanted: &'a Wanted, order: &Order) -> Result<Attributes<'a>, Reason> {
    let after_sales = &order.after_sales;
    let ledger = Ledger::of(order)?;
    let payments = |direction| {
        length(after_sales.payments.iter().filter(|paid| paid.direction == direction).count())
    };
    let (charges, refunds) = (payments(Direction::Charge)?, payments(Direction::Refund)?);
    let bookings = length(after_sales.bookings.len())?;
    let items = order.lines.iter().map(|line| i64::from(line.quantity)).sum();
    let delivered_at = order.shipments.iter().filter_map(|parcel| parcel.delivered_at).max();
    let mut attributes = Attributes::new(wanted);
    attributes.add("number", || text(order.number.as_str()));
    attributes.add("status", || text(order.status.name()));
    attributes.add("currency", || text(order.total.currency.code()));
    attributes.add("total", || long(order.total.minor));
    attributes.add("paid", || long(ledger.refundable()));
    attributes.add("refunded", || long(ledger.refunded));
    attributes.add("refund_due", || long(ledger.due));
    attributes.add("charges", || long(charges));
    attributes.add("refunds", || long(refunds));
    attributes.add("items", || long(items));
    attributes.maybe("placed_at", order.placed_at, instant);
    attributes.maybe("delivered_at", delivered_at, instant);
    attributes.add("items_changed", || yes(after_sales.items_changed));
    attributes.add("return_requested", || yes(after_sales.return_request.is_some()));
    attributes.add("exchange_requested", || yes(after_sales.exchange.is_some()));
    attributes.add("expedited", || yes(after_sales.expedited));
    attributes.add("invoiced", || yes(after_sales.invoice.is_some()));
    attributes.add("review_rewarded", || yes(after_sales.review_rewarded));
    attributes.add("bookings", || long(bookings));
    attributes.add("price_protected", || long(after_sales.price_protected_minor));
    attributes.add("country", || text(order.address.country.as_str()));
    Ok(attributes)
}

/// What a request names, in the words of the schema.
#[derive(Default)]
struct Named<'a> {
    reason: Option<&'a str>,
    items: i64,
    method: Option<&'a PaymentMethodId>,
    same_item: bool,
    evidence_link: bool,
    invoice_for: Option<&'static str>,
    tax_number: bool,
    service: Option<&'static str>,
    address: Option<&'a Address>,
}

impl<'a> Named<'a> {
    fn by(request: &'a Request) -> Result<Self, Reason> {
        let nothing = Self::default();
        Ok(match request {
            Request::CancelOrder { reason, .. } => Self { reason: Some(reason), ..nothing },
            Request::ChangeItems { swaps, settle_with, .. }
            | Request::ExchangeItems { swaps, settle_with, .. } => Self {
                items: length(swaps.len())?,
                method: Some(settle_with),
                same_item: swaps.iter().any(|Swap { from, to }| from == to),
                ..nothing
            },
            Request::ChangeAddress { address, .. } | Request::ChangeDefaultAddress { address } => {
                Self { address: Some(address), ..nothing }
            }
            Request::ChangePayment { pay_with, .. } => Self { method: Some(pay_with), ..nothing },
            Request::ReturnItems { items, refund_to, reason, .. } => Self {
                items: length(items.len())?,
                method: Some(refund_to),
                reason: reason.as_deref(),
                ..nothing
            },
            Request::Expedite { .. } | Request::ProtectPrice { .. } => nothing,
            Request::IssueInvoice { invoice, .. } => Self {
                invoice_for: Some(match invoice.kind {
                    InvoiceKind::Person => "person",
                    InvoiceKind::Company => "company",
                }),
                tax_number: invoice.tax_number.as_deref().is_some_and(|n| !n.trim().is_empty()),
                ..nothing
            },
            Request::BookService { booking, .. } => Self {
                service: Some(match booking.kind {
                    BookingKind::Installation => "installation",
                    BookingKind::Repair => "repair",
                }),
                ..nothing
            },
            Request::RewardReview { evidence, .. } => {
                Self { evidence_link: evidence.trim().starts_with("https://"), ..nothing }
            }
            Request::PlaceOrder { lines, pay_with, address } => Self {
                items: lines.iter().map(|line| i64::from(line.quantity)).sum(),
                method: Some(pay_with),
                address: address.as_ref(),
                ..nothing
            },
        })
    }
}

/// What is asked, and what it would do: what the shopper pays, and what goes back.
pub(super) fn of_request<'a>(
    wanted: &'a Wanted,
    request: &Request,
    facts: &Facts<'_>,
    (charge, refund): (i64, i64),
) -> Result<Attributes<'a>, Reason> {
    let named = Named::by(request)?;
    let customer = facts.record.customer.as_ref();
    let method = named.method.and_then(|id| customer?.payment_method(id));
    let to_original = match (named.method, &facts.record.order) {
        (Some(method), Some(order)) => {
            left_of_charges(order)?.iter().any(|(payer, _)| payer == method)
        }
        (Some(_), None) => false,
        (None, _) => true,
    };
    let balance = method.and_then(|method| match &method.kind {
        PaymentKind::GiftCard { balance } => Some(balance.minor),
        _ => None,
    });
    let mut attributes = Attributes::new(wanted);
    attributes.add("now", || instant(facts.now));
    attributes.maybe("reason", named.reason, text);
    attributes.add("items", || long(named.items));
    attributes.add("charge", || long(charge));
    attributes.add("refund", || long(refund));
    attributes.maybe("method", method, |method| text(method.kind.name()));
    attributes.maybe("gift_card_balance", balance, long);
    attributes.add("refund_to_original", || yes(to_original));
    attributes.add("refund_to_gift_card", || yes(balance.is_some()));
    attributes.add("same_item", || yes(named.same_item));
    attributes.add("evidence_link", || yes(named.evidence_link));
    attributes.maybe("invoice_for", named.invoice_for, text);
    attributes.add("tax_number", || yes(named.tax_number));
    attributes.maybe("service", named.service, text);
    attributes.maybe("country", named.address, |address| text(address.country.as_str()));
    Ok(attributes)
}
