//! A request put to the rules: entities and context from facts and plan, and what comes back.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::str::FromStr;

use aisle_domain::after_sales::{Direction, Quote, Reason, Request};
use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid,
    PolicySet, Response, RestrictedExpression,
};

use super::attributes::{Attributes, Wanted};
use super::load::{NAMES, rules_of};
use super::rule::Rule;
use super::{POLICY_FAILED, attributes};
use crate::facts::Facts;

/// The rules, sorted by the request that they are about.
#[derive(Debug)]
pub(super) struct Questions {
    authorizer: Authorizer,
    kinds: Kinds,
    of: BTreeMap<&'static str, Question>,
}

/// What there is to ask about one kind of request.
#[derive(Debug)]
struct Question {
    action: EntityUid,
    /// Rules that permit or forbid.
    decide: PolicySet,
    /// Rules that ask for a person.
    review: PolicySet,
    wanted: Wanted,
}

/// What the rules say. Rules are named by their place in the policy's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// These permit, and none forbids.
    Allowed(Vec<usize>),
    /// These forbid.
    Forbidden(Vec<usize>),
    /// None permits.
    NotPermitted,
}

impl Questions {
    pub(super) fn prepare(rules: &[(Rule, cedar_policy::Policy)]) -> Result<Self, String> {
        let mut of = BTreeMap::new();
        for name in NAMES {
            let action = kind("Action").map_err(|reason| reason.code)?;
            let action = uid(&action, name);
            let (decide, review) = (rules_of(rules, name, false)?, rules_of(rules, name, true)?);
            let texts: Vec<String> =
                decide.policies().chain(review.policies()).map(ToString::to_string).collect();
            let wanted = Wanted::by(texts.iter().map(String::as_str));
            of.insert(name, Question { action, decide, review, wanted });
        }
        let kinds = Kinds::new().map_err(|reason| reason.code)?;
        Ok(Self { authorizer: Authorizer::new(), kinds, of })
    }

    /// Brings a request into the form that rules see. Without a quote all amounts are zero.
    pub(super) fn asking(
        &self,
        request: &Request,
        facts: &Facts<'_>,
        quote: Option<&Quote>,
    ) -> Result<Asking, Reason> {
        let question = self.of.get(request.name()).ok_or_else(failed)?;
        Asking::new(&self.kinds, &question.wanted, request, facts, quote)
    }

    /// Whether it may be done.
    pub(super) fn may(&self, asking: &Asking, rules: &[Rule]) -> Result<Answer, Reason> {
        let Question { action, decide, .. } = self.of.get(asking.name).ok_or_else(failed)?;
        let response = self.ask(asking, action, decide)?;
        let named = named(&response, rules)?;
        Ok(match response.decision() {
            Decision::Allow => Answer::Allowed(named),
            Decision::Deny if named.is_empty() => Answer::NotPermitted,
            Decision::Deny => Answer::Forbidden(named),
        })
    }

    /// The rules that ask for a person.
    pub(super) fn review(&self, asking: &Asking, rules: &[Rule]) -> Result<Vec<usize>, Reason> {
        let Question { action, review, .. } = self.of.get(asking.name).ok_or_else(failed)?;
        if review.is_empty() {
            return Ok(vec![]);
        }
        let response = self.ask(asking, action, review)?;
        named(&response, rules)
    }

    /// A rule that fails while it is asked counts as a refusal: Cedar alone would leave it out.
    fn ask(
        &self,
        asking: &Asking,
        action: &EntityUid,
        rules: &PolicySet,
    ) -> Result<Response, Reason> {
        let request = cedar_policy::Request::new(
            asking.principal.clone(),
            action.clone(),
            asking.resource.clone(),
            asking.context.clone(),
            None,
        )
        .map_err(|_| failed())?;
        let response = self.authorizer.is_authorized(&request, rules, &asking.entities);
        let error = response.diagnostics().errors().next().map(ToString::to_string);
        match error {
            None => Ok(response),
            Some(error) => Err(failed().with("problem", error)),
        }
    }
}

/// The rules that a response names, in the order of the files.
fn named(response: &Response, rules: &[Rule]) -> Result<Vec<usize>, Reason> {
    let mut places = response
        .diagnostics()
        .reason()
        .map(|id| {
            let id: &str = id.as_ref();
            rules.iter().position(|rule| rule.id == id).ok_or_else(failed)
        })
        .collect::<Result<Vec<_>, _>>()?;
    places.sort_unstable();
    Ok(places)
}

/// A request in the form that rules see.
#[derive(Debug)]
pub(super) struct Asking {
    name: &'static str,
    principal: EntityUid,
    resource: EntityUid,
    context: Context,
    entities: Entities,
}

impl Asking {
    fn new(
        kinds: &Kinds,
        wanted: &Wanted,
        request: &Request,
        facts: &Facts<'_>,
        quote: Option<&Quote>,
    ) -> Result<Self, Reason> {
        let customer = facts.record.customer.as_ref();
        let shopper = customer.map_or("guest", |customer| customer.id.as_str());
        let principal = uid(&kinds.shopper, shopper);
        let about_shopper = attributes::of_shopper(wanted, facts);
        let order = request.order().and(facts.record.order.as_ref());
        let (resource, about_resource) = match order {
            Some(order) => {
                let resource = uid(&kinds.order, order.number.as_str());
                (resource, attributes::of_order(wanted, order)?)
            }
            None => (uid(&kinds.account, shopper), Attributes::new(wanted)),
        };
        let entities = [entity(&principal, about_shopper)?, entity(&resource, about_resource)?];
        let entities = Entities::from_entities(entities, None).map_err(|_| failed())?;
        let amounts = quote.map_or(Ok((0, 0)), amounts)?;
        let context = attributes::of_request(wanted, request, facts, amounts)?.made();
        let context = context.into_iter().map(|(name, value)| (name.to_owned(), value));
        let context = Context::from_pairs(context).map_err(|_| failed())?;
        Ok(Self { name: request.name(), principal, resource, context, entities })
    }
}

fn entity(uid: &EntityUid, attributes: Attributes<'_>) -> Result<Entity, Reason> {
    let attributes = attributes.made().into_iter();
    let attributes: HashMap<String, RestrictedExpression> =
        attributes.map(|(name, value)| (name.to_owned(), value)).collect();
    Entity::new(uid.clone(), attributes, HashSet::new()).map_err(|_| failed())
}

/// The names of the kinds of entities, parsed once: parsing costs more than a decision.
#[derive(Debug)]
struct Kinds {
    shopper: EntityTypeName,
    order: EntityTypeName,
    account: EntityTypeName,
}

impl Kinds {
    fn new() -> Result<Self, Reason> {
        Ok(Self { shopper: kind("Shopper")?, order: kind("Order")?, account: kind("Account")? })
    }
}

fn kind(name: &str) -> Result<EntityTypeName, Reason> {
    EntityTypeName::from_str(name).map_err(|_| failed())
}

fn uid(kind: &EntityTypeName, id: &str) -> EntityUid {
    EntityUid::from_type_name_and_id(kind.clone(), EntityId::new(id))
}

/// What the shopper pays, and what goes back.
fn amounts(quote: &Quote) -> Result<(i64, i64), Reason> {
    let sum = |direction| {
        let moved = quote.transfers.iter().filter(|moved| moved.direction == direction);
        moved.map(|moved| moved.amount.minor).try_fold(0_i64, i64::checked_add).ok_or_else(failed)
    };
    Ok((sum(Direction::Charge)?, sum(Direction::Refund)?))
}

pub(super) fn failed() -> Reason {
    Reason::new(POLICY_FAILED)
}

#[cfg(test)]
mod tests;
