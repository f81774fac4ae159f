//! What the suite only asks, answered from our records.

use aisle_domain::ids::{ItemId, ProductId, ShopperId};

use super::Session;
use super::arithmetic;
use super::read::order_number;
use crate::error::Fault;
use crate::json::At;

/// Answers a look-up: whether it found something, or the code of what it did not. `None` for a call
/// that is none.
pub(super) fn answer(
    name: &str,
    arguments: &At<'_>,
    session: &mut Session<'_>,
) -> Result<Option<Result<(), &'static str>>, Fault> {
    let text = |name| arguments.text_field(name);
    Ok(Some(match name {
        "find_user_id_by_email" => {
            let email = text("email")?.to_lowercase();
            let id = session.customer_where(|customer| customer.email.to_lowercase() == email);
            session.found(id)
        }
        "find_user_id_by_name_zip" => {
            let (given, family) = (text("first_name")?, text("last_name")?);
            let (given, family, zip) = (given.to_lowercase(), family.to_lowercase(), text("zip")?);
            let id = session.customer_where(|customer| {
                customer.given_name.to_lowercase() == given
                    && customer.family_name.to_lowercase() == family
                    && customer.address.postcode == zip
            });
            session.found(id)
        }
        "get_user_details" => {
            let id = ShopperId::new(text("user_id")?).ok();
            let customer = id.and_then(|id| session.book.customer(&id));
            customer.map(drop).ok_or("user_not_found")
        }
        "get_order_details" => {
            let number = order_number(&arguments.field("order_id")?)?;
            let order = number.and_then(|number| session.book.order(&number));
            order.map(drop).ok_or("order_not_found")
        }
        "get_product_details" => {
            let id = ProductId::new(text("product_id")?).ok();
            let product = id.and_then(|id| session.book.products().get(&id));
            product.map(drop).ok_or("product_not_found")
        }
        "get_item_details" => {
            let id = ItemId::new(text("item_id")?).ok();
            let mut variants =
                session.book.products().values().flat_map(|product| &product.variants);
            let known = id.is_some_and(|id| variants.any(|variant| variant.item == id));
            if known { Ok(()) } else { Err("item_not_found") }
        }
        "list_all_product_types" | "transfer_to_human_agents" => Ok(()),
        "calculate" => arithmetic::calculate(text("expression")?).map(drop),
        _ => return Ok(None),
    }))
}
