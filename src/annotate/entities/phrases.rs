//! A name's whole phrase: the role noun, adjectives and determiner that stand before it.

use crate::lexicon::nouns::{self, Noun, NounKind};
use crate::lexicon::titles;
use crate::model::{EntityKind, Form, Upos};

use super::candidate::{Candidate, kind_of};
use super::words::{Style, Words};

/// Widens the spans of names to the left ("former security adviser Ann Lee", "the frigate Orion") and
/// notes the role that the words before tell.
pub(super) fn widen(words: &Words<'_>, names: &mut [Candidate]) {
    // The names that end before each word, so that a phrase can begin with one ("Ohio Gov. …").
    let ends: std::collections::BTreeMap<usize, usize> =
        names.iter().map(|name| (name.words.end, name.words.start)).collect();
    for name in names.iter_mut() {
        with_article(words, name);
        let listed_place = name.entry.is_some() && name.kind == EntityKind::Place;
        if name.form != Form::Name || name.is_adjective() || listed_place {
            continue;
        }
        if words.lines[name.sentence].style != Style::Body {
            continue;
        }
        let titled = name.words.start < name.head.start;
        let role = role_before(words, name.words.start);
        if let Some((at, noun)) = &role
            && fits(name, noun)
        {
            name.roles.push(noun.class.name);
            if !name.sure {
                name.kind = kind_of(noun.class.kind, false);
                name.sure = true;
            }
            if name.gender == nouns::Gender::Unknown {
                name.gender = noun.class.gender;
            }
            name.words.start = left_edge(words, *at, &ends);
        } else if titled {
            name.words.start = left_edge(words, name.words.start, &ends);
        } else if words
            .previous(name.words.start)
            .is_some_and(|age| age.lower.ends_with("-year-old"))
        {
            name.words.start -= 1;
        }
        minor(words, name);
    }
}

/// A "15-year-old" is a teenager, and may be called a boy or a girl.
fn minor(words: &Words<'_>, name: &mut Candidate) {
    let age = words.list[name.words.clone()].iter().find_map(|word| {
        word.lower
            .strip_suffix("-year-old")
            .and_then(|age| age.parse::<u32>().ok())
    });
    name.age = age.or_else(|| age_after(words, name.words.end));
    if name.age.is_some() && !name.sure {
        name.kind = EntityKind::Person;
        name.sure = true;
    }
    let Some(age) = age.filter(|age| *age < 20) else { return };
    if name.kind == EntityKind::Other || !name.sure {
        name.kind = EntityKind::Person;
        name.sure = true;
    }
    if age > 12 {
        name.roles.push("teenager");
    }
    if age < 18 {
        name.roles.push("child");
        if name.gender != nouns::Gender::Female {
            name.roles.push("boy");
        }
        if name.gender != nouns::Gender::Male {
            name.roles.push("girl");
        }
    }
}

/// "Ann Lee, 59, was": a number between commas is an age.
fn age_after(words: &Words<'_>, end: usize) -> Option<u32> {
    let comma = words
        .next(end - 1)
        .filter(|word| word.text == "," || word.text == "(")?;
    let age = words
        .next(end)
        .filter(|word| word.is_number() && comma.sentence == word.sentence)?;
    let closed = words
        .next(end + 1)
        .is_none_or(|word| !word.is_word() && word.text != "-" || matches!(word.lower.as_str(), "of" | "who" | "from"));
    age.lower
        .parse()
        .ok()
        .filter(|years| closed && (1..=115).contains(years))
}

/// "the Hague", "the FBI": the article belongs to the phrase unless it belongs to a noun that follows.
fn with_article(words: &Words<'_>, name: &mut Candidate) {
    let part = words
        .previous(name.words.start)
        .is_some_and(|word| part_of_place(&word.lower));
    if part && name.kind == EntityKind::Place && name.entry.is_some() && !name.is_adjective() {
        name.words.start -= 1;
        return;
    }
    let article = words.previous(name.words.start).is_some_and(|word| word.lower == "the");
    if !article || name.is_adjective() || name.words.start != name.head.start {
        return;
    }
    let last = name.words.end - 1;
    let compound = words.next(last).is_some_and(|next| {
        next.capital()
            || next.text == "-"
            || matches!(next.upos, Upos::Noun | Upos::Adj)
            || nouns::noun(&next.lower).is_some()
    });
    if !compound && !words.list[last].possessive {
        name.words.start -= 1;
        // "the Orla" is a ship, a house or a paper, whoever else may be called so.
        if name.kind == EntityKind::Person && name.head.len() == 1 && name.roles.is_empty() && !name.plural {
            name.kind = EntityKind::Other;
            name.sure = false;
        }
    }
}

/// The name inside a long description ("former security adviser [Ann Lee]"): both refer, as in a close apposition.
pub(super) fn inner_name(words: &Words<'_>, name: &Candidate) -> Option<Candidate> {
    let (whole, head) = (&name.words, &name.head);
    let long = 2 * words.span(head.start, head.end).len() <= words.span(whole.start, whole.end).len();
    let described = name.kind == EntityKind::Person && head.start > whole.start + 1;
    (long && described).then(|| {
        let mut inner = name.clone();
        inner.words = head.clone();
        inner
    })
}

/// "central Athens", "downtown Lagos".
pub(super) fn part_of_place(lower: &str) -> bool {
    matches!(
        lower,
        "central" | "downtown" | "northern" | "southern" | "eastern" | "western" | "greater"
    )
}

/// The role noun that ends right before word `at`: its first word, and what it is.
fn role_before(words: &Words<'_>, at: usize) -> Option<(usize, Noun)> {
    let line = words.list.get(at)?.sentence;
    let start = words.lines[line].words.start;
    (1..=nouns::LONGEST)
        .rev()
        .filter(|count| at >= start + count)
        .find_map(|count| {
            let first = at - count;
            // A capital inside a sentence belongs to a role only before a given name ("the clerk saw Coroner Ann Lee").
            let may_be_capital = first == start || titles::may_be_given_name(words.list[at].text);
            if words.list[first..at]
                .iter()
                .any(|word| word.possessive || word.capital() && !may_be_capital)
            {
                return None;
            }
            nouns::noun(&words.slice(first, at).to_lowercase()).map(|noun| (first, noun))
        })
        .filter(|(_, noun)| !noun.plural)
}

fn fits(name: &Candidate, noun: &Noun) -> bool {
    match noun.class.kind {
        NounKind::Person => name.kind == EntityKind::Person || !name.sure,
        NounKind::Organization => {
            matches!(name.kind, EntityKind::Organization | EntityKind::Group) || !name.sure && name.roles.is_empty()
        }
        NounKind::Product | NounKind::Work => name.kind != EntityKind::Person || !name.sure,
        _ => false,
    }
}

/// Where the phrase that holds word `at` begins.
fn left_edge(words: &Words<'_>, at: usize, ends: &std::collections::BTreeMap<usize, usize>) -> usize {
    let line = &words.lines[words.list[at].sentence];
    let mut edge = at;
    while edge > line.words.start {
        if let Some(start) = ends
            .get(&edge)
            .filter(|start| **start >= line.words.start && **start < edge)
        {
            edge = *start;
            continue;
        }
        let before = &words.list[edge - 1];
        let joined_hyphen = before.text == "-" && edge >= line.words.start + 2;
        if joined_hyphen {
            edge -= 2;
            continue;
        }
        if determiner(&before.lower) {
            return edge - 1;
        }
        if modifier(words, edge - 1) {
            edge -= 1;
        } else {
            break;
        }
    }
    edge
}

pub(super) fn determiner(lower: &str) -> bool {
    matches!(
        lower,
        "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our" | "my" | "your" | "this" | "these" | "those"
    )
}

/// Words that describe whom a role noun or a name stands for.
const DESCRIBING: &[&str] = &[
    "former",
    "ex",
    "then",
    "late",
    "acting",
    "incumbent",
    "outgoing",
    "longtime",
    "veteran",
    "senior",
    "junior",
    "deputy",
    "assistant",
    "vice",
    "chief",
    "lead",
    "top",
    "state",
    "federal",
    "local",
    "county",
    "city",
    "national",
    "regional",
    "first",
    "second",
    "prime",
    "foreign",
    "security",
    "policy",
    "interior",
    "defense",
    "defence",
    "finance",
    "fellow",
    "popular",
    "famous",
    "personal",
    "general",
    "managing",
    "executive",
    "presidential",
    "opposition",
    "conservative",
    "liberal",
    "alleged",
    "suspected",
    "external",
];

/// Whether word `at` can stand between a determiner and the noun it belongs to.
fn modifier(words: &Words<'_>, at: usize) -> bool {
    let word = &words.list[at];
    if !word.is_word() || word.possessive && !word.capital() {
        return false;
    }
    if DESCRIBING.contains(&word.lower.as_str())
        || word.lower.ends_with("-year-old")
        || titles::title(word.text).is_some()
    {
        return true;
    }
    match word.upos {
        Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num => true,
        Upos::X => nouns::noun(&word.lower).is_some_and(|noun| !noun.plural),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::entities::case::{chains, check, check_apart};

    #[test]
    fn phrases_and_their_spans() {
        check(
            "The destroyer Orion left port. The Orion was hit.",
            "The destroyer Orion",
            "The Orion",
        );
        check(
            "A former national security adviser Ann Brandt spoke. Brandt left.",
            "A former national security adviser Ann Brandt",
            "Ann Brandt",
        );
        check(
            "A number of residents fled. The residents came back.",
            "A number of residents",
            "The residents",
        );
        check("They searched central Oslo. People left Oslo.", "central Oslo", "Oslo");
        check(
            "A fire gutted a supermarket. The building will be rebuilt.",
            "a supermarket",
            "The building",
        );
        check_apart(
            "He said that Mr. Brandt lied. Mr. Holm agreed.",
            "Mr. Brandt",
            "Mr. Holm",
        );
    }

    #[test]
    fn teenagers_by_their_age() {
        check(
            "15-year-old Petros Galanis was shot. The boy died.",
            "15-year-old Petros Galanis",
            "The boy",
        );
        check_apart(
            "45-year-old Petros Galanis was shot. The boy died.",
            "45-year-old Petros Galanis",
            "The boy",
        );
    }

    #[test]
    fn a_given_name_after_the_is_no_person() {
        let text = "The frigate HMS Orla fired. The ship the Orla fired again. Later the Orla left.";
        check(text, "The frigate HMS Orla", "the Orla");
        let found = chains("Youths threw stones. The youths fled.");
        assert!(
            found
                .iter()
                .any(|chain| chain.iter().any(|(words, _)| words == "Youths") && chain.len() == 2),
            "{found:?}"
        );
    }
}
