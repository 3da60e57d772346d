//! A name and a description set beside it: "X, the head of Y,", "his wife, X", "X is a Y".

use crate::annotate::entities::candidate::{Candidate, Determiner};
use crate::annotate::entities::clusters::{Clusters, kinds_agree};
use crate::annotate::entities::words::Words;
use crate::lexicon::nouns::NounKind;
use crate::model::{EntityKind, Form};

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

/// Whether a name can be what a description says; where the name's type was open, the description settles it.
pub(super) fn fits(mentions: &[Candidate], clusters: &mut Clusters, a: usize, b: usize) -> bool {
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

#[cfg(test)]
mod tests {
    use crate::annotate::entities::case::{check, check_apart};

    #[test]
    fn appositions_and_predicates() {
        check(
            "Helen Marsh, the head of the harbour board, resigned.",
            "Helen Marsh",
            "the head of the harbour board",
        );
        check(
            "The prime minister's deputy, Olaf Brandt, agreed.",
            "The prime minister's deputy",
            "Olaf Brandt",
        );
        check("Olaf Brandt is a lawyer from Bergen.", "Olaf Brandt", "a lawyer");
        check_apart("Olaf Brandt, the mayor and a lawyer came.", "Olaf Brandt", "a lawyer");
    }

    #[test]
    fn a_name_after_a_clause_is_its_subject_and_explains_nothing_before() {
        check_apart("Praised by the club, Quist left on Monday.", "the club", "Quist");
        check_apart(
            "Under Ann Marsden, the former head coach, Nora Quist scored on Monday.",
            "Ann Marsden",
            "Nora Quist",
        );
        check(
            "The chairman, Ann Marsden, left on Monday.",
            "The chairman",
            "Ann Marsden",
        );
    }
}
