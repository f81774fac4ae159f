//! Everything that needs no order: greetings, thanks, intents without a flow, and what was not
//! understood.

use aisle_domain::conversation::State;
use aisle_domain::part::{Choice, Part};

use crate::context::Context;
use crate::decide::Decision;

/// Ids of choices that are not orders. A client sends one back; see docs/PROTOCOL.md.
pub(crate) mod choice {
    pub(crate) const TRACK_ORDER: &str = "track_order";
    pub(crate) const HUMAN: &str = "human";
    pub(crate) const BOT: &str = "bot";
    pub(crate) const WAIT: &str = "wait";
    pub(crate) const DELIVERY: &str = "intent:delivery_period";
    pub(crate) const RETURNS: &str = "intent:return_item";
}

/// A choice with its label in the conversation's language.
pub(crate) fn offer(context: &Context<'_>, state: &State, id: &str, key: &str) -> Choice {
    Choice { id: id.to_owned(), label: context.wording.say(state.language, key, &[]) }
}

/// The first choices of a conversation.
pub(crate) fn first_choices(context: &Context<'_>, state: &State) -> Vec<Choice> {
    vec![
        offer(context, state, choice::TRACK_ORDER, "choice-track-order"),
        offer(context, state, choice::DELIVERY, "choice-delivery"),
        offer(context, state, choice::RETURNS, "choice-returns"),
        offer(context, state, choice::HUMAN, "choice-human"),
    ]
}

/// Whether an intent is what people say around a request.
pub(crate) fn is_polite(intent: &str) -> bool {
    matches!(intent, "greeting" | "goodbye" | "thanks" | "affirm" | "deny")
}

/// Answers an intent that has no flow of its own; `None` for one that is not known.
pub(crate) fn answer(context: &Context<'_>, state: &State, intent: &str) -> Decision {
    let mut decision = Decision::from(state);
    decision.state.not_understood = 0;
    match intent {
        "greeting" => {
            decision.say(context, "hello", &[]);
            decision.offer(first_choices(context, state));
        }
        "capabilities" => {
            decision.say(context, "capabilities", &[]);
            decision.offer(first_choices(context, state));
        }
        "start_over" => {
            decision.say(context, "intent-start_over", &[]);
            decision.offer(first_choices(context, state));
        }
        "thanks" => decision.say(context, "thanks", &[]),
        "goodbye" => decision.say(context, "goodbye", &[]),
        "affirm" | "deny" => decision.say(context, "acknowledged", &[]),
        other => {
            let known = context.wording.say_if_known(
                decision.state.language,
                &format!("intent-{other}"),
                &[],
            );
            match known {
                Some(text) => decision.parts.push(Part::Text(text)),
                None => decision.say(context, "no-flow", &[]),
            }
            decision.offer(vec![
                offer(context, &decision.state, choice::TRACK_ORDER, "choice-track-order"),
                offer(context, &decision.state, choice::HUMAN, "choice-human"),
            ]);
        }
    }
    decision
}

/// Answers what was not understood: first asks for other words, then offers choices.
pub(crate) fn not_understood(context: &Context<'_>, state: &State) -> Decision {
    let mut decision = Decision::from(state);
    decision.state.not_understood = state.not_understood.saturating_add(1);
    if decision.state.not_understood == 1 {
        decision.say(context, "not-understood", &[]);
    } else {
        decision.say(context, "not-understood-choices", &[]);
        decision.offer(first_choices(context, state));
    }
    decision
}
