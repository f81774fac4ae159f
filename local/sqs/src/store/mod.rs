//! The SQLite file: its format, and the rows of queues. Messages are in [`messages`]. Everything
//! here is synchronous and runs under one lock; waiting is the business of the callers.

mod messages;

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, Row, Transaction, TransactionBehavior, params};

use crate::clock::millis;
use crate::error::OpenError;
use crate::settings::{QueueCounts, QueueSettings, Redrive};

pub(crate) use messages::{Hidden, NewMessage, Taken, TakenRow};

/// Format of the file, kept in `user_version`.
const FORMAT: i64 = 1;

/// `AUTOINCREMENT`: an id is never used again, so an old receipt handle never names a new message.
/// `receives` counts for the reader, `receives_here` since the message came to this queue.
const SCHEMA: &str = "
CREATE TABLE queues (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    visibility_ms INTEGER NOT NULL,
    delay_ms INTEGER NOT NULL,
    wait_ms INTEGER NOT NULL,
    retention_ms INTEGER NOT NULL,
    max_bytes INTEGER NOT NULL,
    dead_letter_queue TEXT,
    max_receives INTEGER,
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL
) STRICT;
CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    queue INTEGER NOT NULL,
    visible_at INTEGER NOT NULL,
    receives INTEGER NOT NULL DEFAULT 0,
    receives_here INTEGER NOT NULL DEFAULT 0,
    sent_at INTEGER NOT NULL,
    first_received_at INTEGER,
    message_id TEXT NOT NULL,
    body TEXT NOT NULL,
    attributes TEXT,
    trace_header TEXT,
    dead_letter_source TEXT
) STRICT;
CREATE INDEX by_visibility ON messages (queue, visible_at);
";

const QUEUE_COLUMNS: &str = "id, name, visibility_ms, delay_ms, wait_ms, retention_ms, max_bytes, \
                             dead_letter_queue, max_receives, created_at, modified_at";

/// The open file.
pub(crate) struct Store {
    connection: Connection,
}

/// A queue's row.
#[derive(Debug, Clone)]
pub(crate) struct QueueRow {
    pub id: i64,
    pub name: String,
    pub settings: QueueSettings,
    pub created_at_ms: i64,
    pub modified_at_ms: i64,
}

impl Store {
    pub fn open(path: Option<&Path>) -> Result<Self, OpenError> {
        let mut connection = match path {
            Some(path) => Connection::open(path)?,
            None => Connection::open_in_memory()?,
        };
        connection.busy_timeout(Duration::from_secs(5))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        connection.set_prepared_statement_cache_capacity(64);
        let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        match tx.pragma_query_value(None, "user_version", |row| row.get(0))? {
            0 => {
                tx.execute_batch(SCHEMA)?;
                tx.pragma_update(None, "user_version", FORMAT)?;
            }
            FORMAT => {}
            found => return Err(OpenError::Format { found, known: FORMAT }),
        }
        tx.commit()?;
        Ok(Self { connection })
    }

    /// One transaction that takes the write lock at once.
    fn begin(&mut self) -> rusqlite::Result<Transaction<'_>> {
        self.connection.transaction_with_behavior(TransactionBehavior::Immediate)
    }

    pub fn queue(&self, name: &str) -> rusqlite::Result<Option<QueueRow>> {
        let sql = format!("SELECT {QUEUE_COLUMNS} FROM queues WHERE name = ?1");
        self.connection.prepare_cached(&sql)?.query_row([name], queue_row).optional()
    }

    /// Names that begin with `prefix` and come after `after`, in order.
    pub fn queue_names(
        &self,
        prefix: &str,
        after: &str,
        limit: usize,
    ) -> rusqlite::Result<Vec<String>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT name FROM queues WHERE substr(name, 1, length(?1)) = ?1 AND name > ?2
             ORDER BY name LIMIT ?3",
        )?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        statement.query_map(params![prefix, after, limit], |row| row.get(0))?.collect()
    }

    pub fn insert_queue(
        &mut self,
        name: &str,
        settings: &QueueSettings,
        now_ms: i64,
    ) -> rusqlite::Result<()> {
        let (target, count) = redrive_columns(settings);
        self.connection.execute(
            "INSERT INTO queues (name, visibility_ms, delay_ms, wait_ms, retention_ms, max_bytes,
                                 dead_letter_queue, max_receives, created_at, modified_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)",
            params![
                name,
                millis(settings.visibility_timeout),
                millis(settings.delay),
                millis(settings.receive_wait),
                millis(settings.retention),
                i64::try_from(settings.max_message_bytes).unwrap_or(i64::MAX),
                target,
                count,
                now_ms
            ],
        )?;
        Ok(())
    }

    pub fn update_queue(
        &mut self,
        queue: i64,
        settings: &QueueSettings,
        now_ms: i64,
    ) -> rusqlite::Result<()> {
        let (target, count) = redrive_columns(settings);
        self.connection.execute(
            "UPDATE queues SET visibility_ms = ?2, delay_ms = ?3, wait_ms = ?4, retention_ms = ?5,
                    max_bytes = ?6, dead_letter_queue = ?7, max_receives = ?8, modified_at = ?9
             WHERE id = ?1",
            params![
                queue,
                millis(settings.visibility_timeout),
                millis(settings.delay),
                millis(settings.receive_wait),
                millis(settings.retention),
                i64::try_from(settings.max_message_bytes).unwrap_or(i64::MAX),
                target,
                count,
                now_ms
            ],
        )?;
        Ok(())
    }

    pub fn delete_queue(&mut self, queue: i64) -> rusqlite::Result<()> {
        let tx = self.begin()?;
        tx.execute("DELETE FROM messages WHERE queue = ?1", [queue])?;
        tx.execute("DELETE FROM queues WHERE id = ?1", [queue])?;
        tx.commit()
    }

    pub fn purge(&mut self, queue: i64) -> rusqlite::Result<()> {
        self.connection.execute("DELETE FROM messages WHERE queue = ?1", [queue])?;
        Ok(())
    }

    /// Throws away what has been in the queue for longer than its retention.
    pub fn expire(&mut self, queue: &QueueRow, now_ms: i64) -> rusqlite::Result<()> {
        let oldest = now_ms.saturating_sub(millis(queue.settings.retention));
        self.connection
            .prepare_cached("DELETE FROM messages WHERE queue = ?1 AND sent_at <= ?2")?
            .execute([queue.id, oldest])?;
        Ok(())
    }

    /// The same for every queue; done when the store is opened.
    pub fn expire_all(&mut self, now_ms: i64) -> rusqlite::Result<()> {
        self.connection.execute(
            "DELETE FROM messages WHERE EXISTS (SELECT 1 FROM queues
             WHERE queues.id = messages.queue AND messages.sent_at <= ?1 - queues.retention_ms)",
            [now_ms],
        )?;
        Ok(())
    }

    pub fn counts(&self, queue: i64, now_ms: i64) -> rusqlite::Result<QueueCounts> {
        self.connection
            .prepare_cached(
                "SELECT count(*) FILTER (WHERE visible_at <= ?2),
                        count(*) FILTER (WHERE visible_at > ?2 AND receives_here > 0),
                        count(*) FILTER (WHERE visible_at > ?2 AND receives_here = 0)
                 FROM messages WHERE queue = ?1",
            )?
            .query_row([queue, now_ms], |row| {
                Ok(QueueCounts {
                    visible: row.get::<_, i64>(0)?.unsigned_abs(),
                    in_flight: row.get::<_, i64>(1)?.unsigned_abs(),
                    delayed: row.get::<_, i64>(2)?.unsigned_abs(),
                })
            })
    }
}

fn redrive_columns(settings: &QueueSettings) -> (Option<&str>, Option<u32>) {
    let redrive = settings.redrive.as_ref();
    (redrive.map(|r| r.dead_letter_queue.as_str()), redrive.map(|r| r.max_receive_count))
}

fn queue_row(row: &Row<'_>) -> rusqlite::Result<QueueRow> {
    let duration = |column| -> rusqlite::Result<Duration> {
        Ok(Duration::from_millis(row.get::<_, i64>(column)?.unsigned_abs()))
    };
    let target: Option<String> = row.get(7)?;
    let count: Option<u32> = row.get(8)?;
    Ok(QueueRow {
        id: row.get(0)?,
        name: row.get(1)?,
        settings: QueueSettings {
            visibility_timeout: duration(2)?,
            delay: duration(3)?,
            receive_wait: duration(4)?,
            retention: duration(5)?,
            max_message_bytes: usize::try_from(row.get::<_, i64>(6)?).unwrap_or(0),
            redrive: target.zip(count).map(|(dead_letter_queue, max_receive_count)| Redrive {
                dead_letter_queue,
                max_receive_count,
            }),
        },
        created_at_ms: row.get(9)?,
        modified_at_ms: row.get(10)?,
    })
}
