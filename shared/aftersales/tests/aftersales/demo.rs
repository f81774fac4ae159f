//! The demo merchant's policy is one that can be used.

use aisle_aftersales::{Policy, PolicySource};

#[test]
fn the_demo_merchants_policy_loads() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../merchant/policy");
    let sources: Vec<PolicySource> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| {
            let path = file.unwrap().path();
            PolicySource {
                name: path.file_name().unwrap().to_string_lossy().into_owned(),
                text: std::fs::read_to_string(&path).unwrap(),
            }
        })
        .collect();
    assert!(sources.len() >= 6, "{} files", sources.len());
    let policy = Policy::load(&sources).map_err(|errors| format!("{errors:#?}")).unwrap();
    assert!(!policy.version().is_empty());
}
