//! Where the shop is, how we show who we are, and how long we wait.

use std::fmt;
use std::time::Duration;

use reqwest::Url;

/// What an [`crate::HttpShop`] needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpShopSettings {
    /// The address before `/v1`, such as `https://shop.example.com/aisle`. Plain `http` is taken
    /// for this machine only.
    pub base: String,
    /// What the header `Authorization: Bearer …` says; `None` sends none.
    pub token: Option<Token>,
    /// How long is waited.
    pub times: Times,
}

/// How long is waited, and how often tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// To open a connection.
    pub connect: Duration,
    /// One attempt, with its answer read.
    pub attempt: Duration,
    /// A call with all its attempts.
    pub call: Duration,
    /// Attempts of one call; at least one.
    pub attempts: u32,
    /// The bound of the first pause between attempts, with full jitter; doubles after that.
    pub first_pause: Duration,
}

impl Default for Times {
    /// Within the three seconds that a shopper waits for the order book.
    fn default() -> Self {
        Self {
            connect: Duration::from_millis(500),
            attempt: Duration::from_millis(1_200),
            call: Duration::from_millis(2_800),
            attempts: 3,
            first_pause: Duration::from_millis(50),
        }
    }
}

/// A secret that shows who we are. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Takes a token of printable ASCII without spaces, at most 4096 characters.
    ///
    /// # Errors
    /// [`InvalidSettings`] for anything else; the message does not quote it.
    pub fn new(text: impl Into<String>) -> Result<Self, InvalidSettings> {
        let text = text.into();
        let fits = (1..=4_096).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
        if fits { Ok(Self(text)) } else { Err(InvalidSettings::Token) }
    }

    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Why settings cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidSettings {
    /// The address is none.
    #[error("the shop's address is not a URL; write https://host/path without query")]
    Address,
    /// The address is not safe.
    #[error("the shop's address is http and not on this machine; write https")]
    NotHttps,
    /// The token cannot be sent.
    #[error("the shop's token is not 1 to 4096 printable ASCII characters")]
    Token,
    /// The client could not be built.
    #[error("the HTTP client could not be built: {0}")]
    Client(String),
}

/// The address before `/v1`, without a slash at its end.
pub(crate) fn base(text: &str) -> Result<String, InvalidSettings> {
    let url = Url::parse(text).map_err(|_| InvalidSettings::Address)?;
    let host = url.host_str().unwrap_or_default();
    let plain = url.username().is_empty() && url.password().is_none();
    if host.is_empty() || !plain || url.query().is_some() || url.fragment().is_some() {
        return Err(InvalidSettings::Address);
    }
    match url.scheme() {
        "https" => {}
        "http" if matches!(host, "localhost" | "127.0.0.1" | "[::1]") => {}
        "http" => return Err(InvalidSettings::NotHttps),
        _ => return Err(InvalidSettings::Address),
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn addresses() {
        for (text, expected) in [
            ("https://shop.example.com", Ok("https://shop.example.com")),
            ("https://shop.example.com/aisle/", Ok("https://shop.example.com/aisle")),
            ("http://127.0.0.1:8080", Ok("http://127.0.0.1:8080")),
            ("http://localhost:8080/", Ok("http://localhost:8080")),
            ("http://shop.example.com", Err(InvalidSettings::NotHttps)),
            ("http://127.0.0.1.example.com", Err(InvalidSettings::NotHttps)),
            ("https://user:secret@shop.example.com", Err(InvalidSettings::Address)),
            ("https://shop.example.com?x=1", Err(InvalidSettings::Address)),
            ("file:///etc", Err(InvalidSettings::Address)),
            ("shop.example.com", Err(InvalidSettings::Address)),
        ] {
            assert_eq!(base(text), expected.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn a_token_is_not_shown() {
        let token = Token::new("very-secret").unwrap();
        assert!(!format!("{token:?}").contains("secret"));
        for text in ["", "a b", "a\nb", "ü"] {
            assert_eq!(Token::new(text), Err(InvalidSettings::Token));
        }
    }
}
