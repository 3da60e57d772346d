//! Fact by article: what each article says of when, where, who and how many, in its own words.

use std::collections::BTreeSet;

use crate::model::{
    AnalysedArticle, Comparison, Dimension, EntityKind, Event, EventId, FindingId, Form, Kind, Participant, Quantity,
    Role, TimeKind, Upos,
};
use crate::text::{ArticleId, Idx as _, Location, Span};

use super::about::{Abouts, capitalised, dimension_name};
use super::digest::quoted;

/// The table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Synopsis {
    /// Groups of rows, in the order of the page.
    pub sections: Vec<Section>,
}

/// Rows about one side of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its head.
    pub name: String,
    /// Its rows, the weightiest first.
    pub rows: Vec<Row>,
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub about: String,
    /// The finding that it comes from, if it comes from one.
    pub finding: Option<FindingId>,
    /// What each article says of it, by article.
    pub cells: Vec<Option<Said>>,
}

/// An article's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The words.
    pub words: String,
    /// Where they stand.
    pub place: Location,
    /// The kind of finding that they bear.
    pub kind: Option<Kind>,
}

/// Names of the groups, each with the dimensions that belong in it.
const GROUPS: [(&str, &[Dimension]); 6] = [
    (
        "What happened",
        &[
            Dimension::Event,
            Dimension::Status,
            Dimension::Cause,
            Dimension::Negation,
            Dimension::Sequence,
            Dimension::Background,
            Dimension::Other,
        ],
    ),
    ("How many", &[Dimension::Number]),
    ("When", &[Dimension::Date, Dimension::Time]),
    ("Where", &[Dimension::Place]),
    ("Who", &[Dimension::Actor, Dimension::Name]),
    ("Who says so", &[Dimension::Quote, Dimension::SourceDispute]),
];

impl Synopsis {
    /// The table of a comparison.
    #[must_use]
    pub fn of(comparison: &Comparison) -> Self {
        if comparison.articles.len() < 2 {
            return Self::default();
        }
        let abouts = Abouts::new(comparison);
        let mut sections = Vec::new();
        sections.extend(main_event(comparison));
        for (name, dimensions) in GROUPS {
            let mut rows: Vec<Row> = comparison
                .findings
                .enumerated()
                .filter(|(_, finding)| {
                    matches!(finding.kind, Kind::Conflict | Kind::Agreement | Kind::Compatible)
                        && dimensions.contains(&finding.dimension)
                })
                .map(|(id, finding)| {
                    let about = abouts.of(finding);
                    // The head of the group says it already.
                    let plain = capitalised(dimension_name(finding.dimension));
                    row(comparison, id, if about == plain { String::new() } else { about })
                })
                .collect();
            rows.sort_by_key(|row| row.finding.map(|id| (comparison.findings[id].kind, id)));
            push(&mut sections, name, rows);
        }
        let alone = comparison
            .findings
            .enumerated()
            .filter(|(_, finding)| finding.kind == Kind::Omission)
            .map(|(id, finding)| row(comparison, id, abouts.of(finding)));
        push(&mut sections, "Not told by all", alone.collect());
        Self { sections }
    }
}

fn push(sections: &mut Vec<Section>, name: &str, rows: Vec<Row>) {
    if !rows.is_empty() {
        sections.push(Section {
            name: name.to_owned(),
            rows,
        });
    }
}

fn row(comparison: &Comparison, id: FindingId, about: String) -> Row {
    let finding = &comparison.findings[id];
    let mut cells: Vec<Option<Said>> = vec![None; comparison.articles.len()];
    for evidence in &finding.evidence {
        let article = evidence.location.article;
        let words = quoted(finding.kind, evidence, &comparison.articles[article].article.text);
        let cell = &mut cells[article.index()];
        match cell {
            Some(said) if !said.words.contains(&words) => said.words = format!("{} / {words}", said.words),
            Some(_) => {}
            None => {
                *cell = Some(Said {
                    words,
                    place: Location::new(
                        article,
                        evidence.keys.first().copied().unwrap_or(evidence.location.span),
                    ),
                    kind: Some(finding.kind),
                });
            }
        }
    }
    Row {
        about,
        finding: Some(id),
        cells,
    }
}

/// Events that are speech: some quotation has one of their triggers as its cue.
#[must_use]
pub fn speech(comparison: &Comparison) -> BTreeSet<EventId> {
    let cues: Vec<BTreeSet<Span>> = comparison
        .articles
        .iter()
        .map(|article| article.quotes.iter().filter_map(|quote| quote.cue).collect())
        .collect();
    let is_speech = |event: &Event| {
        event.triggers.iter().any(|(article, trigger)| {
            let span = comparison.articles[*article].triggers[*trigger].span;
            cues[article.index()].contains(&span)
        })
    };
    let events = comparison.events.enumerated();
    events.filter(|(_, event)| is_speech(event)).map(|(id, _)| id).collect()
}

/// The event that articles tell of first: what stands in headlines and leads weighs most, speech and words inside names
/// do not count.
#[must_use]
pub fn main_of(comparison: &Comparison) -> Option<EventId> {
    let speech = speech(comparison);
    let names: Vec<Vec<Span>> = comparison.articles.iter().map(|article| outer_names(article)).collect();
    let weight = |event: &Event| {
        let mut best = vec![0_usize; comparison.articles.len()];
        for (article, trigger) in &event.triggers {
            let analysed = &comparison.articles[*article];
            let span = analysed.triggers[*trigger].span;
            let names = &names[article.index()];
            let before = names.partition_point(|name| name.start <= span.start);
            if before > 0 && names[before - 1].contains(span) {
                continue;
            }
            let sentence = analysed
                .syntax
                .sentence_at(span.start)
                .map_or(0, crate::text::Idx::index);
            let best = &mut best[article.index()];
            *best = (*best).max(1000 / (sentence + 1));
        }
        let told = best.iter().filter(|weight| **weight > 0).count();
        (told > 1).then(|| (told, best.iter().sum::<usize>()))
    };
    comparison
        .events
        .enumerated()
        .filter(|(id, _)| !speech.contains(id))
        .filter_map(|(id, event)| Some((weight(event)?, std::cmp::Reverse(id))))
        .max()
        .map(|(_, std::cmp::Reverse(id))| id)
}

/// The names of an article that lie in no other name that begins before them, in order; of any two the later one also
/// ends later, so that the last one before a place is the one that holds it if one does.
fn outer_names(article: &AnalysedArticle) -> Vec<Span> {
    let named = article.mentions.iter().filter(|mention| mention.form == Form::Name);
    let mut names: Vec<Span> = named.map(|mention| mention.span).collect();
    names.sort_unstable_by_key(|name| (name.start, std::cmp::Reverse(name.end)));
    let mut end = 0;
    names.retain(|name| {
        let outer = name.end > end;
        end = end.max(name.end);
        outer
    });
    names
}

/// When, where and who of the main event.
fn main_event(comparison: &Comparison) -> Option<Section> {
    let event = &comparison.events[main_of(comparison)?];
    let places = name_places(comparison);
    let mut rows: Vec<Row> = ["What", "When", "Where", "Who"]
        .into_iter()
        .map(|about| Row {
            about: about.to_owned(),
            finding: None,
            cells: vec![None; comparison.articles.len()],
        })
        .collect();
    for (article, trigger) in &event.triggers {
        let analysed = &comparison.articles[*article];
        let told = &analysed.triggers[*trigger];
        let sentence = analysed
            .syntax
            .sentence_at(told.span.start)
            .map_or(told.span, |id| analysed.syntax.sentences[id].span);
        let what = clause(analysed, told.span, sentence);
        let when = analysed
            .times
            .iter()
            .filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time) && sentence.contains(time.span))
            .min_by_key(|time| {
                (
                    time.trigger != Some(*trigger),
                    time.span.start.abs_diff(told.span.start),
                )
            })
            .map(|time| time.span);
        let place = places[article.index()]
            .iter()
            .filter(|place| sentence.contains(**place))
            .min_by_key(|place| place.start.abs_diff(told.span.start))
            .copied();
        let who = told
            .participants
            .iter()
            .filter(|it| matches!(it.role, Role::Agent | Role::Patient) && it.span.len() < 90)
            .filter(|it| says_who(analysed, it))
            .min_by_key(|it| it.role)
            .map(|it| it.span);
        for (row, span) in rows.iter_mut().zip([Some(what), when, place, who]) {
            let cell = &mut row.cells[article.index()];
            if let (None, Some(span)) = (&cell, span) {
                *cell = Some(said(analysed, *article, span));
            }
        }
    }
    rows.retain(|row| row.cells.iter().any(Option::is_some));
    (!rows.is_empty()).then(|| Section {
        name: "The main event".to_owned(),
        rows,
    })
}

/// The longest statement around a trigger that fits a cell, else the sentence.
fn clause(analysed: &AnalysedArticle, trigger: Span, sentence: Span) -> Span {
    let holding = analysed.statements.iter().map(|it| it.span);
    let fitting = holding.filter(|span| span.contains(trigger) && (40..=CELL).contains(&span.len()));
    fitting.max_by_key(|span| span.len()).unwrap_or(sentence)
}

/// Most characters of a cell.
const CELL: usize = 150;

/// Whether a participant is somebody: who can act, or people that are counted, named by more than a pronoun.
fn says_who(analysed: &AnalysedArticle, it: &Participant) -> bool {
    let acts = it.chain.is_some_and(|chain| {
        let kind = analysed.chains[chain].kind;
        matches!(
            kind,
            EntityKind::Person | EntityKind::Organization | EntityKind::Group | EntityKind::Place
        )
    });
    let counts = |number: &Quantity| number.unit.as_deref() == Some("person") && it.span.contains(number.number);
    let tokens = &analysed.syntax.tokens.as_slice()[analysed.syntax.tokens_in(it.span)];
    let mut named = tokens
        .iter()
        .filter(|token| matches!(token.upos, Upos::Noun | Upos::Propn));
    (acts || analysed.quantities.iter().any(counts)) && named.next().is_some()
}

/// Places that each article names.
fn name_places(comparison: &Comparison) -> Vec<Vec<Span>> {
    let of = |article: &AnalysedArticle| {
        let places = article.mentions.iter().filter(|mention| {
            mention.form == Form::Name
                && article.chains[mention.chain].kind == EntityKind::Place
                && is_noun(article, mention.span)
        });
        places.map(|mention| mention.span).collect()
    };
    comparison.articles.iter().map(|article| of(article)).collect()
}

/// Whether words end in a noun: "Iran", not "Iranian".
fn is_noun(analysed: &AnalysedArticle, span: Span) -> bool {
    let tokens = &analysed.syntax.tokens.as_slice()[analysed.syntax.tokens_in(span)];
    tokens
        .last()
        .is_some_and(|token| matches!(token.upos, Upos::Noun | Upos::Propn))
}

fn said(analysed: &AnalysedArticle, article: ArticleId, span: Span) -> Said {
    Said {
        words: super::digest::shortened(&super::digest::one_line(analysed.slice(span)), CELL),
        place: Location::new(article, span),
        kind: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture;

    #[test]
    fn rows_hold_each_articles_words_and_an_empty_cell_where_it_is_silent() {
        let comparison = fixture::comparison();
        let synopsis = Synopsis::of(&comparison);
        let names: Vec<&str> = synopsis.sections.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["The main event", "How many", "When", "Not told by all"]);
        let words = |section: usize, row: usize| -> Vec<Option<&str>> {
            let cells = &synopsis.sections[section].rows[row].cells;
            cells.iter().map(|it| it.as_ref().map(|it| it.words.as_str())).collect()
        };
        assert_eq!(words(1, 0), [Some("Twelve"), Some("15")]);
        assert_eq!(words(3, 0), [Some("The mill was old."), None]);
    }

    #[test]
    fn one_article_alone_has_no_table() {
        let mut comparison = fixture::comparison();
        comparison.articles = comparison.articles.as_slice()[..1].to_vec().into();
        assert!(Synopsis::of(&comparison).sections.is_empty());
    }
}
