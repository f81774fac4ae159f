//! What every switch board must do.

use aisle_domain::switches::Switches;

use crate::SwitchBoard;

/// Runs all checks, each on a new board.
///
/// # Panics
/// Where the adapter breaks its promise.
pub async fn switch_board_suite<B: SwitchBoard>(make: impl AsyncFn() -> B) {
    let board = make().await;
    assert_eq!(board.switches().await, Ok(Switches::default()), "untouched, everything works");
    let set = Switches { no_refunds: true, ..Switches::default() };
    board.set_switches(set).await.unwrap();
    assert_eq!(board.switches().await, Ok(set), "what was set is read");
    board.set_switches(Switches::default()).await.unwrap();
    assert_eq!(board.switches().await, Ok(Switches::default()), "and can be set back");
}
