//! What is agreed with the merchant's site about the JWTs that it signs. Checking one is the
//! `connect` function's business.

use std::fmt;

/// How the merchant's site signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JwtAlgorithm {
    /// HMAC with SHA-256; the key is a shared secret.
    Hs256,
    /// RSA with SHA-256; the key is a public one, in PEM.
    Rs256,
    /// ECDSA on P-256 with SHA-256; the key is a public one, in PEM.
    Es256,
}

/// What is agreed. `Debug` does not show the key.
#[derive(Clone, PartialEq, Eq)]
pub struct MerchantJwt {
    /// The only algorithm that is accepted.
    pub algorithm: JwtAlgorithm,
    /// The shared secret, or the public key in PEM.
    pub key: String,
    /// The `iss` that a token must have, if that is agreed.
    pub issuer: Option<String>,
    /// The `aud` that a token must be for, if that is agreed.
    pub audience: Option<String>,
}

impl fmt::Debug for MerchantJwt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MerchantJwt")
            .field("algorithm", &self.algorithm)
            .field("issuer", &self.issuer)
            .field("audience", &self.audience)
            .finish_non_exhaustive()
    }
}
