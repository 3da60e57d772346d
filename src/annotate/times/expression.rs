//! A time expression as it was recognised, and the days that it may be counted from.
//!
//! Owns what the recognisers of dates, clock times and lengths hand one another. It must never read words.

use jiff::civil::Date;

use crate::model::TimeKind;

use super::calendar::Stretch;

/// What is known while reading: the days by which relative expressions resolve.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    /// Publication or reference date.
    pub reference: Option<Date>,
    /// The day that the text spoke of last.
    pub last: Option<Date>,
    /// Whether the clause speaks of the future.
    pub future: bool,
}

/// An expression as it was recognised.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Expression {
    /// One past its last word.
    pub end: usize,
    pub kind: TimeKind,
    pub value: String,
    pub days: Option<(Date, Date)>,
}

impl Expression {
    pub fn date(end: usize, stretch: Stretch) -> Self {
        Self {
            end,
            kind: TimeKind::Date,
            value: stretch.value(),
            days: stretch.days(),
        }
    }

    pub fn vague(end: usize, value: &str) -> Self {
        Self {
            end,
            kind: TimeKind::Date,
            value: value.to_owned(),
            days: None,
        }
    }
}
