//! The one decision: state and event in, new state and what to say and do out. The same input
//! always gives the same decision.

use aisle_domain::conversation::{
    Action, CommandOutcome, Content, DomainEvent, HandoffReason, Notice, Owner, State,
};
use aisle_domain::ids::Seq;
use aisle_domain::language::Language;
use aisle_domain::part::{Choice, Part};
use aisle_domain::shop::Order;
use aisle_domain::understood::Understood;
use jiff::Timestamp;

use crate::wording::Wording;
use crate::{handoff, small_talk, track_order};

/// How sure language identification must be before the conversation's language changes.
const SWITCH_LANGUAGE_AT: f32 = 0.8;

/// What a decision may look at beside the state.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The assistant's words.
    pub wording: &'a Wording,
    /// The present instant.
    pub now: Timestamp,
    /// The position that the decided entry will have.
    pub seq: Seq,
}

/// What happened.
#[derive(Debug, Clone, Copy)]
pub enum Event<'a> {
    /// The shopper said something.
    Message {
        /// What was said.
        content: &'a Content,
        /// What it means; `None` for a choice.
        understood: Option<&'a Understood>,
    },
    /// A command that was ordered has ended.
    CommandDone {
        /// The command.
        action: &'a Action,
        /// How it ended.
        result: &'a ActionResult,
    },
}

/// What a command brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActionResult {
    /// The order, which the shopper may see.
    Order(Box<Order>),
    /// The shopper's orders, newest first.
    Orders(Vec<Order>),
    /// Nothing that the shopper may see: missing and foreign are the same.
    NotFound,
    /// The order book did not answer in time.
    Unknown,
}

impl ActionResult {
    /// How the command ended.
    #[must_use]
    pub const fn outcome(&self) -> CommandOutcome {
        match self {
            Self::Order(_) | Self::Orders(_) => CommandOutcome::Done,
            Self::NotFound => CommandOutcome::NotFound,
            Self::Unknown => CommandOutcome::Unknown,
        }
    }
}

/// What to say and do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The state after it.
    pub state: State,
    /// What is said.
    pub parts: Vec<Part>,
    /// What is ordered. When there is one, nothing is said and the event is answered by its
    /// result.
    pub command: Option<Action>,
    /// A change that the shopper is told of.
    pub notice: Option<Notice>,
    /// What the rest of the world may learn.
    pub events: Vec<DomainEvent>,
}

impl Decision {
    /// Nothing said, nothing changed.
    pub(crate) fn from(state: &State) -> Self {
        Self {
            state: state.clone(),
            parts: Vec::new(),
            command: None,
            notice: None,
            events: Vec::new(),
        }
    }

    pub(crate) fn say(&mut self, context: &Context<'_>, key: &str, arguments: &[(&str, &str)]) {
        let text = context.wording.say(self.state.language, key, arguments);
        self.parts.push(Part::Text(text));
    }

    pub(crate) fn offer(&mut self, choices: Vec<Choice>) {
        self.parts.push(Part::Choices(choices.clone()));
        self.state.offered = choices;
    }

    pub(crate) fn wait_for_human(&mut self, reason: HandoffReason, seq: Seq) {
        self.notice = Some(Notice::Waiting);
        self.events.push(DomainEvent::HandoffRequested { reason });
        self.state.owner = Owner::Waiting { since: seq };
        self.state.flow = None;
        self.state.offered = Vec::new();
    }
}

/// The greeting of a conversation that begins, with first choices.
#[must_use]
pub fn greeting(context: &Context<'_>, state: &State) -> Decision {
    let mut decision = Decision::from(state);
    decision.say(context, "greeting", &[]);
    decision.offer(small_talk::first_choices(context, state));
    decision
}

/// Decides what to say and do. `None` when it is not the bot's to answer: a human is asked for or
/// in charge, or the conversation is over.
#[must_use]
pub fn decide(context: &Context<'_>, state: &State, event: Event<'_>) -> Option<Decision> {
    match (&state.owner, event) {
        (Owner::Bot, Event::Message { content: Content::Choice(id), .. }) => {
            Some(picked(context, state, id))
        }
        (Owner::Bot, Event::Message { content: Content::Text(_), understood: Some(meaning) }) => {
            Some(said(context, state, meaning))
        }
        // A text that nobody tried to understand is one that was not understood.
        (Owner::Bot, Event::Message { .. }) => Some(small_talk::not_understood(context, state)),
        (Owner::Bot, Event::CommandDone { action, result }) => {
            Some(track_order::done(context, state, action, result))
        }
        (Owner::Waiting { .. }, Event::Message { content: Content::Choice(id), .. }) => {
            handoff::picked_while_waiting(context, state, id)
        }
        (Owner::Waiting { .. } | Owner::Human(_) | Owner::Ended, _) => None,
    }
}

/// Answers a choice. Choices stay valid after newer ones were offered: they name what they mean.
fn picked(context: &Context<'_>, state: &State, id: &str) -> Decision {
    if let Some(number) = id.strip_prefix("order:") {
        return track_order::picked(context, state, number);
    }
    if let Some(intent) = id.strip_prefix("intent:") {
        return act_on(context, &without_flow(state), intent, None);
    }
    match id {
        small_talk::choice::TRACK_ORDER => {
            act_on(context, &without_flow(state), "track_order", None)
        }
        small_talk::choice::HUMAN => {
            handoff::requested(context, state, HandoffReason::Asked, context.seq)
        }
        small_talk::choice::BOT | small_talk::choice::WAIT => {
            let mut decision = Decision::from(state);
            decision.say(context, "acknowledged", &[]);
            decision
        }
        _ => small_talk::not_understood(context, state),
    }
}

fn without_flow(state: &State) -> State {
    State { flow: None, ..state.clone() }
}

/// Answers a text.
fn said(context: &Context<'_>, state: &State, meaning: &Understood) -> Decision {
    let mut state = state.clone();
    state.language = context.wording.offered(language_after(state.language, meaning));
    if let Some(decision) = track_order::continued(context, &state, meaning) {
        return decision;
    }
    match meaning.intent() {
        Some(intent) => act_on(context, &state, intent, Some(meaning)),
        None if meaning.order_number().is_some() => {
            act_on(context, &state, "track_order", Some(meaning))
        }
        None => track_order::unclear(context, &state)
            .unwrap_or_else(|| small_talk::not_understood(context, &state)),
    }
}

/// Starts what an intent asks for.
fn act_on(
    context: &Context<'_>,
    state: &State,
    intent: &str,
    meaning: Option<&Understood>,
) -> Decision {
    match intent {
        "track_order" | "delivery_delayed" => track_order::started(context, state, meaning),
        "contact_human_agent" => {
            handoff::requested(context, state, HandoffReason::Asked, context.seq)
        }
        other => small_talk::answer(context, state, other),
    }
}

/// The language to answer in: the message's, if it is surely another one. A few letters are no
/// evidence ("ok"), so identification must be confident.
fn language_after(current: Language, meaning: &Understood) -> Language {
    match meaning.language {
        Some(it) if it.confidence >= SWITCH_LANGUAGE_AT => it.language,
        _ => current,
    }
}
