//! Playing cases: each message is understood, decided on and its commands run, as the platform would,
//! and what comes of it is held against what was written down.

use aisle_domain::after_sales::Request;
use aisle_domain::conversation::{Action, Content, Owner, State};
use aisle_domain::ids::Seq;
use aisle_domain::part::Part;

use super::parse::{Case, Done, Says, Turn, case};
use super::{CaseShop, Stage};
use crate::context::Context;
use crate::decide::{ActionResult, Decision, Event, decide};

/// Commands that one message leads to at most.
const MAX_COMMANDS: usize = 5;

/// What a case expects and does not get, or why it cannot be played.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {case}: {problem}")]
pub struct CaseProblem {
    /// The file.
    pub file: String,
    /// The case.
    pub case: String,
    /// The line of the turn, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: String,
}

/// What came of playing cases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Played {
    /// How many were played.
    pub cases: usize,
    /// What was not as written down: at most the first of each case.
    pub problems: Vec<CaseProblem>,
}

/// Plays case files, given as (name, text), each against a fresh shop.
#[must_use]
pub fn run_cases(files: &[(String, String)], stage: &Stage<'_>) -> Played {
    let mut played = Played::default();
    for (file, text) in files {
        played.cases += 1;
        let problem = match case(file, text) {
            Ok(case) => play(&case, stage).err().map(|(line, problem)| CaseProblem {
                file: file.clone(),
                case: case.name,
                line,
                problem,
            }),
            Err(problem) => Some(problem),
        };
        played.problems.extend(problem);
    }
    played
}

/// One case in play.
struct Play<'a> {
    stage: &'a Stage<'a>,
    shop: Box<dyn CaseShop>,
    state: State,
    seq: u64,
    minutes: i64,
    done: Vec<Request>,
}

fn play(case: &Case, stage: &Stage<'_>) -> Result<(), (usize, String)> {
    let state = State::begin(case.language, case.shopper.clone());
    let shop = (stage.shop)();
    let mut play = Play { stage, shop, state, seq: 1, minutes: 0, done: Vec::new() };
    for turn in &case.turns {
        play.turn(turn).map_err(|problem| (turn.line, problem))?;
    }
    Ok(())
}

impl Play<'_> {
    fn turn(&mut self, turn: &Turn) -> Result<(), String> {
        self.done.clear();
        self.minutes += 1;
        let said = match &turn.says {
            Says::Text(text) => self.say(Content::Text(text.clone())),
            Says::Pick(choice) => {
                let id = self.offered(choice)?;
                self.say(Content::Choice(id))
            }
        };
        if let Some(missing) = turn.bot.iter().find(|expected| !said.contains(*expected)) {
            return Err(format!("{missing:?} is not in the answer: {said}"));
        }
        if let Some(there) = turn.not.iter().find(|expected| said.contains(*expected)) {
            return Err(format!("{there:?} is in the answer: {said}"));
        }
        let fits = self.done.len() == turn.done.len()
            && self.done.iter().zip(&turn.done).all(|(request, done)| is(request, done));
        if !fits {
            return Err(format!("done was {:?}, after the answer: {said}", self.done));
        }
        for (number, expected) in &turn.orders {
            let status = self.shop.status(number);
            if status != Some(*expected) {
                let found = status.map_or("not there", |status| status.name());
                return Err(format!("order {number} is {found}, not {}", expected.name()));
            }
        }
        Ok(())
    }

    /// The id of an offered choice, by its label, or by the id itself.
    fn offered(&self, choice: &str) -> Result<String, String> {
        let offered = &self.state.offered;
        let meant = offered.iter().find(|it| it.id == choice || it.label == choice);
        let begins =
            || offered.iter().find(|it| it.label.starts_with(choice) || it.id.starts_with(choice));
        meant.or_else(begins).map(|it| it.id.clone()).ok_or_else(|| {
            let labels: Vec<&str> = offered.iter().map(|it| it.label.as_str()).collect();
            format!("no choice is called {choice:?}; there are {}", labels.join(", "))
        })
    }

    fn say(&mut self, content: Content) -> String {
        self.seq += 1;
        let seq = Seq::new(self.seq);
        let understood = match &content {
            Content::Text(text) => Some((self.stage.understand)(&self.state, self.now(), text)),
            Content::Choice(_) => None,
        };
        let event = Event::Message { content: &content, understood: understood.as_ref(), seq };
        let Some(decision) = self.decide(event) else { return String::new() };
        let mut said = words(&decision.parts);
        let mut command = self.take(decision);
        for _ in 0..MAX_COMMANDS {
            let Some(action) = command else { break };
            let result = self.shop.run(&action, &self.state);
            if let (Action::Perform { request, .. }, ActionResult::Performed(..)) =
                (&action, &result)
            {
                self.done.push((**request).clone());
            }
            let event = Event::CommandDone { action: &action, result: &result };
            let Some(decision) = self.decide(event) else { break };
            said.push_str(&words(&decision.parts));
            command = self.take(decision);
        }
        said
    }

    fn now(&self) -> aisle_domain::Timestamp {
        let minutes = jiff::SignedDuration::from_mins(self.minutes);
        self.stage.now.checked_add(minutes).unwrap_or(self.stage.now)
    }

    fn decide(&mut self, event: Event<'_>) -> Option<Decision> {
        self.seq += 1;
        let context = Context::for_words(self.stage.wording, self.now(), Seq::new(self.seq))
            .with_flows(self.stage.flows, self.stage.reader);
        decide(&context, &self.state, event)
    }

    fn take(&mut self, decision: Decision) -> Option<Action> {
        self.state = decision.state;
        let is_bots = self.state.owner == Owner::Bot;
        decision.command.filter(|_| is_bots)
    }
}

/// Whether a request is what was expected: all fields that are named.
fn is(request: &Request, expected: &Done) -> bool {
    let fields = request_fields(request);
    expected
        .iter()
        .all(|(name, values)| fields.iter().any(|(field, found)| field == name && found == values))
}

/// A request's fields as texts, as its stored form names them.
fn request_fields(request: &Request) -> Vec<(&'static str, Vec<String>)> {
    let one = |text: &str| vec![text.to_owned()];
    let mut fields = vec![("kind", one(request.name()))];
    fields.extend(request.order().map(|order| ("order", one(order.as_str()))));
    let swapped = |swaps: &[aisle_domain::after_sales::Swap]| {
        swaps.iter().map(|swap| format!("{} to {}", swap.from, swap.to)).collect()
    };
    match request {
        Request::CancelOrder { reason, .. } => fields.push(("reason", one(reason))),
        Request::ChangeItems { swaps, settle_with, .. }
        | Request::ExchangeItems { swaps, settle_with, .. } => {
            fields.push(("swaps", swapped(swaps)));
            fields.push(("settle_with", one(settle_with.as_str())));
        }
        Request::ChangePayment { pay_with, .. } => {
            fields.push(("pay_with", one(pay_with.as_str())))
        }
        Request::ReturnItems { items, refund_to, reason, .. } => {
            fields.push(("items", items.iter().map(ToString::to_string).collect()));
            fields.push(("refund_to", one(refund_to.as_str())));
            fields.extend(reason.as_deref().map(|reason| ("reason", one(reason))));
        }
        Request::IssueInvoice { invoice, .. } => {
            fields.push(("title", one(&invoice.title)));
            fields.extend(invoice.tax_number.as_deref().map(|it| ("tax_number", one(it))));
        }
        Request::BookService { booking, .. } => {
            fields.push(("name", one(&booking.name)));
            fields.push(("phone", one(&booking.phone)));
            fields.push(("day", one(&booking.day)));
        }
        Request::ChangeAddress { address, .. } | Request::ChangeDefaultAddress { address } => {
            fields.push(("city", one(&address.city)));
            fields.push(("postcode", one(&address.postcode)));
        }
        _ => {}
    }
    fields
}

/// What is shown, as text: choices as `[label]`.
fn words(parts: &[Part]) -> String {
    let word = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Choices(choices) => {
            choices.iter().map(|choice| format!("[{}]", choice.label)).collect::<Vec<_>>().join(" ")
        }
        Part::List(lines) => lines.join("\n"),
        Part::Order(card) => format!("card {} {}", card.number, card.status_text),
        Part::Product(card) => card.name.clone(),
        Part::Link { label, url } => format!("{label} {url}"),
    };
    parts.iter().map(|part| format!("{}\n", word(part))).collect()
}
