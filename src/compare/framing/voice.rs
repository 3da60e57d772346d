//! Who acts: an act with its agent in one account, the same act in the passive without one in the other
//! (agent deletion; Trew 1979, Fowler 1991).

use std::collections::BTreeSet;

use crate::compare::nearby::shares;
use crate::compare::view::View;
use crate::compare::wording::quote;
use crate::lexicon::event_class;
use crate::model::{Alignment, BlockKind, Dimension, EntityKind, Finding, Role, Rule, Trigger, TriggerId, Upos};
use crate::text::{Location, Span};

use super::grammar::content;

const RULE: Rule = Rule("agent-left-out");

/// Words that may stand between an auxiliary and its participle ("was then badly beaten").
const BETWEEN: usize = 3;

/// Classes of events that are talk, so that who does it is told elsewhere or is no matter.
const QUIET: &[&str] = &[
    "say", "report", "talk", "write", "show", "know", "ask", "plan", "expect", "start", "end",
];

/// Words after a participle among which its agent may stand, whatever the grammar hangs it on.
const AFTER: usize = 8;

/// Acts whose agent one side leaves out, one finding an alignment.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    super::close(view)
        .iter()
        .filter_map(|alignment| agentless(view, alignment))
        .collect()
}

/// An act as told in a passage.
struct Told<'c> {
    passage: Location,
    id: TriggerId,
    trigger: &'c Trigger,
}

fn agentless(view: &View<'_>, alignment: &Alignment) -> Option<Finding> {
    let told: Vec<Told> = alignment
        .members
        .iter()
        .flat_map(|member| {
            let all = view.article(member.location.article).triggers.enumerated();
            all.filter(|(_, trigger)| member.location.span.contains(trigger.span))
                .filter(|(_, trigger)| {
                    event_class(&trigger.class).is_some() && !QUIET.contains(&trigger.class.as_str())
                })
                .map(|(id, trigger)| Told {
                    passage: member.location,
                    id,
                    trigger,
                })
        })
        .collect();
    let (bare, auxiliary, active, agent) = told.iter().find_map(|bare| {
        let auxiliary = auxiliary(view, bare)?;
        if agent(view, bare).is_some() || has_by(view, bare) {
            return None;
        }
        told.iter()
            .filter(|other| other.passage.article != bare.passage.article)
            .filter(|other| {
                let sides = [bare, other].map(|told| (told.passage.article, Some(told.id)));
                view.same_sort(sides[0], sides[1]) && to_the_same(view, bare, other)
            })
            .find_map(|other| Some((bare, auxiliary, other, actor(view, other)?)))
    })?;
    let passive = auxiliary.cover(bare.trigger.span);
    let whole = agent.cover(active.trigger.span);
    let why = format!(
        "{} says who acts, “{}”, where {} has “{}” and leaves the agent out.",
        view.name(active.passage.article),
        quote(view, Location::new(active.passage.article, whole)),
        view.name(bare.passage.article),
        quote(view, Location::new(bare.passage.article, passive))
    );
    let cover = |passage: Location, span: Span| Location::new(passage.article, passage.span.cover(span));
    let evidence = vec![
        View::evidence(cover(bare.passage, passive), [passive]),
        View::evidence(cover(active.passage, whole), [agent, active.trigger.span]),
    ];
    let strength = 0.3 + 0.4 * alignment.score;
    Some(super::finding(view, RULE, Dimension::Voice, evidence, strength, why))
}

/// Whether two acts are done to the same: one entity, or a thing of one name.
fn to_the_same(view: &View<'_>, one: &Told, other: &Told) -> bool {
    let sides = [one, other].map(|told| (told.passage.article, told.trigger));
    let heads = |told: &Told| -> BTreeSet<String> {
        let article = view.article(told.passage.article);
        let patients = told
            .trigger
            .participants
            .iter()
            .filter(|part| part.role == Role::Patient);
        patients.flat_map(|part| content(article, part.span)).collect()
    };
    match shares(view, sides[0], sides[1], Role::Patient) {
        Some(same) => same,
        None => one.trigger.lemma == other.trigger.lemma && !heads(one).is_disjoint(&heads(other)),
    }
}

/// Whether "by" stands soon after a participle, before the next mark.
fn has_by(view: &View<'_>, told: &Told) -> bool {
    let article = view.article(told.passage.article);
    let tokens = article.syntax.tokens.as_slice();
    let after = article.syntax.tokens_in(told.trigger.span).end;
    tokens[after..]
        .iter()
        .take(AFTER)
        .take_while(|token| token.upos != Upos::Punct)
        .any(|token| &*token.lemma == "by")
}

/// Whoever is said to do it, in the same sentence as the act.
fn agent(view: &View<'_>, told: &Told) -> Option<Span> {
    let sentence = view.sentence(told.passage);
    let mut agents = told.trigger.participants.iter();
    agents
        .find(|part| part.role == Role::Agent && sentence.span.contains(part.span))
        .map(|part| part.span)
}

/// The agent of an act told in the active voice: somebody who can act, before a verb that is not a bare participle.
fn actor(view: &View<'_>, told: &Told) -> Option<Span> {
    let article = view.article(told.passage.article);
    let at = article.syntax.tokens_in(told.trigger.span).start;
    let verb = article.syntax.tokens.as_slice().get(at)?;
    // A headline drops the auxiliary of its passives.
    let blocks = &article.article.blocks;
    if blocks
        .iter()
        .any(|block| block.kind == BlockKind::Title && block.span.contains(told.trigger.span))
    {
        return None;
    }
    let agent = agent(view, told)?;
    let acts = view
        .mentions(Location::new(told.passage.article, agent))
        .any(|(_, mention)| {
            let kind = article.chains[mention.chain].kind;
            agent.contains(mention.head)
                && matches!(
                    kind,
                    EntityKind::Person | EntityKind::Organization | EntityKind::Group | EntityKind::Place
                )
        });
    (acts && verb.upos == Upos::Verb && verb.xpos != "VBN" && agent.end <= verb.span.start).then_some(agent)
}

/// The auxiliary of a passive: "was" in "was shot".
fn auxiliary(view: &View<'_>, told: &Told) -> Option<Span> {
    let article = view.article(told.passage.article);
    let tokens = article.syntax.tokens.as_slice();
    let at = article.syntax.tokens_in(told.trigger.span).start;
    let participle = tokens.get(at).filter(|token| token.xpos == "VBN")?;
    let before = tokens[..at].iter().rev().take(BETWEEN + 1);
    before
        .take_while(|token| matches!(token.upos, Upos::Aux | Upos::Adv | Upos::Part | Upos::Verb))
        .find(|token| matches!(&*token.lemma, "be" | "get") && token.span.end < participle.span.start)
        .map(|token| token.span)
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn the_agent_is_left_out() {
        check(
            "agent-left-out",
            "Guards shot the deckhand Jonas Berg on the Lindholm pier on Monday.",
            "The deckhand Jonas Berg was shot on the Lindholm pier on Monday.",
            true,
        );
    }

    #[test]
    fn the_act_is_done_to_another() {
        check(
            "agent-left-out",
            "Guards beat the deckhand Jonas Berg on the Lindholm pier on Monday.",
            "The harbour office was attacked on the Lindholm pier on Monday.",
            false,
        );
    }

    #[test]
    fn the_agent_is_named_in_both() {
        check(
            "agent-left-out",
            "Guards shot the deckhand Jonas Berg on the Lindholm pier on Monday.",
            "The deckhand Jonas Berg was shot by guards on the Lindholm pier on Monday.",
            false,
        );
    }
}
