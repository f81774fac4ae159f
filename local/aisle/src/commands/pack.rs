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
    /// Plays a pack's cases (`cases/*.yaml`): conversations with what must be answered and done,
    /// with the pack's own model, flows and policy, on the pack's own shop. Fails if one differs.
    Test(Test),
}

#[derive(Debug, Args)]
struct Test {
    /// The pack's source.
    #[arg(value_name = "DIR", default_value = "merchant")]
    pack: PathBuf,
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
        let build = match self.what {
            PackCommand::Build(build) => build,
            PackCommand::Test(test) => return test.run(),
        };
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

impl Test {
    fn run(self) -> ExitCode {
        match self.play() {
            Ok(played) => {
                for problem in &played.problems {
                    print::line(&problem.to_string());
                }
                let failed = played.problems.len();
                print::line(&format!("{} cases, {failed} failed", played.cases));
                ExitCode::from(u8::from(failed > 0))
            }
            Err(error) => fail(&error),
        }
    }

    fn play(&self) -> Result<aisle_dialogue::cases::Played, PlatformError> {
        let compiled = std::env::temp_dir().join(format!("aisle-pack-test-{}", std::process::id()));
        compile(&self.pack, &compiled)?;
        let now = crate::platform::now();
        let file = self.pack.join("shop/shop.json");
        let shop = match std::fs::read_to_string(&file) {
            Ok(text) => aisle_shop::read(&text, now).shop,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Default::default(),
            Err(source) => return Err(PlatformError::Folder { path: file, source }),
        };
        let orders = aisle_pack::CaseOrders {
            orders: shop.orders,
            customers: shop.customers,
            products: shop.products,
        };
        let played = aisle_pack::test(&self.pack, &compiled, &orders, now);
        // What is left over is in the system's folder for that.
        let _ = std::fs::remove_dir_all(&compiled);
        Ok(played?)
    }
}

fn compile(source: &Path, target: &Path) -> Result<aisle_pack::Compiled, PlatformError> {
    if !source.join("pack.toml").is_file() {
        return Err(PlatformError::NoPack(source.to_owned()));
    }
    Ok(aisle_pack::compile(source, target)?)
}
