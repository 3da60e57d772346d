//! What accounts of one story stress: headlines, and the sentences they open with, that have words of their own.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::compare::view::View;
use crate::compare::wording::{brief, list, sides};
use crate::lexicon::is_function_word;
use crate::model::{AnalysedArticle, BlockKind, Deprel, Dimension, Evidence, Finding, Rule, Sentence, Upos};
use crate::text::{ArticleId, Location, Span};

use super::grammar::{head, is_content, is_judging, token};

const HEADLINES: Rule = Rule("headline-emphasis");
const OPENINGS: Rule = Rule("opening-emphasis");

/// Fewest words of its own that a headline needs to stress something.
const LEAST_OWN: usize = 2;

/// Most tokens of the stretch that is shown as what an opening sentence stresses.
const LONGEST: usize = 18;

/// Fewest tokens of such a stretch: a word alone stresses nothing.
const SHORTEST: usize = 4;

/// Most heads that are followed from a word upwards.
const DEEPEST: usize = 60;

/// Fewest tokens of a sentence that opens an account: a place, a link or a line of the page is none.
const SENTENCE: usize = 7;

/// What a judging word weighs in a stretch against any other of an account's own.
const JUDGING: f32 = 2.0;

/// What a word that others have too takes away, and a mark that the stretch would cross.
const SHARED: f32 = 0.3;

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
            let blocks = article.article.blocks.iter().filter(|block| is_kind(block.kind));
            let span = blocks.take(3).find_map(|block| {
                if block.kind == BlockKind::Title {
                    return Some(block.span);
                }
                let mut sentences = article.syntax.sentences.iter();
                let own = |sentence: &&Sentence| block.span.contains(sentence.span) && is_whole(article, sentence.span);
                sentences.find(own).map(|sentence| sentence.span)
            })?;
            let place = Location::new(id, span);
            Some((place, content_words(view, place)))
        })
        .collect()
}

/// Whether a sentence is one: long enough, and with a verb.
fn is_whole(article: &AnalysedArticle, sentence: Span) -> bool {
    let tokens = &article.syntax.tokens.as_slice()[article.syntax.tokens_in(sentence)];
    tokens.len() >= SENTENCE && tokens.iter().any(|token| matches!(token.upos, Upos::Verb | Upos::Aux))
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
                stretch(view, *location, &own)
            } else {
                own.iter().copied().reduce(Span::cover)
            };
            (own.len() >= LEAST_OWN).then(|| View::evidence(*location, shown))
        })
        .collect();
    if evidence.len() < 2 {
        return None;
    }
    let shown = |evidence: &Evidence| -> String {
        let key = evidence.keys.first().copied().unwrap_or(evidence.location.span);
        brief(view.slice(Location::new(evidence.location.article, key)))
    };
    let quoted: Vec<String> = evidence
        .iter()
        .map(|evidence| format!("{} “{}”", view.name(evidence.location.article), shown(evidence)))
        .collect();
    let why = format!("The {what} stress different things: {}.", list(&quoted));
    let summary = format!("Stressed in the {what}: {}", sides(evidence.iter().map(shown)));
    let finding = super::finding(view, rule, Dimension::Emphasis, evidence, 0.7, why);
    Some(Finding { summary, ..finding })
}

/// The phrase or clause of a sentence that has most of its own words, and of the judging ones among them, and fewest that others
/// share.
fn stretch(view: &View<'_>, at: Location, own: &[Span]) -> Option<Span> {
    let article = view.article(at.article);
    let range = article.syntax.tokens_in(at.span);
    let weight = |place: usize| -> f32 {
        let token = token(article, place);
        if own.contains(&token.span) {
            if is_judging(article, place) { JUDGING } else { 1.0 }
        } else if token.upos == Upos::Punct && !matches!(article.slice(token.span), "-" | "'" | "’")
            || is_content(article, place)
        {
            -SHARED
        } else {
            0.0
        }
    };
    let weights: Vec<f32> = range.clone().map(weight).collect();
    let worth = |part: &Range<usize>| -> f32 { weights[part.start - range.start..part.end - range.start].iter().sum() };
    let parts = constituents(article, &range);
    let fitting = parts.iter().filter(|part| (SHORTEST..=LONGEST).contains(&part.len()));
    fitting
        .max_by(|one, other| {
            let order = worth(one).total_cmp(&worth(other));
            order
                .then(other.len().cmp(&one.len()))
                .then(other.start.cmp(&one.start))
        })
        .map(|part| bare(article, part.clone()))
        .or_else(|| own.iter().copied().reduce(Span::cover))
}

/// Each word of a sentence with all that hangs on it, as ranges of tokens.
fn constituents(article: &AnalysedArticle, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = sentence.clone().map(|at| at..at + 1).collect();
    for at in sentence.clone() {
        let mut up = at;
        // No sentence of news is deeper.
        for _ in 0..DEEPEST {
            let Some(head) = head(article, up).filter(|head| sentence.contains(head)) else {
                break;
            };
            let part = &mut parts[head - sentence.start];
            *part = part.start.min(at)..part.end.max(at + 1);
            up = head;
        }
    }
    parts
}

/// A phrase without the marks and the little words at its ends: "that the ferry sank," is "the ferry sank".
fn bare(article: &AnalysedArticle, part: Range<usize>) -> Span {
    let is_edge = |at: usize| {
        let token = token(article, at);
        token.upos == Upos::Punct || matches!(token.deprel, Deprel::Mark | Deprel::Cc | Deprel::Case)
    };
    let mut part = part;
    while part.len() > 1 && is_edge(part.start) {
        part.start += 1;
    }
    while part.len() > 1 && is_edge(part.end - 1) {
        part.end -= 1;
    }
    token(article, part.start).span.cover(token(article, part.end - 1).span)
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
