//! Chains joined by their descriptions: "the blaze" here, "a fire" there.
//!
//! Articles that are compared tell of one event, so a kind of thing that each speaks of once is likely
//! one thing. Where an article has several of a kind, the words before the noun must tell which.

use std::collections::{BTreeMap, BTreeSet};

use crate::lexicon::nouns::{self, NounKind};
use crate::text::ArticleId;

use super::groups::Groups;
use super::profile::{Description, Profile};

pub(super) fn join(profiles: &[Profile], groups: &mut Groups) {
    let mut by_class: BTreeMap<Description, BTreeMap<ArticleId, Vec<usize>>> = BTreeMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        for description in profile.descriptions.keys().filter(|description| tells(description)) {
            by_class
                .entry(description.clone())
                .or_default()
                .entry(profile.article)
                .or_default()
                .push(at);
        }
    }
    for (description, articles) in &by_class {
        let picks: Vec<usize> = articles
            .values()
            .filter_map(|chains| dominant(profiles, chains, description))
            .collect();
        join_compatible(profiles, groups, &picks);
    }
}

/// Nouns that could stand for anyone or anything tell nothing across articles.
fn tells(description: &Description) -> bool {
    let Some(class) = nouns::class(description.class) else {
        return false;
    };
    !matches!(
        class.name,
        "person"
            | "people"
            | "man"
            | "woman"
            | "friend"
            | "relative"
            | "official"
            | "officials"
            | "leader"
            | "expert"
            | "group"
            | "money"
            | "charge"
            | "evidence"
            | "supporter"
            | "world"
            | "scene"
            | "other"
            | "child"
            | "community"
            | "report"
            | "law"
            | "deal"
            | "budget"
            | "email"
            | "tweet"
            | "phone"
            | "body"
            | "season"
            | "state"
            | "deputy"
            | "aide"
            | "adviser"
    ) && class.kind != NounKind::Other
}

/// The chain of an article that is called so most, if one is.
fn dominant(profiles: &[Profile], chains: &[usize], description: &Description) -> Option<usize> {
    let weight = |at: usize| (profiles[at].descriptions[description], profiles[at].mentions);
    let best = chains.iter().copied().max_by_key(|at| weight(*at))?;
    let rivals = chains.iter().filter(|at| weight(**at) == weight(best)).count();
    (rivals == 1).then_some(best)
}

/// Joins the picks that fit all others; one name at most may be among them.
fn join_compatible(profiles: &[Profile], groups: &mut Groups, picks: &[usize]) {
    let named: BTreeSet<usize> = picks
        .iter()
        .copied()
        .filter(|at| profiles[*at].is_named())
        .map(|at| groups.find(at))
        .collect();
    let members: Vec<usize> = if named.len() > 1 {
        picks.iter().copied().filter(|at| !profiles[*at].is_named()).collect()
    } else {
        picks.to_vec()
    };
    let numbers: BTreeSet<&String> = members.iter().flat_map(|at| &profiles[*at].numbers).collect();
    if members.len() < 2 || numbers.len() > 1 || !groups.agree(&members) {
        return;
    }
    groups.join(&members, "same description");
}
