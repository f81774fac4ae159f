//! The supervisor of function processes: as many per function as are needed, started again when
//! they end, none left when the platform stops. One process's life is in `slot`.

mod environment;
mod memory;
mod output;
mod report;
mod slot;

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch;
use tokio::task::JoinSet;
use uuid::Uuid;

pub use self::memory::ProcessMemory;
pub use self::output::{OutputLine, OutputSink};
use self::report::Reports;
pub use self::report::{InstanceReport, Phase};
use self::slot::{Slot, stopped};
use crate::runtime_api::{Dispatch, RuntimeApi};

/// Most processes of one function.
pub const MOST_INSTANCES: usize = 64;

/// The program that runs a function.
#[derive(Debug, Clone)]
pub struct FunctionProcess {
    /// The function, which must be registered with the Runtime API.
    pub function: String,
    /// The program, which talks to the Runtime API.
    pub binary: PathBuf,
    /// Its environment, next to the variables that Lambda sets. Nothing else is passed on.
    pub environment: BTreeMap<String, String>,
    /// How many processes: the lower end is started at once, more when invocations wait. A
    /// function that begins at 0 has its cold start at the first invocation.
    pub instances: RangeInclusive<usize>,
}

/// A process that cannot be supervised.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The Runtime API does not know the function.
    #[error("function `{0}` is not registered: register it with the Runtime API first")]
    NotRegistered(String),
    /// Its processes run already.
    #[error("function `{0}` has its processes already: start it once")]
    AlreadyStarted(String),
    /// There is no such program.
    #[error("{binary} cannot run function `{function}`: build it first ({source})")]
    Binary {
        /// The function.
        function: String,
        /// What was to be started.
        binary: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// No instances, too many, or an empty range.
    #[error("function `{0}` must have at least 1 and at most {MOST_INSTANCES} instances")]
    Instances(String),
}

/// Supervised processes. Dropping it kills them all; [`shutdown`](Self::shutdown) is gentler.
pub struct ProcessSupervisor {
    shared: Arc<Shared>,
    stop: watch::Sender<bool>,
    started: Mutex<BTreeSet<String>>,
    functions: Mutex<JoinSet<()>>,
}

struct Shared {
    api: RuntimeApi,
    runtime_api: SocketAddr,
    output: OutputSink,
    reports: Reports,
    instances: AtomicU64,
}

impl Shared {
    fn next_instance(&self) -> u64 {
        self.instances.fetch_add(1, Ordering::Relaxed)
    }
}

impl ProcessSupervisor {
    /// A supervisor whose processes poll `api` at `runtime_api`, where it must be served.
    pub fn new(api: RuntimeApi, runtime_api: SocketAddr, output: OutputSink) -> Self {
        // Not from 1: a process whose emulator was killed may come back to the next one on the same
        // port, and must not be taken for one of its own.
        let (chance, _) = Uuid::new_v4().as_u64_pair();
        let instances = AtomicU64::new((chance >> 32) << 16);
        let shared = Shared { api, runtime_api, output, reports: Reports::new(), instances };
        let (stop, _) = watch::channel(false);
        Self {
            shared: Arc::new(shared),
            stop,
            started: Mutex::default(),
            functions: Mutex::default(),
        }
    }

    /// Starts the processes of a function. Must be called inside a tokio runtime.
    pub fn start(&self, process: FunctionProcess) -> Result<(), StartError> {
        let Some(dispatch) = self.shared.api.dispatch(&process.function) else {
            return Err(StartError::NotRegistered(process.function));
        };
        let (least, most) = (*process.instances.start(), *process.instances.end());
        if most == 0 || most > MOST_INSTANCES || least > most {
            return Err(StartError::Instances(process.function));
        }
        if let Err(source) = std::fs::metadata(&process.binary) {
            let FunctionProcess { function, binary, .. } = process;
            return Err(StartError::Binary { function, binary, source });
        }
        if !self
            .started
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(process.function.clone())
        {
            return Err(StartError::AlreadyStarted(process.function));
        }
        for slot in 0..least {
            // Reported from the beginning, so that `ready` waits for it.
            self.shared.reports.update(&process.function, slot, |_| {});
        }
        let pool = Pool {
            shared: Arc::clone(&self.shared),
            dispatch,
            process: Arc::new(process),
            stop: self.stop.subscribe(),
        };
        let mut functions = self.functions.lock().unwrap_or_else(PoisonError::into_inner);
        functions.spawn(pool.run(least, most));
        Ok(())
    }

    /// Every slot of every function, with the memory of its process as it is now.
    pub fn instances(&self) -> Vec<InstanceReport> {
        self.shared.reports.all()
    }

    /// Waits until every slot has a process that polls. Bound it with a time-out.
    pub async fn ready(&self) {
        self.shared.reports.wait_until(|report| report.phase == Phase::Ready).await;
    }

    /// Waits until `holds` is true of every slot (memory is not filled in). Bound it with a
    /// time-out.
    pub async fn wait_until(&self, holds: impl Fn(&InstanceReport) -> bool) {
        self.shared.reports.wait_until(holds).await;
    }

    /// Ends all processes: SIGTERM, and SIGKILL after two seconds. None is left on return.
    pub async fn shutdown(self) {
        self.stop.send_replace(true);
        let mut functions = self.functions.into_inner().unwrap_or_else(PoisonError::into_inner);
        while functions.join_next().await.is_some() {}
    }
}

/// The slots of one function.
struct Pool {
    shared: Arc<Shared>,
    dispatch: Arc<Dispatch>,
    process: Arc<FunctionProcess>,
    stop: watch::Receiver<bool>,
}

impl Pool {
    async fn run(mut self, least: usize, most: usize) {
        let mut slots = JoinSet::new();
        for slot in 0..least {
            slots.spawn(self.slot(slot).run());
        }
        while slots.len() < most {
            let unserved = tokio::select! {
                unserved = self.dispatch.demand() => unserved,
                () = stopped(&mut self.stop) => break,
            };
            let coming = self.shared.reports.starting(&self.process.function);
            for _ in coming..unserved {
                let slot = slots.len();
                if slot == most {
                    break;
                }
                self.shared.reports.update(&self.process.function, slot, |_| {});
                slots.spawn(self.slot(slot).run());
            }
        }
        while slots.join_next().await.is_some() {}
    }

    fn slot(&self, slot: usize) -> Slot {
        Slot {
            shared: Arc::clone(&self.shared),
            dispatch: Arc::clone(&self.dispatch),
            process: Arc::clone(&self.process),
            slot,
            stop: self.stop.clone(),
        }
    }
}
