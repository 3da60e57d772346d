//! Which times of two articles date one event.
//!
//! Owns the pairing of times in sentences that meet. It must never read the words of a time itself: [`When`] says what
//! they say and how two lie.

use crate::model::{Role, Time, TimeKind};
use crate::text::{Location, Span};

use super::around::{dates_speech, event, in_full, list_around, thing};
use super::said::{Grain, Lie, When, dates};
use crate::compare::nearby::{are_told_apart, parties, same_nearby, share_event, shares};
use crate::compare::view::{Meeting, View};

/// Fit of two sentences from which times of one sort of event are compared.
const SAME_SORT_FIT: f32 = 0.2;

/// Fit of two sentences from which their only times are compared, and where they tell of one event.
const ONLY_TIMES_FIT: f32 = 0.32;
const ONLY_TIMES_OF_EVENT_FIT: f32 = 0.22;

/// What makes two times those of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compare) enum Tie {
    /// They date one sort of event, as the grammar has it.
    Event,
    /// Events of one sort stand next to them.
    Nearby,
    /// They are the only times of sentences that fit.
    Only,
}

/// What two times say of dating one event, before what they are hung on is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compare) enum Ground {
    /// Both name one month, which is seldom there by chance.
    Month,
    /// The two sentences tell of one event, and one time is a weekday that the other counts from the day of writing:
    /// "Friday", "this evening".
    Event,
    /// Both date what happens, or the same thing in it.
    Alike,
    /// One dates a thing, "the 2016 race", which is no time of what is told of it.
    Thing,
}

/// Two times that different articles give for one event.
pub(in crate::compare) struct Pair {
    /// The words of one, with their sentence.
    pub(in crate::compare) one: (Location, Span),
    /// Of the other.
    pub(in crate::compare) other: (Location, Span),
    /// How they lie.
    pub(in crate::compare) lie: Lie,
    /// How well the sentences fit.
    pub(in crate::compare) fit: f32,
    /// What makes the two times of one event.
    pub(in crate::compare) tie: Tie,
    /// Whether the events have a party in common (true), or parties that exclude one another (false); none where nothing
    /// can be said.
    pub(in crate::compare) parties: Option<bool>,
    /// What the times themselves say of dating one event.
    pub(in crate::compare) ground: Ground,
    /// Whether the times can exclude one another: each dates its event and not a thing in it, the two events have a
    /// party in common, neither sentence gives the other's time as well, and both are open alike.
    pub(in crate::compare) may_exclude: bool,
    /// Whether both are times of day, or one is and the other a part of the day.
    pub(in crate::compare) clock: bool,
}

/// Times of meeting sentences that date one event and are not simply the same.
pub(in crate::compare) fn pairs(view: &View<'_>) -> Vec<Pair> {
    view.meetings(SAME_SORT_FIT)
        .flat_map(|meeting| different(between(view, meeting)))
        .collect()
}

/// Times of meeting sentences that are one and the same.
pub(in crate::compare) fn agreed(view: &View<'_>) -> Vec<Pair> {
    view.meetings(SAME_SORT_FIT)
        .flat_map(|meeting| between(view, meeting))
        .filter(|pair| pair.lie == Lie::Same)
        .collect()
}

/// A time that dates what happens.
struct Told<'c> {
    time: &'c Time,
    /// What its words say.
    when: When,
    /// The words of the list that it belongs to, if it is in one.
    list: Option<Span>,
}

/// The times of one sentence.
struct Side<'c> {
    /// The sentence.
    at: Location,
    /// Times that can be set against others.
    times: Vec<Told<'c>>,
    /// What all its dates say.
    dates: Vec<When>,
}

impl<'c> Side<'c> {
    fn new(view: &View<'c>, at: Location) -> Self {
        let usable: Vec<(&Time, When)> = view
            .times(at)
            .filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time))
            .filter(|time| !dates_speech(view, at, time))
            .map(|time| (time, When::new(view, at, time)))
            .filter(|(_, when)| !when.is_vague())
            .collect();
        let all: Vec<&Time> = usable.iter().map(|(time, _)| *time).collect();
        let told = |(time, when)| Told {
            time,
            when,
            list: list_around(view, at, time, &all),
        };
        Self {
            at,
            times: usable.into_iter().map(told).collect(),
            dates: dates(view, at),
        }
    }

    /// Whether the sentence gives a date that is, or holds, the other side's.
    fn gives(&self, when: &When) -> bool {
        // The day of a time of day is no second account of it.
        let mut alike = self.dates.iter().filter(|other| other.of_day() == when.of_day());
        alike.any(|other| match when.lie(other) {
            Lie::Same => true,
            Lie::Within => other.grain() == Some(Grain::Day),
            Lie::Apart | Lie::Unknown => false,
        })
    }

    /// Whether one time only can be set against a time of the other side. The times of one list count as one.
    fn has_one_for(&self, when: &When, list: bool) -> bool {
        self.times
            .iter()
            .filter(|told| told.when.clock.is_some() == when.clock.is_some())
            .filter(|told| told.when.lie(when) != Lie::Unknown)
            .count()
            <= 1 + usize::from(list)
    }
}

fn between(view: &View<'_>, meeting: Meeting) -> Vec<Pair> {
    let (ours, theirs) = (Side::new(view, meeting.one), Side::new(view, meeting.other));
    let same_event = share_event(view, meeting);
    let mut found: Vec<Pair> = Vec::new();
    for our in &ours.times {
        for their in &theirs.times {
            let sides = [(&ours, our), (&theirs, their)];
            if let Some(tie) = tie(view, meeting.fit, same_event, sides) {
                found.push(pair(view, meeting.fit, same_event, tie, sides));
            }
        }
    }
    found
}

/// What makes two times those of one event, if anything does.
fn tie(view: &View<'_>, fit: f32, same_event: bool, [ours, theirs]: [(&Side<'_>, &Told<'_>); 2]) -> Option<Tie> {
    let ((one, our), (other, their)) = (ours, theirs);
    let mixed = our.when.clock.is_some() != their.when.clock.is_some();
    let dated = our.when.grain().is_some() && their.when.grain().is_some();
    if mixed && our.when.part.is_none() && their.when.part.is_none() && !dated {
        return None;
    }
    if view.same_sort(
        (one.at.article, our.time.trigger),
        (other.at.article, their.time.trigger),
    ) {
        return Some(Tie::Event);
    }
    if same_nearby(view, (one.at, our.time.span), (other.at, their.time.span)) {
        return Some(Tie::Nearby);
    }
    let needed = if same_event {
        ONLY_TIMES_OF_EVENT_FIT
    } else {
        ONLY_TIMES_FIT
    };
    let only = one.has_one_for(&their.when, our.list.is_some()) && other.has_one_for(&our.when, their.list.is_some());
    (only && (!mixed || dated) && fit >= needed).then_some(Tie::Only)
}

/// Two times of one event, and how they lie.
fn pair(view: &View<'_>, fit: f32, same_event: bool, tie: Tie, sides: [(&Side<'_>, &Told<'_>); 2]) -> Pair {
    let [(one, our), (other, their)] = sides;
    let events = match sides.map(|(side, told)| event(view, side.at, told.time)) {
        [Some(ours), Some(theirs)] => Some((ours, theirs)),
        _ => None,
    };
    let parties = events.and_then(|(ours, theirs)| parties(view, ours, theirs));
    let same_place = events.and_then(|(ours, theirs)| shares(view, ours, theirs, Role::Place));
    let things = sides.map(|(side, told)| thing(view, side.at, told.time));
    let [one_words, other_words] =
        sides.map(|(side, told)| (side.at, told.list.unwrap_or_else(|| in_full(view, side.at, told.time))));
    Pair {
        one: one_words,
        other: other_words,
        // Who gives one of two days gives a part of what the other account gives.
        lie: match our.when.lie(&their.when) {
            Lie::Same if our.list.is_some() != their.list.is_some() => Lie::Within,
            lie => lie,
        },
        fit,
        tie,
        parties,
        ground: if our.when.month.is_some() && our.when.month == their.when.month {
            Ground::Month
        } else if things[0] != things[1] {
            Ground::Thing
        } else if same_event && our.when.is_near_as(&their.when) {
            Ground::Event
        } else {
            Ground::Alike
        },
        may_exclude: parties == Some(true)
            && same_place != Some(false)
            && events.and_then(|(ours, theirs)| shares(view, ours, theirs, Role::Other)) != Some(false)
            && events.is_some_and(|(ours, theirs)| !are_told_apart(view, ours, theirs))
            && !our.when.is_far_from(&their.when)
            && things == [None, None]
            && !other.gives(&our.when)
            && !one.gives(&their.when)
            && our.when.is_bounded_as(&their.when),
        clock: our.when.of_day()
            && their.when.of_day()
            && (our.when.is_one_day(&their.when) || our.when.clock.is_some() && their.when.clock.is_some()),
    }
}

/// The pairs that differ, without those of a time with a twin in the other sentence, which is settled.
fn different(mut found: Vec<Pair>) -> Vec<Pair> {
    let twins: Vec<(u32, u32)> = found
        .iter()
        .filter(|pair| pair.lie == Lie::Same)
        .map(|pair| (pair.one.1.start, pair.other.1.start))
        .collect();
    // Of a list, the time that the other sentence gives too speaks for it; the rest of the list excludes nothing.
    let met: Vec<_> = found
        .iter()
        .filter(|pair| pair.lie == Lie::Within)
        .map(|pair| (pair.one, pair.other))
        .collect();
    found.retain(|pair| pair.lie != Lie::Apart || !met.contains(&(pair.one, pair.other)));
    found.retain(|pair| {
        let settled = |(one, other): &(u32, u32)| pair.one.1.start == *one || pair.other.1.start == *other;
        matches!(pair.lie, Lie::Within | Lie::Apart) && !twins.iter().any(settled)
    });
    found
}
