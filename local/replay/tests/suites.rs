//! Both suites, all their open tasks, exact; and that the packs do not know the tasks.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use aisle_replay::{EcomBench, Report, Tau2, ecom_bench, tau2};
use serde_json::Value;

/// The folder of others' data sets, or `None` where it is absent: they are read in place.
#[allow(clippy::disallowed_methods)] // a test may ask the environment
fn suite(name: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let data = std::env::var_os("AISLE_BENCH_DATA")
        .map_or_else(|| root.join("../shared/data"), PathBuf::from);
    let path = data.join(name);
    if path.is_dir() {
        Some(path)
    } else {
        eprintln!("SKIPPED: no {}; set AISLE_BENCH_DATA to its folder", path.display());
        None
    }
}

fn exact(report: &Report, at_least: usize) {
    assert_eq!(report.failures(), 0, "{report}");
    assert!(report.tasks.len() >= at_least, "only {} tasks", report.tasks.len());
}

#[test]
fn tau2_is_exact() {
    let Some(data) = suite("tau2_retail") else { return };
    let out = tempfile::tempdir().unwrap();
    let options = Tau2 {
        db: data.join("db.json"),
        tasks: data.join("tasks.json"),
        expected: Some(data.join("expected")),
        out: out.path().to_owned(),
        pack: None,
        chat: aisle_replay::chat::ChatOptions::default(),
    };
    exact(&tau2(&options).unwrap(), 74);
}

/// The comparison can fail: an end state with one cent more is another one.
#[test]
fn tau2_is_not_exact_against_another_end_state() {
    let Some(data) = suite("tau2_retail") else { return };
    let [out, other] = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let mut options = Tau2 {
        db: data.join("db.json"),
        tasks: data.join("tasks.json"),
        expected: None,
        out: out.path().to_owned(),
        pack: None,
        chat: aisle_replay::chat::ChatOptions::default(),
    };
    assert_eq!(tau2(&options).unwrap().failures(), 0);
    for entry in fs::read_dir(out.path()).unwrap() {
        let entry = entry.unwrap();
        let mut end: Value =
            serde_json::from_str(&fs::read_to_string(entry.path()).unwrap()).unwrap();
        let payments = end["orders"].as_object_mut().unwrap().values_mut();
        for order in payments {
            let amount = &mut order["payment_history"][0]["amount"];
            let more = amount.to_string().parse::<f64>().unwrap() + 0.01;
            *amount = more.into();
        }
        fs::write(other.path().join(entry.file_name()), end.to_string()).unwrap();
    }
    options.expected = Some(other.path().to_owned());
    assert!(tau2(&options).unwrap().failures() > 50);
}

#[test]
fn ecom_bench_is_exact() {
    let Some(data) = suite("ecom_bench") else { return };
    let out = tempfile::tempdir().unwrap();
    let mut options = EcomBench {
        data: data.join("data"),
        tasks: data.join("tasks.json"),
        out: out.path().to_owned(),
        pack: None,
        strict: false,
        chat: aisle_replay::chat::ChatOptions::default(),
    };
    let report = ecom_bench(&options).unwrap();
    exact(&report, 27);
    // Held to its own document, the suite is not: just those that were told.
    options.strict = true;
    let strict = ecom_bench(&options).unwrap();
    let differing = |report: &Report, by: fn(&aisle_replay::TaskReport) -> bool| {
        let tasks = report.tasks.iter().filter(|task| by(task));
        tasks.map(|task| task.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        differing(&report, |task| !task.contradictions.is_empty()),
        differing(&strict, |task| !task.differences.is_empty())
    );
}

/// What stands for one order, user, item, product or payment method in a suite's files: keys and
/// texts with several digits or of a user.
fn ids(value: &Value, found: &mut BTreeSet<String>) {
    let is_id = |text: &str| {
        text.len() >= 6
            && text.len() <= 40
            && text.chars().filter(char::is_ascii_digit).count() >= 4
            && !text.contains([' ', ':', '.'])
    };
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                if is_id(key) {
                    found.insert(key.trim_start_matches('#').to_owned());
                }
                ids(value, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| ids(value, found)),
        Value::String(text) if is_id(text) => {
            found.insert(text.trim_start_matches('#').to_owned());
        }
        _ => {}
    }
}

fn files_under(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files_under(&path, found) } else { found.push(path) }
    }
}

#[test]
fn packs_and_code_know_no_task() {
    let mut known = BTreeSet::new();
    for (name, files) in [
        ("tau2_retail", &["db.json", "tasks.json"][..]),
        (
            "ecom_bench",
            &["tasks.json", "data/orders.json", "data/users_info.json", "data/products.json"],
        ),
    ] {
        let Some(data) = suite(name) else { return };
        for file in files {
            let text = fs::read_to_string(data.join(file)).unwrap();
            ids(&serde_json::from_str(&text).unwrap(), &mut known);
        }
    }
    // The number that ECom-Bench gives to every order that it places: no order of its shop.
    known.remove("1234567890");
    assert!(known.len() > 3_000, "only {} ids", known.len());
    let mut files = Vec::new();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    files_under(&here.join("../../tests/packs"), &mut files);
    files_under(&here.join("src"), &mut files);
    files_under(&here.join("../../shared/aftersales/src"), &mut files);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let words = text.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-'));
        for word in words.filter(|word| word.len() >= 6) {
            assert!(!known.contains(word), "{} names {word}", file.display());
        }
    }
}
