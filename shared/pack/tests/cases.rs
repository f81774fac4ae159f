//! The demo merchant's cases, played with the real model, policy and shop. English and Chinese: the
//! languages that they are written in.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use aisle_pack::{CaseOrders, compile, test};

fn demo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../merchant")
}

/// The demo pack with its two languages.
fn pack(folder: &Path) {
    for part in ["flows", "policy", "cases", "intents", "wording", "shop"] {
        fs::create_dir_all(folder.join(part)).unwrap();
        for file in fs::read_dir(demo().join(part)).unwrap() {
            let path = file.unwrap().path();
            fs::copy(&path, folder.join(part).join(path.file_name().unwrap())).unwrap();
        }
    }
    let settings = fs::read_to_string(demo().join("pack.toml")).unwrap();
    let line = settings.lines().find(|line| line.starts_with("languages")).unwrap();
    let settings = settings.replace(line, "languages = [\"en\", \"zh\"]");
    fs::write(folder.join("pack.toml"), settings).unwrap();
}

fn shop(now: jiff::Timestamp) -> CaseOrders {
    let text = fs::read_to_string(demo().join("shop/shop.json")).unwrap();
    let read = aisle_shop::read(&text, now).shop;
    CaseOrders { orders: read.orders, customers: read.customers, products: read.products }
}

#[test]
fn the_demo_cases_hold() {
    let (source, compiled) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    pack(source.path());
    compile(source.path(), compiled.path()).unwrap();
    let now = "2026-11-26T18:00:00Z".parse().unwrap();
    let played = test(source.path(), compiled.path(), &shop(now), now).unwrap();
    let told: Vec<String> = played.problems.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert!(played.cases >= 7, "{}", played.cases);

    // A case that expects what does not happen fails, with its file and line.
    let case = "case: x\nas: sam\nturns:\n  - shopper: hello\n    bot: a pink elephant\n";
    fs::write(source.path().join("cases/wrong.yaml"), case).unwrap();
    let played = test(source.path(), compiled.path(), &shop(now), now).unwrap();
    let told = played.problems[0].to_string();
    assert!(told.starts_with("cases/wrong.yaml:4: x: \"a pink elephant\" is not in"), "{told}");
}
