//! Every planted defect is found, and by the promise that it breaks.

use aisle_simulate::{Defect, Options, Seeds, sweep};

use crate::parts::parts;

/// The invariants of ARCHITECTURE.md that a defect may show itself by, the likeliest first.
const fn breaks(defect: Defect) -> &'static [u8] {
    match defect {
        Defect::RaceLostUnnoticed => &[1, 2, 3],
        Defect::PushedBeforeAppend => &[3],
        Defect::AckedBeforeAppend => &[1],
        Defect::DeletedBeforeEffects => &[1, 4],
        Defect::CounterNotChecked => &[2],
        Defect::NotDrivenAgain => &[1, 4],
        Defect::HandledOffByOne => &[1],
        Defect::OpenCommandIgnored => &[1, 2, 4],
        Defect::HumanIgnored => &[5],
        Defect::ConnectionsReadBefore => &[3],
        Defect::RegisteredAfter => &[3],
        Defect::OwnerNotChecked => &[7],
        Defect::OwnWriteForgotten => &[2],
        Defect::StaleTail => &[1],
        Defect::StaleLog => &[1, 3, 4],
        Defect::GoneIsFailure => &[1],
        Defect::SendNotAwaited => &[1, 4],
        Defect::EverybodysReplies => &[3],
        Defect::ResumeSkips => &[3],
        Defect::DeadLettersDropped => &[1, 4, 6],
        Defect::KeyForgotten | Defect::RevisionNotChecked => &[4],
        Defect::ToldForgotten | Defect::VersionNotCompared => &[8],
    }
}

#[test]
fn every_planted_defect_is_found() {
    let mut missed = Vec::new();
    for defect in Defect::ALL {
        let options = Options { defect: Some(defect), ..Options::default() };
        let total =
            sweep(parts(), Seeds { start: 0, count: 1_500, threads: 2, options }, |_| {}).unwrap();
        let mut found: Vec<u8> = total
            .failures
            .iter()
            .flat_map(|(_, violations)| violations.iter().map(|violation| violation.invariant))
            .collect();
        found.sort_unstable();
        found.dedup();
        let seeds = total.seeds;
        println!("{defect:?}: {found:?} in {} of {seeds} seeds", total.failures.len());
        if !breaks(defect).iter().any(|invariant| found.contains(invariant)) {
            missed.push((defect, found));
        }
    }
    assert!(missed.is_empty(), "{missed:?}");
}
