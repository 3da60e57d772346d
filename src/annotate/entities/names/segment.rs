//! Runs of capitals cut into names: descriptors before a person, demonyms, the name proper and its type.
//!
//! Owns what the words inside a run say. It must never ask where a run begins and ends.

use std::ops::Range;

use crate::lexicon::gazetteer::{self, Reading, Sort, Use};
use crate::lexicon::name_parts::{self, Part};
use crate::lexicon::nouns::{self, Gender, NounKind};
use crate::lexicon::titles;
use crate::model::EntityKind;

use super::extent::number_nickname;
use crate::annotate::entities::candidate::Candidate;
use crate::annotate::entities::lookup::{best, from_gazetteer, gazetteer_match, make};
use crate::annotate::entities::words::{Style, Word, Words};

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
        titled(words, first..end, after, &title, found);
        return;
    }
    if let Some((stop, readings)) = &whole
        && after_listed(words, first..end, *stop, readings, found)
    {
        return;
    }
    if whole.is_none()
        && let Some(name) = country_with_epithet(words, first, end)
    {
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

/// A title, the names inside it, and the name of the person who bears it, which begins at word `name_at`.
fn titled(words: &Words<'_>, run: Range<usize>, name_at: usize, title: &titles::Title, found: &mut Vec<Candidate>) {
    let (first, end) = (run.start, run.end);
    if name_at >= end {
        descriptors(words, first, end, found);
        return;
    }
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
}

/// A run that opens with a name of the gazetteer, which ends at word `stop` before the run does; whether that tells all the
/// names in it.
fn after_listed(
    words: &Words<'_>,
    run: Range<usize>,
    stop: usize,
    readings: &[Reading],
    found: &mut Vec<Candidate>,
) -> bool {
    let (first, end) = (run.start, run.end);
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
        return true;
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
        return true;
    }
    false
}

/// "Shiite Iran": an epithet before a country.
fn country_with_epithet(words: &Words<'_>, first: usize, end: usize) -> Option<Candidate> {
    if end != first + 2 || titles::may_be_given_name(words.list[first].text) {
        return None;
    }
    let (stop, readings) = gazetteer_match(words, first + 1)?;
    if stop != end || readings[0].entry.sort != Sort::Country || readings[0].used != Use::Name {
        return None;
    }
    let mut name = from_gazetteer(words, first + 1, end, &readings);
    name.words.start = first;
    Some(name)
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

#[cfg(test)]
mod tests {
    use crate::annotate::entities::case::{check, check_apart, joined};

    #[test]
    fn teams_and_their_nicknames() {
        check(
            "The Chicago Rovers won on Monday. The Rovers had lost before.",
            "The Chicago Rovers",
            "The Rovers",
        );
        check(
            "The Chicago Deacons won on Monday. Later the Deacons sang.",
            "The Chicago Deacons",
            "the Deacons",
        );
        check_apart(
            "The Chicago Rovers won on Monday in Chicago.",
            "The Chicago Rovers",
            "Chicago",
        );
    }

    #[test]
    fn a_role_that_opens_a_sentence_is_no_part_of_the_name() {
        let text = "Ann Larsson spoke first. Comedian Ann Larsson then left the hall.";
        check(text, "Ann Larsson", "Comedian Ann Larsson");
        // "Baker" is a name here.
        assert!(joined(
            "Baker Street closed. Baker Street is long.",
            "Baker Street",
            "Baker Street"
        ));
    }
}
