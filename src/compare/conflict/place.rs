//! Places of one event that lie in different countries, or are two towns.

use std::collections::BTreeSet;

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::nearby::counts_apart;
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
            !when::of_two_times(view, one, other) && !counts_apart(view, one, other)
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
    fn whence_and_whither() {
        check(
            "place-differs",
            "The trawler Marlin was sailing to Denmark when the fog came.",
            "The trawler Marlin was sailing to Sweden when the fog came.",
            true,
        );
        check(
            "place-differs",
            "The trawler Marlin was sailing to Denmark when the fog came.",
            "The trawler Marlin was sailing from Sweden when the fog came.",
            false,
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
