//! Which sites may embed the chat.

use aisle_contract::invocation::Verdict;
use connect::{AllowedOrigins, Credentials};

use crate::support::{credentials, deps_with, offer};

#[test]
fn origins_are_compared_exactly() {
    let listed = ["https://shop.example", "https://SHOP.example:8443", "http://shop.example:80"];
    let allowed = AllowedOrigins::parse(listed).unwrap();
    let deps = deps_with(Credentials { origins: allowed, ..credentials() });
    let cases = [
        (None, true),
        (Some("https://shop.example"), true),
        (Some("https://shop.example:8443"), true),
        (Some("http://shop.example"), true),
        (Some(""), false),
        (Some("null"), false),
        (Some("*"), false),
        (Some("https://shop.example/"), false),
        (Some("https://shop.example:444"), false),
        (Some("https://evil.example"), false),
        (Some("https://www.shop.example"), false),
        (Some("https://shop.example.evil.example"), false),
        (Some("https://shop.example@evil.example"), false),
        (Some("https://shop.example,https://evil.example"), false),
        (Some("wss://shop.example"), false),
    ];
    for (origin, expected) in cases {
        let mut handshake = offer(&["aisle.v1"]);
        handshake.origin = origin.map(str::to_owned);
        let verdict = connect::authorize(&deps, &handshake);
        assert_eq!(matches!(verdict, Verdict::Allow(_)), expected, "{origin:?}");
        assert!(expected || verdict == Verdict::Forbidden);
    }
}

#[test]
fn a_star_alone_allows_all() {
    let any = AllowedOrigins::parse(["*"]).unwrap();
    assert!(any.allows(Some("http://localhost:3000")) && any.allows(None));
}

#[test]
fn what_is_not_an_origin_is_refused_at_start() {
    let none: [&str; 0] = [];
    assert!(AllowedOrigins::parse(none).is_err());
    for text in [
        "",
        "shop.example",
        "https://",
        "://shop.example",
        "https://shop.example/",
        "https://shop.example/path",
        "https://*.shop.example",
        "https://a b",
        "https://user@shop.example",
    ] {
        assert!(AllowedOrigins::parse([text]).is_err(), "{text}");
    }
    assert!(AllowedOrigins::parse(["*", "https://shop.example"]).is_err());
}
