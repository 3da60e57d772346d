//! How a vote or a game ended: 54 to 45 or 52 to 47.

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::nearby::told_alike;
use crate::compare::view::View;
use crate::compare::when;
use crate::compare::wording::list;
use crate::model::{Dimension, Finding, Kind, Quantity, Rule};
use crate::text::{Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Conflict,
    dimension: Dimension::Number,
    rule: Rule("tally-differs"),
    topic: "Result",
};

/// Fit of two sentences from which two tallies are of one vote.
const SAME_VOTE: f32 = 0.3;

/// What stands between the two numbers of a tally.
const BETWEEN: &[&str] = &[
    "to",
    "-",
    "–",
    "—",
    "votes to",
    "in favour and",
    "in favor and",
    "for and",
    "against",
];

/// Events that end in a tally.
const DECIDED: &[&str] = &[
    "vote", "approve", "pass", "adopt", "reject", "elect", "confirm", "ratify", "win", "lose", "beat", "defeat",
    "victory", "ban", "block",
];

/// Words of a tally that is not the last one.
const STANDING: &[&str] = &[
    "lead", "led", "leading", "trail", "trailed", "trailing", "ahead", "behind", "half", "quarter",
];

/// Conflicts between tallies.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for meeting in view.meetings(SAME_VOTE) {
        let (ours, theirs) = (tallies(view, meeting.one), tallies(view, meeting.other));
        let ([our], [their]) = (ours.as_slice(), theirs.as_slice()) else {
            continue;
        };
        let same = our.counts == their.counts || our.counts == (their.counts.1, their.counts.0);
        if !same
            && !when::of_two_times(view, meeting.one, meeting.other)
            && told_alike(view, meeting)
                .iter()
                .any(|(one, _)| DECIDED.contains(&one.trigger.lemma.as_str()))
        {
            found.push(Difference::new(
                (meeting.one, our.span),
                (meeting.other, their.span),
                0.3 + 0.6 * meeting.fit,
            ));
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!("One vote has one result; the accounts give {}.", list(sides))
    })
}

#[derive(Clone, Copy)]
struct Tally {
    counts: (f64, f64),
    span: Span,
}

fn tallies(view: &View<'_>, at: Location) -> Vec<Tally> {
    let text = &view.article(at.article).article.text;
    let counts: Vec<&Quantity> = view.quantities(at).collect();
    let is_votes = |quantity: &Quantity| {
        matches!(quantity.role.as_deref(), Some("for" | "against")) || quantity.unit.as_deref() == Some("vote")
    };
    let words = view.slice(at).to_lowercase();
    let mut words = words.split(|letter: char| !letter.is_alphabetic());
    if words.any(|word| STANDING.contains(&word)) {
        return Vec::new();
    }
    // In brackets stands the record of a season.
    let bracketed = |quantity: &Quantity| text[..quantity.number.start as usize].ends_with('(');
    let pairs = counts
        .windows(2)
        .filter(|pair| is_votes(pair[0]) && !bracketed(pair[0]));
    pairs
        .filter_map(|pair| {
            let between = text.get(pair[0].number.end as usize..pair[1].number.start as usize)?;
            BETWEEN.contains(&between.trim()).then(|| Tally {
                counts: (pair[0].value, pair[1].value),
                span: pair[0].number.cover(pair[1].number),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn two_results() {
        check(
            "tally-differs",
            "The harbour council approved the rescue plan 54-45 after a long debate.",
            "The harbour council approved the rescue plan by 52 votes to 47 after a long debate.",
            true,
        );
        check(
            "tally-differs",
            "The harbour council approved the rescue plan 54-45 after a long debate.",
            "The harbour council approved the rescue plan by 54 votes to 45 after a long debate.",
            false,
        );
        check(
            "tally-differs",
            "The harbour council approved the rescue plan 54-45 after a long debate.",
            "The harbour council rejected the tax plan 30-69 after a long debate.",
            false,
        );
    }
}
