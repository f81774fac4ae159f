//! `notices.toml` holds as it is written, and names the line of a mistake.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;

use aisle_domain::news::NewsKind;
use aisle_pack::{Pack, PackError};
use jiff::civil::Time;
use jiff::tz::TimeZone;

/// The demo pack as far as it is opened, with another `notices.toml`, or none.
fn opened(notices: Option<&str>) -> Result<Pack, PackError> {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../merchant");
    let folder = tempfile::tempdir().unwrap();
    fs::copy(demo.join("pack.toml"), folder.path().join("pack.toml")).unwrap();
    for part in ["wording", "flows"] {
        fs::create_dir(folder.path().join(part)).unwrap();
        for file in fs::read_dir(demo.join(part)).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), folder.path().join(part).join(file.file_name())).unwrap();
        }
    }
    if let Some(text) = notices {
        fs::write(folder.path().join("notices.toml"), text).unwrap();
    }
    Pack::open(folder.path())
}

#[test]
fn what_is_written_holds() {
    let text = r#"
time_zone = "Europe/Berlin"
quiet_from = "22:00"
quiet_until = "07:30"

[tell]
shipped = false
delivered = true
"#;
    let rules = opened(Some(text)).unwrap().notices;
    assert_eq!(rules.zone, TimeZone::get("Europe/Berlin").unwrap());
    let time = |hour, minute| Time::new(hour, minute, 0, 0).unwrap();
    assert_eq!(rules.quiet, Some((time(22, 0), time(7, 30))));
    assert!(!rules.on.contains(&NewsKind::Shipped));
    assert_eq!(rules.on.len(), NewsKind::ALL.len() - 1);
}

#[test]
fn without_the_file_everything_is_told_at_any_hour() {
    for notices in [None, Some("")] {
        let rules = opened(notices).unwrap().notices;
        assert_eq!(rules.zone, TimeZone::get("America/Los_Angeles").unwrap(), "the shop's own");
        assert_eq!((rules.quiet, rules.on.len()), (None, NewsKind::ALL.len()));
    }
}

#[test]
fn what_is_wrong_is_named_with_its_line() {
    for (text, line, expected) in [
        ("\nquiet_from = \"22:00\"", 2, "quiet_until"),
        ("quiet_until = \"22:00\"", 1, "quiet_from"),
        ("quiet_from = \"22:00\"\nquiet_until = \"24:00\"", 2, "no time of day"),
        ("quiet_from = \"9:00\"\nquiet_until = \"10:00\"", 1, "no time of day"),
        ("quiet_from = \"09:00\"\nquiet_until = \"09:00\"", 2, "end when they begin"),
        ("time_zone = \"Mars/Base\"", 1, "no time zone"),
        ("[tell]\nshiped = true", 2, "no notice is called shiped"),
        ("[tell]\nshipped = 1", 2, "bool"),
        ("\nloud = true", 2, "loud"),
    ] {
        let error = opened(Some(text)).unwrap_err().to_string();
        assert!(error.contains(&format!("notices.toml:{line}: ")), "{text}: {error}");
        assert!(error.contains(expected), "{text}: {error}");
    }
}
