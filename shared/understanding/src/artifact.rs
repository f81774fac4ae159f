//! The artifact of a trained model: its layout, checks on opening, writing. All figures are little
//! endian. What they mean is `model.rs`'s business.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `AISLENLU` |
//! | 4 | version of this layout |
//! | 4 | bits of a bucket number |
//! | 4 | number of intents; there is one class more, out of scope, which comes last |
//! | 4 | bytes of the names |
//! | 8 | hash of the phrases |
//! | 8 | digest of everything but these 8 bytes |
//! | 40 | calibration, 10 × f32 |
//! | 8 per class | scale of its weights, bias: f32 each |
//! | | names, each one length byte and the name |
//! | 1 per bucket | inverse document frequency in steps |
//! | 1 per bucket and class | weights, i8, the classes of a bucket side by side |

use aisle_domain::understood::IntentName;

use crate::digest::Digest;
use crate::model::{Calibration, EVIDENCE};

const MAGIC: [u8; 8] = *b"AISLENLU";
const VERSION: u32 = 1;
const DIGEST_AT: usize = 32;
const FIXED: usize = 40;
const CALIBRATION: usize = EVIDENCE + 4;

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

/// What is read on opening; weights are not.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    pub(crate) bucket_bits: u32,
    pub(crate) source_hash: u64,
    pub(crate) calibration: Calibration,
    pub(crate) intents: Vec<IntentName>,
    /// Per class, out of scope last.
    pub(crate) scales: Vec<f32>,
    pub(crate) biases: Vec<f32>,
    idf_at: usize,
    weights_at: usize,
}

impl Header {
    /// Steps of inverse document frequency by bucket.
    pub(crate) fn idf<'b>(&self, bytes: &'b [u8]) -> &'b [u8] {
        bytes.get(self.idf_at..self.weights_at).unwrap_or_default()
    }

    /// The weights: for each bucket one i8 per class.
    pub(crate) fn weights<'b>(&self, bytes: &'b [u8]) -> &'b [u8] {
        bytes.get(self.weights_at..).unwrap_or_default()
    }
}

/// Everything that an artifact holds, for writing.
pub(crate) struct Content<'c> {
    pub(crate) bucket_bits: u32,
    pub(crate) source_hash: u64,
    pub(crate) calibration: Calibration,
    pub(crate) intents: &'c [IntentName],
    pub(crate) scales: &'c [f32],
    pub(crate) biases: &'c [f32],
    pub(crate) idf: &'c [u8],
    pub(crate) weights: &'c [i8],
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
    let length = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes();
    let mut bytes = Vec::with_capacity(content.weights.len() + content.idf.len() + 4_096);
    bytes.extend(MAGIC);
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend(content.bucket_bits.to_le_bytes());
    bytes.extend(length(content.intents.len()));
    bytes.extend(length(names.len()));
    bytes.extend(content.source_hash.to_le_bytes());
    bytes.extend([0_u8; FIXED - DIGEST_AT]);
    let calibration = &content.calibration;
    let figures = [calibration.temperature, calibration.scope_threshold, calibration.gap_threshold];
    let figures = figures.iter().chain(&calibration.scope);
    for figure in figures.chain(content.scales).chain(content.biases) {
        bytes.extend(figure.to_le_bytes());
    }
    bytes.extend(names);
    bytes.extend(content.idf);
    bytes.extend(content.weights.iter().map(|w| w.cast_unsigned()));
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
    let bucket_bits = reader.u32().filter(|bits| (8..=24).contains(bits))?;
    let intent_count = reader.u32().and_then(|n| usize::try_from(n).ok())?;
    let names_length = reader.u32().and_then(|n| usize::try_from(n).ok())?;
    let source_hash = u64::from_le_bytes(reader.array()?);
    let expected = u64::from_le_bytes(reader.array()?);
    if digest(reader.bytes) != expected {
        return None;
    }
    let calibration = reader.floats(CALIBRATION)?;
    let [temperature, scope_threshold, gap_threshold, scope @ ..] = calibration.as_slice() else {
        return None;
    };
    let calibration = Calibration {
        temperature: *temperature,
        scope: scope.try_into().ok()?,
        scope_threshold: *scope_threshold,
        gap_threshold: *gap_threshold,
    };
    let classes = intent_count.checked_add(1)?;
    let scales = reader.floats(classes)?;
    let biases = reader.floats(classes)?;
    let names_end = reader.at.checked_add(names_length)?;
    let mut intents = Vec::new();
    while intents.len() < intent_count {
        let [length] = reader.array::<1>()?;
        let name = reader.take(usize::from(length))?;
        intents.push(IntentName::new(std::str::from_utf8(name).ok()?));
    }
    let idf_at = reader.at;
    let weights_at = idf_at.checked_add(1_usize << bucket_bits)?;
    let weights = classes.checked_mul(1_usize << bucket_bits)?;
    let complete = idf_at == names_end && weights_at.checked_add(weights)? == reader.bytes.len();
    complete.then_some(Header {
        bucket_bits,
        source_hash,
        calibration,
        intents,
        scales,
        biases,
        idf_at,
        weights_at,
    })
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Reader<'b> {
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

    fn floats(&mut self, count: usize) -> Option<Vec<f32>> {
        let bytes = self.take(count.checked_mul(4)?)?;
        Some(bytes.as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b)).collect())
    }
}
