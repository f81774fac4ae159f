//! ECom-Bench. `read` brings its shop into our types, `calls` its calls into our requests, `card`
//! pairs its calls about the E-card with the money that our requests move, `lookups` answers what it
//! only asks, `write` writes our records in its form, `change` says what changed, in its form.

mod calls;
mod card;
mod change;
mod lookups;
mod read;
mod session;
pub mod through_chat;
mod write;

use serde_json::{Value, json};

use crate::args::EcomBench;
use crate::difference::differences;
use crate::error::{Fault, ReplayError};
use crate::files;
use crate::json::At;
use crate::pack::Pack;
use crate::report::{Report, TaskReport};
use read::Data;
use session::Session;

const PACK: [(&str, &str); 5] = [
    ("suite.toml", include_str!("../../../../tests/packs/ecom-bench/suite.toml")),
    ("rules.cedar", include_str!("../../../../tests/packs/ecom-bench/policy/rules.cedar")),
    (
        "not-in-document.cedar",
        include_str!("../../../../tests/packs/ecom-bench/policy/not-in-document.cedar"),
    ),
    (
        "broken-by-suite.cedar",
        include_str!("../../../../tests/packs/ecom-bench/policy/broken-by-suite.cedar"),
    ),
    ("terms.toml", include_str!("../../../../tests/packs/ecom-bench/policy/terms.toml")),
];

/// Replays all tasks, each on a fresh shop, and writes what was looked up and what changed.
///
/// # Errors
/// [`ReplayError`] when files cannot be read or written, or are not in the suite's form.
pub fn run(options: &EcomBench) -> Result<Report, ReplayError> {
    let pack = Pack::open(&PACK, options.pack.as_deref())?;
    let data = Data::open(&options.data)?;
    let tasks = files::json(&options.tasks)?;
    let mut report = Report::default();
    for task in At::root(&tasks).elements().map_err(files::in_file(&options.tasks))? {
        let told_what = task.optional("expected_change").map_err(files::in_file(&options.tasks))?;
        report.compared |= told_what.is_some();
        let id = crate::tau2::task_id(&task).map_err(files::in_file(&options.tasks))?;
        let (told, searches, change) =
            replay(&task, &data, &pack, options.strict).map_err(files::in_file(&options.tasks))?;
        let end = json!({ "searches": searches, "change": change });
        files::write_json(&options.out, &id, &end)?;
        report.tasks.push(TaskReport { id, ..told });
    }
    Ok(report)
}

/// Makes a task's calls; brings the look-ups that were made, and what changed.
fn replay(
    task: &At<'_>,
    data: &Data,
    pack: &Pack,
    strict: bool,
) -> Result<(TaskReport, Value, Value), Fault> {
    let known = read::shop(data, task.text_field("platform")?, task.text_field("shop_id")?)?;
    let mut session = Session::begin(task, &known, pack, strict)?;
    let expected = |name: &str| task.optional(name).map(|found| found.map(|at| at.value.clone()));
    let mut made = Vec::new();
    for search in
        task.optional("searches")?.map(|at| at.elements()).transpose()?.unwrap_or_default()
    {
        let (name, arguments) = (search.text_field("name")?, search.field("arguments")?);
        if lookups::answer(name, &arguments, &mut session)? {
            made.push(json!({ "name": name, "arguments": arguments.value }));
        }
    }
    let searches = Value::Array(made);
    let actions =
        task.optional("actions")?.map(|at| at.elements()).transpose()?.unwrap_or_default();
    for at in 0..actions.len() {
        calls::act(&actions, at, &mut session)?;
    }
    let after = write::end_state(data, &mut session);
    let change = change::between(&data.before(), &after);
    let mut told = session.told;
    for (what, expected, found) in [
        ("look-ups", expected("searches")?, &searches),
        ("change", expected("expected_change")?, &change),
    ] {
        // A file of tasks may leave out what should come of them.
        let Some(expected) = expected else { continue };
        let differing = differences(&expected, found);
        told.differences.extend(differing.into_iter().map(|text| format!("{what}{text}")));
    }
    Ok((told, searches, change))
}
