//! How long something has lasted, by accounts of different days: "five days of riots" / "eight days of riots".

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::view::{Meeting, View};
use crate::compare::wording::list;
use crate::model::{Dimension, Finding, Kind, Rule, Time, TimeKind};
use crate::text::Location;

const SHAPE: Shape = Shape {
    kind: Kind::Compatible,
    dimension: Dimension::Number,
    rule: Rule("running-length"),
    topic: "For how long",
};

/// Fit of two sentences from which they may tell of one thing that lasts.
const SAME_POINT: f32 = 0.3;

/// Look-alike lengths of something that goes on.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for Meeting { one, other, fit } in view.meetings().iter().filter(|meeting| meeting.fit >= SAME_POINT) {
        for ours in lengths(view, *one) {
            for theirs in lengths(view, *other) {
                // Only what is counted in days grows from one account to the next.
                if ours.value != theirs.value && ours.value.ends_with('D') && theirs.value.ends_with('D') {
                    found.push(Difference::new(
                        (*one, ours.span),
                        (*other, theirs.span),
                        0.25 + 0.5 * fit,
                    ));
                }
            }
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!(
            "What goes on is said to have lasted {}; it lasts longer for an account of a later day.",
            list(sides)
        )
    })
}

/// Lengths of time of an event noun: "five days of riots".
fn lengths<'c>(view: &View<'c>, at: Location) -> Vec<&'c Time> {
    let article = view.article(at.article);
    let counted = |time: &&Time| time.kind == TimeKind::Duration && !time.value.contains('X');
    let of = |time: &&Time| {
        let next = article.syntax.tokens_in(time.span).end;
        let token = article.syntax.tokens.as_slice().get(next);
        token.is_some_and(|token| article.slice(token.span) == "of")
    };
    view.times(at).filter(counted).filter(of).collect()
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn a_count_that_grows() {
        check(
            "running-length",
            "The sinking sparked four days of protests in the harbour towns of the region.",
            "The sinking sparked six days of protests in the harbour towns of the region.",
            true,
        );
    }

    #[test]
    fn the_same_length_or_no_length() {
        check(
            "running-length",
            "The sinking sparked four days of protests in the harbour towns of the region.",
            "The sinking sparked four days of protests in the harbour towns.",
            false,
        );
    }
}
