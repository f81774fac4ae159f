//! Random choices that are the same every time.

/// A linear congruential generator (Knuth, MMIX).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(2).wrapping_add(1))
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    pub fn between(&mut self, least: u64, most: u64) -> u64 {
        least + self.below(most - least + 1)
    }

    pub fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[usize::try_from(self.below(of.len() as u64)).unwrap()]
    }

    /// That many digits.
    pub fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + u8::try_from(self.below(10)).unwrap())).collect()
    }

    /// `pattern` with a digit for each `#`, a digit from 1 for each `%`, a capital for each `@`.
    pub fn fill(&mut self, pattern: &str) -> String {
        let fill = |c| match c {
            '#' => self.digits(1),
            '%' => self.between(1, 9).to_string(),
            '@' => char::from(b'A' + u8::try_from(self.below(26)).unwrap()).to_string(),
            other => String::from(other),
        };
        pattern.chars().map(fill).collect()
    }
}
