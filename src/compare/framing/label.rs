//! The naming grid: what each account calls the same person, group, place or act.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::view::View;
use crate::compare::wording::list;
use crate::lexicon::gazetteer::knows;
use crate::lexicon::numbers::{scale, small_number};
use crate::lexicon::{is_function_word, is_loaded};
use crate::model::{Dimension, EntityId, EntityKind, Evidence, Finding, Form, Rule, Upos};
use crate::text::{ArticleId, Location, Span};

const RULE: Rule = Rule("naming-grid");

/// Worth of a label that stands in an aligned sentence, on the scale of [`distinct`].
const ALIGNED: f32 = 2.0;

/// What words of its own are worth to a label that shares its noun with others and does not judge.
const PLAIN: f32 = 0.4;

/// What one account calls an entity.
struct Label {
    /// Content words in lower case.
    words: BTreeSet<String>,
    /// The last of them: the noun that the others stand before, or the end of a name.
    head: String,
    /// Where it stands, in reading order.
    places: Vec<Location>,
    /// Whether it refers by name.
    named: bool,
    /// Whether every content word is a proper one, so that it tells who is meant and no more.
    proper: bool,
    /// Number of judging words.
    loaded: usize,
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
    let person = view.all.entities[entity].kind == EntityKind::Person;
    let mut chosen: Vec<(ArticleId, &Label, f32)> = Vec::new();
    for (article, own) in &labels {
        let others: Vec<&Label> = labels
            .iter()
            .filter(|(other, _)| *other != article)
            .flat_map(|(_, all)| all)
            .collect();
        let best = own
            .iter()
            .filter(|label| !(person && label.named && label.loaded == 0))
            .map(|label| (label, distinct(label, &others)))
            .filter(|(_, distinct)| *distinct > 0.0)
            .map(|(label, distinct)| (label, distinct + ALIGNED * nearest(view, label, &others)))
            .max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.first().cmp(&one.0.first())));
        if let Some((label, distinct)) = best {
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
    if members.iter().all(|label| label.proper && label.loaded == 0) {
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
        noun(view.all.entities[entity].kind),
        list(&quoted)
    );
    let strength = 0.15 + 0.15 * weight.min(3.0) + 0.3 * view.centrality(entity).sqrt();
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
        let words = content(view, Location::new(id, facts.span));
        if words.is_empty() {
            continue;
        }
        let known = labels.entry(id).or_default();
        if let Some(label) = known.iter_mut().find(|label| label.words == words) {
            label.places.push(Location::new(id, facts.span));
            continue;
        }
        let loaded = words.iter().filter(|word| is_loaded(word)).count();
        let head = view.slice(Location::new(id, facts.head));
        let head = head
            .rsplit(|letter: char| !letter.is_alphanumeric() && letter != '-')
            .next();
        known.push(Label {
            words,
            head: head.unwrap_or_default().to_lowercase(),
            places: vec![Location::new(id, facts.span)],
            named: facts.form == Form::Name,
            proper: proper(view, Location::new(id, facts.span)),
            loaded,
        });
    }
    labels
}

/// How much a label sets its account apart: judging words of its own, and words that no other account uses.
fn distinct(label: &Label, others: &[&Label]) -> f32 {
    let theirs: BTreeSet<&String> = others.iter().flat_map(|other| &other.words).collect();
    let own = label.words.iter().filter(|word| !theirs.contains(word)).count();
    if own == 0 {
        return 0.0;
    }
    let judging = label
        .words
        .iter()
        .filter(|word| is_loaded(word) && !theirs.contains(word))
        .count();
    // "An overseas trip" and "a three-day trip" are one name for one trip.
    let share = own as f32 / label.words.len() as f32;
    // "An overseas trip" and "a three-day trip" hardly differ in what they call it.
    let share = if theirs.contains(&label.head) && judging == 0 {
        PLAIN * share
    } else {
        share
    };
    share + judging as f32 + 0.1 * (label.places.len().min(5) as f32) + if label.named { 0.3 } else { 0.0 }
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

/// The words of a label that name; how many there are is the business of the rules for numbers.
fn content(view: &View<'_>, at: Location) -> BTreeSet<String> {
    view.slice(at)
        .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() > 1 && !is_function_word(word) && !is_number(word))
        .collect()
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

fn noun(kind: EntityKind) -> &'static str {
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
    use crate::text::{ArticleId, Idx, Location, Span};

    use super::{Label, distinct};

    #[test]
    fn another_noun_sets_accounts_further_apart_than_another_adjective() {
        let label = |words: &[&str]| Label {
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            head: words.last().map_or_else(String::new, |word| (*word).to_owned()),
            places: vec![Location::new(ArticleId::from_usize(0), Span::new(0, 1))],
            named: false,
            proper: false,
            loaded: 0,
        };
        let trip = label(&["overseas", "trip"]);
        let adjective = distinct(&label(&["three-day", "trip"]), &[&trip]);
        let noun = distinct(&label(&["three-day", "junket"]), &[&trip]);
        assert!(adjective < noun, "{adjective} is not below {noun}");
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
