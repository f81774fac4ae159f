//! Everything that SQS may refuse, and how each refusal is spelled on the wire.

use crate::limits;

/// A queue store that could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// SQLite could not open or prepare the file.
    #[error("cannot open the queue store: {0}; check the path, or delete the file to start empty")]
    Storage(#[from] rusqlite::Error),
    /// The file was written by another version of this crate.
    #[error("the queue store has format {found}, this program reads {known}; delete the file")]
    Format {
        /// The format of the file.
        found: i64,
        /// The format that is understood.
        known: i64,
    },
}

/// A refused call.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum QueueError {
    /// No queue of that name.
    #[error("The specified queue does not exist: create queue `{0}` first.")]
    QueueDoesNotExist(String),
    /// A queue of that name exists, with other attributes.
    #[error("A queue already exists with the same name and a different value for {0}.")]
    QueueAlreadyExists(&'static str),
    /// Not a handle that this queue ever gave out.
    #[error("The input receipt handle is invalid: take it from a received message of this queue.")]
    ReceiptHandleIsInvalid,
    /// The visibility of a message that is not in flight cannot change.
    #[error("The specified message is not in flight: receive it again first.")]
    MessageNotInflight,
    /// A character that SQS does not carry.
    #[error("The message holds U+{0:04X}, which XML and therefore SQS does not allow.")]
    InvalidMessageContents(u32),
    /// A batch without entries.
    #[error("There should be at least one entry in the batch.")]
    EmptyBatchRequest,
    /// A batch of more than ten.
    #[error("Maximum number of entries per request are {max}. You have sent {0}.", max = limits::BATCH_ENTRIES)]
    TooManyEntriesInBatchRequest(usize),
    /// Two entries with one id.
    #[error("Id {0} repeated: give every entry of the batch its own id.")]
    BatchEntryIdsNotDistinct(String),
    /// An id of a shape that is not allowed.
    #[error("A batch entry id can hold only 1 to 80 letters, digits, hyphens and underscores.")]
    InvalidBatchEntryId,
    /// The entries together are too large.
    #[error("Batch requests cannot be longer than {max} bytes. You have sent {0} bytes.", max = limits::MESSAGE_BYTES)]
    BatchRequestTooLong(usize),
    /// An attribute that is unknown or not modelled.
    #[error("Unknown or unsupported attribute {0}.")]
    InvalidAttributeName(String),
    /// An attribute with a value out of its range.
    #[error("Invalid value for the parameter {name}: {reason}.")]
    InvalidAttributeValue {
        /// The attribute.
        name: &'static str,
        /// What would be right.
        reason: String,
    },
    /// A parameter out of its range.
    #[error("Value {value} for parameter {name} is invalid. Reason: {reason}.")]
    InvalidParameterValue {
        /// The parameter.
        name: &'static str,
        /// What was given (shortened by the caller when it may be long).
        value: String,
        /// What would be right.
        reason: String,
    },
    /// A parameter that must be there.
    #[error("The request must contain the parameter {0}.")]
    MissingParameter(&'static str),
    /// Something of SQS that is not modelled here.
    #[error("{0}")]
    UnsupportedOperation(String),
    /// SQLite failed: a full disk, a lost file.
    #[error("the queue store failed: {0}")]
    Storage(#[from] rusqlite::Error),
}

/// How an error is spelled on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorCode {
    /// The JSON protocol's name, sent in `__type`.
    pub shape: &'static str,
    /// The query protocol's code, sent in `x-amzn-query-error` and in batch failures; the SDKs
    /// match on this one.
    pub query: &'static str,
    /// Whether the caller is at fault (status 400) or the service (status 500).
    pub sender: bool,
}

impl QueueError {
    /// The spelling of this error.
    pub fn code(&self) -> ErrorCode {
        let (shape, query) = match self {
            Self::QueueDoesNotExist(_) => {
                ("com.amazonaws.sqs#QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue")
            }
            Self::QueueAlreadyExists(_) => {
                ("com.amazonaws.sqs#QueueNameExists", "QueueAlreadyExists")
            }
            Self::ReceiptHandleIsInvalid => {
                ("com.amazonaws.sqs#ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid")
            }
            Self::MessageNotInflight => (
                "com.amazonaws.sqs#MessageNotInflight",
                "AWS.SimpleQueueService.MessageNotInflight",
            ),
            Self::InvalidMessageContents(_) => {
                ("com.amazonaws.sqs#InvalidMessageContents", "InvalidMessageContents")
            }
            Self::EmptyBatchRequest => {
                ("com.amazonaws.sqs#EmptyBatchRequest", "AWS.SimpleQueueService.EmptyBatchRequest")
            }
            Self::TooManyEntriesInBatchRequest(_) => (
                "com.amazonaws.sqs#TooManyEntriesInBatchRequest",
                "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
            ),
            Self::BatchEntryIdsNotDistinct(_) => (
                "com.amazonaws.sqs#BatchEntryIdsNotDistinct",
                "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
            ),
            Self::InvalidBatchEntryId => (
                "com.amazonaws.sqs#InvalidBatchEntryId",
                "AWS.SimpleQueueService.InvalidBatchEntryId",
            ),
            Self::BatchRequestTooLong(_) => (
                "com.amazonaws.sqs#BatchRequestTooLong",
                "AWS.SimpleQueueService.BatchRequestTooLong",
            ),
            Self::InvalidAttributeName(_) => {
                ("com.amazonaws.sqs#InvalidAttributeName", "InvalidAttributeName")
            }
            Self::InvalidAttributeValue { .. } => {
                ("com.amazonaws.sqs#InvalidAttributeValue", "InvalidAttributeValue")
            }
            Self::InvalidParameterValue { .. } => {
                ("com.amazon.coral.service#InvalidParameterValueException", "InvalidParameterValue")
            }
            Self::MissingParameter(_) => {
                ("com.amazon.coral.service#MissingRequiredParameterException", "MissingParameter")
            }
            Self::UnsupportedOperation(_) => (
                "com.amazonaws.sqs#UnsupportedOperation",
                "AWS.SimpleQueueService.UnsupportedOperation",
            ),
            Self::Storage(_) => ("com.amazon.coral.service#InternalFailure", "InternalFailure"),
        };
        ErrorCode { shape, query, sender: !matches!(self, Self::Storage(_)) }
    }
}
