//! One list out of many: the same fact once, the most important first.

use std::collections::BTreeSet;

use crate::model::{Dimension, Finding, Kind};
use crate::text::{ArticleId, Location, Span};

use super::view::View;

/// The findings without those that only say again what a better one says, most important first.
pub(super) fn distinct(view: &View<'_>, mut found: Vec<Finding>) -> Vec<Finding> {
    sort(view, &mut found);
    let mut kept: Vec<Finding> = Vec::new();
    for finding in found {
        if !kept.iter().any(|known| repeats(&finding, known)) {
            kept.push(finding);
        }
    }
    kept
}

/// Drops the agreements that rest on the very words of which one account says that they hold and the other that they do not.
pub(super) fn without_contradicted(found: &mut Vec<Finding>) {
    let opposed: Vec<BTreeSet<Location>> = found
        .iter()
        .filter(|finding| finding.kind == Kind::Conflict && finding.dimension == Dimension::Negation)
        .map(keys)
        .collect();
    found.retain(|finding| {
        let own = keys(finding);
        let both = |opposed: &BTreeSet<Location>| shared(&own, opposed).len() > 1;
        finding.kind != Kind::Agreement || !opposed.iter().any(both)
    });
}

/// Most important first.
pub(super) fn sort(view: &View<'_>, found: &mut [Finding]) {
    found.sort_by(|one, other| {
        other
            .importance
            .total_cmp(&one.importance)
            .then_with(|| other.confidence.total_cmp(&one.confidence))
            .then_with(|| one.kind.cmp(&other.kind))
            .then_with(|| one.rule.cmp(&other.rule))
            .then_with(|| places(view, one).cmp(&places(view, other)))
            .then_with(|| one.summary.cmp(&other.summary))
    });
}

/// The places of a finding, in an order that the order of the input does not change.
fn places(view: &View<'_>, finding: &Finding) -> Vec<(usize, Span)> {
    let mut places: Vec<_> = finding
        .evidence
        .iter()
        .map(|evidence| view.rank(evidence.location))
        .collect();
    places.sort_unstable();
    places
}

/// Whether `finding` says again what `known` says: the same kind and dimension, on the same deciding words.
fn repeats(finding: &Finding, known: &Finding) -> bool {
    if finding.kind != known.kind || finding.kind == Kind::Agreement || finding.dimension != known.dimension {
        return false;
    }
    let shared = shared(&keys(finding), &keys(known));
    // A judging word is said once, against its best counterpart; an omission has one side only.
    let one_sided = finding.kind == Kind::Omission || finding.dimension == Dimension::Loaded;
    shared.len() > 1 || (shared.len() == 1 && one_sided)
}

/// The deciding words of a finding.
fn keys(finding: &Finding) -> BTreeSet<Location> {
    let evidence = finding.evidence.iter();
    evidence
        .flat_map(|evidence| {
            let article = evidence.location.article;
            evidence.keys.iter().map(move |key| Location::new(article, *key))
        })
        .collect()
}

/// The articles in which words of one set overlap words of another.
fn shared(one: &BTreeSet<Location>, other: &BTreeSet<Location>) -> BTreeSet<ArticleId> {
    let meets = |place: &&Location| {
        let mut others = other.iter();
        others.any(|other| place.article == other.article && place.span.overlaps(other.span))
    };
    one.iter().filter(meets).map(|place| place.article).collect()
}
