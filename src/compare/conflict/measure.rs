//! How long one thing lasts and how large it is: a prison sentence of 12 years or of 15, a 60-metre ferry or one of 300 feet.
//!
//! Amounts of one unit that say what happens to the counted are the rule on numbers' own.

use std::collections::BTreeSet;

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::nearby::players;
use crate::compare::view::{Meeting, View};
use crate::compare::when;
use crate::compare::wording::list;
use crate::lexicon::unit;
use crate::model::{Deprel, Dimension, EntityId, EntityKind, Finding, Kind, Quantity, Role, Rule, Upos};
use crate::text::{Idx, Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Conflict,
    dimension: Dimension::Number,
    rule: Rule("duration-differs"),
    topic: "How long",
};

const SIZE: Shape = Shape {
    rule: Rule("size-differs"),
    topic: "How large",
    ..SHAPE
};

/// Fit of two sentences from which two measures of one name are those of one thing.
const SAME_THING: f32 = 0.3;

/// Share by which two measures differ at least, so that rounding does not account for it.
const ROUNDING: f64 = 0.12;

/// Words near a length of time by which it is one of punishment.
const PRISON: &[&str] = &[
    "prison",
    "jail",
    "jailed",
    "imprisonment",
    "imprisoned",
    "custody",
    "sentence",
    "sentenced",
    "bars",
    "probation",
];

/// Words by which a punishment is no more than possible.
const POSSIBLE: &[&str] = &[
    "face",
    "faces",
    "facing",
    "faced",
    "could",
    "may",
    "might",
    "would",
    "maximum",
    "up",
    "carries",
    "carry",
    "carried",
    "punishable",
    "seek",
    "sought",
    "seeking",
    "if",
];

/// Verbs whose subject lasts as long as they say.
const LASTS: &[&str] = &["last", "take", "go on", "run", "continue"];

/// Words before and behind a length of time among which those words stand.
const REACH: usize = 7;

/// Conflicts between measures.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let (mut lasts, mut sizes) = (Vec::new(), Vec::new());
    for meeting in view.meetings(SAME_THING) {
        let Meeting { one, other, fit } = meeting;
        if when::of_two_times(view, one, other) {
            continue;
        }
        let (ours, theirs) = (measures(view, one), measures(view, other));
        for our in &ours {
            for their in &theirs {
                let alone = |all: &[Measure<'_>]| all.iter().filter(|measure| measure.is_of(our)).count() == 1;
                let one_slot = our.is_of(their) && alone(&ours) && alone(&theirs);
                if one_slot && are_apart(our, their) && one_party(view, meeting) {
                    let list = if our.dimension == "time" {
                        &mut lasts
                    } else {
                        &mut sizes
                    };
                    list.push(Difference::new(
                        (one, our.quantity.span),
                        (other, their.quantity.span),
                        0.3 + 0.6 * fit,
                    ));
                }
            }
        }
    }
    let mut found = findings(view, SHAPE, lasts, |sides| {
        format!("One thing is said to last {}; both cannot hold.", list(sides))
    });
    found.extend(findings(view, SIZE, sizes, |sides| {
        format!("One thing is said to measure {}; both cannot hold.", list(sides))
    }));
    found
}

/// Verbs of a punishment whose patient is punished, and those whose agent is.
const PUNISHES: &[&str] = &["sentence", "jail", "imprison", "give", "condemn"];
const SERVES: &[&str] = &["serve", "face", "get", "receive", "spend"];

/// Whom a sentence tells of as punished.
fn punished(view: &View<'_>, at: Location) -> BTreeSet<EntityId> {
    let parts = view.triggers(at).flat_map(|trigger| {
        let lemma = trigger.lemma.as_str();
        let roles: &[Role] = if PUNISHES.contains(&lemma) {
            &[Role::Patient, Role::Recipient]
        } else if SERVES.contains(&lemma) {
            &[Role::Agent]
        } else {
            &[]
        };
        roles
            .iter()
            .flat_map(move |role| players(view, (at.article, trigger), *role))
    });
    parts.collect()
}

/// Whether two sentences name a person in common, or one sentence names nobody, and they do not tell of two as punished.
fn one_party(view: &View<'_>, meeting: Meeting) -> bool {
    let (one, other) = (punished(view, meeting.one), punished(view, meeting.other));
    if !one.is_empty() && !other.is_empty() && one.is_disjoint(&other) {
        return false;
    }
    let persons = |at: Location| {
        let mut all = view.entities_in(at);
        all.retain(|entity| view.all.entities[*entity].kind == EntityKind::Person);
        all
    };
    let (ours, theirs) = (persons(meeting.one), persons(meeting.other));
    ours.is_empty() || theirs.is_empty() || !ours.is_disjoint(&theirs)
}

/// What is measured.
enum Of {
    /// A punishment: handed down, or no more than possible.
    Punishment(bool),
    /// What a noun names, and who or what that is.
    Thing(String, Option<EntityId>),
}

struct Measure<'c> {
    quantity: &'c Quantity,
    dimension: &'static str,
    of: Of,
    /// In the base unit of the dimension, at least and at most.
    bounds: (f64, f64),
}

impl Measure<'_> {
    /// Whether both measure one side of one thing.
    fn is_of(&self, other: &Self) -> bool {
        let same = match (&self.of, &other.of) {
            (Of::Punishment(one), Of::Punishment(other)) => one == other,
            (Of::Thing(one, who), Of::Thing(other, their)) => one == other || who.is_some() && who == their,
            _ => false,
        };
        same && self.dimension == other.dimension
    }
}

/// Whether no amount is both. Of two upper ends, "up to 12 years" and "up to 15 years", each is told as the end.
fn are_apart(one: &Measure<'_>, other: &Measure<'_>) -> bool {
    let (one, other) = match (one.bounds, other.bounds) {
        ((f64::NEG_INFINITY, one), (f64::NEG_INFINITY, other)) => ((one, one), (other, other)),
        bounds => bounds,
    };
    let apart = |low: f64, high: f64| low > high * (1.0 + ROUNDING);
    apart(one.0, other.1) || apart(other.0, one.1)
}

/// The measures of a sentence that are of a punishment or of what a noun names.
fn measures<'c>(view: &View<'c>, at: Location) -> Vec<Measure<'c>> {
    let measured = view
        .quantities(at)
        .filter(|quantity| quantity.role.as_deref() != Some("age"));
    measured
        .filter_map(|quantity| {
            let unit = unit(quantity.unit.as_deref()?)?;
            let base = |value: f64| unit.to_base(value);
            let interval = quantity.interval;
            Some(Measure {
                quantity,
                dimension: unit.dimension,
                of: of(view, at, quantity, unit.dimension == "time")?,
                bounds: (
                    interval.low.map_or(f64::NEG_INFINITY, base),
                    interval.high.map_or(f64::INFINITY, base),
                ),
            })
        })
        .collect()
}

fn of(view: &View<'_>, at: Location, quantity: &Quantity, is_time: bool) -> Option<Of> {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let sentence = article.syntax.tokens_in(at.span);
    let own = article.syntax.tokens_in(quantity.span);
    let near = own.start.saturating_sub(REACH).max(sentence.start)..(own.end + REACH).min(sentence.end);
    let has = |words: &[&str]| {
        let mut near = near.clone();
        near.any(|place| words.contains(&article.slice(tokens[place].span).to_lowercase().as_str()))
    };
    if is_time && has(PRISON) {
        return Some(Of::Punishment(has(POSSIBLE)));
    }
    let named = |place: usize| {
        let mention = view.mentions(Location::new(at.article, tokens[place].span));
        let whole = mention
            .into_iter()
            .find(|(_, mention)| mention.head.contains(tokens[place].span));
        // "A yacht" is new to its account, and not what another has told of, but behind a noun that it explains.
        let is_new = |span: Span| {
            let first = article
                .slice(span)
                .split_whitespace()
                .next()
                .unwrap_or_default()
                .to_lowercase();
            matches!(first.as_str(), "a" | "an") && tokens[place].deprel != Deprel::Appos
        };
        let entity = whole
            .filter(|(_, mention)| !is_new(mention.span))
            .and_then(|(_, mention)| view.entity(at.article, mention.chain));
        Of::Thing(tokens[place].lemma.to_lowercase(), entity)
    };
    let outside = own.clone().filter_map(|place| tokens[place].head.map(Idx::index));
    let head = outside.into_iter().find(|head| !own.contains(head))?;
    let token = &tokens[head];
    // "A ten-hour rescue": the noun that the measure stands before.
    let glued = article.slice(quantity.span).contains('-');
    if glued && head >= own.end && head < own.end + REACH && token.upos == Upos::Noun {
        return Some(named(head));
    }
    // "The rescue lasted ten hours": the subject of the verb.
    if is_time && token.upos == Upos::Verb && LASTS.contains(&&*token.lemma) {
        let is_subject = |place: &usize| {
            tokens[*place].head.is_some_and(|of| of.index() == head) && tokens[*place].deprel == Deprel::Nsubj
        };
        let subject = sentence.clone().find(is_subject)?;
        return (tokens[subject].upos == Upos::Noun).then(|| named(subject));
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn two_sentences_of_prison() {
        check(
            "duration-differs",
            "Captain Erik Olsen was sentenced to 12 years in prison for the sinking.",
            "The court gave captain Erik Olsen a 15-year prison sentence for the sinking.",
            true,
        );
        check(
            "duration-differs",
            "Captain Erik Olsen was sentenced to 12 years in prison for the sinking.",
            "Captain Erik Olsen could face up to 15 years in prison for the sinking.",
            false,
        );
        check(
            "duration-differs",
            "Captain Erik Olsen was sentenced to 12 years in prison for the sinking.",
            "Captain Erik Olsen was sentenced to at least ten years in prison for the sinking.",
            false,
        );
        check(
            "duration-differs",
            "Captain Erik Olsen was sentenced to 12 years in prison for the sinking.",
            "The mate was sentenced to three years in prison for the sinking.",
            false,
        );
    }

    #[test]
    fn how_long_one_thing_lasted() {
        check(
            "duration-differs",
            "The rescue of the ferry's passengers lasted 14 hours and ended at dawn.",
            "The ten-hour rescue of the ferry's passengers ended at dawn.",
            true,
        );
        check(
            "duration-differs",
            "The rescue of the ferry's passengers lasted 14 hours and ended at dawn.",
            "The ten-hour search for the ferry's passengers ended at dawn.",
            false,
        );
    }

    #[test]
    fn how_large_one_thing_is() {
        check(
            "size-differs",
            "The 60-metre ferry was built in Hamburg for the line to Lindholm.",
            "The 300-foot ferry was built in Hamburg for the line to Lindholm.",
            true,
        );
        check(
            "size-differs",
            "The 60-metre ferry was built in Hamburg for the line to Lindholm.",
            "The 200-foot ferry was built in Hamburg for the line to Lindholm.",
            false,
        );
        check(
            "size-differs",
            "A 60-metre ferry hit the quay of Lindholm.",
            "A 10-metre yacht was hit by the ferry at the quay of Lindholm.",
            false,
        );
    }
}
