//! Who did it to whom: one account has the parties of an event the other way round.

use std::collections::BTreeSet;

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::nearby::{players, tells};
use crate::compare::view::View;
use crate::compare::when;
use crate::compare::wording::list;
use crate::model::{Certainty, Dimension, EntityId, EntityKind, Finding, Kind, Role, Rule, Trigger, Upos};
use crate::text::{ArticleId, Location};

const SHAPE: Shape = Shape {
    kind: Kind::Conflict,
    dimension: Dimension::Actor,
    rule: Rule("parties-turned"),
    topic: "Who did it",
};

/// Fit of two sentences from which they tell of one event.
const SAME_POINT: f32 = 0.35;

/// Verbs of what two do to one another, or may do in turn.
const MUTUAL: &[&str] = &[
    "meet",
    "marry",
    "wed",
    "divorce",
    "fight",
    "face",
    "join",
    "date",
    "play",
    "debate",
    "call",
    "phone",
    "follow",
    "kiss",
    "hug",
    "embrace",
    "criticize",
    "criticise",
    "blame",
    "accuse",
    "attack",
    "praise",
    "thank",
    "help",
    "support",
    "love",
    "hate",
    "need",
    "know",
    "see",
    "succeed",
    "replace",
    "hit",
    "like",
    "want",
    "lead",
    "trail",
    "beat",
    "defeat",
];

/// Conflicts between parties.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for meeting in view.meetings(SAME_POINT) {
        if when::apart(view, meeting.one, meeting.other) {
            continue;
        }
        for one in told(view, meeting.one) {
            for other in told(view, meeting.other) {
                if one.lemma == other.lemma
                    && are_turned(view, (meeting.one.article, one), (meeting.other.article, other))
                {
                    found.push(Difference::new(
                        (meeting.one, clause(view, meeting.one, one)),
                        (meeting.other, clause(view, meeting.other, other)),
                        0.25 + 0.6 * meeting.fit,
                    ));
                }
            }
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!(
            "The accounts tell of one event with its parties the other way round: {}.",
            list(sides)
        )
    })
}

/// What a sentence tells as done, by a verb.
fn told<'c>(view: &View<'c>, at: Location) -> Vec<&'c Trigger> {
    let syntax = &view.article(at.article).syntax;
    let is_verb = |trigger: &Trigger| {
        let first = syntax.tokens_in(trigger.span).start;
        syntax.tokens.as_slice()[first].upos == Upos::Verb
    };
    view.triggers(at)
        .filter(|trigger| tells(trigger) && !trigger.negated && trigger.certainty == Certainty::Asserted)
        .filter(|trigger| is_verb(trigger) && !MUTUAL.contains(&trigger.lemma.as_str()))
        .collect()
}

/// Whether the person who does it in one account is the one whom it is done to in the other, both ways.
fn are_turned(view: &View<'_>, one: (ArticleId, &Trigger), other: (ArticleId, &Trigger)) -> bool {
    let parties = |event: (ArticleId, &Trigger)| -> [BTreeSet<EntityId>; 2] {
        [Role::Agent, Role::Patient].map(|role| {
            let mut parties = players(view, event, role);
            parties.retain(|party| view.all.entities[*party].kind == EntityKind::Person);
            parties
        })
    };
    let ([agents, patients], [their_agents, their_patients]) = (parties(one), parties(other));
    !agents.is_disjoint(&their_patients)
        && !patients.is_disjoint(&their_agents)
        && agents.is_disjoint(&their_agents)
        && patients.is_disjoint(&their_patients)
}

/// A verb with its parties.
fn clause(view: &View<'_>, at: Location, trigger: &Trigger) -> crate::text::Span {
    let parts = trigger.participants.iter().filter(|part| {
        matches!(part.role, Role::Agent | Role::Patient) && part.chain.is_some() && at.span.contains(part.span)
    });
    let whole = parts.fold(trigger.span, |whole, part| whole.cover(part.span));
    whole.trim(&view.article(at.article).article.text)
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn the_other_way_round() {
        check(
            "parties-turned",
            "Captain Erik Olsen pushed the mate Karl Dahl into the water from the bridge of the ferry.",
            "The mate Karl Dahl pushed captain Erik Olsen into the water from the bridge of the ferry.",
            true,
        );
        check(
            "parties-turned",
            "Captain Erik Olsen pushed the mate Karl Dahl into the water from the bridge of the ferry.",
            "The mate Karl Dahl was pushed into the water by captain Erik Olsen from the bridge of the ferry.",
            false,
        );
    }
}
