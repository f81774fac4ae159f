//! The run on Lambda: settings, clients, then one invocation after the other. A function's
//! `main.rs` is a call of [`start`].

use std::panic::AssertUnwindSafe;
use std::process::ExitCode;

use aisle_domain::Timestamp;
use futures::FutureExt;
use lambda_runtime::{LambdaEvent, service_fn};
use serde_json::Value;
use tracing::Instrument;

use crate::error::with_causes;
use crate::settings::{RawSettings, SettingsError};
use crate::{FunctionError, telemetry};

/// One invocation, free of any Lambda type.
#[derive(Clone, PartialEq, Eq)]
pub struct Invocation {
    /// The event. May hold customer text and tokens: never logged.
    pub payload: Vec<u8>,
    /// When Lambda stops it.
    pub deadline: Timestamp,
}

/// Why a function could not be started.
pub type StartError = Box<dyn std::error::Error + Send + Sync>;

/// Starts a function and runs it until Lambda ends the process: logs are set up, the environment
/// is resolved, `assemble` builds what the function stands on, and what it gives is called for
/// every invocation.
///
/// When something is missing, the process says what and ends with 1, which Lambda shows as a
/// failed initialisation.
pub fn start<S, H>(
    function: &'static str,
    resolve: fn(&RawSettings) -> Result<S, SettingsError>,
    assemble: impl AsyncFnOnce(S) -> Result<H, StartError>,
) -> ExitCode
where
    H: AsyncFn(Invocation) -> Result<Vec<u8>, FunctionError>,
{
    let raw = RawSettings::from_env();
    telemetry::init(function, raw.log_level());
    log_panics();
    match try_start(&raw, resolve, assemble) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let error = with_causes(&*error);
            tracing::error!(%error, "the function could not be started");
            ExitCode::FAILURE
        }
    }
}

fn try_start<S, H>(
    raw: &RawSettings,
    resolve: fn(&RawSettings) -> Result<S, SettingsError>,
    assemble: impl AsyncFnOnce(S) -> Result<H, StartError>,
) -> Result<(), StartError>
where
    H: AsyncFn(Invocation) -> Result<Vec<u8>, FunctionError>,
{
    let settings = resolve(raw)?;
    // By which a test holds a deployment's environment against what the program reads.
    tracing::debug!(variables = %raw.asked().join(" "), "settings read");
    // One invocation at a time on a fraction of a core: threads would only cost start-up.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let handle = assemble(settings).await?;
        let handle = &handle;
        let service = service_fn(async move |event| invoke(event, handle).await);
        lambda_runtime::run(service).await
    })
}

async fn invoke<H>(event: LambdaEvent<Value>, handle: &H) -> Result<Value, FunctionError>
where
    H: AsyncFn(Invocation) -> Result<Vec<u8>, FunctionError>,
{
    let request = event.context.request_id;
    let span = tracing::info_span!(target: "aisle_lambda", "invocation", request_id = %request);
    let deadline = i64::try_from(event.context.deadline).unwrap_or(i64::MAX);
    let invocation = Invocation {
        payload: event.payload.to_string().into_bytes(),
        deadline: Timestamp::from_millisecond(deadline).unwrap_or(Timestamp::MAX),
    };
    async {
        let answer = run_caught(async { handle(invocation).await }).await?;
        serde_json::from_slice(&answer).map_err(|error| FunctionError::failed(&error))
    }
    .instrument(span)
    .await
}

/// Runs an invocation and turns a panic into an error. What fails is logged here, with its
/// request; an authorizer's 401 is no failure.
///
/// # Errors
/// What the function fails with, or [`FunctionError::panicked`].
pub async fn run_caught(
    running: impl Future<Output = Result<Vec<u8>, FunctionError>>,
) -> Result<Vec<u8>, FunctionError> {
    let running = AssertUnwindSafe(running).catch_unwind();
    let result = running.await.unwrap_or_else(|_panic| Err(FunctionError::panicked()));
    if let Err(error) = &result
        && *error != FunctionError::unauthorized()
    {
        tracing::error!(%error, "the invocation failed");
        tracing::info!(
            target: "aisle_metric",
            metric = "InvocationsFailed", unit = "Count", value = 1.0, Error = error.error_type,
        );
    }
    result
}

/// Has panics logged by their place only: what a panic says may hold customer text.
pub fn log_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(%place, "a panic");
    }));
}
