//! The environment: what is taken, and what is reported.

use std::collections::BTreeSet;
use std::time::Duration;

use aisle_identity::JwtAlgorithm;
use aisle_lambda::settings::{
    ConnectSettings, HandoffSettings, IntakeSettings, NluSettings, OrderSettings, RawSettings,
    SettingsError, SyncSettings, VARIABLES,
};
use tracing::level_filters::LevelFilter;

const SECRET: &str = "top-secret-top-secret-top-secret-top-secret";

/// A good value for every variable.
fn complete() -> Vec<(&'static str, String)> {
    let good = |name: &str| match name {
        "AISLE_RESUME_KEYS" | "AISLE_AGENT_KEY" => format!("k1:{SECRET}"),
        "AISLE_IDENTITY_SECRET" => SECRET.to_owned(),
        "AISLE_JWT_KEY" => "-----BEGIN PUBLIC KEY-----\\nabc\\n-----END PUBLIC KEY-----".to_owned(),
        name => VARIABLES.iter().find(|v| v.name == name).unwrap().example.to_owned(),
    };
    VARIABLES.iter().map(|variable| (variable.name, good(variable.name))).collect()
}

fn with(changes: &[(&'static str, &str)]) -> RawSettings {
    let mut pairs = complete();
    pairs.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    pairs.extend(changes.iter().map(|(name, value)| (*name, (*value).to_owned())));
    RawSettings::from_pairs(pairs)
}

fn variables(error: &SettingsError) -> Vec<&str> {
    error.problems.iter().map(|problem| problem.variable.as_str()).collect()
}

#[test]
fn every_function_finds_what_it_needs() {
    let raw = with(&[]);
    let connect = ConnectSettings::resolve(&raw).unwrap();
    assert_eq!(connect.allowed_origins, ["https://shop.example", "https://www.shop.example"]);
    let jwt = connect.jwt.unwrap();
    assert_eq!(jwt.algorithm, JwtAlgorithm::Rs256);
    assert_eq!(jwt.key, "-----BEGIN PUBLIC KEY-----\nabc\n-----END PUBLIC KEY-----");
    let intake = IntakeSettings::resolve(&raw).unwrap();
    assert_eq!(intake.delivery.table, "aisle");
    assert!(NluSettings::resolve(&raw).unwrap().delivery.queues.order.ends_with("aisle-order"));
    assert_eq!(OrderSettings::resolve(&raw).unwrap().tables.orders, "aisle-orders");
    let handoff = HandoffSettings::resolve(&raw).unwrap();
    assert_eq!(handoff.wait, Duration::from_secs(180));
    let sync = SyncSettings::resolve(&raw).unwrap();
    assert_eq!(sync.accounts, ["123456789012"]);
    assert!(sync.dead_letters.ends_with("aisle-sync-dlq"));
}

#[test]
fn who_may_send_events_is_told_exactly() {
    for (variable, value) in [
        ("AISLE_EVENT_ACCOUNTS", "12345"),
        ("AISLE_EVENT_ACCOUNTS", "123456789012,"),
        ("AISLE_EVENT_ACCOUNTS", "12345678901x"),
        ("AISLE_SHOP_RECORDS", "elsewhere"),
        ("AISLE_SYNC_DEAD_LETTERS_URL", "aisle-sync-dlq"),
    ] {
        let error = SyncSettings::resolve(&with(&[(variable, value)])).unwrap_err();
        assert_eq!(variables(&error), [variable], "{value}");
    }
    let two = with(&[("AISLE_EVENT_ACCOUNTS", "123456789012, 000000000000")]);
    assert_eq!(SyncSettings::resolve(&two).unwrap().accounts.len(), 2);
    let external = with(&[("AISLE_SHOP_RECORDS", "external")]);
    assert!(!SyncSettings::resolve(&external).unwrap().keeps_records);
}

#[test]
fn what_may_be_missing_may_be_missing() {
    let required = [
        "AISLE_TABLE",
        "AISLE_ALLOWED_ORIGINS",
        "AISLE_RESUME_KEYS",
        "AISLE_QUEUE_NLU_URL",
        "AISLE_QUEUE_ORDER_URL",
        "AISLE_QUEUE_HANDOFF_URL",
        "AISLE_QUEUE_SYNC_URL",
        "AISLE_SYNC_DEAD_LETTERS_URL",
        "AISLE_EVENT_ACCOUNTS",
        "AISLE_BUS",
        "AISLE_MANAGEMENT_ENDPOINT",
        "AISLE_ORDERS_TABLE",
        "AISLE_CUSTOMERS_TABLE",
        "AISLE_PRODUCTS_TABLE",
        "AISLE_ACTIONS_TABLE",
    ];
    let mut pairs = complete();
    pairs.retain(|(name, _)| required.contains(name));
    let raw = RawSettings::from_pairs(pairs);
    let connect = ConnectSettings::resolve(&raw).unwrap();
    assert_eq!((connect.jwt, connect.agent_keys, connect.identity_secret), (None, None, None));
    IntakeSettings::resolve(&raw).unwrap();
    OrderSettings::resolve(&raw).unwrap();
    let sync = SyncSettings::resolve(&raw).unwrap();
    assert_eq!((sync.keeps_records, sync.shop_name), (true, None));
    let handoff = HandoffSettings::resolve(&raw).unwrap();
    assert_eq!(handoff.pack.to_str(), Some("merchant"));
    assert_eq!(handoff.wait, Duration::from_secs(180));
}

#[test]
fn a_function_does_not_ask_for_what_it_does_not_need() {
    let named = |error: SettingsError| -> BTreeSet<String> {
        variables(&error).into_iter().map(str::to_owned).collect()
    };
    let nothing = RawSettings::default();
    let connect = named(ConnectSettings::resolve(&nothing).unwrap_err());
    assert_eq!(
        connect.iter().map(String::as_str).collect::<Vec<_>>(),
        ["AISLE_ALLOWED_ORIGINS", "AISLE_RESUME_KEYS", "AISLE_TABLE"],
    );
    let nlu = named(NluSettings::resolve(&nothing).unwrap_err());
    assert!(!nlu.contains("AISLE_RESUME_KEYS") && !nlu.contains("AISLE_ORDERS_TABLE"));
    assert!(named(IntakeSettings::resolve(&nothing).unwrap_err()).contains("AISLE_RESUME_KEYS"));
    assert!(named(OrderSettings::resolve(&nothing).unwrap_err()).contains("AISLE_ORDERS_TABLE"));
}

#[test]
fn every_problem_is_reported_at_once_with_a_fix_and_no_value() {
    let raw = with(&[
        ("AISLE_TABLE", "  "),
        ("AISLE_RESUME_KEYS", "k1:hunter2"),
        ("AISLE_AGENT_KEY", "hunter2"),
        ("AISLE_IDENTITY_SECRET", "hunter2"),
        ("AISLE_JWT_ALGORITHM", "hunter2"),
        ("AISLE_LOG", "hunter2"),
        ("AISLE_DYNAMODB_ENDPOINT", "hunter2"),
        ("AISLE_TABEL", "hunter2"),
    ]);
    let error = ConnectSettings::resolve(&raw).unwrap_err();
    assert_eq!(
        variables(&error),
        [
            "AISLE_AGENT_KEY",
            "AISLE_DYNAMODB_ENDPOINT",
            "AISLE_IDENTITY_SECRET",
            "AISLE_JWT_ALGORITHM",
            "AISLE_LOG",
            "AISLE_RESUME_KEYS",
            "AISLE_TABEL",
            "AISLE_TABLE",
        ],
    );
    for problem in &error.problems {
        assert!(!problem.problem.is_empty() && !problem.fix.is_empty(), "{problem:?}");
        assert!(error.to_string().contains(&problem.fix));
    }
    let shown = format!("{error} {error:?} {raw:?}");
    assert!(!shown.contains("hunter2"), "{shown}");
}

#[test]
fn single_values_that_are_refused() {
    let long = "x".repeat(5_000);
    for (name, value) in [
        ("AISLE_QUEUE_NLU_URL", "aisle-nlu"),
        ("AISLE_QUEUE_NLU_URL", "https://"),
        ("AISLE_MANAGEMENT_ENDPOINT", "wss://abc/prod"),
        ("AISLE_MANAGEMENT_ENDPOINT", "https://a b"),
        ("AISLE_HANDOFF_WAIT_SECONDS", "0"),
        ("AISLE_HANDOFF_WAIT_SECONDS", "901"),
        ("AISLE_HANDOFF_WAIT_SECONDS", "3 minutes"),
        ("AISLE_BUS", &long),
    ] {
        let error = HandoffSettings::resolve(&with(&[(name, value)])).unwrap_err();
        assert_eq!(variables(&error), [name], "{value}");
    }
}

#[test]
fn what_messages_were_understood_as_is_published_on_demand_only() {
    let publishes = |value: &str| {
        let raw = with(&[("AISLE_PUBLISH_UNDERSTOOD", value)]);
        NluSettings::resolve(&raw).map(|settings| settings.publish_understood)
    };
    assert_eq!(
        [publishes(""), publishes("false"), publishes("true")],
        [Ok(false), Ok(false), Ok(true)]
    );
    assert_eq!(variables(&publishes("yes").unwrap_err()), ["AISLE_PUBLISH_UNDERSTOOD"]);
}

#[test]
fn parts_of_the_merchants_jwt_belong_together() {
    for (changes, missing) in [
        ([("AISLE_JWT_ALGORITHM", ""), ("AISLE_JWT_ISSUER", "")], "AISLE_JWT_ALGORITHM"),
        ([("AISLE_JWT_ALGORITHM", ""), ("AISLE_JWT_KEY", "")], "AISLE_JWT_ALGORITHM"),
        ([("AISLE_JWT_KEY", ""), ("AISLE_JWT_ISSUER", "")], "AISLE_JWT_KEY"),
    ] {
        let error = ConnectSettings::resolve(&with(&changes)).unwrap_err();
        assert_eq!(variables(&error), [missing]);
    }
}

#[test]
fn how_much_to_log_is_known_before_anything_can_be_reported() {
    for (value, expected) in [
        ("debug", LevelFilter::DEBUG),
        ("OFF", LevelFilter::OFF),
        ("loud", LevelFilter::INFO),
        ("", LevelFilter::INFO),
    ] {
        assert_eq!(with(&[("AISLE_LOG", value)]).log_level(), expected, "{value}");
    }
}

#[test]
fn nothing_shows_a_secret() {
    let raw = with(&[("AISLE_JWT_ALGORITHM", "HS256"), ("AISLE_JWT_KEY", SECRET)]);
    let shown = format!("{raw:?} {:?}", ConnectSettings::resolve(&raw).unwrap());
    assert!(!shown.contains("top-secret"), "{shown}");
    assert!(!format!("{:?}", IntakeSettings::resolve(&raw).unwrap()).contains("top-secret"));
}

#[test]
fn the_list_of_variables_has_no_two_of_a_name() {
    let names: BTreeSet<_> = VARIABLES.iter().map(|variable| variable.name).collect();
    assert_eq!(names.len(), VARIABLES.len());
    assert!(names.iter().all(|name| name.starts_with(RawSettings::PREFIX)));
}

#[test]
fn what_was_asked_for_is_known_whether_it_is_there_or_not() {
    let raw = RawSettings::from_pairs([("AISLE_TABLE", "aisle"), ("AISLE_BUS", "aisle")]);
    assert!(raw.asked().is_empty());
    ConnectSettings::resolve(&raw).unwrap_err();
    let asked = raw.asked();
    for name in ["AISLE_TABLE", "AISLE_LOG", "AISLE_RESUME_KEYS", "AISLE_JWT_ALGORITHM"] {
        assert!(asked.iter().any(|one| one == name), "{name} is not in {asked:?}");
    }
    // Set, and no business of this function's.
    assert!(!asked.iter().any(|name| name == "AISLE_BUS"), "{asked:?}");
}
