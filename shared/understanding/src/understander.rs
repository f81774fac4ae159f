//! Puts the parts together: one text in, one [`Understood`] out. The decisions made here are which
//! refusal applies; how sure the classifier is comes from `model.rs`.

use std::ops::Range;

use aisle_domain::understood::{IntentName, Refusal, ScoredIntent, Span, Understood};

use crate::entities::{Recognisers, only_names};
use crate::folding::fold;
use crate::language;
use crate::model::{Judgement, Look, Model};
use crate::mood;
use crate::parts::{self, Strength};
use crate::situation::Situation;

/// Longest message that is read, in characters; longer ones are refused.
pub const MAX_CHARS: usize = 4_000;

/// How many alternatives are given at most.
const MAX_ALTERNATIVES: usize = 5;

/// Texts that are surely in scope are made of words.
const SURE: f32 = 0.95;
/// Longest message in which two intents are looked for, in characters.
const MAX_OF_TWO: usize = 300;
/// Least confidence in each of two intents, where a comma is all that is between them, and else.
const LEAST_AT_COMMA: f32 = 0.75;
const LEAST_OF_PART: f32 = 0.54;
/// Both must be among the best of the whole message, so many of which are looked at.
const LIKELY: usize = 6;
/// Intents that are said beside others without wanting anything more.
const COURTESY: [&str; 3] = ["greeting", "thanks", "goodbye"];

/// Why a text is taken for an intent.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The intent that is explained: the best one, whether or not it may be acted on.
    pub intent: IntentName,
    /// What spoke for it (more than 0) and against it, the weightiest first.
    pub evidence: Vec<(String, f32)>,
}

/// Understands messages with one merchant's model and recognisers.
#[derive(Debug, Clone)]
pub struct Understander {
    model: Model,
    recognisers: Recognisers,
}

impl Understander {
    /// An understander of this model and these recognisers.
    #[must_use]
    pub fn new(model: Model, recognisers: Recognisers) -> Self {
        Self { model, recognisers }
    }

    /// The model.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The recognisers.
    #[must_use]
    pub fn recognisers(&self) -> &Recognisers {
        &self.recognisers
    }

    /// Understands one message. Total on any text.
    ///
    /// `confidence` is the probability that the shopper wants this intent, so it holds the doubt
    /// about the scope too. A message that only names something ("#W2378156", "2") wants nothing
    /// by itself: it has entities, no intents and no refusal. Of a message over [`MAX_CHARS`]
    /// only the beginning is looked at, for language, mood and alternatives.
    #[must_use]
    pub fn understand(&self, text: &str) -> Understood {
        self.understand_in(text, &Situation::UNKNOWN)
    }

    /// The same, read in the circumstances of its conversation: days are counted from its date.
    #[must_use]
    pub fn understand_in(&self, text: &str, situation: &Situation) -> Understood {
        let cut = text.char_indices().nth(MAX_CHARS).map(|(end, _)| end);
        let read = cut.and_then(|end| text.get(..end)).unwrap_or(text);
        let folded = fold(read);
        let language = language::of_folded(&folded);
        let mood = mood::of_folded(&folded);
        if cut.is_some() {
            let alternatives = alternatives(&self.model.judge_best(read, MAX_ALTERNATIVES), &[]);
            let refusal = Some(Refusal::TooLong);
            return Understood {
                language,
                intents: vec![],
                refusal,
                alternatives,
                entities: vec![],
                mood,
            };
        }
        let entities = self.recognisers.find_folded(&folded, &situation.told(language));
        let places = if folded.len() > MAX_OF_TWO { Vec::new() } else { parts::places(&folded) };
        let look = self.model.look(&pieces(read, &places));
        let judgement = self.model.judge_look(&look, MAX_ALTERNATIVES + 2);
        let refused = |refusal: Option<Refusal>, entities| Understood {
            language,
            intents: Vec::new(),
            refusal,
            alternatives: if text.is_empty() { vec![] } else { alternatives(&judgement, &[]) },
            entities,
            mood,
        };
        if !folded.iter().any(|f| f.char.is_alphanumeric()) {
            return refused(Some(Refusal::Empty), entities);
        }
        if !entities.is_empty() && only_names(&folded, &entities) {
            return refused(None, entities);
        }
        if judgement.in_scope < SURE && self.model.is_gibberish(read) {
            return refused(Some(Refusal::Gibberish), entities);
        }
        let whole = self.decide(&judgement, Span { start: 0, end: text.len() });
        let intents = match (self.two(text.len(), &places, &look, &judgement), whole) {
            (Some(both), _) => both.to_vec(),
            (None, Ok(best)) => vec![best],
            (None, Err(refusal)) => return refused(Some(refusal), entities),
        };
        let alternatives = alternatives(&judgement, &intents);
        Understood { language, intents, refusal: None, alternatives, entities, mood }
    }

    /// What in a text spoke for its best intent and against it, the weightiest first, at most
    /// `count`: words, groups of letters, and words for what they mean (`≈`), each with what it
    /// added to the intent's score.
    #[must_use]
    pub fn explain(&self, text: &str, count: usize) -> Option<Explanation> {
        let best = self.model.judge(text).ranked.into_iter().next()?.intent;
        let mut evidence = self.model.evidence_for(best.as_str(), text);
        evidence.truncate(count);
        Some(Explanation { intent: best, evidence })
    }

    /// The two intents of a message that falls into two parts which each say something else, and
    /// would each be acted on; that which the whole message suggests more comes first. Courtesy
    /// beside a wish is none.
    fn two(
        &self,
        length: usize,
        places: &[(usize, Strength)],
        look: &Look<'_>,
        whole: &Judgement,
    ) -> Option<[ScoredIntent; 2]> {
        let likely = |intent: &ScoredIntent| {
            whole.ranked.iter().take(LIKELY).any(|other| other.intent == intent.intent)
        };
        let mut found: Option<(f32, [ScoredIntent; 2])> = None;
        for (piece, (place, strength)) in (1..).zip(places) {
            let least = if *strength == Strength::Comma { LEAST_AT_COMMA } else { LEAST_OF_PART };
            let part = |pieces: Range<usize>, start: usize, end: usize| {
                let judgement = self.model.judge_pieces(look, pieces, 2);
                let sure = self.decide(&judgement, Span { start, end }).ok()?;
                (sure.confidence >= least && likely(&sure)).then_some(sure)
            };
            let Some(first) = part(0..piece, 0, *place) else { continue };
            let Some(second) = part(piece..usize::MAX, *place, length) else { continue };
            let are_two =
                first.intent != second.intent && is_courtesy(&first) == is_courtesy(&second);
            let merit = first.confidence.min(second.confidence);
            if are_two && found.as_ref().is_none_or(|(known, _)| merit > *known) {
                found = Some((merit, [first, second]));
            }
        }
        let (_, [first, second]) = found?;
        let rank = |intent: &ScoredIntent| {
            whole.ranked.iter().position(|other| other.intent == intent.intent)
        };
        Some(if rank(&first) <= rank(&second) { [first, second] } else { [second, first] })
    }

    fn decide(&self, judgement: &Judgement, span: Span) -> Result<ScoredIntent, Refusal> {
        let calibration = self.model.calibration();
        let [best, next, ..] = judgement.ranked.as_slice() else { return Err(Refusal::OutOfScope) };
        if judgement.in_scope < calibration.scope_threshold {
            return Err(Refusal::OutOfScope);
        }
        if best.confidence - next.confidence <= calibration.gap_threshold {
            return Err(Refusal::Ambiguous(best.intent.clone(), next.intent.clone()));
        }
        Ok(ScoredIntent { span: Some(span), ..scored(judgement, best) })
    }
}

/// A text cut at places.
fn pieces<'t>(text: &'t str, places: &[(usize, Strength)]) -> Vec<&'t str> {
    let ends = places.iter().map(|(place, _)| *place).chain([text.len()]);
    let starts = std::iter::once(0).chain(places.iter().map(|(place, _)| *place));
    starts.zip(ends).filter_map(|(start, end)| text.get(start..end)).collect()
}

fn scored(judgement: &Judgement, intent: &ScoredIntent) -> ScoredIntent {
    ScoredIntent {
        intent: intent.intent.clone(),
        confidence: intent.confidence * judgement.in_scope,
        span: None,
    }
}

/// The likeliest intents beside these.
fn alternatives(judgement: &Judgement, to: &[ScoredIntent]) -> Vec<ScoredIntent> {
    let is_other = |it: &&ScoredIntent| to.iter().all(|own| own.intent != it.intent);
    let others = judgement.ranked.iter().filter(is_other).take(MAX_ALTERNATIVES);
    others.map(|intent| scored(judgement, intent)).collect()
}

fn is_courtesy(intent: &ScoredIntent) -> bool {
    COURTESY.contains(&intent.intent.as_str())
}
