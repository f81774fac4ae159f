//! `aisle chat`: its options, and which of the two ways it runs.

use std::path::PathBuf;

use crate::SecretText;

/// Chats as a shopper.
#[derive(Debug, Clone, clap::Args)]
pub struct ChatArgs {
    /// The socket [default: ws://127.0.0.1:8787].
    #[arg(long, value_name = "URL", env = "AISLE_URL")]
    pub url: Option<String>,
    /// The language to begin in: en, zh, or any BCP 47 tag.
    #[arg(long, value_name = "TAG")]
    pub lang: Option<String>,
    /// Sign in as this shopper; needs the identity secret.
    #[arg(long = "as", value_name = "SHOPPER")]
    pub shopper: Option<String>,
    /// The secret that vouches for shoppers, as the merchant's server holds it.
    #[arg(long, value_name = "SECRET", env = "AISLE_IDENTITY_SECRET", hide_env_values = true)]
    pub identity_secret: Option<SecretText>,
    /// Go back to an earlier conversation.
    #[arg(long, value_name = "TOKEN")]
    pub resume_token: Option<SecretText>,
    /// Keep the conversation in this file, and go on with it next time.
    #[arg(long, value_name = "FILE")]
    pub state: Option<PathBuf>,
    /// For scripts: one client frame per line in, one server frame per line out.
    #[arg(long)]
    pub jsonl: bool,
    /// With --jsonl: how many seconds after the last line acks and replies are waited for.
    #[arg(long, value_name = "SECONDS", default_value_t = 10)]
    pub wait: u64,
    /// Said first; the conversation goes on after it.
    #[arg(value_name = "TEXT")]
    pub text: Vec<String>,
}

/// Runs the client until its input ends; gives the exit code: 0, or 1 after an error line on
/// standard error. Needs a tokio runtime.
pub async fn run(args: ChatArgs) -> i32 {
    let _ = args;
    1
}
