//! A date, and a time counted from another event: "on Monday" / "the day before the vote".

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::nearby::on_one_point;
use crate::compare::view::{Meeting, View};
use crate::compare::wording::list;
use crate::model::{Dimension, Finding, Kind, Rule, TimeKind, Upos};
use crate::text::{Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Compatible,
    dimension: Dimension::Date,
    rule: Rule("date-counted"),
    topic: "When",
};

/// Fit of two sentences that tell of one event, from which their times date it, and where no event is known as one.
const SAME_EVENT: f32 = 0.3;
const SAME_POINT: f32 = 0.5;

/// Units by which a time is counted from another.
const UNITS: &[&str] = &["hour", "day", "week", "month"];

/// Words that count from what follows, and from what was told before.
const FROM: &[&str] = &["before", "after"];
const SINCE: &[&str] = &["later", "afterwards"];

/// Words of the event that a time is counted from.
const EVENT: usize = 5;

/// Look-alikes between a date and a time counted from an event.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for Meeting { one, other, fit } in on_one_point(view, SAME_POINT, SAME_EVENT) {
        for (counted, dated) in [(one, other), (other, one)] {
            let days = view.times(dated).filter(|time| time.kind == TimeKind::Date);
            let days: Vec<Span> = days.map(|time| time.span).collect();
            let counts = count(view, counted);
            // Of several dates none is sure to be the one.
            if let ([day], [count]) = (&days[..], &counts[..])
                && self::count(view, dated).is_empty()
                && view.times(counted).all(|time| time.span.overlaps(*count))
            {
                found.push(Difference::new((counted, *count), (dated, *day), 0.25 + 0.5 * fit));
            }
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!(
            "The same event is dated {}; one counts from another event, so both can hold.",
            list(sides)
        )
    })
}

/// Times of a sentence that are counted from an event: "the day before the vote", "a few days later".
fn count(view: &View<'_>, at: Location) -> Vec<Span> {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let range = article.syntax.tokens_in(at.span);
    let word = |place: usize| article.slice(tokens[place].span).to_lowercase();
    let mut found = Vec::new();
    for place in range.start + 1..range.end.saturating_sub(1) {
        if !UNITS.contains(&&*tokens[place].lemma) {
            continue;
        }
        let next = word(place + 1);
        let (from, since) = (FROM.contains(&next.as_str()), SINCE.contains(&next.as_str()));
        if !from && !since {
            continue;
        }
        let first = (range.start..place)
            .rev()
            .take_while(|before| {
                place - before <= 3 && matches!(tokens[*before].upos, Upos::Det | Upos::Adj | Upos::Num | Upos::Adv)
            })
            .last();
        let Some(first) = first else { continue };
        let last = (place + 2..range.end.min(place + 2 + EVENT))
            .take_while(|_| from)
            .take_while(|inside| {
                matches!(
                    tokens[*inside].upos,
                    Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num
                )
            })
            .last();
        // "A day after he …" counts from an act of the same sentence's own telling.
        if from && last.is_none_or(|last| tokens[last].upos == Upos::Pron) {
            continue;
        }
        found.push(tokens[first].span.cover(tokens[last.unwrap_or(place + 1)].span));
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn a_date_and_a_count() {
        check(
            "date-counted",
            "The court questioned captain Olsen about the sinking the day before the funeral.",
            "The court questioned captain Olsen about the sinking on Tuesday.",
            true,
        );
    }

    #[test]
    fn two_dates_or_two_counts() {
        check(
            "date-counted",
            "The court questioned captain Olsen about the sinking on Tuesday.",
            "The court questioned captain Olsen about the sinking on Tuesday morning.",
            false,
        );
        check(
            "date-counted",
            "The court questioned captain Olsen about the sinking the day before the funeral.",
            "The court questioned captain Olsen about the sinking the day before the memorial.",
            false,
        );
    }
}
