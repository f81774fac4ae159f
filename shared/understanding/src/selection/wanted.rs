//! Chooses the variants that fit what is wanted of a line instead, best first.

use aisle_domain::ids::ItemId;

use super::cues::Cue;
use super::goods::{Choice, Goods, Group, Kind};
use super::noted::{Leaning, Role, Wish};
use super::words::Words;

/// What is wanted of one line instead.
#[derive(Debug, Clone, Default)]
pub(super) struct Wanted {
    wishes: Vec<Wish>,
    pub(super) leanings: Vec<Leaning>,
    /// Options that stay as they are.
    pub(super) kept: Vec<usize>,
    /// The variant that was called by its identifier.
    pub(super) item: Option<ItemId>,
}

/// Values of which one must fit, best first, as (option, value).
type Demand = Vec<(usize, usize)>;

impl Wanted {
    pub(super) fn add(&mut self, wish: &Wish) {
        const MOST: usize = 24;
        if self.wishes.len() < MOST {
            self.wishes.push(wish.clone());
        }
    }

    /// What a variant must have: for each option what was said of it, without what is so now or is
    /// not wanted.
    fn demands(&self, goods: &Goods<'_>, line: usize) -> Vec<Demand> {
        let is_now =
            |(option, value): &(usize, usize)| goods.current(line, *option) == Some(*value);
        let refused = |pair: &(usize, usize)| {
            let mut against =
                self.wishes.iter().filter(|w| matches!(w.role, Role::Old | Role::Not));
            against.any(|wish| wish.values.contains(pair))
        };
        let mut demands: Vec<Demand> = Vec::new();
        let positive = self.wishes.iter().filter(|w| matches!(w.role, Role::Plain | Role::New));
        for wish in positive {
            let now = wish.values.iter().any(is_now);
            if now && wish.role == Role::Plain {
                continue;
            }
            let values: Demand =
                wish.values.iter().copied().filter(|pair| !refused(pair)).collect();
            if values.is_empty() {
                continue;
            }
            let option = values.first().map(|(option, _)| *option);
            let same = demands.iter_mut().find(|demand| {
                values.len() == 1 && demand.iter().all(|(known, _)| Some(*known) == option)
            });
            match same {
                Some(demand) => demand.extend(values),
                None => demands.push(values),
            }
        }
        demands
    }
}

/// The variants that fit, best first, and whether another variant was spoken of at all.
pub(super) fn variants(
    words: &Words,
    goods: &Goods<'_>,
    line: usize,
    wanted: &Wanted,
) -> (Vec<ItemId>, bool) {
    if let Some(item) = &wanted.item {
        let variants = goods.group_of(line).into_iter().flat_map(|group| &group.variants);
        let mut own = variants.map(|kind| kind.variant).filter(|v| v.item == *item && v.available);
        return (own.next().map(|variant| variant.item.clone()).into_iter().collect(), true);
    }
    let demands = wanted.demands(goods, line);
    let says_variant = !demands.is_empty() || !wanted.leanings.is_empty();
    let (Some(own), Some(group)) = (goods.lines.get(line), goods.group_of(line)) else {
        return (Vec::new(), says_variant);
    };
    if !says_variant {
        return (Vec::new(), false);
    }
    let demands = demands.into_iter().chain(wanted.kept.iter().filter_map(|option| {
        let current = goods.current(line, *option)?;
        Some(vec![(*option, current)])
    }));
    let demands: Vec<Demand> = demands.collect();
    let price = own.line.unit_price.minor;
    let leanings: Vec<(&Leaning, Vec<usize>)> = wanted
        .leanings
        .iter()
        .map(|leaning| {
            let mut options = measured(words, group, leaning);
            options.retain(|option| !wanted.kept.contains(option));
            (leaning, options)
        })
        .collect();
    let alone = demands.len() == wanted.kept.len();
    let mut fitting: Vec<(Rank, &ItemId)> = Vec::new();
    for kind in &group.variants {
        let other = kind.variant.item != own.line.item;
        if !other || !kind.variant.available {
            continue;
        }
        let places: Option<usize> = demands.iter().map(|demand| place_in(kind, demand)).sum();
        let Some(places) = places else { continue };
        let mut lean = 0_i64;
        let fits = leanings.iter().all(|(leaning, options)| {
            let value = leans(leaning, kind, &own.current, group, options, price, alone);
            lean = lean.saturating_add(value.unwrap_or(0));
            value.is_some()
        });
        if !fits {
            continue;
        }
        let asked = |option: usize| {
            demands.iter().flatten().any(|(known, _)| *known == option)
                || leanings.iter().any(|(_, options)| options.contains(&option))
        };
        let changes = (0..group.options.len()).filter(|option| !asked(*option));
        let changes = changes
            .filter(|option| {
                let value = kind.values.get(*option).copied().flatten();
                value != own.current.get(*option).copied().flatten()
            })
            .count();
        let difference = kind.variant.price.minor.abs_diff(price);
        fitting.push((Rank { lean, places, changes, difference }, &kind.variant.item));
    }
    fitting.sort();
    (fitting.into_iter().map(|(_, item)| item.clone()).collect(), true)
}

/// What makes one fitting variant better than another; less is better.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    lean: i64,
    places: usize,
    changes: usize,
    difference: u64,
}

/// How far behind the best of the demanded values a variant's is; `None` if it has none of them.
fn place_in(kind: &Kind<'_>, demand: &Demand) -> Option<usize> {
    let has = |(option, value): &(usize, usize)| {
        kind.values.get(*option).copied().flatten() == Some(*value)
    };
    let alternatives = demand.iter().map(|(option, _)| *option);
    let one_option = alternatives.clone().all(|option| alternatives.clone().next() == Some(option));
    demand.iter().position(has).map(|place| if one_option { place } else { 0 })
}

/// How well a variant follows a leaning, less being better; `None` if it does not.
fn leans(
    leaning: &Leaning,
    kind: &Kind<'_>,
    current: &[Option<usize>],
    group: &Group<'_>,
    options: &[usize],
    price: i64,
    alone: bool,
) -> Option<i64> {
    let own = kind.variant.price.minor;
    let measure = |values: &[Option<usize>], option: usize| {
        let value = values.get(option).copied().flatten()?;
        group.options.get(option)?.values.get(value)?.measure()
    };
    let cue = leaning.cue;
    match cue {
        Cue::Cheapest => (!alone || own < price).then_some(own),
        Cue::Cheaper => (own < price).then_some(own),
        Cue::Dearest => (!alone || own > price).then_some(own.saturating_neg()),
        Cue::Dearer => (own > price).then_some(0),
        Cue::More | Cue::Less | Cue::Most | Cue::Least => {
            let up = matches!(cue, Cue::More | Cue::Most);
            let (mut moves, mut sum) = (false, 0_i64);
            for option in options {
                let (now, then) = (measure(current, *option)?, measure(&kind.values, *option)?);
                if (then > now) != up && then != now {
                    return None;
                }
                // Where it is said how much, only variants that differ by just that fit.
                let exact = leaning.amount.is_none_or(|amount| then.abs_diff(now) == amount);
                moves |= then != now && exact;
                sum = sum.saturating_add(i64::try_from(then).unwrap_or(i64::MAX));
            }
            let best = match cue {
                Cue::Most => sum.saturating_neg(),
                Cue::Least => sum,
                _ => 0,
            };
            moves.then_some(best)
        }
        _ => Some(0),
    }
}

/// The options that a leaning by measure is about: those named near it, else all that have
/// measures.
fn measured(words: &Words, group: &Group<'_>, leaning: &Leaning) -> Vec<usize> {
    const NEAR: usize = 4;
    const ROOT: usize = 5;
    if !matches!(leaning.cue, Cue::More | Cue::Less | Cue::Most | Cue::Least) {
        return Vec::new();
    }
    let has_measures = |option: &Choice<'_>| {
        option.values.iter().filter(|value| value.measure().is_some()).count() > 1
    };
    let all: Vec<usize> = (0..group.options.len())
        .filter(|option| group.options.get(*option).is_some_and(has_measures))
        .collect();
    let near = leaning.at.saturating_sub(NEAR)..leaning.at + NEAR;
    let root = |text: &str| text.chars().take(ROOT).collect::<String>();
    let named = |option: &usize| {
        let own = group.options.get(*option).map(|option| &option.words);
        own.is_some_and(|own| {
            own.iter().any(|word| {
                near.clone().any(|at| {
                    !words.text(at).is_empty() && root(words.text(at)) == root(&word.text)
                })
            })
        })
    };
    let by_name: Vec<usize> = all.iter().copied().filter(named).collect();
    if by_name.is_empty() { all } else { by_name }
}
