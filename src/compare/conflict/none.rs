//! One account counts some where the other has none: "no passengers wore life jackets" / "all passengers wore life jackets".

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::nearby::told_alike;
use crate::compare::view::{Meeting, View};
use crate::compare::when;
use crate::compare::wording::list;
use crate::model::{Deprel, Dimension, Finding, Kind, Rule, Upos};
use crate::text::{Idx as _, Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Conflict,
    dimension: Dimension::Negation,
    rule: Rule("none-or-some"),
    topic: "How many",
};

/// Fit of two sentences from which they count one thing.
const SAME_POINT: f32 = 0.35;

/// Fit from which they do so though no event that both tell says it.
const SAME_CLAIM: f32 = 0.55;

/// Words that count none.
const NONE: &[&str] = &["no", "none"];

/// Words that count some or all.
const SOME: &[&str] = &[
    "all", "every", "each", "both", "most", "many", "several", "some", "half",
];

/// Conflicts between none and some.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for meeting in view.meetings(SAME_POINT) {
        if when::apart(view, meeting.one, meeting.other) {
            continue;
        }
        let (ours, theirs) = (counted(view, meeting.one), counted(view, meeting.other));
        for our in &ours {
            for their in &theirs {
                let sole = |all: &[Counted]| all.iter().filter(|counted| counted.noun == our.noun).count() == 1;
                if our.none != their.none
                    && (&our.noun, &our.tells) == (&their.noun, &their.tells)
                    && sole(&ours)
                    && sole(&theirs)
                    && is_one_event(view, meeting, our, their)
                {
                    found.push(Difference::new(
                        (meeting.one, our.span),
                        (meeting.other, their.span),
                        0.25 + 0.6 * meeting.fit,
                    ));
                }
            }
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!("One account counts some where the other has none: {}.", list(sides))
    })
}

fn is_one_event(view: &View<'_>, meeting: Meeting, one: &Counted, other: &Counted) -> bool {
    let covers =
        |at: Location, place: usize, trigger: Span| view.article(at.article).syntax.tokens_in(trigger).contains(&place);
    meeting.fit >= SAME_CLAIM
        || told_alike(view, meeting).iter().any(|(our, their)| {
            covers(meeting.one, one.head, our.trigger.span) && covers(meeting.other, other.head, their.trigger.span)
        })
}

/// None or some of what a noun names, and the word that tells what they do or suffer.
struct Counted {
    none: bool,
    /// Lemma of the noun.
    noun: String,
    /// Lemma of the word that the noun hangs on, and by what relation.
    tells: (String, Deprel),
    /// The token of that word.
    head: usize,
    /// From the counting word to the noun.
    span: Span,
}

fn counted(view: &View<'_>, at: Location) -> Vec<Counted> {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let sentence = article.syntax.tokens_in(at.span);
    let numbers: Vec<usize> = view
        .quantities(at)
        .filter(|quantity| quantity.role.as_deref() != Some("ordinal") && quantity.value >= 1.0)
        .map(|quantity| article.syntax.tokens_in(quantity.number).start)
        .collect();
    let found = sentence.clone().filter_map(|place| {
        let word = article.slice(tokens[place].span).to_lowercase();
        let none = NONE.contains(&word.as_str());
        if !none && !SOME.contains(&word.as_str()) && !numbers.contains(&place) {
            return None;
        }
        let up = |of: usize| tokens[of].head.map(|head| head.index());
        let is_noun = |of: &usize| tokens[*of].upos == Upos::Noun;
        // "No passengers", or "none of the passengers", which hang on the counting word.
        let behind = || {
            sentence
                .clone()
                .find(|of| up(*of) == Some(place) && tokens[*of].deprel == Deprel::Nmod)
        };
        let (noun, carrier) = match up(place).filter(is_noun).filter(|noun| *noun > place) {
            Some(noun) => (noun, noun),
            None => (behind().filter(is_noun)?, place),
        };
        let head = up(carrier)?;
        Some(Counted {
            none,
            noun: tokens[noun].lemma.to_lowercase(),
            tells: (tokens[head].lemma.to_lowercase(), tokens[carrier].deprel),
            head,
            span: tokens[place].span.cover(tokens[noun].span),
        })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn none_or_some() {
        check(
            "none-or-some",
            "No passengers were wearing life jackets when the ferry struck the reef.",
            "All passengers were wearing life jackets when the ferry struck the reef.",
            true,
        );
        check(
            "none-or-some",
            "The ferry Aurora carried no lifeboats on its last voyage.",
            "The ferry Aurora carried four lifeboats on its last voyage.",
            true,
        );
    }

    #[test]
    fn other_things_or_other_deeds() {
        check(
            "none-or-some",
            "The ferry Aurora carried no lifeboats on its last voyage.",
            "The ferry Aurora carried four lorries on its last voyage.",
            false,
        );
        check(
            "none-or-some",
            "No passengers were wearing life jackets when the ferry struck the reef.",
            "All passengers were asleep when the ferry struck the reef.",
            false,
        );
    }
}
