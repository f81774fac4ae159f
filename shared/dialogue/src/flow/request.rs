//! What each request is put together from, and putting it together from slots. What it does is
//! `aftersales`'s business.

use aisle_domain::after_sales::{
    Booking, BookingKind, Invoice, InvoiceKind, NewLine, Request, Swap,
};
use aisle_domain::flow::{Running, SlotValue};
use aisle_domain::ids::{ItemId, OrderNumber, PaymentMethodId};
use aisle_domain::shop::Address;

use super::definition::Flow;

/// A field of a request: its name, the type of slot that it takes, and whether it may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) kind: &'static str,
    pub(super) optional: bool,
}

const fn needs(name: &'static str, kind: &'static str) -> Field {
    Field { name, kind, optional: false }
}

const fn takes(name: &'static str, kind: &'static str) -> Field {
    Field { name, kind, optional: true }
}

const ORDER: Field = needs("order", "order");

/// The fields of a request that a flow can make; `None` for one that none can.
pub(super) fn fields(request: &str) -> Option<&'static [Field]> {
    Some(match request {
        "cancel_order" => const { &[ORDER, needs("reason", "option")] },
        "change_items" | "exchange_items" => {
            const { &[ORDER, needs("swaps", "swaps"), needs("settle_with", "payment_method")] }
        }
        "change_address" => const { &[ORDER, needs("address", "address")] },
        "change_payment" => const { &[ORDER, needs("pay_with", "payment_method")] },
        "return_items" => {
            const {
                &[
                    ORDER,
                    needs("items", "items"),
                    needs("refund_to", "payment_method"),
                    takes("reason", "option"),
                ]
            }
        }
        "expedite" | "protect_price" => const { &[ORDER] },
        "issue_invoice" => {
            const {
                &[
                    ORDER,
                    needs("invoice_for", "option"),
                    needs("title", "text"),
                    takes("tax_number", "text"),
                    takes("phone", "phone"),
                ]
            }
        }
        "book_service" => {
            const {
                &[
                    ORDER,
                    needs("service", "option"),
                    needs("name", "text"),
                    needs("phone", "phone"),
                    needs("day", "day"),
                ]
            }
        }
        "reward_review" => const { &[ORDER, needs("evidence", "text")] },
        "change_default_address" => const { &[needs("address", "address")] },
        "place_order" => const { &[needs("goods", "goods"), needs("pay_with", "payment_method")] },
        _ => return None,
    })
}

/// What the options of a field must be called, where the request knows only some.
pub(super) fn options(field: &str) -> Option<&'static [&'static str]> {
    match field {
        "invoice_for" => Some(&["person", "company"]),
        "service" => Some(&["installation", "repair"]),
        _ => None,
    }
}

/// The slot of a flow that fills a field: the one of its name, else the only one of its type.
pub(super) fn slot_of<'a>(flow: &'a Flow, field: &Field) -> Option<&'a str> {
    // Where words are wanted, a link is some.
    let fits = |kind: &str| kind == field.kind || (kind == "link" && field.kind == "text");
    if flow.slot(field.name).is_some_and(|slot| fits(slot.kind.name())) {
        return flow.slot(field.name).map(|slot| slot.name.as_str());
    }
    // Words and options say nothing by their type alone.
    if matches!(field.kind, "text" | "option") {
        return None;
    }
    let mut of_kind = flow.slots.iter().filter(|slot| slot.kind.name() == field.kind);
    match (of_kind.next(), of_kind.next()) {
        (Some(slot), None) => Some(&slot.name),
        _ => None,
    }
}

/// A request from what is known.
///
/// # Errors
/// The field that is missing.
pub(super) fn build(
    flow: &Flow,
    request: &str,
    with: &[(String, String)],
    running: &Running,
) -> Result<Request, &'static str> {
    let known = Known { flow, request, with, running };
    Ok(match request {
        "cancel_order" => {
            Request::CancelOrder { order: known.order()?, reason: known.option("reason")? }
        }
        "change_items" => Request::ChangeItems {
            order: known.order()?,
            swaps: known.swaps()?,
            settle_with: known.method("settle_with")?,
        },
        "exchange_items" => Request::ExchangeItems {
            order: known.order()?,
            swaps: known.swaps()?,
            settle_with: known.method("settle_with")?,
        },
        "change_address" => {
            Request::ChangeAddress { order: known.order()?, address: known.address()? }
        }
        "change_payment" => {
            Request::ChangePayment { order: known.order()?, pay_with: known.method("pay_with")? }
        }
        "return_items" => Request::ReturnItems {
            order: known.order()?,
            items: known.items()?,
            refund_to: known.method("refund_to")?,
            reason: known.option("reason").ok(),
        },
        "expedite" => Request::Expedite { order: known.order()? },
        "protect_price" => Request::ProtectPrice { order: known.order()? },
        "issue_invoice" => Request::IssueInvoice {
            order: known.order()?,
            invoice: Invoice {
                kind: match known.option("invoice_for")?.as_str() {
                    "company" => InvoiceKind::Company,
                    _ => InvoiceKind::Person,
                },
                title: known.text("title")?,
                tax_number: known.text("tax_number").ok(),
                phone: known.text("phone").ok(),
            },
        },
        "book_service" => Request::BookService {
            order: known.order()?,
            booking: Booking {
                kind: match known.option("service")?.as_str() {
                    "installation" => BookingKind::Installation,
                    _ => BookingKind::Repair,
                },
                name: known.text("name")?,
                phone: known.text("phone")?,
                day: known.text("day")?,
            },
        },
        "reward_review" => {
            Request::RewardReview { order: known.order()?, evidence: known.text("evidence")? }
        }
        "change_default_address" => Request::ChangeDefaultAddress { address: known.address()? },
        "place_order" => Request::PlaceOrder {
            lines: known.goods()?,
            pay_with: known.method("pay_with")?,
            address: None,
        },
        _ => return Err("request"),
    })
}

/// What is known for the fields of a request.
struct Known<'a> {
    flow: &'a Flow,
    request: &'a str,
    with: &'a [(String, String)],
    running: &'a Running,
}

impl Known<'_> {
    fn value(&self, field: &'static str) -> Result<&SlotValue, &'static str> {
        let fields = fields(self.request).unwrap_or_default();
        let field_of = fields.iter().find(|it| it.name == field).ok_or(field)?;
        let slot = slot_of(self.flow, field_of).ok_or(field)?;
        self.running.slots.get(slot).ok_or(field)
    }

    fn order(&self) -> Result<OrderNumber, &'static str> {
        match self.value("order")? {
            SlotValue::Order(order) => Ok(order.clone()),
            _ => Err("order"),
        }
    }

    fn items(&self) -> Result<Vec<ItemId>, &'static str> {
        match self.value("items")? {
            SlotValue::Items(items) if !items.is_empty() => Ok(items.clone()),
            _ => Err("items"),
        }
    }

    fn swaps(&self) -> Result<Vec<Swap>, &'static str> {
        match self.value("swaps")? {
            SlotValue::Swaps(swaps) if !swaps.is_empty() => Ok(swaps.clone()),
            _ => Err("swaps"),
        }
    }

    fn goods(&self) -> Result<Vec<NewLine>, &'static str> {
        match self.value("goods")? {
            SlotValue::Goods(lines) if !lines.is_empty() => Ok(lines.clone()),
            _ => Err("goods"),
        }
    }

    fn method(&self, field: &'static str) -> Result<PaymentMethodId, &'static str> {
        match self.value(field)? {
            SlotValue::Method(method) => Ok(method.clone()),
            _ => Err(field),
        }
    }

    fn address(&self) -> Result<Address, &'static str> {
        match self.value("address")? {
            SlotValue::Address(address) => Ok(address.clone()),
            _ => Err("address"),
        }
    }

    fn option(&self, field: &'static str) -> Result<String, &'static str> {
        if let Some((_, option)) = self.with.iter().find(|(name, _)| name == field) {
            return Ok(option.clone());
        }
        match self.value(field)? {
            SlotValue::Option(option) => Ok(option.clone()),
            _ => Err(field),
        }
    }

    fn text(&self, field: &'static str) -> Result<String, &'static str> {
        match self.value(field)? {
            SlotValue::Text(text) | SlotValue::Phone(text) => Ok(text.clone()),
            SlotValue::Day(day) => Ok(day.to_string()),
            _ => Err(field),
        }
    }
}
