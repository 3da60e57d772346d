//! Numerals: digits and words to values.

use crate::annotate::words::Words;
use crate::lexicon::nouns::{NounKind, noun};
use crate::lexicon::numbers::{fraction, ordinal, scale, small_number, vague_plural};

/// What a numeral says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Numeral {
    /// So many.
    Cardinal(f64),
    /// The so-manyth.
    Ordinal(f64),
    /// A part of a whole, as a share of 1.
    Share(f64),
    /// "dozens": least and greatest number meant.
    Vague(f64, f64),
}

/// A numeral in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Found {
    pub numeral: Numeral,
    /// One past its last word.
    pub end: usize,
    /// Whether it is written in digits.
    pub digits: bool,
    /// Letters close to the digits that may be a scale or a unit: the word's position ("m" of "5m").
    pub suffix: Option<usize>,
}

impl Found {
    /// A numeral without digits.
    fn in_words(numeral: Numeral, end: usize) -> Self {
        Self {
            numeral,
            end,
            digits: false,
            suffix: None,
        }
    }
}

/// Longest run of digits that is read as a number; longer ones are codes.
const LONGEST: usize = 18;

/// The numeral that begins at word `at`, before `end`.
pub(super) fn numeral_at(words: &Words, at: usize, end: usize) -> Option<Found> {
    if words.is_digits(at) {
        return digits_at(words, at, end);
    }
    share_at(words, at, end)
        .or_else(|| vague_at(words, at, end))
        .or_else(|| words_at(words, at, end))
}

/// The value of a word of digits.
pub(super) fn digits_value(words: &Words, at: usize) -> Option<f64> {
    let raw = words.raw(at);
    if raw.len() > LONGEST {
        return None;
    }
    raw.replace(',', "").parse().ok()
}

fn digits_at(words: &Words, at: usize, end: usize) -> Option<Found> {
    let value = digits_value(words, at)?;
    let mut found = Found {
        numeral: Numeral::Cardinal(value),
        end: at + 1,
        digits: true,
        suffix: None,
    };
    let next = at + 1;
    if next >= end {
        return Some(found);
    }
    if words.is_glued(next) && words.is_letters(next) {
        let suffix = words.lower(next);
        if matches!(suffix, "st" | "nd" | "rd" | "th") {
            found.numeral = Numeral::Ordinal(value);
            found.end = next + 1;
        } else if let Some(factor) = scale(suffix) {
            found.numeral = Numeral::Cardinal(value * factor);
            found.end = next + 1;
        } else {
            found.suffix = Some(next);
            found.end = next + 1;
        }
        return Some(found);
    }
    // "2 1/2", "2½": rare in news; "1/2" alone is a share.
    if words.is(next, &["½", "¼", "¾"]) && words.is_glued(next) {
        found.numeral = Numeral::Cardinal(value + vulgar(words.raw(next)));
        found.end = next + 1;
        return Some(found);
    }
    let mut scaled = at + 1;
    if words.is_dash(scaled) && words.is_glued(scaled) && scale(words.lower(scaled + 1)).is_some() {
        scaled += 1;
    }
    if scaled < end
        && let Some(factor) = scale(words.lower(scaled)).filter(|_| words.raw(scaled).len() > 1)
    {
        found.numeral = Numeral::Cardinal(value * factor);
        found.end = scaled + 1;
    }
    Some(found)
}

fn vulgar(sign: &str) -> f64 {
    match sign {
        "½" => 0.5,
        "¼" => 0.25,
        _ => 0.75,
    }
}

/// Whether "of", or a noun for people of whom shares are told, stands at a place: "voters", "likely caucus-goers", "Finns".
fn counts_people(words: &Words, at: usize) -> bool {
    let at = at + usize::from(words.is(at, &["likely", "registered", "young", "older", "adult"]));
    let people = |at: usize| {
        let known = noun(words.lower(at)).is_some_and(|noun| noun.plural && noun.class.kind == NounKind::Person);
        known
            || words.is(
                at,
                &["adults", "households", "families", "respondents", "goers", "americans"],
            )
    };
    let nation = words.raw(at).starts_with(char::is_uppercase) && words.lower(at).ends_with('s');
    // Of "caucus-goers", the noun is behind the hyphen.
    words.is(at, &["of", "people"]) || nation || people(at) || words.is_dash(at + 1) && people(at + 2)
}

/// "half", "a third of", "two-thirds", "one in five", "nine out of 10".
fn share_at(words: &Words, at: usize, end: usize) -> Option<Found> {
    let number = if words.is(at, &["a", "an"]) {
        Some(1.0)
    } else {
        small_number(words.lower(at))
    };
    number
        .and_then(|count| parts_at(words, at, end, count).or_else(|| some_of(words, at, end, count)))
        .or_else(|| half_at(words, at, end))
}

/// "a third of", "two-thirds": `count` parts of a whole.
fn parts_at(words: &Words, at: usize, end: usize, count: f64) -> Option<Found> {
    let lower = at + 1 + usize::from(words.is_dash(at + 1));
    let part = (lower < end).then(|| fraction(words.lower(lower))).flatten()?;
    let plural = words.lower(lower).ends_with('s');
    let of_whole =
        words.is(lower + 1, &["of", "the", "majority"]) || words.is(lower + 1, &["or"]) || plural && count > 1.0;
    (of_whole && count < 10.0 && (count > 1.0) == plural)
        .then(|| Found::in_words(Numeral::Share(count * part), lower + 1))
}

/// "one in five", "nine out of 10": `count` of a number of people, or of anything.
fn some_of(words: &Words, at: usize, end: usize, count: f64) -> Option<Found> {
    let (whole_at, out_of) = if words.is(at + 1, &["in"]) {
        (at + 2, false)
    } else if words.is(at + 1, &["out"]) && words.is(at + 2, &["of"]) {
        (at + 3, true)
    } else {
        return None;
    };
    if whole_at >= end {
        return None;
    }
    let whole = small_number(words.lower(whole_at)).or_else(|| digits_value(words, whole_at))?;
    let bounded = out_of || counts_people(words, whole_at + 1);
    (whole > count && (2.0..=1000.0).contains(&whole) && bounded)
        .then(|| Found::in_words(Numeral::Share(count / whole), whole_at + 1))
}

/// "half of", and the number "half a million", "half-dozen".
fn half_at(words: &Words, at: usize, end: usize) -> Option<Found> {
    if !words.is(at, &["half"]) {
        return None;
    }
    let next = at + 1;
    let after = next + usize::from(words.is(next, &["a", "an"]) || words.is_dash(next));
    if after < end
        && let Some(factor) = scale(words.lower(after))
    {
        return Some(Found::in_words(Numeral::Cardinal(factor / 2.0), after + 1));
    }
    let of_whole = ["of", "the", "its", "their", "his", "her", "those", "these", "all"];
    words
        .is(next, &of_whole)
        .then(|| Found::in_words(Numeral::Share(0.5), next))
}

/// "dozens of", "hundreds of thousands".
fn vague_at(words: &Words, at: usize, end: usize) -> Option<Found> {
    let (low, high) = vague_plural(words.lower(at))?;
    let mut found = Found::in_words(Numeral::Vague(low, high), at + 1);
    if words.is(at + 1, &["of"]) {
        if at + 2 < end
            && let Some((unit, _)) = vague_plural(words.lower(at + 2))
        {
            // The vague plural's least value is two of its kind.
            let unit = unit / 2.0;
            let (low, high) = if words.is(at, &["tens"]) {
                (20.0, 99.999)
            } else {
                (low, high)
            };
            found.numeral = Numeral::Vague(low * unit, high * unit);
            found.end = at + 3;
        }
        return Some(found);
    }
    // "Thousands marched", but not "tens" or "scores" alone.
    (!words.is(at, &["tens", "scores"])).then_some(found)
}

/// A number in words, as far as it is read.
#[derive(Clone, Copy, Default)]
struct Spelt {
    /// What is counted in thousands and more.
    total: f64,
    /// What may still be multiplied.
    part: Option<f64>,
}

impl Spelt {
    fn value(self) -> f64 {
        self.total + self.part.unwrap_or(0.0)
    }

    /// Adds a small number; false where it begins a number of its own: "twenty five", but not "five seven".
    fn add(&mut self, value: f64) -> bool {
        let goes_on = self.part.is_none_or(|before| {
            before % 100.0 == 0.0 || before % 10.0 == 0.0 && before >= 20.0 && (1.0..10.0).contains(&value)
        });
        if goes_on {
            self.part = Some(self.part.map_or(value, |before| before + value));
        }
        goes_on
    }

    /// Multiplies by "hundred", "dozen", "thousand"; false where there is nothing to multiply.
    fn times(&mut self, factor: f64) -> bool {
        let Some(before) = self.part.or((self.total == 0.0).then_some(1.0)) else {
            return false;
        };
        if factor == 100.0 || factor == 12.0 {
            self.part = Some(before * factor);
        } else {
            self.total += before * factor;
            self.part = None;
        }
        true
    }
}

/// What a number in words begins with, and the word from which it is read: the "a" of "a hundred"; a bare "hundred" or
/// "dozen" counts as one of its kind. None where no number begins.
fn opening(words: &Words, at: usize, end: usize) -> Option<(Spelt, usize)> {
    let one = Spelt {
        part: Some(1.0),
        ..Spelt::default()
    };
    let scaled = |at: usize| scale(words.lower(at)).is_some() && words.raw(at).len() > 2;
    if words.is(at, &["a", "an"]) {
        return (at + 1 < end && scaled(at + 1)).then_some((one, at + 1));
    }
    if scaled(at) {
        // "several hundred" has no value of its own; a bare "hundred" or "dozen" after a modifier has.
        return (at == 0 || !words.is(at - 1, &["several", "few", "couple"])).then_some((one, at));
    }
    Some((Spelt::default(), at))
}

/// "two hundred and fifty", "twenty-five", "a dozen", "the third".
fn words_at(words: &Words, at: usize, end: usize) -> Option<Found> {
    let (mut read, mut next) = opening(words, at, end)?;
    let mut last = None;
    while next < end && next - at < 16 {
        let word = words.lower(next);
        if let Some(value) = small_number(word) {
            if !read.add(value) {
                break;
            }
        } else if let Some(factor) = scale(word).filter(|_| words.raw(next).len() > 2) {
            if !read.times(factor) {
                break;
            }
        } else if let Some(value) = ordinal(word).filter(|_| last.is_some() && words.is_dash(next - 1)) {
            // "twenty-third"
            return Some(Found::in_words(Numeral::Ordinal(read.value() + value), next + 1));
        } else if last.is_some() && is_joint(words, next, read) {
            next += 1;
            continue;
        } else if word == "and"
            && words.is(next + 1, &["a"])
            && words.is(next + 2, &["half"])
            && last.is_some()
            && read.total == 0.0
        {
            read.part = read.part.map(|part| part + 0.5);
            last = Some(next + 2);
            next += 3;
            continue;
        } else {
            break;
        }
        last = Some(next);
        next += 1;
    }
    match last {
        Some(last) => Some(Found::in_words(Numeral::Cardinal(read.value()), last + 1)),
        None => ordinal(words.lower(at)).map(|value| Found::in_words(Numeral::Ordinal(value), at + 1)),
    }
}

/// The "and" of "two hundred and fifty", the hyphen of "twenty-five".
fn is_joint(words: &Words, at: usize, read: Spelt) -> bool {
    let next = words.lower(at + 1);
    if words.is(at, &["and"]) {
        return read.value() >= 100.0 && small_number(next).is_some();
    }
    let scaled = scale(next).is_some();
    let ones = small_number(next).is_some() || ordinal(next).is_some();
    words.is_dash(at) && words.is_glued(at) && (scaled || ones && read.part.is_some_and(|part| part >= 20.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::words::plain_syntax;

    #[test]
    fn numerals_have_values() {
        let check = |text: &str, expected: Option<(Numeral, usize)>| {
            let syntax = plain_syntax(text);
            let words = Words::new(text, &syntax);
            let found = numeral_at(&words, 0, words.all.len()).map(|found| (found.numeral, found.end));
            assert_eq!(found, expected, "{text}");
        };
        check("1,250 men", Some((Numeral::Cardinal(1250.0), 1)));
        check("3.2m people", Some((Numeral::Cardinal(3.2), 2)));
        check("5.4bn in", Some((Numeral::Cardinal(5.4e9), 2)));
        check("5 million people", Some((Numeral::Cardinal(5e6), 2)));
        check("two hundred and fifty men", Some((Numeral::Cardinal(250.0), 4)));
        check("twenty-five men", Some((Numeral::Cardinal(25.0), 3)));
        check("twenty-third time", Some((Numeral::Ordinal(23.0), 3)));
        check("a dozen men", Some((Numeral::Cardinal(12.0), 2)));
        check("a man", None);
        check("half a million people", Some((Numeral::Cardinal(500_000.0), 3)));
        check("half of them", Some((Numeral::Share(0.5), 1)));
        check("two-thirds of them", Some((Numeral::Share(2.0 / 3.0), 3)));
        check("a third of voters", Some((Numeral::Share(1.0 / 3.0), 2)));
        check("one in five people", Some((Numeral::Share(0.2), 3)));
        check("dozens of men", Some((Numeral::Vague(24.0, 120.0), 1)));
        check(
            "hundreds of thousands of men",
            Some((Numeral::Vague(200_000.0, 999_000.0), 3)),
        );
        check("one and a half million", Some((Numeral::Cardinal(1_500_000.0), 5)));
        check("three thousand two hundred", Some((Numeral::Cardinal(3200.0), 4)));
        check("five seven", Some((Numeral::Cardinal(5.0), 1)));
        check("21st birthday", Some((Numeral::Ordinal(21.0), 2)));
    }
}
