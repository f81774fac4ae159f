//! The merchant's JWT: a signature by the one configured algorithm and key, and the claims `sub`
//! (the shopper's id), `exp`, and `iss` and `aud` where configured. Times are compared here, with
//! the time that is passed in, so that nothing looks at a wall clock.

use std::fmt;

use aisle_domain::Timestamp;
use aisle_domain::ids::ShopperId;
use aisle_identity::{JwtAlgorithm, MIN_SECRET_BYTES, MerchantJwt};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde_json::{Map, Value};

use crate::Refusal;

/// How far the merchant's clock may be from ours, in seconds.
const LEEWAY_SECONDS: i64 = 60;

/// The key does not fit its algorithm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MerchantKeyError {
    /// A shared secret that can be guessed, or a public key, which is no secret.
    #[error(
        "the merchant's JWT: the key of HS256 is a secret of at least 32 bytes, not a public key"
    )]
    NotSecret,
    /// Not a public key of the kind.
    #[error("the merchant's JWT: the key of RS256 or ES256 is the public key of that kind, in PEM")]
    NotPublicKey,
}

/// The key that the merchant's site signs with, or its public half, and what is agreed besides.
#[derive(Clone)]
pub struct MerchantKey {
    key: DecodingKey,
    validation: Validation,
    agreed: MerchantJwt,
}

impl fmt::Debug for MerchantKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("MerchantKey").field(&self.agreed).finish()
    }
}

impl MerchantKey {
    /// A key for one algorithm; a token that names another is a forgery.
    ///
    /// # Errors
    /// [`MerchantKeyError`] when the key is not of the algorithm's kind.
    pub fn new(agreed: MerchantJwt) -> Result<Self, MerchantKeyError> {
        let bytes = agreed.key.as_bytes();
        let not_public = |_| MerchantKeyError::NotPublicKey;
        let (algorithm, key) = match agreed.algorithm {
            // A public key taken for a shared secret is one that anybody can sign with.
            JwtAlgorithm::Hs256
                if bytes.len() < MIN_SECRET_BYTES
                    || bytes.trim_ascii_start().starts_with(b"-----BEGIN") =>
            {
                return Err(MerchantKeyError::NotSecret);
            }
            JwtAlgorithm::Hs256 => (Algorithm::HS256, DecodingKey::from_secret(bytes)),
            JwtAlgorithm::Rs256 => {
                (Algorithm::RS256, DecodingKey::from_rsa_pem(bytes).map_err(not_public)?)
            }
            JwtAlgorithm::Es256 => {
                (Algorithm::ES256, DecodingKey::from_ec_pem(bytes).map_err(not_public)?)
            }
        };
        // Claims are checked below, by the time that is passed in.
        let mut validation = Validation::new(algorithm);
        validation.required_spec_claims.clear();
        validation.validate_exp = false;
        validation.validate_nbf = false;
        validation.validate_aud = false;
        Ok(Self { key, validation, agreed })
    }

    /// The shopper whom a JWT vouches for.
    pub(crate) fn verify(&self, jwt: &str, now: Timestamp) -> Result<ShopperId, Refusal> {
        let header = decode_header(jwt).map_err(|_| Refusal::Jwt)?;
        // RFC 7515: who does not understand a critical extension must refuse. We know none.
        if header.crit.is_some() {
            return Err(Refusal::Jwt);
        }
        let claims = decode::<Map<String, Value>>(jwt, &self.key, &self.validation)
            .map_err(|_| Refusal::Jwt)?
            .claims;
        let now = now.as_second();
        let seconds = |claim| match claims.get(claim) {
            None => Ok(None),
            Some(value) => whole_seconds(value).map(Some).ok_or(Refusal::JwtClaim(claim)),
        };
        let expires = seconds("exp")?.ok_or(Refusal::JwtClaim("exp"))?;
        for claim in ["iat", "nbf"] {
            if seconds(claim)?.is_some_and(|begin| begin > now.saturating_add(LEEWAY_SECONDS)) {
                return Err(Refusal::JwtClaim(claim));
            }
        }
        if let Some(issuer) = &self.agreed.issuer
            && claims.get("iss").and_then(Value::as_str) != Some(issuer)
        {
            return Err(Refusal::JwtClaim("iss"));
        }
        if let Some(audience) = &self.agreed.audience
            && !claims.get("aud").is_some_and(|named| names(named, audience))
        {
            return Err(Refusal::JwtClaim("aud"));
        }
        let shopper = claims.get("sub").and_then(Value::as_str).ok_or(Refusal::JwtClaim("sub"))?;
        let shopper = ShopperId::new(shopper).map_err(|_| Refusal::JwtClaim("sub"))?;
        // Last, so that only a token which was good once is told to be renewed.
        if now >= expires.saturating_add(LEEWAY_SECONDS) {
            return Err(Refusal::JwtExpired);
        }
        Ok(shopper)
    }
}

/// A NumericDate (RFC 7519), which may have a fraction; that is cut off.
fn whole_seconds(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| {
        let number = value.as_number()?.to_string();
        let (whole, fraction) = number.split_once('.')?;
        fraction.bytes().all(|b| b.is_ascii_digit()).then(|| whole.parse().ok())?
    })
}

/// Whether `aud`, a text or a list of them, names an audience.
fn names(named: &Value, audience: &str) -> bool {
    match named {
        Value::String(one) => one == audience,
        Value::Array(several) => several.iter().any(|one| one.as_str() == Some(audience)),
        _ => false,
    }
}
