//! What people do in a seed: who they are, what they say and when, which devices join, where the
//! network has trouble. What they see is `shopper`'s and `agent`'s business.

use aisle_client::session::Content;

use crate::chance::Chance;
use crate::core::{Micros, Party, ms};
use crate::fault::{Fault, Weather};
use crate::poison::POISON;

/// Everything happens before this moment; then the faults stop.
pub(crate) const CALM_AT: Micros = ms(60_000);

/// Who a device belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Signed in; English.
    Sam,
    /// Signed in; Chinese.
    Mei,
    /// Nobody knows who.
    Guest,
    /// Has got hold of somebody's resume token.
    Thief,
}

impl Kind {
    /// The signed-in shopper.
    pub(crate) const fn shopper(self) -> Option<&'static str> {
        match self {
            Self::Sam => Some("sam"),
            Self::Mei => Some("mei"),
            Self::Guest | Self::Thief => None,
        }
    }

    pub(crate) const fn language(self) -> &'static str {
        if matches!(self, Self::Mei) { "zh" } else { "en" }
    }

    /// What they say. A choice begins with `+`.
    const fn sayings(self) -> &'static [&'static str] {
        match self {
            Self::Sam => &[
                "hello",
                "where is my order?",
                "where is AC104233?",
                "where is AC104372?",
                "thanks",
                "+track_order",
                "human please",
                "+bot",
                "+wait",
                "what is your return policy",
                "please hurry AC104408",
                "hurry up with AC104233, it is urgent",
                "I want to return the daypack of AC103953 to my card, I don't need it",
                "+option:not_needed",
                "yes",
                "yes",
                "yes please",
                "no",
                "+watch:item:daypack-moss",
                "+notices:off",
                "+notices:on",
            ],
            Self::Mei => &[
                "我的快递到哪了",
                "第二个",
                "你好",
                "转人工",
                "+bot",
                "谢谢",
                "AC104361",
                "取消订单AC104447，买错了",
                "AC104361快点发货",
                "好的",
                "确认",
                "好的",
                "不要了",
            ],
            Self::Guest | Self::Thief => &[
                "where is my order #AC104372?",
                "it's robin.hale@example.com",
                "BS1 4DJ",
                "wrong@example.com",
                "hello",
                "where is AC104233?",
                "I want to talk to a human",
                "+bot",
                "+track_order",
            ],
        }
    }
}

/// A device.
#[derive(Debug)]
pub(crate) struct DevicePlan {
    pub(crate) kind: Kind,
    /// The device whose conversation it joins; none begins its own.
    pub(crate) joins: Option<usize>,
    pub(crate) arrives: Micros,
    pub(crate) says: Vec<(Micros, Content)>,
    pub(crate) ends: Option<Micros>,
    pub(crate) wakes: Vec<Micros>,
}

/// What people do.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) devices: Vec<DevicePlan>,
    pub(crate) agent: bool,
    pub(crate) troubles: Vec<(Micros, Party, Fault)>,
    /// A message cannot be processed, and all else goes well.
    pub(crate) poisoned: bool,
    /// Every screen must be complete without having to ask.
    pub(crate) fair: bool,
}

impl Plan {
    /// Another device of the same conversation.
    pub(crate) fn companion(&self, index: usize) -> Option<usize> {
        let devices = &self.devices;
        devices[index]
            .joins
            .or_else(|| devices.iter().position(|device| device.joins == Some(index)))
    }

    pub(crate) fn draw(chance: &mut Chance, weather: &mut Weather) -> Self {
        let mut devices: Vec<DevicePlan> = Vec::new();
        for place in 0..chance.between(2, 3) {
            let kind = match (place, chance.below(4)) {
                (0, 0..=2) => Kind::Sam,
                (_, 0) => Kind::Mei,
                (_, 1) => Kind::Sam,
                _ => Kind::Guest,
            };
            let messages = chance.between(4, 6);
            devices.push(device(chance, weather.fair, kind, None, messages));
        }
        for first in 0..devices.len() {
            let kind = match (devices[first].kind, chance.below(20)) {
                (_, 0..=1) => Kind::Thief,
                (Kind::Guest, 2..=4) => Kind::Sam,
                (kind, 5..=10) => kind,
                (kind, _) if weather.fair => kind,
                _ => continue,
            };
            let messages = chance.between(1, 3);
            devices.push(device(chance, weather.fair, kind, Some(first), messages));
        }
        let poisoned = chance.per_mille(60);
        if poisoned {
            *weather = Weather::calm();
            let victim = chance.index(devices.len());
            let at = chance.between(2_000, 20_000) * ms(1);
            devices[victim].says.push((at, Content::Text(POISON.to_owned())));
        }
        let mut troubles = Vec::new();
        for _ in 0..if weather.fair { 8 } else { weather.troubles } {
            let party = match chance.index(devices.len() + 1) {
                index if index < devices.len() => Party::Shopper(index),
                _ => Party::Agent,
            };
            let fault = *chance.pick(&[Fault::Cut, Fault::HalfOpen]);
            let fault = if weather.fair { Fault::Cut } else { fault };
            let at = chance.between(0, 55_000) * ms(1);
            troubles.push((at, party, fault));
        }
        Self {
            devices,
            agent: !poisoned && chance.per_mille(700),
            troubles,
            poisoned,
            fair: weather.fair,
        }
    }
}

fn device(
    chance: &mut Chance,
    lively: bool,
    kind: Kind,
    joins: Option<usize>,
    messages: u64,
) -> DevicePlan {
    let latest = if lively { 4_000 } else { 20_000 };
    let arrives = if joins.is_some() { chance.between(1_000, latest) * ms(1) } else { 0 };

    let mut at = arrives + chance.between(100, 3_000) * ms(1);
    let mut says = Vec::new();
    for _ in 0..messages {
        let saying = *chance.pick(kind.sayings());
        says.push((at, content(saying)));
        // Some at once, some after the reply, some after a while.
        at += *chance.pick(&[0, ms(5), ms(80), ms(2_000), ms(6_000), ms(12_000)]);
        at = at.min(CALM_AT - ms(5_000));
    }
    let ends = chance.per_mille(60).then(|| chance.between(5_000, 50_000) * ms(1));
    let wakes = (0..if lively { 0 } else { chance.below(3) })
        .map(|_| chance.between(0, 58_000) * ms(1))
        .collect();
    DevicePlan { kind, joins, arrives, says, ends, wakes }
}

fn content(saying: &str) -> Content {
    match saying.strip_prefix('+') {
        Some(choice) => Content::Choice(choice.to_owned()),
        None => Content::Text(saying.to_owned()),
    }
}
