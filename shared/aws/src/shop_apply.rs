//! Applying a permit in DynamoDB, at most once: one transaction puts the order, the customer and a
//! record of the key, with what came of it, in the table of actions.
//!
//! Each of the first two is put on condition that the item is still byte for byte the one that was
//! read and found to be what the permit was decided on. A revision alone would not do: the shop's
//! own systems write orders too (a warehouse that ships one), and count no revisions. The record
//! is put on condition that there is none. Records expire after [`KEPT`]; nobody asks again so late.

use std::time::Duration;

use aisle_aftersales::Change;
use aisle_domain::after_sales::{Reason, Receipt};
use aisle_domain::ids::IdempotencyKey;
use aisle_ports::shop::receipt;
use aisle_ports::{Applied, Kind, PortError};
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::{ConditionCheck, Put, TransactWriteItem};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::DynamoShop;
use crate::failure::port_error;
use crate::item::{Item, item, number, read_text, text, unreadable};
use crate::shop::{BODY, customer_item, order_item, pack, unpack};
use crate::shop_mirror::SOURCE;
use crate::tables::{ACTION, CUSTOMER, NUMBER, TTL};

/// How long it is known what came of a key.
const KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// What a record says.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Outcome {
    Done(Box<Receipt>),
    Refused(Reason),
}

/// An item that a change was decided on, as it is stored now.
struct Held<'a> {
    table: &'a str,
    key: (&'static str, &'a str),
    /// The stored body; `None` if there is no such item, and there must be none.
    body: Option<String>,
    /// What is put in its place; `None` only checks.
    after: Option<Item>,
}

impl DynamoShop {
    /// Does what a change says, at most once under a key.
    pub(crate) async fn apply_once(
        &self,
        change: &Change,
        key: &IdempotencyKey,
    ) -> Result<Applied, PortError> {
        const PORT: &str = "orders.apply";
        let receipt = receipt(change, key);
        let Some(held) = self.hold(PORT, change, &receipt).await? else {
            return self.known_or(PORT, key, Applied::Changed).await;
        };
        let done = Outcome::Done(Box::new(receipt.clone()));
        let mut writes = vec![self.record(PORT, key, &done)?];
        for held in &held {
            writes.push(held.write(PORT)?);
        }
        let sent = self.client.transact_write_items().set_transact_items(Some(writes)).send().await;
        let Err(error) = sent else { return Ok(Applied::Done(Box::new(receipt))) };
        let Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) =
            error.as_service_error()
        else {
            return Err(port_error(PORT, &error));
        };
        let has = |code: &str| {
            cancelled.cancellation_reasons().iter().any(|reason| reason.code() == Some(code))
        };
        // Whether it was our own key or somebody else's change is for the record to say.
        if has("ConditionalCheckFailed") {
            return self.known_or(PORT, key, Applied::Changed).await;
        }
        let kind = if has("ValidationError") { Kind::Invalid } else { Kind::Throttled };
        Err(PortError::new(kind, PORT, "the transaction was cancelled by another or by load"))
    }

    /// What came of a key.
    pub(crate) async fn recorded(
        &self,
        port: &'static str,
        key: &IdempotencyKey,
    ) -> Result<Option<Applied>, PortError> {
        let record = self.read(port, &self.tables.actions, (ACTION, key.as_str())).await?;
        let Some(record) = record else { return Ok(None) };
        Ok(Some(match unpack(port, &record)? {
            Outcome::Done(receipt) => Applied::Done(receipt),
            Outcome::Refused(reason) => Applied::Refused(reason),
        }))
    }

    async fn known_or(
        &self,
        port: &'static str,
        key: &IdempotencyKey,
        otherwise: Applied,
    ) -> Result<Applied, PortError> {
        Ok(self.recorded(port, key).await?.unwrap_or(otherwise))
    }

    /// The items of a change; `None` if one is not what the change was decided on.
    async fn hold<'a>(
        &'a self,
        port: &'static str,
        change: &'a Change,
        receipt: &'a Receipt,
    ) -> Result<Option<Vec<Held<'a>>>, PortError> {
        let before = change.order_before.as_ref();
        let mut held = Vec::with_capacity(2);
        if let Some(order) = &receipt.order {
            let key = (NUMBER, order.number.as_str());
            let after = change.order_after.is_some();
            let after = after.then(|| order_item(port, order)).transpose()?;
            let Some(order) = self.hold_one(port, &self.tables.orders, key, before, after).await?
            else {
                return Ok(None);
            };
            held.push(order);
        }
        let (before, after) = (change.customer_before.as_ref(), change.customer_after.as_ref());
        if let Some(customer) = before.or(after) {
            let key = (CUSTOMER, customer.id.as_str());
            let after = after.map(|customer| customer_item(port, customer)).transpose()?;
            let table = &self.tables.customers;
            let Some(customer) = self.hold_one(port, table, key, before, after).await? else {
                return Ok(None);
            };
            held.push(customer);
        }
        Ok(Some(held))
    }

    async fn hold_one<'a, T: DeserializeOwned + PartialEq>(
        &self,
        port: &'static str,
        table: &'a str,
        key: (&'static str, &'a str),
        before: Option<&T>,
        after: Option<Item>,
    ) -> Result<Option<Held<'a>>, PortError> {
        let stored = self.read(port, table, key).await?;
        let known: Option<T> = stored.as_ref().map(|item| unpack(port, item)).transpose()?;
        if known.as_ref() != before {
            return Ok(None);
        }
        let body = stored.as_ref().map(|item| read_text(port, item, BODY).map(str::to_owned));
        let body = body.transpose()?;
        // How new the record is, if another system tells of it, is no part of the change.
        let source = stored.and_then(|mut item| item.remove(SOURCE));
        let after = after.map(|mut after| {
            after.extend(source.map(|source| (SOURCE.to_owned(), source)));
            after
        });
        Ok(Some(Held { table, key, body, after }))
    }

    fn record(
        &self,
        port: &'static str,
        key: &IdempotencyKey,
        outcome: &Outcome,
    ) -> Result<TransactWriteItem, PortError> {
        let kept = i64::try_from(KEPT.as_secs()).unwrap_or(i64::MAX);
        let expires = self.clock.now().as_second().saturating_add(kept);
        let record = item([
            (ACTION, text(key.as_str())),
            (BODY, text(pack(port, outcome)?)),
            (TTL, number(expires)),
        ]);
        let put = Put::builder()
            .table_name(&self.tables.actions)
            .set_item(Some(record))
            .condition_expression("attribute_not_exists(#action)")
            .expression_attribute_names("#action", ACTION)
            .build()
            .map_err(|_| unreadable(port, ACTION))?;
        Ok(TransactWriteItem::builder().put(put).build())
    }
}

impl Held<'_> {
    /// The write, or the check, that fails if the item is not as it was read.
    fn write(&self, port: &'static str) -> Result<TransactWriteItem, PortError> {
        let (condition, name) = match self.body {
            Some(_) => ("#name = :body", BODY),
            None => ("attribute_not_exists(#name)", self.key.0),
        };
        let body = self.body.as_ref().map(|body| [(":body".to_owned(), text(body))].into());
        let write = TransactWriteItem::builder();
        let built = if let Some(after) = &self.after {
            let put = Put::builder()
                .table_name(self.table)
                .set_item(Some(after.clone()))
                .condition_expression(condition)
                .expression_attribute_names("#name", name)
                .set_expression_attribute_values(body);
            put.build().map(|put| write.put(put))
        } else {
            let check = ConditionCheck::builder()
                .table_name(self.table)
                .key(self.key.0, text(self.key.1))
                .condition_expression(condition)
                .expression_attribute_names("#name", name)
                .set_expression_attribute_values(body);
            check.build().map(|check| write.condition_check(check))
        };
        Ok(built.map_err(|_| unreadable(port, self.key.0))?.build())
    }
}
