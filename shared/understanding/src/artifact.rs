//! The artifact of a trained model: its layout, checks on opening, writing. All figures are little
//! endian. What they mean is `model.rs`'s business.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `AISLENLU` |
//! | 4 | version of this layout |
//! | 4 | buckets of the directory |
//! | 4 | number of intents; there is one class more, out of scope, which comes last |
//! | 16 | bytes of the names, of the tables of words, of meanings, of letters |
//! | 8 | hash of the phrases |
//! | 8 | digest of everything but these 8 bytes |
//! | 52 | calibration, 13 × f32 |
//! | 4 | the largest weight |
//! | 4 per class | bias: f32 each |
//! | | names, each one length byte and the name |
//! | | the tables of words and of meanings, see `vocabulary`, and of letters, see `gibberish` |
//! | 11,532 | which of three letters stand in a row in words, see `neighbours` |
//! | 64 per bucket | directory: 16 bytes of the keys, then 16 places among the rows, 3 bytes each |
//! | | rows: 1 byte of the key, 1 of inverse document frequency in steps, number of entries, entries |
//!
//! An entry is a class and a byte of weight. Class and number of entries take one byte each, or
//! two if there are more than 255 classes. A row of 0 entries holds a byte of weight of every class:
//! that is shorter where many have one, and quicker to add. A place is counted in units of 1 byte, or
//! of more if the rows are long; 0 is none. A bucket without room lets rows into the next.

use std::ops::Range;

use aisle_domain::understood::IntentName;

use crate::digest::Digest;
use crate::model::{Calibration, EVIDENCE, LARGEST, dequantise};
use crate::neighbours::Neighbours;
use crate::vocabulary::Vocabulary;

const MAGIC: [u8; 8] = *b"AISLENLU";
const VERSION: u32 = 3;
const DIGEST_AT: usize = 44;
const FIXED: usize = 52;
const CALIBRATION: usize = EVIDENCE + 5;

/// Why bytes cannot be used as a model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArtifactError {
    /// Something else.
    #[error("not a model of Aisle's understanding; train one from the pack's phrases")]
    NotAnArtifact,
    /// Written by a newer or older program.
    #[error("the model has layout {found}, this program reads {VERSION}; train it again")]
    Version {
        /// The layout's version in the artifact.
        found: u32,
    },
    /// Cut off or changed.
    #[error("the model is damaged; train it again or copy it anew")]
    Damaged,
}

/// What is read on opening; tables and rows are not.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    pub(crate) source_hash: u64,
    pub(crate) calibration: Calibration,
    pub(crate) intents: Vec<IntentName>,
    /// What each byte of weight means.
    pub(crate) sizes: Box<[f32; 256]>,
    /// What the square of a byte of weight is multiplied by.
    unit: f32,
    /// Per class, out of scope last.
    pub(crate) biases: Vec<f32>,
    words: Range<usize>,
    concepts: Range<usize>,
    letters: Range<usize>,
    /// Which letters stand beside which.
    neighbours: Neighbours,
    directory: Range<usize>,
}

/// The rows of features in an artifact.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rows<'b> {
    directory: &'b [[u8; BUCKET]],
    rows: &'b [u8],
    classes: usize,
    /// Bits by which places are shifted.
    shift: u32,
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

impl Header {
    /// The tables of words and of meanings.
    pub(crate) fn vocabulary<'b>(&'b self, bytes: &'b [u8]) -> Vocabulary<'b> {
        let table = |range: &Range<usize>| bytes.get(range.clone()).unwrap_or_default();
        Vocabulary::new(table(&self.words), table(&self.concepts), &self.neighbours)
    }

    /// The table of letters.
    pub(crate) fn letters<'b>(&self, bytes: &'b [u8]) -> &'b [u8] {
        bytes.get(self.letters.clone()).unwrap_or_default()
    }

    /// The rows.
    pub(crate) fn rows<'b>(&self, bytes: &'b [u8]) -> Rows<'b> {
        Rows {
            directory: bytes.get(self.directory.clone()).unwrap_or_default().as_chunks().0,
            rows: bytes.get(self.directory.end..).unwrap_or_default(),
            classes: self.biases.len(),
            shift: shift(self.biases.len()),
        }
    }
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
const BUCKET: usize = 64;
const ROOM: usize = 16;

/// Bits by which places are shifted, so that three bytes reach all rows of so many classes.
fn shift(classes: usize) -> u32 {
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

/// Everything that an artifact holds, for writing.
pub(crate) struct Content<'c> {
    pub(crate) source_hash: u64,
    pub(crate) calibration: Calibration,
    pub(crate) intents: &'c [IntentName],
    pub(crate) scale: f32,
    pub(crate) biases: &'c [f32],
    pub(crate) words: &'c [u8],
    pub(crate) concepts: &'c [u8],
    pub(crate) letters: &'c [u8],
    pub(crate) neighbours: &'c Neighbours,
    /// In the order of their keys.
    pub(crate) rows: &'c [Written<'c>],
}

/// Writes an artifact.
pub(crate) fn write(content: &Content<'_>) -> Vec<u8> {
    let mut names = Vec::new();
    for intent in content.intents {
        let name = intent.as_str().as_bytes();
        let length = u8::try_from(name.len()).unwrap_or(u8::MAX);
        names.push(length);
        names.extend(name.iter().take(usize::from(length)));
    }
    let buckets = content.rows.len() * 5 / 4 / ROOM + 1;
    let length = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes();
    let mut bytes = Vec::with_capacity(4 << 20);
    bytes.extend(MAGIC);
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend(length(buckets));
    bytes.extend(length(content.intents.len()));
    bytes.extend(length(names.len()));
    bytes.extend(length(content.words.len()));
    bytes.extend(length(content.concepts.len()));
    bytes.extend(length(content.letters.len()));
    bytes.extend(content.source_hash.to_le_bytes());
    bytes.extend([0_u8; FIXED - DIGEST_AT]);
    let calibration = &content.calibration;
    let Calibration { temperature, scope_threshold, gap_threshold, gibberish, .. } = calibration;
    let figures = [*temperature, *scope_threshold, *gap_threshold, *gibberish];
    let figures = figures.iter().chain(&calibration.scope).chain([&content.scale]);
    for figure in figures.chain(content.biases) {
        bytes.extend(figure.to_le_bytes());
    }
    bytes.extend(names);
    bytes.extend(content.words);
    bytes.extend(content.concepts);
    bytes.extend(content.letters);
    bytes.extend(content.neighbours.to_bytes());
    write_rows(&mut bytes, content, buckets);
    let digest = digest(&bytes).to_le_bytes();
    if let Some(place) = bytes.get_mut(DIGEST_AT..FIXED) {
        place.copy_from_slice(&digest);
    }
    bytes
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

fn write_rows(bytes: &mut Vec<u8>, content: &Content<'_>, buckets: usize) {
    let classes = content.biases.len();
    let width = width(classes);
    let unit = 1_usize << shift(classes);
    let mut rows = vec![0_u8; unit];
    let mut directory = vec![([0_u8; ROOM], [[0_u8; 3]; ROOM], 0_usize); buckets];
    for row in content.rows {
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

fn digest(bytes: &[u8]) -> u64 {
    let (head, rest) = bytes.split_at(DIGEST_AT.min(bytes.len()));
    let body = rest.get(FIXED - DIGEST_AT..).unwrap_or_default();
    Digest::new(7).bytes(head).bytes(body).finish()
}

/// Checks an artifact and reads its header.
pub(crate) fn read(bytes: &[u8]) -> Result<Header, ArtifactError> {
    let mut reader = Reader { bytes, at: 0 };
    if reader.array::<8>().is_none_or(|magic| magic != MAGIC) {
        return Err(ArtifactError::NotAnArtifact);
    }
    let version = reader.u32().ok_or(ArtifactError::Damaged)?;
    if version != VERSION {
        return Err(ArtifactError::Version { found: version });
    }
    read_body(&mut reader).ok_or(ArtifactError::Damaged)
}

fn read_body(reader: &mut Reader<'_>) -> Option<Header> {
    let buckets = reader.length()?;
    let intent_count = reader.length()?;
    let (names_length, words_length) = (reader.length()?, reader.length()?);
    let (concepts_length, letters_length) = (reader.length()?, reader.length()?);
    let source_hash = u64::from_le_bytes(reader.array()?);
    let expected = u64::from_le_bytes(reader.array()?);
    if digest(reader.bytes) != expected {
        return None;
    }
    let calibration = reader.floats(CALIBRATION)?;
    let [temperature, scope_threshold, gap_threshold, gibberish, scope @ ..] =
        calibration.as_slice()
    else {
        return None;
    };
    let calibration = Calibration {
        temperature: *temperature,
        scope: scope.try_into().ok()?,
        scope_threshold: *scope_threshold,
        gap_threshold: *gap_threshold,
        gibberish: *gibberish,
    };
    let scale = f32::from_le_bytes(reader.array()?);
    let biases = reader.floats(intent_count.checked_add(1)?)?;
    let names_end = reader.at.checked_add(names_length)?;
    let mut intents = Vec::new();
    while intents.len() < intent_count {
        let [length] = reader.array::<1>()?;
        let name = reader.take(usize::from(length))?;
        intents.push(IntentName::new(std::str::from_utf8(name).ok()?));
    }
    let words = reader.range(words_length)?;
    let concepts = reader.range(concepts_length)?;
    let letters = reader.range(letters_length)?;
    let neighbours = Neighbours::of_bytes(reader.take(Neighbours::BYTES)?);
    let directory = reader.range(buckets.checked_mul(BUCKET)?)?;
    let is_table = |range: &Range<usize>, slot: usize| range.len().is_multiple_of(slot);
    let complete = words.start == names_end && is_table(&words, 4) && is_table(&concepts, 8);
    let sizes = Box::new(std::array::from_fn(|byte| {
        let weight = u8::try_from(byte).unwrap_or(0).cast_signed();
        dequantise(weight, scale)
    }));
    complete.then_some(Header {
        source_hash,
        calibration,
        intents,
        sizes,
        unit: scale / LARGEST,
        biases,
        words,
        concepts,
        letters,
        neighbours,
        directory,
    })
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Reader<'b> {
    fn range(&mut self, length: usize) -> Option<Range<usize>> {
        let from = self.at;
        self.take(length)?;
        Some(from..self.at)
    }

    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let end = self.at.checked_add(length)?;
        let taken = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    fn length(&mut self) -> Option<usize> {
        self.u32().and_then(|n| usize::try_from(n).ok())
    }

    fn floats(&mut self, count: usize) -> Option<Vec<f32>> {
        let bytes = self.take(count.checked_mul(4)?)?;
        Some(bytes.as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b)).collect())
    }
}
