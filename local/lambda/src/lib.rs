//! AWS Lambda on one machine: the Invoke port, the Runtime API, a supervisor of function
//! processes, and the SQS event source mapping. What the functions do is not known here.
//!
//! - [`Invoke`] is how everything calls a function. [`RuntimeApi`] implements it with processes
//!   that poll; a test or a platform may implement it with handlers in its own process.
//! - [`RuntimeApi::serve`] serves one port: for processes the Runtime API of each function below
//!   its own path, for tools Lambda's Invoke operation.
//! - [`ProcessSupervisor`] runs the programs that poll.
//! - [`EventSourceMapping`] pumps a queue into an [`Invoke`].
//!
//! # What differs from AWS
//! - An invocation waits up to 10 s for an instance instead of having one started for it; a
//!   function has as many instances as its [`FunctionProcess`] says, and keeps them.
//! - Nothing is frozen between invocations, and memory is reported but not limited.
//! - Asynchronous invocations are not retried; response streaming, extensions, versions, aliases
//!   and SnapStart are not modelled. Signatures are not checked: listen on the loopback interface.
//! - The time-out covers the invocation, not the init.

mod event_source;
mod function;
mod invoke;
mod runtime_api;
mod supervisor;

pub use event_source::{
    Concurrency, Drained, EventSourceMapping, MOST_MESSAGES, MappingConfig, MappingCounts,
    MappingError, QueueSource, RAMP_CEILING, RAMP_PER_MINUTE, RAMP_START, SourceError, SqsQueue,
};
pub use function::{FunctionConfig, LONGEST_TIMEOUT, PAYLOAD_BYTES, RegisterError};
pub use invoke::{Invoke, InvokeError};
pub use runtime_api::{Options, RuntimeApi};
pub use supervisor::{
    FunctionProcess, InstanceReport, MOST_INSTANCES, OutputLine, OutputSink, Phase, ProcessMemory,
    ProcessSupervisor, StartError,
};
