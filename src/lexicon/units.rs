//! Units of measure and money: how they are written, and how they convert.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A unit of measure.
#[derive(Debug, PartialEq)]
pub struct Unit {
    /// Its name, singular ("kilometre", "USD").
    pub name: &'static str,
    /// What it measures; values of one dimension can be compared once converted.
    pub dimension: &'static str,
    /// Factor to the dimension's base unit; none for temperatures, which have an offset too.
    pub factor: Option<f64>,
}

impl Unit {
    /// `value` of this unit in the base unit of its dimension (metre, kilogram, second, kelvin-free degree Celsius …).
    #[must_use]
    pub fn to_base(&self, value: f64) -> f64 {
        match (self.factor, self.name) {
            (Some(factor), _) => value * factor,
            (None, "degree Fahrenheit") => (value - 32.0) / 1.8,
            (None, _) => value,
        }
    }
}

struct Units {
    all: Vec<&'static Unit>,
    /// By first word: further words and the unit, longest first.
    written: BTreeMap<&'static str, Vec<(Vec<&'static str>, &'static Unit)>>,
    /// Those that stand close to the digits ("12km").
    glued: BTreeMap<&'static str, &'static Unit>,
}

static UNITS: LazyLock<Units> = LazyLock::new(|| {
    let mut units = Units {
        all: Vec::new(),
        written: BTreeMap::new(),
        glued: BTreeMap::new(),
    };
    for line in super::data_lines(include_str!("../../assets/lexicons/units.txt")) {
        let columns: Vec<&'static str> = line.split('|').map(str::trim).collect();
        let [name, dimension, factor, ways] = columns.as_slice() else {
            continue;
        };
        // Units live as long as the program: the list is read once.
        let unit: &'static Unit = Box::leak(Box::new(Unit {
            name,
            dimension,
            factor: factor.parse().ok(),
        }));
        units.all.push(unit);
        for way in ways.split_whitespace() {
            if let Some(way) = way.strip_prefix('=') {
                units.glued.insert(way, unit);
                continue;
            }
            let mut words = way.split('_');
            let first = words.next().unwrap_or(way);
            units.written.entry(first).or_default().push((words.collect(), unit));
        }
    }
    for ways in units.written.values_mut() {
        ways.sort_by_key(|(more, _)| std::cmp::Reverse(more.len()));
    }
    units
});

/// The unit that lower-case `words` begin with, and how many of them it takes.
///
/// `words` is called with 0, 1, 2 … and gives `None` past the end.
pub fn unit_at<'a>(words: impl Fn(usize) -> Option<&'a str>) -> Option<(&'static Unit, usize)> {
    let ways = UNITS.written.get(words(0)?)?;
    ways.iter().find_map(|(more, unit)| {
        let fits = more.iter().enumerate().all(|(at, word)| words(at + 1) == Some(word));
        fits.then_some((*unit, more.len() + 1))
    })
}

/// The unit written close to its digits ("km" of "12km").
#[must_use]
pub fn glued_unit(letters: &str) -> Option<&'static Unit> {
    UNITS.glued.get(letters).copied()
}

/// A unit by its name, as stored in a quantity.
#[must_use]
pub fn unit(name: &str) -> Option<&'static Unit> {
    UNITS.all.iter().copied().find(|unit| unit.name == name)
}

/// The unit of a currency sign.
#[must_use]
pub fn currency(sign: char) -> Option<&'static str> {
    Some(match sign {
        '$' => "USD",
        '€' => "EUR",
        '£' => "GBP",
        '¥' => "JPY",
        '₹' => "INR",
        '₽' => "RUB",
        '₪' => "ILS",
        '₩' => "KRW",
        '₺' => "TRY",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_convert_within_a_dimension() {
        let check = |value: f64, from: &str, expected: f64, to: &str| {
            let (from, to) = (unit(from).unwrap(), unit(to).unwrap());
            assert_eq!(from.dimension, to.dimension);
            let (left, right) = (from.to_base(value), to.to_base(expected));
            assert!((left - right).abs() < 0.01 * right.abs(), "{left} {right}");
        };
        check(10.0, "mile", 16.09, "kilometre");
        check(100.0, "hectare", 247.1, "acre");
        check(3.0, "day", 72.0, "hour");
        check(212.0, "degree Fahrenheit", 100.0, "degree Celsius");
    }

    #[test]
    fn longest_way_of_writing_wins() {
        let words = ["square", "miles", "of"];
        let (unit, taken) = unit_at(|at| words.get(at).copied()).unwrap();
        assert_eq!((unit.name, taken), ("square mile", 2));
        assert!(unit_at(|at| ["square"].get(at).copied()).is_none());
        assert_eq!(glued_unit("km").map(|unit| unit.name), Some("kilometre"));
    }
}
