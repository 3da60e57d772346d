//! Grammar that the rules on wording ask for: what a word hangs on, what hangs on it, and whether it judges.
//!
//! All positions are those of the article's tokens.

use std::collections::BTreeSet;

use crate::lexicon::{Judging, is_function_word, judges};
use crate::model::{AnalysedArticle, Deprel, Token, Upos};
use crate::text::{Idx, Span};

/// Most tokens of a phrase that are followed: sentences of news are shorter, hostile text is not.
const LARGEST: usize = 60;

/// The token at a position.
pub(super) fn token(article: &AnalysedArticle, at: usize) -> &Token {
    &article.syntax.tokens.as_slice()[at]
}

/// Where the word stands that a word hangs on; none for a root.
pub(super) fn head(article: &AnalysedArticle, at: usize) -> Option<usize> {
    token(article, at).head.map(Idx::index)
}

/// What hangs on a word, in reading order.
pub(super) fn dependents(article: &AnalysedArticle, at: usize) -> impl Iterator<Item = usize> {
    let sentence = article.syntax.sentence_at(token(article, at).span.start);
    let range = sentence.map_or(0..0, |id| article.syntax.sentences[id].tokens.clone());
    (range.start as usize..range.end as usize).filter(move |other| head(article, *other) == Some(at))
}

/// Whether a word carries meaning: a noun, verb, adjective or adverb that is no function word.
pub(super) fn is_content(article: &AnalysedArticle, at: usize) -> bool {
    let token = token(article, at);
    matches!(
        token.upos,
        Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Adv
    ) && !is_function_word(&article.slice(token.span).to_lowercase())
}

/// A noun with what stands before it and belongs to it, without its article: "burning cars"; a verb alone.
pub(super) fn phrase(article: &AnalysedArticle, at: usize) -> Span {
    let belongs = |dependent: &usize| {
        *dependent < at
            && matches!(
                token(article, *dependent).deprel,
                Deprel::Amod | Deprel::Compound | Deprel::Flat
            )
    };
    dependents(article, at)
        .filter(belongs)
        .take(LARGEST)
        .map(|dependent| token(article, dependent).span)
        .fold(token(article, at).span, Span::cover)
}

/// The content words of a stretch, as lemmas in lower case.
pub(super) fn content(article: &AnalysedArticle, span: Span) -> BTreeSet<String> {
    article
        .syntax
        .tokens_in(span)
        .filter(|at| is_content(article, *at))
        .map(|at| token(article, at).lemma.to_lowercase())
        .collect()
}

/// A verb with its helpers: "has been dismissed".
pub(super) fn with_helpers(article: &AnalysedArticle, verb: usize) -> Span {
    dependents(article, verb)
        .filter(|at| *at < verb && token(article, *at).deprel == Deprel::Aux)
        .map(|at| token(article, at).span)
        .fold(token(article, verb).span, Span::cover)
}

/// Whether a word judges as the part of speech that it is here; names never do.
pub(super) fn is_judging(article: &AnalysedArticle, at: usize) -> bool {
    let token = token(article, at);
    let word = article.slice(token.span).to_lowercase();
    let participle = matches!(token.xpos, "VBN" | "VBG");
    let parts: &[Judging] = match token.upos {
        Upos::Noun => &[Judging::Noun],
        Upos::Verb if participle => &[Judging::Verb, Judging::Adjective],
        Upos::Verb => &[Judging::Verb],
        Upos::Adj => &[Judging::Adjective, Judging::Noun, Judging::Verb],
        Upos::Adv => &[Judging::Adverb],
        _ => &[],
    };
    let lemma = token.lemma.to_lowercase();
    parts.iter().any(|part| judges(&word, *part) || judges(&lemma, *part))
}
