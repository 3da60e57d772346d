//! Chains joined by their descriptions: "the blaze" here, "a fire" there.
//!
//! Articles that are compared tell of one event, so a kind of thing that each speaks of once is likely
//! one thing. Where an article has several of a kind, the words before the noun must tell which.

use std::collections::{BTreeMap, BTreeSet};

use crate::lexicon::nouns::{self, NounKind};
use crate::model::{EntityKind, Role};
use crate::text::ArticleId;

use super::groups::Groups;
use super::profile::{Description, HARM, Profile};

/// A count of people from which on it is their own.
const MANY: u32 = 6;

/// Chains of each article that share something.
type Sharing = BTreeMap<ArticleId, BTreeSet<usize>>;

pub(super) fn join(profiles: &[Profile], groups: &mut Groups) {
    titles(profiles, groups);
    same_age(profiles, groups);
    same_kind(profiles, groups);
    same_act(profiles, groups);
    same_number(profiles, groups);
    same_wording(profiles, groups);
    same_part(profiles, groups);
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
    let mut by_age: BTreeMap<u32, Sharing> = BTreeMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        let person = matches!(profile.kind, EntityKind::Person | EntityKind::Other);
        for age in profile.ages.iter().filter(|_| person) {
            by_age
                .entry(*age)
                .or_default()
                .entry(profile.article)
                .or_default()
                .insert(at);
        }
    }
    for sharing in by_age.values() {
        // Two people of one age in one article: the age does not tell them apart.
        let members: Vec<usize> = sharing.values().flatten().copied().collect();
        if sharing.values().all(|chains| chains.len() == 1) && named(groups, &members).len() < 2 {
            join_compatible(profiles, groups, members, "age");
        }
    }
}

/// One kind of thing that each article speaks of: its main one, if nothing said of them speaks against it.
fn same_kind(profiles: &[Profile], groups: &mut Groups) {
    let mut by_kind: BTreeMap<Description, Sharing> = BTreeMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        for description in profile.descriptions.keys().filter(|one| tells(one) || profile.lead) {
            // One article tells of "a riot" where another tells of "the riots".
            let event = nouns::class(&description.concept).is_some_and(|class| class.kind == NounKind::Event);
            let key = Description {
                concept: description.concept.clone(),
                plural: description.plural && !event,
            };
            by_kind
                .entry(key)
                .or_default()
                .entry(profile.article)
                .or_default()
                .insert(at);
        }
    }
    for (description, sharing) in &by_kind {
        let picks: Vec<usize> = sharing
            .values()
            .filter_map(|chains| main(profiles, chains, description))
            .collect();
        join_compatible(profiles, groups, without_strangers(profiles, picks), "same description");
    }
}

/// "the shooting" here, "the killing" there: one act by a narrower and a broader noun, where each article has it by
/// one of the two alone and among its main news.
fn same_act(profiles: &[Profile], groups: &mut Groups) {
    let mut by_class: BTreeMap<&str, Sharing> = BTreeMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        for description in profile.descriptions.keys() {
            if let Some(class) = nouns::class(&description.concept)
                && class.kind == NounKind::Event
                && (profile.lead || profile.mentions > 1)
            {
                let sharing = by_class.entry(class.name).or_default();
                sharing.entry(profile.article).or_default().insert(at);
            }
        }
    }
    let classes: Vec<&str> = by_class.keys().copied().collect();
    for broad in &classes {
        for narrow in classes.iter().filter(|narrow| nouns::covers(broad, narrow)) {
            let (wide, close) = (&by_class[broad], &by_class[narrow]);
            let only = |sharing: &Sharing, other: &Sharing| -> Vec<usize> {
                let alone = sharing.iter().filter(|(article, chains)| {
                    chains.len() == 1 && other.get(*article).is_none_or(|others| others.is_subset(chains))
                });
                alone.flat_map(|(_, chains)| chains.iter().copied()).collect()
            };
            let (ours, theirs) = (only(wide, close), only(close, wide));
            if !ours.is_empty() && !theirs.is_empty() {
                let members = ours.into_iter().chain(theirs).collect::<BTreeSet<usize>>();
                join_compatible(profiles, groups, members.into_iter().collect(), "same act");
            }
        }
    }
}

/// "23 pirates" here, "23 suspects" there: people counted alike, if each article counts so many but once.
fn same_number(profiles: &[Profile], groups: &mut Groups) {
    let mut by_number: BTreeMap<&str, Sharing> = BTreeMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        let people = profile.kind == EntityKind::Group && !profile.is_named();
        // Two or three people there are of every kind; twenty-three are the twenty-three.
        let exact = |number: &&String| number.parse::<u32>().is_ok_and(|count| (MANY..1900).contains(&count));
        for number in profile.numbers.iter().filter(exact).filter(|_| people) {
            by_number
                .entry(number)
                .or_default()
                .entry(profile.article)
                .or_default()
                .insert(at);
        }
    }
    for sharing in by_number.values() {
        let roots: BTreeSet<usize> = sharing.values().flatten().map(|at| groups.find(*at)).collect();
        let once = sharing.values().all(|chains| chains.len() == 1);
        // One of them at least must stand in the lead, where the news is told.
        let news = sharing.values().flatten().any(|at| profiles[*at].lead);
        if roots.len() > 1 && once && news {
            let members: Vec<usize> = sharing.values().flatten().copied().collect();
            join_compatible(profiles, groups, members, "same number");
        }
    }
}

/// The same noun with the same words before it; the first one where an article has several.
fn same_wording(profiles: &[Profile], groups: &mut Groups) {
    let mut by_wording: BTreeMap<&str, Sharing> = BTreeMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        for wording in &profile.wordings {
            by_wording
                .entry(wording)
                .or_default()
                .entry(profile.article)
                .or_default()
                .insert(at);
        }
    }
    for sharing in by_wording.values() {
        let first = |chains: &BTreeSet<usize>| chains.iter().copied().min_by_key(|at| profiles[*at].first);
        let picks = sharing.values().filter_map(first).collect();
        join_compatible(profiles, groups, picks, "same words");
    }
}

/// Who was killed, who killed: the one person who has that part in each article.
fn same_part(profiles: &[Profile], groups: &mut Groups) {
    let mut by_part: BTreeMap<&(String, Role), Sharing> = BTreeMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        let one_person = profile.kind == EntityKind::Person && profile.descriptions.keys().all(|one| !one.plural);
        for part in profile.parts.iter().filter(|_| one_person) {
            if part.0 == HARM && matches!(part.1, Role::Agent | Role::Patient) {
                by_part
                    .entry(part)
                    .or_default()
                    .entry(profile.article)
                    .or_default()
                    .insert(at);
            }
        }
    }
    for sharing in by_part.values() {
        let picks = sharing
            .values()
            .filter(|chains| chains.len() == 1)
            .flatten()
            .copied()
            .filter(|at| profiles[*at].lead)
            .collect();
        join_compatible(profiles, groups, picks, "same part");
    }
}

/// Nouns that could stand for anyone or anything tell nothing across articles, outside of the lead.
fn tells(description: &Description) -> bool {
    let Some(class) = nouns::class(&description.concept) else {
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

/// The chain of an article that is called so most; the first one where several are.
fn main(profiles: &[Profile], chains: &BTreeSet<usize>, description: &Description) -> Option<usize> {
    let weight = |at: usize| {
        let said = profiles[at]
            .descriptions
            .iter()
            .filter(|(other, _)| other.concept == description.concept);
        (said.map(|(_, count)| count).sum::<usize>(), profiles[at].mentions)
    };
    chains.iter().copied().max_by(|a, b| {
        weight(*a)
            .cmp(&weight(*b))
            .then_with(|| profiles[*b].first.cmp(&profiles[*a].first))
    })
}

/// Where a name is among the picks, leaves out what is said once and in words of its own ("the larger boat").
fn without_strangers(profiles: &[Profile], picks: Vec<usize>) -> Vec<usize> {
    let named: Vec<usize> = picks.iter().copied().filter(|at| profiles[*at].is_named()).collect();
    if named.is_empty() {
        return picks;
    }
    let known = |at: usize| {
        let shared = |other: &usize| profiles[at].modifiers.is_subset(&profiles[*other].modifiers);
        profiles[at].is_named() || profiles[at].descriptions.values().sum::<usize>() > 1 || named.iter().any(shared)
    };
    picks.into_iter().filter(|at| known(*at)).collect()
}

/// The one named entity that the picks of most articles are, if no other comes near.
fn main_name(groups: &mut Groups, picks: &[usize]) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for at in picks
        .iter()
        .copied()
        .filter(|at| groups.is_named(*at))
        .collect::<Vec<_>>()
    {
        *counts.entry(groups.find(at)).or_default() += 1;
    }
    let (root, most) = counts
        .iter()
        .max_by_key(|(root, count)| (**count, std::cmp::Reverse(**root)))?;
    let others: usize = counts.values().sum::<usize>() - most;
    (*most >= 2 && *most >= 2 * others).then_some(*root)
}

/// The named entities among `members`.
fn named(groups: &mut Groups, members: &[usize]) -> BTreeSet<usize> {
    let members: Vec<usize> = members.iter().copied().filter(|at| groups.is_named(*at)).collect();
    members.into_iter().map(|at| groups.find(at)).collect()
}

/// Joins the picks that fit one another, beginning with what is said most; one name at most may be among them.
fn join_compatible(profiles: &[Profile], groups: &mut Groups, mut picks: Vec<usize>, rule: &'static str) {
    if named(groups, &picks).len() > 1 {
        let main = main_name(groups, &picks);
        picks.retain(|at| !groups.is_named(*at) || main == Some(groups.find(*at)));
    }
    // Ties go on to all that compatibility asks, so that the order of the articles decides nothing.
    let rank = |at: usize| {
        let profile = &profiles[at];
        (
            (
                !profile.is_named(),
                std::cmp::Reverse(profile.mentions),
                profile.first,
                &profile.name,
            ),
            (
                &profile.modifiers,
                &profile.proper,
                &profile.ages,
                &profile.apart,
                &profile.parts,
            ),
        )
    };
    picks.sort_by(|a, b| rank(*a).cmp(&rank(*b)));
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    for at in picks {
        let fitting = clusters.iter().position(|cluster| {
            // A number that differs is for the reader to see ("23 pirates", "24 pirates"), and parts nothing.
            cluster.iter().all(|other| compatible(&profiles[*other], &profiles[at]))
                && groups.agree(&[cluster.as_slice(), &[at]].concat())
                && !named_there(profiles, groups, cluster, at)
        });
        match fitting {
            Some(place) => clusters[place].push(at),
            None => clusters.push(vec![at]),
        }
    }
    for cluster in clusters.iter().filter(|cluster| cluster.len() > 1) {
        groups.join(cluster, rule);
    }
}

/// Whether the entity that `cluster` names is named in the article of the unnamed `at` as well: that the
/// article itself does not call the two one speaks against it, if it brings the unnamed in as new ("a ship").
fn named_there(profiles: &[Profile], groups: &mut Groups, cluster: &[usize], at: usize) -> bool {
    let Some(named) = cluster.iter().find(|other| profiles[**other].is_named()) else {
        return false;
    };
    profiles[at].introduced && !profiles[at].is_named() && groups.articles(*named).contains(&profiles[at].article)
}

/// Whether nothing said of two chains tells them apart: names before the noun, ages, words of contrast.
fn compatible(a: &Profile, b: &Profile) -> bool {
    let differ = |a: &BTreeSet<String>, b: &BTreeSet<String>| !a.is_empty() && !b.is_empty() && a.is_disjoint(b);
    let ages = a.ages.is_empty() || b.ages.is_empty() || !a.ages.is_disjoint(&b.ages);
    let genders = a.genders.is_empty() || b.genders.is_empty() || !a.genders.is_disjoint(&b.genders);
    // Who did it is not whom it was done to.
    let roles = |profile: &Profile| -> BTreeSet<Role> {
        let of_event = profile.parts.iter().filter(|(event, _)| event == HARM);
        of_event.map(|(_, role)| *role).collect()
    };
    let (here, there) = (roles(a), roles(b));
    let person = a.kind == EntityKind::Person && b.kind == EntityKind::Person;
    let parts = !person || here.is_empty() || there.is_empty() || !here.is_disjoint(&there);
    // What is said of a thing in many places says little of which of its kind it is.
    let once = |profile: &Profile| !profile.is_named() && profile.descriptions.values().sum::<usize>() == 1;
    let set_apart = (once(a) || once(b)) && !a.is_named() && !b.is_named() && a.apart != b.apart;
    // "two people" and "31 people" are others, where "23 pirates" and "24 pirates" may be the same.
    let vague = |profile: &Profile| profile.descriptions.keys().all(|one| !tells(one));
    let numbers = !(vague(a) && vague(b) && differ(&a.numbers, &b.numbers));
    ages && numbers && genders && parts && !set_apart && !differ(&a.proper, &b.proper)
}
