//! The artifact of a trained model: its layout, checks on opening, writing. All figures are little
//! endian. What they mean is `model.rs`'s business;
//! the rows are those of `rows`.
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
use crate::rows::{self, BUCKET, ROOM, Rows, Written, shift};
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
    pub(crate) unit: f32,
    /// Per class, out of scope last.
    pub(crate) biases: Vec<f32>,
    words: Range<usize>,
    concepts: Range<usize>,
    letters: Range<usize>,
    /// Which letters stand beside which.
    neighbours: Neighbours,
    directory: Range<usize>,
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
    rows::write(&mut bytes, content.rows, content.biases.len(), buckets);
    let digest = digest(&bytes).to_le_bytes();
    if let Some(place) = bytes.get_mut(DIGEST_AT..FIXED) {
        place.copy_from_slice(&digest);
    }
    bytes
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
