//! The identity hash: HMAC-SHA256 of the shopper's id under a secret that only the merchant's
//! server and Aisle know, in hex. It does not expire; who wants that uses a JWT.

use aisle_domain::ids::ShopperId;
use hmac::Mac;
use subtle::ConstantTimeEq;

use crate::key::Secret;
use crate::signed::keyed;

/// Length of a hash, in hex digits.
pub const HEX_CHARS: usize = 64;

/// The hash that vouches for a shopper: 64 lower-case hex digits.
#[must_use]
pub fn mint(secret: &Secret, shopper: &ShopperId) -> String {
    let Some(mac) = keyed(secret, &[shopper.as_str().as_bytes()]) else { return String::new() };
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a hash, in lower or upper case, vouches for a shopper.
#[must_use]
pub fn verify(secret: &Secret, shopper: &ShopperId, hash: &str) -> bool {
    let expected = mint(secret, shopper);
    expected.len() == HEX_CHARS
        && bool::from(hash.to_ascii_lowercase().as_bytes().ct_eq(expected.as_bytes()))
}
