//! Signing in by the merchant's own JWT, over a real socket, in process and through the binaries.

use aisle::{FunctionsMode, Options, Platform, PlatformError};
use aisle_domain::Timestamp;
use aisle_identity::{JwtAlgorithm, MerchantJwt};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::json;
use tempfile::tempdir;
use tokio_tungstenite::tungstenite::Error;

use crate::client::{Shopper, Socket, card};
use crate::functions_as_processes::build;
use crate::options;

const PRIVATE: &[u8] = include_bytes!("../../../../functions/connect/tests/connect/keys/ec.pem");
const PUBLIC: &str = include_str!("../../../../functions/connect/tests/connect/keys/ec.pub.pem");

fn agreed() -> MerchantJwt {
    MerchantJwt {
        algorithm: JwtAlgorithm::Es256,
        key: PUBLIC.to_owned(),
        issuer: Some("https://shop.example".to_owned()),
        audience: Some("aisle".to_owned()),
    }
}

/// The list of a client whom the merchant's site vouches for.
fn vouched(audience: &str) -> String {
    let exp = Timestamp::now().as_second() + 60;
    let claims = json!({"sub": "sam", "exp": exp, "iss": "https://shop.example", "aud": audience});
    let key = EncodingKey::from_ec_pem(PRIVATE).unwrap();
    let jwt = encode(&Header::new(Algorithm::ES256), &claims, &key).unwrap();
    format!("aisle.v1, aisle.jwt.{jwt}")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shopper_signs_in_by_jwt_whoever_runs_the_functions() {
    build();
    for functions in [FunctionsMode::InProcess, FunctionsMode::Process] {
        let data = tempdir().unwrap();
        let options = Options { functions, jwt: Some(agreed()), ..options(&data) };
        let platform = Platform::start(options).await.unwrap();
        let url = &platform.addresses().socket;
        let mut sam = Shopper::connect(url, &vouched("aisle")).await;
        sam.start("en").await;
        // Sam's own order, for which nothing else is shown.
        let answer = sam.ask("where is my order AC104233?").await;
        assert_eq!(card(&answer), Some("AC104233"), "{functions:?}: {answer:?}");
        let refused = Socket::open(url, &vouched("another site"), None).await;
        let Err(Error::Http(response)) = refused else { panic!("let in: {functions:?}") };
        assert_eq!(response.status(), 403, "{functions:?}");
        platform.shutdown().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_of_another_kind_is_told_at_once() {
    let data = tempdir().unwrap();
    let jwt = Some(MerchantJwt { algorithm: JwtAlgorithm::Hs256, ..agreed() });
    for functions in [FunctionsMode::InProcess, FunctionsMode::Process] {
        let options = Options { functions, jwt: jwt.clone(), ..options(&data) };
        let refused = Platform::start(options).await.err();
        assert!(matches!(refused, Some(PlatformError::Jwt(_))), "{refused:?}");
    }
}
