//! The secrets of a local platform: made at its first start and kept in its data folder, for its
//! owner's eyes. They sign resume tokens and agent tokens and vouch for shoppers.

use std::fmt;
use std::fs;
use std::io;

use aisle_identity::{KeyError, KeyRing, Secret};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::platform::PlatformError;
use crate::platform::folder::{DataPaths, write_file};

/// The secrets. `Debug` shows none of them.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Secrets {
    /// Keys of resume tokens, as `name:secret`.
    pub resume_keys: String,
    /// Keys of agent tokens, as `name:secret`.
    pub agent_keys: String,
    /// Secret of the identity hash.
    pub identity_secret: String,
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets(..)")
    }
}

impl Secrets {
    fn generate() -> Self {
        // Two version 4 UUIDs are 244 random bits of the operating system.
        let secret = || format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple());
        Self {
            resume_keys: format!("r1:{}", secret()),
            agent_keys: format!("a1:{}", secret()),
            identity_secret: secret(),
        }
    }

    /// Reads the secrets of a data folder.
    ///
    /// # Errors
    /// [`PlatformError`] when there are none, or they are spoilt.
    pub fn read(paths: &DataPaths) -> Result<Self, PlatformError> {
        let path = paths.secrets();
        let text = fs::read_to_string(&path)
            .map_err(|source| PlatformError::Folder { path: path.clone(), source })?;
        // The parser's message could repeat a secret.
        let spoilt = |problem: &str| PlatformError::Spoilt {
            path: path.clone(),
            problem: problem.to_owned(),
        };
        let secrets: Self =
            serde_json::from_str(&text).map_err(|_| spoilt("is not the JSON that was written"))?;
        secrets.check().map_err(|error| spoilt(&error.to_string()))?;
        Ok(secrets)
    }

    /// The secrets of a data folder; made when there are none.
    ///
    /// # Errors
    /// [`PlatformError`] when they are spoilt, or cannot be written.
    pub fn read_or_generate(paths: &DataPaths) -> Result<Self, PlatformError> {
        match Self::read(paths) {
            Err(PlatformError::Folder { source, .. })
                if source.kind() == io::ErrorKind::NotFound =>
            {
                let secrets = Self::generate();
                let text = serde_json::to_string_pretty(&secrets).map_err(|error| {
                    PlatformError::Spoilt { path: paths.secrets(), problem: error.to_string() }
                })?;
                write_file(&paths.secrets(), &text, true)?;
                Ok(secrets)
            }
            other => other,
        }
    }

    fn check(&self) -> Result<(), KeyError> {
        KeyRing::parse(&self.resume_keys)?;
        KeyRing::parse(&self.agent_keys)?;
        Secret::new(self.identity_secret.as_str()).map(drop)
    }
}
