//! A judging word in one account where the other puts the same thing plainly.

use std::collections::BTreeSet;

use crate::compare::view::View;
use crate::lexicon::is_loaded;
use crate::model::{AlignedPassage, Alignment, Dimension, Finding, Rule};
use crate::text::{Location, Span};

const RULE: Rule = Rule("loaded-word");

/// Judging words against plain ones, one finding an alignment.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    super::close(view)
        .iter()
        .filter_map(|alignment| loaded(view, alignment))
        .collect()
}

fn loaded(view: &View<'_>, alignment: &Alignment) -> Option<Finding> {
    let words: Vec<Vec<(Span, String)>> = alignment
        .members
        .iter()
        .map(|member| judging(view, member.location))
        .collect();
    let all: Vec<BTreeSet<String>> = alignment
        .members
        .iter()
        .map(|member| lemmas(view, member.location))
        .collect();
    let own: Vec<Vec<Span>> = words
        .iter()
        .enumerate()
        .map(|(at, words)| {
            words
                .iter()
                .filter(|(_, word)| {
                    all.iter()
                        .enumerate()
                        .all(|(other, lemmas)| other == at || !lemmas.contains(word))
                })
                .map(|(span, _)| *span)
                .collect()
        })
        .collect();
    let most = (0..own.len()).max_by_key(|at| (own[*at].len(), std::cmp::Reverse(*at)))?;
    let least = (0..own.len())
        .filter(|at| alignment.members[*at].location.article != alignment.members[most].location.article)
        .min_by_key(|at| own[*at].len())?;
    if own[most].is_empty() || own[most].len() == own[least].len() && own[most].len() < 2 {
        return None;
    }
    let side = |at: usize| -> (&AlignedPassage, Vec<Span>) {
        let member = &alignment.members[at];
        let keys = if own[at].is_empty() {
            super::plain_keys(view, member.location, &member.keys)
        } else {
            own[at].clone()
        };
        (member, keys)
    };
    let ((marked, marked_keys), (plain, plain_keys)) = (side(most), side(least));
    let quoted = marked_keys
        .iter()
        .map(|key| format!("“{}”", view.slice(Location::new(marked.location.article, *key))))
        .collect::<Vec<_>>();
    let why = format!(
        "On the same point {} uses {}, where {} has no such word.",
        view.name(marked.location.article),
        crate::compare::wording::list(&quoted),
        view.name(plain.location.article)
    );
    let evidence = vec![
        View::evidence(marked.location, marked_keys),
        View::evidence(plain.location, plain_keys),
    ];
    let strength = 0.25 + 0.1 * own[most].len().min(3) as f32 + 0.3 * alignment.score;
    Some(super::finding(view, RULE, Dimension::Loaded, evidence, strength, why))
}

/// Judging words of a passage with their lemmas.
fn judging(view: &View<'_>, at: Location) -> Vec<(Span, String)> {
    let article = view.article(at.article);
    article.syntax.tokens.as_slice()[article.syntax.tokens_in(at.span)]
        .iter()
        .filter(|token| {
            let word = article.slice(token.span).to_lowercase();
            is_loaded(&word) || is_loaded(&token.lemma.to_lowercase())
        })
        .map(|token| (token.span, token.lemma.to_lowercase()))
        .collect()
}

fn lemmas(view: &View<'_>, at: Location) -> BTreeSet<String> {
    let article = view.article(at.article);
    article.syntax.tokens.as_slice()[article.syntax.tokens_in(at.span)]
        .iter()
        .map(|token| token.lemma.to_lowercase())
        .collect()
}
