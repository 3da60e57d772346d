//! Places of one event that lie in different countries, or are two towns.

use std::collections::BTreeSet;

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::places::{Lie, pairs};
use crate::compare::view::View;
use crate::compare::when;
use crate::compare::wording::list;
use crate::model::{Dimension, Finding, Kind, Rule};
use crate::text::Location;

const SHAPE: Shape = Shape {
    kind: Kind::Conflict,
    dimension: Dimension::Place,
    rule: Rule("place-differs"),
    topic: "Where",
};

/// Fit of two sentences from which two places are taken to be of one event.
const SAME_EVENT: f32 = 0.25;

/// Pairs of sentences that place what they tell in two places of which neither holds the other.
pub(in crate::compare) fn apart(view: &View<'_>) -> BTreeSet<(Location, Location)> {
    let pairs = pairs(view).into_iter().filter(|pair| pair.lie == Lie::Apart);
    pairs.map(|pair| (pair.one.0, pair.other.0)).collect()
}

/// Conflicts between places.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let apart = pairs(view)
        .into_iter()
        .filter(|pair| pair.lie == Lie::Apart && pair.same_event && pair.fit >= SAME_EVENT)
        .filter(|pair| {
            let (one, other) = (pair.one.0, pair.other.0);
            !when::apart(view, one, other)
                && when::is_background(view, one) == when::is_background(view, other)
                && !counts_apart(view, one, other)
        })
        .map(|pair| Difference::new(pair.one, pair.other, 0.3 + 0.6 * pair.fit))
        .collect();
    findings(view, SHAPE, apart, |sides| {
        format!(
            "The same event is placed {}; these are two places of which neither holds the other, so both cannot be right.",
            list(sides)
        )
    })
}

/// Whether two sentences count one sort of thing and no number is in both: what differs in place and in number is two
/// events.
fn counts_apart(view: &View<'_>, one: Location, other: Location) -> bool {
    let counts = |at: Location| -> Vec<(&str, f64)> {
        let told = view.quantities(at).filter_map(|quantity| {
            let sort = quantity.role.as_deref().or(quantity.unit.as_deref())?;
            (!matches!(sort, "age" | "ordinal")).then_some((sort, quantity.value))
        });
        told.collect()
    };
    let (ours, theirs) = (counts(one), counts(other));
    let pairs = || ours.iter().flat_map(|one| theirs.iter().map(move |other| (one, other)));
    let people = |at: Location| {
        view.quantities(at)
            .any(|quantity| quantity.unit.as_deref() == Some("person"))
    };
    let shared = pairs().any(|(one, other)| one.1.to_bits() == other.1.to_bits());
    !shared && (pairs().any(|(one, other)| one.0 == other.0) || people(one) && people(other))
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn two_countries() {
        check(
            "place-differs",
            "Police arrested the ferry's captain in Finland on Friday.",
            "Police arrested the ferry's captain in Sweden on Friday.",
            true,
        );
    }

    #[test]
    fn two_towns() {
        check(
            "place-differs",
            "Police arrested the ferry's captain in Hamburg on Friday.",
            "Police arrested the ferry's captain in Munich on Friday.",
            true,
        );
    }

    #[test]
    fn a_city_in_its_country_or_another_event() {
        check(
            "place-differs",
            "Police arrested the ferry's captain in Finland on Friday.",
            "Police arrested the ferry's captain in Helsinki on Friday.",
            false,
        );
        check(
            "place-differs",
            "Police arrested the ferry's captain in Finland on Friday.",
            "The ferry's owner was born in Sweden.",
            false,
        );
        check(
            "place-differs",
            "A gunman killed 22 people in Hamburg on Saturday.",
            "A gunman killed nine people in Munich on Saturday.",
            false,
        );
        check(
            "place-differs",
            "Police arrested the ferry's captain in Finland on Friday.",
            "Police arrested the ferry's captain in Sweden in 1994.",
            false,
        );
    }
}
