//! The platform on file storage and its function processes are killed (SIGKILL) under load, by a
//! fixed seed. Afterwards every client's acks and screen are held against the log: nothing is lost,
//! nothing is answered or shown twice.

mod comparison;
mod desk;
mod planted;
mod victims;

use std::cell::Cell;
use std::time::{Duration, Instant};

use aisle::{Options, Platform};
use aisle_domain::Timestamp;
use aisle_domain::language::Language;
use aisle_load::{ExpectedOrder, Mix, Report, Shape};
use tempfile::tempdir;

use self::comparison::Comparison;
use self::victims::{FUNCTIONS, Kills, ORPHANS_WITHIN, PLATFORM, Victims, schedule};
use crate::functions_as_processes::build;
use crate::{merchant, options};

/// From the ack of a message to its answer: a queue gives what died with its reader again after
/// 10 s, and its next reader may die, too.
const ANSWER_WITHIN: Duration = Duration::from_secs(60);

/// A rehearsal.
struct Plan {
    seed: u64,
    /// Messages per second.
    rate: u32,
    duration: Duration,
    sockets: usize,
    kills_of_each_function: usize,
    kills_of_the_platform: usize,
}

/// What came of it.
struct Outcome {
    plan: Plan,
    kills: Kills,
    report: Report,
    comparison: Comparison,
    /// Messages that nobody could process.
    given_up: u64,
    took: Duration,
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_when_each_function_and_the_platform_are_killed() {
    let plan = Plan {
        seed: 1,
        rate: 20,
        duration: Duration::from_secs(18),
        sockets: 12,
        kills_of_each_function: 1,
        kills_of_the_platform: 1,
    };
    Box::pin(rehearse(plan)).await.check(300, 6);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes: make kill-test"]
async fn nothing_is_lost_in_ten_thousand_messages_and_fifty_kills() {
    let plan = Plan {
        seed: 1,
        rate: 32,
        duration: Duration::from_secs(320),
        sockets: 40,
        kills_of_each_function: 10,
        kills_of_the_platform: 8,
    };
    Box::pin(rehearse(plan)).await.check(10_000, 50);
}

async fn rehearse(plan: Plan) -> Outcome {
    build();
    let began = Instant::now();
    let data = tempdir().unwrap();
    let mut victims = Victims::start(data.path().to_owned()).await;
    let load = aisle_load::Options {
        duration: plan.duration,
        sockets: plan.sockets,
        seed: plan.seed,
        mix: Mix { plain: 60, order: 40 },
        languages: vec![Language::En, Language::Zh],
        orders: orders(),
        answer_within: ANSWER_WITHIN,
        keep_screens: true,
        ..aisle_load::Options::new(victims.url(), Shape::Steady { rate: f64::from(plan.rate) })
    };
    let Plan { seed, kills_of_each_function, kills_of_the_platform, duration, .. } = plan;
    let deaths = schedule(seed, kills_of_each_function, kills_of_the_platform, duration);
    let (url, keys) = (victims.url(), victims.secrets().agent_keys);
    let over = Cell::new(false);
    let killing = async {
        let load = tokio::spawn(aisle_load::run(load));
        let kills = victims.kill_all(seed, deaths).await;
        over.set(true);
        (load.await.unwrap().unwrap(), kills)
    };
    let ((report, kills), (at_the_desk, said)) =
        tokio::join!(killing, desk::run(&url, &keys, &over));
    victims.stop().await;

    // Another platform on the same folder: everything is read from what is on the disk.
    let platform = Platform::start(Options { import_shop: false, ..options(&data) }).await.unwrap();
    let log = platform.clients().log();
    let mut comparison = Comparison::default();
    for screen in report.screens.iter().chain(&at_the_desk) {
        comparison.add(&log, screen, &said).await;
    }
    // On one where nobody but the bot answered: what a human says would count as well.
    let by_bot = |screen: &&aisle_load::Screen| {
        said.iter().all(|said| said.conversation != screen.conversation)
    };
    let screen = report.screens.iter().find(by_bot).expect("a conversation without a human");
    planted::are_found(&log, screen).await;
    let dead_letters = ["nlu-dlq", "order-dlq", "handoff-dlq"];
    let dead_letters = dead_letters.map(|name| platform.queues().attributes(name).unwrap().counts);
    let given_up = dead_letters.iter().map(|counts| counts.visible + counts.in_flight).sum();
    platform.shutdown().await;
    Outcome { plan, kills, report, comparison, given_up, took: began.elapsed() }
}

/// The orders that can be asked about.
fn orders() -> Vec<ExpectedOrder> {
    let text = std::fs::read_to_string(merchant().join("shop/shop.json")).unwrap();
    ExpectedOrder::all(&aisle_shop::read(&text, Timestamp::now()).shop)
}

impl Outcome {
    fn kills(&self) -> usize {
        self.kills.by_victim.values().sum()
    }

    /// Panics unless all went as it must.
    fn check(&self, messages: usize, kills: usize) {
        let table = self.table();
        println!("{table}");
        assert!(self.report.passed, "{table}\n{:#?}", self.report.checks);
        assert!(self.comparison.is_clean(), "{table}\n{:#?}", self.comparison);
        assert_eq!(self.given_up, 0, "dead letters\n{table}");
        assert!(self.comparison.conversations > self.plan.sockets, "{table}");
        // Else it proves nothing.
        assert!(self.comparison.acked >= messages, "{table}");
        assert!(self.comparison.said >= self.kills.by_victim["handoff"], "{table}");
        assert!(self.kills() >= kills, "{table}");
        for function in FUNCTIONS {
            let times = self.kills.by_victim[function];
            assert!(times >= self.plan.kills_of_each_function, "{function}\n{table}");
        }
        assert!(self.kills.by_victim[PLATFORM] >= self.plan.kills_of_the_platform, "{table}");
        let longest = self.kills.orphans.iter().max();
        assert!(longest.is_some_and(|time| *time < ORPHANS_WITHIN), "orphans live on\n{table}");
    }

    fn table(&self) -> String {
        let Self { plan, kills, report, comparison, took, .. } = self;
        let by_victim: Vec<String> = FUNCTIONS
            .into_iter()
            .chain([PLATFORM])
            .map(|name| format!("{name} {}", kills.by_victim.get(name).copied().unwrap_or(0)))
            .collect();
        let longest = |times: &[Duration]| times.iter().max().copied().unwrap_or_default();
        let lost = comparison.lost + comparison.unanswered + comparison.not_shown;
        let twice = comparison.answered_twice + comparison.shown_twice + comparison.not_acked;
        let other = comparison.differing + comparison.not_in_log + comparison.holes;
        let rows = [
            ("seed", plan.seed.to_string()),
            ("messages acknowledged", comparison.acked.to_string()),
            ("taken over by a human", comparison.said.to_string()),
            ("conversations", comparison.conversations.to_string()),
            ("entries shown", comparison.replies.to_string()),
            ("kills", format!("{} ({})", self.kills(), by_victim.join(", "))),
            ("of functions, at work", kills.at_work.to_string()),
            ("reconnects", report.reconnects.to_string()),
            ("messages sent again", report.resent.to_string()),
            ("repeated pushes", report.checks.repeated_pushes.to_string()),
            ("lost", lost.to_string()),
            ("twice", twice.to_string()),
            ("other than in the log", other.to_string()),
            ("the load's own checks", if report.passed { "passed" } else { "failed" }.to_owned()),
            ("dead letters", self.given_up.to_string()),
            ("reply p50, p99, max", {
                let reply = &report.reply_ms;
                format!("{:.0}, {:.0}, {:.0} ms", reply.p50, reply.p99, reply.max)
            }),
            ("longest restart", format!("{} ms", longest(&kills.back).as_millis())),
            ("longest orphan", format!("{} ms", longest(&kills.orphans).as_millis())),
            ("duration", format!("{} s", took.as_secs())),
        ];
        rows.map(|(what, count)| format!("| {what} | {count} |")).join("\n")
    }
}
