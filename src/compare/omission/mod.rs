//! Omission: a weighty statement of some articles that no passage of another comes near.
//!
//! Two sorts: a statement of one article that all others lack, and a fact on which some articles meet and that
//! the rest lack. It owns what counts as lacking; how much a reader misses it, where a statement ends and the
//! order of the list are its rooms'. It must never judge whether leaving something out was right.

mod order;
mod statement;
mod weight;

use std::collections::BTreeSet;

use crate::model::{Alignment, Dimension, Evidence, Finding, Kind, Rule};
use crate::text::{ArticleId, Location};

use super::nearby::is_cut;
use super::view::View;
use super::wording::{list, quote, shorten};
use weight::Words;

const RULE: Rule = Rule("no-counterpart");

/// Share of a sentence's weight that another article may cover at most, where it lacks the statement.
const COVERED: f32 = 0.5;

/// Score from which an alignment is a fact that its articles share and the others may lack.
const SHARED: f32 = 0.25;

/// What is added to the gain of a fact that more than one article tells.
const TOLD_TWICE: f32 = 0.1;

/// Longest list that is shown, for each article compared: beyond it stands what few readers miss.
const MOST: usize = 12;

/// Omissions, the weightiest of each comparison.
pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    let words = Words::new(view);
    let told_by_one = view.all.articles.enumerated().flat_map(|(id, article)| {
        let sentences = article.syntax.sentences.iter();
        let passages = sentences.map(|sentence| Location::new(id, sentence.span));
        let lacking = passages
            .filter(|passage| statement::is_told(view, *passage))
            .filter_map(|passage| lacking(view, &words, vec![View::evidence(passage, [])]));
        statement::run_on(view, lacking)
    });
    let alignments = view.all.alignments.iter();
    let told_by_some = alignments.filter_map(|alignment| shared(view, &words, alignment));
    let found: Vec<Candidate> = told_by_one.chain(told_by_some).collect();
    let found = order::varied(view, found, MOST * view.all.articles.len());
    found.into_iter().map(|candidate| finding(view, candidate)).collect()
}

/// A statement that some articles lack.
struct Candidate {
    evidence: Vec<Evidence>,
    /// The whole sentences that the evidence stands in.
    sentences: Vec<Location>,
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
    let is_cut = || members.iter().any(|member| is_cut(view, member.location));
    if alignment.score < SHARED || articles.len() == view.all.articles.len() || is_cut() {
        return None;
    }
    let evidence: Vec<Evidence> = members
        .iter()
        .map(|member| View::evidence(member.location, member.keys.iter().copied()))
        .collect();
    let told = members
        .iter()
        .all(|member| statement::is_told(view, view.sentence(member.location)));
    let candidate = told.then(|| lacking(view, words, evidence)).flatten()?;
    Some(Candidate {
        gain: candidate.gain + TOLD_TWICE,
        ..candidate
    })
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
    let lack = weight::Lack {
        sentences: &sentences,
        absent: &absent,
        covered,
        fit,
    };
    Some(Candidate {
        words: sentences
            .iter()
            .flat_map(|sentence| weight::content(view, *sentence))
            .map(str::to_owned)
            .collect(),
        gain: weight::gain(view, words, &lack),
        nearest: best.map(|near| (near.to, near.covered)),
        evidence,
        sentences,
        absent,
    })
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
        confidence: (0.12 + 0.4 * (candidate.gain - 0.8)).clamp(0.1, 0.5),
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
