//! The functions as the compiled Lambda binaries, each in processes of its own that poll the
//! emulated Runtime API, with the environment of a deployment.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use emulator_lambda::{FunctionConfig, FunctionProcess, OutputSink, ProcessSupervisor, RuntimeApi};

use crate::platform::{FUNCTIONS, PlatformError};

/// The longest time in which the processes must begin to poll.
const READY_WITHIN: Duration = Duration::from_secs(15);
/// How many processes a function may have.
pub const MOST_INSTANCES: usize = 4;

/// Makes the functions known.
pub fn register() -> Result<RuntimeApi, PlatformError> {
    let api = RuntimeApi::new(emulator_lambda::Options::default());
    for (name, timeout) in FUNCTIONS {
        api.register(FunctionConfig::new(name).timeout(timeout))?;
    }
    Ok(api)
}

/// Starts the processes and waits until all poll.
pub async fn start(
    api: RuntimeApi,
    runtime_api: SocketAddr,
    binaries: &Path,
    environment: &BTreeMap<String, String>,
) -> Result<ProcessSupervisor, PlatformError> {
    let supervisor = ProcessSupervisor::new(
        api,
        runtime_api,
        OutputSink::new(|line| {
            use std::io::Write as _;
            // A closed stderr must not end the platform.
            let _ = writeln!(std::io::stderr().lock(), "{}", line.text);
        }),
    );
    for (function, _) in FUNCTIONS {
        supervisor.start(FunctionProcess {
            function: function.to_owned(),
            binary: binaries.join(format!("{function}{}", std::env::consts::EXE_SUFFIX)),
            environment: environment.clone(),
            instances: 1..=MOST_INSTANCES,
        })?;
    }
    match tokio::time::timeout(READY_WITHIN, supervisor.ready()).await {
        Ok(()) => Ok(supervisor),
        Err(_) => {
            supervisor.shutdown().await;
            Err(PlatformError::ProcessesNotReady(READY_WITHIN.as_secs()))
        }
    }
}

/// Where the binaries are unless somebody says so: beside this one, as cargo puts them.
#[must_use]
pub fn default_folder() -> PathBuf {
    let own = std::env::current_exe().ok();
    let folder = own.as_deref().and_then(Path::parent).unwrap_or(Path::new("."));
    // Test binaries are one folder deeper.
    let folder = if folder.ends_with("deps") { folder.parent().unwrap_or(folder) } else { folder };
    folder.to_owned()
}
