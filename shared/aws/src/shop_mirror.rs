//! The mirror of the shop in DynamoDB: how new a record is stands in `src` beside its body, as JSON.
//! A record is replaced on condition that both are still byte for byte what was read and decided on.
//! What is applied to an order meanwhile changes its body, and carries `src` along (`shop_apply`).

use aisle_domain::ids::{OrderNumber, ProductId};
use aisle_domain::mirror::{Mirrored, Source};
use aisle_domain::shop::{Order, Product};
use aisle_ports::{Kind, PortError, Replaced, ShopMirror};
use async_trait::async_trait;
use serde::de::DeserializeOwned;

use crate::DynamoShop;
use crate::failure::port_error;
use crate::item::{Item, item, read_text, text};
use crate::shop::{BODY, order_item, product_item, unpack};
use crate::tables::{NUMBER, PRODUCT};

/// How new a record is, as JSON.
pub(crate) const SOURCE: &str = "src";

#[async_trait]
impl ShopMirror for DynamoShop {
    async fn mirrored_order(&self, number: &OrderNumber) -> Result<Mirrored<Order>, PortError> {
        const PORT: &str = "mirror.order";
        mirrored(
            PORT,
            self.read(PORT, &self.tables.orders, (NUMBER, number.as_str())).await?.as_ref(),
        )
    }

    async fn replace_order(
        &self,
        number: &OrderNumber,
        before: &Mirrored<Order>,
        after: &Mirrored<Order>,
    ) -> Result<Replaced, PortError> {
        const PORT: &str = "mirror.replace_order";
        let key = (NUMBER, number.as_str());
        let record = after.record.as_ref().map(|order| order_item(PORT, order)).transpose()?;
        self.replace(PORT, &self.tables.orders, key, before, (record, &after.source)).await
    }

    async fn mirrored_product(&self, product: &ProductId) -> Result<Mirrored<Product>, PortError> {
        const PORT: &str = "mirror.product";
        let key = (PRODUCT, product.as_str());
        mirrored(PORT, self.read(PORT, &self.tables.products, key).await?.as_ref())
    }

    async fn replace_product(
        &self,
        product: &ProductId,
        before: &Mirrored<Product>,
        after: &Mirrored<Product>,
    ) -> Result<Replaced, PortError> {
        const PORT: &str = "mirror.replace_product";
        let key = (PRODUCT, product.as_str());
        let record =
            after.record.as_ref().map(|product| product_item(PORT, product)).transpose()?;
        self.replace(PORT, &self.tables.products, key, before, (record, &after.source)).await
    }
}

impl DynamoShop {
    async fn replace<T: DeserializeOwned + PartialEq>(
        &self,
        port: &'static str,
        table: &str,
        key: (&'static str, &str),
        before: &Mirrored<T>,
        (record, source): (Option<Item>, &Source),
    ) -> Result<Replaced, PortError> {
        let stored = self.read(port, table, key).await?;
        if mirrored::<T>(port, stored.as_ref())? != *before {
            return Ok(Replaced::Changed);
        }
        let mut after = record.unwrap_or_else(|| item([(key.0, text(key.1))]));
        let source = serde_json::to_string(source)
            .map_err(|_| PortError::new(Kind::Invalid, port, "cannot be written as JSON"))?;
        after.insert(SOURCE.to_owned(), text(source));
        let mut put = self.client.put_item().table_name(table).set_item(Some(after));
        let mut conditions = Vec::new();
        for (name, alias, value) in [(BODY, "#body", ":body"), (SOURCE, "#src", ":src")] {
            put = put.expression_attribute_names(alias, name);
            match stored.as_ref().and_then(|item| item.get(name)) {
                Some(known) => {
                    put = put.expression_attribute_values(value, known.clone());
                    conditions.push(format!("{alias} = {value}"));
                }
                None => conditions.push(format!("attribute_not_exists({alias})")),
            }
        }
        match put.condition_expression(conditions.join(" AND ")).send().await {
            Ok(_) => Ok(Replaced::Done),
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(|error| error.is_conditional_check_failed_exception()) =>
            {
                Ok(Replaced::Changed)
            }
            Err(error) => Err(port_error(port, &error)),
        }
    }
}

fn mirrored<T: DeserializeOwned>(
    port: &'static str,
    stored: Option<&Item>,
) -> Result<Mirrored<T>, PortError> {
    let Some(stored) = stored else {
        return Ok(Mirrored { record: None, source: Source::default() });
    };
    let record = stored.contains_key(BODY).then(|| unpack(port, stored)).transpose()?;
    let source = if stored.contains_key(SOURCE) {
        serde_json::from_str(read_text(port, stored, SOURCE)?).map_err(|_| {
            PortError::new(Kind::Invalid, port, "how new a stored record is cannot be read")
        })?
    } else {
        Source::default()
    };
    Ok(Mirrored { record, source })
}
