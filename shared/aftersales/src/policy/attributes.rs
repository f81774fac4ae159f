//! What rules see of an order and of a request, by the names of `schema.cedarschema`.

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

type Attributes = Vec<(&'static str, RestrictedExpression)>;

fn long(value: i64) -> RestrictedExpression {
    RestrictedExpression::new_long(value)
}

fn count(value: usize) -> Result<RestrictedExpression, Reason> {
    i64::try_from(value).map(long).map_err(|_| failed())
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
pub(super) fn of_order(order: &Order) -> Result<Attributes, Reason> {
    let after_sales = &order.after_sales;
    let ledger = Ledger::of(order)?;
    let payments = |direction| {
        count(after_sales.payments.iter().filter(|paid| paid.direction == direction).count())
    };
    let mut attributes = vec![
        ("number", text(order.number.as_str())),
        ("status", text(order.status.name())),
        ("currency", text(order.total.currency.code())),
        ("total", long(order.total.minor)),
        ("paid", long(ledger.refundable())),
        ("refunded", long(ledger.refunded)),
        ("refund_due", long(ledger.due)),
        ("charges", payments(Direction::Charge)?),
        ("refunds", payments(Direction::Refund)?),
        ("items", long(order.lines.iter().map(|line| i64::from(line.quantity)).sum())),
        ("items_changed", yes(after_sales.items_changed)),
        ("return_requested", yes(after_sales.return_request.is_some())),
        ("exchange_requested", yes(after_sales.exchange.is_some())),
        ("expedited", yes(after_sales.expedited)),
        ("invoiced", yes(after_sales.invoice.is_some())),
        ("review_rewarded", yes(after_sales.review_rewarded)),
        ("bookings", count(after_sales.bookings.len())?),
        ("price_protected", long(after_sales.price_protected_minor)),
        ("country", text(order.address.country.as_str())),
    ];
    attributes.extend(order.placed_at.map(|at| ("placed_at", instant(at))));
    let delivered_at = order.shipments.iter().filter_map(|parcel| parcel.delivered_at).max();
    attributes.extend(delivered_at.map(|at| ("delivered_at", instant(at))));
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
        let length = |count: usize| i64::try_from(count).map_err(|_| failed());
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

/// What is asked, and what it would do.
pub(super) fn of_request(
    request: &Request,
    facts: &Facts<'_>,
    charge: i64,
    refund: i64,
) -> Result<Attributes, Reason> {
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
    let to_gift_card = method.is_some_and(|m| matches!(m.kind, PaymentKind::GiftCard { .. }));
    let mut attributes = vec![
        ("now", instant(facts.now)),
        ("items", long(named.items)),
        ("charge", long(charge)),
        ("refund", long(refund)),
        ("refund_to_original", yes(to_original)),
        ("refund_to_gift_card", yes(to_gift_card)),
        ("same_item", yes(named.same_item)),
        ("evidence_link", yes(named.evidence_link)),
        ("tax_number", yes(named.tax_number)),
    ];
    attributes.extend(named.reason.map(|reason| ("reason", text(reason))));
    attributes.extend(named.invoice_for.map(|kind| ("invoice_for", text(kind))));
    attributes.extend(named.service.map(|kind| ("service", text(kind))));
    attributes.extend(named.address.map(|address| ("country", text(address.country.as_str()))));
    if let Some(method) = method {
        attributes.push(("method", text(method.kind.name())));
        if let PaymentKind::GiftCard { balance } = &method.kind {
            attributes.push(("gift_card_balance", long(balance.minor)));
        }
    }
    Ok(attributes)
}
