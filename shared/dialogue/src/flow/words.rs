//! The few words that repairs turn on, in the languages of the shop: adding, taking back, another
//! order. Everything else is read by understanding and the slot reader.

/// Texts in lower case, without marks, with spaces around: words match at their borders.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len() + 2);
    plain.push(' ');
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            plain.push(c);
        } else if c != '\'' && c != '’' && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    if !plain.ends_with(' ') {
        plain.push(' ');
    }
    plain
}

/// Whether a phrase is in a text: at the borders of words, or anywhere for scripts without spaces.
pub(super) fn has(plain_text: &str, phrase: &str) -> bool {
    let phrase = plain(phrase);
    let bare = phrase.trim();
    if bare.is_empty() {
        return false;
    }
    if bare.chars().any(has_no_spaces) {
        plain_text.contains(bare)
    } else {
        plain_text.contains(&phrase)
    }
}

fn has_no_spaces(c: char) -> bool {
    matches!(u32::from(c), 0x3040..=0x30ff | 0x3400..=0x9fff | 0xac00..=0xd7af)
}

/// How long a text is, in words; four letters of a script without spaces are about three words.
pub(super) fn length(text: &str) -> usize {
    let dense = text.chars().filter(|c| has_no_spaces(*c)).count();
    plain(text).split_whitespace().filter(|word| !word.chars().all(has_no_spaces)).count()
        + dense.div_ceil(2)
}

fn any(text: &str, phrases: &[&str]) -> bool {
    let text = plain(text);
    phrases.iter().any(|phrase| has(&text, phrase))
}

/// Whether it adds to what was said before.
pub(super) fn adds(text: &str) -> bool {
    any(
        text,
        &[
            "also",
            "too",
            "as well",
            "add",
            "plus",
            "and the",
            "还有",
            "也",
            "加上",
            "另外",
            "還有",
            "también",
            "además",
            "aussi",
            "auch",
            "anche",
            "também",
            "も",
            "도",
            "أيضا",
            "также",
            "тоже",
            "juga",
        ],
    )
}

/// Whether it takes back what was begun.
pub(super) fn takes_back(text: &str) -> bool {
    const WHOLE: [&str; 14] = [
        "stop",
        "cancel",
        "cancel that",
        "cancel this",
        "取消",
        "停",
        "cancelar",
        "annuler",
        "abbrechen",
        "annulla",
        "キャンセル",
        "취소",
        "отмена",
        "batal",
    ];
    let whole = plain(text);
    WHOLE.iter().any(|word| whole.trim() == *word)
        || any(
            text,
            &[
                "never mind",
                "nevermind",
                "forget it",
                "forget about it",
                "leave it",
                "dont bother",
                "changed my mind about this",
                "算了",
                "不用了",
                "不办了",
                "不要了吧",
                "olvídalo",
                "déjalo",
                "laisse tomber",
                "laissez tomber",
                "vergiss es",
                "vergessen sie es",
                "lascia perdere",
                "lascia stare",
                "deixa pra lá",
                "esquece",
                "やっぱりいい",
                "やめます",
                "됐어요",
                "그만",
                "انس الأمر",
                "не надо",
                "забудьте",
                "lupakan",
                "tidak jadi",
            ],
        )
}

/// Whether it says that something shall be otherwise than was summed up.
pub(super) fn contradicts(text: &str) -> bool {
    any(
        text,
        &[
            "but",
            "instead",
            "except",
            "only",
            "rather",
            "not the",
            "also",
            "但",
            "不过",
            "而是",
            "除了",
            "只要",
            "也",
            "不是",
            "pero",
            "mais",
            "aber",
            "sondern",
            "nur",
            "stattdessen",
            "ma",
            "invece",
            "mas",
            "でも",
            "ただし",
            "하지만",
            "لكن",
            "но",
            "tapi",
        ],
    )
}

/// Whether what was said before is taken back but for what follows.
pub(super) fn only(text: &str) -> bool {
    any(
        text,
        &[
            "only",
            "just the",
            "nothing but",
            "只要",
            "只换",
            "只退",
            "只有",
            "仅",
            "solo",
            "solamente",
            "seulement",
            "uniquement",
            "nur",
            "soltanto",
            "somente",
            "apenas",
            "だけ",
            "فقط",
            "только",
            "hanya",
        ],
    )
}

/// Whether it holds a word of agreement.
pub(super) fn agrees(text: &str) -> bool {
    any(
        text,
        &[
            "yes",
            "yeah",
            "yep",
            "yup",
            "ok",
            "okay",
            "agree",
            "agreed",
            "correct",
            "confirm",
            "confirmed",
            "go ahead",
            "do it",
            "do that",
            "please do",
            "sounds good",
            "thats right",
            "是",
            "好",
            "可以",
            "行",
            "确认",
            "同意",
            "对",
            "没问题",
            "sí",
            "de acuerdo",
            "adelante",
            "confirmo",
            "oui",
            "daccord",
            "allez y",
            "confirme",
            "ja",
            "einverstanden",
            "gerne",
            "bestätige",
            "va bene",
            "procedi",
            "sim",
            "pode",
            "はい",
            "お願い",
            "いいです",
            "네",
            "예",
            "좋아",
            "해주세요",
            "نعم",
            "موافق",
            "да",
            "согласен",
            "согласна",
            "хорошо",
            "ya",
            "setuju",
            "silakan",
        ],
    )
}

/// Whether it takes back, or adds to, something said before.
pub(super) fn corrects(text: &str) -> bool {
    const FIRST: [&str; 14] = [
        "no",
        "actually",
        "sorry",
        "wait",
        "不",
        "其实",
        "等等",
        "不对",
        "nein",
        "non",
        "нет",
        "いいえ",
        "아니요",
        "لا",
    ];
    let said = plain(text);
    let begins = |word: &&str| match word.chars().next() {
        Some(c) if has_no_spaces(c) => said.trim_start().starts_with(*word),
        _ => said.split_whitespace().next() == Some(*word),
    };
    contradicts(text) || adds(text) || FIRST.iter().any(begins)
}

/// Whether it is a question.
pub(super) fn asks(text: &str) -> bool {
    text.trim_end().ends_with(['?', '？', '؟', '吗', '呢'])
}

/// Whether another order is meant than the one that is talked about.
pub(super) fn other_order(text: &str) -> bool {
    any(
        text,
        &[
            "other order",
            "another order",
            "different order",
            "wrong order",
            "not that order",
            "not this order",
            "另一个订单",
            "另外一个订单",
            "别的订单",
            "不是这个订单",
            "订单不对",
            "otro pedido",
            "autre commande",
            "andere bestellung",
            "altro ordine",
            "outro pedido",
            "別の注文",
            "다른 주문",
            "طلب آخر",
            "другой заказ",
            "pesanan lain",
        ],
    )
}

/// Whether it sets a condition: "yes, if …" is no yes.
pub(super) fn sets_condition(text: &str) -> bool {
    any(
        text,
        &[
            "if",
            "unless",
            "provided",
            "as long as",
            "on condition",
            "once you",
            "when you",
            "除非",
            "如果",
            "要是",
            "假如",
            "前提",
            "只有",
            "若",
            "solo si",
            "sólo si",
            "si me",
            "a condición",
            "à condition",
            "seulement si",
            "si vous",
            "wenn",
            "falls",
            "sofern",
            "solo se",
            "se mi",
            "a patto",
            "caso",
            "só se",
            "desde que",
            "なら",
            "たら",
            "만약",
            "다면",
            "으면",
            "إذا",
            "لو",
            "بشرط",
            "если",
            "при условии",
            "jika",
            "kalau",
            "asal",
            "asalkan",
            "bila",
        ],
    )
}

/// Whether it says that something must not be done.
pub(super) fn forbids(text: &str) -> bool {
    any(
        text,
        &[
            "don't",
            "do not",
            "dont",
            "stop",
            "never mind",
            "nevermind",
            "不要",
            "先别",
            "别取消",
            "别退",
            "别换",
            "别改",
            "别办",
            "不想",
            "算了",
            "停止",
            "不用",
            "no lo hagas",
            "n'annulez pas",
            "ne faites pas",
            "nicht",
            "lieber nicht",
            "non farlo",
            "não faça",
            "やめ",
            "しないで",
            "하지 마",
            "하지마",
            "لا تفعل",
            "не надо",
            "не делайте",
            "jangan",
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_match_at_their_borders() {
        assert!(adds("and the lamp, too!"));
        assert!(!adds("the tool"));
        assert!(adds("台灯也退"));
        assert!(takes_back("Oh, never mind."));
        assert!(takes_back("cancel"));
        assert!(!takes_back("cancel my order please"));
        assert!(takes_back("算了吧"));
        assert!(contradicts("yes, but to my gift card"));
        assert!(!contradicts("yes please"));
        assert!(other_order("No, the other order."));
        assert!(only("No, only the lamp.") && !only("the lamp, please"));
        assert!(agrees("yes, that is exactly what I want, thank you"));
        assert!(!agrees("Make sure I mention these at the same time."));
        assert_eq!(length("yes, please do"), 3);
        assert!(length("是的") <= 2);
    }
}
