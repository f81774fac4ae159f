//! The linear solver: one L2-regularised, squared-hinge machine per class against the rest, by
//! dual coordinate descent (Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear
//! SVM", ICML 2008). The machines of several classes visit a phrase together, which changes
//! nothing in the result and reads each row of weights once.

use super::vectors::Vectors;
use crate::digest::Digest;

/// Machines that are trained together: a row of their weights is one line of the cache.
pub(super) const LANES: usize = 16;
/// A figure for each of them.
pub(super) type Lanes = [f32; LANES];

/// Cost of an error, against a unit of squared weight.
const COST: f32 = 1.0;
/// Passes over the phrases at most; it converges earlier.
const MAX_PASSES: usize = 12;
/// Passes in which every phrase is visited; in the others, those that moved in the one before.
const FULL_PASSES: [usize; 3] = [0, 3, 7];
/// Passes after a fold was taken out.
const MENDING_PASSES: usize = 2;
/// Largest step in a dual variable at which it has converged.
const TOLERANCE: f32 = 0.03;

/// The machines of some classes.
#[derive(Clone)]
pub(super) struct Machines<'m> {
    weights: Vec<Lanes>,
    biases: Lanes,
    duals: Vec<Lanes>,
    /// The class of the first lane.
    first: usize,
    /// The phrases that are looked at.
    phrases: Vec<usize>,
    /// Which features each machine may use, a bit for each of them; all if there are none.
    masks: &'m [u16],
}

/// What all machines learn from.
pub(super) struct Lesson<'l> {
    pub(super) vectors: &'l Vectors,
    pub(super) labels: &'l [usize],
    pub(super) folds: &'l [usize],
}

impl<'m> Machines<'m> {
    /// Trains the machines of the classes from `first` on, on these phrases.
    pub(super) fn train(lesson: &Lesson<'_>, first: usize, phrases: Vec<usize>) -> Self {
        let mut machines = Self {
            weights: vec![[0.0; LANES]; lesson.vectors.keys.len()],
            biases: [0.0; LANES],
            duals: vec![[0.0; LANES]; lesson.labels.len()],
            first,
            phrases,
            masks: &[],
        };
        machines.run(lesson, machines.phrases.clone(), MAX_PASSES);
        machines
    }

    /// Trains again from where machines have come to, with the features that the masks allow.
    pub(super) fn again(
        lesson: &Lesson<'_>,
        first: usize,
        phrases: Vec<usize>,
        duals: Vec<Lanes>,
        masks: &'m [u16],
    ) -> Self {
        let mut machines = Self {
            weights: vec![[0.0; LANES]; lesson.vectors.keys.len()],
            biases: [0.0; LANES],
            duals: Vec::new(),
            first,
            phrases,
            masks,
        };
        let visited = |phrase: &usize| Some((*phrase, duals.get(*phrase)?));
        for (phrase, duals) in machines.phrases.clone().iter().filter_map(visited) {
            let signed = machines.signed(lesson, phrase, duals);
            machines.add(lesson.vectors.get(phrase), &signed);
        }
        machines.duals = duals;
        machines.run(lesson, machines.phrases.clone(), MAX_PASSES);
        machines
    }

    /// The dual variables, by phrase.
    pub(super) fn into_duals(self) -> Vec<Lanes> {
        self.duals
    }

    /// Dual variables with the signs of their machines: a phrase speaks for its own class only.
    fn signed(&self, lesson: &Lesson<'_>, phrase: usize, duals: &Lanes) -> Lanes {
        let own = lesson.labels.get(phrase).copied().unwrap_or(0);
        let mut signed = *duals;
        for (lane, dual) in signed.iter_mut().enumerate() {
            *dual *= if self.first + lane == own { 1.0 } else { -1.0 };
        }
        signed
    }

    /// The same machines, had they not seen one fold.
    pub(super) fn without(&self, lesson: &Lesson<'_>, fold: usize) -> Self {
        let mut machines = self.clone();
        let is_out = |phrase: &usize| lesson.folds.get(*phrase) == Some(&fold);
        let (out, kept): (Vec<usize>, Vec<usize>) = self.phrases.iter().partition(|it| is_out(it));
        for phrase in out {
            let Some(duals) = machines.duals.get_mut(phrase) else { continue };
            let duals = std::mem::replace(duals, [0.0; LANES]);
            let steps = machines.signed(lesson, phrase, &duals).map(|dual| -dual);
            machines.add(lesson.vectors.get(phrase), &steps);
        }
        machines.run(lesson, kept, MENDING_PASSES);
        machines
    }

    /// A score per class.
    pub(super) fn scores(&self, items: &[(u32, f32)]) -> Lanes {
        let mut scores = self.biases;
        for (number, value) in items {
            let Some(row) = self.weights.get(*number as usize) else { continue };
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += weight * value;
            }
        }
        scores
    }

    /// The weights, by number of the feature.
    pub(super) fn weights(&self) -> &[Lanes] {
        &self.weights
    }

    /// The biases.
    pub(super) fn biases(&self) -> &Lanes {
        &self.biases
    }

    fn run(&mut self, lesson: &Lesson<'_>, mut order: Vec<usize>, passes: usize) {
        let mut moved = vec![true; lesson.labels.len()];
        for pass in 0..passes {
            shuffle(&mut order, pass);
            let is_full = passes <= MENDING_PASSES && pass == 0 || FULL_PASSES.contains(&pass);
            let mut largest = 0.0_f32;
            for phrase in order.iter().copied() {
                let Some(moved) = moved.get_mut(phrase).filter(|moved| is_full || **moved) else {
                    continue;
                };
                let step = self.visit(lesson, phrase);
                *moved = step > 0.0;
                largest = largest.max(step);
            }
            if largest < TOLERANCE {
                break;
            }
        }
    }

    /// Improves the dual variables of a phrase; says how far the farthest moved.
    fn visit(&mut self, lesson: &Lesson<'_>, phrase: usize) -> f32 {
        let items = lesson.vectors.get(phrase);
        let scores = self.scores(items);
        // The bias is the weight of a feature that is always 1.
        let squares = self.squares(items);
        let own = lesson.labels.get(phrase).copied().unwrap_or(0);
        let first = self.first;
        let Some(duals) = self.duals.get_mut(phrase) else { return 0.0 };
        let ridge = 0.5 / COST;
        let mut steps = [0.0_f32; LANES];
        let mut largest = 0.0_f32;
        for (lane, (((score, step), dual), square)) in
            scores.iter().zip(&mut steps).zip(duals.iter_mut()).zip(&squares).enumerate()
        {
            let sign = if first + lane == own { 1.0 } else { -1.0 };
            let gradient = sign * score - 1.0 + ridge * *dual;
            let next = (*dual - gradient / (square + ridge)).max(0.0);
            let change = next - *dual;
            largest = largest.max(change.abs());
            *step = change * sign;
            *dual = next;
        }
        if largest > 0.0 {
            self.add(items, &steps);
        }
        largest
    }

    /// Squared lengths of a phrase, as each machine sees it.
    fn squares(&self, items: &[(u32, f32)]) -> Lanes {
        if self.masks.is_empty() {
            return [1.0 + items.iter().map(|(_, value)| value * value).sum::<f32>(); LANES];
        }
        let mut squares = [1.0; LANES];
        for (number, value) in items {
            let mask = self.mask(*number);
            for (square, allowed) in squares.iter_mut().zip(unpacked(mask)) {
                *square += allowed * value * value;
            }
        }
        squares
    }

    fn mask(&self, number: u32) -> u16 {
        self.masks.get(number as usize).copied().unwrap_or(u16::MAX)
    }

    fn add(&mut self, items: &[(u32, f32)], steps: &Lanes) {
        for (number, value) in items {
            let mask = self.mask(*number);
            let Some(row) = self.weights.get_mut(*number as usize) else { continue };
            if mask == u16::MAX {
                for (weight, step) in row.iter_mut().zip(steps) {
                    *weight += step * value;
                }
            } else if mask != 0 {
                for ((weight, step), allowed) in row.iter_mut().zip(steps).zip(unpacked(mask)) {
                    *weight += allowed * step * value;
                }
            }
        }
        for (bias, step) in self.biases.iter_mut().zip(steps) {
            *bias += step;
        }
    }
}

/// A figure for each bit: 1 where it is set.
fn unpacked(mask: u16) -> Lanes {
    let mut lanes = [0.0; LANES];
    for (lane, place) in lanes.iter_mut().enumerate() {
        *place = f32::from(mask >> lane & 1);
    }
    lanes
}

/// A fixed shuffle for each pass: order matters to the speed of convergence, chance does not.
fn shuffle(order: &mut [usize], pass: usize) {
    for last in (1..order.len()).rev() {
        let draw = Digest::new(11).word(pass as u64).word(last as u64).finish();
        let other = usize::try_from(draw % (last as u64 + 1)).unwrap_or(0);
        order.swap(last, other);
    }
}
