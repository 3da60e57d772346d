//! How long something has lasted, by accounts of different days: "five days of riots" / "the eighth day of riots".

use std::collections::BTreeSet;

use crate::compare::difference::{Difference, Shape, findings, surest_first};
use crate::compare::nearby::on_one_point;
use crate::compare::view::{Meeting, View};
use crate::compare::wording::list;
use crate::model::{Dimension, Finding, Kind, Rule, TimeKind};
use crate::text::{Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Compatible,
    dimension: Dimension::Number,
    rule: Rule("running-length"),
    topic: "For how long",
};

/// Fit of two sentences from which they may tell of one thing that lasts, and where they tell of one event.
const SAME_POINT: f32 = 0.3;
const SAME_EVENT: f32 = 0.2;

/// Longest time, in days, that grows from one account to the next.
const LONGEST: f64 = 90.0;

/// Days of the units in which such a time is counted.
const UNITS: &[(&str, char, f64)] = &[("day", 'D', 1.0), ("week", 'W', 7.0), ("month", 'M', 30.0)];

/// Look-alike lengths of something that goes on.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for Meeting { one, other, fit } in on_one_point(view, SAME_POINT, SAME_EVENT) {
        for ours in lengths(view, one) {
            for theirs in lengths(view, other) {
                if ours.days != theirs.days || ours.more != theirs.more {
                    found.push(Difference::new((one, ours.span), (other, theirs.span), 0.2 + 0.5 * fit));
                }
            }
        }
    }
    // What goes on is one thing for two accounts, however often they count it.
    surest_first(view, &mut found);
    let mut settled = BTreeSet::new();
    found.retain(|difference| settled.insert([difference.one, difference.other].map(|said| said.sentence.article)));
    findings(view, SHAPE, found, |sides| {
        format!(
            "What goes on is said to have lasted {}; it lasts longer for an account of a later day.",
            list(sides)
        )
    })
}

/// A length of time up to now.
struct Length {
    span: Span,
    days: f64,
    /// Whether it is longer than that.
    more: bool,
}

/// Lengths of time of what goes on: "five days of riots", "the eighth day of riots", "for more than a week".
fn lengths(view: &View<'_>, at: Location) -> Vec<Length> {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let word = |place: usize| article.slice(tokens[place].span).to_lowercase();
    let sentence = article.syntax.tokens_in(at.span);
    let goes_on = |span: Span| {
        let own = article.syntax.tokens_in(span);
        let of = own.end < sentence.end && word(own.end) == "of";
        let first = sentence.start.max(own.start.saturating_sub(3));
        let lasting = (first..own.start).any(|place| word(place) == "for");
        of || lasting && sentence.clone().any(|place| &*tokens[place].lemma == "have")
    };
    let more = |span: Span| {
        let own = article.syntax.tokens_in(span);
        let first = sentence.start.max(own.start.saturating_sub(2));
        (first..own.start).any(|place| matches!(word(place).as_str(), "than" | "over"))
    };
    let spans = view.times(at).filter(|time| time.kind == TimeKind::Duration);
    let counted = spans.filter_map(|time| {
        let (_, letter, unit) = UNITS.iter().find(|(_, letter, _)| time.value.ends_with(*letter))?;
        let count: f64 = time.value.strip_prefix('P')?.strip_suffix(*letter)?.parse().ok()?;
        Some((time.span, count * unit))
    });
    let ordinals = view
        .quantities(at)
        .filter(|quantity| quantity.role.as_deref() == Some("ordinal"));
    let nth = ordinals.filter_map(|quantity| {
        let name = quantity.unit.as_deref()?;
        let (_, _, unit) = UNITS.iter().find(|(known, _, _)| *known == name)?;
        Some((quantity.span, quantity.value * unit))
    });
    counted
        .chain(nth)
        .filter(|(span, days)| *days <= LONGEST && goes_on(*span))
        .map(|(span, days)| Length {
            span,
            days,
            more: more(span),
        })
        .collect()
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
        check(
            "running-length",
            "Protests over the sinking went on in the harbour towns after four days of riots.",
            "Protests over the sinking went on in the harbour towns on the sixth day of riots.",
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
        check(
            "running-length",
            "The captain was born in a harbour town four years before the war.",
            "The sinking sparked six days of protests in the harbour towns of the region.",
            false,
        );
    }
}
