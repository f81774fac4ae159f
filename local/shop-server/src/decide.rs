//! What a request does to this shop's records. A real shop has rules of its own here; this one does
//! what is asked wherever it can be done at all, for the fee that is asked.

use aisle_aftersales::{Change, Facts, Level, Policy, PolicySource, Verdict, plan};
use aisle_domain::Timestamp;
use aisle_domain::after_sales::{Quote, Reason, Record, Request};
use aisle_domain::money::Money;

/// The change and the money that moves.
///
/// # Errors
/// Why it cannot be done.
pub(crate) fn decide(
    request: &Request,
    record: &Record,
    fee: Option<Money>,
    now: Timestamp,
) -> Result<(Change, Quote), Reason> {
    let facts = Facts { record, level: Level::SignedIn, now };
    let planned = plan(request, &facts)?;
    match everything(fee)?.authorise(planned, &facts) {
        Verdict::Allowed(permit) => Ok((permit.change().clone(), permit.quote().clone())),
        Verdict::NeedsReview { .. } => Err(Reason::new("needs_review")),
        Verdict::Refused { reasons, .. } => {
            Err(reasons.into_iter().next().unwrap_or_else(|| Reason::new("not_allowed")))
        }
    }
}

/// The policy that allows everything for a fee.
fn everything(fee: Option<Money>) -> Result<Policy, Reason> {
    let fee = fee.map(|fee| format!("@fee(\"{fee}\")\n")).unwrap_or_default();
    let text = format!("@id(\"everything\")\n{fee}permit (principal, action, resource);\n");
    let source = PolicySource { name: "everything.cedar".to_owned(), text };
    Policy::load(&[source]).map_err(|_| Reason::new("not_possible"))
}
