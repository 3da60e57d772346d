//! A share in figures in one account, in words in the other: "80 percent of the catch" / "most of the catch".

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::view::{Meeting, View};
use crate::compare::wording::list;
use crate::model::{Dimension, Finding, Kind, Quantity, Rule};
use crate::text::{Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Compatible,
    dimension: Dimension::Number,
    rule: Rule("share-in-words"),
    topic: "What share",
};

/// Fit of two sentences from which they may tell of one whole.
const SAME_POINT: f32 = 0.2;

/// Words that tell a share, with the percentages that they allow.
const SHARES: &[(&str, f64, f64)] = &[
    ("the majority of", 50.0, 99.0),
    ("a majority of", 50.0, 99.0),
    ("the vast majority of", 66.0, 99.0),
    ("the overwhelming majority of", 66.0, 99.0),
    ("most of", 50.0, 99.0),
    ("much of", 40.0, 95.0),
    ("the bulk of", 50.0, 99.0),
    ("the lion's share of", 50.0, 99.0),
    ("nearly all", 80.0, 100.0),
    ("almost all", 80.0, 100.0),
    ("virtually all", 85.0, 100.0),
    ("almost completely", 75.0, 100.0),
    ("almost entirely", 75.0, 100.0),
    ("almost totally", 75.0, 100.0),
    ("nearly completely", 75.0, 100.0),
    ("virtually completely", 80.0, 100.0),
    ("nearly half", 40.0, 50.0),
    ("almost half", 40.0, 50.0),
    ("about half", 40.0, 60.0),
    ("more than half", 50.0, 75.0),
    ("over half", 50.0, 75.0),
    ("half of", 45.0, 55.0),
    ("a third of", 30.0, 36.0),
    ("two thirds of", 60.0, 70.0),
    ("two-thirds of", 60.0, 70.0),
    ("a quarter of", 22.0, 28.0),
    ("three quarters of", 70.0, 80.0),
    ("three-quarters of", 70.0, 80.0),
    ("a fifth of", 18.0, 22.0),
    ("a minority of", 1.0, 50.0),
    ("a fraction of", 0.1, 30.0),
];

/// Words that follow such words up to what they are a share of.
const WHOLE: usize = 40;

/// Look-alike shares.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for Meeting { one, other, fit } in view.meetings(SAME_POINT) {
        for (counted, told) in [(one, other), (other, one)] {
            if percentages(view, told).next().is_some() {
                continue;
            }
            for quantity in percentages(view, counted) {
                if let Some(key) = share(view, told, quantity) {
                    found.push(Difference::new((counted, quantity.span), (told, key), 0.25 + 0.6 * fit));
                }
            }
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!(
            "The same share is given as {}; the words allow the figure, so both can hold.",
            list(sides)
        )
    })
}

fn percentages<'c>(view: &View<'c>, at: Location) -> impl Iterator<Item = &'c Quantity> + use<'c> {
    view.quantities(at)
        .filter(|quantity| quantity.unit.as_deref() == Some("percent"))
}

/// The words of a sentence that tell a share which allows a percentage.
fn share(view: &View<'_>, at: Location, quantity: &Quantity) -> Option<Span> {
    let text = view.slice(at);
    let lower = text.to_ascii_lowercase();
    SHARES
        .iter()
        .filter(|(_, low, high)| (*low..=*high).contains(&quantity.value))
        .find_map(|(words, _, _)| {
            let start = lower.find(words)?;
            let edge = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
            let end = start + words.len();
            let whole = edge(lower[..start].chars().next_back()) && edge(lower[end..].chars().next());
            // What it is a share of belongs to the words.
            let rest = &text[end..];
            let stop = rest
                .char_indices()
                .find(|(at, letter)| *at >= WHOLE && !letter.is_alphanumeric() || matches!(letter, ',' | '.' | ';'))
                .map_or(rest.len(), |(at, _)| at);
            let first = at.span.start as usize;
            let article = &view.article(at.article).article.text;
            whole.then(|| Span::of(article, first + start, first + end + stop).trim(article))
        })
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn in_figures_and_in_words() {
        check(
            "share-in-words",
            "The wreck spilled 80 percent of the fuel in its tanks into the harbour.",
            "The wreck spilled most of the fuel in its tanks into the harbour.",
            true,
        );
    }

    #[test]
    fn another_share_or_none() {
        check(
            "share-in-words",
            "The wreck spilled 20 percent of the fuel in its tanks into the harbour.",
            "The wreck spilled most of the fuel in its tanks into the harbour.",
            false,
        );
        check(
            "share-in-words",
            "The wreck spilled 80 percent of the fuel in its tanks into the harbour.",
            "The wreck spilled fuel from its tanks into the harbour.",
            false,
        );
    }
}
