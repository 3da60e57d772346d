//! Nominals with the same head noun: "a fire … the blaze", "the Indian warship … the warship".
//!
//! A later phrase may say less than an earlier one and never more (Lee et al. 2013, "word inclusion").

use std::collections::BTreeMap;

use crate::annotate::entities::candidate::{Candidate, Determiner};
use crate::annotate::entities::clusters::Clusters;
use crate::annotate::entities::words::Words;
use crate::lexicon::nouns::{NounKind, institution};
use crate::model::Form;

/// How many earlier phrases of one head are looked at.
const WINDOW: usize = 24;

/// Blocks after the headline that repeat it.
const LEAD: usize = 3;

pub(super) fn join(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) {
    let mut earlier: BTreeMap<(&str, bool), Vec<usize>> = BTreeMap::new();
    for (at, mention) in mentions.iter().enumerate() {
        if mention.form != Form::Nominal {
            continue;
        }
        let seen = earlier.entry((&mention.concept, mention.plural)).or_default();
        if may_refer_back(words, mention) {
            let antecedent = seen.iter().rev().take(WINDOW).copied().find(|other| {
                let earlier = &mentions[*other];
                (includes(earlier, mention) || announced(words, earlier, mention)) && clusters.agree(*other, at)
            });
            let antecedent = antecedent.or_else(|| only_one(mentions, seen, clusters, mention));
            if let Some(other) = antecedent.filter(|other| clusters.agree(*other, at)) {
                clusters.join(other, at, "same head");
            }
        }
        seen.push(at);
    }
}

/// "a fire … the deadly fire": a definite phrase may say more of the one thing of its kind, if what it adds
/// tells no other one apart.
fn only_one(mentions: &[Candidate], seen: &[usize], clusters: &mut Clusters, mention: &Candidate) -> Option<usize> {
    // "masked youths … angry youths": a crowd in the plural is one crowd, if its noun is not said of everybody.
    let crowd =
        mention.determiner == Determiner::Bare && mention.plural && mention.number.is_none() && specific(mention);
    let plain =
        (mention.determiner == Determiner::Definite || crowd) && mention.telling.is_empty() && mention.age.is_none();
    let last = *seen.last().filter(|_| plain)?;
    let root = clusters.find(last);
    // A council is no board because both are bodies that sit; a blaze is the fire.
    let event = mention.class.is_some_and(|class| class.kind == NounKind::Event);
    let one = seen.iter().rev().take(WINDOW).all(|other| {
        let earlier = &mentions[*other];
        let number = mention.number.is_none() || earlier.number.is_none() || mention.number == earlier.number;
        number && (event || earlier.key == mention.key) && clusters.find(*other) == root
    });
    one.then_some(last)
}

/// Whether a phrase can mean something said before: "a fire" brings in a new one, unless a headline said it.
fn may_refer_back(words: &Words<'_>, mention: &Candidate) -> bool {
    match mention.determiner {
        Determiner::Definite | Determiner::Owned(_) | Determiner::Bare => true,
        Determiner::Indefinite => {
            words.lines[mention.sentence].block <= LEAD || mention.class.is_some_and(|class| institution(class.name))
        }
    }
}

/// Whether a noun is narrow enough that two of its plurals in one text mean the same.
fn specific(mention: &Candidate) -> bool {
    mention.class.is_some_and(|class| {
        !matches!(
            class.name,
            "person"
                | "people"
                | "man"
                | "woman"
                | "child"
                | "official"
                | "officials"
                | "expert"
                | "leader"
                | "group"
                | "company"
                | "country"
                | "state"
                | "city"
                | "friend"
                | "relative"
                | "family"
                | "citizen"
                | "supporter"
                | "report"
                | "politician"
                | "lawmaker"
                | "charge"
                | "law"
                | "deal"
        )
    })
}

/// A headline says in a word what the lead then tells in full: "Climber dies", "A Danish climber has died".
fn announced(words: &Words<'_>, earlier: &Candidate, later: &Candidate) -> bool {
    words.lines[earlier.sentence].heading
        && words.lines[later.sentence].block <= LEAD
        && earlier.sentence != later.sentence
        && (earlier.number.is_none() || later.number.is_none() || earlier.number == later.number)
        && (earlier.age.is_none() || later.age.is_none() || earlier.age == later.age)
        && same_words(&earlier.telling, &later.telling)
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
    // Two bare plurals with different words are different groups ("French voters", "voters"), if the noun is wide.
    let crowd = later.modifiers.is_empty() && later.number.is_none() && specific(later);
    let bare = later.determiner != Determiner::Bare || earlier.modifiers == later.modifiers || !later.plural || crowd;
    let indefinite = later.determiner != Determiner::Indefinite || earlier.modifiers == later.modifiers;
    number && owner && words && bare && indefinite
}

/// Whether the words that tell two of a kind apart do not differ.
fn same_words(a: &[String], b: &[String]) -> bool {
    a.is_empty() || b.is_empty() || a.iter().all(|word| b.contains(word))
}

fn pronoun(owner: &str) -> bool {
    matches!(owner, "his" | "her" | "its" | "their" | "our" | "my" | "your")
}

#[cfg(test)]
mod tests {
    use crate::annotate::entities::case::{check, check_apart};

    #[test]
    fn same_heads_join_unless_words_speak_against_it() {
        check("A fire broke out. The blaze spread quickly.", "A fire", "The blaze");
        check_apart(
            "The French minister arrived. The Spanish minister did not.",
            "The French minister",
            "The Spanish minister",
        );
        check_apart("Two ships sank. Three ships escaped.", "Two ships", "Three ships");
    }

    #[test]
    fn a_bare_crowd_is_the_crowd_of_before() {
        let text = "Angry youths threw stones. In the evening youths set a car on fire.";
        check(text, "Angry youths", "youths");
        check_apart(
            "French officials spoke. Later they met, and officials were silent.",
            "French officials",
            "officials",
        );
    }
}
