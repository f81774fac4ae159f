//! What Lumen & Loom sells: a name, a Chinese alias, a price in US cents and the options that
//! its variants are combined from.

/// A product as it is written down here.
pub struct Item {
    /// Its id, and the beginning of its variants' ids.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What Chinese speakers call it.
    pub zh: &'static str,
    /// Price of the first variant, in US cents.
    pub cents: u32,
    /// Options and their values.
    pub options: &'static [(&'static str, &'static [&'static str])],
}

const fn item(
    id: &'static str,
    name: &'static str,
    zh: &'static str,
    cents: u32,
    options: &'static [(&'static str, &'static [&'static str])],
) -> Item {
    Item { id, name, zh, cents, options }
}

const SIZES: (&str, &[&str]) = ("size", &["S", "M", "L", "XL"]);
const SHOES: (&str, &[&str]) = ("size", &["EU 38", "EU 40", "EU 42", "EU 44"]);

/// The whole range.
pub const RANGE: &[Item] = &[
    // Light and electronics
    item("desk-lamp", "Arc Desk Lamp", "台灯", 5_990, &[("finish", &["brass", "black", "white"])]),
    item("floor-lamp", "Heron Floor Lamp", "落地灯", 14_990, &[("finish", &["oak", "black"])]),
    item("pendant-light", "Dome Pendant Light", "吊灯", 8_990, &[("colour", &["sage", "clay"])]),
    item(
        "string-lights",
        "Solar String Lights",
        "太阳能灯串",
        2_490,
        &[("length", &["5 m", "10 m"])],
    ),
    item("night-light", "Moon Night Light", "小夜灯", 1_990, &[("shape", &["moon", "cloud"])]),
    item(
        "smart-bulb",
        "Tunable Smart Bulb",
        "智能灯泡",
        1_590,
        &[("socket", &["E27", "E14", "GU10"])],
    ),
    item(
        "smart-plug",
        "Smart Plug with Meter",
        "智能插座",
        1_890,
        &[("plug", &["type C", "type G", "type A"])],
    ),
    item(
        "headphones",
        "Quiet Over-Ear Headphones",
        "头戴式耳机",
        19_990,
        &[("colour", &["graphite", "sand"])],
    ),
    item(
        "earbuds",
        "Pebble Earbuds",
        "无线耳机",
        8_990,
        &[("colour", &["graphite", "sand", "sage"])],
    ),
    item(
        "speaker",
        "Loft Bluetooth Speaker",
        "蓝牙音箱",
        11_990,
        &[("colour", &["oak", "walnut"])],
    ),
    item(
        "power-bank",
        "Pocket Power Bank",
        "充电宝",
        3_990,
        &[("capacity", &["10,000 mAh", "20,000 mAh"])],
    ),
    item(
        "charging-pad",
        "Felt Charging Pad",
        "无线充电板",
        3_490,
        &[("colour", &["grey", "forest"])],
    ),
    item(
        "keyboard",
        "Low-Profile Keyboard",
        "机械键盘",
        10_990,
        &[("layout", &["US", "UK", "DE"]), ("switch", &["quiet", "tactile"])],
    ),
    item(
        "e-reader-sleeve",
        "Wool E-Reader Sleeve",
        "电子书保护套",
        2_290,
        &[("colour", &["grey", "rust"])],
    ),
    item(
        "alarm-clock",
        "Sunrise Alarm Clock",
        "日出闹钟",
        6_990,
        &[("colour", &["white", "black"])],
    ),
    item("air-quality", "Air Quality Monitor", "空气检测仪", 9_990, &[("colour", &["white"])]),
    // Home
    item("throw", "Merino Throw", "羊毛毯", 8_990, &[("colour", &["oat", "indigo", "rust"])]),
    item(
        "linen-set",
        "Washed Linen Bedding Set",
        "亚麻床品套装",
        16_990,
        &[("size", &["single", "double", "king"]), ("colour", &["white", "sage"])],
    ),
    item("pillow", "Buckwheat Pillow", "荞麦枕", 4_490, &[("size", &["standard", "travel"])]),
    item(
        "towel-set",
        "Waffle Towel Set",
        "华夫格毛巾套装",
        4_990,
        &[("colour", &["white", "clay", "slate"])],
    ),
    item(
        "rug",
        "Handloom Cotton Rug",
        "手织棉地毯",
        12_990,
        &[("size", &["60 x 90 cm", "120 x 180 cm"]), ("colour", &["natural", "indigo"])],
    ),
    item(
        "cushion",
        "Corduroy Cushion",
        "灯芯绒抱枕",
        2_990,
        &[("colour", &["moss", "rust", "oat"])],
    ),
    item("kettle", "Gooseneck Kettle", "手冲壶", 7_990, &[("finish", &["steel", "black"])]),
    item(
        "coffee-set",
        "Pour-Over Coffee Set",
        "手冲咖啡套装",
        5_490,
        &[("cups", &["2 cups", "4 cups"])],
    ),
    item(
        "mug-pair",
        "Stoneware Mug Pair",
        "陶瓷杯两件套",
        2_890,
        &[("glaze", &["cream", "sea", "iron"])],
    ),
    item("teapot", "Cast Iron Teapot", "铸铁茶壶", 6_490, &[("size", &["0.6 l", "1 l"])]),
    item("knife", "Santoku Knife", "三德刀", 8_490, &[("handle", &["walnut", "olive"])]),
    item(
        "cutting-board",
        "End-Grain Cutting Board",
        "砧板",
        6_990,
        &[("size", &["medium", "large"])],
    ),
    item("candle", "Soy Candle", "大豆蜡烛", 1_990, &[("scent", &["cedar", "fig", "unscented"])]),
    item("wall-clock", "Silent Wall Clock", "静音挂钟", 4_990, &[("colour", &["white", "oak"])]),
    // Outdoor
    item("tent", "Two-Person Trail Tent", "双人帐篷", 24_990, &[("colour", &["moss", "sand"])]),
    item(
        "sleeping-bag",
        "Three-Season Sleeping Bag",
        "睡袋",
        15_990,
        &[("length", &["regular", "long"])],
    ),
    item("headlamp", "Rechargeable Headlamp", "头灯", 4_490, &[("colour", &["orange", "grey"])]),
    item("lantern", "Camp Lantern", "露营灯", 3_990, &[("colour", &["cream", "moss"])]),
    item(
        "bottle",
        "Insulated Bottle",
        "保温瓶",
        2_990,
        &[("size", &["0.5 l", "0.75 l", "1 l"]), ("colour", &["steel", "moss"])],
    ),
    item("daypack", "Roll-Top Daypack", "双肩包", 8_990, &[("colour", &["ink", "moss", "clay"])]),
    item("hammock", "Travel Hammock", "吊床", 5_990, &[("colour", &["moss", "rust"])]),
    item("camp-stove", "Compact Camp Stove", "便携炉头", 4_990, &[("fuel", &["gas"])]),
    item(
        "trekking-poles",
        "Folding Trekking Poles",
        "登山杖",
        7_490,
        &[("length", &["110 cm", "130 cm"])],
    ),
    // Apparel
    item("merino-tee", "Merino T-Shirt", "羊毛T恤", 6_490, &[SIZES, ("colour", &["ink", "oat"])]),
    item(
        "rain-jacket",
        "Packable Rain Jacket",
        "轻便雨衣",
        13_990,
        &[SIZES, ("colour", &["moss", "ink"])],
    ),
    item(
        "overshirt",
        "Canvas Overshirt",
        "帆布衬衫",
        9_490,
        &[SIZES, ("colour", &["sand", "ink"])],
    ),
    item(
        "wool-socks",
        "Hiking Wool Socks",
        "羊毛袜",
        1_990,
        &[("size", &["36-39", "40-43", "44-47"])],
    ),
    item("beanie", "Ribbed Beanie", "毛线帽", 2_790, &[("colour", &["rust", "ink", "oat"])]),
    item("scarf", "Brushed Wool Scarf", "羊毛围巾", 5_490, &[("colour", &["indigo", "oat"])]),
    item(
        "trail-shoes",
        "Trail Running Shoes",
        "越野跑鞋",
        12_990,
        &[SHOES, ("colour", &["moss", "slate"])],
    ),
    item("slippers", "Felt Slippers", "毛毡拖鞋", 4_990, &[SHOES]),
    item("gloves", "Touchscreen Gloves", "触屏手套", 3_290, &[("size", &["S", "M", "L"])]),
];
