//! The same event flatly told in one account and hedged in the other.

use crate::compare::view::View;
use crate::compare::wording::quote;
use crate::model::{Alignment, Certainty, Dimension, Finding, Rule, Trigger};
use crate::text::{Location, Span};

const RULE: Rule = Rule("hedged-or-flat");

/// Hedged against flat, one finding an alignment.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    super::close(view)
        .iter()
        .filter_map(|alignment| hedged(view, alignment))
        .collect()
}

fn hedged(view: &View<'_>, alignment: &Alignment) -> Option<Finding> {
    let met: Vec<(Location, &Trigger)> = alignment
        .members
        .iter()
        .flat_map(|member| {
            view.triggers(member.location)
                .filter(|trigger| member.keys.iter().any(|key| key.overlaps(trigger.span)))
                .map(|trigger| (member.location, trigger))
        })
        .collect();
    for (ours, soft) in met.iter().filter(|(_, trigger)| trigger.certainty == Certainty::Hedged) {
        let flat = met.iter().find(|(theirs, trigger)| {
            theirs.article != ours.article && trigger.certainty == Certainty::Asserted && trigger.class == soft.class
        });
        let Some((theirs, flat)) = flat else { continue };
        let cue = cue_before(view, *ours, soft.span);
        let hedge = Location::new(ours.article, cue.cover(soft.span));
        let why = format!(
            "{} hedges what {} tells flatly: “{}” against “{}”.",
            view.name(ours.article),
            view.name(theirs.article),
            quote(view, hedge),
            quote(view, Location::new(theirs.article, flat.span))
        );
        let evidence = vec![
            View::evidence(*ours, [cue.cover(soft.span)]),
            View::evidence(*theirs, [flat.span]),
        ];
        let strength = 0.35 + 0.4 * alignment.score;
        return Some(super::finding(
            view,
            RULE,
            Dimension::Certainty,
            evidence,
            strength,
            why,
        ));
    }
    None
}

/// The hedging word before a trigger in its passage, else the trigger itself.
fn cue_before(view: &View<'_>, passage: Location, trigger: Span) -> Span {
    let article = view.article(passage.article);
    let tokens = article.syntax.tokens.as_slice();
    let range = article.syntax.tokens_in(passage.span);
    let first = range.start;
    let last = article.syntax.tokens_in(trigger).start.max(first);
    for at in (first..last).rev() {
        let word = |ahead: usize| tokens.get(at + ahead).map_or("", |token| article.slice(token.span));
        if matches!(
            crate::lexicon::certainty_cue(word),
            Some((crate::lexicon::Effect::Hedged, _))
        ) {
            return tokens[at].span;
        }
    }
    trigger
}
