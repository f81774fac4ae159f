//! The cases of a pack (`cases/*.yaml`), played against its own flows, wording, model and policy, and
//! a shop that is given: what `aisle pack test` does. What a case says is `dialogue`'s business.

use std::path::Path;
use std::rc::Rc;

use aisle_aftersales::{Change, Facts, Level, Policy, Verdict, plan};
use aisle_dialogue::cases::{CaseShop, Played, Stage, run_cases};
use aisle_dialogue::{ActionResult, policy as access};
use aisle_domain::Timestamp;
use aisle_domain::after_sales::{Customer, Receipt, Record, Request};
use aisle_domain::conversation::{Action, State};
use aisle_domain::identity::Proof;
use aisle_domain::ids::OrderNumber;
use aisle_domain::shop::{Order, OrderStatus, Product};
use aisle_understanding::Selection;

use crate::{Pack, PackError, flows, read};

/// The folder of the cases.
const CASES: &str = "cases";
/// Orders that are listed.
const RECENT_ORDERS: usize = 5;

/// The shop that every case begins with.
#[derive(Debug, Clone, Default)]
pub struct CaseOrders {
    /// What was bought.
    pub orders: Vec<Order>,
    /// Who bought.
    pub customers: Vec<Customer>,
    /// What is sold.
    pub products: Vec<Product>,
}

/// Plays the cases of a source folder with the model of its compiled folder.
///
/// # Errors
/// [`PackError`] for what cannot be opened. A case that fails is no error: see [`Played::problems`].
pub fn test(
    source: &Path,
    compiled: &Path,
    shop: &CaseOrders,
    now: Timestamp,
) -> Result<Played, PackError> {
    let folder = source.join(CASES);
    let mut files = Vec::new();
    for name in flows::names(&folder, &["yaml"])? {
        files.push((format!("{CASES}/{name}"), read(&folder.join(&name))?));
    }
    let pack = Pack::open(source)?;
    let policy = Rc::new(Pack::policy(source)?);
    let understander = Pack::understander(compiled)?;
    let home = understander.recognisers().home().clone();
    let understand = |state: &State, now: Timestamp, text: &str| {
        understander.understand_in(text, &home.situation(now, Some(state.language)))
    };
    let fresh = || -> Box<dyn CaseShop> {
        Box::new(PolicyShop { shop: shop.clone(), policy: Rc::clone(&policy), now })
    };
    let stage = Stage {
        wording: &pack.wording,
        flows: &pack.flows,
        understand: &understand,
        reader: &Selection,
        shop: &fresh,
        now,
    };
    Ok(run_cases(&files, &stage))
}

/// A shop in memory that does what the policy allows.
struct PolicyShop {
    shop: CaseOrders,
    policy: Rc<Policy>,
    now: Timestamp,
}

impl PolicyShop {
    fn order(&self, number: &OrderNumber, proof: &Proof, state: &State) -> Option<&Order> {
        let order = self.shop.orders.iter().find(|order| order.number == *number)?;
        access::may_see(order, proof, state).then_some(order)
    }

    /// What a request is judged by; `None` for what this shopper may not see.
    fn record(
        &self,
        number: Option<&OrderNumber>,
        proof: &Proof,
        state: &State,
    ) -> Option<(Record, Level)> {
        let order = match number {
            Some(number) => Some(self.order(number, proof, state)?.clone()),
            None => None,
        };
        let signed_in =
            matches!(proof, Proof::SignedIn(who) if state.shopper.as_ref() == Some(who));
        let level = if signed_in { Level::SignedIn } else { Level::OrderProven };
        let whose = match &order {
            Some(order) => &order.shopper,
            None => state.shopper.as_ref()?,
        };
        let customer = self.shop.customers.iter().find(|customer| customer.id == *whose).cloned();
        Some((Record { order, customer, products: self.shop.products.clone() }, level))
    }

    fn judge(&self, request: &Request, proof: &Proof, state: &State) -> Option<Verdict> {
        let (record, level) = self.record(request.order(), proof, state)?;
        let facts = Facts { record: &record, level, now: self.now };
        Some(match plan(request, &facts) {
            Ok(plan) => self.policy.authorise(plan, &facts),
            Err(reason) => Verdict::Refused { reasons: vec![reason], rules: Vec::new() },
        })
    }

    fn apply(&mut self, change: &Change) -> Receipt {
        if let Some(after) = &change.order_after {
            self.shop.orders.retain(|order| order.number != after.number);
            self.shop.orders.push(after.clone());
        }
        if let Some(after) = &change.customer_after {
            self.shop.customers.retain(|customer| customer.id != after.id);
            self.shop.customers.push(after.clone());
        }
        let (order, customer) = (change.order_after.clone(), change.customer_after.clone());
        Receipt { order, customer, label: None }
    }
}

impl CaseShop for PolicyShop {
    fn run(&mut self, action: &Action, state: &State) -> ActionResult {
        match action {
            Action::LookUpOrder { number, proof } => match self.order(number, proof, state) {
                Some(order) => ActionResult::Order(Box::new(order.clone())),
                None => ActionResult::NotFound,
            },
            Action::ListOrders { shopper } => {
                let own = self.shop.orders.iter().filter(|order| order.shopper == *shopper);
                let mut own: Vec<Order> = own.cloned().collect();
                own.sort_by_key(|order| std::cmp::Reverse(order.placed_at));
                own.truncate(RECENT_ORDERS);
                ActionResult::Orders(own)
            }
            Action::ReadRecord { order, proof } => {
                match self.record(order.as_ref(), proof, state) {
                    Some((record, _)) => ActionResult::Record(Box::new(record)),
                    None => ActionResult::NotFound,
                }
            }
            Action::Prepare { request, proof } => match self.judge(request, proof, state) {
                None => ActionResult::NotFound,
                Some(Verdict::Allowed(permit)) => {
                    ActionResult::Quoted(Box::new(permit.quote().clone()))
                }
                Some(verdict) => not_allowed(verdict),
            },
            Action::Perform { request, proof, confirmed } => {
                match self.judge(request, proof, state) {
                    None => ActionResult::NotFound,
                    Some(Verdict::Allowed(permit)) if permit.quote().digest == *confirmed => {
                        let receipt = self.apply(permit.change());
                        ActionResult::Performed(Box::new(permit.quote().clone()), Box::new(receipt))
                    }
                    Some(Verdict::Allowed(permit)) => {
                        ActionResult::Changed(Box::new(permit.quote().clone()))
                    }
                    Some(verdict) => not_allowed(verdict),
                }
            }
        }
    }

    fn status(&self, order: &OrderNumber) -> Option<OrderStatus> {
        self.shop.orders.iter().find(|known| known.number == *order).map(|order| order.status)
    }
}

fn not_allowed(verdict: Verdict) -> ActionResult {
    match verdict {
        Verdict::NeedsReview { quote, .. } => ActionResult::InReview(Box::new(quote)),
        Verdict::Refused { reasons, .. } => ActionResult::Refused(reasons),
        Verdict::Allowed(permit) => ActionResult::Changed(Box::new(permit.quote().clone())),
    }
}
