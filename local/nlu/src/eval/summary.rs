//! Tells the figures on standard output: as a short text, or as JSON with all of them.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::figures::{Confusion, Counts, Figures, IntentCounts, share};

/// The text has so many of the weakest intents and of the most frequent confusions.
const SHOWN: usize = 5;
/// At these losses in scope it is told what is kept out; the text has the one in the middle.
pub(super) const LOSSES: [f64; 5] = [0.01, 0.02, 0.05, 0.1, 0.2];
const LOSS: f64 = 0.05;

pub(super) fn text(measured: &[Figures], out: &mut dyn Write) -> io::Result<()> {
    for figures in measured {
        one(figures, out)?;
    }
    Ok(())
}

fn one(figures: &Figures, out: &mut dyn Write) -> io::Result<()> {
    let Counts { in_scope, out_of_scope, several, .. } = figures.total;
    writeln!(out, "{}: {in_scope} messages in scope, {out_of_scope} out of scope", figures.title)?;
    for note in &figures.notes {
        writeln!(out, "  {note}")?;
    }
    for (what, value) in lines(figures) {
        writeln!(out, "  {what:<46} {value:>8}")?;
    }
    if several > 0 {
        let all = percent(share(figures.total.all_of_several, several));
        writeln!(
            out,
            "  {:<46} {all:>8}",
            format!("all intents of the {several} that have several")
        )?;
    }
    if figures.languages.len() > 1 {
        let each = figures.languages.iter().map(|(language, counts)| {
            let name = language.map_or("not told", |language| language.code());
            format!("{name} {}", percent(share(counts.likeliest, counts.in_scope)))
        });
        writeln!(out, "  likeliest intent right by language: {}", join(each))?;
    }
    let weak = figures.intents.iter().take(SHOWN);
    let weak = weak.map(|intent| format!("{} {}", intent.name, percent(intent.f1())));
    writeln!(out, "  weakest intents (F1): {}", join(weak))?;
    let pairs = figures.confusions.iter().take(SHOWN);
    let pairs = pairs.map(|pair| format!("{} for {} ({})", pair.read, pair.asked, pair.count));
    writeln!(out, "  most confused: {}\n", join(pairs))
}

/// The figures that come first, with what each is.
pub(super) fn lines(figures: &Figures) -> Vec<(&'static str, String)> {
    let Counts { in_scope, out_of_scope, likeliest, acted, refused, kept_out, .. } = figures.total;
    let in_scope = |count| percent(share(count, in_scope));
    let scope = &figures.scope;
    vec![
        ("in scope, likeliest intent right", in_scope(likeliest)),
        ("in scope, acted on rightly", in_scope(acted)),
        ("in scope, refused", in_scope(refused)),
        ("out of scope, not acted on", percent(share(kept_out, out_of_scope))),
        ("out of scope, refused at 5 % loss in scope", percent(scope.kept_out_at(LOSS))),
        ("out of scope told from in scope (AUROC)", percent(scope.auroc)),
        ("confidence off by, on average (ECE)", percent(figures.reliability.error)),
    ]
}

pub(super) fn json(measured: &[Figures], out: &mut dyn Write) -> io::Result<()> {
    let measured: Vec<Value> = measured.iter().map(measurement).collect();
    writeln!(out, "{:#}", json!({ "measurements": measured }))
}

fn measurement(figures: &Figures) -> Value {
    let by_language = figures.languages.iter().map(|(language, counts)| {
        let mut value = of_counts(counts);
        if let Some(object) = value.as_object_mut() {
            object.insert("language".to_owned(), json!(language.map(|language| language.code())));
        }
        value
    });
    let scope = &figures.scope;
    let at_losses = LOSSES.iter().filter_map(|loss| {
        Some(json!({"loss_in_scope": loss, "refused": scope.kept_out_at(*loss)?}))
    });
    let bins = figures.reliability.bins.iter().map(|bin| {
        json!({
            "from": bin.from,
            "to": bin.to,
            "messages": bin.count,
            "confidence": bin.confidence,
            "right": bin.right,
        })
    });
    json!({
        "title": figures.title,
        "notes": figures.notes,
        "total": of_counts(&figures.total),
        "languages": by_language.collect::<Vec<_>>(),
        "intents": figures.intents.iter().map(of_intent).collect::<Vec<_>>(),
        "confusions": figures.confusions.iter().map(of_confusion).collect::<Vec<_>>(),
        "ece": figures.reliability.error,
        "reliability": bins.collect::<Vec<_>>(),
        "auroc": scope.auroc,
        "out_of_scope": at_losses.collect::<Vec<_>>(),
    })
}

fn of_counts(counts: &Counts) -> Value {
    json!({
        "in_scope": counts.in_scope,
        "likeliest_right": counts.likeliest,
        "acted_on_rightly": counts.acted,
        "refused": counts.refused,
        "out_of_scope": counts.out_of_scope,
        "out_of_scope_not_acted_on": counts.kept_out,
        "several_intents": counts.several,
        "all_of_several": counts.all_of_several,
        "accuracy": share(counts.likeliest, counts.in_scope),
    })
}

fn of_intent(intent: &IntentCounts) -> Value {
    json!({
        "intent": intent.name,
        "messages": intent.asked,
        "precision": intent.precision(),
        "recall": intent.recall(),
        "f1": intent.f1(),
        "refused": intent.refused,
    })
}

fn of_confusion(confusion: &Confusion) -> Value {
    let examples = confusion.examples.iter().map(|message| {
        let file = message.place.file.display().to_string();
        json!({"file": file, "line": message.place.line, "text": message.text})
    });
    json!({
        "asked": confusion.asked,
        "read": confusion.read,
        "messages": confusion.count,
        "acted_on": confusion.acted,
        "examples": examples.collect::<Vec<_>>(),
    })
}

/// A share as people read it.
pub(super) fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{:.1} %", share * 100.0))
}

fn join(parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { "none".to_owned() } else { parts.join(", ") }
}
