//! What the suite only asks, answered from our records.

use aisle_domain::ids::ProductId;

use super::session::Session;
use crate::error::Fault;
use crate::json::At;

/// Makes a look-up. Brings whether it is one of the suite's; what it does not find is told.
pub(super) fn answer(
    name: &str,
    arguments: &At<'_>,
    session: &mut Session<'_>,
) -> Result<bool, Fault> {
    let what = arguments.optional("action")?.map(|what| what.text()).transpose()?;
    let found = match (name.trim_end_matches("_tool"), what) {
        ("get_user_info" | "get_user_orders_info", None)
        | ("manage_ecard", Some("信息查询" | "余额查询")) => {
            session.book.customer(&session.shopper).is_some()
        }
        // What a picture shows, and what is on offer, is not in the shop's records.
        ("get_image_info" | "get_discount_info", None) => true,
        ("get_logistics_info", None)
        | ("manage_order" | "register_cashback_by_review", Some("查询")) => {
            order(arguments, session)?
        }
        ("manage_exchange", Some("查询")) => {
            order(arguments, session)? && product(&arguments.field("original_product_id")?, session)
        }
        (
            "get_repair_info"
            | "get_auxiliary_materials_info"
            | "get_gift_info"
            | "get_installation_service_info"
            | "get_product_info"
            | "get_fault_code_info",
            None,
        ) => product(&arguments.field("product_id")?, session),
        ("compare_products_info", None) => {
            let ids = arguments.field("product_ids")?;
            match ids.elements() {
                Ok(ids) => ids.iter().all(|id| product(id, session)),
                // One text with all of them.
                Err(_) => ids.text().is_ok(),
            }
        }
        _ => return Ok(false),
    };
    if !found {
        session.told.notes.push(format!("{name} finds nothing"));
    }
    Ok(true)
}

/// Whether the shopper has such an order: another's is not found.
fn order(arguments: &At<'_>, session: &Session<'_>) -> Result<bool, Fault> {
    let number = session.number(&arguments.field("order_id")?)?;
    Ok(session.book.order(&number).is_some_and(|order| order.shopper == session.shopper))
}

fn product(id: &At<'_>, session: &Session<'_>) -> bool {
    let id = id.id::<ProductId>();
    id.is_ok_and(|id| session.book.products().contains_key(&id))
}
