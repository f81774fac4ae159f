//! Where a running platform listens: kept in its data folder for the other commands, and for
//! anybody's scripts.

use std::fs;
use std::net::SocketAddr;

use serde::{Deserialize, Serialize};

use crate::platform::PlatformError;
use crate::platform::folder::{DataPaths, write_file};

/// The stage of the WebSocket API; the protocol's version.
pub const STAGE: &str = "v1";

/// Where a platform listens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addresses {
    /// The WebSocket endpoint.
    pub socket: String,
    /// The pages, and what browsers send as `Origin`.
    pub pages: String,
    /// API Gateway's management API, with its stage.
    pub management: String,
    /// DynamoDB.
    pub dynamodb: String,
    /// SQS.
    pub sqs: String,
    /// EventBridge.
    pub eventbridge: String,
    /// Lambda's Invoke API, and the Runtime API.
    pub lambda: String,
}

impl Addresses {
    pub(crate) fn new(
        http: SocketAddr,
        dynamodb: SocketAddr,
        sqs: SocketAddr,
        eventbridge: SocketAddr,
        lambda: SocketAddr,
    ) -> Self {
        Self {
            socket: format!("ws://{http}/"),
            pages: format!("http://{http}"),
            management: format!("http://{http}/{STAGE}"),
            dynamodb: format!("http://{dynamodb}"),
            sqs: format!("http://{sqs}"),
            eventbridge: format!("http://{eventbridge}"),
            lambda: format!("http://{lambda}"),
        }
    }

    /// The addresses that the last platform on a data folder wrote; it may have stopped.
    #[must_use]
    pub fn read(paths: &DataPaths) -> Option<Self> {
        serde_json::from_str(&fs::read_to_string(paths.addresses()).ok()?).ok()
    }

    pub(crate) fn write(&self, paths: &DataPaths) -> Result<(), PlatformError> {
        let path = paths.addresses();
        let text = serde_json::to_string_pretty(self).map_err(|error| PlatformError::Spoilt {
            path: path.clone(),
            problem: error.to_string(),
        })?;
        write_file(&path, &text, false)
    }
}
