//! What every board of waiting conversations must do.

use aisle_domain::conversation::HandoffReason;
use aisle_domain::ids::Seq;
use aisle_domain::language::Language;

use super::sample::{conversation, waiting_case};
use crate::{HandoffBoard, WaitingCase};

/// Runs all checks, each on a fresh board.
///
/// # Panics
/// When the adapter does not conform.
pub async fn handoff_board_suite<B: HandoffBoard>(make: impl AsyncFn() -> B) {
    a_fresh_board_is_empty(&make().await).await;
    a_case_is_read_back(&make().await).await;
    the_longest_wait_comes_first(&make().await).await;
    the_newest_request_wins(&make().await).await;
    a_case_is_taken_down_unless_it_is_newer(&make().await).await;
}

async fn put<B: HandoffBoard>(board: &B, case: &WaitingCase) {
    board.put(case).await.expect("put");
}

async fn list<B: HandoffBoard>(board: &B, limit: usize) -> Vec<WaitingCase> {
    board.list(limit).await.expect("list")
}

async fn a_fresh_board_is_empty<B: HandoffBoard>(board: &B) {
    assert_eq!(list(board, 100).await, []);
    board.remove(&conversation(1), Seq::new(9)).await.expect("removing a missing case");
}

async fn a_case_is_read_back<B: HandoffBoard>(board: &B) {
    let reasons = [
        HandoffReason::Asked,
        HandoffReason::ProofFailed,
        HandoffReason::NotUnderstood,
        HandoffReason::Poison,
        HandoffReason::Review,
        HandoffReason::Unsettled,
        HandoffReason::SwitchedOff,
    ];
    for (n, reason) in (1..).zip(reasons) {
        let language = if n % 2 == 0 { Language::En } else { Language::Zh };
        let case = WaitingCase { reason, language, ..waiting_case(n, 4, 10) };
        put(board, &case).await;
        put(board, &case).await;
        let listed = list(board, 100).await;
        assert_eq!(listed.len(), usize::try_from(n).expect("small"), "again is no second case");
        assert!(listed.contains(&case), "{case:?} in {listed:?}");
    }
}

async fn the_longest_wait_comes_first<B: HandoffBoard>(board: &B) {
    // Names and waits run against each other, so that an order by name would show.
    for n in 0..30 {
        put(board, &waiting_case(n, 4, 1_000 - i64::from(n))).await;
    }
    let waits = |cases: &[WaitingCase]| cases.iter().map(|case| case.since).collect::<Vec<_>>();
    let all = list(board, 100).await;
    assert_eq!(all.len(), 30);
    assert!(waits(&all).is_sorted(), "the longest wait first");
    for limit in [1, 10] {
        assert_eq!(list(board, limit).await, all[..limit], "the first {limit}");
    }
}

async fn the_newest_request_wins<B: HandoffBoard>(board: &B) {
    put(board, &waiting_case(1, 5, 50)).await;
    put(board, &waiting_case(1, 3, 30)).await;
    assert_eq!(list(board, 100).await, [waiting_case(1, 5, 50)], "an older one changes nothing");
    put(board, &waiting_case(1, 8, 80)).await;
    assert_eq!(list(board, 100).await, [waiting_case(1, 8, 80)], "a newer one replaces it");
}

async fn a_case_is_taken_down_unless_it_is_newer<B: HandoffBoard>(board: &B) {
    put(board, &waiting_case(1, 5, 50)).await;
    put(board, &waiting_case(2, 5, 50)).await;
    board.remove(&conversation(1), Seq::new(4)).await.expect("remove");
    assert_eq!(list(board, 100).await.len(), 2, "a newer case stays");
    for seq in [5, 5, 6] {
        board.remove(&conversation(1), Seq::new(seq)).await.expect("remove");
        assert_eq!(list(board, 100).await, [waiting_case(2, 5, 50)]);
    }
}
