//! Framing: the same thing worded differently. One rule a file.
//!
//! No rule says which wording is right, and none scores an article: each sets the words of one side
//! against the words of the other.

pub(super) mod act;
pub(super) mod attribution;
pub(super) mod certainty;
pub(super) mod emphasis;
mod grammar;
pub(super) mod label;
pub(super) mod loaded;
pub(super) mod order;
pub(super) mod quotation;
pub(super) mod voice;
pub(super) mod voices;

use crate::model::{Alignment, Dimension, Evidence, Finding, Kind, Rule};
use crate::text::{Location, Span};

use super::importance;
use super::view::View;
use super::wording::{key_words, sides};

/// Score from which two aligned passages are close enough to compare their wording.
const CLOSE: f32 = 0.18;

/// Alignments whose passages are close enough to compare their wording, with their passages in an order
/// that the order of the input does not change.
fn close(view: &View<'_>) -> Vec<Alignment> {
    let mut close: Vec<Alignment> = view
        .all
        .alignments
        .iter()
        .filter(|alignment| alignment.score >= CLOSE)
        .cloned()
        .collect();
    for alignment in &mut close {
        alignment.members.sort_by_key(|member| view.rank(member.location));
    }
    close
}

/// A framing finding on some passages; `strength` is how sure the rule is, 0 to 1.
fn finding(
    view: &View<'_>,
    rule: Rule,
    dimension: Dimension,
    evidence: Vec<Evidence>,
    strength: f32,
    why: String,
) -> Finding {
    let passages: Vec<Location> = evidence.iter().map(|evidence| evidence.location).collect();
    let strength = strength.clamp(0.05, 0.9);
    Finding {
        kind: Kind::Framing,
        dimension,
        rule,
        confidence: chance(strength),
        importance: importance::of_passages(view, &passages) * strength * weight(dimension),
        summary: format!(
            "{}: {}",
            topic(dimension),
            sides(evidence.iter().map(|evidence| key_words(view, evidence)))
        ),
        why,
        evidence,
        absent_in: Vec::new(),
    }
}

/// Chance that a difference in wording of this strength is one of framing, before its place among the others
/// is known: what is hopeless is left out by it.
fn chance(strength: f32) -> f32 {
    (1.2 * strength - 0.38).clamp(0.05, 0.9)
}

/// How much a sort of framing weighs: what a claim rests on comes before the choice of its words.
fn weight(dimension: Dimension) -> f32 {
    match dimension {
        Dimension::Source | Dimension::Certainty => 1.1,
        _ => 0.75,
    }
}

/// What a summary calls a sort of framing.
fn topic(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Label => "Called",
        Dimension::Loaded => "Loaded wording",
        Dimension::Voice => "Who acts",
        Dimension::Certainty => "How sure",
        Dimension::Source => "Who says so",
        Dimension::Emphasis => "Stressed",
        Dimension::Quote => "Quoted",
        _ => "Worded",
    }
}

/// The words of a passage that met and stand for what it tells: its triggers, else its first key.
fn plain_keys(view: &View<'_>, passage: Location, keys: &[Span]) -> Vec<Span> {
    let triggers: Vec<Span> = view
        .triggers(passage)
        .map(|trigger| trigger.span)
        .filter(|span| keys.iter().any(|key| key.overlaps(*span)))
        .take(1)
        .collect();
    if triggers.is_empty() {
        keys.iter().copied().take(1).collect()
    } else {
        triggers
    }
}
