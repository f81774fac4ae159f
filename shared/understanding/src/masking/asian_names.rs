//! Names in Chinese characters, kana and Hangul: there no space or large letter says where a name
//! ends, so surnames, lengths and the words that follow do.

use super::cues::{Cue, Says, longest};
use super::view::{View, is_hangul, is_hiragana, is_katakana, is_spaced_letter};
use crate::folding::is_han;

/// The surnames of nine in ten people in China, and prefixes of nicknames.
const HAN_SURNAMES: &str = "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝\
    韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎余潘杜戴夏钟鍾\
    汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易\
    常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢\
    岳齐梅莫庄辛管祝左涂谷祁耿牟卜路詹关關苗凌费纪靳盛童欧歐甄项曲成游阳裴席卫屈鲍覃霍翁隋植甘景\
    薄单包司柏宁柯阮桂闵解强丛晏房靖佟小阿老";
const HAN_DOUBLE_SURNAMES: [&str; 10] =
    ["欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "司徒", "夏侯", "皇甫"];
/// Characters that begin the next word rather than belong to a given name.
const HAN_AFTER: &str = "，。想要的是在有来和跟，问查订订单买下了就到还没怎什请帮昨今前给说用也把被因为不能可以\
    收购申退换催我你他她它这那电手地打住從从单號号改吗吧呢啊您";
/// The surnames of nine in ten people in Korea.
const HANGUL_SURNAMES: &str = "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염추도소석선설마길연위표명기반왕금옥육인맹제모탁국은편용예경봉사";
/// What follows a name in Korean, the longest first.
const HANGUL_AFTER: [&str; 24] = [
    "이라고합니다",
    "라고합니다",
    "이라고요",
    "이라고",
    "라고",
    "입니다",
    "이에요",
    "이예요",
    "예요",
    "에요",
    "인데요",
    "이고요",
    "이며",
    "이고",
    "으로",
    "이요",
    "인데",
    "님이",
    "님",
    "씨",
    "로",
    "고",
    "이다",
    "의",
];
/// What follows a name in Japanese.
const KANA_AFTER: [&str; 13] = [
    "です",
    "でお",
    "でし",
    "でござ",
    "と申",
    "ともう",
    "といい",
    "と言",
    "に変",
    "になり",
    "様",
    "さん",
    "宛",
];
/// Most characters of a name in Japanese.
const MAX_KANA_NAME: usize = 10;

/// The name behind a cue such as 我叫, 名前は, 제 이름은.
pub(super) fn behind(view: &View, cue: &Cue) -> Option<(usize, usize)> {
    let start = cue.value;
    let asian = |c: char| is_han(c) || is_katakana(c) || is_hiragana(c) || is_hangul(c);
    if !view.is(start, asian) || longest(view, start, Says::TALK).is_some() {
        return None;
    }
    if view.is(start, is_hangul) {
        return hangul(view, start, false);
    }
    let japanese =
        view.any(cue.start, start + MAX_KANA_NAME * 2, |c| is_hiragana(c) || is_katakana(c));
    let end =
        if japanese { kana(view, start) } else { han(view, start).or_else(|| kana(view, start)) };
    end.map(|end| (start, end))
}

/// 저는 김철수입니다: only with a surname, and with the word that closes.
pub(super) fn introduced(view: &View, cue: &Cue) -> Option<(usize, usize)> {
    let start = cue.value;
    let inside = view.before(cue.start).is_some_and(is_hangul);
    (!inside && view.is(start, is_hangul)).then(|| hangul(view, start, true)).flatten()
}

/// The name before と申します, 라고 합니다.
pub(super) fn before(view: &View, end: usize) -> Option<(usize, usize)> {
    let hangul = view.run_back(end, is_hangul);
    if hangul > 0 {
        let start = end - hangul;
        let surname = view.is(start, |c| HANGUL_SURNAMES.contains(c));
        return ((2..=4).contains(&hangul) && surname).then_some((start, end));
    }
    // "見ていないと言います" is no name: Japanese names before the word are written without kana.
    let part = |c: char| is_han(c) || is_katakana(c) || c == ' ';
    let length = view.run_back(end, part);
    let start = end - length.min(MAX_KANA_NAME + 1);
    let start = start + view.run(start, |c| c == ' ');
    let verb = view.before(start).is_some_and(|c| is_hiragana(c) && !"はのも".contains(c));
    (length <= MAX_KANA_NAME && start < end && !verb).then_some((start, end))
}

fn han(view: &View, start: usize) -> Option<usize> {
    let is_given = |i: usize| view.is(i, |c| is_han(c) && !HAN_AFTER.contains(c));
    let double = HAN_DOUBLE_SURNAMES.iter().any(|name| view.starts_with(start, name));
    let given = if double {
        start + 2
    } else if view.is(start, |c| HAN_SURNAMES.contains(c)) {
        start + 1
    } else {
        return None;
    };
    if !is_given(given) {
        return None;
    }
    // Two characters of a given name, or three where the double surname of a wife stands before.
    let mut end = given + 1;
    if is_given(end) {
        end += 1;
    }
    // 欧阳娜娜, and foreign names: what is left up to a mark belongs to it when it is short.
    let rest = view.run_up_to(end, 8, |c| is_han(c) || c == '·');
    let marked = rest <= 2 && (start..end + rest).all(is_given_or(view, start));
    Some(if marked { end + rest } else { end })
}

fn is_given_or(view: &View, start: usize) -> impl Fn(usize) -> bool {
    move |i| i == start || view.is(i, |c| !HAN_AFTER.contains(c))
}

fn kana(view: &View, start: usize) -> Option<usize> {
    let ends = |at: usize| {
        KANA_AFTER.iter().any(|after| view.starts_with(at, after))
            || view
                .char(at)
                .is_none_or(|c| c.is_whitespace() || (!c.is_alphanumeric() && c != '・'))
    };
    let (mut at, mut soft) = (start, 0);
    while at <= start + MAX_KANA_NAME {
        let Some(c) = view.char(at) else { break };
        // One space between surname and given name.
        let space = c == ' ' && at > start && view.is(at + 1, |c| is_han(c) || is_katakana(c));
        if !space && ends(at) {
            break;
        }
        if is_hiragana(c) {
            soft += 1;
        } else if !(is_han(c) || is_katakana(c) || c == '・' || space || is_spaced_letter(c)) {
            return None;
        }
        at += 1;
    }
    (at > start && at <= start + MAX_KANA_NAME && soft <= 5 && ends(at)).then_some(at)
}

fn hangul(view: &View, start: usize, strict: bool) -> Option<(usize, usize)> {
    let length = view.run_up_to(start, 12, is_hangul);
    let surname = view.is(start, |c| HANGUL_SURNAMES.contains(c));
    let closed = HANGUL_AFTER.iter().find_map(|after| {
        let tail = after.chars().count();
        let at = (start + length).checked_sub(tail)?;
        let name = at.checked_sub(start)?;
        ((2..=4).contains(&name) && view.starts_with(at, after)).then_some((at, after.len()))
    });
    let (end, closing) = match closed {
        Some((at, bytes)) => (at, bytes > 3),
        None if !strict && (2..=4).contains(&length) => (start + length, false),
        None => return None,
    };
    let particle = view.before(end).is_some_and(|c| "는을를에가".contains(c));
    (surname && !particle && (!strict || closing)).then_some((start, end))
}
