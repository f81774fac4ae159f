//! ECom-Bench.

use crate::args::EcomBench;
use crate::error::ReplayError;
use crate::report::Report;

/// Replays all tasks.
///
/// # Errors
/// [`ReplayError`].
pub fn run(_options: &EcomBench) -> Result<Report, ReplayError> {
    Ok(Report::default())
}
