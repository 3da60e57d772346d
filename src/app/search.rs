//! Search over the texts, the entities and the findings.

use crate::model::{Comparison, EntityId, FindingId};
use crate::text::{ArticleId, Location, Span};

/// What is looked for and what was found.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// The words as typed.
    pub query: String,
    /// Places in the texts, article by article in reading order.
    pub places: Vec<Location>,
    /// Entities whose name holds the words.
    pub entities: Vec<EntityId>,
    /// Findings whose line holds the words.
    pub findings: Vec<FindingId>,
    /// The place that was gone to last.
    pub current: Option<usize>,
}

/// Shorter queries would mark half of a page.
const SHORTEST: usize = 2;

impl Search {
    /// Looks for `query` in everything; `order` is the order of the columns.
    #[must_use]
    pub fn run(query: String, comparison: &Comparison, order: &[ArticleId]) -> Self {
        let needle = query.trim();
        if needle.chars().count() < SHORTEST {
            return Self {
                query,
                ..Self::default()
            };
        }
        let holds = |text: &str| !occurrences(text, needle).is_empty();
        let place = |article: &ArticleId| {
            let text = &comparison.articles[*article].article.text;
            let article = *article;
            occurrences(text, needle)
                .into_iter()
                .map(move |span| Location::new(article, span))
        };
        Self {
            places: order.iter().flat_map(place).collect(),
            entities: comparison
                .entities
                .enumerated()
                .filter(|(_, entity)| holds(&entity.name))
                .map(|(id, _)| id)
                .collect(),
            findings: comparison
                .findings
                .enumerated()
                .filter(|(_, finding)| holds(&finding.summary))
                .map(|(id, _)| id)
                .collect(),
            current: None,
            query,
        }
    }

    /// Goes to the next or the previous place, around the end; none if nothing was found.
    pub fn step(&mut self, forward: bool) -> Option<Location> {
        let count = self.places.len();
        if count == 0 {
            return None;
        }
        let next = match (self.current, forward) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        };
        self.current = Some(next);
        Some(self.places[next])
    }
}

/// Where `needle` occurs in `text` without regard to case; occurrences never overlap.
#[must_use]
pub fn occurrences(text: &str, needle: &str) -> Vec<Span> {
    let folded: Vec<char> = needle.chars().flat_map(char::to_lowercase).collect();
    let Some(first) = folded.first() else {
        return Vec::new();
    };
    let mut spans = Vec::new();
    let mut from = 0;
    for (at, character) in text.char_indices() {
        if at < from || character.to_lowercase().next() != Some(*first) {
            continue;
        }
        if let Some(end) = matches_at(&text[at..], &folded) {
            spans.push(Span::of(text, at, at + end));
            from = at + end;
        }
    }
    spans
}

/// The length of the match of `folded` at the start of `text`, in bytes of `text`.
fn matches_at(text: &str, folded: &[char]) -> Option<usize> {
    let mut wanted = folded.iter();
    for (at, character) in text.char_indices() {
        if wanted.as_slice().is_empty() {
            return Some(at);
        }
        for lower in character.to_lowercase() {
            if wanted.next() != Some(&lower) {
                return None;
            }
        }
    }
    wanted.as_slice().is_empty().then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, needle: &str) -> Vec<(u32, u32)> {
        occurrences(text, needle)
            .iter()
            .map(|span| (span.start, span.end))
            .collect()
    }

    #[test]
    fn case_is_ignored_and_places_are_bytes_of_the_text() {
        assert_eq!(found("Éclair, éclair", "ÉCL"), [(0, 4), (9, 13)]);
        assert_eq!(found("aaaa", "aa"), [(0, 2), (2, 4)]);
        assert_eq!(found("İstanbul", "stan"), [(2, 6)]);
        assert!(found("short", "shorter").is_empty());
        assert!(found("text", "").is_empty());
    }

    #[test]
    fn steps_go_around() {
        let place = |at| Location::new(crate::text::Idx::from_usize(0), Span::new(at, at + 1));
        let mut search = Search {
            places: vec![place(0), place(5)],
            ..Search::default()
        };
        assert_eq!(search.step(false), Some(place(5)));
        assert_eq!(search.step(true), Some(place(0)));
        assert_eq!(search.step(true), Some(place(5)));
        assert_eq!(Search::default().step(true), None);
    }
}
