//! The same conversation through the compiled Lambda binaries.

use std::process::Command;

use aisle::{FunctionsMode, Platform};
use tempfile::tempdir;

use crate::client::{Shopper, card};
use crate::options;

/// Builds the binaries; quick when they are there, because `make test` builds all in this same way.
/// (With `-p` cargo would choose other features, and build every dependency anew.)
pub fn build() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--workspace", "--all-targets"]);
    assert!(cargo.status().unwrap().success());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_binaries_answer_like_the_handlers_in_process() {
    build();
    let data = tempdir().unwrap();
    let mut options = options(&data);
    options.functions = FunctionsMode::Process;
    let platform = Platform::start(options).await.unwrap();
    let mut shopper = Shopper::anonymous(&platform).await;
    shopper.start("en").await;
    let asks = shopper.ask("where is my order AC104372?").await;
    assert_eq!(card(&asks), None, "{asks:?}");
    let answer = shopper.ask("robin.hale@example.com").await;
    assert_eq!(card(&answer), Some("AC104372"), "{answer:?}");
    platform.shutdown().await;
}
