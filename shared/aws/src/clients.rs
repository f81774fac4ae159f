//! The SDK clients: built once at cold start, with explicit time-outs, warmed, and shared by the
//! adapters that are made from them here.

use std::sync::Arc;
use std::time::Duration;

use aisle_ports::Clock;
use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_sdk_dynamodb::config::Credentials;
use aws_sdk_dynamodb::types::AttributeValue;
use aws_sdk_sqs::types::QueueAttributeName;

use crate::{
    DynamoBoard, DynamoConnections, DynamoErasure, DynamoLog, DynamoShop, DynamoSwitches,
    DynamoWatches, EventBridgeBus, GatewayPush, Settings, SqsQueues, tables,
};

/// Time to open a connection.
const CONNECT: Duration = Duration::from_secs(1);
/// Time of one attempt.
const ATTEMPT: Duration = Duration::from_secs(2);
/// Time of one attempt at DynamoDB, which answers in milliseconds or not at all.
const DYNAMODB_ATTEMPT: Duration = Duration::from_secs(1);
/// Time of a call with all its attempts.
const OPERATION: Duration = Duration::from_secs(5);
/// Attempts of one call.
const ATTEMPTS: u32 = 3;
/// The wait before the second attempt, with full jitter; doubles after that.
const FIRST_BACKOFF: Duration = Duration::from_millis(50);
/// The longest wait between attempts.
const LONGEST_BACKOFF: Duration = Duration::from_secs(1);

/// A setting that an adapter cannot do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the setting `{0}` is missing; set it for every function that needs it")]
pub struct MissingSetting(pub &'static str);

/// The SDK clients of a process. Cloning is cheap and shares connections.
#[derive(Debug, Clone)]
pub struct Clients {
    /// For DynamoDB.
    pub dynamodb: aws_sdk_dynamodb::Client,
    /// For SQS.
    pub sqs: aws_sdk_sqs::Client,
    /// For EventBridge.
    pub eventbridge: aws_sdk_eventbridge::Client,
    /// For the WebSocket API's management endpoint, if that is known.
    pub management: Option<aws_sdk_apigatewaymanagement::Client>,
    settings: Arc<Settings>,
}

impl Clients {
    /// Builds the clients. Makes no call, unless the AWS environment has to be asked for a region.
    pub async fn from_settings(settings: &Settings) -> Self {
        let shared = shared_config(settings).await;
        // An endpoint that is not set is left to the AWS environment.
        let mut dynamodb = aws_sdk_dynamodb::config::Builder::from(&shared)
            .timeout_config(timeouts(DYNAMODB_ATTEMPT));
        if let Some(endpoint) = &settings.dynamodb_endpoint {
            dynamodb = dynamodb.endpoint_url(endpoint);
        }
        let mut sqs = aws_sdk_sqs::config::Builder::from(&shared);
        if let Some(endpoint) = &settings.sqs_endpoint {
            sqs = sqs.endpoint_url(endpoint);
        }
        let mut eventbridge = aws_sdk_eventbridge::config::Builder::from(&shared);
        if let Some(endpoint) = &settings.eventbridge_endpoint {
            eventbridge = eventbridge.endpoint_url(endpoint);
        }
        let management = settings.management_endpoint.as_ref().map(|endpoint| {
            aws_sdk_apigatewaymanagement::Client::from_conf(
                aws_sdk_apigatewaymanagement::config::Builder::from(&shared)
                    .endpoint_url(endpoint)
                    .build(),
            )
        });
        Self {
            dynamodb: aws_sdk_dynamodb::Client::from_conf(dynamodb.build()),
            sqs: aws_sdk_sqs::Client::from_conf(sqs.build()),
            eventbridge: aws_sdk_eventbridge::Client::from_conf(eventbridge.build()),
            management,
            settings: Arc::new(settings.clone()),
        }
    }

    /// Opens a connection to each service that the settings name, so that the first real call does
    /// not wait for TLS. Any answer will do, a refusal too, so nothing is returned. EventBridge has
    /// no call that is both harmless and permitted; publishing is on nobody's way to an answer.
    pub async fn warm(&self) {
        let read_missing_item = async {
            let nothing = || AttributeValue::S("warm".to_owned());
            let table = &self.settings.tables.conversations;
            let call = self.dynamodb.get_item().table_name(table);
            let _ = call.key(tables::PK, nothing()).key(tables::SK, nothing()).send().await;
        };
        let read_queue_attribute = async {
            let queues = &self.settings.queues;
            if let Some(url) =
                queues.nlu.as_ref().or(queues.order.as_ref()).or(queues.handoff.as_ref())
            {
                let attribute = QueueAttributeName::QueueArn;
                let call = self.sqs.get_queue_attributes().queue_url(url);
                let _ = call.attribute_names(attribute).send().await;
            }
        };
        let read_missing_connection = async {
            if let Some(management) = &self.management {
                let _ = management.get_connection().connection_id("warm=").send().await;
            }
        };
        tokio::join!(read_missing_item, read_queue_attribute, read_missing_connection);
    }

    /// The settings that the clients were built from.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The conversation log.
    #[must_use]
    pub fn log(&self) -> DynamoLog {
        DynamoLog::new(self.dynamodb.clone(), &self.settings.tables.conversations)
    }

    /// The register of connections, which expire by a clock.
    #[must_use]
    pub fn connections(&self, clock: Arc<dyn Clock>) -> DynamoConnections {
        let table = &self.settings.tables.conversations;
        DynamoConnections::new(self.dynamodb.clone(), table, clock)
    }

    /// The board of waiting conversations.
    #[must_use]
    pub fn board(&self) -> DynamoBoard {
        DynamoBoard::new(self.dynamodb.clone(), &self.settings.tables.conversations)
    }

    /// The order book and the catalogue.
    #[must_use]
    pub fn shop(&self) -> DynamoShop {
        DynamoShop::new(self.dynamodb.clone(), &self.settings.tables)
    }

    /// What deletes conversations.
    #[must_use]
    pub fn erasure(&self) -> DynamoErasure {
        DynamoErasure::new(self.dynamodb.clone(), &self.settings.tables.conversations)
    }

    /// The kill switches.
    #[must_use]
    pub fn switches(&self) -> DynamoSwitches {
        DynamoSwitches::new(self.dynamodb.clone(), &self.settings.tables.conversations)
    }

    /// The register of who watches what, which expire by a clock.
    #[must_use]
    pub fn watches(&self, clock: Arc<dyn Clock>) -> DynamoWatches {
        let table = &self.settings.tables.conversations;
        DynamoWatches::new(self.dynamodb.clone(), table, clock)
    }

    /// The work queues.
    #[must_use]
    pub fn queues(&self) -> SqsQueues {
        SqsQueues::new(self.sqs.clone(), self.settings.queues.clone())
    }

    /// The event bus.
    ///
    /// # Errors
    /// [`MissingSetting`] without the bus's name.
    pub fn bus(&self) -> Result<EventBridgeBus, MissingSetting> {
        let bus = self.settings.bus.as_ref().ok_or(MissingSetting("bus"))?;
        Ok(EventBridgeBus::new(self.eventbridge.clone(), bus))
    }

    /// The way to the screens.
    ///
    /// # Errors
    /// [`MissingSetting`] without the management endpoint.
    pub fn push(&self) -> Result<GatewayPush, MissingSetting> {
        let management = self.management.clone();
        management.map(GatewayPush::new).ok_or(MissingSetting("management_endpoint"))
    }
}

async fn shared_config(settings: &Settings) -> SdkConfig {
    let retries = RetryConfig::standard()
        .with_max_attempts(ATTEMPTS)
        .with_initial_backoff(FIRST_BACKOFF)
        .with_max_backoff(LONGEST_BACKOFF);
    let mut loader = aws_config::defaults(BehaviorVersion::latest())
        .retry_config(retries)
        .timeout_config(timeouts(ATTEMPT));
    if let Some(region) = &settings.region {
        loader = loader.region(Region::new(region.clone()));
    }
    if let Some(keys) = &settings.keys {
        let keys = Credentials::new(&keys.id, &keys.secret, None, None, "settings");
        loader = loader.credentials_provider(keys);
    }
    loader.load().await
}

fn timeouts(attempt: Duration) -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(CONNECT)
        .operation_attempt_timeout(attempt)
        .operation_timeout(OPERATION)
        .build()
}
