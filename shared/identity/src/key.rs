//! Secrets and the keys made of them. None of them shows itself in `Debug`.

use std::fmt;

/// The shortest secret, in bytes: as long as what HMAC-SHA256 gives.
pub const MIN_SECRET_BYTES: usize = 32;
/// The longest secret, in bytes.
const MAX_SECRET_BYTES: usize = 1024;
/// The longest name of a key, in bytes.
const MAX_ID_BYTES: usize = 16;
/// How many keys are accepted at once.
const MAX_KEYS: usize = 4;

/// Why a text is not a secret or a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Too short to be safe, or longer than any secret.
    #[error("a secret has 32 to 1024 bytes; make one with `openssl rand -hex 32`")]
    SecretLength,
    /// The name of a key.
    #[error("a key's name has 1 to 16 letters, digits, `_` or `-`")]
    Id,
    /// Not `name:secret`.
    #[error("write each key as `name:secret`, several separated by commas, the newest first")]
    Shape,
    /// Two keys of one name, none, or too many.
    #[error("give 1 to 4 keys, each with a name of its own")]
    Count,
}

/// Bytes that nobody else knows.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// A secret from its text, taken as it is.
    ///
    /// # Errors
    /// [`KeyError::SecretLength`] unless it has 32 to 1024 bytes.
    pub fn new(text: impl Into<Vec<u8>>) -> Result<Self, KeyError> {
        let bytes = text.into();
        if (MIN_SECRET_BYTES..=MAX_SECRET_BYTES).contains(&bytes.len()) {
            Ok(Self(bytes))
        } else {
            Err(KeyError::SecretLength)
        }
    }

    /// The bytes, for a computation with them; never for a log.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// A named secret that signs tokens. The name travels in the token, so that keys can be changed.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningKey {
    id: String,
    secret: Secret,
}

impl SigningKey {
    /// A key.
    ///
    /// # Errors
    /// [`KeyError::Id`] unless the name has 1 to 16 letters, digits, `_` or `-`.
    pub fn new(id: impl Into<String>, secret: Secret) -> Result<Self, KeyError> {
        let id = id.into();
        let fits = (1..=MAX_ID_BYTES).contains(&id.len())
            && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
        if fits { Ok(Self { id, secret }) } else { Err(KeyError::Id) }
    }

    /// The key's name.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    pub(crate) const fn secret(&self) -> &Secret {
        &self.secret
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("id", &self.id).finish_non_exhaustive()
    }
}

/// The key that signs, and older ones that are still accepted. To change keys, put the new one in
/// front and take the old one away when the last token that it signed has expired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRing {
    current: SigningKey,
    previous: Vec<SigningKey>,
}

impl KeyRing {
    /// A ring of one key.
    #[must_use]
    pub const fn single(key: SigningKey) -> Self {
        Self { current: key, previous: Vec::new() }
    }

    /// Reads `name:secret,name:secret`, the key that signs first.
    ///
    /// # Errors
    /// [`KeyError`], which never repeats any of the text.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let mut keys = Vec::new();
        for key in text.split(',').map(str::trim) {
            let (id, secret) = key.split_once(':').ok_or(KeyError::Shape)?;
            let key = SigningKey::new(id, Secret::new(secret)?)?;
            if keys.len() == MAX_KEYS || keys.iter().any(|k: &SigningKey| k.id == key.id) {
                return Err(KeyError::Count);
            }
            keys.push(key);
        }
        let current = if keys.is_empty() { None } else { Some(keys.remove(0)) };
        Ok(Self { current: current.ok_or(KeyError::Count)?, previous: keys })
    }

    /// The key that signs.
    #[must_use]
    pub const fn current(&self) -> &SigningKey {
        &self.current
    }

    pub(crate) fn find(&self, id: &[u8]) -> Option<&SigningKey> {
        std::iter::once(&self.current).chain(&self.previous).find(|key| key.id.as_bytes() == id)
    }
}
