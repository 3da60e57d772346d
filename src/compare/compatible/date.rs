//! Dates of one event that are said more and less exactly.

use crate::compare::dates::{Lie, finding, pairs};
use crate::compare::view::View;
use crate::model::{Finding, Kind, Rule};

const RULE: Rule = Rule("date-precision");

/// Look-alike dates.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    pairs(view)
        .into_iter()
        .filter(|pair| pair.lie == Lie::Within)
        .map(|pair| {
            finding(view, &pair, Kind::Compatible, RULE, |one, other| {
                format!("Both date the same event, {one} and {other}; one says more exactly what the other says, so both can hold.")
            })
        })
        .collect()
}
