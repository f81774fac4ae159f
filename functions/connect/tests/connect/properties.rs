//! Whatever a client offers, there is a verdict, and it is no to whom we do not know.

use aisle_contract::invocation::Verdict;
use aisle_domain::identity::Principal;
use aisle_domain::ids::ConnectionId;
use proptest::prelude::*;

use crate::support::{conversation, deps, offer};

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("aisle.v1".to_owned()),
        Just("aisle.agent.v1".to_owned()),
        "aisle\\.(resume|jwt|shopper|agent)\\.\\PC{0,80}",
        "aisle\\.(resume|jwt|shopper|agent)\\.[A-Za-z0-9_-]{0,120}(\\.[A-Za-z0-9_-]{0,60}){0,3}",
        "\\PC{0,40}",
    ]
}

proptest! {
    #[test]
    fn nobody_gets_further_than_a_conversation_of_their_own(
        names in prop::collection::vec(name(), 0..6),
        origin in prop::option::of("\\PC{0,40}"),
    ) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut handshake = offer(&names);
        handshake.origin = origin;
        handshake.connection = ConnectionId::new("x").unwrap();
        if let Verdict::Allow(principal) = connect::authorize(&deps(), &handshake) {
            let Principal::Shopper { conversation: own, shopper } = principal else {
                panic!("nobody can guess an agent's token");
            };
            prop_assert_eq!(shopper, None);
            prop_assert_ne!(own, conversation());
            prop_assert!(!names.iter().any(|name| name.starts_with("aisle.resume.")));
        }
    }
}
