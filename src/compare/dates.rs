//! Dates that two articles give for one event.
//!
//! Owns the pairing that the rules for conflicts and look-alikes share.

use std::collections::BTreeMap;

use crate::model::{Alignment, Dimension, Evidence, Finding, Kind, Rule, Time, TimeKind};
use crate::text::Location;

use super::importance;
use super::view::View;
use super::wording::{quote, sides};

/// Score from which aligned passages date one event.
const SAME_EVENT: f32 = 0.25;

/// Two dates for one event.
pub(super) struct Pair<'c> {
    one: (Location, &'c Time),
    other: (Location, &'c Time),
    /// How they lie.
    pub(super) lie: Lie,
    /// How well the passages fit, 0 to 1.
    score: f32,
}

/// How two dates lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lie {
    /// One lies within the other, and says more.
    Within,
    /// No day is in both.
    Apart,
}

/// Pairs of dates, one for each two articles of an alignment.
pub(super) fn pairs<'c>(view: &View<'c>) -> Vec<Pair<'c>> {
    let mut found: BTreeMap<(Location, Location), Pair<'c>> = BTreeMap::new();
    for alignment in view
        .all
        .alignments
        .iter()
        .filter(|alignment| alignment.score >= SAME_EVENT)
    {
        for (at, one) in alignment.members.iter().enumerate() {
            for other in &alignment.members[at + 1..] {
                if one.location.article == other.location.article {
                    continue;
                }
                if let Some(pair) = pair(view, alignment, one.location, other.location) {
                    let key = (place(pair.one), place(pair.other));
                    found.entry(key).or_insert(pair);
                }
            }
        }
    }
    found.into_values().collect()
}

fn place(dated: (Location, &Time)) -> Location {
    Location::new(dated.0.article, dated.1.span)
}

fn pair<'c>(view: &View<'c>, alignment: &Alignment, one: Location, other: Location) -> Option<Pair<'c>> {
    let dates = |at: Location| -> Vec<&'c Time> { view.times(at).filter(|time| time.kind == TimeKind::Date).collect() };
    let (ours, theirs) = (dates(one), dates(other));
    // With several dates on a side there is no telling which of them dates the common event,
    // unless the triggers that they date are of one class.
    let mut best: Option<(Lie, &'c Time, &'c Time)> = None;
    for a in &ours {
        for b in &theirs {
            let alone = ours.len() == 1 && theirs.len() == 1;
            if !(alone || same_trigger(view, (one, a), (other, b))) {
                continue;
            }
            if same_words(view, (one, a), (other, b)) || a.days.is_some() && a.days == b.days {
                return None;
            }
            let Some(lie) = lie(a, b) else { continue };
            if lie == Lie::Apart && !same_trigger(view, (one, a), (other, b)) {
                continue;
            }
            best.get_or_insert((lie, *a, *b));
        }
    }
    best.map(|(lie, a, b)| Pair {
        one: (one, a),
        other: (other, b),
        lie,
        score: alignment.score,
    })
}

fn same_words(view: &View<'_>, one: (Location, &Time), other: (Location, &Time)) -> bool {
    view.slice(place(one)).to_lowercase() == view.slice(place(other)).to_lowercase()
}

/// Whether the two date triggers of one class.
fn same_trigger(view: &View<'_>, one: (Location, &Time), other: (Location, &Time)) -> bool {
    let class = |dated: (Location, &Time)| {
        let trigger = dated.1.trigger?;
        Some(view.article(dated.0.article).triggers[trigger].class.as_str())
    };
    matches!((class(one), class(other)), (Some(a), Some(b)) if a == b)
}

fn lie(one: &Time, other: &Time) -> Option<Lie> {
    match (one.days, other.days) {
        (Some(ours), Some(theirs)) => {
            if ours.1 < theirs.0 || theirs.1 < ours.0 {
                Some(Lie::Apart)
            } else {
                Some(Lie::Within)
            }
        }
        // Without a day to count from, dates of unlike fineness are taken to be one said two ways.
        _ => (fineness(&one.value) != fineness(&other.value)).then_some(Lie::Within),
    }
}

/// How fine a TIMEX3 value is: year, month, week, day or no calendar at all.
fn fineness(value: &str) -> usize {
    if value.contains("_REF") {
        0
    } else {
        value.split('T').next().unwrap_or_default().len()
    }
}

/// A finding on two dates; `why` is given both, quoted with their articles.
pub(super) fn finding(
    view: &View<'_>,
    pair: &Pair<'_>,
    kind: Kind,
    rule: Rule,
    why: impl Fn(&str, &str) -> String,
) -> Finding {
    let evidence: Vec<Evidence> = [pair.one, pair.other]
        .iter()
        .map(|(at, time)| View::evidence(view.sentence(*at), [time.span]))
        .collect();
    let passages: Vec<Location> = evidence.iter().map(|evidence| evidence.location).collect();
    let said = |dated: (Location, &Time)| format!("“{}” ({})", quote(view, place(dated)), view.name(dated.0.article));
    let confidence = (0.3 + 0.6 * pair.score).min(0.9);
    Finding {
        kind,
        dimension: Dimension::Date,
        rule,
        confidence,
        importance: importance::of_passages(view, &passages) * confidence * 0.8,
        summary: format!(
            "When: {}",
            sides([pair.one, pair.other].map(|dated| quote(view, place(dated))))
        ),
        why: why(&said(pair.one), &said(pair.other)),
        evidence,
        absent_in: Vec::new(),
    }
}
