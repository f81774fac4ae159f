//! Where the bus and its queues are: those of the running local platform, or those of a deployment,
//! by its name or one by one.

use std::error::Error;
use std::path::{Path, PathBuf};

use aisle_aws::{Clients, Settings};
use aws_sdk_sqs::error::ProvideErrorMetadata;
use clap::Args;

use crate::{Addresses, BUS, DataPaths, REGION, SYNC, SYNC_FAILURES, keys};

/// Where the bus and its queues are.
#[derive(Debug, Args)]
pub(super) struct At {
    /// Data folder of the local platform, which must run.
    #[arg(long, value_name = "DIR", default_value = ".aisle")]
    data: PathBuf,
    /// A deployment instead, by the `name` of its merchant.config.json; its bus and its queues
    /// (NAME-sync, NAME-sync-dlq) have names made of it.
    #[arg(long, value_name = "NAME")]
    stack: Option<String>,
    /// Region of the deployment; the AWS configuration's own unless given.
    #[arg(long, value_name = "REGION")]
    region: Option<String>,
    /// Name of a deployed bus, if it is not the deployment's name.
    #[arg(long, value_name = "NAME")]
    bus: Option<String>,
    /// URL of the queue that inbound events go to.
    #[arg(long, value_name = "URL")]
    queue_url: Option<String>,
    /// URL of the queue with the refused ones.
    #[arg(long, value_name = "URL")]
    dlq_url: Option<String>,
}

/// The clients, and what things are called there.
pub(super) struct Place {
    pub clients: Clients,
    bus: Option<String>,
    queue: Queue,
    refused: Queue,
}

enum Queue {
    At(String),
    Named(String),
    Unknown(&'static str),
}

/// Why a command failed; says what to do.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// There is nothing to talk to.
    #[error("no platform was started on {}: start one with `aisle run`, name its folder with --data DIR, or a deployment with --stack NAME", .0.display())]
    NoPlatform(PathBuf),
    /// An option is missing.
    #[error("{0}")]
    Usage(String),
    /// A service refused, or did not answer.
    #[error("{what}: {problem}")]
    Call {
        /// What was tried.
        what: String,
        /// What came of it.
        problem: String,
    },
    /// A file.
    #[error("{}: {problem}", .path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
}

impl Failure {
    /// A call of the SDK that failed.
    pub fn call<E>(what: impl Into<String>, error: &E) -> Self
    where
        E: ProvideErrorMetadata + Error,
    {
        let problem = match (error.code(), error.message()) {
            (Some(code), message) => {
                let message = message.unwrap_or_default();
                format!("{code} {message}{}", hint(code))
            }
            (None, _) => format!(
                "{}; is the platform running, and are region and credentials right?",
                causes(error)
            ),
        };
        Self::Call { what: what.into(), problem }
    }
}

/// An error and what it comes from.
fn causes(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}

fn hint(code: &str) -> &'static str {
    if code.contains("NonExistentQueue") || code.contains("QueueDoesNotExist") {
        "; check --stack, or give the queue with --queue-url and --dlq-url"
    } else if code.contains("AccessDenied") || code.contains("NotAuthorized") {
        "; these credentials may not do that: see docs/operations.md, \"Events\""
    } else if code.contains("ResourceNotFound") {
        "; check --stack or --bus, and --region"
    } else {
        ""
    }
}

impl At {
    /// Finds it.
    pub async fn find(&self) -> Result<Place, Failure> {
        let given = [&self.stack, &self.bus, &self.queue_url, &self.dlq_url];
        if given.iter().any(|option| option.is_some()) {
            return Ok(self.deployed().await);
        }
        if self.region.is_some() {
            let text = "--region is for a deployment: name it with --stack NAME";
            return Err(Failure::Usage(text.to_owned()));
        }
        local(&self.data).await
    }

    async fn deployed(&self) -> Place {
        let settings = Settings { region: self.region.clone(), ..Settings::default() };
        let queue = |url: &Option<String>, name: &str, option| match (url, &self.stack) {
            (Some(url), _) => Queue::At(url.clone()),
            (None, Some(stack)) => Queue::Named(format!("{stack}-{name}")),
            (None, None) => Queue::Unknown(option),
        };
        Place {
            clients: Clients::from_settings(&settings).await,
            bus: self.bus.clone().or_else(|| self.stack.clone()),
            queue: queue(&self.queue_url, SYNC, "--queue-url"),
            refused: queue(&self.dlq_url, SYNC_FAILURES, "--dlq-url"),
        }
    }
}

async fn local(data: &Path) -> Result<Place, Failure> {
    let known = Addresses::read(&DataPaths::new(data));
    let at = known.ok_or_else(|| Failure::NoPlatform(data.to_owned()))?;
    let settings = Settings {
        region: Some(REGION.to_owned()),
        keys: Some(keys()),
        sqs_endpoint: Some(at.sqs),
        eventbridge_endpoint: Some(at.eventbridge),
        ..Settings::default()
    };
    Ok(Place {
        clients: Clients::from_settings(&settings).await,
        bus: Some(BUS.to_owned()),
        queue: Queue::Named(SYNC.to_owned()),
        refused: Queue::Named(SYNC_FAILURES.to_owned()),
    })
}

impl Place {
    /// The bus's name.
    pub fn bus(&self) -> Result<&str, Failure> {
        let missing = || Failure::Usage("which bus? Give --stack NAME or --bus NAME".to_owned());
        self.bus.as_deref().ok_or_else(missing)
    }

    /// The URL of the queue of inbound events.
    pub async fn queue(&self) -> Result<String, Failure> {
        self.url(&self.queue).await
    }

    /// The URL of the queue of refused events.
    pub async fn refused(&self) -> Result<String, Failure> {
        self.url(&self.refused).await
    }

    async fn url(&self, queue: &Queue) -> Result<String, Failure> {
        let name = match queue {
            Queue::At(url) => return Ok(url.clone()),
            Queue::Named(name) => name,
            Queue::Unknown(option) => {
                let text = format!("which queue? Give --stack NAME or {option} URL");
                return Err(Failure::Usage(text));
            }
        };
        let what = || format!("the queue {name} was not found");
        let found = self.clients.sqs.get_queue_url().queue_name(name).send().await;
        let found = found.map_err(|error| Failure::call(what(), &error))?;
        let missing = || Failure::Call { what: what(), problem: "no URL was answered".to_owned() };
        found.queue_url.ok_or_else(missing)
    }
}
