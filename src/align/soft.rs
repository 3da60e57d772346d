//! Soft alignment: how well two passages meet, and with which words.
//!
//! For each item of one passage the best counterpart in the other, weighted by how much the item
//! says; the harmonic mean of both directions (after Sultan, Bethard and Sumner 2014 and the soft
//! cardinality family; the weights are inverse document frequencies).

use crate::model::EntityId;
use crate::text::Span;

use super::units::{Item, Value};

/// Weight that stands in every passage without counterpart, so that two short passages need more
/// than one common word to meet.
const DOUBT: f32 = 4.0;

/// Similarity from which two items count as having met.
const MET: f32 = 0.35;

/// How well two words for one sort of event meet.
const SAME_CLASS: f32 = 0.7;

/// How well a common noun meets another mention of its entity: coreference may err.
const COREFERENT: f32 = 0.3;

/// Share of their words' similarity that is left to two names of different entities.
const OTHER_NAME: f32 = 0.5;

/// A pair of passages' fit.
#[derive(Clone, Debug, Default)]
pub(super) struct Fit {
    /// Harmonic mean of both coverages, 0 to 1.
    pub(super) score: f32,
    /// Share of the first passage's weight that met.
    pub(super) our_cover: f32,
    /// Share of the second passage's weight that met.
    pub(super) their_cover: f32,
    /// Weight that met, in the passage where less did.
    pub(super) mass: f32,
    /// Items of the first passage that met, with how well.
    pub(super) ours: Vec<(usize, f32)>,
    /// Items of the second passage that met.
    pub(super) theirs: Vec<(usize, f32)>,
}

/// Fit of the items `ours` with `theirs`; `similarity(i, j)` is asked for positions in the two slices.
pub(super) fn fit(ours: &[Item], theirs: &[Item], similarity: impl Fn(usize, usize) -> f32) -> Fit {
    let mut best_ours = vec![0.0_f32; ours.len()];
    let mut best_theirs = vec![0.0_f32; theirs.len()];
    for (i, best) in best_ours.iter_mut().enumerate() {
        for (j, other) in best_theirs.iter_mut().enumerate() {
            let met = similarity(i, j);
            *best = best.max(met);
            *other = other.max(met);
        }
    }
    let (our_mass, our_all) = coverage(ours, &best_ours);
    let (their_mass, their_all) = coverage(theirs, &best_theirs);
    let (our_share, their_share) = (our_mass / (our_all + DOUBT), their_mass / (their_all + DOUBT));
    let sum = our_share + their_share;
    let met = |best: &[f32]| {
        best.iter()
            .copied()
            .enumerate()
            .filter(|(_, met)| *met >= MET)
            .collect()
    };
    Fit {
        score: if sum > 0.0 {
            2.0 * our_share * their_share / sum
        } else {
            0.0
        },
        our_cover: our_mass / our_all.max(f32::MIN_POSITIVE),
        their_cover: their_mass / their_all.max(f32::MIN_POSITIVE),
        mass: our_mass.min(their_mass),
        ours: met(&best_ours),
        theirs: met(&best_theirs),
    }
}

/// Weight that met, and the whole weight. What a passage says twice counts once.
fn coverage(items: &[Item], best: &[f32]) -> (f32, f32) {
    let (mut met, mut all) = (0.0, 0.0);
    for (at, (item, best)) in items.iter().zip(best).enumerate() {
        if items[..at].iter().any(|before| before.word == item.word) {
            continue;
        }
        met += item.weight * best;
        all += item.weight;
    }
    (met, all)
}

/// How well two items meet, where `words` is the similarity of their words and `entities` are theirs.
pub(super) fn meet(ours: &Item, theirs: &Item, words: f32, entities: (Option<EntityId>, Option<EntityId>)) -> f32 {
    match (ours.value, theirs.value) {
        (Value::Number(..), Value::Number(..)) | (Value::Days(..), Value::Days(..)) => {
            return values_meet(ours.value, theirs.value);
        }
        (Value::None, Value::None) => {}
        _ => return if words >= 1.0 { 1.0 } else { 0.0 },
    }
    match entities {
        (Some(one), Some(other)) if one == other => {
            return if ours.named && theirs.named {
                1.0
            } else {
                words.max(COREFERENT)
            };
        }
        (Some(_), Some(_)) if ours.named && theirs.named => return (words * OTHER_NAME).min(0.3),
        _ => {}
    }
    if ours.trigger.is_some() && ours.trigger == theirs.trigger {
        return words.max(SAME_CLASS);
    }
    words
}

fn values_meet(one: Value, other: Value) -> f32 {
    match (one, other) {
        (Value::Number(one, low, high), Value::Number(other, other_low, other_high)) => {
            if (one - other).abs() <= 1e-9 * one.abs().max(1.0) {
                1.0
            } else if low <= other_high && other_low <= high {
                0.7
            } else {
                0.0
            }
        }
        (Value::Days(first, last), Value::Days(other_first, other_last)) => {
            if (first, last) == (other_first, other_last) {
                1.0
            } else if first <= other_last && other_first <= last {
                0.7
            } else {
                0.0
            }
        }
        _ => 0.0,
    }
}

/// Spans of the items that met.
pub(super) fn spans(items: &[Item], met: &[(usize, f32)]) -> Vec<Span> {
    met.iter().map(|(at, _)| items[*at].span).collect()
}
