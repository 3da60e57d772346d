//! Passages as soft alignment sees them: items that can meet an item of another passage.
//!
//! An item is a content word, a name with all its words, a number or a date. Owns the cut of an
//! article into sentences and clauses of items; it must never know another article.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::lexicon::is_function_word;
use crate::model::{AnalysedArticle, ChainId, Form, SentenceId, Token, Upos};
use crate::text::{Idx as _, Span};

use super::words::{WordId, Words};

/// Fewest items that a clause needs to be compared on its own.
const CLAUSE_ITEMS: usize = 3;

/// Least weight of a number or a date: "two" is a common word and may be all that a fact is about.
const MEASURE_WEIGHT: f32 = 3.0;

/// Something that can meet its like.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// Its words.
    pub(super) span: Span,
    /// The word that stands for it.
    pub(super) word: WordId,
    /// The entity it refers to, as the chain within the article.
    pub(super) chain: Option<ChainId>,
    /// Whether it refers by name.
    pub(super) named: bool,
    /// What it measures.
    pub(super) value: Value,
    /// Class of the event that it tells of, as a number of the session's.
    pub(super) trigger: Option<u32>,
    /// How much it says, 0 for nothing.
    pub(super) weight: f32,
}

impl Item {
    /// Whether it says something in every language: a name, a number or a date.
    pub(super) fn is_universal(&self) -> bool {
        self.named || self.value != Value::None
    }
}

/// What an item measures, if it does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value {
    /// Nothing.
    None,
    /// A number: its value and the least and greatest that the words allow.
    Number(f64, f64, f64),
    /// Days of the calendar, first and last.
    Days(Date, Date),
}

/// A sentence or a clause: a choice of its article's items.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Where it stands.
    pub(super) span: Span,
    /// The sentence it is, or is part of.
    pub(super) sentence: SentenceId,
    /// Its items, as a range of the article's.
    pub(super) items: std::ops::Range<usize>,
}

/// One article's units.
pub(super) struct Units {
    /// Items of the whole article, in reading order.
    pub(super) items: Vec<Item>,
    /// One unit a sentence that has items.
    pub(super) sentences: Vec<Unit>,
    /// Clauses that are shorter than their sentence, in reading order.
    pub(super) clauses: Vec<Unit>,
}

/// The words that an article's items will stand for, in reading order: input to [`Words::new`].
pub(super) fn words_of(article: &AnalysedArticle) -> Vec<String> {
    article
        .syntax
        .tokens
        .iter()
        .filter(|token| !is_empty(token, &article.article.text))
        .map(|token| key(token, &article.article.text))
        .collect()
}

impl Units {
    /// The units of `article`; `classes` numbers the event classes of the session.
    pub(super) fn new(article: &AnalysedArticle, words: &Words, classes: &BTreeMap<String, u32>) -> Self {
        let mut items = Vec::new();
        let mut sentences = Vec::new();
        let marks = Marks {
            owners: owners(article),
            values: values(article),
            triggers: article
                .triggers
                .iter()
                .filter_map(|trigger| Some((trigger.span.start, *classes.get(&trigger.class)?)))
                .collect(),
        };
        for id in article.syntax.sentences.ids() {
            let first = items.len();
            for token in article.syntax.token_ids(id) {
                push_item(article, words, &marks, token.index(), &mut items);
            }
            if items.len() > first {
                sentences.push(Unit::new(article.syntax.sentences[id].span, id, first..items.len()));
            }
        }
        let mut units = Self {
            items,
            sentences,
            clauses: Vec::new(),
        };
        units.add_clauses(article);
        units
    }

    fn add_clauses(&mut self, article: &AnalysedArticle) {
        let mut clauses: Vec<Unit> = Vec::new();
        for statement in &article.statements {
            let Some(sentence) = article.syntax.sentence_at(statement.span.start) else {
                continue;
            };
            let whole = article.syntax.sentences[sentence].span;
            let span = Span {
                start: statement.span.start,
                end: statement.span.end.min(whole.end),
            };
            let first = self.items.partition_point(|item| item.span.start < span.start);
            let last = self.items.partition_point(|item| item.span.start < span.end).max(first);
            let shorter = self
                .sentences
                .iter()
                .any(|unit| unit.sentence == sentence && unit.items.len() > last - first);
            if shorter && last - first >= CLAUSE_ITEMS {
                clauses.push(Unit::new(span, sentence, first..last));
            }
        }
        clauses.sort_by_key(|unit| (unit.items.start, unit.items.end, unit.span));
        clauses.dedup_by_key(|unit| unit.items.clone());
        self.clauses = clauses;
    }
}

impl Unit {
    fn new(span: Span, sentence: SentenceId, range: std::ops::Range<usize>) -> Self {
        Self {
            span,
            sentence,
            items: range,
        }
    }
}

/// For each token, the mention whose head it belongs to, if any: chain, whether by name, whether last word of the head.
fn owners(article: &AnalysedArticle) -> BTreeMap<usize, (ChainId, Form, bool)> {
    let mut owners = BTreeMap::new();
    for mention in &article.mentions {
        let tokens = article.syntax.tokens_in(mention.head);
        for token in tokens.clone() {
            // An inner, later mention speaks for its own words.
            owners.insert(token, (mention.chain, mention.form, token + 1 == tokens.end));
        }
    }
    owners
}

/// What is known about an article's tokens.
struct Marks {
    owners: BTreeMap<usize, (ChainId, Form, bool)>,
    values: BTreeMap<usize, Value>,
    /// Event classes by the trigger's first byte.
    triggers: BTreeMap<u32, u32>,
}

fn push_item(article: &AnalysedArticle, words: &Words, marks: &Marks, at: usize, items: &mut Vec<Item>) {
    let text = &article.article.text;
    let token = &article.syntax.tokens.as_slice()[at];
    let owner = marks.owners.get(&at).copied();
    let value = marks.values.get(&at).copied().unwrap_or(Value::None);
    // The last word of a name stands for all of it; the words before only widen its span.
    if let Some((_, Form::Name, false)) = owner {
        return;
    }
    // A pronoun says nothing of its own, and whom it stands for is the least sure of all links.
    if value == Value::None && is_empty(token, text) && !matches!(owner, Some((_, Form::Name, true))) {
        return;
    }
    let Some(word) = words.id(&key(token, text)) else {
        return;
    };
    let named = matches!(owner, Some((_, Form::Name, _)));
    let own = words.weight(word);
    let weight = if value == Value::None {
        own
    } else {
        own.max(MEASURE_WEIGHT)
    };
    let span = if named {
        let start = owners_start(&marks.owners, at);
        article.syntax.tokens.as_slice()[start].span.cover(token.span)
    } else {
        token.span
    };
    items.push(Item {
        span,
        word,
        chain: owner.map(|(chain, _, _)| chain),
        named,
        value,
        trigger: marks.triggers.get(&token.span.start).copied(),
        weight,
    });
}

/// First token of the name that ends at token `at`.
fn owners_start(owners: &BTreeMap<usize, (ChainId, Form, bool)>, at: usize) -> usize {
    let chain = owners[&at].0;
    let mut start = at;
    while start > 0 && matches!(owners.get(&(start - 1)), Some((before, Form::Name, false)) if *before == chain) {
        start -= 1;
    }
    start
}

/// For each token, the number or the days that its words are part of.
fn values(article: &AnalysedArticle) -> BTreeMap<usize, Value> {
    let mut values = BTreeMap::new();
    for quantity in &article.quantities {
        let low = quantity.interval.low.unwrap_or(f64::NEG_INFINITY);
        let high = quantity.interval.high.unwrap_or(f64::INFINITY);
        let value = Value::Number(quantity.value, low, high);
        values.extend(article.syntax.tokens_in(quantity.number).map(|token| (token, value)));
    }
    for time in &article.times {
        if let Some((first, last)) = time.days {
            let value = Value::Days(first, last);
            values.extend(article.syntax.tokens_in(time.span).map(|token| (token, value)));
        }
    }
    values
}

/// The word that stands for a token: its lemma, in lower case.
fn key(token: &Token, text: &str) -> String {
    let lemma = if token.upos == Upos::X || token.lemma.is_empty() {
        token.span.slice(text)
    } else {
        &token.lemma
    };
    lemma.to_lowercase()
}

/// Whether a token says nothing on its own.
fn is_empty(token: &Token, text: &str) -> bool {
    let word = token.span.slice(text).to_lowercase();
    !word.chars().any(char::is_alphanumeric) || is_function_word(&word)
}
