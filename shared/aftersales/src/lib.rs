//! After-sales: what a request would do, worked out to the cent, and whether the merchant's policy
//! allows it. Pure: no I/O, no clock but the instant that is passed in. Doing it is the order
//! book's business; asking for it, `dialogue`'s.
//!
//! The only way to a [`Permit`] is [`Policy::authorise`], and an order book does nothing without
//! one: what the policy forbids cannot be done by a mistake elsewhere.

mod facts;
mod permit;
mod plan;
mod policy;
mod terms;

pub use facts::{Facts, Level};
pub use permit::{Permit, Verdict};
pub use plan::{Change, Plan, plan};
pub use policy::{Effect, Policy, PolicyError, PolicySource, Rule};
