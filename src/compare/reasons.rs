//! Why something happened, as the accounts put it: "because of fog", "for lying to the owners", "on seeing the ship".
//!
//! Owns the reading of such phrases and the pairing of those that explain one event; whether two of them can both hold
//! is the rules' to say.

use std::collections::BTreeSet;

use crate::lexicon::is_function_word;
use crate::model::{Certainty, EntityId, TriggerId, Upos};
use crate::text::{Location, Span};

use super::difference::Difference;
use super::nearby::tells;
use super::view::{Meeting, View};

/// Fit of two sentences from which they may explain one event.
const SAME_POINT: f32 = 0.2;

/// Words that begin a cause, as a thing.
const CAUSES: &[&[&str]] = &[
    &["because", "of"],
    &["due", "to"],
    &["owing", "to"],
    &["as", "a", "result", "of"],
    &["on", "account", "of"],
    &["thanks", "to"],
    &["caused", "by"],
    &["triggered", "by"],
    &["sparked", "by"],
    &["prompted", "by"],
    &["blamed", "on"],
    &["attributed", "to"],
];

/// Verbs of reward and punishment, whose reason follows as "for doing it".
const FOR: &[&str] = &[
    "fire",
    "dismiss",
    "sack",
    "suspend",
    "punish",
    "fine",
    "arrest",
    "charge",
    "sentence",
    "jail",
    "convict",
    "indict",
    "sue",
    "criticize",
    "criticise",
    "praise",
    "blame",
    "expel",
    "ban",
    "censure",
    "oust",
    "honor",
    "honour",
    "award",
    "apologize",
    "apologise",
    "reprimand",
    "discipline",
    "kill",
    "execute",
];

/// What somebody does before acting on it: "on seeing the ship".
const SIGHT: &[&str] = &[
    "sight", "see", "spot", "hear", "learn", "notice", "find", "discover", "realize", "realise",
];

/// Words between a reason and the event that it explains, and words of a reason.
const REACH: usize = 12;
const LONGEST: usize = 14;

/// A reason in its sentence.
#[derive(Clone)]
pub(super) struct Reason {
    /// The words, from the connective on.
    pub(super) span: Span,
    /// Whether it is told as a thing that caused the event.
    pub(super) cause: bool,
    /// Whether it is told as sure and as the only one.
    pub(super) sure: bool,
    /// Lemmas of its content words.
    pub(super) words: BTreeSet<String>,
    /// Those whom it names.
    pub(super) entities: BTreeSet<EntityId>,
    effects: Vec<TriggerId>,
}

/// Two reasons for one event.
pub(super) struct Pair {
    /// One, with its sentence.
    pub(super) one: (Location, Reason),
    /// The other.
    pub(super) other: (Location, Reason),
    /// How well the sentences fit.
    pub(super) fit: f32,
    /// Whether the event has somebody or something in common.
    pub(super) same_parts: bool,
}

impl Pair {
    /// Whether the reasons have a word or a name in common.
    pub(super) fn share(&self) -> bool {
        let (one, other) = (&self.one.1, &self.other.1);
        !one.words.is_disjoint(&other.words) || !one.entities.is_disjoint(&other.entities)
    }

    /// The two reasons as one difference, the surer the better their sentences fit.
    pub(super) fn difference(&self) -> Difference {
        Difference::new(
            (self.one.0, self.one.1.span),
            (self.other.0, self.other.1.span),
            0.3 + 0.5 * self.fit,
        )
    }
}

/// Reasons of meeting sentences that explain one sort of event.
pub(super) fn pairs(view: &View<'_>) -> Vec<Pair> {
    let mut found = Vec::new();
    for Meeting { one, other, fit } in view.meetings(SAME_POINT) {
        let theirs = reasons(view, other);
        if theirs.is_empty() {
            continue;
        }
        for our in reasons(view, one) {
            for their in &theirs {
                let effects = || {
                    let theirs = &their.effects;
                    our.effects
                        .iter()
                        .flat_map(move |our| theirs.iter().map(move |their| (*our, *their)))
                };
                let same = effects()
                    .any(|(our, their)| view.same_sort((one.article, Some(our)), (other.article, Some(their))));
                let sight = !our.cause && !their.cause;
                let same_parts =
                    effects().any(|(our, their)| !parts(view, one, our).is_disjoint(&parts(view, other, their)));
                if same || sight && same_parts {
                    found.push(Pair {
                        one: (one, our.clone()),
                        other: (other, their.clone()),
                        fit,
                        same_parts,
                    });
                }
            }
        }
    }
    found
}

/// Who and what takes part in an event, and what names it: "the fire".
fn parts(view: &View<'_>, at: Location, trigger: TriggerId) -> BTreeSet<EntityId> {
    let trigger = &view.article(at.article).triggers[trigger];
    let named = view
        .mentions(Location::new(at.article, trigger.span))
        .filter(|(_, mention)| mention.head.contains(trigger.span))
        .map(|(_, mention)| mention.chain);
    let parts = trigger.participants.iter().filter_map(|part| part.chain);
    named
        .chain(parts)
        .filter_map(|chain| view.entity(at.article, chain))
        .collect()
}

/// The reasons that a sentence gives.
pub(super) fn reasons(view: &View<'_>, at: Location) -> Vec<Reason> {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let range = article.syntax.tokens_in(at.span);
    let word = |place: usize| article.slice(tokens[place].span).to_lowercase();
    let mut found = Vec::new();
    for place in range.clone() {
        let Some((connective, cause)) = connective(view, at, place) else {
            continue;
        };
        let first = place + connective;
        let last = (first..range.end.min(first + LONGEST))
            .take_while(|inside| {
                tokens[*inside].upos != Upos::Punct && !matches!(word(*inside).as_str(), "but" | "which" | "who")
            })
            .last();
        let Some(last) = last else { continue };
        let content = tokens[first].span.cover(tokens[last].span);
        let effects = effects(view, at, tokens[place].span, content);
        let Some(nearest) = effects.last().map(|effect| &article.triggers[*effect]) else {
            continue;
        };
        let times: Vec<Span> = view.times(at).map(|time| time.span).collect();
        let before = range.start.max(place.saturating_sub(3));
        let doubt = (before..place).any(|near| DOUBT.contains(&word(near).as_str()));
        let words: BTreeSet<String> = tokens[first..=last]
            .iter()
            .filter(|token| !times.iter().any(|time| time.contains(token.span)))
            .filter(|token| {
                matches!(
                    token.upos,
                    Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num
                )
            })
            .map(|token| token.lemma.to_lowercase())
            .filter(|lemma| !is_function_word(lemma))
            .collect();
        let content_at = Location::new(at.article, content);
        if !words.is_empty() {
            found.push(Reason {
                span: tokens[place].span.cover(content),
                cause,
                sure: !doubt && !nearest.negated && nearest.certainty == Certainty::Asserted,
                words,
                entities: view.entities_in(content_at),
                effects,
            });
        }
    }
    found
}

/// Words that leave room for another cause.
const DOUBT: &[&str] = &[
    "may",
    "might",
    "could",
    "possibly",
    "perhaps",
    "apparently",
    "partly",
    "also",
    "not",
    "reportedly",
    "allegedly",
    "likely",
    "probably",
    "mainly",
    "largely",
    "if",
];

/// How many words at `place` begin a reason, and whether it is told as a cause.
fn connective(view: &View<'_>, at: Location, place: usize) -> Option<(usize, bool)> {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let range = article.syntax.tokens_in(at.span);
    let word = |place: usize| (place < range.end).then(|| article.slice(tokens[place].span).to_lowercase());
    let is = |list: &[&str]| {
        (0..)
            .zip(list)
            .all(|(at, wanted)| word(place + at).as_deref() == Some(*wanted))
    };
    if let Some(cause) = CAUSES.iter().find(|cause| is(cause)) {
        return Some((cause.len(), true));
    }
    if is(&["because"]) {
        return Some((1, false));
    }
    let next = tokens.get(place + 1).filter(|_| place + 1 < range.end)?;
    let acting = next.xpos == "VBG";
    if acting && matches!(word(place).as_deref(), Some("on" | "upon")) && SIGHT.contains(&&*next.lemma) {
        return Some((1, false));
    }
    let punished = || {
        let first = range.start.max(place.saturating_sub(5));
        tokens[first..place].iter().any(|token| FOR.contains(&&*token.lemma))
    };
    (acting && is(&["for"]) && punished()).then_some((1, false))
}

/// The events that a reason may explain: those told before it, else the first behind it.
fn effects(view: &View<'_>, at: Location, connective: Span, content: Span) -> Vec<TriggerId> {
    let article = view.article(at.article);
    let place = |span: Span| article.syntax.tokens_in(span).start;
    let all = || {
        let triggers = article.triggers.enumerated();
        triggers.filter(|(_, trigger)| at.span.contains(trigger.span) && tells(trigger))
    };
    let before: Vec<TriggerId> = all()
        .filter(|(_, trigger)| trigger.span.end <= connective.start && place(trigger.span) + REACH > place(connective))
        .map(|(id, _)| id)
        .collect();
    if !before.is_empty() {
        return before;
    }
    let end = article.syntax.tokens_in(content).end;
    all()
        .find(|(_, trigger)| trigger.span.start >= content.end && place(trigger.span) < end + REACH)
        .map(|(id, _)| id)
        .into_iter()
        .collect()
}
