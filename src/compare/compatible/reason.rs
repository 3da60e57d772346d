//! One reason told in full and in part: "for lying to the owners and the crew" / "for lying to the owners".

use crate::compare::difference::{Shape, findings};
use crate::compare::reasons::pairs;
use crate::compare::view::View;
use crate::compare::wording::list;
use crate::model::{Dimension, Finding, Kind, Rule};

const SHAPE: Shape = Shape {
    kind: Kind::Compatible,
    dimension: Dimension::Cause,
    rule: Rule("part-of-reason"),
    topic: "Why",
};

/// Look-alike reasons.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let differences = pairs(view)
        .into_iter()
        .filter(|pair| pair.share() && pair.one.1.words != pair.other.1.words)
        .map(|pair| pair.difference())
        .collect();
    findings(view, SHAPE, differences, |sides| {
        format!(
            "The reason is given as {}; they have a part in common, and neither says that it is the only one.",
            list(sides)
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn in_full_and_in_part() {
        check(
            "part-of-reason",
            "The shipping line fired captain Olsen for lying to the owners and the coast guard.",
            "Captain Olsen was fired by the shipping line because he lied to the coast guard.",
            true,
        );
        check(
            "part-of-reason",
            "On seeing the helicopter and the frigate, the smugglers turned back towards Lindholm.",
            "The smugglers turned back towards Lindholm on spotting the helicopter.",
            true,
        );
    }

    #[test]
    fn the_same_or_no_reason() {
        check(
            "part-of-reason",
            "The shipping line fired captain Olsen for lying to the coast guard.",
            "The shipping line fired captain Olsen for lying to the coast guard on Friday.",
            false,
        );
        check(
            "part-of-reason",
            "The shipping line fired captain Olsen for lying to the coast guard.",
            "The shipping line fired captain Olsen after a talk with the coast guard.",
            false,
        );
    }
}
