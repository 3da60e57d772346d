//! Where two accounts put something, and how the two places lie.
//!
//! Owns the reading of phrases that say where ("off the coast of Sicily"); whether two of them can both
//! hold is the rules' to say.

use std::collections::BTreeSet;

use crate::lexicon::gazetteer::{self, Entry, Sort, Use};
use crate::model::{Deprel, EntityId, EntityKind, TriggerId, Upos};
use crate::text::{Idx as _, Location, Span};

use super::nearby::{share_event, shares_party, tells};
use super::view::View;

/// Words that say where something is.
const WHERE: &[&str] = &[
    "in",
    "at",
    "near",
    "off",
    "outside",
    "inside",
    "on",
    "around",
    "between",
    "beneath",
    "under",
    "across",
    "along",
    "throughout",
    "within",
    "by",
];

/// Words that say whence or whither.
const WAYS: &[&str] = &["from", "to", "into"];

/// Directions that begin a phrase of their own: "south of Italy".
const DIRECTIONS: &[&str] = &[
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "offshore",
];

/// Fit of two sentences from which two phrases may say where one thing happened.
const SAME_POINT: f32 = 0.22;

/// Words between a phrase and what it may belong to.
const REACH: usize = 6;

/// Most words of a phrase.
const LONGEST: usize = 9;

/// How two places lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lie {
    /// The same words, or names of the same.
    Same,
    /// One is or may be a part of the other.
    Within,
    /// They lie in different countries, or are two towns.
    Apart,
}

/// Two phrases that say where one thing happened.
pub(super) struct Pair {
    /// One, with its sentence.
    pub(super) one: (Location, Span),
    /// The other.
    pub(super) other: (Location, Span),
    /// How they lie.
    pub(super) lie: Lie,
    /// How well the sentences fit.
    pub(super) fit: f32,
    /// Whether the sentences tell of one event, and what happened has a party in common.
    pub(super) same_event: bool,
}

/// A phrase that says where.
#[derive(Clone)]
struct Where {
    span: Span,
    /// The word that says whence or whither, where one does.
    way: Option<&'static str>,
    words: String,
    entities: BTreeSet<EntityId>,
    entries: Vec<&'static Entry>,
}

/// Phrases of meeting sentences that say where something of one sort happened; those that both sentences have are
/// left out.
pub(super) fn pairs(view: &View<'_>) -> Vec<Pair> {
    let mut found = Vec::new();
    for meeting in view.meetings(SAME_POINT) {
        let (ours, theirs) = (phrases(view, meeting.one), phrases(view, meeting.other));
        let settled = |place: &Where, all: &[Where]| all.iter().any(|other| lie(place, other) == Lie::Same);
        for our in ours.iter().filter(|our| !settled(our, &theirs)) {
            for their in theirs.iter().filter(|their| !settled(their, &ours)) {
                if our.way != their.way {
                    continue;
                }
                let told = |at: Location, place: &Where| governor(view, at, place.span);
                let (Some(one), Some(other)) = (told(meeting.one, our), told(meeting.other, their)) else {
                    continue;
                };
                if view.same_sort((meeting.one.article, Some(one)), (meeting.other.article, Some(other))) {
                    let event = |at: Location, trigger| (at.article, &view.article(at.article).triggers[trigger]);
                    found.push(Pair {
                        one: (meeting.one, our.span),
                        other: (meeting.other, their.span),
                        lie: lie(our, their),
                        fit: meeting.fit,
                        same_event: share_event(view, meeting)
                            && shares_party(view, event(meeting.one, one), event(meeting.other, other)),
                    });
                }
            }
        }
    }
    found
}

fn lie(one: &Where, other: &Where) -> Lie {
    if one.words == other.words || one.entities == other.entities {
        return Lie::Same;
    }
    if !one.entities.is_disjoint(&other.entities) {
        return Lie::Within;
    }
    let countries = |place: &Where| -> Option<BTreeSet<&str>> {
        let known: Vec<Option<&str>> = place
            .entries
            .iter()
            .map(|entry| match entry.sort {
                Sort::Country => Some(entry.key.as_str()),
                Sort::State | Sort::City | Sort::Region => entry.country.as_deref(),
                _ => None,
            })
            .collect();
        (!known.is_empty()).then(|| known.into_iter().collect::<Option<BTreeSet<&str>>>())?
    };
    // Of two towns neither is a part of the other.
    let towns = |place: &Where| -> BTreeSet<&str> {
        let towns = place.entries.iter().filter(|entry| entry.sort == Sort::City);
        towns.map(|entry| entry.key.as_str()).collect()
    };
    let (ours, theirs) = (towns(one), towns(other));
    if !ours.is_empty() && !theirs.is_empty() && ours.is_disjoint(&theirs) {
        return Lie::Apart;
    }
    match (countries(one), countries(other)) {
        (Some(ours), Some(theirs)) if ours.is_disjoint(&theirs) => Lie::Apart,
        _ => Lie::Within,
    }
}

/// The phrases of a sentence that say where.
fn phrases(view: &View<'_>, at: Location) -> Vec<Where> {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let range = article.syntax.tokens_in(at.span);
    let word = |place: usize| article.slice(tokens[place].span).to_lowercase();
    let mut found: Vec<Where> = Vec::new();
    for place in range.clone() {
        let direction = DIRECTIONS.contains(&word(place).as_str()) && place + 1 < range.end && word(place + 1) == "of";
        let way = WAYS.iter().copied().find(|way| *way == word(place));
        let adposition = tokens[place].upos == Upos::Adp && (way.is_some() || WHERE.contains(&word(place).as_str()));
        if !direction && !adposition {
            continue;
        }
        if found
            .last()
            .is_some_and(|before| before.span.contains(tokens[place].span))
        {
            continue;
        }
        let first = place + 1 + usize::from(direction);
        let end = phrase_end(view, at, first, range.end);
        if end <= first {
            continue;
        }
        let inner = Span {
            start: tokens[first].span.start,
            end: tokens[end - 1].span.end,
        };
        let phrase = Span {
            start: tokens[place].span.start,
            end: inner.end,
        };
        let times = view.times(at).any(|time| time.span.overlaps(phrase));
        if !times && let Some(named) = read(view, at, (phrase, way), inner) {
            found.push(named);
        }
    }
    found
}

/// One past the noun phrase that begins at token `first`, with what hangs on it by "of" and the like.
fn phrase_end(view: &View<'_>, at: Location, first: usize, end: usize) -> usize {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let last = (first + LONGEST).min(end);
    let mut stop = first;
    for (place, token) in tokens.iter().enumerate().take(last).skip(first) {
        let within = || token.head.is_some_and(|head| (first..last).contains(&head.index()));
        let fits = match token.upos {
            Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Det => true,
            Upos::Adp => matches!(&*token.lemma, "of" | "in" | "off" | "near") && place > first,
            Upos::Cconj => place > first && token.deprel == Deprel::Cc,
            Upos::Pron => token.xpos == "PRP$",
            Upos::Part => token.xpos == "POS",
            Upos::Verb => token.deprel == Deprel::Amod && within(),
            _ => false,
        };
        if !fits {
            break;
        }
        if matches!(token.upos, Upos::Noun | Upos::Propn) {
            stop = place + 1;
        }
    }
    stop
}

/// The trigger that a phrase most likely belongs to: the last before it, else the first behind it.
fn governor(view: &View<'_>, at: Location, phrase: Span) -> Option<TriggerId> {
    let article = view.article(at.article);
    let place = |span: Span| article.syntax.tokens_in(span);
    let own = place(phrase);
    let all: Vec<(TriggerId, Span)> = article
        .triggers
        .enumerated()
        .filter(|(_, trigger)| at.span.contains(trigger.span) && tells(trigger) && !trigger.span.overlaps(phrase))
        .map(|(id, trigger)| (id, trigger.span))
        .collect();
    let before = all
        .iter()
        .rev()
        .find(|(_, span)| span.end <= phrase.start && place(*span).end + REACH > own.start);
    let after = || {
        all.iter()
            .find(|(_, span)| span.start >= phrase.end && place(*span).start < own.end + REACH)
    };
    before.or_else(after).map(|(id, _)| *id)
}

/// The places that a phrase names.
fn read(view: &View<'_>, at: Location, (phrase, way): (Span, Option<&'static str>), inner: Span) -> Option<Where> {
    let article = view.article(at.article);
    let mut entities = BTreeSet::new();
    let mut entries = Vec::new();
    for (_, mention) in view.mentions(Location::new(at.article, inner)) {
        let chain = &article.chains[mention.chain];
        if !inner.contains(mention.head) || chain.kind != EntityKind::Place {
            continue;
        }
        let Some(entity) = view.entity(at.article, mention.chain) else {
            continue;
        };
        if entities.insert(entity) {
            let form = article.slice(mention.head);
            let reading = gazetteer::readings(form)
                .into_iter()
                .find(|reading| matches!(reading.used, Use::Name | Use::Capital));
            entries.extend(reading.map(|reading| reading.entry));
        }
    }
    (!entities.is_empty()).then(|| Where {
        span: phrase,
        way,
        words: article.slice(inner).to_lowercase(),
        entities,
        entries,
    })
}
