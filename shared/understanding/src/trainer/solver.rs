//! The linear solver: one L2-regularised, squared-hinge machine per class against the rest, by
//! dual coordinate descent (Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear
//! SVM", ICML 2008). The machines of all classes visit an example together, which changes nothing
//! in the result and reads each row of weights once.

use crate::digest::Digest;
use crate::features::Vector;

/// Cost of an error, against a unit of squared weight.
const COST: f32 = 1.0;
/// Passes over the examples at most; it converges earlier.
const MAX_PASSES: u64 = 20;
/// Largest step in a dual variable at which it has converged.
const TOLERANCE: f32 = 0.05;

/// Learned weights: for each bucket one per class, and behind the buckets the biases.
pub(super) struct Weights {
    pub(super) classes: usize,
    values: Vec<f32>,
}

impl Weights {
    /// The rows of all buckets.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[f32]> {
        let buckets = (self.values.len() / self.classes).saturating_sub(1);
        self.values.chunks_exact(self.classes).take(buckets)
    }

    /// The biases.
    pub(super) fn biases(&self) -> Vec<f32> {
        self.values.chunks_exact(self.classes).last().unwrap_or_default().to_vec()
    }

    /// A score per class.
    pub(super) fn scores(&self, vector: &Vector) -> Vec<f32> {
        let mut scores = self.biases();
        add_scores(&self.values, self.classes, vector, &mut scores);
        scores
    }
}

fn add_scores(values: &[f32], classes: usize, vector: &Vector, scores: &mut [f32]) {
    for (bucket, value) in &vector.items {
        let from = *bucket as usize * classes;
        let row = values.get(from..from + classes).unwrap_or_default();
        for (score, weight) in scores.iter_mut().zip(row) {
            *score += weight * value;
        }
    }
}

/// Trains on the examples `over`.
pub(super) fn solve(
    vectors: &[Vector],
    labels: &[usize],
    over: &[usize],
    classes: usize,
    bucket_bits: u32,
) -> Weights {
    let buckets = 1_usize << bucket_bits;
    let mut values = vec![0.0_f32; (buckets + 1) * classes];
    let mut duals = vec![0.0_f32; over.len() * classes];
    let mut order: Vec<usize> = (0..over.len()).collect();
    let ridge = 0.5 / COST;
    let (mut scores, mut steps) = (vec![0.0_f32; classes], vec![0.0_f32; classes]);
    for pass in 0..MAX_PASSES {
        shuffle(&mut order, pass);
        let mut largest = 0.0_f32;
        for place in &order {
            let example = over.get(*place).copied().unwrap_or(0);
            let (Some(vector), Some(label)) = (vectors.get(example), labels.get(example)) else {
                continue;
            };
            let Some(duals) = duals.get_mut(place * classes..(place + 1) * classes) else {
                continue;
            };
            // The bias is the weight of a feature that is always 1.
            let square = 1.0 + vector.items.iter().map(|(_, v)| v * v).sum::<f32>();
            scores.copy_from_slice(values.get(buckets * classes..).unwrap_or_default());
            add_scores(&values, classes, vector, &mut scores);
            let mut moved = false;
            for (class, ((score, step), dual)) in
                scores.iter().zip(&mut steps).zip(duals.iter_mut()).enumerate()
            {
                let sign = if class == *label { 1.0 } else { -1.0 };
                let gradient = sign * score - 1.0 + ridge * *dual;
                let next = (*dual - gradient / (square + ridge)).max(0.0);
                let change = next - *dual;
                largest = largest.max(change.abs());
                moved |= change != 0.0;
                *step = change * sign;
                *dual = next;
            }
            if moved {
                add_step(&mut values, classes, buckets, vector, &steps);
            }
        }
        if largest < TOLERANCE {
            break;
        }
    }
    Weights { classes, values }
}

fn add_step(values: &mut [f32], classes: usize, buckets: usize, vector: &Vector, steps: &[f32]) {
    let bias = std::iter::once((buckets, 1.0));
    let items = vector.items.iter().map(|(bucket, value)| (*bucket as usize, *value));
    for (bucket, value) in items.chain(bias) {
        let from = bucket * classes;
        let row = values.get_mut(from..from + classes).unwrap_or_default();
        for (weight, step) in row.iter_mut().zip(steps) {
            *weight += step * value;
        }
    }
}

/// A fixed shuffle for each pass: order matters to the speed of convergence, chance does not.
fn shuffle(order: &mut [usize], pass: u64) {
    for last in (1..order.len()).rev() {
        let draw = Digest::new(11).word(pass).word(last as u64).finish();
        let other = usize::try_from(draw % (last as u64 + 1)).unwrap_or(0);
        order.swap(last, other);
    }
}
