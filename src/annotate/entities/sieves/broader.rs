//! A broader noun for what a narrower one brought in: "a supermarket … the building".

use crate::annotate::entities::candidate::{Candidate, Determiner};
use crate::annotate::entities::clusters::Clusters;
use crate::lexicon::nouns::{self, NounKind};
use crate::model::Form;

/// How many sentences back the narrower noun may stand.
const SENTENCES: usize = 4;

pub(super) fn join(mentions: &[Candidate], clusters: &mut Clusters) {
    let described: Vec<usize> = (0..mentions.len()).filter(|at| mentions[*at].class.is_some()).collect();
    for (order, at) in described.iter().copied().enumerate() {
        let mention = &mentions[at];
        let Some(class) = mention.class else { continue };
        let plain =
            mention.determiner == Determiner::Definite && mention.modifiers.is_empty() && mention.number.is_none();
        let alone = clusters.of(at).names.is_empty() && clusters.of(at).members[0] == at;
        if !plain || !alone || mention.form != Form::Nominal || class.kind == NounKind::Person {
            continue;
        }
        let mut found: Option<(usize, usize)> = None;
        let mut several = false;
        for other in described[..order].iter().rev().copied() {
            if mention.sentence - mentions[other].sentence > SENTENCES {
                break;
            }
            let narrower = mentions[other]
                .class
                .is_some_and(|narrow| narrow.name != class.name && nouns::covers(class.name, narrow.name));
            if !narrower || !clusters.agree(other, at) {
                continue;
            }
            let root = clusters.find(other);
            match found {
                None => found = Some((root, other)),
                Some((known, _)) => several |= known != root,
            }
        }
        if let Some((_, other)) = found.filter(|_| !several) {
            clusters.join(other, at, "broader noun");
        }
    }
}
