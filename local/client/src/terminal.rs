//! What people see in a terminal: entries as text, safe to print, and a line editor beside which
//! answers can appear.

use std::io::IsTerminal;
use std::thread;

use aisle_contract::frame::{HistoryEntry, Reply, Speaker, StatusKind};
use aisle_contract::part::{Amount, OrderCard, Part};
use rustyline::error::ReadlineError;
use rustyline::{DefaultEditor, ExternalPrinter};
use tokio::sync::mpsc;

use crate::print;

/// A choice that was offered last, by its number on the screen.
pub(crate) type Offered = Vec<(String, String)>;

/// Prints lines while one is being typed.
pub(crate) type Printer = Box<dyn FnMut(String) + Send>;

/// Lines that somebody writes, one at a time.
pub(crate) struct Lines {
    receiver: mpsc::Receiver<String>,
    /// Lets the editor come back after a line.
    go_on: Option<std::sync::mpsc::Sender<()>>,
    is_dealt_with: bool,
}

impl Lines {
    /// Lines that come by themselves.
    pub(crate) const fn of(receiver: mpsc::Receiver<String>) -> Self {
        Self { receiver, go_on: None, is_dealt_with: true }
    }

    /// The next line; none at the end. Asking for it says that the one before was dealt with. May
    /// be cancelled.
    pub(crate) async fn recv(&mut self) -> Option<String> {
        if !std::mem::replace(&mut self.is_dealt_with, true)
            && let Some(go_on) = &self.go_on
        {
            // An editor that is gone shows as the end of the lines.
            let _ = go_on.send(());
        }
        let line = self.receiver.recv().await;
        self.is_dealt_with = line.is_none();
        line
    }
}

/// Whether a person sits before it.
pub(crate) fn is_on_screen() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// Starts a line editor on a thread of its own. The lines end at Ctrl-D or Ctrl-C. Between a line
/// and the next call of [`Lines::recv`] the terminal is as it was before: whoever leaves then leaves
/// no terminal behind that does not echo.
///
/// # Errors
/// What the terminal says when it cannot be used.
pub(crate) fn edit_lines(prompt: &'static str) -> Result<(Lines, Printer), ReadlineError> {
    let mut editor = DefaultEditor::new()?;
    let printer: Printer = match editor.create_external_printer() {
        Ok(mut printer) if is_on_screen() => Box::new(move |line| {
            // A terminal that is gone shows nothing; the next read ends the session.
            let _ = printer.print(format!("{line}\n"));
        }),
        // Not a terminal: nothing is being edited that a line could break.
        _ => Box::new(|line| {
            // A reader that has gone wants nothing more.
            let _ = print::line(&line);
        }),
    };
    let prompt = if is_on_screen() { prompt } else { "" };
    let (lines, receiver) = mpsc::channel(1);
    let (go_on, may_go_on) = std::sync::mpsc::channel();
    thread::spawn(move || {
        while let Ok(line) = editor.readline(prompt) {
            // History is a convenience.
            let _ = editor.add_history_entry(&line);
            if lines.blocking_send(line).is_err() || may_go_on.recv().is_err() {
                return;
            }
        }
    });
    Ok((Lines { receiver, go_on: Some(go_on), is_dealt_with: true }, printer))
}

/// Text of a server with nothing in it that a terminal would obey.
pub(crate) fn printable(text: &str) -> String {
    let turns = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let obeyed = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    text.chars().filter(|c| !obeyed(*c) && !turns(*c)).collect()
}

/// An entry as lines. `offered` becomes the choices in it, if there are any.
pub(crate) fn entry_in_words(entry: &HistoryEntry, offered: &mut Offered) -> Option<String> {
    match entry {
        HistoryEntry::Echo(echo) => {
            let said = echo.text.as_deref().or(echo.choice.as_deref()).unwrap_or_default();
            Some(format!("you: {}", printable(said)))
        }
        HistoryEntry::Reply(reply) => reply_in_words(reply, offered),
    }
}

fn reply_in_words(reply: &Reply, offered: &mut Offered) -> Option<String> {
    let who = match reply.author {
        Speaker::Bot => "bot",
        Speaker::Human => "agent",
        Speaker::System | Speaker::Unknown => "shop",
    };
    let mut lines: Vec<String> =
        reply.parts.iter().filter_map(|part| part_in_words(part, offered)).collect();
    lines.extend(reply.notice.and_then(status_in_words).map(|status| format!("({status})")));
    (!lines.is_empty()).then(|| printable(&format!("{who}: {}", lines.join("\n  "))))
}

/// A status as words; `None` for one that needs none.
pub(crate) const fn status_in_words(status: StatusKind) -> Option<&'static str> {
    match status {
        StatusKind::Working => Some("working on it"),
        StatusKind::Waiting => Some("waiting for a colleague"),
        StatusKind::HumanJoined => Some("a colleague is here"),
        StatusKind::HumanLeft => Some("the assistant is back"),
        StatusKind::Ended => Some("the conversation has ended"),
        StatusKind::Unknown => None,
    }
}

/// A greeting's parts as lines.
pub(crate) fn parts_in_words(parts: &[Part], offered: &mut Offered) -> String {
    let lines: Vec<String> = parts.iter().filter_map(|part| part_in_words(part, offered)).collect();
    printable(&lines.join("\n  "))
}

fn part_in_words(part: &Part, offered: &mut Offered) -> Option<String> {
    match part {
        Part::Text { text } => Some(text.clone()),
        Part::Choices { options, .. } => {
            *offered =
                options.iter().map(|choice| (choice.id.clone(), choice.label.clone())).collect();
            let numbered = options
                .iter()
                .enumerate()
                .map(|(index, choice)| format!("  [{}] {}", index + 1, choice.label));
            Some(numbered.collect::<Vec<_>>().join("\n  "))
        }
        Part::OrderCard(card) => Some(card_in_words(card)),
        Part::ProductCard(card) => Some(format!("{} ({})", card.name, amount(&card.price_from))),
        Part::List { items, .. } => Some(items.join("\n  ")),
        Part::Link { label, url, .. } => Some(format!("{label}: {url}")),
    }
}

fn card_in_words(card: &OrderCard) -> String {
    let mut lines = vec![format!("+ #{}  {}", card.number, card.status_text)];
    lines.extend(card.date.as_ref().map(|date| format!("| {date}")));
    lines.extend(card.carrier.as_ref().map(|carrier| {
        let name = carrier.name.as_deref().unwrap_or_default();
        let url = carrier.url.as_deref().unwrap_or_default();
        format!("| {name} {} {url}", carrier.tracking)
    }));
    lines.extend(
        card.items.iter().map(|item| {
            format!("| {} x {}  {}", item.quantity, item.name, amount(&item.unit_price))
        }),
    );
    lines.push(format!("+ {}", amount(&card.total)));
    lines.join("\n  ")
}

fn amount(amount: &Amount) -> String {
    match aisle_domain::money::Currency::new(&amount.currency) {
        Ok(currency) => aisle_domain::money::Money::new(amount.minor, currency).to_string(),
        Err(_) => format!("{} {}", amount.minor, amount.currency),
    }
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn a_server_cannot_command_the_terminal() {
        assert_eq!(printable("a\u{1b}[31mb\u{7}\n\u{9b}c"), "a[31mb\nc");
        assert_eq!(printable("pay \u{202e}evil\u{2066}\u{7f}\r"), "pay evil");
    }
}
