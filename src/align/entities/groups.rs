//! Chains that are known to be one: disjoint sets, joined a whole group at a time.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::EntityKind;
use crate::text::ArticleId;

use super::profile::Profile;

/// Disjoint sets of chains with what their members must not contradict.
pub(super) struct Groups {
    parent: Vec<usize>,
    keys: Vec<BTreeSet<&'static str>>,
    /// How many mentions each type has.
    kinds: Vec<BTreeMap<EntityKind, usize>>,
    articles: Vec<BTreeSet<ArticleId>>,
    rules: Vec<BTreeSet<&'static str>>,
}

impl Groups {
    pub(super) fn new(profiles: &[Profile]) -> Self {
        Self {
            parent: (0..profiles.len()).collect(),
            keys: profiles
                .iter()
                .map(|profile| profile.gazetteer.into_iter().collect())
                .collect(),
            kinds: profiles
                .iter()
                .map(|profile| BTreeMap::from([(profile.kind, profile.mentions)]))
                .collect(),
            articles: profiles
                .iter()
                .map(|profile| BTreeSet::from([profile.article]))
                .collect(),
            rules: vec![BTreeSet::new(); profiles.len()],
        }
    }

    /// The set that holds chain `at`; the least chain of a set stands for it.
    pub(super) fn find(&mut self, mut at: usize) -> usize {
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    /// The rules that joined a set, sorted.
    pub(super) fn rules(&mut self, at: usize) -> Vec<&'static str> {
        let root = self.find(at);
        self.rules[root].iter().copied().collect()
    }

    /// The articles that speak of the set of chain `at`.
    pub(super) fn articles(&mut self, at: usize) -> &BTreeSet<ArticleId> {
        let root = self.find(at);
        &self.articles[root]
    }

    /// Whether the sets of all these chains name one gazetteer entry at most.
    pub(super) fn one_key(&mut self, members: &[usize]) -> bool {
        let roots: BTreeSet<usize> = members.iter().map(|at| self.find(*at)).collect();
        let keys: BTreeSet<&str> = roots.iter().flat_map(|root| self.keys[*root].iter().copied()).collect();
        keys.len() <= 1
    }

    /// Whether the sets of all these chains can be one: one gazetteer entry at most, types that agree.
    pub(super) fn agree(&mut self, members: &[usize]) -> bool {
        let roots: BTreeSet<usize> = members.iter().map(|at| self.find(*at)).collect();
        let kinds: BTreeSet<EntityKind> = roots.iter().map(|root| most(&self.kinds[*root])).collect();
        self.one_key(members) && kinds.iter().all(|a| kinds.iter().all(|b| kinds_agree(*a, *b)))
    }

    /// Whether the sets of all these chains, whose names are spelt alike, can be one: a type that few mentions have is taken
    /// for a mistake.
    pub(super) fn mostly_agree(&mut self, members: &[usize]) -> bool {
        let roots: BTreeSet<usize> = members.iter().map(|at| self.find(*at)).collect();
        let mut votes: BTreeMap<EntityKind, usize> = BTreeMap::new();
        for (kind, count) in roots.iter().flat_map(|root| &self.kinds[*root]) {
            *votes.entry(*kind).or_default() += count;
        }
        let kind = most(&votes);
        let all: usize = votes.values().sum();
        let against: usize = votes
            .iter()
            .filter(|(other, _)| !kinds_agree(kind, **other))
            .map(|(_, count)| count)
            .sum();
        self.one_key(members) && against * FEW <= all
    }

    /// Joins the sets of all these chains.
    pub(super) fn join(&mut self, members: &[usize], rule: &'static str) {
        let roots: BTreeSet<usize> = members.iter().map(|at| self.find(*at)).collect();
        let mut roots = roots.into_iter();
        let Some(first) = roots.next() else { return };
        for other in roots {
            self.parent[other] = first;
            let articles = std::mem::take(&mut self.articles[other]);
            self.articles[first].extend(articles);
            let (keys, kinds, rules) = (
                std::mem::take(&mut self.keys[other]),
                std::mem::take(&mut self.kinds[other]),
                std::mem::take(&mut self.rules[other]),
            );
            self.keys[first].extend(keys);
            for (kind, count) in kinds {
                *self.kinds[first].entry(kind).or_default() += count;
            }
            self.rules[first].extend(rules);
            self.rules[first].insert(rule);
        }
    }
}

/// A type that one mention in so many has, is a mistake.
const FEW: usize = 4;

/// The type that most mentions have, "other" only where there is none besides.
fn most(votes: &BTreeMap<EntityKind, usize>) -> EntityKind {
    votes
        .iter()
        .filter(|(kind, _)| **kind != EntityKind::Other)
        .max_by(|(a, m), (b, n)| m.cmp(n).then_with(|| b.cmp(a)))
        .map_or(EntityKind::Other, |(kind, _)| *kind)
}

/// Whether two types can be of one entity, read in two articles.
pub(super) fn kinds_agree(a: EntityKind, b: EntityKind) -> bool {
    use EntityKind::{Event, Group, Organization, Other, Person, Place, Product, Work};
    let (a, b) = (a.min(b), a.max(b));
    a == b
        || a == Other
        || b == Other
        || matches!(
            (a, b),
            (Organization, Place | Group | Product | Work)
                | (Place, Group | Product)
                | (Product, Work)
                | (Person, Product)
                | (Work, Event)
        )
}
