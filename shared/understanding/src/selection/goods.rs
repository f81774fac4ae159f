//! What is in an order, made ready for comparing: lines by product, each product with its names, its
//! options and their values. Finding them in a text is `names.rs` and `values.rs`.

use aisle_domain::after_sales::Record;
use aisle_domain::ids::ItemId;
use aisle_domain::shop::{OrderLine, Product, Variant};

use super::words::{Make, What, Word, Words};

/// Lines of an order, variants of a product, and different values of an option that are looked at.
pub(super) const MAX_LINES: usize = 50;
pub(super) const MAX_VARIANTS: usize = 100;
const MAX_OPTIONS: usize = 12;

/// An order's goods.
pub(super) struct Goods<'r> {
    pub(super) lines: Vec<Line<'r>>,
    pub(super) groups: Vec<Group<'r>>,
}

/// A line of the order.
pub(super) struct Line<'r> {
    pub(super) line: &'r OrderLine,
    pub(super) group: usize,
    /// The value of each of the group's options, by position.
    pub(super) current: Vec<Option<usize>>,
}

/// The lines of one product.
pub(super) struct Group<'r> {
    pub(super) lines: Vec<usize>,
    pub(super) names: Vec<Vec<Word>>,
    pub(super) options: Vec<Choice<'r>>,
    pub(super) variants: Vec<Kind<'r>>,
}

/// A variant with its options as positions.
pub(super) struct Kind<'r> {
    pub(super) variant: &'r Variant,
    pub(super) values: Vec<Option<usize>>,
}

/// An option and its values.
pub(super) struct Choice<'r> {
    name: &'r str,
    pub(super) words: Vec<Word>,
    pub(super) values: Vec<Value<'r>>,
}

/// A value of an option.
pub(super) struct Value<'r> {
    text: &'r str,
    pub(super) words: Words,
    /// What it means in any language.
    pub(super) meaning: Option<What>,
    pub(super) answer: Option<bool>,
    /// Which of its words stand in no other value of the product; empty if one word cannot stand for
    /// it.
    pub(super) telling: Vec<bool>,
}

impl<'r> Goods<'r> {
    /// The goods of a record's order; none without one.
    pub(super) fn of(record: &'r Record) -> Self {
        let mut goods = Self { lines: Vec::new(), groups: Vec::new() };
        let Some(order) = &record.order else { return goods };
        for line in order.lines.iter().take(MAX_LINES) {
            let known = goods.lines.iter().find(|known| known.line.product == line.product);
            let group = known.map_or(goods.groups.len(), |known| known.group);
            if group == goods.groups.len() {
                let product = record.products.iter().find(|p| p.id == line.product);
                goods.groups.push(Group::of(product));
            }
            let Some(own) = goods.groups.get_mut(group) else { continue };
            own.lines.push(goods.lines.len());
            own.add_name(&line.name);
            let current = own.places(&line.options);
            goods.lines.push(Line { line, group, current });
        }
        for group in &mut goods.groups {
            group.mark_telling();
        }
        goods
    }

    /// The value that a line has of an option.
    pub(super) fn current(&self, line: usize, option: usize) -> Option<usize> {
        self.lines.get(line).and_then(|line| line.current.get(option).copied().flatten())
    }

    pub(super) fn group_of(&self, line: usize) -> Option<&Group<'r>> {
        self.lines.get(line).and_then(|line| self.groups.get(line.group))
    }

    pub(super) fn item(&self, line: usize) -> Option<&'r ItemId> {
        self.lines.get(line).map(|line| &line.line.item)
    }
}

impl<'r> Group<'r> {
    fn of(product: Option<&'r Product>) -> Self {
        let mut group = Self {
            lines: Vec::new(),
            names: Vec::new(),
            options: Vec::new(),
            variants: Vec::new(),
        };
        let Some(product) = product else { return group };
        group.add_name(&product.name);
        for variant in product.variants.iter().take(MAX_VARIANTS) {
            let values = group.places(&variant.options);
            group.variants.push(Kind { variant, values });
        }
        group
    }

    fn add_name(&mut self, name: &str) {
        let mut words = Words::plain(name);
        // "Mug with lid", "Lamp (brass)": what it is stands in front.
        let end = words.iter().skip(1).position(|word| {
            matches!(word.make, Make::Pause | Make::Stop)
                || matches!(word.text.as_str(), "with" | "for" | "of" | "by")
        });
        words.truncate(end.map_or(words.len(), |end| end + 1));
        words.retain(|word| !matches!(word.make, Make::Pause | Make::Stop));
        let known =
            |other: &Vec<Word>| other.iter().map(|w| &w.text).eq(words.iter().map(|w| &w.text));
        if !words.is_empty() && !self.names.iter().any(known) && self.names.len() < 4 {
            self.names.push(words);
        }
    }

    /// The places of options' values, which are added where they are new.
    fn places(&mut self, options: &'r [(String, String)]) -> Vec<Option<usize>> {
        let mut places = Vec::with_capacity(options.len().max(self.options.len()));
        places.resize(self.options.len(), None);
        for (name, value) in options {
            let option = self.options.iter().position(|option| option.name == name);
            let option = option.unwrap_or_else(|| {
                self.options.push(Choice { name, words: Words::plain(name), values: Vec::new() });
                self.options.len() - 1
            });
            if option >= MAX_OPTIONS {
                self.options.truncate(MAX_OPTIONS);
                continue;
            }
            let Some(choice) = self.options.get_mut(option) else { continue };
            let place = choice.place(value);
            if places.len() <= option {
                places.resize(option + 1, None);
            }
            if let Some(slot) = places.get_mut(option) {
                *slot = Some(place);
            }
        }
        places
    }

    fn mark_telling(&mut self) {
        let values = || self.options.iter().flat_map(|option| &option.values);
        // How many values have a word; a value that has it twice counts once.
        let mut seen: Vec<(&str, usize)> = Vec::new();
        for value in values() {
            let words = &value.words.words;
            for (at, word) in words.iter().enumerate() {
                let again = words.iter().take(at).any(|before| before.text == word.text);
                match seen.iter_mut().find(|(text, _)| *text == word.text) {
                    Some((_, count)) => *count += usize::from(!again),
                    None => seen.push((&word.text, 1)),
                }
            }
        }
        let named = |text: &str| {
            self.options.iter().flat_map(|option| &option.words).any(|word| word.text == text)
        };
        let tells = |value: &Value<'_>| -> Vec<bool> {
            let denies = matches!(
                value.words.text(0),
                "not" | "non" | "no" | "without" | "无" | "不" | "非"
            );
            if value.words.len() < 2 || denies {
                return Vec::new();
            }
            let word = |word: &Word| {
                let long = match word.make {
                    Make::Letters => word.text.len() > 1,
                    Make::Number => word.text.len() > 2,
                    _ => false,
                };
                long && seen.contains(&(word.text.as_str(), 1)) && !named(&word.text)
            };
            value.words.words.iter().map(word).collect()
        };
        let told: Vec<Vec<bool>> = values().map(tells).collect();
        let values = self.options.iter_mut().flat_map(|option| &mut option.values);
        for (value, telling) in values.zip(told) {
            value.telling = telling;
        }
    }
}

impl<'r> Choice<'r> {
    fn place(&mut self, text: &'r str) -> usize {
        if let Some(place) = self.values.iter().position(|value| value.text == text) {
            return place;
        }
        let mut words = Words::of_shop(text);
        let meaning = words.whole();
        words.words.retain(|word| !matches!(word.make, Make::Pause | Make::Stop));
        let whole: String = words.words.iter().map(|word| word.text.as_str()).collect();
        let answer = match whole.as_str() {
            "yes" | "true" | "是" | "有" => Some(true),
            "no" | "none" | "false" | "without" | "na" | "否" | "无" | "没有" | "不带" => {
                Some(false)
            }
            _ => None,
        };
        self.values.push(Value { text, words, meaning, answer, telling: Vec::new() });
        self.values.len() - 1
    }

    /// The value that says yes, or no.
    pub(super) fn answering(&self, yes: bool) -> Option<usize> {
        self.values.iter().position(|value| value.answer == Some(yes))
    }
}

impl Value<'_> {
    /// The number that it begins with, or its place among sizes and degrees: what "bigger" and
    /// "brighter" compare.
    pub(super) fn measure(&self) -> Option<u64> {
        if let Some(What::Size(size)) = self.meaning {
            const SIZES: [&str; 6] = ["XS", "S", "M", "L", "XL", "XXL"];
            return SIZES.iter().position(|known| *known == size).map(|at| at as u64);
        }
        let first = self.words.words.iter().find(|word| word.make == Make::Number);
        if let Some(number) = first {
            let (whole, part) = number.text.split_once('.').unwrap_or((&number.text, ""));
            let thousandths: String = part.chars().chain("000".chars()).take(3).collect();
            let value = whole.parse::<u64>().ok()?.checked_mul(1000)?;
            let value = value.checked_add(thousandths.parse().ok()?)?;
            let terabytes = self
                .words
                .words
                .iter()
                .any(|word| matches!(word.text.as_str(), "tb" | "l" | "liter"));
            return value.checked_mul(if terabytes { 1000 } else { 1 });
        }
        match self.words.text(0) {
            "low" => Some(1),
            "medium" => Some(2),
            "high" => Some(3),
            _ => None,
        }
    }
}
