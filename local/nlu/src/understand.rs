//! `aisle understand`: a text per line in, one JSON per line out. The JSON's shape lives here; it
//! is for people and scripts, and not the contract's.

use std::io::{BufRead, Write};
use std::path::PathBuf;

use aisle_domain::Timestamp;
use aisle_domain::understood::{Refusal, ScoredIntent, Understood};
use aisle_pack::Pack;
use aisle_understanding::entities::value_json;
use aisle_understanding::{Model, Understander};
use clap::Args;
use serde_json::{Value, json};

use crate::NluError;
use crate::args::must_be_pack;

/// Says what is understood: a text per line in, one JSON per line out.
///
/// `intents` are those to act on, none when the text is `refused` for a reason: out_of_scope,
/// ambiguous (`between` two), empty, too_long, gibberish. `alternatives` are the others, the
/// likeliest first. `start` and `end` of an intent (the part of the
/// text that asks for it) and of an entity count characters (Unicode code points) of the text,
/// `end` being exclusive.
#[derive(Debug, Clone, Args)]
pub struct Understand {
    /// The pack's source.
    #[arg(long, value_name = "DIR", default_value = "merchant")]
    pub pack: PathBuf,
    /// Data folder, in which what was trained is kept.
    #[arg(long, value_name = "DIR", default_value = ".aisle")]
    pub data: PathBuf,
    /// When it is, such as 2026-11-26T12:00:00Z: what "tomorrow" is counted from. Else it is now.
    #[arg(long, value_name = "TIME")]
    pub now: Option<Timestamp>,
    /// Also says what in the text decided for its likeliest intent, the weightiest first: words,
    /// groups of letters, and meanings (after ≈). Less than 0 is against it.
    #[arg(long)]
    pub explain: bool,
}

/// Pieces of evidence that are given.
const EVIDENCE: usize = 10;

impl Understand {
    /// Reads texts until there are no more, or nobody reads what is written.
    ///
    /// # Errors
    /// [`NluError`] when the pack does not compile or a stream fails.
    pub fn run(&self, mut texts: impl BufRead, out: &mut dyn Write) -> Result<(), NluError> {
        must_be_pack(&self.pack)?;
        // Not the running platform's own: that may be an older one.
        let target = self.data.join("understand");
        aisle_pack::compile(&self.pack, &target)?;
        let understander = Pack::understander(&target)?;
        let mut line = Vec::new();
        while texts.read_until(b'\n', &mut line)? > 0 {
            // What is no UTF-8 is understood as far as it can be, like any message.
            let text = String::from_utf8_lossy(&line);
            let text = text.strip_suffix('\n').unwrap_or(&text);
            let text = text.strip_suffix('\r').unwrap_or(text);
            let now = self.now.unwrap_or_else(Timestamp::now);
            let mut answer = answer(&understander, now, text);
            if self.explain {
                answer["explanation"] = explanation(&understander, text);
            }
            writeln!(out, "{answer}")?;
            line.clear();
        }
        Ok(())
    }
}

/// What decided, or nothing where there are no intents.
fn explanation(understander: &Understander, text: &str) -> Value {
    let explained = understander.explain(text, EVIDENCE);
    explained.map_or(Value::Null, |it| {
        let piece = |(feature, weight): &(String, f32)| json!({"feature": feature, "weight": rounded(*weight)});
        json!({"intent": it.intent.as_str(), "evidence": it.evidence.iter().map(piece).collect::<Vec<_>>()})
    })
}

/// The line of JSON for one text: what was understood of it.
fn answer(understander: &Understander, now: Timestamp, text: &str) -> Value {
    let situation = understander.recognisers().home().situation(now, None);
    let mut understood = understander.understand_in(text, &situation);
    if understood.alternatives.is_empty() {
        // Of an empty line, too, something is the likeliest.
        understood.alternatives = likeliest(understander.model(), text);
    }
    describe(text, &understood)
}

fn likeliest(model: &Model, text: &str) -> Vec<ScoredIntent> {
    let judgement = model.judge(text);
    let best = judgement.ranked.into_iter().take(1);
    best.map(|it| ScoredIntent { confidence: it.confidence * judgement.in_scope, ..it }).collect()
}

/// The JSON of one text.
#[must_use]
pub fn describe(text: &str, understood: &Understood) -> Value {
    let language = understood.language;
    let at = |bytes: usize| text.get(..bytes).map_or(0, |before| before.chars().count());
    let intents = understood.intents.iter().map(|it| {
        let mut intent = intent(it);
        if let Some(span) = it.span {
            intent["start"] = json!(at(span.start));
            intent["end"] = json!(at(span.end));
        }
        intent
    });
    let entities = understood.entities.iter().map(|entity| {
        json!({
            "type": entity.value.kind(),
            "text": text.get(entity.start..entity.end),
            "start": at(entity.start),
            "end": at(entity.end),
            "value": value_json(&entity.value),
        })
    });
    let between = match &understood.refusal {
        Some(Refusal::Ambiguous(one, other)) => Some([one.as_str(), other.as_str()]),
        _ => None,
    };
    json!({
        "text": text,
        "language": language.map(|it| it.language.code()),
        "script": language.map(|it| it.script.code()),
        "language_confidence": language.map(|it| rounded(it.confidence)),
        "intents": intents.collect::<Vec<_>>(),
        "refused": understood.refusal.as_ref().map(reason),
        "between": between,
        "alternatives": understood.alternatives.iter().map(intent).collect::<Vec<_>>(),
        "entities": entities.collect::<Vec<_>>(),
        "sentiment": understood.mood.sentiment.name(),
        "urgency": rounded(understood.mood.urgency),
        "anger": rounded(understood.mood.anger),
    })
}

fn intent(scored: &ScoredIntent) -> Value {
    json!({"name": scored.intent.as_str(), "confidence": rounded(scored.confidence)})
}

fn reason(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::OutOfScope => "out_of_scope",
        Refusal::Ambiguous(..) => "ambiguous",
        Refusal::Empty => "empty",
        Refusal::TooLong => "too_long",
        Refusal::Gibberish => "gibberish",
    }
}

/// Three digits are as many as mean something.
fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1000.0).round() / 1000.0
}
