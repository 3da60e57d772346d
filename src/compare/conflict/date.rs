//! Dates and times of one event that exclude one another.

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::nearby::counts_apart;
use crate::compare::view::View;
use crate::compare::when::{Lie, Pair, Tie, pairs};
use crate::compare::wording::list;
use crate::model::{Dimension, Finding, Kind, Rule};

const SHAPE: Shape = Shape {
    kind: Kind::Conflict,
    dimension: Dimension::Date,
    rule: Rule("date-differs"),
    topic: "When",
};

const TIME: Shape = Shape {
    dimension: Dimension::Time,
    rule: Rule("time-differs"),
    ..SHAPE
};

/// Fit of two sentences from which two dates of one sort of event are taken to date one event.
const SAME_EVENT: f32 = 0.3;

/// Conflicts between dates.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let apart = pairs(view)
        .into_iter()
        .filter(|pair| pair.lie == Lie::Apart && pair.tie == Tie::Event && pair.may_exclude && pair.fit >= SAME_EVENT)
        .filter(|pair| !counts_apart(view, pair.one.0, pair.other.0));
    let (times, dates): (Vec<Pair>, Vec<Pair>) = apart.partition(|pair| pair.clock);
    let differences = |pairs: Vec<Pair>| -> Vec<Difference> {
        let difference = |pair: Pair| Difference::new(pair.one, pair.other, 0.3 + 0.6 * pair.fit);
        pairs.into_iter().map(difference).collect()
    };
    let mut found = findings(view, SHAPE, differences(dates), |sides| {
        format!(
            "The same event is dated {}; no day is in both, so both cannot hold.",
            list(sides)
        )
    });
    found.extend(findings(view, TIME, differences(times), |sides| {
        format!(
            "The same event is timed {}; no moment is in both, so both cannot hold.",
            list(sides)
        )
    }));
    found
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn excluding_days_of_one_event() {
        check(
            "date-differs",
            "Pirates sank the trawler Marlin on November 19 after a long gun battle.",
            "Pirates sank the trawler Marlin on November 18 after a gun battle.",
            true,
        );
    }

    #[test]
    fn days_of_different_events() {
        check(
            "date-differs",
            "Pirates sank the trawler Marlin on November 19 after a long gun battle.",
            "Pirates bought the trawler Marlin on November 18.",
            false,
        );
        check(
            "date-differs",
            "Pirates sank the trawler Marlin on November 19.",
            "Pirates sank the trawler Marlin in November.",
            false,
        );
        check(
            "date-differs",
            "The owners sank the trawler Marlin in 2019.",
            "Pirates sank the trawler Sirius on November 18, 2020.",
            false,
        );
        check(
            "date-differs",
            "The owner of the ferry made a loss of 4 million euros in 2022.",
            "The owner of the ferry made a loss of 14 million euros in 2023.",
            false,
        );
    }

    #[test]
    fn a_day_that_the_other_gives_too_and_a_year_that_names_a_thing() {
        check(
            "date-differs",
            "The mayor dismissed the pilot on Thursday.",
            "On Friday the mayor defended himself, having dismissed the pilot on Thursday.",
            false,
        );
        check(
            "date-differs",
            "The mayor announced on Tuesday that he will run for office.",
            "The mayor announced that he will run in the 2016 election for office.",
            false,
        );
    }

    #[test]
    fn excluding_times_of_day() {
        check(
            "time-differs",
            "The trawler Marlin struck the pier at 9.15 a.m. on Sunday.",
            "The trawler Marlin struck the pier at 11 a.m. on Sunday.",
            true,
        );
        check(
            "time-differs",
            "The trawler Marlin struck the pier on Sunday morning.",
            "The trawler Marlin struck the pier on Sunday evening.",
            true,
        );
        check(
            "time-differs",
            "The trawler Marlin struck the pier on Sunday morning.",
            "The trawler Marlin struck the pier at 9 p.m. on Sunday.",
            true,
        );
    }

    #[test]
    fn times_of_day_that_meet_or_are_of_two_clocks() {
        check(
            "time-differs",
            "The trawler Marlin struck the pier on Sunday morning.",
            "The trawler Marlin struck the pier at 9 a.m. on Sunday.",
            false,
        );
        check(
            "time-differs",
            "The trawler Marlin struck the pier at 9 a.m. GMT on Sunday.",
            "The trawler Marlin struck the pier at 11 a.m. on Sunday.",
            false,
        );
        check(
            "time-differs",
            "A first wave struck the trawler Marlin at 9 a.m. on Sunday.",
            "A second wave struck the trawler Marlin at 11 a.m. on Sunday.",
            false,
        );
        check(
            "time-differs",
            "The trawler Marlin struck the pier at about 9 a.m. on Sunday.",
            "The trawler Marlin struck the pier shortly before 10 a.m. on Sunday.",
            false,
        );
    }
}
