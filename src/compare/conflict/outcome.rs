//! Two outcomes that exclude one another, for one person or one thing: stepped down or was dismissed,
//! convicted or acquitted, accepted or rejected.

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::view::View;
use crate::compare::wording::list;
use crate::model::{Certainty, Dimension, EntityId, Finding, Kind, Role, Rule, Trigger};
use crate::text::{ArticleId, Location};
use std::collections::BTreeSet;

const SHAPE: Shape = Shape {
    kind: Kind::Conflict,
    dimension: Dimension::Negation,
    rule: Rule("opposite-outcome"),
    topic: "Outcome",
};

/// Fit of two sentences from which they may tell of one outcome.
const SAME_POINT: f32 = 0.2;

/// Verbs whose outcomes exclude one another, and whether the first side's agent is the second's patient.
const OPPOSITES: &[(&[&str], &[&str], bool)] = &[
    (
        &["resign", "quit", "step down", "stand down"],
        &["fire", "dismiss", "sack", "oust", "axe"],
        true,
    ),
    (&["survive", "live"], &["die", "perish"], false),
    (&["convict"], &["acquit", "exonerate", "clear"], false),
    (
        &["accept", "approve", "adopt", "endorse", "ratify"],
        &["reject", "refuse", "decline", "veto", "rebuff"],
        false,
    ),
    (&["confirm"], &["deny", "refute"], false),
    (&["win"], &["lose"], false),
    (&["escape", "flee"], &["surrender"], false),
    (
        &["increase", "rise", "climb", "grow"],
        &["decrease", "fall", "drop", "decline", "shrink"],
        false,
    ),
];

/// Conflicts between outcomes.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for meeting in view.meetings().iter().filter(|meeting| meeting.fit >= SAME_POINT) {
        for one in told(view, meeting.one) {
            for other in told(view, meeting.other) {
                if excludes(view, (meeting.one.article, one), (meeting.other.article, other)) {
                    found.push(Difference::new(
                        (meeting.one, one.span),
                        (meeting.other, other.span),
                        0.35 + 0.6 * meeting.fit,
                    ));
                }
            }
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!(
            "The accounts tell of the same outcome as {}; one excludes the other.",
            list(sides)
        )
    })
}

fn told<'c>(view: &View<'c>, at: Location) -> impl Iterator<Item = &'c Trigger> + use<'c> {
    view.triggers(at)
        .filter(|trigger| trigger.certainty == Certainty::Asserted && !trigger.negated)
        .collect::<Vec<_>>()
        .into_iter()
}

/// Who is named in the sentence of a trigger.
fn near(view: &View<'_>, (article, trigger): (ArticleId, &Trigger)) -> BTreeSet<EntityId> {
    view.entities_in(view.sentence(Location::new(article, trigger.span)))
}

fn excludes(view: &View<'_>, one: (ArticleId, &Trigger), other: (ArticleId, &Trigger)) -> bool {
    OPPOSITES.iter().any(|(first, second, crossed)| {
        let is = |trigger: &Trigger, list: &[&str]| list.contains(&trigger.lemma.replace('_', " ").as_str());
        let (one, other) = if is(one.1, first) && is(other.1, second) {
            (one, other)
        } else if is(other.1, first) && is(one.1, second) {
            (other, one)
        } else {
            return false;
        };
        let parts = |(article, trigger): (ArticleId, &Trigger), role: Role| -> BTreeSet<EntityId> {
            trigger
                .participants
                .iter()
                .filter(|part| part.role == role)
                .filter_map(|part| view.entity(article, part.chain?))
                .collect()
        };
        let meets = |ours: Role, theirs: Role| !parts(one, ours).is_disjoint(&parts(other, theirs));
        if *crossed {
            // Who goes is at times told as the one to whom it happens.
            let goer: BTreeSet<EntityId> = parts(one, Role::Agent)
                .union(&parts(one, Role::Patient))
                .copied()
                .collect();
            let (sender, sent) = (parts(other, Role::Agent), parts(other, Role::Patient));
            !goer.is_disjoint(&sent)
                || sent.is_empty() && sender.is_disjoint(&goer) && !goer.is_disjoint(&near(view, other))
        } else {
            // Who does it and, where both say what it is done to, that too.
            let told = |side, role| !parts(side, role).is_empty();
            let both = told(one, Role::Patient) && told(other, Role::Patient);
            meets(Role::Agent, Role::Agent) && (!both || meets(Role::Patient, Role::Patient))
                || meets(Role::Patient, Role::Patient) && !(told(one, Role::Agent) && told(other, Role::Agent))
        }
    })
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn went_or_was_sent() {
        check(
            "opposite-outcome",
            "Harbour master Lena Voss resigned in February over the sinking.",
            "The mayor fired harbour master Lena Voss in February over the sinking.",
            true,
        );
    }

    #[test]
    fn another_person_or_a_plan() {
        check(
            "opposite-outcome",
            "Harbour master Lena Voss resigned in February over the sinking.",
            "The mayor fired captain Erik Olsen in February over the sinking.",
            false,
        );
    }
}
