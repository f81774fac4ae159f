//! Reads which of a customer's payment methods are meant: by kind, brand, last digits or name, or as
//! the one that the order was paid with.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aisle_domain::after_sales::{Direction, PaymentKind, PaymentMethod, Record};
use aisle_domain::ids::PaymentMethodId;

use super::cues::{self, Cue};
use super::words::{Make, What, Words};

/// Payment methods of a customer that are looked at.
const MAX_METHODS: usize = 20;

/// What a form says of a payment method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    GiftCard,
    Card,
    /// A wallet of whatever name.
    Wallet,
    /// The one that the order was paid with.
    Original,
    /// Another than that, of the kind said behind.
    Other,
    /// No way to pay at all.
    Nothing,
}

/// Forms, each a list for all languages. The longest counts.
const FORMS: [(Way, &str); 6] = [
    (
        Way::GiftCard,
        "gift card, giftcard, gift voucher, gift certificate, store credit, gift cards, gc, \
         礼品卡, 礼物卡, 购物卡, 储值卡, e卡, 京东e卡, 卡券, 店铺余额, 账户余额, \
         tarjeta de regalo, tarjeta regalo, vale, carte cadeau, bon d'achat, carte-cadeau, \
         geschenkkarte, gutschein, gutscheinkarte, guthaben, geschenkgutschein, \
         carta regalo, buono regalo, cartão presente, vale presente, cartão-presente, \
         cartao oferta, vale-presente, ギフトカード, 商品券, ギフト券, 기프트카드, 상품권, 기프트 카드, \
         بطاقة هدية, بطاقة الهدايا, بطاقة هدايا, قسيمة, رصيد المتجر, \
         подарочная карта, подарочную карту, подарочной карты, подарочный сертификат, подарочной карте, \
         kartu hadiah, gift card nya, voucher hadiah, kartu gift",
    ),
    (
        Way::Card,
        "card, credit card, debit card, bank card, credit cards, 信用卡, 银行卡, 借记卡, 储蓄卡, 卡, \
         tarjeta, tarjeta de credito, tarjeta de debito, carte, carte bancaire, carte de credit, \
         carte bleue, karte, kreditkarte, bankkarte, carta, carta di credito, carta di debito, \
         bancomat, cartão, cartao de credito, cartão de débito, カード, クレジットカード, クレカ, \
         카드, 신용카드, 체크카드, بطاقة, بطاقة الائتمان, بطاقة ائتمان, كارت, البطاقة, \
         карта, карту, карты, карте, картой, кредитная карта, кредитную карту, банковскую карту, \
         kartu, kartu kredit, kartu debit",
    ),
    (
        Way::Wallet,
        "wallet, e-wallet, 钱包, 电子钱包, 零钱, monedero, portefeuille, ウォレット, 지갑, محفظة, кошелек, dompet",
    ),
    (
        Way::Original,
        "original payment, original payment method, original method, original method of payment, \
         original form of payment, original way of payment, original card, original payment card, \
         original one, original account, original source, originally used, originally paid, \
         same payment method, same payment, same method, same card, same card i used, same way i paid, \
         same account, same one i used, same one i paid with, the same way, the way i paid, \
         card i paid with, card i used, card i paid, what i paid with, what i used, how i paid, \
         i paid with, i used to pay, i used for the order, i used for this order, i used to buy, \
         i originally used, i originally paid with, i ordered with, payment i used, \
         payment method i used, method i used, the way it came, where it came from, was paid with, \
         used for the purchase, used when ordering, 原路, 原路退回, 原路返回, 原来的支付方式, 原支付方式, 原来的卡, \
         原付款方式, 原卡, 原账户, 付款的卡, 支付的卡, 付款时用的, 付款方式不变, 当时付款, 原来付款, 原来的付款方式, 我付款的, \
         método de pago original, medio de pago original, forma de pago original, misma tarjeta, mismo metodo, \
         moyen de paiement d'origine, mode de paiement d'origine, moyen de paiement initial, même carte, \
         ursprüngliche zahlungsart, ursprüngliche zahlungsmethode, ursprüngliches zahlungsmittel, \
         ursprünglichen zahlungsart, ursprünglichen zahlungsmethode, gleiche karte, dieselbe karte, \
         metodo di pagamento originale, stesso metodo, stessa carta, metodo originale, \
         método de pagamento original, forma de pagamento original, mesmo cartão, meio de pagamento original, \
         元の支払い方法, 元の決済方法, 元のカード, 同じカード, 支払ったカード, 支払いに使ったカード, お支払い方法と同じ, \
         원래 결제, 원래 결제 수단, 원래 결제수단, 결제한 카드, 결제했던 카드, 원래 카드, 같은 카드, \
         طريقة الدفع الأصلية, وسيلة الدفع الأصلية, نفس البطاقة, نفس طريقة الدفع, البطاقة الأصلية, \
         исходный способ оплаты, первоначальный способ оплаты, тем же способом, ту же карту, на ту же карту, \
         той же картой, исходную карту, с которой я платил, \
         metode pembayaran asli, metode pembayaran awal, metode awal, kartu yang sama, metode yang sama, \
         pembayaran semula, metode pembayaran semula",
    ),
    (
        Way::Other,
        "other, another, different, the other, other one, 别的, 其他, 另一张, 另外一张, 另一个, 另外的, 换一张, 另外那张, \
         otra, otro, autre, andere, anderen, altra, altro, outra, outro, 別の, 他の, 다른, أخرى, آخر, \
         другую, другой, другая, другим, lain, yang lain",
    ),
    (
        Way::Nothing,
        "card number of the order, business card, sim card, sd card, memory card, cf card, graphics card, \
         order number, each other, other item, other order, other question, another item, another order, \
         another question, in other words, the other day, different size, different color, different one, \
         different item, another size, another color, other than, 会员卡, 内存卡, 显卡, 手机卡, 卡住, 卡了, 卡顿, 其他都, 其他的都",
    ),
];

type Table = BTreeMap<String, Vec<(Vec<String>, Way)>>;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::new();
    for (way, forms) in FORMS {
        for form in forms.split(',') {
            let mut words = Words::plain(form.trim()).into_iter().map(|word| word.text);
            let Some(first) = words.next() else { continue };
            table.entry(first).or_default().push((words.collect(), way));
        }
    }
    for forms in table.values_mut() {
        forms.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    table
});

/// Reads the table now, not with the first message.
pub(super) fn warm() {
    LazyLock::force(&TABLE);
}

/// Methods by their places, with whether they were refused: "not the gift card".
type Named = Vec<(usize, bool)>;

/// The payment methods that a text means, in the customer's order.
pub(super) fn payment_methods(text: &str, record: &Record) -> Vec<PaymentMethodId> {
    let Some(customer) = &record.customer else { return Vec::new() };
    let methods: Vec<&PaymentMethod> = customer.payment_methods.iter().take(MAX_METHODS).collect();
    let words = Words::read(text);
    let original = original(record, &methods);
    if let Some(by_digits) = by_digits(&words, &methods) {
        return by_digits.into_iter().map(|method| method.id.clone()).collect();
    }
    let named = read(&words, &methods, &original);
    let last = |place: &usize| named.iter().rev().find(|(known, _)| known == place);
    let places =
        (0..methods.len()).filter(|place| last(place).is_some_and(|(_, refused)| !refused));
    places.filter_map(|place| methods.get(place)).map(|method| method.id.clone()).collect()
}

/// The cards whose last digits are said; `None` if no digits are, or those of an order's number.
fn by_digits<'m>(words: &Words, methods: &[&'m PaymentMethod]) -> Option<Vec<&'m PaymentMethod>> {
    let four = |at: &usize| words.is(*at, Make::Number) && words.text(*at).len() == 4;
    let said: Vec<&str> = (0..words.len()).filter(four).map(|at| words.text(at)).collect();
    let ends = |method: &PaymentMethod| match &method.kind {
        PaymentKind::Card { last_four, .. } => said.contains(&last_four.as_str()),
        _ => false,
    };
    let found: Vec<&PaymentMethod> = methods.iter().copied().filter(|m| ends(m)).collect();
    if !found.is_empty() {
        return Some(found);
    }
    // "the card ending in 9999" is none of the customer's, whatever else "card" could be.
    let leads = |at: usize| {
        matches!(
            words.text(at),
            "ending" | "end" | "尾" | "尾号" | "terminada" | "endet" | "endend" | "finissant"
        )
    };
    let unknown = (0..words.len())
        .filter(four)
        .any(|at| (1..=3).any(|back| at.checked_sub(back).is_some_and(leads)));
    unknown.then(Vec::new)
}

/// The places of the methods that the order was paid with.
fn original(record: &Record, methods: &[&PaymentMethod]) -> Vec<usize> {
    let payments = record.order.iter().flat_map(|order| &order.after_sales.payments);
    let charged: Vec<&PaymentMethodId> = payments
        .filter(|payment| payment.direction == Direction::Charge)
        .map(|payment| &payment.method)
        .collect();
    (0..methods.len())
        .filter(|at| methods.get(*at).is_some_and(|method| charged.contains(&&method.id)))
        .collect()
}

fn read(words: &Words, methods: &[&PaymentMethod], original: &[usize]) -> Named {
    let mut named = Named::new();
    let (mut refused, mut other) = (false, false);
    let mut brand: Option<Vec<usize>> = None;
    // The kind said last: where it ended, and how many were named before it.
    let mut kind = (0, 0);
    let mut at = 0;
    while at < words.len() {
        let by_name = by_name(words, at, methods);
        let form = form_at(words, at);
        let longer = by_name.as_ref().map_or(0, |(to, _)| to - at);
        if let Some((way, length)) = form.filter(|(_, length)| *length >= longer) {
            let mut places = places_of(way, methods, original);
            // "my Visa credit card" is one thing.
            let brand = brand.take();
            match way {
                Way::Nothing => places.clear(),
                Way::Other => other = true,
                Way::Card if brand.is_some() => places.clear(),
                _ => {}
            }
            if way == Way::Original {
                // "a card other than the one I paid with"
                other = false;
            }
            // "kartu yang lain": the other stands behind.
            let behind = way == Way::Other && kind.0 > 0 && at <= kind.0 + 1;
            if behind {
                let before = named.split_off(kind.1.min(named.len()));
                let apart = |(place, _): &(usize, bool)| !original.contains(place);
                named.extend(before.into_iter().filter(apart));
                other = false;
            } else if way == Way::Other {
                let next = words.text(at + length);
                let of_payment = words.len() <= 5
                    || matches!(next, "payment" | "method" | "account" | "way" | "付" | "支");
                if form_behind(words, at + length).is_none() {
                    if !of_payment {
                        at += length;
                        continue;
                    }
                    places = (0..methods.len()).filter(|place| !original.contains(place)).collect();
                    other = false;
                }
            } else if other && !places.is_empty() {
                places.retain(|place| !original.contains(place));
                other = false;
            }
            if matches!(way, Way::Card | Way::GiftCard | Way::Wallet) {
                kind = (at + length, named.len());
            }
            named.extend(places.into_iter().map(|place| (place, refused)));
            at += length;
            continue;
        }
        if let Some((to, places)) = by_name {
            // "la carta Visa": the brand stands behind.
            if kind.0 == at && at > 0 {
                named.truncate(kind.1);
            }
            named.extend(places.iter().map(|place| (*place, refused)));
            brand = Some(places);
            at = to;
            continue;
        }
        let cue = cues::at(words, at);
        match &cue {
            Some(cue) if cue.is(Cue::Failing) && named.iter().any(|(_, refused)| !refused) => break,
            Some(cue) if cue.is(Cue::Not) || cue.is(Cue::Instead) || cue.is(Cue::Except) => {
                refused = true;
            }
            Some(cue) if cue.is(Cue::To) || cue.is(Cue::Act) || cue.is(Cue::Only) => {
                refused = false
            }
            _ => {}
        }
        if words.is(at, Make::Pause)
            || words.is(at, Make::Stop)
            || matches!(words.text(at), "but" | "use" | "put")
        {
            refused = false;
        }
        if !matches!(words.text(at), "credit" | "debit") {
            brand = None;
        }
        // "the same card" is a form that begins within a cue.
        let turns = cue.filter(|cue| {
            cue.is(Cue::Not) || cue.is(Cue::Instead) || cue.is(Cue::Except) || cue.is(Cue::Nothing)
        });
        at += turns.map_or(1, |cue| cue.length);
    }
    named
}

/// The form at a word, and how many words it has.
fn form_at(words: &Words, at: usize) -> Option<(Way, usize)> {
    let word = words.get(at).filter(|word| !word.text.is_empty())?;
    let forms = TABLE.get(word.text.as_str()).or_else(|| {
        // Korean words carry endings, Arabic ones an article.
        let hangul = word.text.starts_with(|c| matches!(u32::from(c), 0xAC00..=0xD7A3));
        let ends = word.text.char_indices().skip(2).map(|(end, _)| end).collect::<Vec<_>>();
        let mut starts = ends.into_iter().rev().filter(|_| hangul);
        let korean = starts.find_map(|end| TABLE.get(word.text.get(..end)?));
        let mut articles = ["ال", "لل", "بال", "ب"].into_iter();
        korean.or_else(|| articles.find_map(|start| TABLE.get(word.text.strip_prefix(start)?)))
    })?;
    let fits = |form: &[String]| {
        form.iter().enumerate().all(|(i, text)| {
            let said = words.text(at + 1 + i);
            let bare = said.strip_prefix("ال").unwrap_or(said);
            let hangul = text.starts_with(|c| matches!(u32::from(c), 0xAC00..=0xD7A3));
            said == text || bare == text || (hangul && said.starts_with(text.as_str()))
        })
    };
    let (form, way) = forms.iter().find(|(form, _)| fits(form))?;
    Some((*way, form.len() + 1))
}

/// A way to pay within the next words: "the other [credit card]".
fn form_behind(words: &Words, at: usize) -> Option<Way> {
    (at..at + 3).find_map(|at| {
        let (way, _) = form_at(words, at)?;
        matches!(way, Way::Card | Way::GiftCard | Way::Wallet).then_some(way)
    })
}

fn places_of(way: Way, methods: &[&PaymentMethod], original: &[usize]) -> Vec<usize> {
    let with = |fits: fn(&PaymentKind) -> bool| {
        let place = |(at, method): (usize, &&PaymentMethod)| fits(&method.kind).then_some(at);
        methods.iter().enumerate().filter_map(place).collect()
    };
    match way {
        Way::GiftCard => with(|kind| matches!(kind, PaymentKind::GiftCard { .. })),
        Way::Card => with(|kind| matches!(kind, PaymentKind::Card { .. })),
        Way::Wallet => with(|kind| matches!(kind, PaymentKind::Wallet { .. })),
        Way::Original => original.to_vec(),
        Way::Other | Way::Nothing => Vec::new(),
    }
}

/// Methods whose brand or name begins at a word: as it is written, or as it is called elsewhere.
fn by_name(words: &Words, at: usize, methods: &[&PaymentMethod]) -> Option<(usize, Vec<usize>)> {
    let mut best: Option<(usize, Vec<usize>)> = None;
    for (place, method) in methods.iter().enumerate() {
        let name = match &method.kind {
            PaymentKind::Card { brand, .. } => brand,
            PaymentKind::Wallet { name } => name,
            PaymentKind::GiftCard { .. } => continue,
        };
        let own = Words::of_shop(name);
        let same = |(i, word): (usize, &super::words::Word)| words.text(at + i) == word.text;
        let literal = own.len() > 0 && own.words.iter().enumerate().all(same);
        let meaning = own.senses.iter().find(|sense| matches!(sense.what, What::Payment(_)));
        let meant = meaning.and_then(|own| {
            words.senses.iter().find(|sense| sense.from == at && sense.what == own.what)
        });
        let to = match (literal, meant) {
            (true, _) => at + own.len(),
            (false, Some(sense)) => sense.to,
            _ => continue,
        };
        match &mut best {
            Some((end, places)) if *end == to => places.push(place),
            Some((end, _)) if *end > to => {}
            _ => best = Some((to, vec![place])),
        }
    }
    best
}
