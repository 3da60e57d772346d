//! Differences between two passages, and the findings that they make.
//!
//! Owns the form that the rules for conflicts and look-alikes share: two places with their deciding
//! words and a reason. It must never judge whether two claims can both hold.

use std::collections::BTreeMap;

use crate::model::{Dimension, Evidence, Finding, Kind, Rule};
use crate::text::{Location, Span};

use super::groups::one_voice_each;
use super::importance;
use super::view::View;
use super::wording::{quote, sides};

/// Deciding words in their sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Said {
    /// The sentence.
    pub(super) sentence: Location,
    /// The deciding words in it.
    pub(super) key: Span,
}

impl Said {
    /// The deciding words as a location.
    pub(super) fn place(self) -> Location {
        Location::new(self.sentence.article, self.key)
    }
}

/// Two claims that differ.
#[derive(Clone, Debug)]
pub(super) struct Difference {
    /// One claim.
    pub(super) one: Said,
    /// The other, of another article or of another voice.
    pub(super) other: Said,
    /// How sure it is that both are about one thing and differ as the rule says, 0 to 1.
    pub(super) sure: f32,
}

impl Difference {
    /// Two claims, each a sentence with its deciding words.
    pub(super) fn new(one: (Location, Span), other: (Location, Span), sure: f32) -> Self {
        let said = |(sentence, key)| Said { sentence, key };
        Self {
            one: said(one),
            other: said(other),
            sure,
        }
    }
}

/// What the findings of a rule have in common.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// Conflict or look-alike.
    pub(super) kind: Kind,
    /// What differs.
    pub(super) dimension: Dimension,
    /// The rule.
    pub(super) rule: Rule,
    /// What a summary calls the slot ("When").
    pub(super) topic: &'static str,
}

/// One finding for each set of differences that share deciding words, the surest first; `why` is given the sides, quoted
/// with their articles, and says why the rule fired.
pub(super) fn findings(
    view: &View<'_>,
    shape: Shape,
    mut differences: Vec<Difference>,
    why: impl Fn(&[String]) -> String,
) -> Vec<Finding> {
    // An account that has the other's sentence too does not differ from it.
    differences.retain(|difference| {
        if shape.kind == Kind::Agreement {
            return true;
        }
        let (one, other) = (difference.one.sentence, difference.other.sentence);
        !view.repeats(other.article, one) && !view.repeats(one.article, other)
    });
    surest_first(view, &mut differences);
    let places: Vec<(Location, Location)> = differences
        .iter()
        .map(|difference| (difference.one.place(), difference.other.place()))
        .collect();
    one_voice_each(&places, |place| place.article)
        .into_iter()
        .map(|group| {
            let members: Vec<&Difference> = group.iter().map(|at| &differences[*at]).collect();
            finding(view, shape, &members, &why)
        })
        .collect()
}

/// The surest first, in an order that the order of the input does not change.
pub(super) fn surest_first(view: &View<'_>, differences: &mut [Difference]) {
    differences.sort_by(|one, other| {
        let places = |difference: &Difference| {
            let (one, other) = (view.rank(difference.one.place()), view.rank(difference.other.place()));
            (one.min(other), one.max(other))
        };
        other
            .sure
            .total_cmp(&one.sure)
            .then_with(|| places(one).cmp(&places(other)))
    });
}

fn finding(view: &View<'_>, shape: Shape, group: &[&Difference], why: impl Fn(&[String]) -> String) -> Finding {
    let members: BTreeMap<Location, Said> = group
        .iter()
        .flat_map(|difference| [difference.one, difference.other])
        .map(|said| (said.place(), said))
        .collect();
    let evidence: Vec<Evidence> = members
        .values()
        .map(|said| View::evidence(view.passage(said.place()), [said.key]))
        .collect();
    let passages: Vec<Location> = evidence.iter().map(|evidence| evidence.location).collect();
    let quoted: Vec<String> = members
        .keys()
        .map(|place| format!("“{}” ({})", quote(view, *place), view.name(place.article)))
        .collect();
    let confidence = group.iter().map(|one| one.sure).fold(0.0, f32::max).clamp(0.05, 0.9);
    let weight = match shape.kind {
        Kind::Conflict => 1.2,
        // What one number says again stands behind the facts that whole passages share.
        Kind::Agreement => 0.4,
        _ => 0.8,
    };
    Finding {
        kind: shape.kind,
        dimension: shape.dimension,
        rule: shape.rule,
        confidence,
        importance: (importance::of_passages(view, &passages) * confidence * weight).min(1.0),
        summary: format!(
            "{}: {}",
            shape.topic,
            sides(members.keys().map(|place| quote(view, *place)))
        ),
        why: why(&quoted),
        evidence,
        absent_in: Vec::new(),
    }
}
