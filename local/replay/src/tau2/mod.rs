//! tau2-bench, retail. `read` brings its shop into our types, `calls` its calls into our requests,
//! `lookups` answers what it only asks, `write` writes our records in its form.

mod arithmetic;
mod calls;
mod lookups;
mod read;
pub mod through_chat;
mod write;

use aisle_aftersales::{Verdict, plan};
use aisle_domain::after_sales::{Customer, Reason, Request};
use aisle_domain::ids::ShopperId;
use serde_json::{Value, json};

use crate::args::Tau2;
use crate::book::{Book, Shop, facts};
use crate::difference::{differences, same};
use crate::error::{Fault, ReplayError};
use crate::files;
use crate::json::At;
use crate::pack::Pack;
use crate::report::{Report, TaskReport};
use calls::{Call, Refused};
pub(crate) use write::task_id;

const PACK: [(&str, &str); 3] = [
    ("suite.toml", include_str!("../../../../tests/packs/tau2/suite.toml")),
    ("rules.cedar", include_str!("../../../../tests/packs/tau2/policy/rules.cedar")),
    ("terms.toml", include_str!("../../../../tests/packs/tau2/policy/terms.toml")),
];

/// Replays all tasks, each on a fresh shop, and writes each end state.
///
/// # Errors
/// [`ReplayError`] when files cannot be read or written, or are not in the suite's form.
pub fn run(options: &Tau2) -> Result<Report, ReplayError> {
    let pack = Pack::open(&PACK, options.pack.as_deref())?;
    let db = files::json(&options.db)?;
    let shop = read::shop(&At::root(&db)).map_err(files::in_file(&options.db))?;
    let tasks = files::json(&options.tasks)?;
    let mut report = Report { tasks: vec![], compared: options.expected.is_some() };
    for task in At::root(&tasks).elements().map_err(files::in_file(&options.tasks))? {
        let id = task_id(&task).map_err(files::in_file(&options.tasks))?;
        // A task that cannot be read is told, and keeps no other from being replayed.
        let (mut told, end) = replay(&task, &db, &shop, &pack).unwrap_or_else(|fault| {
            (TaskReport::unreadable(&fault), write::nothing_happened(vec![]))
        });
        files::write_json(&options.out, &id, &end)?;
        if let Some(folder) = &options.expected {
            match files::json(&folder.join(format!("{id}.json"))) {
                Ok(expected) => told.differences.extend(differences(&expected, &end)),
                Err(error) => told.differences.push(error.to_string()),
            }
        }
        report.tasks.push(TaskReport { id, ..told });
    }
    Ok(report)
}

/// One conversation: what was asked, by whom, and what was changed.
pub(crate) struct Session<'a> {
    book: Book<'a>,
    pack: &'a Pack,
    /// Whom the conversation is with: whoever was looked up first.
    shopper: Option<ShopperId>,
    /// Changes of items that cost the same: the suite writes a refund of nothing for each.
    settled_for_nothing: Vec<write::Nothing>,
    told: TaskReport,
}

/// Makes a task's calls and brings the end state in the suite's form.
fn replay(
    task: &At<'_>,
    db: &Value,
    shop: &Shop,
    pack: &Pack,
) -> Result<(TaskReport, Value), Fault> {
    let mut session = Session {
        book: Book::new(shop),
        pack,
        shopper: None,
        settled_for_nothing: vec![],
        told: TaskReport::default(),
    };
    let mut failures = Vec::new();
    // A task without actions expects that nothing happens.
    let actions = task.field("evaluation_criteria")?.optional("actions")?;
    for action in actions.map(|list| list.elements()).transpose()?.unwrap_or_default() {
        let id = action.text_field("action_id")?;
        if let Err(error) = session.act(&action)? {
            failures.push(json!({ "action_id": id, "error": error }));
        }
    }
    let end = write::end_state(db, &session, failures);
    Ok((session.told, end))
}

impl Session<'_> {
    /// Makes one call. Brings the suite's error text where it must fail.
    fn act(&mut self, action: &At<'_>) -> Result<Result<(), String>, Fault> {
        let name = action.text_field("name")?;
        let arguments = action.field("arguments")?;
        match calls::read(name, &arguments, self)? {
            Call::Unknown => {
                self.told.differences.push(format!("there is no call of the name {name}"));
                Ok(Ok(()))
            }
            Call::LookUp(found) => {
                Ok(found.map_err(|code| self.pack.settings.error_text(name, &[Reason::new(code)])))
            }
            Call::Write(request) => Ok(self.write(name, request)),
        }
    }

    fn write(&mut self, name: &str, request: Result<Request, Refused>) -> Result<(), String> {
        let settings = &self.pack.settings;
        let request = request.map_err(|Refused(reason)| settings.error_text(name, &[reason]))?;
        let Some(shopper) = self.shopper_for(&request) else {
            let code = if request.order().is_some() { "order_not_found" } else { "user_not_found" };
            return Err(settings.error_text(name, &[Reason::new(code)]));
        };
        let record = self.book.record(&request, &shopper);
        let facts = facts(&record);
        let policy = &self.pack.policy;
        let verdict = match plan(&request, &facts) {
            Ok(plan) => policy.authorise(plan, &facts),
            Err(reason) => {
                let mut reasons = policy.refuses_outright(&request, &facts);
                reasons.push(reason);
                return Err(settings.error_text(name, &reasons));
            }
        };
        match verdict {
            Verdict::Allowed(permit) => {
                if !self.book.apply(&permit) {
                    return Err("the records changed meanwhile".to_owned());
                }
                self.settled_for_nothing.extend(write::Nothing::of(&permit));
                Ok(())
            }
            Verdict::Refused { reasons, .. } => Err(settings.error_text(name, &reasons)),
            Verdict::NeedsReview { .. } => Err("a person must approve it".to_owned()),
        }
    }

    /// Whose conversation it is. Some tasks write without a look-up before: the suite leaves open
    /// how it knew the shopper, so it is whose order or account is named first.
    fn shopper_for(&mut self, request: &Request) -> Option<ShopperId> {
        if self.shopper.is_none() {
            let owner = request.order().and_then(|number| self.book.order(number));
            self.shopper = owner.map(|order| order.shopper.clone());
            if self.shopper.is_some() {
                let note =
                    "nobody was looked up before the first change: taken for the order's owner";
                self.told.notes.push(note.to_owned());
            }
        }
        self.shopper.clone()
    }

    /// Remembers who was found.
    fn found(&mut self, customer: Option<ShopperId>) -> Result<(), &'static str> {
        let id = customer.ok_or("user_not_found")?;
        self.shopper.get_or_insert(id);
        Ok(())
    }

    fn customer_where(&self, holds: impl Fn(&Customer) -> bool) -> Option<ShopperId> {
        self.book.find_customer(holds).map(|customer| customer.id.clone())
    }
}

/// Whether two values of the suite are the same.
pub(crate) fn unchanged(before: &Value, after: &Value) -> bool {
    same(before, after)
}
