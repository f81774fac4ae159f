//! A WebSocket API of Amazon API Gateway in one process: handshake with a REQUEST authorizer,
//! routes to functions, limits and close codes, and the `@connections` management API.
//! Nothing here knows what the functions do; they are reached through [`emulator_lambda::Invoke`].
//!
//! ```no_run
//! use std::sync::Arc;
//! use emulator_gateway::{Config, Gateway, Integration};
//! # async fn start(functions: Arc<dyn emulator_lambda::Invoke>) -> std::io::Result<()> {
//! let config = Config::new("local", "dev")
//!     .authorizer("connect")
//!     .route("$connect", Integration::function("connect"))
//!     .route("$disconnect", Integration::function("connect"))
//!     .route("ping", Integration::mock(r#"{"type":"pong"}"#))
//!     .route("$default", Integration::two_way("intake"));
//! let gateway = Gateway::new(config, functions);
//! let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
//! gateway.serve(listener, async { drop(tokio::signal::ctrl_c().await) }).await
//! # }
//! ```
//!
//! # What is modelled
//! - The route selection expression `$request.body.type`; `$default` for what does not match.
//! - `$connect` holds the handshake until its function answered. The connection can be posted to
//!   only after that. `$disconnect` is best effort.
//! - The authorizer's context comes with every later event in `requestContext.authorizer`, its
//!   values as strings.
//! - Frames of one client run at the same time, up to [`Limits::in_flight`]; then the socket is
//!   not read.
//! - The limits in [`Limits`] with their close codes: 1003 binary, 1007 not UTF-8, 1009 too big,
//!   1001 idle or too old.
//! - `@connections`: POST, GET and DELETE with errors that the SDK types.
//!
//! # What differs from AWS
//! - Signatures are not checked, only that there is one: listen on the loopback interface.
//! - A throttled function is told to the client as `Too Many Requests`; AWS has been seen to say
//!   `Internal server error` there. A client must be ready for both.
//! - The integration time-out is told as `Internal server error`, too.
//! - A client that does not take what is written to it within [`Limits::write_timeout`] is closed.
//!   AWS notices it only when the connection is idle for too long.
//! - There is one stage; no API keys, mapping templates, `$default` overrides per route, IAM
//!   authorizers or conditions in the authorizer's policy (a policy with one is refused).
//! - DELETE closes with 1000. The code that AWS uses is not documented.

mod authorizer;
mod config;
mod connection;
mod connections;
mod event;
mod gateway;
mod handshake;
mod identifier;
mod integration;
mod management;
mod message;
mod outbox;
mod rate;
mod socket;

pub use config::{Config, Integration, Limits};
pub use connections::{Connections, Posted};
pub use gateway::Gateway;
