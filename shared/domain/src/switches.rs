//! Kill switches: what a merchant turns off at once, and what that stops.

use serde::{Deserialize, Serialize};

use crate::after_sales::Request;

/// Where the switches stand. `true` is off for shoppers; the default is that everything works.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Switches {
    /// Orders can be looked at, not changed.
    pub read_only_orders: bool,
    /// Nothing is done that pays money back.
    pub no_refunds: bool,
    /// Every message goes to a human.
    pub handoff_only: bool,
}

impl Switches {
    /// The names, as commands and documents have them.
    pub const NAMES: [&'static str; 3] = ["read-only-orders", "no-refunds", "handoff-only"];

    /// With one of them set; `None` if there is none of that name.
    #[must_use]
    pub fn with(mut self, name: &str, on: bool) -> Option<Self> {
        match name {
            "read-only-orders" => self.read_only_orders = on,
            "no-refunds" => self.no_refunds = on,
            "handoff-only" => self.handoff_only = on,
            _ => return None,
        }
        Some(self)
    }

    /// Whether they stop a request from being done.
    #[must_use]
    pub const fn stop(&self, request: &Request) -> bool {
        self.read_only_orders || self.handoff_only || (self.no_refunds && pays_back(request))
    }
}

/// Whether a request may move money to the shopper.
const fn pays_back(request: &Request) -> bool {
    matches!(
        request,
        Request::CancelOrder { .. }
            | Request::ChangeItems { .. }
            | Request::ChangePayment { .. }
            | Request::ReturnItems { .. }
            | Request::ExchangeItems { .. }
            | Request::RewardReview { .. }
            | Request::ProtectPrice { .. }
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::ids::OrderNumber;

    #[test]
    fn a_switch_stops_what_it_names_and_nothing_else() {
        let order = OrderNumber::parse("AC100001").unwrap();
        let cancel = Request::CancelOrder { order: order.clone(), reason: String::new() };
        let hurry = Request::Expedite { order };
        let stopped = |name: &str| {
            let switches = Switches::default().with(name, true).unwrap();
            (switches.stop(&cancel), switches.stop(&hurry))
        };
        assert_eq!(stopped("read-only-orders"), (true, true));
        assert_eq!(stopped("no-refunds"), (true, false));
        assert_eq!(stopped("handoff-only"), (true, true));
        assert!(!Switches::default().stop(&cancel));
        assert_eq!(Switches::default().with("lights", true), None);
    }
}
