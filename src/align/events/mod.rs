//! Triggers, within and across articles, joined into events.
//!
//! Two triggers are compared where their senses are near: one lemma, a verb and its noun, one class
//! of the lexicon, or words of one meaning by their vectors. How likely they tell of one event is
//! weighed over participants, words and numbers of their sentences; groups are joined by the
//! average over all their pairs.

mod likeness;
mod mark;
mod senses;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::language::idf::Idf;
use crate::model::{AnalysedArticle, Config, Entity, EntityId, Event, EventId, Notice, Role, SentenceId, TriggerId};
use crate::text::{ArticleId, Idx as _, IndexVec};

use super::clusters;
use mark::{Entities, Mark, Setting};
use senses::{Nearness, Sense};

/// Average likeness from which groups are one event, of [`clusters::WHOLE`].
const SAME_EVENT: u64 = 2_500;

/// Pairs of two senses up to which all are compared; beyond, only those that share a participant.
const MOST_PAIRS: usize = 40_000;

/// Triggers that share a participant up to which it brings them together.
const FEW: usize = 60;

/// Events over all articles, in reading order of their first trigger; every trigger is in exactly one.
#[must_use]
pub fn events(
    articles: &IndexVec<ArticleId, Arc<AnalysedArticle>>,
    entities: &IndexVec<EntityId, Entity>,
    _config: &Config,
) -> (IndexVec<EventId, Event>, Vec<Notice>) {
    let mut of_chain = Entities::new();
    for (id, entity) in entities.enumerated() {
        of_chain.extend(entity.chains.iter().map(|chain| (*chain, id)));
    }
    let senses = senses(articles);
    let (marks, settings) = marks(articles, &of_chain, &senses);
    let near = senses::near(&senses);
    let mut of_sense: Vec<Vec<usize>> = vec![Vec::new(); senses.len()];
    for (place, mark) in marks.iter().enumerate() {
        of_sense[mark.sense].push(place);
    }
    let likenesses: BTreeMap<(usize, usize), u64> = near
        .par_iter()
        .flat_map_iter(|(&(one, other), nearness)| {
            let weigh = |pair| (pair, weigh(pair, &marks, &settings, nearness));
            let pairs = pairs(&of_sense[one], &of_sense[other], &marks);
            let likenesses: Vec<_> = pairs
                .into_iter()
                .map(weigh)
                .filter(|(_, likeness)| *likeness > 0)
                .collect();
            likenesses
        })
        .collect();
    let mut events: Vec<Event> = clusters::average_link(marks.len(), &likenesses, SAME_EVENT)
        .iter()
        .map(|group| event(group, &marks))
        .collect();
    events.sort_by(|one, other| one.triggers.cmp(&other.triggers));
    (events.into(), Vec::new())
}

/// All senses of the articles' triggers, sorted.
fn senses(articles: &IndexVec<ArticleId, Arc<AnalysedArticle>>) -> Vec<Sense> {
    let senses: BTreeSet<Sense> = articles
        .iter()
        .flat_map(|article| article.triggers.iter())
        .map(|trigger| Sense {
            lemma: trigger.lemma.clone(),
            class: trigger.class.clone(),
        })
        .collect();
    senses.into_iter().collect()
}

/// All triggers and the sentences that they stand in, article by article in the order of their
/// texts, so that the order in which they were opened changes nothing.
fn marks<'a>(
    articles: &'a IndexVec<ArticleId, Arc<AnalysedArticle>>,
    entities: &Entities,
    senses: &[Sense],
) -> (Vec<Mark<'a>>, Vec<Setting>) {
    let idf = Idf::embedded();
    let mut order: Vec<ArticleId> = articles.enumerated().map(|(id, _)| id).collect();
    order.sort_by(|one, other| articles[*one].article.text.cmp(&articles[*other].article.text));
    let (mut marks, mut settings) = (Vec::new(), Vec::new());
    for article in order {
        let facts: &AnalysedArticle = &articles[article];
        let mut last: Option<SentenceId> = None;
        for (id, trigger) in facts.triggers.enumerated() {
            let sentence = facts.syntax.sentence_at(trigger.span.start);
            if last != sentence || settings.is_empty() || last.is_none() {
                settings.push(sentence.map_or_else(Setting::default, |sentence| {
                    Setting::new(article, facts, sentence, entities, &idf)
                }));
                last = sentence;
            }
            let sense = senses
                .binary_search_by(|sense| {
                    (sense.lemma.as_str(), sense.class.as_str()).cmp(&(trigger.lemma.as_str(), trigger.class.as_str()))
                })
                .unwrap_or_default();
            marks.push(Mark::new((article, facts), id, sense, settings.len() - 1, entities));
        }
    }
    mark::number(&mut settings);
    (marks, settings)
}

/// Pairs of positions worth comparing, the smaller first, of the triggers of two senses.
fn pairs(ours: &[usize], theirs: &[usize], marks: &[Mark<'_>]) -> BTreeSet<(usize, usize)> {
    let pair = |one: usize, other: usize| (one.min(other), one.max(other));
    if ours.len() * theirs.len() <= MOST_PAIRS {
        return ours
            .iter()
            .flat_map(|one| theirs.iter().map(move |other| pair(*one, *other)))
            .filter(|(one, other)| one != other)
            .collect();
    }
    let mut holders: BTreeMap<EntityId, BTreeSet<usize>> = BTreeMap::new();
    for place in ours.iter().chain(theirs) {
        for entity in marks[*place].roles.values().flatten() {
            holders.entry(*entity).or_default().insert(*place);
        }
    }
    let mut found = BTreeSet::new();
    for places in holders.values().filter(|places| places.len() <= FEW) {
        for one in places {
            found.extend(places.range(one + 1..).map(|other| (*one, *other)));
        }
    }
    // Pairs within one sense are weighed where that sense meets itself.
    let itself = ours == theirs;
    found.retain(|(one, other)| itself || marks[*one].sense != marks[*other].sense);
    found
}

fn weigh((one, other): (usize, usize), marks: &[Mark<'_>], settings: &[Setting], near: &Nearness) -> u64 {
    let (one, other) = (&marks[one], &marks[other]);
    likeness::likeness(one, other, near, &settings[one.setting], &settings[other.setting])
}

fn event(group: &[usize], marks: &[Mark<'_>]) -> Event {
    let mut triggers: Vec<(ArticleId, TriggerId)> = group
        .iter()
        .map(|place| (marks[*place].article, marks[*place].id))
        .collect();
    triggers.sort_unstable();
    let most = |words: Vec<&str>| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for word in words {
            *counts.entry(word).or_default() += 1;
        }
        counts
            .into_iter()
            .max_by_key(|(word, count)| (*count, std::cmp::Reverse(*word)))
            .map(|(word, _)| word.to_owned())
    };
    let mut places: BTreeMap<EntityId, usize> = BTreeMap::new();
    for place in group {
        for entity in marks[*place].roles.get(&Role::Place).into_iter().flatten() {
            *places.entry(*entity).or_default() += 1;
        }
    }
    Event {
        label: most(group.iter().map(|place| marks[*place].trigger.lemma.as_str()).collect()).unwrap_or_default(),
        triggers,
        time: most(group.iter().filter_map(|place| marks[*place].time).collect()),
        place: places
            .into_iter()
            .max_by_key(|(entity, count)| (*count, std::cmp::Reverse(entity.index())))
            .map(|(entity, _)| entity),
    }
}
