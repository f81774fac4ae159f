//! The ports on the contract: which path each call asks, and what its answers mean.

use std::sync::Arc;

use aisle_aftersales::Permit;
use aisle_domain::after_sales::Customer;
use aisle_domain::ids::{IdempotencyKey, OrderNumber, ProductId, ShopperId};
use aisle_domain::shop::{Order, Product};
use aisle_ports::{Applied, Catalogue, Clock, Kind, OrderBook, PortError, Randomness};
use async_trait::async_trait;
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};
use serde::de::DeserializeOwned;

use crate::breaker::Breaker;
use crate::call::{Answer, Caller, Question};
use crate::check::{self, Wrong};
use crate::settings::{HttpShopSettings, InvalidSettings, base};
use crate::wire::{Action, segment};

/// A shop system behind the HTTP contract. Cloning is cheap and shares connections and breaker.
#[derive(Clone)]
pub struct HttpShop(Arc<Caller>);

impl HttpShop {
    /// The shop at an address. Makes no call.
    ///
    /// # Errors
    /// [`InvalidSettings`].
    pub fn new(
        settings: &HttpShopSettings,
        clock: Arc<dyn Clock>,
        randomness: Arc<dyn Randomness>,
    ) -> Result<Self, InvalidSettings> {
        let client = Client::builder()
            .connect_timeout(settings.times.connect)
            .redirect(Policy::none())
            .build()
            .map_err(|error| InvalidSettings::Client(error.without_url().to_string()))?;
        Ok(Self(Arc::new(Caller {
            client,
            base: base(&settings.base)?,
            token: settings.token.clone(),
            times: settings.times,
            breaker: Breaker::default(),
            clock,
            randomness,
        })))
    }

    /// Reads a value; `None` if the shop has none.
    async fn get<T: DeserializeOwned>(
        &self,
        port: &'static str,
        path: String,
        check: impl Fn(&T) -> Result<(), Wrong>,
    ) -> Result<Option<T>, PortError> {
        match self.0.ask(&Question { port, path, post: None }).await? {
            Answer::Found(body) => parsed(port, &body, check).map(Some),
            Answer::Not(StatusCode::NOT_FOUND, _) => Ok(None),
            Answer::Not(status, _) => Err(unexpected(port, status)),
        }
    }
}

#[async_trait]
impl OrderBook for HttpShop {
    async fn order(&self, number: &OrderNumber) -> Result<Option<Order>, PortError> {
        let path = format!("/v1/orders/{}", segment(number.as_str()));
        self.get("orders.order", path, |order: &Order| {
            same(&order.number, number, "number")?;
            check::order(order)
        })
        .await
    }

    async fn recent_orders(
        &self,
        shopper: &ShopperId,
        limit: usize,
    ) -> Result<Vec<Order>, PortError> {
        let limit = limit.clamp(1, 20);
        let path = format!("/v1/customers/{}/orders?limit={limit}", segment(shopper.as_str()));
        let check = |orders: &Vec<Order>| {
            orders.iter().try_for_each(|order| {
                same(&order.shopper, shopper, "shopper")?;
                check::order(order)
            })
        };
        let found = self.get("orders.recent_orders", path, check).await?;
        let mut orders = found.unwrap_or_default();
        // `None` sorts before every date, so that in descending order it comes last.
        orders.sort_by(|a, b| (b.placed_at, &b.number).cmp(&(a.placed_at, &a.number)));
        orders.truncate(limit);
        Ok(orders)
    }

    async fn customer(&self, shopper: &ShopperId) -> Result<Option<Customer>, PortError> {
        let path = format!("/v1/customers/{}", segment(shopper.as_str()));
        self.get("orders.customer", path, |customer: &Customer| {
            same(&customer.id, shopper, "id")?;
            check::customer(customer)
        })
        .await
    }

    async fn apply(&self, permit: &Permit, key: &IdempotencyKey) -> Result<Applied, PortError> {
        const PORT: &str = "orders.apply";
        let invalid = |what| PortError::new(Kind::Invalid, PORT, what);
        let action = Action::of(permit).ok_or_else(|| invalid("it concerns nobody"))?;
        let body = serde_json::to_string(&action).map_err(|_| invalid("cannot be written"))?;
        let post = Some((key.as_str(), body));
        let question = Question { port: PORT, path: "/v1/actions".to_owned(), post };
        match self.0.ask(&question).await? {
            Answer::Found(body) => done(PORT, &body),
            // An order or a customer that is gone has changed.
            Answer::Not(StatusCode::NOT_FOUND | StatusCode::CONFLICT, _) => Ok(Applied::Changed),
            Answer::Not(status, failure) => {
                failure.reason.map(Applied::Refused).ok_or_else(|| unexpected(PORT, status))
            }
        }
    }

    async fn applied(&self, key: &IdempotencyKey) -> Result<Option<Applied>, PortError> {
        const PORT: &str = "orders.applied";
        let path = format!("/v1/actions/{}", segment(key.as_str()));
        match self.0.ask(&Question { port: PORT, path, post: None }).await? {
            Answer::Found(body) => done(PORT, &body).map(Some),
            Answer::Not(StatusCode::NOT_FOUND, _) => Ok(None),
            Answer::Not(StatusCode::UNPROCESSABLE_ENTITY, failure) => {
                Ok(failure.reason.map(Applied::Refused))
            }
            Answer::Not(status, _) => Err(unexpected(PORT, status)),
        }
    }
}

#[async_trait]
impl Catalogue for HttpShop {
    async fn product(&self, product: &ProductId) -> Result<Option<Product>, PortError> {
        let path = format!("/v1/products/{}", segment(product.as_str()));
        self.get("catalogue.product", path, |found: &Product| {
            same(&found.id, product, "id")?;
            check::product(found)
        })
        .await
    }
}

/// What a receipt says. It may be of another order than was asked about: a key that was used before
/// brings what came of it then.
fn done(port: &'static str, body: &[u8]) -> Result<Applied, PortError> {
    parsed(port, body, check::receipt).map(|receipt| Applied::Done(Box::new(receipt)))
}

/// A value in an answer. What cannot be read is told without quoting it.
fn parsed<T: DeserializeOwned>(
    port: &'static str,
    body: &[u8],
    check: impl Fn(&T) -> Result<(), Wrong>,
) -> Result<T, PortError> {
    let value = serde_json::from_slice(body).map_err(|error| {
        let message = format!(
            "the answer is not of the contract ({:?} at line {}, column {})",
            error.classify(),
            error.line(),
            error.column()
        );
        PortError::new(Kind::Invalid, port, message)
    })?;
    check(&value).map_err(|field| {
        PortError::new(Kind::Invalid, port, format!("the answer's `{field}` cannot be"))
    })?;
    Ok(value)
}

fn same<T: PartialEq>(found: &T, asked: &T, field: Wrong) -> Result<(), Wrong> {
    if found == asked { Ok(()) } else { Err(field) }
}

fn unexpected(port: &'static str, status: StatusCode) -> PortError {
    PortError::new(
        Kind::Invalid,
        port,
        format!("answered with {}, which says nothing here", status.as_u16()),
    )
}
