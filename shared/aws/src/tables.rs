//! The tables: their keys, and creating them where nothing else does (the local platform and
//! tests; a deployment declares the same tables in its infrastructure code). All are billed on
//! demand and have no stream.
//!
//! - conversations: `pk`, `sk` (text); expires by `ttl` (epoch seconds)
//! - orders: `number` (text); index `by-shopper`: `shopper`, `placed` (text), everything projected
//! - customers: `customer` (text)
//! - products: `product` (text)
//! - actions: `action` (text); expires by `ttl` (epoch seconds)

use std::time::Duration;

use aisle_ports::{Kind, PortError};
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::BuildError;
use aws_sdk_dynamodb::operation::create_table::builders::CreateTableFluentBuilder;
use aws_sdk_dynamodb::operation::describe_table::DescribeTableError;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, GlobalSecondaryIndex, KeySchemaElement, KeyType, Projection,
    ProjectionType, ScalarAttributeType, TableStatus, TimeToLiveSpecification, TimeToLiveStatus,
};

use crate::TableNames;
use crate::failure::port_error;

/// Partition key of conversations.
pub const PK: &str = "pk";
/// Sort key of conversations.
pub const SK: &str = "sk";
/// When an item of conversations or actions expires, in epoch seconds.
pub const TTL: &str = "ttl";
/// Key of orders.
pub const NUMBER: &str = "number";
/// Index of orders by shopper.
pub const BY_SHOPPER: &str = "by-shopper";
/// Partition key of that index.
pub const SHOPPER: &str = "shopper";
/// Sort key of that index: when the order was placed, and its number.
pub const PLACED: &str = "placed";
/// Key of customers.
pub const CUSTOMER: &str = "customer";
/// Key of products.
pub const PRODUCT: &str = "product";
/// Key of actions: the key that something was applied under.
pub const ACTION: &str = "action";

const PORT: &str = "tables.create";
/// How long a table may take to become active.
const CREATION: Duration = Duration::from_secs(60);
/// How often it is looked at meanwhile.
const LOOK: Duration = Duration::from_millis(100);

/// Creates the tables that are missing and waits until all are active. Again is no error; an
/// existing table is not changed, except that its expiry is switched on.
///
/// # Errors
/// As DynamoDB refuses, or [`Kind::TimedOut`] when a table does not become active in a minute.
pub async fn create_missing(client: &Client, tables: &TableNames) -> Result<(), PortError> {
    let conversations = client
        .create_table()
        .set_attribute_definitions(Some(texts(&[PK, SK])?))
        .set_key_schema(Some(key(PK, Some(SK))?));
    let orders = client
        .create_table()
        .set_attribute_definitions(Some(texts(&[NUMBER, SHOPPER, PLACED])?))
        .set_key_schema(Some(key(NUMBER, None)?))
        .global_secondary_indexes(index_by_shopper()?);
    create(client, &tables.conversations, conversations).await?;
    create(client, &tables.orders, orders).await?;
    let by_one_key =
        [(&tables.customers, CUSTOMER), (&tables.products, PRODUCT), (&tables.actions, ACTION)];
    for (table, name) in by_one_key {
        let creation = client
            .create_table()
            .set_attribute_definitions(Some(texts(&[name])?))
            .set_key_schema(Some(key(name, None)?));
        create(client, table, creation).await?;
    }
    for table in [
        &tables.conversations,
        &tables.orders,
        &tables.customers,
        &tables.products,
        &tables.actions,
    ] {
        wait_until_active(client, table).await?;
    }
    expire(client, &tables.conversations).await?;
    expire(client, &tables.actions).await
}

async fn status(client: &Client, table: &str) -> Result<Option<TableStatus>, PortError> {
    match client.describe_table().table_name(table).send().await {
        Ok(described) => Ok(described.table.and_then(|table| table.table_status)),
        Err(error) => match error.as_service_error() {
            Some(DescribeTableError::ResourceNotFoundException(_)) => Ok(None),
            _ => Err(port_error(PORT, &error)),
        },
    }
}

async fn create(
    client: &Client,
    table: &str,
    creation: CreateTableFluentBuilder,
) -> Result<(), PortError> {
    if status(client, table).await?.is_some() {
        return Ok(());
    }
    let created = creation.table_name(table).billing_mode(BillingMode::PayPerRequest).send().await;
    match created {
        Ok(_) => Ok(()),
        // Somebody else, or our own try whose answer was lost, was first.
        Err(error)
            if error
                .as_service_error()
                .is_some_and(|error| error.is_resource_in_use_exception()) =>
        {
            Ok(())
        }
        Err(error) => Err(port_error(PORT, &error)),
    }
}

async fn wait_until_active(client: &Client, table: &str) -> Result<(), PortError> {
    let active = async {
        while status(client, table).await? != Some(TableStatus::Active) {
            tokio::time::sleep(LOOK).await;
        }
        Ok(())
    };
    tokio::time::timeout(CREATION, active).await.unwrap_or_else(|_| {
        Err(PortError::new(Kind::TimedOut, PORT, format!("table {table} does not become active")))
    })
}

async fn expire(client: &Client, table: &str) -> Result<(), PortError> {
    let described = client.describe_time_to_live().table_name(table).send().await;
    let described = described.map_err(|error| port_error(PORT, &error))?;
    let status = described.time_to_live_description.and_then(|ttl| ttl.time_to_live_status);
    if matches!(status, Some(TimeToLiveStatus::Enabled | TimeToLiveStatus::Enabling)) {
        return Ok(());
    }
    let on = TimeToLiveSpecification::builder().enabled(true).attribute_name(TTL).build();
    client
        .update_time_to_live()
        .table_name(table)
        .time_to_live_specification(on.map_err(|error| incomplete(&error))?)
        .send()
        .await
        .map(drop)
        .map_err(|error| port_error(PORT, &error))
}

fn texts(names: &[&str]) -> Result<Vec<AttributeDefinition>, PortError> {
    let definition = |name: &&str| {
        AttributeDefinition::builder()
            .attribute_name(*name)
            .attribute_type(ScalarAttributeType::S)
            .build()
            .map_err(|error| incomplete(&error))
    };
    names.iter().map(definition).collect()
}

fn key(partition: &str, sort: Option<&str>) -> Result<Vec<KeySchemaElement>, PortError> {
    let element = |(name, key_type)| {
        KeySchemaElement::builder()
            .attribute_name(name)
            .key_type(key_type)
            .build()
            .map_err(|error| incomplete(&error))
    };
    let sort = sort.map(|name| (name, KeyType::Range));
    [(partition, KeyType::Hash)].into_iter().chain(sort).map(element).collect()
}

fn index_by_shopper() -> Result<GlobalSecondaryIndex, PortError> {
    GlobalSecondaryIndex::builder()
        .index_name(BY_SHOPPER)
        .set_key_schema(Some(key(SHOPPER, Some(PLACED))?))
        .projection(Projection::builder().projection_type(ProjectionType::All).build())
        .build()
        .map_err(|error| incomplete(&error))
}

fn incomplete(error: &BuildError) -> PortError {
    PortError::new(Kind::Invalid, PORT, error.to_string())
}
