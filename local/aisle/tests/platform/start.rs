//! Starting, and being refused with a reason.

use std::fs;

use aisle::{Platform, PlatformError};
use tempfile::tempdir;

use crate::{options, platform};

#[tokio::test(flavor = "multi_thread")]
async fn two_platforms_do_not_share_a_folder() {
    let data = tempdir().unwrap();
    let first = platform(&data).await;
    let refused = Platform::start(options(&data)).await.err().unwrap();
    assert!(matches!(refused, PlatformError::FolderInUse(_)), "{refused}");
    assert!(refused.to_string().contains("--data"), "{refused}");
    first.shutdown().await;
    platform(&data).await.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn refusals_say_what_to_do() {
    let data = tempdir().unwrap();
    let mut elsewhere = options(&data);
    elsewhere.pack = data.path().join("no-pack");
    let refused = Platform::start(elsewhere).await.err().unwrap();
    assert!(refused.to_string().contains("--pack"), "{refused}");

    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let mut same_port = options(&data);
    same_port.port = taken.local_addr().unwrap().port();
    let refused = Platform::start(same_port).await.err().unwrap();
    assert!(refused.to_string().contains("--port"), "{refused}");

    let mut typo = options(&data);
    typo.allowed_origins = vec!["shop.example".to_owned()];
    let refused = Platform::start(typo).await.err().unwrap();
    assert!(refused.to_string().contains("--allow-origin"), "{refused}");

    fs::write(data.path().join("secrets.json"), "{}").unwrap();
    let refused = Platform::start(options(&data)).await.err().unwrap();
    assert!(refused.to_string().contains("secrets.json"), "{refused}");
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_secret_is_for_the_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let data = tempdir().unwrap();
    let platform = platform(&data).await;
    for file in ["secrets.json", "functions.env"] {
        let mode = fs::metadata(data.path().join(file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
    platform.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ephemeral_platform_forgets() {
    let data = tempdir().unwrap();
    let mut ephemeral = options(&data);
    ephemeral.ephemeral = true;
    let platform = Platform::start(ephemeral).await.unwrap();
    assert!(platform.started().imported.is_some());
    platform.shutdown().await;
    for file in ["aisle.db", "queues.db", "events.jsonl", "events.delivered"] {
        assert!(!data.path().join(file).exists(), "{file}");
    }
}
