//! How likely two triggers tell of one event.
//!
//! A logistic model over some twenty features: how near the senses are, which participants, words
//! and numbers their sentences share, and where they stand. Its weights were fitted to pairs of
//! mentions of the ECB+ corpus (Cybulska and Vossen 2014); those of participants and of speech were
//! set by hand, so that a difference never counts for identity and two speakers never share a word.

use crate::align::clusters::whole;
use crate::model::Role;

use super::mark::{Mark, Setting};
use super::senses::{Nearness, Relation};

/// Verbs so general that the same word says little.
pub(super) const GENERAL: &[&str] = &[
    "say", "tell", "be", "have", "take", "make", "get", "give", "go", "come", "do", "report", "add", "announce",
    "state", "see", "know", "think", "want", "use", "find", "show", "call", "ask", "put", "keep", "leave", "let",
    "begin", "start", "continue", "become", "happen", "occur", "include", "follow", "lead", "work", "help", "try",
    "seem", "need", "mean",
];

/// Classes of saying, whose events are told apart by speaker and content.
pub(super) const SPEECH: &[&str] = &[
    "say",
    "announce",
    "report",
    "confirm",
    "admit",
    "deny",
    "warn",
    "believe",
    "criticise",
    "praise",
];

/// Likeness, 0 to [`crate::align::clusters::WHOLE`], of two triggers whose senses are near and whose sentences are `ours` and `theirs`.
pub(super) fn likeness(one: &Mark, other: &Mark, near: &Nearness, ours: &Setting, theirs: &Setting) -> u64 {
    if one.days_apart(other) {
        return 0;
    }
    let flag = |holds: bool| f32::from(u8::from(holds));
    let same = near.relation == Relation::SameLemma;
    let agent = one.agree_on(other, Role::Agent);
    let patient = one.agree_on(other, Role::Patient);
    let general = one.general || other.general;
    let speech = one.speech && other.speech;
    let together = one.article == other.article;
    let words = shared_words(ours, theirs);
    let entities = ours.entities.intersection(&theirs.entities).count() as f32
        / ours.entities.len().min(theirs.entities.len()).max(1) as f32;
    let features = [
        (1.0, -1.66),
        (flag(same), 0.51),
        (flag(near.derived), 1.71),
        (flag(near.relation == Relation::SameClass), 1.38),
        (flag(near.relation == Relation::Kindred), 0.4),
        (if same { 0.0 } else { near.cosine }, 2.18),
        (near.rarity, -0.83),
        (flag(same) * near.rarity, 4.63),
        (flag(general), -0.8),
        (flag(speech), -1.56),
        (flag(speech && agent == Some(true)), 0.76),
        (flag(speech) * words, 2.07),
        (flag(speech && agent == Some(false)), -1.5),
        (flag(speech && together), -1.5),
        (flag(agent == Some(true)), 0.3),
        (flag(agent == Some(false)), -0.6),
        (flag(patient == Some(true)), 1.8),
        (flag(patient == Some(false)), -0.7),
        (flag(one.agree_on(other, Role::Place) == Some(false)), -0.5),
        (entities, 0.73),
        (words, 0.3),
        (flag(!ours.numbers.is_disjoint(&theirs.numbers)), 0.31),
        (flag(together), 0.46),
        (flag(together && ours.sentence.abs_diff(theirs.sentence) <= 1), -1.41),
        (flag(ours.sentence <= 1 && theirs.sentence <= 1), 0.16),
        (flag(one.is_verb != other.is_verb), -0.33),
    ];
    let score: f32 = features.iter().map(|(value, weight)| value * weight).sum();
    // Whole numbers: sums over groups must not depend on the order of addition.
    whole(1.0 / (1.0 + (-score).exp()))
}

/// Weight of the words that both sentences have, as a share of the lighter one's.
fn shared_words(ours: &Setting, theirs: &Setting) -> f32 {
    let least = ours.total.min(theirs.total);
    if least <= 0.0 {
        return 0.0;
    }
    let mut rest = theirs.weights.as_slice();
    let mut shared = 0.0;
    for (word, weight) in &ours.weights {
        while let [(other, _), more @ ..] = rest
            && other < word
        {
            rest = more;
        }
        if rest.first().is_some_and(|(other, _)| other == word) {
            shared += weight;
        }
    }
    shared / least
}
