//! Bodies of which a country has one: "the Danish navy", "Denmark's Navy" and "the navy" are one, unless
//! the text speaks of another country's as well.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::entities::candidate::Candidate;
use crate::annotate::entities::clusters::Clusters;
use crate::annotate::entities::words::Words;
use crate::lexicon::gazetteer::Sort;
use crate::lexicon::nouns;
use crate::model::{EntityKind, Form};

pub(super) fn join(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) {
    let mut places: BTreeMap<usize, &'static str> = BTreeMap::new();
    for mention in mentions {
        if let Some((entry, _)) = mention.entry
            && matches!(entry.sort, Sort::Country | Sort::State | Sort::City)
        {
            places.insert(mention.head.start, &entry.key);
        }
    }
    let mut of_place: BTreeMap<(&'static str, &'static str), Vec<usize>> = BTreeMap::new();
    let mut of_none: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
    for (at, mention) in mentions.iter().enumerate() {
        let Some(class) = body(words, mention) else { continue };
        let place = mention.words.clone().find_map(|word| places.get(&word));
        match place {
            Some(place) => of_place.entry((class, place)).or_default().push(at),
            None if mention.modifiers.is_empty() && mention.head.len() == 1 => {
                of_none.entry(class).or_default().push(at);
            }
            None => {}
        }
    }
    for members in of_place.values() {
        for at in &members[1..] {
            if clusters.agree(members[0], *at) {
                clusters.join(members[0], *at, "institution");
            }
        }
    }
    for (class, bare) in of_none {
        let named: Vec<usize> = of_place
            .range((class, "")..)
            .take_while(|((other, _), _)| *other == class)
            .flat_map(|(_, members)| members.iter().copied())
            .collect();
        let roots: BTreeSet<usize> = named.iter().map(|at| clusters.find(*at)).collect();
        for at in bare.into_iter().filter(|_| roots.len() == 1) {
            if clusters.agree(named[0], at) {
                clusters.join(named[0], at, "institution");
            }
        }
    }
}

/// The class of body that a mention names, by its last word.
fn body(words: &Words<'_>, mention: &Candidate) -> Option<&'static str> {
    let class = match mention.form {
        Form::Nominal => mention.class?,
        Form::Name if mention.kind != EntityKind::Person => nouns::noun(&words.list[mention.head.end - 1].lower)?.class,
        _ => return None,
    };
    (nouns::institution(class.name) && !mention.plural).then_some(class.name)
}

#[cfg(test)]
mod tests {
    use crate::annotate::entities::case::{check, check_apart};

    #[test]
    fn bodies_of_which_there_is_one() {
        check(
            "Police closed the road. Riot police came later.",
            "Police",
            "Riot police",
        );
        check(
            "The Danish navy sent a ship. The navy gave no details.",
            "The Danish navy",
            "The navy",
        );
        check_apart(
            "The Danish navy sent a ship. The Swedish navy did not.",
            "The Danish navy",
            "The Swedish navy",
        );
        check(
            "Norfolk Police were called. Police said nobody was hurt.",
            "Norfolk Police",
            "Police",
        );
    }

    #[test]
    fn a_countrys_bodies() {
        check(
            "Denmark's navy sent a ship. The Danish navy gave no details.",
            "Denmark's navy",
            "The Danish navy",
        );
        check_apart(
            "Denmark's navy sent a ship. The Swedish navy gave no details.",
            "Denmark's navy",
            "The Swedish navy",
        );
    }
}
