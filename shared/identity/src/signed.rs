//! The form that all our tokens share: base64url without padding, so that a token may stand in a
//! header as it is, over
//!
//! | bytes | what |
//! |---|---|
//! | 1 | version, 1 |
//! | 1, n | length of the key's name, the name |
//! | 8 | instant of expiry, seconds since 1970, big endian |
//! | rest | the subject |
//! | 32 | HMAC-SHA256 over the purpose, a zero byte, and all of the above |
//!
//! The purpose is not in the token: a token for one purpose is a forgery for every other.

use aisle_domain::Timestamp;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::key::{KeyRing, Secret};

const VERSION: u8 = 1;
const MAC_BYTES: usize = 32;
/// The longest token, in characters.
const MAX_CHARS: usize = 512;

/// Why a token is not accepted. Never repeats any of the token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// Not a token of ours at all, or of a version we do not know.
    #[error("not a token of this system")]
    Malformed,
    /// Signed by a key that we do not have, or no longer.
    #[error("signed by a key that is not known here")]
    UnknownKey,
    /// The signature does not fit.
    #[error("the signature does not fit")]
    Forged,
    /// It was good once; get a new one.
    #[error("expired; get a new one")]
    Expired,
}

/// What a token is for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Purpose {
    Resume,
    Agent,
}

impl Purpose {
    const fn tag(self) -> &'static [u8] {
        match self {
            Self::Resume => b"aisle.resume",
            Self::Agent => b"aisle.agent",
        }
    }
}

/// The keyed hash of some parts. Any key length does, so it cannot fail in fact.
pub(crate) fn keyed(secret: &Secret, parts: &[&[u8]]) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.expose()).ok()?;
    for part in parts {
        mac.update(part);
    }
    Some(mac)
}

pub(crate) fn sign(keys: &KeyRing, purpose: Purpose, subject: &str, expires: Timestamp) -> String {
    let key = keys.current();
    let id = key.id().as_bytes();
    let mut bytes = vec![VERSION, u8::try_from(id.len()).unwrap_or(u8::MAX)];
    bytes.extend_from_slice(id);
    bytes.extend_from_slice(&expires.as_second().to_be_bytes());
    bytes.extend_from_slice(subject.as_bytes());
    if let Some(mac) = keyed(key.secret(), &[purpose.tag(), &[0], &bytes]) {
        bytes.extend_from_slice(&mac.finalize().into_bytes());
    }
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The subject of a token. The signature is checked before anything the token says is believed,
/// its expiry included; the comparison takes the same time wherever the difference is.
pub(crate) fn verify(
    keys: &KeyRing,
    purpose: Purpose,
    token: &str,
    now: Timestamp,
) -> Result<String, TokenError> {
    if token.len() > MAX_CHARS {
        return Err(TokenError::Malformed);
    }
    let bytes = URL_SAFE_NO_PAD.decode(token).map_err(|_| TokenError::Malformed)?;
    let (signed, mac) = bytes.split_last_chunk::<MAC_BYTES>().ok_or(TokenError::Malformed)?;
    let ([VERSION, id_length], rest) = signed.split_first_chunk().ok_or(TokenError::Malformed)?
    else {
        return Err(TokenError::Malformed);
    };
    let (id, rest) = rest.split_at_checked((*id_length).into()).ok_or(TokenError::Malformed)?;
    let (expires, subject) = rest.split_first_chunk::<8>().ok_or(TokenError::Malformed)?;
    let key = keys.find(id).ok_or(TokenError::UnknownKey)?;
    let expected = keyed(key.secret(), &[purpose.tag(), &[0], signed]).ok_or(TokenError::Forged)?;
    expected.verify_slice(mac).map_err(|_| TokenError::Forged)?;
    if now.as_second() >= i64::from_be_bytes(*expires) {
        return Err(TokenError::Expired);
    }
    String::from_utf8(subject.to_vec()).map_err(|_| TokenError::Malformed)
}
