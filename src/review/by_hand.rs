//! What a reader adds to a comparison: findings of their own, and which passages belong together.
//!
//! What was found keeps its ids; what a reader adds stands behind it.

use serde::{Deserialize, Serialize};

use crate::model::{AlignedPassage, Alignment, Comparison, Dimension, Evidence, Finding, Kind, Rule};
use crate::text::Location;

use super::{Action, PlaceKey, Review};

/// The rule's name that findings made by a reader bear.
pub const BY_HAND: Rule = Rule("by-hand");

/// Characters of a passage that a finding's line quotes.
const QUOTED: usize = 48;

/// A finding that a reader made: a kind and the passages that bear it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// What sort of finding.
    pub kind: Kind,
    /// The passages, sorted.
    pub places: Vec<PlaceKey>,
}

impl Made {
    /// The finding that a reader makes of these passages; none without a passage.
    #[must_use]
    pub fn of(comparison: &Comparison, kind: Kind, passages: impl Iterator<Item = Location>) -> Option<Self> {
        let mut places: Vec<PlaceKey> = passages.map(|place| PlaceKey::of(comparison, place)).collect();
        places.sort_unstable();
        places.dedup();
        (!places.is_empty()).then_some(Self { kind, places })
    }
}

/// Adds a log's findings and alignments. One whose passages the comparison does not all hold is passed over.
pub fn add(comparison: &mut Comparison, review: &Review) {
    for entry in review.entries() {
        if let Action::Align { places, together } = &entry.action {
            align(comparison, places, *together);
        }
    }
    for (made, reviewer) in review.made() {
        if let Some(finding) = finding(comparison, made, reviewer) {
            comparison.findings.push(finding);
        }
    }
}

fn found(comparison: &Comparison, places: &[PlaceKey]) -> Option<Vec<Location>> {
    let mut found: Vec<Location> = places
        .iter()
        .map(|place| place.find(comparison))
        .collect::<Option<_>>()?;
    found.sort_unstable();
    Some(found)
}

fn finding(comparison: &Comparison, made: &Made, reviewer: Option<&str>) -> Option<Finding> {
    let places = found(comparison, &made.places)?;
    let words = |place: &Location| quoted(comparison.articles[place.article].slice(place.span));
    let lines: Vec<String> = places.iter().map(words).collect();
    let absent = |article: &crate::text::ArticleId| places.iter().all(|place| place.article != *article);
    let absent_in = match made.kind {
        Kind::Omission => comparison.articles.ids().filter(absent).collect(),
        _ => Vec::new(),
    };
    Some(Finding {
        kind: made.kind,
        dimension: Dimension::Other,
        rule: BY_HAND,
        confidence: 1.0,
        importance: 1.0,
        summary: lines.join(" / "),
        why: match reviewer {
            Some(name) => format!("{name} marked this by hand."),
            None => "Marked by hand.".to_owned(),
        },
        evidence: places
            .into_iter()
            .map(|location| Evidence {
                location,
                keys: vec![location.span],
            })
            .collect(),
        absent_in,
    })
}

/// The words in one line, cut after a word.
fn quoted(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = line.char_indices().nth(QUOTED) else {
        return line;
    };
    let cut = line[..cut].rfind(' ').unwrap_or(cut);
    format!("{} …", &line[..cut])
}

/// Joins passages, or takes apart whatever joins two of them.
fn align(comparison: &mut Comparison, places: &[PlaceKey], together: bool) {
    let Some(places) = found(comparison, places) else {
        return;
    };
    let meets = |alignment: &Alignment| {
        let met = |place: &&Location| {
            let mut members = alignment.members.iter();
            members.any(|it| it.location.article == place.article && it.location.span.overlaps(place.span))
        };
        places.iter().filter(met).count() > 1
    };
    let old = std::mem::take(&mut comparison.alignments);
    comparison.alignments = old.into_iter().filter(|alignment| !meets(alignment)).collect();
    if together {
        let member = |location: Location| AlignedPassage {
            location,
            keys: Vec::new(),
        };
        comparison.alignments.push(Alignment {
            score: 1.0,
            members: places.into_iter().map(member).collect(),
        });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::fixture;
    use crate::review::{Entry, corrected};
    use crate::text::{Idx, Span};

    fn before() -> Arc<Comparison> {
        let mut comparison = fixture::comparison();
        for (at, article) in comparison.articles.iter_mut().enumerate() {
            Arc::make_mut(article).article.source.sha256 = at.to_string();
        }
        Arc::new(comparison)
    }

    fn place(at: usize, start: usize, end: usize) -> Location {
        Location::new(Idx::from_usize(at), Span::new(start, end))
    }

    fn after(comparison: &Arc<Comparison>, actions: Vec<Action>) -> Arc<Comparison> {
        let mut review = Review::default();
        for action in actions {
            review.record(Entry {
                action,
                reviewer: Some("R. Ames".to_owned()),
            });
        }
        corrected(comparison, &review)
    }

    #[test]
    fn a_finding_is_added_behind_the_others_and_withdrawn() {
        let before = before();
        let places = [place(1, 0, 4), place(0, 0, 4)];
        let made = Made::of(&before, Kind::Agreement, places.into_iter()).expect("two passages");
        let add = Action::Add { made: made.clone() };
        let with = after(&before, vec![add.clone(), add.clone()]);
        assert_eq!(with.findings.len(), before.findings.len() + 1, "once, however often");
        let last = with.findings.as_slice().last().expect("it is there");
        assert_eq!((last.rule, last.evidence.len()), (BY_HAND, 2));
        assert_eq!(last.evidence[0].location, place(0, 0, 4));
        assert!(last.why.starts_with("R. Ames"));
        let without = after(&before, vec![add, Action::Withdraw { made }]);
        assert_eq!(without.findings, before.findings);
    }

    #[test]
    fn what_another_reader_of_other_files_made_is_passed_over() {
        let before = before();
        let stranger = |sha256: &str, span| Made {
            kind: Kind::Conflict,
            places: vec![PlaceKey {
                sha256: sha256.to_owned(),
                span,
            }],
        };
        for made in [
            stranger("none", Span::new(0, 1)),
            stranger("0", Span::new(0, 9_999_999)),
        ] {
            let after = after(&before, vec![Action::Add { made }]);
            assert_eq!(after.findings, before.findings);
        }
        assert_eq!(Made::of(&before, Kind::Conflict, std::iter::empty()), None);
    }

    #[test]
    fn passages_are_joined_and_taken_apart() {
        let before = before();
        let places: Vec<PlaceKey> = [place(0, 0, 4), place(1, 0, 4)]
            .into_iter()
            .map(|place| PlaceKey::of(&before, place))
            .collect();
        let align = |together| Action::Align {
            places: places.clone(),
            together,
        };
        let joined = after(&before, vec![align(true)]);
        assert_eq!(joined.alignments.as_slice().last().map(|it| it.members.len()), Some(2));
        let apart = after(&before, vec![align(true), align(false)]);
        assert!(apart.alignments.len() < joined.alignments.len());
    }

    #[test]
    fn a_long_passage_is_quoted_up_to_a_word() {
        assert_eq!(quoted("a\n b"), "a b");
        let long = "words ".repeat(20);
        assert!(quoted(&long).ends_with("words …"));
        assert!(quoted(&"é".repeat(100)).ends_with(" …"));
    }
}
