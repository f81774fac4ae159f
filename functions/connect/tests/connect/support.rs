//! A function with keys of every kind, and the credentials that fit it.

use std::sync::Arc;

use aisle_contract::invocation::{Handshake, Verdict};
use aisle_domain::Timestamp;
use aisle_domain::identity::Principal;
use aisle_domain::ids::{AgentId, ConnectionId, ConversationId, ShopperId};
use aisle_identity::{
    JwtAlgorithm, KeyRing, MerchantJwt, Secret, agent_token, identity_hash, resume_token,
};
use aisle_memory::{ManualClock, MemoryConnections, SeededRandomness};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use connect::{AllowedOrigins, Credentials, Deps, MerchantKey};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};

pub const RESUME_KEYS: &str = "r2:resume-secret-resume-secret-resume-secret";
pub const AGENT_KEYS: &str = "a1:agent-secret-agent-secret-agent-secret-!!";
pub const IDENTITY_SECRET: &str = "identity-secret-identity-secret-identity";
pub const JWT_SECRET: &str = "jwt-secret-jwt-secret-jwt-secret-jwt-secret";
pub const ISSUER: &str = "https://shop.example";
pub const AUDIENCE: &str = "aisle";
pub const RSA_PRIVATE: &str = include_str!("keys/rsa.pem");
pub const RSA_PUBLIC: &str = include_str!("keys/rsa.pub.pem");
pub const EC_PRIVATE: &str = include_str!("keys/ec.pem");
pub const EC_PUBLIC: &str = include_str!("keys/ec.pub.pem");
/// The present, in seconds since 1970.
pub const NOW: i64 = 1_795_000_000;

pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

pub fn credentials() -> Credentials {
    let jwt = MerchantJwt {
        issuer: Some(ISSUER.to_owned()),
        audience: Some(AUDIENCE.to_owned()),
        ..agreed(JwtAlgorithm::Hs256, JWT_SECRET)
    };
    Credentials {
        origins: AllowedOrigins::parse(["https://shop.example"]).unwrap(),
        resume: KeyRing::parse(RESUME_KEYS).unwrap(),
        agents: Some(KeyRing::parse(AGENT_KEYS).unwrap()),
        identity: Some(Secret::new(IDENTITY_SECRET).unwrap()),
        merchant: Some(MerchantKey::new(jwt).unwrap()),
    }
}

/// Only an algorithm and a key.
pub fn agreed(algorithm: JwtAlgorithm, key: &str) -> MerchantJwt {
    MerchantJwt { algorithm, key: key.to_owned(), issuer: None, audience: None }
}

pub fn deps_with(credentials: Credentials) -> Deps {
    let clock = Arc::new(ManualClock::new(at(NOW)));
    Deps {
        connections: Arc::new(MemoryConnections::new(clock.clone())),
        clock,
        randomness: Arc::new(SeededRandomness::new(1)),
        credentials,
    }
}

pub fn deps() -> Deps {
    deps_with(credentials())
}

pub fn offer(names: &[&str]) -> Handshake {
    Handshake {
        connection: ConnectionId::new("L0SM9cOFvHcCIhw=").unwrap(),
        origin: Some("https://shop.example".to_owned()),
        protocols: names.iter().map(|&name| name.to_owned()).collect(),
    }
}

pub fn verdict(names: &[&str]) -> Verdict {
    connect::authorize(&deps(), &offer(names))
}

pub fn conversation() -> ConversationId {
    ConversationId::from_random(42)
}

pub fn shopper() -> ShopperId {
    ShopperId::new("yusuf@shop.example").unwrap()
}

pub fn agent() -> AgentId {
    AgentId::new("mei").unwrap()
}

pub fn resume() -> String {
    resume_until(NOW + 1)
}

pub fn resume_until(second: i64) -> String {
    let keys = KeyRing::parse(RESUME_KEYS).unwrap();
    format!("aisle.resume.{}", resume_token::mint(&keys, &conversation(), at(second)))
}

pub fn agent_until(second: i64) -> String {
    let keys = KeyRing::parse(AGENT_KEYS).unwrap();
    format!("aisle.agent.{}", agent_token::mint(&keys, &agent(), at(second)))
}

pub fn hash() -> String {
    let secret = Secret::new(IDENTITY_SECRET).unwrap();
    hash_name(&shopper(), &identity_hash::mint(&secret, &shopper()))
}

pub fn hash_name(shopper: &ShopperId, hash: &str) -> String {
    format!("aisle.shopper.{}.{hash}", URL_SAFE_NO_PAD.encode(shopper.as_str()))
}

pub fn claims() -> Value {
    json!({"sub": shopper(), "exp": NOW + 300, "iat": NOW, "iss": ISSUER, "aud": AUDIENCE})
}

/// The claims with one changed; `null` takes it away.
pub fn claims_but(claim: &str, value: Value) -> Value {
    let mut claims = claims();
    if value.is_null() {
        claims.as_object_mut().unwrap().remove(claim);
    } else {
        claims[claim] = value;
    }
    claims
}

pub fn jwt(claims: &Value) -> String {
    let key = EncodingKey::from_secret(JWT_SECRET.as_bytes());
    format!("aisle.jwt.{}", encode(&Header::new(Algorithm::HS256), claims, &key).unwrap())
}

pub fn anonymous(conversation: ConversationId) -> Verdict {
    Verdict::Allow(Principal::Shopper { conversation, shopper: None })
}

pub fn known(conversation: ConversationId) -> Verdict {
    Verdict::Allow(Principal::Shopper { conversation, shopper: Some(shopper()) })
}
