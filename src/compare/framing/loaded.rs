//! A judging word in one account where the other puts the same thing plainly.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use crate::compare::view::View;
use crate::compare::wording::{key_words, list, quote};
use crate::lexicon::cues;
use crate::model::{Alignment, AnalysedArticle, Deprel, Dimension, Finding, Form, Rule, Upos};
use crate::text::{ArticleId, Location, Span};

use super::grammar::{dependents, head, is_content, is_judging, phrase, token};

const RULE: Rule = Rule("loaded-word");

/// Score from which two passages are on one point, though nothing shows what stands in a judging word's place.
const SAME_POINT: f32 = 0.36;

/// How sure such a difference is.
const LOOSE: f32 = 0.4;

/// Score from which two passages are so close that how something is done is said of the same deed.
const SAME_DEED: f32 = 0.35;

/// Judging words against plain ones, one finding an alignment.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    // The same words against the same ones are one difference, however often they meet: the surest is shown.
    let mut found: BTreeMap<BTreeSet<(ArticleId, String)>, Finding> = BTreeMap::new();
    for finding in super::close(view)
        .iter()
        .filter_map(|alignment| loaded(view, alignment))
    {
        let words = finding.evidence.iter().flat_map(|evidence| {
            let article = evidence.location.article;
            let words = evidence.keys.iter().map(move |key| Location::new(article, *key));
            words.map(move |place| (article, view.slice(place).to_lowercase()))
        });
        match found.entry(words.collect()) {
            Entry::Vacant(place) => {
                place.insert(finding);
            }
            Entry::Occupied(mut known) if known.get().confidence < finding.confidence => {
                known.insert(finding);
            }
            Entry::Occupied(_) => {}
        }
    }
    found.into_values().collect()
}

/// A judging word of one passage, and what the other has in its place.
struct Judged {
    word: Span,
    instead: Option<Span>,
}

fn loaded(view: &View<'_>, alignment: &Alignment) -> Option<Finding> {
    let places: Vec<Location> = alignment.members.iter().map(|member| member.location).collect();
    let lemmas: Vec<BTreeSet<String>> = places.iter().map(|place| lemmas(view, *place)).collect();
    // The words of a passage that judge and that no other passage has.
    let own = |at: usize| -> Vec<usize> {
        let article = view.article(places[at].article);
        article
            .syntax
            .tokens_in(places[at].span)
            .filter(|word| is_judging(article, *word))
            .filter(|word| {
                let lemma = token(article, *word).lemma.to_lowercase();
                (0..lemmas.len()).all(|other| other == at || !lemmas[other].contains(&lemma))
            })
            .collect()
    };
    let judging: Vec<Vec<usize>> = (0..places.len()).map(own).collect();
    let mut best: Option<(usize, usize, Vec<Judged>, usize)> = None;
    for at in 0..places.len() {
        for other in 0..places.len() {
            if places[at].article == places[other].article || judging[at].len() <= judging[other].len() {
                continue;
            }
            let judged: Vec<Judged> = judging[at]
                .iter()
                .map(|word| Judged {
                    word: token(view.article(places[at].article), *word).span,
                    instead: counterpart(view, places[at], *word, places[other], alignment.score),
                })
                .collect();
            let worth = judged.iter().filter(|judged| judged.instead.is_some()).count();
            if (worth > 0 || alignment.score >= SAME_POINT) && best.as_ref().is_none_or(|(.., known)| worth > *known) {
                best = Some((at, other, judged, worth));
            }
        }
    }
    let (at, other, judged, _) = best?;
    let (marked, plain) = (places[at], places[other]);
    let tied = || judged.iter().filter_map(|judged| Some((judged.word, judged.instead?)));
    let mut marked_keys: Vec<Span> = tied().map(|(word, _)| word).collect();
    let mut plain_keys: Vec<Span> = tied().map(|(_, instead)| instead).collect();
    let strength = if marked_keys.is_empty() {
        marked_keys = judged.iter().map(|judged| judged.word).collect();
        plain_keys = super::plain_keys(view, plain, &alignment.members[other].keys);
        LOOSE
    } else {
        0.3 + 0.1 * marked_keys.len().min(3) as f32 + 0.3 * alignment.score
    };
    let is_tied = tied().next().is_some();
    let why = reason(view, (marked, &marked_keys), (plain, &plain_keys), is_tied);
    let evidence = vec![View::evidence(marked, marked_keys), View::evidence(plain, plain_keys)];
    let finding = super::finding(view, RULE, Dimension::Loaded, evidence, strength, why);
    if is_tied {
        return Some(finding);
    }
    let summary = format!(
        "Loaded wording: {} / no such word",
        key_words(view, &finding.evidence[0])
    );
    Some(Finding { summary, ..finding })
}

/// What a reader is told of the two sides: whose words they are, and what stands in their place.
fn reason(view: &View<'_>, marked: (Location, &[Span]), plain: (Location, &[Span]), tied: bool) -> String {
    let quoted = |place: Location, keys: &[Span]| -> Vec<String> {
        let mut keys: Vec<Span> = keys.to_vec();
        keys.sort_unstable();
        keys.dedup();
        keys.iter()
            .map(|key| format!("“{}”", quote(view, Location::new(place.article, *key))))
            .collect()
    };
    let (loud, calm) = (quoted(marked.0, marked.1), quoted(plain.0, plain.1));
    let spoken = marked.1.iter().all(|key| {
        view.quotes(Location::new(marked.0.article, *key))
            .any(|quote| quote.direct && quote.span.contains(*key))
    });
    let whose = if spoken { "quotes somebody saying" } else { "uses" };
    let (one, other) = (view.name(marked.0.article), view.name(plain.0.article));
    if tied {
        format!(
            "Of the same thing {one} {whose} {}, where {other} has {}.",
            list(&loud),
            list(&calm)
        )
    } else {
        format!(
            "On the same point {one} {whose} {}; {other} has no such word.",
            list(&loud)
        )
    }
}

/// What another passage has in the place of a word: what it says of the same thing, which a word of both passages names.
fn counterpart(view: &View<'_>, ours: Location, word: usize, theirs: Location, fit: f32) -> Option<Span> {
    let mine = token(view.article(ours.article), word);
    let found = another_name(view, ours, mine.span, theirs).or_else(|| same_ground(view, ours, word, theirs, fit))?;
    // "the militants" against "the militants of the north": the word is there too.
    let there = view.slice(Location::new(theirs.article, found)).to_lowercase();
    (!there.contains(&mine.lemma.to_lowercase())).then_some(found)
}

/// What is said of the same thing, or done with it, in another passage.
fn same_ground(view: &View<'_>, ours: Location, word: usize, theirs: Location, fit: f32) -> Option<Span> {
    let (article, other) = (view.article(ours.article), view.article(theirs.article));
    let mine = token(article, word);
    let met = |at: usize| -> Option<usize> {
        let lemma = token(article, at).lemma.to_lowercase();
        is_content(article, at).then_some(())?;
        other
            .syntax
            .tokens_in(theirs.span)
            .find(|there| is_content(other, *there) && token(other, *there).lemma.to_lowercase() == lemma)
    };
    // "alarming behaviour" for "strange behaviour": what else is said of the thing.
    if matches!(mine.deprel, Deprel::Amod | Deprel::Advmod | Deprel::Compound) {
        let there = met(head(article, word)?)?;
        // "A historic law" is said of no "law enforcement", and not each deed of a sort is the one done "drastically".
        let whole = token(other, there).deprel != Deprel::Compound;
        let same = mine.upos != Upos::Adv || fit >= SAME_DEED;
        return (whole && same).then(|| phrase(other, there));
    }
    // "stokes fear of the plan" for "warns of the plan": what else is done with the thing, by the same hand or to the same thing.
    let relations: &[Deprel] = match mine.upos {
        Upos::Verb => &[Deprel::Nsubj, Deprel::Obj, Deprel::Obl, Deprel::Xcomp, Deprel::Ccomp],
        Upos::Noun => &[Deprel::Nmod, Deprel::Compound],
        _ => &[],
    };
    let mut governors: Vec<(usize, Deprel)> = Vec::new();
    for at in dependents(article, word).filter(|at| relations.contains(&token(article, *at).deprel)) {
        let Some(there) = met(at) else { continue };
        let (mine, their) = (token(article, at).deprel, token(other, there).deprel);
        let governor = head(other, there).filter(|_| mine == their);
        governors.extend(governor.map(|governor| (governor, mine)));
    }
    let same_sort = |governor: usize| token(other, governor).upos == mine.upos && is_content(other, governor);
    governors
        .iter()
        .filter(|(governor, _)| same_sort(*governor) && theirs.span.contains(token(other, *governor).span))
        .map(|(governor, relation)| {
            let shared = governors.iter().filter(|(other, _)| other == governor).count();
            (*governor, *relation, shared)
        })
        // Everybody does many things: who does it ties two acts of saying only, or needs what it is done to.
        .filter(|(governor, relation, shared)| {
            *shared > 1 || *relation != Deprel::Nsubj || says(article, word) && says(other, *governor)
        })
        .max_by_key(|(governor, _, shared)| (*shared, std::cmp::Reverse(*governor)))
        .map(|(governor, ..)| token(other, governor).span)
}

/// Whether a word is a verb of saying.
fn says(article: &AnalysedArticle, at: usize) -> bool {
    let word = article.slice(token(article, at).span).to_lowercase();
    token(article, at).upos == Upos::Verb && !cues(&word).is_empty()
}

/// "the regime" for "the government", "the militant group" for its name: another name for the same one.
fn another_name(view: &View<'_>, ours: Location, word: Span, theirs: Location) -> Option<Span> {
    let entity = view
        .mentions(Location::new(ours.article, word))
        .filter(|(_, mention)| mention.form != Form::Pronoun && mention.span.contains(word))
        // The narrowest: of "the critics of the regime" the regime.
        .min_by_key(|(_, mention)| mention.span.len())
        .and_then(|(_, mention)| view.entity(ours.article, mention.chain))?;
    view.mentions(theirs)
        .filter(|(_, mention)| mention.form != Form::Pronoun && theirs.span.contains(mention.span))
        .find(|(_, mention)| view.entity(theirs.article, mention.chain) == Some(entity))
        .map(|(_, mention)| mention.span)
}

fn lemmas(view: &View<'_>, at: Location) -> BTreeSet<String> {
    let article = view.article(at.article);
    article.syntax.tokens.as_slice()[article.syntax.tokens_in(at.span)]
        .iter()
        .map(|token| token.lemma.to_lowercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn a_judging_word_for_the_same_thing() {
        check(
            "loaded-word",
            "The mayor Ida Lund slammed the harbour inspectors over the faulty lights on Monday.",
            "The mayor Ida Lund faulted the harbour inspectors over the broken lights on Monday.",
            true,
        );
    }

    #[test]
    fn what_else_is_done_with_the_same_thing() {
        check(
            "loaded-word",
            "The mayor Ida Lund squandered the money of the harbour on new lights.",
            "The mayor Ida Lund spent the money of the harbour on new lights.",
            true,
        );
    }

    #[test]
    fn a_word_that_judges_as_another_part_of_speech() {
        check(
            "loaded-word",
            "Divers found rocks under the harbour lights of Lindholm on Monday.",
            "Divers found sand under the harbour lights of Lindholm on Monday.",
            false,
        );
    }

    #[test]
    fn a_rank_is_no_judgement() {
        check(
            "loaded-word",
            "The top inspector wrote a report on the harbour lights of Lindholm.",
            "The chief inspector wrote a report on the harbour lights of Lindholm.",
            false,
        );
    }
}
