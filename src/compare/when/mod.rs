//! When two articles say that something happened, and how the two lie.
//!
//! Owns times across articles: what their words say, what stands around them, which of them date one event. It must
//! never judge what two times mean for a finding: the rules do.

mod around;
mod pairs;
mod said;

use crate::model::TimeKind;
use crate::text::Location;

use super::view::View;

pub(super) use pairs::{Ground, Pair, Tie, agreed, pairs};
pub(super) use said::Lie;

/// Whether two sentences give times of which no two can be one.
pub(super) fn apart(view: &View<'_>, one: Location, other: Location) -> bool {
    let (ours, theirs) = (said::dates(view, one), said::dates(view, other));
    let meet = |lie: Lie| matches!(lie, Lie::Same | Lie::Within);
    !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(|one| theirs.iter().any(|other| meet(one.lie(other))))
}

/// Whether two sentences tell of two times: of days that exclude one another, or one of the news and one of what lies before.
pub(super) fn of_two_times(view: &View<'_>, one: Location, other: Location) -> bool {
    apart(view, one, other) || is_background(view, one) != is_background(view, other)
}

/// Whether a sentence dates what it tells by a year, as news does with what lies long before it.
pub(super) fn is_background(view: &View<'_>, at: Location) -> bool {
    view.times(at).filter(|time| time.kind == TimeKind::Date).any(|time| {
        let words = view.slice(Location::new(at.article, time.span)).to_lowercase();
        let year = time.value.len() == 4 && time.value.chars().all(|digit| digit.is_ascii_digit());
        year || words.ends_with("years ago") || words.ends_with("last year")
    })
}
