//! `aisle conversation`: what was said, shown, handed out and deleted.

use serde_json::Value;
use tempfile::tempdir;

use crate::client::Shopper;
use crate::events::{aisle, out, problem};
use crate::platform;

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_is_shown_handed_out_and_deleted() {
    let data = tempdir().unwrap();
    let folder = data.path().to_str().unwrap();
    let platform = platform(&data).await;
    let mut shopper = Shopper::signed_in(&platform, "sam").await;
    let id = shopper.start("en").await.conversation;
    shopper.ask("where is my order AC104233? I am sam.stone@example.com").await;
    let run = |what: &'static str, more: &'static [&'static str]| {
        let (id, folder) = (id.clone(), folder.to_owned());
        async move {
            let named = if more.contains(&"--shopper") { None } else { Some(id.as_str()) };
            let at = ["--data", folder.as_str()];
            let arguments = ["conversation", what].into_iter().chain(more.iter().copied());
            let arguments: Vec<&str> = arguments.chain(named).chain(at).collect();
            aisle(&arguments, &[]).await
        }
    };

    let shown = out(&run("show", &[]).await);
    assert!(shown.starts_with(&format!("{id}  en  sam  the bot's\n")), "{shown}");
    assert!(shown.contains("where is my order AC104233? I am [email]"), "{shown}");
    assert!(shown.contains("→ look up AC104233") && shown.contains(", of #3"), "{shown}");
    let asked = run("show", &["--unmasked"]).await;
    assert!(problem(&asked).contains("--yes"), "{asked:?}");
    assert!(out(&run("show", &["--unmasked", "--yes"]).await).contains("sam.stone@example.com"));

    let exported: Value = serde_json::from_str(&out(&run("export", &[]).await)).unwrap();
    assert_eq!(exported["conversation"], id);
    let entries = exported["entries"].as_array().unwrap();
    assert_eq!(
        entries[1]["entry"]["body"]["text"].as_str().map(|text| text.contains("sam.stone")),
        Some(true)
    );
    let by_shopper = out(&run("export", &["--shopper", "sam"]).await);
    assert_eq!(serde_json::from_str::<Value>(&by_shopper).unwrap(), exported);
    assert_eq!(out(&run("export", &["--shopper", "nobody"]).await), "");

    let refused = run("erase", &[]).await;
    assert!(problem(&refused).contains("nothing was done"), "{refused:?}");
    let erased = out(&run("erase", &["--yes"]).await);
    // Entries and one connection.
    assert!(erased.starts_with(&format!("deleted: {} items", entries.len() + 1)), "{erased}");
    assert!(erased.contains("What stays"), "{erased}");
    assert!(problem(&run("show", &[]).await).contains("there is no conversation"));
    platform.shutdown().await;
}

#[tokio::test]
async fn a_deployed_table_is_reached_by_its_name() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let database = dynoxide::Database::memory().unwrap();
    tokio::spawn(dynoxide::server::serve_on(listener, database));
    let settings = aisle_aws::Settings {
        region: Some("us-east-1".to_owned()),
        keys: Some(aisle::keys()),
        dynamodb_endpoint: Some(endpoint.clone()),
        ..aisle_aws::Settings::default()
    };
    let clients = aisle_aws::Clients::from_settings(&settings).await;
    aisle_aws::tables::create_missing(&clients.dynamodb, &settings.tables).await.unwrap();
    let environment = [
        ("AWS_ENDPOINT_URL_DYNAMODB", endpoint.as_str()),
        ("AWS_ACCESS_KEY_ID", "test"),
        ("AWS_SECRET_ACCESS_KEY", "test"),
    ];
    let at = ["--table", "aisle", "--region", "us-east-1"];
    let on = aisle(&[&["switch", "no-refunds", "on"][..], &at].concat(), &environment).await;
    assert!(out(&on).contains("no-refunds        on"), "{on:?}");
    let audit = aisle(&[&["audit", "export"][..], &at].concat(), &environment).await;
    assert_eq!((audit.status.success(), out(&audit).as_str()), (true, ""));
    let wrong = ["--table", "none", "--region", "us-east-1"];
    let missing = aisle(&[&["switch"][..], &wrong].concat(), &environment).await;
    assert!(problem(&missing).contains("ResourceNotFoundException"), "{missing:?}");
}
