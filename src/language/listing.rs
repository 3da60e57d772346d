//! The numbers, letters and bullets that begin items of a list.
//!
//! Owns how a marker looks and when the next one goes on with the same list, so that "1. First item
//! 2. Second item" is two sentences. It must never know words.

/// The marker of a list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    style: Style,
    /// Place in the list if the marker is a number or a letter, and if it is a Roman number.
    values: [Option<u32>; 2],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Bullet,
    /// Brackets or periods around it, and whether it is a digit, a small or a large letter.
    Counted {
        opened: bool,
        closing: Closing,
        kind: Kind,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closing {
    Period,
    Bracket,
    PeriodBracket,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Digit,
    Small,
    Large,
}

impl Marker {
    /// Whether it is the first of a list, or looks like nothing but a list item.
    #[must_use]
    pub fn opens_list(self) -> bool {
        let first = self.values.contains(&Some(1));
        match self.style {
            Style::Bullet => true,
            Style::Counted { closing, .. } => first || closing != Closing::Period,
        }
    }

    /// Whether a line that begins with it is an item, even without knowing the lines before.
    #[must_use]
    pub fn begins_line(self) -> bool {
        match self.style {
            Style::Bullet => true,
            Style::Counted { closing, kind, .. } => closing != Closing::Period || kind == Kind::Digit,
        }
    }
}

/// The list that the text is in.
#[derive(Clone, Copy, Debug, Default)]
pub struct List(Option<Marker>);

impl List {
    /// Notes that a sentence begins at `at`.
    pub fn open(&mut self, text: &str, at: usize) {
        if let Some(marker) = marker_at(text, at) {
            self.0 = Some(marker);
        }
    }

    /// Whether the next item of the list begins at `at`.
    #[must_use]
    pub fn continues_at(&self, text: &str, at: usize) -> bool {
        let Some(marker) = marker_at(text, at) else {
            return false;
        };
        match marker.style {
            Style::Bullet => return true,
            // "J. K. Lund" is no list.
            Style::Counted {
                closing: Closing::Period,
                kind: Kind::Large,
                ..
            } => return false,
            Style::Counted { .. } => {}
        }
        self.0.is_some_and(|last| {
            last.style == marker.style
                && (0..2)
                    .any(|reading| last.values[reading].is_some_and(|value| marker.values[reading] == Some(value + 1)))
        })
    }
}

/// The marker that begins at `at`, if what follows it can be an item.
#[must_use]
pub fn marker_at(text: &str, at: usize) -> Option<Marker> {
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    if matches!(first, '•' | '⁃' | '▪' | '●' | '◦' | '‣') {
        return Some(Marker {
            style: Style::Bullet,
            values: [None, None],
        });
    }
    let opened = first == '(';
    let body = if opened { &rest[1..] } else { rest };
    let length = body.bytes().take(6).take_while(u8::is_ascii_alphanumeric).count();
    let (label, tail) = body.split_at(length);
    let closing = if tail.starts_with(".)") {
        Closing::PeriodBracket
    } else if tail.starts_with(')') {
        Closing::Bracket
    } else if tail.starts_with('.') && !opened {
        Closing::Period
    } else {
        return None;
    };
    let after = &tail[if closing == Closing::PeriodBracket { 2 } else { 1 }..];
    if !after.starts_with([' ', '\t', '\u{a0}']) {
        return None;
    }
    let (kind, values) = reading(label)?;
    Some(Marker {
        style: Style::Counted { opened, closing, kind },
        values,
    })
}

fn reading(label: &str) -> Option<(Kind, [Option<u32>; 2])> {
    let bytes = label.as_bytes();
    let first = *bytes.first()?;
    if bytes.iter().all(u8::is_ascii_digit) {
        return (bytes.len() <= 3).then(|| (Kind::Digit, [label.parse().ok(), None]));
    }
    let kind = if bytes.iter().all(u8::is_ascii_lowercase) {
        Kind::Small
    } else if bytes.iter().all(u8::is_ascii_uppercase) {
        Kind::Large
    } else {
        return None;
    };
    let letter = (bytes.len() == 1).then(|| u32::from(first.to_ascii_lowercase() - b'a') + 1);
    let roman = roman(&label.to_ascii_lowercase());
    (letter.is_some() || roman.is_some()).then_some((kind, [letter, roman]))
}

/// Value of a small Roman number in lower case, up to 39.
fn roman(label: &str) -> Option<u32> {
    const UNITS: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let tens = label.bytes().take_while(|&byte| byte == b'x').count().min(3);
    let units = UNITS.iter().position(|&unit| unit == &label[tens..])?;
    let value = tens * 10 + units;
    (value > 0).then_some(value as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_read() {
        for good in ["1. x", "(iv) x", "b) x", "12.) x", "• x", "(A) x"] {
            assert!(marker_at(good, 0).is_some(), "{good}");
        }
        for bad in ["word. x", "1.5 x", "(see x", "1,", "", "IBM. x", "1999. x"] {
            assert!(marker_at(bad, 0).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_list_goes_on_with_the_next_number_only() {
        let text = "1. one 2. two 4. four";
        let mut list = List::default();
        list.open(text, 0);
        assert!(list.continues_at(text, 7));
        assert!(!list.continues_at(text, 14));
    }
}
