//! The one decision: state and event in, new state and what to say and do out. The same input
//! always gives the same decision.

use aisle_domain::after_sales::{Quote, Reason, Receipt, Record};
use aisle_domain::conversation::{
    Action, CommandOutcome, Content, DomainEvent, Flow, HandoffReason, Notice, Owner, State,
};
use aisle_domain::event::LikelyIntent;
use aisle_domain::ids::Seq;
use aisle_domain::news::Subject;
use aisle_domain::part::{Choice, Part};
use aisle_domain::shop::Order;
use aisle_domain::understood::{
    Entity, EntityValue, IntentName, Refusal, ScoredIntent, Understood,
};

use crate::context::Context;
use crate::flow::{self, Heed};
use crate::{handoff, notice, small_talk, track_order};

/// How sure one message must be of another language before the conversation goes on in it.
const SWITCH_LANGUAGE_AT: f32 = 0.8;
/// How sure two messages in a row must be of the same other language.
const SWITCH_LANGUAGE_AT_SECOND: f32 = 0.5;

/// What happened.
#[derive(Debug, Clone, Copy)]
pub enum Event<'a> {
    /// The shopper said something.
    Message {
        /// What was said.
        content: &'a Content,
        /// What it means; `None` for a choice.
        understood: Option<&'a Understood>,
        /// Its position in the log: what was said before a question was asked is no answer to it.
        seq: Seq,
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
    /// The order book did not answer in time. Of a command that writes: whether it was done is not
    /// known.
    Unknown,
    /// What a request is put together from.
    Record(Box<Record>),
    /// What exactly would happen; to be confirmed.
    Quoted(Box<Quote>),
    /// The order changed since the quote was confirmed; this is what would happen now.
    Changed(Box<Quote>),
    /// A person must approve what would happen.
    InReview(Box<Quote>),
    /// It must not be done; the reasons, never empty.
    Refused(Vec<Reason>),
    /// It was done: what was confirmed, and what the shop says.
    Performed(Box<Quote>, Box<Receipt>),
}

impl ActionResult {
    /// How the command ended.
    #[must_use]
    pub const fn outcome(&self) -> CommandOutcome {
        match self {
            Self::Order(_)
            | Self::Orders(_)
            | Self::Record(_)
            | Self::Quoted(_)
            | Self::Changed(_)
            | Self::InReview(_)
            | Self::Performed(..) => CommandOutcome::Done,
            Self::Refused(_) => CommandOutcome::Refused,
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
    /// What is ordered. When there is one, its result answers the event; what is said beside it is
    /// said at once.
    pub command: Option<Action>,
    /// A change that the shopper is told of.
    pub notice: Option<Notice>,
    /// What the rest of the world may learn.
    pub events: Vec<DomainEvent>,
    /// What the conversation wants to hear news of from here on.
    pub watches: Vec<Subject>,
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
            watches: Vec::new(),
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
        (Owner::Bot, Event::Message { content: Content::Choice(id), seq, .. }) => {
            Some(picked(context, state, id, seq))
        }
        (
            Owner::Bot,
            Event::Message { content: Content::Text(text), understood: Some(meaning), seq },
        ) => Some(said(context, state, Heed { text, meaning, seq })),
        // A text that nobody tried to understand is one that was not understood.
        (Owner::Bot, Event::Message { .. }) => Some(small_talk::not_understood(context, state)),
        (Owner::Bot, Event::CommandDone { action, result }) => {
            let decision = flow::done(context, state, action, result);
            Some(decision.unwrap_or_else(|| track_order::done(context, state, action, result)))
        }
        (Owner::Waiting { .. }, Event::Message { content: Content::Choice(id), .. }) => {
            handoff::picked_while_waiting(context, state, id)
        }
        (Owner::Waiting { .. } | Owner::Human(_) | Owner::Ended, _) => None,
    }
}

/// Answers a choice. Choices stay valid after newer ones were offered: they name what they mean. A
/// yes names what it is a yes to.
fn picked(context: &Context<'_>, state: &State, id: &str, seq: Seq) -> Decision {
    if let Some(decision) = notice::picked(context, state, id) {
        return decision;
    }
    if let Some(decision) = flow::picked(context, state, id, seq) {
        return decision;
    }
    if let Some(number) = id.strip_prefix("order:") {
        return track_order::picked(context, state, number);
    }
    if let Some(intent) = id.strip_prefix("intent:") {
        let begun = flow::begin(context, state, intent, None);
        return begun
            .or_else(|| flow::answered(context, state, intent))
            .unwrap_or_else(|| act_on(context, &without_talk(state), intent, None));
    }
    match id {
        small_talk::choice::TRACK_ORDER => {
            act_on(context, &without_talk(state), "track_order", None)
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

/// Leaves a question about where an order is; a flow of the merchant's is left by what begins next,
/// and offered again.
fn without_talk(state: &State) -> State {
    let flow = state.flow.clone().filter(|flow| matches!(flow, Flow::Running(_)));
    State { flow, ..state.clone() }
}

fn without_flow(state: &State) -> State {
    State { flow: None, ..state.clone() }
}

/// Answers a text.
fn said(context: &Context<'_>, state: &State, heed: Heed<'_>) -> Decision {
    let plain = plainly(heed);
    let heed = Heed { meaning: plain.as_ref().unwrap_or(heed.meaning), ..heed };
    let meaning = heed.meaning;
    let mut state = state.clone();
    settle_language(context, &mut state, meaning);
    state.mood = state.mood.after(&meaning.mood);
    if flow::is_gone(context, &state) {
        state.flow = None;
    }
    if let Some(decision) = flow::continued(context, &state, heed) {
        return decision;
    }
    if let Some(decision) = track_order::continued(context, &state, heed) {
        return decision;
    }
    match meaning.intent() {
        Some(_) => act_on_all(context, &state, heed),
        None if meaning.order_number().is_some() => {
            act_on(context, &state, "track_order", Some(heed))
        }
        None => track_order::unclear(context, &state)
            .unwrap_or_else(|| no_answer(context, &state, heed)),
    }
}

/// What a message means that understanding made nothing of, though it says one of the plainest things:
/// yes, no, "what did you ask?", "start over", "a human".
fn plainly(heed: Heed<'_>) -> Option<Understood> {
    let nothing = heed.meaning.intents.is_empty() && heed.meaning.entities.is_empty();
    let intent = nothing.then(|| flow::plainly(heed.text)).flatten()?;
    let said = ScoredIntent { intent: IntentName::new(intent), confidence: 1.0, span: None };
    Some(Understood { intents: vec![said], refusal: None, ..heed.meaning.clone() })
}

/// Answers what is no answer to anything and asks for nothing that is known, and tells whoever looks
/// after the pack.
fn no_answer(context: &Context<'_>, state: &State, heed: Heed<'_>) -> Decision {
    let meaning = heed.meaning;
    let mut decision = small_talk::not_understood(context, state);
    decision.events.push(DomainEvent::KnowledgeGap {
        message: heed.seq,
        language: meaning.language.map_or(state.language, |detected| detected.language),
        reason: meaning.refusal.as_ref().map_or("no_answer", Refusal::name).to_owned(),
        alternatives: LikelyIntent::first_of(&meaning.alternatives),
    });
    decision
}

/// Whether the part of a message that an intent was read from only says an e-mail address or a
/// postcode.
fn only_names_proof(context: &Context<'_>, meaning: &Understood, intent: &str) -> bool {
    let read_from = meaning.intents.iter().find(|it| it.intent.as_str() == intent);
    let Some(span) = read_from.and_then(|scored| scored.span) else { return false };
    let is_proof =
        |value: &EntityValue| matches!(value, EntityValue::Email(_) | EntityValue::Postcode(_));
    let inside = |entity: &Entity| span.start <= entity.start && entity.end <= span.end;
    let mut named = meaning.entities.iter().filter(|entity| inside(entity)).peekable();
    named.peek().is_some()
        && named.all(|entity| is_proof(&entity.value))
        && !begins_something(context, intent)
}

/// Answers all that a message asks for in one reply: first what is only said, then what begins
/// something, since that may end in a question or a command. Politeness around a request needs no
/// answer of its own. Of several flows, the first begins and the others are offered after it.
fn act_on_all(context: &Context<'_>, state: &State, heed: Heed<'_>) -> Decision {
    let mut wanted: Vec<&str> = Vec::new();
    for scored in &heed.meaning.intents {
        if !wanted.contains(&scored.intent.as_str()) {
            wanted.push(scored.intent.as_str());
        }
    }
    if wanted.iter().any(|intent| !small_talk::is_polite(intent)) {
        wanted.retain(|intent| !small_talk::is_polite(intent));
    }
    // Of two orders, each can have a wish of its own.
    if heed.meaning.order_numbers().len() < 2 {
        let all = wanted.clone();
        wanted.retain(|intent| !flow::is_detail(context, intent, &all));
    }
    // Whoever names an order and what proves it talks of the order, not of their account.
    if heed.meaning.order_number().is_some() && wanted.len() > 1 {
        wanted.retain(|intent| !only_names_proof(context, heed.meaning, intent));
    }
    wanted.sort_by_key(|intent| begins_something(context, intent));
    let mut all = Decision::from(state);
    let mut begun = false;
    for intent in wanted {
        if begun {
            flow::waits(context, &mut all.state, intent, heed.text);
            continue;
        }
        let next = act_on(context, &all.state, intent, Some(heed));
        // Only the last choices count; those before would hide between texts.
        all.parts.retain(|part| !matches!(part, Part::Choices(_)));
        all.parts.extend(next.parts);
        all.events.extend(next.events);
        all.watches.extend(next.watches);
        all.notice = next.notice.or(all.notice);
        all.command = next.command;
        begun = all.command.is_some()
            || (next.state.flow.is_some() && next.state.flow != all.state.flow)
            || next.state.owner != Owner::Bot;
        all.state = next.state;
    }
    all
}

fn begins_something(context: &Context<'_>, intent: &str) -> bool {
    context.flows.starting_on(intent).is_some()
        || matches!(
            intent,
            "track_order" | "delivery_delayed" | "contact_human_agent" | "start_over"
        )
}

/// Starts what an intent asks for.
fn act_on(context: &Context<'_>, state: &State, intent: &str, heed: Option<Heed<'_>>) -> Decision {
    if let Some(decision) = flow::begin(context, state, intent, heed) {
        return decision;
    }
    let meaning = heed.map(|heed| heed.meaning);
    match intent {
        "track_order" | "delivery_delayed" => track_order::started(context, state, meaning),
        "contact_human_agent" => {
            handoff::requested(context, state, HandoffReason::Asked, context.seq)
        }
        "repeat" => track_order::asked_again(context, state)
            .unwrap_or_else(|| small_talk::answer(context, state, intent)),
        "start_over" => small_talk::answer(context, &without_flow(state), intent),
        other => small_talk::answer(context, state, other),
    }
}

/// The language to answer in: the message's, if it is surely another one, or was probably that one
/// twice in a row. A few letters are no evidence ("ok"), and a language that is not offered is no
/// language to go on in.
fn settle_language(context: &Context<'_>, state: &mut State, meaning: &Understood) {
    let Some(detected) = meaning.language else { return };
    let other = detected.language;
    if other == state.language || context.wording.offered(other) != other {
        state.leaning = None;
        return;
    }
    let probably = detected.confidence >= SWITCH_LANGUAGE_AT_SECOND;
    let again = probably && state.leaning == Some(other);
    if again || detected.confidence >= SWITCH_LANGUAGE_AT {
        state.language = other;
        state.leaning = None;
    } else {
        state.leaning = probably.then_some(other);
    }
}
