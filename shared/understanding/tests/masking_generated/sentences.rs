//! What stands around personal data in twelve languages, and things that only look like it.

use super::dice::Dice;

pub const LANGUAGES: [&str; 12] =
    ["ar", "de", "en", "es", "fr", "id", "it", "ja", "ko", "pt", "ru", "zh"];

/// Sentences around a value `{}` that say nothing of what it is.
pub fn plain(language: &str) -> &'static [&'static str] {
    match language {
        "en" => &[
            "{}",
            "it is {}, thanks",
            "here you go: {}",
            "please use {} from now on",
            "{} is right",
        ],
        "zh" => &["{}", "就是{}，谢谢", "请用{}", "这个：{}", "{}没错"],
        "fr" => &["{}", "c'est {}, merci", "voici : {}", "utilisez {} désormais", "{} est correct"],
        "ar" => &["{}", "هو {} شكرا", "تفضل: {}", "استخدموا {} من الآن", "{} صحيح"],
        "ko" => &["{}", "{} 맞아요", "여기요: {}", "{}로 해주세요", "앞으로 {} 써주세요"],
        "es" => &["{}", "es {}, gracias", "aquí va: {}", "usen {} por favor", "{} es correcto"],
        "pt" => &["{}", "é {}, obrigado", "aqui vai: {}", "usem {} por favor", "{} está certo"],
        "it" => &["{}", "è {}, grazie", "ecco: {}", "usate {} da ora", "{} va bene"],
        "de" => &["{}", "es ist {}, danke", "hier: {}", "bitte {} verwenden", "{} stimmt"],
        "ja" => &["{}", "{}です", "こちらです：{}", "{}を使ってください", "{}で合っています"],
        "ru" => &["{}", "вот {}, спасибо", "держите: {}", "используйте {} теперь", "{} верно"],
        _ => &["{}", "ini {} ya kak", "silakan: {}", "pakai {} saja", "{} sudah benar"],
    }
}

/// Sentences around an order number `{}`.
pub fn order(language: &str) -> &'static [&'static str] {
    match language {
        "en" => &["where is order {}", "order number {} is late", "my order {} has not moved"],
        "zh" => &["订单号{}到哪了", "订单 {} 还没发货", "订单编号：{}"],
        "fr" => &["où est la commande {}", "commande n° {} en retard", "numéro de commande {}"],
        "ar" => &["أين الطلب {}", "رقم الطلب {} متأخر", "طلب رقم {}"],
        "ko" => &["주문번호 {} 어디예요", "주문 {} 안 왔어요", "주문번호는 {}입니다"],
        "es" => &["dónde está el pedido {}", "número de pedido {}", "mi pedido {} no llega"],
        "pt" => &["cadê o pedido {}", "número do pedido {}", "meu pedido {} sumiu"],
        "it" => &["dov'è l'ordine {}", "numero ordine {}", "il mio ordine {} è fermo"],
        "de" => &["wo ist Bestellung {}", "Bestellnummer {}", "meine Bestellung {} fehlt"],
        "ja" => &["注文番号{}はどこですか", "注文{}が届きません", "注文番号は{}です"],
        "ru" => &["где заказ {}", "номер заказа {}", "заказ {} не пришёл"],
        _ => &["order {} di mana", "nomor pesanan {}", "pesanan {} belum sampai"],
    }
}

/// An order number as shops write them, with letters or `#`, or the bare digits of one.
pub fn order_number(d: &mut Dice) -> String {
    let pattern = d.one(&[
        "@#######",
        "@@######",
        "@@@-#####",
        "#%#######",
        "%#######",
        "%########",
        "2025%####",
    ]);
    let number = d.fill(pattern);
    // `#` is a digit in patterns; one that stays is written here.
    if d.below(8) == 0 { format!("#{number}") } else { number }
}

/// Something that is not personal.
pub fn harmless(d: &mut Dice) -> String {
    let (day, month, year) = (d.between(1, 28), d.between(1, 12), d.between(2022, 2027));
    let price = d.between(100, 9_999);
    match d.below(22) {
        0 => format!("{year}-{month:02}-{day:02}"),
        1 => format!("{day:02}.{month:02}.{year}"),
        2 => format!("{day}/{month}/{year}"),
        3 => format!("${price}.{:02}", d.below(100)),
        4 => format!("{}.{:03},{:02} €", d.between(1, 99), d.below(1000), d.below(100)),
        5 => format!("Rp {}.{:03}.000", d.between(1, 9), d.below(1000)),
        6 => format!("¥{},{:03}", d.between(1, 999), d.below(1000)),
        7 => format!("{} {:03} руб", d.between(1, 999), d.below(1000)),
        8 => format!("iPhone {} Pro {}GB", d.between(11, 17), d.one(&["128", "256", "512"])),
        9 => d
            .one(&["WH-1000XM5", "QE55Q80C", "WW90T534DAW", "BL1850B", "GTX 1660", "ABX-2000"])
            .to_owned(),
        10 => {
            let service = d.fill("@@#########@@");
            format!("R{}", &service[1..])
        }
        11 => d.fill("1Z999AA1%#########"),
        12 => d.fill("SF%############"),
        13 => d.fill("LP00%###########"),
        14 => format!("{} x {} x {} cm", d.between(40, 250), d.between(40, 250), d.between(20, 90)),
        15 => "36 38 40 42".to_owned(),
        16 => format!("{}:00-{}:30", d.between(7, 11), d.between(14, 21)),
        17 => format!("{}-{}", d.between(5, 9), d.between(10, 20)),
        18 => format!("{} {}", d.between(1, 20), d.one(&["pcs", "items", "%", "kg", "x"])),
        19 => d.one(&["SAVE20", "WELCOME2026", "SOMMER-15", "HEMAT50"]).to_owned(),
        20 => format!("{year}"),
        _ => format!("v{}.{}.{}", d.below(20), d.below(20), d.below(9)),
    }
}

/// The value as phones and chat programs change it: full-width or Arabic digits, invisible
/// characters, other hyphens and spaces.
pub fn disguised(d: &mut Dice, language: &str, value: &str) -> String {
    let how = d.below(12);
    value
        .chars()
        .map(|c| match (how, c) {
            (0, '!'..='~') if matches!(language, "zh" | "ja" | "ko") => {
                char::from_u32(u32::from(c) + 0xFEE0).unwrap().to_string()
            }
            (1, '0'..='9') if language == "ar" => {
                char::from_u32(u32::from(c) - 0x30 + 0x660).unwrap().to_string()
            }
            (2, _) => format!("{c}\u{200B}"),
            (3, '-') => "\u{2011}".to_owned(),
            (3, ' ') => "\u{A0}".to_owned(),
            (4, '-') => "–".to_owned(),
            _ => c.to_string(),
        })
        .collect()
}
