//! Dates and times of one event that are said differently and can both hold.

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::view::View;
use crate::compare::when::{Ground, Lie, Pair, Tie, pairs};
use crate::compare::wording::list;
use crate::model::{Dimension, Finding, Kind, Rule};

const DATE: Shape = Shape {
    kind: Kind::Compatible,
    dimension: Dimension::Date,
    rule: Rule("date-precision"),
    topic: "When",
};

const CLOCK: Shape = Shape {
    dimension: Dimension::Time,
    rule: Rule("time-rounding"),
    topic: "At what time",
    ..DATE
};

/// Fit of two sentences from which their dates are of one thing, where the grammar knows no event that both date.
const SAME_POINT: f32 = 0.36;

/// Look-alike dates and times of day.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let (clocks, dates): (Vec<_>, Vec<_>) = pairs(view)
        .into_iter()
        .filter(|pair| pair.lie == Lie::Within)
        .filter(|pair| pair.clock || is_of_one(pair))
        .partition(|pair| pair.clock);
    let differences = |pairs: Vec<Pair>| -> Vec<Difference> {
        let difference = |pair: Pair| {
            let ties = u8::from(pair.tie != Tie::Only) + u8::from(pair.parties.is_some());
            Difference::new(
                (pair.one.0, pair.one.1),
                (pair.other.0, pair.other.1),
                0.25 + 0.5 * pair.fit + 0.1 * f32::from(ties),
            )
        };
        pairs.into_iter().map(difference).collect()
    };
    let mut found = findings(view, DATE, differences(dates), |sides| {
        format!(
            "The same event is dated {}; one says more exactly what the other says, so both can hold.",
            list(sides)
        )
    });
    found.extend(findings(view, CLOCK, differences(clocks), |sides| {
        format!(
            "The same moment is given as {}; they lie as near as rounding allows, so both can hold.",
            list(sides)
        )
    }));
    found
}

/// Whether two dates are of one event: nothing speaks against it, and the grammar or the passages speak for it. Two
/// dates of one month are seldom there by chance, even where one stands before a noun.
fn is_of_one(pair: &Pair) -> bool {
    let told = pair.tie == Tie::Event || pair.parties == Some(true) || pair.fit >= SAME_POINT;
    pair.parties != Some(false)
        && match pair.ground {
            Ground::Month | Ground::Event => true,
            Ground::Alike => told,
            Ground::Thing => false,
        }
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn a_day_and_the_month_around_it() {
        check(
            "date-precision",
            "The court sentenced captain Olsen to prison on March 2.",
            "The court sentenced captain Olsen to prison in March 2008.",
            true,
        );
        check(
            "date-precision",
            "The court sentenced captain Olsen to prison on Friday.",
            "The court sentenced captain Olsen to prison on Friday morning.",
            true,
        );
        check(
            "date-precision",
            "Survivors gathered in Lindholm harbour late Saturday and early Sunday to mourn.",
            "Survivors gathered in Lindholm harbour late on Saturday to mourn.",
            true,
        );
    }

    #[test]
    fn the_same_day_or_another() {
        check(
            "date-precision",
            "The court sentenced captain Olsen to prison on Friday.",
            "The court sentenced captain Olsen to prison on Friday.",
            false,
        );
        check(
            "date-precision",
            "The court sentenced captain Olsen to prison in May.",
            "The court sentenced captain Olsen to prison on March 2.",
            false,
        );
    }

    #[test]
    fn of_another_event_or_of_a_thing_in_it() {
        check(
            "date-precision",
            "The court sentenced Nils Olsen to prison on Friday.",
            "The court sentenced Karin Dahl to prison on Friday morning.",
            false,
        );
        check(
            "date-precision",
            "The court sentenced captain Olsen to prison on Friday.",
            "The court sentenced captain Olsen to prison after this week's storm.",
            false,
        );
        check(
            "date-precision",
            "Captain Olsen must leave the harbour before May 5.",
            "Captain Olsen must leave the harbour after May 5.",
            false,
        );
    }
}
