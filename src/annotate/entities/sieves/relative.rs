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
