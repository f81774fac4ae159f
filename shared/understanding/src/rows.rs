//! The rows of an artifact: what each feature says for and against each class. How they lie there,
//! see `artifact`; finding them, adding them up, and writing them.

use crate::artifact::Header;

/// The rows of features in an artifact.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rows<'b> {
    pub(crate) directory: &'b [[u8; BUCKET]],
    pub(crate) rows: &'b [u8],
    pub(crate) classes: usize,
    /// Bits by which places are shifted.
    pub(crate) shift: u32,
}

/// What is kept of one feature.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'b> {
    /// Inverse document frequency, in steps.
    pub(crate) idf: u8,
    entries: &'b [u8],
    form: Form,
}

/// How the weights of a row are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// One byte of each class.
    All,
    /// A byte of class and one of weight.
    Narrow,
    /// Two bytes of class and one of weight.
    Wide,
}

/// Bytes of a class number.
pub(crate) fn width(classes: usize) -> usize {
    if classes > 255 { 2 } else { 1 }
}

/// Scores that are added to at once.
const STEP: usize = 16;

/// Weights of a row that has one of every class: as many as are added at once.
fn all(classes: usize) -> usize {
    classes.next_multiple_of(STEP)
}

/// Bytes of a bucket of the directory, and the rows that it has room for.
pub(crate) const BUCKET: usize = 64;
pub(crate) const ROOM: usize = 16;

/// Bits by which places are shifted, so that three bytes reach all rows of so many classes.
pub(crate) fn shift(classes: usize) -> u32 {
    (classes / 512).max(1).next_power_of_two().ilog2()
}

/// The bucket of a key, the byte that is compared there, and the byte that is compared in the row.
fn address(key: u32, buckets: usize) -> (usize, u8, u8) {
    let [own, check, ..] = key.to_le_bytes();
    let bucket = usize::try_from((u64::from(key) * (buckets as u64)) >> 32).unwrap_or(0);
    (bucket, own, check)
}

/// A bit for each byte of a word that equals this one, the highest of it.
fn equal(word: u64, byte: u8) -> u64 {
    const LOW: u64 = 0x7F7F_7F7F_7F7F_7F7F;
    let other = word ^ (u64::from(byte) * 0x0101_0101_0101_0101);
    !(((other & LOW) + LOW) | other | LOW)
}

impl<'b> Rows<'b> {
    /// The rows of features. First all buckets are read, then all rows, so that the reads need not
    /// wait for each other.
    pub(crate) fn of(&self, keys: impl Iterator<Item = u32> + Clone) -> Vec<Option<Row<'b>>> {
        let places: Vec<([u8; 3], bool)> = keys.clone().map(|key| self.place(key)).collect();
        let row = |((place, is_known), key): (([u8; 3], bool), u32)| match place {
            [0, 0, 0] if is_known => None,
            _ => self.row(place, key.to_le_bytes()[1]).or_else(|| self.get(key)),
        };
        places.into_iter().zip(keys).map(row).collect()
    }

    /// Where the row of a feature is if it is anywhere near, and whether that is all there is to
    /// know. Without branches.
    fn place(&self, key: u32) -> ([u8; 3], bool) {
        let (bucket, own, _) = address(key, self.directory.len());
        let Some(bucket) = self.directory.get(bucket) else { return ([0; 3], true) };
        let [low, high, ..] = bucket.as_chunks::<8>().0 else { return ([0; 3], true) };
        let (low, high) = (u64::from_le_bytes(*low), u64::from_le_bytes(*high));
        let hits = u128::from(equal(low, own)) | u128::from(equal(high, own)) << 64;
        let at = hits.trailing_zeros() as usize / 8 % ROOM;
        let [a, b, c] = [ROOM + 3 * at, ROOM + 3 * at + 1, ROOM + 3 * at + 2]
            .map(|at| bucket.get(at).copied().unwrap_or(0));
        let has_room = bucket.ends_with(&[0; 3]);
        if hits == 0 { ([0; 3], has_room) } else { ([a, b, c], true) }
    }

    /// The row of a feature, wherever it is.
    fn get(&self, key: u32) -> Option<Row<'b>> {
        let (bucket, own, check) = address(key, self.directory.len());
        let (before, behind) = self.directory.split_at_checked(bucket)?;
        for bucket in behind.iter().chain(before) {
            let (keys, places) = bucket.split_at_checked(ROOM)?;
            let places = places.as_chunks::<3>().0;
            let same = keys.iter().zip(places).filter(|(key, _)| **key == own);
            if let Some(row) = same.filter_map(|(_, place)| self.row(*place, check)).next() {
                return Some(row);
            }
            if places.last() == Some(&[0; 3]) {
                return None;
            }
        }
        None
    }

    /// The row at a place, if it has this byte of the key.
    fn row(&self, [a, b, c]: [u8; 3], check: u8) -> Option<Row<'b>> {
        let place = u32::from_le_bytes([a, b, c, 0]) as usize;
        let [own, idf, rest @ ..] = self.rows.get(place << self.shift..)? else { return None };
        if place == 0 || *own != check {
            return None;
        }
        let width = width(self.classes);
        let (count, rest) = number(rest, width)?;
        let (form, length) = match (count, width) {
            (0, _) => (Form::All, all(self.classes)),
            (_, 1) => (Form::Narrow, count * 2),
            _ => (Form::Wide, count * 3),
        };
        Some(Row { idf: *idf, entries: rest.get(..length)?, form })
    }
}

impl Header {
    /// Adds the weights of a row to the scores of their classes, multiplied by a factor.
    pub(crate) fn add(&self, row: &Row<'_>, factor: f32, scores: &mut Scores) {
        match (row.form, &mut *scores) {
            (Form::All, _) => {
                let unit = self.unit * factor;
                let scores = scores.as_mut_slice().as_chunks_mut::<STEP>().0;
                for (scores, weights) in scores.iter_mut().zip(row.entries.as_chunks::<STEP>().0) {
                    for (score, weight) in scores.iter_mut().zip(weights) {
                        let weight = i16::from(weight.cast_signed());
                        *score += f32::from(weight * weight.abs()) * unit;
                    }
                }
            }
            (Form::Narrow, Scores::Few(scores)) => {
                for [class, weight] in row.entries.as_chunks::<2>().0 {
                    scores[usize::from(*class)] += self.sizes[usize::from(*weight)] * factor;
                }
            }
            (Form::Wide, Scores::Many(scores)) => {
                for [low, high, weight] in row.entries.as_chunks::<3>().0 {
                    let class = usize::from(u16::from_le_bytes([*low, *high]));
                    if let Some(score) = scores.get_mut(class) {
                        *score += self.sizes[usize::from(*weight)] * factor;
                    }
                }
            }
            (Form::Narrow | Form::Wide, _) => {}
        }
    }
}

impl Row<'_> {
    /// The byte of weight of a class.
    pub(crate) fn weight(&self, class: usize) -> Option<u8> {
        let width = match self.form {
            Form::All => return self.entries.get(class).copied().filter(|weight| *weight != 0),
            Form::Narrow => 1,
            Form::Wide => 2,
        };
        let is_of_class = |entry: &&[u8]| number(entry, width).is_some_and(|(own, _)| own == class);
        let entry = self.entries.chunks_exact(width + 1).find(is_of_class);
        entry.and_then(|entry| entry.last()).copied()
    }
}

/// A score per class, with room for every number that an entry can hold.
#[derive(Debug, Clone)]
pub(crate) enum Scores {
    /// Of classes that take one byte.
    Few(Box<[f32; 256]>),
    /// Of classes that take two.
    Many(Vec<f32>),
}

impl Scores {
    /// Scores to start from.
    pub(crate) fn of(biases: &[f32]) -> Self {
        if width(biases.len()) == 2 {
            let mut scores = biases.to_vec();
            scores.resize(all(biases.len()), 0.0);
            return Self::Many(scores);
        }
        let mut scores = Box::new([0.0; 256]);
        for (score, bias) in scores.iter_mut().zip(biases) {
            *score = *bias;
        }
        Self::Few(scores)
    }

    /// All of them; more than there are classes.
    pub(crate) fn as_slice(&self) -> &[f32] {
        match self {
            Self::Few(scores) => scores.as_slice(),
            Self::Many(scores) => scores,
        }
    }

    fn as_mut_slice(&mut self) -> &mut [f32] {
        match self {
            Self::Few(scores) => scores.as_mut_slice(),
            Self::Many(scores) => scores,
        }
    }
}

fn number(bytes: &[u8], width: usize) -> Option<(usize, &[u8])> {
    match (width, bytes) {
        (1, [low, rest @ ..]) => Some((usize::from(*low), rest)),
        (_, [low, high, rest @ ..]) => Some((usize::from(u16::from_le_bytes([*low, *high])), rest)),
        _ => None,
    }
}

/// A feature to be written.
pub(crate) struct Written<'c> {
    pub(crate) key: u32,
    pub(crate) idf: u8,
    /// Classes with their weights; at most as many as there are classes.
    pub(crate) entries: &'c [(u16, i8)],
}

/// Whether so many entries take more bytes than a weight of every class.
pub(crate) fn is_dense(entries: usize, classes: usize) -> bool {
    entries * (width(classes) + 1) > all(classes)
}

/// Bytes of a row with so many entries, and of its share of the directory.
pub(crate) fn row_bytes(entries: usize, classes: usize) -> usize {
    let weights =
        if is_dense(entries, classes) { all(classes) } else { entries * (width(classes) + 1) };
    7 + width(classes) + weights
}

/// Writes the directory, of so many buckets, and the rows, which are in the order of their keys.
pub(crate) fn write(bytes: &mut Vec<u8>, written: &[Written<'_>], classes: usize, buckets: usize) {
    let width = width(classes);
    let unit = 1_usize << shift(classes);
    let mut rows = vec![0_u8; unit];
    let mut directory = vec![([0_u8; ROOM], [[0_u8; 3]; ROOM], 0_usize); buckets];
    for row in written {
        rows.resize(rows.len().next_multiple_of(unit), 0);
        let (mut at, own, check) = address(row.key, buckets);
        while directory.get(at).is_some_and(|(_, _, count)| *count == ROOM) {
            at = (at + 1) % buckets;
        }
        if let Some((keys, places, count)) = directory.get_mut(at)
            && let Some((key, place)) = keys.get_mut(*count).zip(places.get_mut(*count))
        {
            let [a, b, c, _] = u32::try_from(rows.len() / unit).unwrap_or(u32::MAX).to_le_bytes();
            (*key, *place) = (own, [a, b, c]);
            *count += 1;
        }
        rows.extend([check, row.idf]);
        let is_dense = is_dense(row.entries.len(), classes);
        let count = if is_dense { 0 } else { row.entries.len() };
        rows.extend(u16::try_from(count).unwrap_or(u16::MAX).to_le_bytes().iter().take(width));
        if is_dense {
            let first = rows.len();
            rows.resize(first + all(classes), 0);
            for (class, weight) in row.entries {
                if let Some(place) = rows.get_mut(first + usize::from(*class)) {
                    *place = weight.cast_unsigned();
                }
            }
            continue;
        }
        for (class, weight) in row.entries {
            rows.extend(class.to_le_bytes().iter().take(width));
            rows.push(weight.cast_unsigned());
        }
    }
    for (keys, places, _) in directory {
        bytes.extend(keys);
        bytes.extend(places.as_flattened());
    }
    bytes.extend(rows);
}
