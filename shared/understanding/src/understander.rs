//! Puts the parts together: one text in, one [`Understood`] out. The decisions made here are which
//! refusal applies; how sure the classifier is comes from `model.rs`.

use aisle_domain::understood::{Refusal, ScoredIntent, Understood};

use crate::entities::{Recognisers, only_names};
use crate::folding::fold;
use crate::language;
use crate::model::{Judgement, Model};
use crate::mood;
use crate::situation::Situation;

/// Longest message that is read, in characters; longer ones are refused.
pub const MAX_CHARS: usize = 4_000;

/// How many alternatives are given at most.
const MAX_ALTERNATIVES: usize = 5;

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
    /// only the beginning is looked at, for language and alternatives.
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
            let alternatives = alternatives(&self.model.judge(read), 0);
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
        let judgement = self.model.judge(read);
        let refused = |refusal: Option<Refusal>, entities| Understood {
            language,
            intents: Vec::new(),
            refusal,
            alternatives: if text.is_empty() { vec![] } else { alternatives(&judgement, 0) },
            entities,
            mood,
        };
        if !folded.iter().any(|f| f.char.is_alphanumeric()) {
            return refused(Some(Refusal::Empty), entities);
        }
        if !entities.is_empty() && only_names(&folded, &entities) {
            return refused(None, entities);
        }
        match self.decide(&judgement) {
            Err(refusal) => refused(Some(refusal), entities),
            Ok(best) => Understood {
                language,
                intents: vec![best],
                refusal: None,
                alternatives: alternatives(&judgement, 1),
                entities,
                mood,
            },
        }
    }

    fn decide(&self, judgement: &Judgement) -> Result<ScoredIntent, Refusal> {
        let calibration = self.model.calibration();
        let [best, next, ..] = judgement.ranked.as_slice() else { return Err(Refusal::OutOfScope) };
        if judgement.in_scope < calibration.scope_threshold {
            return Err(Refusal::OutOfScope);
        }
        if best.confidence - next.confidence <= calibration.gap_threshold {
            return Err(Refusal::Ambiguous(best.intent.clone(), next.intent.clone()));
        }
        Ok(scored(judgement, best))
    }
}

fn scored(judgement: &Judgement, intent: &ScoredIntent) -> ScoredIntent {
    ScoredIntent {
        intent: intent.intent.clone(),
        confidence: intent.confidence * judgement.in_scope,
    }
}

fn alternatives(judgement: &Judgement, skip: usize) -> Vec<ScoredIntent> {
    let rest = judgement.ranked.iter().skip(skip).take(MAX_ALTERNATIVES);
    rest.map(|intent| scored(judgement, intent)).collect()
}
