//! Quotations and numbers that can be corrected: which stand at a place, how they are told, who may have spoken.

use std::collections::{BTreeMap, BTreeSet};

use crate::lexicon::singular;
use crate::model::{AnalysedArticle, ChainId, Counted, EntityKind, Form, MentionId, Quantity, QuantityId, QuoteId};
use crate::text::{ArticleId, Location, Span};

use super::digest::one_line;
use super::story::letter;
use super::{Dialog, State};

/// Somebody who may have spoken, as an article names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The fullest name.
    pub name: String,
    /// A mention that names them.
    pub mention: MentionId,
    /// Mentions in the article.
    pub mentions: usize,
}

impl State {
    /// What can be corrected at a place, with the words of a button, which say how it was read.
    #[must_use]
    pub fn correctable_at(&self, place: Location) -> Vec<(String, Dialog)> {
        let Some(article) = self.story.comparison.articles.get(place.article) else {
            return Vec::new();
        };
        let name = letter(place.article);
        let quotes = article
            .quotes
            .enumerated()
            .filter(|(_, quote)| quote.span.overlaps(place.span));
        let mut quotes = quotes.map(|(id, _)| {
            let speaker = speaker_of(article, id).unwrap_or_else(|| "nobody who is named".to_owned());
            (
                format!("{name}: said by {speaker}…"),
                Dialog::Speaker(place.article, id),
            )
        });
        let numbers = article.quantities.enumerated();
        let numbers = numbers.filter(|(_, quantity)| quantity.span.overlaps(place.span));
        let numbers = numbers.map(|(id, quantity)| {
            let number = one_line(article.slice(quantity.number));
            let meaning = match said_of(quantity) {
                (unit, role) if unit.is_empty() && role.is_empty() => "nothing known".to_owned(),
                (unit, role) if unit.is_empty() => role,
                (unit, role) if role.is_empty() => unit,
                (unit, role) => format!("{unit}, {role}"),
            };
            (
                format!("{name}: “{number}” counts {meaning}…"),
                Dialog::Count(place.article, id),
            )
        });
        // The innermost quotation is the one that is meant.
        quotes.next_back().into_iter().chain(numbers).collect()
    }

    /// What can be corrected at the deciding words of a finding.
    #[must_use]
    pub fn correctable_in(&self, finding: crate::model::FindingId) -> Vec<(String, Dialog)> {
        let mut all: Vec<(String, Dialog)> = Vec::new();
        let Some(found) = self.story.comparison.findings.get(finding) else {
            return all;
        };
        for evidence in &found.evidence {
            let whole = [evidence.location.span];
            let spans: &[Span] = if evidence.keys.is_empty() {
                &whole
            } else {
                &evidence.keys
            };
            for span in spans {
                let here = self.correctable_at(Location::new(evidence.location.article, *span));
                let new = here
                    .into_iter()
                    .filter(|(_, dialog)| all.iter().all(|(_, known)| known != dialog));
                let new: Vec<_> = new.collect();
                all.extend(new);
            }
        }
        all
    }

    /// Who an article names that may have spoken: people and bodies first, those named most before the others.
    #[must_use]
    pub fn candidates(&self, article: ArticleId) -> Vec<Candidate> {
        let Some(article) = self.story.comparison.articles.get(article) else {
            return Vec::new();
        };
        let mut candidates: Vec<(bool, Candidate)> = article
            .chains
            .iter()
            .filter_map(|chain| {
                let naming = |mention: &&MentionId| article.mentions[**mention].form != Form::Pronoun;
                let mention = *chain.mentions.iter().find(naming)?;
                if super::digest::is_bare(&chain.name) {
                    return None;
                }
                let rank = matches!(
                    chain.kind,
                    EntityKind::Person | EntityKind::Organization | EntityKind::Group
                );
                let candidate = Candidate {
                    name: one_line(&chain.name),
                    mention,
                    mentions: chain.mentions.len(),
                };
                Some((rank, candidate))
            })
            .collect();
        candidates.sort_by_key(|(rank, it)| (!rank, std::cmp::Reverse(it.mentions), it.mention));
        candidates.into_iter().map(|(_, candidate)| candidate).collect()
    }

    /// What other numbers of the story count, most frequent first.
    #[must_use]
    pub fn counted_elsewhere(&self) -> Vec<(String, String)> {
        let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
        let articles = self.story.comparison.articles.iter();
        for quantity in articles.flat_map(|article| article.quantities.iter()) {
            let said = said_of(quantity);
            if !said.0.is_empty() && !said.1.is_empty() {
                *counts.entry(said).or_default() += 1;
            }
        }
        let mut said: Vec<_> = counts.into_iter().collect();
        said.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        said.into_iter().map(|(said, _)| said).collect()
    }
}

/// What a number counts, and what happens to it; empty where it is not said.
#[must_use]
pub fn said_of(quantity: &Quantity) -> (String, String) {
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    (text(&quantity.unit), text(&quantity.role))
}

/// Who speaks in a quotation, as the article names them.
#[must_use]
pub fn speaker_of(article: &AnalysedArticle, quote: QuoteId) -> Option<String> {
    let quote = article.quotes.get(quote)?;
    let by_chain = |chain: ChainId| article.chains.get(chain).map(|chain| one_line(&chain.name));
    quote
        .chain
        .and_then(by_chain)
        .or_else(|| quote.source.map(|span| one_line(article.slice(span))))
}

/// What a reader says that a number counts: a noun in the singular, as the analysis has it, and what happens to it.
#[must_use]
pub fn counted(article: &AnalysedArticle, number: QuantityId, unit: &str, role: &str) -> Option<Counted> {
    let known: BTreeSet<&str> = article.quantities.iter().filter_map(|it| it.unit.as_deref()).collect();
    let unit = one_line(unit);
    let unit = if known.contains(unit.as_str()) {
        unit
    } else {
        singular(&unit.to_lowercase())
    };
    let role = one_line(role).to_lowercase();
    let some = |words: String| (!words.is_empty()).then_some(words);
    Some(Counted {
        number: article.quantities.get(number)?.span,
        unit: some(unit),
        role: some(role),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::Command;
    use crate::model::fixture;
    use crate::text::Idx;

    fn state() -> State {
        let mut state = State::default();
        state.show_story(Arc::new(fixture::comparison()));
        state
    }

    #[test]
    fn the_speakers_and_numbers_of_a_conflict_can_be_corrected_at_its_words() {
        let state = state();
        let offered = state.correctable_in(Idx::from_usize(0));
        let names: Vec<&str> = offered.iter().map(|(name, _)| name.as_str()).collect();
        let wanted = [
            "A: said by Lena Voss…",
            "A: “Twelve” counts person, killed…",
            "B: said by the mayor…",
            "B: “15” counts person, killed…",
        ];
        assert_eq!(names, wanted);
        assert!(state.correctable_in(Idx::from_usize(99)).is_empty());
    }

    #[test]
    fn a_noun_is_kept_in_the_singular_and_a_unit_as_it_is_known() {
        let state = state();
        let article = &state.story.comparison.articles.as_slice()[0];
        let first = QuantityId::from_usize(0);
        let check = |unit: &str, want: Option<&str>| {
            let counted = counted(article, first, unit, " Injured ").expect("there is such a number");
            assert_eq!(counted.unit.as_deref(), want);
            assert_eq!(counted.role.as_deref(), Some("injured"));
        };
        check(" Boats ", Some("boat"));
        check("people", Some("person"));
        check("", None);
        assert_eq!(counted(article, QuantityId::from_usize(99), "boat", ""), None);
    }

    #[test]
    fn a_speaker_and_a_count_become_steps_that_keep_one_another_and_are_undone() {
        let mut state = state();
        let article = ArticleId::from_usize(0);
        let by = state.candidates(article)[0].mention;
        let sha256 = state.story.comparison.articles[article].article.source.sha256.clone();
        let correction = |state: &State| state.review.corrections().remove(&sha256).unwrap_or_default();
        state.apply(&Command::SetSpeaker(article, Idx::from_usize(0), Some(by)));
        state.apply(&Command::SetCount(
            article,
            Idx::from_usize(0),
            "boats".into(),
            String::new(),
        ));
        state.apply(&Command::Correct(article, super::super::Correction::default()));
        let all = correction(&state);
        assert_eq!((all.speakers.len(), all.counts.len()), (1, 1));
        assert_eq!(all.counts[0].unit.as_deref(), Some("boat"));
        state.apply(&Command::Undo);
        state.apply(&Command::Undo);
        assert_eq!(
            (correction(&state).speakers.len(), correction(&state).counts.len()),
            (1, 0)
        );
    }
}
