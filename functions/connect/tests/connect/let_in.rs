//! Who is let in, and as whom.

use aisle_contract::invocation::Verdict;
use aisle_domain::identity::Principal;
use aisle_domain::ids::ShopperId;
use aisle_identity::{Secret, identity_hash};
use serde_json::json;

use crate::support::{
    IDENTITY_SECRET, NOW, agent, agent_until, anonymous, claims, claims_but, conversation, deps,
    hash, hash_name, jwt, known, offer, resume, verdict,
};

#[test]
fn without_a_credential_everybody_begins_a_conversation_of_their_own() {
    let deps = deps();
    let begin = || match connect::authorize(&deps, &offer(&["aisle.v1"])) {
        Verdict::Allow(Principal::Shopper { conversation, shopper: None }) => conversation,
        other => panic!("{other:?}"),
    };
    assert_ne!(begin(), begin());
}

#[test]
fn a_resume_token_opens_its_conversation_without_saying_who_it_is() {
    assert_eq!(verdict(&["aisle.v1", &resume()]), anonymous(conversation()));
}

#[test]
fn a_jwt_or_an_identity_hash_says_who_it_is() {
    for vouched in [jwt(&claims()), hash()] {
        match verdict(&["aisle.v1", &vouched]) {
            Verdict::Allow(Principal::Shopper { conversation: new, shopper }) => {
                assert_eq!(shopper, Some(crate::support::shopper()));
                assert_ne!(new, conversation());
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn nobody_signs_in_as_an_order_without_an_account() {
    let secret = Secret::new(IDENTITY_SECRET).unwrap();
    for (id, verdict_of_it) in [("guest:AC104372", false), ("guest", true), ("Guest:1", true)] {
        let shopper = ShopperId::new(id).unwrap();
        let hash = hash_name(&shopper, &identity_hash::mint(&secret, &shopper));
        for vouched in [jwt(&claims_but("sub", json!(id))), hash] {
            let allowed = match verdict(&["aisle.v1", &vouched]) {
                Verdict::Allow(Principal::Shopper { shopper, .. }) => shopper.is_some(),
                Verdict::Forbidden => false,
                other => panic!("{other:?}"),
            };
            assert_eq!(allowed, verdict_of_it, "{id}");
        }
    }
}

#[test]
fn both_tokens_sign_in_within_a_conversation_in_any_order() {
    for vouched in [jwt(&claims()), hash()] {
        assert_eq!(verdict(&["aisle.v1", &resume(), &vouched]), known(conversation()));
        assert_eq!(verdict(&[&vouched, &resume(), "aisle.v1"]), known(conversation()));
    }
}

#[test]
fn an_agent_comes_in_with_a_token() {
    let expected = Verdict::Allow(Principal::Agent { agent: agent() });
    assert_eq!(verdict(&["aisle.agent.v1", &agent_until(NOW + 1)]), expected);
}

#[test]
fn names_that_we_do_not_know_are_skipped() {
    let names = ["graphql-ws", "aisle.v2", "aisle.v1", &resume(), "aisle.locale.en"];
    assert_eq!(verdict(&names), anonymous(conversation()));
    let names = ["aisle.agent.v2", "aisle.agent.v1", &agent_until(NOW + 1)];
    assert_eq!(verdict(&names), Verdict::Allow(Principal::Agent { agent: agent() }));
}

#[test]
fn claims_may_have_every_form_that_the_standard_allows() {
    let allowed = [
        claims_but("aud", json!(["other", "aisle"])),
        claims_but("iat", json!(null)),
        claims_but("iat", json!(NOW + 59)),
        claims_but("nbf", json!(NOW)),
        claims_but("exp", json!(NOW - 59)),
        claims_but("exp", json!(1_795_000_300.5)),
        claims_but("name", json!({"first": "Yusuf"})),
    ];
    for claims in allowed {
        assert_eq!(verdict(&["aisle.v1", &resume(), &jwt(&claims)]), known(conversation()));
    }
}
