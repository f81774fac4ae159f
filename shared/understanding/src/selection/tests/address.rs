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
