//! The template against the binaries. The synthesised stacks say what each function gets: its
//! environment, its triggers, time-out, memory and permissions (`infra/cdk/test/facts.ts`). Here
//! the very programs run with exactly that, on local servers: a variable that is missing, unread or
//! misspelt fails, and so does a permission that is missing or that nobody needs.
//!
//! `make template-test` writes the facts and runs this; `AISLE_ARTIFACTS=target/lambda` takes what
//! `make build` built.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod calls;
mod deployment;
mod facts;
mod iam;
mod patterns;
mod permissions;
mod programs;
mod recorder;
mod variables;
mod walk;

use std::path::{Path, PathBuf};

use deployment::{Deployment, pack_folder};
use programs::Programs;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "reads what `make template-test` exports from the stacks"]
async fn each_function_reads_exactly_the_variables_that_it_is_given() {
    let folder = tempfile::tempdir().unwrap();
    let programs = Programs::find(&pack_folder(folder.path()));
    for (configuration, facts) in facts::read() {
        variables::check(&configuration, &facts, &programs).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "reads what `make template-test` exports from the stacks"]
async fn each_function_works_with_what_the_template_gives_it_and_may_do_exactly_that() {
    let folder = tempfile::tempdir().unwrap();
    let programs = Programs::find(&pack_folder(folder.path()));
    let facts = &facts::read()["minimal"];
    let up = Deployment::start(facts, &programs).await;
    walk::walk(&up).await;
    for (function, peak) in up.peaks() {
        let of = facts.functions.values().find(|one| one.deployed_as == function).unwrap();
        assert!(peak / 1024 < u64::from(of.memory_mb), "{function} takes {peak} KiB");
    }
    assert_eq!(up.restarts(), 0, "a function ended: {:#?}", up.output.lock().unwrap());
    for queue in facts.queues.keys().filter(|queue| queue.ends_with("DeadLettersQueue")) {
        // What the walk has refused on purpose.
        if queue == "SyncDeadLettersQueue" {
            continue;
        }
        assert_eq!(up.waiting(queue), 0, "{queue} is not empty");
    }
    permissions::check(facts, &up.seen);
    up.shutdown().await;
}
