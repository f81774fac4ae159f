//! tau2's tasks through the conversation, against a platform that runs already. How its shop is made
//! fresh and read is said by two commands, which find the shopper in `AISLE_SHOPPER`; the second
//! prints `{"orders": […], "customers": […]}`, records as the domain has them.
//!
//! `cargo run -p aisle-replay --example chat -- --url ws://127.0.0.1:8787 --fresh CMD --end CMD
//! --db db.json --tasks tasks.json --expected DIR --out DIR`

use std::process::{Command, ExitCode, Stdio};

use aisle_client::SecretText;
use aisle_domain::ids::ShopperId;
use aisle_replay::chat::{EndState, Endpoint, Fresh, FreshError, Records};
use aisle_replay::{Tau2, tau2_through_chat};
use clap::Parser;

#[derive(Parser)]
struct Chat {
    /// The platform's socket.
    #[arg(long, default_value = aisle_client::DEFAULT_URL)]
    url: String,
    /// The secret that vouches for shoppers.
    #[arg(long, env = "AISLE_IDENTITY_SECRET", hide_env_values = true)]
    identity_secret: SecretText,
    /// Makes the shop of a shopper fresh.
    #[arg(long, value_name = "CMD")]
    fresh: String,
    /// Prints the shop at the end.
    #[arg(long, value_name = "CMD")]
    end: String,
    #[command(flatten)]
    tau2: Tau2,
}

impl Fresh for Chat {
    async fn fresh(
        &mut self,
        shopper: &ShopperId,
        _: Option<&Records>,
    ) -> Result<Endpoint, FreshError> {
        run(&self.fresh, shopper)?;
        Ok(Endpoint { url: self.url.clone(), identity_secret: self.identity_secret.clone() })
    }

    async fn end(&mut self, shopper: &ShopperId) -> Result<EndState, FreshError> {
        let printed = run(&self.end, shopper)?;
        serde_json::from_slice(&printed).map_err(|error| FreshError(error.to_string()))
    }
}

fn run(command: &str, shopper: &ShopperId) -> Result<Vec<u8>, FreshError> {
    let done = Command::new("sh")
        .args(["-c", command])
        .env("AISLE_SHOPPER", shopper.as_str())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| FreshError(format!("{command}: {error}")))?;
    if done.status.success() {
        Ok(done.stdout)
    } else {
        Err(FreshError(format!("{command}: {}", done.status)))
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let mut chat = Chat::parse();
    let options = chat.tau2.clone();
    match tau2_through_chat(&options, &mut chat).await {
        Ok(report) => {
            print!("{report}");
            ExitCode::from(u8::from(report.failures() > 0))
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
