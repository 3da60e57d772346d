//! The shapes of time expressions, longest first.
//!
//! Owns their order alone. It must never read words.

use std::ops::Range;

use crate::annotate::words::Words;

use super::clock::clock_at;
use super::dates::calendar_date;
use super::duration::duration_at;
use super::expression::{Anchor, Expression};
use super::relative::{deictic, modified_unit, offset, vague_at, weekday_at};
use super::stretches::{quarter_at, season_at, year_at};

/// The expression that begins at word `at`.
pub(super) fn expression_at(words: &Words, sentence: &Range<usize>, at: usize, anchor: Anchor) -> Option<Expression> {
    let end = sentence.end;
    clock_at(words, sentence, at, anchor)
        .or_else(|| calendar_date(words, sentence, at, anchor))
        .or_else(|| weekday_at(words, sentence, at, anchor))
        .or_else(|| deictic(words, at, end, anchor))
        .or_else(|| quarter_at(words, at, end, anchor))
        .or_else(|| season_at(words, sentence, at, anchor))
        .or_else(|| modified_unit(words, at, end, anchor))
        .or_else(|| offset(words, sentence, at, anchor))
        .or_else(|| duration_at(words, sentence, at))
        .or_else(|| year_at(words, sentence, at))
        .or_else(|| vague_at(words, sentence, at))
}
