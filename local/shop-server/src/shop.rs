//! The sample shop's records, and what is done to them: one thing after the other, at most once for
//! a key.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use aisle_domain::Timestamp;
use aisle_domain::after_sales::{Customer, Reason, Receipt, Record, Request};
use aisle_domain::ids::{IdempotencyKey, OrderNumber, ProductId, ShopperId};
use aisle_domain::shop::{Order, Product};

use crate::action::{Action, Outcome};
use crate::decide::decide;
use crate::faults::{Fault, Plan, PlannedFault};

/// A shop in memory. Clones share it.
#[derive(Clone)]
pub struct Shop {
    state: Arc<Mutex<State>>,
    now: fn() -> Timestamp,
}

#[derive(Default)]
struct State {
    orders: BTreeMap<OrderNumber, Order>,
    customers: BTreeMap<ShopperId, Customer>,
    products: BTreeMap<ProductId, Product>,
    outcomes: BTreeMap<IdempotencyKey, Outcome>,
    faults: Plan,
    /// Orders placed here so far.
    placed: u32,
    /// Actions that changed something.
    done: u32,
}

impl fmt::Debug for Shop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Shop")
    }
}

impl Shop {
    /// A shop without anything, with a clock for when orders are placed.
    #[must_use]
    pub fn new(now: fn() -> Timestamp) -> Self {
        Self { state: Arc::default(), now }
    }

    fn with<R>(&self, work: impl FnOnce(&mut State) -> R) -> R {
        work(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes in a shop file; says how much that was.
    ///
    /// # Errors
    /// Why nothing of it could be read.
    pub fn load(&self, text: &str) -> Result<String, String> {
        let reading = aisle_shop::read(text, (self.now)());
        if let Some(problem) = reading.report.unreadable() {
            return Err(problem.to_string());
        }
        let shop = reading.shop;
        self.put_products(shop.products);
        self.put_customers(shop.customers);
        self.put_orders(shop.orders);
        Ok(reading.report.to_string())
    }

    /// Takes in orders, replacing those of the same number.
    pub fn put_orders(&self, orders: impl IntoIterator<Item = Order>) {
        self.with(|state| {
            state.orders.extend(orders.into_iter().map(|order| (order.number.clone(), order)));
        });
    }

    /// Takes in customers, replacing those of the same id.
    pub fn put_customers(&self, customers: impl IntoIterator<Item = Customer>) {
        let by_id = customers.into_iter().map(|customer| (customer.id.clone(), customer));
        self.with(|state| state.customers.extend(by_id));
    }

    /// Takes in products, replacing those of the same id.
    pub fn put_products(&self, products: impl IntoIterator<Item = Product>) {
        let by_id = products.into_iter().map(|product| (product.id.clone(), product));
        self.with(|state| state.products.extend(by_id));
    }

    /// Plans a fault; false when too many are planned already.
    pub fn plan(&self, fault: PlannedFault) -> bool {
        self.with(|state| state.faults.add(fault))
    }

    /// Forgets all planned faults.
    pub fn forget_faults(&self) {
        self.with(|state| state.faults.clear());
    }

    /// The faults that are still to come.
    #[must_use]
    pub fn planned(&self) -> Vec<PlannedFault> {
        self.with(|state| state.faults.left())
    }

    /// How many actions changed something.
    #[must_use]
    pub fn done(&self) -> u32 {
        self.with(|state| state.done)
    }

    pub(crate) fn fault(&self, action: bool) -> Option<Fault> {
        self.with(|state| state.faults.take(action))
    }

    pub(crate) fn order(&self, number: &OrderNumber) -> Option<Order> {
        self.with(|state| state.orders.get(number).cloned())
    }

    pub(crate) fn customer(&self, id: &ShopperId) -> Option<Customer> {
        self.with(|state| state.customers.get(id).cloned())
    }

    pub(crate) fn product(&self, id: &ProductId) -> Option<Product> {
        self.with(|state| state.products.get(id).cloned())
    }

    /// A customer's orders, newest first.
    pub(crate) fn orders_of(&self, id: &ShopperId, limit: usize) -> Vec<Order> {
        let mut orders: Vec<Order> = self.with(|state| {
            state.orders.values().filter(|order| order.shopper == *id).cloned().collect()
        });
        orders.sort_by(|a, b| (b.placed_at, &b.number).cmp(&(a.placed_at, &a.number)));
        orders.truncate(limit);
        orders
    }

    /// What came of a key.
    pub(crate) fn outcome(&self, key: &IdempotencyKey) -> Option<Outcome> {
        self.with(|state| state.outcomes.get(key).cloned())
    }

    /// Does what is asked, once for a key.
    pub(crate) fn act(&self, key: &IdempotencyKey, action: &Action) -> Outcome {
        let now = (self.now)();
        self.with(|state| {
            if let Some(known) = state.outcomes.get(key) {
                return known.clone();
            }
            let outcome = state.act(action, now);
            if matches!(outcome, Outcome::Done(_) | Outcome::Refused(_)) {
                state.outcomes.insert(key.clone(), outcome.clone());
            }
            outcome
        })
    }

    /// Refuses what is asked under a key, unless it was done already.
    pub(crate) fn refuse(&self, key: &IdempotencyKey) -> Outcome {
        let refused = Outcome::Refused(Reason::new("refused_by_shop"));
        self.with(|state| state.outcomes.entry(key.clone()).or_insert(refused).clone())
    }

    /// Somebody else changes what an action is about.
    pub(crate) fn change_under(&self, action: &Action) {
        self.with(|state| {
            let number = action.request.order();
            if let Some(order) = number.and_then(|number| state.orders.get_mut(number)) {
                order.after_sales.revision += 1;
            }
            if let Some(customer) = state.customers.get_mut(&action.shopper) {
                customer.revision += 1;
            }
        });
    }
}

impl State {
    fn act(&mut self, action: &Action, now: Timestamp) -> Outcome {
        let Some(record) = self.record(action) else { return Outcome::NotFound };
        if !as_it_was(action, &record) {
            return Outcome::Changed;
        }
        let (change, quote) = match decide(&action.request, &record, action.fee, now) {
            Ok(decided) => decided,
            Err(reason) => return Outcome::Refused(reason),
        };
        let (told, moved) = (&action.transfers, &quote.transfers);
        let as_told = told.len() == moved.len()
            && told.iter().zip(moved).all(|(told, transfer)| told.is(transfer))
            && change.customer_before.is_some() == action.customer.is_some();
        if !as_told {
            return Outcome::Changed;
        }
        let mut order = change.order_after;
        if let (Some(order), None) = (&mut order, &change.order_before) {
            self.placed += 1;
            let number = OrderNumber::parse(&format!("S{}", 100_000 + self.placed));
            order.number = number.unwrap_or_else(|_| order.number.clone());
        }
        if let Some(order) = &order {
            self.orders.insert(order.number.clone(), order.clone());
        }
        if let Some(customer) = &change.customer_after {
            self.customers.insert(customer.id.clone(), customer.clone());
        }
        self.done += 1;
        let label = order.as_ref().and_then(|order| label(&action.request, order));
        Outcome::Done(Box::new(Receipt { order, customer: change.customer_after, label }))
    }

    /// What the shop knows for an action; `None` if there is no such order of this shopper.
    fn record(&self, action: &Action) -> Option<Record> {
        let order = match action.request.order() {
            None => None,
            Some(number) => {
                Some(self.orders.get(number).filter(|order| order.shopper == action.shopper)?)
            }
        };
        let bought = order.into_iter().flat_map(|order| &order.lines).map(|line| &line.product);
        let wanted: &[_] = match &action.request {
            Request::PlaceOrder { lines, .. } => lines,
            _ => &[],
        };
        let products = bought.chain(wanted.iter().map(|line| &line.product));
        Some(Record {
            order: order.cloned(),
            customer: self.customers.get(&action.shopper).cloned(),
            products: products.filter_map(|id| self.products.get(id).cloned()).collect(),
        })
    }
}

/// Whether order and customer are what was seen when it was decided.
fn as_it_was(action: &Action, record: &Record) -> bool {
    let order = match (&action.order, &record.order) {
        (None, None) => true,
        (Some(seen), Some(order)) => {
            seen.revision == order.after_sales.revision && seen.status == order.status
        }
        _ => false,
    };
    let customer = action.customer.as_ref().is_none_or(|seen| {
        record.customer.as_ref().is_some_and(|customer| customer.revision == seen.revision)
    });
    order && customer
}

/// Where the label is for what is sent back.
fn label(request: &Request, order: &Order) -> Option<String> {
    let comes_back = matches!(request, Request::ReturnItems { .. } | Request::ExchangeItems { .. });
    let number = order.number.as_str();
    let revision = order.after_sales.revision;
    comes_back.then(|| format!("https://labels.example/{number}/{revision}"))
}
