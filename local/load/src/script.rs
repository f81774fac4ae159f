//! Who asks what: message `k` of a run is the same text by the same shopper whenever the seed, the
//! shop file and the options are the same. When it is sent is `shape`'s business.

use std::collections::BTreeMap;
use std::str::FromStr;

use aisle_client::SecretText;
use aisle_domain::ids::ShopperId;
use aisle_domain::language::Language;
use serde::Serialize;

use crate::expected::ExpectedOrder;

/// How many of a hundred and so on are of each kind; only their proportion counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Mix {
    /// Questions that need no order.
    pub plain: u32,
    /// Questions about an order of the shop file.
    pub order: u32,
}

/// A mix is not written as it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("write the mix as plain=60,order=40; at least one of them is over 0")]
pub struct InvalidMix;

impl FromStr for Mix {
    type Err = InvalidMix;
    fn from_str(text: &str) -> Result<Self, InvalidMix> {
        let mut mix = Self { plain: 0, order: 0 };
        for part in text.split(',') {
            let (name, share) = part.split_once('=').ok_or(InvalidMix)?;
            let share: u16 = share.trim().parse().map_err(|_| InvalidMix)?;
            match name.trim() {
                "plain" => mix.plain = share.into(),
                "order" => mix.order = share.into(),
                _ => return Err(InvalidMix),
            }
        }
        if mix.plain + mix.order > 0 { Ok(mix) } else { Err(InvalidMix) }
    }
}

/// A shopper who signs in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The merchant's name for the shopper.
    pub shopper: ShopperId,
    /// The sub-protocol name that vouches for them.
    pub offer: SecretText,
}

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// What is said.
    pub text: String,
    /// Which of the script's orders it asks about.
    pub order: Option<usize>,
}

/// Who asks what.
#[derive(Debug)]
pub(crate) struct Script {
    seed: u64,
    mix: Mix,
    languages: Vec<Language>,
    signed_in: Vec<SignedIn>,
    orders: Vec<ExpectedOrder>,
    /// Orders of each shopper; sockets take their shoppers in turn.
    owners: Vec<(ShopperId, Vec<usize>)>,
}

impl Script {
    pub(crate) fn new(
        seed: u64,
        mix: Mix,
        languages: &[Language],
        signed_in: &[SignedIn],
        orders: &[ExpectedOrder],
    ) -> Self {
        let mut owners: BTreeMap<&ShopperId, Vec<usize>> = BTreeMap::new();
        for (index, order) in orders.iter().enumerate() {
            owners.entry(&order.shopper).or_default().push(index);
        }
        let owners = owners.into_iter().map(|(shopper, orders)| (shopper.clone(), orders));
        let languages = if languages.is_empty() { &SPOKEN[..1] } else { languages };
        Self {
            seed,
            mix,
            languages: languages.to_vec(),
            signed_in: signed_in.to_vec(),
            owners: owners.collect(),
            orders: orders.to_vec(),
        }
    }

    pub(crate) fn order(&self, index: usize) -> Option<&ExpectedOrder> {
        self.orders.get(index)
    }

    pub(crate) fn language(&self, socket: usize) -> Language {
        self.languages[socket % self.languages.len()]
    }

    /// Who a socket signs in as, if anybody.
    pub(crate) fn signed_in(&self, socket: usize) -> Option<&SignedIn> {
        self.signed_in.get(socket.checked_rem(self.signed_in.len())?)
    }

    /// Message `k` of the run, which is this socket's to say.
    pub(crate) fn line(&self, socket: usize, k: u64) -> Line {
        let language = self.language(socket);
        let kind = self.chance(k, 0) % u64::from((self.mix.plain + self.mix.order).max(1));
        if kind >= u64::from(self.mix.plain)
            && let Some(line) = self.order_line(socket, k, language)
        {
            return line;
        }
        Line { text: (*pick(lines(language).plain, self.chance(k, 1))).to_owned(), order: None }
    }

    /// A question about an order of the socket's shopper; `None` if the file has none of theirs.
    fn order_line(&self, socket: usize, k: u64, language: Language) -> Option<Line> {
        let signed_in = self.signed_in(socket);
        let orders = match signed_in {
            Some(SignedIn { shopper, .. }) => {
                let found = self.owners.binary_search_by(|(owner, _)| owner.cmp(shopper));
                &self.owners.get(found.ok()?)?.1
            }
            None => &self.owners.get(socket.checked_rem(self.owners.len())?)?.1,
        };
        let index = *pick(orders, self.chance(k, 2));
        let order = self.orders.get(index)?;
        let question = pick(lines(language).order_questions, self.chance(k, 3));
        let mut text = question.replace("{}", &order.number);
        if signed_in.is_none() {
            // A guest proves each order in the question itself: no attempt is ever used up.
            text.push_str(lines(language).email);
            text.push_str(&order.email);
        }
        Some(Line { text, order: Some(index) })
    }

    /// The same number for the same seed, message and purpose (splitmix64).
    fn chance(&self, k: u64, purpose: u64) -> u64 {
        let mut z = self.seed.wrapping_add(
            k.wrapping_mul(4).wrapping_add(purpose + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15),
        );
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

/// One of several; there is always one.
fn pick<T>(from: &[T], chance: u64) -> &T {
    let len = u64::try_from(from.len()).unwrap_or(u64::MAX).max(1);
    &from[usize::try_from(chance % len).unwrap_or_default()]
}

/// What is said in one language.
struct Lines {
    plain: &'static [&'static str],
    order_questions: &'static [&'static str],
    email: &'static str,
}

/// The languages that the generator speaks; the pack's own phrases are never used.
pub(crate) const SPOKEN: [Language; 2] = [Language::En, Language::Zh];

const ENGLISH: Lines = Lines {
    plain: &[
        "How long does delivery take?",
        "How can I pay?",
        "What are the rules for returns?",
        "Do you ship to other countries?",
        "hello",
        "thanks",
        "What can you do?",
    ],
    order_questions: &[
        "Where is my order #{}?",
        "Has order {} been shipped yet?",
        "Please track order {}.",
    ],
    email: " My email is ",
};

const CHINESE: Lines = Lines {
    plain: &[
        "配送需要多久？",
        "可以用什么方式付款？",
        "退货有什么规定？",
        "可以寄到国外吗？",
        "你好",
        "谢谢",
    ],
    order_questions: &["我的订单 #{} 到哪了？", "请查一下订单 {} 的物流。"],
    email: " 我的邮箱是 ",
};

const fn lines(language: Language) -> &'static Lines {
    match language {
        Language::Zh => &CHINESE,
        _ => &ENGLISH,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const SHOP: &str = include_str!("../../../merchant/shop/shop.json");

    fn orders() -> Vec<ExpectedOrder> {
        ExpectedOrder::all(&aisle_shop::read(SHOP, jiff::Timestamp::UNIX_EPOCH).shop)
    }

    fn script(seed: u64, mix: &str, signed_in: &[SignedIn]) -> Script {
        Script::new(seed, mix.parse().unwrap(), &SPOKEN, signed_in, &orders())
    }

    #[test]
    fn a_seed_says_the_same_again_and_another_something_else() {
        let lines = |seed| {
            let script = script(seed, "plain=1,order=1", &[]);
            (0..200).map(|k| script.line(3, k)).collect()
        };
        let (first, again, other): (Vec<_>, Vec<_>, Vec<_>) = (lines(7), lines(7), lines(8));
        assert_eq!(first, again);
        assert_ne!(first, other);
    }

    #[test]
    fn the_mix_is_kept_and_a_guest_proves_the_order_it_names() {
        let script = script(1, "plain=60,order=40", &[]);
        let lines: Vec<_> =
            (0..2_000_u16).map(|k| script.line(usize::from(k % 50), k.into())).collect();
        let asked: Vec<_> = lines.iter().filter(|line| line.order.is_some()).collect();
        assert!((700..900).contains(&asked.len()), "{}", asked.len());
        for line in asked {
            let order = script.order(line.order.unwrap()).unwrap();
            assert!(line.text.contains(&order.number) && line.text.contains(&order.email));
        }
    }

    #[test]
    fn a_signed_in_shopper_asks_about_their_own_orders_without_proof() {
        let sam = SignedIn {
            shopper: ShopperId::new("sam").unwrap(),
            offer: "aisle.shopper.c2Ft.00".to_owned().into(),
        };
        let script = script(1, "order=1", &[sam]);
        for k in 0..50 {
            let line = script.line(0, k);
            assert_eq!(script.order(line.order.unwrap()).unwrap().shopper.as_str(), "sam");
            assert!(!line.text.contains('@'));
        }
    }

    #[test]
    fn a_mix_is_read_or_refused() {
        assert_eq!("plain=60, order=40".parse(), Ok(Mix { plain: 60, order: 40 }));
        assert_eq!("order=1".parse(), Ok(Mix { plain: 0, order: 1 }));
        for text in ["", "plain", "plain=0", "plain=-1", "talk=3", "plain=1,order=x"] {
            assert_eq!(text.parse::<Mix>(), Err(InvalidMix), "{text}");
        }
    }
}
