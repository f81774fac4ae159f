//! The platform as its users meet it: over a real socket, with real clients, in this process and
//! as the command.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod client;
mod command;
mod conversation;
mod dead_letters;
mod events;
mod figures;
mod functions_as_processes;
mod human;
mod jwt;
mod kills;
mod serving;
mod shop;
mod start;
mod suite;
mod transcript;

use std::path::{Path, PathBuf};

use aisle::{Options, Platform};
use tempfile::TempDir;

/// The demo merchant's folder.
fn merchant() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../merchant")
}

/// Options for a platform that meets no other one.
fn options(data: &TempDir) -> Options {
    Options {
        data: data.path().to_owned(),
        pack: merchant(),
        port: 0,
        lambda_port: 0,
        ..Options::default()
    }
}

async fn platform(data: &TempDir) -> Platform {
    Platform::start(options(data)).await.unwrap()
}
