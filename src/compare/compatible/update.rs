//! Planned or under way in one account, done in another: the later account has the news.

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::nearby::{share_event, shares, shares_party};
use crate::compare::view::{Meeting, View};
use crate::compare::wording::list;
use crate::model::{Certainty, Deprel, Dimension, Finding, Kind, Role, Rule, Trigger};
use crate::text::{ArticleId, Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Compatible,
    dimension: Dimension::Other,
    rule: Rule("update"),
    topic: "How far it has come",
};

/// Fit of two sentences from which they may tell of one act.
const SAME_POINT: f32 = 0.25;

/// Fit from which it is one act, whoever does it.
const ONE_ACT: f32 = 0.5;

/// Words that put an act into the future.
const AHEAD: &[&str] = &["will", "shall", "'ll", "’ll", "scheduled", "due", "set", "slated"];

/// Forms of "be" before "being".
const BE: &[&str] = &["am", "is", "are", "'s", "’s", "'re", "’re", "was", "were"];

/// Verbs of so many uses that two of them seldom tell of one act.
const LIGHT: &[&str] = &[
    "be", "come", "do", "face", "get", "give", "go", "have", "hold", "keep", "make", "put", "say", "see", "show",
    "take", "tell", "use",
];

/// How far before the verb they may stand, in words.
const REACH: usize = 6;

/// Look-alikes between what is ahead and what is done.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for meeting in view
        .meetings()
        .iter()
        .copied()
        .filter(|meeting| meeting.fit >= SAME_POINT)
    {
        let Meeting { one, other, fit } = meeting;
        for ours in view.triggers(one) {
            for theirs in view.triggers(other).filter(|theirs| theirs.lemma == ours.lemma) {
                let (our, their) = (stage(view, one, ours), stage(view, other, theirs));
                let (Some((early, our)), Some((late, their))) = (our, their) else {
                    continue;
                };
                let same = || fit >= ONE_ACT || is_one_act(view, meeting, (one.article, ours), (other.article, theirs));
                if early != late && !ours.negated && !theirs.negated && same() {
                    found.push(Difference::new((one, our), (other, their), 0.25 + 0.5 * fit));
                }
            }
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!(
            "The same act is told as {}; what one account has ahead or under way, the other has as done.",
            list(sides)
        )
    })
}

/// Whether two acts of one name are one: by a party, or, with none against it, by what the two sentences tell.
fn is_one_act(view: &View<'_>, meeting: Meeting, one: (ArticleId, &Trigger), other: (ArticleId, &Trigger)) -> bool {
    let excluded = |role| shares(view, one, other, role) == Some(false);
    let silent = one.1.participants.is_empty() || other.1.participants.is_empty();
    shares_party(view, one, other)
        || share_event(view, meeting) && !silent && !excluded(Role::Agent) && !excluded(Role::Patient)
}

/// Whether an act is done (true) or ahead or under way (false), and the words that say so; none where they do not say.
fn stage(view: &View<'_>, at: Location, trigger: &Trigger) -> Option<(bool, Span)> {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let place = article.syntax.tokens_in(trigger.span).start;
    let first = article.syntax.tokens_in(at.span).start.max(place.saturating_sub(REACH));
    let verb = tokens.get(place).filter(|verb| !LIGHT.contains(&&*verb.lemma))?;
    let before = |list: &[&str]| {
        tokens[first..place]
            .iter()
            .rev()
            .find(|token| list.contains(&article.slice(token.span).to_lowercase().as_str()))
            .map(|token| token.span)
    };
    match (verb.xpos, trigger.certainty) {
        // "A retired captain" is no news of his retiring.
        ("VBD" | "VBN", _) if verb.deprel == Deprel::Amod => None,
        // "After being released" is done, "is being released" is under way.
        ("VBD" | "VBN", Certainty::Asserted) => match (before(&["being"]), before(BE)) {
            (Some(being), Some(_)) => Some((false, being.cover(trigger.span))),
            (Some(_), None) => None,
            (None, _) => Some((true, trigger.span)),
        },
        // "Are searching": under way.
        ("VBG", Certainty::Asserted) => before(&["am", "is", "are", "'re", "’re"])
            .filter(|be| article.syntax.tokens_in(*be).end + 1 >= place)
            .map(|be| (false, be.cover(trigger.span))),
        ("VB" | "VBN", Certainty::Planned) => before(AHEAD).map(|ahead| (false, ahead.cover(trigger.span))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn ahead_and_done() {
        check(
            "update",
            "Divers will search the wreck of the ship for bodies on Tuesday.",
            "Divers searched the wreck of the ship for bodies on Tuesday.",
            true,
        );
        check(
            "update",
            "Divers are searching the wreck of the ship for bodies.",
            "Divers searched the wreck of the ship for bodies.",
            true,
        );
    }

    #[test]
    fn done_in_both() {
        check(
            "update",
            "Divers searched the wreck of the ship for bodies.",
            "Divers have searched the wreck of the ship for bodies.",
            false,
        );
    }
}
