//! What a finding is about, in a word or two: what its line says, else the event that its passages tell of.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Comparison, Dimension, EntityId, EventId, Finding, Form, Kind};
use crate::text::{ArticleId, Idx as _, Span};

/// Events whose word says nothing of what they are.
const EMPTY: [&str; 12] = [
    "happen", "occur", "be", "have", "do", "make", "take", "get", "go", "come", "include", "become",
];

/// The triggers of every article with their events, so that many findings are looked up fast.
pub struct Abouts<'a> {
    comparison: &'a Comparison,
    triggers: Vec<Vec<(Span, EventId)>>,
    names: Vec<Vec<(Span, EntityId)>>,
}

impl<'a> Abouts<'a> {
    /// The table of a comparison.
    #[must_use]
    pub fn new(comparison: &'a Comparison) -> Self {
        let mut triggers = vec![Vec::new(); comparison.articles.len()];
        let mut names = vec![Vec::new(); comparison.articles.len()];
        for (id, entity) in comparison.entities.enumerated() {
            for (article, chain) in &entity.chains {
                let analysed = &comparison.articles[*article];
                let mentions = analysed.chains[*chain].mentions.iter();
                let named = mentions.filter(|mention| analysed.mentions[**mention].form == Form::Name);
                names[article.index()].extend(named.map(|mention| (analysed.mentions[*mention].span, id)));
            }
        }
        let speech = super::synopsis::speech(comparison);
        for (id, event) in comparison.events.enumerated() {
            if speech.contains(&id) || EMPTY.contains(&event.label.as_str()) {
                continue;
            }
            for (article, trigger) in &event.triggers {
                let span = comparison.articles[*article].triggers[*trigger].span;
                triggers[article.index()].push((span, id));
            }
        }
        for list in &mut triggers {
            list.sort_unstable();
        }
        for list in &mut names {
            list.sort_unstable();
        }
        Self {
            comparison,
            triggers,
            names,
        }
    }

    /// What a finding is about.
    #[must_use]
    pub fn of(&self, finding: &Finding) -> String {
        let name = || shared(finding, &self.names).map(|entity| self.comparison.entities[entity].name.as_str());
        match (super::Story::headline(finding), finding.dimension) {
            ((_, Some(_)), Dimension::Emphasis) => return "What each stresses".to_owned(),
            // Whom they call so says more than that they do.
            ((about, Some(_)), Dimension::Label) => return name().unwrap_or(about).to_owned(),
            ((about, Some(_)), _) => return about.to_owned(),
            _ => {}
        }
        let event = shared(finding, &self.triggers).and_then(|event| self.told(finding, event));
        match (name(), event) {
            (Some(name), Some(event)) if finding.kind != Kind::Framing => format!("{name} · {event}"),
            (Some(name), _) => name.to_owned(),
            (None, Some(event)) => capitalised(&event),
            (None, None) => capitalised(dimension_name(finding.dimension)),
        }
    }

    /// The first word by which a finding's passages tell of an event.
    fn told(&self, finding: &Finding, event: EventId) -> Option<String> {
        finding.evidence.iter().find_map(|evidence| {
            let (article, passage) = (evidence.location.article, evidence.location.span);
            let mut triggers = self.triggers[article.index()].iter();
            let (span, _) = triggers.find(|(span, id)| *id == event && passage.contains(*span))?;
            Some(self.comparison.articles[article].slice(*span).to_lowercase())
        })
    }
}

/// What most of a finding's articles speak of in its passages, if more than one does; of several the first.
fn shared<I: Copy + Ord>(finding: &Finding, places: &[Vec<(Span, I)>]) -> Option<I> {
    let mut told: BTreeMap<I, (BTreeSet<ArticleId>, usize)> = BTreeMap::new();
    for evidence in &finding.evidence {
        let (article, passage) = (evidence.location.article, evidence.location.span);
        let list = &places[article.index()];
        let from = list.partition_point(|(span, _)| span.start < passage.start);
        for (_, id) in list[from..].iter().take_while(|(span, _)| span.start < passage.end) {
            let entry = told.entry(*id).or_default();
            entry.0.insert(article);
            entry.1 += 1;
        }
    }
    let best = told
        .into_iter()
        .max_by_key(|(id, (articles, count))| (articles.len(), *count, std::cmp::Reverse(*id)));
    best.filter(|(_, (articles, _))| articles.len() > 1).map(|(id, _)| id)
}

/// What a finding is about, for a reader.
#[must_use]
pub fn dimension_name(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Event => "event",
        Dimension::Number => "number",
        Dimension::Date => "date",
        Dimension::Time => "time",
        Dimension::Place => "place",
        Dimension::Actor => "who did it",
        Dimension::Name => "name",
        Dimension::Negation => "yes or no",
        Dimension::Cause => "cause",
        Dimension::Sequence => "order",
        Dimension::SourceDispute => "sources differ",
        Dimension::Quote => "quotation",
        Dimension::Status => "status",
        Dimension::Background => "background",
        Dimension::Label => "naming",
        Dimension::Loaded => "loaded words",
        Dimension::Voice => "active or passive",
        Dimension::Certainty => "certainty",
        Dimension::Source => "who is quoted",
        Dimension::Emphasis => "emphasis",
        Dimension::Other => "other",
    }
}

/// Every dimension, in the order of menus.
pub const DIMENSIONS: [Dimension; 21] = [
    Dimension::Event,
    Dimension::Number,
    Dimension::Date,
    Dimension::Time,
    Dimension::Place,
    Dimension::Actor,
    Dimension::Name,
    Dimension::Negation,
    Dimension::Cause,
    Dimension::Sequence,
    Dimension::Status,
    Dimension::Background,
    Dimension::Quote,
    Dimension::SourceDispute,
    Dimension::Label,
    Dimension::Loaded,
    Dimension::Voice,
    Dimension::Certainty,
    Dimension::Source,
    Dimension::Emphasis,
    Dimension::Other,
];

/// With a capital at the start.
#[must_use]
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture;

    #[test]
    fn the_line_names_it_else_the_event_that_both_tell_of() {
        let comparison = fixture::comparison();
        let abouts = Abouts::new(&comparison);
        let findings = comparison.findings.as_slice();
        assert_eq!(abouts.of(&findings[0]), "Killed");
        assert_eq!(abouts.of(&findings[1]), "Killed");
        assert_eq!(abouts.of(&findings[2]), "Background");
        assert_eq!(capitalised(""), "");
    }
}
