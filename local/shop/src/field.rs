//! The kinds of field that both formats share: identifiers, amounts, addresses of e-mail and
//! web, statuses. Each turns one located value into a domain value or says what is wrong.

use aisle_domain::after_sales::PaymentMethod;
use aisle_domain::ids::{
    InvalidId, ItemId, OrderNumber, PaymentMethodId, ProductId, ShopperId, TrackingNumber,
};
use aisle_domain::money::{Currency, Money};
use aisle_domain::shop::{CarrierStatus, OrderStatus};

use crate::fault::Fault;
use crate::located::{Located, clip};
use crate::report::Problem;
use crate::shop::GUEST_PREFIX;

/// Longest name of a product, a shopper, a city and the like, in characters.
pub(crate) const NAME_CHARS: usize = 200;
/// Most options of a variant.
pub(crate) const MOST_OPTIONS: usize = 20;
/// Most variants of a product.
pub(crate) const MOST_VARIANTS: usize = 500;
/// Most lines of an order.
pub(crate) const MOST_LINES: usize = 200;
/// Most parcels of an order.
pub(crate) const MOST_SHIPMENTS: usize = 50;
/// Most payment methods of a shopper.
pub(crate) const MOST_PAYMENT_METHODS: usize = 50;
/// Most payments of an order.
pub(crate) const MOST_PAYMENTS: usize = 200;
/// Most records of a kind in one file.
pub(crate) const MOST_RECORDS: usize = 200_000;
/// Most of one item in a line.
pub(crate) const MOST_QUANTITY: u32 = 10_000;

const EMAIL_BYTES: usize = 254;
const LINK_BYTES: usize = 2_048;
const AMOUNT_CHARS: usize = 32;

fn id<T>(at: &Located<'_>, new: impl Fn(&str) -> Result<T, InvalidId>) -> Result<T, Problem> {
    let text = at.raw_text()?;
    new(text).map_err(|invalid| at.problem(Fault::InvalidId { why: invalid.to_string() }))
}

pub(crate) fn product_id(at: &Located<'_>) -> Result<ProductId, Problem> {
    id(at, |text| ProductId::new(text))
}

pub(crate) fn item_id(at: &Located<'_>) -> Result<ItemId, Problem> {
    id(at, |text| ItemId::new(text))
}

pub(crate) fn payment_method(at: &Located<'_>) -> Result<PaymentMethodId, Problem> {
    id(at, |text| PaymentMethodId::new(text))
}

/// Whether no two payment methods of a customer have one id.
pub(crate) fn distinct(at: &Located<'_>, methods: &[PaymentMethod]) -> Result<(), Problem> {
    let mut ids: Vec<_> = methods.iter().map(|method| &method.id).collect();
    ids.sort();
    let twice = ids.windows(2).any(|pair| matches!(pair, [one, other] if one == other));
    if twice { Err(at.problem(Fault::Duplicate)) } else { Ok(()) }
}

/// The last four digits of a card.
pub(crate) fn last_four(at: &Located<'_>) -> Result<String, Problem> {
    let text = at.raw_text()?;
    let fits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { Ok(text.to_owned()) } else { Err(at.problem(Fault::InvalidLastFour)) }
}

pub(crate) fn tracking(at: &Located<'_>) -> Result<TrackingNumber, Problem> {
    id(at, |text| TrackingNumber::new(text))
}

pub(crate) fn order_number(at: &Located<'_>) -> Result<OrderNumber, Problem> {
    OrderNumber::parse(at.raw_text()?).map_err(|_| {
        let why = "an order number is 3 to 32 letters, digits and `-`, one of them a digit";
        at.problem(Fault::InvalidId { why: why.to_owned() })
    })
}

pub(crate) fn shopper_id(at: &Located<'_>) -> Result<ShopperId, Problem> {
    let shopper = id(at, |text| ShopperId::new(text))?;
    if shopper.as_str().starts_with(GUEST_PREFIX) {
        return Err(at.problem(Fault::ReservedId));
    }
    Ok(shopper)
}

/// An amount and its currency, `49.90 USD`.
pub(crate) fn amount(at: &Located<'_>) -> Result<Money, Problem> {
    let text = at.text(AMOUNT_CHARS)?;
    let wrong = |why: String| at.problem(Fault::InvalidAmount { why });
    let (decimal, code) =
        text.split_once(' ').ok_or_else(|| wrong("the currency is missing".to_owned()))?;
    let currency = Currency::new(code).map_err(|invalid| wrong(invalid.to_string()))?;
    let money = Money::parse(decimal, currency).map_err(|invalid| wrong(invalid.to_string()))?;
    not_negative(at, money)
}

pub(crate) fn not_negative(at: &Located<'_>, money: Money) -> Result<Money, Problem> {
    if money.minor < 0 { Err(at.problem(Fault::NegativeAmount)) } else { Ok(money) }
}

/// Options as an object of texts, in the file's order.
pub(crate) fn options(at: &Located<'_>) -> Result<Vec<(String, String)>, Problem> {
    let mut options = Vec::new();
    for (name, value) in at.entries(MOST_OPTIONS)? {
        // The name stands in the path, so the value's place is also the name's.
        let fits = !name.trim().is_empty()
            && name.chars().count() <= NAME_CHARS
            && !name.chars().any(char::is_control);
        if !fits {
            return Err(value.problem(Fault::InvalidId {
                why: "an option's name must be a short text".to_owned(),
            }));
        }
        options.push((name.to_owned(), value.text(NAME_CHARS)?.to_owned()));
    }
    Ok(options)
}

/// An e-mail address, as far as it can be told from its form.
pub(crate) fn email(at: &Located<'_>) -> Result<String, Problem> {
    let text = at.raw_text()?.trim();
    if is_email(text) { Ok(text.to_owned()) } else { Err(at.problem(Fault::InvalidEmail)) }
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"\"(),:;<>@[\\]".contains(c);
    let label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    text.len() <= EMAIL_BYTES
        && (1..=64).contains(&local.len())
        && local.chars().all(plain)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && domain.contains('.')
        && domain.split('.').all(label)
}

/// A link to somebody else's page; https only, and nothing that could leave an attribute.
pub(crate) fn link(at: &Located<'_>) -> Result<String, Problem> {
    let text = at.raw_text()?.trim();
    let host = text.strip_prefix("https://").map(|rest| rest.split(['/', '?', '#']).next());
    let fits = text.len() <= LINK_BYTES
        && matches!(host.flatten(), Some(host) if !host.is_empty() && !host.contains('@'))
        && text.chars().all(|c| c.is_ascii_graphic() && !"\"'<>`\\{}|^".contains(c));
    if fits { Ok(text.to_owned()) } else { Err(at.problem(Fault::NotHttps)) }
}

/// A status by the name that every wire uses.
pub(crate) fn status(at: &Located<'_>) -> Result<OrderStatus, Problem> {
    let text = at.raw_text()?;
    OrderStatus::ALL
        .into_iter()
        .find(|status| status.name() == text)
        .ok_or_else(|| at.problem(Fault::InvalidStatus { found: clip(text) }))
}

pub(crate) fn stock(at: &Located<'_>) -> Result<u32, Problem> {
    let count = at.value.as_u64().and_then(|count| u32::try_from(count).ok());
    count.ok_or_else(|| at.problem(Fault::InvalidStock))
}

pub(crate) fn carrier_status(at: &Located<'_>) -> Result<CarrierStatus, Problem> {
    let text = at.raw_text()?;
    CarrierStatus::ALL
        .into_iter()
        .find(|status| status.name() == text)
        .ok_or_else(|| at.problem(Fault::InvalidCarrierStatus { found: clip(text) }))
}

pub(crate) fn quantity(at: &Located<'_>) -> Result<u32, Problem> {
    at.value
        .as_u64()
        .and_then(|count| u32::try_from(count).ok())
        .filter(|count| (1..=MOST_QUANTITY).contains(count))
        .ok_or_else(|| at.problem(Fault::InvalidQuantity { max: MOST_QUANTITY }))
}

pub(crate) fn postcode(at: &Located<'_>) -> Result<String, Problem> {
    if at.raw_text()?.trim().is_empty() {
        return Err(at.problem(Fault::EmptyPostcode));
    }
    Ok(at.text(32)?.to_owned())
}

/// A BCP 47 tag, as far as it can be told from its form.
pub(crate) fn language(at: &Located<'_>) -> Result<String, Problem> {
    let text = at.raw_text()?;
    let subtag = |tag: &str| {
        (1..=8).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let primary = text.split('-').next().unwrap_or_default();
    let fits = text.len() <= 35
        && (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_lowercase())
        && text.split('-').all(subtag);
    if fits { Ok(text.to_owned()) } else { Err(at.problem(Fault::InvalidLanguage)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn email_forms() {
        for good in ["a@b.co", "mei.lin+shop@example.com", "用户@例子.公司", "o'neil@x-y.example"]
        {
            assert!(is_email(good), "{good}");
        }
        for bad in [
            "", "@", "a@", "@b.co", "a@b", "a@b.", "a@.co", "a b@c.de", "a@@b.co", "a@b..co",
            "a@-b.co", ".a@b.co", "<a@b.co>", "a@b.co\n", "a,b@c.de",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
