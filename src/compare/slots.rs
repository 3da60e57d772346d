//! Numbers of different articles that fill one slot: the same thing counted in the same event.
//!
//! Owns the pairing that the rules for conflicts and look-alikes share. It must never say whether
//! two values can both hold; [`Relation`] says how they lie, the rules say what that means.

use std::collections::BTreeSet;

use crate::lexicon::numbers::{Bound, bound};
use crate::lexicon::{event_senses, singular};
use crate::model::{Certainty, Deprel, Quantity, Token, Upos};
use crate::text::{ArticleId, Location, Span};

use super::narrowed;
use super::view::View;
use super::when;

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

/// Words after a number among which the noun that it counts is looked for.
const COUNTED: usize = 7;

/// Fit that numbers without a role need before they can exclude one another.
const APART_FIT: f32 = 0.45;

/// How many times greater one of two inexact numbers for one thing may be.
const NEAR: f64 = 1.5;

/// The same for shares and sums of money, of which one sentence gives many for many things.
const NEAR_AMOUNT: f64 = 1.2;

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
            let relation = relation(view, *one, *other);
            if let Some(fit) = same_slot(view, *one, *other, relation) {
                if relation != Relation::Same && (has_value(view, *one, *other) || has_value(view, *other, *one)) {
                    continue;
                }
                if relation == Relation::Meets && !is_near(one.quantity, other.quantity) {
                    continue;
                }
                // "A dozen" is said of about as many.
                if relation == Relation::Apart
                    && (is_dozen(view, *one)
                        || is_dozen(view, *other)
                        || count_apart(view, *one, *other)
                        || narrowed::apart(view, *one, *other)
                        || certainty(view, *one) != certainty(view, *other)
                        || when::is_background(view, one.sentence) != when::is_background(view, other.sentence))
                {
                    continue;
                }
                let roleless = one.quantity.role.is_none() && other.quantity.role.is_none();
                let only = only_value(view, *one) && only_value(view, *other);
                if relation == Relation::Apart && fit < APART_FIT && (roleless && !only || is_share(one.quantity)) {
                    continue;
                }
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

/// Whether a number is a share of something, which its own noun need not name.
fn is_share(quantity: &Quantity) -> bool {
    matches!(quantity.unit.as_deref(), Some("percent" | "percentage point"))
}

/// Whether a number is a share or a sum of money.
fn is_amount(quantity: &Quantity) -> bool {
    is_share(quantity)
        || matches!(
            quantity.unit.as_deref(),
            Some("USD" | "dollar" | "EUR" | "GBP" | "euro" | "pound")
        )
}

/// How sure the event is to which a number belongs: "forty could have died" excludes no count of the dead.
fn certainty(view: &View<'_>, filled: Filled<'_>) -> Certainty {
    let trigger = filled.quantity.trigger;
    trigger.map_or(Certainty::Asserted, |trigger| {
        view.article(filled.sentence.article).triggers[trigger].certainty
    })
}

/// Whether a number counts things, and is no amount of a measure.
fn counts_things(quantity: &Quantity) -> bool {
    let unit = quantity.unit.as_deref();
    unit.is_some_and(|unit| (unit == "person" || !MEASURES.contains(&unit)) && crate::lexicon::unit(unit).is_none())
}

/// The words from a number to the last of the nouns that it counts: "absentee and provisional ballots".
pub(super) fn counted_words<'c>(view: &View<'c>, filled: Filled<'_>) -> Vec<&'c Token> {
    let article = view.article(filled.sentence.article);
    let tokens = article.syntax.tokens.as_slice();
    let sentence = article.syntax.tokens_in(filled.sentence.span);
    let first = article.syntax.tokens_in(filled.quantity.number).end.min(sentence.end);
    let last = (first + COUNTED).min(sentence.end);
    let belongs = |place: &usize| {
        let token = &tokens[*place];
        matches!(token.upos, Upos::Adj | Upos::Noun | Upos::Propn)
            || matches!(token.xpos, "VBN" | "VBG" | "HYPH")
            || matches!(token.deprel, Deprel::Amod | Deprel::Compound)
            || article.slice(token.span) == "and" && matches!(tokens[*place - 1].xpos, "JJ" | "NN")
    };
    // "Two cities mourning shootings": what a plural does or suffers is not counted with it.
    let ends = |place: usize| matches!(tokens[place].xpos, "VBN" | "VBG") && tokens[place - 1].xpos == "NNS";
    (first..last)
        .take_while(|place| belongs(place) && !(*place > first && ends(*place)))
        .map(|place| &tokens[place])
        .collect()
}

/// The nouns that a number counts, in the singular: "absentee", "ballot" of "8,000 absentee and provisional ballots".
pub(super) fn counted(view: &View<'_>, filled: Filled<'_>) -> BTreeSet<String> {
    let run = counted_words(view, filled);
    let ends = |at: usize| {
        let next = run.get(at + 1);
        next.is_none_or(|next| !matches!(next.upos, Upos::Noun | Upos::Propn))
    };
    let nouns = run
        .iter()
        .enumerate()
        .filter(|(at, token)| token.upos == Upos::Noun && ends(*at));
    nouns.map(|(_, token)| token.lemma.to_string()).collect()
}

/// Whether two values are of one order.
fn is_near(one: &Quantity, other: &Quantity) -> bool {
    let (low, high) = (one.value.min(other.value), one.value.max(other.value));
    let ranges = |quantity: &Quantity| matches!((quantity.interval.low, quantity.interval.high), (Some(low), Some(high)) if low < high);
    let near = if is_amount(one) || is_amount(other) {
        NEAR_AMOUNT
    } else {
        NEAR
    };
    high <= low * near || ranges(one) && ranges(other)
}

fn is_dozen(view: &View<'_>, filled: Filled<'_>) -> bool {
    let words = view
        .slice(Location::new(filled.sentence.article, filled.quantity.number))
        .to_lowercase();
    words.contains("dozen") || words.contains("couple")
}

/// The noun that is glued to a number: "vote" of "a 1,700-vote lead".
fn compound(view: &View<'_>, filled: Filled<'_>) -> Option<String> {
    let words = view
        .slice(Location::new(filled.sentence.article, filled.quantity.span))
        .to_lowercase();
    let glued = words
        .split_whitespace()
        .find(|word| word.contains('-') && word.starts_with(|letter: char| letter.is_ascii_digit()))?;
    glued
        .rsplit_once('-')
        .map(|(_, noun)| noun.to_owned())
        .filter(|noun| !noun.is_empty())
}

/// Lengths of time belong to the rules on dates.
fn is_time(quantity: &Quantity) -> bool {
    let units = [
        "second", "minute", "hour", "day", "week", "month", "year", "decade", "century",
    ];
    quantity.unit.as_deref().is_some_and(|unit| units.contains(&unit))
}

/// Whether two numbers count the same: one unit, or the noun of a compound ("a 1,700-vote lead" / "1,700 votes").
fn same_unit(view: &View<'_>, one: Filled<'_>, other: Filled<'_>) -> bool {
    let units = |filled: Filled<'_>| -> BTreeSet<String> {
        let compound = compound(view, filled).map(|noun| singular(&noun));
        let unit = filled
            .quantity
            .unit
            .as_deref()
            .map(|unit| if unit == "USD" { "dollar" } else { unit });
        unit.map(str::to_owned)
            .into_iter()
            .chain(compound)
            .chain(counted(view, filled))
            .collect()
    };
    // Metres and feet are two counts of one length: what they amount to is another rule's.
    let known = |filled: Filled<'_>| filled.quantity.unit.as_deref().and_then(crate::lexicon::unit);
    if let (Some(ours), Some(theirs)) = (known(one), known(other))
        && ours.name != theirs.name
    {
        return false;
    }
    let (ours, theirs) = (units(one), units(other));
    let both_open = one.quantity.unit.is_none() && other.quantity.unit.is_none();
    both_open && (ours.is_empty() || theirs.is_empty()) || !ours.is_disjoint(&theirs)
}

/// Units of which an article may give many values for many things.
const MEASURES: &[&str] = &["person", "percent", "percentage point", "USD", "dollar", "time", "vote"];

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

/// How two values lie.
fn relation(view: &View<'_>, one: Filled<'_>, other: Filled<'_>) -> Relation {
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

/// Whether `round` may stand for `exact`: it ends in noughts and lies close by.
fn is_rounded(round: f64, exact: f64) -> bool {
    let magnitude = 10_f64.powf(exact.abs().max(1.0).log10().floor() - 1.0).max(10.0);
    round >= 100.0 && (round / magnitude).fract() == 0.0 && (round - exact).abs() <= ROUNDING * exact.abs()
}
