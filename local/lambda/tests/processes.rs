//! Supervised processes on the real `lambda_runtime`: concurrency, crashes, time-outs, scaling,
//! output, shutdown. The process is the stub `echo-function`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use emulator_lambda::{
    EventSourceMapping, FunctionConfig, FunctionProcess, Invoke, InvokeError, MappingConfig,
    Options, OutputSink, Phase, ProcessSupervisor, RuntimeApi, SqsQueue, StartError,
};
use emulator_sqs::{OutgoingMessage, QueueAttributes, Queues};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::process::Command;
use tokio::sync::mpsc;
use tokio::time::{Instant, timeout};

/// Longest wait for anything; a test that gets here has failed.
const PATIENCE: Duration = Duration::from_secs(20);
const ECHO: &str = env!("CARGO_BIN_EXE_echo-function");

struct Platform {
    api: RuntimeApi,
    supervisor: ProcessSupervisor,
    /// Every line that a process printed, with whether it came over stderr.
    lines: mpsc::UnboundedReceiver<(String, bool)>,
}

impl Platform {
    async fn start(function: FunctionConfig) -> Self {
        let api = RuntimeApi::new(Options::default());
        api.register(function).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(api.clone().serve(listener, std::future::pending()));
        let (sender, lines) = mpsc::unbounded_channel();
        let sink = OutputSink::new(move |line| {
            let _ = sender.send((line.text.to_owned(), line.is_error));
        });
        let supervisor = ProcessSupervisor::new(api.clone(), address, sink);
        Self { api, supervisor, lines }
    }

    async fn with_echo(instances: usize) -> Self {
        let platform = Self::start(FunctionConfig::new("echo").timeout(PATIENCE)).await;
        platform.supervisor.start(echo(instances, instances)).unwrap();
        platform.ready().await;
        platform
    }

    async fn ready(&self) {
        timeout(PATIENCE, self.supervisor.ready()).await.expect("ready");
    }

    async fn invoke(&self, payload: Value) -> Result<Value, InvokeError> {
        invoke(&self.api, payload).await
    }

    fn invoke_later(&self, payload: Value) -> tokio::task::JoinHandle<Result<Value, InvokeError>> {
        let api = self.api.clone();
        tokio::spawn(async move { invoke(&api, payload).await })
    }

    async fn line(&mut self) -> (String, bool) {
        timeout(PATIENCE, self.lines.recv()).await.expect("a line").unwrap()
    }

    fn pids(&self) -> BTreeSet<u32> {
        self.supervisor.instances().iter().filter_map(|report| report.pid).collect()
    }
}

fn echo(least: usize, most: usize) -> FunctionProcess {
    FunctionProcess {
        function: "echo".to_owned(),
        binary: ECHO.into(),
        environment: BTreeMap::new(),
        instances: least..=most,
    }
}

async fn invoke(api: &RuntimeApi, payload: Value) -> Result<Value, InvokeError> {
    let answer = timeout(PATIENCE * 2, api.invoke("echo", Bytes::from(payload.to_string())));
    Ok(serde_json::from_slice(&answer.await.expect("an answer")?).unwrap())
}

fn is_there(pid: u32) -> bool {
    Path::new(&format!("/proc/{pid}")).exists()
}

fn send_signal(pid: u32, signal: Signal) {
    kill(Pid::from_raw(i32::try_from(pid).unwrap()), signal).unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_invocations_at_once_run_on_two_processes() {
    let platform = Platform::with_echo(2).await;
    // A rendezvous would prove that both serve; a short sleep of each makes one not enough.
    let calls: Vec<_> = (0..100)
        .map(|number| platform.invoke_later(json!({"echo": number, "sleepMs": 2})))
        .collect();
    for (number, call) in calls.into_iter().enumerate() {
        assert_eq!(call.await.unwrap().unwrap(), number);
    }
    let both = [0, 1].map(|_| platform.invoke_later(json!({"pid": true, "sleepMs": 300})));
    let mut served = BTreeSet::new();
    for call in both {
        served.insert(u32::try_from(call.await.unwrap().unwrap().as_u64().unwrap()).unwrap());
    }
    assert_eq!(served, platform.pids(), "one invocation at a time per process");
    platform.supervisor.shutdown().await;
}

#[tokio::test]
async fn a_process_sees_what_lambda_shows_and_nothing_of_this_machine() {
    let function = FunctionConfig::new("echo").timeout(Duration::from_secs(30)).memory_mb(512);
    let platform = Platform::start(function).await;
    let mut process = echo(1, 1);
    let given =
        [("TABLE", "orders"), ("AWS_REGION", "eu-central-1"), ("AWS_LAMBDA_FUNCTION_NAME", "x")];
    process.environment = given.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    platform.supervisor.start(process).unwrap();
    let seen = platform.invoke(json!({"context": true})).await.unwrap();
    assert_eq!(seen["arn"], "arn:aws:lambda:us-east-1:000000000000:function:echo");
    assert_eq!(seen["function"], "echo", "Lambda's own variables cannot be replaced");
    assert_eq!(seen["memory"], 512);
    assert!((25_000..=30_000).contains(&seen["leftMs"].as_u64().unwrap()), "{}", seen["leftMs"]);
    assert_eq!(seen["environment"]["_X_AMZN_TRACE_ID"], seen["traceId"]);
    let environment = seen["environment"].as_object().unwrap();
    for (name, value) in [
        ("TABLE", "orders"),
        ("AWS_REGION", "eu-central-1"),
        ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"),
        ("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/echo"),
        ("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        ("TZ", ":UTC"),
    ] {
        assert_eq!(environment[name], value, "{name}");
    }
    for name in ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_LAMBDA_LOG_STREAM_NAME"] {
        assert!(environment.contains_key(name), "{name}");
    }
    for name in ["HOME", "CARGO_MANIFEST_DIR", "USER"] {
        assert!(!environment.contains_key(name), "{name}");
    }
    platform.supervisor.shutdown().await;
}

#[tokio::test]
async fn a_killed_process_fails_its_invocation_and_is_replaced() {
    let mut platform = Platform::with_echo(1).await;
    let hanging = platform.invoke_later(json!({"print": "begun", "hang": true}));
    assert_eq!(platform.line().await, ("begun".to_owned(), false));
    let killed = platform.pids().pop_first().unwrap();
    send_signal(killed, Signal::SIGKILL);
    assert_eq!(hanging.await.unwrap(), Err(InvokeError::Crashed));
    assert_eq!(platform.invoke(json!({"echo": "again"})).await.unwrap(), "again");
    let [report] = &*platform.supervisor.instances() else { panic!("one slot") };
    assert_eq!(report.restarts, 1);
    assert!(report.last_exit.as_deref().unwrap().contains("SIGKILL"), "{:?}", report.last_exit);
    assert_ne!(report.pid, Some(killed));
    platform.supervisor.shutdown().await;
}

#[tokio::test]
async fn an_orphan_of_an_earlier_supervisor_is_not_taken_for_a_process_of_this_one() {
    let (one, other) = (Platform::with_echo(2).await, Platform::with_echo(2).await);
    let instances = |platform: &Platform| {
        platform.supervisor.instances().iter().map(|report| report.instance).collect()
    };
    let (ours, theirs): (BTreeSet<u64>, BTreeSet<u64>) = (instances(&one), instances(&other));
    // Whose instance is not known is refused: `an_instance_that_was_not_started_here_gets_nothing`.
    assert!(ours.is_disjoint(&theirs), "{ours:?} {theirs:?}");
    one.supervisor.shutdown().await;
    other.supervisor.shutdown().await;
}

#[tokio::test]
async fn a_killed_process_leaves_the_other_processes_alone() {
    let mut platform = Platform::with_echo(2).await;
    let first = platform.invoke_later(json!({"print": "first", "hang": true}));
    platform.line().await;
    let second = platform.invoke_later(json!({"print": "second", "sleepMs": 500, "echo": 2}));
    platform.line().await;
    let reports = platform.supervisor.instances();
    let pids: Vec<_> = reports.iter().filter_map(|report| report.pid).collect();
    // Which of the two took the first is not known: whichever is killed, the other is not hurt.
    send_signal(pids[0], Signal::SIGKILL);
    tokio::pin!(first, second);
    tokio::select! {
        crashed = &mut first => {
            assert_eq!(crashed.unwrap(), Err(InvokeError::Crashed));
            assert_eq!(second.await.unwrap().unwrap(), 2);
        }
        crashed = &mut second => assert_eq!(crashed.unwrap(), Err(InvokeError::Crashed)),
    }
    platform.supervisor.shutdown().await;
}

#[tokio::test]
async fn an_error_of_the_handler_reaches_the_caller_and_the_process_goes_on() {
    let platform = Platform::with_echo(1).await;
    let Err(InvokeError::Function { message, .. }) = platform.invoke(json!({"fail": "no"})).await
    else {
        panic!("the handler failed");
    };
    assert_eq!(message, "no");
    let large = json!({"answerBytes": emulator_lambda::PAYLOAD_BYTES});
    let Err(InvokeError::Function { error_type, .. }) = platform.invoke(large).await else {
        panic!("the answer was too large");
    };
    assert_eq!(error_type, "Function.ResponseSizeTooLarge");
    assert_eq!(platform.invoke(json!({"echo": 1})).await.unwrap(), 1);
    assert_eq!(platform.supervisor.instances()[0].restarts, 0);
    platform.supervisor.shutdown().await;
}

#[tokio::test]
async fn a_process_whose_invocation_timed_out_is_killed_and_replaced() {
    let function = FunctionConfig::new("echo").timeout(Duration::from_millis(500));
    let platform = Platform::start(function).await;
    platform.supervisor.start(echo(1, 1)).unwrap();
    platform.ready().await;
    let old = platform.pids();
    assert_eq!(platform.invoke(json!({"hang": true})).await, Err(InvokeError::TimedOut));
    assert_eq!(platform.invoke(json!({"echo": 1})).await.unwrap(), 1, "a new process serves");
    assert!(platform.pids().is_disjoint(&old));
    platform.supervisor.shutdown().await;
}

#[tokio::test]
async fn cold_start_and_memory_are_measured() {
    let platform = Platform::with_echo(2).await;
    for report in platform.supervisor.instances() {
        assert_eq!(report.phase, Phase::Ready);
        let cold_start = report.cold_start.unwrap();
        assert!(cold_start > Duration::ZERO && cold_start < PATIENCE, "{cold_start:?}");
        let memory = report.memory.unwrap();
        assert!((500..200_000).contains(&memory.resident_kib), "{memory:?}");
        assert!(memory.peak_kib >= memory.resident_kib, "{memory:?}");
    }
    platform.supervisor.shutdown().await;
}

#[tokio::test]
async fn lines_of_both_streams_are_passed_on_as_they_are() {
    let mut platform = Platform::with_echo(1).await;
    let line = r#"{"level":"INFO","message":"ä"}"#;
    platform.invoke(json!({"print": line})).await.unwrap();
    assert_eq!(platform.line().await, (line.to_owned(), false));
    platform.invoke(json!({"printError": "oh"})).await.unwrap();
    assert_eq!(platform.line().await, ("oh".to_owned(), true));
    platform.supervisor.shutdown().await;
}

#[tokio::test]
async fn processes_start_when_invocations_wait_and_no_more_than_allowed() {
    let mut platform = Platform::start(FunctionConfig::new("echo").timeout(PATIENCE)).await;
    platform.supervisor.start(echo(0, 2)).unwrap();
    assert_eq!(platform.supervisor.instances(), []);
    assert_eq!(platform.invoke(json!({"echo": 1})).await.unwrap(), 1, "a cold start");
    assert_eq!(platform.supervisor.instances().len(), 1);
    let hanging = [0, 1].map(|_| platform.invoke_later(json!({"print": "begun", "hang": true})));
    platform.line().await;
    platform.line().await;
    assert_eq!(platform.supervisor.instances().len(), 2, "both hang at the same time");
    let third = platform.invoke_later(json!({"print": "third", "echo": 3}));
    let any = platform.pids().pop_first().unwrap();
    send_signal(any, Signal::SIGKILL);
    assert_eq!(third.await.unwrap().unwrap(), 3, "served by a replacement");
    assert_eq!(platform.supervisor.instances().len(), 2);
    platform.supervisor.shutdown().await;
    for call in hanging {
        assert_eq!(call.await.unwrap(), Err(InvokeError::Crashed));
    }
}

#[tokio::test]
async fn a_program_that_ends_at_once_is_started_again_with_pauses() {
    let mut function = FunctionConfig::new("echo");
    function.longest_wait = Duration::from_millis(200);
    let mut platform = Platform::start(function).await;
    let mut process = echo(1, 1);
    process.environment.insert("ECHO_EXIT_AT_START".to_owned(), "3".to_owned());
    let begun = Instant::now();
    platform.supervisor.start(process).unwrap();
    timeout(PATIENCE, platform.supervisor.wait_until(|report| report.restarts >= 3)).await.unwrap();
    assert!(begun.elapsed() >= Duration::from_millis(600), "200 and 400 ms lie between the ends");
    let [report] = &*platform.supervisor.instances() else { panic!("one slot") };
    assert_eq!(report.last_exit.as_deref(), Some("exit status: 3"));
    assert_eq!(platform.invoke(json!({})).await, Err(InvokeError::Throttled));
    assert_eq!(platform.line().await.0, "exits at start", "the last lines are not lost");
    platform.supervisor.shutdown().await;
}

#[tokio::test]
async fn a_shutdown_leaves_no_process_even_one_that_ignores_sigterm() {
    let platform = Platform::with_echo(2).await;
    platform.api.register(FunctionConfig::new("stubborn")).unwrap();
    let mut stubborn = echo(1, 1);
    stubborn.function = "stubborn".to_owned();
    stubborn.environment.insert("ECHO_IGNORE_SIGTERM".to_owned(), String::new());
    platform.supervisor.start(stubborn).unwrap();
    platform.ready().await;
    let pids = platform.pids();
    assert_eq!(pids.len(), 3);
    let begun = Instant::now();
    timeout(PATIENCE, platform.supervisor.shutdown()).await.unwrap();
    assert!(begun.elapsed() >= Duration::from_secs(2), "the stubborn one had its two seconds");
    for pid in pids {
        assert!(!is_there(pid), "process {pid} is still there");
    }
}

#[tokio::test]
async fn dropping_the_supervisor_kills_its_processes() {
    let mut platform = Platform::with_echo(1).await;
    let hanging = platform.invoke_later(json!({"print": "begun", "hang": true}));
    platform.line().await;
    let pids = platform.pids();
    drop(platform.supervisor);
    assert_eq!(hanging.await.unwrap(), Err(InvokeError::Crashed));
    let gone = async {
        while pids.iter().any(|pid| is_there(*pid)) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(PATIENCE, gone).await.expect("the processes are gone");
}

/// The case in which the platform is killed itself: nobody signals, the connections just end.
#[test]
fn a_process_ends_when_the_runtime_api_goes_away() {
    let server = tokio::runtime::Runtime::new().unwrap();
    let api = RuntimeApi::new(Options::default());
    api.register(FunctionConfig::new("echo").timeout(PATIENCE)).unwrap();
    let listener = server.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
    let base = format!("http://{}/echo", listener.local_addr().unwrap());
    server.spawn(api.clone().serve(listener, std::future::pending()));
    let client = tokio::runtime::Runtime::new().unwrap();
    let mut child = client.block_on(async {
        Command::new(ECHO)
            .env("AWS_LAMBDA_RUNTIME_API", base)
            .env("AWS_LAMBDA_FUNCTION_NAME", "echo")
            .env("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
            .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128")
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap()
    });
    // It answers, so it polls; then everything that serves it is gone at once.
    server.block_on(invoke(&api, json!({"echo": 1}))).unwrap();
    server.shutdown_background();
    let exit = client.block_on(async { timeout(PATIENCE, child.wait()).await });
    assert!(!exit.expect("the process ended").unwrap().success());
}

#[tokio::test]
async fn what_cannot_be_started_is_refused() {
    let platform = Platform::start(FunctionConfig::new("echo")).await;
    let start = |change: fn(&mut FunctionProcess)| {
        let mut process = echo(1, 1);
        change(&mut process);
        platform.supervisor.start(process)
    };
    let unknown = start(|process| process.function = "g".to_owned());
    assert!(matches!(unknown, Err(StartError::NotRegistered(name)) if name == "g"));
    let missing = start(|process| process.binary = "no/such/program".into());
    assert!(matches!(missing, Err(StartError::Binary { .. })));
    for (least, most) in [(0, 0), (0, 65), (2, 1)] {
        let process = echo(least, most);
        let refused = platform.supervisor.start(process);
        assert!(matches!(refused, Err(StartError::Instances(_))));
    }
    start(|_| {}).unwrap();
    assert!(matches!(start(|_| {}), Err(StartError::AlreadyStarted(_))));
    platform.supervisor.shutdown().await;
}

#[tokio::test]
async fn a_queue_is_pumped_into_processes() {
    let platform = Platform::with_echo(2).await;
    let queues = Queues::open(None).unwrap();
    queues.create_queue("work", &QueueAttributes::default()).unwrap();
    let source = Arc::new(SqsQueue::new(queues.clone(), "work"));
    let invoke = Arc::new(platform.api.clone());
    let mapping = EventSourceMapping::start(source, invoke, MappingConfig::new("echo")).unwrap();
    for number in 0..50 {
        queues.send("work", &OutgoingMessage::new(number.to_string())).unwrap();
    }
    let mut counts = mapping.watch_counts();
    // The stub answers null to events that it does not know: all done.
    timeout(PATIENCE, counts.wait_for(|counts| counts.succeeded == 50)).await.unwrap().unwrap();
    assert_eq!(mapping.counts().failed, 0);
    mapping.shutdown().await;
    platform.supervisor.shutdown().await;
    let left = queues.attributes("work").unwrap().counts;
    assert_eq!((left.visible, left.in_flight), (0, 0));
}
