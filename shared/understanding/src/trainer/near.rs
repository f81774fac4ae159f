//! Which phrases the machines of some classes look at. With few classes, all; with many, those that
//! are near to one of theirs, as the others would be refused anyhow, and some of the others, so that
//! it stays that way.

use super::solver::{LANES, Lesson};

/// More classes than this are many.
const MANY_CLASSES: usize = 256;
/// Phrases near to those of [`LANES`] classes that are looked at.
const NEAR: usize = 640;
/// Of the others, one in so many is.
const ONE_IN: usize = 16;

/// The phrases by feature, if there are many classes.
pub(super) struct Near {
    classes: usize,
    by_feature: Vec<Vec<(u32, f32)>>,
}

impl Near {
    pub(super) fn of(lesson: &Lesson<'_>, classes: usize) -> Self {
        if classes <= MANY_CLASSES {
            return Self { classes, by_feature: Vec::new() };
        }
        let mut by_feature: Vec<Vec<(u32, f32)>> = vec![Vec::new(); lesson.vectors.keys.len()];
        for (phrase, _) in (0_u32..).zip(lesson.labels) {
            for (feature, value) in lesson.vectors.get(phrase as usize) {
                if let Some(phrases) = by_feature.get_mut(*feature as usize) {
                    phrases.push((phrase, *value));
                }
            }
        }
        Self { classes, by_feature }
    }

    /// The phrases that the machines of the classes from `first` on look at, in order.
    pub(super) fn phrases(&self, lesson: &Lesson<'_>, first: usize) -> Vec<usize> {
        let all = lesson.labels.len();
        if self.classes <= MANY_CLASSES {
            return (0..all).collect();
        }
        let mut likeness = vec![0.0_f32; all];
        let own = first..first + LANES;
        for (phrase, _) in lesson.labels.iter().enumerate().filter(|(_, it)| own.contains(it)) {
            for (feature, value) in lesson.vectors.get(phrase) {
                for (other, other_value) in
                    self.by_feature.get(*feature as usize).into_iter().flatten()
                {
                    if let Some(likeness) = likeness.get_mut(*other as usize) {
                        *likeness += value * other_value;
                    }
                }
            }
        }
        let mut ranked: Vec<(f32, usize)> = likeness.iter().copied().zip(0..).collect();
        ranked.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let is_own = |phrase: usize| lesson.labels.get(phrase).is_some_and(|it| own.contains(it));
        let looked_at = ranked
            .iter()
            .zip(0..)
            .filter(|((_, phrase), rank)| *rank < NEAR || rank % ONE_IN == 0 || is_own(*phrase));
        let mut phrases: Vec<usize> = looked_at.map(|((_, phrase), _)| *phrase).collect();
        phrases.sort_unstable();
        phrases
    }
}
