//! Chains that are known to be one: disjoint sets, joined a whole group at a time.

use std::collections::BTreeSet;

use crate::model::EntityKind;
use crate::text::ArticleId;

use super::profile::Profile;

/// Disjoint sets of chains with what their members must not contradict.
pub(super) struct Groups {
    parent: Vec<usize>,
    keys: Vec<BTreeSet<&'static str>>,
    kinds: Vec<BTreeSet<EntityKind>>,
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
            kinds: profiles.iter().map(|profile| BTreeSet::from([profile.kind])).collect(),
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
        let kinds: BTreeSet<EntityKind> = roots
            .iter()
            .flat_map(|root| self.kinds[*root].iter().copied())
            .collect();
        self.one_key(members) && kinds.iter().all(|a| kinds.iter().all(|b| kinds_agree(*a, *b)))
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
            self.kinds[first].extend(kinds);
            self.rules[first].extend(rules);
            self.rules[first].insert(rule);
        }
    }
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
