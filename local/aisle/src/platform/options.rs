//! How a platform is to be started. The defaults are those of `aisle run`.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use aisle_identity::MerchantJwt;
use aisle_ports::OrderBook;

/// Who runs the functions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FunctionsMode {
    /// This process, through the same JSON as on AWS.
    #[default]
    InProcess,
    /// The compiled Lambda binaries, behind the emulated Runtime API.
    Process,
}

/// What the functions stand on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Adapters {
    /// SDK clients, over TCP to the embedded servers.
    #[default]
    Sdk,
    /// Maps in this process, called directly, to see what the functions and the gateway cost by
    /// themselves. Nothing is kept, and there are no dead-letter queues. In process only.
    Memory,
}

/// How a platform is to be started.
#[derive(Clone)]
pub struct Options {
    /// Where everything is kept; made if it is missing.
    pub data: PathBuf,
    /// Keep conversations, queues and events in memory only.
    pub ephemeral: bool,
    /// The merchant pack's source.
    pub pack: PathBuf,
    /// Port of the socket and the pages; 0 for any.
    pub port: u16,
    /// Port of Lambda's Invoke and Runtime API; 0 for any.
    pub lambda_port: u16,
    /// Port of the embedded DynamoDB; 0 for any.
    pub dynamodb_port: u16,
    /// Port of the embedded SQS; 0 for any.
    pub sqs_port: u16,
    /// Variables of the functions that are to be other than the platform would set them.
    pub variables: BTreeMap<String, String>,
    /// Further sites that may embed the chat.
    pub allowed_origins: Vec<String>,
    /// The JWT by which the merchant's site vouches for shoppers; without it none is accepted.
    pub jwt: Option<MerchantJwt>,
    /// After how long without a human the bot is offered back; 1 s to 15 minutes.
    pub handoff_wait: Duration,
    /// Scale the queue pump as Lambda does (5 batches at first, 300 more a minute).
    pub ramp: bool,
    /// Who runs the functions.
    pub functions: FunctionsMode,
    /// What the functions stand on.
    pub adapters: Adapters,
    /// Where the functions' binaries are; beside this one unless set.
    pub binaries: Option<PathBuf>,
    /// The level of the functions' logs when they run as processes.
    pub log: String,
    /// Another order book than the embedded one, for tests; in process only.
    pub order_book: Option<Arc<dyn OrderBook>>,
    /// Fill an empty shop with the pack's own.
    pub import_shop: bool,
    /// The most connections that may be opened in a second; AWS's 500 unless set.
    pub connections_per_second: Option<u32>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            data: PathBuf::from(".aisle"),
            ephemeral: false,
            pack: PathBuf::from("merchant"),
            port: 8787,
            lambda_port: 9001,
            dynamodb_port: 0,
            sqs_port: 0,
            variables: BTreeMap::new(),
            allowed_origins: Vec::new(),
            jwt: None,
            handoff_wait: Duration::from_secs(120),
            ramp: false,
            functions: FunctionsMode::InProcess,
            adapters: Adapters::Sdk,
            binaries: None,
            log: "info".to_owned(),
            order_book: None,
            import_shop: true,
            connections_per_second: None,
        }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("data", &self.data)
            .field("ephemeral", &self.ephemeral)
            .field("pack", &self.pack)
            .field("port", &self.port)
            .field("functions", &self.functions)
            .finish_non_exhaustive()
    }
}
