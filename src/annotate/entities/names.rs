//! Names: capitalised sequences, told from words that a sentence or a headline capitalises.

use std::collections::BTreeSet;

use crate::lexicon::calendar::{MONTHS, WEEKDAYS};
use crate::lexicon::gazetteer::{self, Sort, Use};
use crate::lexicon::name_parts::{self, Part};
use crate::lexicon::nouns::{self, Gender, NounKind};
use crate::lexicon::titles;
use crate::model::{EntityKind, NameKind, Upos};

use super::candidate::Candidate;
use super::headlines::{Known, headline};
use super::lookup::{best, from_gazetteer, gazetteer_match, make};
use super::words::{Style, Word, Words};

/// Names in reading order, the longer first where two begin together; nested ones included.
pub(super) fn names(words: &Words<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for line in words.lines.iter().filter(|line| line.style == Style::Body) {
        body(words, line.words.clone(), &mut found);
    }
    surnames(&mut found);
    let known = Known::new(&found);
    for line in words.lines.iter().filter(|line| line.style != Style::Body) {
        headline(words, line.words.clone(), line.style, &known, &mut found);
    }
    for name in &mut found {
        tagged_kind(words, name);
        made(words, name);
    }
    found.sort_by_key(|name| (name.words.start, std::cmp::Reverse(name.words.end)));
    found
}

/// "Toyota Corolla": a make and a model are a thing, whatever the maker is.
fn made(words: &Words<'_>, name: &mut Candidate) {
    let class = nouns::made(words.slice(name.head.start, name.head.end));
    let person = name.sure && name.kind == EntityKind::Person;
    if let Some(class) = class.filter(|_| name.entry.is_none() && !person) {
        name.kind = EntityKind::Product;
        name.sure = true;
        name.roles.push(class);
    }
}

/// A town's name that a person of the text bears as a surname means the person: "Jackson" after "Ann Jackson".
fn surnames(found: &mut [Candidate]) {
    let borne: BTreeSet<String> = found
        .iter()
        .filter(|name| name.kind == EntityKind::Person && name.head.len() > 1)
        .filter_map(|name| name.key.rsplit_once(' ').map(|(_, surname)| surname.to_owned()))
        .collect();
    for name in found {
        let town = name.entry.is_some_and(|(entry, _)| {
            matches!(entry.sort, Sort::City | Sort::State | Sort::Region) && name.head.len() == 1
        });
        if town && borne.contains(&name.key) {
            name.entry = None;
            name.kind = EntityKind::Person;
            name.sure = false;
        }
    }
}

/// The second part of a team's name: "Chargers", "76ers".
fn nickname(words: &Words<'_>, at: usize) -> bool {
    let word = &words.list[at];
    let plural = word.capital() && word.text.ends_with('s') && !word.text.ends_with("ss") && word.text.len() > 3;
    // "Bears" and "Rovers" are nicknames; "Saints" and "Pirates" too, unless a headline gives every word a capital.
    let body = words.lines[word.sentence].style == Style::Body;
    let thing = nouns::noun(&word.lower).is_none_or(|noun| match noun.class.kind {
        NounKind::Product | NounKind::Other => true,
        NounKind::Person => body && word.lower != "police",
        _ => false,
    });
    let person = titles::may_be_given_name(word.text);
    (plural || number_nickname(word)) && thing && !person && !gazetteer::knows(word.text)
}

fn number_nickname(word: &Word<'_>) -> bool {
    word.is_number() && word.lower.ends_with("ers")
}

fn body(words: &Words<'_>, line: std::ops::Range<usize>, found: &mut Vec<Candidate>) {
    let mut at = line.start;
    while at < line.end {
        let end = run(words, at, line.end);
        if end == at + 1 && (party_member(words, at) || common_noun(words, at) || crowd(words, at)) {
            at = end;
        } else if end > at {
            let start = with_particle(words, at);
            segment(words, start, end, found);
            at = end;
        } else {
            at += 1;
        }
    }
}

/// The determiner of the phrase that ends with word `at`, before its adjectives ("a fragile Government").
fn determined_by<'a>(words: &'a Words<'_>, at: usize) -> Option<&'a str> {
    /// Most adjectives and their adverbs between a determiner and its noun.
    const BETWEEN: usize = 4;
    let mut before = at;
    for _ in 0..=BETWEEN {
        let word = words.previous(before)?;
        if super::phrases::determiner(&word.lower) {
            return Some(&word.lower);
        }
        if word.capital() || !matches!(word.upos, Upos::Adj | Upos::Adv) {
            return None;
        }
        before -= 1;
    }
    None
}

/// "a Republican": a person, whom the nominals will find, and not the party.
fn party_member(words: &Words<'_>, at: usize) -> bool {
    let article = determined_by(words, at).is_some_and(|lower| matches!(lower, "a" | "an"));
    let noun = nouns::noun(&words.list[at].lower).is_some_and(|noun| !noun.plural);
    let alone = words
        .next(at)
        .is_none_or(|next| !next.capital() && next.text != "-" && nouns::noun(&next.lower).is_none());
    article && noun && alone
}

/// "the Government", "his Ministry": a capital out of respect.
fn common_noun(words: &Words<'_>, at: usize) -> bool {
    let article = determined_by(words, at).is_some();
    let word = &words.list[at];
    // "the Hunters" are a family where nobody hunts, "the Rovers" a team where nothing roves.
    let common = |noun: nouns::Noun| {
        !matches!(noun.class.kind, NounKind::Person | NounKind::Product | NounKind::Other)
            || words.lower_seen.contains(&word.lower)
            || titles::title(word.text).is_some()
            // "the CEO", "the A.G."
            || word.all_capitals()
    };
    article && gazetteer_match(words, at).is_none() && nouns::noun(&word.lower).is_some_and(common)
}

/// "Youths threw stones": people in the plural that owe their capital to the sentence they open.
fn crowd(words: &Words<'_>, at: usize) -> bool {
    let word = &words.list[at];
    let people = |noun: nouns::Noun| noun.plural && matches!(noun.class.kind, NounKind::Person | NounKind::Group);
    words.begins(at)
        && !words.capital_seen.contains_key(word.text)
        && gazetteer_match(words, at).is_none()
        && nouns::noun(&word.lower).is_some_and(people)
}

/// Days, months, and the pronoun I: capitals that make no name.
pub(super) fn calendar(word: &Word<'_>) -> bool {
    // "March" and "May" stand in names too.
    let months = MONTHS.iter().filter(|month| !matches!(**month, "march" | "may"));
    let word_is = |name: &&str| word.lower == *name;
    WEEKDAYS.iter().any(word_is)
        || months.into_iter().any(word_is)
        || matches!(word.lower.as_str(), "i" | "gmt" | "est")
        || matches!(
            word.lower.as_str(),
            "jan."
                | "feb."
                | "mar."
                | "apr."
                | "aug."
                | "sept."
                | "oct."
                | "nov."
                | "dec."
                | "jan"
                | "feb"
                | "sept"
                | "oct"
                | "nov"
                | "dec"
                | "aug"
                | "a.m."
                | "p.m."
                | "am"
                | "pm"
                | "i'm"
                | "i\u{2019}m"
        )
}

/// "al-Arouri": a name that begins with a small particle.
fn particle_name(word: &Word<'_>) -> bool {
    word.text.split_once('-').is_some_and(|(before, after)| {
        matches!(before, "al" | "el" | "ul" | "as" | "ad" | "ar" | "an")
            && after.chars().next().is_some_and(char::is_uppercase)
    })
}

fn may_be_inside(words: &Words<'_>, at: usize, first: usize) -> bool {
    let word = &words.list[at];
    let the = words.previous(at).is_some_and(|before| before.lower == "the");
    let numbered = number_nickname(word) && (at > first || the);
    if !(word.capital() || particle_name(word) || numbered) || !word.is_word() {
        return false;
    }
    let after_given = at > first && titles::may_be_given_name(words.list[at - 1].text);
    if matches!(word.lower.as_str(), "may" | "march") {
        return after_given || words.begins(at);
    }
    !calendar(word) || (after_given && matches!(word.lower.as_str(), "april" | "june" | "august"))
}

/// Whether a name may begin with word `at`.
fn may_begin(words: &Words<'_>, at: usize) -> bool {
    if !may_be_inside(words, at, at) {
        return false;
    }
    let word = &words.list[at];
    let opener = titles::opener(&word.lower);
    if !words.begins(at) {
        // Inside a sentence a capital speaks for a name; function words alone do not.
        let function = matches!(
            word.lower.as_str(),
            "the" | "a" | "an" | "this" | "that" | "his" | "her" | "its"
        );
        let goes_on = !word.possessive && words.next(at).is_some_and(Word::capital);
        return !function && (!opener || goes_on);
    }
    if gazetteer_match(words, at).is_some() || titles::title(word.text).is_some() {
        return true;
    }
    if between_quotes(words, at) {
        return true;
    }
    if titles::given_name(word.text).is_some() && (!opener || words.next(at).is_some_and(Word::capital)) {
        return true;
    }
    if opener {
        return words.capital_seen.get(word.text).is_some_and(|count| *count > 1)
            && !words.lower_seen.contains(&word.lower);
    }
    if words.tagged {
        let seen = words.capital_seen.get(word.text).is_some_and(|count| *count > 1);
        return word.upos == Upos::Propn || word.name.is_some() || seen && !words.lower_seen.contains(&word.lower);
    }
    if words.capital_seen.contains_key(word.text) || word.all_capitals() {
        return true;
    }
    let goes_on = words.next(at).is_some_and(|next| next.capital() && !calendar(next)) && !word.possessive;
    !words.lower_seen.contains(&word.lower) && (goes_on || word.possessive || says(words, at))
}

/// Whether word `at` opens a short quotation, inside a sentence, all of whose words have capitals: "Deep Harbour".
fn between_quotes(words: &Words<'_>, at: usize) -> bool {
    let line = &words.lines[words.list[at].sentence];
    let opens = |text: &str| matches!(text, "\u{201c}" | "\"" | "``");
    let inside = at > line.words.start + 1 && line.style == Style::Body && opens(words.list[at - 1].text);
    let close = (at..line.words.end.min(at + 1 + NICKNAME)).find(|index| !words.list[*index].is_word());
    inside
        && close.is_some_and(|close| {
            matches!(words.list[close].text, "\u{201d}" | "\"" | "''")
                && close > at + 1
                && words.list[at..close].iter().all(Word::capital)
        })
}

/// Whether the next word is one of saying or doing that a name is often the subject of.
fn says(words: &Words<'_>, at: usize) -> bool {
    words.next(at).is_some_and(|next| {
        matches!(
            next.lower.as_str(),
            "said" | "says" | "told" | "added" | "has" | "had" | "was" | "is" | "will" | "would" | "also" | "who"
        )
    })
}

/// The end of the name that begins at word `at`; `at` itself where none does.
fn run(words: &Words<'_>, at: usize, line_end: usize) -> usize {
    let known = gazetteer_match(words, at).map(|(end, _)| end);
    if !may_begin(words, at) {
        return match known {
            // "al-Qaeda" and the like begin small; "The Hague" begins with an article.
            Some(end) if !calendar(&words.list[at]) && (end > at + 1 || !words.begins(at)) => end,
            _ => at,
        };
    }
    let mut end = known.unwrap_or(at + 1).max(at + 1);
    while end < line_end && (!words.list[end - 1].possessive || words.list[end].text == "Office") {
        if may_be_inside(words, end, at) && adjacent(words, end) {
            let skip = gazetteer_match(words, end).map_or(end + 1, |(inner, _)| inner);
            end = skip.max(end + 1);
        } else if let Some(after) =
            over_connector(words, at, end, line_end).or_else(|| over_nickname(words, at, end, line_end))
        {
            end = after;
        } else {
            break;
        }
    }
    end
}

/// Whether nothing but one blank (or nothing) stands before word `at`.
fn adjacent(words: &Words<'_>, at: usize) -> bool {
    let before = &words.list[at - 1];
    let gap = &words.text[before.span.end as usize..words.list[at].span.start as usize];
    // An owner's clitic is no word of its own.
    let longest = if before.possessive { 3 } else { 1 };
    gap.chars().count() <= longest && !gap.contains('\n')
}

/// The end of a run that goes on after a small word inside a name: "of", "and", "de".
fn over_connector(words: &Words<'_>, first: usize, at: usize, line_end: usize) -> Option<usize> {
    let capital = |index: usize| index < line_end && may_be_inside(words, index, first);
    let last = &words.list[at - 1];
    match words.list[at].lower.as_str() {
        "de" | "la" | "van" | "von" | "der" | "den" | "bin" | "ibn" | "al" | "el" | "da" | "di" | "du" | "del"
        | "dos" | "le" | "ten" | "abu" | "&" => {
            if capital(at + 1) {
                Some(at + 2)
            } else {
                let two =
                    at + 2 < line_end && matches!(words.list[at + 1].lower.as_str(), "la" | "der" | "den" | "los");
                (two && capital(at + 2)).then_some(at + 3)
            }
        }
        "of" | "for" if name_parts::joins_of(&last.lower) => {
            if capital(at + 1) {
                Some(at + 2)
            } else {
                (at + 1 < line_end && words.list[at + 1].lower == "the" && capital(at + 2)).then_some(at + 3)
            }
        }
        "and" if capital(at + 1) => {
            let inside = words.list[first..at]
                .iter()
                .any(|word| matches!(word.lower.as_str(), "of" | "for"));
            let mut end = at + 2;
            while capital(end) && !words.list[end - 1].possessive {
                end += 1;
            }
            let organization = name_parts::last(&words.list[end - 1].lower) == Some(Part::Organization);
            let common = nouns::noun(&last.lower).is_some();
            let names_apart = gazetteer::knows(last.text) || titles::may_be_given_name(words.list[at + 1].text);
            let lists = inside && !names_apart && !gazetteer::knows(words.list[at + 1].text);
            (!names_apart && ((organization && common) || (lists && !common && last.text.ends_with('s'))))
                .then_some(at + 2)
        }
        _ => None,
    }
}

/// The end of a person's name that goes on after a nickname between its parts: `Ada "The Gull" Lunt`, `Ada (Addie) Lunt`.
fn over_nickname(words: &Words<'_>, first: usize, at: usize, line_end: usize) -> Option<usize> {
    let closing = match words.list[at].text {
        "\"" => "\"",
        "'" => "'",
        "\u{201c}" => "\u{201d}",
        "\u{2018}" => "\u{2019}",
        "``" => "''",
        "(" => ")",
        _ => return None,
    };
    let close = (at + 2..line_end.min(at + 2 + NICKNAME)).find(|close| words.list[*close].text == closing)?;
    let person = (first..at).any(|index| {
        titles::may_be_given_name(words.list[index].text)
            || matches!(words.list[index].name, Some((NameKind::Person, _)))
    });
    let inside = &words.list[at + 1..close];
    let fits = if closing == ")" {
        inside.len() == 1 && titles::may_be_given_name(inside[0].text)
    } else {
        inside.iter().all(|word| word.capital() || word.lower == "the")
    };
    let goes_on = close + 1 < line_end && may_be_inside(words, close + 1, first) && adjacent(words, close + 1);
    (person && fits && goes_on).then_some(close + 2)
}

/// Words of a nickname, at most.
const NICKNAME: usize = 3;

/// Takes in a small particle before the name: "bin Laden", "van Gogh".
fn with_particle(words: &Words<'_>, at: usize) -> usize {
    match words.previous(at) {
        Some(before) if matches!(before.text, "bin" | "ibn" | "van" | "von" | "de" | "al" | "el" | "abu") => at - 1,
        _ => at,
    }
}

/// Cuts a run of capitals into names: descriptors before a person, demonyms, the name proper.
pub(super) fn segment(words: &Words<'_>, first: usize, end: usize, found: &mut Vec<Candidate>) {
    if first >= end {
        return;
    }
    let whole = gazetteer_match(words, first);
    if let Some((stop, readings)) = &whole
        && *stop >= end
    {
        found.push(from_gazetteer(words, first, *stop, readings));
        return;
    }
    if let Some((after, title)) = last_title(words, first, end) {
        let name_at = after;
        if name_at < end {
            let mut name = make(words, name_at, end, EntityKind::Person, true);
            name.words.start = first;
            name.gender = match title.gender {
                Gender::Unknown => given_gender(words, name_at),
                told => told,
            };
            if title.class != "courtesy" {
                name.roles.push(title.class);
            }
            descriptors(words, first, name_at, found);
            found.push(name);
        } else {
            descriptors(words, first, end, found);
        }
        return;
    }
    if let Some((stop, readings)) = &whole {
        let stop = *stop;
        let last = name_parts::last(&words.list[end - 1].lower);
        let reading = best(words, first, stop, readings);
        let given = stop == first + 1 && titles::may_be_given_name(words.list[first].text);
        if matches!(reading.used, Use::Adjective | Use::People | Use::Person) && !given {
            found.push(from_gazetteer(words, first, stop, readings));
            if last.is_some()
                || words.list[stop..end]
                    .iter()
                    .any(|word| matches!(word.lower.as_str(), "of" | "for"))
            {
                found.push(named(words, first, end));
            } else {
                segment(words, stop, end, found);
            }
            return;
        }
        if last.is_some() && !given {
            found.push(from_gazetteer(words, first, stop, readings));
        }
        let place = matches!(reading.entry.sort, Sort::City | Sort::State) && reading.used == Use::Name;
        if place && stop + 1 == end && last.is_none() && nickname(words, stop) {
            found.push(from_gazetteer(words, first, stop, readings));
            let mut team = make(words, first, end, EntityKind::Organization, true);
            team.roles.push("team");
            found.push(team);
            return;
        }
    }
    // "Shiite Iran": an epithet before a country.
    if end == first + 2
        && let Some((stop, readings)) = gazetteer_match(words, first + 1)
        && stop == end
        && whole.is_none()
        && readings[0].entry.sort == Sort::Country
        && readings[0].used == Use::Name
        && !titles::may_be_given_name(words.list[first].text)
    {
        let mut name = from_gazetteer(words, first + 1, end, &readings);
        name.words.start = first;
        found.push(name);
        return;
    }
    let first = if role_opens(words, first, end) {
        first + 1
    } else {
        first
    };
    found.push(named(words, first, end));
}

/// "Comedian Ann Lee", "Warship HMS Orion": a role that owes its capital to the sentence that it opens; and "Coroner Ann Lee"
/// wherever it stands.
fn role_opens(words: &Words<'_>, first: usize, end: usize) -> bool {
    let begins = words.begins(first) || !titles::may_be_given_name(words.list[first].text);
    if end - first < 3 || !begins || words.list[first].all_capitals() {
        return false;
    }
    let Some(noun) = nouns::noun(&words.list[first].lower).filter(|noun| !noun.plural) else {
        return false;
    };
    let next = &words.list[first + 1];
    match noun.class.kind {
        NounKind::Person => titles::may_be_given_name(next.text),
        NounKind::Product => name_parts::first(&next.lower) == Some(Part::Product),
        _ => false,
    }
}

/// The last title in a run that is followed by a person's name or ends the run: where it ends, and the title.
pub(super) fn last_title(words: &Words<'_>, first: usize, end: usize) -> Option<(usize, titles::Title)> {
    if name_parts::last(&words.list[end - 1].lower).is_some() && end - first > 1 {
        return None;
    }
    let mut found = None;
    let mut at = first;
    while at < end {
        let title = (at + 1..=end.min(at + titles::LONGEST))
            .rev()
            .find_map(|stop| titles::title(words.slice(at, stop)).map(|title| (stop, title)));
        match title {
            Some((stop, title)) => {
                found = Some((stop, title));
                at = stop;
            }
            None => at += 1,
        }
    }
    let (mut stop, title) = found?;
    // "Minister of Communications Tareq Kamel": the name begins with a given name.
    if stop < end && matches!(words.list[stop].lower.as_str(), "of" | "for") {
        stop = (stop..end)
            .find(|at| titles::may_be_given_name(words.list[*at].text))
            .unwrap_or(end);
    }
    // A party's name alone is no title.
    let alone = stop == end && matches!(title.class, "republican" | "democrat");
    (!alone).then_some((stop, title))
}

/// The names inside the words that describe a person: "Iranian" President …, "State Department" spokesman.
fn descriptors(words: &Words<'_>, first: usize, end: usize, found: &mut Vec<Candidate>) {
    let mut at = first;
    while at < end {
        match gazetteer_match(words, at) {
            Some((stop, readings))
                if stop <= end
                    && titles::title(words.slice(at, stop))
                        .is_none_or(|title| title.class == "republican" || title.class == "democrat") =>
            {
                found.push(from_gazetteer(words, at, stop, &readings));
                at = stop;
            }
            _ => at += 1,
        }
    }
}

fn given_gender(words: &Words<'_>, at: usize) -> Gender {
    titles::given_name(words.list[at].text).unwrap_or_default()
}

/// A name that the gazetteer does not know, its type read from its words.
fn named(words: &Words<'_>, first: usize, end: usize) -> Candidate {
    let count = end - first;
    let last = name_parts::last(&words.list[end - 1].lower).filter(|_| count > 1);
    let head = name_parts::first(&words.list[first].lower).filter(|_| count > 1);
    let has_of = words.list[first..end]
        .iter()
        .any(|word| matches!(word.lower.as_str(), "of" | "for" | "&"));
    let given = titles::may_be_given_name(words.list[first].text) && count > 1;
    let strong_given = titles::given_name(words.list[first].text).is_some() && count > 1;
    let part = match (last, head) {
        (Some(part), _) if !(strong_given && count == 2 && part != Part::Organization) => Some(part),
        (_, Some(part)) if !strong_given => Some(part),
        _ => None,
    };
    let kind = match part {
        Some(Part::Organization) => (EntityKind::Organization, true),
        Some(Part::Place) => (EntityKind::Place, true),
        Some(Part::Event) => (EntityKind::Event, true),
        Some(Part::Work) => (EntityKind::Work, true),
        Some(Part::Product) => (EntityKind::Product, true),
        None if has_of => (EntityKind::Organization, false),
        None if given => (EntityKind::Person, true),
        None if words.list[first + 1..end]
            .iter()
            .any(|word| word.text.chars().count() == 2 && word.text.ends_with('.')) =>
        {
            (EntityKind::Person, true)
        }
        None if count == 1 && words.list[first].all_capitals() => (EntityKind::Organization, false),
        None if words.previous(first).is_some_and(|word| word.lower == "the") => (EntityKind::Other, false),
        None if (2..=3).contains(&count) && words.list[first..end].iter().all(plain) => (EntityKind::Person, false),
        None if count == 1 && titles::given_name(words.list[first].text).is_some() => (EntityKind::Person, false),
        None => (EntityKind::Other, false),
    };
    let mut name = make(words, first, end, kind.0, kind.1);
    if kind.0 == EntityKind::Person {
        name.gender = given_gender(words, first);
    }
    name
}

fn plain(word: &Word<'_>) -> bool {
    !word.all_capitals()
        && word
            .text
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '\u{2019}'))
}

/// Lets the tagger decide where the words themselves left the type open.
fn tagged_kind(words: &Words<'_>, name: &mut Candidate) {
    if name.sure {
        return;
    }
    let Some((kind, _)) = words.list[name.head.clone()].iter().find_map(|word| word.name) else {
        return;
    };
    name.kind = match kind {
        NameKind::Person => EntityKind::Person,
        NameKind::Organization => EntityKind::Organization,
        NameKind::Place => EntityKind::Place,
        NameKind::Other => return,
    };
    name.sure = true;
}
