//! Settles which lines of an order a text means, and what is wanted of each.

use aisle_domain::after_sales::Record;
use aisle_domain::ids::ItemId;
use aisle_domain::reading::Mention;

use super::cues::Cue;
use super::goods::Goods;
use super::noted::{Free, Leaning, Meant, Role, Scan, Wish};
use super::scan::scan;
use super::wanted::{self, Wanted};
use super::words::Words;

/// Words of a text that is taken as an answer, though it only says what is not meant.
const FEW_WORDS: usize = 12;

/// The lines that a text means.
pub(super) fn mentions(text: &str, record: &Record) -> Vec<Mention> {
    let goods = Goods::of(record);
    if goods.lines.is_empty() {
        return Vec::new();
    }
    let words = Words::read(text);
    let scan = scan(&words, &goods);
    let mut settled = Settled::new(goods.lines.len());
    for meant in &scan.meant {
        settled.take(&goods, meant);
    }
    settled.take_items(&words, &goods);
    settled.take_quantity(&words, &goods, &scan);
    if !settled.names_something() && !scan.excepts {
        settled.take_free(&goods, &scan);
    }
    settled.mentions(&words, &goods)
}

/// What is known of each line.
struct Settled {
    /// Whether a line is meant, once it was named.
    meant: Vec<Option<bool>>,
    wanted: Vec<Wanted>,
}

impl Settled {
    fn new(lines: usize) -> Self {
        Self { meant: vec![None; lines], wanted: vec![Wanted::default(); lines] }
    }

    fn names_something(&self) -> bool {
        self.meant.contains(&Some(true))
    }

    fn mark(&mut self, line: usize, meant: bool) {
        if let Some(slot) = self.meant.get_mut(line) {
            *slot = Some(meant);
        }
    }

    fn take(&mut self, goods: &Goods<'_>, meant: &Meant) {
        let (lines, by_price) = narrow(goods, meant);
        for line in lines {
            if !meant.carrier {
                self.mark(line, !meant.left_out);
            }
            let Some(wanted) = self.wanted.get_mut(line).filter(|_| !meant.left_out) else {
                continue;
            };
            let group = goods.lines.get(line).map(|line| line.group);
            let own = meant.wishes.iter().filter(|wish| Some(wish.group) == group);
            own.for_each(|wish| wanted.add(wish));
            let kept = meant.kept.iter().filter(|(of, _)| Some(*of) == group);
            wanted.kept.extend(kept.map(|(_, option)| *option));
            if !by_price {
                wanted.leanings.extend(&meant.leanings);
            }
        }
    }

    /// Lines and variants that are called by their identifiers.
    fn take_items(&mut self, words: &Words, goods: &Goods<'_>) {
        const SHORTEST: usize = 4;
        let called = |text: &str, item: &ItemId| text.eq_ignore_ascii_case(item.as_str());
        let ids = words.words.iter().map(|word| word.text.as_str()).filter(|text| {
            text.len() >= SHORTEST && text.bytes().any(|byte| byte.is_ascii_digit())
        });
        for id in ids {
            let mut lines = goods.lines.iter();
            if let Some(line) = lines.position(|line| called(id, &line.line.item)) {
                self.mark(line, true);
                continue;
            }
            for group in &goods.groups {
                let mut variants = group.variants.iter().map(|kind| &kind.variant.item);
                let Some(item) = variants.find(|item| called(id, item)) else { continue };
                // For the line of the product that was named, or the only one.
                let named = |line: &&usize| self.meant.get(**line) == Some(&Some(true));
                let line = group.lines.iter().find(named).or(match group.lines.as_slice() {
                    [line] => Some(line),
                    _ => None,
                });
                let Some(line) = line.copied() else { continue };
                self.mark(line, true);
                if let Some(wanted) = self.wanted.get_mut(line) {
                    wanted.item = Some(item.clone());
                }
            }
        }
    }

    /// "Everything", "all", "both", "the rest", "except the lamp".
    fn take_quantity(&mut self, words: &Words, goods: &Goods<'_>, scan: &Scan) {
        let nothing = !self.names_something();
        let pair = scan.both && goods.lines.len() == 2;
        let short = scan.excepts && words.len() <= FEW_WORDS && self.meant.contains(&Some(false));
        let free = scan.free.iter().any(|free| free.left_out);
        let all = scan.everything
            || (nothing && (scan.all || pair || short || (scan.excepts && free)))
            || (scan.rest && (self.meant.iter().any(Option::is_some) || free));
        if !all {
            return;
        }
        for free in scan.free.iter().filter(|free| free.left_out) {
            for line in lines_being(goods, std::slice::from_ref(free)) {
                self.mark(line, false);
            }
        }
        for slot in self.meant.iter_mut().filter(|slot| slot.is_none()) {
            *slot = Some(true);
        }
    }

    /// Values alone: they are of the one line that is so, or that can become so.
    fn take_free(&mut self, goods: &Goods<'_>, scan: &Scan) {
        let positive = |free: &&Free| !free.left_out && free.wish.role != Role::Not;
        let said: Vec<Free> = scan.free.iter().filter(positive).cloned().collect();
        let now: Vec<Free> = said.iter().filter(|f| f.wish.role != Role::New).cloned().collect();
        let new: Vec<Free> = said.iter().filter(|f| f.wish.role == Role::New).cloned().collect();
        let being = if now.is_empty() { Vec::new() } else { lines_being(goods, &now) };
        let line = match being.as_slice() {
            [line] => Some(*line),
            [] if said.is_empty() => self.only_line(goods, scan),
            [] => {
                let wanted = if new.is_empty() { &said } else { &new };
                let becoming = lines_becoming(goods, wanted);
                only(&becoming, goods)
            }
            several => {
                let becoming = lines_becoming(goods, &new);
                let both: Vec<usize> =
                    several.iter().copied().filter(|line| becoming.contains(line)).collect();
                if new.is_empty() { only(several, goods) } else { only(&both, goods) }
            }
        };
        let Some(line) = line else { return };
        self.mark(line, true);
        let group = goods.lines.get(line).map(|line| line.group);
        if let Some(wanted) = self.wanted.get_mut(line) {
            for free in said.iter().filter(|free| Some(free.wish.group) == group) {
                wanted.add(&free.wish);
            }
            wanted.leanings.extend(&scan.free_leanings);
        }
    }

    /// "The cheapest one, please" where there is only one line.
    fn only_line(&self, goods: &Goods<'_>, scan: &Scan) -> Option<usize> {
        let left_out = self.meant.contains(&Some(false));
        (goods.lines.len() == 1 && !left_out && !scan.free_leanings.is_empty()).then_some(0)
    }

    fn mentions(self, words: &Words, goods: &Goods<'_>) -> Vec<Mention> {
        let lines = self.meant.iter().zip(&self.wanted).enumerate();
        let meant = lines.filter(|(_, (meant, _))| **meant == Some(true));
        meant
            .map(|(line, (_, wanted))| {
                let (wanted, says_variant) = wanted::variants(words, goods, line, wanted);
                Mention { line, wanted, says_variant }
            })
            .collect()
    }
}

/// The one line, or the first of lines that are all alike.
fn only(lines: &[usize], goods: &Goods<'_>) -> Option<usize> {
    let first = *lines.first()?;
    let alike = lines.iter().all(|line| goods.item(*line) == goods.item(first));
    alike.then_some(first)
}

/// Whether a line has a value that a wish names.
fn is_so(goods: &Goods<'_>, line: usize, wish: &Wish) -> bool {
    let group = goods.lines.get(line).map(|line| line.group);
    group == Some(wish.group)
        && wish.values.iter().any(|(o, v)| goods.current(line, *o) == Some(*v))
}

/// The lines that have every value said, by the words that say them.
fn lines_being(goods: &Goods<'_>, said: &[Free]) -> Vec<usize> {
    let all_places = |line: &usize| {
        let mut places = said.iter().map(|free| free.from);
        places.all(|place| {
            said.iter().any(|free| free.from == place && is_so(goods, *line, &free.wish))
        })
    };
    (0..goods.lines.len()).filter(all_places).collect()
}

/// The lines whose product has every value said, but which are not so yet.
fn lines_becoming(goods: &Goods<'_>, said: &[Free]) -> Vec<usize> {
    let becomes = |line: &usize| {
        let group = goods.lines.get(*line).map(|line| line.group);
        let mut places = said.iter().map(|free| free.from);
        let all = places.all(|place| {
            said.iter().any(|free| free.from == place && Some(free.wish.group) == group)
        });
        let own = said.iter().filter(|free| Some(free.wish.group) == group);
        all && own.clone().count() > 0 && !own.clone().all(|free| is_so(goods, *line, &free.wish))
    };
    (0..goods.lines.len()).filter(becomes).collect()
}

/// The lines of what was named, as far as values and prices tell them apart; and whether a price
/// did, so that it is no wish.
fn narrow(goods: &Goods<'_>, meant: &Meant) -> (Vec<usize>, bool) {
    let mut lines = meant.lines.clone();
    if lines.len() <= 1 || meant.carrier {
        return (lines, false);
    }
    let with_role = |role: Role| meant.wishes.iter().filter(move |wish| wish.role == role);
    for role in [Role::Plain, Role::Old] {
        for wish in with_role(role) {
            // Further values of the same option are alternatives: "both shirts, blue and red".
            let alike: Vec<&Wish> = with_role(role)
                .filter(|other| {
                    other.values.iter().any(|(o, _)| wish.values.iter().any(|(p, _)| o == p))
                })
                .collect();
            let so = |line: &usize| match meant.all {
                true => alike.iter().any(|other| is_so(goods, *line, other)),
                false => is_so(goods, *line, wish),
            };
            let fit: Vec<usize> = lines.iter().copied().filter(so).collect();
            if !fit.is_empty() {
                lines = fit;
            }
        }
    }
    for wish in with_role(Role::Not) {
        let fit: Vec<usize> =
            lines.iter().copied().filter(|line| !is_so(goods, *line, wish)).collect();
        if !fit.is_empty() {
            lines = fit;
        }
    }
    if lines.len() > 1
        && let Some(leaning) = meant.leanings.iter().find(|leaning| leaning.role == Role::Plain)
        && let Some(line) = by_price(goods, &lines, leaning)
    {
        return (vec![line], true);
    }
    if meant.all || lines.len() <= 1 {
        return (lines, false);
    }
    // "exchange the shirt for a red one", of a red and a blue one.
    let becoming: Vec<usize> = lines
        .iter()
        .copied()
        .filter(|line| {
            let mut own = with_role(Role::New)
                .filter(|wish| goods.lines.get(*line).is_some_and(|line| line.group == wish.group));
            own.clone().count() > 0 && !own.all(|wish| is_so(goods, *line, wish))
        })
        .collect();
    let one = only(&lines, goods).or_else(|| only(&becoming, goods));
    (one.into_iter().collect(), false)
}

/// The one of the lines that costs least or most.
fn by_price(goods: &Goods<'_>, lines: &[usize], leaning: &Leaning) -> Option<usize> {
    let price = |line: &usize| goods.lines.get(*line).map(|line| line.line.unit_price.minor);
    let best = match leaning.cue {
        Cue::Cheapest | Cue::Cheaper => lines.iter().filter_map(price).min(),
        Cue::Dearest | Cue::Dearer => lines.iter().filter_map(price).max(),
        _ => None,
    }?;
    let with: Vec<usize> = lines.iter().copied().filter(|line| price(line) == Some(best)).collect();
    only(&with, goods)
}
