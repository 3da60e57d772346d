//! A comparison as the rules look at it: lookups that would otherwise be searches.
//!
//! Owns no judgement. Everything is read off the facts once, before the rules run.

mod clocks;
mod near;
mod passage;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    AnalysedArticle, BlockKind, ChainId, Comparison, EntityId, EventId, Evidence, Form, Mention, MentionId, Nearest,
    Quantity, Quote, Time, Trigger, TriggerId,
};
use crate::text::{ArticleId, IndexVec, Location, Span};

use clocks::zoned;
use near::{aligned, meetings, related};

pub(super) use near::Meeting;

/// A comparison with its lookups.
pub(super) struct View<'c> {
    /// The comparison.
    pub(super) all: &'c Comparison,
    /// The entity of each chain.
    entities: BTreeMap<(ArticleId, ChainId), EntityId>,
    /// The event of each trigger.
    events: BTreeMap<(ArticleId, TriggerId), EventId>,
    /// End of each article's headline and first paragraph.
    lead_ends: IndexVec<ArticleId, u32>,
    /// For each entity, its mentions as a share of the mentions of the entity that is mentioned most.
    weights: BTreeMap<EntityId, f32>,
    /// The copied passage that each copied sentence belongs to.
    origins: BTreeMap<Location, usize>,
    /// Pairs of sentences of articles on one story that come near one another, sorted.
    meetings: Vec<Meeting>,
    /// Pairs of articles on one story: those between which passages are aligned.
    related: BTreeSet<(ArticleId, ArticleId)>,
    /// The articles' ranks by their texts, which the order of the input does not change.
    ranks: IndexVec<ArticleId, usize>,
    /// The best score of an alignment between two sentences, the first one first.
    aligned: BTreeMap<(Location, Location), f32>,
    /// The words of every sentence, by article.
    sentences: BTreeSet<(ArticleId, &'c str)>,
    /// The articles that give times of day by the clock of another place.
    zoned: BTreeSet<ArticleId>,
}

impl<'c> View<'c> {
    /// Reads the lookups off `all`.
    pub(super) fn new(all: &'c Comparison) -> Self {
        let mut entities = BTreeMap::new();
        let mut counts = BTreeMap::new();
        for (id, entity) in all.entities.enumerated() {
            entities.extend(entity.chains.iter().map(|chain| (*chain, id)));
            counts.insert(id, all.mentions_of(id).len());
        }
        let most = counts.values().copied().max().unwrap_or(1).max(1) as f32;
        let weights = counts
            .into_iter()
            .map(|(id, count)| (id, count as f32 / most))
            .collect();
        let lead_ends = all.articles.iter().map(|article| lead_end(article)).collect();
        let origins = all
            .origins
            .iter()
            .enumerate()
            .flat_map(|(origin, group)| group.members.iter().map(move |member| (*member, origin)))
            .collect();
        let events = all
            .events
            .enumerated()
            .flat_map(|(id, event)| event.triggers.iter().map(move |trigger| (*trigger, id)))
            .collect();
        let related = related(all);
        let mut view = Self {
            all,
            entities,
            events,
            lead_ends,
            weights,
            origins,
            meetings: meetings(all, &related),
            zoned: zoned(all),
            related,
            ranks: ranks(all),
            aligned: BTreeMap::new(),
            sentences: all
                .articles
                .enumerated()
                .flat_map(|(id, article)| {
                    article
                        .syntax
                        .sentences
                        .iter()
                        .map(move |one| (id, article.slice(one.span)))
                })
                .collect(),
        };
        view.aligned = aligned(&view);
        view
    }

    /// How well the sentences around two locations are aligned, 0 where they are not.
    pub(super) fn aligned(&self, one: Location, other: Location) -> f32 {
        let (one, other) = (self.sentence(one), self.sentence(other));
        let pair = (one.min(other), one.max(other));
        self.aligned.get(&pair).copied().unwrap_or(0.0)
    }

    /// Whether an article's sentences can be read: it is in English.
    pub(super) fn reads(&self, article: ArticleId) -> bool {
        self.article(article).article.foreign_language().is_none()
    }

    /// The articles by the story that they are about: those that are related, be it by way of a third one. An article that
    /// is related to no other is in none.
    pub(super) fn stories(&self) -> Vec<Vec<ArticleId>> {
        let mut stories: Vec<Vec<ArticleId>> = Vec::new();
        let mut seen: BTreeSet<ArticleId> = BTreeSet::new();
        for first in self.all.articles.ids() {
            let mut story: Vec<ArticleId> = Vec::new();
            let mut open = vec![first];
            while let Some(article) = open.pop() {
                if seen.insert(article) {
                    story.push(article);
                    open.extend(self.all.articles.ids().filter(|other| self.related(article, *other)));
                }
            }
            story.sort_unstable();
            stories.push(story);
        }
        stories.retain(|story| story.len() > 1);
        stories
    }

    /// Whether two articles are on one story.
    pub(super) fn related(&self, one: ArticleId, other: ArticleId) -> bool {
        self.related.contains(&(one, other))
    }

    /// Whether an article gives times of day by the clock of another place.
    pub(super) fn is_zoned(&self, article: ArticleId) -> bool {
        self.zoned.contains(&article)
    }

    /// Sentences of different articles that may speak of one thing and fit at least so well.
    pub(super) fn meetings(&self, fit: f32) -> impl Iterator<Item = Meeting> {
        self.meetings.iter().copied().filter(move |meeting| meeting.fit >= fit)
    }

    /// A place in an order that does not depend on the order of the input.
    pub(super) fn rank(&self, place: Location) -> (usize, Span) {
        (self.ranks[place.article], place.span)
    }

    /// Whether an article has a sentence to the letter.
    pub(super) fn repeats(&self, article: ArticleId, sentence: Location) -> bool {
        self.sentences.contains(&(article, self.slice(self.sentence(sentence))))
    }

    /// Whether two triggers tell of one event, or of one sort of event.
    pub(super) fn same_sort(&self, one: (ArticleId, Option<TriggerId>), other: (ArticleId, Option<TriggerId>)) -> bool {
        let ((ours, Some(one)), (theirs, Some(other))) = (one, other) else {
            return false;
        };
        let event = self.event(ours, one);
        event.is_some() && event == self.event(theirs, other)
            || self.article(ours).triggers[one].class == self.article(theirs).triggers[other].class
    }

    /// The article's facts.
    pub(super) fn article(&self, id: ArticleId) -> &'c AnalysedArticle {
        &self.all.articles[id]
    }

    /// The words at a location.
    pub(super) fn slice(&self, location: Location) -> &'c str {
        self.article(location.article).slice(location.span)
    }

    /// The entity of a chain.
    pub(super) fn entity(&self, article: ArticleId, chain: ChainId) -> Option<EntityId> {
        self.entities.get(&(article, chain)).copied()
    }

    /// Whether an article calls an entity by a name.
    pub(super) fn is_named(&self, entity: EntityId) -> bool {
        let mut chains = self.all.entities[entity].chains.iter();
        chains.any(|(article, chain)| {
            let article = self.article(*article);
            let mut mentions = article.chains[*chain].mentions.iter();
            mentions.any(|mention| article.mentions[*mention].form == Form::Name)
        })
    }

    /// How central an entity is, 0 to 1.
    pub(super) fn centrality(&self, entity: EntityId) -> f32 {
        self.weights.get(&entity).copied().unwrap_or(0.0)
    }

    /// The event of a trigger.
    pub(super) fn event(&self, article: ArticleId, trigger: TriggerId) -> Option<EventId> {
        self.events.get(&(article, trigger)).copied()
    }

    /// Whether a location stands in the headline or the first paragraph.
    pub(super) fn in_lead(&self, location: Location) -> bool {
        location.span.start < self.lead_ends[location.article]
    }

    /// The sentence around a location, the location itself where there is none.
    pub(super) fn sentence(&self, location: Location) -> Location {
        let syntax = &self.article(location.article).syntax;
        let span = syntax
            .sentence_at(location.span.start)
            .map_or(location.span, |sentence| syntax.sentences[sentence].span);
        Location::new(location.article, span)
    }

    /// How an article is called in a text for readers: its outlet, else its file's name.
    pub(super) fn name(&self, id: ArticleId) -> String {
        let article = &self.article(id).article;
        let file = || {
            article
                .source
                .path
                .file_stem()
                .map(|stem| stem.to_string_lossy().into_owned())
        };
        let name = article
            .outlet
            .clone()
            .filter(|outlet| !outlet.trim().is_empty())
            .or_else(file);
        name.unwrap_or_else(|| format!("article {}", crate::text::Idx::index(id) + 1))
    }

    /// Number of articles whose account does not rest on copied text, among some passages.
    pub(super) fn independent(&self, passages: &[Location]) -> usize {
        let mut origins = BTreeSet::new();
        let mut own = BTreeSet::new();
        let original = |article: ArticleId| {
            let copy = self
                .all
                .copies
                .iter()
                .find(|copy| copy.article == article && copy.is_folded());
            copy.map_or(article, |copy| copy.of)
        };
        for passage in passages {
            match self.origins.get(&self.sentence(*passage)) {
                Some(origin) => {
                    origins.insert(*origin);
                }
                None => {
                    own.insert(original(passage.article));
                }
            }
        }
        origins.len() + own.len()
    }

    /// What comes nearest to a sentence in every other article.
    pub(super) fn nearest(&self, sentence: Location) -> impl Iterator<Item = &'c Nearest> + use<'c> {
        let all = &self.all.nearest;
        let first = all.partition_point(|nearest| nearest.from < sentence);
        all[first..].iter().take_while(move |nearest| nearest.from == sentence)
    }

    /// How well the sentences around two locations fit, 0 where they are not near at all.
    pub(super) fn fit(&self, one: Location, other: Location) -> f32 {
        let (one, other) = (self.sentence(one), self.sentence(other));
        // Either may be among what is nearest to the other and not the other way round.
        let towards = |from: Location, to: Location| self.nearest(from).find(|near| near.to == to);
        towards(one, other)
            .or_else(|| towards(other, one))
            .map_or(0.0, |near| near.score)
    }

    /// Mentions that overlap a location.
    pub(super) fn mentions(&self, at: Location) -> impl Iterator<Item = (MentionId, &'c Mention)> + use<'c> {
        let all = self.article(at.article).mentions.enumerated();
        all.filter(move |(_, mention)| mention.span.overlaps(at.span))
    }

    /// The entity that a word refers to: that of the shortest mention whose head holds it.
    pub(super) fn entity_of(&self, word: Location) -> Option<EntityId> {
        let mentions = self.mentions(word);
        let own = mentions.filter(|(_, mention)| mention.head.contains(word.span));
        let (_, shortest) = own.min_by_key(|(_, mention)| (mention.span.len(), mention.span))?;
        self.entity(word.article, shortest.chain)
    }

    /// Entities mentioned in a location.
    pub(super) fn entities_in(&self, at: Location) -> BTreeSet<EntityId> {
        self.mentions(at)
            .filter(|(_, mention)| at.span.contains(mention.head))
            .filter_map(|(_, mention)| self.entity(at.article, mention.chain))
            .collect()
    }

    /// Quantities whose number lies in a location.
    pub(super) fn quantities(&self, at: Location) -> impl Iterator<Item = &'c Quantity> + use<'c> {
        let all = self.article(at.article).quantities.iter();
        all.filter(move |quantity| at.span.contains(quantity.number))
    }

    /// Time expressions in a location.
    pub(super) fn times(&self, at: Location) -> impl Iterator<Item = &'c Time> + use<'c> {
        let all = self.article(at.article).times.iter();
        all.filter(move |time| at.span.contains(time.span))
    }

    /// Triggers in a location.
    pub(super) fn triggers(&self, at: Location) -> impl Iterator<Item = &'c Trigger> + use<'c> {
        let all = self.article(at.article).triggers.iter();
        all.filter(move |trigger| at.span.contains(trigger.span))
    }

    /// Quotes that overlap a location.
    pub(super) fn quotes(&self, at: Location) -> impl Iterator<Item = &'c Quote> + use<'c> {
        let all = self.article(at.article).quotes.iter();
        all.filter(move |quote| quote.span.overlaps(at.span))
    }

    /// A passage with the deciding words inside it, as evidence.
    pub(super) fn evidence(passage: Location, keys: impl IntoIterator<Item = Span>) -> Evidence {
        let mut keys: Vec<Span> = keys.into_iter().filter(|key| passage.span.contains(*key)).collect();
        keys.sort_unstable();
        keys.dedup();
        Evidence {
            location: passage,
            keys,
        }
    }
}

fn ranks(all: &Comparison) -> IndexVec<ArticleId, usize> {
    let text = |id: &ArticleId| all.articles[*id].article.text.as_str();
    let mut order: Vec<ArticleId> = all.articles.ids().collect();
    order.sort_by(|one, other| text(one).cmp(text(other)));
    let rank = |id| order.iter().position(|known| *known == id).unwrap_or_default();
    all.articles.ids().map(rank).collect::<Vec<_>>().into()
}

/// One past the headline and the first paragraph.
fn lead_end(article: &AnalysedArticle) -> u32 {
    let mut end = 0;
    for block in &article.article.blocks {
        match block.kind {
            BlockKind::Title | BlockKind::Byline | BlockKind::Dateline => end = block.span.end,
            _ => return block.span.end,
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::View;
    use crate::compare::case::compared;
    use crate::text::Location;

    #[test]
    fn two_sentences_fit_alike_from_either_side() {
        // So many sentences on one thing that not each is among what is nearest to each.
        let told = |days: [&str; 7], verb: &str| {
            let lines: Vec<String> = days
                .iter()
                .map(|day| format!("On {day} divers {verb} the wreck of the ferry Aurora near Lindholm harbour."))
                .collect();
            lines.join("\n\n")
        };
        let days = [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        ];
        let comparison = compared([&told(days, "searched"), &told(days, "looked through")]);
        let view = View::new(&comparison);
        let ids: Vec<_> = comparison.articles.ids().collect();
        let sentences = |id| -> Vec<Location> {
            let all = &comparison.articles[id].syntax.sentences;
            all.iter().map(|sentence| Location::new(id, sentence.span)).collect()
        };
        let mut met = 0;
        for one in sentences(ids[0]) {
            for other in sentences(ids[1]) {
                let (there, back) = (view.fit(one, other), view.fit(other, one));
                assert!((there - back).abs() < f32::EPSILON, "{there} and {back}");
                met += usize::from(there > 0.0);
            }
        }
        assert!(met > 0);
    }
}
