//! What a queue can be set to, what it is set to, and how full it is. How these are spelled on
//! the wire is the business of the HTTP front.

use std::time::Duration;

use crate::batch::is_name;
use crate::error::QueueError;
use crate::limits;

/// Settings of a queue, all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueSettings {
    /// For how long a received message stays invisible; 30 s unless set.
    pub visibility_timeout: Duration,
    /// How long a sent message stays invisible at first; zero unless set.
    pub delay: Duration,
    /// How long a receive waits that does not say; zero unless set.
    pub receive_wait: Duration,
    /// When an unread message is thrown away; four days unless set.
    pub retention: Duration,
    /// Largest message in bytes; 1 MiB unless set.
    pub max_message_bytes: usize,
    /// Where messages go that are received too often.
    pub redrive: Option<Redrive>,
}

impl Default for QueueSettings {
    fn default() -> Self {
        Self {
            visibility_timeout: Duration::from_secs(30),
            delay: Duration::ZERO,
            receive_wait: Duration::ZERO,
            retention: Duration::from_secs(345_600),
            max_message_bytes: limits::MESSAGE_BYTES,
            redrive: None,
        }
    }
}

/// A redrive policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redrive {
    /// Name of the queue that takes the messages; it must exist.
    pub dead_letter_queue: String,
    /// After so many receptions a message moves instead of being received once more: 1–1000.
    pub max_receive_count: u32,
}

/// Some settings, to create a queue with or to change one; what is `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QueueAttributes {
    /// See [`QueueSettings::visibility_timeout`]; at most 12 hours.
    pub visibility_timeout: Option<Duration>,
    /// See [`QueueSettings::delay`]; at most 900 s.
    pub delay: Option<Duration>,
    /// See [`QueueSettings::receive_wait`]; at most 20 s.
    pub receive_wait: Option<Duration>,
    /// See [`QueueSettings::retention`]; a minute to 14 days.
    pub retention: Option<Duration>,
    /// See [`QueueSettings::max_message_bytes`]; 1 KiB to 1 MiB.
    pub max_message_bytes: Option<usize>,
    /// See [`QueueSettings::redrive`].
    pub redrive: Option<Redrive>,
    /// Takes the redrive policy away; [`redrive`](Self::redrive) is then not looked at.
    pub remove_redrive: bool,
}

impl QueueAttributes {
    /// Sets the visibility timeout.
    pub fn visibility_timeout(mut self, timeout: Duration) -> Self {
        self.visibility_timeout = Some(timeout);
        self
    }

    /// Sets the delay of every message that does not bring its own.
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = Some(delay);
        self
    }

    /// Sets the redrive policy.
    pub fn redrive(mut self, dead_letter_queue: &str, max_receive_count: u32) -> Self {
        let dead_letter_queue = dead_letter_queue.to_owned();
        self.redrive = Some(Redrive { dead_letter_queue, max_receive_count });
        self
    }

    /// Checks every given value against its range.
    pub(crate) fn check(&self) -> Result<(), QueueError> {
        let range = |name, value: Option<Duration>, from: Duration, to: Duration| match value {
            Some(value) if value < from || value > to => Err(QueueError::InvalidAttributeValue {
                name,
                reason: format!("must be {} to {} seconds", from.as_secs(), to.as_secs()),
            }),
            _ => Ok(()),
        };
        let zero = Duration::ZERO;
        range("VisibilityTimeout", self.visibility_timeout, zero, limits::VISIBILITY_TIMEOUT)?;
        range("DelaySeconds", self.delay, zero, limits::DELAY)?;
        range("ReceiveMessageWaitTimeSeconds", self.receive_wait, zero, limits::RECEIVE_WAIT)?;
        let (shortest, longest) = (*limits::RETENTION.start(), *limits::RETENTION.end());
        range("MessageRetentionPeriod", self.retention, shortest, longest)?;
        let sizes = limits::SMALLEST_MESSAGE_LIMIT..=limits::MESSAGE_BYTES;
        if self.max_message_bytes.is_some_and(|bytes| !sizes.contains(&bytes)) {
            return Err(QueueError::InvalidAttributeValue {
                name: "MaximumMessageSize",
                reason: format!("must be {} to {} bytes", sizes.start(), sizes.end()),
            });
        }
        self.redrive.as_ref().map_or(Ok(()), |redrive| {
            let counts = limits::MAX_RECEIVE_COUNT;
            let reason = if !counts.contains(&redrive.max_receive_count) {
                format!("maxReceiveCount must be {} to {}", counts.start(), counts.end())
            } else if !is_name(&redrive.dead_letter_queue) {
                "deadLetterTargetArn must end with a queue's name".to_owned()
            } else {
                return Ok(());
            };
            Err(QueueError::InvalidAttributeValue { name: "RedrivePolicy", reason })
        })
    }

    /// The settings with these changes made.
    pub(crate) fn apply(&self, settings: &QueueSettings) -> QueueSettings {
        QueueSettings {
            visibility_timeout: self.visibility_timeout.unwrap_or(settings.visibility_timeout),
            delay: self.delay.unwrap_or(settings.delay),
            receive_wait: self.receive_wait.unwrap_or(settings.receive_wait),
            retention: self.retention.unwrap_or(settings.retention),
            max_message_bytes: self.max_message_bytes.unwrap_or(settings.max_message_bytes),
            redrive: match (self.remove_redrive, &self.redrive) {
                (true, _) => None,
                (false, Some(redrive)) => Some(redrive.clone()),
                (false, None) => settings.redrive.clone(),
            },
        }
    }

    /// The first given attribute that differs from the settings, under its name on the wire.
    pub(crate) fn difference(&self, settings: &QueueSettings) -> Option<&'static str> {
        let wanted = self.apply(settings);
        [
            ("VisibilityTimeout", wanted.visibility_timeout != settings.visibility_timeout),
            ("DelaySeconds", wanted.delay != settings.delay),
            ("ReceiveMessageWaitTimeSeconds", wanted.receive_wait != settings.receive_wait),
            ("MessageRetentionPeriod", wanted.retention != settings.retention),
            ("MaximumMessageSize", wanted.max_message_bytes != settings.max_message_bytes),
            ("RedrivePolicy", wanted.redrive != settings.redrive),
        ]
        .into_iter()
        .find_map(|(name, differs)| differs.then_some(name))
    }
}

/// How many messages a queue holds. SQS calls these approximate; here they are exact.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct QueueCounts {
    /// `ApproximateNumberOfMessages`: ready to be received.
    pub visible: u64,
    /// `ApproximateNumberOfMessagesNotVisible`: received, neither deleted nor visible again.
    pub in_flight: u64,
    /// `ApproximateNumberOfMessagesDelayed`: never received, not visible yet.
    pub delayed: u64,
}

/// A queue as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueState {
    /// What it is set to.
    pub settings: QueueSettings,
    /// How full it is.
    pub counts: QueueCounts,
    /// Milliseconds since the Unix epoch.
    pub created_at_ms: i64,
    /// Milliseconds since the Unix epoch; when the settings were changed last.
    pub modified_at_ms: i64,
}
