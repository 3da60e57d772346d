//! Word lists and the gazetteer, parsed once from `assets/`.
//!
//! Owns what English words mean to the recognisers: places and their names, titles, cue verbs,
//! hedges, loaded words, units. It must never know an article or a sentence.

pub mod calendar;
pub mod contrasts;
mod cues;
mod event_classes;
pub mod foreign;
mod function_words;
pub mod gazetteer;
mod hedges;
mod inflection;
mod loaded;
pub mod name_parts;
pub mod nouns;
pub mod numbers;
pub mod person_names;
pub mod titles;
mod units;

pub use cues::{Complement, Cue, cues};
pub use event_classes::{EventClass, EventSense, EventWord, event_class, event_senses};
pub use function_words::is_function_word;
pub use hedges::{Effect, certainty_cue};
pub use inflection::{VerbForm, is_plural, plural, singular, verb_forms};
pub use loaded::{Judging, is_loaded, judges};
pub use units::{Unit, currency, glued_unit, unit, unit_at};

/// Lines of a word list that hold data: not blank, not a comment.
fn data_lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The words of a list: separated by white space, with comments from `#` to the end of the line.
fn word_list(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .flat_map(|line| line.split('#').next().unwrap_or_default().split_whitespace())
}
