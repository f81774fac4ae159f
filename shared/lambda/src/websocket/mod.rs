//! API Gateway's WebSocket events. `request` reads them, `principal` is what the authorizer leaves
//! with a connection, `answer` writes what API Gateway takes; here each kind of event meets the
//! function that it is for.

mod answer;
mod principal;
mod request;

use aisle_contract::invocation::{Disconnect, Handshake, SocketMessage, Verdict};
use aisle_domain::identity::Principal;

pub use answer::{authorizer_answer, connect_answer, route_answer};
pub use principal::{from_context, to_context};
pub use request::SocketEvent;

use crate::{EventError, FunctionError};

/// Runs one event of the function that lets connections in: the authorizer's, `$connect`'s or
/// `$disconnect`'s. Gives what API Gateway takes.
///
/// # Errors
/// [`FunctionError`]; the one named `Unauthorized` makes API Gateway answer 401.
pub async fn run_connect<D, E>(
    payload: &[u8],
    authorize: impl FnOnce(&Handshake) -> Verdict,
    connected: impl FnOnce(&Principal) -> &'static str,
    disconnected: impl FnOnce(Disconnect) -> D,
) -> Result<Vec<u8>, FunctionError>
where
    D: Future<Output = Result<(), E>>,
    E: std::error::Error + 'static,
{
    match SocketEvent::parse(payload)? {
        SocketEvent::Authorize { handshake, method_arn } => {
            authorizer_answer(&authorize(&handshake), &method_arn)
        }
        SocketEvent::Connected { principal, .. } => Ok(connect_answer(connected(&principal))),
        SocketEvent::Disconnected(gone) => {
            disconnected(gone).await.map_err(|error| FunctionError::failed(&error))?;
            Ok(route_answer(None))
        }
        SocketEvent::Message(_) => {
            Err(EventError::Unexpected("authorizer, $connect or $disconnect").into())
        }
    }
}

/// Runs one event of a function that takes frames. What the function gives goes back to the client
/// as the route's response; `None` sends nothing.
///
/// # Errors
/// [`FunctionError`]; API Gateway then sends the client its own `Internal server error`.
pub async fn run_message<M, E>(
    payload: &[u8],
    handle: impl FnOnce(SocketMessage) -> M,
) -> Result<Vec<u8>, FunctionError>
where
    M: Future<Output = Result<Option<String>, E>>,
    E: std::error::Error + 'static,
{
    let SocketEvent::Message(message) = SocketEvent::parse(payload)? else {
        return Err(EventError::Unexpected("a message").into());
    };
    let frame = handle(message).await.map_err(|error| FunctionError::failed(&error))?;
    Ok(route_answer(frame.as_deref()))
}
