//! Words that say what stands behind them ("my phone number is", 身份证, пароль): the table
//! `cues.txt` as a trie, and the places of a text where they stand. What is made of what follows
//! is decided by the recognisers.

use std::sync::LazyLock;

use super::view::{View, is_arabic, is_hangul, is_spaced_letter, key};

/// What a cue says; several at once are possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Says(u32);

impl Says {
    pub(super) const NAME: Self = Self(1);
    pub(super) const NAME_IF_CAPITAL: Self = Self(1 << 1);
    pub(super) const NAME_SIGNED: Self = Self(1 << 2);
    pub(super) const NAME_BEFORE: Self = Self(1 << 3);
    pub(super) const ADDRESS: Self = Self(1 << 4);
    pub(super) const ADDRESS_MAYBE: Self = Self(1 << 5);
    pub(super) const ADDRESS_FAR: Self = Self(1 << 6);
    pub(super) const ACCOUNT: Self = Self(1 << 7);
    pub(super) const ACCOUNT_ID: Self = Self(1 << 8);
    pub(super) const SECRET: Self = Self(1 << 9);
    pub(super) const CODE: Self = Self(1 << 10);
    pub(super) const BIRTH: Self = Self(1 << 11);
    pub(super) const BIRTH_BEFORE: Self = Self(1 << 12);
    pub(super) const ID: Self = Self(1 << 13);
    pub(super) const PHONE: Self = Self(1 << 14);
    pub(super) const KEEP: Self = Self(1 << 15);
    pub(super) const STREET: Self = Self(1 << 16);
    pub(super) const STREET_BEFORE: Self = Self(1 << 17);
    /// Words between a cue and its value.
    pub(super) const JOINT: Self = Self(1 << 18);
    /// How talk about a thing goes on, in contrast to the thing itself.
    pub(super) const TALK: Self = Self(1 << 19);
    /// Where an address is over.
    pub(super) const STOP: Self = Self(1 << 20);
    /// Everyday words, which are no part of a name.
    pub(super) const WORD: Self = Self(1 << 21);
    pub(super) const PARTICLE: Self = Self(1 << 22);
    pub(super) const MONEY: Self = Self(1 << 23);
    /// "to" between "change the address" and the address.
    pub(super) const TO: Self = Self(1 << 24);
    pub(super) const EMAIL: Self = Self(1 << 25);
    /// A name, if it is written large.
    pub(super) const NAME_IF_LARGE: Self = Self(1 << 26);
    pub(super) const NONE: Self = Self(0);
    /// What is looked for all over a text; the rest is asked for where it matters.
    const ANYWHERE: Self = Self(((1 << 18) - 1) | (1 << 25) | (1 << 26));

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "name" => Self::NAME,
            "name-if-large" => Self::NAME_IF_LARGE,
            "name-if-capital" => Self::NAME_IF_CAPITAL,
            "name-signed" => Self::NAME_SIGNED,
            "name-before" => Self::NAME_BEFORE,
            "address" => Self::ADDRESS,
            "address-maybe" => Self::ADDRESS_MAYBE,
            "address-far" => Self::ADDRESS_FAR,
            "account" => Self::ACCOUNT,
            "account-id" => Self::ACCOUNT_ID,
            "secret" => Self::SECRET,
            "code" => Self::CODE,
            "birth" => Self::BIRTH,
            "birth-before" => Self::BIRTH_BEFORE,
            "id" => Self::ID,
            "phone" => Self::PHONE,
            "keep" => Self::KEEP,
            "street" => Self::STREET,
            "street-before" => Self::STREET_BEFORE,
            "joint" => Self::JOINT,
            "talk" => Self::TALK,
            "stop" => Self::STOP,
            "word" => Self::WORD,
            "particle" => Self::PARTICLE,
            "money" => Self::MONEY,
            "to" => Self::TO,
            "email" => Self::EMAIL,
            _ => return None,
        })
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}

/// A cue in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cue {
    pub(super) says: Says,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Where its value begins: behind joints, white space and colons.
    pub(super) value: usize,
    /// Whether a joint or a colon stands between: "password: x" and "password is x", not
    /// "password x".
    pub(super) joined: bool,
    /// Whether it is a colon.
    pub(super) colon: bool,
}

/// All cues of a text.
pub(super) struct Cues {
    pub(super) list: Vec<Cue>,
    /// What is said of the value that begins at a cell.
    at: Vec<Says>,
}

impl Cues {
    pub(super) fn of(view: &View) -> Self {
        let mut found = Self { list: Vec::new(), at: vec![Says::NONE; view.len() + 1] };
        let mut covered = 0;
        for start in 0..view.len() {
            let Some((end, says)) = longest(view, start, Says::ANYWHERE) else { continue };
            if end <= covered {
                continue; // "name" within "my name is"
            }
            covered = end;
            let (value, joined) = value_start(view, start, end);
            let colon = view.any(end.saturating_sub(1), value, |c| c == ':' || c == '=');
            if let Some(at) = found.at.get_mut(value) {
                *at = at.or(says);
            }
            found.list.push(Cue { says, start, end, value, joined, colon });
        }
        found
    }

    /// What is said of a value that begins at `start`, with or without a sign or bracket before.
    pub(super) fn says(&self, start: usize) -> Says {
        let at = |index: usize| self.at.get(index).copied().unwrap_or(Says::NONE);
        let before = |back: usize| start.checked_sub(back).map_or(Says::NONE, at);
        at(start).or(before(1)).or(before(2))
    }

    pub(super) fn saying(&self, what: Says) -> impl Iterator<Item = &Cue> {
        self.list.iter().filter(move |cue| cue.says.has(what))
    }
}

/// Most joints in a row: "number is: #".
const MAX_JOINTS: usize = 4;
/// Most characters of white space and punctuation in a row between a cue and its value.
const MAX_GAP: usize = 6;

fn value_start(view: &View, start: usize, end: usize) -> (usize, bool) {
    // "tel. 089": a full stop behind a longer word ends the sentence.
    let is_joining = |c: char| is_joining(c) || (c == '.' && end - start <= 4);
    let mut at = end;
    let mut joined = view.before(end) == Some(':');
    for _ in 0..MAX_JOINTS {
        let gap = view.run(at, is_joining).min(MAX_GAP);
        joined |= view.any(at, at + gap, |c| c == ':' || c == '=');
        at += gap;
        match longest(view, at, Says::JOINT) {
            // "E12345678" begins with no "é".
            Some((joint, _))
                if !(view.before(joint).is_some_and(|c| c.is_ascii_alphabetic())
                    && view.is(joint, |c| c.is_ascii_digit())) =>
            {
                at = joint;
                joined = true;
            }
            _ => break,
        }
    }
    (at + view.run(at, is_joining).min(MAX_GAP), joined)
}

fn is_joining(c: char) -> bool {
    c.is_whitespace() || matches!(c, ':' | '=' | '-' | '#' | '№' | '"' | '\'' | '«' | '“')
}

/// The longest cue at `start` that says any of `what`: its end, and what it says of it.
pub(super) fn longest(view: &View, start: usize, what: Says) -> Option<(usize, Says)> {
    let first = view.char(start)?;
    if !begins_word(view, start, first) {
        return None;
    }
    let trie = &*TRIE;
    let (mut node, mut at) = (0, start);
    let mut found = None;
    while let Some(c) = view.char(at) {
        let c = if c.is_whitespace() { ' ' } else { c };
        let Some(next) = trie.child(node, c) else { break };
        node = next;
        at += if c == ' ' { view.run(at, char::is_whitespace) } else { 1 };
        let says = trie.says(node);
        if says.has(what) && ends_word(view, at) {
            found = Some((at, says));
        }
    }
    found
}

fn begins_word(view: &View, start: usize, first: char) -> bool {
    let Some(before) = view.before(start) else { return true };
    if is_arabic(first) {
        // "and", "with", "for" are one letter, written together with what follows.
        let prefixed = matches!(before, 'و' | 'ف' | 'ب' | 'ل')
            && !start.checked_sub(2).is_some_and(|i| view.is(i, is_arabic));
        return !is_arabic(before) || prefixed;
    }
    let is_word = |c: char| c.is_ascii_digit() || (is_spaced_letter(c) && !is_arabic(c));
    !(is_word(first) && is_word(before))
}

fn ends_word(view: &View, end: usize) -> bool {
    let (Some(last), Some(next)) = (view.before(end), view.char(end)) else { return true };
    if is_hangul(last) || is_hangul(next) {
        return true;
    }
    !(is_spaced_letter(last) && is_spaced_letter(next)) || is_arabic(last) != is_arabic(next)
}

/// A node's edges stand together, in the order of their characters.
struct Node {
    says: Says,
    edges: std::ops::Range<usize>,
}

struct Trie {
    nodes: Vec<Node>,
    chars: Vec<char>,
    /// The node that each edge leads to.
    targets: Vec<usize>,
    /// Where the edges of the first node lead, for ASCII; 0 where none is.
    first: [usize; 128],
}

impl Trie {
    /// Of cues in order, each once.
    fn of(cues: &[(Vec<char>, Says)]) -> Self {
        let root = Node { says: Says::NONE, edges: 0..0 };
        let (nodes, chars, targets) = (vec![root], Vec::new(), Vec::new());
        let mut trie = Self { nodes, chars, targets, first: [0; 128] };
        let mut open = std::collections::VecDeque::from([(0, 0, cues)]);
        // Level by level: all cues of a slice share their first `depth` characters.
        while let Some((node, depth, cues)) = open.pop_front() {
            let from = trie.chars.len();
            let longer = cues.iter().position(|(cue, _)| cue.len() > depth);
            let longer = longer.and_then(|at| cues.get(at..)).unwrap_or_default();
            for group in longer.chunk_by(|(a, _), (b, _)| a.get(depth) == b.get(depth)) {
                let Some((cue, says)) = group.first() else { continue };
                let says = if cue.len() == depth + 1 { *says } else { Says::NONE };
                let target = trie.nodes.len();
                trie.nodes.push(Node { says, edges: 0..0 });
                trie.chars.extend(cue.get(depth));
                trie.targets.push(target);
                open.push_back((target, depth + 1, group));
            }
            let edges = from..trie.chars.len();
            if let Some(node) = trie.nodes.get_mut(node) {
                node.edges = edges;
            }
        }
        for c in 0..128_u8 {
            let target = trie.search(0, char::from(c)).unwrap_or(0);
            if let Some(first) = trie.first.get_mut(usize::from(c)) {
                *first = target;
            }
        }
        trie
    }

    fn child(&self, node: usize, c: char) -> Option<usize> {
        match self.first.get(c as usize) {
            Some(target) if node == 0 => Some(*target).filter(|target| *target > 0),
            _ => self.search(node, c),
        }
    }

    fn search(&self, node: usize, c: char) -> Option<usize> {
        let edges = self.nodes.get(node)?.edges.clone();
        let chars = self.chars.get(edges.clone())?;
        let index = if chars.len() <= 4 {
            chars.iter().position(|edge| *edge == c)?
        } else {
            chars.binary_search(&c).ok()?
        };
        self.targets.get(edges.start + index).copied()
    }

    fn says(&self, node: usize) -> Says {
        self.nodes.get(node).map_or(Says::NONE, |node| node.says)
    }
}

static TRIE: LazyLock<Trie> = LazyLock::new(|| {
    let mut cues: Vec<(Vec<char>, Says)> = Vec::new();
    for line in include_str!("cues.txt").lines() {
        let Some((name, list)) = line.split_once(" = ") else { continue };
        let Some(says) = Says::named(name) else { continue };
        for cue in list.split(" | ") {
            let cue: Vec<char> = cue.trim().chars().map(key).collect();
            if let Some((':', stem)) = cue.split_last() {
                cues.push(([stem, &[' ', ':']].concat(), says));
            }
            cues.push((cue, says));
        }
    }
    cues.sort_by(|(a, _), (b, _)| a.cmp(b));
    cues.dedup_by(|(cue, says), (kept, all)| {
        let same = cue == kept;
        if same {
            *all = all.or(*says);
        }
        same
    });
    Trie::of(&cues)
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_understood() {
        for line in include_str!("cues.txt").lines().filter(|l| !l.starts_with('#')) {
            let name = line.split_once(" = ").map(|(name, _)| name);
            assert!(line.is_empty() || name.and_then(Says::named).is_some(), "{line}");
        }
    }

    #[test]
    fn cues_stand_at_whole_words() {
        let says = |text: &str, what| Cues::of(&View::of(text)).saying(what).count();
        assert!(says("my phone number is 1", Says::PHONE) > 0);
        assert_eq!(says("phones", Says::PHONE), 0);
        assert_eq!(says("我的手机号是", Says::PHONE), 1);
        assert_eq!(says("وعنواني شارع", Says::ADDRESS), 1);
    }
}
