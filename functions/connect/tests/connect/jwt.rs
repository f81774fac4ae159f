//! The merchant's JWT, forged in the ways that libraries have fallen for.

use aisle_contract::invocation::Verdict;
use aisle_identity::JwtAlgorithm;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use connect::{Credentials, MerchantKey, MerchantKeyError};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};

use crate::support::{
    AUDIENCE, EC_PRIVATE, EC_PUBLIC, ISSUER, JWT_SECRET, NOW, RSA_PRIVATE, RSA_PUBLIC, agreed,
    claims, claims_but, conversation, credentials, deps_with, jwt, known, offer, resume, verdict,
};

fn signed(algorithm: Algorithm, key: &EncodingKey) -> String {
    encode(&Header::new(algorithm), &claims(), key).unwrap()
}

fn part(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

/// What a function says that has only this merchant key.
fn with_key(algorithm: JwtAlgorithm, key: &str, token: &str) -> Verdict {
    let key = MerchantKey::new(agreed(algorithm, key)).unwrap();
    let deps = deps_with(Credentials { merchant: Some(key), ..credentials() });
    let name = format!("aisle.jwt.{token}");
    connect::authorize(&deps, &offer(&["aisle.v1", &resume(), &name]))
}

#[test]
fn all_three_algorithms_are_understood() {
    let rsa = EncodingKey::from_rsa_pem(RSA_PRIVATE.as_bytes()).unwrap();
    let ec = EncodingKey::from_ec_pem(EC_PRIVATE.as_bytes()).unwrap();
    let hmac = EncodingKey::from_secret(JWT_SECRET.as_bytes());
    for (algorithm, key, token) in [
        (JwtAlgorithm::Rs256, RSA_PUBLIC, signed(Algorithm::RS256, &rsa)),
        (JwtAlgorithm::Es256, EC_PUBLIC, signed(Algorithm::ES256, &ec)),
        (JwtAlgorithm::Hs256, JWT_SECRET, signed(Algorithm::HS256, &hmac)),
    ] {
        assert_eq!(with_key(algorithm, key, &token), known(conversation()), "{algorithm:?}");
    }
}

#[test]
fn a_public_key_is_never_taken_for_a_shared_secret() {
    for (algorithm, public) in [(JwtAlgorithm::Rs256, RSA_PUBLIC), (JwtAlgorithm::Es256, EC_PUBLIC)]
    {
        for secret in [public.as_bytes(), public.trim().as_bytes()] {
            let token = signed(Algorithm::HS256, &EncodingKey::from_secret(secret));
            assert_eq!(with_key(algorithm, public, &token), Verdict::Forbidden);
        }
        let hs256 = MerchantKey::new(agreed(JwtAlgorithm::Hs256, public));
        assert_eq!(hs256.err(), Some(MerchantKeyError::NotSecret));
    }
}

#[test]
fn another_algorithm_than_the_configured_one_is_forbidden() {
    let rsa = EncodingKey::from_rsa_pem(RSA_PRIVATE.as_bytes()).unwrap();
    for algorithm in [Algorithm::RS384, Algorithm::RS512, Algorithm::PS256] {
        let token = signed(algorithm, &rsa);
        assert_eq!(with_key(JwtAlgorithm::Rs256, RSA_PUBLIC, &token), Verdict::Forbidden);
    }
    let hmac = EncodingKey::from_secret(JWT_SECRET.as_bytes());
    for algorithm in [Algorithm::HS384, Algorithm::HS512] {
        let token = signed(algorithm, &hmac);
        assert_eq!(with_key(JwtAlgorithm::Hs256, JWT_SECRET, &token), Verdict::Forbidden);
    }
}

#[test]
fn forged_jwts_are_forbidden() {
    let good = jwt(&claims());
    let good = good.strip_prefix("aisle.jwt.").unwrap();
    let [header, body, signature] = good.split('.').collect::<Vec<_>>()[..] else { panic!() };
    let swapped = part(&claims_but("sub", json!("somebody-else")));
    let none = |alg: &str| part(&json!({"alg": alg, "typ": "JWT"}));
    let other = EncodingKey::from_secret(&[b'x'; 40]);
    let critical = {
        let mut header = Header::new(Algorithm::HS256);
        header.crit = Some(vec!["exp".to_owned()]);
        encode(&header, &claims(), &EncodingKey::from_secret(JWT_SECRET.as_bytes())).unwrap()
    };
    let tokens = [
        String::new(),
        ".".to_owned(),
        "..".to_owned(),
        "a.b.c".to_owned(),
        good[..good.len() - 1].to_owned(),
        format!("{header}.{body}"),
        format!("{header}.{body}."),
        format!("{header}.{swapped}.{signature}"),
        format!("{}.{body}.", none("none")),
        format!("{}.{body}.{signature}", none("none")),
        format!("{}.{body}.", none("None")),
        format!("{}.{body}.{signature}", none("RS256")),
        format!("{good}.{signature}"),
        signed(Algorithm::HS256, &other),
        critical,
    ];
    for token in tokens {
        let name = format!("aisle.jwt.{token}");
        assert_eq!(verdict(&["aisle.v1", &name]), Verdict::Forbidden, "{token}");
    }
}

#[test]
fn claims_must_be_as_agreed() {
    let cases = [
        ("exp", json!(null), Verdict::Forbidden),
        ("exp", json!("tomorrow"), Verdict::Forbidden),
        ("exp", json!(1e300), Verdict::Forbidden),
        ("exp", json!(NOW - 60), Verdict::Unauthorized),
        ("exp", json!(0), Verdict::Unauthorized),
        ("exp", json!(i64::MIN), Verdict::Unauthorized),
        ("iat", json!(NOW + 61), Verdict::Forbidden),
        ("iat", json!("now"), Verdict::Forbidden),
        ("nbf", json!(NOW + 61), Verdict::Forbidden),
        ("iss", json!(null), Verdict::Forbidden),
        ("iss", json!("https://shop.example.evil"), Verdict::Forbidden),
        ("iss", json!([ISSUER]), Verdict::Forbidden),
        ("aud", json!(null), Verdict::Forbidden),
        ("aud", json!("other"), Verdict::Forbidden),
        ("aud", json!(["other"]), Verdict::Forbidden),
        ("aud", json!({ AUDIENCE: true }), Verdict::Forbidden),
        ("sub", json!(null), Verdict::Forbidden),
        ("sub", json!(""), Verdict::Forbidden),
        ("sub", json!(17), Verdict::Forbidden),
        ("sub", json!("a b"), Verdict::Forbidden),
        ("sub", json!("x".repeat(129)), Verdict::Forbidden),
    ];
    for (claim, value, expected) in cases {
        let token = jwt(&claims_but(claim, value.clone()));
        assert_eq!(verdict(&["aisle.v1", &token]), expected, "{claim}: {value}");
    }
    // Out of date and wrong besides: no renewing would help.
    let mut claims = claims_but("exp", json!(0));
    claims["aud"] = json!("other");
    assert_eq!(verdict(&["aisle.v1", &jwt(&claims)]), Verdict::Forbidden);
}

#[test]
fn a_key_must_be_of_its_algorithms_kind() {
    let cases = [
        (JwtAlgorithm::Hs256, "short", MerchantKeyError::NotSecret),
        (JwtAlgorithm::Rs256, "not PEM", MerchantKeyError::NotPublicKey),
        (JwtAlgorithm::Rs256, EC_PUBLIC, MerchantKeyError::NotPublicKey),
        (JwtAlgorithm::Es256, RSA_PUBLIC, MerchantKeyError::NotPublicKey),
    ];
    for (algorithm, key, expected) in cases {
        let refused = MerchantKey::new(agreed(algorithm, key)).err();
        assert_eq!(refused, Some(expected), "{algorithm:?}");
    }
}
