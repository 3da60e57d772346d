//! The parts of a person's full name, and when two names can be one person's.
//!
//! Must never know articles or chains: it compares names alone.

use super::titles;

/// A full name in its parts, all as they were given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName<'a> {
    /// The name that is used: the first that is no initial, else the first.
    pub given: &'a str,
    /// What stands between the first name and the surname, initials left out.
    pub middle: Vec<&'a str>,
    /// The last word, without "Jr" and the like.
    pub surname: &'a str,
}

impl<'a> PersonName<'a> {
    /// The parts of `name` in lower case; none of a name of one word.
    #[must_use]
    pub fn parse(name: &'a str) -> Option<Self> {
        let after = |word: &&str| matches!(*word, "jr" | "jr." | "sr" | "sr." | "ii" | "iii" | "iv");
        let mut words: Vec<&str> = name.split_whitespace().filter(|word| !after(word)).collect();
        let surname = words.pop()?;
        let first = *words.first()?;
        words.retain(|word| letters(word) > 1);
        let given = words.first().copied().unwrap_or(first);
        Some(Self {
            given,
            middle: words.into_iter().skip(1).collect(),
            surname,
        })
    }
}

/// Whether the given name `short` is a usual short form or the initial of `long`.
#[must_use]
pub fn short_for(short: &str, long: &str) -> bool {
    let (short, long) = (short.trim_end_matches('.'), long.trim_end_matches('.'));
    let size = letters(short);
    (size == 1 || size >= 3) && size < letters(long) && long.starts_with(short) || titles::short_form(short, long)
}

/// Whether a person called `short` by one given name can be the one whose given and middle names are `long`.
#[must_use]
pub fn called(short: &str, long: &str, middle: &[&str]) -> bool {
    short_for(short, long) || letters(short) >= MIDDLE && middle.contains(&short)
}

/// A word with its first letter in capitals.
#[must_use]
pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect::<String>()
    })
}

/// Shortest middle name by which a person may be called.
const MIDDLE: usize = 3;

fn letters(word: &str) -> usize {
    word.trim_end_matches('.').chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_name_has_its_parts() {
        for (name, given, middle, surname) in [
            ("ada lunt", "ada", vec![], "lunt"),
            ("ada b. lunt jr.", "ada", vec![], "lunt"),
            ("w. mark tolley", "mark", vec![], "tolley"),
            ("ada mary lunt", "ada", vec!["mary"], "lunt"),
            ("j. k. tolley", "j.", vec![], "tolley"),
        ] {
            let parts = PersonName { given, middle, surname };
            assert_eq!(PersonName::parse(name), Some(parts), "{name}");
        }
        assert_eq!(PersonName::parse("lunt"), None);
        assert_eq!(PersonName::parse("lunt jr."), None);
    }

    #[test]
    fn given_names_agree_by_form_initial_and_middle_name() {
        assert!(short_for("chris", "christopher") && short_for("j.", "joan") && !short_for("joan", "john"));
        assert!(called("mary", "ada", &["mary"]) && !called("al", "ada", &["al"]) && !called("ruth", "ada", &["mary"]));
    }
}
