//! Identifiers in API Gateway's spelling: URL-safe base64 that ends with `=`.
//! What they name is not known here.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE;

/// A new identifier of 16 characters, unique for all practical purposes.
pub(crate) fn new_identifier() -> String {
    let random = uuid::Uuid::new_v4().into_bytes();
    // 11 bytes are 15 characters and one `=`, as API Gateway's are.
    URL_SAFE.encode(&random[..11])
}

#[cfg(test)]
mod tests {
    use super::new_identifier;

    #[test]
    fn looks_like_api_gateways() {
        let id = new_identifier();
        assert_eq!(id.len(), 16);
        assert!(id.ends_with('=') && !id.ends_with("=="), "{id}");
        assert_ne!(id, new_identifier());
    }
}
