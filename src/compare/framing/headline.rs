//! Headlines of one story that stress different things.

use std::collections::BTreeSet;

use crate::compare::view::View;
use crate::compare::wording::list;
use crate::lexicon::is_function_word;
use crate::model::{BlockKind, Dimension, Evidence, Finding, Rule};
use crate::text::{Location, Span};

const RULE: Rule = Rule("headline-emphasis");

/// Fewest words of its own that a headline needs to stress something.
const LEAST_OWN: usize = 2;

/// One finding, where two or more headlines have words that no other headline has.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let heads: Vec<(Location, Vec<(Span, String)>)> = view
        .all
        .articles
        .enumerated()
        .filter_map(|(id, article)| {
            let title = article
                .article
                .blocks
                .iter()
                .find(|block| block.kind == BlockKind::Title)?;
            let location = Location::new(id, title.span);
            Some((location, content_words(view, location)))
        })
        .collect();
    let evidence: Vec<Evidence> = heads
        .iter()
        .filter_map(|(location, words)| {
            let others: BTreeSet<&String> = heads
                .iter()
                .filter(|(other, _)| other != location)
                .flat_map(|(_, words)| words.iter().map(|(_, word)| word))
                .collect();
            let own: Vec<Span> = words
                .iter()
                .filter(|(_, word)| !others.contains(word))
                .map(|(span, _)| *span)
                .collect();
            (own.len() >= LEAST_OWN).then(|| View::evidence(*location, own))
        })
        .collect();
    if evidence.len() < 2 {
        return Vec::new();
    }
    let quoted: Vec<String> = evidence
        .iter()
        .map(|evidence| {
            let words: Vec<&str> = evidence
                .keys
                .iter()
                .map(|key| view.slice(Location::new(evidence.location.article, *key)))
                .collect();
            format!("“{}” ({})", words.join(" "), view.name(evidence.location.article))
        })
        .collect();
    let why = format!(
        "The headlines stress different things: {} stand in one headline only.",
        list(&quoted)
    );
    vec![super::finding(view, RULE, Dimension::Emphasis, evidence, 0.7, why)]
}

fn content_words(view: &View<'_>, at: Location) -> Vec<(Span, String)> {
    let article = view.article(at.article);
    article.syntax.tokens.as_slice()[article.syntax.tokens_in(at.span)]
        .iter()
        .map(|token| (token.span, token.lemma.to_lowercase()))
        .filter(|(span, word)| {
            let written = article.slice(*span).to_lowercase();
            word.chars().any(char::is_alphabetic) && !is_function_word(&written)
        })
        .collect()
}
