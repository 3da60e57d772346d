//! One side says it, the other denies it: a blame and its denial, or a claim and the denial of it.

use std::collections::BTreeMap;

use crate::compare::denial::{Denial, denials};
use crate::compare::difference::{Difference, Said, Shape, findings};
use crate::compare::nearby::{shares_party, tells};
use crate::compare::view::View;
use crate::compare::wording::list;
use crate::model::{Dimension, EntityId, Finding, Kind, Rule, Trigger};
use crate::text::{ArticleId, Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Conflict,
    dimension: Dimension::SourceDispute,
    rule: Rule("claim-and-denial"),
    topic: "Disputed",
};

/// Fit of two sentences from which one may claim what the other denies.
const SAME_CLAIM: f32 = 0.35;

/// Chance that a blame and a denial of a part, of one actor in articles on one story, are about one thing.
const BLAMED: f32 = 0.6;

/// Fit from which an accusation, which names what it is of, is of what the denial is about.
const ACCUSED: f32 = 0.2;

/// Words that lay something at somebody's door.
const BLAMES: &[&str] = &[
    "accuse",
    "accused",
    "accuses",
    "accusing",
    "blame",
    "blamed",
    "blames",
    "blaming",
    "culprit",
    "culprits",
    "responsibility",
    "responsible",
];

/// Forms of denial whose content follows.
const DENIES: &[&str] = &["denied", "denies", "deny", "denying"];

/// Sorts of event that are ways of saying, and not what is denied.
const NO_CONTENT: &[&str] = &["deny", "say", "report", "claim", "accuse"];

/// Disputes between accounts.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = claims(view);
    found.extend(blames(view));
    found
}

/// An actor is blamed in one account and denies a part in another.
fn blames(view: &View<'_>) -> Vec<Finding> {
    let (by_actor, all) = denials(view);
    let mut found = Vec::new();
    for actor in by_actor.into_keys() {
        let blamed = blamed(view, actor, &all);
        // Of an article's denials, the one that is the actor's own most of all.
        let mut own: BTreeMap<ArticleId, &Denial> = BTreeMap::new();
        for denial in all.iter().filter(|denial| denial.deniers.contains(&actor)) {
            let best = own.entry(denial.passage.article).or_insert(denial);
            if denial.deniers.len() < best.deniers.len() {
                *best = denial;
            }
        }
        let mut differences = Vec::new();
        for blame in &blamed {
            for denial in own.values() {
                let accuses = view
                    .slice(Location::new(blame.sentence.article, blame.key))
                    .to_lowercase()
                    .starts_with("accus");
                if accuses && view.fit(blame.sentence, denial.passage) < ACCUSED {
                    continue;
                }
                if denial.passage.article != blame.sentence.article {
                    let key = denial
                        .keys
                        .iter()
                        .copied()
                        .reduce(Span::cover)
                        .unwrap_or(denial.passage.span);
                    let other = Said {
                        sentence: denial.passage,
                        key,
                    };
                    differences.push(Difference {
                        one: *blame,
                        other,
                        sure: BLAMED,
                    });
                }
            }
        }
        let name = view.all.entities[actor].name.clone();
        found.extend(findings(view, SHAPE, differences, |sides| {
            format!(
                "{name} is blamed in one account and denies a part in another: {}.",
                list(sides)
            )
        }));
    }
    found
}

/// The first sentence of each article that lays something at an actor's door.
fn blamed(view: &View<'_>, actor: EntityId, denials: &[Denial]) -> Vec<Said> {
    let mut first: BTreeMap<_, Said> = BTreeMap::new();
    for (id, article) in view.all.articles.enumerated() {
        for sentence in &article.syntax.sentences {
            let at = Location::new(id, sentence.span);
            if denials.iter().any(|denial| denial.passage == at) || first.contains_key(&id) {
                continue;
            }
            let words = &article.syntax.tokens.as_slice()[article.syntax.tokens_in(at.span)];
            let lower = |span: Span| article.slice(span).to_lowercase();
            let Some(cue) = words.iter().find(|token| BLAMES.contains(&lower(token.span).as_str())) else {
                continue;
            };
            let claimed = words.iter().any(|token| lower(token.span).starts_with("claim"));
            // The blamed stands behind the word; who blames, before it.
            let target = view.mentions(at).find(|(_, mention)| {
                mention.head.start > cue.span.end && view.entity(id, mention.chain) == Some(actor)
            });
            if let Some((_, mention)) = target.filter(|_| !claimed) {
                first.insert(
                    id,
                    Said {
                        sentence: at,
                        key: cue.span.cover(mention.head),
                    },
                );
            }
        }
    }
    first.into_values().collect()
}

/// A denial whose content stands as a claim in another account.
fn claims(view: &View<'_>) -> Vec<Finding> {
    let mut differences = Vec::new();
    for meeting in view.meetings(SAME_CLAIM) {
        for (denying, claiming) in [(meeting.one, meeting.other), (meeting.other, meeting.one)] {
            let (Some(cue), None) = (denies(view, denying), denies(view, claiming)) else {
                continue;
            };
            let content = Span {
                start: cue.start,
                end: denying.span.end,
            };
            if let Some(key) = claim(view, Location::new(denying.article, content), claiming) {
                differences.push(Difference {
                    one: Said {
                        sentence: denying,
                        key: Span {
                            start: cue.start,
                            end: content.end,
                        },
                    },
                    other: Said {
                        sentence: claiming,
                        key,
                    },
                    sure: 0.25 + 0.7 * meeting.fit,
                });
            }
        }
    }
    findings(view, SHAPE, differences, |sides| {
        format!(
            "What one account reports as denied, another reports as claimed: {}.",
            list(sides)
        )
    })
}

fn denies(view: &View<'_>, at: Location) -> Option<Span> {
    let article = view.article(at.article);
    article.syntax.tokens.as_slice()[article.syntax.tokens_in(at.span)]
        .iter()
        .map(|token| token.span)
        .find(|span| DENIES.contains(&article.slice(*span).to_lowercase().as_str()))
}

/// The words that claim what `denied` holds: an event that is denied, told as done and with a party in common.
fn claim(view: &View<'_>, denied: Location, claiming: Location) -> Option<Span> {
    let content = |trigger: &&Trigger| !NO_CONTENT.contains(&trigger.class.as_str()) && tells(trigger);
    let denied_events: Vec<&Trigger> = view.triggers(denied).filter(content).collect();
    let is_denied = |told: &Trigger| {
        denied_events.iter().any(|event| {
            event.class == told.class && shares_party(view, (denied.article, event), (claiming.article, told))
        })
    };
    view.triggers(claiming)
        .filter(|trigger| !trigger.negated && is_denied(trigger))
        .map(|trigger| trigger.span)
        .reduce(Span::cover)
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn blamed_and_denying() {
        check(
            "claim-and-denial",
            "Norway blamed Sweden for the sinking.",
            "Sweden was not involved in the sinking, a minister said.",
            true,
        );
    }

    #[test]
    fn another_is_blamed() {
        check(
            "claim-and-denial",
            "Norway blamed Finland for the sinking.",
            "Sweden was not involved in the sinking, a minister said.",
            false,
        );
    }

    #[test]
    fn claimed_and_denied() {
        check(
            "claim-and-denial",
            "Captain Olsen denied on Monday that he had ordered the pilot Lena Voss to leave the bridge.",
            "The pilot Lena Voss told the inquiry that Captain Olsen had ordered her to leave the bridge.",
            true,
        );
    }

    #[test]
    fn another_deed_is_denied() {
        check(
            "claim-and-denial",
            "Captain Olsen denied on Monday that the owners had ordered the pilot Lena Voss to leave the bridge.",
            "The pilot Lena Voss told the inquiry that Captain Olsen had ordered a new radar for the bridge.",
            false,
        );
    }
}
