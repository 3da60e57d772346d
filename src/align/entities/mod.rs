//! Chains of different articles joined into entities.
//!
//! Each step looks at all articles at once and at groups of chains, never at one pair after the other, so
//! that the order of the articles changes nothing. Names come first (gazetteer, full names, what either
//! article declares an alias), descriptions last, by a model of what is said of two chains.

mod descriptions;
mod groups;
mod likeness;
mod names;
mod outvoted;
mod profile;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::lexicon::gazetteer;
use crate::model::{AnalysedArticle, Config, Entity, EntityId, EntityKind, Notice};
use crate::text::{ArticleId, IndexVec};

use groups::Groups;
use profile::Profile;

/// Entities over all articles, most mentioned first; every chain is in exactly one.
#[must_use]
pub fn entities(
    articles: &IndexVec<ArticleId, Arc<AnalysedArticle>>,
    _config: &Config,
) -> (IndexVec<EntityId, Entity>, Vec<Notice>) {
    let mut profiles: Vec<Profile> = in_order_of_content(articles)
        .into_iter()
        .flat_map(|id| profile::of_article(id, &articles[id]))
        .collect();
    outvoted::remove(&mut profiles);
    let mut groups = Groups::new(&profiles);
    names::join(&profiles, &mut groups);
    descriptions::join(&profiles, &mut groups);
    (collect(&profiles, &mut groups), Vec::new())
}

/// The articles in an order that their contents alone give: a join that rules out another comes first
/// whichever way they were opened.
fn in_order_of_content(articles: &IndexVec<ArticleId, Arc<AnalysedArticle>>) -> Vec<ArticleId> {
    let mut ids: Vec<ArticleId> = articles.ids().collect();
    ids.sort_by(|one, other| articles[*one].article.text.cmp(&articles[*other].article.text));
    ids
}

fn collect(profiles: &[Profile], groups: &mut Groups) -> IndexVec<EntityId, Entity> {
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..profiles.len() {
        members.entry(groups.find(at)).or_default().push(at);
    }
    let mut entities: Vec<(usize, u32, Entity)> = members
        .into_iter()
        .map(|(root, members)| {
            let mentions = members.iter().map(|at| profiles[*at].mentions).sum();
            let first = members.iter().map(|at| profiles[*at].first).min().unwrap_or_default();
            let mut chains: Vec<_> = members
                .iter()
                .map(|at| (profiles[*at].article, profiles[*at].chain))
                .collect();
            chains.sort_unstable();
            let entity = Entity {
                name: name(profiles, &members),
                kind: kind(profiles, &members),
                chains,
                rules: groups.rules(root),
            };
            (mentions, first, entity)
        })
        .collect();
    entities.sort_by(|(many, early, a), (fewer, late, b)| {
        fewer
            .cmp(many)
            .then_with(|| early.cmp(late))
            .then_with(|| a.name.cmp(&b.name))
            .then_with(|| a.chains.cmp(&b.chains))
    });
    entities.into_iter().map(|(_, _, entity)| entity).collect()
}

/// The fullest name that is used most: the gazetteer's for a place, else the longest by words, then by use.
fn name(profiles: &[Profile], members: &[usize]) -> String {
    let key = members.iter().filter_map(|at| profiles[*at].gazetteer).min();
    if let Some(entry) = key.and_then(gazetteer::entry)
        && members.iter().any(|at| profiles[*at].kind == EntityKind::Place)
    {
        return entry.name.to_owned();
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for at in members {
        for (form, count) in &profiles[*at].forms {
            *counts.entry(form).or_default() += count;
        }
    }
    let rank = |form: &str, count: usize| (form.split_whitespace().count().min(4), count);
    let best = counts
        .iter()
        .max_by(|(a, m), (b, n)| rank(a, **m).cmp(&rank(b, **n)).then_with(|| b.cmp(a)));
    match best {
        Some((form, _)) => (*form).to_owned(),
        None => description(profiles, members),
    }
}

/// The description that most articles use, without its article; the shortest among the like.
fn description(profiles: &[Profile], members: &[usize]) -> String {
    let mut counts: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    for at in members {
        let name = profiles[*at].name.as_str();
        let shown = counts.entry(profile::folded(name)).or_insert((0, name));
        shown.0 += 1;
        shown.1 = shown.1.min(name);
    }
    counts
        .into_iter()
        .max_by(|(a, (m, _)), (b, (n, _))| {
            m.cmp(n)
                .then_with(|| b.split(' ').count().cmp(&a.split(' ').count()))
                .then_with(|| b.cmp(a))
        })
        .map(|(_, (_, name))| name.to_owned())
        .unwrap_or_default()
}

/// The type most chains have, weighed by mentions; "other" only where nothing better is said.
fn kind(profiles: &[Profile], members: &[usize]) -> EntityKind {
    let mut votes: BTreeMap<EntityKind, usize> = BTreeMap::new();
    for at in members {
        let weight = if profiles[*at].kind == EntityKind::Other {
            0
        } else {
            profiles[*at].mentions
        };
        *votes.entry(profiles[*at].kind).or_default() += weight;
    }
    votes
        .into_iter()
        .max_by(|(a, m), (b, n)| m.cmp(n).then_with(|| b.cmp(a)))
        .map_or(EntityKind::Other, |(kind, _)| kind)
}
