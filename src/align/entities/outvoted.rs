//! Names that one article gives an entity and the others deny it.
//!
//! A wrong link inside one article ("an update for the browser, called X" read as the browser's name) would join two
//! entities of all articles through the name. Where more articles tell the two names apart than join them, the name is
//! taken from the chain before chains are joined.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::ArticleId;

use super::profile::Profile;

/// Takes from each chain the names that most articles give to another one.
pub(super) fn remove(profiles: &mut [Profile]) {
    let mut bearers: BTreeMap<&str, BTreeMap<ArticleId, BTreeSet<usize>>> = BTreeMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        for name in &profile.names {
            let chains = bearers.entry(name).or_default().entry(profile.article).or_default();
            chains.insert(at);
        }
    }
    let mut denied: Vec<(usize, String)> = Vec::new();
    for (at, profile) in profiles
        .iter()
        .enumerate()
        .filter(|(_, profile)| profile.names.len() > 1)
    {
        let Some(main) = profile.main_name() else { continue };
        for name in profile
            .names
            .iter()
            .filter(|name| **name != main && unlike(name, &main))
        {
            let (mut together, mut apart) = (0, 0);
            for (article, chains) in &bearers[name.as_str()] {
                let Some(others) = bearers.get(main.as_str()).and_then(|all| all.get(article)) else {
                    continue;
                };
                if chains.is_disjoint(others) {
                    apart += 1;
                } else {
                    together += 1;
                }
            }
            if apart > together {
                denied.push((at, name.clone()));
            }
        }
    }
    for (at, name) in denied {
        profiles[at].names.remove(&name);
    }
}

/// Whether two names share neither a word nor their first letters: the one is no short form of the other.
fn unlike(a: &str, b: &str) -> bool {
    let words: BTreeSet<&str> = a.split(' ').collect();
    let initials = |name: &str| {
        name.split(' ')
            .filter_map(|word| word.chars().next())
            .collect::<String>()
    };
    !b.split(' ').any(|word| words.contains(word)) && initials(a) != b && initials(b) != a
}
