//! The merchant's policy in Cedar: compiled from the pack, asked for every change.
//!
//! `source` finds the rules in the files, `load` checks them, `annotation` reads what stands above a
//! rule, `ask` puts a request to them, `guard` holds what no merchant can switch off.

mod annotation;
mod ask;
mod attributes;
mod guard;
mod load;
mod rule;
mod source;

use aisle_domain::after_sales::{Direction, Quote, Reason, Request};

use crate::facts::Facts;
use crate::permit::{Permit, Verdict};
use crate::plan::{self, Plan};
use crate::terms::Terms;
use ask::{Answer, Questions};
pub use rule::{Effect, Rule};
pub use source::{PolicyError, PolicySource};

/// The reason where no rule permits.
const NOT_ALLOWED: &str = "not_allowed";
/// The reason where the policy itself fails: a defect to mend, not the shopper's doing.
const POLICY_FAILED: &str = "policy_failed";
/// The reason where the plan is not what the facts give.
const STALE_PLAN: &str = "stale_plan";

/// A merchant's policy, ready to be asked.
#[derive(Debug)]
pub struct Policy {
    version: String,
    terms: Terms,
    rules: Vec<Rule>,
    questions: Questions,
}

impl Policy {
    /// Reads and checks the files of a pack's `policy/` folder: rules from `*.cedar`, and
    /// `terms.toml` if there is one. Without a rule that permits, everything is refused.
    ///
    /// # Errors
    /// Every problem found, with file and line.
    pub fn load(sources: &[PolicySource]) -> Result<Self, Vec<PolicyError>> {
        load::load(sources)
    }

    /// The version: a hash of the files, 16 hexadecimal digits.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The rules, in the order of the files: what an id in a verdict stands for.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Whether a change may be made. The plan is worked out again, under the merchant's terms and
    /// with the fee: what a shopper confirms is the quote in the verdict, not the plan's. Anything
    /// that goes wrong in here is a refusal.
    ///
    /// Whatever the rules say, nobody acts on another's order: see `guard`.
    #[must_use]
    pub fn authorise(&self, plan: Plan, facts: &Facts<'_>) -> Verdict {
        self.decide(&plan, facts)
            .unwrap_or_else(|Refusal { reasons, rules }| Verdict::Refused { reasons, rules })
    }

    /// Why a request is refused whatever its amounts: what the rules say while all amounts are
    /// zero. For a request that cannot be planned (yet); it permits nothing. Empty if nothing
    /// refuses so far.
    #[must_use]
    pub fn refuses_outright(&self, request: &Request, facts: &Facts<'_>) -> Vec<Reason> {
        if let Err(reason) = guard::check(request, facts) {
            return vec![reason];
        }
        let asking = self.questions.asking(request, facts, None);
        let answer = asking.and_then(|asking| self.questions.may(&asking, &self.rules));
        match answer {
            Ok(Answer::Forbidden(rules)) => self.reasons(&rules, facts),
            Ok(Answer::Allowed(_) | Answer::NotPermitted) => vec![],
            Err(failed) => vec![failed],
        }
    }

    fn decide(&self, plan: &Plan, facts: &Facts<'_>) -> Result<Verdict, Refusal> {
        let request = &plan.change.request;
        guard::check(request, facts)?;
        if plan::plan(request, facts).as_ref() != Ok(plan) {
            return Err(Reason::new(STALE_PLAN).into());
        }
        let asking = self.questions.asking(request, facts, Some(&plan.quote))?;
        let allowing = match self.questions.may(&asking, &self.rules)? {
            Answer::Allowed(rules) => rules,
            Answer::NotPermitted => return Err(Reason::new(NOT_ALLOWED).into()),
            Answer::Forbidden(rules) => {
                let reasons = self.reasons(&rules, facts);
                return Err(Refusal { reasons, rules: self.ids(&rules) });
            }
        };
        let fee = self.fee(&allowing, &plan.quote)?;
        let plan = if fee == 0 && self.terms == Terms::default() {
            plan.clone()
        } else {
            plan::build(request, facts, &self.terms, fee)?
        };
        let reviewing = self.questions.review(&asking, &self.rules)?;
        if reviewing.is_empty() {
            let rules = self.ids(&allowing);
            let permit = Permit::grant(plan.change, plan.quote, self.version.clone(), rules);
            return Ok(Verdict::Allowed(Box::new(permit)));
        }
        let quote = Quote { needs_review: true, ..plan.quote };
        Ok(Verdict::NeedsReview { quote, rules: self.ids(&reviewing) })
    }

    /// The lowest fee of the rules that permit; a rule without one asks for none.
    fn fee(&self, allowing: &[usize], quote: &Quote) -> Result<i64, Reason> {
        let failed = || Reason::new(POLICY_FAILED);
        let sum = |direction| {
            let transfers = quote.transfers.iter().filter(|moved| moved.direction == direction);
            transfers
                .map(|moved| moved.amount.minor)
                .try_fold(0_i64, i64::checked_add)
                .ok_or_else(failed)
        };
        let refund = sum(Direction::Refund)?;
        let base = if refund > 0 { refund } else { sum(Direction::Charge)? };
        let currency = quote.transfers.first().map(|moved| moved.amount.currency);
        let fees = allowing
            .iter()
            .filter_map(|rule| self.rules.get(*rule))
            .map(|rule| rule.fee.of(base, currency).ok_or_else(failed));
        Ok(fees.collect::<Result<Vec<_>, _>>()?.into_iter().min().unwrap_or(0))
    }

    fn reasons(&self, rules: &[usize], facts: &Facts<'_>) -> Vec<Reason> {
        let mut reasons: Vec<Reason> = Vec::new();
        for rule in rules.iter().filter_map(|rule| self.rules.get(*rule)) {
            let code = rule.reason.as_deref().unwrap_or(NOT_ALLOWED);
            if reasons.iter().any(|known| known.code == code) {
                continue;
            }
            let mut reason = Reason::new(code);
            if let Some(order) = &facts.record.order {
                reason = reason.with("status", order.status.name());
            }
            if let Some(until) = rule.until.as_ref().and_then(|until| until.of(facts)) {
                reason = reason.with("until", until.to_string());
            }
            reasons.push(reason);
        }
        reasons
    }

    fn ids(&self, rules: &[usize]) -> Vec<String> {
        rules.iter().filter_map(|rule| self.rules.get(*rule)).map(|rule| rule.id.clone()).collect()
    }
}

/// Why not. A single reason that no rule stands behind turns into one.
struct Refusal {
    reasons: Vec<Reason>,
    rules: Vec<String>,
}

impl From<Reason> for Refusal {
    fn from(reason: Reason) -> Self {
        Self { reasons: vec![reason], rules: vec![] }
    }
}
