//! `resume`: registers the connection, then reads the log. In that order: an entry appended in
//! between is pushed, or read, or both; never neither. A message that is still the newest entry is
//! driven again: its client takes it for acknowledged from here on, but whoever appended it may
//! have died before waking anybody.

use aisle_contract::frame::{History, HistoryEntry, Resume, ServerFrame};
use aisle_domain::conversation::Body;
use aisle_domain::ids::Seq;
use aisle_ports::{Audience, Connection, Consistency};

use crate::handler::{Sender, begun};
use crate::start::still_theirs;
use crate::{Deps, Error};

/// Entries read at a time.
const PAGE: usize = 100;
/// A history frame stays under this, in bytes of JSON (API Gateway's frame is 32 KB), unless its
/// first entry alone is larger.
const MAX_BYTES: usize = 28 * 1024;

pub(crate) async fn resume(
    deps: &Deps,
    sender: &Sender,
    frame: Resume,
) -> Result<ServerFrame, Error> {
    let delivery = &deps.delivery;
    let tail = delivery.log.tail(&sender.conversation).await?;
    begun(sender, &tail)?;
    let connection =
        Connection { id: sender.connection.clone(), audience: Audience::Shopper(None) };
    delivery.connections.register(&sender.conversation, &connection).await?;
    if sender.shopper.is_none() {
        still_theirs(deps, sender).await?;
    }
    let after = Seq::new(frame.after);
    let page =
        delivery.log.read_after(&sender.conversation, after, PAGE, Consistency::Strong).await?;
    if let Some(newest) = page.entries.last().filter(|_| !page.more)
        && matches!(newest.body, Body::Shopper(_))
    {
        delivery.drive(&sender.conversation, newest).await?;
    }
    let mut history = History { entries: Vec::new(), up_to: frame.after, more: page.more };
    let mut bytes = 0;
    for entry in &page.entries {
        if let Some(shown) = HistoryEntry::of(entry) {
            let size = serde_json_len(&shown);
            if bytes + size > MAX_BYTES && !history.entries.is_empty() {
                history.more = true;
                break;
            }
            bytes += size;
            history.entries.push(shown);
        }
        history.up_to = entry.seq.get();
    }
    Ok(ServerFrame::History(history))
}

/// The size of an entry within a history frame.
fn serde_json_len(entry: &HistoryEntry) -> usize {
    let alone = History { entries: vec![entry.clone()], up_to: 0, more: false };
    ServerFrame::History(alone).to_json().len()
}
