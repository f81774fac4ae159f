//! What a quote says in words: items, money, where it goes and when. The words are the pack's.

use aisle_domain::after_sales::{Direction, PaymentKind, PaymentMethod, Quote, Reason, Transfer};
use aisle_domain::conversation::State;
use aisle_domain::shop::Address;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::amounts;
use crate::context::Context;
use crate::dates::in_words;

/// Lines that are told; more would not be read.
const MAX_LINES: usize = 10;

/// The items of a quote, one text each.
pub(super) fn lines(context: &Context<'_>, state: &State, quote: &Quote) -> Vec<String> {
    let line = |line: &aisle_domain::after_sales::QuoteLine| {
        let (quantity, price) =
            (line.quantity.to_string(), amounts::in_words(line.unit_price, state.language));
        let mut arguments = vec![
            ("quantity", quantity.as_str()),
            ("name", line.name.as_str()),
            ("price", price.as_str()),
        ];
        let key = match &line.becomes {
            Some(becomes) => {
                arguments.push(("becomes", becomes.as_str()));
                "summary-swap"
            }
            None => "summary-line",
        };
        context.wording.say(state.language, key, &arguments)
    };
    quote.lines.iter().take(MAX_LINES).map(line).collect()
}

/// The money of a quote, one sentence each.
pub(super) fn transfers(context: &Context<'_>, state: &State, quote: &Quote) -> Vec<String> {
    let mut said: Vec<String> =
        quote.transfers.iter().take(MAX_LINES).map(|it| transfer(context, state, it)).collect();
    if let Some(fee) = &quote.fee {
        let fee = amounts::in_words(*fee, state.language);
        said.push(context.wording.say(state.language, "summary-fee", &[("amount", &fee)]));
    }
    said
}

fn transfer(context: &Context<'_>, state: &State, transfer: &Transfer) -> String {
    let say =
        |key: &str, arguments: &[(&str, &str)]| context.wording.say(state.language, key, arguments);
    let amount = amounts::in_words(transfer.amount, state.language);
    let key = format!("method-{}", transfer.method_kind);
    let method = say(&key, &[("hint", &transfer.method_hint)]);
    let (from, to) = transfer.working_days;
    let days = [("from", from.to_string()), ("to", to.to_string())];
    let days: Vec<(&str, &str)> = days.iter().map(|(name, days)| (*name, days.as_str())).collect();
    let when = match (to, transfer.after_return) {
        (0, false) => say("arrives-at-once", &[]),
        (0, true) => say("arrives-after-return", &[]),
        (_, false) => say("arrives-in-days", &days),
        (_, true) => say("arrives-in-days-after-return", &days),
    };
    match transfer.direction {
        Direction::Refund => {
            say("summary-refund", &[("amount", &amount), ("method", &method), ("when", &when)])
        }
        Direction::Charge => say("summary-charge", &[("amount", &amount), ("method", &method)]),
    }
}

/// What a payment method is called.
pub(super) fn method(context: &Context<'_>, state: &State, method: &PaymentMethod) -> String {
    let key = format!("method-{}", method.kind.name());
    let hint = match &method.kind {
        PaymentKind::GiftCard { balance } => {
            let name = context.wording.say(state.language, &key, &[("hint", "")]);
            return format!("{name} · {}", amounts::in_words(*balance, state.language));
        }
        PaymentKind::Card { brand, last_four } => format!("{brand} {last_four}"),
        PaymentKind::Wallet { name } => name.clone(),
    };
    context.wording.say(state.language, &key, &[("hint", hint.trim())])
}

/// An address in one line.
pub(super) fn address(address: &Address) -> String {
    let mut parts: Vec<&str> = address.lines.iter().map(String::as_str).collect();
    parts.push(&address.city);
    parts.extend(address.region.as_deref());
    parts.push(&address.postcode);
    parts.push(&address.country);
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// Why something cannot be done, in words. Instants become days.
pub(super) fn reason(context: &Context<'_>, state: &State, reason: &Reason) -> String {
    let value = |value: &String| match value.parse::<Timestamp>() {
        Ok(at) => in_words(TimeZone::UTC.to_datetime(at).date(), state.language),
        Err(_) => match value.parse::<jiff::civil::Date>() {
            Ok(date) => in_words(date, state.language),
            Err(_) => amounts::of_text(value, state.language).unwrap_or_else(|| value.clone()),
        },
    };
    let arguments: Vec<(String, String)> =
        reason.arguments.iter().map(|(name, text)| (name.clone(), value(text))).collect();
    let arguments: Vec<(&str, &str)> =
        arguments.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let key = format!("refused-{}", reason.code);
    context
        .wording
        .say_if_known(state.language, &key, &arguments)
        .unwrap_or_else(|| context.wording.say(state.language, "refused-other", &[]))
}
