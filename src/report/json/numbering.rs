//! From the model's ids, which are local to an article, to the contract's, which are not.
//!
//! Every list is numbered in reading order: by article, then by position in its text.

use std::collections::BTreeMap;

use crate::model::{AnalysedArticle, ChainId, Comparison, EntityId, EventId, MentionId, QuoteId, TriggerId};
use crate::text::{ArticleId, Idx, IndexVec, Span};

/// An exported entity: one of the comparison's, or a chain that none of them holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum EntitySource {
    /// An entity of the comparison.
    Joined(EntityId),
    /// A chain on its own.
    Lone(ArticleId, ChainId),
}

/// An exported event: one of the comparison's, or a trigger that none of them holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum EventSource {
    /// An event of the comparison.
    Joined(EventId),
    /// A trigger on its own.
    Lone(ArticleId, TriggerId),
}

/// The exported number of every fact.
pub(super) struct Numbering {
    mentions: BTreeMap<(ArticleId, MentionId), usize>,
    quotes: BTreeMap<(ArticleId, QuoteId), usize>,
    chains: BTreeMap<(ArticleId, ChainId), usize>,
    triggers: BTreeMap<(ArticleId, TriggerId), usize>,
    joined: BTreeMap<EntityId, usize>,
    /// Exported entities in order.
    pub entities: Vec<EntitySource>,
    /// Exported events in order.
    pub events: Vec<EventSource>,
}

impl Numbering {
    /// Numbers everything that `comparison` holds.
    pub fn new(comparison: &Comparison) -> Self {
        let mut this = Self {
            mentions: number(comparison, |article| in_reading_order(&article.mentions, |it| it.span)),
            quotes: number(comparison, |article| in_reading_order(&article.quotes, |it| it.span)),
            chains: BTreeMap::new(),
            triggers: BTreeMap::new(),
            joined: BTreeMap::new(),
            entities: Vec::new(),
            events: Vec::new(),
        };
        this.number_entities(comparison);
        this.number_events(comparison);
        this
    }

    fn number_entities(&mut self, comparison: &Comparison) {
        let mut held: BTreeMap<(ArticleId, ChainId), EntitySource> = BTreeMap::new();
        for (id, entity) in comparison.entities.enumerated() {
            for chain in &entity.chains {
                held.entry(*chain).or_insert(EntitySource::Joined(id));
            }
        }
        // The first mention decides an entity's place; those without any come last.
        let unmentioned = comparison.entities.ids().map(EntitySource::Joined);
        let mut firsts: BTreeMap<EntitySource, usize> = unmentioned.map(|source| (source, usize::MAX)).collect();
        for (article, analysed) in comparison.articles.enumerated() {
            for (id, mention) in analysed.mentions.enumerated() {
                let lone = EntitySource::Lone(article, mention.chain);
                let source = *held.entry((article, mention.chain)).or_insert(lone);
                let at = self.mentions[&(article, id)];
                let first = firsts.entry(source).or_insert(at);
                *first = at.min(*first);
            }
        }
        let mut order: Vec<_> = firsts.into_iter().map(|(source, first)| (first, source)).collect();
        order.sort_unstable();
        self.entities = order.into_iter().map(|(_, source)| source).collect();
        let numbers: BTreeMap<EntitySource, usize> = self
            .entities
            .iter()
            .enumerate()
            .map(|(number, source)| (*source, number))
            .collect();
        self.chains = held.iter().map(|(chain, source)| (*chain, numbers[source])).collect();
        self.joined = comparison
            .entities
            .ids()
            .map(|id| (id, numbers[&EntitySource::Joined(id)]))
            .collect();
    }

    fn number_events(&mut self, comparison: &Comparison) {
        let mut held: BTreeMap<(ArticleId, TriggerId), EventId> = BTreeMap::new();
        for (id, event) in comparison.events.enumerated() {
            for trigger in &event.triggers {
                held.entry(*trigger).or_insert(id);
            }
        }
        let mut numbers: BTreeMap<EventId, usize> = BTreeMap::new();
        for (article, analysed) in comparison.articles.enumerated() {
            for id in in_reading_order(&analysed.triggers, |it| it.span) {
                let next = self.events.len();
                let number = match held.get(&(article, id)) {
                    Some(event) => *numbers.entry(*event).or_insert(next),
                    None => next,
                };
                if number == next {
                    self.events.push(match held.get(&(article, id)) {
                        Some(event) => EventSource::Joined(*event),
                        None => EventSource::Lone(article, id),
                    });
                }
                self.triggers.insert((article, id), number);
            }
        }
    }

    /// Number of a mention.
    pub fn mention(&self, article: ArticleId, id: MentionId) -> Option<usize> {
        self.mentions.get(&(article, id)).copied()
    }

    /// Number of a quote.
    pub fn quote(&self, article: ArticleId, id: QuoteId) -> Option<usize> {
        self.quotes.get(&(article, id)).copied()
    }

    /// Number of the entity that a chain belongs to.
    pub fn entity(&self, article: ArticleId, chain: ChainId) -> Option<usize> {
        self.chains.get(&(article, chain)).copied()
    }

    /// Number of an entity of the comparison.
    pub fn joined_entity(&self, id: EntityId) -> Option<usize> {
        self.joined.get(&id).copied()
    }

    /// Number of the event that a trigger tells of.
    pub fn event(&self, article: ArticleId, trigger: TriggerId) -> Option<usize> {
        self.triggers.get(&(article, trigger)).copied()
    }
}

/// Ids of an article's facts by position in the text; equal positions keep the order of their ids.
pub(super) fn in_reading_order<I: Idx, T>(items: &IndexVec<I, T>, span: impl Fn(&T) -> Span) -> Vec<I> {
    let mut ids: Vec<I> = items.ids().collect();
    ids.sort_by_key(|id| span(&items[*id]));
    ids
}

fn number<I: Idx>(
    comparison: &Comparison,
    ids: impl Fn(&AnalysedArticle) -> Vec<I>,
) -> BTreeMap<(ArticleId, I), usize> {
    comparison
        .articles
        .enumerated()
        .flat_map(|(article, analysed)| ids(analysed).into_iter().map(move |id| (article, id)))
        .enumerate()
        .map(|(number, key)| (key, number))
        .collect()
}
