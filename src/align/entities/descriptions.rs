//! Chains joined by their descriptions: "the blaze" here, "a fire" there.
//!
//! What names, titles and ages have joined is one description together: all that is said of one person in
//! all articles. Every two of these that share a noun, its class or an age are compared by the model of
//! `likeness`; what is alike on average becomes one. Two names never become one here.

use std::collections::{BTreeMap, BTreeSet};

use crate::align::clusters::{average_link_where, whole};
use crate::model::EntityKind;
use crate::text::ArticleId;

use super::groups::{Groups, kinds_agree};
use super::likeness::{self, Described, Key};
use super::profile::Profile;

/// The least average probability of two groups that become one; from 0.25 to 0.45 the topics that the
/// weights were fitted on come out alike, topic by topic left out.
const LEAST: f32 = 0.4;

/// Chains of one noun from which on it tells nothing: whole books, where all pairs would take too long.
const MOST: usize = 400;

/// What one chain in so many, or fewer, is called does not describe the entity: it may be said of another by mistake.
const RARE: usize = 3;

pub(super) fn join(profiles: &[Profile], groups: &mut Groups) {
    titles(profiles, groups);
    same_age(profiles, groups);
    alike(profiles, groups);
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

/// Persons whose ages are said and equal: "a 59-year-old woman" here, "Ann Lee, 59," there.
fn same_age(profiles: &[Profile], groups: &mut Groups) {
    let mut by_age: BTreeMap<u32, BTreeMap<ArticleId, Vec<usize>>> = BTreeMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        let person = matches!(profile.kind, EntityKind::Person | EntityKind::Other);
        for age in profile.ages.iter().filter(|_| person) {
            by_age
                .entry(*age)
                .or_default()
                .entry(profile.article)
                .or_default()
                .push(at);
        }
    }
    for sharing in by_age.values() {
        let members: Vec<usize> = sharing.values().flatten().copied().collect();
        let named = members.iter().filter(|at| profiles[**at].is_named());
        let names: BTreeSet<usize> = named.map(|at| groups.find(*at)).collect();
        let apart = members.iter().any(|one| {
            members
                .iter()
                .any(|other| likeness::apart(&profiles[*one], &profiles[*other]))
        });
        // Two people of one age in one article: the age does not tell them apart.
        if sharing.values().all(|chains| chains.len() == 1) && names.len() < 2 && !apart && groups.agree(&members) {
            groups.join(&members, "age");
        }
    }
}

/// What is joined so far, as one item of the clustering.
#[derive(Default)]
struct Unit {
    members: Vec<usize>,
    /// How many of them have a description.
    described: usize,
    named: bool,
    /// The articles that name it, with the first place where they do.
    named_in: BTreeMap<ArticleId, u32>,
    /// The articles that bring it in as something new ("a ship"), with the last place where they do.
    new_in: BTreeMap<ArticleId, u32>,
    keys: BTreeSet<&'static str>,
    kinds: BTreeSet<EntityKind>,
}

fn alike(profiles: &[Profile], groups: &mut Groups) {
    let units = units(profiles, groups);
    let wholes: Vec<Profile> = units.iter().map(|unit| whole_of(profiles, unit)).collect();
    let counts = counts(profiles);
    let described: Vec<Described<'_>> = wholes.iter().map(Described::new).collect();
    let alone = |one: usize, noun: &str| {
        units[one].members.iter().all(|at| {
            counts
                .get(&(profiles[*at].article, noun))
                .is_none_or(|count| *count == 1)
        })
    };
    let mut likenesses: BTreeMap<(usize, usize), u64> = BTreeMap::new();
    let mut apart: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (one, other) in pairs(&described) {
        let (ours, theirs) = (&wholes[one], &wholes[other]);
        if likeness::apart(ours, theirs) {
            apart.insert((one, other));
        }
        let named = units[one].named && units[other].named;
        if !named && !likeness::contrasted(ours, theirs) {
            let both_alone = |noun: &str| alone(one, noun) && alone(other, noun);
            let features = likeness::features(&described[one], &described[other], both_alone);
            likenesses.insert((one, other), whole(likeness::probability(&features) as f32));
        }
    }
    let may = |ours: &[usize], theirs: &[usize]| {
        let all = || ours.iter().chain(theirs).map(|at| &units[*at]);
        let keys: BTreeSet<&str> = all().flat_map(|unit| unit.keys.iter().copied()).collect();
        let kinds: BTreeSet<EntityKind> = all().flat_map(|unit| unit.kinds.iter().copied()).collect();
        // An article that names the ship and goes on with "a ship" speaks of another.
        let another = |ours: &[usize], theirs: &[usize]| {
            let mut named = ours.iter().flat_map(|at| &units[*at].named_in);
            named.any(|(article, first)| {
                let new = |at: &usize| units[*at].new_in.get(article).is_some_and(|place| place > first);
                theirs.iter().any(new)
            })
        };
        all().filter(|unit| unit.named).count() < 2
            && !ours
                .iter()
                .any(|a| theirs.iter().any(|b| apart.contains(&(*a.min(b), *a.max(b)))))
            && !another(ours, theirs)
            && !another(theirs, ours)
            && keys.len() < 2
            && kinds.iter().all(|a| kinds.iter().all(|b| kinds_agree(*a, *b)))
    };
    for group in average_link_where(units.len(), &likenesses, whole(LEAST), may) {
        if group.len() > 1 {
            let members: Vec<usize> = group.iter().map(|at| units[*at].members[0]).collect();
            groups.join(&members, "alike descriptions");
        }
    }
}

/// The groups so far, in the order of their first chains.
fn units(profiles: &[Profile], groups: &mut Groups) -> Vec<Unit> {
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    let mut units: Vec<Unit> = Vec::new();
    for (at, profile) in profiles.iter().enumerate() {
        let number = *numbers.entry(groups.find(at)).or_insert_with(|| {
            units.push(Unit::default());
            units.len() - 1
        });
        let unit = &mut units[number];
        unit.members.push(at);
        unit.described += usize::from(!profile.descriptions.is_empty());
        unit.named |= profile.is_named();
        if profile.is_named() {
            let first = unit.named_in.entry(profile.article).or_insert(profile.first);
            *first = profile.first.min(*first);
        } else if profile.introduced && !profile.lead {
            let last = unit.new_in.entry(profile.article).or_default();
            *last = profile.first.max(*last);
        }
        unit.keys.extend(profile.gazetteer);
        unit.kinds.insert(profile.kind);
    }
    units
}

/// All that is said of the chains of a unit, as of one. What few of them are called, is left out: it may be said of another.
fn whole_of(profiles: &[Profile], unit: &Unit) -> Profile {
    let members = || unit.members.iter().map(|at| &profiles[*at]);
    let mut all = members().next().expect("a unit has a chain").clone();
    for member in members().skip(1) {
        all.take_in(member);
    }
    let often = |said: usize| said * RARE > unit.described;
    all.heads
        .retain(|head| often(members().filter(|one| one.heads.contains(head)).count()));
    all.descriptions.retain(|description, _| {
        often(
            members()
                .filter(|one| one.descriptions.contains_key(description))
                .count(),
        )
    });
    all
}

/// How many chains of an article bear a noun or a class.
type Counts<'p> = BTreeMap<(ArticleId, &'p str), usize>;

fn counts(profiles: &[Profile]) -> Counts<'_> {
    let mut counts = Counts::new();
    for profile in profiles {
        let heads = profile.heads.iter().map(String::as_str);
        let concepts = profile.descriptions.keys().map(|one| one.concept.as_str());
        for noun in heads.chain(concepts).collect::<BTreeSet<_>>() {
            *counts.entry((profile.article, noun)).or_default() += 1;
        }
    }
    counts
}

/// Pairs of units that have a noun, its class or an age in common.
fn pairs(described: &[Described<'_>]) -> BTreeSet<(usize, usize)> {
    let mut index: BTreeMap<Key<'_>, Vec<usize>> = BTreeMap::new();
    let nouns = || described.iter().enumerate().filter(|(_, one)| one.is_described());
    for (at, one) in nouns() {
        for key in one.keys().collect::<BTreeSet<_>>() {
            index.entry(key).or_default().push(at);
        }
    }
    index.retain(|_, members| members.len() <= MOST);
    let mut found = BTreeSet::new();
    for members in index.values() {
        for (order, one) in members.iter().enumerate() {
            found.extend(members[order + 1..].iter().map(|other| (*one, *other)));
        }
    }
    for (at, one) in nouns() {
        let broad = one.broader().filter_map(|class| index.get(&Key::Noun(class)));
        let others = broad.flatten().filter(|other| **other != at);
        found.extend(others.map(|other| (at.min(*other), at.max(*other))));
    }
    found
}
