//! A conversation as lines that a person reads.

use aisle_domain::conversation::{
    Action, Author, Body, CommandOutcome, Content, Entry, Notice, Owner, State, Written,
};
use aisle_domain::ids::ConversationId;
use aisle_domain::part::Part;
use aisle_understanding::masking::mask;

/// The lines, with personal data hidden if it is to be.
pub(super) fn lines(id: &ConversationId, entries: &[Entry], masked: bool) -> Vec<String> {
    let shown = |text: &str| if masked { mask(text) } else { text.to_owned() };
    let mut lines = vec![heading(id, entries)];
    for entry in entries {
        let (who, texts) = match &entry.body {
            Body::Shopper(message) => {
                let said = match &message.content {
                    Content::Text(text) => shown(text),
                    Content::Choice(id) => format!("picked {id}"),
                };
                ("shopper".to_owned(), vec![said])
            }
            Body::Written(written) => (author(&written.author), said(written, &shown)),
        };
        let at = entry.at.strftime("%Y-%m-%d %H:%M:%S");
        lines.push(format!("#{:<4} {at}  {who}", entry.seq));
        for text in texts {
            lines.extend(text.lines().map(|line| format!("      {}", harmless(line))));
        }
    }
    lines
}

/// What texts hold must not steer a terminal.
fn harmless(line: &str) -> String {
    line.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

fn heading(id: &ConversationId, entries: &[Entry]) -> String {
    let state = entries.iter().rev().find_map(|entry| match &entry.body {
        Body::Written(written) => Some(&written.state),
        Body::Shopper(_) => None,
    });
    let Some(State { language, shopper, owner, .. }) = state else { return id.to_string() };
    let shopper = shopper.as_ref().map_or("not signed in", |shopper| shopper.as_str());
    let owner = match owner {
        Owner::Bot => "the bot's".to_owned(),
        Owner::Waiting { since } => format!("waits for a human since #{since}"),
        Owner::Human(agent) => format!("in the hands of {agent}"),
        Owner::Ended => "ended".to_owned(),
    };
    format!("{id}  {}  {shopper}  {owner}", language.code())
}

fn author(author: &Author) -> String {
    match author {
        Author::Bot => "bot".to_owned(),
        Author::Human(agent) => format!("agent {agent}"),
        Author::System => "system".to_owned(),
    }
}

/// What an entry says, then what it does.
fn said(written: &Written, shown: &impl Fn(&str) -> String) -> Vec<String> {
    let mut texts: Vec<String> = written.parts.iter().map(|part| shown(&text(part))).collect();
    texts.extend(written.notice.map(|notice| format!("({})", noticed(notice))));
    let ordered = |action: &Action| match action {
        Action::LookUpOrder { number, .. } => format!("look up {}", number.as_str()),
        Action::ListOrders { .. } => "list the orders".to_owned(),
        Action::ReadRecord { .. } => "read what the request is about".to_owned(),
        Action::Prepare { .. } => "work a request out".to_owned(),
        Action::Perform { .. } => "do what was confirmed".to_owned(),
    };
    texts.extend(written.commands.iter().map(|command| format!("→ {}", ordered(&command.action))));
    if let Some(done) = &written.result {
        texts.push(format!("← {}, of #{}", came_of(done.outcome), done.of));
        texts.extend(done.audit.as_deref().map(|audit| {
            let order = audit.order.as_ref().map_or("-", |order| order.as_str());
            format!("  {} {order}: {}", audit.request, audit.stage.name())
        }));
    }
    texts
}

fn text(part: &Part) -> String {
    match part {
        Part::Text(text) => text.clone(),
        Part::Choices(choices) => {
            let labels: Vec<_> = choices.iter().map(|choice| choice.label.as_str()).collect();
            format!("[{}]", labels.join("] ["))
        }
        Part::Order(card) => format!("order {}: {}", card.number.as_str(), card.status_text),
        Part::Product(card) => format!("product {}: {}", card.product, card.name),
        Part::List(items) => items.join("\n"),
        Part::Link { label, url } => format!("{label}: {url}"),
    }
}

const fn came_of(outcome: CommandOutcome) -> &'static str {
    match outcome {
        CommandOutcome::Done => "done",
        CommandOutcome::NotFound => "not found",
        CommandOutcome::Unknown => "unknown",
        CommandOutcome::Refused => "refused",
    }
}

const fn noticed(notice: Notice) -> &'static str {
    match notice {
        Notice::Waiting => "a human was asked for",
        Notice::HumanJoined => "a human joined",
        Notice::HumanLeft => "the human left",
        Notice::Ended => "ended",
    }
}
