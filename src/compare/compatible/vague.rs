//! A number in one account where another counts the same thing without one: "sixty residents" / "a number of residents".

use crate::compare::difference::{Difference, Said, Shape, findings};
use crate::compare::view::{Meeting, View};
use crate::compare::wording::list;
use crate::model::{Dimension, Finding, Kind, Rule, Upos};
use crate::text::{Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Compatible,
    dimension: Dimension::Number,
    rule: Rule("number-vague"),
    topic: "How many",
};

/// Fit of two sentences from which they may count one thing.
const SAME_POINT: f32 = 0.2;

/// Words that count without a number.
const VAGUE: &[&str] = &[
    "several",
    "some",
    "many",
    "numerous",
    "various",
    "multiple",
    "few",
    "most",
    "countless",
    "number",
    "string",
    "series",
    "handful",
    "group",
    "majority",
    "bulk",
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "crowd",
    "wave",
];

/// Words that may stand between a vague count and what it counts.
const BETWEEN: usize = 3;

/// Numbers against vague counts.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for Meeting { one, other, fit } in view.meetings().iter().filter(|meeting| meeting.fit >= SAME_POINT) {
        for (counted, vague) in [(*one, *other), (*other, *one)] {
            for quantity in view.quantities(counted) {
                let formal = matches!(quantity.role.as_deref(), Some("age" | "ordinal" | "for" | "against"))
                    || matches!(
                        quantity.unit.as_deref(),
                        Some("hour" | "day" | "week" | "month" | "year" | "time")
                    );
                let Some(unit) = quantity.unit.as_deref().filter(|_| !formal && quantity.value >= 2.0) else {
                    continue;
                };
                if let Some(key) = vaguely(view, vague, unit) {
                    found.push(Difference {
                        one: Said {
                            sentence: counted,
                            key: quantity.span,
                        },
                        other: Said { sentence: vague, key },
                        sure: 0.3 + 0.6 * fit,
                    });
                }
            }
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!(
            "The same thing is counted as {}; one gives the number that the other leaves open.",
            list(sides)
        )
    })
}

/// The words that count `unit` in a sentence without a number.
fn vaguely(view: &View<'_>, at: Location, unit: &str) -> Option<Span> {
    let article = view.article(at.article);
    let range = article.syntax.tokens_in(at.span);
    let tokens = &article.syntax.tokens.as_slice()[range];
    let lower = |place: usize| article.slice(tokens[place].span).to_lowercase();
    let counted = |span: Span| {
        view.quantities(at).any(|quantity| {
            quantity.interval.low.is_some() && quantity.interval.high.is_some() && quantity.span.overlaps(span)
        })
    };
    tokens.iter().enumerate().find_map(|(place, token)| {
        let plural = token.xpos.ends_with('S') && *token.lemma == *unit;
        if !plural || counted(token.span) {
            return None;
        }
        let from = place.saturating_sub(BETWEEN + 1);
        let belongs = |at: &usize| {
            let modifier = matches!(
                tokens[*at].upos,
                Upos::Adj | Upos::Adv | Upos::Noun | Upos::Propn | Upos::Det
            );
            VAGUE.contains(&lower(*at).as_str()) || lower(*at) == "of" || modifier && !tokens[*at].xpos.ends_with('S')
        };
        let vague = (from..place)
            .rev()
            .take_while(belongs)
            .find(|at| VAGUE.contains(&lower(*at).as_str()))?;
        Some(tokens[vague].span.cover(token.span))
    })
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn a_number_and_an_open_count() {
        check(
            "number-vague",
            "Sixty passengers were taken to a hospital in Lindholm.",
            "A number of passengers were taken to a hospital in Lindholm.",
            true,
        );
    }

    #[test]
    fn two_numbers() {
        check(
            "number-vague",
            "Sixty passengers were taken to a hospital in Lindholm.",
            "Sixty passengers were taken to a hospital in Lindholm overnight.",
            false,
        );
    }
}
