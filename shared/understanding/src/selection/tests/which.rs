//! Labels that are meant.

use aisle_domain::reading::SlotReader;

use super::super::Selection;

fn check(labels: &[&str], cases: &[(&str, &[usize])]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let got = Selection::new().which(text, labels);
            (got != *expected).then(|| format!("{text}: {got:?}, expected {expected:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn labels_by_position_and_by_words() {
    let labels = [
        "Arc Desk Lamp (blue) · 59.90 USD",
        "Heron Floor Lamp (oak) · 89.00 USD",
        "Wool Throw (blue) · 40.00 USD",
    ];
    check(
        &labels,
        &[
            ("the first one", &[0]),
            ("the first and the third", &[0, 2]),
            ("1", &[0]),
            ("2 and 3", &[1, 2]),
            ("the last one", &[2]),
            ("number 2", &[1]),
            ("the 2nd", &[1]),
            ("the first two", &[0, 1]),
            ("all of them", &[0, 1, 2]),
            ("everything", &[0, 1, 2]),
            ("all", &[0, 1, 2]),
            ("all but the throw", &[0, 1]),
            ("everything except the floor lamp", &[0, 2]),
            ("any except the oak one", &[0, 2]),
            ("not the first, the second", &[1]),
            ("the oak one", &[1]),
            ("the floor lamp", &[1]),
            ("wool throw and the floor lamp", &[1, 2]),
            ("the blue lamp", &[0]),
            ("both lamps", &[0, 1]),
            ("the lamp", &[]),
            ("the blue one", &[]),
            ("the first or the second", &[]),
            ("none of them", &[]),
            ("yes", &[]),
            ("what do you mean?", &[]),
            ("", &[]),
            ("the one for 89.00", &[1]),
            ("Wool Throw (blue) · 40.00 USD", &[2]),
            ("第二个", &[1]),
            ("第一个和第三个", &[0, 2]),
            ("全部", &[0, 1, 2]),
            ("除了第一个都要", &[1, 2]),
            ("最后一个", &[2]),
            ("el primero", &[0]),
            ("le deuxième", &[1]),
            ("das dritte", &[2]),
            ("il secondo", &[1]),
            ("o primeiro e o terceiro", &[0, 2]),
            ("3番目", &[2]),
            ("첫 번째", &[0]),
            ("الثاني", &[1]),
            ("второй", &[1]),
            ("yang ketiga", &[2]),
        ],
    );
    check(
        &["台灯 · 已送达", "落地灯 · 运输中"],
        &[("落地灯那个", &[1]), ("两个都要", &[0, 1]), ("运输中的", &[1]), ("都要", &[0, 1])],
    );
    check(&["毛布", "ランプ"], &[("ランプのやつ", &[1]), ("両方", &[0, 1])]);
    check(&["blue", "red"], &[("both", &[0, 1]), ("either except the blue one", &[1])]);
}
