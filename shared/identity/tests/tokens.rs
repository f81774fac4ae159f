//! Tokens: what comes back, and every way in which one is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use aisle_domain::Timestamp;
use aisle_domain::ids::{AgentId, ConversationId, ShopperId};
use aisle_identity::{
    KeyError, KeyRing, Secret, TokenError, agent_token, identity_hash, resume_token,
};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use proptest::prelude::*;

/// From openssl, for "shopper-42".
const OPENSSL: &str = "cfd418e5b5639e66171fd477f5572c93350273e0e3dcc1e3bbcdf4861c886551";
const OLD: &str = "k1:old-secret-old-secret-old-secret-old-secret";
const NEW: &str = "k2:new-secret-new-secret-new-secret-new-secret";

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn old() -> KeyRing {
    KeyRing::parse(OLD).unwrap()
}

fn conversation() -> ConversationId {
    ConversationId::from_random(7)
}

#[test]
fn a_token_brings_back_its_subject_until_it_expires() {
    let token = resume_token::mint(&old(), &conversation(), at(1_000));
    assert_eq!(resume_token::verify(&old(), &token, at(999)), Ok(conversation()));
    assert_eq!(resume_token::verify(&old(), &token, at(1_000)), Err(TokenError::Expired));
    let agent = AgentId::new("mei@shop.example").unwrap();
    let token = agent_token::mint(&old(), &agent, at(1_000));
    assert_eq!(agent_token::verify(&old(), &token, at(0)), Ok(agent));
}

#[test]
fn keys_can_be_changed_while_tokens_are_out() {
    let before = resume_token::mint(&old(), &conversation(), at(1_000));
    let both = KeyRing::parse(&format!("{NEW}, {OLD}")).unwrap();
    assert_eq!(resume_token::verify(&both, &before, at(0)), Ok(conversation()));
    let after = resume_token::mint(&both, &conversation(), at(1_000));
    let new = KeyRing::parse(NEW).unwrap();
    assert_eq!(resume_token::verify(&new, &after, at(0)), Ok(conversation()));
    assert_eq!(resume_token::verify(&new, &before, at(0)), Err(TokenError::UnknownKey));
}

#[test]
fn every_flipped_bit_is_noticed_before_expiry_is_believed() {
    let token = resume_token::mint(&old(), &conversation(), at(1_000));
    let bytes = URL_SAFE_NO_PAD.decode(&token).unwrap();
    for now in [at(0), at(2_000)] {
        for bit in 0..bytes.len() * 8 {
            let mut forged = bytes.clone();
            forged[bit / 8] ^= 1 << (bit % 8);
            let forged = URL_SAFE_NO_PAD.encode(forged);
            let refused = resume_token::verify(&old(), &forged, now).unwrap_err();
            assert_ne!(refused, TokenError::Expired, "bit {bit}");
        }
    }
}

#[test]
fn every_flipped_character_bit_is_noticed() {
    let token = resume_token::mint(&old(), &conversation(), at(1_000));
    for bit in 0..token.len() * 8 {
        let mut forged = token.clone().into_bytes();
        forged[bit / 8] ^= 1 << (bit % 8);
        let Ok(forged) = String::from_utf8(forged) else { continue };
        assert!(resume_token::verify(&old(), &forged, at(0)).is_err(), "bit {bit}");
    }
}

#[test]
fn a_token_cut_or_lengthened_anywhere_is_refused() {
    let token = resume_token::mint(&old(), &conversation(), at(1_000));
    for length in 0..token.len() {
        assert!(resume_token::verify(&old(), &token[..length], at(0)).is_err(), "{length}");
    }
    for tail in ["A", "AAAA", "=", " "] {
        let longer = format!("{token}{tail}");
        assert!(resume_token::verify(&old(), &longer, at(0)).is_err(), "{tail:?}");
    }
    assert!(resume_token::verify(&old(), &"A".repeat(100_000), at(0)).is_err());
}

#[test]
fn a_token_for_another_purpose_or_key_of_the_same_name_is_a_forgery() {
    let agent = AgentId::new("c-1").unwrap();
    let token = agent_token::mint(&old(), &agent, at(1_000));
    assert_eq!(resume_token::verify(&old(), &token, at(0)), Err(TokenError::Forged));
    let other = KeyRing::parse("k1:other-secret-other-secret-other-secret!").unwrap();
    let token = resume_token::mint(&other, &conversation(), at(1_000));
    assert_eq!(resume_token::verify(&old(), &token, at(0)), Err(TokenError::Forged));
}

#[test]
fn tokens_may_stand_in_a_header_as_they_are() {
    let longest = ConversationId::new("x".repeat(ConversationId::MAX_BYTES)).unwrap();
    let token = resume_token::mint(&old(), &longest, Timestamp::MAX);
    assert!(token.len() <= 170, "{}", token.len());
    assert!(token.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'));
}

#[test]
fn the_identity_hash_is_plain_hmac_sha256_in_hex() {
    let secret = Secret::new("0123456789abcdef0123456789abcdef").unwrap();
    let shopper = ShopperId::new("shopper-42").unwrap();
    let hash = identity_hash::mint(&secret, &shopper);
    assert_eq!(hash, OPENSSL);
    assert!(identity_hash::verify(&secret, &shopper, &hash));
    assert!(identity_hash::verify(&secret, &shopper, &hash.to_uppercase()));
    let other = ShopperId::new("shopper-43").unwrap();
    assert!(!identity_hash::verify(&secret, &other, &hash));
    for wrong in ["", &hash[1..], &format!("{hash}0"), &"0".repeat(64)] {
        assert!(!identity_hash::verify(&secret, &shopper, wrong), "{wrong}");
    }
}

#[test]
fn keys_that_are_not_keys() {
    let long = "x".repeat(32);
    let cases = [
        (String::new(), KeyError::Shape),
        (long.clone(), KeyError::Shape),
        ("k1:short".to_owned(), KeyError::SecretLength),
        (format!(":{long}"), KeyError::Id),
        (format!("a b:{long}"), KeyError::Id),
        (format!("{}:{long}", "k".repeat(17)), KeyError::Id),
        (format!("k1:{long},k1:{long}"), KeyError::Count),
        (format!("a:{long},b:{long},c:{long},d:{long},e:{long}"), KeyError::Count),
        (format!("a:{long},"), KeyError::Shape),
    ];
    for (text, expected) in cases {
        assert_eq!(KeyRing::parse(&text), Err(expected), "{text}");
    }
}

#[test]
fn nothing_shows_a_secret() {
    let keys = KeyRing::parse(&format!("{NEW},{OLD}")).unwrap();
    let shown = format!("{keys:?} {:?} {:?}", keys.current(), Secret::new("s".repeat(32)));
    assert!(shown.contains("k2") && !shown.contains("secret-") && !shown.contains("ss"), "{shown}");
}

proptest! {
    #[test]
    fn any_text_is_refused_without_a_panic(text in "\\PC{0,300}") {
        prop_assert!(resume_token::verify(&old(), &text, at(0)).is_err());
        prop_assert!(agent_token::verify(&old(), &text, at(0)).is_err());
    }

    #[test]
    fn any_bytes_are_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let text = URL_SAFE_NO_PAD.encode(bytes);
        prop_assert!(resume_token::verify(&old(), &text, at(0)).is_err());
    }
}
