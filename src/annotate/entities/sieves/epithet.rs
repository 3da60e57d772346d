//! "the actress" where the text calls nobody so: the one named person of whom it has just spoken.
//!
//! A noun of what somebody is, with "the" and without antecedent, is an epithet of somebody known (Vieira and Poesio 2000 find
//! about every sixth definite description to refer back under another noun). It is resolved only where one named person is
//! near and nothing said of that person speaks for another part.

use std::collections::BTreeSet;

use crate::annotate::entities::candidate::{Candidate, Determiner};
use crate::annotate::entities::clusters::Clusters;
use crate::annotate::entities::words::Words;
use crate::lexicon::nouns::{self, Class, NounKind};
use crate::model::{EntityKind, Form};

/// How many sentences back the person stands.
const SENTENCES: usize = 2;

/// Classes of those who are written about for what they are. A judge, an officer, a source or a gunman is as often somebody
/// without a name.
const RENOWN: [&str; 9] = [
    "actor",
    "athlete",
    "author",
    "businessman",
    "champion",
    "coach",
    "director-film",
    "singer",
    "star",
];

/// Words before the noun that set somebody else apart.
const CONTRAST: [&str; 8] = ["other", "second", "third", "fourth", "next", "latter", "same", "only"];

pub(super) fn join(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) {
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for (at, mention) in mentions.iter().enumerate() {
        if mention.form != Form::Nominal {
            continue;
        }
        let is_new = told.insert(&mention.concept);
        let class = mention.class.filter(|class| RENOWN.contains(&class.name));
        let Some(class) = class.filter(|_| is_new && is_epithet(mention)) else {
            continue;
        };
        if clusters.of(at).names.is_empty()
            && let Some(person) = only_person(words, mentions, clusters, at, class)
        {
            clusters.join(person, at, "epithet");
        }
    }
}

/// Whether a phrase is "the" and a noun in the singular with nothing behind it.
fn is_epithet(mention: &Candidate) -> bool {
    mention.determiner == Determiner::Definite
        && !mention.plural
        && mention.number.is_none()
        && mention.words.end == mention.head.end
        && !mention.modifiers.iter().any(|word| CONTRAST.contains(&word.as_str()))
}

/// The only named person of the last sentences who may be called by `class`.
fn only_person(
    words: &Words<'_>,
    mentions: &[Candidate],
    clusters: &mut Clusters,
    at: usize,
    class: &Class,
) -> Option<usize> {
    let mention = &mentions[at];
    let first = mention.sentence.saturating_sub(SENTENCES);
    let mut found: Option<(usize, usize)> = None;
    for other in (0..at).rev().take_while(|other| mentions[*other].sentence >= first) {
        let earlier = &mentions[other];
        let is_person = earlier.is_name() && clusters.of(other).kind == EntityKind::Person;
        // "Lee said the actress …" speaks of two.
        if !is_person || earlier.sentence == mention.sentence && words.is_subject(&earlier.head) {
            continue;
        }
        if !clusters.agree(other, at) || !may_be_called(clusters, other, class) {
            continue;
        }
        let root = clusters.find(other);
        match found {
            Some((known, _)) if known != root => return None,
            Some(_) => {}
            None => found = Some((root, other)),
        }
    }
    found.map(|(_, other)| other)
}

/// Whether what is said of a person allows that the person is one of `class` too.
fn may_be_called(clusters: &mut Clusters, person: usize, class: &Class) -> bool {
    let roles = clusters.of(person).roles.clone();
    let mut parts = roles
        .iter()
        .filter(|role| nouns::class(role).is_some_and(|known| known.kind == NounKind::Person));
    parts.all(|role| nouns::covers(class.name, role) || nouns::covers(role, class.name))
}

#[cfg(test)]
mod tests {
    use crate::annotate::entities::case::{check, check_apart};

    #[test]
    fn an_epithet_means_the_one_person_spoken_of() {
        let text = "Ann Larsson left the clinic. On Friday the actress was seen in Lima.";
        check(text, "Ann Larsson", "the actress");
        check_apart(
            "Ann Larsson met Mary Holm. On Friday the actress was seen in Lima.",
            "Ann Larsson",
            "the actress",
        );
        check_apart("Ann Larsson said the actress was tired.", "Ann Larsson", "the actress");
        check_apart(
            "Judge Ann Larsson spoke. Then the singer left.",
            "Judge Ann Larsson",
            "the singer",
        );
        check_apart(
            "Ann Larsson was shot. Then the witness left.",
            "Ann Larsson",
            "the witness",
        );
    }
}
