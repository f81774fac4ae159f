//! Slips of the finger, drawn by a seed: in each word of two letters or more with a given
//! probability two neighbours are swapped, a letter is dropped, one is put in, or one is replaced
//! (each equally likely; letters from a to z).

/// A small generator of numbers (`SplitMix64`), so that a seed means the same everywhere.
#[derive(Debug, Clone)]
pub(super) struct Draws(u64);

impl Draws {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % (bound.max(1) as u64)).unwrap_or(0)
    }

    fn happens(&mut self, probability: f64) -> bool {
        let draw = u32::try_from(self.next() >> 32).unwrap_or(0);
        f64::from(draw) < probability * f64::from(u32::MAX)
    }

    /// Puts things into another order.
    pub(super) fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.below(last + 1));
        }
    }
}

/// The text with slips in it.
pub(super) fn mistype(text: &str, probability: f64, draws: &mut Draws) -> String {
    let words = text.split(' ').map(|word| {
        let mut letters: Vec<char> = word.chars().collect();
        if letters.len() >= 2 && draws.happens(probability) {
            slip(&mut letters, draws);
        }
        letters.into_iter().collect::<String>()
    });
    words.collect::<Vec<_>>().join(" ")
}

fn slip(letters: &mut Vec<char>, draws: &mut Draws) {
    let kind = draws.below(4);
    let place = draws.below(letters.len());
    let letter = (b'a'..=b'z').nth(draws.below(26)).map_or('e', char::from);
    match kind {
        0 => {
            let place = place.min(letters.len() - 2);
            letters.swap(place, place + 1);
        }
        1 => {
            letters.remove(place);
        }
        2 => letters.insert(place, letter),
        _ => {
            if let Some(there) = letters.get_mut(place) {
                *there = letter;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn about_as_many_words_slip_as_asked_for() {
        let text = "where is my order ".repeat(500);
        let slipped = mistype(text.trim(), 0.3, &mut Draws::new(1));
        assert_eq!(slipped, mistype(text.trim(), 0.3, &mut Draws::new(1)));
        assert_ne!(slipped, mistype(text.trim(), 0.3, &mut Draws::new(2)));
        let changed = text.split(' ').zip(slipped.split(' ')).filter(|(a, b)| a != b).count();
        // Two equal letters swapped are no slip; there are none.
        assert!((500..700).contains(&changed), "{changed} of 2000");
        assert_eq!(mistype("a b", 1.0, &mut Draws::new(1)), "a b");
    }
}
