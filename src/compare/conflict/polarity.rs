//! One account says that something happened, the other that it did not.

use std::collections::BTreeSet;

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::nearby::{Told, are_told_apart, told_alike};
use crate::compare::view::View;
use crate::compare::when;
use crate::compare::wording::list;
use crate::lexicon::is_function_word;
use crate::model::{Dimension, Finding, Kind, Role, Rule, Upos};
use crate::text::{Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Conflict,
    dimension: Dimension::Negation,
    rule: Rule("denied-event"),
    topic: "Whether it happened",
};

/// Fit of two sentences from which what one tells is what the other denies.
const SAME_CLAIM: f32 = 0.4;

/// Words from a denied verb in which its "not" stands.
const REACH: usize = 4;

/// Words that deny the verb they stand before.
const NOT: &[&str] = &["not", "n't", "n’t", "never", "cannot"];

/// Words behind "not" with which it adds or denies a part only: "not only criticised", "not all were rescued".
const ADDING: &[&str] = &[
    "only",
    "just",
    "merely",
    "simply",
    "alone",
    "even",
    "all",
    "every",
    "everyone",
    "everybody",
    "many",
    "much",
    "both",
    "each",
    "always",
    "enough",
    "yet",
    "until",
    "immediately",
];

/// Words before a verb, not next to it at times, by which what it tells is not done either.
const UNDONE: &[&str] = &[
    "instead", "rather", "without", "no", "nor", "neither", "nobody", "nothing", "few", "hardly", "if",
];

/// Conflicts of an event and its denial.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for meeting in view.meetings(SAME_CLAIM) {
        if when::of_two_times(view, meeting.one, meeting.other) {
            continue;
        }
        for (one, other) in told_alike(view, meeting) {
            let sides = [(meeting.one, one), (meeting.other, other)];
            let is_unclear = |(at, told): &(Location, Told<'_>)| {
                told.trigger.negated != not(view, *at, *told).is_some()
                    || before(view, *at, *told, UNDONE).is_some()
                    || tells_otherwise(view, *at, *told)
            };
            let verdicts = sides.map(|(at, told)| verdict(view, at, told));
            if let [Some((ours, our)), Some((theirs, their))] = verdicts
                && ours != theirs
                && one.trigger.negated == other.trigger.negated
            {
                let sure = 0.35 + 0.6 * meeting.fit;
                found.push(Difference::new((meeting.one, our), (meeting.other, their), sure));
                continue;
            }
            if one.trigger.negated == other.trigger.negated
                || one.trigger.lemma != other.trigger.lemma
                || sides.iter().any(is_unclear)
                || are_told_apart(
                    view,
                    (meeting.one.article, one.trigger),
                    (meeting.other.article, other.trigger),
                )
            {
                continue;
            }
            let (denied, told) = if one.trigger.negated {
                (sides[0], meeting.other)
            } else {
                (sides[1], meeting.one)
            };
            if !denies_all(view, denied, told) {
                continue;
            }
            let key = |(at, told): (Location, Told<'_>)| (at, not(view, at, told).unwrap_or(told.trigger.span));
            found.push(Difference::new(key(sides[0]), key(sides[1]), 0.25 + 0.6 * meeting.fit));
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!(
            "One account tells as done what the other says was not: {}; both cannot hold.",
            list(sides)
        )
    })
}

/// Whether what a denied verb says of its event stands in the other sentence too, so that nothing but the event is denied:
/// "not paid on time" does not deny that it was paid.
fn denies_all(view: &View<'_>, (at, told): (Location, Told<'_>), other: Location) -> bool {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let first = article.syntax.tokens_in(told.trigger.span).end;
    let end = article.syntax.tokens_in(at.span).end;
    let their = view.article(other.article);
    let known: BTreeSet<&str> = their.syntax.tokens.as_slice()[their.syntax.tokens_in(other.span)]
        .iter()
        .map(|token| &*token.lemma)
        .collect();
    let theirs = view.entities_in(other);
    let named = |span: Span| {
        let within = view.entities_in(Location::new(at.article, span));
        !within.is_disjoint(&theirs)
    };
    tokens[first..end.max(first)]
        .iter()
        .take_while(|token| token.upos != Upos::Punct)
        .filter(|token| {
            // "Not inspected since" leaves room for before.
            let lemma = token.lemma.to_lowercase();
            !is_function_word(&lemma) || lemma.starts_with("any") || lemma == "since"
        })
        .all(|token| known.contains(&*token.lemma) || named(token.span))
}

/// Words of a verdict or a plea.
const GUILT: &[&str] = &["guilty", "liable", "responsible"];

/// Whether somebody pleads guilty or is found so, with the words from the verb on; "innocent" and "not guilty" deny it.
fn verdict(view: &View<'_>, at: Location, told: Told<'_>) -> Option<(bool, Span)> {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let end = article.syntax.tokens_in(at.span).end;
    let verb = article.syntax.tokens_in(told.trigger.span).start;
    let behind = verb + 1;
    let last = (behind + REACH).min(end);
    if !matches!(&*tokens[verb].lemma, "plead" | "find" | "enter") {
        return None;
    }
    let word = |place: usize| article.slice(tokens[place].span).to_lowercase();
    let place = (behind..last).find(|place| GUILT.contains(&word(*place).as_str()) || word(*place) == "innocent")?;
    let is_denied = (behind..place).any(|before| NOT.contains(&word(before).as_str()));
    let span = tokens[verb].span.cover(tokens[place].span);
    Some((is_denied == (word(place) == "innocent"), span))
}

/// A denied verb from its "not" on; none where no such word stands before it, as in "failed to warn".
fn not(view: &View<'_>, at: Location, told: Told<'_>) -> Option<Span> {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let place = before(view, at, told, NOT)?;
    let next = article.slice(tokens[place + 1].span).to_lowercase();
    (!ADDING.contains(&next.as_str())).then(|| tokens[place].span.cover(told.trigger.span))
}

/// The last of some words that stands shortly before a verb in its sentence, as a token.
fn before(view: &View<'_>, at: Location, told: Told<'_>, words: &[&str]) -> Option<usize> {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let verb = article.syntax.tokens_in(told.trigger.span).start;
    let first = article.syntax.tokens_in(at.span).start.max(verb.saturating_sub(REACH));
    let is = |place: &usize| words.contains(&article.slice(tokens[*place].span).to_lowercase().as_str());
    (first..verb).rev().find(is)
}

/// Whether an article tells the same event, of the same parties, the other way round as well: then it is of two moments.
fn tells_otherwise(view: &View<'_>, at: Location, told: Told<'_>) -> bool {
    let parts = |trigger: &crate::model::Trigger| -> Vec<_> {
        let own = trigger.participants.iter().filter(|part| part.role == Role::Agent);
        own.filter_map(|part| part.chain).collect()
    };
    view.article(at.article).triggers.iter().any(|other| {
        other.lemma == told.trigger.lemma
            && other.negated != told.trigger.negated
            && (parts(other).is_empty() || parts(other) == parts(told.trigger))
    })
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn told_and_denied() {
        check(
            "denied-event",
            "The captain warned the passengers before the ferry struck the reef.",
            "The captain did not warn the passengers before the ferry struck the reef.",
            true,
        );
        check(
            "denied-event",
            "Police have identified the owner of the second boat.",
            "Police have not identified the owner of the second boat.",
            true,
        );
    }

    #[test]
    fn guilty_or_not() {
        check(
            "denied-event",
            "Captain Erik Olsen pleaded guilty to manslaughter on Monday.",
            "Captain Erik Olsen pleaded not guilty to manslaughter on Monday.",
            true,
        );
        check(
            "denied-event",
            "Captain Erik Olsen was found guilty of manslaughter on Monday.",
            "Captain Erik Olsen was found not guilty of manslaughter on Monday.",
            true,
        );
    }

    #[test]
    fn what_is_added_or_done_instead_is_not_denied() {
        check(
            "denied-event",
            "The report not only criticised the captain for leaving the ferry.",
            "The report also criticised the captain for leaving the ferry.",
            false,
        );
        check(
            "denied-event",
            "The owners should mend the ferry instead of blaming the captain.",
            "The owners will mend the ferry and are not blaming the captain.",
            false,
        );
    }

    #[test]
    fn what_is_denied_in_part() {
        for (one, other) in [
            (
                "The owners did not pay the fine on time.",
                "The owners paid the fine in full.",
            ),
            (
                "Not all passengers were rescued by the crew.",
                "Passengers were rescued by the crew.",
            ),
            (
                "Police have not arrested anyone over the sinking.",
                "Police arrested a man over the sinking.",
            ),
        ] {
            check("denied-event", one, other, false);
        }
    }

    #[test]
    fn another_time_or_another_party_or_a_plan() {
        check(
            "denied-event",
            "The captain warned the passengers on Monday.",
            "The captain did not warn the passengers on Sunday.",
            false,
        );
        check(
            "denied-event",
            "The captain warned the passengers before the ferry struck the reef.",
            "The mate did not warn the passengers before the ferry struck the reef.",
            false,
        );
        check(
            "denied-event",
            "The captain warned the passengers before the ferry struck the reef.",
            "The captain could have warned the passengers before the ferry struck the reef.",
            false,
        );
    }
}
