//! One account lists more of those who did it, or to whom it was done, than the other: "the couple and
//! their son" / "the couple", "Oslo, Bergen and Narvik" / "Oslo and Tromso".

use std::collections::BTreeSet;

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::nearby::{same_nearby, tells};
use crate::compare::view::{Meeting, View};
use crate::compare::wording::list;
use crate::model::{Deprel, Dimension, EntityId, EntityKind, Finding, Kind, Rule, Token, Trigger, Upos};
use crate::text::{Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Compatible,
    dimension: Dimension::Actor,
    rule: Rule("part-of-actors"),
    topic: "Who",
};

const PLACES: Shape = Shape {
    dimension: Dimension::Place,
    rule: Rule("part-of-places"),
    topic: "Which places",
    ..SHAPE
};

/// Fit of two sentences from which they may tell of one act, and from which two lists may be of one thing.
const SAME_POINT: f32 = 0.25;
const SAME_LIST: f32 = 0.3;

/// Look-alikes between a list and a part of it.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let (mut actors, mut places) = (Vec::new(), Vec::new());
    for Meeting { one, other, fit } in view.meetings(SAME_POINT) {
        for ours in view.triggers(one).filter(|trigger| tells(trigger)) {
            for theirs in view
                .triggers(other)
                .filter(|theirs| tells(theirs) && theirs.class == ours.class)
            {
                for our in parties(view, one, ours) {
                    for their in parties(view, other, theirs) {
                        let acting = acts(view, &our) && acts(view, &their);
                        if acting && is_part(&our, &their) && others_shared(view, (one, &our), (other, &their)) {
                            actors.push(Difference::new((one, our.span), (other, their.span), 0.12 + 0.5 * fit));
                        }
                    }
                }
            }
        }
        if fit < SAME_LIST {
            continue;
        }
        for our in listed_places(view, one) {
            for their in listed_places(view, other) {
                let near = || same_nearby(view, (one, our.span), (other, their.span));
                let shared = our.all.intersection(&their.all).count();
                if our.all != their.all && our.words != their.words && (shared > 0 || near()) {
                    places.push(Difference::new((one, our.span), (other, their.span), 0.15 + 0.5 * fit));
                }
            }
        }
    }
    let mut found = findings(view, SHAPE, actors, |sides| {
        format!(
            "The same act is told of {}; one account names a part of those whom the other names.",
            list(sides)
        )
    });
    found.extend(findings(view, PLACES, places, |sides| {
        format!(
            "The accounts list {}; neither list says that it is whole, so both can hold.",
            list(sides)
        )
    }));
    found
}

/// Whether of two parties with members in common one names more than the other.
fn is_part(our: &Party, their: &Party) -> bool {
    let nested = our.all.is_subset(&their.all) || their.all.is_subset(&our.all);
    // Two lists of one length, one within the other: a name that was not recognised, not one that was left out.
    let as_many = our.size == their.size && (nested || our.words == their.words);
    our.all != their.all
        && !our.all.is_disjoint(&their.all)
        && !as_many
        && (nested && (our.listed || their.listed) || our.listed && their.listed)
}

/// Whether two sentences name somebody or something in common besides the parties themselves.
fn others_shared(view: &View<'_>, one: (Location, &Party), other: (Location, &Party)) -> bool {
    view.entities_in(one.0)
        .intersection(&view.entities_in(other.0))
        .any(|entity| !one.1.all.contains(entity) && !other.1.all.contains(entity))
}

/// Whether all of a party are people or bodies, who do things and to whom they are done.
fn acts(view: &View<'_>, party: &Party) -> bool {
    let kind = |entity: &EntityId| view.all.entities[*entity].kind;
    party.named
        && party.all.iter().all(|entity| {
            matches!(
                kind(entity),
                EntityKind::Person | EntityKind::Organization | EntityKind::Group
            )
        })
}

/// Those who fill one place of an act.
struct Party {
    all: BTreeSet<EntityId>,
    span: Span,
    /// Whether several are listed.
    listed: bool,
    /// How many are listed.
    size: usize,
    /// The words of its names, in lower case.
    words: BTreeSet<String>,
    /// Whether everyone who is listed is a known entity.
    named: bool,
}

/// The arguments of a trigger, each with all that are listed there.
fn parties(view: &View<'_>, at: Location, trigger: &Trigger) -> Vec<Party> {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let range = article.syntax.tokens_in(at.span);
    let verb = article.syntax.tokens_in(trigger.span).start;
    range
        .filter(|place| head_of(&tokens[*place]) == Some(verb))
        .filter(|place| {
            matches!(
                tokens[*place].deprel,
                Deprel::Nsubj | Deprel::Obj | Deprel::Iobj | Deprel::Obl
            ) && tokens[*place].upos != Upos::Pron
                || tokens[*place].deprel == Deprel::Nsubj && tokens[*place].xpos == "PRP"
        })
        .filter_map(|place| party(view, at, place))
        .collect()
}

/// Lists of two or more named places.
fn listed_places(view: &View<'_>, at: Location) -> Vec<Party> {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let is_place = |entity: &EntityId| view.all.entities[*entity].kind == EntityKind::Place;
    article
        .syntax
        .tokens_in(at.span)
        .filter(|place| tokens[*place].upos == Upos::Propn && tokens[*place].deprel != Deprel::Conj)
        .filter_map(|place| party(view, at, place))
        .filter(|party| party.listed && party.all.len() > 1 && party.all.iter().all(is_place))
        .collect()
}

fn head_of(token: &Token) -> Option<usize> {
    token.head.map(crate::text::Idx::index)
}

/// The entity at a token with all that are listed with it, by "and" or by "including"; none where one of them is
/// an alternative ("or").
fn party(view: &View<'_>, at: Location, place: usize) -> Option<Party> {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let range = article.syntax.tokens_in(at.span);
    let entity = |place: usize| {
        view.mentions(Location::new(at.article, tokens[place].span))
            .find(|(_, mention)| mention.head.contains(tokens[place].span))
            .and_then(|(_, mention)| view.entity(at.article, mention.chain))
    };
    let has_child = |parent: usize, lemma: &str| {
        range
            .clone()
            .any(|child| head_of(&tokens[child]) == Some(parent) && article.slice(tokens[child].span) == lemma)
    };
    let members: Vec<usize> = range
        .clone()
        .filter(|other| head_of(&tokens[*other]) == Some(place))
        .filter(|other| {
            tokens[*other].deprel == Deprel::Conj
                || matches!(tokens[*other].deprel, Deprel::Nmod | Deprel::Obl) && has_child(*other, "including")
        })
        .collect();
    if members.iter().any(|member| has_child(*member, "or")) {
        return None;
    }
    let all: BTreeSet<EntityId> = std::iter::once(place)
        .chain(members.iter().copied())
        .filter_map(entity)
        .collect();
    let span = members
        .iter()
        .fold(tokens[place].span, |span, other| span.cover(tokens[*other].span));
    (!all.is_empty()).then_some(Party {
        all,
        span,
        listed: !members.is_empty(),
        size: members.len() + 1,
        words: article.syntax.tokens.as_slice()[article.syntax.tokens_in(span)]
            .iter()
            .filter(|token| token.upos == Upos::Propn)
            .map(|token| article.slice(token.span).to_lowercase())
            .collect(),
        named: std::iter::once(place)
            .chain(members.iter().copied())
            .all(|member| entity(member).is_some()),
    })
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

    #[test]
    fn lists_of_places() {
        check(
            "part-of-places",
            "The storm cut power in Norway, Sweden and Denmark.",
            "The storm cut power in Norway and Finland.",
            true,
        );
        check(
            "part-of-places",
            "The storm cut power in Norway and Sweden.",
            "The storm cut power in Sweden and Norway.",
            false,
        );
    }

    #[test]
    fn as_many_under_other_names() {
        check(
            "part-of-actors",
            "Erik Olsen and Lena Voss repaid the money to the harbour fund.",
            "Lena Voss and Erik Olsen repaid the money to the harbour fund.",
            false,
        );
    }
}
