//! Planned or under way in one account, done in another: the later account has the news.

use std::collections::BTreeSet;

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::nearby::parties;
use crate::compare::view::{Meeting, View};
use crate::compare::wording::list;
use crate::model::{Certainty, Deprel, Dimension, EventId, Finding, Kind, Role, Rule, Trigger, Upos};
use crate::text::{ArticleId, Idx, Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Compatible,
    dimension: Dimension::Other,
    rule: Rule("update"),
    topic: "How far it has come",
};

/// Fit of two sentences from which they may tell of one act.
const SAME_POINT: f32 = 0.25;

/// Fit from which it is one act, whoever does it.
const ONE_ACT: f32 = 0.5;

/// Words that put an act into the future.
const AHEAD: &[&str] = &["will", "shall", "'ll", "’ll", "scheduled", "due", "set", "slated"];

/// Forms of "be" before "being".
const BE: &[&str] = &["am", "is", "are", "'s", "’s", "'re", "’re", "was", "were"];

/// Verbs of so many uses that two of them seldom tell of one act.
const LIGHT: &[&str] = &[
    "be", "come", "do", "face", "get", "give", "go", "have", "hold", "keep", "make", "put", "say", "see", "show",
    "take", "tell", "use",
];

/// How far before the verb they may stand, in words.
const REACH: usize = 6;

/// Look-alikes between what is ahead and what is done.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for Meeting { one, other, fit } in view.meetings(SAME_POINT) {
        for ours in view.triggers(one) {
            for theirs in view.triggers(other).filter(|theirs| theirs.lemma == ours.lemma) {
                let (our, their) = (stage(view, one, ours), stage(view, other, theirs));
                let (Some((early, our)), Some((late, their))) = (our, their) else {
                    continue;
                };
                let same = || fit >= ONE_ACT || is_one_act(view, (one.article, ours), (other.article, theirs));
                if early != late && !ours.negated && !theirs.negated && same() {
                    found.push(Difference::new((one, our), (other, their), 0.25 + 0.5 * fit));
                }
            }
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!(
            "The same act is told as {}; what one account has ahead or under way, the other has as done.",
            list(sides)
        )
    })
}

/// Whether two acts of one name are one: by who does it or to whom it is done, be these the same entity or, with none
/// against it, called by the same noun; where one names nobody, by what is known of the event.
fn is_one_act(view: &View<'_>, one: (ArticleId, &Trigger), other: (ArticleId, &Trigger)) -> bool {
    if let Some(shared) = parties(view, one, other) {
        return shared;
    }
    let (ours, theirs) = (patients(view, one), patients(view, other));
    let silent = |trigger: &Trigger| {
        !trigger
            .participants
            .iter()
            .any(|part| matches!(part.role, Role::Agent | Role::Patient))
    };
    let event = |side: (ArticleId, &Trigger)| event(view, side);
    !ours.is_disjoint(&theirs)
        || (silent(one.1) || silent(other.1)) && event(one).is_some() && event(one) == event(other)
}

/// The event that a trigger tells of.
fn event(view: &View<'_>, (id, trigger): (ArticleId, &Trigger)) -> Option<EventId> {
    let mut all = view.article(id).triggers.enumerated();
    let (trigger, _) = all.find(|(_, other)| other.span == trigger.span)?;
    view.event(id, trigger)
}

/// The head nouns of those to whom something is done.
fn patients<'c>(view: &View<'c>, (id, trigger): (ArticleId, &Trigger)) -> BTreeSet<&'c str> {
    let syntax = &view.article(id).syntax;
    let tokens = syntax.tokens.as_slice();
    let parts = trigger.participants.iter().filter(|part| part.role == Role::Patient);
    parts
        .filter_map(|part| {
            let range = syntax.tokens_in(part.span);
            let outside = |place: &usize| tokens[*place].head.is_none_or(|head| !range.contains(&head.index()));
            range.clone().find(outside)
        })
        .filter(|place| tokens[*place].upos == Upos::Noun)
        .map(|place| &*tokens[place].lemma)
        .collect()
}

/// Whether an act is done (true) or ahead or under way (false), and the words that say so; none where they do not say.
fn stage(view: &View<'_>, at: Location, trigger: &Trigger) -> Option<(bool, Span)> {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let place = article.syntax.tokens_in(trigger.span).start;
    let first = article.syntax.tokens_in(at.span).start.max(place.saturating_sub(REACH));
    let verb = tokens.get(place).filter(|verb| !LIGHT.contains(&&*verb.lemma))?;
    let before = |list: &[&str]| {
        tokens[first..place]
            .iter()
            .rev()
            .find(|token| list.contains(&article.slice(token.span).to_lowercase().as_str()))
            .map(|token| token.span)
    };
    match (verb.xpos, trigger.certainty) {
        // "A retired captain" is no news of his retiring.
        ("VBD" | "VBN", _) if verb.deprel == Deprel::Amod => None,
        // "After being released" is done, "is being released" is under way.
        ("VBD" | "VBN", Certainty::Asserted) => match (before(&["being"]), before(BE)) {
            (Some(being), Some(_)) => Some((false, being.cover(trigger.span))),
            (Some(_), None) => None,
            (None, _) => Some((true, trigger.span)),
        },
        // "Are searching": under way.
        ("VBG", Certainty::Asserted) => before(&["am", "is", "are", "'re", "’re"])
            .filter(|be| article.syntax.tokens_in(*be).end + 1 >= place)
            .map(|be| (false, be.cover(trigger.span))),
        ("VB" | "VBN", Certainty::Planned) => before(AHEAD).map(|ahead| (false, ahead.cover(trigger.span))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn ahead_and_done() {
        check(
            "update",
            "Divers will search the wreck of the ship for bodies on Tuesday.",
            "Divers searched the wreck of the ship for bodies on Tuesday.",
            true,
        );
        check(
            "update",
            "Divers are searching the wreck of the ship for bodies.",
            "Divers searched the wreck of the ship for bodies.",
            true,
        );
    }

    #[test]
    fn done_in_both() {
        check(
            "update",
            "Divers searched the wreck of the ship for bodies.",
            "Divers have searched the wreck of the ship for bodies.",
            false,
        );
    }

    #[test]
    fn somebody_elses_act_or_a_bare_description() {
        check(
            "update",
            "Erik Olsen will announce the sale of the ship on Tuesday.",
            "Lena Voss announced the sale of a ship in Lindholm.",
            false,
        );
        check(
            "update",
            "Erik Olsen, a retired captain, testified about the wreck.",
            "Captain Erik Olsen will retire after the inquiry into the wreck.",
            false,
        );
        check(
            "update",
            "The captain left Lindholm after being released from prison in March.",
            "The captain was released from prison in March.",
            false,
        );
    }
}
