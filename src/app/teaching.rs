//! What a reader marked by hand beside what was found: for teaching, and for anyone who looks first.

use crate::model::{Comparison, Finding, FindingId};
use crate::review::BY_HAND;

use super::{State, counted};

/// The findings of the program that say what a finding of the reader's own says: of the same kind, over words of the
/// same articles; one article suffices where the reader marked only one.
#[must_use]
pub fn met(comparison: &Comparison, own: FindingId) -> Vec<FindingId> {
    let own = &comparison.findings[own];
    let needed = own.evidence.len().min(2);
    let meets = |other: &Finding| {
        let shared = own.evidence.iter().filter(|mine| {
            let mine = mine.location;
            let mut theirs = other.evidence.iter().map(|it| it.location);
            theirs.any(|it| it.article == mine.article && it.span.overlaps(mine.span))
        });
        other.rule != BY_HAND && other.kind == own.kind && shared.count() >= needed
    };
    let all = comparison.findings.enumerated();
    all.filter(|(_, other)| meets(other)).map(|(id, _)| id).collect()
}

impl State {
    /// Says how far a reader and the program have marked the same; nothing if the reader marked nothing.
    pub(super) fn tell_marks(&mut self) {
        let comparison = &self.story.comparison;
        let own = |id: &FindingId| comparison.findings[*id].rule == BY_HAND;
        let (mine, theirs): (Vec<FindingId>, Vec<FindingId>) = self.listing.iter().partition(|id| own(id));
        if mine.is_empty() {
            return;
        }
        let both: Vec<Vec<FindingId>> = mine.iter().map(|id| met(comparison, *id)).collect();
        let found = both.iter().filter(|met| !met.is_empty()).count();
        let missed = theirs
            .iter()
            .filter(|id| both.iter().all(|met| !met.contains(id)))
            .count();
        let words = format!(
            "You marked {}: {found} of them were found by the program too. {} in the list you did not mark.",
            counted(mine.len(), "finding"),
            counted(missed, "finding"),
        );
        self.say(words, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, fixture};
    use crate::text::Idx;

    #[test]
    fn a_mark_meets_a_finding_of_its_kind_over_the_same_words() {
        let mut comparison = fixture::comparison();
        let found = FindingId::from_usize(0);
        let mut own = comparison.findings[found].clone();
        own.rule = BY_HAND;
        let same = comparison.findings.push(own.clone());
        own.kind = if own.kind == Kind::Framing {
            Kind::Conflict
        } else {
            Kind::Framing
        };
        let other = comparison.findings.push(own);
        assert!(met(&comparison, same).contains(&found));
        assert!(!met(&comparison, same).contains(&same));
        assert!(!met(&comparison, other).contains(&found));
    }
}
