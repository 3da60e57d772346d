//! Names that the text itself declares to be one: brackets, "also known as", acronyms spelt out.

use std::collections::BTreeMap;

use crate::annotate::entities::candidate::Candidate;
use crate::annotate::entities::clusters::Clusters;
use crate::annotate::entities::words::Words;
use crate::lexicon::name_parts::{self, Part};
use crate::model::{Deprel, EntityKind};

use super::same_name::folded;

pub(super) fn join(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) {
    let names: Vec<usize> = (0..mentions.len()).filter(|at| mentions[*at].is_name()).collect();
    brackets(words, mentions, &names, clusters);
    known_as(words, mentions, &names, clusters);
    acronyms(words, mentions, &names, clusters);
    short_forms(mentions, &names, clusters);
}

/// "Daesh (ISIL/ISIS)", "Federal Election Commission (FEC)".
fn brackets(words: &Words<'_>, mentions: &[Candidate], names: &[usize], clusters: &mut Clusters) {
    for (order, at) in names.iter().enumerate() {
        let outer = &mentions[*at];
        let open = outer.words.end;
        if words
            .list
            .get(open)
            .is_none_or(|word| word.text != "(" || word.sentence != outer.sentence)
        {
            continue;
        }
        let Some(close) = (open..words.list.len().min(open + 12)).find(|at| words.list[*at].text == ")") else {
            continue;
        };
        let inner: Vec<usize> = names[order + 1..]
            .iter()
            .copied()
            .take_while(|name| mentions[*name].words.start < close)
            .filter(|name| mentions[*name].words.start > open && mentions[*name].words.end <= close)
            .collect();
        // Nothing but names and slashes may stand between the brackets.
        let named: usize = inner.iter().map(|name| mentions[*name].words.len()).sum();
        let slashes = words.list[open + 1..close]
            .iter()
            .filter(|word| matches!(word.text, "/" | "," | "or" | "\"" | "\u{201c}" | "\u{201d}"))
            .count();
        if inner.is_empty() || named + slashes != close - open - 1 {
            continue;
        }
        for name in inner {
            if stands_for(words, outer, &mentions[name]) && clusters.may_be_alias(*at, name) {
                clusters.join(*at, name, "alias in brackets");
            }
        }
    }
}

/// Whether the name in brackets is a short form of the one before, or an equal of it.
fn stands_for(words: &Words<'_>, outer: &Candidate, inner: &Candidate) -> bool {
    let short = words.slice(inner.head.start, inner.head.end);
    let capitals = inner.head.len() == 1 && words.list[inner.head.start].all_capitals();
    let fits = capitals
        && initials(&outer.key)
            .iter()
            .any(|letters| *letters == folded(&short.to_lowercase()));
    let group = matches!(
        outer.kind,
        EntityKind::Organization | EntityKind::Group | EntityKind::Other
    );
    fits || (group
        && capitals
        && outer.head.len() <= 2
        && inner.entry.is_none_or(|(entry, _)| entry.key.starts_with("org:")))
}

/// "X, also known as Y", "X, formerly Y".
fn known_as(words: &Words<'_>, mentions: &[Candidate], names: &[usize], clusters: &mut Clusters) {
    for pair in names.windows(2) {
        let (a, b) = (&mentions[pair[0]], &mentions[pair[1]]);
        if a.sentence != b.sentence || b.words.start <= a.words.end || b.words.start - a.words.end > 6 {
            continue;
        }
        let between = words.list[a.words.end..b.words.start]
            .iter()
            .map(|word| word.lower.as_str())
            .filter(|word| {
                !matches!(
                    *word,
                    "," | "(" | "\"" | "\u{201c}" | "'" | "\u{2018}" | "the" | "who" | "which" | "is" | "was"
                )
            })
            .collect::<Vec<_>>()
            .join(" ");
        let alias = matches!(
            between.as_str(),
            "also known as"
                | "better known as"
                | "known as"
                | "commonly known as"
                | "aka"
                | "a.k.a."
                | "formerly"
                | "formerly known as"
                | "also called"
                | "now called"
                | "nicknamed"
                | "born"
                | "previously known as"
                | "previously"
                | "formerly called"
                | "dubbed"
        );
        if alias && speaks_of(words, a, b) && clusters.may_be_alias(pair[0], pair[1]) {
            clusters.join(pair[0], pair[1], "declared alias");
        }
    }
}

/// Whether the words between two names, "dubbed" and the like, belong to the first by the grammar: in "the squad of the Gannets,
/// dubbed Red Sock," they belong to the squad.
fn speaks_of(words: &Words<'_>, first: &Candidate, second: &Candidate) -> bool {
    let participle = (first.words.end..second.words.start).find(|at| words.list[*at].deprel == Deprel::Acl);
    participle
        .and_then(|at| words.list[at].head)
        .is_none_or(|head| first.words.contains(&head))
}

/// An acronym whose long form stands in the text.
fn acronyms(words: &Words<'_>, mentions: &[Candidate], names: &[usize], clusters: &mut Clusters) {
    let mut long: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in names.iter().copied().filter(|at| mentions[*at].head.len() > 1) {
        if matches!(mentions[at].kind, EntityKind::Person | EntityKind::Place) && mentions[at].sure {
            continue;
        }
        for letters in initials(&mentions[at].key) {
            let found = long.entry(letters).or_default();
            let root = clusters.find(at);
            if !found.iter().any(|other| clusters.find(*other) == root) {
                found.push(at);
            }
        }
    }
    for at in names.iter().copied() {
        let mention = &mentions[at];
        if mention.head.len() != 1 || !words.list[mention.head.start].all_capitals() {
            continue;
        }
        if let Some([only]) = long.get(&folded(&mention.key)).map(Vec::as_slice)
            && clusters.may_be_alias(*only, at)
        {
            clusters.join(*only, at, "acronym");
        }
    }
}

/// The initials that may abbreviate a name: of all its words, and of those that are capitalised in it.
pub(super) fn initials(name: &str) -> Vec<String> {
    let letter = |word: &str| word.chars().next().filter(|c| c.is_alphanumeric());
    let small = |word: &str| matches!(word, "of" | "the" | "and" | "for" | "in" | "on" | "to" | "&" | "de");
    let parts: Vec<&str> = name.split([' ', '-']).filter(|word| !word.is_empty()).collect();
    let main: String = parts
        .iter()
        .filter(|word| !small(word))
        .filter_map(|word| letter(word))
        .collect();
    let all: String = parts.iter().filter_map(|word| letter(word)).collect();
    let mut found = Vec::new();
    for letters in [main, all] {
        if letters.chars().count() > 1 && !found.contains(&letters) {
            found.push(letters);
        }
    }
    found
}

/// A name that lacks only the word of its kind: "Acme" for "Acme Corp", "Orion" for "HMS Orion".
fn short_forms(mentions: &[Candidate], names: &[usize], clusters: &mut Clusters) {
    let mut full: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in names.iter().copied().filter(|at| mentions[*at].head.len() > 1) {
        let key = folded(&mentions[at].key);
        let Some((first, rest)) = key.split_once(' ') else {
            continue;
        };
        let mut short = Vec::new();
        if name_parts::first(first) == Some(Part::Product) {
            short.push(rest.to_owned());
        }
        if let Some((before, last)) = key.rsplit_once(' ')
            && name_parts::last(last) == Some(Part::Organization)
            && mentions[at].entry.is_none()
            && may_fall_away(last)
        {
            short.push(before.to_owned());
        }
        let team = mentions[at].entry.is_some_and(|(entry, _)| entry.class == Some("team"));
        if (team || mentions[at].roles.contains(&"team"))
            && let Some((_, nickname)) = key.rsplit_once(' ')
        {
            short.push(nickname.to_owned());
        }
        for short in short {
            let found = full.entry(short).or_default();
            let root = clusters.find(at);
            if !found.iter().any(|other| clusters.find(*other) == root) {
                found.push(at);
            }
        }
    }
    for at in names.iter().copied().filter(|at| mentions[*at].entry.is_none()) {
        if let Some([only]) = full.get(&folded(&mentions[at].key)).map(Vec::as_slice)
            && clusters.may_be_alias(*only, at)
        {
            clusters.join(*only, at, "short form");
        }
    }
}

/// Words that a company's or service's name may be said without.
fn may_fall_away(last: &str) -> bool {
    matches!(
        last,
        "inc"
            | "corp"
            | "co"
            | "ltd"
            | "llc"
            | "plc"
            | "company"
            | "corporation"
            | "group"
            | "holdings"
            | "service"
            | "services"
            | "news"
            | "party"
            | "entertainment"
            | "international"
            | "technologies"
            | "systems"
            | "motors"
            | "airlines"
            | "airways"
            | "magazine"
            | "newspaper"
            | "industries"
    )
}

#[cfg(test)]
mod tests {
    use crate::annotate::entities::case::{check, check_apart};

    #[test]
    fn aliases_declared_by_the_text() {
        check(
            "The Harbour Workers Alliance (HWA) called a strike. The HWA met on Monday.",
            "The Harbour Workers Alliance",
            "The HWA",
        );
        check("Militants of Daesh (ISIL) claimed it.", "Daesh", "ISIL");
        check(
            "The rapper Quillon, also known as Marsden Pike, sang.",
            "The rapper Quillon",
            "Marsden Pike",
        );
        check_apart("They flew from Lagos (Nigeria) at noon.", "Lagos", "Nigeria");
    }
}
