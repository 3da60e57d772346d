//! One list out of many: the same fact once, the most important first.

use std::collections::BTreeSet;

use crate::model::{Dimension, Finding, Kind};
use crate::text::{Location, Span};

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
    let keys = |finding: &Finding| -> BTreeSet<Location> {
        finding
            .evidence
            .iter()
            .flat_map(|evidence| {
                evidence
                    .keys
                    .iter()
                    .map(|key| Location::new(evidence.location.article, *key))
            })
            .collect()
    };
    let (own, theirs) = (keys(finding), keys(known));
    let shared: BTreeSet<_> = own
        .iter()
        .filter(|one| {
            theirs
                .iter()
                .any(|other| one.article == other.article && one.span.overlaps(other.span))
        })
        .map(|one| one.article)
        .collect();
    // A judging word is said once, against its best counterpart; an omission has one side only.
    let one_sided = finding.kind == Kind::Omission || finding.dimension == Dimension::Loaded;
    shared.len() > 1 || (shared.len() == 1 && one_sided)
}
