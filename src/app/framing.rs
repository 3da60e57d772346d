//! How each article tells it: who is quoted and how much, hedges, judging words, passives without an agent, the lead.
//!
//! Counts and exact words, never a score: what they mean is the reader's business.

use std::collections::BTreeSet;

use crate::lexicon::is_loaded;
use crate::model::{AnalysedArticle, BlockKind, Certainty, Comparison, Deprel, Dimension, TokenId, Upos};
use crate::text::{ArticleId, Idx as _, Location, Span};

/// How every article tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Framing {
    /// One an article, by article.
    pub manners: Vec<Manner>,
}

/// How one article tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// Whether its words can be read: it is in English. Of any other only the lead is known.
    pub is_read: bool,
    /// Share of its characters that are quoted or reported speech, in per cent.
    pub quoted: usize,
    /// Who speaks, with the share of all speech in per cent.
    pub speakers: Vec<(String, usize)>,
    /// Statements that are hedged.
    pub hedged: Vec<Location>,
    /// Statements in all.
    pub statements: usize,
    /// Words of its own that judge what they name, outside of direct speech.
    pub loaded: Vec<Location>,
    /// Passives that do not say who acts.
    pub passives: Vec<Location>,
    /// The first sentence of its text.
    pub lead: Option<Location>,
}

impl Framing {
    /// The manners of a comparison.
    #[must_use]
    pub fn of(comparison: &Comparison) -> Self {
        let manner = |(id, article): (ArticleId, &std::sync::Arc<AnalysedArticle>)| Manner {
            is_read: article.article.foreign_language().is_none(),
            quoted: share(article),
            speakers: super::digest::speakers(comparison, id, article),
            hedged: article
                .statements
                .iter()
                .filter(|statement| statement.certainty == Certainty::Hedged)
                .map(|statement| Location::new(id, statement.span))
                .collect(),
            statements: article.statements.len(),
            loaded: loaded(article, &judging(comparison, id))
                .into_iter()
                .map(|span| Location::new(id, span))
                .collect(),
            passives: agentless(article)
                .into_iter()
                .map(|span| Location::new(id, span))
                .collect(),
            lead: lead(article).map(|span| Location::new(id, span)),
        };
        Self {
            manners: comparison.articles.enumerated().map(manner).collect(),
        }
    }
}

/// Words of an article that findings on judging words rest on.
fn judging(comparison: &Comparison, id: ArticleId) -> BTreeSet<Span> {
    let findings = comparison.findings.iter();
    findings
        .filter(|finding| finding.dimension == Dimension::Loaded)
        .flat_map(|finding| &finding.evidence)
        .filter(|evidence| evidence.location.article == id)
        .flat_map(|evidence| evidence.keys.iter().copied())
        .collect()
}

/// Share of an article's characters that stand in quotations, in per cent.
fn share(article: &AnalysedArticle) -> usize {
    let mut spans: Vec<Span> = article.quotes.iter().map(|quote| quote.span).collect();
    spans.sort_unstable();
    let (mut end, mut length) = (0, 0);
    for span in spans {
        length += span.end.saturating_sub(span.start.max(end)) as usize;
        end = end.max(span.end);
    }
    let whole = article.article.text.len().max(1);
    (length * 100 + whole / 2) / whole
}

fn loaded(article: &AnalysedArticle, judged: &BTreeSet<Span>) -> Vec<Span> {
    let direct: Vec<Span> = article
        .quotes
        .iter()
        .filter(|quote| quote.direct)
        .map(|quote| quote.span)
        .collect();
    let own = |span: Span| !direct.iter().any(|quote| quote.contains(span));
    article
        .syntax
        .tokens
        .iter()
        .filter(|token| is_loaded(&article.slice(token.span).to_lowercase()))
        // Many a plain noun is spelled like a judging verb ("fuel"); one that a finding rests on is none.
        .filter(|token| matches!(token.upos, Upos::Verb | Upos::Adj | Upos::Adv) || judged.contains(&token.span))
        .filter(|token| own(token.span))
        .map(|token| token.span)
        .collect()
}

/// Participles with a form of "be" or "get" and without "by …": who acts is not said.
fn agentless(article: &AnalysedArticle) -> Vec<Span> {
    let tokens = &article.syntax.tokens;
    let mut helped: Vec<Option<TokenId>> = vec![None; tokens.len()];
    let mut by = vec![false; tokens.len()];
    for (id, token) in tokens.enumerated() {
        let Some(head) = token.head else {
            continue;
        };
        if token.deprel == Deprel::Aux && matches!(&*token.lemma, "be" | "get") {
            helped[head.index()] = Some(id);
        }
        if token.deprel == Deprel::Case && article.slice(token.span).eq_ignore_ascii_case("by") {
            // "by" marks a noun, and the noun belongs to the verb.
            if let Some(verb) = tokens[head].head {
                by[verb.index()] = true;
            }
        }
    }
    tokens
        .enumerated()
        .filter(|(id, token)| token.xpos == "VBN" && !by[id.index()])
        .filter_map(|(id, token)| Some((helped[id.index()]?, token)))
        .map(|(aux, token)| tokens[aux].span.cover(token.span))
        .filter(|span| span.len() < 60)
        .collect()
}

/// The first sentence of the first paragraph.
fn lead(article: &AnalysedArticle) -> Option<Span> {
    let block = article
        .article
        .blocks
        .iter()
        .find(|block| block.kind == BlockKind::Paragraph)?;
    let sentence = article.syntax.sentence_at(block.span.start)?;
    Some(article.syntax.sentences[sentence].span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Quote, fixture};

    #[test]
    fn overlapping_quotations_count_once() {
        let mut article = fixture::bare("a.txt", "0123456789");
        for (start, end) in [(0, 4), (2, 6)] {
            article.quotes.push(Quote {
                span: Span::new(start, end),
                direct: true,
                source: None,
                chain: None,
                cue: None,
            });
        }
        assert_eq!(share(&article), 60);
    }

    #[test]
    fn every_article_has_a_manner() {
        let framing = Framing::of(&fixture::comparison());
        assert_eq!(framing.manners.len(), 2);
        assert_eq!(framing.manners[0].speakers.first().map(|(_, share)| *share), Some(100));
        assert!(framing.manners[0].passives.is_empty());
    }
}
