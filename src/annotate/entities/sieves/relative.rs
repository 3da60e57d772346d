//! Relative pronouns and "there": "the driver, who fled" is one entity twice; whom or what place they mean was seen when
//! they were found.

use std::collections::BTreeMap;

use crate::annotate::entities::candidate::Candidate;
use crate::annotate::entities::clusters::Clusters;
use crate::model::Form;

pub(super) fn join(mentions: &[Candidate], clusters: &mut Clusters) {
    let mut by_head: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, mention) in mentions.iter().enumerate() {
        if mention.form != Form::Pronoun {
            for word in mention.head.clone() {
                by_head.entry(word).or_insert(at);
            }
        }
    }
    for (at, mention) in mentions.iter().enumerate() {
        if let Some(antecedent) = mention.refers.and_then(|word| by_head.get(&word)) {
            let there = mention.key == "there";
            clusters.join(*antecedent, at, if there { "there" } else { "relative pronoun" });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::entities::case::{check, check_apart, mentions};

    #[test]
    fn relative_pronouns_mean_what_they_follow() {
        check("The driver, who fled on foot, was caught.", "The driver", "who");
        check_apart("The driver met a nurse who lived there.", "The driver", "who");
    }

    #[test]
    fn a_relative_pronoun_may_follow_a_name_that_the_tree_leaves_alone() {
        check(
            "Olaf Brandt, who was known as the fox of the harbour, has died.",
            "Olaf Brandt",
            "who",
        );
        check(
            "Officers went to the terraced house where Nora Quist had lived.",
            "the terraced house",
            "where",
        );
        check_apart("Nora Quist knew the man who sold it.", "Nora Quist", "who");
    }

    #[test]
    fn there_is_the_place_just_spoken_of() {
        check(
            "Nora Quist went to the clinic on Monday. She had worked there for years.",
            "the clinic",
            "there",
        );
        check_apart(
            "Nora Quist left the clinic on Monday. She flew to Oslo and stayed there.",
            "the clinic",
            "there",
        );
        assert!(!mentions("At the clinic there was nobody left.").contains(&"there".to_owned()));
    }
}
