//! What the gazetteer knows of the tokens of a sentence, as a feature of the network.
//!
//! Owns the longest match over tokens. It must never decide what a name is: the network weighs this
//! against the sentence.

use crate::lexicon::gazetteer::{self, Sort, Use};

/// Classes that a token may bear: none, then begin and inside of place, organization, people and other.
pub const CLASSES: usize = 9;
/// Most tokens of one match.
const LONGEST: usize = 6;
/// Longest match in bytes; what is longer is no name of the gazetteer.
const LONGEST_BYTES: usize = 80;

/// The class of each of the tokens `forms`: 0 for none, then begin and inside of each sort.
#[must_use]
pub fn classes(forms: &[&str]) -> Vec<usize> {
    let mut out = vec![0; forms.len()];
    let mut at = 0;
    let mut joined = String::new();
    while at < forms.len() {
        let Some((length, sort)) = longest_match(&forms[at..], &mut joined) else {
            at += 1;
            continue;
        };
        out[at] = 1 + 2 * sort;
        out[at + 1..at + length].fill(2 + 2 * sort);
        at += length;
    }
    out
}

/// Tokens and sort of the longest name of the gazetteer at the beginning of `forms`.
fn longest_match(forms: &[&str], joined: &mut String) -> Option<(usize, usize)> {
    if !forms[0].starts_with(|first: char| first.is_uppercase() || first == 'a') {
        return None;
    }
    joined.clear();
    let mut best = None;
    let mut hyphen = true;
    for (at, form) in forms.iter().take(LONGEST).enumerate() {
        if joined.len() + form.len() > LONGEST_BYTES {
            break;
        }
        let glued = matches!(*form, "-" | "'s" | "’s");
        if !hyphen && !glued {
            joined.push(' ');
        }
        hyphen = *form == "-";
        joined.push_str(form);
        if let Some(reading) = gazetteer::readings(joined).first() {
            best = Some((at + 1, sort_of(reading)));
        }
    }
    best
}

fn sort_of(reading: &gazetteer::Reading) -> usize {
    match (reading.used, reading.entry.sort) {
        (Use::Adjective | Use::Person | Use::People, _) => 2,
        (_, Sort::Organization) => 1,
        (_, Sort::Event | Sort::Work | Sort::Other) => 3,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_counts() {
        assert_eq!(classes(&["He", "left", "New", "York", "City", "."]), [0, 0, 1, 2, 2, 0]);
        assert_eq!(classes(&["the", "French", "fleet"]), [0, 5, 0]);
        assert_eq!(classes(&["the", "United", "Nations", "said"]), [0, 3, 4, 0]);
        assert_eq!(classes(&["york", "and", "new"]), [0, 0, 0]);
    }
}
