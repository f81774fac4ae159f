//! Reading a request body up to a limit, so that "too large" and "cut off" are told apart.

use axum::body::Body;
use bytes::{Bytes, BytesMut};
use futures::TryStreamExt;

use crate::function::PAYLOAD_BYTES;

/// A body that was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unread {
    /// More than [`PAYLOAD_BYTES`].
    TooLarge,
    /// The connection ended first.
    CutOff,
}

/// Reads a whole body of at most [`PAYLOAD_BYTES`].
pub(crate) async fn read(body: Body) -> Result<Bytes, Unread> {
    let mut chunks = body.into_data_stream();
    let mut whole = BytesMut::new();
    while let Some(chunk) = chunks.try_next().await.map_err(|_| Unread::CutOff)? {
        if whole.len() + chunk.len() > PAYLOAD_BYTES {
            return Err(Unread::TooLarge);
        }
        whole.extend_from_slice(&chunk);
    }
    Ok(whole.freeze())
}
