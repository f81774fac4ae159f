//! Sending frames through the management endpoint of a WebSocket API.

use aisle_contract::MAX_FRAME_BYTES;
use aisle_domain::ids::ConnectionId;
use aisle_ports::{Kind, PortError, Push, Pushed};
use async_trait::async_trait;
use aws_sdk_apigatewaymanagement::Client;
use aws_sdk_apigatewaymanagement::primitives::Blob;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;

use crate::failure::port_error;

/// The way to the screens through API Gateway.
#[derive(Debug, Clone)]
pub struct GatewayPush(Client);

impl GatewayPush {
    /// Through a client of the management endpoint.
    #[must_use]
    pub const fn new(client: Client) -> Self {
        Self(client)
    }
}

#[async_trait]
impl Push for GatewayPush {
    async fn push(&self, connection: &ConnectionId, frame: &str) -> Result<Pushed, PortError> {
        const PORT: &str = "push.push";
        if frame.len() > MAX_FRAME_BYTES {
            let text = format!("a frame of {} bytes is over {MAX_FRAME_BYTES}", frame.len());
            return Err(PortError::new(Kind::Invalid, PORT, text));
        }
        let posted = self
            .0
            .post_to_connection()
            .connection_id(connection.as_str())
            .data(Blob::new(frame.as_bytes()))
            .send()
            .await;
        match posted {
            Ok(_) => Ok(Pushed::Accepted),
            Err(error) if is_gone(&error) => Ok(Pushed::Gone),
            Err(error) => Err(port_error(PORT, &error)),
        }
    }

    async fn close(&self, connection: &ConnectionId) -> Result<(), PortError> {
        let deleted = self.0.delete_connection().connection_id(connection.as_str()).send().await;
        match deleted {
            Err(error) if !is_gone(&error) => Err(port_error("push.close", &error)),
            _ => Ok(()),
        }
    }
}

/// Whether the gateway says that there is no such connection (any more).
fn is_gone<E>(error: &SdkError<E, HttpResponse>) -> bool {
    error.raw_response().is_some_and(|response| response.status().as_u16() == 410)
}
