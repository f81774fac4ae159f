//! Credentials that Aisle signs or checks with a secret of its own: resume tokens, agent tokens,
//! and the identity hash of the merchant's site. Pure: time is passed in, nothing is read.
//!
//! A crate of its own because `intake` mints what `connect` verifies, and neither function may
//! depend on the other. Of the merchant's JWT only what is agreed about it is here.

pub mod agent_token;
pub mod identity_hash;
mod key;
mod merchant_jwt;
pub mod resume_token;
mod signed;

pub use key::{KeyError, KeyRing, MIN_SECRET_BYTES, Secret, SigningKey};
pub use merchant_jwt::{JwtAlgorithm, MerchantJwt};
pub use signed::TokenError;
