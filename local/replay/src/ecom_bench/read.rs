//! The suite's shop in our types.
//!
//! Its users are named in Chinese characters, ours are not: they are numbered. A recipient's name and
//! phone are lines of the address. Its orders have no time. Some orders are known only by their
//! parcel, their invoice or a visit.

use std::collections::BTreeMap;
use std::path::Path;

use aisle_domain::after_sales::{
    AfterSales, Customer, Direction, Payment, PaymentKind, PaymentMethod,
};
use aisle_domain::ids::{OrderNumber, PaymentMethodId, ProductId, ShopperId};
use aisle_domain::money::{Currency, Money};
use aisle_domain::shop::{Address, Order, OrderLine, OrderStatus, Product, Variant};
use serde_json::{Map, Value, json};

use crate::book::Shop;
use crate::error::{Fault, ReplayError};
use crate::files;
use crate::json::At;

const FILES: [&str; 8] = [
    "orders",
    "products",
    "users_info",
    "logistics",
    "invoices",
    "register_cashback",
    "service",
    "discount",
];
pub(super) const E_CARD: &str = "京东E卡";
/// What can pay, by the suite's words.
const WAYS: [&str; 4] = [E_CARD, "微信", "支付宝", "银行卡"];
/// Characters of a description that are kept.
const DESCRIPTION_CHARS: usize = 80;
pub(super) const ON_SALE: &str = "已上架";

/// The suite's files, as they are.
pub(super) struct Data {
    files: BTreeMap<&'static str, Value>,
}

impl Data {
    pub(super) fn open(folder: &Path) -> Result<Self, ReplayError> {
        let mut data = BTreeMap::new();
        for name in FILES {
            data.insert(name, files::json(&folder.join(format!("{name}.json")))?);
        }
        Ok(Self { files: data })
    }

    pub(super) fn file(&self, name: &str) -> &Value {
        self.files.get(name).unwrap_or(&Value::Null)
    }

    /// All files as one value, as they were.
    pub(super) fn before(&self) -> Value {
        let files = self.files.iter().map(|(name, file)| ((*name).to_owned(), file.clone()));
        Value::Object(files.collect::<Map<_, _>>())
    }

    /// What a file holds for a shop, by user.
    fn of_shop(&self, file: &str, platform: &str, shop: &str) -> Value {
        let found = self.file(file).get(platform).and_then(|shops| shops.get(shop));
        found.cloned().unwrap_or_else(|| json!({}))
    }
}

/// A shop of the suite.
pub(super) struct Known {
    pub(super) platform: String,
    pub(super) shop_id: String,
    pub(super) shop: Shop,
    /// By the suite's name.
    pub(super) users: BTreeMap<String, ShopperId>,
    pub(super) currency: Currency,
}

impl Known {
    /// The suite's name for a shopper.
    pub(super) fn name_of(&self, shopper: &ShopperId) -> &str {
        let found = self.users.iter().find(|(_, id)| *id == shopper);
        found.map(|(name, _)| name.as_str()).unwrap_or_default()
    }
}

pub(super) fn shop(data: &Data, platform: &str, shop_id: &str) -> Result<Known, Fault> {
    let root = At::root(data.file("users_info"));
    let currency = Currency::new("CNY").map_err(|error| root.fault(error.to_string()))?;
    let mut known = Known {
        platform: platform.to_owned(),
        shop_id: shop_id.to_owned(),
        shop: Shop::default(),
        users: BTreeMap::new(),
        currency,
    };
    for (at, (name, user)) in root.entries()?.into_iter().enumerate() {
        let id = ShopperId::new(format!("user-{at}")).map_err(|e| user.fault(e.to_string()))?;
        let customer = customer(&id, &user, currency)?;
        known.users.insert(name.to_owned(), id.clone());
        known.shop.customers.insert(id, customer);
    }
    for (_, at) in At::root(&data.of_shop("products", platform, shop_id)).entries()? {
        let product = product(&at, currency)?;
        known.shop.products.insert(product.id.clone(), product);
    }
    let rewarded = data.of_shop("register_cashback", platform, shop_id);
    for (user, orders) in At::root(&data.of_shop("orders", platform, shop_id)).entries()? {
        for (_, at) in orders.entries()? {
            let id = known.users.get(user).ok_or_else(|| at.fault("of no known user"))?;
            let number = at.text_field("订单ID")?;
            let mut order = order(&at, id, &known)?;
            order.after_sales.review_rewarded =
                rewarded.get(user).and_then(|of| of.get(number)) == Some(&Value::Bool(true));
            known.shop.orders.insert(order.number.clone(), order);
        }
    }
    for file in ["logistics", "service"] {
        for (user, orders) in At::root(&data.of_shop(file, platform, shop_id)).entries()? {
            for (number, at) in orders.entries()? {
                known.add_bare(number, known.users.get(user).cloned(), &at)?;
            }
        }
    }
    for (number, at) in At::root(data.file("invoices")).entries()? {
        let phone = at.optional("电话号码")?.map(|phone| phone.text()).transpose()?;
        let mut customers = known.shop.customers.values();
        let owner =
            customers.find(|customer| phone.is_some() && customer.phone.as_deref() == phone);
        known.add_bare(number, owner.map(|owner| owner.id.clone()), &at)?;
    }
    Ok(known)
}

impl Known {
    /// An order of which only the number and the shopper are known. It has arrived, as far as
    /// anybody knows.
    fn add_bare(
        &mut self,
        number: &str,
        shopper: Option<ShopperId>,
        at: &At<'_>,
    ) -> Result<(), Fault> {
        let Some(customer) = shopper.and_then(|id| self.shop.customers.get(&id)) else {
            return Ok(());
        };
        let number = OrderNumber::parse(number).map_err(|e| at.fault(e.to_string()))?;
        let order = Order {
            number: number.clone(),
            shopper: customer.id.clone(),
            placed_at: None,
            status: OrderStatus::Delivered,
            lines: vec![],
            shipments: vec![],
            address: customer.address.clone(),
            email: String::new(),
            total: Money::new(0, self.currency),
            after_sales: AfterSales::default(),
            phone: None,
        };
        self.shop.orders.entry(number).or_insert(order);
        Ok(())
    }
}

/// The id that we give to a way to pay.
pub(super) fn method_id(way: &str) -> Option<PaymentMethodId> {
    let place = WAYS.iter().position(|known| *known == way)?;
    PaymentMethodId::new(format!("way-{place}")).ok()
}

/// The suite's word for a way to pay.
pub(super) fn way_of(method: &PaymentMethodId) -> &'static str {
    let found = WAYS.into_iter().find(|way| method_id(way).as_ref() == Some(method));
    found.unwrap_or_default()
}

fn customer(id: &ShopperId, at: &At<'_>, currency: Currency) -> Result<Customer, Fault> {
    let name = at.text_field("用户姓名")?;
    let phone = at.text_field("电话号码")?;
    let balance = at.field("电子卡余额")?.money(currency)?;
    let mut payment_methods = Vec::new();
    for way in WAYS {
        let id = method_id(way).ok_or_else(|| at.fault("no way to pay"))?;
        let kind = if way == E_CARD {
            PaymentKind::GiftCard { balance }
        } else {
            PaymentKind::Wallet { name: way.to_owned() }
        };
        payment_methods.push(PaymentMethod { id, kind });
    }
    Ok(Customer {
        id: id.clone(),
        given_name: name.to_owned(),
        family_name: String::new(),
        email: String::new(),
        phone: Some(phone.to_owned()),
        address: address(&at.field("地址信息")?, name, phone)?,
        payment_methods,
        revision: 0,
        tier: None,
    })
}

/// Lines: street, district, recipient, phone.
fn address(at: &At<'_>, recipient: &str, phone: &str) -> Result<Address, Fault> {
    let text = |name| Ok::<_, Fault>(at.text_field(name)?.to_owned());
    Ok(Address {
        lines: vec![text("详细地址")?, text("区县")?, recipient.to_owned(), phone.to_owned()],
        city: text("城市")?,
        region: Some(text("省份")?),
        postcode: String::new(),
        country: text("国家")?,
    })
}

/// A product can be had as itself, and as one of the alternatives that it can be exchanged for.
fn product(at: &At<'_>, currency: Currency) -> Result<Product, Fault> {
    let id: ProductId = at.field("商品ID")?.id()?;
    let price = at.field("商品价格")?.money(currency)?;
    let variant = |at: &At<'_>| -> Result<Variant, Fault> {
        let status = at.optional("商品状态")?.map(|status| status.text()).transpose()?;
        Ok(Variant {
            item: at.field("商品ID")?.id()?,
            options: description(at)?,
            available: status == Some(ON_SALE),
            price,
            stock: None,
        })
    };
    // What is bought is called by its name; only an alternative needs a description.
    let mut variants = vec![Variant { options: vec![], ..variant(at)? }];
    let others = at.optional("可换货商品")?.map(|list| list.elements()).transpose()?;
    for other in others.unwrap_or_default() {
        variants.push(variant(&other)?);
    }
    Ok(Product { id, name: at.text_field("商品名称")?.to_owned(), variants })
}

/// What the shop's page says of an alternative.
fn description(at: &At<'_>) -> Result<Vec<(String, String)>, Fault> {
    let text = at.optional("商品描述")?.map(|text| text.text()).transpose()?.unwrap_or_default();
    let text: String = text.chars().filter(|c| !c.is_control()).take(DESCRIPTION_CHARS).collect();
    Ok(if text.is_empty() { vec![] } else { vec![("款式".to_owned(), text)] })
}

fn order(at: &At<'_>, shopper: &ShopperId, known: &Known) -> Result<Order, Fault> {
    let number_at = at.field("订单ID")?;
    let number =
        OrderNumber::parse(number_at.text()?).map_err(|e| number_at.fault(e.to_string()))?;
    let status_at = at.field("订单状态")?;
    let word = status_at.text()?;
    let status = match word {
        "待付款" | "已付款" => OrderStatus::Pending,
        "处理中" => OrderStatus::Processed,
        "已发货" | "运输中" => OrderStatus::Shipped,
        // Brought, not signed for.
        "已送达" => OrderStatus::OutForDelivery,
        "已签收" => OrderStatus::Delivered,
        "已取消" => OrderStatus::Cancelled,
        "已退货" => OrderStatus::Returned,
        _ => return Err(status_at.fault("is no status of the suite")),
    };
    let total = at.field("订单总金额")?.money(known.currency)?;
    let way_at = at.field("支付方式")?;
    let method = method_id(way_at.text()?).ok_or_else(|| way_at.fault("is no way to pay"))?;
    let payment = Payment { direction: Direction::Charge, amount: total, method };
    let delivery = at.field("收货地址")?;
    let (recipient, phone) = (delivery.text_field("收件人姓名")?, delivery.text_field("电话号码")?);
    let lines = at.field("订单商品列表")?.elements()?;
    Ok(Order {
        number,
        shopper: shopper.clone(),
        placed_at: None,
        status,
        lines: lines.iter().map(|at| line(at, known)).collect::<Result<_, _>>()?,
        shipments: vec![],
        address: address(&delivery, recipient, phone)?,
        email: String::new(),
        phone: None,
        total,
        after_sales: AfterSales {
            payments: if word == "待付款" { vec![] } else { vec![payment] },
            expedited: at.field("是否加急")?.boolean()?,
            ..AfterSales::default()
        },
    })
}

fn line(at: &At<'_>, known: &Known) -> Result<OrderLine, Fault> {
    let product: ProductId = at.field("商品ID")?.id()?;
    let name = known.shop.products.get(&product).map(|product| product.name.clone());
    Ok(OrderLine {
        item: at.field("商品ID")?.id()?,
        name: name.unwrap_or_else(|| product.to_string()),
        product,
        options: vec![],
        quantity: at.field("数量")?.count()?,
        unit_price: at.field("单价")?.money(known.currency)?,
    })
}
