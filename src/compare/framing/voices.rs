//! Who is heard: people whom one account of a story quotes and no other does (source selection; Gans 1979).

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::view::View;
use crate::compare::wording::{list, sides};
use crate::model::{Dimension, EntityId, EntityKind, Evidence, Finding, Quote, Rule};
use crate::text::{ArticleId, Location, Span};

pub(super) const RULE: Rule = Rule("who-is-heard");

/// How sure it is that a reader wants to know it.
const STRENGTH: f32 = 0.6;

/// Fewest bytes of speech that make somebody heard.
const HEARD: usize = 40;

/// One finding a story at most: the one whom each account quotes at greatest length and no other quotes.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    view.stories()
        .iter()
        .filter_map(|accounts| heard(view, accounts))
        .collect()
}

fn heard(view: &View<'_>, accounts: &[ArticleId]) -> Option<Finding> {
    let sources: BTreeMap<ArticleId, BTreeSet<String>> = accounts.iter().map(|id| (*id, sources(view, *id))).collect();
    let mut own: Vec<(EntityId, &Quote, ArticleId)> = accounts
        .iter()
        .filter_map(|id| {
            let elsewhere = |name: &str| {
                let mut others = sources.iter().filter(|(other, _)| *other != id);
                others.any(|(_, words)| words.contains(&last_word(name)))
            };
            let speakers = speakers(view, *id).into_iter();
            let alone = speakers.filter(|(speaker, _)| !elsewhere(&view.all.entities[*speaker].name));
            let (speaker, (_, first)) =
                alone.max_by_key(|(speaker, (length, _))| (*length, std::cmp::Reverse(*speaker)))?;
            Some((speaker, first, *id))
        })
        .collect();
    own.sort_by_key(|(_, quote, id)| view.rank(Location::new(*id, quote.span)));
    if own.len() < 2 {
        return None;
    }
    let evidence: Vec<Evidence> = own
        .iter()
        .map(|(_, quote, id)| {
            let key = match (quote.source, quote.cue) {
                (Some(source), Some(cue)) if source.cover(cue).len() <= HEARD * 2 => source.cover(cue),
                (source, cue) => source.or(cue).unwrap_or(quote.span),
            };
            let said = Span {
                start: quote.span.start,
                end: quote.span.end,
            };
            let sentence = view.sentence(Location::new(
                *id,
                Span {
                    end: said.start,
                    ..said
                },
            ));
            View::evidence(Location::new(*id, sentence.span.cover(key)), [key])
        })
        .collect();
    let name = |speaker: EntityId| view.all.entities[speaker].name.clone();
    let who: Vec<String> = own
        .iter()
        .map(|(speaker, _, id)| format!("{} in {}", name(*speaker), view.name(*id)))
        .collect();
    let why = format!(
        "Each of these is quoted in one account and in no other: {}.",
        list(&who)
    );
    let summary = format!(
        "Who is heard: {}",
        sides(own.iter().map(|(speaker, ..)| name(*speaker)))
    );
    let finding = super::finding(view, RULE, Dimension::Source, evidence, STRENGTH, why);
    Some(Finding { summary, ..finding })
}

/// The people whom an account quotes word for word, with the length of what they say and their first quotation.
fn speakers<'c>(view: &View<'c>, id: ArticleId) -> BTreeMap<EntityId, (usize, &'c Quote)> {
    let mut speakers: BTreeMap<EntityId, (usize, &Quote)> = BTreeMap::new();
    for quote in view.article(id).quotes.iter().filter(|quote| quote.direct) {
        let Some(speaker) = quote.chain.and_then(|chain| view.entity(id, chain)) else {
            continue;
        };
        if view.all.entities[speaker].kind == EntityKind::Person && view.is_named(speaker) {
            speakers.entry(speaker).or_insert((0, quote)).0 += quote.span.len();
        }
    }
    speakers.retain(|_, (length, _)| *length >= HEARD);
    speakers
}

/// The words by which an account names those who speak in it, in lower case, whether it quotes them or not.
fn sources(view: &View<'_>, id: ArticleId) -> BTreeSet<String> {
    let article = view.article(id);
    let mut words = BTreeSet::new();
    for quote in &article.quotes {
        let named = quote.chain.and_then(|chain| view.entity(id, chain));
        words.extend(named.map(|speaker| last_word(&view.all.entities[speaker].name)));
        let written = quote.source.map_or("", |source| article.slice(source));
        words.extend(written.split_whitespace().map(last_word));
    }
    words
}

/// The last word of a name, its letters in lower case.
fn last_word(name: &str) -> String {
    let word = name.split_whitespace().next_back().unwrap_or_default();
    let word = word.trim_end_matches("'s").trim_end_matches("’s");
    word.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn each_account_quotes_somebody_else() {
        check(
            "who-is-heard",
            "“The lights of the harbour were out the whole night,” said the skipper Nils Holm.",
            "“Our inspectors tested the lights on Monday and found no fault,” the mayor Ida Lund said.",
            true,
        );
    }

    #[test]
    fn both_quote_the_same() {
        check(
            "who-is-heard",
            "“The lights of the harbour were out the whole night,” said the skipper Nils Holm.",
            "“We saw no light at all until we struck the reef,” Holm said on Monday.",
            false,
        );
    }
}
