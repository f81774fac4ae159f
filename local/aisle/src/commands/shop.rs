//! `aisle import shop` and `aisle shop check`: a merchant's shop file into the platform's tables.

use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use aisle_client::print;
use aisle_shop::{ImportError, Progress, Report};
use clap::{Args, Subcommand};

use super::fail;
use crate::{PlatformError, ShopTables};

/// Fills the platform's tables.
#[derive(Debug, Args)]
pub struct Import {
    #[command(subcommand)]
    what: Importable,
}

#[derive(Debug, Subcommand)]
enum Importable {
    /// Products, shoppers and orders from a shop file: ours (docs/shop-format.md) or the db.json
    /// of tau2-bench retail.
    ///
    /// Records of the same number are replaced, others stay. Bad records are refused and reported,
    /// the rest is taken. Works while the platform runs, and when it does not.
    Shop(ImportShop),
}

#[derive(Debug, Args)]
struct ImportShop {
    /// The shop file.
    file: PathBuf,
    /// Data folder of the platform.
    #[arg(long, value_name = "DIR", default_value = ".aisle")]
    data: PathBuf,
    /// Print the report as JSON.
    #[arg(long)]
    json: bool,
}

/// Works on shop files.
#[derive(Debug, Args)]
pub struct Shop {
    #[command(subcommand)]
    what: Checkable,
}

#[derive(Debug, Subcommand)]
enum Checkable {
    /// Says what an import would refuse, and why; writes nothing. Fails if anything is refused.
    Check(CheckShop),
}

#[derive(Debug, Args)]
struct CheckShop {
    /// The shop file.
    file: PathBuf,
    /// Print the report as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("{}: {source}", .path.display())]
    Read { path: PathBuf, source: std::io::Error },
    #[error("{}: {problem}", .path.display())]
    Unreadable { path: PathBuf, problem: String },
    #[error(transparent)]
    Platform(#[from] PlatformError),
    #[error(transparent)]
    Import(#[from] ImportError),
    #[error("the runtime did not start: {0}")]
    Runtime(std::io::Error),
}

impl Import {
    pub(super) fn run(self) -> ExitCode {
        let Importable::Shop(import) = self.what;
        match import_file(&import) {
            Ok(report) => print_report(&report, import.json, ExitCode::SUCCESS),
            Err(error) => fail(&error),
        }
    }
}

impl Shop {
    pub(super) fn run(self) -> ExitCode {
        let Checkable::Check(check) = self.what;
        match read(&check.file) {
            Ok(text) => {
                let report = aisle_shop::check(&text, crate::platform::now());
                let bad = report.unreadable || report.refused() > 0;
                let code = if bad { ExitCode::FAILURE } else { ExitCode::SUCCESS };
                print_report(&report, check.json, code)
            }
            Err(error) => fail(&error),
        }
    }
}

fn read(path: &Path) -> Result<String, Failure> {
    let failed = |source| Failure::Read { path: path.to_owned(), source };
    let size = std::fs::metadata(path).map_err(failed)?.len();
    let unreadable = |problem: String| Failure::Unreadable { path: path.to_owned(), problem };
    if usize::try_from(size).is_ok_and(|size| size <= aisle_shop::MAX_BYTES) {
        let bytes = std::fs::read(path).map_err(failed)?;
        let text = aisle_shop::decode(&bytes).map_err(|problem| unreadable(problem.to_string()))?;
        return Ok(text.to_owned());
    }
    Err(unreadable(format!("larger than {} bytes; split it", aisle_shop::MAX_BYTES)))
}

fn import_file(import: &ImportShop) -> Result<Report, Failure> {
    let text = read(&import.file)?;
    let runtime = tokio::runtime::Runtime::new().map_err(Failure::Runtime)?;
    runtime.block_on(async {
        let tables = ShopTables::open(&import.data).await?;
        let writer = tables.writer();
        let shown = std::io::stderr().is_terminal();
        let mut tell = |progress: Progress| {
            if shown {
                let Progress { stored, total } = progress;
                let end = if stored == total { "\n" } else { "" };
                let mut shown = std::io::stderr().lock();
                // Nobody need look.
                let _ =
                    write!(shown, "\rstored {stored} of {total}{end}").and_then(|()| shown.flush());
            }
        };
        let now = crate::platform::now();
        let imported = aisle_shop::import_with_progress(&writer, &text, now, &mut tell).await;
        tables.close().await;
        Ok(imported?)
    })
}

fn print_report(report: &Report, json: bool, code: ExitCode) -> ExitCode {
    if json {
        match serde_json::to_string(report) {
            Ok(json) => print::line(&json),
            Err(error) => return fail(&error),
        }
    } else {
        print::line(report.to_string().trim_end())
    };
    code
}
