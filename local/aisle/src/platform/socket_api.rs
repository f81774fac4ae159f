//! The WebSocket API as it is deployed: which route leads to which function.

use std::sync::Arc;

use emulator_gateway::{Config, Gateway, Integration, Limits};
use emulator_lambda::Invoke;

use crate::platform::Options;
use crate::platform::addresses::STAGE;
use crate::platform::environment::REGION;
use crate::platform::pump::DRAIN;

/// Frames of shoppers.
const SHOPPER_ROUTES: [&str; 8] =
    ["start", "message", "resume", "typing", "read", "ping", "end", "$default"];
/// Frames of agents.
const AGENT_ROUTES: [&str; 4] = ["agent_list", "agent_claim", "agent_say", "agent_give_back"];

/// The gateway with the routes.
pub fn gateway(options: &Options, invoke: Arc<dyn Invoke>) -> Gateway {
    let per_second = options.connections_per_second;
    let limits = Limits { drain: DRAIN, ..Limits::default() };
    let limits = match per_second {
        Some(rate) => Limits { connections_per_second: rate, connections_burst: rate, ..limits },
        None => limits,
    };
    let mut config = Config::new("local", STAGE)
        .limits(limits)
        .authorizer("connect")
        .route("$connect", Integration::function("connect"))
        .route("$disconnect", Integration::function("connect"));
    config.region = REGION.to_owned();
    for route in SHOPPER_ROUTES {
        config = config.route(route, Integration::two_way("intake"));
    }
    for route in AGENT_ROUTES {
        config = config.route(route, Integration::two_way("handoff"));
    }
    Gateway::new(config, invoke)
}
