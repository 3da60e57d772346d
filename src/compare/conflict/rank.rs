//! Two ranks for one person.

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::ranks::ranks;
use crate::compare::view::View;
use crate::compare::wording::list;
use crate::model::{Dimension, Finding, Kind, Rule};

const SHAPE: Shape = Shape {
    kind: Kind::Conflict,
    dimension: Dimension::Actor,
    rule: Rule("rank-differs"),
    topic: "Rank",
};

/// Chance that two ranks of one name are a contradiction and not two people or a promotion.
const SURE: f32 = 0.65;

/// Conflicts between ranks.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for by_article in ranks(view).into_values() {
        let all: Vec<_> = by_article.into_values().flatten().collect();
        for (at, one) in all.iter().enumerate() {
            let others = all[at + 1..]
                .iter()
                .filter(|other| other.said.sentence.article != one.said.sentence.article && other.name != one.name);
            found.extend(others.map(|other| Difference {
                one: one.said,
                other: other.said,
                sure: SURE,
            }));
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!(
            "The same person is given the rank {}; nobody holds both at once.",
            list(sides)
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn two_ranks() {
        check(
            "rank-differs",
            "The search was called off at dawn, navy spokesman Commander Nils Berg said.",
            "The search was called off at dawn, Commodore Nils Berg said.",
            true,
        );
    }

    #[test]
    fn a_rank_in_full() {
        check(
            "rank-differs",
            "The search was called off at dawn, navy spokesman Commander Nils Berg said.",
            "The search was called off at dawn, Commander Nils Berg said.",
            false,
        );
    }
}
