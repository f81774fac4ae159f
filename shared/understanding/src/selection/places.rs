//! Names in a text with the words in front that belong to them: "all the blue mugs", "the second
//! lamp", "the cheapest keyboard".

use super::cues::{self, Cue, Found};
use super::goods::Goods;
use super::names::Named;
use super::values::Said;
use super::words::{What, Words};

/// A name with the words in front that belong to it.
pub(super) struct Place {
    pub(super) named: Named,
    /// First of its values: "blue" of "the blue mug".
    pub(super) values: usize,
    /// First word of all: "all" of "all the blue mugs".
    pub(super) front: usize,
    pub(super) all: bool,
    pub(super) position: Option<i32>,
}

/// A name with what stands in front of it.
pub(super) fn place(words: &Words, goods: &Goods<'_>, values: &[Vec<Said>], named: Named) -> Place {
    let own: Vec<&Said> =
        named.groups.iter().filter_map(|group| values.get(*group)).flatten().collect();
    let of_option = |text: &str| {
        let groups = named.groups.iter().filter_map(|group| goods.groups.get(*group));
        let mut names = groups.flat_map(|group| &group.options).flat_map(|option| &option.words);
        names.any(|word| word.text == text)
    };
    let mut first = named.from;
    loop {
        if let Some(said) = own.iter().find(|said| said.to == first && said.from < first) {
            first = said.from;
            continue;
        }
        let leaning = (1..=3).filter_map(|back| first.checked_sub(back)).find(|from| {
            cues::at(words, *from)
                .is_some_and(|cue| from + cue.length == first && leans(&cue).is_some())
        });
        if let Some(from) = leaning {
            first = from;
            continue;
        }
        let filler =
            matches!(words.before(first), "size" | "sized" | "color" | "的" | "色" | "号" | "码")
                || of_option(words.before(first));
        if !filler || first == 0 {
            break;
        }
        first -= 1;
    }
    let mut place = Place { all: named.plural, values: first, front: first, named, position: None };
    for _ in 0..4 {
        let Some(before) = place.front.checked_sub(1) else { break };
        let cue = (1..=3).filter_map(|back| place.front.checked_sub(back)).find_map(|from| {
            let cue = cues::at(words, from)?;
            let quantity = cue.is(Cue::All) || cue.is(Cue::Both);
            (quantity && from + cue.length == place.front).then_some(from)
        });
        let sense = words
            .senses
            .iter()
            .find(|sense| sense.to == place.front && matches!(sense.what, What::Position(_)));
        if let Some(from) = cue {
            place.all = true;
            place.front = from;
        } else if let Some(sense) = sense {
            if let What::Position(position) = sense.what {
                place.position = Some(position);
            }
            place.front = sense.from;
        } else if matches!(
            words.text(before),
            "the"
                | "my"
                | "of"
                | "these"
                | "those"
                | "this"
                | "that"
                | "a"
                | "an"
                | "new"
                | "那"
                | "这"
                | "我"
                | "我的"
                | "2"
                | "3"
                | "4"
                | "个"
                | "件"
                | "把"
                | "双"
                | "台"
        ) {
            place.front = before;
        } else {
            break;
        }
    }
    place
}

/// The cue that leans to a price or measure, if it is one.
pub(super) fn leans(found: &Found) -> Option<Cue> {
    use Cue::{Cheaper, Cheapest, Dearer, Dearest, Least, Less, More, Most};
    let leanings = [Cheapest, Cheaper, Dearest, Dearer, More, Less, Most, Least];
    leanings.into_iter().find(|cue| found.is(*cue))
}
