//! Omission: a weighty statement of some articles that no passage of another comes near.
//!
//! Two sorts: a sentence of one article that all others lack, and a fact on which some articles meet and that
//! the rest lack. The order is by what readers miss most: what has no counterpart at all, counts or dates
//! something, names strangers and tells much, early but not in the opening, which every account has in its way.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::idf::Idf;
use crate::lexicon::is_function_word;
use crate::model::{
    Alignment, BlockKind, Dimension, EntityId, Evidence, Finding, Form, Kind, Rule, TimeKind, Token, Upos,
};
use crate::text::{ArticleId, Location};

use super::view::View;
use super::wording::{list, quote, shorten};

const RULE: Rule = Rule("no-counterpart");

/// Share of a sentence's weight that another article may cover at most, where it lacks the statement.
const COVERED: f32 = 0.5;

/// What keeps the gain on the scale that the chance of being right was measured on.
const SCALE: f32 = 0.4;

/// Fewest words of a sentence that says enough to be missed.
const LEAST_WORDS: usize = 7;

/// Score from which an alignment is a fact that its articles share and the others may lack.
const SHARED: f32 = 0.25;

/// What is added to the gain of a fact that more than one article tells.
const TOLD_TWICE: f32 = 0.1;

/// How far words that stand anywhere in an article speak against its lacking the statement.
const ELSEWHERE: f32 = 0.4;

/// What a statement loses that has all its words in common with one that is already listed.
const TOLD_BEFORE: f32 = 0.2;

/// Gain below which few readers miss a statement: on annotated stories one in eight.
const LEAST_GAIN: f32 = 0.7;

/// Longest list that is shown, for each article compared: beyond it stands what few readers miss.
const MOST: usize = 12;

/// Omissions, the weightiest of each comparison.
pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    let words = Words::new(view);
    let found: Vec<Candidate> = view
        .all
        .articles
        .enumerated()
        .flat_map(|(id, article)| {
            let sentences = article.syntax.sentences.iter();
            sentences.map(move |sentence| Location::new(id, sentence.span))
        })
        .filter(|passage| is_told(view, *passage))
        .filter_map(|passage| lacking(view, &words, vec![View::evidence(passage, [])]))
        .chain(
            view.all
                .alignments
                .iter()
                .filter_map(|alignment| shared(view, &words, alignment)),
        )
        .collect();
    let found = varied(view, found, MOST * view.all.articles.len());
    found.into_iter().map(|candidate| finding(view, candidate)).collect()
}

/// The weightiest candidates, each weighed anew against those before it, so that one topic does not fill the list
/// (maximal marginal relevance: Carbonell and Goldstein 1998).
fn varied(view: &View<'_>, mut left: Vec<Candidate>, most: usize) -> Vec<Candidate> {
    let place = |candidate: &Candidate| -> Vec<_> {
        let evidence = candidate.evidence.iter();
        let mut places: Vec<_> = evidence.map(|evidence| view.rank(evidence.location)).collect();
        places.sort_unstable();
        places
    };
    let mut kept: Vec<Candidate> = Vec::new();
    while kept.len() < most {
        let best = left.iter().enumerate().max_by(|(_, one), (_, other)| {
            one.gain
                .total_cmp(&other.gain)
                .then_with(|| place(other).cmp(&place(one)))
        });
        let Some(best) = best.filter(|(_, best)| best.gain >= LEAST_GAIN).map(|(at, _)| at) else {
            break;
        };
        let best = left.swap_remove(best);
        for candidate in &mut left {
            let common = candidate.words.intersection(&best.words).count();
            let fewer = candidate.words.len().min(best.words.len()).max(1);
            candidate.gain -= TOLD_BEFORE * common as f32 / fewer as f32;
        }
        kept.push(best);
    }
    kept
}

/// The content words of every article.
struct Words<'c> {
    idf: Idf,
    all: BTreeMap<ArticleId, BTreeSet<&'c str>>,
}

impl<'c> Words<'c> {
    fn new(view: &View<'c>) -> Self {
        let words = view.all.articles.enumerated().map(|(id, article)| {
            let tokens = article.syntax.tokens.iter();
            (id, tokens.map(|token| &*token.lemma).collect())
        });
        Self {
            idf: Idf::embedded(),
            all: words.collect(),
        }
    }

    /// The largest share of a sentence's weight whose words stand somewhere in one of some articles.
    fn elsewhere(&self, view: &View<'_>, sentence: Location, articles: &[ArticleId]) -> f32 {
        let (mut all, mut met) = (0.0, vec![0.0; articles.len()]);
        for lemma in content(view, sentence) {
            let weight = self.idf.weight(&lemma.to_lowercase()).max(0.0);
            all += weight;
            for (met, article) in met.iter_mut().zip(articles) {
                if self.all[article].contains(lemma) {
                    *met += weight;
                }
            }
        }
        met.into_iter().fold(0.0, f32::max) / all.max(f32::MIN_POSITIVE)
    }
}

/// The lemmas of a sentence's content words.
fn content<'c>(view: &View<'c>, sentence: Location) -> impl Iterator<Item = &'c str> + use<'c> {
    let article = view.article(sentence.article);
    let tokens = &article.syntax.tokens.as_slice()[article.syntax.tokens_in(sentence.span)];
    let is_content = |token: &&Token| {
        matches!(
            token.upos,
            Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Adv | Upos::Num
        )
    };
    tokens
        .iter()
        .filter(is_content)
        .map(|token| &*token.lemma)
        .filter(|lemma| !is_function_word(lemma))
}

/// A statement that some articles lack.
struct Candidate {
    evidence: Vec<Evidence>,
    absent: Vec<ArticleId>,
    /// The passage of those articles that comes nearest, and the share of the statement that it covers.
    nearest: Option<(Location, f32)>,
    /// Lemmas of its content words.
    words: BTreeSet<String>,
    /// How much a reader gains by it.
    gain: f32,
}

/// A fact on which some articles meet and that all others lack.
fn shared(view: &View<'_>, words: &Words<'_>, alignment: &Alignment) -> Option<Candidate> {
    let members = &alignment.members;
    let articles: BTreeSet<ArticleId> = members.iter().map(|member| member.location.article).collect();
    if alignment.score < SHARED || articles.len() == view.all.articles.len() {
        return None;
    }
    let evidence: Vec<Evidence> = members
        .iter()
        .map(|member| View::evidence(member.location, member.keys.iter().copied()))
        .collect();
    let told = members
        .iter()
        .all(|member| is_told(view, view.sentence(member.location)));
    let candidate = told.then(|| lacking(view, words, evidence)).flatten()?;
    Some(Candidate {
        gain: candidate.gain + TOLD_TWICE,
        ..candidate
    })
}

/// Whether a sentence is part of an article's running text and says enough to be missed.
fn is_told(view: &View<'_>, sentence: Location) -> bool {
    let blocks = &view.article(sentence.article).article.blocks;
    let block = blocks.iter().find(|block| block.span.contains(sentence.span));
    view.reads(sentence.article)
        && view.slice(sentence).split_whitespace().count() >= LEAST_WORDS
        && block.is_none_or(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::List))
}

/// The statement that some passages bear, where every article without one of them lacks it: what only some of
/// the rest lack is told to the reader by the others.
fn lacking(view: &View<'_>, words: &Words<'_>, evidence: Vec<Evidence>) -> Option<Candidate> {
    let sentences: Vec<Location> = evidence
        .iter()
        .map(|evidence| view.sentence(evidence.location))
        .collect();
    let holders: BTreeSet<ArticleId> = sentences.iter().map(|sentence| sentence.article).collect();
    // An article on another story lacks all that this one tells.
    let on_story = |id: &ArticleId| holders.iter().any(|holder| view.related(*holder, *id));
    let absent: Vec<ArticleId> = view
        .all
        .articles
        .ids()
        .filter(|id| !holders.contains(id) && view.reads(*id) && on_story(id))
        .collect();
    if absent.is_empty() {
        return None;
    }
    let near: Vec<_> = sentences
        .iter()
        .flat_map(|sentence| view.nearest(*sentence))
        .filter(|near| !holders.contains(&near.to.article))
        .collect();
    let best = near.iter().max_by(|one, other| {
        one.covered
            .total_cmp(&other.covered)
            .then(view.rank(other.to).cmp(&view.rank(one.to)))
    });
    let covered = best.map_or(0.0, |near| near.covered);
    if covered >= COVERED {
        return None;
    }
    let fit = near.iter().map(|near| near.score).fold(0.0, f32::max);
    let told = sentences
        .iter()
        .map(|sentence| told(view, *sentence))
        .fold(0.0, f32::max);
    let elsewhere = sentences
        .iter()
        .map(|sentence| words.elsewhere(view, *sentence, &absent))
        .fold(0.0, f32::max);
    Some(Candidate {
        words: sentences
            .iter()
            .flat_map(|sentence| content(view, *sentence))
            .map(str::to_owned)
            .collect(),
        gain: 0.75 + SCALE - covered - 0.3 * fit - ELSEWHERE * elsewhere + told,
        nearest: best.map(|near| (near.to, near.covered)),
        evidence,
        absent,
    })
}

/// How much a sentence tells: its length, numbers, dates and events, those whom no other article names, and how
/// early it stands. The weights were set by hand; a fifth more or less of any changes little on annotated stories.
fn told(view: &View<'_>, sentence: Location) -> f32 {
    let flag = f32::from;
    let numbers = || view.quantities(sentence);
    let is_rate = |unit: &str| unit == "percent" || unit.chars().all(|letter| letter.is_ascii_uppercase());
    let rate = numbers().any(|quantity| quantity.unit.as_deref().is_some_and(is_rate));
    let dated = view.times(sentence).any(|time| time.kind == TimeKind::Date);
    let events = view.triggers(sentence).count().min(5) as f32;
    let words = view.slice(sentence).split_whitespace().count() as f32;
    0.3 * early(view, sentence)
        + 0.1 * flag(u8::from(numbers().next().is_some()))
        + 0.1 * flag(u8::from(numbers().any(|quantity| quantity.value >= 10.0)))
        + 0.15 * flag(u8::from(rate))
        + 0.1 * flag(u8::from(dated))
        + 0.08 * strangers(view, sentence).min(3) as f32
        + 0.03 * events
        + 0.1 * words.max(1.0).ln()
}

/// 0 for the opening sentence of the running text, then falling from almost 1.
fn early(view: &View<'_>, sentence: Location) -> f32 {
    let article = view.article(sentence.article);
    let body = article
        .article
        .blocks
        .iter()
        .find(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::List))
        .map_or(0, |block| block.span.start);
    let all = article.syntax.sentences.as_slice();
    let first = all.partition_point(|one| one.span.start < body);
    let before = all
        .partition_point(|one| one.span.start < sentence.span.start)
        .saturating_sub(first);
    if before == 0 {
        0.0
    } else {
        1.0 / (1.0 + before as f32 / 4.0)
    }
}

/// Number of those whom a sentence names and no other article mentions.
fn strangers(view: &View<'_>, sentence: Location) -> usize {
    let named: BTreeSet<EntityId> = view
        .mentions(sentence)
        .filter(|(_, mention)| mention.form == Form::Name)
        .filter_map(|(_, mention)| view.entity(sentence.article, mention.chain))
        .collect();
    let is_stranger = |entity: &&EntityId| {
        let chains = &view.all.entities[**entity].chains;
        chains.iter().all(|(article, _)| *article == sentence.article)
    };
    named.iter().filter(is_stranger).count()
}

fn finding(view: &View<'_>, candidate: Candidate) -> Finding {
    let names =
        |ids: &mut dyn Iterator<Item = ArticleId>| -> String { list(&ids.map(|id| view.name(id)).collect::<Vec<_>>()) };
    let holders: BTreeSet<ArticleId> = candidate
        .evidence
        .iter()
        .map(|evidence| evidence.location.article)
        .collect();
    let searched: usize = candidate
        .absent
        .iter()
        .map(|id| view.article(*id).syntax.sentences.len())
        .sum();
    let nearest = candidate.nearest.map_or_else(String::new, |(at, covered)| {
        format!(
            " The nearest passage, “{}”, has {} % of its content.",
            quote(view, at),
            (covered * 100.0).round()
        )
    });
    let passages = candidate.evidence.iter().map(|evidence| evidence.location);
    let passage = passages.min_by_key(|passage| view.rank(*passage));
    Finding {
        kind: Kind::Omission,
        dimension: passage.map_or(Dimension::Event, |passage| dimension(view, passage)),
        rule: RULE,
        // What readers would miss is a matter of taste more than of search, so no omission is sure.
        confidence: (0.15 + 0.27 * (candidate.gain - 0.9)).clamp(0.1, 0.4),
        importance: (0.13 * candidate.gain).clamp(0.01, 0.3),
        summary: format!(
            "Only {}: {}",
            names(&mut holders.iter().copied()),
            passage.map_or_else(String::new, |passage| shorten(view.slice(passage)))
        ),
        why: format!(
            "None of the {searched} sentences of {} says this.{nearest}",
            names(&mut candidate.absent.iter().copied())
        ),
        evidence: candidate.evidence,
        absent_in: candidate.absent,
    }
}

fn dimension(view: &View<'_>, passage: Location) -> Dimension {
    if view.quotes(passage).any(|quote| quote.direct) {
        Dimension::Quote
    } else if view.quantities(passage).any(|quantity| quantity.role.is_some()) {
        Dimension::Number
    } else {
        Dimension::Event
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::case::{check, check_texts};

    #[test]
    fn told_by_one_account_only() {
        check(
            "no-counterpart",
            "Insurers estimate the loss at 12 million euros and have hired investigators from Hamburg.",
            "Divers found the hull on its side.",
            true,
        );
    }

    #[test]
    fn nothing_is_lacking_in_an_article_on_another_story() {
        check_texts(
            "no-counterpart",
            [
                "Insurers estimate the loss of the ferry at 12 million euros and have hired investigators from Hamburg.",
                "The national bank left its interest rate unchanged on Thursday after two days of talks in Oslo.",
            ],
            false,
        );
    }

    #[test]
    fn told_by_the_other_in_other_words() {
        check(
            "no-counterpart",
            "Divers found the hull of the ferry Aurora lying on its side near Lindholm harbour.",
            "The hull of the Aurora was found by divers, lying on its side near Lindholm harbour.",
            false,
        );
    }
}
