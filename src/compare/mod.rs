//! Findings: agreement, conflict, compatible, framing, omission; one rule a file; and their importance.
//!
//! Owns the judgement of aligned facts. It must never find facts itself, and never generate text that
//! is not backed by spans.

mod agreement;
#[cfg(test)]
mod case;
mod compatible;
mod conflict;
mod denial;
mod difference;
mod framing;
mod groups;
mod importance;
mod measured;
mod merge;
mod numbers;
mod omission;
mod ranks;
mod slots;
mod view;
mod when;
mod wording;

use crate::model::{Comparison, Config, Finding, FindingId, Kind, Notice};
use crate::text::{Cancel, IndexVec};

use view::View;

/// Findings of `comparison`, whose alignments are already known, most important first.
#[must_use]
pub fn findings(
    comparison: &Comparison,
    config: &Config,
    cancel: &Cancel,
) -> (IndexVec<FindingId, Finding>, Vec<Notice>) {
    let view = View::new(comparison);
    let mut found = Vec::new();
    for rule in RULES {
        if cancel.is_cancelled() {
            break;
        }
        found.extend(rule(&view));
    }
    found.retain(|finding| {
        !config.muted_rules.contains(finding.rule.0) && is_whole(finding) && !is_shared(&view, finding)
    });
    for finding in &mut found {
        finding
            .evidence
            .sort_by(|one, other| (one.location, &one.keys).cmp(&(other.location, &other.keys)));
    }
    (merge::merge(&view, found).into(), Vec::new())
}

/// A rule: a view in, findings out, in any order.
type RuleFn = fn(&View<'_>) -> Vec<Finding>;

const RULES: &[RuleFn] = &[
    conflict::number::find,
    conflict::date::find,
    conflict::name::find,
    conflict::rank::find,
    conflict::quotation::find,
    conflict::outcome::find,
    conflict::dispute::find,
    agreement::find,
    measured::find,
    denial::find,
    compatible::number::find,
    compatible::date::find,
    compatible::vague::find,
    compatible::degree::find,
    compatible::update::find,
    compatible::party::find,
    compatible::length::find,
    framing::headline::find,
    framing::label::find,
    framing::loaded::find,
    framing::certainty::find,
    framing::attribution::find,
    framing::quotation::find,
    omission::find,
];

/// Whether a difference in wording is none, since one account has the other's sentence too.
fn is_shared(view: &View<'_>, finding: &Finding) -> bool {
    let places = || finding.evidence.iter().map(|evidence| evidence.location);
    finding.kind == Kind::Framing
        && places().any(|one| places().any(|other| one.article != other.article && view.repeats(other.article, one)))
}

/// What is right less than one time in twenty is not worth a reader's look.
const LEAST_CHANCE: f32 = 0.055;

/// Whether a finding has the chance and the words it needs to stand on.
fn is_whole(finding: &Finding) -> bool {
    let keyed = matches!(finding.kind, Kind::Conflict | Kind::Compatible | Kind::Framing);
    finding.confidence >= LEAST_CHANCE
        && !finding.evidence.is_empty()
        && (!keyed || finding.evidence.iter().all(|evidence| !evidence.keys.is_empty()))
}
