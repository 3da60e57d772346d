//! Two causes of one event: "sank because of a leak" / "sank because of an explosion".

use crate::compare::difference::{Shape, findings};
use crate::compare::reasons::pairs;
use crate::compare::view::View;
use crate::compare::wording::list;
use crate::language::vectors::WordVectors;
use crate::model::{Dimension, Finding, Kind, Rule};

const SHAPE: Shape = Shape {
    kind: Kind::Conflict,
    dimension: Dimension::Cause,
    rule: Rule("cause"),
    topic: "Why",
};

/// Fit of two sentences from which their causes are causes of one event.
const SAME_EVENT: f32 = 0.3;

/// Nearness from which two words may name one cause: "fog" and "mist".
const NEAR: f32 = 0.4;

/// Conflicts between causes: told as sure on both sides, of the same participants, with nothing in common.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let vectors = WordVectors::embedded();
    let differences = pairs(view)
        .into_iter()
        .filter(|pair| pair.fit >= SAME_EVENT && pair.same_parts && !pair.share())
        .filter(|pair| {
            [&pair.one.1, &pair.other.1]
                .iter()
                .all(|reason| reason.cause && reason.sure)
        })
        .filter(|pair| {
            let (ours, theirs) = (&pair.one.1.words, &pair.other.1.words);
            ours.iter()
                .all(|one| theirs.iter().all(|other| vectors.cosine(one, other) < NEAR))
        })
        .map(|pair| pair.difference())
        .collect();
    findings(view, SHAPE, differences, |sides| {
        format!(
            "The same event is explained by {}; the accounts name causes that have nothing in common.",
            list(sides)
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn two_causes_of_what_a_noun_names() {
        check(
            "cause",
            "The fire on the ferry was caused by a cigarette.",
            "The fire on the ferry was caused by a short circuit.",
            true,
        );
    }

    #[test]
    fn two_causes() {
        check(
            "cause",
            "The tanker Brise sank off Lindholm because of an explosion, the inquiry found.",
            "The tanker Brise sank off Lindholm because of a leak, the inquiry found.",
            true,
        );
    }

    #[test]
    fn one_cause_or_a_guess() {
        check(
            "cause",
            "The tanker Brise sank off Lindholm because of an explosion, the inquiry found.",
            "The tanker Brise sank off Lindholm due to an explosion in the engine room, the inquiry found.",
            false,
        );
        check(
            "cause",
            "The tanker Brise sank off Lindholm because of an explosion, the inquiry found.",
            "The tanker Brise sank off Lindholm, possibly because of a leak, the inquiry found.",
            false,
        );
        check(
            "cause",
            "The tanker Brise sank off Lindholm because of an explosion, the inquiry found.",
            "The port of Lindholm was closed because of a strike, the inquiry found.",
            false,
        );
    }
}
