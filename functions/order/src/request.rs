//! What a shopper wants done: read afresh, worked out, held against the policy, and, once it was
//! confirmed, done at most once. Nothing is done without a permit, and only the policy makes one.

use std::collections::BTreeSet;

use aisle_aftersales::{Facts, Level, Permit, Verdict, plan};
use aisle_dialogue::{ActionResult, policy};
use aisle_domain::after_sales::{Quote, Reason, Record, Request};
use aisle_domain::conversation::{Audit, Flow, Stage, State};
use aisle_domain::identity::Proof;
use aisle_domain::ids::{OrderNumber, ProductId};
use aisle_domain::shop::Order;
use aisle_ports::{Applied, PortError};
use futures::future::try_join_all;

use crate::Deps;
use crate::execute::{Executed, Job};

/// Products that one record holds at most: as many as an order may have lines. The lines of a
/// longer order beyond them cannot be changed for other variants here.
const MOST_PRODUCTS: usize = 200;
/// Products that are read at the same time.
const READ_AT_ONCE: usize = 16;

/// Reads what a request is judged by, with the level that the proof gives; `None` if this shopper
/// may not see it. Missing and foreign are the same.
pub(crate) async fn read(
    deps: &Deps,
    state: &State,
    order: Option<&OrderNumber>,
    proof: &Proof,
    also: &[ProductId],
) -> Result<Option<(Record, Level)>, PortError> {
    let signed_in =
        matches!(proof, Proof::SignedIn(shopper) if state.shopper.as_ref() == Some(shopper));
    let order = match order {
        Some(number) => {
            let found = deps.order_book.order(number).await?;
            match found.filter(|order| policy::may_see(order, proof, state)) {
                Some(order) => Some(order),
                None => return Ok(None),
            }
        }
        None => None,
    };
    let level = match (&order, signed_in) {
        (_, true) => Level::SignedIn,
        (Some(_), false) => Level::OrderProven,
        (None, false) => return Ok(None),
    };
    let shopper = match (&order, &state.shopper) {
        (Some(order), _) => &order.shopper,
        (None, Some(shopper)) => shopper,
        (None, None) => return Ok(None),
    };
    let customer = deps.order_book.customer(shopper).await?;
    let products = products(deps, order.as_ref(), also).await?;
    Ok(Some((Record { order, customer, products }, level)))
}

/// What is shown of a record: who only proved one order sees what that order was paid with, and no
/// more. What is judged stays whole, because a change names the customer that it was decided on.
pub(crate) fn shown(mut record: Record, level: Level) -> Record {
    if let (Some(customer), Some(order), Level::OrderProven) =
        (&mut record.customer, &record.order, level)
    {
        let payments = &order.after_sales.payments;
        customer
            .payment_methods
            .retain(|method| payments.iter().any(|paid| paid.method == method.id));
    }
    record
}

async fn products(
    deps: &Deps,
    order: Option<&Order>,
    also: &[ProductId],
) -> Result<Vec<aisle_domain::shop::Product>, PortError> {
    let lines = order.into_iter().flat_map(|order| order.lines.iter().map(|line| &line.product));
    let wanted: BTreeSet<&ProductId> = also.iter().chain(lines).take(MOST_PRODUCTS).collect();
    let wanted: Vec<&ProductId> = wanted.into_iter().collect();
    let mut read = Vec::with_capacity(wanted.len());
    for some in wanted.chunks(READ_AT_ONCE) {
        let reads = some.iter().map(|product| deps.catalogue.product(product));
        read.extend(try_join_all(reads).await?.into_iter().flatten());
    }
    Ok(read)
}

/// Products that a request names beside those of its order.
fn named(request: &Request) -> Vec<ProductId> {
    match request {
        Request::PlaceOrder { lines, .. } => {
            lines.iter().map(|line| line.product.clone()).collect()
        }
        _ => Vec::new(),
    }
}

/// What the policy says of a request now; `None` if this shopper may not see what it is about.
async fn judge(
    deps: &Deps,
    state: &State,
    request: &Request,
    proof: &Proof,
) -> Result<Option<(Record, Verdict)>, PortError> {
    let read = read(deps, state, request.order(), proof, &named(request)).await?;
    let Some((record, level)) = read else { return Ok(None) };
    if let Some(reason) = deps.switches.refusal(deps.delivery.clock.as_ref(), request).await {
        return Ok(Some((record, Verdict::Refused { reasons: vec![reason], rules: Vec::new() })));
    }
    let facts = Facts { record: &record, level, now: deps.delivery.clock.now() };
    let verdict = match plan(request, &facts) {
        Ok(plan) => deps.policy.authorise(plan, &facts),
        Err(reason) => Verdict::Refused { reasons: vec![reason], rules: Vec::new() },
    };
    Ok(Some((record, verdict)))
}

/// Works out what a request would do, and whether it may.
pub(crate) async fn prepare(
    deps: &Deps,
    state: &State,
    request: &Request,
    proof: &Proof,
) -> Result<Executed, PortError> {
    let Some((record, verdict)) = judge(deps, state, request, proof).await? else {
        return Ok(ActionResult::NotFound.into());
    };
    Ok(match verdict {
        Verdict::Allowed(permit) => {
            let quote = permit.quote().clone();
            let audit = of_permit(&permit, Stage::Quoted);
            Executed { result: ActionResult::Quoted(Box::new(quote)), audit: Some(audit) }
        }
        refused_or_in_review => not_allowed(deps, request, &record, refused_or_in_review),
    })
}

/// Does what was confirmed, if it still is what would happen. Under one key at most once: what was
/// done before is told, not done again.
pub(crate) async fn perform(
    deps: &Deps,
    job: Job<'_>,
    request: &Request,
    proof: &Proof,
    confirmed: &str,
) -> Result<Executed, PortError> {
    if let Some(done) = done_before(deps, job, request, confirmed).await? {
        return Ok(done);
    }
    let executed = try_to_perform(deps, job, request, proof, confirmed).await?;
    if matches!(executed.result, ActionResult::Performed(..)) {
        return Ok(executed);
    }
    // Another delivery of the same command may have done it since the first look: then the order
    // that was judged was the changed one.
    Ok(done_before(deps, job, request, confirmed).await?.unwrap_or(executed))
}

/// What came of the command's key before, if anything did.
async fn done_before(
    deps: &Deps,
    job: Job<'_>,
    request: &Request,
    confirmed: &str,
) -> Result<Option<Executed>, PortError> {
    let applied = deps.order_book.applied(job.key).await?;
    Ok(applied.map(|applied| {
        let quote = confirmed_quote(job.state, request, confirmed);
        let audit = Audit { stage: Stage::Done, ..unsettled(deps, request, confirmed, 0) };
        told(applied, quote, audit)
    }))
}

async fn try_to_perform(
    deps: &Deps,
    job: Job<'_>,
    request: &Request,
    proof: &Proof,
    confirmed: &str,
) -> Result<Executed, PortError> {
    let Some((record, verdict)) = judge(deps, job.state, request, proof).await? else {
        return Ok(ActionResult::NotFound.into());
    };
    let permit = match verdict {
        Verdict::Allowed(permit) => permit,
        other => return Ok(not_allowed(deps, request, &record, other)),
    };
    if permit.quote().digest != confirmed {
        return Ok(changed(&permit));
    }
    match deps.order_book.apply(&permit, job.key).await? {
        Applied::Changed => {
            // What it is now is quoted afresh.
            let again = prepare(deps, job.state, request, proof).await?;
            Ok(match again.result {
                ActionResult::Quoted(quote) => Executed {
                    result: ActionResult::Changed(quote),
                    audit: again
                        .audit
                        .map(|audit| Box::new(Audit { stage: Stage::Changed, ..*audit })),
                },
                _ => again,
            })
        }
        applied => {
            let audit = *of_permit(&permit, Stage::Done);
            Ok(told(applied, permit.quote().clone(), audit))
        }
    }
}

/// What is told of an end that the order book knows.
pub(crate) fn told(applied: Applied, quote: Quote, audit: Audit) -> Executed {
    match applied {
        Applied::Done(receipt) => {
            let revision_after = receipt.order.as_ref().map(|order| order.after_sales.revision);
            let audit = Audit { stage: Stage::Done, revision_after, ..audit };
            let result = ActionResult::Performed(Box::new(quote), receipt);
            Executed { result, audit: Some(Box::new(audit)) }
        }
        Applied::Refused(reason) => {
            let reasons = vec![reason.code.clone()];
            let audit = Audit { stage: Stage::Refused, reasons, ..audit };
            Executed { result: ActionResult::Refused(vec![reason]), audit: Some(Box::new(audit)) }
        }
        Applied::Changed => {
            let reasons = vec!["changed_meanwhile".to_owned()];
            let audit = Audit { stage: Stage::Refused, reasons, ..audit };
            let reason = Reason::new("changed_meanwhile");
            Executed { result: ActionResult::Refused(vec![reason]), audit: Some(Box::new(audit)) }
        }
    }
}

/// The quote that the shopper confirmed, if the conversation still has it; else the request alone.
pub(crate) fn confirmed_quote(state: &State, request: &Request, confirmed: &str) -> Quote {
    let kept = match &state.flow {
        Some(Flow::Running(running)) => running.quote.as_deref(),
        _ => None,
    };
    match kept.filter(|quote| quote.digest == confirmed) {
        Some(quote) => quote.clone(),
        None => Quote {
            request: request.clone(),
            lines: Vec::new(),
            transfers: Vec::new(),
            fee: None,
            needs_review: false,
            digest: confirmed.to_owned(),
        },
    }
}

fn changed(permit: &Permit) -> Executed {
    let quote = Box::new(permit.quote().clone());
    Executed {
        result: ActionResult::Changed(quote),
        audit: Some(of_permit(permit, Stage::Changed)),
    }
}

fn not_allowed(deps: &Deps, request: &Request, record: &Record, verdict: Verdict) -> Executed {
    let revision_before = record.order.as_ref().map(|order| order.after_sales.revision);
    let about = Audit { revision_before, ..unsettled(deps, request, "", 0) };
    match verdict {
        Verdict::NeedsReview { quote, rules } => {
            let digest = quote.digest.clone();
            let audit = Audit { stage: Stage::InReview, rules, digest, ..about };
            Executed {
                result: ActionResult::InReview(Box::new(quote)),
                audit: Some(Box::new(audit)),
            }
        }
        Verdict::Refused { reasons, rules } => {
            let codes = reasons.iter().map(|reason| reason.code.clone()).collect();
            let audit = Audit { stage: Stage::Refused, reasons: codes, rules, ..about };
            Executed { result: ActionResult::Refused(reasons), audit: Some(Box::new(audit)) }
        }
        // What is allowed never comes here; were it to, it would be quoted, not done.
        Verdict::Allowed(permit) => changed(&permit),
    }
}

fn of_permit(permit: &Permit, stage: Stage) -> Box<Audit> {
    let before = permit.change().order_before.as_ref();
    Box::new(Audit {
        request: permit.change().request.name().to_owned(),
        order: permit.change().request.order().cloned(),
        stage,
        reasons: Vec::new(),
        rules: permit.rules().to_vec(),
        policy_version: permit.policy_version().to_owned(),
        revision_before: before.map(|order| order.after_sales.revision),
        revision_after: None,
        digest: permit.quote().digest.clone(),
        looked_up: 0,
    })
}

/// What is kept of a request whose end nobody knows, after so many look-ups of it.
pub(crate) fn unsettled(deps: &Deps, request: &Request, confirmed: &str, looked_up: u8) -> Audit {
    Audit {
        request: request.name().to_owned(),
        order: request.order().cloned(),
        stage: Stage::Unsettled,
        reasons: Vec::new(),
        rules: Vec::new(),
        policy_version: deps.policy.version().to_owned(),
        revision_before: None,
        revision_after: None,
        digest: confirmed.to_owned(),
        looked_up,
    }
}
