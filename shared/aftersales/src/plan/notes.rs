//! Requests that move no money: addresses, haste, invoices, visits, rewards for reviews.

use aisle_domain::after_sales::{Booking, Invoice, Reason};
use aisle_domain::shop::Address;

use super::draft::Draft;
use super::text::{filled, short, usable_address};

const NAME_CHARS: usize = 200;
const PHONE_CHARS: usize = 40;
const EVIDENCE_CHARS: usize = 2_000;
const MOST_BOOKINGS: usize = 20;

pub(crate) fn change_address(draft: &mut Draft<'_>, address: &Address) -> Result<(), Reason> {
    usable_address(address)?;
    draft.order()?.address = address.clone();
    Ok(())
}

pub(crate) fn change_default_address(
    draft: &mut Draft<'_>,
    address: &Address,
) -> Result<(), Reason> {
    usable_address(address)?;
    draft.customer()?.address = address.clone();
    Ok(())
}

pub(crate) fn expedite(draft: &mut Draft<'_>) -> Result<(), Reason> {
    draft.order()?.after_sales.expedited = true;
    Ok(())
}

pub(crate) fn issue_invoice(draft: &mut Draft<'_>, invoice: &Invoice) -> Result<(), Reason> {
    filled("title", &invoice.title, NAME_CHARS)?;
    short("tax_number", invoice.tax_number.as_deref().unwrap_or_default(), PHONE_CHARS)?;
    short("phone", invoice.phone.as_deref().unwrap_or_default(), PHONE_CHARS)?;
    draft.order()?.after_sales.invoice = Some(invoice.clone());
    Ok(())
}

pub(crate) fn book_service(draft: &mut Draft<'_>, booking: &Booking) -> Result<(), Reason> {
    filled("name", &booking.name, NAME_CHARS)?;
    filled("phone", &booking.phone, PHONE_CHARS)?;
    filled("day", &booking.day, NAME_CHARS)?;
    let bookings = &mut draft.order()?.after_sales.bookings;
    if bookings.len() >= MOST_BOOKINGS {
        return Err(Reason::new("too_many_named").with("most", MOST_BOOKINGS.to_string()));
    }
    bookings.push(booking.clone());
    Ok(())
}

pub(crate) fn reward_review(draft: &mut Draft<'_>, evidence: &str) -> Result<(), Reason> {
    filled("evidence", evidence, EVIDENCE_CHARS)?;
    draft.order()?.after_sales.review_rewarded = true;
    Ok(())
}
