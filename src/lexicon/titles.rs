//! Titles that stand before a person's name, and given names.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::gazetteer::{rows, values};
use super::nouns::{Gender, gender};

/// A title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// The class of nouns it belongs to ("president"), or "courtesy".
    pub class: &'static str,
    /// The gender it tells.
    pub gender: Gender,
}

/// Most words in one title.
pub const LONGEST: usize = 4;

static TITLES: LazyLock<BTreeMap<&'static str, Title>> = LazyLock::new(|| {
    let mut titles = BTreeMap::new();
    for row in rows(include_str!("../../assets/lexicons/titles.tsv")) {
        for form in values(row.get(2)) {
            let title = Title {
                class: row[0],
                gender: gender(row[1]),
            };
            titles.entry(form).or_insert(title);
        }
    }
    titles
});

struct GivenNames {
    names: BTreeMap<&'static str, Gender>,
    weak: BTreeSet<&'static str>,
}

static GIVEN: LazyLock<GivenNames> = LazyLock::new(|| {
    let mut given = GivenNames {
        names: BTreeMap::new(),
        weak: BTreeSet::new(),
    };
    for row in rows(include_str!("../../assets/lexicons/given_names.tsv")) {
        let names = row.get(1).copied().unwrap_or_default().split_whitespace();
        if row[0] == "weak" {
            given.weak.extend(names);
        } else {
            given.names.extend(names.map(|name| (name, gender(row[0]))));
        }
    }
    given
});

static OPENERS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    rows(include_str!("../../assets/lexicons/openers.txt"))
        .flat_map(|row| row.into_iter().flat_map(str::split_whitespace))
        .collect()
});

/// The title written `form` ("Sen.", "Vice President").
#[must_use]
pub fn title(form: &str) -> Option<Title> {
    TITLES.get(form).copied()
}

/// The gender that goes with a given name; none where `name` is not known as one.
#[must_use]
pub fn given_name(name: &str) -> Option<Gender> {
    GIVEN.names.get(name).copied()
}

/// Whether `name` is a given name, be it also a common word or a place ("Rose", "Austin").
#[must_use]
pub fn may_be_given_name(name: &str) -> bool {
    GIVEN.names.contains_key(name) || GIVEN.weak.contains(name)
}

static SHORT: LazyLock<BTreeSet<(&'static str, &'static str)>> = LazyLock::new(|| {
    rows(include_str!("../../assets/lexicons/short_names.tsv"))
        .map(|row| (row[0], row.get(1).copied().unwrap_or_default()))
        .collect()
});

/// Whether `short` is a usual short form of the given name `long`, both in lower case.
#[must_use]
pub fn short_form(short: &str, long: &str) -> bool {
    SHORT.contains(&(short, long))
}

/// Whether a word, in lower case, may begin a sentence without being part of a name.
#[must_use]
pub fn opener(lower: &str) -> bool {
    OPENERS.contains(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_given_names_are_found() {
        assert_eq!(title("Sen.").map(|title| title.class), Some("senator"));
        assert_eq!(title("Mrs.").map(|title| title.gender), Some(Gender::Female));
        assert_eq!(given_name("Nancy"), Some(Gender::Female));
        assert!(given_name("Rose").is_none() && may_be_given_name("Rose"));
        assert!(opener("meanwhile") && !opener("nairobi"));
        assert!(title("President of").is_none());
    }
}
