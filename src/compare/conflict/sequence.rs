//! The order of two events: "called for help before the ship sank" / "called for help after the ship sank".

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::nearby::tells;
use crate::compare::view::{Meeting, View};
use crate::compare::wording::list;
use crate::model::{Certainty, Dimension, Finding, Kind, Rule, Trigger, TriggerId, Upos};
use crate::text::{Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Conflict,
    dimension: Dimension::Sequence,
    rule: Rule("sequence"),
    topic: "In what order",
};

/// Fit of two sentences from which they may tell of the same two events.
const SAME_POINT: f32 = 0.3;

/// Words between the word for the order and the events.
const REACH: usize = 8;

/// Conflicts of order.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for Meeting { one, other, fit } in view.meetings(SAME_POINT) {
        for ours in orders(view, one) {
            for theirs in orders(view, other) {
                let same = |first: TriggerId, second: TriggerId| {
                    view.same_sort((one.article, Some(first)), (other.article, Some(second)))
                };
                let turned = same(ours.first, theirs.last) && same(ours.last, theirs.first);
                let straight = same(ours.first, theirs.first) || same(ours.last, theirs.last);
                if turned && !straight {
                    found.push(Difference::new((one, ours.span), (other, theirs.span), 0.3 + 0.5 * fit));
                }
            }
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!("The same two events are told in two orders: {}.", list(sides))
    })
}

/// Two events in order.
struct Order {
    first: TriggerId,
    last: TriggerId,
    /// From the word for the order to the event that hangs on it.
    span: Span,
}

/// The orders that a sentence tells.
fn orders(view: &View<'_>, at: Location) -> Vec<Order> {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let range = article.syntax.tokens_in(at.span);
    let usable = |trigger: &Trigger| {
        at.span.contains(trigger.span) && tells(trigger) && !trigger.negated && trigger.certainty == Certainty::Asserted
    };
    let all: Vec<(TriggerId, usize)> = article
        .triggers
        .enumerated()
        .filter(|(_, trigger)| usable(trigger))
        .map(|(id, trigger)| (id, article.syntax.tokens_in(trigger.span).start))
        .collect();
    let mut found = Vec::new();
    for place in range.clone() {
        let later = match article.slice(tokens[place].span).to_lowercase().as_str() {
            "before" => true,
            "after" => false,
            _ => continue,
        };
        let hanging = all.iter().find(|(_, at)| *at > place && *at <= place + REACH);
        let Some((hanging, end)) = hanging.copied() else {
            continue;
        };
        if tokens[place..end].iter().any(|token| token.upos == Upos::Punct) {
            continue;
        }
        let main = all
            .iter()
            .rev()
            .find(|(_, at)| *at < place && at + REACH > place)
            .or_else(|| {
                let opens = place < range.start + 2;
                all.iter().find(|(_, at)| opens && *at > end)
            });
        if let Some((main, _)) = main.filter(|(id, _)| *id != hanging) {
            let (first, last) = if later { (*main, hanging) } else { (hanging, *main) };
            found.push(Order {
                first,
                last,
                span: tokens[place].span.cover(article.triggers[hanging].span),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn two_orders() {
        check(
            "sequence",
            "The crew evacuated the passengers of the Aurora before the boiler exploded, survivors said.",
            "The crew evacuated the passengers of the Aurora after the boiler exploded, survivors said.",
            true,
        );
    }

    #[test]
    fn one_order() {
        check(
            "sequence",
            "The crew evacuated the passengers of the Aurora before the boiler exploded, survivors said.",
            "The boiler of the Aurora exploded after the crew evacuated the passengers, survivors said.",
            false,
        );
        check(
            "sequence",
            "The crew evacuated the passengers of the Aurora before the boiler exploded, survivors said.",
            "The crew evacuated the passengers of the Aurora after a second alarm, survivors said.",
            false,
        );
    }
}
