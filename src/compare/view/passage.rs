//! The passage that a reader is shown for some deciding words.
//!
//! Owns where such a passage begins and ends: the sentence, or of a long one the part that bears the words. It must never
//! ask what the words decide.

use crate::text::{Location, Span};

use super::View;

/// Longest sentence, in bytes, that is shown whole where a clause of it bears the deciding words.
const LONG: usize = 150;

/// Longest clause, in bytes, that is shown whole where marks divide it.
const ROOMY: usize = 220;

/// Fewest bytes of a clause that is shown in place of its sentence.
const CLAUSE: usize = 25;

impl View<'_> {
    /// The passage to show for some deciding words: their sentence, or of a long one the clause that bears them.
    pub(in crate::compare) fn passage(&self, key: Location) -> Location {
        let sentence = self.sentence(key);
        if sentence.span.len() <= LONG {
            return Location::new(key.article, sentence.span.cover(key.span));
        }
        let clauses = self.article(key.article).statements.iter();
        let shortest = clauses
            .map(|statement| statement.span)
            .filter(|span| span.len() >= CLAUSE && sentence.span.contains(*span) && span.contains(key.span))
            .min_by_key(|span| (span.len(), *span));
        let text = &self.article(key.article).article.text;
        let span = match shortest {
            Some(clause) if clause.len() <= ROOMY => clause,
            clause => between_marks(text, clause.unwrap_or(sentence.span), key.span),
        };
        Location::new(key.article, span)
    }
}

/// The part of a long sentence between the marks on either side of some words, for want of a clause.
fn between_marks(text: &str, sentence: Span, key: Span) -> Span {
    if !sentence.contains(key) {
        return sentence.cover(key);
    }
    let is_mark = |letter: char| matches!(letter, ',' | ';' | ':' | '“' | '”' | '"' | '—' | '–' | '(' | ')');
    let (before, after) = (
        &text[sentence.start as usize..key.start as usize],
        &text[key.end as usize..sentence.end as usize],
    );
    let start = before
        .rfind(is_mark)
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    // "On March 2, …": a part too short to be read alone goes on to the next mark.
    let long_enough = |end: &usize| key.start as usize - sentence.start as usize - start + key.len() + end >= CLAUSE;
    let end = after
        .match_indices(is_mark)
        .map(|(at, _)| at)
        .find(long_enough)
        .unwrap_or(after.len());
    let part = Span::of(text, sentence.start as usize + start, key.end as usize + end).trim(text);
    if part.len() >= CLAUSE && part.contains(key) {
        part
    } else {
        sentence
    }
}
