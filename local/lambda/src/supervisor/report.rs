//! What is known about the processes: kept here, written by their slots, read by anyone.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

use super::memory::{self, ProcessMemory};

/// How far a process has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Started; has not polled yet.
    Starting,
    /// Has polled: it serves.
    Ready,
    /// Has ended, and will be started again after the back-off.
    BackingOff,
    /// Has ended for good.
    Stopped,
}

/// One slot of a function: the place of a process that is restarted when it ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstanceReport {
    /// The function.
    pub function: String,
    /// Which slot of the function, from 0.
    pub slot: usize,
    /// The process that runs or ran last; no two processes have the same number.
    pub instance: u64,
    /// Its process id, while it runs.
    pub pid: Option<u32>,
    /// How far it has come.
    pub phase: Phase,
    /// From exec to first poll; of the running process, once it is ready.
    pub cold_start: Option<Duration>,
    /// How often a process of this slot was started again.
    pub restarts: u64,
    /// How the process before this one ended, such as `signal: 9 (SIGKILL)`.
    pub last_exit: Option<String>,
    /// Its memory at the time of the report.
    pub memory: Option<ProcessMemory>,
}

/// The reports of all slots.
pub(super) struct Reports {
    slots: Mutex<BTreeMap<(String, usize), InstanceReport>>,
    changes: watch::Sender<()>,
}

impl Reports {
    pub fn new() -> Self {
        Self { slots: Mutex::default(), changes: watch::Sender::new(()) }
    }

    /// Changes the report of a slot, which is made when missing.
    pub fn update(&self, function: &str, slot: usize, change: impl FnOnce(&mut InstanceReport)) {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        let report = slots.entry((function.to_owned(), slot)).or_insert_with(|| InstanceReport {
            function: function.to_owned(),
            slot,
            instance: 0,
            pid: None,
            phase: Phase::Starting,
            cold_start: None,
            restarts: 0,
            last_exit: None,
            memory: None,
        });
        change(report);
        drop(slots);
        self.changes.send_replace(());
    }

    /// All reports, by function and slot, with the memory as it is now.
    pub fn all(&self) -> Vec<InstanceReport> {
        let slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        let mut reports: Vec<_> = slots.values().cloned().collect();
        drop(slots);
        for report in &mut reports {
            report.memory = report.pid.and_then(memory::of_process);
        }
        reports
    }

    /// How many slots of a function are on their way to being ready.
    pub fn starting(&self, function: &str) -> usize {
        let slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        let coming = |report: &&InstanceReport| {
            report.function == function
                && matches!(report.phase, Phase::Starting | Phase::BackingOff)
        };
        slots.values().filter(coming).count()
    }

    /// Waits until `holds` is true of every slot.
    pub async fn wait_until(&self, holds: impl Fn(&InstanceReport) -> bool) {
        let mut changes = self.changes.subscribe();
        loop {
            let all_hold = {
                let slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
                slots.values().all(&holds)
            };
            // The sender lives in `self`: a change, or the drop of this future, ends the wait.
            if all_hold || changes.changed().await.is_err() {
                return;
            }
        }
    }
}
