//! Numbers of one slot whose values cannot both hold.

use crate::compare::conflict::place;
use crate::compare::groups::one_voice_each;
use crate::compare::slots::{Filled, Pair, Relation, pairs, ranks};
use crate::compare::view::View;
use crate::compare::wording::{heading, sides};
use crate::compare::{importance, numbers};
use crate::model::{Dimension, Finding, Kind, Rule};
use crate::text::Location;

const RULE: Rule = Rule("number-interval");

/// Conflicts between numbers, one a slot.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    // What differs in place and in number is two events.
    let elsewhere = place::apart(view);
    let is_elsewhere = |pair: &Pair<'_>| {
        let (one, other) = (pair.one.sentence, pair.other.sentence);
        elsewhere.contains(&(one.min(other), one.max(other)))
    };
    let mut apart: Vec<Pair<'_>> = pairs(view)
        .into_iter()
        .filter(|pair| pair.relation == Relation::Apart && !is_elsewhere(pair))
        .collect();
    apart.sort_by(|one, other| {
        other
            .fit
            .total_cmp(&one.fit)
            .then_with(|| ranks(view, one).cmp(&ranks(view, other)))
    });
    let places: Vec<(Location, Location)> = apart.iter().map(|pair| (spot(pair.one), spot(pair.other))).collect();
    one_voice_each(&places, |place| place.article)
        .into_iter()
        .map(|group| conflict(view, &apart, &group))
        .collect()
}

fn spot(filled: Filled<'_>) -> Location {
    Location::new(filled.sentence.article, filled.quantity.span)
}

fn conflict(view: &View<'_>, pairs: &[Pair<'_>], group: &[usize]) -> Finding {
    let members = numbers::members(pairs, group);
    let fit = group.iter().map(|at| pairs[*at].fit).fold(0.0, f32::max);
    let passages: Vec<Location> = members.iter().map(|member| member.sentence).collect();
    let first = pairs[group[0]];
    let confidence = (0.55 + fit * 0.6).min(0.9);
    Finding {
        kind: Kind::Conflict,
        dimension: Dimension::Number,
        rule: RULE,
        confidence,
        importance: (importance::of_passages(view, &passages) + 0.25).min(1.0) * confidence,
        summary: format!(
            "{}: {}",
            heading(&numbers::slot(first.one.quantity)),
            sides(members.iter().map(|member| numbers::words(view, *member)))
        ),
        why: format!(
            "Both count {} in the same event. {} and {}, so both cannot hold.",
            numbers::counted(first.one.quantity),
            numbers::allows(view, first.one),
            numbers::allows(view, first.other)
        ),
        evidence: members.iter().map(|member| numbers::evidence(view, *member)).collect(),
        absent_in: Vec::new(),
    }
}
