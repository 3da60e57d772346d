//! Omission: a weighty statement of some articles that no passage of another comes near.

use crate::model::{BlockKind, Dimension, Finding, Kind, Rule};
use crate::text::{ArticleId, Location};

use super::importance;
use super::view::View;
use super::wording::{list, quote, shorten};

const RULE: Rule = Rule("no-counterpart");

/// Share of a sentence's weight that another article may cover at most, where it lacks the statement.
const COVERED: f32 = 0.46;

/// Fewest words of a sentence that says enough to be missed.
const LEAST_WORDS: usize = 7;

/// Omissions: one a sentence that some other article lacks.
pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (id, article) in view.all.articles.enumerated() {
        for sentence in &article.syntax.sentences {
            let passage = Location::new(id, sentence.span);
            let kind = article
                .article
                .blocks
                .iter()
                .find(|block| block.span.contains(sentence.span));
            let words = view.slice(passage).split_whitespace().count();
            if words < LEAST_WORDS
                || kind.is_some_and(|block| {
                    !matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::List)
                })
            {
                continue;
            }
            found.extend(omission(view, passage));
        }
    }
    found
}

fn omission(view: &View<'_>, passage: Location) -> Option<Finding> {
    let near: Vec<_> = view.nearest(passage).collect();
    let absent: Vec<ArticleId> = view
        .all
        .articles
        .ids()
        .filter(|id| *id != passage.article)
        .filter(|id| {
            near.iter()
                .filter(|near| near.to.article == *id)
                .all(|near| near.covered < COVERED)
        })
        .collect();
    // A statement that only some of many articles lack is told by the others; one that all lack is news.
    if absent.len() + 1 < view.all.articles.len() || absent.is_empty() {
        return None;
    }
    let best = near.iter().max_by(|one, other| one.covered.total_cmp(&other.covered));
    let covered = best.map_or(0.0, |near| near.covered);
    let names: Vec<String> = absent.iter().map(|id| view.name(*id)).collect();
    let searched: usize = absent.iter().map(|id| view.article(*id).syntax.sentences.len()).sum();
    let nearest = best.map_or_else(String::new, |near| {
        format!(
            " The nearest passage, “{}”, has {} % of its content.",
            quote(view, near.to),
            (covered * 100.0).round()
        )
    });
    let confidence = (0.85 - covered).clamp(0.1, 0.8);
    Some(Finding {
        kind: Kind::Omission,
        dimension: dimension(view, passage),
        rule: RULE,
        confidence,
        importance: importance::of_passages(view, &[passage]) * confidence * 0.7,
        summary: format!("Only {}: {}", view.name(passage.article), shorten(view.slice(passage))),
        why: format!(
            "None of the {searched} sentences of {} says this.{nearest}",
            list(&names)
        ),
        evidence: vec![View::evidence(passage, [])],
        absent_in: absent,
    })
}

fn dimension(view: &View<'_>, passage: Location) -> Dimension {
    if view.quotes(passage).any(|quote| quote.direct) {
        Dimension::Quote
    } else if view.quantities(passage).any(|quantity| quantity.role.is_some()) {
        Dimension::Number
    } else {
        Dimension::Event
    }
}
