//! Where a rule's events go. Whoever embeds the bus says what a target's ARN stands for.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;

/// A queue, a function, or whatever else takes events.
#[async_trait]
pub trait Target: Send + Sync {
    /// Takes one event. It may come again: deliveries are at least once.
    ///
    /// # Errors
    /// [`TargetError`], which says whether to try again.
    async fn deliver(&self, delivery: &Delivery) -> Result<(), TargetError>;
}

/// What a target is given.
#[derive(Debug, Clone, PartialEq)]
pub struct Delivery {
    /// The event in its envelope.
    pub event: Arc<Value>,
    /// Why it is a dead letter, as EventBridge's message attributes: `RULE_ARN`, `TARGET_ARN`,
    /// `ERROR_CODE`, `ERROR_MESSAGE`, … Empty for an event that goes to a rule's target.
    pub attributes: Vec<(&'static str, String)>,
}

/// Why a target did not take an event.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct TargetError {
    /// Whether another try may succeed.
    pub retryable: bool,
    /// What happened.
    pub message: String,
}

impl TargetError {
    /// A failure that may pass.
    pub fn retryable(message: impl Into<String>) -> Self {
        Self { retryable: true, message: message.into() }
    }

    /// A failure that stays.
    pub fn permanent(message: impl Into<String>) -> Self {
        Self { retryable: false, message: message.into() }
    }
}
