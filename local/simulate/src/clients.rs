//! What a run does with clients and the agent: hands them what comes, and does what they ask for.
//! Their state machines are `shopper`'s and `agent`'s business.

use aisle_client::session::{Action, Content, Event, Kept};
use aisle_contract::AGENT_PROTOCOL;
use aisle_domain::identity::Principal;
use aisle_domain::ids::AgentId;
use aisle_identity::agent_token;

use crate::core::{Happening, Micros, Party, SkewedClock, instant, ms};
use crate::scenario::CALM_AT;
use crate::world::{OVER_AT, World, brief};

impl World {
    pub(crate) fn opened(&mut self, connection: usize) {
        let party = self.core.with(|state| {
            let at = &mut state.network.connections[connection];
            at.at_client = true;
            at.party
        });
        match party {
            Party::Shopper(index) => {
                self.devices[index].connection = Some(connection);
                self.deliver(index, Event::Opened);
            }
            Party::Agent => {
                self.agent.connection = Some(connection);
                self.agent.connecting = false;
            }
        }
    }

    pub(crate) fn at_client(&mut self, connection: usize, frame: String) {
        if !self.core.with(|state| state.arrives(connection)) {
            return;
        }
        let party = self.core.with(|state| state.network.connections[connection].party);
        match party {
            Party::Shopper(index) => {
                self.core.note(|| format!("d{index} gets {}", crate::tell::frame(&frame)));
                let device = &mut self.devices[index];
                self.core.with(|state| {
                    let principal = &state.network.connections[connection].principal;
                    if let Principal::Shopper { conversation, .. } = principal {
                        device.look_at(conversation, &frame);
                    }
                });
                self.deliver(index, Event::Received(frame));
            }
            Party::Agent => self.core.with(|state| {
                state.note(|| format!("agent gets {}", brief(&frame)));
                self.agent.received(&frame, connection, &mut state.chance);
            }),
        }
    }

    pub(crate) fn closed(&mut self, connection: usize) {
        let party = self.core.with(|state| {
            let at = &mut state.network.connections[connection];
            std::mem::replace(&mut at.at_client, false).then_some(at.party)
        });
        match party {
            Some(Party::Shopper(index)) if self.devices[index].connection == Some(connection) => {
                self.core.note(|| format!("d{index} loses its connection"));
                self.devices[index].connection = None;
                self.deliver(index, Event::Closed);
            }
            Some(Party::Agent) if self.agent.connection == Some(connection) => self.agent.closed(),
            _ => {}
        }
    }

    pub(crate) fn arrives(&mut self, index: usize) {
        if let Some(first) = self.plan.devices[index].joins {
            let kept: &Kept = self.devices[first].session.kept();
            if kept.resume_token.is_none() {
                self.core.with(|state| state.schedule(ms(500), Happening::Arrives(index)));
                return;
            }
            let kept = kept.clone();
            let identity = self.identities[index].clone();
            self.devices[index].join(index, self.seed, identity, &kept);
        }
        self.devices[index].arrived = true;
        let waiting = std::mem::take(&mut self.devices[index].early);
        for content in waiting {
            self.deliver(index, Event::Say(content));
        }
        self.deliver(index, Event::Tick);
    }

    pub(crate) fn say(&mut self, index: usize, content: Content) {
        let device = &mut self.devices[index];
        if !device.arrived {
            device.early.push(content);
            return;
        }
        if device.session.is_over() {
            return;
        }
        self.deliver(index, Event::Say(content));
    }

    pub(crate) fn deliver(&mut self, index: usize, event: Event) {
        let device = &mut self.devices[index];
        if !device.arrived {
            return;
        }
        let now = self.core.with(|state| state.now);
        for action in device.handle(now, event) {
            match action {
                Action::Connect => {
                    let offer = device.session.offer();
                    let companion = self.plan.companion(index).filter(|_| self.plan.fair);
                    self.core.with(|state| {
                        let mut delay = state.flight();
                        let party = Party::Shopper(index);
                        if let Some(companion) = companion.filter(|_| now < CALM_AT) {
                            // Somebody is answered just as it comes back.
                            delay += state.chance.below(ms(200));
                            let at = state.chance.below(ms(100));
                            let hello = Content::Text("hello".to_owned());
                            state.schedule(at, Happening::Say(companion, hello));
                        }
                        state.schedule(delay, Happening::Handshake { party, offer });
                    });
                }
                Action::Close => {
                    if let Some(connection) = device.connection.take() {
                        self.core.with(|state| state.close_at_client(connection));
                    }
                }
                Action::Send(frame) => {
                    if let Some(connection) = device.connection {
                        self.core.with(|state| state.send_up(connection, frame.to_json()));
                    }
                }
                Action::Show(_) | Action::Keep => {}
            }
        }
        self.schedule_tick(index, now);
    }

    fn schedule_tick(&mut self, index: usize, now: Micros) {
        let device = &mut self.devices[index];
        let Some(deadline) = device.session.deadline() else { return };
        let at = u64::try_from(deadline.as_micros()).unwrap_or(u64::MAX).max(now);
        if at > OVER_AT || device.tick.is_some_and(|tick| tick <= at) {
            return;
        }
        device.tick = Some(at);
        self.core.with(|state| state.schedule_at(at, Happening::Tick(index)));
    }

    pub(crate) fn agent_tick(&mut self) {
        self.core.with(|state| state.schedule(ms(700), Happening::AgentTick));
        if self.agent.connection.is_none() {
            if !std::mem::replace(&mut self.agent.connecting, true) {
                let Ok(name) = AgentId::new("ada") else { return };
                let expires = instant(OVER_AT + SkewedClock::MOST + ms(3_600_000));
                let token = agent_token::mint(&self.keys.agents, &name, expires);
                let offer = vec![AGENT_PROTOCOL.to_owned(), format!("aisle.agent.{token}")];
                let party = Party::Agent;
                self.core
                    .with(|state| state.schedule(ms(20), Happening::Handshake { party, offer }));
            }
            return;
        }
        let frame = self.core.with(|state| self.agent.tick(state.now, &mut state.chance));
        if let (Some(frame), Some(connection)) = (frame, self.agent.connection) {
            self.core.with(|state| state.send_up(connection, frame));
        }
    }
}
