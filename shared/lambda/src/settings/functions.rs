//! What each function makes of the environment: only what it needs. Plain values; `main.rs` hands
//! them to the adapters and to the function.

use std::path::PathBuf;
use std::time::Duration;

use aisle_identity::{JwtAlgorithm, KeyRing, MerchantJwt, Secret};

use super::RawSettings;
use super::resolve::{Resolver, SettingsError};

/// Other endpoints of the services, for local use; `None` for the region's own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ServiceEndpoints {
    /// DynamoDB's.
    pub dynamodb: Option<String>,
    /// SQS's.
    pub sqs: Option<String>,
    /// EventBridge's.
    pub eventbridge: Option<String>,
}

/// URLs of the queues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueUrls {
    /// To `nlu`.
    pub nlu: String,
    /// To `order`.
    pub order: String,
    /// To `handoff`.
    pub handoff: String,
    /// To `sync`.
    pub sync: String,
}

/// What every function needs that writes to a log: whoever finds an entry there may have to drive
/// any of its effects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliverySettings {
    /// Other endpoints.
    pub endpoints: ServiceEndpoints,
    /// Table of conversations.
    pub table: String,
    /// The queues.
    pub queues: QueueUrls,
    /// The event bus.
    pub bus: String,
    /// Management endpoint of the WebSocket API.
    pub management_endpoint: String,
}

/// What `connect` needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectSettings {
    /// Other endpoints.
    pub endpoints: ServiceEndpoints,
    /// Table of conversations.
    pub table: String,
    /// Sites that may embed the chat; `*` alone for all.
    pub allowed_origins: Vec<String>,
    /// Keys of resume tokens.
    pub resume_keys: KeyRing,
    /// Keys of agent tokens.
    pub agent_keys: Option<KeyRing>,
    /// Secret of the identity hash.
    pub identity_secret: Option<Secret>,
    /// The merchant's JWT.
    pub jwt: Option<MerchantJwt>,
}

/// What `intake` needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntakeSettings {
    /// To write to logs.
    pub delivery: DeliverySettings,
    /// Keys of resume tokens.
    pub resume_keys: KeyRing,
    /// Folder of the merchant pack.
    pub pack: PathBuf,
}

/// What `nlu` needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NluSettings {
    /// To write to logs.
    pub delivery: DeliverySettings,
    /// Folder of the merchant pack.
    pub pack: PathBuf,
    /// Whether an event tells what each message was understood as.
    pub publish_understood: bool,
}

/// What `order` needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderSettings {
    /// To write to logs.
    pub delivery: DeliverySettings,
    /// The shop's tables.
    pub tables: ShopTables,
    /// The shop system behind the HTTP contract; `None` for the tables.
    pub shop: Option<ShopSettings>,
    /// Folder of the merchant pack.
    pub pack: PathBuf,
}

/// The names of the shop's tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShopTables {
    /// Of orders.
    pub orders: String,
    /// Of customers.
    pub customers: String,
    /// Of products.
    pub products: String,
    /// Of what was done, by key.
    pub actions: String,
}

/// Where a shop system is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShopSettings {
    /// The address before `/v1`.
    pub url: String,
    /// What we show it.
    pub token: Option<Secret>,
}

/// What `handoff` needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoffSettings {
    /// To write to logs.
    pub delivery: DeliverySettings,
    /// Folder of the merchant pack.
    pub pack: PathBuf,
    /// After how long without a human the bot is offered back.
    pub wait: Duration,
}

/// What `sync` needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncSettings {
    /// To write to logs.
    pub delivery: DeliverySettings,
    /// The shop's tables.
    pub tables: ShopTables,
    /// Whether they hold the shop's records; if not, nothing is written to them.
    pub keeps_records: bool,
    /// Where refused events go.
    pub dead_letters: String,
    /// The AWS accounts that may send.
    pub accounts: Vec<String>,
    /// The shop that an event may name; `None` for any.
    pub shop_name: Option<String>,
    /// Folder of the merchant pack.
    pub pack: PathBuf,
}

impl ConnectSettings {
    /// What `connect` needs.
    ///
    /// # Errors
    /// [`SettingsError`] with every problem.
    pub fn resolve(raw: &RawSettings) -> Result<Self, SettingsError> {
        let mut from = Resolver::new(raw);
        let endpoints = endpoints(&mut from);
        let table = from.required("AISLE_TABLE");
        let origins = from.required("AISLE_ALLOWED_ORIGINS");
        let resume_keys = resume_keys(&mut from);
        let agent_keys = from.parsed("AISLE_AGENT_KEY", key_ring);
        let identity_secret = from.parsed("AISLE_IDENTITY_SECRET", |text| {
            Secret::new(text).map_err(|error| format!("is wrong ({error})"))
        });
        let jwt = jwt(&mut from);
        let settings = resume_keys.map(|resume_keys| Self {
            endpoints,
            table,
            allowed_origins: origins.split(',').map(|origin| origin.trim().to_owned()).collect(),
            resume_keys,
            agent_keys,
            identity_secret,
            jwt,
        });
        from.finish(settings)
    }
}

impl IntakeSettings {
    /// What `intake` needs.
    ///
    /// # Errors
    /// [`SettingsError`] with every problem.
    pub fn resolve(raw: &RawSettings) -> Result<Self, SettingsError> {
        let mut from = Resolver::new(raw);
        let delivery = delivery(&mut from);
        let pack = pack(&from);
        let resume_keys = resume_keys(&mut from);
        from.finish(resume_keys.map(|resume_keys| Self { delivery, resume_keys, pack }))
    }
}

impl NluSettings {
    /// What `nlu` needs.
    ///
    /// # Errors
    /// [`SettingsError`] with every problem.
    pub fn resolve(raw: &RawSettings) -> Result<Self, SettingsError> {
        let mut from = Resolver::new(raw);
        let publish = from.parsed("AISLE_PUBLISH_UNDERSTOOD", |text| {
            text.parse().map_err(|_| "is neither true nor false".to_owned())
        });
        let settings = Self {
            delivery: delivery(&mut from),
            pack: pack(&from),
            publish_understood: publish.unwrap_or(false),
        };
        from.finish(Some(settings))
    }
}

impl OrderSettings {
    /// What `order` needs.
    ///
    /// # Errors
    /// [`SettingsError`] with every problem.
    pub fn resolve(raw: &RawSettings) -> Result<Self, SettingsError> {
        let mut from = Resolver::new(raw);
        let settings = Self {
            delivery: delivery(&mut from),
            tables: tables(&mut from),
            shop: shop(&mut from),
            pack: pack(&from),
        };
        from.finish(Some(settings))
    }
}

impl HandoffSettings {
    /// What `handoff` needs.
    ///
    /// # Errors
    /// [`SettingsError`] with every problem.
    pub fn resolve(raw: &RawSettings) -> Result<Self, SettingsError> {
        let mut from = Resolver::new(raw);
        let wait = from.parsed("AISLE_HANDOFF_WAIT_SECONDS", |text| {
            let seconds = text.parse().ok().filter(|seconds| (1..=900).contains(seconds));
            seconds.ok_or_else(|| "is not a number from 1 to 900".to_owned())
        });
        let wait = Duration::from_secs(wait.unwrap_or(180));
        let settings = Self { delivery: delivery(&mut from), pack: pack(&from), wait };
        from.finish(Some(settings))
    }
}

impl SyncSettings {
    /// What `sync` needs.
    ///
    /// # Errors
    /// [`SettingsError`] with every problem.
    pub fn resolve(raw: &RawSettings) -> Result<Self, SettingsError> {
        let mut from = Resolver::new(raw);
        let keeps_records = from.parsed("AISLE_SHOP_RECORDS", |text| match text {
            "tables" => Ok(true),
            "external" => Ok(false),
            _ => Err("is neither tables nor external".to_owned()),
        });
        let accounts = from.required_parsed("AISLE_EVENT_ACCOUNTS", |text| {
            let accounts: Vec<String> = text.split(',').map(|it| it.trim().to_owned()).collect();
            let is_account = |account: &String| {
                account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit())
            };
            let wrong = || "is no list of account ids, 12 digits each".to_owned();
            if accounts.iter().all(is_account) { Ok(accounts) } else { Err(wrong()) }
        });
        let settings = Self {
            delivery: delivery(&mut from),
            tables: tables(&mut from),
            keeps_records: keeps_records.unwrap_or(true),
            dead_letters: from.required_url("AISLE_SYNC_DEAD_LETTERS_URL"),
            accounts: accounts.unwrap_or_default(),
            shop_name: from.optional("AISLE_SHOP_NAME").map(str::to_owned),
            pack: pack(&from),
        };
        from.finish(Some(settings))
    }
}

fn endpoints(from: &mut Resolver<'_>) -> ServiceEndpoints {
    ServiceEndpoints {
        dynamodb: from.optional_url("AISLE_DYNAMODB_ENDPOINT"),
        sqs: from.optional_url("AISLE_SQS_ENDPOINT"),
        eventbridge: from.optional_url("AISLE_EVENTBRIDGE_ENDPOINT"),
    }
}

fn delivery(from: &mut Resolver<'_>) -> DeliverySettings {
    DeliverySettings {
        endpoints: endpoints(from),
        table: from.required("AISLE_TABLE"),
        queues: QueueUrls {
            nlu: from.required_url("AISLE_QUEUE_NLU_URL"),
            order: from.required_url("AISLE_QUEUE_ORDER_URL"),
            handoff: from.required_url("AISLE_QUEUE_HANDOFF_URL"),
            sync: from.required_url("AISLE_QUEUE_SYNC_URL"),
        },
        bus: from.required("AISLE_BUS"),
        management_endpoint: from.required_url("AISLE_MANAGEMENT_ENDPOINT"),
    }
}

fn tables(from: &mut Resolver<'_>) -> ShopTables {
    ShopTables {
        orders: from.required("AISLE_ORDERS_TABLE"),
        customers: from.required("AISLE_CUSTOMERS_TABLE"),
        products: from.required("AISLE_PRODUCTS_TABLE"),
        actions: from.required("AISLE_ACTIONS_TABLE"),
    }
}

fn shop(from: &mut Resolver<'_>) -> Option<ShopSettings> {
    let secret = |text: &str| Secret::new(text).map_err(|error| error.to_string());
    let token = from.parsed("AISLE_SHOP_TOKEN", secret);
    from.optional_url("AISLE_SHOP_URL").map(|url| ShopSettings { url, token })
}

fn pack(from: &Resolver<'_>) -> PathBuf {
    from.optional("AISLE_PACK").unwrap_or("merchant").into()
}

fn resume_keys(from: &mut Resolver<'_>) -> Option<KeyRing> {
    from.required_parsed("AISLE_RESUME_KEYS", key_ring)
}

fn key_ring(text: &str) -> Result<KeyRing, String> {
    KeyRing::parse(text).map_err(|error| format!("is wrong ({error})"))
}

/// Algorithm and key belong together; issuer and audience mean nothing without them.
fn jwt(from: &mut Resolver<'_>) -> Option<MerchantJwt> {
    let others = ["AISLE_JWT_KEY", "AISLE_JWT_ISSUER", "AISLE_JWT_AUDIENCE"];
    if from.optional("AISLE_JWT_ALGORITHM").is_none() {
        if others.iter().any(|name| from.optional(name).is_some()) {
            from.missing("AISLE_JWT_ALGORITHM");
        }
        return None;
    }
    let algorithm = from.parsed("AISLE_JWT_ALGORITHM", |text| match text {
        "HS256" => Ok(JwtAlgorithm::Hs256),
        "RS256" => Ok(JwtAlgorithm::Rs256),
        "ES256" => Ok(JwtAlgorithm::Es256),
        _ => Err("is none of HS256, RS256, ES256".to_owned()),
    });
    let key = from.required("AISLE_JWT_KEY");
    algorithm.map(|algorithm| MerchantJwt {
        key: match algorithm {
            JwtAlgorithm::Hs256 => key,
            JwtAlgorithm::Rs256 | JwtAlgorithm::Es256 => key.replace("\\n", "\n"),
        },
        algorithm,
        issuer: from.optional("AISLE_JWT_ISSUER").map(str::to_owned),
        audience: from.optional("AISLE_JWT_AUDIENCE").map(str::to_owned),
    })
}
