//! What is dated, day by day, a lane an article.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{AnalysedArticle, Comparison, Dimension, FindingId, Kind, Time, TimeKind};
use crate::text::{ArticleId, Idx as _, Location, Span};

use super::dates::{day_month, weekday};

/// Days from the earliest to the latest; what has no day of the calendar comes after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The rows.
    pub days: Vec<Day>,
    /// Findings on dates, with the rows and articles that they join.
    pub joins: Vec<Join>,
}

/// A day, or a longer stretch that the articles name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// First and last day; none where the articles leave it open.
    pub days: Option<(Date, Date)>,
    /// For a reader.
    pub label: String,
    /// Smaller, below the label: the weekday, or what is missing.
    pub note: String,
    /// What each article dates so, by article, in reading order.
    pub cells: Vec<Vec<Dated>>,
}

/// A dated passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The words that date it.
    pub time: Location,
    /// The sentence.
    pub sentence: Span,
}

/// A finding on dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    /// The finding.
    pub finding: FindingId,
    /// Its kind.
    pub kind: Kind,
    /// Row and article of each passage.
    pub ends: Vec<(usize, ArticleId)>,
}

/// Rows by what orders them: days first, then values without a year.
type Key = (Option<(Date, Date)>, String);

impl Timeline {
    /// The timeline of a comparison.
    #[must_use]
    pub fn of(comparison: &Comparison) -> Self {
        let count = comparison.articles.len();
        let mut rows: BTreeMap<(bool, Key), Vec<Vec<Dated>>> = BTreeMap::new();
        for (id, article) in comparison.articles.enumerated() {
            for time in &article.times {
                let Some(key) = key(time) else {
                    continue;
                };
                let row = rows
                    .entry((key.0.is_none(), key))
                    .or_insert_with(|| vec![Vec::new(); count]);
                row[id.index()].push(Dated {
                    time: Location::new(id, time.span),
                    sentence: sentence(article, time.span),
                });
            }
        }
        let days: Vec<Day> = rows
            .into_iter()
            .map(|((_, (days, value)), cells)| {
                let (label, note) = named(days, &value);
                Day {
                    days,
                    label,
                    note,
                    cells,
                }
            })
            .collect();
        let joins = joins(comparison, &days);
        Self { days, joins }
    }
}

/// Where a time expression belongs; none for durations and for "now", "recently".
fn key(time: &Time) -> Option<Key> {
    if !matches!(time.kind, TimeKind::Date | TimeKind::Time) {
        return None;
    }
    if let Some(days) = time.days {
        return Some((Some(days), String::new()));
    }
    let value = &time.value;
    let dated = value.starts_with("XXXX-") && value.len() > 5 || value.starts_with(|c: char| c.is_ascii_digit());
    // A clock time alone has a day of its own in no article.
    let bare = value.starts_with("XXXX-XX-XX");
    let day = value.split('T').next().unwrap_or(value);
    (dated && !bare).then(|| (None, day.to_owned()))
}

fn named(days: Option<(Date, Date)>, value: &str) -> (String, String) {
    match days {
        Some((first, last)) if first == last => (day_month(first), weekday(first).to_owned()),
        Some((first, last)) => stretch(first, last),
        None if value.starts_with("XXXX-WXX") => (super::dates::spelled(value), "no date known".to_owned()),
        None if value.starts_with("XXXX") => (super::dates::spelled(value), "no year known".to_owned()),
        None => (super::dates::spelled(value), String::new()),
    }
}

/// A year, a month, or whatever else lies between two days.
fn stretch(first: Date, last: Date) -> (String, String) {
    let ends = (first.month(), first.day(), last.month(), last.day());
    if first.year() == last.year() && ends == (1, 1, 12, 31) {
        return (first.year().to_string(), "the year".to_owned());
    }
    let decade = first.year() % 10 == 0 && last.year() - first.year() == 9;
    if decade && ends == (1, 1, 12, 31) {
        return (format!("{}s", first.year()), "the decade".to_owned());
    }
    if first == first.first_of_month() && last == first.last_of_month() {
        let month = format!("{:04}-{:02}", first.year(), first.month());
        return (super::dates::spelled(&month), "the month".to_owned());
    }
    (day_month(first), format!("to {}", day_month(last)))
}

fn sentence(article: &AnalysedArticle, span: Span) -> Span {
    article
        .syntax
        .sentence_at(span.start)
        .map_or(span, |id| article.syntax.sentences[id].span)
}

/// The findings on dates whose passages stand in two rows or more.
fn joins(comparison: &Comparison, days: &[Day]) -> Vec<Join> {
    let row_of = |place: Location, keys: &[Span]| {
        let near = |dated: &Dated| {
            dated.time.article == place.article
                && (keys.iter().any(|key| key.overlaps(dated.time.span))
                    || keys.is_empty() && place.span.contains(dated.time.span))
        };
        days.iter()
            .position(|day| day.cells[place.article.index()].iter().any(near))
    };
    comparison
        .findings
        .enumerated()
        .filter(|(_, finding)| {
            matches!(finding.dimension, Dimension::Date | Dimension::Time)
                && matches!(finding.kind, Kind::Conflict | Kind::Compatible | Kind::Agreement)
        })
        .filter_map(|(id, finding)| {
            let mut ends: Vec<(usize, ArticleId)> = finding
                .evidence
                .iter()
                .filter_map(|evidence| Some((row_of(evidence.location, &evidence.keys)?, evidence.location.article)))
                .collect();
            ends.sort_unstable();
            ends.dedup();
            (ends.len() > 1).then_some(Join {
                finding: id,
                kind: finding.kind,
                ends,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(value: &str, days: Option<(Date, Date)>) -> Time {
        Time {
            span: Span::new(0, 1),
            kind: TimeKind::Date,
            value: value.to_owned(),
            days,
            trigger: None,
        }
    }

    #[test]
    fn days_stand_by_date_and_vague_words_stand_nowhere() {
        let day = jiff::civil::date(2024, 1, 3);
        assert_eq!(
            key(&time("2024-01-03", Some((day, day)))),
            Some((Some((day, day)), String::new()))
        );
        assert_eq!(key(&time("XXXX-12-01", None)), Some((None, "XXXX-12-01".to_owned())));
        assert_eq!(key(&time("XXXX-WXX-3", None)), Some((None, "XXXX-WXX-3".to_owned())));
        for vague in ["PAST_REF", "PRESENT_REF", "XXXX-XX-XX", "P3D"] {
            assert_eq!(key(&time(vague, None)), None, "{vague}");
        }
    }

    #[test]
    fn years_and_months_go_by_their_names() {
        let check = |first: (i8, i8), last: (i8, i8), want: &str| {
            let day = |(month, day)| jiff::civil::date(2024, month, day);
            assert_eq!(stretch(day(first), day(last)).0, want);
        };
        check((1, 1), (12, 31), "2024");
        check((2, 1), (2, 29), "February 2024");
        check((2, 1), (3, 1), "1 Feb 2024");
        let decade = stretch(jiff::civil::date(1980, 1, 1), jiff::civil::date(1989, 12, 31));
        assert_eq!(decade.0, "1980s");
    }

    #[test]
    fn articles_share_the_row_of_a_value() {
        let timeline = Timeline::of(&crate::model::fixture::comparison());
        assert_eq!(timeline.days.len(), 1);
        let filled: Vec<usize> = timeline.days[0].cells.iter().map(Vec::len).collect();
        assert_eq!(filled, [1, 1]);
    }
}
