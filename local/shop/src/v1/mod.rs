//! Our own format, `aisle.shop.v1`, described in docs/shop-format.md: the sections of a file.
//! Its records are read in `catalogue`, `accounts` and `orders`.

mod accounts;
mod catalogue;
mod orders;

use jiff::Timestamp;

use crate::field::MOST_RECORDS;
use crate::intake::Intake;
use crate::located::Located;
use crate::report::Problem;

/// The format's name and version, the value of its `format` field.
pub(crate) const NAME: &str = "aisle.shop.v1";

const FIELDS: [&str; 5] = ["format", "name", "products", "shoppers", "orders"];

/// Reads all sections: products and shoppers first, because orders refer to them.
pub(crate) fn read(root: &Located<'_>, now: Timestamp, intake: &mut Intake) -> Result<(), Problem> {
    let mut notes = Vec::new();
    root.unknown_fields(&FIELDS, &mut notes);
    intake.note(notes);
    for at in section(root, "products")? {
        intake.take_product(&at, "id", catalogue::product(&at));
    }
    for at in section(root, "shoppers")? {
        intake.take_shopper(&at, "id", catalogue::shopper(&at));
    }
    for at in section(root, "orders")? {
        let order = orders::order(&at, now, intake);
        intake.take_order(&at, &orders::FIELDS, order, now);
    }
    Ok(())
}

fn section<'a>(root: &Located<'a>, name: &str) -> Result<Vec<Located<'a>>, Problem> {
    root.optional(name)?.map_or_else(|| Ok(Vec::new()), |at| at.elements(MOST_RECORDS))
}
