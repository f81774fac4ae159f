//! Our own tokens and offers, forged, out of date, or contradicting each other.

use aisle_contract::invocation::Verdict;
use aisle_domain::ids::{AgentId, ShopperId};
use aisle_identity::{KeyRing, Secret, agent_token, identity_hash, resume_token};
use connect::{Credentials, MAX_OFFER_BYTES};

use crate::support::{
    AGENT_KEYS, IDENTITY_SECRET, NOW, RESUME_KEYS, agent_until, at, claims, conversation,
    credentials, deps_with, hash, hash_name, jwt, offer, resume, resume_until, shopper, verdict,
};

#[test]
fn what_has_expired_is_unauthorized_so_that_a_client_renews_it() {
    for offered in [
        ["aisle.v1", &resume_until(NOW)],
        ["aisle.v1", &resume_until(NOW - 1)],
        ["aisle.agent.v1", &agent_until(NOW)],
    ] {
        assert_eq!(verdict(&offered), Verdict::Unauthorized);
    }
    assert_eq!(verdict(&["aisle.agent.v1"]), Verdict::Unauthorized);
}

#[test]
fn what_is_forged_is_forbidden() {
    let other_key = KeyRing::parse("r2:other-secret-other-secret-other-secret").unwrap();
    let unknown_key = KeyRing::parse("r9:resume-secret-resume-secret-resume-secret").unwrap();
    let agents = KeyRing::parse(AGENT_KEYS).unwrap();
    let resumes = KeyRing::parse(RESUME_KEYS).unwrap();
    let expires = at(NOW + 300);
    let as_agent = AgentId::new(conversation().as_str()).unwrap();
    let resume_names = [
        String::new(),
        "x".to_owned(),
        "....".to_owned(),
        resume_token::mint(&other_key, &conversation(), expires),
        resume_token::mint(&unknown_key, &conversation(), expires),
        agent_token::mint(&agents, &as_agent, expires),
        agent_token::mint(&resumes, &as_agent, expires),
        format!("{}.", resume_token::mint(&resumes, &conversation(), expires)),
    ];
    for token in resume_names {
        let name = format!("aisle.resume.{token}");
        assert_eq!(verdict(&["aisle.v1", &name]), Verdict::Forbidden, "{token}");
    }
    for token in [
        String::new(),
        "x".to_owned(),
        agent_token::mint(&other_key, &crate::support::agent(), expires),
        agent_token::mint(&resumes, &crate::support::agent(), expires),
    ] {
        let name = format!("aisle.agent.{token}");
        assert_eq!(verdict(&["aisle.agent.v1", &name]), Verdict::Forbidden, "{token}");
    }
}

#[test]
fn an_identity_hash_vouches_for_one_shopper_only() {
    let secret = Secret::new(IDENTITY_SECRET).unwrap();
    let good = identity_hash::mint(&secret, &shopper());
    let other_secret = Secret::new("x".repeat(40)).unwrap();
    let names = [
        hash_name(&ShopperId::new("somebody-else").unwrap(), &good),
        hash_name(&shopper(), &identity_hash::mint(&other_secret, &shopper())),
        hash_name(&shopper(), &good[1..]),
        hash_name(&shopper(), ""),
        format!("aisle.shopper.{}.{good}", shopper()),
        format!("aisle.shopper.=.{good}"),
        format!("aisle.shopper..{good}"),
        format!("aisle.shopper.{good}"),
        "aisle.shopper.".to_owned(),
    ];
    for name in names {
        assert_eq!(verdict(&["aisle.v1", &name]), Verdict::Forbidden, "{name}");
    }
}

#[test]
fn a_bit_flipped_anywhere_in_any_credential_is_forbidden() {
    let agent = agent_until(NOW + 1);
    for (protocol, good) in [
        ("aisle.v1", resume()),
        ("aisle.v1", jwt(&claims())),
        ("aisle.v1", hash()),
        ("aisle.agent.v1", agent),
    ] {
        let prefix = good.match_indices('.').nth(1).unwrap().0 + 1;
        // Hex digits are read in either case; that one bit is not a change.
        let either_case = |byte: u8| good.starts_with("aisle.shopper.") && byte.is_ascii_hexdigit();
        for bit in prefix * 8..good.len() * 8 {
            let mut bytes = good.clone().into_bytes();
            let byte = bytes[bit / 8];
            bytes[bit / 8] ^= 1 << (bit % 8);
            let same_digit = bytes[bit / 8].eq_ignore_ascii_case(&byte)
                && bit / 8 > good.rfind('.').unwrap()
                && either_case(byte);
            let Ok(forged) = String::from_utf8(bytes) else { continue };
            if !same_digit {
                let found = verdict(&[protocol, &forged]);
                assert_eq!(found, Verdict::Forbidden, "{good} bit {bit}: {forged}");
            }
        }
    }
}

#[test]
fn credentials_that_could_contradict_each_other_are_forbidden() {
    let (resume, jwt, hash, agent) = (resume(), jwt(&claims()), hash(), agent_until(NOW + 1));
    let offers: &[&[&str]] = &[
        &[],
        &[&resume],
        &["graphql-ws"],
        &["AISLE.V1"],
        &["aisle.v1", "aisle.agent.v1"],
        &["aisle.v1", "aisle.agent.v1", &agent],
        &["aisle.v1", &agent],
        &["aisle.agent.v1", &agent, &resume],
        &["aisle.agent.v1", &agent, &hash],
        &["aisle.agent.v1", &agent, &agent],
        &["aisle.v1", &resume, &resume],
        &["aisle.v1", &jwt, &hash],
        &["aisle.v1", &jwt, &jwt],
        &["aisle.v1", &hash, &hash],
    ];
    for names in offers {
        assert_eq!(verdict(names), Verdict::Forbidden, "{names:?}");
    }
}

#[test]
fn one_bad_credential_spoils_the_good_ones() {
    let expired = resume_until(NOW - 1);
    assert_eq!(verdict(&["aisle.v1", &expired, &hash()]), Verdict::Unauthorized);
    assert_eq!(verdict(&["aisle.v1", "aisle.resume.x", &hash()]), Verdict::Forbidden);
    assert_eq!(verdict(&["aisle.v1", &resume(), "aisle.jwt.x"]), Verdict::Forbidden);
}

#[test]
fn an_offer_is_bounded() {
    let filler = |bytes: usize| "f".repeat(bytes - 1);
    let fits = filler(MAX_OFFER_BYTES - "aisle.v1,".len());
    assert!(matches!(verdict(&["aisle.v1", &fits]), Verdict::Allow(_)));
    let too_large = filler(MAX_OFFER_BYTES - "aisle.v1,".len() + 1);
    assert_eq!(verdict(&["aisle.v1", &too_large]), Verdict::Forbidden);
}

#[test]
fn a_kind_of_credential_without_a_key_is_forbidden() {
    let without = Credentials { agents: None, identity: None, merchant: None, ..credentials() };
    let deps = deps_with(without);
    for names in [
        ["aisle.v1", &hash()],
        ["aisle.v1", &jwt(&claims())],
        ["aisle.agent.v1", &agent_until(NOW + 1)],
    ] {
        assert_eq!(connect::authorize(&deps, &offer(&names)), Verdict::Forbidden, "{names:?}");
    }
}
