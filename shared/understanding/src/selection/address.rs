//! Reads a whole postal address out of a sentence, as the United States, Britain and Europe write
//! it: a house number beside a street, a unit, a town, a state, a postcode, a country. Those of East
//! Asia are `address_east.rs`.

use aisle_domain::shop::Address;

use super::address_east;
use super::address_words::{
    country, follows, german_street, inside_names, is_unit, leads, plain, state, street_before,
    street_behind,
};
use super::words::MAX_CHARS;
use crate::folding::fold;

/// Words of a sentence that are looked at.
const MAX_WORDS: usize = 80;
/// Words of a street's name, and of a town's.
const MAX_STREET: usize = 6;
const MAX_TOWN: usize = 4;

/// An address, if a text has a whole one.
pub(super) fn address(text: &str, known: Option<&Address>) -> Option<Address> {
    let end = text.char_indices().nth(MAX_CHARS).map_or(text.len(), |(at, _)| at);
    let text: String = fold(text.get(..end)?).iter().map(|folded| folded.char).collect();
    if let Some(address) = address_east::address(&text, known) {
        return Some(address);
    }
    sentences(&text).iter().find_map(|words| parse(words, known))
}

/// A word of a sentence.
#[derive(Debug, Clone)]
struct Word {
    text: String,
    plain: String,
    /// Which part between commas it stands in.
    part: usize,
}

impl Word {
    fn is_number(&self) -> bool {
        let digits = self.plain.chars().take_while(char::is_ascii_digit).count();
        let rest = self.plain.get(digits..).unwrap_or_default();
        let joined = rest.starts_with(['-', '/']) && rest.len() <= 5;
        let letter = rest.len() == 1 && rest.starts_with(|c: char| c.is_ascii_lowercase());
        (1..=5).contains(&digits) && (rest.is_empty() || joined || letter)
    }

    fn is_name(&self) -> bool {
        !self.plain.is_empty() && !self.plain.chars().any(|c| c.is_ascii_digit())
    }

    fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// The sentences of a text, as words with the part between commas that they stand in.
fn sentences(text: &str) -> Vec<Vec<Word>> {
    let mut sentences = vec![Vec::new()];
    let mut part = 0;
    for piece in text.split_inclusive([' ', ',', ';', '\n']) {
        let word = piece.trim_matches([' ', ',', ';', '\n', ':', '(', ')', '"', '“', '”']);
        let ends = word.ends_with(['!', '?']) || (word.ends_with('.') && !abbreviates(word));
        let word = word.trim_end_matches(['!', '?']);
        let word = if ends { word.trim_end_matches('.') } else { word };
        let last = sentences.last_mut();
        if let Some(words) = last.filter(|words| !word.is_empty() && words.len() < MAX_WORDS) {
            words.push(Word { text: word.to_owned(), plain: plain(word), part });
        }
        let colon = piece.trim_end().ends_with(':');
        part += usize::from(piece.ends_with([',', ';', '\n']) || colon);
        if ends {
            part += 1;
            sentences.push(Vec::new());
        }
    }
    sentences
}

/// Whether a full stop belongs to the word: "St.", "Musterstr.", "ул.".
fn abbreviates(word: &str) -> bool {
    const LONG: [&str; 8] = ["blvd", "hwy", "pkwy", "bldg", "avda", "drive", "просп", "suite"];
    let plain = plain(word);
    let short = plain.chars().count() <= 3 && !plain.chars().any(|c| c.is_ascii_digit());
    short || LONG.contains(&plain.as_str()) || plain.ends_with("str")
}

/// A street: its words, and how sure it is.
struct Street {
    from: usize,
    to: usize,
    sure: bool,
}

fn parse(words: &[Word], known: Option<&Address>) -> Option<Address> {
    let street = street(words)?;
    let mut lines = units_before(words, street.from);
    lines.push(joined(words, street.from, street.to));
    let mut at = street.to;
    while let Some(end) = unit_at(words, at) {
        lines.push(joined(words, at, end));
        at = end;
    }
    let rest = words.get(at..)?;
    let postcode = postcode(rest)?;
    let town = town(rest, &postcode, known)?;
    let code = town.country.or(postcode.country);
    let country = match (known, town.said_country) {
        (Some(known), _)
            if code.is_none_or(|code| {
                self::country(&known.country) == Some(code) || known.country == code
            }) =>
        {
            known.country.clone()
        }
        (_, Some(said)) => said,
        (_, None) => code.unwrap_or_default().to_owned(),
    };
    let region = town.region.or_else(|| {
        known
            .filter(|known| known.city.eq_ignore_ascii_case(&town.city))
            .and_then(|k| k.region.clone())
    });
    let small = !words.iter().any(Word::is_capital);
    let lines = if small { lines.iter().map(|line| capitals(line)).collect() } else { lines };
    let city = if small { capitals(&town.city) } else { town.city };
    Some(Address { lines, city, region, postcode: postcode.text, country })
}

/// The first street that is sure, else the first that may be one.
fn street(words: &[Word]) -> Option<Street> {
    let mut maybe = None;
    for (at, word) in words.iter().enumerate().filter(|(_, word)| word.is_number()) {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let other = before.is_some_and(|before| {
            is_unit(&before.plain)
                || matches!(
                    before.plain.as_str(),
                    "order"
                        | "item"
                        | "size"
                        | "orders"
                        | "number"
                        | "bestellung"
                        | "commande"
                        | "pedido"
                        | "zip"
                        | "postcode"
                        | "plz"
                )
        });
        if other || word.text.starts_with('#') {
            continue;
        }
        let found = number_first(words, at).or_else(|| number_last(words, at));
        match found {
            Some(street) if street.sure => return Some(street),
            Some(street) if maybe.is_none() => maybe = Some(street),
            _ => {}
        }
    }
    maybe
}

/// "12 Oak Street", "101 Highway", "9 rue du Moulin", "44 Broadway" before a comma.
fn number_first(words: &[Word], at: usize) -> Option<Street> {
    let part = words.get(at)?.part;
    let bis = words.get(at + 1).is_some_and(|word| matches!(word.plain.as_str(), "bis" | "ter"));
    let first = at + 1 + usize::from(bis);
    let same = |i: usize| words.get(i).filter(|word| word.part == part && word.is_name());
    same(first)?;
    let end = (first..=first + MAX_STREET).find(|i| same(*i).is_none()).unwrap_or(first);
    let unit = (first..end).find(|i| words.get(*i).is_some_and(|word| is_unit(&word.plain)));
    let end = unit.unwrap_or(end);
    if street_before(&words.get(first)?.plain) && !street_behind(&words.get(first)?.plain) || bis {
        // French towns stand behind the postcode.
        return (end > first + 1).then_some(Street { from: at, to: end, sure: true });
    }
    let behind = |i: usize| words.get(i).is_some_and(|word| street_behind(&word.plain));
    let way = (first + 1..end).find(|i| behind(*i)).or_else(|| Some(first).filter(|i| behind(*i)));
    if let Some(way) = way {
        let mut to = way + 1;
        let direction = |i: usize| {
            words.get(i).is_some_and(|word| {
                matches!(
                    word.plain.as_str(),
                    "n" | "s"
                        | "e"
                        | "w"
                        | "nw"
                        | "ne"
                        | "sw"
                        | "se"
                        | "north"
                        | "south"
                        | "east"
                        | "west"
                )
            })
        };
        // "Highway 7" has its number behind.
        let numbered = words
            .get(to)
            .is_some_and(|word| word.part == part && word.is_number() && word.plain.len() < 4);
        to += usize::from(to < end && direction(to) || numbered);
        return Some(Street { from: at, to, sure: true });
    }
    let comma = words.get(end).is_none_or(|word| word.part != part) || unit.is_some();
    let short = end - first <= MAX_TOWN && comma && words.get(end).is_some();
    short.then_some(Street { from: at, to: end, sure: false })
}

/// "Musterstr. 5", "Calle Mayor 12", "Tverskaya 4b".
fn number_last(words: &[Word], at: usize) -> Option<Street> {
    let part = words.get(at)?.part;
    let near = |i: usize| words.get(i).filter(|word| word.is_name() && (word.part == part));
    // «ул. Малышева, д. 36», "Calle Mayor, 12"
    let marked = at.checked_sub(1).filter(|i| {
        near(*i).is_some_and(|word| {
            matches!(word.plain.as_str(), "д" | "дом" | "no" | "n" | "nr" | "nomor" | "numero")
        })
    });
    let mut last = marked.unwrap_or(at);
    let mut of_part = part;
    if last.checked_sub(1).and_then(near).is_none() && last > 0 {
        of_part = words.get(last - 1)?.part;
    }
    let mut from = last;
    let mut sure = false;
    while let Some(before) = from.checked_sub(1)
        && at - before <= MAX_STREET
    {
        let word = words.get(before)?;
        if word.part != of_part
            || !word.is_name()
            || (leads(&word.plain) && !inside_names(&word.plain))
        {
            break;
        }
        let small = inside_names(&word.plain);
        let way = street_before(&word.plain) || german_street(&word.plain);
        let lone = from == last;
        if !(word.is_capital() || small || way || lone)
            || (leads(&word.plain) && !word.is_capital() && before + 1 == last)
        {
            break;
        }
        from = before;
        sure |= way;
        if street_before(&word.plain) {
            break;
        }
    }
    // A small word in front leads to the name: "an Musterstr. 5".
    while from < last
        && words.get(from).is_some_and(|word| inside_names(&word.plain) && !word.is_capital())
    {
        from += 1;
    }
    if from == last || (of_part != part && !sure) {
        return None;
    }
    last = at + 1;
    let letter = words
        .get(last)
        .is_some_and(|word| word.part == part && word.plain.len() == 1 && word.is_name());
    let to = last + usize::from(letter);
    let over = words.get(to).is_none_or(|word| word.part != part || is_unit(&word.plain));
    (sure || over).then_some(Street { from, to, sure })
}

/// "Flat 3, 12 Mill Lane": units in front of a street, a line each.
fn units_before(words: &[Word], street: usize) -> Vec<String> {
    match street.checked_sub(2) {
        Some(from) if unit_at(words, from) == Some(street) => vec![joined(words, from, street)],
        _ => Vec::new(),
    }
}

/// The end of a unit that begins at a word: "Suite 394", "#5", "3rd floor".
fn unit_at(words: &[Word], at: usize) -> Option<usize> {
    let word = words.get(at)?;
    let ordinal = word.plain.chars().next().is_some_and(|c| c.is_ascii_digit())
        && !word.is_number()
        && words.get(at + 1).is_some_and(|next| is_unit(&next.plain) && next.part == word.part);
    if ordinal {
        return Some(at + 2);
    }
    if !is_unit(&word.plain) {
        return None;
    }
    if word.plain.starts_with('#') {
        return Some(at + 1);
    }
    let numbered = words.get(at + 1).is_some_and(|next| {
        next.part == word.part
            && (next.plain.chars().any(|c| c.is_ascii_digit()) || next.plain.chars().count() <= 2)
    });
    numbered.then_some(at + 2)
}

/// A postcode in the words behind a street.
struct Postcode {
    text: String,
    from: usize,
    to: usize,
    /// The country that alone writes it so.
    country: Option<&'static str>,
}

fn postcode(rest: &[Word]) -> Option<Postcode> {
    let shape = |text: &str| -> String {
        let kind = |c: char| match c {
            '0'..='9' => '9',
            'a'..='z' => 'a',
            other => other,
        };
        text.chars().map(kind).collect()
    };
    for (at, word) in rest.iter().enumerate() {
        let next = rest.get(at + 1).filter(|next| next.part == word.part);
        let pair = next.map(|next| format!("{} {}", word.plain, next.plain)).unwrap_or_default();
        let country = match shape(&pair).as_str() {
            "a9 9aa" | "a99 9aa" | "aa9 9aa" | "aa99 9aa" | "a9a 9aa" | "aa9a 9aa" => Some("GB"),
            "a9a 9a9" => Some("CA"),
            "9999 aa" if next.is_some_and(|next| next.text.chars().all(char::is_uppercase)) => {
                Some("NL")
            }
            _ => None,
        };
        if country.is_some() {
            return Some(Postcode { text: pair.to_uppercase(), from: at, to: at + 2, country });
        }
        // "D-10115"
        let bare = word.plain.split_once('-').filter(|(land, _)| {
            (1..=2).contains(&land.len()) && land.chars().all(|c| c.is_ascii_lowercase())
        });
        let text = bare.map_or(word.plain.as_str(), |(_, code)| code);
        let country = match shape(text).as_str() {
            "a99aa" | "a999aa" | "aa99aa" | "aa999aa" | "a9a9aa" | "aa9a9aa" => Some("GB"),
            "a9a9a9" => Some("CA"),
            "99999" | "99999-9999" | "999999" | "99999-999" | "9999-999" | "999-9999" => None,
            "9999" => None,
            _ => continue,
        };
        return Some(Postcode { text: text.to_uppercase(), from: at, to: at + 1, country });
    }
    None
}

/// What stands around a postcode.
struct Town {
    city: String,
    region: Option<String>,
    country: Option<&'static str>,
    said_country: Option<String>,
}

fn town(rest: &[Word], postcode: &Postcode, known: Option<&Address>) -> Option<Town> {
    let own_part = rest.get(postcode.from)?.part;
    let mut before: Vec<&Word> = rest.get(..postcode.from)?.iter().collect();
    if before.last().is_some_and(|word| {
        matches!(word.plain.as_str(), "zip" | "postcode" | "code" | "plz" | "cap" | "cep" | "cp")
    }) {
        before.pop();
        if before
            .last()
            .is_some_and(|word| matches!(word.plain.as_str(), "zip" | "post" | "postal"))
        {
            before.pop();
        }
    }
    let behind = rest.get(postcode.to..).unwrap_or_default();
    let (mut said_country, mut code) = (None, None);
    let mut region: Option<String> = None;
    let mut behind_parts: Vec<Vec<&Word>> = Vec::new();
    for words in behind.chunk_by(|a, b| a.part == b.part) {
        let text = joined(words, 0, words.len());
        if let Some(found) = country(&text) {
            (code, said_country) = (Some(found), Some(text));
            break;
        }
        let first = words.first().filter(|word| word.part != own_part);
        if let (Some(first), Some(found)) = (first, state(&plain(&text))) {
            let _ = first;
            region = Some(found.to_owned());
            continue;
        }
        behind_parts.push(words.iter().collect());
    }
    // A country may stand in front of the postcode as well.
    if code.is_none()
        && let Some((found, count)) = (1..=2).rev().find_map(|count| {
            let from = before.len().checked_sub(count).filter(|from| *from > 0)?;
            let text =
                before.get(from..)?.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
            Some((
                country(&text).filter(|found| state(&plain(&text)).is_none() && *found != "GE")?,
                count,
            ))
        })
    {
        let from = before.len() - count;
        let said: Vec<&str> = before.get(from..)?.iter().map(|word| word.text.as_str()).collect();
        (code, said_country) = (Some(found), Some(said.join(" ")));
        before.truncate(from);
    }
    let us_digits = postcode.text.len() == 5 || postcode.text.len() == 10;
    if region.is_none() && us_digits && code.is_none_or(|code| code == "US") {
        for count in (1..=3).rev() {
            let Some(from) = before.len().checked_sub(count).filter(|from| *from > 0) else {
                continue;
            };
            let text: Vec<&str> =
                before.get(from..)?.iter().map(|word| word.plain.as_str()).collect();
            if let Some(found) = state(&text.join(" ")) {
                region = Some(found.to_owned());
                before.truncate(from);
                break;
            }
        }
    }
    if region.is_some() && code.is_none() && us_digits {
        code = Some("US");
    }
    let region = match (region, known.and_then(|known| known.region.as_deref())) {
        (Some(code), Some(known)) if state(&plain(known)) == Some(code.as_str()) => {
            Some(known.to_owned())
        }
        (region, _) => region,
    };
    let mut parts = before.chunk_by(|a, b| a.part == b.part);
    let city = parts.next().and_then(town_name);
    let further = parts.next().and_then(town_name);
    let region = region
        .or_else(|| further.map(|name| if name.len() == 2 { name.to_uppercase() } else { name }));
    let behind = || behind_parts.first().and_then(|words| town_name(words));
    let of_known =
        || known.filter(|known| known.postcode == postcode.text).map(|known| known.city.clone());
    let city = city.or_else(behind).or_else(of_known)?;
    Some(Town { city, region, country: code, said_country })
}

/// The name of a town at the beginning of a part of an address.
fn town_name(words: &[&Word]) -> Option<String> {
    let words: Vec<&&Word> = words
        .iter()
        .skip_while(|word| matches!(word.plain.as_str(), "in" | "г" | "город" | "kota"))
        .collect();
    let capital = words.first().is_some_and(|word| word.is_capital());
    let names = words.iter().take_while(|word| {
        let fits = word.is_capital() || !capital || inside_names(&word.plain);
        word.is_name() && !follows(&word.plain) && fits
    });
    let names: Vec<&str> = names.map(|word| word.text.as_str()).collect();
    ((1..=MAX_TOWN).contains(&names.len())).then(|| names.join(" "))
}

fn joined(words: &[Word], from: usize, to: usize) -> String {
    let words = words.get(from..to).unwrap_or_default();
    let mut line = String::new();
    for (at, word) in words.iter().enumerate() {
        let parts = at > 0 && words.get(at - 1).is_some_and(|before| before.part != word.part);
        line.push_str(if parts {
            ", "
        } else if at > 0 {
            " "
        } else {
            ""
        });
        line.push_str(&word.text);
    }
    line
}

/// "new york" as "New York".
fn capitals(text: &str) -> String {
    let mut start = true;
    let mut capitals = String::with_capacity(text.len());
    for c in text.chars() {
        if start {
            capitals.extend(c.to_uppercase());
        } else {
            capitals.push(c);
        }
        start = c == ' ' || c == '-';
    }
    capitals
}
