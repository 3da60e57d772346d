//! One account names more of those who did it, or to whom it was done, than the other: "the couple and
//! their son" / "the couple".

use std::collections::BTreeSet;

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::view::{Meeting, View};
use crate::compare::wording::list;
use crate::model::{Deprel, Dimension, EntityId, Finding, Kind, Rule, Trigger};
use crate::text::{Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Compatible,
    dimension: Dimension::Actor,
    rule: Rule("part-of-actors"),
    topic: "Who",
};

/// Fit of two sentences from which they may tell of one act.
const SAME_POINT: f32 = 0.22;

/// Look-alikes between a list of actors and a part of it.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for Meeting { one, other, fit } in view.meetings().iter().filter(|meeting| meeting.fit >= SAME_POINT) {
        for ours in view.triggers(*one) {
            for theirs in view.triggers(*other).filter(|theirs| theirs.lemma == ours.lemma) {
                let pairs = parties(view, *one, ours).into_iter().flat_map(|our| {
                    parties(view, *other, theirs)
                        .into_iter()
                        .map(move |their| (our.clone(), their))
                });
                for (our, their) in pairs {
                    let part = our.all.len() != their.all.len()
                        && (our.all.is_subset(&their.all) || their.all.is_subset(&our.all));
                    if part && (our.listed || their.listed) {
                        found.push(Difference::new((*one, our.span), (*other, their.span), 0.3 + 0.5 * fit));
                    }
                }
            }
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!(
            "The same act is told of {}; one account names a part of those whom the other names.",
            list(sides)
        )
    })
}

/// Those who fill one place of an act.
#[derive(Clone)]
struct Party {
    all: BTreeSet<EntityId>,
    span: Span,
    /// Whether several are listed.
    listed: bool,
}

/// The subject of a trigger, with all that are listed there.
fn parties(view: &View<'_>, at: Location, trigger: &Trigger) -> Vec<Party> {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let range = article.syntax.tokens_in(at.span);
    let verb = article.syntax.tokens_in(trigger.span).start;
    let head_of = |place: usize| tokens[place].head.map(crate::text::Idx::index);
    let entity = |place: usize| {
        view.mentions(Location::new(at.article, tokens[place].span))
            .find(|(_, mention)| mention.head.contains(tokens[place].span))
            .and_then(|(_, mention)| view.entity(at.article, mention.chain))
    };
    range
        .clone()
        .filter(|place| head_of(*place) == Some(verb) && tokens[*place].deprel == Deprel::Nsubj)
        .map(|place| {
            let listed: Vec<usize> = range
                .clone()
                .filter(|other| head_of(*other) == Some(place) && tokens[*other].deprel == Deprel::Conj)
                .collect();
            let all: BTreeSet<EntityId> = std::iter::once(place)
                .chain(listed.iter().copied())
                .filter_map(entity)
                .collect();
            let span = listed
                .iter()
                .fold(tokens[place].span, |span, other| span.cover(tokens[*other].span));
            Party {
                all,
                span,
                listed: !listed.is_empty(),
            }
        })
        .filter(|party| !party.all.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn one_of_two() {
        check(
            "part-of-actors",
            "Erik Olsen and Lena Voss repaid the money to the harbour fund.",
            "Erik Olsen repaid the money to the harbour fund.",
            true,
        );
    }

    #[test]
    fn another_or_the_same() {
        check(
            "part-of-actors",
            "Erik Olsen repaid the money to the harbour fund.",
            "Erik Olsen repaid the money to the harbour fund.",
            false,
        );
        check(
            "part-of-actors",
            "Erik Olsen and Lena Voss repaid the money to the harbour fund.",
            "Karin Dahl repaid the money to the harbour fund.",
            false,
        );
    }
}
