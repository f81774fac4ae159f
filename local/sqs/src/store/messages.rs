//! The rows of messages: inserted, taken (or moved to the dead-letter queue), deleted, hidden.

use rusqlite::{OptionalExtension, Row, Transaction, params};

use super::{QueueRow, Store};
use crate::clock::millis;
use crate::receipt::Receipt;

/// A message to insert.
pub(crate) struct NewMessage<'a> {
    pub message_id: String,
    pub body: &'a str,
    /// As JSON; `None` when there are none.
    pub attributes: Option<String>,
    pub trace_header: Option<&'a str>,
    pub visible_at_ms: i64,
}

/// A message as it was before this reception.
pub(crate) struct TakenRow {
    pub id: i64,
    pub receives: i64,
    receives_here: i64,
    pub sent_at_ms: i64,
    pub first_received_at_ms: Option<i64>,
    pub message_id: String,
    pub body: String,
    pub attributes: Option<String>,
    pub trace_header: Option<String>,
    pub dead_letter_source: Option<String>,
}

/// What one receive did.
pub(crate) struct Taken {
    pub rows: Vec<TakenRow>,
    /// The dead-letter queue that gained messages.
    pub moved_to: Option<String>,
    /// When nothing was taken: the next instant at which a message becomes visible.
    pub next_visible_at_ms: Option<i64>,
}

/// What became of a change of visibility.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hidden {
    Done,
    NotInFlight,
    /// Deleted, moved, or received again since.
    Stale,
}

impl Store {
    /// Inserts all messages or none.
    pub fn insert_messages(
        &mut self,
        queue: i64,
        messages: &[NewMessage<'_>],
        now_ms: i64,
    ) -> rusqlite::Result<()> {
        let tx = self.begin()?;
        {
            let mut insert = tx.prepare_cached(
                "INSERT INTO messages (queue, visible_at, sent_at, message_id, body, attributes,
                                       trace_header)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?;
            for message in messages {
                insert.execute(params![
                    queue,
                    message.visible_at_ms,
                    now_ms,
                    message.message_id,
                    message.body,
                    message.attributes,
                    message.trace_header
                ])?;
            }
        }
        tx.commit()
    }

    /// Takes up to `limit` visible messages and hides them until `hidden_until_ms`.
    pub fn take(
        &mut self,
        queue: &QueueRow,
        limit: usize,
        now_ms: i64,
        hidden_until_ms: i64,
    ) -> rusqlite::Result<Taken> {
        let mut taken = Taken { rows: Vec::new(), moved_to: None, next_visible_at_ms: None };
        let oldest_ms = now_ms.saturating_sub(millis(queue.settings.retention));
        let tx = self.begin()?;
        loop {
            taken.rows = visible(&tx, queue.id, now_ms, oldest_ms, limit)?;
            if !redrive(&tx, queue, &taken.rows, now_ms, &mut taken.moved_to)? {
                break;
            }
        }
        {
            let mut hide = tx.prepare_cached(
                "UPDATE messages SET visible_at = ?2, receives = receives + 1,
                        receives_here = receives_here + 1,
                        first_received_at = coalesce(first_received_at, ?3)
                 WHERE id = ?1",
            )?;
            for row in &taken.rows {
                hide.execute([row.id, hidden_until_ms, now_ms])?;
            }
        }
        if taken.rows.is_empty() {
            taken.next_visible_at_ms = tx
                .prepare_cached(
                    "SELECT min(visible_at) FROM messages WHERE queue = ?1 AND visible_at > ?2",
                )?
                .query_row([queue.id, now_ms], |row| row.get(0))?;
        }
        tx.commit()?;
        Ok(taken)
    }

    /// Deletes by receipt; a stale receipt deletes nothing, which is no error.
    pub fn delete_messages(&mut self, receipts: &[Receipt]) -> rusqlite::Result<()> {
        let tx = self.begin()?;
        {
            let mut delete = tx.prepare_cached(
                "DELETE FROM messages WHERE id = ?1 AND queue = ?2 AND receives = ?3",
            )?;
            for receipt in receipts {
                delete.execute([receipt.message, receipt.queue, receipt.reception])?;
            }
        }
        tx.commit()
    }

    /// Hides messages in flight until the given instants.
    pub fn hide_messages(
        &mut self,
        changes: &[(Receipt, i64)],
        now_ms: i64,
    ) -> rusqlite::Result<Vec<Hidden>> {
        let tx = self.begin()?;
        let results =
            changes.iter().map(|(receipt, until_ms)| hide(&tx, receipt, *until_ms, now_ms));
        let results = results.collect::<rusqlite::Result<_>>()?;
        tx.commit()?;
        Ok(results)
    }
}

fn hide(
    tx: &Transaction<'_>,
    receipt: &Receipt,
    until_ms: i64,
    now_ms: i64,
) -> rusqlite::Result<Hidden> {
    let visible_at: Option<i64> = tx
        .prepare_cached(
            "SELECT visible_at FROM messages WHERE id = ?1 AND queue = ?2 AND receives = ?3",
        )?
        .query_row([receipt.message, receipt.queue, receipt.reception], |row| row.get(0))
        .optional()?;
    match visible_at {
        None => Ok(Hidden::Stale),
        Some(visible_at) if visible_at <= now_ms => Ok(Hidden::NotInFlight),
        Some(_) => {
            tx.prepare_cached("UPDATE messages SET visible_at = ?2 WHERE id = ?1")?
                .execute([receipt.message, until_ms])?;
            Ok(Hidden::Done)
        }
    }
}

/// Moves those that were received too often; true when any was, so that the caller looks again.
/// When the dead-letter queue is gone, messages stay and go on being received.
fn redrive(
    tx: &Transaction<'_>,
    queue: &QueueRow,
    rows: &[TakenRow],
    now_ms: i64,
    moved_to: &mut Option<String>,
) -> rusqlite::Result<bool> {
    let Some(policy) = &queue.settings.redrive else { return Ok(false) };
    let spent = |row: &&TakenRow| row.receives_here >= i64::from(policy.max_receive_count);
    if !rows.iter().any(|row| spent(&row)) {
        return Ok(false);
    }
    let target: Option<i64> = tx
        .prepare_cached("SELECT id FROM queues WHERE name = ?1")?
        .query_row([&policy.dead_letter_queue], |row| row.get(0))
        .optional()?;
    let Some(target) = target.filter(|target| *target != queue.id) else { return Ok(false) };
    let mut move_message = tx.prepare_cached(
        "UPDATE messages SET queue = ?2, visible_at = ?3, receives_here = 0,
                dead_letter_source = ?4
         WHERE id = ?1",
    )?;
    for row in rows.iter().filter(spent) {
        move_message.execute(params![row.id, target, now_ms, queue.name])?;
    }
    *moved_to = Some(policy.dead_letter_queue.clone());
    Ok(true)
}

fn visible(
    tx: &Transaction<'_>,
    queue: i64,
    now_ms: i64,
    oldest_ms: i64,
    limit: usize,
) -> rusqlite::Result<Vec<TakenRow>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    tx.prepare_cached(
        "SELECT id, receives, receives_here, sent_at, first_received_at, message_id, body,
                attributes, trace_header, dead_letter_source
         FROM messages WHERE queue = ?1 AND visible_at <= ?2 AND sent_at > ?3
         ORDER BY visible_at, id LIMIT ?4",
    )?
    .query_map([queue, now_ms, oldest_ms, limit], taken_row)?
    .collect()
}

fn taken_row(row: &Row<'_>) -> rusqlite::Result<TakenRow> {
    Ok(TakenRow {
        id: row.get(0)?,
        receives: row.get(1)?,
        receives_here: row.get(2)?,
        sent_at_ms: row.get(3)?,
        first_received_at_ms: row.get(4)?,
        message_id: row.get(5)?,
        body: row.get(6)?,
        attributes: row.get(7)?,
        trace_header: row.get(8)?,
        dead_letter_source: row.get(9)?,
    })
}
