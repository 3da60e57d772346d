//! What the tree says that somebody is, however many words stand between: appositions, offices, predicates.
//!
//! Owns the reading of the tree for this. It must never look at the order of the words.

use std::collections::{BTreeMap, BTreeSet};

use super::apposition::fits;
use crate::annotate::entities::candidate::{Candidate, Determiner};
use crate::annotate::entities::clusters::Clusters;
use crate::annotate::entities::words::Words;
use crate::lexicon::nouns::{self, NounKind};
use crate::model::{Deprel, EntityKind, Form};

/// Joins what the tree calls one.
pub(super) fn join(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) {
    let predicates = Predicates::new(words);
    let mut by_head: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, mention) in mentions
        .iter()
        .enumerate()
        .filter(|(_, mention)| mention.refers.is_none())
    {
        for word in mention.head.clone() {
            by_head.entry(word).or_insert(at);
        }
    }
    for (at, mention) in mentions.iter().enumerate() {
        let mut head = mention.head.clone();
        let Some(top) = head.find(|word| {
            words.list[*word]
                .head
                .is_none_or(|above| !mention.head.contains(&above))
        }) else {
            continue;
        };
        if mention.form == Form::Pronoun || mention.is_adjective() || mention.plural {
            continue;
        }
        let mention_at = |word: usize| by_head.get(&word).copied();
        let word = &words.list[top];
        let beside = word.head.filter(|_| word.deprel == Deprel::Appos);
        if let Some(other) = beside.and_then(mention_at)
            && is_apposed(mentions, clusters, other, at)
        {
            clusters.join(other, at, "apposition");
        }
        if let Some(holder) = predicates.holder(words, top).and_then(mention_at)
            && holds(mentions, clusters, holder, at)
        {
            clusters.join(holder, at, "office");
        }
        if let Some(subject) = predicates.subject_of_noun(top).and_then(mention_at)
            && is_said_of(mentions, clusters, subject, at)
        {
            clusters.join(subject, at, "predicate");
        }
    }
}

/// Whether a mention that the tree hangs beside another describes, names or explains it.
fn is_apposed(mentions: &[Candidate], clusters: &mut Clusters, other: usize, at: usize) -> bool {
    let (first, second) = (&mentions[other], &mentions[at]);
    (described(first, second) || titled(first, second)) && fits(mentions, clusters, other, at)
        || explained(first, second) && clusters.agree(other, at)
}

/// Whether a mention is an office that the tree says the holder was given.
fn holds(mentions: &[Candidate], clusters: &mut Clusters, holder: usize, at: usize) -> bool {
    let office = &mentions[at];
    office.form == Form::Nominal
        && office.class.is_some_and(|class| class.kind == NounKind::Person)
        && mentions[holder].is_name()
        && fits(mentions, clusters, holder, at)
}

/// Whether a predicate noun is what its subject is said to be, and not one of its sort.
fn is_said_of(mentions: &[Candidate], clusters: &mut Clusters, subject: usize, at: usize) -> bool {
    let (one, mention) = (&mentions[subject], &mentions[at]);
    // "The man accused of it is Ann Lee".
    if mention.is_name() && mention.kind == EntityKind::Person {
        let person = one.class.is_some_and(|class| class.kind == NounKind::Person);
        return one.form == Form::Nominal && person && !one.plural && fits(mentions, clusters, subject, at);
    }
    if mention.form != Form::Nominal {
        return false;
    }
    // A single noun without article is an office: "is mayor of Bergen", "will be host".
    let settled = mention.class.is_some_and(|class| match mention.determiner {
        Determiner::Definite | Determiner::Indefinite | Determiner::Owned(_) => class.kind != NounKind::Event,
        Determiner::Bare => class.kind == NounKind::Person && mention.number.is_none(),
    });
    let person = one.form == Form::Pronoun
        && matches!(one.kind, EntityKind::Person)
        && mention.kind == EntityKind::Person
        && clusters.agree_on_gender(subject, at);
    settled && (person || one.is_name() && fits(mentions, clusters, subject, at))
}

/// What the tree says of each word: the subject it has as a predicate noun, unless that is denied or imagined.
struct Predicates {
    subject: BTreeMap<usize, usize>,
    object: BTreeMap<usize, usize>,
    /// Words that "as" stands before.
    capacity: BTreeSet<usize>,
    copula: BTreeSet<usize>,
    unreal: BTreeSet<usize>,
}

impl Predicates {
    fn new(words: &Words<'_>) -> Self {
        let mut this = Self {
            subject: BTreeMap::new(),
            object: BTreeMap::new(),
            capacity: BTreeSet::new(),
            copula: BTreeSet::new(),
            unreal: BTreeSet::new(),
        };
        for (at, word) in words.list.iter().enumerate() {
            let Some(head) = word.head else { continue };
            match word.deprel {
                Deprel::Nsubj => {
                    this.subject.entry(head).or_insert(at);
                }
                Deprel::Cop => {
                    this.copula.insert(head);
                }
                Deprel::Obj | Deprel::Iobj => {
                    this.object.entry(head).or_insert(at);
                }
                Deprel::Case if word.lower == "as" => {
                    this.capacity.insert(head);
                }
                _ => {}
            }
            let denies = matches!(
                word.lower.as_str(),
                "not" | "n't" | "never" | "would" | "could" | "might" | "may" | "should" | "if" | "whether"
            );
            if denies {
                this.unreal.insert(head);
            }
        }
        this
    }

    /// Who holds the office that word `noun` names as the complement of a verb: "X was named coach", "the
    /// club hired X as coach", "X serves as host".
    fn holder(&self, words: &Words<'_>, noun: usize) -> Option<usize> {
        let word = &words.list[noun];
        let verb = word.head?;
        let complement = match word.deprel {
            Deprel::Xcomp => true,
            Deprel::Obl => self.capacity.contains(&noun),
            _ => false,
        };
        if !complement || self.unreal.contains(&verb) || self.unreal.contains(&noun) {
            return None;
        }
        let lemma = words.list[verb].lemma;
        if APPOINTING.contains(&lemma) {
            return self.object.get(&verb).or_else(|| self.subject.get(&verb)).copied();
        }
        SERVING.contains(&lemma).then(|| self.subject_of(words, verb)).flatten()
    }

    /// The subject of a verb, or whom it shares with the verb above it: "X ran and became", "X ran to become", "they asked X
    /// to become".
    fn subject_of(&self, words: &Words<'_>, verb: usize) -> Option<usize> {
        if let Some(own) = self.subject.get(&verb) {
            return Some(*own);
        }
        let word = &words.list[verb];
        let above = word.head.filter(|above| !self.unreal.contains(above))?;
        let of_object = word.deprel == Deprel::Xcomp || URGING.contains(&words.list[above].lemma);
        let shared = match word.deprel {
            Deprel::Xcomp | Deprel::Advcl if of_object => self.object.get(&above).or_else(|| self.subject.get(&above)),
            Deprel::Advcl | Deprel::Conj => self.subject.get(&above),
            _ => None,
        };
        shared.copied()
    }

    /// The subject of which word `noun` is said, unless that is denied or imagined.
    fn subject_of_noun(&self, noun: usize) -> Option<usize> {
        let said = self.copula.contains(&noun) && !self.unreal.contains(&noun);
        self.subject.get(&noun).copied().filter(|_| said)
    }
}

/// Verbs that give somebody an office. To nominate is none: a nominee does not hold it.
const APPOINTING: [&str; 21] = [
    "name",
    "appoint",
    "reappoint",
    "hire",
    "choose",
    "select",
    "pick",
    "tap",
    "elect",
    "reelect",
    "introduce",
    "confirm",
    "install",
    "crown",
    "designate",
    "announce",
    "unveil",
    "book",
    "swear",
    "promote",
    "identify",
];

/// Verbs whose subject holds an office, takes it or leaves it.
const SERVING: [&str; 11] = [
    "serve", "act", "work", "become", "remain", "resign", "retire", "step", "return", "take", "continue",
];

/// Verbs whose object is to do what follows: "they asked X to become", where "X beat Y to become" speaks of X.
const URGING: [&str; 18] = [
    "ask",
    "urge",
    "persuade",
    "invite",
    "allow",
    "help",
    "want",
    "tell",
    "order",
    "force",
    "press",
    "encourage",
    "convince",
    "expect",
    "pick",
    "choose",
    "nominate",
    "call",
];

/// Whether one of the two is a name and the other a single thing's description.
fn described(a: &Candidate, b: &Candidate) -> bool {
    let (name, nominal) = match (a.form, b.form) {
        (Form::Name, Form::Nominal) => (a, b),
        (Form::Nominal, Form::Name) => (b, a),
        _ => return false,
    };
    let person = nominal.class.is_some_and(|class| class.kind == NounKind::Person);
    !name.is_adjective()
        && !nominal.plural
        && nominal.number.is_none()
        && nominal.class.is_some()
        && (person || nominal.determiner != Determiner::Bare)
}

/// "the larger boat, a wooden ferry,": one of two nouns for one thing is the broader.
fn explained(first: &Candidate, second: &Candidate) -> bool {
    let (Some(one), Some(other)) = (first.class, second.class) else {
        return false;
    };
    first.form == Form::Nominal
        && second.form == Form::Nominal
        && first.determiner == Determiner::Definite
        && second.determiner == Determiner::Indefinite
        && !first.plural
        && !second.plural
        && (nouns::covers(one.name, other.name) || nouns::covers(other.name, one.name))
}

/// "harbour master NAME": what stands right before a person's name tells their office, known or not.
fn titled(nominal: &Candidate, name: &Candidate) -> bool {
    nominal.form == Form::Nominal
        && name.form == Form::Name
        && name.kind == EntityKind::Person
        && !nominal.plural
        && nominal.number.is_none()
        && nominal.head.end == name.head.start
}

#[cfg(test)]
mod tests {
    use crate::annotate::entities::case::{check, check_apart};

    #[test]
    fn who_becomes_something_may_be_the_subject_of_another_verb() {
        check(
            "Nora Quist scored twice to become the town's leading scorer.",
            "Nora Quist",
            "the town's leading scorer",
        );
        check(
            "Nora Quist won on Monday and became the mayor of Bergen.",
            "Nora Quist",
            "the mayor of Bergen",
        );
        check(
            "Nora Quist beat Olaf Brandt to become the mayor of Bergen.",
            "Nora Quist",
            "the mayor of Bergen",
        );
        check_apart(
            "Nora Quist asked Olaf Brandt to become the mayor of Bergen.",
            "Nora Quist",
            "the mayor of Bergen",
        );
    }

    #[test]
    fn a_predicate_without_article_is_an_office() {
        check(
            "Olaf Brandt will be host of the show.",
            "Olaf Brandt",
            "host of the show",
        );
        check_apart(
            "Olaf Brandt will not be host of the show.",
            "Olaf Brandt",
            "host of the show",
        );
    }

    #[test]
    fn a_broader_noun_explained_by_a_narrower_one() {
        check(
            "The larger boat, a wooden ferry, lay in the bay.",
            "The larger boat",
            "a wooden ferry",
        );
        check_apart(
            "The larger boat met a wooden ferry in the bay.",
            "The larger boat",
            "a wooden ferry",
        );
    }

    #[test]
    fn who_is_given_an_office_holds_it() {
        check("Tom Reed was named coach on Monday.", "Tom Reed", "coach");
        check("The club hired Tom Reed as head coach.", "Tom Reed", "head coach");
        check("Ann Larsson will serve as host of the gala.", "Ann Larsson", "host");
        check_apart("Tom Reed was not named coach.", "Tom Reed", "coach");
        check_apart("Tom Reed met the coach.", "Tom Reed", "the coach");
    }

    #[test]
    fn a_nominee_holds_no_office() {
        check_apart("Peru nominated Tom Reed as ambassador.", "Tom Reed", "ambassador");
        check(
            "The storm blew. The clerk saw Coroner Tom Reed. The coroner left.",
            "Coroner Tom Reed",
            "The coroner",
        );
        check("The Herons won in Lima. The team flew home.", "The Herons", "The team");
    }
}
