//! Words of which one thing bears no two: colours, sides, kin, nationalities.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::data_lines;
use super::gazetteer::{self, Sort, Use};

/// A word's place among the words that exclude one another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contrast {
    /// What such words tell of ("colour").
    pub set: &'static str,
    /// What this one says; of two values one of which begins with the other, the longer only says it more closely.
    pub value: String,
}

impl Contrast {
    /// Whether nothing bears both.
    #[must_use]
    pub fn excludes(&self, other: &Self) -> bool {
        let within =
            |one: &str, other: &str| one == other || one.strip_prefix(other).is_some_and(|rest| rest.starts_with('/'));
        self.set == other.set && !within(&self.value, &other.value) && !within(&other.value, &self.value)
    }
}

/// What tells of a nationality.
pub const NATION: &str = "nation";

static CONTRASTS: LazyLock<BTreeMap<&'static str, Contrast>> = LazyLock::new(|| {
    let mut words = BTreeMap::new();
    for line in data_lines(include_str!("../../assets/lexicons/contrasts.txt")) {
        let mut fields = line.split('|').map(str::trim);
        if let (Some(set), Some(value), Some(list)) = (fields.next(), fields.next(), fields.next()) {
            for word in list.split_whitespace() {
                let value = value.to_owned();
                words.insert(word, Contrast { set, value });
            }
        }
    }
    words
});

/// The contrast that a word takes part in: by its lemma in lower case, or as an adjective or an inhabitant of one country.
#[must_use]
pub fn contrast(lemma: &str, form: &str) -> Option<Contrast> {
    if let Some(known) = CONTRASTS.get(lemma) {
        return Some(known.clone());
    }
    if !form.starts_with(char::is_uppercase) {
        return None;
    }
    let countries: Vec<String> = gazetteer::readings(form)
        .into_iter()
        .filter(|reading| reading.entry.sort == Sort::Country && matches!(reading.used, Use::Adjective | Use::Person))
        .map(|reading| reading.entry.key.clone())
        .collect();
    let [first, rest @ ..] = countries.as_slice() else {
        return None;
    };
    let is_one = rest.iter().all(|country| country == first);
    is_one.then(|| Contrast {
        set: NATION,
        value: first.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_exclude_one_another() {
        let check = |one: &str, other: &str, expected: bool| {
            let known = |word: &str| contrast(&word.to_lowercase(), word).unwrap();
            assert_eq!(known(one).excludes(&known(other)), expected, "{one} {other}");
        };
        check("red", "blue", true);
        check("red", "crimson", false);
        check("red", "left", false);
        check("pistol", "rifle", true);
        check("pistol", "gun", false);
        check("wife", "girlfriend", false);
        check("wife", "sister", true);
        check("Danish", "Norwegian", true);
        check("Danish", "Dane", false);
        assert_eq!(contrast("table", "table"), None);
    }
}
