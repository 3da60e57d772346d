//! What the words of a time say, and how two times lie.
//!
//! Owns the reading of single times: the fields that their words name (weekday, month and day, year, clock, "this
//! week"), so that undated articles can be compared too; resolved days only add to it. It must never ask what a time
//! dates, nor which times belong together.

use crate::lexicon::calendar::{MONTHS, WEEKDAYS};
use crate::model::{Time, TimeKind};
use crate::text::Location;

use super::around::{modifiers, weekday_beside};
use crate::compare::view::View;

/// Minutes that a round clock time may be off.
const ROUND_CLOCK: u32 = 20;

/// Days apart from which times that are told differently are those of two events.
const FAR: i32 = 40;

/// Minutes apart from which not even inexact clock times can be one.
const FAR_CLOCK: u32 = 90;

/// Words before a time that leave one end open.
const OPEN: &[&str] = &["before", "after", "until", "till", "by", "since"];

/// How two times lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compare) enum Lie {
    /// One and the same, said alike.
    Same,
    /// Both can hold, and they are said differently.
    Within,
    /// No moment is in both.
    Apart,
    /// Nothing can be said.
    Unknown,
}

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grain {
    Day,
    Week,
    Month,
    Year,
}

/// What the words of a time say.
#[derive(Clone, Debug, Default)]
pub(super) struct When {
    words: String,
    year: Option<u32>,
    pub(super) month: Option<u32>,
    day: Option<u32>,
    weekday: Option<u32>,
    /// The weekday that stands beside a time of day.
    beside: Option<u32>,
    /// Minutes after midnight.
    pub(super) clock: Option<u32>,
    /// Part of the day, as first and last hour.
    pub(super) part: Option<(u32, u32)>,
    /// Counted from the day of writing ("today", "last month"), with its grain.
    deictic: Option<Grain>,
    days: Option<(jiff::civil::Date, jiff::civil::Date)>,
    /// Words before it that make it inexact, sorted.
    modifiers: Vec<String>,
    /// Whether its article tells the time of another place too.
    zoned: bool,
}

impl When {
    pub(super) fn new(view: &View<'_>, sentence: Location, time: &Time) -> Self {
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
        when.beside = weekday_beside(&view.article(sentence.article).article.text, time.span);
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

    /// How fine the date is, none for a clock time alone.
    pub(super) fn grain(&self) -> Option<Grain> {
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
    pub(super) fn is_vague(&self) -> bool {
        self.clock.is_none() && self.grain().is_none()
    }

    /// Whether two times are open alike, and neither is told from another moment of the story: "since 2007" holds of
    /// last year too, and "two weeks earlier" is a day that only the account knows.
    pub(super) fn is_bounded_as(&self, other: &Self) -> bool {
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
    pub(super) fn is_far_from(&self, other: &Self) -> bool {
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
    pub(super) fn is_near_as(&self, other: &Self) -> bool {
        let counted = |when: &Self| when.deictic.is_some_and(|grain| grain <= Grain::Week);
        self.weekday.is_some() && counted(other) || counted(self) && other.weekday.is_some()
    }

    /// Whether one ends where the other begins: "before September 5", "after September 5".
    fn is_opposed_to(&self, other: &Self) -> bool {
        let has = |when: &Self, words: [&str; 3]| when.modifiers.iter().any(|word| words.contains(&word.as_str()));
        let (early, late) = (["before", "until", "till"], ["after", "since", "from"]);
        has(self, early) && has(other, late) || has(self, late) && has(other, early)
    }

    /// How two times lie.
    pub(super) fn lie(&self, other: &Self) -> Lie {
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
    pub(super) fn of_day(&self) -> bool {
        self.clock.is_some() || self.part.is_some()
    }

    /// Whether both name one weekday or one date.
    pub(super) fn is_one_day(&self, other: &Self) -> bool {
        let day = |when: &Self| (when.year, when.month, when.day, when.weekday.or(when.beside));
        let own = day(self);
        own == day(other) && (own.2.is_some() || own.3.is_some())
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

/// What the dates of a sentence say.
pub(super) fn dates(view: &View<'_>, at: Location) -> Vec<When> {
    view.times(at)
        .filter(|time| time.kind == TimeKind::Date)
        .map(|time| When::new(view, at, time))
        .filter(|when| !when.is_vague())
        .collect()
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
