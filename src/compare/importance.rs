//! How much a finding matters: what a reader should see first.
//!
//! Casualties, responsibility and the law weigh more than background; what stands in a headline or
//! a first paragraph weighs more than what stands deep down; what names the story's main actors
//! weighs more than what names none.

use std::collections::BTreeSet;

use crate::text::Location;

use super::view::View;

/// Importance of a fact that nothing below marks as weighty: high enough for a sure finding to stand
/// before a doubtful one that is weightier.
const BASE: f32 = 0.6;
/// Event classes whose news is weighty in any story.
const WEIGHTY: &[&str] = &[
    "die", "kill", "injure", "wound", "attack", "bomb", "explode", "shoot", "arrest", "charge", "convict", "sentence",
    "accuse", "blame", "deny", "admit", "claim", "resign", "fire", "elect", "win", "lose", "destroy", "crash",
    "kidnap", "rescue", "evacuate", "sue", "plead", "warn", "threaten",
];

/// Importance of the fact that some passages bear, 0 to 1.
pub(super) fn of_passages(view: &View<'_>, passages: &[Location]) -> f32 {
    let articles: BTreeSet<_> = passages.iter().map(|passage| passage.article).collect();
    let all = view.all.articles.len().max(1) as f32;
    let lead = share(passages, |passage| view.in_lead(passage));
    let weighty = share(passages, |passage| {
        view.triggers(passage)
            .any(|trigger| WEIGHTY.contains(&trigger.class.as_str()) || WEIGHTY.contains(&trigger.lemma.as_str()))
    });
    let measured = share(passages, |passage| {
        view.quantities(passage).any(|quantity| quantity.role.is_some())
    });
    let central = passages
        .iter()
        .map(|passage| {
            view.entities_in(*passage)
                .into_iter()
                .map(|entity| view.centrality(entity))
                .fold(0.0, f32::max)
        })
        .sum::<f32>()
        / passages.len().max(1) as f32;
    let spread = articles.len() as f32 / all;
    (BASE + 0.25 * lead + 0.15 * weighty + 0.1 * measured + 0.15 * central + 0.1 * spread) / (BASE + 0.75)
}

fn share(passages: &[Location], test: impl Fn(Location) -> bool) -> f32 {
    passages.iter().filter(|passage| test(**passage)).count() as f32 / passages.len().max(1) as f32
}
