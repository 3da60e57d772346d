//! The paragraphs of a plain text: which line ends are only where the line was full, and which end a paragraph.

use std::ops::Range;

use super::dates::is_date_line;

/// Lines longer than this are not wrapped by a program that wraps at all, in characters.
const WIDEST: usize = 130;

/// A line without its line end.
#[derive(Clone, Debug)]
struct Line {
    /// Bytes in the text, without white space at either end.
    bytes: Range<usize>,
    /// Characters up to the last that is no white space.
    width: usize,
    /// Characters of white space before the first word.
    indent: usize,
}

/// The byte ranges of the paragraphs of `text`, in order, without white space around them.
///
/// A blank line always ends a paragraph. Between lines that follow one another directly the text itself decides:
/// where lines break as soon as the next word would not fit, they are one paragraph; elsewhere each is its own.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let lines = lines(text);
    let groups: Vec<&[Line]> = lines
        .split(|line| line.bytes.is_empty())
        .filter(|group| !group.is_empty())
        .collect();
    let width = wrap_width(text, &groups);
    let mut found: Vec<Range<usize>> = Vec::new();
    for group in groups {
        for (index, line) in group.iter().enumerate() {
            let joined = index > 0 && continues(text, &group[index - 1], line, width);
            match found.last_mut() {
                Some(paragraph) if joined => paragraph.end = line.bytes.end,
                _ => found.push(line.bytes.clone()),
            }
        }
    }
    found
}

fn lines(text: &str) -> Vec<Line> {
    let mut start = 0;
    text.split('\n')
        .map(|line| {
            let words = line.trim();
            let before = line.len() - line.trim_start().len();
            let from = start + before;
            start += line.len() + 1;
            Line {
                bytes: from..from + words.len(),
                width: line.trim_end().chars().count(),
                indent: line[..before].chars().count(),
            }
        })
        .collect()
}

/// The width at which the text was wrapped, in characters; none for a text whose lines end where a thought does.
///
/// Wrapping is greedy: a line ends because the next word would have gone beyond the width. So the longest line that
/// another follows gives the width, and nearly all others must have had no room for the next line's first word.
fn wrap_width(text: &str, groups: &[&[Line]]) -> Option<usize> {
    let pairs = || {
        groups
            .iter()
            .flat_map(|group| group.windows(2))
            .map(|pair| (&pair[0], &pair[1]))
    };
    let width = pairs().map(|(line, _)| line.width).max()?;
    if !(30..=WIDEST).contains(&width) {
        return None;
    }
    let (mut full, mut ended, mut all) = (0, 0, 0);
    for (line, next) in pairs() {
        all += 1;
        full += usize::from(is_full(text, line, next, width));
        ended += usize::from(ends_a_sentence(&text[line.bytes.clone()]));
    }
    // Short paragraphs on lines of their own can be of like length; they end with a full stop, wrapped lines seldom do.
    // A headline and a date below it show no width.
    let dated = all == 1 && pairs().any(|(_, next)| is_date_line(&text[next.bytes.clone()], 3));
    (!dated && full * 10 >= all * 7 && ended * 2 <= all).then_some(width)
}

/// Whether the first word of `next` would not have fitted on `line`.
fn is_full(text: &str, line: &Line, next: &Line, width: usize) -> bool {
    let word = text[next.bytes.clone()].split_whitespace().next().unwrap_or_default();
    line.width + 1 + word.chars().count() > width
}

/// Whether `next` goes on with the paragraph of `line`.
fn continues(text: &str, line: &Line, next: &Line, width: Option<usize>) -> bool {
    let (words, following) = (&text[line.bytes.clone()], &text[next.bytes.clone()]);
    if begins_an_item(following) || is_lonely(words) || is_lonely(following) {
        return false;
    }
    if let Some(width) = width {
        let indented = next.indent > line.indent + 1 && !begins_an_item(words);
        let ended = ends_a_sentence(words) && !is_full(text, line, next, width);
        return !indented && !ended;
    }
    // A line broken once, as text copied from a page or a mail is.
    let goes_on = following.starts_with(char::is_lowercase) && !ends_a_sentence(words);
    goes_on && words.contains(' ')
}

/// Whether a line ends with the mark of a sentence's end, quotes and brackets after it aside.
pub fn ends_a_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', ')', ']', '*', '\u{bb}']);
    line.ends_with(['.', '!', '?', ':', '\u{2026}', ';'])
}

/// Whether a line begins an item of a list: a bullet, or a number with a full stop or bracket, then words.
pub fn begins_an_item(line: &str) -> bool {
    let figures = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = if (1..=2).contains(&figures) {
        line[figures..].strip_prefix(['.', ')'])
    } else {
        line.strip_prefix(|first| "-*+\u{2022}\u{25cf}\u{25aa}\u{25e6}\u{2013}\u{b7}".contains(first))
    };
    rest.is_some_and(|rest| rest.starts_with(char::is_whitespace) && !rest.trim().is_empty())
}

/// A line that never joins another: one without a letter or a figure (a rule, a row of stars).
fn is_lonely(line: &str) -> bool {
    !line.contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, want: &[&str]) {
        let found: Vec<_> = paragraphs(text)
            .into_iter()
            .map(|range| text[range].replace('\n', "|"))
            .collect();
        assert_eq!(found, want);
    }

    #[test]
    fn blank_lines_end_paragraphs() {
        check("  One.\n\nTwo.\n \n\n Three. \n", &["One.", "Two.", "Three."]);
        check("", &[]);
        check("\n \n", &[]);
    }

    #[test]
    fn a_paragraph_a_line() {
        check(
            "The hall burned down on Friday night, and nobody knows the reason for it yet, the town said.\nTwo people \
             were hurt.\nThe mayor will speak on Monday.",
            &[
                "The hall burned down on Friday night, and nobody knows the reason for it yet, the town said.",
                "Two people were hurt.",
                "The mayor will speak on Monday.",
            ],
        );
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        check(
            "The old market hall at the harbour\nburned down on Friday night, and two\npeople were hurt, the town \
             said on\nSaturday.\n\nNobody knows the reason yet, said the\nmayor, who will speak on Monday to the\n\
             owners.",
            &[
                "The old market hall at the harbour|burned down on Friday night, and two|people were hurt, the town \
                 said on|Saturday.",
                "Nobody knows the reason yet, said the|mayor, who will speak on Monday to the|owners.",
            ],
        );
    }

    #[test]
    fn wrapped_lines_with_indents_for_paragraphs() {
        check(
            "    The old market hall at the harbour\nburned down on Friday night, and two of\nthe men on watch were \
             hurt, the town said.\n    Nobody knows the reason yet, said the\nmayor, who will speak on Monday to the",
            &[
                "The old market hall at the harbour|burned down on Friday night, and two of|the men on watch were \
                 hurt, the town said.",
                "Nobody knows the reason yet, said the|mayor, who will speak on Monday to the",
            ],
        );
    }

    #[test]
    fn items_of_a_list_stand_alone() {
        check(
            "- one thing\n- another thing\n2. a third",
            &["- one thing", "- another thing", "2. a third"],
        );
        assert!(!begins_an_item("-5 degrees"));
        assert!(begins_an_item("12. twelve"));
        assert!(!begins_an_item("2024. A year"));
    }

    #[test]
    fn a_line_broken_once_goes_on_in_lower_case() {
        check(
            "The ministry said that it would look into\nthe matter.\nThe union did not.",
            &[
                "The ministry said that it would look into|the matter.",
                "The union did not.",
            ],
        );
    }
}
