//! Numbers of different articles that fill one slot: the same thing counted in the same event.
//!
//! Owns the pairing that the rules for conflicts and look-alikes share. It must never say whether
//! two values can both hold; [`Relation`] says how they lie, the rules say what that means.

use crate::lexicon::event_senses;
use crate::model::Quantity;
use crate::text::{ArticleId, Location};

use super::view::View;

/// Fit of two sentences from which numbers of one unit and one role fill one slot.
const SAME_ROLE_FIT: f32 = 0.2;

/// Fit that numbers need where no role says what happens to the counted.
const NO_ROLE_FIT: f32 = 0.4;

/// Roles that say how a number stands, not what happens to the counted.
const FORMAL_ROLES: &[&str] = &["age", "ordinal", "for", "against"];

/// Largest difference, as a share, that a round number may hide without saying so.
const ROUNDING: f64 = 0.05;

/// A number in its sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Filled<'c> {
    /// Where the sentence stands.
    pub(super) sentence: Location,
    /// The number.
    pub(super) quantity: &'c Quantity,
}

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

/// How two values lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// The same value, said the same way.
    Same,
    /// One value holds for both, though they are said differently ("about 100" / "103").
    Meets,
    /// No value holds for both.
    Apart,
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
        .filter(|quantity| quantity.unit.is_some() || quantity.role.is_some())
        .map(|quantity| Filled {
            sentence: view.sentence(Location::new(id, quantity.span)),
            quantity,
        })
        .collect()
}

/// Pairs between two articles. Values that both articles give are settled first, so that a number
/// with a twin in the other article is never set against a different one.
fn between<'c>(view: &View<'c>, ours: &[Filled<'c>], theirs: &[Filled<'c>]) -> Vec<Pair<'c>> {
    let mut all: Vec<(usize, usize, Pair<'c>)> = Vec::new();
    for (i, one) in ours.iter().enumerate() {
        for (j, other) in theirs.iter().enumerate() {
            if let Some(fit) = same_slot(view, *one, *other) {
                let relation = relation(one.quantity, other.quantity);
                all.push((
                    i,
                    j,
                    Pair {
                        one: *one,
                        other: *other,
                        fit,
                        relation,
                    },
                ));
            }
        }
    }
    all.sort_by(|a, b| {
        let rank = |pair: &Pair<'_>| usize::from(pair.relation == Relation::Apart);
        rank(&a.2)
            .cmp(&rank(&b.2))
            .then(b.2.fit.total_cmp(&a.2.fit))
            .then((a.0, a.1).cmp(&(b.0, b.1)))
    });
    let (mut settled_ours, mut settled_theirs) = (vec![false; ours.len()], vec![false; theirs.len()]);
    let mut kept = Vec::new();
    for (i, j, pair) in all {
        if pair.relation == Relation::Apart && (settled_ours[i] || settled_theirs[j]) {
            continue;
        }
        if pair.relation == Relation::Apart
            && (is_sum(pair.one, pair.other, theirs) || is_sum(pair.other, pair.one, ours))
        {
            continue;
        }
        settled_ours[i] = true;
        settled_theirs[j] = true;
        kept.push(pair);
    }
    kept
}

/// How well two numbers' sentences fit, where both count the same thing in the same event.
fn same_slot(view: &View<'_>, one: Filled<'_>, other: Filled<'_>) -> Option<f32> {
    let (ours, theirs) = (one.quantity, other.quantity);
    // Durations and times of day belong to the rules on dates.
    let formal = |role: &Option<String>| role.as_deref().is_some_and(|role| FORMAL_ROLES.contains(&role));
    if ours.unit != theirs.unit || !same_role(view, one, other) || formal(&ours.role) || formal(&theirs.role) {
        return None;
    }
    if days_apart(view, one, other) {
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
    } else if role {
        SAME_ROLE_FIT
    } else {
        NO_ROLE_FIT
    };
    (fit >= needed).then_some(fit)
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
fn is_sum(whole: Filled<'_>, part: Filled<'_>, others: &[Filled<'_>]) -> bool {
    let rest = whole.quantity.value - part.quantity.value;
    rest > 0.0
        && others.iter().any(|other| {
            other.sentence == part.sentence
                && other.quantity.span != part.quantity.span
                && (other.quantity.value - rest).abs() < 1e-6 * whole.quantity.value
        })
}

/// How two values lie.
fn relation(one: &Quantity, other: &Quantity) -> Relation {
    let point =
        |quantity: &Quantity| quantity.interval.low.is_some() && quantity.interval.low == quantity.interval.high;
    if point(one) && point(other) {
        return if one.value == other.value {
            Relation::Same
        } else if is_rounded(one.value, other.value) || is_rounded(other.value, one.value) {
            Relation::Meets
        } else {
            Relation::Apart
        };
    }
    if one.interval == other.interval {
        return Relation::Same;
    }
    let low = |quantity: &Quantity| quantity.interval.low.unwrap_or(f64::NEG_INFINITY);
    let high = |quantity: &Quantity| quantity.interval.high.unwrap_or(f64::INFINITY);
    let (from, to) = (low(one).max(low(other)), high(one).min(high(other)));
    // Open ends that only touch, "close to 100" and "over 100", exclude the value they touch at;
    // against a plain "100" an editor may have dropped the modifier.
    let touches = from == to && (point(one) || point(other));
    if from < to || touches {
        Relation::Meets
    } else {
        Relation::Apart
    }
}

/// Whether `round` may stand for `exact`: it ends in noughts and lies close by.
fn is_rounded(round: f64, exact: f64) -> bool {
    let magnitude = 10_f64.powf(exact.abs().max(1.0).log10().floor() - 1.0).max(10.0);
    round >= 100.0 && (round / magnitude).fract() == 0.0 && (round - exact).abs() <= ROUNDING * exact.abs()
}
