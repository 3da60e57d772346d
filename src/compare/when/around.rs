//! What stands around a time in its sentence: words that make it inexact, the noun that it dates, the list it is in,
//! the weekday beside a time of day.
//!
//! Owns the reading of a time's surroundings. It must never read what the time itself says, nor compare two times.

use crate::lexicon::calendar::WEEKDAYS;
use crate::model::{Time, Trigger, Upos};
use crate::text::{ArticleId, Idx, Location, Span};

use crate::compare::nearby::SAYING;
use crate::compare::view::View;

/// Words that make a clock time or a date inexact.
const INEXACT: &[&str] = &[
    "about",
    "around",
    "approximately",
    "roughly",
    "nearly",
    "almost",
    "just",
    "shortly",
    "before",
    "after",
    "until",
    "till",
    "by",
    "since",
    "least",
    "early",
    "earlier",
    "late",
    "later",
    "mid",
    "circa",
    "some",
    "toward",
    "towards",
];

/// Words between a time and the noun that it stands before.
const NOUN_PHRASE: usize = 4;

/// Words that may stand between two times of one list, with those that make a time inexact.
const JOINS: &[&str] = &["and", "or", "to", "through", "until", ",", "–", "-"];

/// Words between two times of one list.
const GAP: usize = 4;

/// The event that a time dates.
pub(super) fn event<'c>(view: &View<'c>, at: Location, time: &Time) -> Option<(ArticleId, &'c Trigger)> {
    Some((at.article, &view.article(at.article).triggers[time.trigger?]))
}

/// Whether a time says when something was said, not when it happened.
pub(super) fn dates_speech(view: &View<'_>, at: Location, time: &Time) -> bool {
    let trigger = time.trigger.map(|trigger| &view.article(at.article).triggers[trigger]);
    trigger.is_some_and(|trigger| SAYING.contains(&trigger.lemma.as_str()))
}

/// The words before a time that make it inexact, sorted.
pub(super) fn modifiers(view: &View<'_>, sentence: Location, time: &Time) -> Vec<String> {
    let article = view.article(sentence.article);
    let first = article.syntax.tokens_in(time.span).start;
    let from = article
        .syntax
        .tokens_in(sentence.span)
        .start
        .max(first.saturating_sub(2));
    let mut words: Vec<String> = article.syntax.tokens.as_slice()[from..first]
        .iter()
        .map(|token| article.slice(token.span).to_lowercase())
        .filter(|word| INEXACT.contains(&word.as_str()))
        .collect();
    words.sort_unstable();
    words
}

/// The words of a time with those right before it that make it inexact: "late Monday".
pub(super) fn in_full(view: &View<'_>, at: Location, time: &Time) -> Span {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let first = article.syntax.tokens_in(time.span).start;
    let before = first.checked_sub(1).map(|before| tokens[before].span);
    before
        .filter(|span| at.span.contains(*span))
        .filter(|span| INEXACT.contains(&article.slice(*span).to_lowercase().as_str()))
        .map_or(time.span, |span| span.cover(time.span))
}

/// The noun that a time stands before and dates, as in "the July 2018 indictment".
pub(super) fn thing<'c>(view: &View<'c>, at: Location, time: &Time) -> Option<&'c str> {
    let syntax = &view.article(at.article).syntax;
    let tokens = syntax.tokens.as_slice();
    let place = syntax.tokens_in(time.span);
    let outside = tokens[place.clone()]
        .iter()
        .filter_map(|token| token.head.map(Idx::index))
        .find(|head| !place.contains(head));
    let dated = |head: &usize| {
        (place.end..place.end + NOUN_PHRASE).contains(head)
            && tokens[place.end..*head].iter().all(|token| token.upos != Upos::Punct)
            && matches!(tokens[*head].upos, Upos::Noun | Upos::Propn)
    };
    outside.filter(dated).map(|head| &*tokens[head].lemma)
}

/// The words of the list that a time belongs to, from the first of its times to the last: "late Saturday and early
/// Sunday".
pub(super) fn list_around(view: &View<'_>, at: Location, time: &Time, all: &[&Time]) -> Option<Span> {
    let article = view.article(at.article);
    let joined = |one: Span, other: Span| {
        let gap = article.syntax.tokens_in(one).end..article.syntax.tokens_in(other).start;
        let mut words = article.syntax.tokens.as_slice()[gap.start..gap.end.max(gap.start)]
            .iter()
            .map(|token| article.slice(token.span).to_lowercase())
            .filter(|word| !INEXACT.contains(&word.as_str()) && word != "on" && word != "in");
        let join = words.next();
        gap.len() <= GAP && join.is_some_and(|word| JOINS.contains(&word.as_str())) && words.next().is_none()
    };
    all.iter()
        .filter(|other| other.kind == time.kind && other.span != time.span)
        .find(|other| joined(time.span, other.span) || joined(other.span, time.span))
        .map(|other| time.span.cover(other.span))
}

/// The weekday that stands right behind a time of day or before it: "at 9 p.m. on Sunday", "on Sunday at 9 p.m.".
pub(super) fn weekday_beside(text: &str, time: Span) -> Option<u32> {
    let behind = text[time.end as usize..].strip_prefix(" on ");
    let after = behind.and_then(|rest| rest.split(|letter: char| !letter.is_alphabetic()).next());
    let ahead = text[..time.start as usize].strip_suffix(" at ");
    let before = ahead.and_then(|rest| rest.rsplit(' ').next());
    let day = |word: &str| WEEKDAYS.iter().position(|name| word.to_lowercase().starts_with(name));
    after.and_then(day).or_else(|| before.and_then(day)).map(|at| at as u32)
}
