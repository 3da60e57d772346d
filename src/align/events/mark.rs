//! A trigger with what identifies its event.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::language::idf::Idf;
use crate::lexicon::is_function_word;
use crate::model::{AnalysedArticle, ChainId, EntityId, Role, SentenceId, Syntax, Token, Trigger, TriggerId, Upos};
use crate::text::{ArticleId, Idx as _, Span};

use super::likeness;

/// Entity of each chain of each article.
pub(super) type Entities = BTreeMap<(ArticleId, ChainId), EntityId>;

/// What a sentence says besides its triggers.
#[derive(Debug, Default)]
pub(super) struct Setting {
    /// Position of the sentence in its article.
    pub sentence: usize,
    /// Entities that it mentions.
    pub entities: BTreeSet<EntityId>,
    /// Lemmas of its content words, with their weights (inverse document frequency).
    words: BTreeMap<String, f32>,
    /// The same by the lemmas' numbers (see [`number`]), so that two sentences are compared without their letters.
    pub weights: Vec<(u32, f32)>,
    /// Sum of the weights.
    pub total: f32,
    /// Its numbers as written.
    pub numbers: BTreeSet<String>,
}

impl Setting {
    pub(super) fn new(
        article: ArticleId,
        facts: &AnalysedArticle,
        sentence: SentenceId,
        entities: &Entities,
        idf: &Idf,
    ) -> Self {
        let span = facts.syntax.sentences[sentence].span;
        let mut setting = Self {
            sentence: sentence.index(),
            entities: entities_in(article, facts, span, entities),
            ..Self::default()
        };
        for token in facts.syntax.tokens_of(sentence) {
            if token.upos == Upos::Num {
                setting.numbers.insert(facts.slice(token.span).to_lowercase());
            }
            if is_content(token) {
                let lemma = token.lemma.to_lowercase();
                let weight = idf.weight(&lemma);
                if !is_function_word(&lemma) {
                    setting.words.insert(lemma, weight);
                }
            }
        }
        setting
    }
}

fn is_content(token: &Token) -> bool {
    matches!(
        token.upos,
        Upos::Noun | Upos::Verb | Upos::Propn | Upos::Adj | Upos::Num
    )
}

/// Gives every lemma of the settings' words a number, in the order of the alphabet.
pub(super) fn number(settings: &mut [Setting]) {
    let lemmas: BTreeSet<&str> = settings
        .iter()
        .flat_map(|setting| setting.words.keys())
        .map(String::as_str)
        .collect();
    let numbers: BTreeMap<String, u32> = lemmas.into_iter().map(str::to_owned).zip(0..).collect();
    for setting in settings {
        setting.weights = setting
            .words
            .iter()
            .map(|(lemma, weight)| (numbers[lemma], *weight))
            .collect();
        setting.total = setting.words.values().sum();
    }
}

/// A trigger with what identifies its event.
pub(super) struct Mark<'a> {
    pub article: ArticleId,
    pub id: TriggerId,
    pub trigger: &'a Trigger,
    /// Position of its sense among all senses.
    pub sense: usize,
    pub is_verb: bool,
    /// Whether its word is so general that another of the same says little.
    pub general: bool,
    /// Whether it tells of saying.
    pub speech: bool,
    pub roles: BTreeMap<Role, BTreeSet<EntityId>>,
    /// Position of its sentence among all settings.
    pub setting: usize,
    pub days: Option<(Date, Date)>,
    pub time: Option<&'a str>,
}

impl<'a> Mark<'a> {
    pub(super) fn new(
        (article, facts): (ArticleId, &'a AnalysedArticle),
        id: TriggerId,
        sense: usize,
        setting: usize,
        entities: &Entities,
    ) -> Self {
        let trigger = &facts.triggers[id];
        let mut roles: BTreeMap<Role, BTreeSet<EntityId>> = BTreeMap::new();
        for participant in &trigger.participants {
            let entity = participant.chain.and_then(|chain| entities.get(&(article, chain)));
            if let Some(entity) = entity {
                roles.entry(participant.role).or_default().insert(*entity);
            }
        }
        let time = facts
            .times
            .iter()
            .find(|time| time.trigger == Some(id) && time.days.is_some());
        Self {
            article,
            id,
            trigger,
            sense,
            general: likeness::GENERAL.contains(&trigger.lemma.as_str()),
            speech: likeness::SPEECH.contains(&trigger.class.as_str()),
            is_verb: is_verb(&facts.syntax, trigger.span),
            roles,
            setting,
            days: time.and_then(|time| time.days),
            time: time.map(|time| time.value.as_str()),
        }
    }

    /// Whether both have participants in a role and share one (`Some(true)`) or none (`Some(false)`).
    pub(super) fn agree_on(&self, other: &Self, role: Role) -> Option<bool> {
        let (ours, theirs) = (self.roles.get(&role)?, other.roles.get(&role)?);
        Some(!ours.is_disjoint(theirs))
    }

    /// Whether the two are dated to different days.
    pub(super) fn days_apart(&self, other: &Self) -> bool {
        match (self.days, other.days) {
            (Some(ours), Some(theirs)) => ours.1 < theirs.0 || theirs.1 < ours.0,
            _ => false,
        }
    }
}

fn is_verb(syntax: &Syntax, span: Span) -> bool {
    syntax
        .tokens
        .as_slice()
        .get(syntax.tokens_in(span).start)
        .is_some_and(|token| token.upos == Upos::Verb)
}

fn entities_in(article: ArticleId, facts: &AnalysedArticle, span: Span, entities: &Entities) -> BTreeSet<EntityId> {
    let first = facts
        .mentions
        .as_slice()
        .partition_point(|mention| mention.span.start < span.start);
    facts.mentions.as_slice()[first..]
        .iter()
        .take_while(|mention| mention.span.start < span.end)
        .filter_map(|mention| entities.get(&(article, mention.chain)).copied())
        .collect()
}
