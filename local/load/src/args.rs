//! `aisle load`: its options on the command line, and what they become.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use aisle_client::{DEFAULT_URL, SecretText, offer};
use aisle_domain::Timestamp;
use aisle_domain::ids::ShopperId;
use aisle_domain::language::Language;
use clap::{Args, Subcommand};

use crate::expected::ExpectedOrder;
use crate::options::{Options, usual_sockets};
use crate::script::{Mix, SPOKEN, SignedIn};
use crate::shape::Shape;

/// Rehearses a sale: sends messages at a planned rate, measures, and checks every answer.
///
/// Messages are sent at their planned times whether or not earlier ones were answered; latencies
/// count from those times. The result is JSON on standard output. Exit code 0: nothing was lost or
/// wrong; 1: something was; 2: the options are wrong. Ctrl-C ends early and still reports.
#[derive(Debug, Clone, Args)]
pub struct LoadArgs {
    #[command(subcommand)]
    shape: ShapeArgs,
    #[command(flatten)]
    run: RunArgs,
}

#[derive(Debug, Clone, Copy, Subcommand)]
enum ShapeArgs {
    /// The same rate all the time.
    Steady {
        /// Messages per second over all sockets; at most 50,000.
        #[arg(long, default_value_t = 20.0)]
        rate: f64,
    },
    /// From one rate to another in a straight line.
    Ramp {
        /// Messages per second at the beginning.
        #[arg(long, default_value_t = 1.0)]
        from: f64,
        /// Messages per second at the end.
        #[arg(long)]
        to: f64,
    },
    /// A third of the time as usual, a third at the peak, a third as usual again.
    Flash {
        /// The usual messages per second.
        #[arg(long, default_value_t = 20.0)]
        base: f64,
        /// Messages per second at the peak.
        #[arg(long)]
        peak: f64,
        /// How long the way up takes.
        #[arg(long, value_name = "TIME", default_value = "1s", value_parser = duration)]
        within: Duration,
    },
    /// A steady rate; half-way all sockets drop at once and come back.
    Storm {
        /// Messages per second over all sockets.
        #[arg(long, default_value_t = 20.0)]
        rate: f64,
    },
    /// Holds idle sockets.
    Connections {
        /// How many; at most 20,000.
        #[arg(long, default_value_t = 1_000)]
        count: usize,
    },
}

#[derive(Debug, Clone, Args)]
struct RunArgs {
    /// The socket, ws:// or wss:// [default: the platform that runs on the data folder].
    #[arg(long, global = true, value_name = "URL", env = "AISLE_URL")]
    url: Option<String>,
    /// How long messages are sent, such as 500ms, 30s, 5m; at most 1h.
    #[arg(long, global = true, value_name = "TIME", default_value = "10s", value_parser = duration)]
    duration: Duration,
    /// How many sockets share the messages, each with its own conversation; at most 20,000
    /// [default: one per 2 messages a second, at least 10].
    #[arg(long, global = true, value_name = "COUNT")]
    sockets: Option<usize>,
    /// Decides who says what: the same seed says the same at the same planned times.
    #[arg(long, global = true, default_value_t = 1)]
    seed: u64,
    /// Plain questions and questions about orders [default: plain=60,order=40 with --shop, else
    /// plain=1].
    #[arg(long, global = true, value_name = "MIX")]
    mix: Option<Mix>,
    /// Languages that the sockets speak in turn: en, zh.
    #[arg(long, global = true, value_name = "TAGS", default_value = "en", value_delimiter = ',', value_parser = language)]
    languages: Vec<Language>,
    /// The shop file that the platform has imported: order questions ask about its orders, and
    /// answers are held against it.
    #[arg(long, global = true, value_name = "FILE")]
    shop: Option<PathBuf>,
    /// Shoppers to sign in as, one per line: the shopper's id, a space, and the sub-protocol name
    /// that vouches for them (aisle.jwt.… or aisle.shopper.…).
    #[arg(long, global = true, value_name = "FILE")]
    tokens: Option<PathBuf>,
    /// Sign in as the shop file's shoppers instead of asking as guests; needs the identity secret.
    #[arg(long, global = true, requires = "shop", conflicts_with = "tokens")]
    sign_in: bool,
    /// The secret that vouches for shoppers, as the merchant's server holds it.
    #[arg(
        long,
        global = true,
        value_name = "SECRET",
        env = "AISLE_IDENTITY_SECRET",
        hide_env_values = true
    )]
    identity_secret: Option<SecretText>,
    /// Within which time after its ack a message must be answered.
    #[arg(long, global = true, value_name = "TIME", default_value = "30s", value_parser = duration)]
    answer_within: Duration,
    /// Sockets that are opened per second before the run begins.
    #[arg(long, global = true, value_name = "RATE", default_value_t = 400.0)]
    connect_rate: f64,
    /// Do not read each conversation's log at the end to hold it against what was shown.
    #[arg(long, global = true)]
    no_audit: bool,
    /// Nothing on standard error but what is wrong with the options.
    #[arg(long, global = true)]
    quiet: bool,
    /// Write the result here instead of to standard output.
    #[arg(long, global = true, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Write a percentile plot here.
    #[arg(long, global = true, value_name = "FILE")]
    svg: Option<PathBuf>,
}

/// Options that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ArgsError {
    /// A file cannot be read.
    #[error("{}: {source}", .path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// A file is not what it should be.
    #[error("{}: {problem}", .path.display())]
    Content {
        /// Which.
        path: PathBuf,
        /// What is wrong with it; repeats no token.
        problem: String,
    },
    /// Nobody can be vouched for.
    #[error(transparent)]
    Offer(#[from] offer::OfferError),
}

impl LoadArgs {
    /// The socket, if one was named.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        self.run.url.as_deref()
    }

    /// Sets the socket.
    pub fn set_url(&mut self, url: String) {
        self.run.url = Some(url);
    }

    /// Whether the identity secret is needed and was not given.
    #[must_use]
    pub fn wants_identity_secret(&self) -> bool {
        self.run.sign_in && self.run.identity_secret.is_none()
    }

    /// Sets the identity secret.
    pub fn set_identity_secret(&mut self, secret: SecretText) {
        self.run.identity_secret = Some(secret);
    }

    /// Where the result goes, unless to standard output.
    #[must_use]
    pub fn out(&self) -> Option<&Path> {
        self.run.out.as_deref()
    }

    /// Where the plot goes, if anywhere.
    #[must_use]
    pub fn svg(&self) -> Option<&Path> {
        self.run.svg.as_deref()
    }

    /// What they become; reads the shop file and the tokens.
    ///
    /// # Errors
    /// [`ArgsError`].
    pub fn options(&self) -> Result<Options, ArgsError> {
        let run = &self.run;
        let (shape, sockets) = match self.shape {
            ShapeArgs::Steady { rate } => (Shape::Steady { rate }, None),
            ShapeArgs::Ramp { from, to } => (Shape::Ramp { from, to }, None),
            ShapeArgs::Flash { base, peak, within } => (Shape::Flash { base, peak, within }, None),
            ShapeArgs::Storm { rate } => (Shape::Storm { rate }, None),
            ShapeArgs::Connections { count } => (Shape::Connections, Some(count)),
        };
        let orders = match &run.shop {
            Some(path) => orders(path)?,
            None => Vec::new(),
        };
        let signed_in = match &run.tokens {
            Some(path) => tokens(path)?,
            None if run.sign_in => self.vouched_for(&orders)?,
            None => Vec::new(),
        };
        let usual = Mix { plain: 60, order: if orders.is_empty() { 0 } else { 40 } };
        let url = run.url.as_deref().unwrap_or(DEFAULT_URL);
        Ok(Options {
            duration: run.duration,
            sockets: sockets.or(run.sockets).unwrap_or_else(|| usual_sockets(&shape)),
            seed: run.seed,
            mix: run.mix.unwrap_or(usual),
            languages: run.languages.clone(),
            orders,
            signed_in,
            answer_within: run.answer_within,
            connect_rate: run.connect_rate,
            audit: !run.no_audit,
            progress: !run.quiet,
            ..Options::new(url, shape)
        })
    }

    /// Everybody who has an order and can sign in.
    fn vouched_for(&self, orders: &[ExpectedOrder]) -> Result<Vec<SignedIn>, ArgsError> {
        let mut shoppers: Vec<&ShopperId> = orders.iter().map(|order| &order.shopper).collect();
        shoppers.sort();
        shoppers.dedup();
        // Whoever ordered without an account has a name that nobody can sign in with.
        let shoppers = shoppers.into_iter().filter(|id| !id.as_str().starts_with("guest:"));
        let sign = |shopper: &ShopperId| {
            let offer = offer::shopper(shopper.as_str(), self.run.identity_secret.as_ref())?;
            Ok(SignedIn { shopper: shopper.clone(), offer: offer.into() })
        };
        shoppers.map(sign).collect()
    }
}

fn orders(path: &Path) -> Result<Vec<ExpectedOrder>, ArgsError> {
    let bytes =
        std::fs::read(path).map_err(|source| ArgsError::File { path: path.to_owned(), source })?;
    let wrong = |problem: String| ArgsError::Content { path: path.to_owned(), problem };
    let text = aisle_shop::decode(&bytes).map_err(|problem| wrong(problem.to_string()))?;
    let now = Timestamp::try_from(SystemTime::now()).unwrap_or(Timestamp::UNIX_EPOCH);
    let reading = aisle_shop::read(text, now);
    if let Some(problem) = reading.report.unreadable() {
        return Err(wrong(problem.to_string()));
    }
    if reading.shop.orders.is_empty() {
        return Err(wrong("has no orders".to_owned()));
    }
    Ok(ExpectedOrder::all(&reading.shop))
}

fn tokens(path: &Path) -> Result<Vec<SignedIn>, ArgsError> {
    let text = std::fs::read_to_string(path)
        .map_err(|source| ArgsError::File { path: path.to_owned(), source })?;
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let parsed = line.trim().split_once(char::is_whitespace).and_then(|(shopper, offer)| {
            let offer = offer.trim();
            let known = offer.starts_with("aisle.jwt.") || offer.starts_with("aisle.shopper.");
            Some(SignedIn {
                shopper: ShopperId::new(shopper).ok().filter(|_| known)?,
                offer: offer.to_owned().into(),
            })
        });
        let problem = format!("line {} is not `SHOPPER aisle.jwt.…`", number + 1);
        found.push(parsed.ok_or(ArgsError::Content { path: path.to_owned(), problem })?);
    }
    if found.is_empty() {
        let problem = "has no shoppers".to_owned();
        return Err(ArgsError::Content { path: path.to_owned(), problem });
    }
    Ok(found)
}

fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag)
        .filter(|language| SPOKEN.contains(language))
        .ok_or_else(|| "known languages are en and zh".to_owned())
}

/// A number and its unit.
fn duration(text: &str) -> Result<Duration, String> {
    let wrong = || "write a time as 500ms, 30s, 5m or 1h".to_owned();
    let end = text.find(|c: char| !c.is_ascii_digit()).ok_or_else(wrong)?;
    let (number, unit) = text.split_at(end);
    let number: u32 = number.parse().map_err(|_| wrong())?;
    let unit = match unit {
        "ms" => Duration::from_millis(1),
        "s" => Duration::from_secs(1),
        "m" => Duration::from_secs(60),
        "h" => Duration::from_secs(3_600),
        _ => return Err(wrong()),
    };
    Ok(unit * number)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Command {
        #[command(flatten)]
        load: LoadArgs,
    }

    fn parsed(line: &str) -> LoadArgs {
        Command::try_parse_from(std::iter::once("load").chain(line.split(' '))).unwrap().load
    }

    #[test]
    fn options_may_stand_before_or_after_the_shape() {
        let options = parsed("--duration 2m flash --peak 1000 --languages en,zh --url ws://a/");
        let options = options.options().unwrap();
        assert_eq!(options.duration, Duration::from_secs(120));
        assert_eq!(options.sockets, 500);
        assert_eq!(options.languages, SPOKEN);
        assert_eq!(options.url, "ws://a/");
        let second = Duration::from_secs(1);
        assert_eq!(options.shape, Shape::Flash { base: 20.0, peak: 1_000.0, within: second });
        assert_eq!(parsed("connections --count 7").options().unwrap().sockets, 7);
    }

    #[test]
    fn signing_in_needs_a_secret_and_takes_whoever_can() {
        let shop = concat!(env!("CARGO_MANIFEST_DIR"), "/../../merchant/shop/shop.json");
        let mut args = parsed(&format!("steady --sign-in --shop {shop}"));
        args.run.identity_secret = None;
        assert!(args.options().is_err());
        args.set_identity_secret("0123456789abcdef0123456789abcdef".to_owned().into());
        let options = args.options().unwrap();
        assert!(options.signed_in.len() > 40);
        assert!(options.signed_in.iter().all(|who| !who.shopper.as_str().starts_with("guest:")));
        assert_eq!(options.mix, Mix { plain: 60, order: 40 });
    }

    #[test]
    fn times_have_a_unit() {
        assert_eq!(duration("500ms"), Ok(Duration::from_millis(500)));
        assert_eq!(duration("1h"), Ok(Duration::from_secs(3_600)));
        for text in ["", "5", "s", "-1s", "1.5s", "1d"] {
            assert!(duration(text).is_err(), "{text}");
        }
    }
}
