//! Many seeds, on several threads: the counts of all of them, and the seeds that broke a promise.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::{Options, Parts, SimulationError, Stats, Violation, simulate};

/// After so many seeds that broke a promise, no more are begun.
const MOST_FAILURES: usize = 20;

/// Which seeds are run, and how.
#[derive(Debug, Clone, Copy)]
pub struct Seeds {
    /// The first.
    pub start: u64,
    /// How many.
    pub count: u64,
    /// On how many threads, at least 1.
    pub threads: usize,
    /// How each is run.
    pub options: Options,
}

/// What came of many seeds.
#[derive(Debug, Default)]
pub struct Sweep {
    /// Seeds that were run.
    pub seeds: u64,
    /// Faults that struck.
    pub faults: u64,
    /// Messages that shoppers got into a log.
    pub messages: u64,
    /// Which faults struck, and where.
    pub stats: Stats,
    /// The seeds that broke a promise, in order.
    pub failures: Vec<(u64, Vec<Violation>)>,
}

/// Runs many seeds. `done` is told, from any thread, how many are done.
///
/// # Errors
/// [`SimulationError`] when a run cannot even begin.
pub fn sweep(
    parts: &Parts,
    seeds: Seeds,
    done: impl Fn(u64) + Sync,
) -> Result<Sweep, SimulationError> {
    let next = AtomicU64::new(0);
    let total = Mutex::new(Sweep::default());
    let one_thread = || {
        let mut own = Sweep::default();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= seeds.count || own.failures.len() >= MOST_FAILURES {
                break;
            }
            let seed = seeds.start.wrapping_add(index);
            let outcome = simulate(parts, seed, seeds.options)?;
            own.seeds += 1;
            own.faults += outcome.faults;
            own.messages += outcome.messages;
            own.stats.add(&outcome.stats);
            if !outcome.violations.is_empty() {
                own.failures.push((seed, outcome.violations));
            }
            done(index + 1);
        }
        let mut total = total.lock().unwrap_or_else(PoisonError::into_inner);
        total.seeds += own.seeds;
        total.faults += own.faults;
        total.messages += own.messages;
        total.stats.add(&own.stats);
        total.failures.extend(own.failures);
        Ok(())
    };
    if seeds.threads <= 1 {
        // In a process of one thread, memory costs less.
        one_thread()?;
    } else {
        let results: Vec<Result<(), SimulationError>> = thread::scope(|scope| {
            let threads: Vec<_> = (0..seeds.threads).map(|_| scope.spawn(one_thread)).collect();
            let join = |thread: thread::ScopedJoinHandle<'_, _>| {
                thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            };
            threads.into_iter().map(join).collect()
        });
        results.into_iter().collect::<Result<(), _>>()?;
    }
    let mut total = total.into_inner().unwrap_or_else(PoisonError::into_inner);
    total.failures.sort_by_key(|(seed, _)| *seed);
    Ok(total)
}
