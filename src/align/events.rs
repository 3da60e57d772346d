//! Triggers, within and across articles, joined into events.
//!
//! Two triggers tell of one event when they are of one sense class, nothing they say of actors,
//! places and times is at odds, and enough of it is shared. Best pairs are joined first, and two
//! groups are joined only if no member of one is at odds with a member of the other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{
    AnalysedArticle, ChainId, Config, Entity, EntityId, Event, EventId, Notice, Role, Trigger, TriggerId,
};
use crate::text::{ArticleId, Idx as _, IndexVec, Span};

/// Shared evidence from which two triggers of one class are one event.
const SAME_EVENT: f32 = 1.0;

/// Triggers of one class up to which all are compared with all; beyond, only those that share a participant.
const LARGE_CLASS: usize = 400;

/// Events over all articles, in reading order of their first trigger; every trigger is in exactly one.
#[must_use]
pub fn events(
    articles: &IndexVec<ArticleId, Arc<AnalysedArticle>>,
    entities: &IndexVec<EntityId, Entity>,
    _config: &Config,
) -> (IndexVec<EventId, Event>, Vec<Notice>) {
    let mut of_chain = BTreeMap::new();
    for (id, entity) in entities.enumerated() {
        of_chain.extend(entity.chains.iter().map(|chain| (*chain, id)));
    }
    let mut classes: BTreeMap<&str, Vec<Mark<'_>>> = BTreeMap::new();
    for (id, article) in articles.enumerated() {
        for (trigger_id, trigger) in article.triggers.enumerated() {
            let mark = Mark::new(id, trigger_id, trigger, article, &of_chain);
            classes.entry(trigger.class.as_str()).or_default().push(mark);
        }
    }
    let mut events: Vec<Event> = classes
        .values()
        .flat_map(|marks| groups(marks).into_iter().map(|group| event(&group, marks)))
        .collect();
    events.sort_by(|one, other| one.triggers.cmp(&other.triggers));
    (events.into(), Vec::new())
}

/// A trigger with what identifies its event.
struct Mark<'a> {
    article: ArticleId,
    id: TriggerId,
    trigger: &'a Trigger,
    roles: BTreeMap<Role, BTreeSet<EntityId>>,
    /// Entities of the whole sentence.
    around: BTreeSet<EntityId>,
    days: Option<(Date, Date)>,
    time: Option<&'a str>,
}

impl<'a> Mark<'a> {
    fn new(
        article: ArticleId,
        id: TriggerId,
        trigger: &'a Trigger,
        facts: &'a AnalysedArticle,
        of_chain: &BTreeMap<(ArticleId, ChainId), EntityId>,
    ) -> Self {
        let mut roles: BTreeMap<Role, BTreeSet<EntityId>> = BTreeMap::new();
        for participant in &trigger.participants {
            let entity = participant.chain.and_then(|chain| of_chain.get(&(article, chain)));
            if let Some(entity) = entity {
                roles.entry(participant.role).or_default().insert(*entity);
            }
        }
        let sentence = facts.syntax.sentence_at(trigger.span.start);
        let span = sentence.map_or(trigger.span, |sentence| facts.syntax.sentences[sentence].span);
        let time = facts
            .times
            .iter()
            .find(|time| time.trigger == Some(id) && time.days.is_some());
        Self {
            article,
            id,
            trigger,
            roles,
            around: entities_in(article, facts, span, of_chain),
            days: time.and_then(|time| time.days),
            time: time.map(|time| time.value.as_str()),
        }
    }

    /// Whether the two cannot be one event.
    fn at_odds(&self, other: &Self) -> bool {
        let apart = |role: Role| match (self.roles.get(&role), other.roles.get(&role)) {
            (Some(ours), Some(theirs)) => ours.is_disjoint(theirs),
            _ => false,
        };
        let days_apart = match (self.days, other.days) {
            (Some(ours), Some(theirs)) => ours.1 < theirs.0 || theirs.1 < ours.0,
            _ => false,
        };
        days_apart || apart(Role::Agent) || apart(Role::Patient) || apart(Role::Place)
    }

    /// What the two share, counted in participants.
    fn shared(&self, other: &Self) -> f32 {
        let mut shared = 0.0;
        for (role, ours) in &self.roles {
            let weight = if matches!(role, Role::Agent | Role::Patient) {
                1.0
            } else {
                0.7
            };
            if other.roles.get(role).is_some_and(|theirs| !ours.is_disjoint(theirs)) {
                shared += weight;
            }
        }
        let around = self.around.intersection(&other.around).count();
        shared += 0.3 * around.min(3) as f32;
        if self.days.is_some() && self.days == other.days {
            shared += 0.5;
        }
        if self.trigger.lemma == other.trigger.lemma {
            shared += 0.2;
        }
        shared
    }
}

fn entities_in(
    article: ArticleId,
    facts: &AnalysedArticle,
    span: Span,
    of_chain: &BTreeMap<(ArticleId, ChainId), EntityId>,
) -> BTreeSet<EntityId> {
    let first = facts
        .mentions
        .as_slice()
        .partition_point(|mention| mention.span.start < span.start);
    facts.mentions.as_slice()[first..]
        .iter()
        .take_while(|mention| mention.span.start < span.end)
        .filter_map(|mention| of_chain.get(&(article, mention.chain)).copied())
        .collect()
}

/// Groups of positions in `marks` that are one event each.
fn groups(marks: &[Mark<'_>]) -> Vec<Vec<usize>> {
    let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
    for (one, other) in candidates(marks) {
        let shared = marks[one].shared(&marks[other]);
        if shared >= SAME_EVENT && !marks[one].at_odds(&marks[other]) {
            pairs.push((shared, one, other));
        }
    }
    // Ties go by the words around the trigger, so that the order of the articles changes nothing.
    let order = |place: usize| {
        let mark = &marks[place];
        (mark.trigger.span, mark.trigger.lemma.as_str(), mark.around.len())
    };
    pairs.sort_by(|one, other| {
        let key = |pair: &(f32, usize, usize)| {
            let (a, b) = (order(pair.1), order(pair.2));
            if a <= b { (a, b) } else { (b, a) }
        };
        other.0.total_cmp(&one.0).then_with(|| key(one).cmp(&key(other)))
    });
    let mut group_of: Vec<usize> = (0..marks.len()).collect();
    let mut groups: Vec<Vec<usize>> = (0..marks.len()).map(|place| vec![place]).collect();
    for (_, one, other) in pairs {
        let (low, high) = (group_of[one].min(group_of[other]), group_of[one].max(group_of[other]));
        if low == high {
            continue;
        }
        let odd = groups[low]
            .iter()
            .any(|ours| groups[high].iter().any(|theirs| marks[*ours].at_odds(&marks[*theirs])));
        if !odd {
            let moved = std::mem::take(&mut groups[high]);
            for place in &moved {
                group_of[*place] = low;
            }
            groups[low].extend(moved);
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// Pairs of positions worth comparing.
fn candidates(marks: &[Mark<'_>]) -> BTreeSet<(usize, usize)> {
    let mut pairs = BTreeSet::new();
    if marks.len() <= LARGE_CLASS {
        for other in 0..marks.len() {
            pairs.extend((0..other).map(|one| (one, other)));
        }
        return pairs;
    }
    let mut holders: BTreeMap<EntityId, Vec<usize>> = BTreeMap::new();
    for (place, mark) in marks.iter().enumerate() {
        for entity in mark.roles.values().flatten().collect::<BTreeSet<_>>() {
            holders.entry(*entity).or_default().push(place);
        }
    }
    for places in holders.values().filter(|places| places.len() <= LARGE_CLASS) {
        for (at, other) in places.iter().enumerate() {
            pairs.extend(places[..at].iter().map(|one| (*one, *other)));
        }
    }
    pairs
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
