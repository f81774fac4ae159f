//! Tokens. A text that is accepted is one that was minted, to the last character (libFuzzer finds
//! minted ones: it watches comparisons); what was minted is accepted until it expires, for its own
//! purpose.

#![no_main]

use aisle_domain::Timestamp;
use aisle_domain::ids::{AgentId, ConversationId};
use aisle_identity::{KeyRing, TokenError, agent_token, resume_token};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let keys = KeyRing::parse("k1:0123456789abcdef0123456789abcdef").unwrap();
    let now = Timestamp::from_second(1_800_000_000).unwrap();
    if let Ok(text) = std::str::from_utf8(data) {
        if let Ok(conversation) = resume_token::verify(&keys, text, now) {
            assert_eq!(resume_token::mint(&keys, &conversation, expiry(text)), text);
        }
        if let Ok(agent) = agent_token::verify(&keys, text, now) {
            assert_eq!(agent_token::mint(&keys, &agent, expiry(text)), text);
        }
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

/// When a token that was accepted expires: the 8 bytes after the version and the key's name, `k1`.
fn expiry(token: &str) -> Timestamp {
    let bytes = URL_SAFE_NO_PAD.decode(token).unwrap();
    let seconds = i64::from_be_bytes(bytes[4..12].try_into().unwrap());
    Timestamp::from_second(seconds).unwrap()
}

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
