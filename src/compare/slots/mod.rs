//! Numbers of different articles that fill one slot: the same thing counted in the same event.
//!
//! Owns the pairing that the rules for conflicts and look-alikes share. It must never say whether
//! two values can both hold; [`Relation`] says how they lie, the rules say what that means.

mod counted;
mod narrowed;
mod values;

use crate::lexicon::event_senses;
use crate::model::Certainty;
use crate::text::{ArticleId, Location, Span};

use super::view::View;
use super::when;
use counted::{MEASURES, compound, counts_things, is_dozen, is_share, is_time, units};
use values::{is_near, relation};

pub(super) use counted::{Filled, counted};
pub(super) use values::Relation;

/// Fit of two sentences from which numbers of one unit and one role fill one slot.
const SAME_ROLE_FIT: f32 = 0.2;

/// Fit that numbers need where no role says what happens to the counted.
const NO_ROLE_FIT: f32 = 0.4;

/// Fit from which two ways to give one number of one thing are compared.
const SAME_VALUE_FIT: f32 = 0.22;

/// Least number that is so seldom met by chance that two sentences with it count the same under two nouns.
const TELLING: f64 = 10.0;

/// How many times greater one of two excluding numbers may be, before they count different things.
const ONE_ORDER: f64 = 10.0;

/// Fit that numbers without a role need before they can exclude one another.
const APART_FIT: f32 = 0.45;

/// Roles that say how a number stands, not what happens to the counted.
const FORMAL_ROLES: &[&str] = &["age", "ordinal", "for", "against"];

/// Two numbers of different articles that fill one slot.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair<'c> {
    /// One side.
    pub(super) one: Filled<'c>,
    /// The other.
    pub(super) other: Filled<'c>,
    /// How well the sentences fit, 0 to 1.
    pub(super) fit: f32,
    /// How the values lie.
    pub(super) relation: Relation,
}

/// Pairs of numbers, each the other's best partner between their two articles.
pub(super) fn pairs<'c>(view: &View<'c>) -> Vec<Pair<'c>> {
    let articles: Vec<ArticleId> = view.all.articles.ids().collect();
    let filled: Vec<Vec<Filled<'c>>> = articles.iter().map(|id| filled(view, *id)).collect();
    let mut found = Vec::new();
    for (at, ours) in filled.iter().enumerate() {
        for theirs in &filled[at + 1..] {
            found.extend(between(view, ours, theirs));
        }
    }
    found
}

fn filled<'c>(view: &View<'c>, id: ArticleId) -> Vec<Filled<'c>> {
    let quantities = view.article(id).quantities.iter();
    quantities
        .map(|quantity| Filled {
            sentence: view.sentence(Location::new(id, quantity.span)),
            quantity,
        })
        .filter(|filled| {
            let quantity = filled.quantity;
            quantity.unit.is_some() || quantity.role.is_some() || !counted(view, *filled).is_empty()
        })
        .collect()
}

/// Pairs between two articles. Values that both articles give are settled first, so that a number
/// with a twin in the other article is never set against a different one.
fn between<'c>(view: &View<'c>, ours: &[Filled<'c>], theirs: &[Filled<'c>]) -> Vec<Pair<'c>> {
    let mut all: Vec<(usize, usize, Pair<'c>)> = Vec::new();
    for (i, one) in ours.iter().enumerate() {
        for (j, other) in theirs.iter().enumerate() {
            all.extend(pair(view, *one, *other).map(|pair| (i, j, pair)));
        }
    }
    all.sort_by(|a, b| {
        let rank = |pair: &Pair<'_>| match pair.relation {
            Relation::Same => 0,
            Relation::Meets => 1,
            Relation::Apart => 2,
        };
        rank(&a.2)
            .cmp(&rank(&b.2))
            .then(b.2.fit.total_cmp(&a.2.fit))
            .then_with(|| ranks(view, &a.2).cmp(&ranks(view, &b.2)))
    });
    let (mut settled_ours, mut settled_theirs) = (vec![false; ours.len()], vec![false; theirs.len()]);
    let mut kept = Vec::new();
    for (i, j, pair) in all {
        if pair.relation != Relation::Same && (settled_ours[i] || settled_theirs[j]) {
            continue;
        }
        if pair.relation == Relation::Apart
            && (is_sum(view, pair.one, pair.other) || is_sum(view, pair.other, pair.one))
        {
            continue;
        }
        settled_ours[i] = true;
        settled_theirs[j] = true;
        kept.push(pair);
    }
    kept
}

/// Two numbers as a pair, where they fill one slot and their values may be set against one another.
fn pair<'c>(view: &View<'c>, one: Filled<'c>, other: Filled<'c>) -> Option<Pair<'c>> {
    let relation = relation(view, one, other);
    let fit = same_slot(view, one, other, relation)?;
    if relation != Relation::Same && (has_value(view, one, other) || has_value(view, other, one)) {
        return None;
    }
    let fits = match relation {
        Relation::Same => true,
        Relation::Meets => is_near(one.quantity, other.quantity),
        Relation::Apart => may_exclude(view, one, other, fit),
    };
    fits.then_some(Pair {
        one,
        other,
        fit,
        relation,
    })
}

/// Whether two values that exclude one another are likely to be given for one and the same.
fn may_exclude(view: &View<'_>, one: Filled<'_>, other: Filled<'_>, fit: f32) -> bool {
    // "A dozen" is said of about as many.
    if is_dozen(view, one)
        || is_dozen(view, other)
        || count_apart(view, one, other)
        || narrowed::apart(view, one, other)
        || certainty(view, one) != certainty(view, other)
        || when::is_background(view, one.sentence) != when::is_background(view, other.sentence)
    {
        return false;
    }
    let roleless = one.quantity.role.is_none() && other.quantity.role.is_none();
    let only = only_value(view, one) && only_value(view, other);
    fit >= APART_FIT || !(roleless && !only || is_share(one.quantity))
}

/// How well two numbers' sentences fit, where both count the same thing in the same event.
fn same_slot(view: &View<'_>, one: Filled<'_>, other: Filled<'_>, relation: Relation) -> Option<f32> {
    let (ours, theirs) = (one.quantity, other.quantity);
    let dozen = is_dozen(view, one) || is_dozen(view, other);
    let telling = relation == Relation::Meets && ours.value == theirs.value && ours.value >= TELLING && !dozen;
    // Durations and times of day belong to the rules on dates.
    let formal = |role: &Option<String>| role.as_deref().is_some_and(|role| FORMAL_ROLES.contains(&role));
    if !(same_unit(view, one, other) || telling && counts_things(ours) && counts_things(theirs))
        || !same_role(view, one, other)
        || formal(&ours.role)
        || formal(&theirs.role)
    {
        return None;
    }
    if is_time(ours)
        || is_time(theirs)
        || days_apart(view, one, other)
        || when::apart(view, one.sentence, other.sentence)
    {
        return None;
    }
    let fit = view.fit(one.sentence, other.sentence);
    let event = |filled: Filled<'_>| {
        filled
            .quantity
            .trigger
            .and_then(|trigger| view.event(filled.sentence.article, trigger))
    };
    let same_event = matches!((event(one), event(other)), (Some(a), Some(b)) if a == b);
    let role = ours.role.is_some() || theirs.role.is_some();
    let needed = if role && same_event {
        SAME_ROLE_FIT / 2.0
    } else if role
        || compound(view, one).is_some() && compound(view, other).is_some()
        || only_value(view, one) && only_value(view, other)
    {
        SAME_ROLE_FIT
    } else if relation == Relation::Meets {
        SAME_VALUE_FIT
    } else {
        NO_ROLE_FIT
    };
    (fit >= needed).then_some(fit)
}

/// Whether the sentence of `own` gives the value of `theirs` by another number that may count the same.
fn has_value(view: &View<'_>, own: Filled<'_>, theirs: Filled<'_>) -> bool {
    view.quantities(own.sentence)
        .filter(|other| other.span != own.quantity.span)
        .filter(|other| other.value == theirs.quantity.value && other.interval == theirs.quantity.interval)
        .any(|quantity| {
            let filled = Filled {
                sentence: own.sentence,
                quantity,
            };
            let (ours, their) = (counted(view, filled), counted(view, theirs));
            ours.is_empty() || their.is_empty() || !ours.is_disjoint(&their)
        })
}

/// Whether two excluding values are more likely to count different things: not of one order, or, with nothing
/// that says what happens to the counted, one of several values of a measure.
fn count_apart(view: &View<'_>, one: Filled<'_>, other: Filled<'_>) -> bool {
    let (ours, theirs) = (one.quantity, other.quantity);
    let (low, high) = (ours.value.min(theirs.value), ours.value.max(theirs.value));
    let several = |filled: Filled<'_>| {
        let unit = filled.quantity.unit.as_deref();
        unit.is_some_and(|unit| MEASURES.contains(&unit) && unit != "person")
            && view
                .quantities(filled.sentence)
                .any(|other| other.unit.as_deref() == unit && other.value != filled.quantity.value)
    };
    let named = ours.role.is_some() && ours.role == theirs.role && ours.unit.is_some() && ours.unit == theirs.unit;
    high > low * ONE_ORDER && !named || ours.role.is_none() && theirs.role.is_none() && (several(one) || several(other))
}

/// How sure the event is to which a number belongs: "forty could have died" excludes no count of the dead.
fn certainty(view: &View<'_>, filled: Filled<'_>) -> Certainty {
    let trigger = filled.quantity.trigger;
    trigger.map_or(Certainty::Asserted, |trigger| {
        view.article(filled.sentence.article).triggers[trigger].certainty
    })
}

/// Whether two numbers count the same.
fn same_unit(view: &View<'_>, one: Filled<'_>, other: Filled<'_>) -> bool {
    // Metres and feet are two counts of one length: what they amount to is another rule's.
    let known = |filled: Filled<'_>| filled.quantity.unit.as_deref().and_then(crate::lexicon::unit);
    if let (Some(ours), Some(theirs)) = (known(one), known(other))
        && ours.name != theirs.name
    {
        return false;
    }
    let (ours, theirs) = (units(view, one), units(view, other));
    let both_open = one.quantity.unit.is_none() && other.quantity.unit.is_none();
    both_open && (ours.is_empty() || theirs.is_empty()) || !ours.is_disjoint(&theirs)
}

/// Whether the article gives one value only for the unit: then what it counts is one thing.
fn only_value(view: &View<'_>, filled: Filled<'_>) -> bool {
    let unit = &filled.quantity.unit;
    let counted = unit
        .as_deref()
        .is_some_and(|unit| !MEASURES.contains(&unit) && crate::lexicon::unit(unit).is_none());
    counted
        && view
            .article(filled.sentence.article)
            .quantities
            .iter()
            .filter(|quantity| quantity.unit == *unit)
            .all(|quantity| quantity.value == filled.quantity.value)
}

/// Words on either side of a number among which the word for what happens to the counted may stand.
const REACH: usize = 6;

/// Whether the same happens to the counted. Where one side does not say, a word of the class by
/// which the other side says it must stand near the number.
fn same_role(view: &View<'_>, one: Filled<'_>, other: Filled<'_>) -> bool {
    let told = |silent: Filled<'_>, role: &str| {
        let article = view.article(silent.sentence.article);
        let sentence = article.syntax.tokens_in(silent.sentence.span);
        let number = article.syntax.tokens_in(silent.quantity.span);
        let first = number.start.saturating_sub(REACH).max(sentence.start);
        let last = (number.end + REACH).min(sentence.end);
        article.syntax.tokens.as_slice()[first..last.max(first)]
            .iter()
            .flat_map(|token| event_senses(&article.slice(token.span).to_lowercase()))
            .any(|sense| sense.class.role == Some(role))
    };
    match (&one.quantity.role, &other.quantity.role) {
        (Some(ours), Some(theirs)) => ours == theirs,
        (Some(role), None) => told(other, role),
        (None, Some(role)) => told(one, role),
        (None, None) => true,
    }
}

/// Whether the two sentences give days for their numbers' events that exclude one another.
fn days_apart(view: &View<'_>, one: Filled<'_>, other: Filled<'_>) -> bool {
    let days = |filled: Filled<'_>| {
        view.times(filled.sentence)
            .filter(|time| time.trigger.is_none() || time.trigger == filled.quantity.trigger)
            .filter_map(|time| time.days)
            .collect::<Vec<_>>()
    };
    let (ours, theirs) = (days(one), days(other));
    !ours.is_empty()
        && !theirs.is_empty()
        && ours
            .iter()
            .all(|ours| theirs.iter().all(|theirs| ours.1 < theirs.0 || theirs.1 < ours.0))
}

/// Whether `whole` is the sum of `part` and another number of the same sentence as `part`.
fn is_sum(view: &View<'_>, whole: Filled<'_>, part: Filled<'_>) -> bool {
    let rest = whole.quantity.value - part.quantity.value;
    rest > 0.0
        && view
            .quantities(part.sentence)
            .any(|other| other.span != part.quantity.span && (other.value - rest).abs() < 1e-6 * whole.quantity.value)
}

/// The places of a pair's numbers, in an order that the order of the input does not change.
pub(super) fn ranks(view: &View<'_>, pair: &Pair<'_>) -> [(usize, Span); 2] {
    let mut places =
        [pair.one, pair.other].map(|filled| view.rank(Location::new(filled.sentence.article, filled.quantity.span)));
    places.sort_unstable();
    places
}
