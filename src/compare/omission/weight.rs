//! How much a reader misses a statement that some articles lack.
//!
//! What has no counterpart and yet belongs to their story, counts or dates something, names strangers and tells
//! much, early but not in the opening, which every account has in its way. It must never look for the statements.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::idf::Idf;
use crate::lexicon::is_function_word;
use crate::model::{BlockKind, EntityId, Form, TimeKind, Token, Upos};
use crate::text::{ArticleId, Location};

use super::super::view::View;

/// What keeps the gain on the scale that the chance of being right was measured on.
const SCALE: f32 = 0.4;

/// How far words that stand anywhere in an article speak against its lacking the statement.
const ELSEWHERE: f32 = 0.4;

/// Share of a statement's weight that an account of the same story has somewhere: with less in common a statement
/// is off the story, and no more is missed by its lack.
const ON_STORY: f32 = 0.25;

/// What a statement loses that names nobody and nothing which those who lack it speak of.
const UNRELATED: f32 = 0.1;

/// What a statement loses that several articles tell and only one leaves out: a reader of many has it anyway.
const ALL_BUT_ONE: f32 = 0.15;

/// The content words of every article.
pub(super) struct Words<'c> {
    idf: Idf,
    all: BTreeMap<ArticleId, BTreeSet<&'c str>>,
}

impl<'c> Words<'c> {
    pub(super) fn new(view: &View<'c>) -> Self {
        let words = view.all.articles.enumerated().map(|(id, article)| {
            let tokens = article.syntax.tokens.iter();
            (id, tokens.map(|token| &*token.lemma).collect())
        });
        Self {
            idf: Idf::embedded(),
            all: words.collect(),
        }
    }

    /// The largest share of a sentence's weight whose words stand somewhere in one of some articles.
    fn elsewhere(&self, view: &View<'_>, sentence: Location, articles: &[ArticleId]) -> f32 {
        let (mut all, mut met) = (0.0, vec![0.0; articles.len()]);
        for lemma in content(view, sentence) {
            let weight = self.idf.weight(&lemma.to_lowercase()).max(0.0);
            all += weight;
            for (met, article) in met.iter_mut().zip(articles) {
                if self.all[article].contains(lemma) {
                    *met += weight;
                }
            }
        }
        met.into_iter().fold(0.0, f32::max) / all.max(f32::MIN_POSITIVE)
    }
}

/// The lemmas of a sentence's content words.
pub(super) fn content<'c>(view: &View<'c>, sentence: Location) -> impl Iterator<Item = &'c str> + use<'c> {
    let article = view.article(sentence.article);
    let tokens = &article.syntax.tokens.as_slice()[article.syntax.tokens_in(sentence.span)];
    let is_content = |token: &&Token| {
        matches!(
            token.upos,
            Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Adv | Upos::Num
        )
    };
    tokens
        .iter()
        .filter(is_content)
        .map(|token| &*token.lemma)
        .filter(|lemma| !is_function_word(lemma))
}

/// What some articles lack, and how near they come to it.
pub(super) struct Lack<'a> {
    /// The sentences that tell it.
    pub(super) sentences: &'a [Location],
    /// The articles that do not.
    pub(super) absent: &'a [ArticleId],
    /// The largest share of the statement that one of their passages covers.
    pub(super) covered: f32,
    /// How well the passage nearest to it fits.
    pub(super) fit: f32,
}

/// How much a reader gains by a statement: about 0.5 where hardly anybody misses it, 2 at most. The weights were
/// set by hand; a fifth more or less of any changes little on annotated stories.
pub(super) fn gain(view: &View<'_>, words: &Words<'_>, lack: &Lack<'_>) -> f32 {
    let flag = |is: bool| f32::from(u8::from(is));
    let most = |measure: &dyn Fn(Location) -> f32| lack.sentences.iter().map(|one| measure(*one)).fold(0.0, f32::max);
    let elsewhere = most(&|sentence| words.elsewhere(view, sentence, lack.absent));
    let known = |entity: EntityId| {
        let mut chains = view.all.entities[entity].chains.iter();
        chains.any(|(article, _)| lack.absent.contains(article))
    };
    let mut named = lack.sentences.iter().flat_map(|sentence| view.entities_in(*sentence));
    let tellers: BTreeSet<ArticleId> = lack.sentences.iter().map(|sentence| sentence.article).collect();
    0.75 + SCALE - lack.covered - 0.3 * lack.fit - ELSEWHERE * elsewhere.max(ON_STORY)
        + most(&|sentence| told(view, sentence))
        - UNRELATED * flag(!named.any(known))
        - ALL_BUT_ONE * flag(lack.absent.len() == 1 && tellers.len() > 1)
}

/// How much a sentence tells: its length, numbers, dates and events, those whom no other article names, and how
/// early it stands.
fn told(view: &View<'_>, sentence: Location) -> f32 {
    let flag = f32::from;
    let numbers = || view.quantities(sentence);
    let is_rate = |unit: &str| unit == "percent" || unit.chars().all(|letter| letter.is_ascii_uppercase());
    let rate = numbers().any(|quantity| quantity.unit.as_deref().is_some_and(is_rate));
    let dated = view.times(sentence).any(|time| time.kind == TimeKind::Date);
    let events = view.triggers(sentence).count().min(5) as f32;
    let words = view.slice(sentence).split_whitespace().count() as f32;
    0.3 * early(view, sentence)
        + 0.1 * flag(u8::from(numbers().next().is_some()))
        + 0.1 * flag(u8::from(numbers().any(|quantity| quantity.value >= 10.0)))
        + 0.15 * flag(u8::from(rate))
        + 0.1 * flag(u8::from(dated))
        + 0.08 * strangers(view, sentence).min(3) as f32
        + 0.03 * events
        + 0.1 * words.max(1.0).ln()
}

/// 0 for the opening sentence of the running text, then falling from almost 1.
fn early(view: &View<'_>, sentence: Location) -> f32 {
    let article = view.article(sentence.article);
    let body = article
        .article
        .blocks
        .iter()
        .find(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::List))
        .map_or(0, |block| block.span.start);
    let all = article.syntax.sentences.as_slice();
    let first = all.partition_point(|one| one.span.start < body);
    let before = all
        .partition_point(|one| one.span.start < sentence.span.start)
        .saturating_sub(first);
    if before == 0 {
        0.0
    } else {
        1.0 / (1.0 + before as f32 / 4.0)
    }
}

/// Number of those whom a sentence names and no other article mentions.
fn strangers(view: &View<'_>, sentence: Location) -> usize {
    let named: BTreeSet<EntityId> = view
        .mentions(sentence)
        .filter(|(_, mention)| mention.form == Form::Name)
        .filter_map(|(_, mention)| view.entity(sentence.article, mention.chain))
        .collect();
    let is_stranger = |entity: &&EntityId| {
        let chains = &view.all.entities[**entity].chains;
        chains.iter().all(|(article, _)| *article == sentence.article)
    };
    named.iter().filter(is_stranger).count()
}
