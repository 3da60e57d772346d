//! What the network sees of a form: its word vector, and the learned rows of its features.
//!
//! Owns the features, which training and use share. It must never know a sentence.

use crate::lexicon::{name_parts, titles};

use super::matrix::Matrix;
use crate::language::vectors::{DIMENSIONS, WordVectors};
use crate::language::word_table::fold;

/// Kinds of features.
pub const SLOTS: usize = 8;
/// Numbers in the learned row of one feature.
pub const EMBEDDING: usize = 40;
/// Numbers that stand for one form.
pub const INPUT: usize = DIMENSIONS + SLOTS * EMBEDDING;
/// The vector's numbers are scaled up to about the size of the learned ones.
pub const VECTOR_SCALE: f32 = 8.0;
/// Longest form that is looked at, in bytes; of longer ones the beginning counts.
const LONGEST_FORM: usize = 64;

/// Inputs of several forms, one a row.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// A word vector and the rows of each slot's feature.
    pub rows: Matrix,
}

/// The features of a form, one for each slot, each beginning with the slot's own letter: the folded
/// word, suffixes of two, three and four characters, prefixes of one and three, the shape, and what
/// the word lists of names know of it.
#[must_use]
pub fn features(form: &str) -> [String; SLOTS] {
    let form = &form[..form.floor_char_boundary(LONGEST_FORM)];
    let word = fold(form);
    let letters: Vec<char> = word.chars().collect();
    let suffix = |size: usize| -> String { letters[letters.len().saturating_sub(size)..].iter().collect() };
    let prefix = |size: usize| -> String { letters[..size.min(letters.len())].iter().collect() };
    [
        format!("w{word}"),
        format!("2{}", suffix(2)),
        format!("3{}", suffix(3)),
        format!("4{}", suffix(4)),
        format!("1{}", prefix(1)),
        format!("p{}", prefix(3)),
        format!("s{}", shape(form)),
        format!("g{}", listed(form, &word)),
    ]
}

/// The form with `X` for capitals, `x` for small letters and `d` for digits, runs cut to three.
fn shape(form: &str) -> String {
    let mut out = String::new();
    let (mut last, mut run) = (' ', 0);
    for letter in form.chars() {
        let class = match letter {
            _ if letter.is_uppercase() => 'X',
            _ if letter.is_alphabetic() => 'x',
            _ if letter.is_numeric() => 'd',
            '’' | '‘' => '\'',
            '“' | '”' => '"',
            _ => letter,
        };
        run = if class == last { run + 1 } else { 1 };
        last = class;
        if run <= 3 && out.len() < 16 {
            out.push(class);
        }
    }
    out
}

/// What the word lists of names say of a form: given name, title, last or first word of a kind of name.
fn listed(form: &str, word: &str) -> String {
    let mut out = String::new();
    if titles::given_name(form).is_some() {
        out.push('G');
    } else if titles::may_be_given_name(form) {
        out.push('g');
    }
    if titles::title(form).is_some() {
        out.push('T');
    }
    let kind =
        |part: Option<name_parts::Part>| part.map_or('-', |part| format!("{part:?}").chars().next().unwrap_or('-'));
    out.push(kind(name_parts::last(word)));
    out.push(kind(name_parts::first(word)));
    out
}

/// Writes a form's word vector to the start of an input row.
pub fn write_vector(vectors: &WordVectors, form: &str, row: &mut [f32]) {
    if let Some(vector) = vectors.vector(&form[..form.floor_char_boundary(LONGEST_FORM)]) {
        for (target, value) in row.iter_mut().zip(&vector) {
            *target = value * VECTOR_SCALE;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn features_tell_affixes_and_shape() {
        assert_eq!(
            features("Running"),
            ["wrunning", "2ng", "3ing", "4ning", "1r", "prun", "sXxxx", "g--"]
        );
        assert_eq!(features("3.2m")[6], "sd.dx");
        assert_eq!(features("U.S.")[6], "sX.X.");
    }

    proptest! {
        #[test]
        fn any_form_has_features(form in "\\PC*") {
            prop_assert!(features(&form).iter().all(|feature| feature.len() < 300));
        }
    }
}
