//! When two articles say that something happened, and how the two lie.
//!
//! Works on what the words themselves give (weekday, month and day, year, clock, "this week"), so that
//! undated articles can be compared too; resolved days only add to it.

use crate::lexicon::calendar::{MONTHS, WEEKDAYS};
use crate::model::{Role, Time, TimeKind, Trigger, Upos};
use crate::text::{ArticleId, Idx, Location, Span};

use super::nearby::{SAYING, are_told_apart, parties, same_nearby, share_event, shares};
use super::view::{Meeting, View};

/// Fit of two sentences from which times of one sort of event are compared.
const SAME_SORT_FIT: f32 = 0.2;

/// Fit of two sentences from which their only times are compared, and where they tell of one event.
const ONLY_TIMES_FIT: f32 = 0.32;
const ONLY_TIMES_OF_EVENT_FIT: f32 = 0.22;

/// Minutes that a round clock time may be off.
const ROUND_CLOCK: u32 = 20;

/// Days apart from which times that are told differently are those of two events.
const FAR: i32 = 40;

/// Minutes apart from which not even inexact clock times can be one.
const FAR_CLOCK: u32 = 90;

/// Words that make a clock time or a date inexact.
const INEXACT: &[&str] = &[
    "about",
    "around",
    "approximately",
    "roughly",
    "nearly",
    "almost",
    "just",
    "shortly",
    "before",
    "after",
    "until",
    "till",
    "by",
    "since",
    "least",
    "early",
    "earlier",
    "late",
    "later",
    "mid",
    "circa",
    "some",
    "toward",
    "towards",
];

/// Of these, the words that leave one end open.
const OPEN: &[&str] = &["before", "after", "until", "till", "by", "since"];

/// How two times lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lie {
    /// One and the same, said alike.
    Same,
    /// Both can hold, and they are said differently.
    Within,
    /// No moment is in both.
    Apart,
    /// Nothing can be said.
    Unknown,
}

/// What makes two times those of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// They date one sort of event, as the grammar has it.
    Event,
    /// Events of one sort stand next to them.
    Nearby,
    /// They are the only times of sentences that fit.
    Only,
}

/// What two times say of dating one event, before what they are hung on is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
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
pub(super) struct Pair {
    /// The words of one, with their sentence.
    pub(super) one: (Location, Span),
    /// Of the other.
    pub(super) other: (Location, Span),
    /// How they lie.
    pub(super) lie: Lie,
    /// How well the sentences fit.
    pub(super) fit: f32,
    /// What makes the two times of one event.
    pub(super) tie: Tie,
    /// Whether the events have a party in common (true), or parties that exclude one another (false); none where nothing
    /// can be said.
    pub(super) parties: Option<bool>,
    /// What the times themselves say of dating one event.
    pub(super) ground: Ground,
    /// Whether the times can exclude one another: each dates its event and not a thing in it, the two events have a
    /// party in common, neither sentence gives the other's time as well, and both are open alike.
    pub(super) may_exclude: bool,
    /// Whether both are times of day, or one is and the other a part of the day.
    pub(super) clock: bool,
}

/// Times of meeting sentences that date one event and are not simply the same.
pub(super) fn pairs(view: &View<'_>) -> Vec<Pair> {
    view.meetings()
        .iter()
        .filter(|meeting| meeting.fit >= SAME_SORT_FIT)
        .flat_map(|meeting| different(between(view, *meeting)))
        .collect()
}

/// Times of meeting sentences that are one and the same.
pub(super) fn agreed(view: &View<'_>) -> Vec<Pair> {
    view.meetings()
        .iter()
        .filter(|meeting| meeting.fit >= SAME_SORT_FIT)
        .flat_map(|meeting| between(view, *meeting))
        .filter(|pair| pair.lie == Lie::Same)
        .collect()
}

fn between<'c>(view: &View<'c>, meeting: Meeting) -> Vec<Pair> {
    let usable = |at: Location| -> Vec<(&'c Time, When)> {
        view.times(at)
            .filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time))
            .filter(|time| !dates_speech(view, at, time))
            .map(|time| (time, When::new(view, at, time)))
            .filter(|(_, when)| !when.is_vague())
            .collect()
    };
    let (ours, theirs) = (usable(meeting.one), usable(meeting.other));
    let (all_ours, all_theirs) = (dated(view, meeting.one), dated(view, meeting.other));
    // The day of a time of day is no second account of it.
    let given = |when: &When, all: &[When]| {
        let alike = all.iter().filter(|other| other.of_day() == when.of_day());
        alike.into_iter().any(|other| match when.lie(other) {
            Lie::Same => true,
            Lie::Within => other.grain() == Some(Grain::Day),
            Lie::Apart | Lie::Unknown => false,
        })
    };
    let same_event = share_event(view, meeting);
    let needed = if same_event {
        ONLY_TIMES_OF_EVENT_FIT
    } else {
        ONLY_TIMES_FIT
    };
    let listed = |at: Location, all: &[(&'c Time, When)]| -> Vec<Option<Span>> {
        all.iter().map(|(time, _)| list_around(view, at, time, all)).collect()
    };
    let (our_lists, their_lists) = (listed(meeting.one, &ours), listed(meeting.other, &theirs));
    let mut found: Vec<Pair> = Vec::new();
    for ((one, our), our_list) in ours.iter().zip(our_lists) {
        for ((other, their), their_list) in theirs.iter().zip(&their_lists) {
            let mixed = our.clock.is_some() != their.clock.is_some();
            let dated = our.grain().is_some() && their.grain().is_some();
            if mixed && our.part.is_none() && their.part.is_none() && !dated {
                continue;
            }
            let same_sort = view.same_sort(
                (meeting.one.article, one.trigger),
                (meeting.other.article, other.trigger),
            );
            let same_nearby = same_sort || same_nearby(view, (meeting.one, one.span), (meeting.other, other.span));
            // The times of one list count as one.
            let alone = |all: &[(&Time, When)], when: &When, list: bool| {
                all.iter()
                    .filter(|(_, other)| other.clock.is_some() == when.clock.is_some())
                    .filter(|(_, other)| other.lie(when) != Lie::Unknown)
                    .count()
                    <= 1 + usize::from(list)
            };
            let only = alone(&ours, their, our_list.is_some()) && alone(&theirs, our, their_list.is_some());
            if !(same_nearby || only && (!mixed || dated) && meeting.fit >= needed) {
                continue;
            }
            let sides = [(meeting.one, one), (meeting.other, other)];
            let events = match sides.map(|(at, time)| event(view, at, time)) {
                [Some(ours), Some(theirs)] => Some((ours, theirs)),
                _ => None,
            };
            let parties = events.and_then(|(ours, theirs)| parties(view, ours, theirs));
            let same_place = events.and_then(|(ours, theirs)| shares(view, ours, theirs, Role::Place));
            let things = sides.map(|(at, time)| thing(view, at, time));
            found.push(Pair {
                one: (meeting.one, our_list.unwrap_or_else(|| in_full(view, meeting.one, one))),
                other: (
                    meeting.other,
                    their_list.unwrap_or_else(|| in_full(view, meeting.other, other)),
                ),
                // Who gives one of two days gives a part of what the other account gives.
                lie: match our.lie(their) {
                    Lie::Same if our_list.is_some() != their_list.is_some() => Lie::Within,
                    lie => lie,
                },
                fit: meeting.fit,
                tie: match (same_sort, same_nearby) {
                    (true, _) => Tie::Event,
                    (false, true) => Tie::Nearby,
                    (false, false) => Tie::Only,
                },
                parties,
                ground: if our.month.is_some() && our.month == their.month {
                    Ground::Month
                } else if things[0] != things[1] {
                    Ground::Thing
                } else if same_event && our.is_near_as(their) {
                    Ground::Event
                } else {
                    Ground::Alike
                },
                may_exclude: parties == Some(true)
                    && same_place != Some(false)
                    && events.and_then(|(ours, theirs)| shares(view, ours, theirs, Role::Other)) != Some(false)
                    && events.is_some_and(|(ours, theirs)| !are_told_apart(view, ours, theirs))
                    && !our.is_far_from(their)
                    && things == [None, None]
                    && !given(our, &all_theirs)
                    && !given(their, &all_ours)
                    && our.is_bounded_as(their),
                clock: our.of_day()
                    && their.of_day()
                    && (our.is_one_day(their) || our.clock.is_some() && their.clock.is_some()),
            });
        }
    }
    found
}

/// The event that a time dates.
fn event<'c>(view: &View<'c>, at: Location, time: &Time) -> Option<(ArticleId, &'c Trigger)> {
    Some((at.article, &view.article(at.article).triggers[time.trigger?]))
}

/// The words of a time with those right before it that make it inexact: "late Monday".
fn in_full(view: &View<'_>, at: Location, time: &Time) -> Span {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let first = article.syntax.tokens_in(time.span).start;
    let before = first.checked_sub(1).map(|before| tokens[before].span);
    before
        .filter(|span| at.span.contains(*span))
        .filter(|span| INEXACT.contains(&article.slice(*span).to_lowercase().as_str()))
        .map_or(time.span, |span| span.cover(time.span))
}

/// The noun that a time stands before and dates, as in "the July 2018 indictment".
fn thing<'c>(view: &View<'c>, at: Location, time: &Time) -> Option<&'c str> {
    let syntax = &view.article(at.article).syntax;
    let tokens = syntax.tokens.as_slice();
    let place = syntax.tokens_in(time.span);
    let outside = tokens[place.clone()]
        .iter()
        .filter_map(|token| token.head.map(Idx::index))
        .find(|head| !place.contains(head));
    let dated = |head: &usize| {
        (place.end..place.end + NOUN_PHRASE).contains(head)
            && tokens[place.end..*head].iter().all(|token| token.upos != Upos::Punct)
            && matches!(tokens[*head].upos, Upos::Noun | Upos::Propn)
    };
    outside.filter(dated).map(|head| &*tokens[head].lemma)
}

/// Words between a time and the noun that it stands before.
const NOUN_PHRASE: usize = 4;

/// Words that may stand between two times of one list, with those that make a time inexact.
const JOINS: &[&str] = &["and", "or", "to", "through", "until", ",", "–", "-"];

/// Words between two times of one list.
const GAP: usize = 4;

/// The words of the list that a time belongs to, from the first of its times to the last: "late Saturday and early
/// Sunday".
fn list_around(view: &View<'_>, at: Location, time: &Time, all: &[(&Time, When)]) -> Option<Span> {
    let article = view.article(at.article);
    let joined = |one: Span, other: Span| {
        let gap = article.syntax.tokens_in(one).end..article.syntax.tokens_in(other).start;
        let mut words = article.syntax.tokens.as_slice()[gap.start..gap.end.max(gap.start)]
            .iter()
            .map(|token| article.slice(token.span).to_lowercase())
            .filter(|word| !INEXACT.contains(&word.as_str()) && word != "on" && word != "in");
        let join = words.next();
        gap.len() <= GAP && join.is_some_and(|word| JOINS.contains(&word.as_str())) && words.next().is_none()
    };
    all.iter()
        .filter(|(other, _)| other.kind == time.kind && other.span != time.span)
        .find(|(other, _)| joined(time.span, other.span) || joined(other.span, time.span))
        .map(|(other, _)| time.span.cover(other.span))
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

/// Whether two sentences give times of which no two can be one.
pub(super) fn apart(view: &View<'_>, one: Location, other: Location) -> bool {
    let (ours, theirs) = (dated(view, one), dated(view, other));
    let meet = |lie: Lie| matches!(lie, Lie::Same | Lie::Within);
    !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(|one| theirs.iter().any(|other| meet(one.lie(other))))
}

/// What the dates of a sentence say.
fn dated(view: &View<'_>, at: Location) -> Vec<When> {
    view.times(at)
        .filter(|time| time.kind == TimeKind::Date)
        .map(|time| When::new(view, at, time))
        .filter(|when| !when.is_vague())
        .collect()
}

/// Whether a sentence dates what it tells by a year, as news does with what lies long before it.
pub(super) fn is_background(view: &View<'_>, at: Location) -> bool {
    view.times(at).filter(|time| time.kind == TimeKind::Date).any(|time| {
        let words = view.slice(Location::new(at.article, time.span)).to_lowercase();
        let year = time.value.len() == 4 && time.value.chars().all(|digit| digit.is_ascii_digit());
        year || words.ends_with("years ago") || words.ends_with("last year")
    })
}

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Grain {
    Day,
    Week,
    Month,
    Year,
}

/// What the words of a time say.
#[derive(Clone, Debug, Default)]
struct When {
    words: String,
    year: Option<u32>,
    month: Option<u32>,
    day: Option<u32>,
    weekday: Option<u32>,
    /// Minutes after midnight.
    clock: Option<u32>,
    /// Part of the day, as first and last hour.
    part: Option<(u32, u32)>,
    /// Counted from the day of writing ("today", "last month"), with its grain.
    deictic: Option<Grain>,
    days: Option<(jiff::civil::Date, jiff::civil::Date)>,
    /// Words before it that make it inexact, sorted.
    modifiers: Vec<String>,
    /// Whether its article tells the time of another place too.
    zoned: bool,
}

impl When {
    fn new(view: &View<'_>, sentence: Location, time: &Time) -> Self {
        let words = view.slice(Location::new(sentence.article, time.span)).to_lowercase();
        let mut when = Self {
            modifiers: modifiers(view, sentence, time),
            days: time.days,
            deictic: deictic(&words),
            zoned: view.is_zoned(sentence.article),
            ..Self::default()
        };
        let (date, clock) = time.value.split_once('T').unwrap_or((&time.value, ""));
        when.read_date(date, &words);
        when.read_clock(clock);
        if when.clock.is_some() && when.weekday.is_none() {
            when.weekday = weekday_beside(&view.article(sentence.article).article.text, time.span);
        }
        when.words = words;
        when
    }

    /// Only what the words name: a resolved "Tuesday" stays a weekday.
    fn read_date(&mut self, date: &str, words: &str) {
        self.weekday = WEEKDAYS
            .iter()
            .position(|name| {
                words
                    .split(|letter: char| !letter.is_alphabetic())
                    .any(|word| word.starts_with(name))
            })
            .map(|at| at as u32);
        if self.deictic.is_some() {
            return;
        }
        let mut parts = date.split('-');
        let number = |part: Option<&str>| part.and_then(|part| part.parse::<u32>().ok());
        let has_digit = words.contains(|letter: char| letter.is_ascii_digit());
        let named_month = MONTHS.iter().any(|name| words.contains(&name[..3])) || has_digit && date.len() >= 10;
        let year = number(parts.next()).filter(|year| *year > 1000);
        self.year = year.filter(|year| words.contains(&year.to_string()));
        if named_month {
            self.month = number(parts.next());
            self.day = number(parts.next()).filter(|_| has_digit);
        }
    }

    fn read_clock(&mut self, clock: &str) {
        let mut parts = clock.trim_end_matches('Z').split(':');
        let (hour, minute) = (parts.next().unwrap_or_default(), parts.next().unwrap_or("0"));
        self.clock = hour
            .parse::<u32>()
            .ok()
            .map(|hour| hour * 60 + minute.parse::<u32>().unwrap_or(0));
        self.part = match clock {
            "MO" => Some((5, 12)),
            "MI" => Some((11, 14)),
            "AF" => Some((12, 18)),
            "EV" => Some((17, 23)),
            "NI" => Some((18, 24)),
            _ => None,
        };
    }

    fn grain(&self) -> Option<Grain> {
        if self.deictic.is_some() {
            self.deictic
        } else if self.day.is_some() || self.weekday.is_some() {
            Some(Grain::Day)
        } else if self.month.is_some() {
            Some(Grain::Month)
        } else {
            self.year.map(|_| Grain::Year)
        }
    }

    /// Whether it names no stretch of time that another could lie in: "now", "the past".
    fn is_vague(&self) -> bool {
        self.clock.is_none() && self.grain().is_none()
    }

    /// Whether two times are open alike, and neither is told from another moment of the story: "since 2007" holds of
    /// last year too, and "two weeks earlier" is a day that only the account knows.
    fn is_bounded_as(&self, other: &Self) -> bool {
        let open = |when: &Self| -> Vec<String> {
            let words = when.modifiers.iter();
            words.filter(|word| OPEN.contains(&word.as_str())).cloned().collect()
        };
        let told_from = |when: &Self| {
            ["earlier", "later", "before", "after"]
                .iter()
                .any(|word| when.words.ends_with(word))
        };
        open(self) == open(other) && !told_from(self) && !told_from(other)
    }

    /// Whether the two lie months apart, and are not told alike by the year or by the month, as two days of one event
    /// would be: "in February" and "on Sunday".
    fn is_far_from(&self, other: &Self) -> bool {
        let alike = self.year.is_some() == other.year.is_some() && self.month.is_some() == other.month.is_some();
        let gap = match (self.days, other.days) {
            (Some(ours), Some(theirs)) => {
                let days = |from: jiff::civil::Date, to: jiff::civil::Date| (to - from).get_days();
                days(ours.1, theirs.0).max(days(theirs.1, ours.0))
            }
            _ => FAR + 1,
        };
        !alike && gap > FAR
    }

    /// Whether one is a weekday, and the other a day or week counted from the day of writing.
    fn is_near_as(&self, other: &Self) -> bool {
        let counted = |when: &Self| when.deictic.is_some_and(|grain| grain <= Grain::Week);
        self.weekday.is_some() && counted(other) || counted(self) && other.weekday.is_some()
    }

    /// Whether one ends where the other begins: "before September 5", "after September 5".
    fn is_opposed_to(&self, other: &Self) -> bool {
        let has = |when: &Self, words: [&str; 3]| when.modifiers.iter().any(|word| words.contains(&word.as_str()));
        let (early, late) = (["before", "until", "till"], ["after", "since", "from"]);
        has(self, early) && has(other, late) || has(self, late) && has(other, early)
    }

    fn lie(&self, other: &Self) -> Lie {
        if bare(&self.words) == bare(&other.words) && self.modifiers == other.modifiers {
            return Lie::Same;
        }
        match (self.clock, other.clock) {
            (Some(ours), Some(theirs)) => return self.clocks_lie(other, ours.abs_diff(theirs)),
            (Some(clock), None) if other.part.is_some() => return self.in_part(clock, other, other.part),
            (None, Some(clock)) if self.part.is_some() => return self.in_part(clock, other, self.part),
            _ => {}
        }
        let differs = |one: Option<u32>, other: Option<u32>| matches!((one, other), (Some(a), Some(b)) if a != b);
        if differs(self.year, other.year)
            || differs(self.month, other.month)
            || differs(self.day, other.day)
            || differs(self.weekday, other.weekday)
        {
            return Lie::Apart;
        }
        if let (Some(ours), Some(theirs)) = (self.days, other.days)
            && (ours.1 < theirs.0 || theirs.1 < ours.0)
        {
            return Lie::Apart;
        }
        self.dates_lie(other)
    }

    fn clocks_lie(&self, other: &Self, gap: u32) -> Lie {
        let inexact = !self.modifiers.is_empty() || !other.modifiers.is_empty();
        let zoned = |when: &Self| when.words.contains("gmt") || when.words.contains("utc");
        let same_style = bare(&self.words) == bare(&other.words);
        match gap {
            0 if same_style && self.modifiers == other.modifiers => Lie::Same,
            0 => Lie::Within,
            gap if gap <= ROUND_CLOCK && inexact => Lie::Within,
            gap if inexact && gap < FAR_CLOCK || zoned(self) != zoned(other) => Lie::Unknown,
            // Whole hours apart may be one moment on the clocks of two places.
            gap if gap % 60 == 0 && (self.zoned || other.zoned) => Lie::Unknown,
            _ => Lie::Apart,
        }
    }

    /// How a time of the clock lies to a part of the day, which begins and ends for some an hour earlier or later.
    fn in_part(&self, clock: u32, other: &Self, part: Option<(u32, u32)>) -> Lie {
        let Some((first, last)) = part else {
            return Lie::Unknown;
        };
        let far = clock + 60 < first * 60 || clock > last * 60 + 60;
        if first * 60 <= clock && clock <= last * 60 {
            Lie::Within
        } else if far && self.is_one_day(other) && !self.zoned && !other.zoned {
            Lie::Apart
        } else {
            Lie::Unknown
        }
    }

    /// Whether it is a time of day or a part of the day.
    fn of_day(&self) -> bool {
        self.clock.is_some() || self.part.is_some()
    }

    /// Whether both name one weekday or one date.
    fn is_one_day(&self, other: &Self) -> bool {
        let day = |when: &Self| (when.year, when.month, when.day, when.weekday);
        day(self) == day(other) && (self.weekday.is_some() || self.day.is_some())
    }

    fn dates_lie(&self, other: &Self) -> Lie {
        let (Some(ours), Some(theirs)) = (self.grain(), other.grain()) else {
            return Lie::Unknown;
        };
        let fields = |when: &Self| (when.year, when.month, when.day, when.weekday, when.deictic);
        if fields(self) == fields(other) {
            if self.is_opposed_to(other) {
                return Lie::Unknown;
            }
            if let (Some(ours), Some(theirs)) = (self.part, other.part)
                && (ours.1 <= theirs.0 || theirs.1 <= ours.0)
                && self.modifiers.is_empty()
                && other.modifiers.is_empty()
                && !self.zoned
                && !other.zoned
            {
                return Lie::Apart;
            }
            let same = self.part == other.part
                && self.clock.is_some() == other.clock.is_some()
                && self.modifiers == other.modifiers;
            return if same { Lie::Same } else { Lie::Within };
        }
        let known = self.days.is_some() && other.days.is_some();
        let counted = self.deictic.is_some() || other.deictic.is_some();
        // A bare weekday is near the day of writing, so only a date or this week can be the same day.
        let weekday = |when: &Self| when.weekday.is_some() && when.day.is_none();
        let (fine, broad) = (ours.min(theirs), ours.max(theirs));
        // "Monday" is a day of this week, or of the seven days before the article, not of those before them.
        let elsewhere = |when: &Self| {
            let has = |words: &[&str]| words.iter().any(|word| when.words.contains(word));
            let away = when.deictic == Some(Grain::Week) && has(&["last", "ago"]);
            (away || has(&["next", "previous", "earlier", "later"])) && !has(&["this", "today"])
        };
        let plausible = if weekday(self) || weekday(other) {
            broad <= Grain::Week && !elsewhere(self) && !elsewhere(other)
        } else if counted {
            let this_year = |when: &Self| when.deictic == Some(Grain::Year) && when.words.contains("this");
            let dated = self.year.is_some() || other.year.is_some();
            let near = broad <= Grain::Month && (broad > Grain::Day || fine == Grain::Day);
            // Of "today" nobody says that it is this year.
            let both = self.deictic.is_some() && other.deictic.is_some();
            let within_year = fine < Grain::Year && !both && (this_year(self) || this_year(other));
            !dated && (near || within_year)
        } else {
            // A year alone dates too much to be the same moment said less exactly.
            self.month == other.month && broad < Grain::Year
        };
        if known || plausible { Lie::Within } else { Lie::Unknown }
    }
}

/// The weekday that stands right behind a time of day or before it: "at 9 p.m. on Sunday", "on Sunday at 9 p.m.".
fn weekday_beside(text: &str, time: Span) -> Option<u32> {
    let behind = text[time.end as usize..].strip_prefix(" on ");
    let after = behind.and_then(|rest| rest.split(|letter: char| !letter.is_alphabetic()).next());
    let ahead = text[..time.start as usize].strip_suffix(" at ");
    let before = ahead.and_then(|rest| rest.rsplit(' ').next());
    let day = |word: &str| WEEKDAYS.iter().position(|name| word.to_lowercase().starts_with(name));
    after.and_then(day).or_else(|| before.and_then(day)).map(|at| at as u32)
}

/// The grain of a time that is counted from the day of writing.
fn deictic(words: &str) -> Option<Grain> {
    let has = |list: &[&str]| {
        list.iter().any(|one| {
            words
                .split(|letter: char| !letter.is_alphabetic())
                .any(|word| word == *one)
        })
    };
    if has(&["today", "tonight", "yesterday", "tomorrow"])
        || has(&["this"]) && has(&["morning", "afternoon", "evening"])
    {
        return Some(Grain::Day);
    }
    if !has(&["this", "last", "ago", "next", "past", "earlier", "previous"]) {
        return None;
    }
    if has(&["day", "days"]) {
        Some(Grain::Day)
    } else if has(&["week", "weeks", "weekend", "fortnight"]) {
        Some(Grain::Week)
    } else if has(&["month", "months"]) {
        Some(Grain::Month)
    } else if has(&["year", "years"]) {
        Some(Grain::Year)
    } else {
        None
    }
}

/// Letters and digits alone: "11 a.m." and "11am" are written alike.
fn bare(words: &str) -> String {
    words.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Whether a time says when something was said, not when it happened.
fn dates_speech(view: &View<'_>, at: Location, time: &Time) -> bool {
    let trigger = time.trigger.map(|trigger| &view.article(at.article).triggers[trigger]);
    trigger.is_some_and(|trigger| SAYING.contains(&trigger.lemma.as_str()))
}

/// The words before a time that make it inexact, sorted.
fn modifiers(view: &View<'_>, sentence: Location, time: &Time) -> Vec<String> {
    let article = view.article(sentence.article);
    let first = article.syntax.tokens_in(time.span).start;
    let from = article
        .syntax
        .tokens_in(sentence.span)
        .start
        .max(first.saturating_sub(2));
    let mut words: Vec<String> = article.syntax.tokens.as_slice()[from..first]
        .iter()
        .map(|token| article.slice(token.span).to_lowercase())
        .filter(|word| INEXACT.contains(&word.as_str()))
        .collect();
    words.sort_unstable();
    words
}
