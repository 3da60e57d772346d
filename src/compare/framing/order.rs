//! The order of differences in wording: those on the best aligned passages, early in the articles and in many of
//! them, come first, and a sentence that has been shown gives way to those that have not.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use crate::compare::view::View;
use crate::model::{Dimension, Finding, Kind};
use crate::text::Location;

use super::voices;

/// Worth of a difference between passages that are not aligned.
const UNALIGNED: f32 = 0.15;

/// Alignment score from which a better one says no more.
const ALIGNED: f32 = 0.4;

/// What a place in a headline or first paragraph adds, as a share.
const LEAD: f32 = 0.5;

/// What each account beyond the second adds, as a share, up to [`MOST_ACCOUNTS`].
const BREADTH: f32 = 0.5;

/// Accounts beyond which more add nothing.
const MOST_ACCOUNTS: usize = 4;

/// What is left of a difference's worth for each time that one of its sentences has been shown.
const SHOWN: f32 = 0.8;

/// Times shown beyond which a sentence is no staler.
const STALEST: usize = 3;

/// What a difference is worth however unsure its rule is of it, against 0 to 0.7 for how sure.
const FAITH: f32 = 0.6;

/// Brings worth to the scale on which other kinds of finding lie.
const SCALE: f32 = 0.6;

/// Worth at which a difference is as often one of framing as not.
const EVEN: f32 = 0.22;

/// Highest chance of a difference in wording to be one of framing.
const SUREST: f32 = 0.65;

/// Sets the importance and the confidence of the findings of framing, which stand most important first, and leaves out those
/// on a set of sentences that a better one is on.
pub(in crate::compare) fn rank(view: &View<'_>, found: &mut Vec<Finding>) {
    let mut known: BTreeSet<Vec<Location>> = BTreeSet::new();
    let mut worths: Vec<(f32, usize)> = Vec::new();
    let mut sentences: Vec<Vec<Location>> = Vec::with_capacity(found.len());
    for (at, finding) in found.iter().enumerate() {
        let mut places: Vec<Location> = finding
            .evidence
            .iter()
            .map(|evidence| view.sentence(evidence.location))
            .collect();
        places.dedup();
        if finding.kind == Kind::Framing {
            worths.push((worth(view, finding, &places), at));
        }
        sentences.push(places);
    }
    worths.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    worths.retain(|(_, at)| known.insert(sentences[*at].clone()));
    let mut importance: BTreeMap<usize, f32> = BTreeMap::new();
    let mut shown: BTreeMap<Location, usize> = BTreeMap::new();
    // Worth only falls as sentences are shown, so the top of the heap need be weighed again only when it comes up.
    let mut queue: BinaryHeap<(u32, std::cmp::Reverse<usize>)> = worths
        .iter()
        .enumerate()
        .map(|(place, (worth, _))| (whole(*worth), std::cmp::Reverse(place)))
        .collect();
    while let Some((weighed, std::cmp::Reverse(place))) = queue.pop() {
        let (worth, at) = worths[place];
        let times: usize = sentences[at]
            .iter()
            .map(|sentence| shown.get(sentence).copied().unwrap_or(0).min(STALEST))
            .sum();
        let now = whole(worth * SHOWN.powi(i32::try_from(times).unwrap_or(i32::MAX)));
        if now < weighed {
            queue.push((now, std::cmp::Reverse(place)));
            continue;
        }
        importance.insert(at, now as f32 / WHOLE);
        for sentence in &sentences[at] {
            *shown.entry(*sentence).or_default() += 1;
        }
    }
    let mut at = 0;
    found.retain_mut(|finding| {
        let kept = finding.kind != Kind::Framing || importance.contains_key(&at);
        if let Some(importance) = importance.get(&at) {
            finding.importance = *importance;
            finding.confidence = chance(*importance);
        }
        at += 1;
        kept
    });
}

/// Chance that a careful reader takes a difference of this worth for one of framing: a curve through the shares
/// of right ones on annotated stories, which is even at [`EVEN`] and levels off at [`SUREST`].
fn chance(worth: f32) -> f32 {
    let square = worth * worth;
    (square / (square + EVEN * EVEN)).min(SUREST)
}

/// How much a reader gains by a difference, were it the only one.
fn worth(view: &View<'_>, finding: &Finding, sentences: &[Location]) -> f32 {
    let accounts: BTreeSet<_> = sentences.iter().map(|sentence| sentence.article).collect();
    // What headlines and openings stress, and who is heard, needs no common sentence.
    let fit = if finding.dimension == Dimension::Emphasis || finding.rule == voices::RULE {
        ALIGNED
    } else {
        let pairs = sentences
            .iter()
            .flat_map(|one| sentences.iter().map(move |other| (*one, *other)));
        pairs
            .filter(|(one, other)| one.article != other.article)
            .map(|(one, other)| view.aligned(one, other))
            .fold(0.0, f32::max)
            .min(ALIGNED)
    };
    let lead = sentences.iter().any(|sentence| view.in_lead(*sentence));
    let more = accounts.len().min(MOST_ACCOUNTS).saturating_sub(2) as f32;
    SCALE
        * finding.importance.max(0.0).sqrt()
        * (FAITH + finding.confidence)
        * (UNALIGNED + fit)
        * (1.0 + if lead { LEAD } else { 0.0 })
        * (1.0 + BREADTH * more)
}

/// Steps of worth between 0 and 1.
const WHOLE: f32 = 1_000_000.0;

/// Worth as a whole number, so that it can be ordered.
fn whole(worth: f32) -> u32 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is between 0 and a million"
    )]
    let whole = (worth.clamp(0.0, 1.0) * WHOLE) as u32;
    whole
}
