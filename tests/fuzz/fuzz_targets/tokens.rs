//! Tokens. No text that was not signed is accepted; what was minted is, until it expires, for its
//! own purpose and as it was minted.

#![no_main]

use aisle_domain::Timestamp;
use aisle_domain::ids::{AgentId, ConversationId};
use aisle_identity::{KeyRing, TokenError, agent_token, resume_token};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let keys = KeyRing::parse("k1:0123456789abcdef0123456789abcdef").unwrap();
    let now = Timestamp::from_second(1_800_000_000).unwrap();
    if let Ok(text) = std::str::from_utf8(data) {
        assert!(resume_token::verify(&keys, text, now).is_err());
        assert!(agent_token::verify(&keys, text, now).is_err());
        let _ = KeyRing::parse(text);
    }
    // The first bytes say when it expires, where it is changed and how; the rest is the subject.
    let Some(([a, b, place, by], subject)) = data.split_first_chunk() else { return };
    let Ok(subject) = std::str::from_utf8(subject) else { return };
    let seconds = i64::from(i16::from_le_bytes([*a, *b]));
    let expires = Timestamp::from_second(now.as_second() + seconds).unwrap();
    if let Ok(conversation) = ConversationId::new(subject) {
        let token = resume_token::mint(&keys, &conversation, expires);
        let read = resume_token::verify(&keys, &token, now);
        let wanted = if seconds > 0 { Ok(conversation) } else { Err(TokenError::Expired) };
        assert_eq!(read, wanted);
        assert!(agent_token::verify(&keys, &token, now).is_err(), "for another purpose");
        let changed = changed(&token, *place, *by);
        assert!(changed == token || resume_token::verify(&keys, &changed, now).is_err());
    }
    if let Ok(agent) = AgentId::new(subject) {
        let token = agent_token::mint(&keys, &agent, expires);
        let read = agent_token::verify(&keys, &token, now);
        let wanted = if seconds > 0 { Ok(agent) } else { Err(TokenError::Expired) };
        assert_eq!(read, wanted);
        assert!(resume_token::verify(&keys, &token, now).is_err(), "for another purpose");
        let changed = changed(&token, *place, *by);
        assert!(changed == token || agent_token::verify(&keys, &changed, now).is_err());
    }
});

/// The token with one character replaced, or with its end cut off.
fn changed(token: &str, place: u8, by: u8) -> String {
    let place = usize::from(place) % token.len();
    let mut changed = token.to_owned();
    if by == 0 {
        changed.truncate(place);
    } else {
        let by = char::from(by % 128);
        changed.replace_range(place..=place, by.encode_utf8(&mut [0; 4]));
    }
    changed
}
