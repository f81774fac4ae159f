//! `aisle chat`: its options, and which of the two ways it runs.

mod interactive;
mod script;

use std::path::PathBuf;

use aisle_contract::frame::Start;

use crate::session::{Jitter, Kept, Session, new_device};
use crate::{DEFAULT_URL, SecretText, offer, print, state_file};

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
    match if args.jsonl { script::run(&args).await } else { interactive::run(&args).await } {
        Ok(code) => code,
        Err(problem) => {
            print::problem(&format!("aisle chat: {problem}"));
            1
        }
    }
}

impl ChatArgs {
    fn socket_url(&self) -> &str {
        self.url.as_deref().unwrap_or(DEFAULT_URL)
    }

    /// The state machine that these options ask for. `opening` is a script's own `start`.
    fn session(&self, opening: Option<Start>) -> Result<Session, String> {
        let identity = self
            .shopper
            .as_deref()
            .map(|name| offer::shopper(name, self.identity_secret.as_ref()))
            .transpose()
            .map_err(|error| error.to_string())?;
        let kept = self.state.as_deref().map(state_file::read).transpose();
        let kept = kept.map_err(|error| format!("--state: {error}"))?.flatten();
        let mut kept = match kept {
            Some(kept) => kept,
            None => Kept::new(new_device().ok_or("no device id could be made")?),
        };
        if let Some(token) = &self.resume_token {
            kept.resume_token = Some(token.expose().to_owned());
        }
        let opening = opening.unwrap_or_else(|| Start {
            language: self.lang.clone(),
            channel: Some("terminal".to_owned()),
            ..Start::default()
        });
        Ok(Session::new(opening, identity, kept, Jitter::random()))
    }

    fn keep(&self, session: &Session) {
        let Some(path) = &self.state else { return };
        if let Err(error) = state_file::write(path, session.kept()) {
            print::problem(&format!("aisle chat: --state: {error}"));
        }
    }
}
