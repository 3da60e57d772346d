//! Omission: a weighty statement of some articles that no passage of another comes near.

use std::collections::BTreeSet;

use crate::model::{BlockKind, Dimension, EntityId, Finding, Form, Kind, Rule};
use crate::text::{ArticleId, Location};

use super::view::View;
use super::wording::{list, quote, shorten};

const RULE: Rule = Rule("no-counterpart");

/// Share of a sentence's weight that another article may cover at most, where it lacks the statement.
const COVERED: f32 = 0.5;

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
    let fit = near.iter().map(|near| near.score).fold(0.0, f32::max);
    // What readers would miss is a matter of taste more than of search, so no omission is sure.
    let confidence = (0.37 - 0.6 * covered).clamp(0.05, 0.35);
    Some(Finding {
        kind: Kind::Omission,
        dimension: dimension(view, passage),
        rule: RULE,
        confidence,
        importance: weight(view, passage, covered, fit),
        summary: format!("Only {}: {}", view.name(passage.article), shorten(view.slice(passage))),
        why: format!(
            "None of the {searched} sentences of {} says this.{nearest}",
            list(&names)
        ),
        evidence: vec![View::evidence(passage, [])],
        absent_in: absent,
    })
}

/// How much a reader misses who has only the other articles, 0 to 1: little of it is told there, it stands
/// early, it counts something, and it names those whom the others never name.
fn weight(view: &View<'_>, passage: Location, covered: f32, fit: f32) -> f32 {
    let syntax = &view.article(passage.article).syntax;
    let before = syntax
        .sentences
        .as_slice()
        .partition_point(|sentence| sentence.span.start < passage.span.start);
    let early = 1.0 / (1.0 + before as f32 / 4.0);
    let counts = f32::from(u8::from(view.quantities(passage).next().is_some()));
    let strangers: BTreeSet<EntityId> = view
        .mentions(passage)
        .filter(|(_, mention)| mention.form == Form::Name)
        .filter_map(|(_, mention)| view.entity(passage.article, mention.chain))
        .filter(|entity| {
            let chains = &view.all.entities[*entity].chains;
            chains.iter().all(|(article, _)| *article == passage.article)
        })
        .collect();
    let strange = strangers.len().min(3) as f32;
    let gain = 0.75 - covered - 0.5 * fit + 0.3 * early + 0.1 * counts + 0.08 * strange;
    (0.35 * gain + 0.1).clamp(0.02, 0.6)
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
