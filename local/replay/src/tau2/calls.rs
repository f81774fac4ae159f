//! The suite's calls: which of our requests each is, or which look-up.

use aisle_domain::after_sales::{Reason, Request, Swap};
use aisle_domain::ids::{ItemId, OrderNumber, PaymentMethodId, ShopperId};

use super::Session;
use super::lookups;
use super::read::{address, order_number};
use crate::error::Fault;
use crate::json::At;

/// A call as it was read.
pub(super) enum Call {
    /// None of the suite's.
    Unknown,
    /// Nothing changes. What it could not find, as a code.
    LookUp(Result<(), &'static str>),
    /// Something should change.
    Write(Result<Request, Refused>),
}

/// Why a call cannot even be a request.
pub(super) struct Refused(pub(super) Reason);

impl Refused {
    fn code(code: &str) -> Self {
        Self(Reason::new(code))
    }
}

/// Reads a call; a look-up is answered at once.
pub(super) fn read(
    name: &str,
    arguments: &At<'_>,
    session: &mut Session<'_>,
) -> Result<Call, Fault> {
    if let Some(found) = lookups::answer(name, arguments, session)? {
        return Ok(Call::LookUp(found));
    }
    let request = match name {
        "cancel_pending_order" => cancel(arguments, session)?,
        "modify_pending_order_address" => order(arguments)?.and_then_try(|order| {
            Ok(Ok(Request::ChangeAddress { order, address: address(arguments)? }))
        })?,
        "modify_pending_order_payment" => order(arguments)?.and_then_try(|order| {
            Ok(method(arguments)?.map(|pay_with| Request::ChangePayment { order, pay_with }))
        })?,
        "modify_pending_order_items" => settled(arguments, |order, swaps, settle_with| {
            Request::ChangeItems { order, swaps, settle_with }
        })?,
        "exchange_delivered_order_items" => settled(arguments, |order, swaps, settle_with| {
            Request::ExchangeItems { order, swaps, settle_with }
        })?,
        "return_delivered_order_items" => returned(arguments)?,
        "modify_user_address" => default_address(arguments, session)?,
        _ => return Ok(Call::Unknown),
    };
    Ok(Call::Write(request))
}

type Wish<T> = Result<T, Refused>;

/// Goes on with what was read, where reading can fail in two ways.
trait AndThenTry<T> {
    fn and_then_try<U>(
        self,
        next: impl FnOnce(T) -> Result<Wish<U>, Fault>,
    ) -> Result<Wish<U>, Fault>;
}

impl<T> AndThenTry<T> for Wish<T> {
    fn and_then_try<U>(
        self,
        next: impl FnOnce(T) -> Result<Wish<U>, Fault>,
    ) -> Result<Wish<U>, Fault> {
        match self {
            Ok(value) => next(value),
            Err(refused) => Ok(Err(refused)),
        }
    }
}

fn order(arguments: &At<'_>) -> Result<Wish<OrderNumber>, Fault> {
    let number = order_number(&arguments.field("order_id")?)?;
    Ok(number.ok_or_else(|| Refused::code("order_not_found")))
}

fn method(arguments: &At<'_>) -> Result<Wish<PaymentMethodId>, Fault> {
    let id = PaymentMethodId::new(arguments.text_field("payment_method_id")?);
    Ok(id.map_err(|_| Refused::code("payment_method_not_found")))
}

fn items(arguments: &At<'_>, name: &str, missing: &str) -> Result<Wish<Vec<ItemId>>, Fault> {
    let texts = arguments.field(name)?.texts()?;
    let ids = texts.into_iter().map(|text| {
        ItemId::new(text).map_err(|_| Refused(Reason::new(missing).with("item", text)))
    });
    Ok(ids.collect())
}

fn cancel(arguments: &At<'_>, session: &Session<'_>) -> Result<Wish<Request>, Fault> {
    let theirs = arguments.text_field("reason")?;
    let ours = session.pack.settings.reasons.get(theirs);
    let reason = ours.map_or(theirs, String::as_str).to_owned();
    Ok(order(arguments)?.map(|order| Request::CancelOrder { order, reason }))
}

fn settled(
    arguments: &At<'_>,
    request: impl FnOnce(OrderNumber, Vec<Swap>, PaymentMethodId) -> Request,
) -> Result<Wish<Request>, Fault> {
    order(arguments)?.and_then_try(|order| {
        items(arguments, "item_ids", "item_not_in_order")?.and_then_try(|from| {
            items(arguments, "new_item_ids", "variant_unknown")?.and_then_try(|to| {
                if from.len() != to.len() {
                    return Ok(Err(Refused::code("swaps_do_not_pair")));
                }
                let pairs = from.into_iter().zip(to);
                let swaps = pairs.map(|(from, to)| Swap { from, to }).collect();
                Ok(method(arguments)?.map(|with| request(order, swaps, with)))
            })
        })
    })
}

fn returned(arguments: &At<'_>) -> Result<Wish<Request>, Fault> {
    order(arguments)?.and_then_try(|order| {
        items(arguments, "item_ids", "item_not_in_order")?.and_then_try(|items| {
            Ok(method(arguments)?.map(|refund_to| Request::ReturnItems {
                order,
                items,
                refund_to,
                reason: None,
            }))
        })
    })
}

/// The account is named, but only the shopper's own can be changed.
fn default_address(arguments: &At<'_>, session: &mut Session<'_>) -> Result<Wish<Request>, Fault> {
    let named = ShopperId::new(arguments.text_field("user_id")?).ok();
    let known = named.filter(|id| session.book.customer(id).is_some());
    let Some(named) = known else { return Ok(Err(Refused::code("user_not_found"))) };
    if *session.shopper.get_or_insert_with(|| named.clone()) != named {
        return Ok(Err(Refused::code("user_not_found")));
    }
    Ok(Ok(Request::ChangeDefaultAddress { address: address(arguments)? }))
}
