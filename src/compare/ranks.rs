//! The ranks that accounts give a person: the words before the name, and the apposition behind it.
//!
//! Owns where such words stand and the reading of ranks; whether two of them can both hold is the rule's to say.

use std::collections::BTreeMap;

use crate::model::{EntityId, EntityKind, Form};
use crate::text::{ArticleId, Location, Span};

use super::difference::Said;
use super::view::View;

/// Ranks of armed forces and police; no person has two of them at once.
const RANKS: &[&str] = &[
    "private",
    "corporal",
    "sergeant",
    "lieutenant",
    "captain",
    "major",
    "colonel",
    "brigadier",
    "general",
    "marshal",
    "commander",
    "commodore",
    "admiral",
    "constable",
    "inspector",
    "superintendent",
    "commissioner",
    "ensign",
];

/// A rank, in its sentence.
pub(super) struct Rank {
    /// Its word.
    pub(super) said: Said,
    /// What it is.
    pub(super) name: &'static str,
}

/// For each person, the ranks that each account gives.
pub(super) fn ranks(view: &View<'_>) -> BTreeMap<EntityId, BTreeMap<ArticleId, Vec<Rank>>> {
    let mut found: BTreeMap<EntityId, BTreeMap<ArticleId, Vec<Rank>>> = BTreeMap::new();
    for (entity, place, _) in stations(view) {
        if let Some(rank) = rank(view, place) {
            found
                .entry(entity)
                .or_default()
                .entry(place.article)
                .or_default()
                .push(rank);
        }
    }
    found
}

/// For each person, the words that stand before a name or are set behind it, and which form of mention they belong to.
pub(super) fn stations(view: &View<'_>) -> Vec<(EntityId, Location, Form)> {
    let mut found = Vec::new();
    for (entity, joined) in view.all.entities.enumerated() {
        if joined.kind != EntityKind::Person {
            continue;
        }
        for (id, mention) in view.all.mentions_of(entity) {
            let article = view.article(id);
            let mention = &article.mentions[mention];
            let span = match mention.form {
                Form::Name if mention.span.start < mention.head.start => Span {
                    start: mention.span.start,
                    end: mention.head.start,
                }
                .trim(&article.article.text),
                Form::Nominal if mention.rule == "apposition" => mention.span,
                _ => continue,
            };
            found.push((entity, Location::new(id, span), mention.form));
        }
    }
    found
}

fn rank(view: &View<'_>, place: Location) -> Option<Rank> {
    let article = view.article(place.article);
    let tokens = &article.syntax.tokens.as_slice()[article.syntax.tokens_in(place.span)];
    tokens.iter().rev().find_map(|token| {
        let word = article.slice(token.span).to_lowercase();
        let name = RANKS.iter().copied().find(|rank| *rank == word)?;
        Some(Rank {
            said: Said {
                sentence: view.sentence(place),
                key: token.span,
            },
            name,
        })
    })
}
