//! The suite's shop in our types.

use aisle_domain::after_sales::{
    AfterSales, Customer, Direction, Payment, PaymentKind, PaymentMethod,
};
use aisle_domain::ids::{OrderNumber, TrackingNumber};
use aisle_domain::money::{Currency, Money};
use aisle_domain::shop::{Address, Order, OrderLine, OrderStatus, Product, Shipment, Variant};

use crate::book::Shop;
use crate::error::Fault;
use crate::json::At;

pub(super) const CURRENCY: Currency = Currency::USD;

pub(super) fn shop(root: &At<'_>) -> Result<Shop, Fault> {
    let mut shop = Shop::default();
    for (_, at) in root.field("products")?.entries()? {
        let product = product(&at)?;
        shop.products.insert(product.id.clone(), product);
    }
    for (_, at) in root.field("users")?.entries()? {
        let customer = customer(&at)?;
        shop.customers.insert(customer.id.clone(), customer);
    }
    for (_, at) in root.field("orders")?.entries()? {
        let order = order(&at, &shop)?;
        shop.orders.insert(order.number.clone(), order);
    }
    Ok(shop)
}

fn product(at: &At<'_>) -> Result<Product, Fault> {
    let mut variants = Vec::new();
    for (_, at) in at.field("variants")?.entries()? {
        variants.push(Variant {
            item: at.field("item_id")?.id()?,
            options: options(&at.field("options")?)?,
            available: at.field("available")?.boolean()?,
            price: at.field("price")?.money(CURRENCY)?,
            stock: None,
        });
    }
    Ok(Product {
        id: at.field("product_id")?.id()?,
        name: at.text_field("name")?.to_owned(),
        variants,
    })
}

fn options(at: &At<'_>) -> Result<Vec<(String, String)>, Fault> {
    let options = at.entries()?.into_iter();
    options.map(|(name, value)| Ok((name.to_owned(), value.text()?.to_owned()))).collect()
}

fn customer(at: &At<'_>) -> Result<Customer, Fault> {
    let name = at.field("name")?;
    let methods = at.field("payment_methods")?.entries()?;
    Ok(Customer {
        id: at.field("user_id")?.id()?,
        given_name: name.text_field("first_name")?.to_owned(),
        family_name: name.text_field("last_name")?.to_owned(),
        email: at.text_field("email")?.to_owned(),
        phone: None,
        address: address(&at.field("address")?)?,
        payment_methods: methods.iter().map(|(_, at)| method(at)).collect::<Result<_, _>>()?,
        revision: 0,
        tier: None,
    })
}

fn method(at: &At<'_>) -> Result<PaymentMethod, Fault> {
    let kind = match at.text_field("source")? {
        "gift_card" => PaymentKind::GiftCard { balance: at.field("balance")?.money(CURRENCY)? },
        "credit_card" => PaymentKind::Card {
            brand: at.text_field("brand")?.to_owned(),
            last_four: at.text_field("last_four")?.to_owned(),
        },
        other => PaymentKind::Wallet { name: other.to_owned() },
    };
    Ok(PaymentMethod { id: at.field("id")?.id()?, kind })
}

/// Its two lines are kept as they are, also an empty second one: they are written back.
pub(super) fn address(at: &At<'_>) -> Result<Address, Fault> {
    let text = |name| Ok::<_, Fault>(at.text_field(name)?.to_owned());
    let second = at.optional("address2")?.map(|line| line.text()).transpose()?;
    Ok(Address {
        lines: vec![text("address1")?, second.unwrap_or_default().to_owned()],
        city: text("city")?,
        region: Some(text("state")?),
        postcode: text("zip")?,
        country: text("country")?,
    })
}

/// A `#` and the number: the suite takes no other spelling.
pub(super) fn order_number(at: &At<'_>) -> Result<Option<OrderNumber>, Fault> {
    let text = at.text()?;
    let number = OrderNumber::parse(text).ok();
    Ok(number.filter(|number| number.to_string() == text))
}

fn order(at: &At<'_>, shop: &Shop) -> Result<Order, Fault> {
    let number_at = at.field("order_id")?;
    let number = order_number(&number_at)?.ok_or_else(|| number_at.fault("is no order number"))?;
    let shopper_at = at.field("user_id")?;
    let shopper = shopper_at.id()?;
    let customer =
        shop.customers.get(&shopper).ok_or_else(|| shopper_at.fault("is none of the users"))?;
    let status_at = at.field("status")?;
    let status = match status_at.text()? {
        "pending" => OrderStatus::Pending,
        "processed" => OrderStatus::Processed,
        "delivered" => OrderStatus::Delivered,
        "cancelled" => OrderStatus::Cancelled,
        _ => return Err(status_at.fault("is no status of an untouched shop")),
    };
    let lines = at.field("items")?.elements()?;
    let payments = at.field("payment_history")?.elements()?;
    let payments: Vec<Payment> = payments.iter().map(payment).collect::<Result<_, _>>()?;
    let total = payments
        .iter()
        .filter(|payment| payment.direction == Direction::Charge)
        .try_fold(Money::new(0, CURRENCY), |sum, payment| sum.checked_add(payment.amount))
        .map_err(|error| at.fault(error.to_string()))?;
    Ok(Order {
        number,
        shopper,
        placed_at: None,
        status,
        lines: lines.iter().map(line).collect::<Result<_, _>>()?,
        shipments: shipments(&at.field("fulfillments")?)?,
        address: address(&at.field("address")?)?,
        email: customer.email.clone(),
        total,
        after_sales: AfterSales { payments, ..AfterSales::default() },
        phone: None,
    })
}

fn line(at: &At<'_>) -> Result<OrderLine, Fault> {
    Ok(OrderLine {
        item: at.field("item_id")?.id()?,
        product: at.field("product_id")?.id()?,
        name: at.text_field("name")?.to_owned(),
        options: options(&at.field("options")?)?,
        quantity: 1,
        unit_price: at.field("price")?.money(CURRENCY)?,
    })
}

fn payment(at: &At<'_>) -> Result<Payment, Fault> {
    let direction_at = at.field("transaction_type")?;
    let direction = match direction_at.text()? {
        "payment" => Direction::Charge,
        "refund" => Direction::Refund,
        _ => return Err(direction_at.fault("must be payment or refund")),
    };
    let amount = at.field("amount")?.money(CURRENCY)?;
    Ok(Payment { direction, amount, method: at.field("payment_method_id")?.id()? })
}

fn shipments(at: &At<'_>) -> Result<Vec<Shipment>, Fault> {
    let mut shipments = Vec::new();
    for parcel in at.elements()? {
        let items = parcel.field("item_ids")?.elements()?;
        let items: Vec<_> = items.iter().map(At::id).collect::<Result<_, _>>()?;
        for number in parcel.field("tracking_id")?.elements()? {
            shipments.push(Shipment {
                tracking: number.id::<TrackingNumber>()?,
                carrier: None,
                link: None,
                expected: None,
                delivered_at: None,
                items: items.clone(),
                events: Vec::new(),
            });
        }
    }
    Ok(shipments)
}
