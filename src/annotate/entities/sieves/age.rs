//! Persons known by their age: "a 59-year-old woman" and, further down, "Ann Lee, 59,"; and the one
//! unnamed person of the headline or lead whom the text then identifies.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::entities::candidate::{Candidate, Determiner};
use crate::annotate::entities::clusters::Clusters;
use crate::annotate::entities::words::Words;
use crate::model::{EntityKind, Form};

/// Blocks that count as headline and lead.
const LEAD: usize = 3;

pub(super) fn join(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) {
    same_age(mentions, clusters);
    identified(words, mentions, clusters);
}

/// Chains of one person each whose ages are said and equal, where no two names bear that age.
fn same_age(mentions: &[Candidate], clusters: &mut Clusters) {
    let mut by_age: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, mention) in mentions.iter().enumerate() {
        if let Some(age) = mention.age.filter(|_| !mention.plural && may_be_person(clusters, at)) {
            by_age.entry(age).or_default().push(at);
        }
    }
    for members in by_age.values() {
        let named: BTreeSet<usize> = members
            .iter()
            .copied()
            .filter(|at| mentions[*at].is_name())
            .map(|at| clusters.find(at))
            .collect();
        if named.len() > 1 {
            continue;
        }
        for at in &members[1..] {
            if clusters.agree(members[0], *at) {
                clusters.join(members[0], *at, "age");
            }
        }
    }
}

/// "A climber fell … He was identified as Ann Lee": where one person is unnamed in the lead and one is identified.
pub(super) fn identified(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) {
    let mut unnamed: BTreeMap<usize, usize> = BTreeMap::new();
    let mut known: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, mention) in mentions.iter().enumerate() {
        if mention.plural || !may_be_person(clusters, at) {
            continue;
        }
        let root = clusters.find(at);
        let introduced = matches!(mention.determiner, Determiner::Indefinite | Determiner::Bare);
        let lead = words.lines[mention.sentence].block < LEAD;
        if mention.form == Form::Nominal
            && mention.kind == EntityKind::Person
            && lead
            && introduced
            && clusters.of(at).names.is_empty()
        {
            unnamed.entry(root).or_insert(at);
        } else if mention.is_name() && (mention.age.is_some() || is_identified(words, mention)) {
            known.entry(root).or_insert(at);
        }
    }
    let (Some((_, known)), 1) = (known.first_key_value(), known.len()) else {
        return;
    };
    let fitting: Vec<usize> = unnamed
        .into_values()
        .filter(|at| *at < *known && mentions[*at].sentence < mentions[*known].sentence)
        .collect();
    if let [only] = fitting.as_slice()
        && clusters.agree(*only, *known)
        && ages_agree(mentions[*only].age, mentions[*known].age)
    {
        clusters.join(*only, *known, "identified");
    }
}

fn ages_agree(a: Option<u32>, b: Option<u32>) -> bool {
    a.is_none() || b.is_none() || a == b
}

fn may_be_person(clusters: &mut Clusters, at: usize) -> bool {
    let cluster = clusters.of(at);
    !cluster.plural && (cluster.kind == EntityKind::Person || cluster.kind == EntityKind::Other && !cluster.sure)
}

/// Whether the name hangs on a verb of naming: "police identified her as Ann Lee".
fn is_identified(words: &Words<'_>, name: &Candidate) -> bool {
    name.head.clone().any(|word| {
        words.list[word]
            .head
            .is_some_and(|head| matches!(words.list[head].lemma, "identify" | "name") && !name.head.contains(&head))
    })
}

#[cfg(test)]
mod tests {
    use crate::annotate::entities::case::{check, check_apart};

    #[test]
    fn people_are_known_by_their_age() {
        check(
            "A 59-year-old woman was found dead on Monday. Nora Quist, 59, had lived alone.",
            "A 59-year-old woman",
            "Nora Quist",
        );
        check_apart(
            "A 59-year-old woman was found dead on Monday. Nora Quist, 31, had found her.",
            "A 59-year-old woman",
            "Nora Quist",
        );
    }
}
