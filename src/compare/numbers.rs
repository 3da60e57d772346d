//! How findings speak of numbers.

use std::collections::BTreeMap;

use crate::lexicon::plural;
use crate::model::{Evidence, Quantity};
use crate::text::Location;

use super::slots::{Filled, Pair};
use super::view::View;
use super::wording::shorten;

/// The distinct numbers of some pairs, in reading order.
pub(super) fn members<'c>(pairs: &[Pair<'c>], group: &[usize]) -> Vec<Filled<'c>> {
    let members: BTreeMap<Location, Filled<'c>> = group
        .iter()
        .flat_map(|at| [pairs[*at].one, pairs[*at].other])
        .map(|filled| (Location::new(filled.sentence.article, filled.quantity.span), filled))
        .collect();
    members.into_values().collect()
}

/// The sentence with the number as its deciding words.
pub(super) fn evidence(view: &View<'_>, filled: Filled<'_>) -> Evidence {
    let number = Location::new(filled.sentence.article, filled.quantity.span);
    View::evidence(view.passage(number), [filled.quantity.span])
}

/// The number as written.
pub(super) fn words(view: &View<'_>, filled: Filled<'_>) -> String {
    shorten(view.slice(Location::new(filled.sentence.article, filled.quantity.span)))
}

/// What a slot is called in a summary: what happens to the counted, else what is counted.
pub(super) fn slot(quantity: &Quantity) -> String {
    quantity
        .role
        .clone()
        .or_else(|| quantity.unit.as_deref().map(many))
        .unwrap_or_else(|| "number".to_owned())
}

/// A unit as several of it are called: "people" for "person"; currencies and per cent have no plural.
fn many(unit: &str) -> String {
    let is_noun = unit.chars().all(|c| c.is_lowercase() || c == '-') && unit != "percent";
    if is_noun { plural(unit) } else { unit.to_owned() }
}

/// What is counted, for a sentence: "the killed", "pages".
pub(super) fn counted(quantity: &Quantity) -> String {
    match (&quantity.role, &quantity.unit) {
        (Some(role), _) => format!("the {role}"),
        (None, Some(unit)) => many(unit),
        (None, None) => "the same thing".to_owned(),
    }
}

/// Which values a number's words allow: "“over a hundred” (b) means more than 100".
pub(super) fn allows(view: &View<'_>, filled: Filled<'_>) -> String {
    let interval = filled.quantity.interval;
    let exact = interval.low == interval.high && interval.low.is_some();
    let meaning = match (interval.low, interval.high) {
        (Some(low), Some(_)) if exact => format!("is exactly {low}"),
        (Some(low), Some(high)) => format!("lies between {low} and {high}"),
        (Some(low), None) => format!("starts at {low}"),
        (None, Some(high)) => format!("ends at {high}"),
        (None, None) => format!("is near {}", filled.quantity.value),
    };
    format!(
        "“{}” ({}) {meaning}",
        words(view, filled),
        view.name(filled.sentence.article)
    )
}
