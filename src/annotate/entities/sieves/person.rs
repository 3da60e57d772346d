//! Persons: a fuller form of the name, a surname, a given name, after the full name has been said.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::entities::candidate::{Candidate, Determiner};
use crate::annotate::entities::clusters::Clusters;
use crate::lexicon::nouns::Gender;
use crate::lexicon::person_names::{self, PersonName};
use crate::lexicon::titles;
use crate::model::{EntityKind, Form};

use super::same_name::folded;

/// A person's name in its parts.
pub(super) struct Parts {
    pub(super) given: String,
    pub(super) middle: Vec<String>,
    pub(super) surname: String,
}

/// The parts of a full name: initials and "Jr." fall away; none for a single word.
pub(super) fn parts(key: &str) -> Option<Parts> {
    let name = PersonName::parse(key)?;
    Some(Parts {
        given: folded(name.given),
        middle: name.middle.into_iter().map(folded).collect(),
        surname: folded(name.surname),
    })
}

pub(super) fn join(mentions: &[Candidate], clusters: &mut Clusters) {
    let names: Vec<usize> = (0..mentions.len())
        .filter(|at| mentions[*at].is_name() && mentions[*at].entry.is_none())
        .collect();
    full_names(mentions, &names, clusters);
    let dependants = dependants(mentions, &names, clusters);
    surnames(mentions, &names, &dependants, clusters);
    given_names(mentions, &names, clusters);
    families(mentions, &names, clusters);
}

impl Parts {
    /// Whether two full names can be one person's.
    fn may_be(&self, other: &Self) -> bool {
        let called = |a: &Self, b: &Self| {
            let middle: Vec<&str> = b.middle.iter().map(String::as_str).collect();
            person_names::called(&a.given, &b.given, &middle)
        };
        self.surname == other.surname && (self.given == other.given || called(self, other) || called(other, self))
    }
}

/// "Michael T. Flynn" and "Michael Flynn"; "Chris Dodd" and "Christopher J. Dodd".
fn full_names(mentions: &[Candidate], names: &[usize], clusters: &mut Clusters) {
    let mut by_surname: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in names.iter().copied() {
        if !may_be_person(mentions, clusters, at) {
            continue;
        }
        let Some(this) = parts(&mentions[at].key) else { continue };
        let bearers = by_surname.entry(this.surname.clone()).or_default();
        let root = clusters.find(at);
        if bearers.iter().any(|other| clusters.find(*other) == root) {
            continue;
        }
        let same = bearers.iter().copied().find(|other| {
            parts(&mentions[*other].key).is_some_and(|that| this.may_be(&that)) && clusters.agree_on_gender(*other, at)
        });
        match same {
            Some(other) => clusters.join(other, at, "full name"),
            None => bearers.push(at),
        }
    }
}

fn may_be_person(mentions: &[Candidate], clusters: &mut Clusters, at: usize) -> bool {
    let cluster = clusters.of(at);
    cluster.kind == EntityKind::Person || !cluster.sure && mentions[at].entry.is_none()
}

/// Persons brought in as kin of another ("his wife, Ann"): a bare surname does not mean them.
fn dependants(mentions: &[Candidate], names: &[usize], clusters: &mut Clusters) -> BTreeSet<usize> {
    const KIN: [&str; 10] = [
        "wife", "husband", "father", "mother", "son", "daughter", "brother", "sister", "spouse", "relative",
    ];
    let kin: Vec<usize> = (0..mentions.len())
        .filter(|at| {
            let mention = &mentions[*at];
            mention.form == Form::Nominal
                && matches!(mention.determiner, Determiner::Owned(_))
                && mention.class.is_some_and(|class| KIN.contains(&class.name))
        })
        .collect();
    let roots: BTreeSet<usize> = kin.into_iter().map(|at| clusters.find(at)).collect();
    names
        .iter()
        .map(|at| clusters.find(*at))
        .filter(|root| roots.contains(root))
        .collect()
}

fn surnames(mentions: &[Candidate], names: &[usize], dependants: &BTreeSet<usize>, clusters: &mut Clusters) {
    let mut bearers: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in names.iter().copied().filter(|at| mentions[*at].head.len() > 1) {
        if !may_be_person(mentions, clusters, at) {
            continue;
        }
        let Some(full) = parts(&mentions[at].key) else { continue };
        let found = bearers.entry(full.surname.clone()).or_default();
        let root = clusters.find(at);
        if !found.iter().any(|other| clusters.find(*other) == root) {
            found.push(at);
        }
        // "Saleh al-Arouri" is "Arouri" as well.
        if let Some((_, bare)) = full.surname.split_once(' ') {
            let found = bearers.entry(bare.to_owned()).or_default();
            if !found.iter().any(|other| clusters.find(*other) == root) {
                found.push(at);
            }
        }
    }
    for at in names.iter().copied().filter(|at| mentions[*at].head.len() == 1) {
        let mention = &mentions[at];
        let Some(all) = bearers.get(&folded(&mention.key)) else {
            continue;
        };
        // The type of one unknown word is a guess from its sentence; the full name knows better.
        if let Some(one) = bearer(mentions, all, at, dependants, clusters) {
            clusters.set_kind(one, EntityKind::Person);
            clusters.join(one, at, "surname");
        }
    }
}

/// The one bearer of a surname that a bare mention means, where nothing else is possible.
fn bearer(
    mentions: &[Candidate],
    all: &[usize],
    at: usize,
    dependants: &BTreeSet<usize>,
    clusters: &mut Clusters,
) -> Option<usize> {
    let mention = &mentions[at];
    let fitting: Vec<usize> = all
        .iter()
        .copied()
        .filter(|other| {
            clusters.agree_on_gender(*other, at)
                && mention
                    .roles
                    .iter()
                    .all(|role| all.len() == 1 || clusters.of(*other).roles.contains(role))
        })
        .collect();
    match fitting.as_slice() {
        [one] => Some(*one),
        [] => None,
        several => {
            let leading: Vec<usize> = several
                .iter()
                .copied()
                .filter(|other| !dependants.contains(&clusters.find(*other)))
                .collect();
            // "The Ford Quist drove" is no second Quist beside "Nora Quist".
            let given = |other: &usize| {
                let first = mentions[*other].key.split(' ').next().map(person_names::capitalised);
                first.is_some_and(|first| titles::may_be_given_name(&first))
            };
            let known: Vec<usize> = leading.iter().copied().filter(given).collect();
            match (leading.as_slice(), known.as_slice()) {
                ([one], _) | (_, [one]) => Some(*one),
                _ => None,
            }
        }
    }
}

/// A given name alone, where one person only bears it.
fn given_names(mentions: &[Candidate], names: &[usize], clusters: &mut Clusters) {
    let mut bearers: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in names.iter().copied().filter(|at| mentions[*at].head.len() > 1) {
        let cluster = clusters.of(at);
        if cluster.kind != EntityKind::Person {
            continue;
        }
        let Some(full) = parts(&mentions[at].key) else { continue };
        let root = clusters.find(at);
        let found = bearers.entry(full.given).or_default();
        if !found.iter().any(|other| clusters.find(*other) == root) {
            found.push(at);
        }
    }
    for at in names.iter().copied().filter(|at| mentions[*at].head.len() == 1) {
        let cluster = clusters.of(at);
        if cluster.names.len() > 1
            || cluster.sure && cluster.kind != EntityKind::Person
            || !mentions[at].roles.is_empty()
        {
            continue;
        }
        if let Some([one]) = bearers.get(&folded(&mentions[at].key)).map(Vec::as_slice)
            && clusters.agree_on_gender(*one, at)
        {
            clusters.join(*one, at, "given name");
        }
    }
}

/// "the couple" for "the Hunters": a surname in the plural is a family.
fn families(mentions: &[Candidate], names: &[usize], clusters: &mut Clusters) {
    let surnames: BTreeSet<String> = names
        .iter()
        .filter(|at| mentions[**at].head.len() > 1)
        .filter_map(|at| parts(&mentions[*at].key))
        .map(|full| full.surname)
        .collect();
    let family = names.iter().copied().find(|at| {
        let key = folded(&mentions[*at].key);
        mentions[*at].head.len() == 1
            && key.strip_suffix('s').is_some_and(|one| {
                surnames.contains(one) || one.strip_suffix('e').is_some_and(|one| surnames.contains(one))
            })
            && titles::given_name(&mentions[*at].key).is_none()
            && clusters.of(*at).gender == Gender::Unknown
    });
    let Some(family) = family else { return };
    clusters.set_kind(family, EntityKind::Group);
    for (at, mention) in mentions.iter().enumerate() {
        let couple = mention.class.is_some_and(|class| class.name == "couple");
        if couple && mention.determiner == Determiner::Definite {
            clusters.join(family, at, "family");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::entities::case::{check, check_apart};

    #[test]
    fn surnames_and_titles() {
        let text = "Senator Maria Delgado spoke first. Delgado praised the plan. Ms. Delgado then left.";
        check(text, "Senator Maria Delgado", "Delgado");
        check(text, "Delgado", "Ms. Delgado");
        check(
            "Adam T. Brisk came. Later Adam Brisk left.",
            "Adam T. Brisk",
            "Adam Brisk",
        );
    }

    #[test]
    fn a_surname_of_two_people_joins_neither() {
        let text = "Peter Vance met Laura Vance in court. Vance said nothing.";
        check_apart(text, "Peter Vance", "Laura Vance");
        check_apart(text, "Peter Vance", "Vance");
        check_apart(text, "Laura Vance", "Vance");
        check(
            "Peter Vance met Laura Vance in court. Mrs. Vance said nothing.",
            "Laura Vance",
            "Mrs. Vance",
        );
    }

    #[test]
    fn kin_do_not_take_the_surname_away() {
        let text = "Mayor Peter Vance and his wife, Laura Vance, were charged. Vance denied it.";
        check(text, "Mayor Peter Vance", "Vance");
        check(text, "his wife", "Laura Vance");
        check_apart(text, "Laura Vance", "Vance");
    }

    #[test]
    fn initials_and_middle_names_leave_the_person_the_same() {
        check("W. Nora Quist spoke. Nora Quist left.", "W. Nora Quist", "Nora Quist");
        check(
            "Edda Nora Quist spoke. Nora Quist left.",
            "Edda Nora Quist",
            "Nora Quist",
        );
        check_apart(
            "Edda Nora Quist spoke. Ruth Quist left.",
            "Edda Nora Quist",
            "Ruth Quist",
        );
    }
}
