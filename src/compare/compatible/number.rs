//! Numbers of one slot that are said differently and can both hold.

use crate::compare::groups::one_voice_each;
use crate::compare::slots::{Filled, Pair, Relation, pairs, ranks};
use crate::compare::view::View;
use crate::compare::wording::{heading, sides};
use crate::compare::{importance, numbers};
use crate::model::{Dimension, Finding, Kind, Rule};
use crate::text::Location;

const RULE: Rule = Rule("rounding");

/// Look-alike numbers, one a slot.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut meeting: Vec<Pair<'_>> = pairs(view)
        .into_iter()
        .filter(|pair| pair.relation == Relation::Meets)
        .collect();
    meeting.sort_by(|one, other| {
        other
            .fit
            .total_cmp(&one.fit)
            .then_with(|| ranks(view, one).cmp(&ranks(view, other)))
    });
    let places: Vec<(Location, Location)> = meeting
        .iter()
        .map(|pair| (place(pair.one), place(pair.other)))
        .collect();
    one_voice_each(&places, |place| place.article)
        .into_iter()
        .map(|group| compatible(view, &meeting, &group))
        .collect()
}

fn place(filled: Filled<'_>) -> Location {
    Location::new(filled.sentence.article, filled.quantity.span)
}

fn compatible(view: &View<'_>, pairs: &[Pair<'_>], group: &[usize]) -> Finding {
    let members = numbers::members(pairs, group);
    let fit = group.iter().map(|at| pairs[*at].fit).fold(0.0, f32::max);
    let passages: Vec<Location> = members.iter().map(|member| member.sentence).collect();
    let first = pairs[group[0]];
    let confidence = (0.4 + fit * 0.6).min(0.9);
    Finding {
        kind: Kind::Compatible,
        dimension: Dimension::Number,
        rule: RULE,
        confidence,
        importance: importance::of_passages(view, &passages) * confidence * 0.8,
        summary: format!(
            "{}: {}",
            heading(&numbers::slot(first.one.quantity)),
            sides(members.iter().map(|member| numbers::words(view, *member)))
        ),
        why: format!(
            "Both count {} in the same event. {} and {}: one is a rounder way to say the other, so both can hold.",
            numbers::counted(first.one.quantity),
            numbers::allows(view, first.one),
            numbers::allows(view, first.other)
        ),
        evidence: members.iter().map(|member| numbers::evidence(view, *member)).collect(),
        absent_in: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn a_round_number_and_the_exact_one() {
        check(
            "rounding",
            "The blaze killed 103 passengers of the ship.",
            "The blaze killed about 100 passengers of the ship.",
            true,
        );
        check(
            "rounding",
            "In the harbour poll 58 percent of sailors backed the strike.",
            "In the harbour poll nearly 60 percent of sailors backed the strike.",
            true,
        );
    }

    #[test]
    fn an_open_end_far_away() {
        check(
            "rounding",
            "In the harbour poll 96 percent of sailors backed the strike.",
            "In the harbour poll just over 60 percent of sailors backed the strike.",
            false,
        );
    }
}
