//! Credentials that Aisle signs or checks with a secret of its own: resume tokens, agent tokens,
//! and the identity hash of the merchant's site. Pure: time is passed in, nothing is read.
//!
//! A crate of its own because `intake` mints what `connect` verifies, and neither function may
//! depend on the other. The merchant's JWT is not here: only `connect` needs it.

pub mod agent_token;
pub mod identity_hash;
mod key;
pub mod resume_token;
mod signed;

pub use key::{KeyError, KeyRing, MIN_SECRET_BYTES, Secret, SigningKey};
pub use signed::TokenError;
