//! The same name, or two names of one gazetteer entry.

use std::collections::BTreeMap;

use crate::annotate::entities::candidate::Candidate;
use crate::annotate::entities::clusters::Clusters;
use crate::annotate::entities::words::Words;

use super::government;

pub(super) fn join(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (at, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.is_name()) {
        // A capital that acts stands for its country; that is another sieve's business.
        if government::acts(words, mention) {
            continue;
        }
        let key = match mention.entry {
            Some((entry, _)) => entry.key.clone(),
            None => folded(&mention.key),
        };
        match first.get(&key) {
            Some(earlier) if clusters.agree_on_gender(*earlier, at) => clusters.join(*earlier, at, "same name"),
            Some(_) => {}
            None => {
                first.insert(key, at);
            }
        }
    }
}

/// "the Indian navy" here and "Indian Navy" there: a description that spells a name.
pub(super) fn join_descriptions(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) {
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for (at, mention) in mentions
        .iter()
        .enumerate()
        .filter(|(_, mention)| mention.is_name() && mention.head.len() > 1)
    {
        names.entry(folded(&mention.key)).or_insert(at);
    }
    for (at, mention) in mentions.iter().enumerate() {
        if mention.class.is_none() || mention.modifiers.is_empty() {
            continue;
        }
        let key = folded(&words.slice(mention.words.start, mention.words.end).to_lowercase());
        if let Some(named) = names.get(&key)
            && clusters.agree(*named, at)
        {
            clusters.join(*named, at, "spelt as a name");
        }
    }
}

/// A name without what spelling varies: full stops, hyphens, curly apostrophes, "the".
pub(super) fn folded(name: &str) -> String {
    let name = name.strip_prefix("the ").unwrap_or(name);
    name.chars()
        .filter_map(|c| match c {
            '.' => None,
            '-' | '\u{2010}' | '\u{2011}' | '\n' => Some(' '),
            '\u{2019}' => Some('\''),
            c => Some(c),
        })
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use crate::annotate::entities::case::{check, check_apart};

    #[test]
    fn gazetteer_names_of_one_country_are_one() {
        check(
            "Norway signed the treaty. The Norwegians had waited for it.",
            "Norway",
            "The Norwegians",
        );
        check(
            "The U.S. voted yes. Later the United States changed course.",
            "The U.S.",
            "the United States",
        );
        check_apart("Niger closed its border. Nigeria did not.", "Niger", "Nigeria");
    }
}
