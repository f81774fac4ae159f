//! What waits to be written to one client, bounded, and the order to close it.
//! An empty outbox holds no memory on the heap.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use tokio::sync::Notify;

use crate::connection::End;

/// The bounds of an outbox.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Capacity {
    pub(crate) messages: usize,
    pub(crate) bytes: usize,
}

/// Why a message was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refused {
    #[error("the client's buffer is full")]
    Full,
    #[error("the connection is closing")]
    Closing,
}

/// What the socket does next.
#[derive(Debug)]
pub(crate) enum Order {
    Send(String),
    Close(End),
}

#[derive(Debug, Default)]
struct State {
    waiting: VecDeque<String>,
    bytes: usize,
    end: Option<End>,
}

/// A queue with one reader (the socket) and many writers.
#[derive(Debug)]
pub(crate) struct Outbox {
    capacity: Capacity,
    state: Mutex<State>,
    changed: Notify,
}

impl Outbox {
    pub(crate) fn new(capacity: Capacity) -> Self {
        Self { capacity, state: Mutex::default(), changed: Notify::new() }
    }

    /// Queues a message.
    pub(crate) fn push(&self, text: String) -> Result<(), Refused> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.end.is_some() {
            return Err(Refused::Closing);
        }
        let bytes = state.bytes + text.len();
        if state.waiting.len() >= self.capacity.messages || bytes > self.capacity.bytes {
            return Err(Refused::Full);
        }
        state.bytes = bytes;
        state.waiting.push_back(text);
        drop(state);
        self.changed.notify_one();
        Ok(())
    }

    /// Orders the connection to end. The first order stands; nothing that waits is sent any more.
    pub(crate) fn close(&self, end: End) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.end.get_or_insert(end);
        drop(state);
        self.changed.notify_one();
    }

    /// The next order. Dropping the future loses none.
    pub(crate) async fn next(&self) -> Order {
        loop {
            if let Some(order) = self.take() {
                return order;
            }
            self.changed.notified().await;
        }
    }

    fn take(&self) -> Option<Order> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(end) = &state.end {
            return Some(Order::Close(end.clone()));
        }
        let text = state.waiting.pop_front()?;
        state.bytes -= text.len();
        if state.waiting.is_empty() {
            state.waiting = VecDeque::new();
        }
        Some(Order::Send(text))
    }
}

#[cfg(test)]
mod tests {
    use super::{Capacity, Order, Outbox, Refused};
    use crate::connection::End;

    #[tokio::test]
    async fn bounded_by_messages_and_by_bytes() {
        let outbox = Outbox::new(Capacity { messages: 2, bytes: 10 });
        assert_eq!(outbox.push("12345678901".to_owned()), Err(Refused::Full));
        assert_eq!(outbox.push("1".to_owned()), Ok(()));
        assert_eq!(outbox.push("2".to_owned()), Ok(()));
        assert_eq!(outbox.push("3".to_owned()), Err(Refused::Full));
        assert!(matches!(outbox.next().await, Order::Send(text) if text == "1"));
        assert_eq!(outbox.push("3".to_owned()), Ok(()));
        outbox.close(End::Deleted);
        outbox.close(End::Idle);
        assert!(matches!(outbox.next().await, Order::Close(End::Deleted)));
        assert_eq!(outbox.push("4".to_owned()), Err(Refused::Closing));
    }
}
