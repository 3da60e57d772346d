//! How the values of two numbers lie.
//!
//! Owns the arithmetic of values, intervals and rounding. It must never ask what the numbers count.

use crate::lexicon::numbers::{Bound, bound};
use crate::model::Quantity;
use crate::text::Location;

use super::counted::{Filled, is_amount};
use crate::compare::view::View;

/// How many times greater one of two inexact numbers for one thing may be.
const NEAR: f64 = 1.5;

/// The same for shares and sums of money, of which one sentence gives many for many things.
const NEAR_AMOUNT: f64 = 1.2;

/// Largest difference, as a share, that a round number may hide without saying so.
const ROUNDING: f64 = 0.05;

/// How two values lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compare) enum Relation {
    /// The same value, said the same way.
    Same,
    /// One value holds for both, though they are said differently ("about 100" / "103").
    Meets,
    /// No value holds for both.
    Apart,
}

/// How two values lie.
pub(super) fn relation(view: &View<'_>, one: Filled<'_>, other: Filled<'_>) -> Relation {
    // "Nearly 100" and "as many as 100" allow the same values but for one.
    let bounds = [one, other].map(|filled| {
        let words = filled
            .quantity
            .modifier
            .map(|span| view.slice(Location::new(filled.sentence.article, span)));
        words.and_then(bound).filter(|bound| *bound != Bound::Exact)
    });
    let (one, other) = (one.quantity, other.quantity);
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
        return if bounds[0] == bounds[1] {
            Relation::Same
        } else {
            Relation::Meets
        };
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

/// Whether two values are of one order.
pub(super) fn is_near(one: &Quantity, other: &Quantity) -> bool {
    let (low, high) = (one.value.min(other.value), one.value.max(other.value));
    let ranges = |quantity: &Quantity| matches!((quantity.interval.low, quantity.interval.high), (Some(low), Some(high)) if low < high);
    let near = if is_amount(one) || is_amount(other) {
        NEAR_AMOUNT
    } else {
        NEAR
    };
    high <= low * near || ranges(one) && ranges(other)
}

/// Whether `round` may stand for `exact`: it ends in noughts and lies close by.
fn is_rounded(round: f64, exact: f64) -> bool {
    let magnitude = 10_f64.powf(exact.abs().max(1.0).log10().floor() - 1.0).max(10.0);
    round >= 100.0 && (round / magnitude).fract() == 0.0 && (round - exact).abs() <= ROUNDING * exact.abs()
}
