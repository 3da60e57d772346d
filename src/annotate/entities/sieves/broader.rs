//! A broader noun for what a narrower one brought in: "a supermarket … the building".

use crate::annotate::entities::candidate::{Candidate, Determiner};
use crate::annotate::entities::clusters::Clusters;
use crate::annotate::entities::words::Words;
use crate::lexicon::nouns;
use crate::model::Form;

/// How many sentences back the narrower noun may stand.
const SENTENCES: usize = 4;

/// Blocks that count as headline and lead.
const LEAD: usize = 3;

pub(super) fn join(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) {
    let described: Vec<usize> = (0..mentions.len()).filter(|at| mentions[*at].class.is_some()).collect();
    headline(words, mentions, &described, clusters);
    for (order, at) in described.iter().copied().enumerate() {
        let mention = &mentions[at];
        let Some(class) = mention.class else { continue };
        let plain =
            mention.determiner == Determiner::Definite && mention.modifiers.is_empty() && mention.number.is_none();
        let alone = clusters.of(at).names.is_empty() && clusters.of(at).members[0] == at;
        if !plain || !alone || mention.form != Form::Nominal {
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

/// "Teenager dies", "A 15-year-old boy was …": headline and lead may call one by two nouns of which one is the broader.
fn headline(words: &Words<'_>, mentions: &[Candidate], described: &[usize], clusters: &mut Clusters) {
    let line = |at: usize| &words.lines[mentions[at].sentence];
    let heading = |at: usize| line(at).heading && line(at).block < LEAD;
    let titles: Vec<usize> = described.iter().copied().filter(|at| heading(*at)).collect();
    for at in described.iter().copied().filter(|at| !heading(*at)) {
        let Some(class) = mentions[at].class.filter(|_| line(at).block < LEAD) else {
            continue;
        };
        let mut found: Vec<(usize, usize)> = Vec::new();
        for title in titles.iter().copied() {
            let related = mentions[title].class.is_some_and(|other| {
                other.name != class.name
                    && (nouns::covers(other.name, class.name) || nouns::covers(class.name, other.name))
            });
            if related && mentions[title].number.is_none() && clusters.agree(title, at) {
                found.push((clusters.find(title), title));
            }
        }
        found.dedup_by_key(|(root, _)| *root);
        if let [(_, title)] = found.as_slice() {
            clusters.join(*title, at, "broader noun");
        }
    }
}
