//! `aisle run`: the platform, until Ctrl-C.

use std::convert::Infallible;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use aisle_client::print;
use aisle_identity::{JwtAlgorithm, MerchantJwt};
use clap::{Args, ValueEnum};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tracing::level_filters::LevelFilter;

use super::fail;
use crate::{FunctionsMode, LogFormat, Options, Platform};

/// Starts the whole platform in one process: socket, queues, tables, functions, pages.
///
/// Ctrl-C drains: sockets are closed, what has begun is finished (5 s at most), and everything
/// else goes on at the next start. A second Ctrl-C ends it at once.
#[derive(Debug, Args)]
pub struct Run {
    /// Folder of everything that is kept: conversations, queues, events, secrets, addresses.
    #[arg(long, value_name = "DIR", default_value = ".aisle")]
    data: PathBuf,
    /// Keep conversations, queues and events in memory only.
    #[arg(long)]
    ephemeral: bool,
    /// The merchant pack: wording, intents, shop.
    #[arg(long, value_name = "DIR", default_value = "merchant")]
    pack: PathBuf,
    /// Port of the socket and the pages; 0 for any.
    #[arg(long, default_value_t = 8787)]
    port: u16,
    /// Port of Lambda's Invoke and Runtime API; 0 for any.
    #[arg(long, default_value_t = 9001, value_name = "PORT")]
    lambda_port: u16,
    /// Port of the embedded DynamoDB; 0 for any.
    #[arg(long, default_value_t = 0, value_name = "PORT")]
    dynamodb_port: u16,
    /// Port of the embedded SQS; 0 for any.
    #[arg(long, default_value_t = 0, value_name = "PORT")]
    sqs_port: u16,
    /// A variable of the functions, such as AISLE_DYNAMODB_ENDPOINT=http://127.0.0.1:8000; may be
    /// repeated.
    #[arg(long = "env", value_name = "NAME=VALUE", value_parser = variable)]
    env: Vec<(String, String)>,
    /// A further site that may embed the chat, such as http://localhost:5173; may be repeated.
    #[arg(long, value_name = "ORIGIN")]
    allow_origin: Vec<String>,
    /// File with the key that the merchant's site signs JWTs with: a shared secret of at least 32
    /// bytes, or the public key in PEM. With it shoppers may sign in by JWT.
    #[arg(long, value_name = "FILE")]
    jwt_key: Option<PathBuf>,
    /// How the JWTs are signed.
    #[arg(long, value_enum, default_value_t = Algorithm::Hs256, requires = "jwt_key")]
    jwt_algorithm: Algorithm,
    /// The `iss` that a JWT must have.
    #[arg(long, value_name = "TEXT", requires = "jwt_key")]
    jwt_issuer: Option<String>,
    /// The `aud` that a JWT must be for.
    #[arg(long, value_name = "TEXT", requires = "jwt_key")]
    jwt_audience: Option<String>,
    /// Who runs the functions.
    #[arg(long, value_enum, default_value_t = Functions::InProcess)]
    functions: Functions,
    /// What the functions stand on: SDK clients, or, for measuring, maps in memory.
    #[arg(long, value_enum, default_value_t = Adapters::Sdk)]
    adapters: Adapters,
    /// Folder of the functions' binaries, for --functions=process; beside this program by default.
    #[arg(long, value_name = "DIR")]
    binaries: Option<PathBuf>,
    /// After how many seconds without a human the bot is offered back.
    #[arg(long, default_value_t = 120, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=900))]
    handoff_wait: u64,
    /// Scale the queue pump as Lambda does: 5 batches at first, 300 more a minute.
    #[arg(long)]
    ramp: bool,
    /// off, error, warn, info, debug or trace.
    #[arg(long, default_value = "info", value_name = "LEVEL")]
    log: LevelFilter,
    /// How log lines look, on standard error.
    #[arg(long, value_enum, default_value_t = LogFormat::Json)]
    log_format: LogFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Functions {
    /// This process, through the same JSON as on AWS.
    InProcess,
    /// The compiled Lambda binaries, behind the emulated Runtime API.
    Process,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Adapters {
    /// SDK clients, over TCP to the embedded servers.
    Sdk,
    /// Maps in this process; nothing is kept, and --functions=process cannot have it.
    Memory,
}

/// How JWTs are signed, by the names of RFC 7518.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "UPPER")]
enum Algorithm {
    /// HMAC; the key is a shared secret.
    Hs256,
    /// RSA; the key is the public one.
    Rs256,
    /// ECDSA on P-256; the key is the public one.
    Es256,
}

impl Run {
    pub(super) fn run(self) -> ExitCode {
        crate::init_logging(self.log, self.log_format);
        let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
            Ok(runtime) => runtime,
            Err(error) => return fail(&error),
        };
        let code = runtime.block_on(self.serve());
        // What is blocked in a system call is not waited for.
        runtime.shutdown_timeout(Duration::from_millis(200));
        code
    }

    async fn serve(self) -> ExitCode {
        let signals = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()));
        let (Ok(mut interrupt), Ok(mut terminate)) = signals else {
            print::problem("aisle: signals cannot be listened to");
            return ExitCode::FAILURE;
        };
        let jwt = match self.jwt() {
            Ok(jwt) => jwt,
            Err(problem) => {
                print::problem(&format!("aisle: --jwt-key: {problem}"));
                return ExitCode::FAILURE;
            }
        };
        let starting = Platform::start(Options { jwt, ..self.options() });
        let started = tokio::select! {
            started = starting => started,
            never = told_why_it_takes_long() => match never {},
            () = either(&mut interrupt, &mut terminate) => return ExitCode::SUCCESS,
        };
        let mut platform = match started {
            Ok(platform) => platform,
            Err(error) => return fail(&error),
        };
        print_welcome(&platform);
        if let Some(mut frames) = platform.take_local_frames() {
            tokio::spawn(async move {
                while let Some((name, frame)) = frames.next().await {
                    print::line(&format!("[{name}] {frame}"));
                }
            });
        }
        either(&mut interrupt, &mut terminate).await;
        print::line("stopping; again to stop at once");
        let how = tokio::select! {
            () = platform.shutdown() => "stopped",
            () = either(&mut interrupt, &mut terminate) => "stopped at once",
        };
        print::line(how);
        ExitCode::SUCCESS
    }

    /// What the options say about JWTs; an error when the key's file cannot be read.
    fn jwt(&self) -> Result<Option<MerchantJwt>, String> {
        let Some(path) = &self.jwt_key else { return Ok(None) };
        let key = std::fs::read_to_string(path)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Some(MerchantJwt {
            algorithm: match self.jwt_algorithm {
                Algorithm::Hs256 => JwtAlgorithm::Hs256,
                Algorithm::Rs256 => JwtAlgorithm::Rs256,
                Algorithm::Es256 => JwtAlgorithm::Es256,
            },
            key: key.trim().to_owned(),
            issuer: self.jwt_issuer.clone(),
            audience: self.jwt_audience.clone(),
        }))
    }

    fn options(&self) -> Options {
        Options {
            data: self.data.clone(),
            ephemeral: self.ephemeral,
            pack: self.pack.clone(),
            port: self.port,
            lambda_port: self.lambda_port,
            dynamodb_port: self.dynamodb_port,
            sqs_port: self.sqs_port,
            variables: self.env.iter().cloned().collect(),
            allowed_origins: self.allow_origin.clone(),
            handoff_wait: Duration::from_secs(self.handoff_wait),
            ramp: self.ramp,
            functions: match self.functions {
                Functions::InProcess => FunctionsMode::InProcess,
                Functions::Process => FunctionsMode::Process,
            },
            adapters: match self.adapters {
                Adapters::Sdk => crate::Adapters::Sdk,
                Adapters::Memory => crate::Adapters::Memory,
            },
            binaries: self.binaries.clone(),
            log: self.log.to_string(),
            ..Options::default()
        }
    }
}

fn variable(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write it as NAME=VALUE")?;
    Ok((name.to_owned(), value.to_owned()))
}

/// Says what a start waits for that is not over at once. Never ends.
async fn told_why_it_takes_long() -> Infallible {
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    print::line("learning from the pack's phrases; once learned, it is kept for later starts");
    std::future::pending().await
}

async fn either(interrupt: &mut Signal, terminate: &mut Signal) {
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
}

fn print_welcome(platform: &Platform) {
    let at = platform.addresses();
    let started = platform.started();
    if started.trained {
        print::line("the merchant pack was compiled");
    }
    if let Some(report) = &started.imported {
        print::line(&format!(
            "the pack's shop was imported: {} products, {} orders",
            report.products.accepted, report.orders.accepted
        ));
    }
    print::line(&format!(
        "
  chat page    {pages}/chat
  socket       {socket}   (sub-protocol aisle.v1)
  dynamodb     {dynamodb}
  sqs          {sqs}
  eventbridge  {eventbridge}
  lambda       {lambda}   (cargo lambda invoke, AWS CLI)
  data         {data}

Try
  aisle chat --as mei            它到哪里了？AC104320
  aisle chat --as sam            where is my order AC104233?
  aisle chat                     where is my order AC104372?   (a guest's: robin.hale@example.com)
  aisle agent                    take a conversation over
",
        pages = at.pages,
        socket = at.socket,
        dynamodb = at.dynamodb,
        sqs = at.sqs,
        eventbridge = at.eventbridge,
        lambda = at.lambda,
        data = platform.paths().folder().display(),
    ));
    print::line(&format!("ready in {} ms", started.took.as_millis()));
}
