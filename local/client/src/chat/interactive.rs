//! `aisle chat` for people: a line editor, choices by number, answers as text.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::mpsc;

use super::ChatArgs;
use crate::print;
use crate::session::{Content, Event, Session, Shown};
use crate::socket::{Screen, drive};
use crate::terminal::{
    Offered, Printer, edit_lines, entry_in_words, is_on_screen, parts_in_words, status_in_words,
};

const HELP: &str = "type a message; a number picks a choice; /end ends the conversation; \
                    /quit leaves it (and keeps it with --state)";

/// Runs until the shopper leaves.
pub(super) async fn run(args: &ChatArgs) -> Result<i32, String> {
    let session = args.session(None)?;
    let (mut lines, print) = edit_lines("> ").map_err(|error| error.to_string())?;
    let offered: Arc<Mutex<Offered>> = Arc::default();
    let (sender, inputs) = mpsc::channel(64);
    let over: Arc<AtomicBool> = Arc::default();
    let (first, numbered, left) = (args.text.join(" "), offered.clone(), over.clone());
    tokio::spawn(async move {
        if !first.is_empty() && sender.send(Event::Say(Content::Text(first))).await.is_err() {
            return;
        }
        while let Some(line) = lines.recv().await {
            if left.load(Ordering::Relaxed) && is_on_screen() {
                return;
            }
            let event = match line.trim() {
                "" => Event::Woke,
                "/quit" => return,
                "/end" => Event::End,
                "/help" => {
                    print::line(HELP);
                    continue;
                }
                typed => Event::Say(meant(typed, &numbered)),
            };
            if sender.send(event).await.is_err() {
                return;
            }
        }
    });
    let mut screen = Terminal { args, print, offered, over, failed: false };
    if is_on_screen() {
        (screen.print)(format!("({HELP})"));
    }
    let code = drive(session, args.socket_url(), inputs, &mut screen).await;
    Ok(code)
}

/// A number on the screen is that choice; everything else is text.
fn meant(typed: &str, offered: &Mutex<Offered>) -> Content {
    let offered = offered.lock().unwrap_or_else(PoisonError::into_inner);
    let picked = typed.parse::<usize>().ok().and_then(|number| offered.get(number.checked_sub(1)?));
    match picked {
        Some((id, _)) => Content::Choice(id.clone()),
        None => Content::Text(typed.to_owned()),
    }
}

struct Terminal<'a> {
    args: &'a ChatArgs,
    print: Printer,
    offered: Arc<Mutex<Offered>>,
    /// The next line leaves.
    over: Arc<AtomicBool>,
    failed: bool,
}

impl Screen for Terminal<'_> {
    fn show(&mut self, session: &Session, shown: Shown) {
        self.failed |= matches!(shown, Shown::TurnedAway(_));
        let mut offered = self.offered.lock().unwrap_or_else(PoisonError::into_inner);
        let words = match shown {
            Shown::Welcome { welcome, greets } => {
                greets.then(|| format!("bot: {}", parts_in_words(&welcome.parts, &mut offered)))
            }
            Shown::Entry { entry, .. } => entry_in_words(&entry, &mut offered),
            Shown::Status(status) => status_in_words(status).map(|words| format!("({words})")),
            Shown::Refused { error, .. } => Some(format!("(not sent: {})", error.message)),
            Shown::Offline => Some("(no connection; trying again)".to_owned()),
            Shown::Forgotten => Some("(a new conversation begins)".to_owned()),
            Shown::TurnedAway(status) => Some(match status {
                Some(status) => format!("(the server refused the connection: {status})"),
                None => "(the server refused the connection)".to_owned(),
            }),
            Shown::Acked { .. } | Shown::Answer(_) => None,
        };
        drop(offered);
        if let Some(words) = words {
            (self.print)(words);
        }
        if session.is_over() && !self.over.swap(true, Ordering::Relaxed) && is_on_screen() {
            (self.print)("(Enter leaves)".to_owned());
        }
    }

    fn keep(&mut self, session: &Session) {
        self.args.keep(session);
    }

    fn verdict(&self, session: &Session, closed_for: Option<Duration>) -> Option<i32> {
        let code = i32::from(self.failed);
        // Not before the line editor has let go of the terminal.
        let waited = closed_for?;
        if session.is_over() {
            return Some(code);
        }
        if is_on_screen() {
            // What was typed last is sent before the client goes, if that is quick.
            let patience = Duration::from_secs(2);
            return (session.is_sent() || waited >= patience).then_some(code);
        }
        if session.is_ready() && session.is_settled() {
            return Some(code);
        }
        (waited >= Duration::from_secs(self.args.wait)).then(|| {
            print::problem(&format!(
                "aisle chat: not everything was answered within {} s",
                self.args.wait
            ));
            1
        })
    }
}
