//! Who is killed and when, and the killing: `aisle run` as a child process that is started again on
//! the same folder, and the function processes that it started. What is checked is not here.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use aisle::{Addresses, DataPaths, Secrets};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom as _, SliceRandom as _};
use rand::{Rng as _, SeedableRng as _};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, sleep_until, timeout};

use crate::merchant;

pub const FUNCTIONS: [&str; 5] = ["connect", "intake", "nlu", "order", "handoff"];
pub const PLATFORM: &str = "platform";

/// A start in a debug build on a busy machine; the platform gives its processes 15 s of it.
const START_WITHIN: Duration = Duration::from_secs(40);
/// A function's process that was killed is there again by then, also after a start.
const VICTIM_WITHIN: Duration = Duration::from_secs(40);
/// For so long a function is given to begin some work.
const WORK_WITHIN: Duration = Duration::from_secs(3);
/// It dies at most so long after it began.
const INTO_WORK: Duration = Duration::from_millis(10);
/// Processes whose platform was killed must be gone by then.
pub const ORPHANS_WITHIN: Duration = Duration::from_secs(10);

/// Who dies when, counted from the beginning: each victim so many times, evenly spread, by the seed.
pub fn schedule(
    seed: u64,
    each_function: usize,
    platform: usize,
    within: Duration,
) -> Vec<(Duration, &'static str)> {
    let mut rng = StdRng::seed_from_u64(seed);
    let functions = FUNCTIONS.into_iter().flat_map(|name| [name].repeat(each_function));
    let mut victims: Vec<&str> = functions.chain([PLATFORM].repeat(platform)).collect();
    victims.shuffle(&mut rng);
    let slot = within / u32::try_from(victims.len()).unwrap();
    let mut begins = Duration::ZERO;
    let mut due = || {
        let at = begins + slot.mul_f64(rng.random_range(0.0..1.0));
        begins += slot;
        at
    };
    victims.into_iter().map(|victim| (due(), victim)).collect()
}

/// A process, told apart from a later one with the same id.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Process {
    id: i32,
    parent: i32,
    name: String,
    /// In clock ticks since the machine started.
    born: u64,
}

impl Process {
    /// All that run; those that ended and were not waited for do not.
    fn all() -> Vec<Self> {
        let entries = fs::read_dir("/proc").unwrap().flatten();
        let ids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
        ids.filter_map(Self::read).collect()
    }

    fn read(id: i32) -> Option<Self> {
        let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        // The name stands in parentheses and may hold anything.
        let (before, after) = stat.rsplit_once(") ")?;
        let (_, name) = before.split_once('(')?;
        let fields: Vec<&str> = after.split(' ').collect();
        let runs = !matches!(*fields.first()?, "Z" | "X");
        runs.then_some(Self {
            id,
            parent: fields.get(1)?.parse().ok()?,
            name: name.to_owned(),
            born: fields.get(19)?.parse().ok()?,
        })
    }

    fn children(of: i32) -> Vec<Self> {
        Self::all().into_iter().filter(|process| process.parent == of).collect()
    }

    /// The processor time of all its threads, in nanoseconds.
    fn worked(&self) -> Option<u64> {
        let threads = fs::read_dir(format!("/proc/{}/task", self.id)).ok()?.flatten();
        let times = threads.filter_map(|thread| {
            let told = fs::read_to_string(thread.path().join("schedstat")).ok()?;
            told.split(' ').next()?.parse::<u64>().ok()
        });
        Some(times.sum())
    }

    fn runs(&self) -> bool {
        Self::read(self.id).is_some_and(|now| now.born == self.born)
    }
}

/// `aisle run --functions=process` on a folder and on ports that stay the same.
pub struct Victims {
    data: PathBuf,
    port: u16,
    lambda_port: u16,
    child: Child,
    readers: JoinSet<()>,
}

/// What was done.
#[derive(Debug, Default)]
pub struct Kills {
    pub by_victim: BTreeMap<&'static str, usize>,
    /// How many processes of functions had just begun to work.
    pub at_work: usize,
    /// From each kill of the platform to `ready in`.
    pub back: Vec<Duration>,
    /// How long the processes of each killed platform lived on.
    pub orphans: Vec<Duration>,
}

impl Victims {
    /// Starts the platform and waits until it answers.
    pub async fn start(data: PathBuf) -> Self {
        let (port, lambda_port) = (free_port(), free_port());
        let child = spawn(&data, port, lambda_port);
        let mut victims = Self { data, port, lambda_port, child, readers: JoinSet::new() };
        victims.ready().await;
        victims
    }

    /// Where clients connect; always the same.
    pub fn url(&self) -> String {
        Addresses::read(&DataPaths::new(&self.data)).unwrap().socket
    }

    pub fn secrets(&self) -> Secrets {
        Secrets::read(&DataPaths::new(&self.data)).unwrap()
    }

    /// The errors that it logged; for whoever wonders why a test failed.
    pub fn log(&self) -> String {
        fs::read_to_string(self.data.join("stderr.log")).unwrap_or_default()
    }

    async fn ready(&mut self) {
        let mut lines = BufReader::new(self.child.stdout.take().unwrap()).lines();
        let ready = async {
            while let Some(line) = lines.next_line().await.unwrap() {
                if line.contains("ready in") {
                    return true;
                }
            }
            false
        };
        let is_ready = timeout(START_WITHIN, ready).await;
        assert_eq!(is_ready, Ok(true), "the platform did not start: {}", self.log());
        // Read on, so that what it prints never stops it.
        self.readers.spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    }

    fn id(&self) -> i32 {
        self.child.id().expect("the platform ended by itself").try_into().unwrap()
    }

    /// Kills by the schedule, and starts the platform again whenever it was the victim.
    pub async fn kill_all(&mut self, seed: u64, schedule: Vec<(Duration, &'static str)>) -> Kills {
        let began = Instant::now();
        // Which of a function's processes it is depends on how many there are: no seed can tell.
        let mut rng = StdRng::seed_from_u64(seed);
        let mut kills = Kills::default();
        let mut orphanages = JoinSet::new();
        for (at, victim) in schedule {
            sleep_until(began + at).await;
            if victim == PLATFORM {
                let orphans = Process::children(self.id());
                self.child.kill().await.unwrap();
                let killed = Instant::now();
                orphanages.spawn(empty_since(killed, orphans));
                self.child = spawn(&self.data, self.port, self.lambda_port);
                self.ready().await;
                kills.back.push(killed.elapsed());
            } else {
                kills.at_work += usize::from(self.kill_one_of(victim, &mut rng).await);
            }
            *kills.by_victim.entry(victim).or_default() += 1;
        }
        kills.orphans = orphanages.join_all().await;
        kills
    }

    /// Kills the process of a function that begins to work first, a few milliseconds into it; any
    /// of them if none does. Gives whether it was at work.
    async fn kill_one_of(&mut self, function: &str, rng: &mut StdRng) -> bool {
        let ours = timeout(VICTIM_WITHIN, self.processes_of(function)).await;
        let Ok(ours) = ours else { panic!("no process of {function} came back: {}", self.log()) };
        let before: Vec<Option<u64>> = ours.iter().map(Process::worked).collect();
        let working = async {
            loop {
                sleep(Duration::from_millis(1)).await;
                let mut all = ours.iter().zip(&before);
                if let Some((busy, _)) = all.find(|(process, before)| process.worked() > **before) {
                    return busy;
                }
            }
        };
        let working = timeout(WORK_WITHIN, working).await.ok();
        let victim = working.unwrap_or_else(|| ours.choose(rng).unwrap());
        sleep(INTO_WORK.mul_f64(rng.random_range(0.0..1.0))).await;
        kill(Pid::from_raw(victim.id), Signal::SIGKILL).is_ok() && working.is_some()
    }

    /// Waits until there are some.
    async fn processes_of(&mut self, function: &str) -> Vec<Process> {
        loop {
            let ended = self.child.try_wait().unwrap();
            assert_eq!(ended, None, "the platform ended by itself: {}", self.log());
            let mut ours = Process::children(self.id());
            ours.retain(|process| process.name == function);
            if !ours.is_empty() {
                return ours;
            }
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Ends the platform as Ctrl-C does.
    pub async fn stop(mut self) {
        kill(Pid::from_raw(self.id()), Signal::SIGTERM).unwrap();
        let ended = timeout(START_WITHIN, self.child.wait()).await.expect("it stops").unwrap();
        assert!(ended.success(), "{ended}");
    }
}

fn spawn(data: &PathBuf, port: u16, lambda_port: u16) -> Child {
    let errors = data.join("stderr.log");
    let errors = OpenOptions::new().create(true).append(true).open(errors).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_aisle"));
    command.args(["run", "--functions", "process", "--log", "error"]);
    command.args(["--port", &port.to_string(), "--lambda-port", &lambda_port.to_string()]);
    command.arg("--data").arg(data).arg("--pack").arg(merchant());
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(errors).kill_on_drop(true);
    command.spawn().unwrap()
}

/// Waits until none of a killed platform's processes runs; gives how long that took.
async fn empty_since(killed: Instant, mut orphans: Vec<Process>) -> Duration {
    loop {
        orphans.retain(Process::runs);
        let elapsed = killed.elapsed();
        if orphans.is_empty() || elapsed > ORPHANS_WITHIN {
            return elapsed;
        }
        sleep(Duration::from_millis(20)).await;
    }
}

/// A port that nobody has. Somebody may take it before it is used; a test fails then, and says so.
fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}
