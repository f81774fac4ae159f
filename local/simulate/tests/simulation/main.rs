//! The simulation itself: sound code breaks no promise in many seeds, the same seed is the same
//! run, every fault strikes everywhere, and every planted defect is found.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod parts;
mod planted;

use std::process::Command;

use aisle_simulate::{Options, Seeds, simulate, sweep};

use parts::parts;

/// Seeds that `make test` runs. As many again are cheap: `aisle simulate --seeds 1000000`.
const SEEDS: u64 = 20_000;

/// How many run; `AISLE_SEEDS=300` for a quick look. A test's own setting, none of the product's.
#[allow(clippy::disallowed_methods)]
fn seeds() -> u64 {
    std::env::var("AISLE_SEEDS").map_or(SEEDS, |seeds| seeds.parse().unwrap())
}

#[test]
fn sound_code_breaks_no_promise_and_every_fault_strikes_everywhere() {
    let options = Options::default();
    let count = seeds();
    let seeds = Seeds { start: 0, count, threads: 2, options };
    let total = sweep(parts(), seeds, |_| {}).unwrap();
    assert!(total.failures.is_empty(), "{:#?}", total.failures);
    assert_eq!(total.seeds, count);
    assert!(total.messages > 8 * count, "{} messages", total.messages);
    if count < SEEDS {
        return; // Too few for every fault to strike everywhere.
    }
    let missing = total.stats.missing();
    assert!(missing.is_empty(), "never happened: {missing:?}");
}

/// Prints the trace of some seeds: what another process prints for the same seeds.
#[test]
#[ignore = "run by the next test"]
fn traces() {
    for seed in 0..20 {
        let options = Options { traced: true, ..Options::default() };
        println!("{}", simulate(parts(), seed, options).unwrap().trace.unwrap());
    }
}

#[test]
fn the_same_seed_is_the_same_run_in_another_process() {
    let traces = || {
        let own = std::env::current_exe().unwrap();
        let output = Command::new(own)
            .args(["traces", "--exact", "--ignored", "--nocapture", "--test-threads", "1"])
            .output()
            .unwrap();
        assert!(output.status.success());
        let text = String::from_utf8(output.stdout).unwrap();
        // The harness itself says how long it took.
        let lines = text.lines().filter(|line| !line.starts_with("test "));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let (one, other) = (traces(), traces());
    assert!(one.len() > 1_000, "{} lines", one.len());
    assert!(one == other, "the traces differ");
}

#[test]
fn a_seed_has_enough_going_on() {
    let total = sweep(
        parts(),
        Seeds { start: 0, count: 200, threads: 2, options: Options::default() },
        |_| {},
    )
    .unwrap();
    assert!(total.faults > 200 * 5, "{} faults in 200 seeds", total.faults);
}
