//! `aisle pack build`: the merchant pack without the platform.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use aisle_client::print;
use clap::{Args, Subcommand};

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
