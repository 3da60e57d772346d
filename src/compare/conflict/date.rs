//! Dates of one event that exclude one another.

use crate::compare::dates::{Lie, finding, pairs};
use crate::compare::view::View;
use crate::model::{Finding, Kind, Rule};

const RULE: Rule = Rule("date-differs");

/// Conflicts between dates.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    pairs(view)
        .into_iter()
        .filter(|pair| pair.lie == Lie::Apart)
        .map(|pair| {
            finding(view, &pair, Kind::Conflict, RULE, |one, other| {
                format!("Both date the same event, {one} and {other}; no day is in both, so both cannot hold.")
            })
        })
        .collect()
}
