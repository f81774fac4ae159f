//! The functions' environment on this platform: the very variables that a deployment sets, with
//! the embedded servers' addresses in them. In-process functions resolve the same map.

use std::collections::BTreeMap;

use aisle_aws::{Settings, StaticKeys, TableNames};
use aisle_identity::{JwtAlgorithm, MerchantJwt};
use aisle_lambda::settings::{DeliverySettings, RawSettings};
use emulator_sqs::Queues;

use crate::platform::addresses::Addresses;
use crate::platform::folder::{DataPaths, write_file};
use crate::platform::secrets::Secrets;
use crate::platform::{Options, PlatformError};

/// The region that the platform pretends to be in.
pub const REGION: &str = "us-east-1";
/// The account that the platform pretends to be.
const ACCOUNT: &str = "000000000000";
/// Name of the event bus.
pub const BUS: &str = "aisle";
/// Access key and secret; nothing checks them.
const KEY: &str = "local";

/// The variables of all functions.
pub fn variables(
    options: &Options,
    paths: &DataPaths,
    secrets: &Secrets,
    addresses: &Addresses,
    queues: &Queues,
) -> Result<BTreeMap<String, String>, PlatformError> {
    let tables = TableNames::default();
    let url = |name: &str| queues.queue_url(&addresses.sqs, name);
    let localhost = addresses.pages.replace("127.0.0.1", "localhost");
    let mut origins = vec![addresses.pages.clone(), localhost];
    origins.extend(options.allowed_origins.iter().cloned());
    let wait = options.handoff_wait.as_secs().to_string();
    let pairs = [
        ("AISLE_TABLE", tables.conversations),
        ("AISLE_ORDERS_TABLE", tables.orders),
        ("AISLE_CUSTOMERS_TABLE", tables.customers),
        ("AISLE_PRODUCTS_TABLE", tables.products),
        ("AISLE_ACTIONS_TABLE", tables.actions),
        ("AISLE_QUEUE_NLU_URL", url("nlu")?),
        ("AISLE_QUEUE_ORDER_URL", url("order")?),
        ("AISLE_QUEUE_HANDOFF_URL", url("handoff")?),
        ("AISLE_QUEUE_SYNC_URL", url("sync")?),
        ("AISLE_SYNC_DEAD_LETTERS_URL", url("sync-dlq")?),
        ("AISLE_EVENT_ACCOUNTS", ACCOUNT.to_owned()),
        ("AISLE_BUS", BUS.to_owned()),
        ("AISLE_MANAGEMENT_ENDPOINT", addresses.management.clone()),
        ("AISLE_RESUME_KEYS", secrets.resume_keys.clone()),
        ("AISLE_AGENT_KEY", secrets.agent_keys.clone()),
        ("AISLE_IDENTITY_SECRET", secrets.identity_secret.clone()),
        ("AISLE_ALLOWED_ORIGINS", origins.join(",")),
        ("AISLE_PACK", paths.pack().display().to_string()),
        ("AISLE_HANDOFF_WAIT_SECONDS", wait),
        ("AISLE_LOG", options.log.clone()),
        ("AISLE_DYNAMODB_ENDPOINT", addresses.dynamodb.clone()),
        ("AISLE_SQS_ENDPOINT", addresses.sqs.clone()),
        ("AISLE_EVENTBRIDGE_ENDPOINT", addresses.eventbridge.clone()),
    ];
    let pairs = pairs.into_iter().chain(options.jwt.iter().flat_map(jwt));
    let own = pairs.map(|(name, value)| (name.to_owned(), value));
    Ok(own.chain(options.variables.clone()).collect())
}

/// The variables of the merchant's JWT.
fn jwt(agreed: &MerchantJwt) -> Vec<(&'static str, String)> {
    let algorithm = match agreed.algorithm {
        JwtAlgorithm::Hs256 => "HS256",
        JwtAlgorithm::Rs256 => "RS256",
        JwtAlgorithm::Es256 => "ES256",
    };
    // A variable has one line, also in the file of variables.
    let key = agreed.key.trim().replace('\n', "\\n");
    let mut pairs = vec![("AISLE_JWT_ALGORITHM", algorithm.to_owned()), ("AISLE_JWT_KEY", key)];
    pairs.extend(agreed.issuer.clone().map(|issuer| ("AISLE_JWT_ISSUER", issuer)));
    pairs.extend(agreed.audience.clone().map(|audience| ("AISLE_JWT_AUDIENCE", audience)));
    pairs
}

/// What is resolved in process.
pub fn raw(variables: &BTreeMap<String, String>) -> RawSettings {
    RawSettings::from_pairs(variables.clone())
}

/// The settings of the one set of clients that in-process functions share.
pub fn adapter_settings(delivery: DeliverySettings) -> Settings {
    Settings {
        region: Some(REGION.to_owned()),
        keys: Some(keys()),
        ..aisle_assembly::adapter_settings(delivery)
    }
}

/// Keys that nothing checks, but the SDK wants to sign with.
#[must_use]
pub fn keys() -> StaticKeys {
    StaticKeys { id: KEY.to_owned(), secret: KEY.to_owned() }
}

/// Writes the variables where `cargo lambda watch --env-file` finds them.
pub fn write(variables: &BTreeMap<String, String>, paths: &DataPaths) -> Result<(), PlatformError> {
    let aws = [("AWS_REGION", REGION), ("AWS_ACCESS_KEY_ID", KEY), ("AWS_SECRET_ACCESS_KEY", KEY)];
    let aws = aws.iter().map(|(name, value)| format!("{name}={value}\n"));
    let ours = variables.iter().map(|(name, value)| format!("{name}={value}\n"));
    write_file(&paths.environment(), &aws.chain(ours).collect::<String>(), true)
}
