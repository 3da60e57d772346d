//! The offices that accounts give a person, before the name and in appositions.
//!
//! Owns the reading of their words; whether two of them agree is the rule's to say.

use std::collections::{BTreeMap, BTreeSet};

use crate::lexicon::gazetteer;
use crate::lexicon::nouns::{NounKind, noun};
use crate::model::{EntityId, Form, Token, Upos};
use crate::text::{ArticleId, Location, Span};

use super::difference::Said;
use super::ranks::stations;
use super::view::View;

/// Words that begin what the holder of an office is the head of.
const OF: &[&str] = &["of", "for"];

/// Parties and their people, and words that only date an office.
pub(super) const PARTIES: &[&str] = &[
    "republican",
    "democrat",
    "democratic",
    "conservative",
    "labour",
    "labor",
    "liberal",
    "socialist",
    "green",
    "independent",
    "former",
    "then",
    "current",
    "late",
    "ex",
    "incumbent",
];

/// Whether a word names an office or a trade.
pub(super) fn is_office(word: &str) -> bool {
    // "Lady" is a form of address, or part of a ship's name.
    let office = |class: &str| !matches!(class, "man" | "woman" | "boy" | "girl" | "child" | "person" | "friend");
    !PARTIES.contains(&word)
        && noun(word).is_some_and(|noun| noun.class.kind == NounKind::Person && !noun.plural && office(noun.class.name))
}

/// An office as an account tells it.
pub(super) struct Office {
    /// Its words, in their sentence.
    pub(super) said: Said,
    /// Its nouns and names in lower case.
    pub(super) words: BTreeSet<String>,
    /// Those of them that the gazetteer knows ("Ohio", "FBI").
    names: BTreeSet<String>,
}

impl Office {
    /// Whether two ways to tell an office tell the same one: one may name whose it is, and the other not.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let within = |short: &Self, long: &Self| {
            short.words.is_subset(&long.words)
                && long
                    .words
                    .difference(&short.words)
                    .all(|word| long.names.contains(word) && !is_office(word))
        };
        within(self, other) || within(other, self)
    }
}

/// For each person, the offices that stand behind or before the name in each account, once each.
pub(super) fn offices(view: &View<'_>) -> BTreeMap<EntityId, BTreeMap<ArticleId, Vec<Office>>> {
    let mut found: BTreeMap<EntityId, BTreeMap<ArticleId, Vec<Office>>> = BTreeMap::new();
    for (entity, place, form) in stations(view) {
        let place = match form {
            Form::Nominal => Location::new(place.article, in_full(view, place)),
            _ => place,
        };
        let known = found.entry(entity).or_default().entry(place.article).or_default();
        if let Some(office) = office(view, place, form)
            && !known.iter().any(|other| other.words == office.words)
        {
            known.push(office);
        }
    }
    found
}

/// A short apposition with the words behind it that say what the office is of.
fn in_full(view: &View<'_>, at: Location) -> Span {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let end = article.syntax.tokens_in(view.sentence(at).span).end;
    let next = article.syntax.tokens_in(at.span).end;
    if next >= end || !OF.contains(&article.slice(tokens[next].span)) {
        return at.span;
    }
    let last = (next + 1..end)
        .take_while(|place| {
            matches!(
                tokens[*place].upos,
                Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det | Upos::Num
            )
        })
        .last();
    last.map_or(at.span, |last| at.span.cover(tokens[last].span))
}

/// Where the title before a name starts: behind a verb, and behind the noun of another phrase that a bare relative
/// clause follows, "the bill President Berg signed".
fn title_start(view: &View<'_>, id: ArticleId, range: std::ops::Range<usize>) -> usize {
    let article = view.article(id);
    let tokens = article.syntax.tokens.as_slice();
    let capital = |place: usize| article.slice(tokens[place].span).starts_with(char::is_uppercase);
    let verb = range
        .clone()
        .rev()
        .find(|place| matches!(tokens[*place].xpos, "VBD" | "VBP" | "VBZ" | "VB" | "MD"));
    let first = verb.map_or(range.start, |verb| verb + 1);
    let titled = first < range.end && tokens[first].upos == Upos::Det && capital(range.end - 1);
    let other = (first..range.end)
        .rev()
        .find(|place| titled && tokens[*place].upos == Upos::Noun && !capital(*place))
        .filter(|noun| article.slice(tokens[*noun].span) != "state");
    other.map_or(first, |noun| noun + 1)
}

fn office(view: &View<'_>, place: Location, form: Form) -> Option<Office> {
    let article = view.article(place.article);
    let tokens = article.syntax.tokens.as_slice();
    let range = article.syntax.tokens_in(place.span);
    let first = match form {
        Form::Name => title_start(view, place.article, range.clone()),
        _ => range.start,
    };
    if first >= range.end {
        return None;
    }
    let tokens = &tokens[first..range.end];
    let place = Location::new(place.article, tokens[0].span.cover(tokens[tokens.len() - 1].span));
    let words_of = |take: &dyn Fn(&Token) -> bool| -> BTreeSet<String> {
        tokens
            .iter()
            .filter(|token| take(token))
            .map(|token| article.slice(token.span).to_lowercase())
            .filter(|word| word.len() > 2 && !word.ends_with('.'))
            .collect()
    };
    let words = words_of(&|token| {
        let is_pending = matches!(article.slice(token.span), "elect" | "designate");
        is_pending || matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Adj)
    });
    let held = words.iter().any(|word| is_office(word));
    (held && !place.span.is_empty()).then(|| Office {
        said: Said {
            sentence: view.sentence(place),
            key: place.span,
        },
        names: words_of(&|token| gazetteer::knows(article.slice(token.span))),
        words,
    })
}
