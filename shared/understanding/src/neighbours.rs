//! Which letters stand in a row, three at a time, in the words that training has met: what a slip
//! may have been without asking for every word that there could be. Words are looked up elsewhere.

/// The scripts in which slips are mended, each with its letters.
const SCRIPTS: [&str; 3] = [
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщыьэюя",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
];
/// Letters of a script at most, and the border of a word, which comes last; what is no letter
/// stands in no word with a slip, and counts as border.
const LETTERS: usize = 31;
const BORDER: usize = LETTERS - 1;

/// A bit for each letter that may stand there.
type Letters = u32;
type Table = [[Letters; LETTERS]; LETTERS];

/// What stands behind two letters, between them and before them, by script.
#[derive(Debug, Clone)]
pub(crate) struct Neighbours(Box<[[Table; 3]; SCRIPTS.len()]>);

/// A script in which slips are mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spelt(usize);

impl Spelt {
    /// The script of a word; none for others, and for words with digits in them.
    pub(crate) fn of(word: &[char]) -> Option<Self> {
        let all = |test: fn(char) -> bool| word.iter().all(|c| test(*c));
        if all(|c| c.is_ascii_lowercase()) {
            Some(Self(0))
        } else if all(|c| matches!(c, '\u{430}'..='\u{45F}')) {
            Some(Self(1))
        } else if all(|c| matches!(c, '\u{620}'..='\u{64A}')) {
            Some(Self(2))
        } else {
            None
        }
    }

    fn index(self, letter: Option<char>) -> usize {
        let Some(c) = letter else { return BORDER };
        let letters = SCRIPTS.get(self.0).copied().unwrap_or_default();
        if self.0 == 0 {
            return usize::try_from(u32::from(c).wrapping_sub(97)).unwrap_or(BORDER).min(BORDER);
        }
        letters.chars().position(|own| own == c).unwrap_or(BORDER)
    }
}

impl Neighbours {
    /// Bytes when written.
    pub(crate) const BYTES: usize = SCRIPTS.len() * LETTERS * LETTERS * 4;

    fn empty() -> Self {
        Self(Box::new([[[[0; LETTERS]; LETTERS]; 3]; SCRIPTS.len()]))
    }

    /// Those of some words; words of other scripts are left out.
    pub(crate) fn of<'w>(words: impl Iterator<Item = &'w [char]>) -> Self {
        let mut neighbours = Self::empty();
        for (word, script) in words.filter_map(|word| Some((word, Spelt::of(word)?))) {
            let borders = || [BORDER, BORDER].into_iter();
            let letters = word.iter().map(|c| script.index(Some(*c)));
            let row: Vec<usize> = borders().chain(letters).chain(borders()).collect();
            for three in row.windows(3) {
                if let [a, b, c] = three {
                    neighbours.add(script, *a, *b, *c);
                }
            }
        }
        neighbours
    }

    /// As written by [`Self::to_bytes`].
    pub(crate) fn of_bytes(bytes: &[u8]) -> Self {
        let mut neighbours = Self::empty();
        for (place, letters) in bytes.as_chunks::<4>().0.iter().enumerate() {
            let (script, pair) = (place / (LETTERS * LETTERS), place % (LETTERS * LETTERS));
            let letters = u32::from_le_bytes(*letters);
            for letter in (0..LETTERS).filter(|letter| letters >> letter & 1 == 1) {
                neighbours.add(Spelt(script), pair / LETTERS, pair % LETTERS, letter);
            }
        }
        neighbours
    }

    /// What stands behind each two letters.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let behind = self.0.iter().flat_map(|[behind, ..]| behind.as_flattened());
        behind.flat_map(|letters| letters.to_le_bytes()).collect()
    }

    /// The letters that may stand between the last two of what is before and the first two of what
    /// is behind, nothing being the border.
    pub(crate) fn between(
        &self,
        script: Spelt,
        before: [Option<char>; 2],
        behind: [Option<char>; 2],
    ) -> impl Iterator<Item = char> + use<> {
        let [a, b] = before.map(|letter| script.index(letter));
        let [c, d] = behind.map(|letter| script.index(letter));
        let at = |table: &Table, one: usize, other: usize| {
            table.get(one).and_then(|row| row.get(other)).copied().unwrap_or(0)
        };
        let mut letters = self.0.get(script.0).map_or(0, |[behind_two, amid, before_two]| {
            at(behind_two, a, b) & at(amid, b, c) & at(before_two, c, d) & !(1 << BORDER)
        });
        std::iter::from_fn(move || {
            let letter = (letters != 0).then(|| letters.trailing_zeros())?;
            letters &= letters - 1;
            let all = SCRIPTS.get(script.0)?;
            // Letters of Latin take one byte, those of the others two.
            let width = if script.0 == 0 { 1 } else { 2 };
            all.get(letter as usize * width..)?.chars().next()
        })
    }

    fn add(&mut self, script: Spelt, a: usize, b: usize, c: usize) {
        let Some([behind_two, amid, before_two]) = self.0.get_mut(script.0) else { return };
        for (table, one, other, letter) in
            [(behind_two, a, b, c), (amid, a, c, b), (before_two, b, c, a)]
        {
            if let Some(letters) = table.get_mut(one).and_then(|row| row.get_mut(other)) {
                *letters |= 1 << letter;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_where_words_have_them() {
        let words: [Vec<char>; 4] = ["cat", "cut", "at", "шаг"].map(|it| it.chars().collect());
        let neighbours = Neighbours::of(words.iter().map(Vec::as_slice));
        let neighbours = Neighbours::of_bytes(&neighbours.to_bytes());
        let between = |before: [Option<char>; 2], behind: [Option<char>; 2]| {
            let known: Vec<char> =
                [before, behind].as_flattened().iter().flatten().copied().collect();
            let script = Spelt::of(&known).unwrap_or(Spelt(0));
            neighbours.between(script, before, behind).collect::<String>()
        };
        assert_eq!(between([None, Some('c')], [Some('t'), None]), "au");
        assert_eq!(between([None, None], [Some('t'), None]), "a");
        assert_eq!(between([Some('a'), Some('t')], [None, None]), "");
        assert_eq!(between([None, Some('ш')], [Some('г'), None]), "а");
    }
}
