//! Which sites may embed the chat, by the `Origin` header that browsers send and scripts of a page
//! cannot change. Programs other than browsers send none, or what they like: this protects the
//! shoppers of other sites, not the server.

use std::collections::BTreeSet;

/// The longest origin, in bytes.
const MAX_BYTES: usize = 300;

/// Why a text is not an origin.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OriginError {
    /// Not of the form.
    #[error("`{0}` is not an origin: write scheme://host or scheme://host:port, without a path")]
    Shape(String),
    /// None at all.
    #[error("name at least one origin, or `*` for local use")]
    Empty,
}

/// The sites that may embed the chat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AllowedOrigins {
    /// All; for local use only.
    Any,
    /// These, exactly.
    Listed(BTreeSet<String>),
}

impl AllowedOrigins {
    /// From a list of origins, or of `*` alone.
    ///
    /// # Errors
    /// [`OriginError`] when one is not of the form `scheme://host[:port]`.
    pub fn parse(origins: impl IntoIterator<Item = impl AsRef<str>>) -> Result<Self, OriginError> {
        let origins: Vec<_> = origins.into_iter().map(|o| o.as_ref().trim().to_owned()).collect();
        if origins == ["*"] {
            return Ok(Self::Any);
        }
        if origins.is_empty() {
            return Err(OriginError::Empty);
        }
        let listed = origins.iter().map(|origin| normal_form(origin)).collect::<Result<_, _>>()?;
        Ok(Self::Listed(listed))
    }

    /// Whether a handshake with this `Origin` may go on. Without one it is not a browser.
    #[must_use]
    pub fn allows(&self, origin: Option<&str>) -> bool {
        match (self, origin) {
            (Self::Any, _) | (_, None) => true,
            (Self::Listed(listed), Some(origin)) => listed.contains(origin),
        }
    }
}

/// Browsers send scheme and host in lower case and leave a default port out.
fn normal_form(text: &str) -> Result<String, OriginError> {
    let refuse = || OriginError::Shape(text.chars().take(MAX_BYTES).collect());
    let origin = text.to_ascii_lowercase();
    let (scheme, authority) = origin.split_once("://").ok_or_else(refuse)?;
    let default_port = match scheme {
        "https" => ":443",
        "http" => ":80",
        _ => "",
    };
    let authority = match authority.strip_suffix(default_port) {
        Some(host) if !default_port.is_empty() => host,
        _ => authority,
    };
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._:[]".contains(c);
    let fits = !scheme.is_empty()
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        && !authority.is_empty()
        && origin.len() <= MAX_BYTES
        && authority.chars().all(allowed);
    if fits { Ok(format!("{scheme}://{authority}")) } else { Err(refuse()) }
}
