//! What accounts of one story stress: headlines, and the sentences they open with, that have words of their own.

use std::collections::BTreeSet;

use crate::compare::view::View;
use crate::compare::wording::{list, sides};
use crate::lexicon::{is_function_word, is_loaded};
use crate::model::{BlockKind, Dimension, Evidence, Finding, Rule};
use crate::text::{ArticleId, Location, Span};

const HEADLINES: Rule = Rule("headline-emphasis");
const OPENINGS: Rule = Rule("opening-emphasis");

/// Fewest words of its own that a headline needs to stress something.
const LEAST_OWN: usize = 2;

/// Most words that are shown as what an opening sentence stresses.
const MOST_SHOWN: usize = 5;

/// What one account stresses: a place, and its content words with their lemmas.
type Stressed = (Location, Vec<(Span, String)>);

/// Two findings a story at most: one on the headlines and one on the opening sentences.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for accounts in view.stories() {
        let headlines = stressed(view, &accounts, |kind| kind == BlockKind::Title);
        let openings = stressed(view, &accounts, |kind| kind == BlockKind::Paragraph);
        found.extend(emphasis(view, HEADLINES, "headlines", &headlines));
        found.extend(emphasis(view, OPENINGS, "opening sentences", &openings));
    }
    found
}

/// The first sentence of the first block of a kind in each account.
fn stressed(view: &View<'_>, accounts: &[ArticleId], is_kind: impl Fn(BlockKind) -> bool) -> Vec<Stressed> {
    accounts
        .iter()
        .filter_map(|id| {
            let (id, article) = (*id, view.article(*id));
            let block = article.article.blocks.iter().find(|block| is_kind(block.kind))?;
            let first = article
                .syntax
                .sentences
                .iter()
                .find(|sentence| block.span.contains(sentence.span))?;
            let span = if block.kind == BlockKind::Title {
                block.span
            } else {
                first.span
            };
            let place = Location::new(id, span);
            Some((place, content_words(view, place)))
        })
        .collect()
}

/// A finding, where two or more places have words that stand in no other.
fn emphasis(view: &View<'_>, rule: Rule, what: &str, places: &[Stressed]) -> Option<Finding> {
    let evidence: Vec<Evidence> = places
        .iter()
        .filter_map(|(location, words)| {
            let others: BTreeSet<&String> = places
                .iter()
                .filter(|(other, _)| other != location)
                .flat_map(|(_, words)| words.iter().map(|(_, word)| word))
                .collect();
            let own: Vec<Span> = words
                .iter()
                .filter(|(_, word)| !others.contains(word))
                .map(|(span, _)| *span)
                .collect();
            let shown = if rule == OPENINGS {
                telling(view, *location, own)
            } else {
                own
            };
            (shown.len() >= LEAST_OWN).then(|| View::evidence(*location, shown))
        })
        .collect();
    if evidence.len() < 2 {
        return None;
    }
    let quoted: Vec<String> = evidence
        .iter()
        .map(|evidence| format!("“{}” ({})", shown(view, evidence), view.name(evidence.location.article)))
        .collect();
    let why = format!(
        "The {what} stress different things: {} stand in one of them only.",
        list(&quoted)
    );
    let words = evidence.iter().map(|evidence| shown(view, evidence));
    let summary = format!("Stressed: {}", sides(words));
    let finding = super::finding(view, rule, Dimension::Emphasis, evidence, 0.7, why);
    // The words of an opening stand apart, so that a stretch of its sentence would say too little.
    Some(if rule == OPENINGS {
        Finding { summary, ..finding }
    } else {
        finding
    })
}

/// The deciding words one by one, words side by side as they stand.
fn shown(view: &View<'_>, evidence: &Evidence) -> String {
    let mut out = String::new();
    let mut last: Option<Span> = None;
    for key in &evidence.keys {
        let article = evidence.location.article;
        if let Some(last) = last {
            let between = Span {
                start: last.end,
                end: key.start.max(last.end),
            };
            let apart = view.slice(Location::new(article, between)).trim();
            out.push_str(if apart.is_empty() { " " } else { ", " });
        }
        out.push_str(view.slice(Location::new(article, *key)));
        last = Some(*key);
    }
    out
}

/// Of an opening's own words those that carry what it tells, its events and what judges them, where it has enough
/// of them; at most [`MOST_SHOWN`].
fn telling(view: &View<'_>, at: Location, own: Vec<Span>) -> Vec<Span> {
    let events: BTreeSet<u32> = view
        .triggers(at)
        .filter(|trigger| trigger.class != "say")
        .map(|trigger| trigger.span.start)
        .collect();
    let judges = |span: Span| is_loaded(&view.slice(Location::new(at.article, span)).to_lowercase());
    let telling: Vec<Span> = own
        .iter()
        .copied()
        .filter(|span| events.contains(&span.start) || judges(*span))
        .collect();
    let mut shown = if telling.len() >= LEAST_OWN { telling } else { own };
    shown.truncate(MOST_SHOWN);
    shown
}

fn content_words(view: &View<'_>, at: Location) -> Vec<(Span, String)> {
    let article = view.article(at.article);
    article.syntax.tokens.as_slice()[article.syntax.tokens_in(at.span)]
        .iter()
        .map(|token| (token.span, token.lemma.to_lowercase()))
        .filter(|(span, word)| {
            let written = article.slice(*span).to_lowercase();
            word.chars().any(char::is_alphabetic) && !is_function_word(&written)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::compare::case::{check, check_texts};

    const OPENINGS: [&str; 2] = [
        "A heroic rescue by village fishermen saved all aboard the ferry Aurora near Lindholm.\n\n\
         The ferry Aurora struck a reef in thick fog near Lindholm harbour and sank within an hour.",
        "Prosecutors charged the captain of the ferry Aurora with negligence near Lindholm.\n\n\
         In thick fog near Lindholm harbour the ferry Aurora hit a reef and sank within an hour.",
    ];

    #[test]
    fn openings_with_words_of_their_own() {
        check_texts("opening-emphasis", OPENINGS, true);
    }

    #[test]
    fn openings_that_say_the_same() {
        check(
            "opening-emphasis",
            "The captain was rescued.",
            "Two divers were praised.",
            false,
        );
    }
}
