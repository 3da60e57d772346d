//! Passages between quotation marks.

use crate::text::Span;

/// A passage between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    /// Without the marks.
    pub inner: Span,
    /// With the marks.
    pub outer: Span,
    /// Whether the closing mark is missing: the next paragraph goes on.
    pub open: bool,
}

/// Longest passage in single marks, in bytes: an apostrophe taken for a mark must not run on.
const LONGEST_SINGLE: usize = 600;

/// Every passage between quotation marks, outermost ones only, in reading order.
///
/// A passage ends with its paragraph. Marks are double (curly, straight, angular, two single ones)
/// or single; an apostrophe inside a word is no mark.
pub(super) fn quoted(text: &str) -> Vec<Quoted> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        in_line(text, start, start + line.len(), &mut found);
        start += line.len();
    }
    found
}

/// Kind of a mark and where it stands.
#[derive(Clone, Copy)]
struct Open {
    at: usize,
    after: usize,
    double: bool,
}

fn in_line(text: &str, start: usize, end: usize, found: &mut Vec<Quoted>) {
    let line = &text[start..end];
    let mut open: Option<Open> = None;
    let mut before = ' ';
    let mut chars = line.char_indices().peekable();
    while let Some((offset, char)) = chars.next() {
        let at = start + offset;
        let mut after = at + char.len_utf8();
        let mut kind = mark_kind(char);
        // Two single marks are a double one.
        if matches!(char, '\'' | '`') && chars.peek().is_some_and(|(_, next)| *next == char) {
            chars.next();
            after += 1;
            kind = Some(true);
        }
        let next = chars.peek().map_or('\n', |(_, next)| *next);
        let Some(double) = kind else {
            before = char;
            continue;
        };
        let opens = !matches!(char, '”' | '»')
            && !next.is_whitespace()
            && (!before.is_alphanumeric() && (double || !next.is_ascii_digit()) || matches!(char, '“' | '«'));
        let closes =
            !matches!(char, '“' | '«' | '‘' | '`') && (double || !next.is_alphanumeric() && !before.is_whitespace());
        match open {
            None if opens && (double || char != '’') => open = Some(Open { at, after, double }),
            Some(mark) if mark.double == double && closes => {
                push(text, mark, at, after, false, found);
                open = None;
            }
            Some(mark) if !mark.double && (double || at - mark.at > LONGEST_SINGLE) => {
                // A single mark that never closed was an apostrophe.
                open = (double && opens).then_some(Open { at, after, double });
            }
            _ => {}
        }
        before = char;
    }
    if let Some(mark) = open.filter(|mark| mark.double) {
        let stop = start + line.trim_end().len();
        if stop > mark.after {
            push(text, mark, stop, stop, true, found);
        }
    }
}

fn push(text: &str, mark: Open, at: usize, after: usize, open: bool, found: &mut Vec<Quoted>) {
    let inner = Span::of(text, mark.after, at).trim(text);
    if !inner.is_empty() {
        found.push(Quoted {
            inner,
            outer: Span::of(text, mark.at, after),
            open,
        });
    }
}

/// Whether a character is a double mark, a single one, or none.
fn mark_kind(char: char) -> Option<bool> {
    match char {
        '"' | '“' | '”' | '«' | '»' | '„' => Some(true),
        '\'' | '‘' | '’' | '`' => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_every_kind_pair_up() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<_> = quoted(text).iter().map(|quoted| quoted.inner.slice(text)).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("“We won,” he said. “All of us.”", &["We won,", "All of us."]);
        check("\"We won,\" he said.", &["We won,"]);
        check("'We won,' he said. It's the boys' day.", &["We won,"]);
        check("‘It’s over,’ she said.", &["It’s over,"]);
        check("«We won», he said.", &["We won"]);
        check("``We won,'' he said.", &["We won,"]);
        check("“He cried ‘fire’ twice.”", &["He cried ‘fire’ twice."]);
        check("“One paragraph.\n“Another one.”", &["One paragraph.", "Another one."]);
        check("It's 5 o'clock in '82.", &[]);
    }

    #[test]
    fn a_million_marks_take_linear_time() {
        for mark in ["\"", "'", "“", "”", "« "] {
            let _ = quoted(&mark.repeat(300_000));
        }
    }
}
