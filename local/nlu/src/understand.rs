//! `aisle understand`: a text per line in, one JSON per line out. The JSON's shape lives here; it
//! is for people and scripts, and not the contract's.

use std::io::{BufRead, Write};
use std::path::PathBuf;

use aisle_domain::understood::{EntityValue, Refusal, ScoredIntent, Understood};
use aisle_pack::Pack;
use aisle_understanding::{Model, Understander};
use clap::Args;
use serde_json::{Value, json};

use crate::NluError;
use crate::args::must_be_pack;

/// Says what is understood: a text per line in, one JSON per line out.
///
/// `intents` are those to act on, none when the text is `refused` for a reason: out_of_scope,
/// ambiguous (`between` two), empty, too_long. `alternatives` are the others, the likeliest first.
/// An entity's `start` and `end` count characters (Unicode code points) of the text, `end` being
/// exclusive.
#[derive(Debug, Clone, Args)]
pub struct Understand {
    /// The pack's source.
    #[arg(long, value_name = "DIR", default_value = "merchant")]
    pub pack: PathBuf,
    /// Data folder, in which what was trained is kept.
    #[arg(long, value_name = "DIR", default_value = ".aisle")]
    pub data: PathBuf,
}

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
            writeln!(out, "{}", answer(&understander, text))?;
            line.clear();
        }
        Ok(())
    }
}

/// The line of JSON for one text: what was understood of it, and whatever else is asked for.
fn answer(understander: &Understander, text: &str) -> Value {
    let mut understood = understander.understand(text);
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
    let scored = |intents: &[ScoredIntent]| intents.iter().map(intent).collect::<Vec<_>>();
    let entities = understood.entities.iter().map(|entity| {
        let (kind, value) = value_of(&entity.value);
        let at = |bytes: usize| text.get(..bytes).map_or(0, |before| before.chars().count());
        json!({
            "type": kind,
            "text": text.get(entity.start..entity.end),
            "start": at(entity.start),
            "end": at(entity.end),
            "value": value,
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
        "intents": scored(&understood.intents),
        "refused": understood.refusal.as_ref().map(reason),
        "between": between,
        "alternatives": scored(&understood.alternatives),
        "entities": entities.collect::<Vec<_>>(),
        "sentiment": understood.mood.sentiment.name(),
        "urgency": rounded(understood.mood.urgency),
        "anger": rounded(understood.mood.anger),
    })
}

fn intent(scored: &ScoredIntent) -> Value {
    json!({"name": scored.intent.as_str(), "confidence": rounded(scored.confidence)})
}

/// The type of a named thing, as test files write it, and its normal form.
pub(crate) fn value_of(value: &EntityValue) -> (&'static str, Value) {
    match value {
        EntityValue::OrderNumber(number) => ("order_number", json!(number.as_str())),
        EntityValue::Email(email) => ("email", json!(email)),
        EntityValue::Postcode(postcode) => ("postcode", json!(postcode)),
        EntityValue::Ordinal(position) => ("ordinal", json!(position)),
    }
}

fn reason(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::OutOfScope => "out_of_scope",
        Refusal::Ambiguous(..) => "ambiguous",
        Refusal::Empty => "empty",
        Refusal::TooLong => "too_long",
    }
}

/// Three digits are as many as mean something.
fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1000.0).round() / 1000.0
}
