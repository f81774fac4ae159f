//! Takes the records of a file one after the other, whatever its format: refuses what is there
//! twice or contradicts itself, takes the rest, and keeps the report.

use std::collections::{BTreeMap, BTreeSet};

use aisle_domain::after_sales::Customer;
use aisle_domain::ids::{ItemId, OrderNumber, ProductId, ShopperId};
use aisle_domain::shop::{Order, Product, Variant};
use jiff::Timestamp;

use crate::fault::Fault;
use crate::located::{Located, clip};
use crate::order_check::{OrderFields, check_order};
use crate::report::{Kind, Problem, Report};
use crate::shop::{Aliases, Shop, ShopperRecord};

/// What has been taken so far.
#[derive(Debug, Default)]
pub(crate) struct Intake {
    pub shop: Shop,
    pub report: Report,
    products: BTreeMap<ProductId, usize>,
    items: BTreeMap<ItemId, (usize, usize)>,
    shoppers: BTreeMap<ShopperId, usize>,
    customers: BTreeMap<ShopperId, usize>,
    orders: BTreeSet<OrderNumber>,
}

/// A record of a file, and what is remarkable about it though it can be taken.
pub(crate) struct Noted<T> {
    pub record: T,
    pub notes: Vec<Problem>,
}

impl Intake {
    /// The product and variant of an item, if the file has it.
    pub fn variant(&self, item: &ItemId) -> Option<(&Product, &Variant)> {
        let (product, variant) = self.items.get(item)?;
        let product = self.shop.products.get(*product)?;
        Some((product, product.variants.get(*variant)?))
    }

    pub fn product(&self, id: &ProductId) -> Option<&Product> {
        self.shop.products.get(*self.products.get(id)?)
    }

    pub fn shopper(&self, id: &ShopperId) -> Option<&ShopperRecord> {
        self.shop.shoppers.get(*self.shoppers.get(id)?)
    }

    pub fn customer(&self, id: &ShopperId) -> Option<&Customer> {
        self.shop.customers.get(*self.customers.get(id)?)
    }

    /// Notes that the fields of a file or section are not all known.
    pub fn note(&mut self, notes: Vec<Problem>) {
        for note in notes {
            self.report.add(note);
        }
    }

    /// Takes or refuses a product; `label` is the name of its id's field.
    pub fn take_product(
        &mut self,
        at: &Located<'_>,
        label: &str,
        read: Result<Noted<(Product, Aliases)>, Problem>,
    ) {
        let read = read.and_then(|read| {
            let (product, _) = &read.record;
            self.check_product(at, label, product)?;
            Ok(read)
        });
        let Some((product, aliases)) = self.settle(Kind::Product, at, label, read) else { return };
        let place = self.shop.products.len();
        for (index, variant) in product.variants.iter().enumerate() {
            self.items.insert(variant.item.clone(), (place, index));
        }
        self.products.insert(product.id.clone(), place);
        self.report.variants += product.variants.len();
        if !aliases.is_empty() {
            self.shop.aliases.insert(product.id.clone(), aliases);
        }
        self.shop.products.push(product);
    }

    fn check_product(
        &self,
        at: &Located<'_>,
        label: &str,
        product: &Product,
    ) -> Result<(), Problem> {
        if self.products.contains_key(&product.id) {
            return Err(at.problem_at(label, Fault::Duplicate));
        }
        let currency = product.variants.first().map(|variant| variant.price.currency);
        let mut own = BTreeSet::new();
        for (index, variant) in product.variants.iter().enumerate() {
            // Variants are named by position in our format and by their id in tau2's.
            let below = |field: &str| match at.value.get("variants") {
                Some(serde_json::Value::Object(_)) => format!("variants/{}/{field}", variant.item),
                _ => format!("variants/{index}/{field}"),
            };
            if self.items.contains_key(&variant.item) || !own.insert(&variant.item) {
                let field = if label == "id" { "item" } else { "item_id" };
                return Err(at.problem_at(&below(field), Fault::Duplicate));
            }
            if let Some(expected) = currency.filter(|one| *one != variant.price.currency) {
                let fault = Fault::MixedCurrencies {
                    expected: expected.code().to_owned(),
                    found: variant.price.currency.code().to_owned(),
                };
                return Err(at.problem_at(&below("price"), fault));
            }
        }
        Ok(())
    }

    /// Takes or refuses a shopper, and the customer that the shopper is.
    pub fn take_shopper(
        &mut self,
        at: &Located<'_>,
        label: &str,
        read: Result<Noted<(ShopperRecord, Option<Customer>)>, Problem>,
    ) {
        let read = read.and_then(|read| {
            if self.shoppers.contains_key(&read.record.0.shopper.id) {
                return Err(at.problem_at(label, Fault::Duplicate));
            }
            Ok(read)
        });
        let Some((record, customer)) = self.settle(Kind::Shopper, at, label, read) else { return };
        if let Some(customer) = customer {
            self.customers.insert(customer.id.clone(), self.shop.customers.len());
            self.shop.customers.push(customer);
        }
        self.shoppers.insert(record.shopper.id.clone(), self.shop.shoppers.len());
        self.shop.shoppers.push(record);
    }

    /// Takes or refuses an order.
    pub fn take_order(
        &mut self,
        at: &Located<'_>,
        fields: &OrderFields,
        read: Result<Noted<(Order, Option<Customer>)>, Problem>,
        now: Timestamp,
    ) {
        let read = read.and_then(|mut read| {
            let (order, _) = &read.record;
            if self.orders.contains(&order.number) {
                return Err(at.problem_at(fields.number, Fault::Duplicate));
            }
            read.notes.extend(check_order(order, at, fields, self, now)?);
            Ok(read)
        });
        let Some((order, guest)) = self.settle(Kind::Order, at, fields.number, read) else {
            return;
        };
        if let Some(customer) = guest {
            self.customers.insert(customer.id.clone(), self.shop.customers.len());
            self.shop.customers.push(customer);
        }
        self.orders.insert(order.number.clone());
        self.shop.orders.push(order);
    }

    /// Enters a record into the report; the record, unless it was refused.
    fn settle<T>(
        &mut self,
        kind: Kind,
        at: &Located<'_>,
        label: &str,
        read: Result<Noted<T>, Problem>,
    ) -> Option<T> {
        let id = at.value.get(label).and_then(serde_json::Value::as_str).map(clip);
        let record = id.filter(|id| !id.is_empty()).map(|id| (kind, id));
        match read {
            Ok(Noted { record: taken, notes }) => {
                self.report.tally(kind).accepted += 1;
                for note in notes {
                    self.report.add(Problem { record: record.clone(), ..note });
                }
                Some(taken)
            }
            Err(problem) => {
                self.report.tally(kind).refused += 1;
                self.report.add(Problem { record, ..problem });
                None
            }
        }
    }
}
