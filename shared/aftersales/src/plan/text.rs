//! The bounds of what a shopper wrote, before it goes into a record.

use aisle_domain::after_sales::Reason;
use aisle_domain::shop::Address;

/// Most items that one request names.
pub(crate) const MOST_ITEMS: usize = 100;
const MOST_ADDRESS_LINES: usize = 8;
const ADDRESS_LINE_CHARS: usize = 200;

/// Fails unless a text has something in it, and no more characters than `most`.
pub(crate) fn filled(field: &str, text: &str, most: usize) -> Result<(), Reason> {
    if text.trim().is_empty() {
        return Err(Reason::new("field_missing").with("field", field));
    }
    short(field, text, most)
}

/// Fails if a text has more characters than `most`, or control characters.
pub(crate) fn short(field: &str, text: &str, most: usize) -> Result<(), Reason> {
    let fits = text.chars().count() <= most && !text.chars().any(char::is_control);
    if fits { Ok(()) } else { Err(Reason::new("field_not_usable").with("field", field)) }
}

/// Fails unless an address has a street and a city and is bounded. Postal codes are the country's
/// business: some have none.
pub(crate) fn usable_address(address: &Address) -> Result<(), Reason> {
    if address.lines.iter().all(|line| line.trim().is_empty()) {
        return Err(Reason::new("field_missing").with("field", "address"));
    }
    if address.lines.len() > MOST_ADDRESS_LINES {
        return Err(Reason::new("field_not_usable").with("field", "address"));
    }
    for line in &address.lines {
        short("address", line, ADDRESS_LINE_CHARS)?;
    }
    filled("city", &address.city, ADDRESS_LINE_CHARS)?;
    short("region", address.region.as_deref().unwrap_or_default(), ADDRESS_LINE_CHARS)?;
    short("postcode", &address.postcode, ADDRESS_LINE_CHARS)?;
    short("country", &address.country, ADDRESS_LINE_CHARS)
}

/// Fails unless one to [`MOST_ITEMS`] things are named.
pub(crate) fn some_named(count: usize) -> Result<(), Reason> {
    match count {
        0 => Err(Reason::new("nothing_named")),
        1..=MOST_ITEMS => Ok(()),
        _ => Err(Reason::new("too_many_named").with("most", MOST_ITEMS.to_string())),
    }
}
