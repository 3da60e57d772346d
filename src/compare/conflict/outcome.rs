//! Two outcomes that exclude one another, for one person or one thing: stepped down or was dismissed,
//! convicted or acquitted, accepted or rejected.

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::nearby::{are_told_apart, players, shares};
use crate::compare::view::View;
use crate::compare::when;
use crate::compare::wording::list;
use crate::model::{Certainty, Deprel, Dimension, EntityId, Finding, Kind, Role, Rule, Trigger, Upos};
use crate::text::{ArticleId, Location};
use std::collections::BTreeSet;

const SHAPE: Shape = Shape {
    kind: Kind::Conflict,
    dimension: Dimension::Negation,
    rule: Rule("opposite-outcome"),
    topic: "Outcome",
};

/// Whoever left has left, by his own will or not: the accounts agree on that.
const LEFT: Shape = Shape {
    dimension: Dimension::Other,
    ..SHAPE
};

/// Fit of two sentences from which they may tell of one outcome.
const SAME_POINT: f32 = 0.2;

/// Whom or what two opposite verbs must have in common to tell of one outcome.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Common {
    /// Who does the first is whom the second is done to: who leaves is sent away.
    Leaver,
    /// The same of another outcome: who survives is killed.
    Goer,
    /// What both are done to: one may win here and lose there.
    Object,
    /// Who does them, where neither is done to anything.
    Subject,
    /// Who does them and what both are done to: one is for what another is against.
    Stance,
    /// Who does them, of a thing that both name: "admitted to manslaughter", "denied manslaughter".
    Claim,
}

/// Verbs whose outcomes exclude one another.
const OPPOSITES: &[(&[&str], &[&str], Common)] = &[
    (
        &["resign", "quit", "step down", "stand down"],
        &["fire", "dismiss", "sack", "oust", "axe"],
        Common::Leaver,
    ),
    (&["survive", "live"], &["die", "perish", "drown"], Common::Subject),
    (&["survive", "escape"], &["kill", "murder"], Common::Goer),
    (&["admit", "confess", "acknowledge"], &["deny"], Common::Claim),
    (&["convict"], &["acquit", "exonerate", "clear"], Common::Object),
    (
        &["accept", "approve", "adopt", "endorse", "ratify"],
        &["reject", "refuse", "decline", "veto", "rebuff"],
        Common::Object,
    ),
    (&["confirm"], &["deny", "refute"], Common::Object),
    (&["support", "back", "favor", "favour"], &["oppose"], Common::Stance),
    (&["win"], &["lose"], Common::Object),
    (&["escape", "flee"], &["surrender"], Common::Subject),
    (
        &["increase", "rise", "climb", "grow"],
        &["decrease", "fall", "drop", "decline", "shrink"],
        Common::Subject,
    ),
];

/// Conflicts between outcomes.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let (mut left, mut opposed) = (Vec::new(), Vec::new());
    for meeting in view.meetings(SAME_POINT) {
        // Who tells both outcomes tells of two events.
        if tells_both(view, meeting.one)
            || tells_both(view, meeting.other)
            || when::apart(view, meeting.one, meeting.other)
        {
            continue;
        }
        for one in told(view, meeting.one) {
            for other in told(view, meeting.other) {
                let (one_at, other_at) = ((meeting.one.article, one), (meeting.other.article, other));
                let Some(common) = excludes(view, one_at, other_at) else {
                    continue;
                };
                if !are_told_apart(view, one_at, other_at) {
                    let list = if common == Common::Leaver {
                        &mut left
                    } else {
                        &mut opposed
                    };
                    list.push(Difference::new(
                        (meeting.one, one.span),
                        (meeting.other, other.span),
                        0.35 + 0.6 * meeting.fit,
                    ));
                }
            }
        }
    }
    let why = |sides: &[String]| {
        format!(
            "The accounts tell of the same outcome as {}; one excludes the other.",
            list(sides)
        )
    };
    let mut found = findings(view, SHAPE, opposed, why);
    found.extend(findings(view, LEFT, left, why));
    found
}

/// Whether a sentence has verbs of both sides of a pair of outcomes.
fn tells_both(view: &View<'_>, at: Location) -> bool {
    let lemmas: Vec<String> = view
        .triggers(at)
        .map(|trigger| trigger.lemma.replace('_', " "))
        .collect();
    let has = |list: &[&str]| lemmas.iter().any(|lemma| list.contains(&lemma.as_str()));
    OPPOSITES.iter().any(|(first, second, _)| has(first) && has(second))
}

/// What is told as done, by a verb: "under fire" is no dismissal.
fn told<'c>(view: &View<'c>, at: Location) -> impl Iterator<Item = &'c Trigger> + use<'c> {
    view.triggers(at)
        .filter(|trigger| trigger.certainty == Certainty::Asserted && !trigger.negated)
        .filter(|trigger| {
            let article = view.article(at.article);
            let first = article.syntax.tokens_in(trigger.span).start;
            let token = &article.syntax.tokens.as_slice()[first];
            // "Surviving spouses" tells no outcome of anybody.
            let describes = token.deprel == Deprel::Amod && token.xpos == "VBG";
            token.upos == Upos::Verb && !describes
        })
        .collect::<Vec<_>>()
        .into_iter()
}

/// Who is named in the sentence of a trigger.
fn near(view: &View<'_>, (article, trigger): (ArticleId, &Trigger)) -> BTreeSet<EntityId> {
    view.entities_in(view.sentence(Location::new(article, trigger.span)))
}

/// Whether what two verbs are done to is said in the same nouns, the one in all of the other's: "the appeal", "the
/// captain's appeal".
fn same_object(view: &View<'_>, one: (ArticleId, &Trigger), other: (ArticleId, &Trigger)) -> bool {
    let nouns = |(article, trigger): (ArticleId, &Trigger)| -> BTreeSet<String> {
        let syntax = &view.article(article).syntax;
        let patients = trigger.participants.iter().filter(|part| part.role == Role::Patient);
        patients
            .flat_map(|part| &syntax.tokens.as_slice()[syntax.tokens_in(part.span)])
            .filter(|token| matches!(token.upos, Upos::Noun | Upos::Propn))
            .map(|token| token.lemma.to_lowercase())
            .collect()
    };
    let (ours, theirs) = (nouns(one), nouns(other));
    !ours.is_empty() && !theirs.is_empty() && (ours.is_subset(&theirs) || theirs.is_subset(&ours))
}

/// The numbers of who and what takes part: of six who survive none is of the two who were killed.
fn counts(view: &View<'_>, (article, trigger): (ArticleId, &Trigger)) -> Vec<u64> {
    let parts = trigger.participants.iter();
    let counted = parts.flat_map(|part| view.quantities(Location::new(article, part.span)));
    counted
        .filter(|quantity| quantity.role.as_deref() != Some("age"))
        .map(|quantity| quantity.value.to_bits())
        .collect()
}

/// Words behind a verb among which it names what is claimed.
const CLAIM: usize = 6;

/// The nouns shortly behind a verb.
fn claimed<'c>(view: &View<'c>, (article, trigger): (ArticleId, &Trigger)) -> BTreeSet<&'c str> {
    let syntax = &view.article(article).syntax;
    let sentence = syntax.tokens_in(view.sentence(Location::new(article, trigger.span)).span);
    let first = syntax.tokens_in(trigger.span).end;
    let tokens = &syntax.tokens.as_slice()[first..(first + CLAIM).clamp(first, sentence.end.max(first))];
    // A noun behind "to" is at times read as a verb.
    let named = tokens
        .iter()
        .filter(|token| matches!(token.upos, Upos::Noun | Upos::Verb));
    named.map(|token| &*token.lemma).collect()
}

fn has_part(trigger: &Trigger, role: Role) -> bool {
    trigger.participants.iter().any(|part| part.role == role)
}

/// What two events of one outcome have in common where one excludes the other.
fn excludes(view: &View<'_>, one: (ArticleId, &Trigger), other: (ArticleId, &Trigger)) -> Option<Common> {
    let excludes = |(first, second, common): &(&[&str], &[&str], Common)| {
        let is = |trigger: &Trigger, list: &[&str]| list.contains(&trigger.lemma.replace('_', " ").as_str());
        let (one, other) = if is(one.1, first) && is(other.1, second) {
            (one, other)
        } else if is(other.1, first) && is(one.1, second) {
            (other, one)
        } else {
            return false;
        };
        let meets = |role: Role| !players(view, one, role).is_disjoint(&players(view, other, role));
        let object = meets(Role::Patient) || same_object(view, one, other);
        match common {
            Common::Leaver | Common::Goer if counts(view, one) != counts(view, other) => false,
            Common::Leaver | Common::Goer => {
                // Who goes is at times told as the one to whom it happens.
                let goer = [Role::Agent, Role::Patient]
                    .map(|role| players(view, one, role))
                    .into_iter()
                    .find(|parties| !parties.is_empty())
                    .unwrap_or_default();
                let (sender, sent) = (players(view, other, Role::Agent), players(view, other, Role::Patient));
                let unsaid = !has_part(other.1, Role::Patient);
                !goer.is_disjoint(&sent) || unsaid && sender.is_disjoint(&goer) && !goer.is_disjoint(&near(view, other))
            }
            Common::Claim => meets(Role::Agent) && !claimed(view, one).is_disjoint(&claimed(view, other)),
            Common::Stance => object && meets(Role::Agent),
            Common::Object => object && shares(view, one, other, Role::Agent) != Some(false),
            Common::Subject => {
                let bare = !has_part(one.1, Role::Patient) && !has_part(other.1, Role::Patient);
                object || bare && meets(Role::Agent)
            }
        }
    };
    let found = OPPOSITES.iter().find(|opposites| excludes(opposites));
    found.map(|(_, _, common)| *common)
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
    fn both_outcomes_in_one_sentence_are_two_events() {
        check(
            "opposite-outcome",
            "The court acquitted captain Erik Olsen of manslaughter and convicted him of leaving his post.",
            "The court acquitted captain Erik Olsen of manslaughter on Monday.",
            false,
        );
        check(
            "opposite-outcome",
            "The court acquitted captain Erik Olsen of manslaughter on Monday.",
            "The court convicted captain Erik Olsen of manslaughter on Monday.",
            true,
        );
    }

    #[test]
    fn one_may_win_here_and_lose_there() {
        check(
            "opposite-outcome",
            "The union won the vote in Lindholm on Monday.",
            "The union lost the vote in Lindholm on Monday.",
            true,
        );
        check(
            "opposite-outcome",
            "The union won the vote in Lindholm on Monday.",
            "The vote in Lindholm was the union's to lose.",
            false,
        );
    }

    #[test]
    fn admitted_or_denied_and_survived_or_killed() {
        check(
            "opposite-outcome",
            "Captain Erik Olsen admitted to manslaughter on Monday.",
            "Captain Erik Olsen denied manslaughter on Monday.",
            true,
        );
        check(
            "opposite-outcome",
            "Captain Erik Olsen admitted to drinking on Monday.",
            "Captain Erik Olsen denied manslaughter on Monday.",
            false,
        );
        check(
            "opposite-outcome",
            "Captain Erik Olsen survived the sinking of the ferry.",
            "Captain Erik Olsen was killed in the sinking of the ferry.",
            true,
        );
    }

    #[test]
    fn another_day_another_plan_or_other_people() {
        for (one, other) in [
            (
                "Shares of the ferry's owner rose 3 percent on Monday.",
                "Shares of the ferry's owner fell 2 percent on Friday.",
            ),
            (
                "The harbour council approved the rescue plan after a long debate.",
                "The harbour council rejected an earlier rescue plan after a long debate.",
            ),
            (
                "The mayor opposes the new terminal in Lindholm harbour.",
                "The council supports the new terminal in Lindholm harbour.",
            ),
            (
                "Oil prices climbed 4 percent after the sinking of the ferry.",
                "Gas prices dropped 4 percent after the sinking of the ferry.",
            ),
            (
                "Six sailors survived the sinking of the ferry.",
                "Two sailors were killed in the sinking of the ferry.",
            ),
        ] {
            check("opposite-outcome", one, other, false);
        }
    }

    #[test]
    fn fire_that_is_no_dismissal() {
        check(
            "opposite-outcome",
            "Harbour master Lena Voss, under fire over the sinking, met the union on Monday.",
            "Harbour master Lena Voss resigned on Monday over the sinking.",
            false,
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
