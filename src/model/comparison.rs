//! How the facts of several articles belong together, and what follows from it.

use std::sync::Arc;

use crate::text::{ArticleId, IndexVec, Location, define_id};

use super::{AnalysedArticle, ChainId, EntityKind, Finding, FindingId, MentionId, Notice, TriggerId};

define_id! {
    /// An entity of a comparison.
    pub struct EntityId;
    /// An event of a comparison.
    pub struct EventId;
    /// An alignment of a comparison.
    pub struct AlignmentId;
}

/// Everything that is known about a set of articles; one article alone is a comparison without findings.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// The articles in the order given; the order changes nothing else.
    pub articles: IndexVec<ArticleId, Arc<AnalysedArticle>>,
    /// Entities over all articles, most mentioned first. Every chain of every article is in exactly one.
    pub entities: IndexVec<EntityId, Entity>,
    /// Events over all articles. Every trigger of every article is in exactly one.
    pub events: IndexVec<EventId, Event>,
    /// Copied text: passages that are the same to the letter.
    pub origins: Vec<Origin>,
    /// Articles that are copies or versions of others, by article.
    pub copies: Vec<ArticleCopy>,
    /// Passages that speak of the same thing.
    pub alignments: IndexVec<AlignmentId, Alignment>,
    /// For every sentence and every other article, the few nearest sentences there; sorted by sentence,
    /// then article, the nearest first.
    pub nearest: Vec<Nearest>,
    /// Findings, most important first.
    pub findings: IndexVec<FindingId, Finding>,
    /// What the comparison could not do.
    pub notices: Vec<Notice>,
}

impl Comparison {
    /// The entity that a chain of an article belongs to.
    #[must_use]
    pub fn entity_of(&self, article: ArticleId, chain: ChainId) -> Option<EntityId> {
        // Linear over entities, but each keeps its members sorted; callers in hot loops build a table.
        self.entities
            .enumerated()
            .find(|(_, entity)| entity.chains.binary_search(&(article, chain)).is_ok())
            .map(|(id, _)| id)
    }

    /// Every mention of an entity, in the order of the articles and of reading.
    #[must_use]
    pub fn mentions_of(&self, entity: EntityId) -> Vec<(ArticleId, MentionId)> {
        let mut mentions: Vec<_> = self.entities[entity]
            .chains
            .iter()
            .flat_map(|(article, chain)| {
                self.articles[*article].chains[*chain]
                    .mentions
                    .iter()
                    .map(|mention| (*article, *mention))
            })
            .collect();
        mentions.sort_unstable();
        mentions
    }
}

/// An entity over all articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The name to show: the fullest one that is used most.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Its chains, sorted.
    pub chains: Vec<(ArticleId, ChainId)>,
    /// Why chains of different articles were joined, by the rule's stable name, in the order of `chains`' joining.
    pub rules: Vec<&'static str>,
}

/// An event over all articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The trigger lemma that is used most.
    pub label: String,
    /// Its triggers, sorted.
    pub triggers: Vec<(ArticleId, TriggerId)>,
    /// TIMEX3 value of its time, where the articles give one.
    pub time: Option<String>,
    /// Where it happened.
    pub place: Option<EntityId>,
}

/// Copied text: one source for passages of several articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The passages, sorted; two or more articles.
    pub members: Vec<Location>,
}

/// An article that is a copy or a version of another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArticleCopy {
    /// The copy; of two versions, the shorter.
    pub article: ArticleId,
    /// What it is a copy of: the fullest of those that are alike, and of several as full the one published first.
    pub of: ArticleId,
    /// Percent of the copy's words that stand there, in runs of eight and more.
    pub share: usize,
    /// Percent of the original's words that stand in the copy.
    pub back: usize,
}

impl ArticleCopy {
    /// Percent of an article's words from which it is folded under the one that it is a copy of.
    pub const FOLDED: usize = 80;

    /// Percent from which nothing but a headline, a place or a name at the foot differs.
    const SAME: usize = 97;

    /// Whether it adds so little of its own that it is folded, and is no origin of its own.
    #[must_use]
    pub fn is_folded(&self) -> bool {
        self.share >= Self::FOLDED
    }

    /// One plain sentence that says whose copy it is, by the names of the two articles.
    #[must_use]
    pub fn says(&self, article: &str, of: &str) -> String {
        let share = self.share;
        if share >= Self::SAME && self.back >= Self::SAME {
            return format!("{article} is the same text as {of}.");
        }
        if !self.is_folded() {
            return format!(
                "{article} and {of} are versions of one text: {share} % of the words of {article} stand in {of}."
            );
        }
        let cut = share >= Self::SAME || self.back < Self::FOLDED;
        let kin = if cut { "with cuts" } else { "with small changes" };
        format!("{article} is a copy of {of} {kin}: {share} % of its words stand there in the same order.")
    }
}

/// Passages of two or more articles that speak of the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// How well they fit, 0 to 1.
    pub score: f32,
    /// The passages, sorted by location.
    pub members: Vec<AlignedPassage>,
}

/// A passage of an alignment and the words that met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlignedPassage {
    /// The passage.
    pub location: Location,
    /// Words in it that have a counterpart in another member.
    pub keys: Vec<crate::text::Span>,
}

/// How near a sentence of another article comes to a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearest {
    /// The sentence.
    pub from: Location,
    /// A sentence of another article.
    pub to: Location,
    /// How well the two fit, 0 to 1.
    pub score: f32,
    /// Share of the weight of `from` that has a counterpart in `to`, 0 to 1.
    pub covered: f32,
}

/// Articles about one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// A short label in the articles' own words.
    pub label: String,
    /// The articles, sorted.
    pub articles: Vec<ArticleId>,
    /// Those of them that are copies of others of them, by article.
    pub copies: Vec<ArticleCopy>,
}
