//! The people and orders that merchant/shop/README.md and the documentation name. A change here
//! is a change of what they promise.

use serde_json::json;

use super::Person;
use super::countries::COUNTRIES;
use super::orders::{Plan, Way};

const SAM: usize = 0;
const MEI: usize = 1;
const ROBIN: usize = 2;

/// Sam (US), Mei (China) and Robin (Great Britain), who has an account but ordered as a guest.
pub fn people() -> Vec<Person> {
    vec![
        Person {
            id: "sam".to_owned(),
            name: "Sam Carter".to_owned(),
            given: "Sam".to_owned(),
            family: "Carter".to_owned(),
            email: "sam@example.com".to_owned(),
            language: "en",
            country: &COUNTRIES[0],
            address: json!({
                "lines": ["48 Alder Street", "Apt 5B"], "city": "Portland", "region": "OR",
                "postcode": "97209", "country": "US",
            }),
        },
        Person {
            id: "mei".to_owned(),
            name: "林梅".to_owned(),
            given: "梅".to_owned(),
            family: "林".to_owned(),
            email: "mei@example.com".to_owned(),
            language: "zh",
            country: &COUNTRIES[3],
            address: json!({
                "lines": ["中山路18号6栋301室"], "city": "上海", "region": "上海市",
                "postcode": "200040", "country": "CN",
            }),
        },
        Person {
            id: "robin".to_owned(),
            name: "Robin Hale".to_owned(),
            given: "Robin".to_owned(),
            family: "Hale".to_owned(),
            email: "robin.hale@example.com".to_owned(),
            language: "en",
            country: &COUNTRIES[1],
            address: json!({
                "lines": ["7 Harbour View"], "city": "Bristol", "postcode": "BS1 4DJ",
                "country": "GB",
            }),
        },
    ]
}

/// Their orders. The number follows from the age: `AC104453` less the hours.
pub fn plans() -> Vec<Plan> {
    let plan = |person, status, age, way| Plan { person, guest: person == ROBIN, status, age, way };
    vec![
        // Two days late: the order to ask about.
        plan(SAM, "shipped", 220, Way::Due(-2)),
        plan(SAM, "processed", 45, Way::None),
        plan(SAM, "delivered", 500, Way::Arrived(380)),
        plan(SAM, "cancelled", 930, Way::None),
        plan(SAM, "returned", 1_640, Way::Arrived(1_520)),
        plan(MEI, "pending", 6, Way::None),
        plan(MEI, "out_for_delivery", 92, Way::Due(0)),
        plan(MEI, "shipped", 133, Way::Split),
        plan(MEI, "delivered", 700, Way::Arrived(610)),
        plan(ROBIN, "shipped", 81, Way::Due(1)),
    ]
}
