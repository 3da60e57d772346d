//! Agreement on a number or a date: one fact of a passage that may tell several.

use crate::model::{Dimension, Finding, Kind, Rule};
use crate::text::Location;

use super::difference::{Difference, Shape, findings};
use super::slots::{self, Relation};
use super::view::View;
use super::when;
use super::wording::list;

const NUMBER: Shape = Shape {
    kind: Kind::Agreement,
    dimension: Dimension::Number,
    rule: Rule("same-number"),
    topic: "The same number",
};

const DATE: Shape = Shape {
    dimension: Dimension::Date,
    rule: Rule("same-date"),
    topic: "The same time",
    ..NUMBER
};

/// Fit of two sentences from which an equal number or date in them is one fact.
const SAME_FACT: f32 = 0.3;

/// Agreements on numbers and dates.
pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    let numbers = slots::pairs(view)
        .into_iter()
        .filter(|pair| pair.relation == Relation::Same && pair.fit >= SAME_FACT)
        .map(|pair| {
            Difference::new(
                (pair.one.sentence, pair.one.quantity.span),
                (pair.other.sentence, pair.other.quantity.span),
                sure(pair.fit),
            )
        })
        .collect();
    let dates = when::agreed(view)
        .into_iter()
        .filter(|pair| pair.fit >= SAME_FACT && pair.tie == when::Tie::Event)
        .map(|pair| Difference::new((pair.one.0, pair.one.1), (pair.other.0, pair.other.1), sure(pair.fit)))
        .collect();
    let mut found = findings(view, NUMBER, numbers, |sides| {
        format!("The accounts give one number: {}.", list(sides))
    });
    found.extend(findings(view, DATE, dates, |sides| {
        format!("The accounts give one time: {}.", list(sides))
    }));
    for finding in &mut found {
        finding.summary = headed(view, finding);
    }
    found
}

/// Chance that the fact is not already told by the whole passage, in sentences of this fit.
fn sure(fit: f32) -> f32 {
    (0.6 * fit).min(0.45)
}

/// The deciding words in their shortest passage.
fn headed(view: &View<'_>, finding: &Finding) -> String {
    let passages: Vec<Location> = finding.evidence.iter().map(|evidence| evidence.location).collect();
    format!("{}: {}", finding.summary, super::wording::extract(view, &passages))
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn one_number() {
        check(
            "same-number",
            "Ten fire engines fought the blaze in the harbour of Lindholm through the night.",
            "Ten fire engines fought the blaze in the harbour until dawn.",
            true,
        );
    }

    #[test]
    fn another_number_or_another_thing() {
        check(
            "same-number",
            "Ten fire engines fought the blaze in the harbour of Lindholm through the night.",
            "Twelve fire engines fought the blaze in the harbour until dawn.",
            false,
        );
        check(
            "same-number",
            "Ten fire engines fought the blaze in the harbour of Lindholm through the night.",
            "Ten passengers sang hymns in the lifeboat until dawn.",
            false,
        );
    }
}
