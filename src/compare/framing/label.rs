//! The naming grid: what each account calls the same person, group, place or act.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::view::View;
use crate::compare::wording::list;
use crate::lexicon::gazetteer::knows;
use crate::lexicon::nouns::{noun, vague};
use crate::lexicon::numbers::{scale, small_number};
use crate::lexicon::titles::title;
use crate::lexicon::{Judging, is_function_word, judges};
use crate::model::{Dimension, EntityId, EntityKind, Evidence, Finding, Form, Mention, Rule, Token, Upos};
use crate::text::{ArticleId, Location, Span};

const RULE: Rule = Rule("naming-grid");

/// Worth of a label that stands in an aligned sentence, on the scale of [`distinct`].
const ALIGNED: f32 = 1.0;

/// What a word that judges is worth, one that places on a side, and any other that tells more than the sort of thing meant.
const WORTHS: [f32; 3] = [1.0, 0.7, 0.25];

/// What is left of the worth of plain words for a thing that has no name, which two accounts need not both mean.
const NAMELESS: f32 = 0.4;

/// Ways in which an account itself says that a description is of somebody, so that it may begin with "a".
const SAID_OF: &[&str] = &["apposition", "predicate", "identified", "role", "epithet", "kin"];

/// What another name altogether is worth: "Burma" for "Myanmar".
const ANOTHER_NAME: f32 = 0.6;

/// What another noun for the sort of thing is worth, where all else fails: "the bureau" for "the agency".
const ANOTHER_NOUN: f32 = 0.08;

/// What is left of the worth of plain words before a noun that others use too.
const SAME_NOUN: f32 = 0.4;

/// Score of aligned sentences from which even plain words for one thing are worth a look.
const CLOSE: f32 = 0.25;

/// Most words with a meaning of their own in a label: a longer one is a description that no other account can match.
const LONGEST: usize = 8;

/// First words that tell of which or how many of a sort is spoken, and so of others than another account means.
const PARTIAL: &[&str] = &[
    "no",
    "other",
    "others",
    "another",
    "many",
    "most",
    "more",
    "some",
    "any",
    "all",
    "both",
    "several",
    "few",
    "fewer",
    "such",
    "certain",
    "every",
    "each",
    "half",
    "only",
    "least",
    "neither",
    "either",
    "various",
    "different",
    "which",
    "what",
    "whose",
];

/// Qualities that tell which one is meant, and nothing of what it is.
const WHICH: &[&str] = &[
    "former",
    "ex",
    "current",
    "acting",
    "then",
    "own",
    "first",
    "second",
    "third",
    "new",
    "old",
    "same",
    "recent",
    "next",
    "last",
    "early",
    "late",
    "later",
    "full",
    "whole",
    "entire",
    "local",
    "federal",
    "national",
    "state",
    "public",
    "official",
    "senior",
    "general",
    "previous",
    "future",
    "main",
    "main",
    "joint",
    "foreign",
    "annual",
    "daily",
    "weekly",
    "monthly",
    "additional",
    "similar",
    "such",
    "long",
    "short",
    "young",
    "big",
    "large",
    "small",
    "interim",
    "deputy",
    "vice",
    "chief",
];

/// What one account calls an entity.
struct Label {
    /// Content words as lemmas, in lower case.
    words: BTreeSet<String>,
    /// Those of them that judge.
    judging: BTreeSet<String>,
    /// Those that place whom they name on a side.
    stance: BTreeSet<String>,
    /// Other words that tell more than the sort of thing, the office or the name.
    telling: BTreeSet<String>,
    /// The noun that the others stand before, or the end of a name.
    head: String,
    /// Where it stands, in reading order.
    places: Vec<Location>,
    /// Whether it refers by name.
    named: bool,
    /// Whether every content word is a proper one, so that it tells who is meant and no more.
    proper: bool,
    /// Whether it is no more than the first letters of another name.
    letters: bool,
}

/// Labels that set accounts apart, one finding an entity.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    view.all
        .entities
        .ids()
        .filter_map(|entity| grid(view, entity))
        .collect()
}

fn grid(view: &View<'_>, entity: EntityId) -> Option<Finding> {
    let labels = labels(view, entity);
    if labels.len() < 2 {
        return None;
    }
    let kind = view.all.entities[entity].kind;
    let is_named = view.is_named(entity);
    let nameless = |worth: f32, label: &Label| {
        let judged = !label.judging.is_empty() || !label.stance.is_empty();
        if is_named || judged { worth } else { NAMELESS * worth }
    };
    let mut chosen: Vec<(ArticleId, &Label, f32)> = Vec::new();
    for (article, own) in &labels {
        let others: Vec<&Label> = labels
            .iter()
            .filter(|(other, _)| *other != article)
            .flat_map(|(_, all)| all)
            .collect();
        let best = own
            .iter()
            .map(|label| (label, nameless(distinct(label, &others, kind), label)))
            .filter(|(_, distinct)| *distinct > 0.0)
            .map(|(label, distinct)| (label, distinct, distinct + ALIGNED * nearest(view, label, &others)))
            .max_by(|one, other| one.2.total_cmp(&other.2).then(other.0.first().cmp(&one.0.first())));
        if let Some((label, distinct, _)) = best {
            chosen.push((*article, label, distinct));
        }
    }
    chosen.sort_by(|one, other| {
        other
            .2
            .total_cmp(&one.2)
            .then_with(|| view.rank(one.1.first()).cmp(&view.rank(other.1.first())))
    });
    let (account, strongest, weight) = *chosen.first()?;
    // A single account with a label of its own stands against the one that others use on the same point, or most.
    let mut members: Vec<&Label> = vec![strongest];
    for (article, own) in &labels {
        if *article == account {
            continue;
        }
        let own_label = chosen
            .iter()
            .find(|(other, _, _)| other == article)
            .map(|(_, label, _)| *label);
        members.extend(own_label.or_else(|| {
            own.iter()
                .max_by_key(|label| (label.places.len(), std::cmp::Reverse(label.first())))
        }));
    }
    // Names alone tell no stance: a country and its people, a name and its letters.
    if weight < ANOTHER_NAME && members.iter().all(|label| label.proper && label.judging.is_empty()) {
        return None;
    }
    let mut places = together(view, &members);
    places.sort_unstable();
    let evidence: Vec<Evidence> = places
        .iter()
        .map(|place| View::evidence(passage(view, *place), [place.span]))
        .collect();
    let quoted: Vec<String> = places
        .iter()
        .map(|place| format!("“{}” ({})", view.slice(*place), view.name(place.article)))
        .collect();
    let why = format!(
        "The accounts name the same {} differently: {}.",
        sort(view.all.entities[entity].kind),
        list(&quoted)
    );
    let closeness = places
        .iter()
        .flat_map(|one| places.iter().map(|other| (*one, *other)))
        .filter(|(one, other)| one.article != other.article)
        .map(|(one, other)| view.aligned(one, other))
        .fold(0.0, f32::max);
    if weight < WORTHS[2] && closeness < CLOSE {
        return None;
    }
    let strength = 0.25 + 0.3 * weight.min(1.5) + 0.3 * closeness + 0.2 * view.centrality(entity).sqrt();
    Some(super::finding(view, RULE, Dimension::Label, evidence, strength, why))
}

/// The labels of an entity, article by article.
fn labels(view: &View<'_>, entity: EntityId) -> BTreeMap<ArticleId, Vec<Label>> {
    let mut labels: BTreeMap<ArticleId, Vec<Label>> = BTreeMap::new();
    for (id, mention) in view.all.mentions_of(entity) {
        let facts = &view.article(id).mentions[mention];
        if facts.form == Form::Pronoun {
            continue;
        }
        let Some(label) = label(view, Location::new(id, facts.span), facts, view.is_named(entity)) else {
            continue;
        };
        let known = labels.entry(id).or_default();
        match known.iter_mut().find(|known| known.words == label.words) {
            Some(known) => known.places.extend(label.places),
            None => known.push(label),
        }
    }
    labels
}

/// What a mention calls its entity; none where it tells of another part of a sort, or at too great length.
fn label(view: &View<'_>, at: Location, facts: &Mention, is_named: bool) -> Option<Label> {
    let article = view.article(at.article);
    let tokens = &article.syntax.tokens.as_slice()[article.syntax.tokens_in(at.span)];
    let first = tokens.first().map(|token| article.slice(token.span).to_lowercase());
    let begins = |words: &[&str]| first.as_ref().is_some_and(|first| words.contains(&first.as_str()));
    // "A key ally", said of nobody in so many words, may be anybody.
    let loose = is_named && begins(&["a", "an"]) && !SAID_OF.contains(&facts.rule);
    // A number, or a clause that was taken for a phrase.
    let strays = |token: &Token| token.upos == Upos::Num || matches!(token.xpos, "VB" | "VBD" | "VBP" | "VBZ" | "MD");
    if begins(PARTIAL) || loose || tokens.iter().any(strays) {
        return None;
    }
    let mut label = Label {
        words: BTreeSet::new(),
        judging: BTreeSet::new(),
        stance: BTreeSet::new(),
        telling: BTreeSet::new(),
        head: String::new(),
        places: vec![at],
        named: facts.form == Form::Name,
        proper: proper(view, at),
        letters: !view
            .slice(Location::new(at.article, facts.head))
            .contains(char::is_lowercase),
    };
    for token in tokens {
        let written = article.slice(token.span);
        let word = written.to_lowercase();
        let lemma = token.lemma.to_lowercase();
        if word.chars().count() < 2 || is_function_word(&word) || is_number(&word) {
            continue;
        }
        if facts.head.contains(token.span) {
            label.head.clone_from(&lemma);
        }
        let is = |part: Judging| judges(&word, part) || judges(&lemma, part);
        let common = matches!(token.upos, Upos::Noun | Upos::Adj | Upos::Verb);
        if common && (is(Judging::Noun) || is(Judging::Adjective)) {
            label.judging.insert(lemma.clone());
        } else if token.upos != Upos::Propn && is(Judging::Stance) {
            label.stance.insert(lemma.clone());
        } else if common && !is_plain(written, &lemma) {
            label.telling.insert(lemma.clone());
        }
        label.words.insert(lemma);
    }
    (!label.words.is_empty() && label.words.len() <= LONGEST).then_some(label)
}

/// Whether a common word tells no more than which one is meant and of what sort it is: "the former agency", "the senator".
fn is_plain(written: &str, lemma: &str) -> bool {
    WHICH.contains(&lemma)
        || noun(lemma).is_some()
        || vague(lemma)
        || title(written).is_some()
        || is_place_word(written)
}

/// How much a label sets its account apart: judging words of its own, words for a side, and others that no other account uses.
fn distinct(label: &Label, others: &[&Label], kind: EntityKind) -> f32 {
    let theirs: BTreeSet<&String> = others.iter().flat_map(|other| &other.words).collect();
    let own = |words: &BTreeSet<String>| words.iter().filter(|word| !theirs.contains(word)).count().min(2) as f32;
    let (judging, stance, telling) = (own(&label.judging), own(&label.stance), own(&label.telling));
    let plain = WORTHS[2] * telling * if theirs.contains(&label.head) { SAME_NOUN } else { 1.0 };
    // A name that adds none but plain words names.
    let plain = if label.named { 0.0 } else { plain };
    let named = others.iter().filter(|other| other.named && other.proper);
    let another = label.named
        && label.proper
        && !label.letters
        && !matches!(kind, EntityKind::Person | EntityKind::Place)
        && named.clone().count() > 0
        && named.clone().all(|other| are_two_names(&label.words, &other.words));
    let another = if another {
        ANOTHER_NAME
    } else if !label.named && !theirs.contains(&label.head) {
        ANOTHER_NOUN
    } else {
        0.0
    };
    WORTHS[0] * judging + WORTHS[1] * stance + plain + another
}

/// Whether of two names neither is a part or another form of the other.
fn are_two_names(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let alike = |one: &str, other: &str| {
        let shared = one
            .chars()
            .zip(other.chars())
            .take_while(|(one, other)| one == other)
            .count();
        shared >= 3 || shared >= one.chars().count().min(other.chars().count())
    };
    !one.iter().any(|word| other.iter().any(|their| alike(word, their)))
}

/// How well the best aligned sentences fit in which this label and another account's stand.
fn nearest(view: &View<'_>, label: &Label, others: &[&Label]) -> f32 {
    let theirs = others.iter().flat_map(|other| &other.places);
    theirs
        .flat_map(|theirs| label.places.iter().map(move |ours| (ours, theirs)))
        .map(|(ours, theirs)| view.aligned(*ours, *theirs))
        .fold(0.0, f32::max)
}

/// One place of each label, the first label's being the one best aligned with some place of the others, and the
/// others' those best aligned with it.
fn together(view: &View<'_>, labels: &[&Label]) -> Vec<Location> {
    let Some((first, others)) = labels.split_first() else {
        return Vec::new();
    };
    let best = |places: &[Location], fit: &dyn Fn(Location) -> f32| {
        places
            .iter()
            .copied()
            .max_by(|one, other| fit(*one).total_cmp(&fit(*other)).then(other.cmp(one)))
    };
    let anchor = best(&first.places, &|place| {
        let theirs = others.iter().flat_map(|other| &other.places);
        theirs.map(|other| view.aligned(place, *other)).fold(0.0, f32::max)
    });
    let Some(anchor) = anchor else { return Vec::new() };
    let theirs = others
        .iter()
        .filter_map(|other| best(&other.places, &|place| view.aligned(anchor, place)));
    std::iter::once(anchor).chain(theirs).collect()
}

/// Whether every content word is part of a name or a word for a place.
fn proper(view: &View<'_>, at: Location) -> bool {
    let article = view.article(at.article);
    article.syntax.tokens.as_slice()[article.syntax.tokens_in(at.span)]
        .iter()
        .filter(|token| matches!(token.upos, Upos::Noun | Upos::Adj | Upos::Propn | Upos::Verb))
        .all(|token| token.upos == Upos::Propn || is_place_word(article.slice(token.span)))
}

/// A demonym or another word for a place, which the tagger takes for an adjective.
fn is_place_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && knows(word)
}

impl Label {
    /// Where it stands first.
    fn first(&self) -> Location {
        self.places[0]
    }
}

fn is_number(word: &str) -> bool {
    word.split('-').all(|part| {
        part.starts_with(|first: char| first.is_ascii_digit()) || small_number(part).is_some() || scale(part).is_some()
    })
}

/// The sentence around a mention.
fn passage(view: &View<'_>, mention: Location) -> Location {
    let sentence = view.sentence(mention);
    let span: Span = sentence.span.cover(mention.span);
    Location::new(mention.article, span)
}

fn sort(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organisation",
        EntityKind::Place => "place",
        EntityKind::Group => "group",
        EntityKind::Event => "event",
        EntityKind::Product | EntityKind::Work | EntityKind::Other => "thing",
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn an_office_or_a_sort_is_no_epithet() {
        check(
            "naming-grid",
            "The coast guard saved the mayor Ida Lund from the water. The former senator was taken ashore.",
            "The coast guard saved Ida Lund from the water. The mayor was taken ashore.",
            false,
        );
    }

    #[test]
    fn others_of_a_sort_are_others() {
        check(
            "naming-grid",
            "The coast guard warned other reckless skippers near Lindholm. Many angry skippers complained.",
            "The coast guard warned skippers near Lindholm. The skippers complained.",
            false,
        );
    }

    #[test]
    fn an_epithet_against_a_name() {
        check(
            "naming-grid",
            "The coast guard saved the reckless captain Erik Olsen from the water. The reckless captain was taken ashore.",
            "The coast guard saved Erik Olsen from the water. The veteran skipper was taken ashore.",
            true,
        );
    }

    #[test]
    fn a_number_is_no_name() {
        check(
            "naming-grid",
            "The ferry carried about 9,000 cars a week. The cars were insured.",
            "The ferry carried about 11,000 cars a week. The cars were insured.",
            false,
        );
    }

    #[test]
    fn a_number_in_words_is_none_either() {
        check(
            "naming-grid",
            "In the end 31 frightened tourists were hurt. The frightened tourists wept.",
            "In the end thirty-one frightened tourists were hurt. The frightened tourists wept.",
            false,
        );
    }

    #[test]
    fn a_country_and_its_people() {
        check(
            "naming-grid",
            "Erik Olsen left Norway on Monday.",
            "On Monday Erik Olsen left the Norwegian coast.",
            false,
        );
    }
}
