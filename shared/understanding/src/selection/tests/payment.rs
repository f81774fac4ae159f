//! Payment methods that are meant. The order was paid with the Visa card.

use aisle_domain::reading::SlotReader;

use super::super::Selection;
use super::record;

#[test]
fn payment_methods_by_what_they_are_called() {
    let record = record(&["dl1"]);
    let cases = [
        ("gift card", "gift"),
        ("to my gift card please", "gift"),
        ("PayPal", "paypal"),
        ("use pay pal", "paypal"),
        ("the visa", "visa"),
        ("my Visa credit card", "visa"),
        ("the card ending in 9081", "mc"),
        ("visa ending in 4412", "visa"),
        ("the card ending in 7777", ""),
        ("credit card", "visa mc"),
        ("master card", "mc"),
        ("the original payment method", "visa"),
        ("the card I paid with", "visa"),
        ("same card as before, the same card", "visa"),
        ("back to how I paid", "visa"),
        ("the other card", "mc"),
        ("a different card", "mc"),
        ("another payment method", "mc gift paypal wechat alipay"),
        ("not the gift card, PayPal", "paypal"),
        ("PayPal instead of the gift card", "paypal"),
        ("the gift card rather than the original payment method", "gift"),
        ("gift card, and if that's not possible, PayPal", "gift"),
        ("store credit is fine", "gift"),
        ("which methods do I have?", ""),
        ("I have another question", ""),
        ("yes", ""),
        ("礼品卡", "gift"),
        ("退到京东E卡", "gift"),
        ("微信", "wechat"),
        ("退到支付宝吧", "alipay"),
        ("银行卡", "visa mc"),
        ("尾号9081的卡", "mc"),
        ("原路退回", "visa"),
        ("另一张卡", "mc"),
        ("不要礼品卡，退微信", "wechat"),
        ("la tarjeta de regalo", "gift"),
        ("el método de pago original", "visa"),
        ("la tarjeta que termina en 9081", "mc"),
        ("la carte cadeau", "gift"),
        ("le moyen de paiement d'origine", "visa"),
        ("l'autre carte", "mc"),
        ("die Geschenkkarte", "gift"),
        ("auf die ursprüngliche Zahlungsmethode", "visa"),
        ("die andere Karte", "mc"),
        ("la carta regalo", "gift"),
        ("metodo di pagamento originale", "visa"),
        ("la carta Visa", "visa"),
        ("o cartão presente", "gift"),
        ("forma de pagamento original", "visa"),
        ("o outro cartão", "mc"),
        ("ギフトカード", "gift"),
        ("元の支払い方法", "visa"),
        ("ペイパルで", "paypal"),
        ("기프트카드로", "gift"),
        ("원래 결제 수단으로", "visa"),
        ("페이팔", "paypal"),
        ("بطاقة هدية", "gift"),
        ("طريقة الدفع الأصلية", "visa"),
        ("باي بال", "paypal"),
        ("на подарочную карту", "gift"),
        ("первоначальный способ оплаты", "visa"),
        ("другую карту", "mc"),
        ("kartu hadiah", "gift"),
        ("metode pembayaran asli", "visa"),
        ("kartu yang lain", "mc"),
    ];
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let got = Selection::new().payment_methods(text, &record);
            let got = got.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(" ");
            (got != *expected).then(|| format!("{text}: {got:?}, expected {expected:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
