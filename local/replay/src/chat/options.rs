//! The options of a replay through the conversation.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Where a replay's actions go through.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Through {
    /// The plans and the policy, as calls.
    #[default]
    Engine,
    /// The conversation: a scripted shopper talks to a running platform.
    Chat,
}

/// How a replay goes through the conversation.
#[derive(Debug, Clone, Default, Args)]
pub struct ChatOptions {
    /// engine: each action as a call. chat: a scripted shopper says it over the socket protocol, in
    /// phrases of its own, and confirms what the summary says.
    #[arg(long, value_enum, default_value_t)]
    pub through: Through,
    /// With --through=chat: other people's phrasings, as JSON lines {"task": "ID", "turns": ["…"]}.
    /// A task's turns are said in order in place of our phrases; the bot's questions in between are
    /// answered, its summaries confirmed or corrected. Tasks that are not in the file are played in
    /// our phrases.
    #[arg(long, value_name = "FILE")]
    pub phrases: Option<PathBuf>,
    /// With --through=chat: which of our phrases are said. 0 tells each wish in one message, another
    /// seed also bit by bit.
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    pub seed: u64,
    /// With --through=chat: play these tasks only; may be repeated.
    #[arg(long = "task", value_name = "ID")]
    pub only: Vec<String>,
    /// With --through=chat: write what was said into this folder, as ID.txt.
    #[arg(long, value_name = "DIR")]
    pub transcripts: Option<PathBuf>,
}
