//! Words of postal addresses: states, units of a building, what leads to an address and what follows
//! it in a sentence. How they make an address is `address.rs`.

use crate::entities::lexicon::Kind;
use crate::entities::view::{View, base};
use crate::folding::fold;
use aisle_domain::language::Language;

/// The states of the United States with their two letters.
const STATES: [(&str, &str); 51] = [
    ("AL", "alabama"),
    ("AK", "alaska"),
    ("AZ", "arizona"),
    ("AR", "arkansas"),
    ("CA", "california"),
    ("CO", "colorado"),
    ("CT", "connecticut"),
    ("DC", "district of columbia"),
    ("DE", "delaware"),
    ("FL", "florida"),
    ("GA", "georgia"),
    ("HI", "hawaii"),
    ("IA", "iowa"),
    ("ID", "idaho"),
    ("IL", "illinois"),
    ("IN", "indiana"),
    ("KS", "kansas"),
    ("KY", "kentucky"),
    ("LA", "louisiana"),
    ("MA", "massachusetts"),
    ("MD", "maryland"),
    ("ME", "maine"),
    ("MI", "michigan"),
    ("MN", "minnesota"),
    ("MO", "missouri"),
    ("MS", "mississippi"),
    ("MT", "montana"),
    ("NC", "north carolina"),
    ("ND", "north dakota"),
    ("NE", "nebraska"),
    ("NH", "new hampshire"),
    ("NJ", "new jersey"),
    ("NM", "new mexico"),
    ("NV", "nevada"),
    ("NY", "new york"),
    ("OH", "ohio"),
    ("OK", "oklahoma"),
    ("OR", "oregon"),
    ("PA", "pennsylvania"),
    ("RI", "rhode island"),
    ("SC", "south carolina"),
    ("SD", "south dakota"),
    ("TN", "tennessee"),
    ("TX", "texas"),
    ("UT", "utah"),
    ("VA", "virginia"),
    ("VT", "vermont"),
    ("WA", "washington"),
    ("WI", "wisconsin"),
    ("WV", "west virginia"),
    ("WY", "wyoming"),
];

/// The two letters of a state, from them or from its name.
pub(super) fn state(text: &str) -> Option<&'static str> {
    let found = STATES.iter().find(|(code, name)| code.eq_ignore_ascii_case(text) || *name == text);
    found.map(|(code, _)| *code)
}

/// A word as it is compared: small letters without accents and full stops.
pub(super) fn plain(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '#');
    word.chars().filter_map(base).collect()
}

/// Words for a part of a building.
pub(super) fn is_unit(word: &str) -> bool {
    const UNITS: [&str; 56] = [
        "suite",
        "ste",
        "apt",
        "apartment",
        "unit",
        "flat",
        "floor",
        "fl",
        "room",
        "rm",
        "building",
        "bldg",
        "block",
        "etage",
        "appt",
        "appartement",
        "bat",
        "batiment",
        "escalier",
        "piso",
        "puerta",
        "portal",
        "escalera",
        "depto",
        "departamento",
        "int",
        "interno",
        "scala",
        "piano",
        "apto",
        "apartamento",
        "bloco",
        "andar",
        "sala",
        "wohnung",
        "whg",
        "stiege",
        "кв",
        "квартира",
        "корп",
        "корпус",
        "офис",
        "оф",
        "под",
        "эт",
        "lt",
        "lantai",
        "blok",
        "rt",
        "rw",
        "kel",
        "kec",
        "kelurahan",
        "kecamatan",
        "شقة",
        "شقه",
    ];
    UNITS.contains(&word) || (word.starts_with('#') && word.len() > 1)
}

/// Words behind which an address can begin.
pub(super) fn leads(word: &str) -> bool {
    const LEADS: [&str; 44] = [
        "is",
        "to",
        "at",
        "address",
        "addres",
        "adress",
        "be",
        "ship",
        "lautet",
        "ist",
        "an",
        "nach",
        "adresse",
        "anschrift",
        "neue",
        "es",
        "a",
        "direccion",
        "nueva",
        "est",
        "adresse",
        "nouvelle",
        "e",
        "indirizzo",
        "nuovo",
        "al",
        "all",
        "endereco",
        "novo",
        "para",
        "ke",
        "alamat",
        "ubah",
        "на",
        "адрес",
        "по",
        "адресу",
        "new",
        "in",
        "use",
        "from",
        "zu",
        "auf",
        "sur",
    ];
    LEADS.contains(&word)
}

/// Words that follow an address in a sentence.
pub(super) fn follows(word: &str) -> bool {
    const FOLLOWS: [&str; 22] = [
        "please",
        "pls",
        "thanks",
        "thank",
        "bitte",
        "danke",
        "merci",
        "gracias",
        "grazie",
        "obrigado",
        "obrigada",
        "instead",
        "and",
        "if",
        "und",
        "et",
        "y",
        "s'il",
        "por",
        "per",
        "tolong",
        "пожалуиста",
    ];
    FOLLOWS.contains(&word)
}

/// Small words inside the name of a street or a town.
pub(super) fn inside_names(word: &str) -> bool {
    const INSIDE: [&str; 30] = [
        "am", "an", "der", "den", "dem", "die", "zur", "zum", "im", "von", "de", "du", "des", "la",
        "le", "les", "sur", "sous", "del", "di", "da", "do", "dos", "das", "las", "della", "of",
        "upon", "on", "und",
    ];
    INSIDE.contains(&word)
}

/// "Musterstr.", "Lindenweg".
pub(super) fn german_street(word: &str) -> bool {
    const ENDS: [&str; 13] = [
        "strase", "strasse", "str", "weg", "gasse", "platz", "allee", "ring", "ufer", "damm",
        "steig", "chaussee", "straat",
    ];
    ENDS.iter().any(|end| word.ends_with(end))
}

/// "Street", "Ave", "Highway": behind a street's name.
pub(super) fn street_behind(word: &str) -> bool {
    has(word, Kind::StreetAfter, Some(Language::En))
        || matches!(word, "expressway" | "loop" | "plaza" | "alley" | "broadway")
}

/// "rue", "Calle", "Via": in front of it.
pub(super) fn street_before(word: &str) -> bool {
    word.chars().count() > 1
        && has(word, Kind::StreetBefore, None)
        && !matches!(word, "che" | "place" | "col" | "km")
}

/// The country that a text names, by its two letters.
pub(super) fn country(text: &str) -> Option<&'static str> {
    if text.len() > 60 {
        return None;
    }
    if text.eq_ignore_ascii_case("us")
        || text.eq_ignore_ascii_case("u.s.")
        || text.eq_ignore_ascii_case("u.s.a.")
    {
        return Some("US");
    }
    let folded = fold(text);
    let view = View::new(&folded, None);
    match view.tokens.as_slice() {
        [one] if one.start == 0 && one.end >= folded.len().saturating_sub(1) => {
            view.sense(0, Kind::Country).map(|sense| sense.name)
        }
        _ => None,
    }
}

fn has(word: &str, kind: Kind, language: Option<Language>) -> bool {
    let folded = fold(word);
    let view = View::new(&folded, language);
    matches!(view.tokens.as_slice(), [one] if one.kinds & kind.bit() != 0)
}
