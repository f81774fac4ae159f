//! A table for each request: what moves, or why it cannot be done.

use aisle_domain::after_sales::{
    Booking, BookingKind, Direction, Invoice, InvoiceKind, NewLine, PaymentKind, Record, Request,
};
use aisle_domain::ids::ProductId;
use aisle_domain::shop::OrderStatus::{Delivered, Pending};

use aisle_aftersales::{Facts, Level, plan};

use crate::shop::{address, facts, item, method, number, record, swap, try_plan, usd};

/// What a plan moves, as `+charge` and `-refund` with where to, or the code of its refusal.
fn outcome(request: &Request, record: &Record) -> String {
    match try_plan(request, record) {
        Err(reason) => reason.code,
        Ok(plan) => {
            let moves = plan.quote.transfers.iter().map(|moved| {
                let sign = if moved.direction == Direction::Charge { '+' } else { '-' };
                let later = if moved.after_return { " later" } else { "" };
                format!("{sign}{} {}{later}", moved.amount.minor, moved.method)
            });
            moves.collect::<Vec<_>>().join(", ")
        }
    }
}

fn return_of(items: &[&str], refund_to: &str) -> Request {
    Request::ReturnItems {
        order: number(),
        items: items.iter().map(|id| item(id)).collect(),
        refund_to: method(refund_to),
        reason: None,
    }
}

fn change_of(swaps: &[(&str, &str)], settle_with: &str) -> Request {
    Request::ChangeItems {
        order: number(),
        swaps: swaps.iter().map(|(from, to)| swap(from, to)).collect(),
        settle_with: method(settle_with),
    }
}

fn exchange_of(swaps: &[(&str, &str)], settle_with: &str) -> Request {
    Request::ExchangeItems {
        order: number(),
        swaps: swaps.iter().map(|(from, to)| swap(from, to)).collect(),
        settle_with: method(settle_with),
    }
}

#[test]
fn no_more_is_promised_than_is_counted_in_stock() {
    let with_stock = |stock| {
        let mut shop = record(Pending);
        for variant in shop.products.iter_mut().flat_map(|product| &mut product.variants) {
            variant.stock = stock;
        }
        shop
    };
    let one = change_of(&[("shirt-s", "shirt-m")], "card-1");
    let two = change_of(&[("shirt-s", "shirt-m"), ("shirt-s", "shirt-m")], "card-1");
    assert_eq!(outcome(&one, &with_stock(Some(0))), "not_available");
    assert_eq!(outcome(&one, &with_stock(Some(1))), outcome(&one, &with_stock(None)));
    assert_eq!(outcome(&two, &with_stock(Some(1))), "not_available");
    assert_eq!(outcome(&two, &with_stock(Some(2))), outcome(&two, &with_stock(None)));
}

#[test]
fn who_proved_an_order_only_has_what_paid_it_and_the_customer_stays_whole() {
    let shop = record(Delivered);
    let guest = Facts { level: Level::OrderProven, ..facts(&shop) };
    let to_gift = return_of(&["shirt-s"], "gift-1");
    assert_eq!(plan(&to_gift, &guest).unwrap_err().code, "payment_method_not_found");
    let to_card = plan(&return_of(&["shirt-s"], "card-1"), &guest).unwrap();
    assert_eq!(to_card.quote, try_plan(&return_of(&["shirt-s"], "card-1"), &shop).unwrap().quote);
    // Paid with the gift card: its balance changes, and no other method is lost.
    let mut paid_by_gift = record(Pending);
    let order = paid_by_gift.order.as_mut().unwrap();
    order.after_sales.payments[0].method = method("gift-1");
    let guest = Facts { level: Level::OrderProven, ..facts(&paid_by_gift) };
    let cancel = Request::CancelOrder { order: number(), reason: "no_longer_needed".into() };
    let change = plan(&cancel, &guest).unwrap().change;
    let (before, after) = (paid_by_gift.customer.unwrap(), change.customer_after.unwrap());
    assert_eq!(change.customer_before.unwrap(), before);
    assert_eq!(after.payment_methods.len(), before.payment_methods.len());
}

#[test]
fn a_cancelled_order_is_paid_back_to_what_paid_it() {
    let mut shop = record(Pending);
    let cancel = Request::CancelOrder { order: number(), reason: "no_longer_needed".into() };
    assert_eq!(outcome(&cancel, &shop), "-4999 card-1");
    let moved = try_plan(&change_of(&[("shirt-s", "shirt-m")], "gift-1"), &shop).unwrap().change;
    shop.order = moved.order_after;
    shop.customer = moved.customer_after;
    assert_eq!(outcome(&cancel, &shop), "-4999 card-1, -450 gift-1");
    let after = try_plan(&cancel, &shop).unwrap().change;
    let kind =
        after.customer_after.unwrap().payment_method(&method("gift-1")).unwrap().kind.clone();
    assert_eq!(kind, PaymentKind::GiftCard { balance: usd(1_500) });
    shop.order = after.order_after;
    assert_eq!(outcome(&cancel, &shop), "already_cancelled");
    shop.order = None;
    assert_eq!(outcome(&cancel, &shop), "order_not_found");
}

#[test]
fn changed_items_settle_the_difference() {
    let shop = record(Pending);
    for (swaps, with, expect) in [
        (&[("shirt-s", "shirt-m")][..], "card-1", "+450 card-1"),
        (&[("shirt-s", "shirt-m"), ("shirt-s", "shirt-l")], "card-1", "-50 card-1"),
        (&[("shirt-s", "shirt-l"), ("shirt-s", "shirt-l")], "gift-1", "-1000 gift-1"),
        (&[("mug-1", "mug-2")], "gift-1", "gift_card_too_low"),
        (&[("shirt-s", "shirt-s")], "card-1", "same_item"),
        (&[("shirt-s", "shirt-xl")], "card-1", "not_available"),
        (&[("shirt-s", "mug-1")], "card-1", "variant_unknown"),
        (&[("shirt-m", "shirt-l")], "card-1", "item_not_in_order"),
        (&[("shirt-s", "shirt-m"); 3], "card-1", "item_not_in_order"),
        (&[("shirt-s", "shirt-m"), ("shirt-m", "shirt-l")], "card-1", "item_not_in_order"),
        (&[("shirt-s", "shirt-m")], "card-2", "payment_method_not_found"),
        (&[], "card-1", "nothing_named"),
    ] {
        assert_eq!(outcome(&change_of(swaps, with), &shop), expect, "{swaps:?}");
    }
}

#[test]
fn a_changed_copy_gets_a_line_of_its_own() {
    let shop = record(Pending);
    let plan = try_plan(&change_of(&[("shirt-s", "shirt-m")], "card-1"), &shop).unwrap();
    let order = plan.change.order_after.unwrap();
    let lines = order.lines.iter();
    let lines = lines.map(|line| (line.item.as_str(), line.quantity, line.unit_price.minor));
    assert_eq!(
        lines.collect::<Vec<_>>(),
        [("shirt-s", 1, 2_000), ("shirt-m", 1, 2_450), ("mug-1", 1, 999)]
    );
    assert_eq!((order.total, order.after_sales.revision), (usd(5_449), 1));
    assert!(order.after_sales.items_changed);
}

#[test]
fn an_exchange_settles_when_the_goods_are_back() {
    let shop = record(Delivered);
    for (swaps, with, expect) in [
        (&[("shirt-s", "shirt-m")][..], "card-1", "+450 card-1 later"),
        (&[("shirt-s", "shirt-l")], "gift-1", "-500 gift-1 later"),
        (&[("mug-1", "mug-1")], "card-1", ""),
        (&[("mug-1", "mug-2")], "gift-1", "gift_card_too_low"),
        (&[("shirt-s", "shirt-xl")], "card-1", "not_available"),
        (&[("mug-1", "shirt-m")], "card-1", "variant_unknown"),
    ] {
        assert_eq!(outcome(&exchange_of(swaps, with), &shop), expect, "{swaps:?}");
    }
    let plan = try_plan(&exchange_of(&[("shirt-s", "shirt-l")], "card-1"), &shop).unwrap();
    let after = plan.change.order_after.unwrap();
    assert_eq!(after.after_sales.exchange.unwrap().difference, usd(-500));
    assert_eq!(after.lines, shop.order.unwrap().lines);
}

#[test]
fn what_is_on_its_way_back_cannot_go_back_again() {
    let mut shop = record(Delivered);
    let exchange = try_plan(&exchange_of(&[("shirt-s", "shirt-l")], "card-1"), &shop).unwrap();
    shop.order = exchange.change.order_after;
    assert_eq!(outcome(&return_of(&["shirt-s", "shirt-s"], "card-1"), &shop), "item_not_in_order");
    assert_eq!(outcome(&return_of(&["shirt-s"], "card-1"), &shop), "-2000 card-1 later");
    let returned = try_plan(&return_of(&["shirt-s"], "card-1"), &shop).unwrap();
    shop.order = returned.change.order_after;
    assert_eq!(outcome(&return_of(&["shirt-s"], "card-1"), &shop), "item_not_in_order");
    assert_eq!(outcome(&return_of(&["mug-1"], "gift-1"), &shop), "other_destination");
    assert_eq!(outcome(&return_of(&["mug-1"], "card-1"), &shop), "-999 card-1 later");
}

#[test]
fn another_payment_method_pays_what_is_paid() {
    let mut shop = record(Pending);
    let pay_with = |id: &str| Request::ChangePayment { order: number(), pay_with: method(id) };
    assert_eq!(outcome(&pay_with("wallet-1"), &shop), "+4999 wallet-1, -4999 card-1");
    assert_eq!(outcome(&pay_with("card-1"), &shop), "same_payment_method");
    assert_eq!(outcome(&pay_with("gift-1"), &shop), "gift_card_too_low");
    assert_eq!(outcome(&pay_with("gift-9"), &shop), "payment_method_not_found");
    shop.order = try_plan(&pay_with("wallet-1"), &shop).unwrap().change.order_after;
    assert_eq!(outcome(&pay_with("wallet-1"), &shop), "same_payment_method");
    assert_eq!(outcome(&pay_with("card-1"), &shop), "+4999 card-1, -4999 wallet-1");
    shop.order.as_mut().unwrap().after_sales.payments.clear();
    assert_eq!(outcome(&pay_with("card-1"), &shop), "nothing_paid");
}

#[test]
fn a_price_drop_is_paid_back_once() {
    let mut shop = record(Pending);
    let protect = Request::ProtectPrice { order: number() };
    assert_eq!(outcome(&protect, &shop), "-400 card-1");
    shop.order = try_plan(&protect, &shop).unwrap().change.order_after;
    assert_eq!(outcome(&protect, &shop), "no_price_drop");
    shop.products[0].variants[0].price = usd(1_750);
    assert_eq!(outcome(&protect, &shop), "-100 card-1");
}

#[test]
fn an_order_is_placed_at_todays_prices() {
    let shop = record(Pending);
    let place = |id: &str, quantity, with: &str| Request::PlaceOrder {
        lines: vec![NewLine {
            product: ProductId::new("shirt").unwrap(),
            item: item(id),
            quantity,
        }],
        pay_with: method(with),
        address: None,
    };
    assert_eq!(outcome(&place("shirt-l", 1, "gift-1"), &shop), "+1500 gift-1");
    assert_eq!(outcome(&place("shirt-l", 2, "gift-1"), &shop), "gift_card_too_low");
    assert_eq!(outcome(&place("shirt-xl", 1, "card-1"), &shop), "not_available");
    assert_eq!(outcome(&place("mug-1", 1, "card-1"), &shop), "variant_unknown");
    assert_eq!(outcome(&place("shirt-l", 0, "card-1"), &shop), "field_not_usable");
    let plan = try_plan(&place("shirt-l", 3, "card-1"), &shop).unwrap();
    let order = plan.change.order_after.unwrap();
    assert_eq!((order.total, order.lines[0].quantity, order.status), (usd(4_500), 3, Pending));
    assert_eq!(plan.change.order_before, None);
    assert_eq!(plan.change.customer_after.unwrap().revision, 4);
}

#[test]
fn what_moves_no_money_is_written_down() {
    let shop = record(Pending);
    let mut new_address = address();
    new_address.city = "Chicago".into();
    let invoice = Invoice {
        kind: InvoiceKind::Person,
        title: "Ann Lee".into(),
        tax_number: None,
        phone: None,
    };
    let booking = Booking {
        kind: BookingKind::Installation,
        name: "Ann".into(),
        phone: "1".into(),
        day: "Monday".into(),
    };
    let order = number();
    let after = |request: Request| {
        assert_eq!(outcome(&request, &shop), "");
        try_plan(&request, &shop).unwrap().change.order_after.unwrap()
    };
    let moved =
        after(Request::ChangeAddress { order: order.clone(), address: new_address.clone() });
    assert_eq!((moved.address, moved.after_sales.revision), (new_address.clone(), 1));
    assert!(after(Request::Expedite { order: order.clone() }).after_sales.expedited);
    let issued = Request::IssueInvoice { order: order.clone(), invoice: invoice.clone() };
    assert_eq!(after(issued).after_sales.invoice, Some(invoice));
    let booked = Request::BookService { order: order.clone(), booking: booking.clone() };
    assert_eq!(after(booked).after_sales.bookings, [booking]);
    let reward = Request::RewardReview { order, evidence: "https://pictures.example/1".into() };
    assert!(after(reward).after_sales.review_rewarded);
    let home = Request::ChangeDefaultAddress { address: new_address.clone() };
    let plan = try_plan(&home, &shop).unwrap();
    assert_eq!(plan.change.customer_after.unwrap().address, new_address);
    assert_eq!(plan.change.order_after, None);
}

#[test]
fn what_a_shopper_wrote_is_bounded() {
    let shop = record(Pending);
    let mut nowhere = address();
    nowhere.lines = vec![" ".into()];
    let mut endless = address();
    endless.city = "x".repeat(201);
    let order = number();
    for (request, expect) in [
        (Request::ChangeAddress { order: order.clone(), address: nowhere }, "field_missing"),
        (Request::ChangeAddress { order: order.clone(), address: endless }, "field_not_usable"),
        (Request::CancelOrder { order: order.clone(), reason: " ".into() }, "field_missing"),
        (
            Request::RewardReview { order: order.clone(), evidence: "a\u{0}b".into() },
            "field_not_usable",
        ),
        (return_of(&["mug-1"; 101], "card-1"), "too_many_named"),
    ] {
        assert_eq!(outcome(&request, &shop), expect, "{request:?}");
    }
}

#[test]
fn currencies_do_not_mix() {
    let mut shop = record(Pending);
    let euro = aisle_domain::money::Currency::new("EUR").unwrap();
    shop.products[0].variants[1].price = aisle_domain::money::Money::new(2_450, euro);
    let swapped = change_of(&[("shirt-s", "shirt-m")], "card-1");
    assert_eq!(outcome(&swapped, &shop), "currency_mismatch");
}
