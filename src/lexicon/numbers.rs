//! Number words, and the words that bound a number.

/// Value of a number word below a hundred ("seven", "forty").
#[must_use]
pub fn small_number(word: &str) -> Option<f64> {
    const WORDS: &[(&str, u8)] = &[
        ("zero", 0),
        ("one", 1),
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
        ("eleven", 11),
        ("twelve", 12),
        ("thirteen", 13),
        ("fourteen", 14),
        ("fifteen", 15),
        ("sixteen", 16),
        ("seventeen", 17),
        ("eighteen", 18),
        ("nineteen", 19),
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
        ("fifty", 50),
        ("sixty", 60),
        ("seventy", 70),
        ("eighty", 80),
        ("ninety", 90),
    ];
    look_up(WORDS, word).map(f64::from)
}

/// Value of a word that multiplies what stands before it ("hundred", "bn").
#[must_use]
pub fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "hundred" => 1e2,
        "thousand" | "k" => 1e3,
        "lakh" => 1e5,
        "million" | "mn" | "mln" | "mil" => 1e6,
        "crore" => 1e7,
        "billion" | "bn" | "bln" => 1e9,
        "trillion" | "tn" | "trn" => 1e12,
        _ => return None,
    })
}

/// Least and greatest number that a vague plural stands for ("dozens of", "thousands of").
///
/// "Dozens" is at least two dozen and seldom said of more than ten; the others run from two of a
/// kind to one below the next word.
#[must_use]
pub fn vague_plural(word: &str) -> Option<(f64, f64)> {
    Some(match word {
        "dozens" => (24.0, 120.0),
        "scores" => (40.0, 200.0),
        "tens" => (20.0, 99.0),
        "hundreds" => (200.0, 999.0),
        "thousands" => (2e3, 999_999.0),
        "millions" => (2e6, 999_999_999.0),
        "billions" => (2e9, 999_999_999_999.0),
        "trillions" => (2e12, 9.99e14),
        _ => return None,
    })
}

/// Value of an ordinal word from "third" on; "first" and "second" have other uses.
#[must_use]
pub fn ordinal(word: &str) -> Option<f64> {
    const WORDS: &[(&str, u8)] = &[
        ("third", 3),
        ("fourth", 4),
        ("fifth", 5),
        ("sixth", 6),
        ("seventh", 7),
        ("eighth", 8),
        ("ninth", 9),
        ("tenth", 10),
        ("eleventh", 11),
        ("twelfth", 12),
        ("thirteenth", 13),
        ("fourteenth", 14),
        ("fifteenth", 15),
        ("sixteenth", 16),
        ("seventeenth", 17),
        ("eighteenth", 18),
        ("nineteenth", 19),
        ("twentieth", 20),
        ("thirtieth", 30),
        ("fortieth", 40),
        ("fiftieth", 50),
        ("hundredth", 100),
    ];
    look_up(WORDS, word).map(f64::from)
}

/// Value of the lower part of a fraction, singular or plural ("half", "thirds").
#[must_use]
pub fn fraction(word: &str) -> Option<f64> {
    const WORDS: &[(&str, u8)] = &[
        ("half", 2),
        ("halves", 2),
        ("third", 3),
        ("thirds", 3),
        ("quarter", 4),
        ("quarters", 4),
        ("fourth", 4),
        ("fourths", 4),
        ("fifth", 5),
        ("fifths", 5),
        ("sixth", 6),
        ("sixths", 6),
        ("eighth", 8),
        ("eighths", 8),
        ("tenth", 10),
        ("tenths", 10),
    ];
    look_up(WORDS, word).map(|parts| 1.0 / f64::from(parts))
}

fn look_up(list: &[(&str, u8)], word: &str) -> Option<u8> {
    list.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
}

/// How a modifier bounds the number it goes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// "exactly": the number itself.
    Exact,
    /// "about": the number give or take [`TOLERANCE`].
    About,
    /// "close to", "under": below the number, which is not reached.
    Below,
    /// "up to": the number or less.
    AtMost,
    /// "over": above the number, which is passed.
    Above,
    /// "at least": the number or more.
    AtLeast,
}

/// How far an approximate number may lie from the number said, as a share of it.
///
/// A tenth covers the rounding to two digits that news uses ("about 150" for 142).
pub const TOLERANCE: f64 = 0.1;

impl Bound {
    /// Whether the number itself is outside what the words allow: "over 100" is not 100.
    #[must_use]
    pub fn excludes_the_number(self) -> bool {
        matches!(self, Self::Below | Self::Above)
    }

    /// Least and greatest value that the words allow for `value`; an open end is `None`.
    #[must_use]
    pub fn interval(self, value: f64) -> (Option<f64>, Option<f64>) {
        match self {
            Self::Exact => (Some(value), Some(value)),
            Self::About => {
                let slack = value.abs() * TOLERANCE;
                (Some(value - slack), Some(value + slack))
            }
            Self::Below | Self::AtMost => (None, Some(value)),
            Self::Above | Self::AtLeast => (Some(value), None),
        }
    }
}

/// Modifiers that stand before a number, longest first among those that end alike.
const BEFORE: &[(&str, Bound)] = &[
    ("as many as", Bound::AtMost),
    ("as much as", Bound::AtMost),
    ("as high as", Bound::AtMost),
    ("as few as", Bound::AtLeast),
    ("as little as", Bound::AtLeast),
    ("no more than", Bound::AtMost),
    ("not more than", Bound::AtMost),
    ("no fewer than", Bound::AtLeast),
    ("no less than", Bound::AtLeast),
    ("not less than", Bound::AtLeast),
    ("not fewer than", Bound::AtLeast),
    ("more than", Bound::Above),
    ("greater than", Bound::Above),
    ("larger than", Bound::Above),
    ("higher than", Bound::Above),
    ("longer than", Bound::Above),
    ("in excess of", Bound::Above),
    ("upwards of", Bound::AtLeast),
    ("upward of", Bound::AtLeast),
    ("a minimum of", Bound::AtLeast),
    ("at least", Bound::AtLeast),
    ("at the least", Bound::AtLeast),
    ("minimum of", Bound::AtLeast),
    ("fewer than", Bound::Below),
    ("less than", Bound::Below),
    ("lower than", Bound::Below),
    ("just under", Bound::Below),
    ("slightly under", Bound::Below),
    ("just short of", Bound::Below),
    ("short of", Bound::Below),
    ("just below", Bound::Below),
    ("close to", Bound::Below),
    ("closer to", Bound::Below),
    ("just over", Bound::Above),
    ("well over", Bound::Above),
    ("just above", Bound::Above),
    ("slightly over", Bound::Above),
    ("a little over", Bound::Above),
    ("well above", Bound::Above),
    ("well under", Bound::Below),
    ("at most", Bound::AtMost),
    ("up to", Bound::AtMost),
    ("a maximum of", Bound::AtMost),
    ("maximum of", Bound::AtMost),
    ("in the region of", Bound::About),
    ("something like", Bound::About),
    ("an estimated", Bound::About),
    ("estimated", Bound::About),
    ("the estimated", Bound::About),
    ("estimated at", Bound::About),
    ("anything up to", Bound::AtMost),
    ("near to", Bound::Below),
    ("over", Bound::Above),
    ("above", Bound::Above),
    ("exceeding", Bound::Above),
    ("topping", Bound::Above),
    ("past", Bound::Above),
    ("nearly", Bound::Below),
    ("almost", Bound::Below),
    ("approaching", Bound::Below),
    ("nearing", Bound::Below),
    ("near", Bound::Below),
    ("under", Bound::Below),
    ("below", Bound::Below),
    ("about", Bound::About),
    ("around", Bound::About),
    ("roughly", Bound::About),
    ("approximately", Bound::About),
    ("some", Bound::About),
    ("circa", Bound::About),
    ("perhaps", Bound::About),
    ("maybe", Bound::About),
    ("likely", Bound::About),
    ("exactly", Bound::Exact),
    ("precisely", Bound::Exact),
    ("just", Bound::Exact),
    ("only", Bound::Exact),
    ("all", Bound::Exact),
    ("another", Bound::Exact),
    ("a total of", Bound::Exact),
    ("total of", Bound::Exact),
    ("a further", Bound::Exact),
    ("an additional", Bound::Exact),
    ("a record", Bound::Exact),
    ("minimum", Bound::AtLeast),
    ("maximum", Bound::AtMost),
    ("a good", Bound::About),
    ("a whopping", Bound::Exact),
    ("~", Bound::About),
];

/// Modifiers that stand after a number ("100 or more").
const AFTER: &[(&str, Bound)] = &[
    ("or more", Bound::AtLeast),
    ("and more", Bound::AtLeast),
    ("or so", Bound::About),
    ("or thereabouts", Bound::About),
    ("or fewer", Bound::AtMost),
    ("or less", Bound::AtMost),
    ("plus", Bound::AtLeast),
    ("+", Bound::AtLeast),
    ("at least", Bound::AtLeast),
    ("at most", Bound::AtMost),
    ("or higher", Bound::AtLeast),
    ("or lower", Bound::AtMost),
];

/// The longest modifier that ends right before a number, and how many words it takes.
///
/// `word_back(0)` is the lower-case word just before the number, `word_back(1)` the one before that.
pub fn modifier_before<'a>(word_back: impl Fn(usize) -> Option<&'a str>) -> Option<(Bound, usize)> {
    longest(BEFORE, |phrase| {
        phrase
            .rsplit(' ')
            .enumerate()
            .all(|(at, word)| word_back(at) == Some(word))
    })
}

/// The longest modifier that begins right after a number, and how many words it takes.
pub fn modifier_after<'a>(word: impl Fn(usize) -> Option<&'a str>) -> Option<(Bound, usize)> {
    longest(AFTER, |phrase| {
        phrase.split(' ').enumerate().all(|(at, part)| word(at) == Some(part))
    })
}

fn longest(list: &[(&str, Bound)], fits: impl Fn(&str) -> bool) -> Option<(Bound, usize)> {
    list.iter()
        .filter(|(phrase, _)| fits(phrase))
        .map(|(phrase, bound)| (*bound, phrase.split(' ').count()))
        .max_by_key(|(_, words)| *words)
}

/// How a modifier as stored in a quantity bounds its number.
#[must_use]
pub fn bound(modifier: &str) -> Option<Bound> {
    let modifier = modifier.to_ascii_lowercase();
    BEFORE
        .iter()
        .chain(AFTER)
        .find(|(phrase, _)| *phrase == modifier)
        .map(|(_, bound)| *bound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_modifier_wins() {
        let check = |before: &[&str], expected: Option<(Bound, usize)>| {
            let found = modifier_before(|back| before.len().checked_sub(back + 1).map(|at| before[at]));
            assert_eq!(found, expected, "{before:?}");
        };
        check(&["no", "more", "than"], Some((Bound::AtMost, 3)));
        check(&["killed", "more", "than"], Some((Bound::Above, 2)));
        check(&["very", "close", "to"], Some((Bound::Below, 2)));
        check(&["killed"], None);
    }

    #[test]
    fn over_and_close_to_do_not_hold_the_number() {
        assert_eq!(Bound::Above.interval(100.0), (Some(100.0), None));
        assert_eq!(Bound::Below.interval(100.0), (None, Some(100.0)));
        assert!(bound("Over").is_some_and(Bound::excludes_the_number));
        assert!(bound("close to").is_some_and(Bound::excludes_the_number));
        assert!(!bound("at least").is_some_and(Bound::excludes_the_number));
        assert_eq!(bound("purple"), None);
    }
}
