//! tau2-bench through the conversation: which of a task's actions a shopper says, and the end state
//! of a running platform in the suite's form. How it is said is `chat`'s business.

use std::path::Path;

use aisle_domain::after_sales::Request;
use serde_json::{Value, json};

use super::{PACK, Session, calls, read, write};
use crate::args::Tau2;
use crate::book::{Book, Shop};
use crate::chat::tongue::Tongue;
use crate::chat::wish::Known;
use crate::chat::{Cause, EndState, Fresh, Phrases, Report, Script, Talk, talk};
use crate::difference::differences;
use crate::error::{Fault, ReplayError};
use crate::files;
use crate::json::At;
use crate::pack::Pack;
use crate::report::TaskReport;

/// Plays all tasks that change something against platforms that `platform` brings, and writes each
/// end state.
///
/// Orders and users come from the platform. What the suite's look-ups do not find
/// (`expected_failures`) is not said to anybody: it is answered as in the replay of calls.
///
/// # Errors
/// [`ReplayError`] when files cannot be read or written, or are not in the suite's form, or the
/// platform cannot be begun anew.
pub async fn run(options: &Tau2, platform: &mut impl Fresh) -> Result<Report, ReplayError> {
    let pack = Pack::open(&PACK, options.pack.as_deref())?;
    let db = files::json(&options.db)?;
    let shop = read::shop(&At::root(&db)).map_err(files::in_file(&options.db))?;
    let tasks = files::json(&options.tasks)?;
    let phrases = options.chat.phrases.as_deref().map(Phrases::read).transpose()?;
    let mut report = Report::default();
    for task in At::root(&tasks).elements().map_err(files::in_file(&options.tasks))? {
        let id = write::task_id(&task).map_err(files::in_file(&options.tasks))?;
        if !options.chat.only.is_empty() && !options.chat.only.contains(&id) {
            continue;
        }
        let goal = goal(&task, &shop, &pack).map_err(files::in_file(&options.tasks))?;
        if goal.requests.is_empty() {
            report.skipped.push(id);
            continue;
        }
        let told = phrases.as_ref().and_then(|phrases| phrases.of(&id));
        let played = Played { options, id: &id, db: &db, shop: &shop, told };
        report.talks.push(played.play(goal, platform).await?);
    }
    Ok(report)
}

/// What a task wants.
struct Goal<'a> {
    session: Session<'a>,
    /// What is changed, in order.
    requests: Vec<Request>,
    /// What the suite's calls do not find or may not do.
    failures: Vec<Value>,
}

/// Makes a task's calls, to know which of them change something.
fn goal<'a>(task: &At<'_>, shop: &'a Shop, pack: &'a Pack) -> Result<Goal<'a>, Fault> {
    let mut session = Session {
        book: Book::new(shop),
        pack,
        shopper: None,
        settled_for_nothing: vec![],
        told: TaskReport::default(),
    };
    let (mut requests, mut failures) = (Vec::new(), Vec::new());
    let actions = task.field("evaluation_criteria")?.optional("actions")?;
    for action in actions.map(|list| list.elements()).transpose()?.unwrap_or_default() {
        let id = action.text_field("action_id")?;
        let name = action.text_field("name")?;
        let failed = match calls::read(name, &action.field("arguments")?, &mut session)? {
            calls::Call::Write(Ok(request)) => {
                let done = session.write(name, Ok(request.clone()));
                if done.is_ok() {
                    requests.push(request);
                }
                done.err()
            }
            _ => session.act(&action)?.err(),
        };
        if let Some(error) = failed {
            failures.push(json!({ "action_id": id, "error": error }));
        }
    }
    Ok(Goal { session, requests, failures })
}

/// A task that is played.
struct Played<'a> {
    options: &'a Tau2,
    id: &'a str,
    db: &'a Value,
    shop: &'a Shop,
    told: Option<&'a [String]>,
}

impl Played<'_> {
    async fn play(&self, goal: Goal<'_>, platform: &mut impl Fresh) -> Result<Talk, ReplayError> {
        let shopper = goal.session.shopper.clone();
        let customer = shopper.and_then(|id| self.shop.customers.get(&id));
        let customer = customer.ok_or_else(|| ReplayError::Form {
            path: self.options.tasks.clone(),
            fault: Fault { at: self.id.to_owned(), problem: "whose task it is is open".to_owned() },
        })?;
        let orders = self.shop.orders.values().filter(|order| order.shopper == customer.id);
        let known = Known {
            orders: orders.collect(),
            customer,
            products: &self.shop.products,
            placed: vec![],
        };
        let script = Script {
            task: self.id,
            tongue: Tongue::English,
            known,
            requests: &goal.requests,
            told: self.told,
            seed: self.options.chat.seed,
        };
        let endpoint = platform.fresh(&customer.id, None).await.map_err(ReplayError::Platform)?;
        let mut told = talk(&endpoint, &script).await;
        let end = platform.end(&customer.id).await.map_err(ReplayError::Platform)?;
        let end = self.end_state(goal, end);
        files::write_json(&self.options.out, self.id, &end)?;
        if let Some(folder) = &self.options.expected {
            let expected = files::json(&folder.join(format!("{}.json", self.id)))?;
            told.differences = differences(&expected, &end);
            if told.differences.is_empty() {
                // However it was said: what counts is what was done.
                told.cause = None;
            } else if told.cause.is_none() {
                told.cause = Some(Cause::OtherEndState);
            }
        }
        if let Some(folder) = &self.options.chat.transcripts {
            files::write_text(&transcript(folder, self.id), &told.transcript.join("\n"))?;
        }
        Ok(told)
    }

    /// The platform's records in the suite's form.
    fn end_state(&self, goal: Goal<'_>, end: EndState) -> Value {
        let Goal { session, failures, .. } = goal;
        let mut session = Session { book: Book::new(self.shop), ..session };
        for order in end.orders {
            session.book.put_order(order);
        }
        for customer in end.customers {
            session.book.put_customer(customer);
        }
        // The suite's refund of nothing is none of ours: it is written where items were changed and
        // no money moved, for the method that the shopper named.
        session.settled_for_nothing.retain(|nothing| {
            session.book.order(nothing.order()).is_some_and(|it| it.after_sales.items_changed)
        });
        write::end_state(self.db, &session, failures)
    }
}

fn transcript(folder: &Path, id: &str) -> std::path::PathBuf {
    folder.join(format!("{id}.txt"))
}
