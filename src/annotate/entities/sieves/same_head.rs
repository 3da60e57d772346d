//! Nominals with the same head noun: "a fire … the blaze", "the Indian warship … the warship".
//!
//! A later phrase may say less than an earlier one and never more (Lee et al. 2013, "word inclusion").

use std::collections::BTreeMap;

use crate::annotate::entities::candidate::{Candidate, Determiner};
use crate::annotate::entities::clusters::Clusters;
use crate::annotate::entities::words::Words;
use crate::lexicon::nouns::NounKind;
use crate::model::Form;

/// How many earlier phrases of one head are looked at.
const WINDOW: usize = 24;

pub(super) fn join(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) {
    let mut earlier: BTreeMap<(&str, bool), Vec<usize>> = BTreeMap::new();
    for (at, mention) in mentions.iter().enumerate() {
        let Some(class) = mention.class.filter(|_| mention.form == Form::Nominal) else {
            continue;
        };
        let seen = earlier.entry((class.name, mention.plural)).or_default();
        if may_refer_back(words, mention) {
            let antecedent = seen
                .iter()
                .rev()
                .take(WINDOW)
                .copied()
                .find(|other| includes(&mentions[*other], mention) && clusters.agree(*other, at));
            if let Some(other) = antecedent {
                clusters.join(other, at, "same head");
            }
        }
        seen.push(at);
    }
}

/// Whether a phrase can mean something said before: "a fire" brings in a new one, unless a headline said it.
fn may_refer_back(words: &Words<'_>, mention: &Candidate) -> bool {
    match mention.determiner {
        Determiner::Definite | Determiner::Owned(_) | Determiner::Bare => true,
        Determiner::Indefinite => {
            words.lines[mention.sentence].block <= 2 || mention.class.is_some_and(|class| institution(class.name))
        }
    }
}

/// Whether `later` says nothing that `earlier` does not say, and nothing against it.
fn includes(earlier: &Candidate, later: &Candidate) -> bool {
    let number = later.number.is_none() || later.number == earlier.number;
    let owner = match (&earlier.determiner, &later.determiner) {
        (Determiner::Owned(a), Determiner::Owned(b)) => a == b || pronoun(a) || pronoun(b),
        (_, Determiner::Owned(_)) => false,
        _ => true,
    };
    // Of a parliament or a blaze there is one in a story, however it is described.
    let lone = later
        .class
        .is_some_and(|class| matches!(class.kind, NounKind::Event) && !later.plural || institution(class.name));
    if lone && later.determiner == Determiner::Definite {
        return number && owner && later.telling.iter().all(|word| earlier.modifiers.contains(word));
    }
    let words = later.modifiers.iter().all(|word| earlier.modifiers.contains(word));
    if institution(later.class.map_or("", |class| class.name)) {
        return number && owner && same_words(&earlier.telling, &later.telling);
    }
    // Two bare plurals with different words are different groups ("French voters", "voters").
    let bare = later.determiner != Determiner::Bare || earlier.modifiers == later.modifiers || !later.plural;
    let indefinite = later.determiner != Determiner::Indefinite || earlier.modifiers == later.modifiers;
    number && owner && words && bare && indefinite
}

/// Whether the words that tell two of a kind apart do not differ.
fn same_words(a: &[String], b: &[String]) -> bool {
    a.is_empty() || b.is_empty() || a.iter().all(|word| b.contains(word))
}

/// Bodies of which a place has one.
fn institution(class: &str) -> bool {
    matches!(
        class,
        "government" | "police" | "parliament" | "military" | "navy" | "air-force" | "congress" | "senate"
    )
}

fn pronoun(owner: &str) -> bool {
    matches!(owner, "his" | "her" | "its" | "their" | "our" | "my" | "your")
}
