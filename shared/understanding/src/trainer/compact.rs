//! From weights to the rows of the artifact: which weights matter least and are left out, so that
//! the rows fit, and how the rest is quantised.

use super::solver::{LANES, Machines};
use crate::model::{dequantise_idf, quantise};
use crate::rows::{Written, row_bytes};

/// Bytes that rows and tables may take, for classes that take one byte; more classes get more.
const MOST_BYTES: usize = 3_970_000;
/// Weights below this share of the largest are not worth a byte.
const LEAST_SHARE: f32 = 0.000_5;
const STEPS: usize = 2_048;

/// One weight: feature, class, value.
struct Weight {
    feature: u32,
    class: u16,
    value: f32,
}

/// All weights that may matter, and the biases.
#[derive(Default)]
pub(super) struct Learned {
    weights: Vec<Weight>,
    pub(super) biases: Vec<f32>,
    pub(super) scale: f32,
}

impl Learned {
    /// Takes what some machines have learned; those of the classes before have been taken.
    pub(super) fn take(&mut self, machines: &Machines<'_>, classes: usize) {
        let first = self.biases.len();
        let lanes = LANES.min(classes - first.min(classes));
        self.biases.extend(machines.biases().iter().take(lanes));
        let rows = machines.weights();
        let largest = rows.iter().flatten().fold(0.0_f32, |most, weight| most.max(weight.abs()));
        self.scale = self.scale.max(largest);
        let least = largest * LEAST_SHARE * super::float(classes.max(256)) / 256.0;
        for (feature, row) in (0_u32..).zip(rows) {
            for (lane, value) in row.iter().take(lanes).enumerate() {
                if value.abs() > least {
                    let class = u16::try_from(first + lane).unwrap_or(u16::MAX);
                    self.weights.push(Weight { feature, class, value: *value });
                }
            }
        }
    }

    /// The entries of the rows, by number of the feature.
    pub(super) fn entries(&self, features: usize) -> Vec<Vec<(u16, i8)>> {
        let mut entries: Vec<Vec<(u16, i8)>> = vec![Vec::new(); features];
        for weight in &self.weights {
            let value = quantise(weight.value, self.scale);
            if value != 0
                && let Some(row) = entries.get_mut(weight.feature as usize)
            {
                row.push((weight.class, value));
            }
        }
        entries
    }

    /// Which features the machines of each [`LANES`] classes may use, so that the rows fit beside
    /// tables of so many bytes; nothing if they do anyhow.
    pub(super) fn masks(&self, idf: &[u8], tables: usize) -> Option<Vec<Vec<u16>>> {
        let step_of = |weight: &Weight| {
            let idf = idf.get(weight.feature as usize).copied().unwrap_or(0);
            step(weight.value.abs() / self.scale * reach(dequantise_idf(idf)))
        };
        let least = self.threshold(idf.len(), tables, &step_of)?;
        let mut masks = vec![vec![0_u16; idf.len()]; self.biases.len().div_ceil(LANES)];
        for weight in self.weights.iter().filter(|weight| step_of(weight) >= least) {
            let (group, lane) =
                (usize::from(weight.class) / LANES, usize::from(weight.class) % LANES);
            let mask =
                masks.get_mut(group).and_then(|group| group.get_mut(weight.feature as usize));
            if let Some(mask) = mask {
                *mask |= 1 << lane;
            }
        }
        Some(masks)
    }

    /// The least step of a weight that is kept; nothing if all are.
    fn threshold(
        &self,
        features: usize,
        tables: usize,
        step_of: &impl Fn(&Weight) -> usize,
    ) -> Option<usize> {
        let mut by_step: Vec<Vec<u32>> = vec![Vec::new(); STEPS];
        for weight in &self.weights {
            if let Some(features) = by_step.get_mut(step_of(weight)) {
                features.push(weight.feature);
            }
        }
        let classes = self.biases.len();
        let allowed = MOST_BYTES * classes.max(256) / 256;
        let mut bytes = tables;
        let mut entries = vec![0_usize; features];
        for (step, features) in by_step.iter().enumerate().rev() {
            for feature in features {
                let Some(entries) = entries.get_mut(*feature as usize) else { continue };
                let before = if *entries == 0 { 0 } else { row_bytes(*entries, classes) };
                *entries += 1;
                bytes += row_bytes(*entries, classes) - before;
            }
            if bytes > allowed {
                return Some(step + 1);
            }
        }
        None
    }
}

/// How far a feature's weights reach: the root of its squared values over all phrases, as a share
/// of what it would be at most.
fn reach(idf: f32) -> f32 {
    idf * ((1.0 - idf) / 2.0).exp()
}

/// Steps of equal ratio.
fn step(share: f32) -> usize {
    let place = (1.0 + share.max(1e-6).log2() / 20.0) * 2_047.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let place = place.clamp(0.0, 2_047.0) as usize;
    place
}

/// The rows that have entries, in the order of their keys.
pub(super) fn rows<'e>(
    keys: &[u32],
    idf: &[u8],
    entries: &'e [Vec<(u16, i8)>],
) -> Vec<Written<'e>> {
    let all = keys.iter().zip(idf).zip(entries);
    let filled = all.filter(|(_, entries)| !entries.is_empty());
    let mut rows: Vec<Written<'e>> =
        filled.map(|((key, idf), entries)| Written { key: *key, idf: *idf, entries }).collect();
    rows.sort_by_key(|row| row.key);
    rows
}
