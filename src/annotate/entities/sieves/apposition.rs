//! A name and a description set beside it: "X, the head of Y,", "his wife, X", "X is a Y".

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::entities::candidate::{Candidate, Determiner};
use crate::annotate::entities::clusters::{Clusters, kinds_agree};
use crate::annotate::entities::words::Words;
use crate::lexicon::nouns::{self, NounKind};
use crate::model::{Deprel, EntityKind, Form};

pub(super) fn join(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) {
    // Where the widest mention begins at each word.
    let mut at_word: Vec<Vec<usize>> = vec![Vec::new(); words.list.len()];
    for (at, mention) in mentions.iter().enumerate() {
        at_word[mention.words.start].push(at);
    }
    for (at, mention) in mentions.iter().enumerate() {
        if mention.form == Form::Pronoun || words.list[mention.words.end - 1].possessive {
            continue;
        }
        let Some(next) = words.next(mention.words.end - 1) else {
            continue;
        };
        let after = mention.words.end + 1;
        if next.text == "," {
            for other in candidates(&at_word, after) {
                if apposed(words, mentions, at, other) && fits(mentions, clusters, at, other) {
                    clusters.join(at, other, "apposition");
                    break;
                }
            }
        } else if matches!(
            next.lower.as_str(),
            "is" | "was" | "became" | "remains" | "are" | "were"
        ) {
            for other in candidates(&at_word, after) {
                if copular(words, mentions, at, other) && fits(mentions, clusters, at, other) {
                    clusters.join(at, other, "predicate");
                    break;
                }
            }
        }
    }
    by_tree(words, mentions, clusters);
    given_names(words, mentions, clusters);
}

/// "a dhow, later identified as NAME", "the boat is named the NAME": what the text says a thing is called.
fn given_names(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) {
    /// Most words between the two.
    const BETWEEN: usize = 8;
    for (at, name) in mentions.iter().enumerate() {
        if !name.is_name() || name.is_adjective() {
            continue;
        }
        let nearest = mentions[..at].iter().enumerate().rev().find(|(_, other)| {
            other.words.end <= name.words.start && other.form == Form::Nominal || other.sentence != name.sentence
        });
        let Some((other, nominal)) = nearest.filter(|(_, other)| other.sentence == name.sentence) else {
            continue;
        };
        let between = &words.list[nominal.words.end..name.words.start];
        if nominal.form != Form::Nominal || nominal.plural || nominal.class.is_none() || between.len() > BETWEEN {
            continue;
        }
        let said: Vec<&str> = between
            .iter()
            .filter(|word| word.is_word())
            .map(|word| word.lower.as_str())
            .filter(|word| {
                !matches!(
                    *word,
                    "the" | "which" | "who" | "that" | "is" | "was" | "has" | "had" | "been" | "later" | "since"
                )
            })
            .collect();
        let called = matches!(
            said.join(" ").as_str(),
            "named"
                | "called"
                | "dubbed"
                | "nicknamed"
                | "christened"
                | "known as"
                | "identified as"
                | "identified by police as"
                | "identified as bearing name"
                | "bearing name"
                | "by name of"
                | "under name"
                | "whose name"
        );
        // "the trawler `Halden Star'": a name in quotation marks right behind what it names.
        let quoted = !between.is_empty()
            && between
                .iter()
                .all(|word| matches!(word.text, "\"" | "`" | "'" | "\u{201c}" | "\u{2018}" | "``"));
        if !(called || quoted) || words.list[nominal.words.end - 1].possessive {
            continue;
        }
        // What the text says a thing is called outweighs what the name looks like.
        let thing = !matches!(nominal.kind, EntityKind::Person | EntityKind::Other | EntityKind::Group);
        if thing && clusters.of(at).entry.is_none() {
            clusters.set_kind(at, nominal.kind);
        }
        if fits(mentions, clusters, other, at) {
            clusters.join(other, at, "identified");
        }
    }
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

/// Appositions and predicates that the tree shows, however many words stand between.
fn by_tree(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) {
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
        let word = &words.list[top];
        let apposed = word
            .head
            .filter(|_| word.deprel == Deprel::Appos)
            .and_then(|head| by_head.get(&head));
        if let Some(other) = apposed.copied()
            && ((described(&mentions[other], mention) || titled(&mentions[other], mention))
                && fits(mentions, clusters, other, at)
                || explained(&mentions[other], mention) && clusters.agree(other, at))
        {
            clusters.join(other, at, "apposition");
        }
        if let Some(holder) = predicates
            .holder(words, top)
            .and_then(|holder| by_head.get(&holder))
            .copied()
            && mention.form == Form::Nominal
            && mention.class.is_some_and(|class| class.kind == NounKind::Person)
            && mentions[holder].is_name()
            && fits(mentions, clusters, holder, at)
        {
            clusters.join(holder, at, "office");
        }
        let subject = predicates
            .subject
            .get(&top)
            .and_then(|subject| by_head.get(subject))
            .copied();
        let said = predicates.copula.contains(&top) && !predicates.unreal.contains(&top);
        let Some(subject) = subject.filter(|_| said) else {
            continue;
        };
        // "The man accused of it is Ann Lee".
        if mention.is_name() && mention.kind == EntityKind::Person {
            let one = &mentions[subject];
            let person = one.class.is_some_and(|class| class.kind == NounKind::Person);
            if one.form == Form::Nominal && person && !one.plural && fits(mentions, clusters, subject, at) {
                clusters.join(subject, at, "predicate");
            }
            continue;
        }
        if mention.form != Form::Nominal {
            continue;
        }
        // A single noun without article is an office: "is mayor of Bergen", "will be host".
        let settled = mention.class.is_some_and(|class| match mention.determiner {
            Determiner::Definite | Determiner::Indefinite | Determiner::Owned(_) => class.kind != NounKind::Event,
            Determiner::Bare => class.kind == NounKind::Person && mention.number.is_none(),
        });
        let person = mentions[subject].form == Form::Pronoun
            && matches!(mentions[subject].kind, EntityKind::Person)
            && mention.kind == EntityKind::Person
            && clusters.agree_on_gender(subject, at);
        if settled && (person || mentions[subject].is_name() && fits(mentions, clusters, subject, at)) {
            clusters.join(subject, at, "predicate");
        }
    }
}

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

fn candidates(at_word: &[Vec<usize>], word: usize) -> Vec<usize> {
    at_word.get(word).cloned().unwrap_or_default()
}

/// "NAME, a/the NOUN …," and "a/the NOUN …, NAME,": one a name, the other a description, no list.
fn apposed(words: &Words<'_>, mentions: &[Candidate], first: usize, second: usize) -> bool {
    let (a, b) = (&mentions[first], &mentions[second]);
    if a.sentence != b.sentence {
        return false;
    }
    let (name, nominal) = match (a.form, b.form) {
        (Form::Name, Form::Nominal) => (a, b),
        (Form::Nominal, Form::Name) => (b, a),
        _ => return false,
    };
    if name.is_adjective() || nominal.plural || nominal.number.is_some() {
        return false;
    }
    let described = match &nominal.determiner {
        Determiner::Definite | Determiner::Indefinite | Determiner::Owned(_) => true,
        // "Ann Lee, deputy head of the board,": a bare role counts where it follows.
        Determiner::Bare => a.form == Form::Name && nominal.class.is_some_and(|class| class.kind == NounKind::Person),
    };
    if !described {
        return false;
    }
    // The phrase must be closed; a list goes on with "and" or another comma and a name.
    let after = words.next(b.words.end - 1);
    let own_end = words.list[b.words.end - 1].possessive;
    if b.form == Form::Name {
        // "his wife, Ann," and "his lawyer, Ann Lee, said" but not "thanked by his club, Ann left".
        return !own_end
            && after.is_none_or(|word| !word.is_word())
            && matches!(
                nominal.determiner,
                Determiner::Owned(_) | Determiner::Definite | Determiner::Indefinite
            )
            && nominal
                .class
                .is_some_and(|class| matches!(class.kind, NounKind::Person | NounKind::Organization));
    }
    let before = words.previous(a.words.start).map_or("", |word| word.lower.as_str());
    let list = matches!(before, "," | "and")
        && matches!(nominal.determiner, Determiner::Definite)
        && a.kind == EntityKind::Place;
    !own_end
        && !list
        && after.is_none_or(|word| {
            !word.is_word() && word.text != "-"
                || matches!(
                    word.lower.as_str(),
                    "who"
                        | "which"
                        | "that"
                        | "of"
                        | "in"
                        | "at"
                        | "for"
                        | "on"
                        | "with"
                        | "from"
                        | "known"
                        | "said"
                        | "whose"
                        | "to"
                )
                || !word.capital() && nominal.determiner != Determiner::Definite
        })
        && after.is_none_or(|word| !matches!(word.lower.as_str(), "and" | "or"))
}

/// "NAME is a NOUN": the name is the sentence's subject, the noun is what it is said to be.
fn copular(words: &Words<'_>, mentions: &[Candidate], first: usize, second: usize) -> bool {
    let (a, b) = (&mentions[first], &mentions[second]);
    let before = words.previous(a.words.start).map_or("", |word| word.lower.as_str());
    let subject =
        before.is_empty() || !before.chars().any(char::is_alphanumeric) || matches!(before, "that" | "and" | "but");
    a.is_name()
        && !a.is_adjective()
        && b.form == Form::Nominal
        && b.class
            .is_some_and(|class| matches!(class.kind, NounKind::Person | NounKind::Organization | NounKind::Place))
        && subject
        && a.sentence == b.sentence
        && !b.plural
        && matches!(b.determiner, Determiner::Definite | Determiner::Indefinite)
        && !words.list[b.words.end - 1].possessive
}

fn fits(mentions: &[Candidate], clusters: &mut Clusters, a: usize, b: usize) -> bool {
    let (name, nominal) = if mentions[a].is_name() { (a, b) } else { (b, a) };
    let noun = mentions[nominal].kind;
    let known = clusters.of(name).clone();
    let open = !known.sure && known.entry.is_none();
    let agrees = kinds_agree(known.kind, noun) && (known.kind != EntityKind::Other || open)
        // A place is no organization because a comma stands between them.
        && !(known.kind == EntityKind::Place && noun != EntityKind::Place);
    if !(agrees || open) || !clusters.agree_on_gender(a, b) || clusters.two_people(a, b) {
        return false;
    }
    if open {
        clusters.set_kind(name, noun);
    }
    true
}
