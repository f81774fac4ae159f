//! An order placed on the shopper's behalf, paid at today's prices.

use aisle_domain::after_sales::{AfterSales, NewLine, QuoteLine, Reason};
use aisle_domain::ids::{OrderNumber, PaymentMethodId};
use aisle_domain::money::Money;
use aisle_domain::shop::{Address, Order, OrderLine, OrderStatus};

use super::draft::{Draft, named};
use super::ledger::{add, minor_of, times};
use super::text::{some_named, usable_address};

const MOST_OF_ONE: u32 = 10_000;

/// Stands in until the plan is finished and the order gets a number.
const NUMBER_TO_COME: &str = "NEW-0";

pub(crate) fn place_order(
    draft: &mut Draft<'_>,
    wanted: &[NewLine],
    pay_with: &PaymentMethodId,
    address: Option<&Address>,
) -> Result<(), Reason> {
    some_named(wanted.len())?;
    draft.method(pay_with)?;
    let lines = wanted.iter().map(|line| order_line(draft, line)).collect::<Result<Vec<_>, _>>()?;
    let Some(currency) = lines.first().map(|line| line.unit_price.currency) else {
        return Err(Reason::new("nothing_named"));
    };
    let total = lines.iter().try_fold(0, |sum, line| {
        add(sum, times(minor_of(line.unit_price, currency)?, line.quantity)?)
    })?;
    for line in &lines {
        draft.tell(QuoteLine {
            name: named(&line.name, &line.options),
            becomes: None,
            quantity: line.quantity,
            unit_price: line.unit_price,
        });
    }
    let placed_at = Some(draft.facts.now);
    // Asking for the customer marks it as changed: two equal orders are placed at two revisions.
    let customer = draft.customer()?;
    let address = address.unwrap_or(&customer.address).clone();
    usable_address(&address)?;
    let order = Order {
        number: OrderNumber::parse(NUMBER_TO_COME).map_err(|_| Reason::new("not_possible"))?,
        shopper: customer.id.clone(),
        placed_at,
        status: OrderStatus::Pending,
        lines,
        shipments: Vec::new(),
        address,
        email: customer.email.clone(),
        phone: customer.phone.clone(),
        total: Money::new(total, currency),
        after_sales: AfterSales::default(),
    };
    draft.place(order);
    if total > 0 { draft.charge(total, pay_with) } else { Ok(()) }
}

fn order_line(draft: &Draft<'_>, wanted: &NewLine) -> Result<OrderLine, Reason> {
    if !(1..=MOST_OF_ONE).contains(&wanted.quantity) {
        return Err(Reason::new("field_not_usable").with("field", "quantity"));
    }
    let variant = draft.available(&wanted.product, &wanted.item, wanted.quantity)?;
    Ok(OrderLine {
        item: variant.item.clone(),
        product: wanted.product.clone(),
        name: draft.product(&wanted.product)?.name.clone(),
        options: variant.options.clone(),
        quantity: wanted.quantity,
        unit_price: variant.price,
    })
}
