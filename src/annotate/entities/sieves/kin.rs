//! "his mother … Ann Lee, his mother": a relative without a name is the one person of the text who is named as such.
//!
//! Unlike offices, kinship is told with its owner, and the name may come later.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::entities::candidate::{Candidate, Determiner};
use crate::annotate::entities::clusters::Clusters;
use crate::model::Form;

/// Relations of which a text seldom tells two.
const KIN: [&str; 11] = [
    "father", "mother", "husband", "wife", "spouse", "son", "daughter", "brother", "sister", "aunt", "uncle",
];

pub(super) fn join(mentions: &[Candidate], clusters: &mut Clusters) {
    let mut named: BTreeMap<&str, BTreeMap<usize, usize>> = BTreeMap::new();
    let mut unnamed: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut many: BTreeSet<&str> = BTreeSet::new();
    for (at, mention) in mentions.iter().enumerate() {
        let root = clusters.find(at);
        let cluster = clusters.of(at);
        let is_named = !cluster.names.is_empty();
        let kin = mention
            .class
            .map(|class| class.name)
            .filter(|class| KIN.contains(class));
        if mention.plural {
            many.extend(kin);
        } else if mention.is_name() {
            for role in cluster.roles.iter().filter(|role| KIN.contains(role)) {
                named.entry(role).or_default().entry(root).or_insert(at);
            }
        } else if let Some(class) = kin.filter(|_| mention.form == Form::Nominal && !is_named) {
            unnamed.entry(class).or_default().push(at);
        }
    }
    for (class, relatives) in unnamed {
        let Some(bearers) = named.get(class).filter(|_| !many.contains(class)) else {
            continue;
        };
        let known = bearers.values().flat_map(|at| clusters.of(*at).members.clone());
        let told: BTreeSet<usize> = known.chain(relatives.iter().copied()).collect();
        let owners: BTreeSet<&str> = told.iter().filter_map(|at| owner(&mentions[*at])).collect();
        if let (Some((_, bearer)), 1, 0 | 1) = (bearers.first_key_value(), bearers.len(), owners.len()) {
            for relative in relatives {
                let is_new = mentions[relative].determiner == Determiner::Indefinite && relative > *bearer;
                if !is_new && clusters.agree(*bearer, relative) {
                    clusters.join(*bearer, relative, "relative");
                }
            }
        }
    }
}

/// Whether a class of nouns is one of relatives.
pub(super) fn is_kin(class: &str) -> bool {
    KIN.contains(&class)
}

/// Whose relative it is, where that is told by name.
fn owner(mention: &Candidate) -> Option<&str> {
    match &mention.determiner {
        Determiner::Owned(owner) if !matches!(owner.as_str(), "his" | "her" | "their" | "my" | "our" | "your") => {
            Some(owner)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::entities::case::{check, check_apart};

    #[test]
    fn a_relative_is_the_one_who_is_named_as_such() {
        let text = "A man killed his mother on Sunday. His mother Ann Larsson had lived in Lima.";
        check(text, "his mother", "His mother Ann Larsson");
        check_apart(
            "Holm's mother spoke. Reed's mother, Ann Larsson, spoke too. His mother Ann Larsson left.",
            "Holm's mother",
            "His mother Ann Larsson",
        );
    }
}
