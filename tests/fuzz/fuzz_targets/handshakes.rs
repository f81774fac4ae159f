//! Who is let in. The first line is the `Origin` (none if empty), the second the list of
//! sub-protocols, in which `{resume}`, `{agent}`, `{jwt}` and `{hash}` stand for good tokens. Nobody
//! is somebody without having shown for it.

#![no_main]

use std::sync::{Arc, LazyLock};

use aisle_contract::invocation::{Handshake, Verdict};
use aisle_domain::Timestamp;
use aisle_domain::identity::Principal;
use aisle_domain::ids::{AgentId, ConnectionId, ConversationId, ShopperId};
use aisle_identity::{
    JwtAlgorithm, KeyRing, MerchantJwt, Secret, agent_token, identity_hash, resume_token,
};
use aisle_memory::{ManualClock, MemoryConnections, SeededRandomness};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use connect::{AllowedOrigins, Credentials, Deps, MerchantKey, authorize, connected};
use libfuzzer_sys::fuzz_target;

const SECRET: &str = "0123456789abcdef0123456789abcdef";
const ORIGIN: &str = "https://shop.example";

struct Tokens {
    resume: String,
    agent: String,
    jwt: String,
    hash: String,
}

fn now() -> Timestamp {
    Timestamp::from_second(1_800_000_000).unwrap()
}

static TOKENS: LazyLock<Tokens> = LazyLock::new(|| {
    let later = Timestamp::from_second(now().as_second() + 600).unwrap();
    let keys = KeyRing::parse(&format!("k1:{SECRET}")).unwrap();
    let shopper = ShopperId::new("user-17").unwrap();
    let claims = serde_json::json!({"sub": "user-17", "exp": later.as_second()});
    let key = jsonwebtoken::EncodingKey::from_secret(SECRET.as_bytes());
    Tokens {
        resume: resume_token::mint(&keys, &ConversationId::new("c-1").unwrap(), later),
        agent: agent_token::mint(&keys, &AgentId::new("ada").unwrap(), later),
        jwt: jsonwebtoken::encode(&jsonwebtoken::Header::default(), &claims, &key).unwrap(),
        hash: format!(
            "{}.{}",
            URL_SAFE_NO_PAD.encode("user-17"),
            identity_hash::mint(&Secret::new(SECRET).unwrap(), &shopper)
        ),
    }
});

static DEPS: LazyLock<Deps> = LazyLock::new(|| {
    let clock = Arc::new(ManualClock::new(now()));
    let keys = KeyRing::parse(&format!("k1:{SECRET}")).unwrap();
    Deps {
        clock: clock.clone(),
        randomness: Arc::new(SeededRandomness::new(1)),
        connections: Arc::new(MemoryConnections::new(clock)),
        credentials: Credentials {
            origins: AllowedOrigins::parse([ORIGIN]).unwrap(),
            resume: keys.clone(),
            agents: Some(keys),
            identity: Some(Secret::new(SECRET).unwrap()),
            merchant: Some(
                MerchantKey::new(MerchantJwt {
                    algorithm: JwtAlgorithm::Hs256,
                    key: SECRET.to_owned(),
                    issuer: None,
                    audience: None,
                })
                .unwrap(),
            ),
        },
    }
});

fuzz_target!(|text: &str| {
    let Tokens { resume, agent, jwt, hash } = &*TOKENS;
    let filled = text.replace("{resume}", resume).replace("{agent}", agent);
    let filled = filled.replace("{jwt}", jwt).replace("{hash}", hash);
    let (origin, list) = filled.split_once('\n').unwrap_or(("", &filled));
    let protocols: Vec<String> = list.split(',').map(|name| name.trim().to_owned()).collect();
    let handshake = Handshake {
        connection: ConnectionId::new("abc=").unwrap(),
        origin: Some(origin.to_owned()).filter(|origin| !origin.is_empty()),
        protocols: protocols.clone(),
    };
    let Verdict::Allow(principal) = authorize(&DEPS, &handshake) else { return };
    assert!(matches!(origin, "" | ORIGIN), "a foreign Origin");
    let shown = |name: &str| protocols.iter().any(|protocol| protocol == name);
    assert!(shown(connected(&principal)), "answered with what was not offered");
    match principal {
        Principal::Agent { agent: who } => {
            assert_eq!(who.as_str(), "ada");
            assert!(shown(&format!("aisle.agent.{agent}")));
        }
        Principal::Shopper { conversation, shopper } => {
            assert!(conversation.as_str() != "c-1" || shown(&format!("aisle.resume.{resume}")));
            if let Some(who) = shopper {
                assert_eq!(who.as_str(), "user-17");
                // The hash may be in capitals.
                let vouched = |p: &String| p.eq_ignore_ascii_case(&format!("aisle.shopper.{hash}"));
                let signed = shown(&format!("aisle.jwt.{jwt}"));
                assert!(signed || protocols.iter().any(vouched), "signed in with nothing");
            }
        }
    }
});
