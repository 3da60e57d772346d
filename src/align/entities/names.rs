//! Chains joined by their names.

use std::collections::{BTreeMap, BTreeSet};

use crate::lexicon::gazetteer::Sort;
use crate::lexicon::name_parts::{self, Part};
use crate::lexicon::nouns::{self, NounKind};
use crate::lexicon::person_names::{self, PersonName};
use crate::lexicon::{gazetteer, titles};
use crate::model::EntityKind;

use super::groups::Groups;
use super::profile::Profile;

pub(super) fn join(profiles: &[Profile], groups: &mut Groups) {
    by_key(profiles, groups);
    full_names(profiles, groups);
    persons(profiles, groups);
    single_names(profiles, groups);
    spelt_as_names(profiles, groups);
    short_forms(profiles, groups);
    institutions(profiles, groups);
    given_names(profiles, groups);
    spellings(profiles, groups);
}

/// "the Indian navy" here, "Indian Navy" there: a description that spells a name of another article.
fn spelt_as_names(profiles: &[Profile], groups: &mut Groups) {
    let mut by_name: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        for name in profile.names.iter().filter(|name| name.contains(' ')) {
            by_name.entry(name).or_default().insert(at);
        }
    }
    for (at, profile) in profiles.iter().enumerate() {
        for phrase in &profile.phrases {
            if let Some(named) = by_name.get_mut(phrase.as_str()) {
                named.insert(at);
            }
        }
    }
    for members in by_name.values() {
        let members: Vec<usize> = members.iter().copied().collect();
        if groups.agree(&members) {
            groups.join(&members, "spelt as a name");
        }
    }
}

/// "the Danish navy", "Denmark's Navy": one body, however its country is said.
fn institutions(profiles: &[Profile], groups: &mut Groups) {
    let mut bodies: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        for body in &profile.institutions {
            bodies.entry(*body).or_default().push(at);
        }
    }
    for members in bodies.values() {
        if groups.agree(members) {
            groups.join(members, "institution");
        }
    }
}

/// Shortest name, in letters, that one letter more or less leaves recognisable.
const SPELT: usize = 8;

/// "Salahuddin" here and "Salahaddin" there: long names of different articles that one letter tells apart, be it another
/// letter or one more. Names that share a form with one letter left out are neighbours, so no pair is compared in vain.
fn spellings(profiles: &[Profile], groups: &mut Groups) {
    let mut forms: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let whole = index(profiles, |_| true);
    for (at, profile) in profiles.iter().enumerate() {
        // What the gazetteer knows is spelt right, and one word of it has neighbours that are right too.
        let known = profile.gazetteer.is_some();
        let long = |name: &&String| {
            name.chars().filter(|letter| letter.is_alphabetic()).count() >= SPELT && (!known || name.contains(' '))
        };
        for name in profile
            .names
            .iter()
            .filter(long)
            .filter(|name| !name.bytes().any(|byte| byte.is_ascii_digit()))
        {
            for (place, letter) in name.char_indices().skip(1) {
                if letter.is_alphabetic() {
                    let without = format!("{}{}", &name[..place], &name[place + letter.len_utf8()..]);
                    // A plural is no other spelling.
                    if let Some(shorter) = whole
                        .get(without.as_str())
                        .filter(|_| letter != 's' || place + 1 < name.len())
                    {
                        forms
                            .entry(without.clone())
                            .or_default()
                            .extend(shorter.iter().copied().chain([at]));
                    }
                    // Of names of one length only a form with the gap in the same place is a neighbour.
                    forms.entry(format!("{place} {without}")).or_default().insert(at);
                }
            }
        }
    }
    for members in forms.values().filter(|members| members.len() > 1) {
        let roots: BTreeSet<usize> = members.iter().map(|at| groups.find(*at)).collect();
        let articles: usize = roots.iter().map(|root| groups.articles(*root).len()).sum();
        let distinct: BTreeSet<_> = roots.iter().flat_map(|root| groups.articles(*root).clone()).collect();
        let members: Vec<usize> = members.iter().copied().collect();
        // Where one article writes both, they are two.
        if roots.len() == 2 && articles == distinct.len() && groups.agree(&members) {
            groups.join(&members, "spelling");
        }
    }
}

/// A given name alone, where one person of all articles bears it.
fn given_names(profiles: &[Profile], groups: &mut Groups) {
    let person = |profile: &Profile| profile.kind == EntityKind::Person && profile.gazetteer.is_none();
    let mut bearers: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (at, profile) in profiles.iter().enumerate().filter(|(_, profile)| person(profile)) {
        for name in profile.names.iter().filter_map(|name| PersonName::parse(name)) {
            bearers.entry(name.given.to_owned()).or_default().insert(at);
        }
    }
    for (at, profile) in profiles.iter().enumerate().filter(|(_, profile)| person(profile)) {
        let Some(name) = profile.names.first().filter(|_| profile.names.len() == 1) else {
            continue;
        };
        let known = !name.contains(' ') && titles::given_name(&capitalised(&[name])).is_some();
        let Some(all) = bearers.get(name.as_str()).filter(|_| known) else {
            continue;
        };
        let roots: BTreeSet<usize> = all.iter().map(|other| groups.find(*other)).collect();
        let members: Vec<usize> = roots.iter().copied().chain([at]).collect();
        if roots.len() == 1 && groups.agree(&members) {
            groups.join(&members, "given name");
        }
    }
}

/// The same gazetteer entry.
fn by_key(profiles: &[Profile], groups: &mut Groups) {
    let mut by_key: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        if let Some(key) = profile.gazetteer {
            by_key.entry(key).or_default().push(at);
        }
    }
    for members in by_key.values() {
        groups.join(members, "gazetteer");
    }
}

/// The same name of two words or more, whichever article says it.
fn full_names(profiles: &[Profile], groups: &mut Groups) {
    let by_name = index(profiles, |name| name.contains(' '));
    for members in by_name.values() {
        // Spelt alike to the letter, they are one, whatever an article took them for.
        if groups.one_key(members) {
            groups.join(members, "full name");
        }
    }
}

/// Chains by those of their names that `take` accepts.
fn index(profiles: &[Profile], take: impl Fn(&str) -> bool) -> BTreeMap<&str, Vec<usize>> {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        for name in profile.names.iter().filter(|name| take(name)) {
            by_name.entry(name).or_default().push(at);
        }
    }
    by_name
}

/// "Michael Flynn" here and "Michael T. Flynn" there: one surname, given names that agree.
fn persons(profiles: &[Profile], groups: &mut Groups) {
    let mut by_surname: BTreeMap<&str, BTreeMap<&str, Bearers<'_>>> = BTreeMap::new();
    for (at, profile) in profiles
        .iter()
        .enumerate()
        .filter(|(_, profile)| may_be_person(profile))
    {
        for name in profile.names.iter().filter_map(|name| PersonName::parse(name)) {
            let bearers = by_surname
                .entry(name.surname)
                .or_default()
                .entry(name.given)
                .or_default();
            bearers.chains.push(at);
            bearers.middle.extend(name.middle);
        }
    }
    for bearers in by_surname.values() {
        for (name, same) in bearers {
            let mut members = same.chains.clone();
            // A short form joins the one longer form that it can be short for.
            let longer: Vec<&Bearers<'_>> = bearers
                .iter()
                .filter(|(long, other)| *long != name && person_names::called(name, long, &other.middle))
                .map(|(_, other)| other)
                .collect();
            if let [one] = longer.as_slice() {
                members.extend(&one.chains);
            }
            if groups.agree(&members) {
                groups.join(&members, "person's name");
            }
        }
    }
}

/// The chains with one given name and surname.
#[derive(Default)]
struct Bearers<'a> {
    chains: Vec<usize>,
    /// All their middle names.
    middle: Vec<&'a str>,
}

fn may_be_person(profile: &Profile) -> bool {
    profile.gazetteer.is_none() && matches!(profile.kind, EntityKind::Person | EntityKind::Other)
}

/// One word: the same name where no two entities bear it, be it a surname in the one and a full name in the other.
fn single_names(profiles: &[Profile], groups: &mut Groups) {
    let mut bearers: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        for name in &profile.names {
            let person = profile.kind == EntityKind::Person;
            let key = match PersonName::parse(name) {
                Some(full) if person => full.surname,
                Some(_) => continue,
                None => name,
            };
            bearers.entry(key.to_owned()).or_default().insert(at);
        }
    }
    for (name, members) in &bearers {
        let members: Vec<usize> = members.iter().copied().collect();
        // Full names that differ are different people; a bare name then stays alone.
        let full: BTreeSet<usize> = members
            .iter()
            .copied()
            .filter(|at| profiles[*at].names.iter().any(|other| other != name) || profiles[*at].gazetteer.is_some())
            .map(|at| groups.find(at))
            .collect();
        if full.len() <= 1 && groups.mostly_agree(&members) {
            groups.join(&members, "name");
            continue;
        }
        let bare: Vec<usize> = members
            .iter()
            .copied()
            .filter(|at| {
                profiles[*at].names.len() == 1
                    && profiles[*at].names.contains(name)
                    && profiles[*at].gazetteer.is_none()
            })
            .collect();
        if full.len() > 1 && groups.mostly_agree(&bare) {
            groups.join(&bare, "name");
        }
    }
}

/// An acronym and its long form, a name and the same without the word of its kind, in different articles.
fn short_forms(profiles: &[Profile], groups: &mut Groups) {
    let mut long: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        if matches!(profile.kind, EntityKind::Person) {
            continue;
        }
        for name in profile.names.iter().filter(|name| name.contains(' ')) {
            for short in shortened(name) {
                long.entry(short).or_default().push(at);
            }
        }
    }
    for (at, profile) in profiles.iter().enumerate() {
        for name in &profile.names {
            let Some(full) = long.get(name) else { continue };
            let roots: BTreeSet<usize> = full.iter().map(|other| groups.find(*other)).collect();
            let members: Vec<usize> = roots.iter().copied().chain([at]).collect();
            if roots.len() == 1 && groups.mostly_agree(&members) {
                groups.join(&members, "short form");
            }
        }
    }
}

/// Words of a country's name, at most.
const COUNTRY: usize = 3;

fn shortened(name: &str) -> BTreeSet<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let small = |word: &str| matches!(word, "of" | "the" | "and" | "for" | "in" | "on" | "to" | "&");
    let mut found = BTreeSet::new();
    let initials: String = words
        .iter()
        .filter(|word| !small(word))
        .filter_map(|word| word.chars().next())
        .collect();
    if initials.chars().count() > 2 {
        found.insert(initials);
    }
    // "INS Tabar" and "Tabar", "warship Tabar" and "Tabar".
    let kind = |noun: nouns::Noun| noun.class.kind == NounKind::Product && !noun.plural;
    if name_parts::first(words[0]) == Some(Part::Product) || nouns::noun(words[0]).is_some_and(kind) {
        found.insert(words[1..].join(" "));
    }
    // "Marine Corps" for the country's.
    for first in 1..words.len().saturating_sub(1).min(COUNTRY + 1) {
        let country = |reading: gazetteer::Reading| matches!(reading.entry.sort, Sort::Country);
        if gazetteer::readings(&capitalised(&words[..first]))
            .into_iter()
            .any(country)
        {
            found.insert(words[first..].join(" "));
        }
    }
    // "Marine Corps Reserve" for a name that ends so: three words are enough to know a body by.
    for first in 1..words.len().saturating_sub(2) {
        if !small(words[first]) && !small(words[first - 1]) {
            found.insert(words[first..].join(" "));
        }
    }
    // "the Academy" for the Academy of Arts.
    if words.get(1) == Some(&"of")
        && nouns::noun(words[0]).is_some_and(|noun| noun.class.kind == NounKind::Organization)
    {
        found.insert(words[0].to_owned());
    }
    // "Aoraki Mount Cook" for who calls it "Mount Cook".
    for first in 1..words.len().saturating_sub(1) {
        if name_parts::first(words[first]) == Some(Part::Place) && !small(words[first - 1]) {
            found.insert(words[first..].join(" "));
        }
    }
    // A team's nickname: "Chargers" for the city's Chargers.
    if let Some((last, city)) = words.split_last()
        && last.ends_with('s')
        && !city.is_empty()
        && gazetteer::knows(&capitalised(city))
    {
        found.insert((*last).to_owned());
    }
    if words.len() > 2
        && words
            .last()
            .is_some_and(|last| matches!(*last, "service" | "inc" | "corp" | "ltd" | "company" | "group"))
    {
        found.insert(words[..words.len() - 1].join(" "));
    }
    found
}

/// Words with their first letters in capitals.
fn capitalised(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| person_names::capitalised(word))
        .collect::<Vec<_>>()
        .join(" ")
}
