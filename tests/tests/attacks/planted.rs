//! Guards planted away: each taken out by itself, between the functions and their ports. The
//! functions do not know of this.

use std::sync::Arc;

use aisle_aftersales::{Facts, Level, Permit, Policy, PolicySource, Verdict, plan};
use aisle_domain::after_sales::{Customer, Record};
use aisle_domain::conversation::{Action, Body, Entry, Tail};
use aisle_domain::identity::{Proof, ProvenOrder};
use aisle_domain::ids::{ConversationId, IdempotencyKey, OrderNumber, Seq, ShopperId};
use aisle_domain::money::Money;
use aisle_domain::shop::Order;
use aisle_memory::MemoryShop;
use aisle_ports::Applied;
use aisle_ports::{
    Appended, Catalogue as _, Clock as _, Consistency, ConversationLog, OrderBook, Page, PortError,
};
use aisle_tests::world::World;
use async_trait::async_trait;

/// A guard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// An order is only for whoever it belongs to.
    Ownership,
    /// A guest shows an order's e-mail address or postcode.
    Proof,
    /// The merchant's rules.
    Policy,
    /// Nothing is done before a clear yes to what will be done.
    Confirmation,
    /// What was bought and paid bounds what goes back.
    Paid,
    /// Money goes to the customer's own payment methods only.
    Methods,
}

impl Guard {
    pub const ALL: [Self; 6] =
        [Self::Ownership, Self::Proof, Self::Policy, Self::Confirmation, Self::Paid, Self::Methods];

    /// The classes that it stops.
    pub const fn stops(self) -> &'static [&'static str] {
        match self {
            Self::Ownership => {
                &["anothers_order", "data_of_others", "forged_choices", "unicode_tricks"]
            }
            Self::Proof => &["proof_guessing"],
            Self::Policy => {
                &["too_late", "pretended_policy", "claimed_authority", "kill_switch_and_human"]
            }
            Self::Confirmation => {
                &["changed_between_confirm_and_yes", "language_switch", "injected_instructions"]
            }
            Self::Methods => &["refund_elsewhere"],
            Self::Paid => &["split_refund", "amounts"],
        }
    }

    /// Takes it out of a world.
    pub fn plant(self, world: &mut World, shop: &Arc<Shop>) {
        match self {
            Self::Ownership => {}
            Self::Policy | Self::Paid | Self::Methods => {
                world.order.policy = Arc::new(everything_goes())
            }
            Self::Proof | Self::Confirmation => {
                let log = Arc::new(Unguarded {
                    guard: self,
                    inner: world.nlu.delivery.log.clone(),
                    shop: shop.inner.clone(),
                    policy: world.order.policy.clone(),
                    now: world.clock.now(),
                });
                world.nlu.delivery.log = log;
            }
        }
    }
}

fn everything_goes() -> Policy {
    let text = "@id(\"everything\")\npermit (principal, action, resource);".to_owned();
    Policy::load(&[PolicySource { name: "all.cedar".to_owned(), text }]).unwrap()
}

/// The demo shop, with a guard planted away.
pub struct Shop {
    pub inner: MemoryShop,
    pub without: Option<Guard>,
    pub asker: Option<String>,
}

impl Shop {
    fn seen(&self, mut order: Order) -> Order {
        match (self.without, &self.asker) {
            (Some(Guard::Ownership), Some(asker)) => {
                order.shopper = ShopperId::new(asker.clone()).unwrap();
            }
            // Ten times as much was bought, for ten times the price, and nothing came back yet.
            (Some(Guard::Paid), _) => {
                let times_ten = |money: &mut Money| money.minor *= 10;
                order.lines.iter_mut().for_each(|line| {
                    line.quantity *= 10;
                    times_ten(&mut line.unit_price);
                });
                times_ten(&mut order.total);
                order.after_sales.payments.iter_mut().for_each(|paid| {
                    paid.amount.minor *= 100;
                });
                order.after_sales.return_request = None;
                order.after_sales.exchange = None;
            }
            _ => {}
        }
        order
    }
}

#[async_trait]
impl OrderBook for Shop {
    async fn order(&self, number: &OrderNumber) -> Result<Option<Order>, PortError> {
        Ok(self.inner.order(number).await?.map(|order| self.seen(order)))
    }

    async fn recent_orders(&self, of: &ShopperId, limit: usize) -> Result<Vec<Order>, PortError> {
        self.inner.recent_orders(of, limit).await
    }

    async fn customer(&self, shopper: &ShopperId) -> Result<Option<Customer>, PortError> {
        let mut customer = self.inner.customer(shopper).await?;
        if self.without == Some(Guard::Methods)
            && let Some(customer) = &mut customer
        {
            let all = self.inner.customers().into_iter().flat_map(|it| it.payment_methods);
            customer.payment_methods = all.collect();
        }
        Ok(customer)
    }

    async fn apply(&self, permit: &Permit, key: &IdempotencyKey) -> Result<Applied, PortError> {
        if self.without.is_some()
            && let Some(before) = &permit.change().order_before
        {
            // The shop takes the order for what the functions took it for.
            self.inner.edit_order(&before.number, |order| order.clone_from(before));
        }
        self.inner.apply(permit, key).await
    }

    async fn applied(&self, key: &IdempotencyKey) -> Result<Option<Applied>, PortError> {
        self.inner.applied(key).await
    }
}

/// A log in which what was to be worked out and confirmed is done at once, or in which whatever a
/// guest shows as proof is right.
struct Unguarded {
    guard: Guard,
    inner: Arc<dyn ConversationLog>,
    shop: MemoryShop,
    policy: Arc<Policy>,
    now: aisle_domain::Timestamp,
}

impl Unguarded {
    async fn digest(&self, action: &Action, shopper: Option<&ShopperId>) -> Option<String> {
        let Action::Prepare { request, .. } = action else { return None };
        let order = match request.order() {
            Some(number) => self.shop.order(number).await.unwrap(),
            None => None,
        };
        let owner = order.as_ref().map(|order| order.shopper.clone()).or(shopper.cloned())?;
        let customer = self.shop.customer(&owner).await.unwrap();
        let mut products = Vec::new();
        for line in order.iter().flat_map(|order| &order.lines) {
            products.extend(self.shop.product(&line.product).await.unwrap());
        }
        let record = Record { order, customer, products };
        let level = if shopper.is_some() { Level::SignedIn } else { Level::OrderProven };
        let facts = Facts { record: &record, level, now: self.now };
        match self.policy.authorise(plan(request, &facts).ok()?, &facts) {
            Verdict::Allowed(permit) => Some(permit.quote().digest.clone()),
            _ => None,
        }
    }
}

/// The order that an action is about, and what a guest showed for it.
fn shown(action: &mut Action) -> Option<(OrderNumber, &mut Proof)> {
    let (number, proof) = match action {
        Action::LookUpOrder { number, proof } => (number.clone(), proof),
        Action::ReadRecord { order: Some(number), proof } => (number.clone(), proof),
        Action::Prepare { request, proof } => (request.order()?.clone(), proof),
        _ => return None,
    };
    proof.is_shown().then_some((number, proof))
}

#[async_trait]
impl ConversationLog for Unguarded {
    async fn tail(&self, of: &ConversationId) -> Result<Tail, PortError> {
        self.inner.tail(of).await
    }

    async fn append(&self, to: &ConversationId, entry: &Entry) -> Result<Appended, PortError> {
        let mut entry = entry.clone();
        if let Body::Written(written) = &mut entry.body {
            let shopper = written.state.shopper.clone();
            for command in written.commands.iter_mut().filter(|_| self.guard == Guard::Proof) {
                if let Some((number, proof)) = shown(&mut command.action) {
                    *proof = Proof::Proven;
                    written.state.proven.push(ProvenOrder(number));
                }
            }
            for command in written.commands.iter_mut().filter(|_| self.guard != Guard::Proof) {
                if let Some(confirmed) = self.digest(&command.action, shopper.as_ref()).await
                    && let Action::Prepare { request, proof } = command.action.clone()
                {
                    command.action = Action::Perform { request, proof, confirmed };
                }
            }
        }
        self.inner.append(to, &entry).await
    }

    async fn read_after(
        &self,
        of: &ConversationId,
        after: Seq,
        limit: usize,
        consistency: Consistency,
    ) -> Result<Page, PortError> {
        self.inner.read_after(of, after, limit, consistency).await
    }

    async fn read_last(&self, of: &ConversationId, limit: usize) -> Result<Vec<Entry>, PortError> {
        self.inner.read_last(of, limit).await
    }
}
