//! The structure that ARCHITECTURE.md draws, checked: which crate may know which, what pure crates
//! must not touch, how long a file may be, and that every module says what lives in it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package};

const MAX_LINES: usize = 500;

/// Whom each crate may depend on among ours, dev-dependencies aside: exactly what it does depend on.
/// A missing crate may nothing.
fn allowed() -> BTreeMap<&'static str, Vec<&'static str>> {
    let function = |own: &[&'static str]| {
        let mut edges = vec!["aisle-domain", "aisle-contract", "aisle-ports"];
        edges.extend(own);
        // Only `main.rs` may use these; see `only_main_assembles`.
        edges.extend(["aisle-aws", "aisle-lambda"]);
        edges
    };
    let writer = |own: &[&'static str]| {
        let mut edges = function(own);
        edges.extend(["aisle-delivery", "aisle-dialogue", "aisle-pack", "aisle-assembly"]);
        edges
    };
    BTreeMap::from([
        ("aisle-domain", vec![]),
        ("aisle-contract", vec!["aisle-domain"]),
        ("aisle-identity", vec!["aisle-domain"]),
        ("aisle-aftersales", vec!["aisle-domain"]),
        ("aisle-ports", vec!["aisle-domain", "aisle-contract", "aisle-aftersales"]),
        ("aisle-understanding", vec!["aisle-domain"]),
        ("aisle-dialogue", vec!["aisle-domain"]),
        (
            "aisle-pack",
            vec!["aisle-domain", "aisle-understanding", "aisle-dialogue", "aisle-aftersales"],
        ),
        ("aisle-delivery", vec!["aisle-domain", "aisle-contract", "aisle-ports"]),
        ("aisle-memory", vec!["aisle-domain", "aisle-contract", "aisle-ports", "aisle-aftersales"]),
        ("aisle-aws", vec!["aisle-domain", "aisle-contract", "aisle-ports", "aisle-aftersales"]),
        ("aisle-shop-http", vec!["aisle-domain", "aisle-ports", "aisle-aftersales"]),
        ("aisle-lambda", vec!["aisle-domain", "aisle-contract", "aisle-ports", "aisle-identity"]),
        (
            "aisle-assembly",
            vec!["aisle-ports", "aisle-delivery", "aisle-aws", "aisle-lambda", "aisle-shop-http"],
        ),
        ("connect", function(&["aisle-identity"])),
        ("intake", writer(&["aisle-identity"])),
        ("nlu", writer(&["aisle-understanding"])),
        ("order", writer(&["aisle-aftersales", "aisle-understanding"])),
        ("handoff", writer(&[])),
        ("sync", writer(&[])),
        ("emulator-sqs", vec![]),
        ("emulator-eventbridge", vec![]),
        ("emulator-lambda", vec!["emulator-sqs"]),
        ("emulator-gateway", vec!["emulator-lambda"]),
        ("aisle-bench", vec![]),
        ("aisle-shop", vec!["aisle-domain", "aisle-ports"]),
        ("aisle-shop-server", vec!["aisle-domain", "aisle-aftersales", "aisle-shop"]),
        ("aisle-client", vec!["aisle-domain", "aisle-contract", "aisle-identity"]),
        ("aisle-load", vec!["aisle-domain", "aisle-contract", "aisle-client", "aisle-shop"]),
        (
            "aisle-replay",
            vec!["aisle-domain", "aisle-aftersales", "aisle-client", "aisle-contract"],
        ),
        ("aisle-nlu", vec!["aisle-domain", "aisle-understanding", "aisle-pack"]),
        (
            "aisle-simulate",
            vec![
                "aisle-aftersales",
                "aisle-domain",
                "aisle-contract",
                "aisle-ports",
                "aisle-identity",
                "aisle-understanding",
                "aisle-dialogue",
                "aisle-delivery",
                "aisle-memory",
                "aisle-lambda",
                "aisle-client",
                "connect",
                "intake",
                "nlu",
                "order",
                "handoff",
                "sync",
            ],
        ),
    ])
}

/// The platform and the tests put everything together; nothing may depend on them.
const ASSEMBLERS: [&str; 2] = ["aisle", "aisle-tests"];

/// Crates that are pure functions of values, and what that rules out.
const PURE: [&str; 6] = [
    "aisle-domain",
    "aisle-contract",
    "aisle-identity",
    "aisle-understanding",
    "aisle-dialogue",
    "aisle-aftersales",
];
const IMPURE: [&str; 10] = [
    "tokio",
    "futures",
    "async-trait",
    "lambda_runtime",
    "axum",
    "reqwest",
    "rand",
    "tracing-subscriber",
    "rusqlite",
    "aws-config",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

fn metadata() -> Metadata {
    MetadataCommand::new().manifest_path(root().join("Cargo.toml")).no_deps().exec().unwrap()
}

fn dependencies(package: &Package) -> impl Iterator<Item = &str> {
    package
        .dependencies
        .iter()
        .filter(|dependency| dependency.kind == DependencyKind::Normal)
        .map(|dependency| dependency.name.as_str())
}

/// Every Rust source of ours.
fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders: Vec<_> =
        ["functions", "shared", "local", "tests"].map(|name| root().join(name)).to_vec();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !path.ends_with("node_modules") && !path.ends_with("target") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    assert!(found.len() > 100, "sources were not found");
    found.sort();
    found
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

#[test]
fn crates_know_only_whom_they_may() {
    let metadata = metadata();
    let ours: Vec<&str> = metadata.packages.iter().map(|package| package.name.as_str()).collect();
    let allowed = allowed();
    let mut wrong = Vec::new();
    for package in &metadata.packages {
        let name = package.name.as_str();
        if ASSEMBLERS.contains(&name) {
            continue;
        }
        let Some(may) = allowed.get(name) else {
            wrong.push(format!("{name} is not in this test's table of edges"));
            continue;
        };
        let edges: Vec<_> = dependencies(package).filter(|edge| ours.contains(edge)).collect();
        let forbidden = edges.iter().filter(|edge| !may.contains(edge));
        wrong.extend(forbidden.map(|edge| format!("{name} → {edge} is forbidden")));
        let unused = may.iter().filter(|edge| !edges.contains(edge));
        wrong.extend(unused.map(|edge| format!("{name} → {edge} is allowed, but not there")));
    }
    assert!(wrong.is_empty(), "edges (see ARCHITECTURE.md): {wrong:#?}");
}

#[test]
fn pure_crates_have_no_io_and_no_async() {
    let metadata = metadata();
    let mut wrong = Vec::new();
    for package in metadata.packages.iter().filter(|p| PURE.contains(&p.name.as_str())) {
        wrong.extend(
            dependencies(package)
                .filter(|name| IMPURE.contains(name) || name.starts_with("aws-"))
                .map(|name| format!("{} → {name}", package.name)),
        );
    }
    assert!(wrong.is_empty(), "pure crates must not know: {wrong:#?}");
}

#[test]
fn only_main_assembles_adapters() {
    let wrong: Vec<_> = sources()
        .into_iter()
        .filter(|path| path.starts_with(root().join("functions")) && !path.ends_with("src/main.rs"))
        .filter(|path| !path.components().any(|part| part.as_os_str() == "tests"))
        .filter(|path| {
            let text = fs::read_to_string(path).unwrap();
            ["aisle_aws", "aisle_lambda", "aisle_pack", "aisle_memory", "aisle_assembly"]
                .iter()
                .any(|name| text.contains(name))
        })
        .map(|path| shown(&path))
        .collect();
    assert!(wrong.is_empty(), "adapters outside of main.rs: {wrong:#?}");
}

/// What would make a function impossible to simulate.
#[test]
fn functions_touch_neither_clock_nor_chance_by_themselves() {
    const BANNED: [(&str, &str); 6] = [
        ("tokio::spawn", "effects belong to the invocation"),
        ("SystemTime::now", "use the Clock port"),
        ("Instant::now", "use the Clock port"),
        ("Timestamp::now", "use the Clock port"),
        ("HashMap", "its order is random; use BTreeMap"),
        ("HashSet", "its order is random; use BTreeSet"),
    ];
    let simulated = ["functions", "shared/domain", "shared/contract", "shared/ports"]
        .into_iter()
        .chain(["shared/delivery", "shared/dialogue", "shared/understanding", "shared/identity"])
        .map(|folder| root().join(folder))
        .collect::<Vec<_>>();
    let mut wrong = Vec::new();
    for path in sources() {
        let in_src = path.components().any(|part| part.as_os_str() == "src");
        if !in_src || !simulated.iter().any(|folder| path.starts_with(folder)) {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for (banned, why) in BANNED {
                if code.contains(banned) {
                    wrong.push(format!("{}:{}: {banned}: {why}", shown(&path), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_is_short_and_says_what_lives_in_it() {
    let mut wrong = Vec::new();
    for path in sources() {
        let text = fs::read_to_string(&path).unwrap();
        let lines = text.lines().count();
        if lines > MAX_LINES {
            wrong.push(format!("{}: {lines} lines, at most {MAX_LINES}", shown(&path)));
        }
        if !text.trim_start().starts_with("//!") {
            wrong.push(format!("{}: opens without `//!`", shown(&path)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_main_of_a_function_is_thin() {
    for function in ["connect", "intake", "nlu", "order", "handoff", "sync"] {
        let path = root().join("functions").join(function).join("src/main.rs");
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= 40, "{}: {lines} lines, at most 40", shown(&path));
    }
}

#[test]
fn every_crate_inherits_versions_and_lints() {
    for package in metadata().packages {
        let manifest = fs::read_to_string(&package.manifest_path).unwrap();
        let name = package.name;
        assert!(manifest.contains("[lints]\nworkspace = true"), "{name}: lints are not inherited");
        assert!(manifest.contains("version.workspace = true"), "{name}: has its own version");
        let own = manifest
            .lines()
            .skip_while(|line| !line.ends_with("dependencies]"))
            .filter(|line| line.contains("version = \""))
            .count();
        assert_eq!(own, 0, "{name}: a dependency has its own version");
    }
}
