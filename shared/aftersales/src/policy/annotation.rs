//! What stands above a rule: `@id`, `@reason`, `@review`, `@fee`, `@fee_percent`, `@until`, `@note`.

use aisle_domain::Timestamp;
use aisle_domain::money::{Currency, Money};
use cedar_policy::Effect as CedarEffect;
use jiff::SignedDuration;

use super::rule::Effect;
use crate::facts::Facts;

const KNOWN: [&str; 7] = ["id", "reason", "review", "fee", "fee_percent", "until", "note"];
const MOST_CODE_CHARS: usize = 64;
const MOST_DAYS: i64 = 3_650;

/// What a rule costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Fee {
    /// Nothing.
    #[default]
    None,
    /// An amount.
    Amount(Money),
    /// Hundredths of a percent of what goes back, or else of what is paid.
    Share(i64),
}

impl Fee {
    /// The fee in minor units, a half rounded up; `None` if it cannot be said in that currency.
    pub(super) fn of(self, base: i64, currency: Option<Currency>) -> Option<i64> {
        match self {
            Self::None => Some(0),
            // Without a transfer there is no currency, and nothing the fee could be taken from.
            Self::Amount(fee) => (currency == Some(fee.currency)).then_some(fee.minor),
            Self::Share(hundredths) => {
                let exact = i128::from(base) * i128::from(hundredths);
                i64::try_from((exact + 5_000) / 10_000).ok()
            }
        }
    }
}

/// An instant that a refusal names: a moment of the order, and how long after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Until {
    after_delivery: bool,
    span: SignedDuration,
}

impl Until {
    /// The instant for an order, if it has that moment.
    pub(super) fn of(&self, facts: &Facts<'_>) -> Option<Timestamp> {
        let order = facts.record.order.as_ref()?;
        let from = if self.after_delivery {
            order.shipments.iter().filter_map(|parcel| parcel.delivered_at).max()
        } else {
            order.placed_at
        };
        from?.checked_add(self.span).ok()
    }
}

/// All that stands above a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Annotations {
    pub(super) id: String,
    pub(super) effect: Effect,
    pub(super) reason: Option<String>,
    pub(super) fee: Fee,
    pub(super) until: Option<Until>,
}

impl Annotations {
    /// Reads them; every problem that there is.
    pub(super) fn read(policy: &cedar_policy::Policy) -> Result<Self, Vec<String>> {
        let mut problems = Vec::new();
        for (key, _) in policy.annotations() {
            if !KNOWN.contains(&key) {
                problems.push(format!("there is no @{key}: use one of {}", KNOWN.join(", ")));
            }
        }
        let mut code = |key| match policy.annotation(key) {
            Some(code) if is_code(code) => Some(code.to_owned()),
            Some(_) => {
                problems.push(format!(
                    "@{key} is 1 to {MOST_CODE_CHARS} small letters, digits, _ or -"
                ));
                None
            }
            None => None,
        };
        let (id, reason) = (code("id"), code("reason"));
        if policy.annotation("id").is_none() {
            problems.push("a rule needs its name: write @id(\"…\") above it".to_owned());
        }
        let effect = match (policy.effect(), policy.annotation("review")) {
            (CedarEffect::Permit, None) => Effect::Permits,
            (CedarEffect::Forbid, None) => Effect::Forbids,
            (CedarEffect::Forbid, Some("yes")) => Effect::AsksForReview,
            (CedarEffect::Forbid, Some(_)) => {
                problems.push("@review is \"yes\" or is left out".to_owned());
                Effect::AsksForReview
            }
            (CedarEffect::Permit, Some(_)) => {
                problems.push("@review belongs above a forbid".to_owned());
                Effect::Permits
            }
        };
        if effect == Effect::Forbids && policy.annotation("reason").is_none() {
            problems.push("a forbid needs its reason: write @reason(\"…\") above it".to_owned());
        }
        if effect != Effect::Forbids
            && let Some(key) =
                ["reason", "until"].into_iter().find(|k| policy.annotation(k).is_some())
        {
            problems.push(format!("@{key} belongs above a forbid that refuses"));
        }
        let fee = fee(policy, effect).unwrap_or_else(|problem| {
            problems.push(problem);
            Fee::None
        });
        let until = policy.annotation("until").map(until).transpose().unwrap_or_else(|problem| {
            problems.push(problem);
            None
        });
        match id {
            Some(id) if problems.is_empty() => Ok(Self { id, effect, reason, fee, until }),
            _ => Err(problems),
        }
    }
}

fn is_code(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
    (1..=MOST_CODE_CHARS).contains(&text.len()) && text.chars().all(allowed)
}

fn fee(policy: &cedar_policy::Policy, effect: Effect) -> Result<Fee, String> {
    let fee = match (policy.annotation("fee"), policy.annotation("fee_percent")) {
        (None, None) => return Ok(Fee::None),
        (Some(amount), None) => amount_of(amount)?,
        (None, Some(percent)) => share_of(percent)?,
        (Some(_), Some(_)) => return Err("@fee and @fee_percent: leave one out".to_owned()),
    };
    if effect == Effect::Permits { Ok(fee) } else { Err("a fee belongs above a permit".to_owned()) }
}

fn amount_of(text: &str) -> Result<Fee, String> {
    let wrong = || format!("{text:?} is no fee: write an amount and its currency, as in 4.90 USD");
    let (amount, currency) = text.split_once(' ').ok_or_else(wrong)?;
    let currency = Currency::new(currency).map_err(|_| wrong())?;
    let money = Money::parse(amount, currency).map_err(|_| wrong())?;
    if money.minor < 0 { Err(wrong()) } else { Ok(Fee::Amount(money)) }
}

fn share_of(text: &str) -> Result<Fee, String> {
    // Two digits after the point: hundredths of a percent, read like cents.
    match Money::parse(text, Currency::USD) {
        Ok(Money { minor: hundredths @ 0..=10_000, .. }) => Ok(Fee::Share(hundredths)),
        _ => Err(format!("{text:?} is no percentage: write 0 to 100, as in 12.5")),
    }
}

fn until(text: &str) -> Result<Until, String> {
    let wrong = || {
        format!(
            "{text:?} is no instant: write delivered_at or placed_at, + and days or hours, as in \
             delivered_at + 30d"
        )
    };
    let (moment, span) = text.split_once('+').ok_or_else(wrong)?;
    let after_delivery = match moment.trim() {
        "delivered_at" => true,
        "placed_at" => false,
        _ => return Err(wrong()),
    };
    let span = span.trim();
    let (count, hours) = match (span.strip_suffix('d'), span.strip_suffix('h')) {
        (Some(days), _) => (days, 24),
        (_, Some(hours)) => (hours, 1),
        _ => return Err(wrong()),
    };
    let count: i64 = count.parse().map_err(|_| wrong())?;
    if !(0..=MOST_DAYS).contains(&count) {
        return Err(wrong());
    }
    Ok(Until { after_delivery, span: SignedDuration::from_hours(count * hours) })
}
