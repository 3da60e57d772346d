//! Whether two passages tell of one event, or two phrases stand next to events of one sort.
//!
//! Owns the gates that several rules share: looser than the grammar's word, since a phrase is at times
//! hung on the wrong verb. It must never compare what the phrases say.

use std::collections::BTreeSet;

use crate::model::{Certainty, Deprel, EntityId, EventId, Role, Trigger, TriggerId, Upos};
use crate::text::{ArticleId, Location, Span};

use super::view::{Meeting, View};

/// Verbs that say no more than that something was said.
pub(super) const SAYING: &[&str] = &[
    "say", "tell", "add", "state", "note", "reply", "respond", "explain", "remark", "write", "tweet",
];

/// Verbs of so many uses that two of them seldom tell of one event.
const LIGHT: &[&str] = &[
    "be", "become", "come", "do", "get", "give", "go", "have", "keep", "make", "put", "see", "show", "take", "use",
];

/// Words between a phrase and what it may belong to.
const REACH: usize = 5;

/// Whether two triggers of a trigger's sort are likely to tell of one event.
pub(super) fn tells(trigger: &Trigger) -> bool {
    let lemma = trigger.lemma.as_str();
    !SAYING.contains(&lemma) && !LIGHT.contains(&lemma)
}

/// Whether a passage ends at a verb of saying, so that what is said stands outside it.
pub(super) fn is_cut(view: &View<'_>, passage: Location) -> bool {
    let syntax = &view.article(passage.article).syntax;
    let last = syntax.tokens_in(passage.span).last();
    last.is_some_and(|last| SAYING.contains(&&*syntax.tokens.as_slice()[last].lemma))
}

/// Meetings of sentences that may speak of one thing: of fit `same_point`, or of `same_event` where they tell of one event.
pub(super) fn on_one_point(view: &View<'_>, same_point: f32, same_event: f32) -> impl Iterator<Item = Meeting> {
    view.meetings(same_event)
        .filter(move |meeting| meeting.fit >= same_point || share_event(view, *meeting))
}

/// Whether two sentences tell of one event, other than that something was said.
pub(super) fn share_event(view: &View<'_>, meeting: Meeting) -> bool {
    let events = |at: Location| -> BTreeSet<EventId> {
        let ids = view.article(at.article).triggers.enumerated();
        ids.filter(|(_, trigger)| at.span.contains(trigger.span) && tells(trigger))
            .filter_map(|(id, _)| view.event(at.article, id))
            .collect()
    };
    !events(meeting.one).is_disjoint(&events(meeting.other))
}

/// An event of a sentence.
#[derive(Clone, Copy)]
pub(super) struct Told<'c> {
    pub(super) id: TriggerId,
    pub(super) trigger: &'c Trigger,
}

/// Events that two sentences tell of alike: one event or one sort of event, as done in both, with a party in common and
/// none that excludes the other's.
pub(super) fn told_alike<'c>(view: &View<'c>, meeting: Meeting) -> Vec<(Told<'c>, Told<'c>)> {
    let told = |at: Location| -> Vec<Told<'c>> {
        let all = view.article(at.article).triggers.enumerated();
        all.filter(|(_, trigger)| at.span.contains(trigger.span) && tells(trigger))
            .filter(|(_, trigger)| trigger.certainty == Certainty::Asserted)
            .map(|(id, trigger)| Told { id, trigger })
            .collect()
    };
    let (ours, theirs) = (told(meeting.one), told(meeting.other));
    let (one_article, other_article) = (meeting.one.article, meeting.other.article);
    let alike = |one: &Told<'_>, other: &Told<'_>| {
        view.same_sort((one_article, Some(one.id)), (other_article, Some(other.id)))
            && shares_party(view, (one_article, one.trigger), (other_article, other.trigger))
    };
    let pairs = ours
        .iter()
        .flat_map(|one| theirs.iter().map(move |other| (*one, *other)));
    pairs.filter(|(one, other)| alike(one, other)).collect()
}

/// Words that tell one of several from the rest: what they stand before is not what another account means without them.
const ANOTHER: &[&str] = &[
    "another", "other", "earlier", "previous", "separate", "similar", "second", "third", "fourth", "fifth", "first",
    "last", "next", "new", "former", "later",
];

/// Whether two events are told from one another by the words before who and what takes part: "the plan" and "an earlier
/// plan", "a first blast" and "a second blast".
pub(super) fn are_told_apart(view: &View<'_>, one: (ArticleId, &Trigger), other: (ArticleId, &Trigger)) -> bool {
    let telling = |(article, trigger): (ArticleId, &Trigger)| -> BTreeSet<String> {
        let parts = trigger.participants.iter();
        let words = parts.flat_map(|part| view.article(article).slice(part.span).split_whitespace());
        let words = words.map(str::to_lowercase);
        words.filter(|word| ANOTHER.contains(&word.as_str())).collect()
    };
    // "Oil prices" are no "gas prices".
    let modifiers = |(article, trigger): (ArticleId, &Trigger), role: Role| -> BTreeSet<String> {
        let syntax = &view.article(article).syntax;
        let parts = trigger.participants.iter().filter(|part| part.role == role);
        let words = parts.flat_map(|part| &syntax.tokens.as_slice()[syntax.tokens_in(part.span)]);
        let nouns = words.filter(|word| word.deprel == Deprel::Compound && word.upos == Upos::Noun);
        nouns.map(|noun| noun.lemma.to_lowercase()).collect()
    };
    let narrowed_apart = [Role::Agent, Role::Patient].into_iter().any(|role| {
        let (ours, theirs) = (modifiers(one, role), modifiers(other, role));
        !ours.is_empty() && !theirs.is_empty() && ours.is_disjoint(&theirs)
    });
    narrowed_apart || telling(one) != telling(other)
}

/// Whether two sentences count one sort of thing, or people, and no number is in both: what differs in its place or its time
/// and in number as well is two events.
pub(super) fn counts_apart(view: &View<'_>, one: Location, other: Location) -> bool {
    let counts = |at: Location| -> Vec<(&str, f64)> {
        let told = view.quantities(at).filter_map(|quantity| {
            let sort = quantity.role.as_deref().or(quantity.unit.as_deref())?;
            (!matches!(sort, "age" | "ordinal")).then_some((sort, quantity.value))
        });
        told.collect()
    };
    let (ours, theirs) = (counts(one), counts(other));
    let pairs = || ours.iter().flat_map(|one| theirs.iter().map(move |other| (one, other)));
    let people = |at: Location| {
        view.quantities(at)
            .any(|quantity| quantity.unit.as_deref() == Some("person"))
    };
    let shared = pairs().any(|(one, other)| one.1.to_bits() == other.1.to_bits());
    !shared && (pairs().any(|(one, other)| one.0 == other.0) || people(one) && people(other))
}

/// The entities that play a part in an event.
pub(super) fn players(view: &View<'_>, (article, trigger): (ArticleId, &Trigger), role: Role) -> BTreeSet<EntityId> {
    let parts = trigger.participants.iter().filter(|part| part.role == role);
    parts.filter_map(|part| view.entity(article, part.chain?)).collect()
}

/// Whether who or what plays a part in one event plays it in another too; none where nothing can be said, as of a name
/// and a description.
pub(super) fn shares(
    view: &View<'_>,
    one: (ArticleId, &Trigger),
    other: (ArticleId, &Trigger),
    role: Role,
) -> Option<bool> {
    let (ours, theirs) = (players(view, one, role), players(view, other, role));
    let named = |parties: &BTreeSet<EntityId>| parties.iter().any(|entity| view.is_named(*entity));
    if ours.is_disjoint(&theirs) {
        (named(&ours) && named(&theirs)).then_some(false)
    } else {
        Some(true)
    }
}

/// Whether two events have who does it or whom it is done to in common (true), or another there (false); none where
/// nothing can be said.
pub(super) fn parties(view: &View<'_>, one: (ArticleId, &Trigger), other: (ArticleId, &Trigger)) -> Option<bool> {
    let said = [Role::Agent, Role::Patient].map(|role| shares(view, one, other, role));
    if said.contains(&Some(false)) {
        Some(false)
    } else {
        said.contains(&Some(true)).then_some(true)
    }
}

/// Whether two events have who does it or whom it is done to in common, and neither has another there.
pub(super) fn shares_party(view: &View<'_>, one: (ArticleId, &Trigger), other: (ArticleId, &Trigger)) -> bool {
    parties(view, one, other) == Some(true)
}

/// Whether next to two phrases of two sentences, whatever the grammar hangs them on, stand events of one sort.
pub(super) fn same_nearby(view: &View<'_>, one: (Location, Span), other: (Location, Span)) -> bool {
    !classes(view, one).is_disjoint(&classes(view, other))
}

fn classes<'c>(view: &View<'c>, (at, phrase): (Location, Span)) -> BTreeSet<&'c str> {
    let syntax = &view.article(at.article).syntax;
    let own = syntax.tokens_in(phrase);
    let near = |trigger: &&Trigger| {
        let place = syntax.tokens_in(trigger.span);
        place.end + REACH > own.start && place.start < own.end + REACH && !phrase.overlaps(trigger.span)
    };
    view.triggers(at)
        .filter(|trigger| tells(trigger))
        .filter(near)
        .map(|trigger| trigger.class.as_str())
        .collect()
}
