//! A stub for this crate's tests, not a product: a function on the real `lambda_runtime` that does
//! what its event says. `{"echo": x}` answers x, and the other commands are below.

#![allow(clippy::disallowed_methods)] // a stub reads whatever its test sets

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde_json::{Value, json};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    if let Ok(code) = std::env::var("ECHO_EXIT_AT_START") {
        println!("exits at start");
        std::process::exit(code.parse().unwrap_or(1));
    }
    if std::env::var_os("ECHO_IGNORE_SIGTERM").is_some() {
        // A handler that does nothing replaces the default, which would end the process.
        let mut terminate =
            tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
        tokio::spawn(async move { while terminate.recv().await.is_some() {} });
    }
    lambda_runtime::run(service_fn(handle)).await
}

async fn handle(event: LambdaEvent<Value>) -> Result<Value, Error> {
    let LambdaEvent { payload, context } = event;
    if let Some(line) = payload["print"].as_str() {
        println!("{line}");
    }
    if let Some(line) = payload["printError"].as_str() {
        eprintln!("{line}");
    }
    if let Some(milliseconds) = payload["sleepMs"].as_u64() {
        tokio::time::sleep(Duration::from_millis(milliseconds)).await;
    }
    if payload["hang"] == true {
        std::future::pending::<()>().await;
    }
    if let Some(message) = payload["fail"].as_str() {
        return Err(message.into());
    }
    if let Some(bytes) = payload["answerBytes"].as_u64() {
        return Ok(Value::String("x".repeat(usize::try_from(bytes)?)));
    }
    if payload["context"] == true {
        let now_ms = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis();
        let left_ms = u128::from(context.deadline).saturating_sub(now_ms);
        return Ok(json!({
            "requestId": context.request_id,
            "arn": context.invoked_function_arn,
            "traceId": context.xray_trace_id,
            "leftMs": u64::try_from(left_ms)?,
            "function": context.env_config.function_name,
            "memory": context.env_config.memory,
            "environment": std::env::vars().collect::<std::collections::BTreeMap<_, _>>(),
        }));
    }
    if payload["pid"] == true {
        return Ok(json!(std::process::id()));
    }
    Ok(payload["echo"].clone())
}
