//! Products and shoppers of `aisle.shop.v1`.

use aisle_domain::after_sales::Customer;
use aisle_domain::shop::{Product, Shopper, Variant};

use super::accounts;
use crate::fault::Fault;
use crate::field::{
    MOST_OPTIONS, MOST_VARIANTS, NAME_CHARS, amount, email, item_id, language, options, product_id,
    shopper_id, stock,
};
use crate::intake::Noted;
use crate::located::Located;
use crate::report::Problem;
use crate::shop::{Aliases, ShopperRecord};

/// A product and its aliases by language.
pub(super) fn product(at: &Located<'_>) -> Result<Noted<(Product, Aliases)>, Problem> {
    let mut notes = Vec::new();
    let id = product_id(&at.field("id")?)?;
    let name = at.field("name")?.text(NAME_CHARS)?.to_owned();
    let variants_at = at.field("variants")?;
    let variants = variants_at
        .elements(MOST_VARIANTS)?
        .iter()
        .map(|variant_at| variant(variant_at, &mut notes))
        .collect::<Result<Vec<_>, _>>()?;
    if variants.is_empty() {
        return Err(variants_at.problem(Fault::Empty));
    }
    let aliases = match at.optional("aliases")? {
        Some(aliases) => aliases_of(&aliases)?,
        None => Vec::new(),
    };
    at.unknown_fields(&["id", "name", "aliases", "variants"], &mut notes);
    Ok(Noted { record: (Product { id, name, variants }, aliases), notes })
}

fn variant(at: &Located<'_>, notes: &mut Vec<Problem>) -> Result<Variant, Problem> {
    at.unknown_fields(&["item", "options", "available", "stock", "price"], notes);
    Ok(Variant {
        item: item_id(&at.field("item")?)?,
        options: at.optional("options")?.map_or_else(|| Ok(Vec::new()), |o| options(&o))?,
        available: at.optional("available")?.map_or(Ok(true), |available| available.boolean())?,
        price: amount(&at.field("price")?)?,
        stock: at.optional("stock")?.map(|count| stock(&count)).transpose()?,
    })
}

fn aliases_of(at: &Located<'_>) -> Result<Aliases, Problem> {
    let mut aliases = Vec::new();
    for (tag, names) in at.entries(MOST_OPTIONS)? {
        // The tag is a key: it is judged as the text it would be.
        let tag_value = serde_json::Value::from(tag);
        let tag = language(&Located { value: &tag_value, path: names.path.clone() })?;
        for name in names.elements(MOST_OPTIONS)? {
            aliases.push((tag.clone(), name.text(NAME_CHARS)?.to_owned()));
        }
    }
    Ok(aliases)
}

/// A shopper, and the customer that the shopper is.
pub(super) fn shopper(
    at: &Located<'_>,
) -> Result<Noted<(ShopperRecord, Option<Customer>)>, Problem> {
    let mut notes = Vec::new();
    let shopper = Shopper {
        id: shopper_id(&at.field("id")?)?,
        name: at.field("name")?.text(NAME_CHARS)?.to_owned(),
        email: email(&at.field("email")?)?,
    };
    let language = at.optional("language")?.map(|tag| language(&tag)).transpose()?;
    let customer = accounts::customer(at, &shopper, &mut notes)?;
    let known = [&["id", "name", "email", "language"][..], &accounts::FIELDS].concat();
    at.unknown_fields(&known, &mut notes);
    Ok(Noted { record: (ShopperRecord { shopper, language }, customer), notes })
}
