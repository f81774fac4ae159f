//! Versions of what waits in queues and tables: read before the shape is judged, so that a message
//! of a later release is told apart from a broken one.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::to_domain::DecodeError;

/// All that is certain about a later version.
#[derive(Deserialize)]
struct Versioned {
    v: u64,
}

/// Reads JSON of a version up to `newest`. The version of what was read is still to be checked by
/// [`check_version`], because a later version can have the shape of an earlier one.
pub(crate) fn read<T: DeserializeOwned>(json: &str, newest: u8) -> Result<T, DecodeError> {
    serde_json::from_str(json).map_err(|error| match serde_json::from_str(json) {
        Ok(Versioned { v }) if v > u64::from(newest) => DecodeError::Version(v),
        _ => DecodeError::Json(error.classify().into()),
    })
}

/// Refuses version 0 and versions after `newest`.
pub(crate) fn check_version(v: u8, newest: u8) -> Result<(), DecodeError> {
    if (1..=newest).contains(&v) { Ok(()) } else { Err(DecodeError::Version(u64::from(v))) }
}
