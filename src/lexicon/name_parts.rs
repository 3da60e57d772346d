//! Words that tell what a capitalised name stands for: "Ministry", "County", "Cup".

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::gazetteer::rows;

/// What a name part says of the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The name is an organization's.
    Organization,
    /// The name is a place's.
    Place,
    /// The name is an event's.
    Event,
    /// The name is a law's or another work's.
    Work,
    /// The name is a ship's or another product's.
    Product,
}

/// What a name's words say by where they stand in it.
#[derive(Default)]
struct Parts {
    last: BTreeMap<&'static str, Part>,
    first: BTreeMap<&'static str, Part>,
    joining: Vec<&'static str>,
}

static PARTS: LazyLock<Parts> = LazyLock::new(|| {
    let mut parts = Parts::default();
    for row in rows(include_str!("../../assets/lexicons/name_parts.tsv")) {
        let words = row.get(2).copied().unwrap_or_default().split_whitespace();
        let part = match row[0] {
            "organization" => Part::Organization,
            "place" => Part::Place,
            "event" => Part::Event,
            "work" => Part::Work,
            "product" => Part::Product,
            _ => {
                parts.joining.extend(words);
                continue;
            }
        };
        let map = if row[1] == "first" {
            &mut parts.first
        } else {
            &mut parts.last
        };
        for word in words {
            map.entry(word).or_insert(part);
        }
    }
    parts.joining.sort_unstable();
    parts
});

/// What the last word of a name says, in lower case.
#[must_use]
pub fn last(word: &str) -> Option<Part> {
    PARTS.last.get(word).copied()
}

/// What the first word of a name says, in lower case.
#[must_use]
pub fn first(word: &str) -> Option<Part> {
    PARTS.first.get(word).copied()
}

/// Whether a name may go on with "of" or "for" after this word ("University of", "Gulf of").
#[must_use]
pub fn joins_of(word: &str) -> bool {
    PARTS.joining.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_tell_the_type_of_a_name() {
        assert_eq!(last("ministry"), Some(Part::Organization));
        assert_eq!(last("county"), Some(Part::Place));
        assert_eq!(first("hurricane"), Some(Part::Event));
        assert!(joins_of("university") && !joins_of("smith"));
    }
}
