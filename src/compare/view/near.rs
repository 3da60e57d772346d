//! Which articles are on one story, and which of their sentences come near one another.
//!
//! Owns what is read off the alignments and the nearest sentences of a comparison. It must never look at a sentence's
//! facts.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Comparison;
use crate::text::{ArticleId, Location};

use super::View;

/// Fit below which two sentences do not meet.
const MEETS: f32 = 0.15;

/// Two sentences of different articles that may speak of one thing.
#[derive(Clone, Copy, Debug)]
pub(in crate::compare) struct Meeting {
    /// The sentence that comes first.
    pub(in crate::compare) one: Location,
    /// The other.
    pub(in crate::compare) other: Location,
    /// How well they fit, 0 to 1.
    pub(in crate::compare) fit: f32,
}

/// Pairs of articles with an alignment between them, either way round.
pub(super) fn related(all: &Comparison) -> BTreeSet<(ArticleId, ArticleId)> {
    all.alignments
        .iter()
        .flat_map(|alignment| {
            let members = &alignment.members;
            members.iter().flat_map(move |one| {
                members
                    .iter()
                    .map(move |other| (one.location.article, other.location.article))
            })
        })
        .collect()
}

/// Pairs of near sentences, of related articles.
pub(super) fn meetings(all: &Comparison, related: &BTreeSet<(ArticleId, ArticleId)>) -> Vec<Meeting> {
    let mut pairs: BTreeMap<(Location, Location), f32> = BTreeMap::new();
    for near in &all.nearest {
        if near.score >= MEETS && related.contains(&(near.from.article, near.to.article)) {
            // Looked for from either side, the two may score differently: the better counts, whichever came first.
            let pair = (near.from.min(near.to), near.from.max(near.to));
            let score = pairs.entry(pair).or_insert(near.score);
            *score = score.max(near.score);
        }
    }
    pairs
        .into_iter()
        .map(|((one, other), fit)| Meeting { one, other, fit })
        .collect()
}

/// The best score of an alignment between each two sentences that have one.
pub(super) fn aligned(view: &View<'_>) -> BTreeMap<(Location, Location), f32> {
    let mut pairs: BTreeMap<(Location, Location), f32> = BTreeMap::new();
    for alignment in &view.all.alignments {
        let members = || alignment.members.iter().map(|member| view.sentence(member.location));
        for one in members() {
            for other in members().filter(|other| one < *other && one.article != other.article) {
                let best = pairs.entry((one, other)).or_default();
                *best = best.max(alignment.score);
            }
        }
    }
    pairs
}
