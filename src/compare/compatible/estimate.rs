//! How long something will take, as different people put it: "several days" / "until December 31".

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::nearby::on_one_point;
use crate::compare::view::{Meeting, View};
use crate::compare::wording::list;
use crate::model::{Dimension, Finding, Kind, Rule, TimeKind};
use crate::text::{Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Compatible,
    dimension: Dimension::Time,
    rule: Rule("estimate"),
    topic: "How long it will take",
};

/// Fit of two sentences from which they may tell of one wait, and where they tell of one event.
const SAME_POINT: f32 = 0.25;
const SAME_EVENT: f32 = 0.15;

/// Verbs with which a text says how long something will take, and words that put it ahead.
const TAKES: &[&str] = &["take", "last", "need", "require"];
const AHEAD: &[&str] = &[
    "will", "would", "could", "may", "might", "should", "expect", "expected", "likely", "'ll", "’ll", "can",
];

/// Words that begin an end of a wait: "until December 31", "in 12 hours".
const ENDS: &[&str] = &["until", "till", "by", "within", "in"];

/// Words between the verb and the time, and between the words that put it ahead and the verb.
const REACH: usize = 8;

/// Look-alike estimates.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for Meeting { one, other, fit } in on_one_point(view, SAME_POINT, SAME_EVENT) {
        for ours in estimates(view, one) {
            for theirs in estimates(view, other) {
                let words = |at: Location, span: Span| view.slice(Location::new(at.article, span)).to_lowercase();
                if words(one, ours) != words(other, theirs) {
                    found.push(Difference::new((one, ours), (other, theirs), 0.3 + 0.5 * fit));
                }
            }
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!(
            "How long it will take is put at {}; these are estimates, of the whole or of a part of it.",
            list(sides)
        )
    })
}

/// Times in a sentence that say how long something will take or when it will be over.
fn estimates(view: &View<'_>, at: Location) -> Vec<Span> {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let sentence = article.syntax.tokens_in(at.span);
    let word = |place: usize| article.slice(tokens[place].span).to_lowercase();
    view.times(at)
        .filter(|time| matches!(time.kind, TimeKind::Duration | TimeKind::Date))
        .filter_map(|time| {
            let own = article.syntax.tokens_in(time.span);
            let first = sentence.start.max(own.start.saturating_sub(REACH));
            let takes = (first..own.start).any(|place| TAKES.contains(&&*tokens[place].lemma));
            let ahead = (first..own.start).any(|place| AHEAD.contains(&word(place).as_str()));
            let end = own
                .start
                .checked_sub(1)
                .filter(|place| *place >= sentence.start && ENDS.contains(&word(*place).as_str()));
            let span = end.map_or(time.span, |place| tokens[place].span.cover(time.span));
            let length = time.kind == TimeKind::Duration;
            let told = if takes {
                length || end.is_some()
            } else {
                length && end.is_some()
            };
            (ahead && told).then_some(span)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn two_estimates_of_one_wait() {
        check(
            "estimate",
            "It will take several days to raise the wreck of the ship, salvage experts said.",
            "Raising the wreck of the ship could take until March 31, salvage experts said.",
            true,
        );
    }

    #[test]
    fn one_estimate_or_none() {
        check(
            "estimate",
            "It will take several days to raise the wreck of the ship, salvage experts said.",
            "It will take several days to raise the wreck of the ship, the owner said.",
            false,
        );
        check(
            "estimate",
            "It took several days to raise the wreck of the ship, salvage experts said.",
            "The wreck of the ship was raised on March 31, salvage experts said.",
            false,
        );
    }
}
