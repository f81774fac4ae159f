//! The gateway and the wires to it: connections that open, break, and break without a sign; frames
//! that take their time and overtake each other. What clients make of it is `shopper`'s and
//! `agent`'s business.

use std::collections::BTreeMap;
use std::sync::Arc;

use aisle_domain::identity::Principal;
use aisle_domain::ids::ConnectionId;
use aisle_ports::{Kind, PortError, Push, Pushed};
use async_trait::async_trait;

use crate::core::{Core, Happening, Micros, Party, State, ms};
use crate::fault::{Fault, Point};

/// A connection that was opened.
#[derive(Debug)]
pub(crate) struct Connection {
    pub(crate) id: ConnectionId,
    pub(crate) party: Party,
    pub(crate) principal: Principal,
    /// Open as far as the gateway knows.
    pub(crate) at_server: bool,
    /// Open as far as the client knows.
    pub(crate) at_client: bool,
    /// Nothing gets through any more.
    dead: bool,
}

/// All connections.
#[derive(Debug, Default)]
pub(crate) struct Network {
    pub(crate) connections: Vec<Connection>,
    by_id: BTreeMap<ConnectionId, usize>,
}

impl Network {
    pub(crate) fn index(&self, id: &ConnectionId) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The connection that a party uses now.
    pub(crate) fn current(&self, party: Party) -> Option<usize> {
        self.connections
            .iter()
            .rposition(|connection| connection.party == party && connection.at_client)
    }
}

impl State {
    /// How long a frame is under way.
    pub(crate) fn flight(&mut self) -> Micros {
        if self.chance.per_mille(60) {
            return self.chance.between(50, 1_500) * ms(1);
        }
        self.chance.between(1_000, 40_000)
    }

    /// A connection that was let in.
    pub(crate) fn open(&mut self, party: Party, principal: Principal) -> Option<usize> {
        let index = self.network.connections.len();
        let id = ConnectionId::new(format!("connection-{index:03}=")).ok()?;
        self.network.by_id.insert(id.clone(), index);
        self.network.connections.push(Connection {
            id,
            party,
            principal,
            at_server: true,
            at_client: false,
            dead: false,
        });
        Some(index)
    }

    /// The client sends a frame.
    pub(crate) fn send_up(&mut self, connection: usize, body: String) {
        let at = &self.network.connections[connection];
        if at.at_server && at.at_client && !at.dead {
            let delay = self.flight();
            self.schedule(delay, Happening::ToServer { connection, body });
        }
    }

    /// The gateway sends a frame.
    pub(crate) fn send_down(&mut self, connection: usize, frame: String) -> Pushed {
        let at = &self.network.connections[connection];
        if !at.at_server {
            return Pushed::Gone;
        }
        if at.dead {
            return Pushed::Accepted;
        }
        let delay = self.flight();
        self.schedule(delay, Happening::ToClient { connection, frame });
        Pushed::Accepted
    }

    /// Whether a frame that was under way arrives.
    pub(crate) fn arrives(&mut self, connection: usize) -> bool {
        let at = &self.network.connections[connection];
        let arrives = at.at_client && !at.dead;
        if !arrives {
            self.stats.strike(Fault::CutInFlight, Point { who: "network", call: "frame" });
        }
        arrives
    }

    /// The gateway closes a connection; the client learns of it a little later.
    pub(crate) fn close_at_server(&mut self, connection: usize) {
        let at = &mut self.network.connections[connection];
        if std::mem::replace(&mut at.at_server, false) {
            let told = self.flight();
            // `$disconnect` comes when it comes.
            let gone = if self.chance.per_mille(500) { ms(30_000) } else { self.flight() };
            self.schedule(told, Happening::Closed { connection });
            self.schedule(gone, Happening::Gone { connection });
        }
    }

    /// The client closes its connection.
    pub(crate) fn close_at_client(&mut self, connection: usize) {
        self.network.connections[connection].at_client = false;
        self.close_at_server(connection);
    }

    /// Trouble with a party's connection.
    pub(crate) fn trouble(&mut self, party: Party, fault: Fault) {
        let Some(connection) = self.network.current(party) else { return };
        if !self.strike(fault, Point { who: "network", call: "connection" }) {
            return;
        }
        if fault == Fault::HalfOpen {
            self.network.connections[connection].dead = true;
            if party == Party::Agent {
                // A desk asks every few seconds whether anybody is there.
                self.schedule(ms(25_000), Happening::Closed { connection });
            }
        } else {
            self.close_at_server(connection);
        }
    }
}

/// The way of the functions to the screens.
pub(crate) struct SimulatedPush(pub(crate) Arc<Core>);

#[async_trait]
impl Push for SimulatedPush {
    async fn push(&self, connection: &ConnectionId, frame: &str) -> Result<Pushed, PortError> {
        if frame.len() > aisle_contract::MAX_FRAME_BYTES {
            return Err(PortError::new(Kind::Invalid, "push.push", "the frame is too large"));
        }
        Ok(self.0.with(|state| match state.network.index(connection) {
            Some(index) => state.send_down(index, frame.to_owned()),
            None => Pushed::Gone,
        }))
    }

    async fn close(&self, connection: &ConnectionId) -> Result<(), PortError> {
        self.0.with(|state| {
            if let Some(index) = state.network.index(connection) {
                state.close_at_server(index);
            }
        });
        Ok(())
    }
}
