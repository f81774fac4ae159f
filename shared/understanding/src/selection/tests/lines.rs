//! Lines of an order that are meant, and the variants wanted instead.

use aisle_domain::reading::SlotReader;

use super::super::Selection;
use super::record;

const MIXED: [&str; 5] = ["kb1", "dl1", "wb1", "ts1", "ts2"];
const CHINESE: [&str; 3] = ["cup1", "ear1", "mk1"];

/// What is meant, as "line" or "line>variant,variant", "line>" where nothing fits.
fn read(text: &str, items: &[&str]) -> String {
    let mentions = Selection::new().mentions(text, &record(items));
    let told = mentions.iter().map(|mention| {
        let wanted: Vec<&str> = mention.wanted.iter().map(|item| item.as_str()).collect();
        let arrow = if mention.says_variant { ">" } else { "" };
        format!("{}{arrow}{}", mention.line, wanted.join(","))
    });
    told.collect::<Vec<_>>().join(" ")
}

fn check(items: &[&str], cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let got = read(text, items);
            (got != *expected).then(|| format!("{text}: {got:?}, expected {expected:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn small_words_name_nothing() {
    check(
        &["hp1", "ds1", "dl1"],
        &[
            ("I'd like to change an item in my order.", ""),
            ("please set up a return for the desk lamp", "2"),
            ("return the set", "1"),
            ("the headphones for in-ear ones", "0>hp2"),
            ("the headphones to on ear", "0>hp3"),
        ],
    );
}

#[test]
fn products_by_their_names() {
    check(
        &MIXED,
        &[
            ("I'd like to return the desk lamp", "1"),
            ("return the keyboard and the bottle please", "0 2"),
            ("the bottle, the keyboard", "0 2"),
            ("mechanical keybord", "0"),
            ("my water bottles leak", "2"),
            ("the headset is broken", ""),
            ("the lamp doesn't work", "1"),
            ("both t-shirts", "3 4"),
            ("I want to send back the tshirts", "3 4"),
            ("the blue t-shirt", "3"),
            ("the red one", "4"),
            ("the size M shirt", "4"),
            ("the medium shirt is too big", "4"),
            ("the shirt", ""),
            ("the v-neck shirt and the lamp", "1 4"),
            ("The mechanical one", "0"),
            ("everything", "0 1 2 3 4"),
            ("I want to return all items", "0 1 2 3 4"),
            ("please cancel the whole order", "0 1 2 3 4"),
            ("all of them", "0 1 2 3 4"),
            ("everything except the lamp", "0 2 3 4"),
            ("everything but the water bottle and the keyboard", "1 3 4"),
            ("all except the blue shirt", "0 1 2 4"),
            ("not the lamp, the bottle", "2"),
            ("the bottle, not the lamp", "2"),
            ("keep the lamp and return the keyboard", "0"),
            ("I'll keep the lamp and the bottle, the rest goes back", "0 3 4"),
            ("return the keyboard, the lamp stays", "0"),
            ("the lamp and both shirts", "1 3 4"),
            ("that's all, thanks", ""),
            ("not at all", ""),
            ("hello, how are you?", ""),
            ("where is my parcel", ""),
            ("the first one", "0"),
            ("the first and the third", "0 2"),
            ("the last two items", "3 4"),
            ("item 2 please", "1"),
            ("1 and 3", "0 2"),
            ("the second shirt", "4"),
            ("everything except the last one", "0 1 2 3"),
            ("I don't need the bottle anymore", "2"),
            ("don't return the bottle, only the lamp", "1"),
            ("the cheaper shirt", "3"),
            ("return the more expensive t-shirt", "4"),
            ("the lamp and the red one", "1 4"),
            ("it arrived on May 2nd", ""),
            ("my order number 2", ""),
            ("the first time I order here", ""),
            ("can I return the lamp? what about the keyboard?", "0 1"),
            ("I bought this for my daughter", ""),
            ("return all the items I want gone: the lamp", "1"),
            ("The keyboard's keys are stuck", "0"),
            ("the BOTTLE and the KEYBOARD", "0 2"),
            ("I only want to return the lamp", "1"),
            ("everything apart from both shirts", "0 1 2"),
            ("all but the keyboard", "1 2 3 4"),
            ("leave the lamp, send back the bottle", "2"),
        ],
    );
}

#[test]
fn variants_wanted_instead() {
    check(
        &MIXED,
        &[
            ("exchange the keyboard for a clicky one", "0>kb2,kb4,kb3"),
            ("swap my keyboard for the clicky one with RGB backlight, full size", "0>kb2"),
            ("exchange the keyboard for one with clicky switches and no backlight", "0>kb3"),
            ("make it clicky instead", "0>kb2,kb4,kb3"),
            ("I want a clicky keyboard instead", "0>kb2,kb4,kb3"),
            ("change the lamp to the white one", "1>dl2"),
            ("the desk lamp in silver", "1>dl4"),
            ("exchange the bottle for the 1000ml glass one in blue", "2>wb2"),
            ("exchange the bottle for 1000 ml, stainless steel", "2>wb3"),
            ("same bottle but red", "2>wb5"),
            ("the bottle: from green to red", "2>wb5"),
            ("red instead of green for the bottle", "2>wb5"),
            ("a 750 ml water bottle instead of the 500 ml one", "2>wb4"),
            ("exchange the blue shirt for a size L", "3>ts3,ts6"),
            ("change both shirts to purple", "3>ts4,ts5 4>ts5,ts4"),
            ("exchange the blue shirt for a purple shirt", "3>ts4,ts5"),
            ("exchange the lamp for a white one and the bottle for a red one", "1>dl2 2>wb5"),
            (
                "swap the keyboard for the clicky 80% one, and the lamp for one with an AC adapter",
                "0>kb4 1>dl4",
            ),
            ("the cheapest lamp", "1>dl3,dl2"),
            ("exchange the lamp for the cheapest available", "1>dl3,dl2"),
            ("a cheaper lamp", "1>dl3,dl2"),
            ("exchange the lamp for the most expensive one", "1>dl4"),
            ("exchange the bottle for a bigger one", "2>wb4,wb2,wb3"),
            ("exchange the lamp for a less bright one", "1>dl2,dl3,dl4"),
            ("exchange the bottle for a pink one", "2"),
            ("exchange the keyboard for a tactile one", "0>"),
            ("I'd like to return the lamp and exchange the bottle for a red one", "1 2>wb5"),
            ("the lamp, USB or AC adapter", "1>dl3,dl4"),
            ("a bottle with 500 ml more", "2>wb2,wb3"),
            ("a bottle that is bigger by 250 ml", "2>wb4"),
            ("I keep the lamp for 2 more days", ""),
            ("exchange the blue shirt for black, same size", "3>"),
            ("exchange the red shirt for purple, the same size", "4>ts5"),
            ("swap the lamp for a brighter one", "1>"),
            ("can I get the bottle in glass", "2>wb2"),
            ("I'd like the red bottle instead of the green one", "2>wb5"),
            ("change the keyboard to one without a backlight", "0>kb3"),
            ("The keyboard should be clicky. And I return the lamp.", "0>kb2,kb4,kb3 1"),
            ("if you have it, the lamp in silver; if not, return it", "1>dl4"),
        ],
    );
    check(
        &["hb1"],
        &[
            ("I need them in size 8", "0>hb4,hb2"),
            ("exchange the boots for size 8, not waterproof", "0>hb2"),
            ("the same boots but synthetic", "0>hb3"),
            ("the cheapest one please", "0>hb3,hb2"),
            ("size 9 synthetic", "0>hb3"),
        ],
    );
}

#[test]
fn two_lamps_are_told_apart() {
    check(
        &["dl1", "fl1", "dl1"],
        &[
            ("the floor lamp", "1"),
            ("the oak lamp", "1"),
            ("the lamp", ""),
            ("the desk lamp", "0"),
            ("both desk lamps", "0 2"),
            ("all the lamps", "0 1 2"),
        ],
    );
}

#[test]
fn chinese() {
    check(
        &CHINESE,
        &[
            ("我要退键盘", "2"),
            ("保温杯和耳机都要退", "0 1"),
            ("杯子坏了", "0"),
            ("全部退掉", "0 1 2"),
            ("都退", "0 1 2"),
            ("除了耳机都退", "0 2"),
            ("除了耳机以外全部退", "0 2"),
            ("耳机以外的都退", "0 2"),
            ("退键盘，耳机不退", "2"),
            ("耳机留着，其他都退", "0 2"),
            ("不是耳机，是键盘", "2"),
            ("第二个", "1"),
            ("第一个和第三个", "0 2"),
            ("前两个", "0 1"),
            ("最后一个", "2"),
            ("把耳机换成蓝色", "1>ear2"),
            ("耳机想换蓝色的", "1>ear2"),
            ("键盘换成青轴", "2>mk2,mk3"),
            ("键盘从红轴换成青轴，104键", "2>mk3"),
            ("键盘换成青轴，还有杯子换成白色的", "0>cup2 2>mk2,mk3"),
            ("把保温杯换成500毫升的", "0>cup3"),
            ("换成蓝色的", "1>ear2"),
            ("白色的那个", "1"),
            ("杯子要白色的不要黑色的", "0>cup2"),
            ("两个都不要了", ""),
            ("整单取消", "0 1 2"),
            ("同款杯子，白色的", "0>cup2"),
            ("键盘要104键的", "2>mk3"),
            ("只退耳机", "1"),
            ("杯子和键盘不退，只退耳机", "1"),
            ("换个便宜一点的键盘", "2>"),
            ("我想把键盘的红轴换成青轴", "2>mk2,mk3"),
            ("你好", ""),
        ],
    );
}

#[test]
fn other_languages() {
    check(
        &["dl1", "wb1", "ts2"],
        &[
            ("todo", "0 1 2"),
            ("el primero y el último", "0 2"),
            ("todo excepto el segundo", "0 2"),
            ("la roja", "2"),
            ("tout", "0 1 2"),
            ("le premier et le troisième", "0 2"),
            ("tout sauf le dernier", "0 1"),
            ("alles", "0 1 2"),
            ("das erste und das dritte", "0 2"),
            ("alles außer dem letzten", "0 1"),
            ("tutto", "0 1 2"),
            ("il primo e il terzo", "0 2"),
            ("tutto tranne l'ultimo", "0 1"),
            ("tudo", "0 1 2"),
            ("o primeiro e o último", "0 2"),
            ("tudo menos o segundo", "0 2"),
            ("全部返品したい", "0 1 2"),
            ("2番目", "1"),
            ("最後以外全部", "0 1"),
            ("전부", "0 1 2"),
            ("두 번째", "1"),
            ("마지막 빼고 전부", "0 1"),
            ("الكل", "0 1 2"),
            ("الأول والثالث", "0 2"),
            ("كل شيء ما عدا الأخير", "0 1"),
            ("всё", "0 1 2"),
            ("первый и третий", "0 2"),
            ("всё кроме последнего", "0 1"),
            ("semuanya", "0 1 2"),
            ("yang pertama dan ketiga", "0 2"),
            ("semua kecuali yang terakhir", "0 1"),
        ],
    );
}

/// Numbers of goods say which; the word for goods, which ends many a name, says nothing.
#[test]
fn chinese_goods_by_their_numbers() {
    check(
        &["8800100", "8800200", "ear1"],
        &[
            ("把商品编号8800200那款换成8800201", "1>8800201"),
            ("商品8800200换成商品8800201，差价用礼品卡", "1>8800201"),
            ("编号8800200的商品想换成8800201这款", "1>8800201"),
            ("商品8800100退掉", "0"),
            ("我要退一件商品", ""),
            ("套装商品退掉", "0"),
            ("全部商品都退", "0 1 2"),
        ],
    );
}
