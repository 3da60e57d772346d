//! Chains joined by their descriptions: "the blaze" here, "a fire" there.
//!
//! Articles that are compared tell of one event, so a kind of thing that each speaks of once is likely
//! one thing. Where an article has several of a kind, the words before the noun must tell which.

use std::collections::{BTreeMap, BTreeSet};

use crate::lexicon::nouns::{self, NounKind};
use crate::model::EntityKind;
use crate::text::ArticleId;

use super::groups::Groups;
use super::profile::{Description, Profile};

pub(super) fn join(profiles: &[Profile], groups: &mut Groups) {
    titles(profiles, groups);
    let mut by_class: BTreeMap<Description, BTreeMap<ArticleId, Vec<usize>>> = BTreeMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        for description in profile.descriptions.keys().filter(|description| tells(description)) {
            // One article tells of "a riot" where another tells of "the riots".
            let event = nouns::class(description.class).is_some_and(|class| class.kind == NounKind::Event);
            let key = Description {
                class: description.class,
                plural: description.plural && !event,
            };
            by_class
                .entry(key)
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
        let picks = without_strangers(profiles, picks);
        join_compatible(profiles, groups, &picks);
    }
}

/// "the special counsel" here, "special counsel Ann Lee" there: a title of two words or more that one person bears.
fn titles(profiles: &[Profile], groups: &mut Groups) {
    let mut bearers: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        let person = profile.kind == EntityKind::Person && (profile.is_named() || profile.modifiers.is_empty());
        for title in profile.titles.iter().filter(|title| person && title.contains(' ')) {
            bearers.entry(title).or_default().push(at);
        }
    }
    for members in bearers.values() {
        let named: BTreeSet<usize> = members
            .iter()
            .copied()
            .filter(|at| profiles[*at].is_named())
            .map(|at| groups.find(at))
            .collect();
        if named.len() == 1 && groups.agree(members) {
            groups.join(members, "title");
        }
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
    let weight = |at: usize| {
        let said = profiles[at]
            .descriptions
            .iter()
            .filter(|(other, _)| other.class == description.class);
        (said.map(|(_, count)| count).sum::<usize>(), profiles[at].mentions)
    };
    let best = chains.iter().copied().max_by_key(|at| weight(*at))?;
    let rivals = chains
        .iter()
        .copied()
        .collect::<BTreeSet<_>>()
        .into_iter()
        .filter(|at| weight(*at) == weight(best))
        .count();
    (rivals == 1).then_some(best)
}

/// Where a name is among the picks, leaves out what is said once and in words of its own ("the larger boat").
fn without_strangers(profiles: &[Profile], picks: Vec<usize>) -> Vec<usize> {
    let named: Vec<usize> = picks.iter().copied().filter(|at| profiles[*at].is_named()).collect();
    if named.is_empty() {
        return picks;
    }
    let known = |at: usize| {
        let shared = |other: &usize| profiles[at].modifiers.is_subset(&profiles[*other].modifiers);
        profiles[at].is_named() || profiles[at].mentions > 1 || named.iter().any(shared)
    };
    picks.into_iter().filter(|at| known(*at)).collect()
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
    // A number that differs is for the reader to see ("23 pirates", "24 pirates"), and parts nothing.
    if members.len() < 2 || !groups.agree(&members) {
        return;
    }
    groups.join(&members, "same description");
}
