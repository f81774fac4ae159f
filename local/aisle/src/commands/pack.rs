//! `aisle pack build` and `aisle understand`: the merchant pack without the platform.

use std::io::{BufRead as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use aisle_client::print;
use aisle_domain::understood::{EntityValue, Refusal, ScoredIntent, Understood};
use aisle_pack::Pack as MerchantPack;
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::fail;
use crate::PlatformError;

/// Works on the merchant pack.
#[derive(Debug, Args)]
pub struct Pack {
    #[command(subcommand)]
    what: PackCommand,
}

#[derive(Debug, Subcommand)]
enum PackCommand {
    /// Checks and compiles a pack into a folder, which ships beside the functions (AISLE_PACK).
    ///
    /// Mistakes are reported with file and line. Understanding is trained only when phrases
    /// changed.
    Build(Build),
}

#[derive(Debug, Args)]
struct Build {
    /// Where the compiled pack goes.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The pack's source.
    #[arg(long, value_name = "DIR", default_value = "merchant")]
    pack: PathBuf,
}

/// Says what is understood: a text per line in, one JSON per line out.
#[derive(Debug, Args)]
pub struct Understand {
    /// The pack's source.
    #[arg(long, value_name = "DIR", default_value = "merchant")]
    pack: PathBuf,
    /// Data folder, in which what was trained is kept.
    #[arg(long, value_name = "DIR", default_value = ".aisle")]
    data: PathBuf,
}

impl Pack {
    pub(super) fn run(self) -> ExitCode {
        let PackCommand::Build(build) = self.what;
        match compile(&build.pack, &build.out) {
            Ok(compiled) => {
                print::line(&format!(
                    "{} phrases, {}; the model has {} KB; in {}",
                    compiled.phrases,
                    if compiled.trained { "trained" } else { "unchanged" },
                    compiled.model_bytes.div_ceil(1024),
                    build.out.display(),
                ));
                ExitCode::SUCCESS
            }
            Err(error) => fail(&error),
        }
    }
}

fn compile(source: &Path, target: &Path) -> Result<aisle_pack::Compiled, PlatformError> {
    if !source.join("pack.toml").is_file() {
        return Err(PlatformError::NoPack(source.to_owned()));
    }
    Ok(aisle_pack::compile(source, target)?)
}

impl Understand {
    pub(super) fn run(self) -> ExitCode {
        // Not the running platform's own: that may be an older one.
        let target = self.data.join("understand");
        let understander =
            compile(&self.pack, &target).and_then(|_| Ok(MerchantPack::understander(&target)?));
        let understander = match understander {
            Ok(understander) => understander,
            Err(error) => return fail(&error),
        };
        let mut out = std::io::stdout().lock();
        for line in std::io::stdin().lock().lines() {
            let written = line.and_then(|text| {
                let understood = understander.understand(&text);
                writeln!(out, "{}", describe(&text, &understood))
            });
            match written {
                Ok(()) => {}
                // Whoever read has read enough.
                Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => break,
                Err(error) => return fail(&error),
            }
        }
        ExitCode::SUCCESS
    }
}

fn describe(text: &str, understood: &Understood) -> Value {
    let scored = |intent: &ScoredIntent| json!({"intent": intent.intent.as_str(), "confidence": rounded(intent.confidence)});
    json!({
        "text": text,
        "language": understood.language.map(|it| json!({
            "tag": it.language.to_string(), "script": it.script.code(), "confidence": rounded(it.confidence),
        })),
        "intents": understood.intents.iter().map(scored).collect::<Vec<_>>(),
        "refusal": understood.refusal.as_ref().map(refusal),
        "alternatives": understood.alternatives.iter().map(scored).collect::<Vec<_>>(),
        "entities": understood.entities.iter().map(|entity| {
            let (kind, value) = match &entity.value {
                EntityValue::OrderNumber(number) => ("order_number", json!(number.as_str())),
                EntityValue::Email(email) => ("email", json!(email)),
                EntityValue::Postcode(postcode) => ("postcode", json!(postcode)),
                EntityValue::Ordinal(position) => ("ordinal", json!(position)),
            };
            json!({"kind": kind, "value": value, "start": entity.start, "end": entity.end})
        }).collect::<Vec<_>>(),
        "sentiment": understood.mood.sentiment.name(),
        "urgency": rounded(understood.mood.urgency),
        "anger": rounded(understood.mood.anger),
    })
}

fn refusal(refusal: &Refusal) -> Value {
    match refusal {
        Refusal::OutOfScope => json!({"why": "out_of_scope"}),
        Refusal::Ambiguous(one, other) => {
            json!({"why": "ambiguous", "between": [one.as_str(), other.as_str()]})
        }
        Refusal::Empty => json!({"why": "empty"}),
        Refusal::TooLong => json!({"why": "too_long"}),
    }
}

/// Three digits are as many as mean something.
fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1000.0).round() / 1000.0
}
