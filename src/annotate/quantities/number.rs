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
    let share = |value: f64, end: usize| {
        Some(Found {
            numeral: Numeral::Share(value),
            end,
            digits: false,
            suffix: None,
        })
    };
    let number = if words.is(at, &["a", "an"]) {
        Some(1.0)
    } else {
        small_number(words.lower(at))
    };
    if let Some(count) = number {
        let lower = at + 1 + usize::from(words.is_dash(at + 1));
        if lower < end
            && let Some(part) = fraction(words.lower(lower))
        {
            let plural = words.lower(lower).ends_with('s');
            let of_whole = words.is(lower + 1, &["of", "the", "majority"])
                || words.is(lower + 1, &["or"])
                || plural && count > 1.0;
            if of_whole && count < 10.0 && (count > 1.0) == plural {
                return share(count * part, lower + 1);
            }
        }
        let out_of = if words.is(at + 1, &["in"]) {
            Some(at + 2)
        } else if words.is(at + 1, &["out"]) && words.is(at + 2, &["of"]) {
            Some(at + 3)
        } else {
            None
        };
        if let Some(whole_at) = out_of.filter(|whole_at| *whole_at < end) {
            let whole = small_number(words.lower(whole_at)).or_else(|| digits_value(words, whole_at));
            let bounded = out_of == Some(at + 3) || counts_people(words, whole_at + 1);
            if let Some(whole) = whole.filter(|whole| *whole > count && *whole <= 1000.0 && *whole >= 2.0 && bounded) {
                return share(count / whole, whole_at + 1);
            }
        }
    }
    if words.is(at, &["half"]) {
        let next = at + 1;
        // "half a million", "half-dozen": a number.
        let after = if words.is(next, &["a", "an"]) || words.is_dash(next) {
            next + 1
        } else {
            next
        };
        if after < end
            && let Some(factor) = scale(words.lower(after))
        {
            return Some(Found {
                numeral: Numeral::Cardinal(factor / 2.0),
                end: after + 1,
                digits: false,
                suffix: None,
            });
        }
        if words.is(
            next,
            &["of", "the", "its", "their", "his", "her", "those", "these", "all"],
        ) {
            return share(0.5, next);
        }
    }
    None
}

/// "dozens of", "hundreds of thousands".
fn vague_at(words: &Words, at: usize, end: usize) -> Option<Found> {
    let (low, high) = vague_plural(words.lower(at))?;
    let mut found = Found {
        numeral: Numeral::Vague(low, high),
        end: at + 1,
        digits: false,
        suffix: None,
    };
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

/// "two hundred and fifty", "twenty-five", "a dozen", "the third".
fn words_at(words: &Words, at: usize, end: usize) -> Option<Found> {
    let mut total = 0.0;
    let mut part: Option<f64> = None;
    let mut next = at;
    if words.is(at, &["a", "an"]) {
        let scaled = at + 1 < end && scale(words.lower(at + 1)).is_some() && words.raw(at + 1).len() > 2;
        if !scaled {
            return None;
        }
        part = Some(1.0);
        next = at + 1;
    } else if scale(words.lower(at)).is_some() && words.raw(at).len() > 2 {
        // "several hundred" has no value of its own; a bare "hundred" or "dozen" after a modifier has.
        if at > 0 && words.is(at - 1, &["several", "few", "couple"]) {
            return None;
        }
        part = Some(1.0);
    }
    let mut last = None;
    while next < end && next - at < 16 {
        let word = words.lower(next);
        if let Some(value) = small_number(word) {
            match part {
                // "twenty five", but not "five seven".
                Some(before)
                    if before % 100.0 != 0.0
                        && !(before % 10.0 == 0.0 && before >= 20.0 && (1.0..10.0).contains(&value)) =>
                {
                    break;
                }
                Some(before) => part = Some(before + value),
                None => part = Some(value),
            }
        } else if let Some(factor) = scale(word).filter(|_| words.raw(next).len() > 2) {
            let Some(before) = part.or((total == 0.0).then_some(1.0)) else {
                break;
            };
            if factor == 100.0 || factor == 12.0 {
                part = Some(before * factor);
            } else {
                total += before * factor;
                part = None;
            }
        } else if let Some(value) = ordinal(word).filter(|_| last.is_some() && words.is_dash(next - 1)) {
            // "twenty-third"
            let value = total + part.unwrap_or(0.0) + value;
            return Some(Found {
                numeral: Numeral::Ordinal(value),
                end: next + 1,
                digits: false,
                suffix: None,
            });
        } else if last.is_some() && is_joint(words, next, total, part) {
            next += 1;
            continue;
        } else if word == "and"
            && words.is(next + 1, &["a"])
            && words.is(next + 2, &["half"])
            && last.is_some()
            && total == 0.0
        {
            part = part.map(|part| part + 0.5);
            last = Some(next + 2);
            next += 3;
            continue;
        } else {
            break;
        }
        last = Some(next);
        next += 1;
    }
    if let Some(last) = last {
        let value = total + part.unwrap_or(0.0);
        return Some(Found {
            numeral: Numeral::Cardinal(value),
            end: last + 1,
            digits: false,
            suffix: None,
        });
    }
    let value = ordinal(words.lower(at))?;
    Some(Found {
        numeral: Numeral::Ordinal(value),
        end: at + 1,
        digits: false,
        suffix: None,
    })
}

/// The "and" of "two hundred and fifty", the hyphen of "twenty-five".
fn is_joint(words: &Words, at: usize, total: f64, part: Option<f64>) -> bool {
    let next = words.lower(at + 1);
    if words.is(at, &["and"]) {
        return total + part.unwrap_or(0.0) >= 100.0 && small_number(next).is_some();
    }
    let scaled = scale(next).is_some();
    let ones = small_number(next).is_some() || ordinal(next).is_some();
    words.is_dash(at) && words.is_glued(at) && (scaled || ones && part.is_some_and(|part| part >= 20.0))
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
