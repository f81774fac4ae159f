//! What `make build` built, as it would be deployed: size, machine, cold start, memory. Skipped
//! with a message when nothing was built. `make cold-start` runs all of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use aisle::{FUNCTIONS, Options, Platform};
use emulator_lambda::{FunctionConfig, FunctionProcess, OutputSink, ProcessSupervisor, RuntimeApi};
use tempfile::tempdir;
use tokio::net::TcpListener;

/// Bytes of an artifact.
const MOST_BYTES: u64 = 10_000_000;
/// From exec to the first poll, 99 of 100 times.
const LONGEST_COLD_START: Duration = Duration::from_millis(20);
/// Peak resident memory when it polls.
const MOST_KIB: u64 = 40 * 1024;
/// Cold starts of each function.
const STARTS: usize = 200;

#[test]
fn artifacts_are_small_and_for_one_of_lambdas_machines() {
    for (function, artifact) in artifacts() {
        let bytes = fs::read(&artifact).unwrap();
        assert!(bytes.len() as u64 <= MOST_BYTES, "{function} has {} bytes", bytes.len());
        let machine = elf_machine(&bytes);
        assert!(machine.is_some(), "{function} is for none of Lambda's machines");
        println!("{function:8} {:>10} bytes  {}", bytes.len(), machine.unwrap_or_default());
    }
}

/// Not part of the test run: its figures mean nothing while other tests have the machine.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "measures; run it alone with `make cold-start`"]
async fn cold_starts_are_short_and_lean() {
    let artifacts = artifacts();
    if artifacts.is_empty() {
        return;
    }
    let data = tempdir().unwrap();
    let platform = Platform::start(Options {
        data: data.path().join("data"),
        ephemeral: true,
        pack: root().join("merchant"),
        port: 0,
        lambda_port: 0,
        ..Options::default()
    })
    .await
    .unwrap();
    let environment = environment(&platform);
    let mut too_slow = Vec::new();
    println!("{:8} {:>6} {:>9} {:>9} {:>9} {:>9}", "", "starts", "p50", "p99", "longest", "peak");
    for (function, binary) in artifacts {
        let mut times = Vec::new();
        let mut peak_kib = 0;
        for _ in 0..STARTS {
            let (time, kib) = start_once(function, &binary, &environment).await;
            times.push(time);
            peak_kib = peak_kib.max(kib);
        }
        times.sort();
        let (p50, p99) = (percentile(&times, 50), percentile(&times, 99));
        let longest = times.last().copied().unwrap_or_default();
        println!(
            "{function:8} {STARTS:>6} {:>6.1} ms {:>6.1} ms {:>6.1} ms {:>6.1} MB",
            milliseconds(p50),
            milliseconds(p99),
            milliseconds(longest),
            peak_kib as f64 / 1024.0
        );
        assert!(peak_kib <= MOST_KIB, "{function} takes {peak_kib} KiB");
        if p99 > LONGEST_COLD_START {
            too_slow.push((function, p99));
        }
    }
    platform.shutdown().await;
    assert!(
        too_slow.is_empty(),
        "over {LONGEST_COLD_START:?}: {too_slow:?}; was the machine busy with something else?"
    );
}

/// One process from exec to its first poll, and its peak memory then.
async fn start_once(
    function: &'static str,
    binary: &Path,
    environment: &BTreeMap<String, String>,
) -> (Duration, u64) {
    let api = RuntimeApi::new(emulator_lambda::Options::default());
    api.register(FunctionConfig::new(function)).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let stopped = async move { drop(stopped.await) };
    let server = tokio::spawn(api.clone().serve(listener, stopped));
    let supervisor =
        ProcessSupervisor::new(api, address, OutputSink::new(|line| eprintln!("{}", line.text)));
    let process = FunctionProcess {
        function: function.to_owned(),
        binary: binary.to_owned(),
        environment: environment.clone(),
        instances: 1..=1,
    };
    supervisor.start(process).unwrap();
    let ready = tokio::time::timeout(Duration::from_secs(10), supervisor.ready()).await;
    ready.unwrap_or_else(|_| panic!("{function} does not poll"));
    let report = supervisor.instances().pop().unwrap();
    supervisor.shutdown().await;
    drop(stop);
    server.await.unwrap().unwrap();
    assert_eq!(report.restarts, 0, "{function} was restarted: {:?}", report.last_exit);
    (report.cold_start.unwrap(), report.memory.map_or(0, |memory| memory.peak_kib))
}

/// The functions' variables, as the platform writes them for cargo-lambda.
fn environment(platform: &Platform) -> BTreeMap<String, String> {
    let text = fs::read_to_string(platform.paths().environment()).unwrap();
    let pairs = text.lines().filter_map(|line| line.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// The machine that an ELF file is for, by `e_machine` in its header.
fn elf_machine(file: &[u8]) -> Option<&'static str> {
    let header = file.get(..20)?.strip_prefix(b"\x7fELF")?;
    match header.get(14..16)? {
        [0x3e, 0] => Some("x86_64"),
        [0xb7, 0] => Some("arm64"),
        _ => None,
    }
}

/// The artifacts that there are.
fn artifacts() -> Vec<(&'static str, PathBuf)> {
    let folder = root().join("target/lambda");
    let all = FUNCTIONS.iter().map(|(name, _)| (*name, folder.join(name).join("bootstrap")));
    let built: Vec<_> = all.filter(|(_, file)| file.exists()).collect();
    if built.is_empty() {
        println!("skipped: there is nothing in target/lambda; `make build` makes it");
    }
    built
}

/// The least value that at least `percent` of a hundred are not above; sorted input.
fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}
