//! Whole addresses, and what is none.

use aisle_domain::reading::SlotReader;
use aisle_domain::shop::Address;

use super::super::Selection;
use super::record;

/// An address as "lines / city / region / postcode / country".
fn read(text: &str, known: Option<&Address>) -> String {
    let Some(found) = Selection::new().address(text, known) else { return String::new() };
    let region = found.region.unwrap_or_default();
    format!(
        "{} / {} / {region} / {} / {}",
        found.lines.join(" | "),
        found.city,
        found.postcode,
        found.country
    )
}

fn check(known: Option<&Address>, cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let got = read(text, known);
            (got != *expected).then(|| format!("{text}: {got:?}, expected {expected:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn whole_addresses() {
    check(
        None,
        &[
            ("7 Quarry Road, Denver, CO 80202", "7 Quarry Road / Denver / CO / 80202 / US"),
            (
                "Please ship it to 7 Quarry Road, Denver, CO 80202. Thanks!",
                "7 Quarry Road / Denver / CO / 80202 / US",
            ),
            (
                "Please change the address of order #A1045024 to 310 Birch Avenue, Suite 12, \
                 Salt Lake City, UT, USA, 84101.",
                "310 Birch Avenue | Suite 12 / Salt Lake City / UT / 84101 / USA",
            ),
            (
                "My new address is 310 Birch Avenue, Suite 12, Salt Lake City, UT, 84101, USA",
                "310 Birch Avenue | Suite 12 / Salt Lake City / UT / 84101 / USA",
            ),
            (
                "310 Birch Ave Apt 4B, Austin, Texas 78701",
                "310 Birch Ave | Apt 4B / Austin / TX / 78701 / US",
            ),
            ("22 Highway, New York, 10001", "22 Highway / New York /  / 10001 / "),
            ("22 Highway, New York, NY 10001", "22 Highway / New York / NY / 10001 / US"),
            (
                "change it to 9 elm st, new york, ny 10002 please",
                "9 Elm St / New York / NY / 10002 / US",
            ),
            (
                "44 Broadway, Floor 3, Boston, MA 02110-1234",
                "44 Broadway | Floor 3 / Boston / MA / 02110-1234 / US",
            ),
            ("18 Cedar Lane Springfield IL 62704", "18 Cedar Lane / Springfield / IL / 62704 / US"),
            ("12345 Main Street, Reno, NV 89501", "12345 Main Street / Reno / NV / 89501 / US"),
            (
                "5 Hill Street #7, Raleigh, North Carolina, 27601",
                "5 Hill Street | #7 / Raleigh / NC / 27601 / US",
            ),
            (
                "Flat 3, 12 Mill Lane, Leeds LS6 2AB",
                "Flat 3 | 12 Mill Lane / Leeds /  / LS6 2AB / GB",
            ),
            (
                "12 Mill Lane, Leeds, West Yorkshire, LS6 2AB, United Kingdom",
                "12 Mill Lane / Leeds / West Yorkshire / LS6 2AB / United Kingdom",
            ),
            (
                "80 Queen Street West, Toronto, ON M5V 2T6",
                "80 Queen Street West / Toronto / ON / M5V 2T6 / CA",
            ),
            ("Lindenstr. 5, 10969 Berlin", "Lindenstr. 5 / Berlin /  / 10969 / "),
            (
                "Meine neue Adresse lautet Lange Straße 12b, 44137 Dortmund, Deutschland",
                "Lange Straße 12b / Dortmund /  / 44137 / Deutschland",
            ),
            ("bitte an Am Markt 3, D-28195 Bremen", "Am Markt 3 / Bremen /  / 28195 / "),
            ("9 rue du Moulin, 69001 Lyon", "9 rue du Moulin / Lyon /  / 69001 / "),
            (
                "14 bis avenue Foch, 75116 Paris, France",
                "14 bis avenue Foch / Paris /  / 75116 / France",
            ),
            ("Calle Olmo 9, 28012 Madrid, España", "Calle Olmo 9 / Madrid /  / 28012 / España"),
            ("Via Garibaldi 21, 20121 Milano", "Via Garibaldi 21 / Milano /  / 20121 / "),
            ("Rua das Flores 270, 4050-262 Porto", "Rua das Flores 270 / Porto /  / 4050-262 / "),
            (
                "ул. Малышева, д. 36, Екатеринбург, 620014",
                "ул. Малышева, д. 36 / Екатеринбург /  / 620014 / ",
            ),
            ("〒150-0041 東京都渋谷区神南1-2-3", "神南1-2-3 / 渋谷区 / 東京都 / 150-0041 / JP"),
        ],
    );
}

#[test]
fn chinese_addresses() {
    check(
        None,
        &[
            ("广东省深圳市南山区科技园路88号", "南山区科技园路88号 / 深圳市 / 广东省 /  / CN"),
            (
                "地址改成浙江省杭州市西湖区文三路12号3幢502室，谢谢",
                "西湖区文三路12号3幢502室 / 杭州市 / 浙江省 /  / CN",
            ),
            (
                "收货地址换到北京市海淀区中关村大街9号，邮编100080",
                "海淀区中关村大街9号 / 北京市 / 北京市 / 100080 / CN",
            ),
            ("上海浦东新区世纪大道100号", "浦东新区世纪大道100号 / 上海市 / 上海市 /  / CN"),
            (
                "帮我改到成都市武侯区人民南路四段27号吧",
                "武侯区人民南路四段27号 / 成都市 /  /  / CN",
            ),
            ("江苏省南京市", ""),
            ("地址要改一下", ""),
        ],
    );
}

#[test]
fn what_is_no_whole_address() {
    check(
        None,
        &[
            ("", ""),
            ("12 Oak Street", ""),
            ("12 Oak Street, Boston", ""),
            ("Boston, MA 02110", ""),
            ("order 12345 was for 2 mugs", ""),
            ("please change my address", ""),
            ("I paid 20 dollars, 10115", ""),
            ("Lindenstr. 5", ""),
        ],
    );
}

#[test]
fn what_is_known_completes_what_is_said() {
    let known = record(&["dl1"]).customer.unwrap().address;
    check(
        Some(&known),
        &[
            ("7 Quarry Road, Portland, 97205", "7 Quarry Road / Portland / OR / 97205 / USA"),
            ("7 Quarry Road, 97201", "7 Quarry Road / Portland / OR / 97201 / USA"),
            ("7 Quarry Road, Denver, CO 80202", "7 Quarry Road / Denver / CO / 80202 / USA"),
            ("12 Mill Lane, Leeds LS6 2AB", "12 Mill Lane / Leeds /  / LS6 2AB / GB"),
        ],
    );
}

/// An address as shops of China keep it: the district, who receives it and their phone number on lines
/// of their own.
fn chengdu() -> Address {
    Address {
        lines: ["玉林街8号", "武侯区", "林一", "13900001111"].map(str::to_owned).to_vec(),
        city: "成都市".to_owned(),
        region: Some("四川省".to_owned()),
        postcode: String::new(),
        country: "中国".to_owned(),
    }
}

#[test]
fn what_a_new_chinese_address_does_not_say_stays() {
    let kept = |street: &str| {
        format!("{street} | 武侯区 | 林一 | 13900001111 / 成都市 / 四川省 /  / 中国")
    };
    let cases = [
        ("科华北路62号", kept("科华北路62号")),
        ("订单412345678901的地址改成科华北路62号", kept("科华北路62号")),
        ("麻烦把收货地址换到科华北路62号3栋502室，谢谢", kept("科华北路62号3栋502室")),
        ("详细地址改为望江社区共和路3号，其他不变", kept("望江社区共和路3号")),
        ("改成四川省成都市武侯区科华北路62号", kept("科华北路62号")),
        ("成都市武侯区科华北路62号", kept("科华北路62号")),
        ("地址改成锦江区红星路5号", kept("红星路5号").replace("武侯区", "锦江区")),
        (
            "寄到浙江省杭州市西湖区文三路9号，电话13711112222",
            "文三路9号 | 西湖区 | 林一 | 13711112222 / 杭州市 / 浙江省 /  / 中国".to_owned(),
        ),
        (
            "地址改成科华北路62号，手机号改成13711112222，收件人王小明",
            "科华北路62号 | 武侯区 | 王小明 | 13711112222 / 成都市 / 四川省 /  / 中国".to_owned(),
        ),
        ("收货电话改成13711112222", kept("玉林街8号").replace("13900001111", "13711112222")),
        ("订单412345678901要改地址", String::new()),
        ("我想改一下收货地址", String::new()),
        ("换一个大一点的", String::new()),
        ("电话是多少", String::new()),
    ];
    let cases: Vec<(&str, &str)> = cases.iter().map(|(text, it)| (*text, it.as_str())).collect();
    check(Some(&chengdu()), &cases);
    // Where nothing is known, a street alone is no address.
    check(None, &[("科华北路62号", ""), ("收货电话改成13711112222", "")]);
}
