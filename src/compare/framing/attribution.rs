//! The same fact told by the narrator in one account and left to a source in the other, or left to
//! different sources.

use crate::compare::view::View;
use crate::compare::wording::quote;
use crate::model::{AlignedPassage, Alignment, Dimension, Finding, Quote, Rule};
use crate::text::{Location, Span};

const RULE: Rule = Rule("who-says-so");

/// Who says so, one finding an alignment.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    super::close(view)
        .iter()
        .filter_map(|alignment| attributed(view, alignment))
        .collect()
}

fn attributed(view: &View<'_>, alignment: &Alignment) -> Option<Finding> {
    let said: Vec<Option<&Quote>> = alignment.members.iter().map(|member| quote_of(view, member)).collect();
    let (at, quote_there) = said
        .iter()
        .enumerate()
        .find_map(|(at, quote)| quote.map(|quote| (at, quote)))?;
    let ours = &alignment.members[at];
    let source = source_span(quote_there)?;
    let (theirs, other) = alignment
        .members
        .iter()
        .zip(&said)
        .filter(|(member, _)| member.location.article != ours.location.article)
        .find(|(member, other)| differs(view, ours.location, quote_there, member.location, **other))?;
    let name = |member: &AlignedPassage| view.name(member.location.article);
    let words = quote(view, Location::new(ours.location.article, source));
    let (keys, why) = match other.and_then(source_span) {
        Some(span) => (
            vec![span],
            format!(
                "The same point comes from “{words}” in {} and from “{}” in {}.",
                name(ours),
                quote(view, Location::new(theirs.location.article, span)),
                name(theirs)
            ),
        ),
        None => (
            super::plain_keys(view, theirs.location, &theirs.keys),
            format!(
                "{} leaves to “{words}” what {} says in its own voice.",
                name(ours),
                name(theirs)
            ),
        ),
    };
    let within = |member: &AlignedPassage, keys: &[Span]| -> Location {
        keys.iter().fold(member.location, |passage, key| {
            Location::new(passage.article, passage.span.cover(*key))
        })
    };
    let evidence = vec![
        View::evidence(within(ours, &[source]), [source]),
        View::evidence(within(theirs, &keys), keys),
    ];
    let strength = 0.25 + 0.4 * alignment.score;
    Some(super::finding(view, RULE, Dimension::Source, evidence, strength, why))
}

/// The speech that most of a passage's deciding words are part of.
fn quote_of<'c>(view: &View<'c>, member: &AlignedPassage) -> Option<&'c Quote> {
    view.quotes(member.location).find(|quote| {
        let inside = member.keys.iter().filter(|key| quote.span.contains(**key)).count();
        inside * 2 > member.keys.len()
    })
}

/// The words that name the source with the cue, where both stand in the same sentence, else the source's.
fn source_span(quote: &Quote) -> Option<Span> {
    let source = quote.source?;
    Some(match quote.cue {
        Some(cue) if cue.cover(source).len() <= 80 => cue.cover(source),
        _ => source,
    })
}

/// Whether another account leaves the point to nobody, or to a different source.
fn differs(view: &View<'_>, ours: Location, quote: &Quote, theirs: Location, other: Option<&Quote>) -> bool {
    let Some(other) = other else { return true };
    let speaker = |at: Location, quote: &Quote| quote.chain.and_then(|chain| view.entity(at.article, chain));
    matches!((speaker(ours, quote), speaker(theirs, other)), (Some(one), Some(two)) if one != two)
}
