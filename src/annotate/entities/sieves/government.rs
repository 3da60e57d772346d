//! A capital that acts stands for its government ("Tehran rejected …"), and so for the country.

use std::collections::BTreeMap;

use crate::annotate::entities::candidate::Candidate;
use crate::annotate::entities::clusters::Clusters;
use crate::annotate::entities::phrases::part_of_place;
use crate::annotate::entities::words::Words;
use crate::lexicon::gazetteer::{self, Entry, Sort, Use};
use crate::lexicon::nouns;
use crate::model::{Deprel, EntityKind, Upos};

pub(super) fn join(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) {
    let mut countries: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, mention) in mentions.iter().enumerate() {
        if let Some((entry, used)) = mention.entry
            && entry.sort == Sort::Country
            && used != Use::Capital
        {
            countries.entry(&entry.key).or_insert(at);
        }
    }
    let mut alone: BTreeMap<String, usize> = BTreeMap::new();
    for (at, mention) in mentions.iter().enumerate() {
        if !acts(words, mention) {
            continue;
        }
        let Some(country) = country_of(words, mention) else {
            continue;
        };
        if let Some(named) = countries.get(country.key.as_str()) {
            clusters.stand_for(at, country);
            clusters.join(*named, at, "government");
        } else if let Some(earlier) = alone.get(&mention.key) {
            clusters.join(*earlier, at, "same name");
        } else {
            alone.insert(mention.key.clone(), at);
        }
    }
}

/// The country whose capital a name is.
pub(super) fn country_of(words: &Words<'_>, mention: &Candidate) -> Option<&'static Entry> {
    gazetteer::readings(words.slice(mention.head.start, mention.head.end))
        .into_iter()
        .find(|reading| reading.used == Use::Capital)
        .map(|reading| reading.entry)
}

/// Words after which a city is where something happens.
const BEFORE_A_PLACE: &[&str] = &[
    "in", "at", "near", "from", "to", "outside", "into", "around", "through", "across", "toward", "towards", "on",
    "inside", "leaving", "via", "central", "downtown", "northern", "southern", "eastern", "western", ",", "of",
    "visit", "visited", "left", "over", "reached", "greater",
];

/// Words after which a government has something done to it.
const BEFORE_A_PARTY: &[&str] = &["by", "with", "against", "between", "informs", "told", "urged", "warned"];

/// Whether a capital does something here, as a government does, and is not where something happens.
pub(super) fn acts(words: &Words<'_>, mention: &Candidate) -> bool {
    let Some((entry, _)) = mention.entry else { return false };
    if entry.sort != Sort::City || mention.kind != EntityKind::Place || country_of(words, mention).is_none() {
        return false;
    }
    if part_of_place(&words.list[mention.words.start].lower) {
        return false;
    }
    let (first, last) = (mention.words.start, mention.words.end - 1);
    // "Athens was calm": a government does something, a city is something.
    let named = &words.list[last];
    let quality = |head: usize| words.list[head].upos == Upos::Adj;
    if named.deprel == Deprel::Nsubj && named.head.is_some_and(quality) {
        return false;
    }
    if words.list[last].possessive {
        // "Tehran's nuclear programme" is the government's, "Tehran's streets" are the city's.
        return words
            .next(last)
            .is_none_or(|next| nouns::noun(&next.lower).is_none_or(|noun| noun.class.kind != nouns::NounKind::Place));
    }
    let before = words.previous(first).map_or("", |word| word.lower.as_str());
    if BEFORE_A_PLACE.contains(&before) {
        return false;
    }
    let Some(next) = words.next(last) else {
        return matches!(before, "by" | "with" | "against");
    };
    if BEFORE_A_PARTY.contains(&before) {
        return true;
    }
    if next.text == "-" {
        return false;
    }
    let stops = !next.is_word() && !matches!(next.text, "\u{2013}" | "\u{2014}" | "-");
    let compound = next.capital() || nouns::noun(&next.lower).is_some() && !verb_after_name(&next.lower);
    let place_word = matches!(
        next.lower.as_str(),
        "on" | "in" | "at" | "where" | "when" | "for" | "after" | "this" | "of"
    );
    !(stops
        || compound
        || place_word
        || words.list[last].all_capitals() && words.begins(first)
        || !words.lines[mention.sentence].heading && next.text == "\u{2014}")
}

/// Nouns of the lexicon that after a name are rather verbs ("Tehran plans", "London charges").
fn verb_after_name(lower: &str) -> bool {
    matches!(
        lower,
        "plans" | "charges" | "reports" | "posts" | "backs" | "deals" | "bills" | "strikes" | "attacks"
    )
}

#[cfg(test)]
mod tests {
    use crate::annotate::entities::case::{check, check_apart};

    #[test]
    fn a_capital_that_acts_is_its_government() {
        check(
            "Iran was accused. On Monday Tehran rejected the charge.",
            "Iran",
            "Tehran",
        );
        check_apart(
            "Iran was accused. A crowd gathered in Tehran on Monday.",
            "Iran",
            "Tehran",
        );
    }

    #[test]
    fn a_city_that_is_something_is_no_government() {
        check_apart("Norway had voted. Oslo was calm on Sunday.", "Norway", "Oslo");
    }
}
