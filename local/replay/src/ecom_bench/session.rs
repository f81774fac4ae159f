//! One conversation of the suite: with whom, what was done, and what there is to tell.

use std::collections::BTreeMap;

use aisle_aftersales::{Permit, Verdict, plan};
use aisle_domain::after_sales::{Reason, Record, Request};
use aisle_domain::ids::{OrderNumber, ShopperId};

use super::card::Card;
use super::read::Known;
use crate::book::{Book, facts};
use crate::error::Fault;
use crate::json::At;
use crate::pack::Pack;
use crate::report::TaskReport;

/// The number of every order that the suite places.
pub(super) const PLACED: &str = "1234567890";

/// How a shopper asks for a price drop to be paid back.
const PRICE_PROTECTION: [&str; 5] = ["价保", "保价", "差价", "降价", "价格保护"];

/// One conversation.
pub(super) struct Session<'a> {
    pub(super) known: &'a Known,
    pub(super) book: Book<'a>,
    pack: &'a Pack,
    pub(super) strict: bool,
    pub(super) shopper: ShopperId,
    /// A link that the shopper sends in the task's story.
    pub(super) evidence: String,
    /// Whether the shopper asks for a price drop to be paid back.
    pub(super) wants_price_protection: bool,
    pub(super) card: Card,
    /// Invoices and visits that were granted, with the suite's own words for their kinds, which are
    /// finer than ours.
    pub(super) invoices: BTreeMap<OrderNumber, String>,
    pub(super) visits: BTreeMap<OrderNumber, String>,
    /// Orders whose reviews were rewarded, in that order.
    pub(super) rewarded: Vec<OrderNumber>,
    /// What was done, with the records that it was decided on.
    pub(super) done: Vec<(Request, Record)>,
    pub(super) told: TaskReport,
}

impl<'a> Session<'a> {
    pub(super) fn begin(
        task: &At<'_>,
        known: &'a Known,
        pack: &'a Pack,
        strict: bool,
    ) -> Result<Self, Fault> {
        let user = task.field("user_id")?;
        let shopper =
            known.users.get(user.text()?).ok_or_else(|| user.fault("is none of the users"))?;
        let story = task.optional("instruction")?.map(|story| story.text()).transpose()?;
        let story = story.unwrap_or_default();
        Ok(Self {
            known,
            book: Book::new(&known.shop),
            pack,
            strict,
            shopper: shopper.clone(),
            evidence: picture(story),
            wants_price_protection: PRICE_PROTECTION.iter().any(|word| story.contains(word)),
            card: Card::default(),
            invoices: BTreeMap::new(),
            visits: BTreeMap::new(),
            rewarded: vec![],
            done: vec![],
            told: TaskReport::default(),
        })
    }

    /// The number of an order that a call names.
    pub(super) fn number(&self, at: &At<'_>) -> Result<OrderNumber, Fault> {
        let text = at.text()?;
        match self.book.placed_last() {
            Some(number) if text == PLACED => Ok(number.clone()),
            _ => OrderNumber::parse(text).map_err(|error| at.fault(error.to_string())),
        }
    }

    /// What is known for a request.
    pub(super) fn record(&self, request: &Request) -> Record {
        self.book.record(request, &self.shopper)
    }

    /// Asks the policy and does what it allows. Brings whether that was done.
    pub(super) fn write(&mut self, request: &Request) -> bool {
        let record = self.record(request);
        self.write_on(request, &record)
    }

    /// The same on a record that says more than the book.
    pub(super) fn write_on(&mut self, request: &Request, record: &Record) -> bool {
        match self.authorise(request, record) {
            Ok(permit) if self.book.apply(&permit) => {
                self.card.moved_by(&permit);
                self.done.push((request.clone(), record.clone()));
                true
            }
            Ok(_) => {
                self.refused(request, "the records changed meanwhile");
                false
            }
            Err(why) => {
                self.refused(request, &why);
                false
            }
        }
    }

    fn authorise(&mut self, request: &Request, record: &Record) -> Result<Box<Permit>, String> {
        let facts = facts(record);
        let plan = plan(request, &facts).map_err(|reason| codes(&[reason]))?;
        let (reasons, rules) = match self.pack.policy.authorise(plan.clone(), &facts) {
            Verdict::Allowed(permit) => return Ok(permit),
            Verdict::NeedsReview { .. } => return Err("a person must approve it".to_owned()),
            Verdict::Refused { reasons, rules } => (reasons, rules),
        };
        let why = format!("{} (rules: {})", codes(&reasons), rules.join(", "));
        if self.strict {
            return Err(why);
        }
        match self.pack.lenient.authorise(plan, &facts) {
            Verdict::Allowed(permit) => {
                let told = format!("{} is refused by the document: {why}", request.name());
                self.told.contradictions.push(told);
                Ok(permit)
            }
            _ => Err(why),
        }
    }

    fn refused(&mut self, request: &Request, why: &str) {
        self.told.notes.push(format!("{} was refused: {why}", request.name()));
    }
}

fn codes(reasons: &[Reason]) -> String {
    reasons.iter().map(|reason| reason.code.as_str()).collect::<Vec<_>>().join(", ")
}

/// The first link to a picture in a story; empty if there is none.
fn picture(story: &str) -> String {
    let links = story.match_indices("https://").filter_map(|(at, _)| story.get(at..));
    let urls = links.map(|text| {
        let end = text.find(|c: char| !c.is_ascii_graphic()).unwrap_or(text.len());
        text.get(..end).unwrap_or_default()
    });
    let mut pictures = urls.filter(|url| {
        [".jpg", ".jpeg", ".png", ".webp"].iter().any(|ending| url.ends_with(ending))
    });
    pictures.next().unwrap_or_default().to_owned()
}
