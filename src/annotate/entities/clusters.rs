//! Chains while they grow: which mentions are known to be one, and what is known of them together.

use std::collections::BTreeSet;

use crate::lexicon::gazetteer::Entry;
use crate::lexicon::nouns::Gender;
use crate::model::EntityKind;

use super::candidate::Candidate;

/// What is known of one chain.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    /// Its mentions, sorted.
    pub(super) members: Vec<usize>,
    pub(super) kind: EntityKind,
    pub(super) sure: bool,
    pub(super) gender: Gender,
    pub(super) plural: bool,
    pub(super) entry: Option<&'static Entry>,
    /// Classes of nouns said of it: its title, its role, its apposition.
    pub(super) roles: BTreeSet<&'static str>,
    /// Its names, in lower case.
    pub(super) names: BTreeSet<String>,
}

/// Chains as a union of mentions (disjoint sets with path halving).
pub(super) struct Clusters {
    parent: Vec<usize>,
    known: Vec<Cluster>,
    /// The rule that put each mention into its chain.
    pub(super) rules: Vec<&'static str>,
}

impl Clusters {
    pub(super) fn new(mentions: &[Candidate]) -> Self {
        let known = mentions
            .iter()
            .enumerate()
            .map(|(at, mention)| Cluster {
                members: vec![at],
                kind: mention.kind,
                sure: mention.sure,
                gender: mention.gender,
                plural: mention.plural,
                entry: mention.entry.map(|(entry, _)| entry),
                roles: mention
                    .roles
                    .iter()
                    .copied()
                    .chain(mention.class.map(|class| class.name))
                    .collect(),
                names: if mention.is_name() {
                    BTreeSet::from([mention.key.clone()])
                } else {
                    BTreeSet::new()
                },
            })
            .collect();
        Self {
            parent: (0..mentions.len()).collect(),
            known,
            rules: vec!["first mention"; mentions.len()],
        }
    }

    /// The number of the chain that holds `mention`.
    pub(super) fn find(&mut self, mut mention: usize) -> usize {
        while self.parent[mention] != mention {
            self.parent[mention] = self.parent[self.parent[mention]];
            mention = self.parent[mention];
        }
        mention
    }

    /// The chain that holds `mention`.
    pub(super) fn of(&mut self, mention: usize) -> &Cluster {
        let root = self.find(mention);
        &self.known[root]
    }

    /// Whether nothing known of the two speaks against their being one.
    pub(super) fn agree(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.find(a), self.find(b));
        let (a, b) = (&self.known[a], &self.known[b]);
        let gender = a.gender == b.gender || a.gender == Gender::Unknown || b.gender == Gender::Unknown;
        let entry = match (a.entry, b.entry) {
            (Some(x), Some(y)) => x.key == y.key,
            _ => true,
        };
        let kinds = kinds_agree(a.kind, b.kind) || !a.sure || !b.sure;
        gender && entry && a.plural == b.plural && kinds && !two_people(a, b)
    }

    /// Whether the two are people whose names share no word.
    pub(super) fn two_people(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.find(a), self.find(b));
        two_people(&self.known[a], &self.known[b])
    }

    /// Joins the chains of two mentions; `later` is the one that `rule` resolved.
    pub(super) fn join(&mut self, earlier: usize, later: usize, rule: &'static str) {
        let (a, b) = (self.find(earlier), self.find(later));
        if a == b {
            return;
        }
        if self.known[b].members.first() == Some(&later) || self.rules[later] == "first mention" {
            self.rules[later] = rule;
        }
        let (root, other) = if self.known[a].members.len() >= self.known[b].members.len() {
            (a, b)
        } else {
            (b, a)
        };
        self.parent[other] = root;
        let taken = std::mem::take(&mut self.known[other].members);
        let (sure, kind) = (self.known[other].sure, self.known[other].kind);
        let (gender, entry) = (self.known[other].gender, self.known[other].entry);
        let roles = std::mem::take(&mut self.known[other].roles);
        let names = std::mem::take(&mut self.known[other].names);
        let named = !names.is_empty();
        let cluster = &mut self.known[root];
        // Chains that meet keep what is surer; a name's type weighs more than a noun's.
        if !cluster.sure && sure || named && sure && cluster.names.is_empty() || cluster.kind == EntityKind::Other {
            cluster.kind = kind;
            cluster.sure |= sure;
        }
        if cluster.gender == Gender::Unknown {
            cluster.gender = gender;
        }
        cluster.entry = cluster.entry.or(entry);
        cluster.roles.extend(roles);
        cluster.names.extend(names);
        cluster.members.extend(taken);
        cluster.members.sort_unstable();
    }

    /// Whether the genders of two chains do not differ.
    pub(super) fn agree_on_gender(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.of(a).gender, self.of(b).gender);
        a == b || a == Gender::Unknown || b == Gender::Unknown
    }

    /// Whether two names that the text calls one can be: types that differ for sure speak against it.
    pub(super) fn may_be_alias(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.of(a).clone(), self.of(b).clone());
        let entry = match (a.entry, b.entry) {
            (Some(x), Some(y)) => x.key == y.key,
            _ => true,
        };
        entry && (kinds_agree(a.kind, b.kind) || !a.sure || !b.sure)
    }

    /// Lets a capital's chain stand for the country.
    pub(super) fn stand_for(&mut self, mention: usize, country: &'static Entry) {
        let root = self.find(mention);
        self.known[root].entry = Some(country);
    }

    /// Notes a role of the chain that holds `mention`.
    pub(super) fn add_role(&mut self, mention: usize, role: &'static str) {
        let root = self.find(mention);
        self.known[root].roles.insert(role);
    }

    /// Settles the type of a chain that was open.
    pub(super) fn set_kind(&mut self, mention: usize, kind: EntityKind) {
        let root = self.find(mention);
        if !self.known[root].sure {
            self.known[root].kind = kind;
            self.known[root].sure = true;
        }
    }
}

fn two_people(a: &Cluster, b: &Cluster) -> bool {
    let parts = |cluster: &Cluster| -> BTreeSet<String> {
        let person = cluster.kind == EntityKind::Person && cluster.entry.is_none();
        let names = cluster.names.iter().filter(|_| person);
        names.flat_map(|name| name.split(' ')).map(str::to_owned).collect()
    };
    let (a, b) = (parts(a), parts(b));
    !a.is_empty() && !b.is_empty() && a.is_disjoint(&b)
}

/// Whether two types can be of one entity.
pub(super) fn kinds_agree(a: EntityKind, b: EntityKind) -> bool {
    use EntityKind::{Group, Organization, Other, Place};
    a == b
        || a == Other
        || b == Other
        || matches!((a, b), (Group | Place, Organization) | (Organization, Group | Place))
}
