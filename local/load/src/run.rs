//! A run from its first socket to its report: opens, says go, drops, waits, gathers.

use std::future::pending;
use std::io::{Write as _, stderr};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use nix::sys::resource::{Resource, getrlimit, setrlimit};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep, sleep_until};

use crate::connect::Connector;
use crate::live::Live;
use crate::options::{LoadError, Options};
use crate::report::{Outcome, Report};
use crate::screen::Screen;
use crate::script::Script;
use crate::shopper::{Shared, Shopper, Signal};
use crate::tally::Tally;

/// Open files besides the sockets.
const OTHER_FILES: u64 = 64;
/// How long sockets may take to open beyond the pace at which they are opened.
const OPENING: Duration = Duration::from_secs(60);
/// Between the last socket's opening and the first message.
const BREATH: Duration = Duration::from_millis(200);
/// How long the logs may be read after the wait for answers.
const AUDITING: Duration = Duration::from_secs(30);
/// How long answers are waited for after an early stop.
const FAREWELL: Duration = Duration::from_secs(3);
/// How long everybody has to say goodbye.
const CLOSING: Duration = Duration::from_secs(5);

type Books = JoinSet<Option<(Tally, Vec<Screen>)>>;

/// Runs a load to its end. Needs a tokio runtime with time and I/O; one thread is enough for some
/// thousand messages per second.
///
/// # Errors
/// [`LoadError`], when there was no run. What went wrong during it is in the report.
pub async fn run(options: Options) -> Result<Report, LoadError> {
    run_until(options, pending()).await
}

/// Runs a load to its end, or until `stop`; what is under way then gets a few seconds more.
///
/// # Errors
/// [`LoadError`], when there was no run. What went wrong during it is in the report.
pub async fn run_until(
    options: Options,
    stop: impl Future<Output = ()>,
) -> Result<Report, LoadError> {
    options.check()?;
    allow_open_files(options.sockets)?;
    let script = Script::new(
        options.seed,
        options.mix,
        &options.languages,
        &options.signed_in,
        &options.orders,
    );
    let shared = Arc::new(Shared {
        began: Instant::now(),
        curve: options.shape.curve(options.duration),
        connector: Connector::new(&options.url),
        script: Arc::new(script),
        live: Mutex::new(Live::new()?),
        options,
    });
    let (signal, follow) = watch::channel(Signal::default());
    let mut books = Books::new();
    for index in 0..shared.options.sockets {
        let shopper = Shopper::new(&shared, follow.clone(), index);
        books.spawn(async move { Some(shopper?.run().await) });
    }
    let mut stop = std::pin::pin!(stop);
    tokio::select! {
        opened = all_open(&shared) => opened?,
        () = &mut stop => return Err(not_opened(&shared, "it was stopped".to_owned())),
    }
    let go = shared.now() + BREATH;
    signal.send_modify(|signal| signal.go = Some(go));
    let stopped_early = tokio::select! {
        () = play(&shared, &signal, go) => false,
        () = &mut stop => true,
    };
    let ended = shared.now();
    let wait = shared.options.answer_within;
    let settle_by = ended + if stopped_early { wait.min(FAREWELL) } else { wait };
    signal.send_modify(|signal| {
        (signal.ended, signal.settle_by, signal.stopped) =
            (Some(ended), Some(settle_by), stopped_early);
    });
    let audit = if shared.options.audit && !stopped_early {
        AUDITING + opening_time(&shared.options)
    } else {
        Duration::ZERO
    };
    let (mut checks, mut screens) = (Tally::default(), Vec::new());
    let mut gather = |told: (Tally, Vec<Screen>)| {
        checks.add(told.0);
        screens.extend(told.1);
    };
    let mut cut_at = shared.began + settle_by + audit;
    let mut is_cut = false;
    let mut ticks = ticks();
    loop {
        tokio::select! {
            joined = books.join_next() => match joined {
                Some(Ok(Some(told))) => gather(told),
                Some(_) => {}
                None => break,
            },
            _ = ticks.tick() => end_second(&shared, go),
            () = sleep_until(cut_at), if !is_cut => {
                is_cut = true;
                cut_at += CLOSING;
                signal.send_modify(|signal| signal.cut = true);
            }
            // Whoever hangs even now has nothing to tell.
            () = sleep_until(cut_at), if is_cut => break,
        }
    }
    let live = shared.live();
    let report = Report::of(Outcome {
        options: &shared.options,
        planned: shared.curve.messages(),
        sending: ended.saturating_sub(go),
        stopped_early,
        live: &live,
        checks,
        screens,
    });
    if shared.options.progress {
        tell(&report.to_text());
    }
    Ok(report)
}

/// Waits until every socket was welcomed.
async fn all_open(shared: &Shared) -> Result<(), LoadError> {
    let sockets = shared.options.sockets;
    let give_up = shared.began + opening_time(&shared.options) + OPENING;
    let mut ticks = ticks();
    loop {
        let (opened, turned_away) = {
            let live = shared.live();
            (live.opened, live.turned_away)
        };
        if usize::try_from(opened).is_ok_and(|opened| opened == sockets) {
            return Ok(());
        }
        if turned_away > 0 {
            let why = "the server refused a handshake (a token, the protocol, or the address)";
            return Err(not_opened(shared, why.to_owned()));
        }
        if Instant::now() > give_up {
            return Err(not_opened(shared, "the others did not in time".to_owned()));
        }
        tokio::select! {
            () = sleep(Duration::from_millis(20)) => {}
            _ = ticks.tick(), if shared.options.progress => {
                tell(&format!("opening  {opened} of {sockets} sockets"));
            }
        }
    }
}

/// How long it takes until the last socket is to be opened.
#[allow(clippy::cast_precision_loss)]
fn opening_time(options: &Options) -> Duration {
    Duration::from_secs_f64(options.sockets as f64 / options.connect_rate)
}

fn not_opened(shared: &Shared, mut why: String) -> LoadError {
    let live = shared.live();
    for (status, count) in &live.failed_handshakes {
        why.push_str(&format!("; {count} handshakes failed with status {status}"));
    }
    LoadError::NotOpened { opened: live.opened, sockets: shared.options.sockets, why }
}

/// The time in which messages are sent.
async fn play(shared: &Shared, signal: &watch::Sender<Signal>, go: Duration) {
    let ends = shared.began + go + shared.options.duration;
    let drops_at = shared.options.shape.drops_at(shared.options.duration).map(|at| go + at);
    let mut has_dropped = false;
    let mut ticks = ticks();
    loop {
        let drop_at = shared.began + drops_at.unwrap_or_default();
        tokio::select! {
            () = sleep_until(ends) => return,
            () = sleep_until(drop_at), if drops_at.is_some() && !has_dropped => {
                has_dropped = true;
                let now = shared.now();
                signal.send_modify(|signal| signal.dropped_at = Some(now));
            }
            _ = ticks.tick() => end_second(shared, go),
        }
    }
}

fn ticks() -> tokio::time::Interval {
    let mut ticks = interval(Duration::from_secs(1));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
    ticks.reset();
    ticks
}

fn end_second(shared: &Shared, go: Duration) {
    let line = shared.live().line(shared.now().saturating_sub(go));
    if shared.options.progress {
        tell(&line);
    }
}

fn tell(line: &str) {
    // Nobody has to read it.
    let _ = writeln!(stderr(), "{line}");
}

/// Raises the limit of open files if it is too low for so many sockets.
fn allow_open_files(sockets: usize) -> Result<(), LoadError> {
    let needed = u64::try_from(sockets).unwrap_or(u64::MAX).saturating_add(OTHER_FILES);
    // Where the limit cannot be read, the sockets will tell.
    let Ok((soft, hard)) = getrlimit(Resource::RLIMIT_NOFILE) else { return Ok(()) };
    if soft >= needed {
        return Ok(());
    }
    let raised = hard >= needed && setrlimit(Resource::RLIMIT_NOFILE, needed, hard).is_ok();
    if raised { Ok(()) } else { Err(LoadError::OpenFiles { needed, allowed: hard.max(soft) }) }
}
