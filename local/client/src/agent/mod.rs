//! `aisle agent`: its options, and which of the two ways it runs.

mod serve;

use crate::{SecretText, print};

/// Takes conversations over, as a human agent.
#[derive(Debug, Clone, clap::Args)]
pub struct AgentArgs {
    /// The socket [default: ws://127.0.0.1:8787].
    #[arg(long, value_name = "URL", env = "AISLE_URL")]
    pub url: Option<String>,
    /// Who you are.
    #[arg(long, value_name = "AGENT", default_value = "ana")]
    pub name: String,
    /// The keys of agent tokens, as `name:secret`; the first signs.
    #[arg(long, value_name = "KEYS", env = "AISLE_AGENT_KEYS", hide_env_values = true)]
    pub agent_keys: Option<SecretText>,
    /// For scripts: one agent's frame per line in, one desk frame per line out.
    #[arg(long)]
    pub jsonl: bool,
    /// With --jsonl: how many seconds a connection is tried for, and after the last line answers
    /// are waited for.
    #[arg(long, value_name = "SECONDS", default_value_t = 10)]
    pub wait: u64,
}

/// Runs the client until its input ends; gives the exit code: 0, or 1 after an error line on
/// standard error. Needs a tokio runtime.
pub async fn run(args: AgentArgs) -> i32 {
    match serve::run(&args).await {
        Ok(code) => code,
        Err(problem) => {
            print::problem(&format!("aisle agent: {problem}"));
            1
        }
    }
}
