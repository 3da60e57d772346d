//! One distance from one place, with and without its direction: "150 miles off Aden" / "150 miles east of Aden".

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::view::{Meeting, View};
use crate::compare::wording::list;
use crate::lexicon::unit;
use crate::model::{Dimension, EntityId, Finding, Kind, Rule};
use crate::text::{Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Compatible,
    dimension: Dimension::Place,
    rule: Rule("place-precision"),
    topic: "Where",
};

/// Fit of two sentences from which an equal distance from one place is the same place.
const SAME_POINT: f32 = 0.15;

/// Bytes between a distance and the place that it is measured from.
const REACH: u32 = 40;

/// Most words between them.
const WAY: usize = 3;

/// Look-alike places.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for Meeting { one, other, fit } in view.meetings(SAME_POINT) {
        for ours in distances(view, one) {
            for theirs in distances(view, other) {
                if ours.base == theirs.base && ours.from == theirs.from && ours.way != theirs.way {
                    found.push(Difference::new((one, ours.span), (other, theirs.span), 0.4 + 0.5 * fit));
                }
            }
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!(
            "The same distance from the same place is given as {}; one gives the direction that the other leaves out.",
            list(sides)
        )
    })
}

/// A place by its distance from another.
struct Distance {
    span: Span,
    /// In metres.
    base: f64,
    from: EntityId,
    /// The words between: "off", "east of".
    way: String,
}

fn distances(view: &View<'_>, at: Location) -> Vec<Distance> {
    let measured = view.quantities(at).filter_map(|quantity| {
        let unit = unit(quantity.unit.as_deref()?)?;
        if unit.dimension != "length" {
            return None;
        }
        let (_, mention) = view.mentions(at).find(|(_, mention)| {
            mention.head.start >= quantity.span.end && mention.head.start < quantity.span.end + REACH
        })?;
        let between = Span {
            start: quantity.span.end,
            end: mention.head.start,
        };
        Some(Distance {
            span: quantity.span.cover(mention.head),
            base: unit.to_base(quantity.value),
            from: view.entity(at.article, mention.chain)?,
            way: view.slice(Location::new(at.article, between)).trim().to_lowercase(),
        })
    });
    measured
        .filter(|distance| (1..=WAY).contains(&distance.way.split_whitespace().count()) && !distance.way.contains(','))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn with_and_without_a_direction() {
        check(
            "place-precision",
            "The wreck was found 90 miles off Bergen by a trawler on Sunday.",
            "The wreck was found 90 miles west of Bergen by a trawler on Sunday.",
            true,
        );
    }

    #[test]
    fn the_same_or_another_distance() {
        check(
            "place-precision",
            "The wreck was found 90 miles west of Bergen by a trawler on Sunday.",
            "The wreck was found 90 miles west of Bergen by a trawler.",
            false,
        );
        check(
            "place-precision",
            "The wreck was found 90 miles off Bergen by a trawler on Sunday.",
            "The wreck was found 20 miles west of Bergen by a trawler on Sunday.",
            false,
        );
    }
}
