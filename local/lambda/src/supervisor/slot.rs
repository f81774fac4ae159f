//! One slot: starts a process, watches it, starts it again when it ends, stops it at shutdown.

use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tokio::process::{Child, Command};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};

use super::environment::Surroundings;
use super::output::pass_on;
use super::report::Phase;
use super::{FunctionProcess, Shared};
use crate::runtime_api::{Attachment, Dispatch, InstanceId};

/// From SIGTERM to SIGKILL.
const TERMINATION_TIME: Duration = Duration::from_secs(2);
/// Longest wait for the rest of the output of a process that has ended.
const OUTPUT_TIME: Duration = Duration::from_secs(1);
const FIRST_BACK_OFF: Duration = Duration::from_millis(100);
const LONGEST_BACK_OFF: Duration = Duration::from_secs(10);

pub(super) struct Slot {
    pub shared: Arc<Shared>,
    pub dispatch: Arc<Dispatch>,
    pub process: Arc<FunctionProcess>,
    pub slot: usize,
    pub stop: watch::Receiver<bool>,
}

enum End {
    /// By itself, by a signal, or because an invocation timed out.
    Exited { how: String, was_ready: bool, timed_out: bool },
    /// Because of the shutdown.
    Stopped,
}

impl Slot {
    /// Keeps a process running until the shutdown.
    pub async fn run(mut self) {
        let mut failures = 0_u32;
        loop {
            let (how, back_off) = match self.run_once().await {
                End::Stopped => break,
                End::Exited { how, timed_out: true, .. } => (how, Duration::ZERO),
                End::Exited { how, was_ready, .. } => {
                    failures = if was_ready { 0 } else { failures.saturating_add(1) };
                    (how, back_off(failures))
                }
            };
            tracing::warn!(function = %self.process.function, exit = %how, "a function process ended");
            self.shared.reports.update(&self.process.function, self.slot, |report| {
                report.pid = None;
                report.cold_start = None;
                report.phase = Phase::BackingOff;
                report.last_exit = Some(how);
                report.restarts = report.restarts.saturating_add(1);
            });
            tokio::select! {
                () = sleep(back_off) => {}
                () = stopped(&mut self.stop) => break,
            }
        }
        self.shared.reports.update(&self.process.function, self.slot, |report| {
            report.pid = None;
            report.phase = Phase::Stopped;
        });
    }

    async fn run_once(&self) -> End {
        let instance = self.shared.next_instance();
        let attachment = self.dispatch.attach(instance);
        let started_at = Instant::now();
        let mut child = match self.command(instance).spawn() {
            Ok(child) => child,
            Err(error) => {
                let how = format!("cannot start {}: {error}", self.process.binary.display());
                return End::Exited { how, was_ready: false, timed_out: false };
            }
        };
        self.shared.reports.update(&self.process.function, self.slot, |report| {
            report.instance = instance;
            report.pid = child.id();
            report.phase = Phase::Starting;
        });
        let mut output = self.pass_output_on(&mut child, instance);
        let end = self.watch(&mut child, attachment, started_at).await;
        let rest = async { while output.join_next().await.is_some() {} };
        // A grandchild may hold the pipes open for ever.
        let _ = timeout(OUTPUT_TIME, rest).await;
        end
    }

    fn command(&self, instance: InstanceId) -> Command {
        let surroundings = Surroundings {
            runtime_api: self.shared.runtime_api,
            options: self.shared.api.options(),
            function: &self.dispatch.config,
            binary: &self.process.binary,
            given: &self.process.environment,
        };
        let mut command = Command::new(&self.process.binary);
        command
            .env_clear()
            .envs(surroundings.variables(instance))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        command
    }

    fn pass_output_on(&self, child: &mut Child, instance: InstanceId) -> JoinSet<()> {
        let mut tasks = JoinSet::new();
        let function = &self.process.function;
        let sink = &self.shared.output;
        if let Some(stdout) = child.stdout.take() {
            tasks.spawn(pass_on(stdout, function.clone(), instance, false, sink.clone()));
        }
        if let Some(stderr) = child.stderr.take() {
            tasks.spawn(pass_on(stderr, function.clone(), instance, true, sink.clone()));
        }
        tasks
    }

    /// Follows a process to its end. The attachment is dropped on return: what the process held
    /// has crashed.
    async fn watch(&self, child: &mut Child, mut attached: Attachment, started_at: Instant) -> End {
        let mut stop = self.stop.clone();
        let mut was_ready = false;
        let mut timed_out = false;
        loop {
            tokio::select! {
                exit = child.wait() => {
                    let how = exit.map_or_else(|error| error.to_string(), |status| status.to_string());
                    return End::Exited { how, was_ready, timed_out };
                }
                polled_at = &mut attached.first_poll, if !was_ready => {
                    was_ready = true;
                    let cold_start = polled_at.map_or(Duration::ZERO, |at| at - started_at);
                    self.ready(cold_start);
                }
                () = attached.kill.notified(), if !timed_out => {
                    timed_out = true;
                    // Fails only for a process that has ended, which the first branch sees.
                    let _ = child.start_kill();
                }
                () = stopped(&mut stop) => {
                    terminate(child).await;
                    return End::Stopped;
                }
            }
        }
    }

    fn ready(&self, cold_start: Duration) {
        let function = &self.process.function;
        self.shared.reports.update(function, self.slot, |report| {
            report.phase = Phase::Ready;
            report.cold_start = Some(cold_start);
        });
        tracing::debug!(%function, slot = self.slot, ?cold_start, "a function process polls");
    }
}

/// SIGTERM, and SIGKILL for a process that is still there after two seconds.
async fn terminate(child: &mut Child) {
    // The id is the child's as long as `child` was not waited for to its end.
    let pid = child.id().and_then(|id| i32::try_from(id).ok()).map(Pid::from_raw);
    if pid.is_some_and(|pid| kill(pid, Signal::SIGTERM).is_ok())
        && timeout(TERMINATION_TIME, child.wait()).await.is_ok()
    {
        return;
    }
    // Waits as well, so that no zombie stays.
    if let Err(error) = child.kill().await {
        tracing::error!(%error, "a function process could not be killed");
    }
}

/// Waits for the shutdown; a supervisor that is gone counts as one.
pub(super) async fn stopped(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

/// 100 ms after a process that served, doubled for every one in a row that never did.
fn back_off(failures: u32) -> Duration {
    FIRST_BACK_OFF.saturating_mul(2_u32.saturating_pow(failures)).min(LONGEST_BACK_OFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_off_doubles_up_to_its_bound() {
        let seconds = [(0, 100), (1, 200), (3, 800), (6, 6_400), (7, 10_000), (u32::MAX, 10_000)];
        for (failures, milliseconds) in seconds {
            assert_eq!(back_off(failures), Duration::from_millis(milliseconds), "{failures}");
        }
    }
}
