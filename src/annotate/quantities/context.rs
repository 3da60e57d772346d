//! Numbers that count nothing: parts of names, dates, clock times, telephone numbers, list marks.

use std::ops::Range;

use crate::annotate::words::Words;
use crate::lexicon::calendar;
use crate::lexicon::is_plural;
use crate::model::Upos;

use super::closing::is_closing;
use super::number::{Found, Numeral, digits_value};

/// Nouns that a number after them names ("flight 370", "page 3").
const LABELS: &[&str] = &[
    "flight",
    "route",
    "highway",
    "interstate",
    "article",
    "section",
    "chapter",
    "page",
    "room",
    "gate",
    "district",
    "ward",
    "unit",
    "number",
    "no",
    "nos",
    "channel",
    "type",
    "phase",
    "level",
    "stage",
    "step",
    "line",
    "platform",
    "act",
    "rule",
    "resolution",
    "bus",
    "train",
    "verse",
    "version",
    "model",
    "formula",
    "area",
    "zone",
    "camp",
    "tower",
    "building",
    "apartment",
    "suite",
    "count",
    "title",
    "paragraph",
    "volume",
    "issue",
    "episode",
    "season",
    "grade",
    "figure",
    "table",
    "part",
    "terminal",
    "exit",
    "case",
    "order",
    "bill",
    "proposition",
    "amendment",
    "group",
    "class",
    "form",
    "psalm",
    "box",
    "cell",
    "sector",
    "block",
    "lane",
    "pier",
    "plot",
    "hall",
    "division",
    "series",
    "list",
    "serial",
    "code",
    "tier",
    "ranked",
];

/// Street words that follow the number and name of an address.
const STREETS: &[&str] = &[
    "street",
    "road",
    "avenue",
    "ave",
    "st",
    "blvd",
    "boulevard",
    "drive",
    "lane",
    "square",
    "downing",
    "highway",
    "court",
];

/// Whether the numeral at `at` counts nothing.
pub(super) fn is_no_quantity(words: &Words, sentence: &Range<usize>, at: usize, found: &Found) -> bool {
    let next = found.end;
    is_code(words, sentence, at, found)
        || is_list_mark(words, sentence, at, next)
        || is_clock(words, sentence, at, next)
        || is_date(words, sentence, at, found)
        || is_label(words, sentence, at, found)
        || is_address(words, sentence, at, next)
        || is_pronoun(words, sentence, at, next)
        || is_anchor(words, at, next)
}

/// Digits tied to other signs: "1.2.3", "555-1234", "F-16", "@me2", "#5", "A/3".
fn is_code(words: &Words, sentence: &Range<usize>, at: usize, found: &Found) -> bool {
    if !found.digits {
        return false;
    }
    if at > sentence.start && words.is_glued(at) {
        if words.is(at - 1, &["#", "@", "_", "/", "=", "&", "%", "^", "*", "№", "\\", ":"]) {
            return true;
        }
        if words.is_dash(at - 1) && at - 1 > sentence.start && words.is_glued(at - 1) && words.is_letters(at - 2) {
            // "F-16", but "mid-30", "magnitude-6".
            return !words.is(at - 2, &["mid", "magnitude", "sub", "under", "over"]);
        }
        if words.is_dash(at - 1) && at - 1 > sentence.start && words.is_glued(at - 1) && words.is_digits(at - 2) {
            return true;
        }
        if words.is(at - 1, &[".", ","]) && at - 1 > sentence.start && words.is_glued(at - 1) && words.is_digits(at - 2)
        {
            return true;
        }
        if words.is_letters(at - 1) && !words.is(at - 1, &["us", "a", "c", "hk", "nz", "r"]) {
            return true;
        }
    }
    let after = found.end;
    if after < sentence.end && words.is_glued(after) {
        if words.is(after, &["@", "_", "#", "=", "/"]) {
            return true;
        }
        if words.is(after, &["."]) && words.is_glued(after + 1) && words.is_digits(after + 1) {
            return true;
        }
        // "555-1234", "2024-01-03": groups of digits that are no range.
        if words.is_dash(after) && words.is_digits(after + 1) && words.is_glued(after + 1) {
            let third = words.is_dash(after + 2) && words.is_digits(after + 3) && words.is_glued(after + 3);
            let telephone = words.raw(after + 1).len() >= 4 && words.raw(at).len() == 3;
            return third || telephone || words.raw(at).starts_with('0');
        }
    }
    // A number with a leading zero is a code or a clock time ("007"), "0.5" is not.
    let raw = words.raw(at);
    raw.len() > 1 && raw.starts_with('0') && !raw.contains('.')
}

fn is_list_mark(words: &Words, sentence: &Range<usize>, at: usize, next: usize) -> bool {
    at == sentence.start
        && (next == sentence.end || words.is(next, &[".", ")", "]"]) && words.is_glued(next) && words.is_digits(at))
        || at > sentence.start
            && words.is(at - 1, &["(", "["])
            && words.is(next, &[")", "]"])
            && words.is_digits(at)
            && words.raw(at).len() <= 2
            && at - 1 == sentence.start
}

fn is_clock(words: &Words, sentence: &Range<usize>, at: usize, next: usize) -> bool {
    if !words.is_digits(at) && !words.is_letters(at) {
        return false;
    }
    let meridiem = |at: usize| {
        words.is(at, &["am", "pm", "o'clock", "o’clock", "gmt", "utc", "noon"])
            || words.is(at, &["a", "p"]) && words.is(at + 1, &["."]) && words.is(at + 2, &["m"])
    };
    meridiem(next)
        || (words.is_digits(at) && meridiem(next - 1))
        || words.is(next, &[":"]) && words.is_glued(next) && words.is_digits(next + 1) && words.is_glued(next + 1)
        || at > sentence.start + 1 && words.is(at - 1, &[":"]) && words.is_glued(at) && words.is_digits(at - 2)
        || words.is(next, &["hrs"]) && words.raw(at).len() == 4
}

fn is_date(words: &Words, sentence: &Range<usize>, at: usize, found: &Found) -> bool {
    let month = |at: usize| calendar::month(words.lower(at)).is_some() && words.is_capitalised(at);
    let next = found.end;
    let before = |back: usize| at.checked_sub(back).filter(|before| *before >= sentence.start);
    let dotted = before(1).filter(|before| words.is(*before, &["."])).and(before(2));
    if month(next)
        || words.is(next, &["of"]) && month(next + 1)
        || before(1).is_some_and(month)
        || dotted.is_some_and(month)
    {
        return true;
    }
    // "Jan. 3-5", "on the 3rd and 4th of March"
    let joined = before(1).filter(|before| words.is_dash(*before) || words.is(*before, &["and", "to", ",", "/"]));
    if joined.is_some()
        && before(2).is_some_and(|two| words.is_digits(two))
        && before(3).is_some_and(|three| month(three) || words.is(three, &["."]) && before(4).is_some_and(month))
    {
        return true;
    }
    let Numeral::Cardinal(value) = found.numeral else {
        return matches!(found.numeral, Numeral::Ordinal(_))
            && words.is(next, &["century", "centuries", "-"])
            && !words.is(next + 1, &["largest"]);
    };
    // "the 1990s", "his 40s"
    if found.suffix.is_some_and(|suffix| words.is(suffix, &["s"])) || words.is(next, &["'s", "’s"]) && value >= 10.0 {
        return true;
    }
    found.digits && is_year(words, at, next, value, before(1))
}

/// Whether four digits at `at` are a year, unless what follows is counted; `before` is the word before them.
fn is_year(words: &Words, at: usize, next: usize, value: f64, before: Option<usize>) -> bool {
    if words.raw(at).len() != 4 || words.raw(at).contains(['.', ',']) || !(1500.0..=2099.0).contains(&value) {
        return false;
    }
    let counted = words.is_letters(next)
        && !words.is_capitalised(next)
        && is_plural(words.lower(next))
        && !words.is(
            next,
            &[
                "elections",
                "riots",
                "protests",
                "olympics",
                "primaries",
                "games",
                "attacks",
                "midterms",
                "events",
                "was",
                "has",
                "is",
            ],
        );
    !counted
        || before.is_some_and(|before| {
            words.is(
                before,
                &[
                    "in", "since", "of", "the", "until", "by", "'s", "’s", ",", "from", "during", "early", "late",
                    "mid",
                ],
            )
        })
}

fn is_label(words: &Words, sentence: &Range<usize>, at: usize, found: &Found) -> bool {
    if at == sentence.start {
        return false;
    }
    let mut before = at - 1;
    if words.is(before, &["."])
        && before > sentence.start
        && words.is(before - 1, &["no", "nos", "vol", "art", "sec", "p", "pp", "ch"])
    {
        return true;
    }
    if words.is(before, &["-"]) && before > sentence.start {
        before -= 1;
    }
    let next = found.end;
    let counted = words.is_letters(next)
        && !words.is_capitalised(next)
        && (is_plural(words.lower(next)) || words.upos(next) == Upos::Noun);
    let percent = words.is(next, &["%", "percent", "per"]);
    if words.is(before, LABELS) && words.is_capitalised(before) && !percent && found.digits {
        return true;
    }
    if words.is(before, LABELS) && !counted && !percent {
        return !matches!(
            words.lower(before),
            "bill" | "group" | "issue" | "count" | "order" | "case" | "class"
        ) || words.is_capitalised(before)
            || !words.is_letters(next);
    }
    if !words.is_letters(before) || !words.is_capitalised(before) || before == sentence.start || counted || percent {
        return false;
    }
    let named = words
        .token(at)
        .is_some_and(|token| token.name.is_some_and(|tag| !tag.begin));
    let counts = (next..sentence.end.min(next + 4))
        .take_while(|at| words.is_letters(*at) && !words.is_capitalised(*at) && !is_closing(words, *at))
        .any(|at| is_plural(words.lower(at)));
    // "Boeing 737", "Apollo 11", but "On Tuesday 14 were hurt".
    let weekday = words.lower(before).ends_with("day");
    named || found.digits && !counts && !weekday && found.suffix.is_none() && !words.is_dash(next)
}

fn is_address(words: &Words, sentence: &Range<usize>, at: usize, next: usize) -> bool {
    words.is_digits(at)
        && (next..sentence.end.min(next + 3)).any(|street| words.is(street, STREETS) && words.is_capitalised(street))
        && words.is_capitalised(next)
}

/// "one of them", "no one", "one another", "the one who", "at one point".
fn is_pronoun(words: &Words, sentence: &Range<usize>, at: usize, next: usize) -> bool {
    if !words.is(at, &["one"]) || next != at + 1 {
        return false;
    }
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start);
    let before_is = |list: &[&str]| before.is_some_and(|before| words.is(before, list));
    before_is(&[
        "no", "the", "this", "that", "any", "every", "some", "another", "each", "which", "'s", "’s", "of", "good",
        "new", "big", "only", "large", "bad", "a", "as", "day",
    ]) || !words.is_letters(next)
        || is_closing(words, next) && !words.is(next, &["or", "to"])
        || words.is(
            next,
            &[
                "another", "day", "side", "thing", "reason", "way", "point", "time", "such", "example", "hand", "who",
                "that", "of", "can", "could", "would",
            ],
        )
}

/// "four years ago", "two days later": places in time, told by the recogniser of times.
fn is_anchor(words: &Words, at: usize, next: usize) -> bool {
    let unit = next + usize::from(words.is(next, &["more", "full"]));
    let of_time = words.is(
        unit,
        &[
            "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month",
            "months", "year", "years", "decade", "decades",
        ],
    );
    of_time
        && (words.is(
            unit + 1,
            &["ago", "later", "earlier", "before", "after", "since", "prior"],
        ))
        || words.is(next, &["years"]) && at > 1 && words.is(at - 1, &["past", "last", "next", "coming", "recent"])
}

/// Whether digits such as "14" at `at` stand between commas after a capitalised word: an age.
pub(super) fn is_bare_age(words: &Words, sentence: &Range<usize>, at: usize, next: usize) -> bool {
    let age = digits_value(words, at).is_some_and(|value| (1.0..=110.0).contains(&value) && value.fract() == 0.0);
    age && words.raw(at).len() <= 3
        && at > sentence.start + 1
        && words.is(at - 1, &[","])
        && words.is_capitalised(at - 2)
        && (next >= sentence.end || words.is(next, &[",", ".", "and", ";", ")", "of"]))
        && words.is(next, &[","])
}
