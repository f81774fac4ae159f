//! The `connect` function: who is let in (the authorizer of `$connect`), what the handshake is
//! answered with, and forgetting connections that are gone. No Lambda type here.

mod deps;
mod error;
mod handler;
mod merchant_key;
mod offer;
mod origin;

pub use deps::{Credentials, Deps};
pub use error::{Error, Refusal};
pub use handler::{authorize, connected, disconnected};
pub use merchant_key::{MerchantKey, MerchantKeyError};
pub use offer::MAX_OFFER_BYTES;
pub use origin::{AllowedOrigins, OriginError};
