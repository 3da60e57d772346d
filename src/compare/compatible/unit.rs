//! One amount in two units: "50 miles" / "80 kilometres", and one margin by two measures: "0.9 percentage points" /
//! "1,700 votes".

use std::collections::BTreeSet;

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::view::{Meeting, View};
use crate::compare::wording::list;
use crate::lexicon::unit;
use crate::model::{Dimension, EntityId, Finding, Kind, Quantity, Rule};
use crate::text::{ArticleId, Location};

const SHAPE: Shape = Shape {
    kind: Kind::Compatible,
    dimension: Dimension::Number,
    rule: Rule("unit"),
    topic: "How much",
};

/// Fit of two sentences from which they may measure one thing.
const SAME_POINT: f32 = 0.2;

/// Largest difference, as a share, that rounding after a conversion may leave.
const ROUNDING: f64 = 0.08;

/// Verbs of a margin, which is told in votes, points and shares alike.
const MARGINS: &[&str] = &[
    "lead", "win", "lose", "trail", "beat", "defeat", "rise", "fall", "grow", "shrink", "drop", "increase", "decrease",
    "outspend", "exceed", "gain",
];

/// Look-alike amounts.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for Meeting { one, other, fit } in view.meetings(SAME_POINT) {
        for ours in view.quantities(one) {
            for theirs in view.quantities(other) {
                if converts(ours, theirs) || is_margin(view, (one.article, ours), (other.article, theirs)) {
                    found.push(Difference::new((one, ours.span), (other, theirs.span), 0.3 + 0.5 * fit));
                }
            }
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!(
            "The same amount is given as {}; they are measured in other units, so both can hold.",
            list(sides)
        )
    })
}

/// Whether two amounts are one in two units.
fn converts(one: &Quantity, other: &Quantity) -> bool {
    let known = |quantity: &Quantity| quantity.unit.as_deref().and_then(unit);
    let (Some(ours), Some(theirs)) = (known(one), known(other)) else {
        return false;
    };
    let (ours_base, theirs_base) = (ours.to_base(one.value), theirs.to_base(other.value));
    ours.name != theirs.name
        && ours.dimension == theirs.dimension
        && ours.dimension != "time"
        && (ours_base - theirs_base).abs() <= ROUNDING * ours_base.abs().max(theirs_base.abs())
}

/// Whether both tell by how much one side is ahead, or by how much one thing changed, by two measures.
fn is_margin(view: &View<'_>, one: (ArticleId, &Quantity), other: (ArticleId, &Quantity)) -> bool {
    let share = |quantity: &Quantity| {
        let unit = quantity.unit.as_deref();
        unit.is_some_and(|unit| matches!(unit, "percent" | "percentage point" | "point"))
    };
    if share(one.1) == share(other.1) || one.1.unit.is_none() || other.1.unit.is_none() {
        return false;
    }
    let margin = |(article, quantity): (ArticleId, &Quantity)| {
        let facts = view.article(article);
        let sentence = view.sentence(Location::new(article, quantity.span));
        let told = view
            .triggers(sentence)
            .filter(|trigger| trigger.span.end <= quantity.span.start);
        let trigger = told.last()?;
        let before = facts.article.text[..quantity.span.start as usize].trim_end();
        let by = ["by", "by about", "by a"].iter().any(|words| before.ends_with(words));
        let agents: BTreeSet<EntityId> = trigger
            .participants
            .iter()
            .filter_map(|part| view.entity(article, part.chain?))
            .collect();
        (by && MARGINS.contains(&trigger.lemma.as_str())).then_some((trigger.class.as_str(), agents))
    };
    match (margin(one), margin(other)) {
        (Some((ours, our)), Some((theirs, their))) => ours == theirs && !our.is_disjoint(&their),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn one_amount_in_two_units() {
        check(
            "unit",
            "The wreck lies 50 miles off the coast of Lindholm, divers said.",
            "The wreck lies 80 kilometres off the coast of Lindholm, divers said.",
            true,
        );
        check(
            "unit",
            "Karin Dahl led Erik Olsen by 1,200 votes in the election of the harbour board.",
            "Karin Dahl led Erik Olsen by 0.9 percentage points in the election of the harbour board.",
            true,
        );
    }

    #[test]
    fn two_amounts() {
        check(
            "unit",
            "The wreck lies 50 miles off the coast of Lindholm, divers said.",
            "The wreck lies 50 kilometres off the coast of Lindholm, divers said.",
            false,
        );
        check(
            "unit",
            "The wreck lies 50 miles off the coast of Lindholm, divers said.",
            "The wreck lies 50 miles off the coast of Lindholm, the owner said.",
            false,
        );
    }
}
