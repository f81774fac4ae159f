//! `aisle nlu train`: compiles the pack as `aisle pack build` does, with the figures of the model.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;

use aisle_pack::Pack;
use clap::Args;

use crate::args::must_be_pack;
use crate::{NluError, Progress};

/// Options of `aisle nlu train`.
#[derive(Debug, Clone, Args)]
pub struct Train {
    /// The pack's source.
    #[arg(long, value_name = "DIR", default_value = "merchant")]
    pub pack: PathBuf,
    /// Where the compiled pack goes.
    #[arg(long, value_name = "DIR", default_value = ".aisle/nlu")]
    pub out: PathBuf,
}

pub(crate) fn run(
    options: &Train,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<(), NluError> {
    must_be_pack(&options.pack)?;
    progress.say("training; nothing to do if the phrases are unchanged");
    let started = Instant::now();
    let compiled = aisle_pack::compile(&options.pack, &options.out)?;
    let ms = started.elapsed().as_millis();
    let understander = Pack::understander(&options.out)?;
    let languages: BTreeSet<_> = Pack::open(&options.out)?.settings.languages.into_iter().collect();
    writeln!(
        out,
        "{} phrases, {} intents, {} languages: {} in {ms} ms; the model has {} bytes; in {}",
        compiled.phrases,
        understander.model().intents().len(),
        languages.len(),
        if compiled.trained { "trained" } else { "unchanged" },
        compiled.model_bytes,
        options.out.display(),
    )?;
    Ok(())
}
