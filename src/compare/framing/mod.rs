//! Framing: the same thing worded differently. One rule a file.
//!
//! No rule says which wording is right, and none scores an article: each sets the words of one side
//! against the words of the other.

pub(super) mod attribution;
pub(super) mod certainty;
pub(super) mod headline;
pub(super) mod label;
pub(super) mod loaded;
pub(super) mod quotation;

use crate::model::{Alignment, Dimension, Evidence, Finding, Kind, Rule};
use crate::text::{Location, Span};

use super::importance;
use super::view::View;
use super::wording::{key_words, sides};

/// Score from which two aligned passages are close enough to compare their wording.
const CLOSE: f32 = 0.18;

/// Alignments whose passages are close enough to compare their wording, with two or more articles.
fn close<'c>(view: &View<'c>) -> impl Iterator<Item = &'c Alignment> + use<'c> {
    view.all.alignments.iter().filter(|alignment| alignment.score >= CLOSE)
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
    let confidence = strength.clamp(0.05, 0.9);
    Finding {
        kind: Kind::Framing,
        dimension,
        rule,
        confidence,
        importance: importance::of_passages(view, &passages) * confidence * 0.75,
        summary: sides(evidence.iter().map(|evidence| key_words(view, evidence))),
        why,
        evidence,
        absent_in: Vec::new(),
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
