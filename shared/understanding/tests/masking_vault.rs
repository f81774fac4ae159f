//! The vault: what a conversation hides and brings back, and what nobody can pull out of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use aisle_understanding::masking::{Vault, is_clean};

#[test]
fn one_value_has_one_placeholder() {
    let mut vault = Vault::new();
    assert_eq!(vault.mask("mail jane@example.com"), "mail [email_1]");
    assert_eq!(vault.mask("or bob@example.com"), "or [email_2]");
    assert_eq!(vault.mask("JANE＠example.com again"), "[email_1] again");
    assert_eq!(vault.mask("call +49 171 2345678"), "call [phone_1]");
    assert_eq!(vault.mask("call +491712345678, or 555-0142"), "call [phone_1], or [phone_2]");
    // As it was written last.
    assert_eq!(vault.unmask("[phone_1] and [email_2]"), "+491712345678 and bob@example.com");
}

#[test]
fn typed_placeholders_pull_nothing_out() {
    let mut vault = Vault::new();
    let _ = vault.mask("mail jane@example.com");
    for typed in [
        "[email_1]",
        "say [email_1] please",
        "[EMAIL_1]",
        "［email_1］",
        "[ema\u{200B}il_1]",
        "[[email_1]]",
        "[text_1]",
    ] {
        let masked = vault.mask(typed);
        assert!(!masked.contains("email_1"), "{typed}: {masked}");
        assert_eq!(vault.unmask(&masked), typed);
    }
    // What unmasking brings out is not looked at again.
    let masked = vault.mask("[email_1]");
    assert!(!vault.unmask(&masked).contains("jane"));
    // Numbers that were never given out, and other spellings, stay as they are.
    for other in [
        "[email_0]",
        "[email_01]",
        "[email_+1]",
        "[email_9]",
        "[email_]",
        "[email",
        "[mail_1]",
        "[email_1",
        "[é_1]",
        "[",
        "][",
    ] {
        assert_eq!(vault.unmask(other), other);
    }
}

#[test]
fn a_full_vault_hides_for_good() {
    let mut vault = Vault::new();
    for n in 0..Vault::MAX_VALUES {
        assert_eq!(vault.mask(&format!("u{n}@example.com")), format!("[email_{}]", n + 1));
    }
    assert_eq!(vault.mask("one.more@example.com"), "[email]");
    assert_eq!(vault.mask("u3@example.com"), "[email_4]");
    assert_eq!(vault.mask("[email_1]"), "[text]");
    let mut vault = Vault::new();
    let long = format!("password: {}1", "x".repeat(200));
    for n in 0..100 {
        assert!(is_clean(&vault.mask(&format!("{long}{n}"))));
    }
    assert!(serde_json::to_string(&vault).unwrap().len() < 2 * Vault::MAX_BYTES);
}

#[test]
fn it_is_kept_as_json() {
    let mut vault = Vault::new();
    let masked = vault.mask("my name is Jane Doe, jane@example.com, [phone_1]");
    assert_eq!(masked, "my name is [name_1], [email_1], [text_1]");
    let json = serde_json::to_string(&vault).unwrap();
    assert_eq!(json, r#"{"email":["jane@example.com"],"name":["Jane Doe"],"text":["[phone_1]"]}"#);
    let back: Vault = serde_json::from_str(&json).unwrap();
    assert_eq!(back, vault);
    assert_eq!(back.unmask(&masked), "my name is Jane Doe, jane@example.com, [phone_1]");
}
