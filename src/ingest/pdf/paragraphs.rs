//! From lines to paragraphs: running heads taken away, words joined that were parted at a line's end.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{BlockKind, LeftOut, Reason};

use super::super::assemble::Piece;
use super::super::layout::{begins_an_item, ends_a_sentence};
use super::layout::{Line, middle};

/// Share of a page's height, at its head and foot, where running heads stand.
const MARGIN: f32 = 0.12;

/// How much larger than the text a heading's type is at least.
const LARGER: f32 = 1.12;

/// The blocks of a document's pages and what was left out.
pub fn pieces(pages: Vec<Vec<Line>>) -> (Vec<Piece>, Vec<LeftOut>) {
    let heads = running_heads(&pages);
    let mut left_out = Vec::new();
    let mut place = 0;
    let mut open: Vec<Paragraph> = Vec::new();
    let size = size_of_text(&pages);
    for (number, page) in pages.into_iter().enumerate() {
        let mut kept = Vec::with_capacity(page.len());
        for line in page {
            if is_running_head(&line, &heads) {
                left_out.push(LeftOut {
                    place: open.len() + place,
                    words: line.words,
                    reason: Reason::RunningHead,
                });
                place += 1;
            } else {
                kept.push(line);
            }
        }
        add_page(kept, number, size, &mut open);
    }
    let known: BTreeSet<String> = open.iter().flat_map(Paragraph::words).collect();
    let mut titled = false;
    let greatest = open.iter().take(12).map(|paragraph| paragraph.size).fold(0.0, f32::max);
    let pieces = open
        .iter()
        .map(|paragraph| {
            let words = paragraph.joined(&known);
            let large = paragraph.size > size * LARGER && words.chars().count() < 300;
            let kind =
                if large && !titled && paragraph.page == 0 && paragraph.size >= greatest - 0.1 && words.contains(' ') {
                    titled = true;
                    BlockKind::Title
                } else if large && words.contains(char::is_alphabetic) {
                    BlockKind::Heading
                } else if begins_an_item(&words) {
                    BlockKind::List
                } else {
                    BlockKind::Paragraph
                };
            Piece::new(kind, &words)
        })
        .collect();
    (pieces, left_out)
}

/// A paragraph while its lines are gathered.
struct Paragraph {
    lines: Vec<String>,
    size: f32,
    page: usize,
    /// Whether the last line goes up to the column's edge.
    full: bool,
}

impl Paragraph {
    /// Words that are not parted, for telling how a parted one is written.
    fn words(&self) -> Vec<String> {
        let bare = |word: &str| {
            word.trim_matches(|letter: char| !letter.is_alphanumeric())
                .to_lowercase()
        };
        let parted = |line: &str| line.ends_with(['-', '\u{ad}', '\u{2010}']);
        let mut found = Vec::new();
        let mut after = false;
        for line in &self.lines {
            let words: Vec<&str> = line.split_whitespace().collect();
            let end = words.len() - usize::from(parted(line) && !words.is_empty());
            found.extend(words[..end].iter().skip(usize::from(after)).map(|word| bare(word)));
            after = parted(line);
        }
        found
    }

    /// The lines as one.
    fn joined(&self, known: &BTreeSet<String>) -> String {
        let mut whole = String::new();
        for line in &self.lines {
            if whole.is_empty() {
                whole.push_str(line);
            } else if !join_parted(&mut whole, line, known) {
                whole.push(' ');
                whole.push_str(line);
            }
        }
        whole.replace('\u{ad}', "")
    }
}

/// Joins a word parted at the end of `whole` to its rest at the start of `line`; says whether there was one.
///
/// Elsewhere in the document the word stands whole, with the hyphen or without; where it does not, the hyphen goes.
fn join_parted(whole: &mut String, line: &str, known: &BTreeSet<String>) -> bool {
    let Some(head) = whole.strip_suffix(['-', '\u{ad}', '\u{2010}']) else {
        return false;
    };
    let soft = whole.ends_with('\u{ad}');
    let first = head.rsplit(' ').next().unwrap_or_default();
    let rest = line.split(' ').next().unwrap_or_default();
    if !head.ends_with(char::is_alphabetic) || !rest.starts_with(|letter: char| letter.is_alphanumeric()) {
        return false;
    }
    let bare = |word: &str| {
        word.trim_matches(|letter: char| !letter.is_alphanumeric())
            .to_lowercase()
    };
    let with = known.contains(&bare(&format!("{first}-{rest}")));
    let without = known.contains(&bare(&format!("{first}{rest}")));
    // "Anglo-" and "Saxon", "COVID-" and "19" keep theirs, and so does "well-known-".
    let both = known.contains(&bare(first)) && known.contains(&bare(rest));
    let compound = both || !rest.starts_with(char::is_lowercase) || first.contains('-');
    if !soft && !without && (with || compound) {
        whole.push_str(line);
    } else {
        let length = head.len();
        whole.truncate(length);
        whole.push_str(line);
    }
    true
}

/// Appends the lines of a page to the paragraphs.
fn add_page(lines: Vec<Line>, page: usize, text: f32, open: &mut Vec<Paragraph>) {
    let mut columns: BTreeMap<usize, Vec<Line>> = BTreeMap::new();
    for line in lines {
        columns.entry(line.column).or_default().push(line);
    }
    for (_, lines) in columns {
        let left = lines.iter().map(|line| line.left).fold(f32::MAX, f32::min);
        let right = lines.iter().map(|line| line.right).fold(0.0, f32::max);
        let leading = leading(&lines);
        for (index, line) in lines.iter().enumerate() {
            let before = index.checked_sub(1).map(|before| &lines[before]);
            let goes_on = match before {
                Some(before) => continues(before, line, left, right, leading),
                None => open.last().is_some_and(|paragraph| runs_over(paragraph, line, text)),
            };
            let full = line.right > right - 0.12 * (right - left).max(1.0);
            match open.last_mut() {
                Some(paragraph) if goes_on => {
                    paragraph.lines.push(line.words.clone());
                    paragraph.full = full;
                }
                _ => open.push(Paragraph {
                    lines: vec![line.words.clone()],
                    size: line.size,
                    page,
                    full,
                }),
            }
        }
    }
}

/// The usual distance between baselines, in sizes of the type.
fn leading(lines: &[Line]) -> f32 {
    let mut gaps: Vec<f32> = lines
        .windows(2)
        .filter(|pair| (pair[0].size - pair[1].size).abs() < 0.6)
        .map(|pair| (pair[1].y - pair[0].y) / pair[1].size)
        .filter(|gap| *gap > 0.0)
        .collect();
    gaps.sort_by(f32::total_cmp);
    // Where paragraphs are short the gaps between them are many: the lower third is surely inside.
    gaps.get(gaps.len() / 3).copied().unwrap_or(f32::MAX)
}

/// Whether a line goes on with the paragraph of the line above it in its column.
fn continues(before: &Line, line: &Line, left: f32, right: f32, leading: f32) -> bool {
    let size = line.size;
    let width = (right - left).max(1.0);
    let same_size = (before.size - size).abs() < 0.08 * size + 0.3;
    let gap = (line.y - before.y) / size;
    let usual = gap < leading.min(2.2) * 1.25 + 0.05;
    if !same_size || !usual || begins_an_item(&line.words) && ends_a_sentence(&before.words) {
        return false;
    }
    let indented =
        line.left > left + 0.6 * size && line.left > before.left + 0.6 * size && line.left < left + 0.3 * width;
    let hanging = begins_an_item(&before.words);
    if indented && !hanging {
        return false;
    }
    let short = before.right < right - 0.25 * width;
    !(short && ends_a_sentence(&before.words) && !line.words.starts_with(char::is_lowercase))
}

/// Whether a line at the head of a column goes on with the paragraph at the foot of the one before.
fn runs_over(paragraph: &Paragraph, line: &Line, text: f32) -> bool {
    let Some(last) = paragraph.lines.last() else {
        return false;
    };
    let body = |size: f32| (size - text).abs() < 0.08 * text + 0.3;
    if !body(paragraph.size) || !body(line.size) || begins_an_item(&line.words) {
        return false;
    }
    let parted = last.ends_with(['-', '\u{ad}', '\u{2010}', ',']);
    !ends_a_sentence(last)
        && (parted || line.words.starts_with(char::is_lowercase) || paragraph.full && last.contains(' '))
}

/// The size in which most letters are set.
fn size_of_text(pages: &[Vec<Line>]) -> f32 {
    let mut letters: BTreeMap<i32, usize> = BTreeMap::new();
    for line in pages.iter().flatten() {
        *letters.entry((line.size * 4.0).round() as i32).or_default() += line.words.chars().count();
    }
    let most = letters.iter().max_by_key(|(size, count)| (**count, **size));
    most.map_or_else(|| middle(std::iter::empty()), |(size, _)| *size as f32 / 4.0)
}

/// Lines of the margins that stand on more pages than one, figures aside.
fn running_heads(pages: &[Vec<Line>]) -> BTreeSet<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        let marks: BTreeSet<String> = page
            .iter()
            .filter(|line| in_margin(line))
            .map(|line| mark(&line.words))
            .collect();
        for mark in marks {
            *seen.entry(mark).or_default() += 1;
        }
    }
    // A third of the pages: left and right pages have heads of their own, and the first often none.
    let enough = (pages.len() / 3).max(2);
    seen.into_iter()
        .filter(|(_, count)| *count >= enough)
        .map(|(mark, _)| mark)
        .collect()
}

fn in_margin(line: &Line) -> bool {
    line.down < MARGIN || line.down > 1.0 - MARGIN
}

/// A line without its figures, which count the pages.
fn mark(words: &str) -> String {
    words
        .chars()
        .filter(|letter| !letter.is_ascii_digit())
        .collect::<String>()
        .to_lowercase()
}

fn is_running_head(line: &Line, heads: &BTreeSet<String>) -> bool {
    in_margin(line) && (heads.contains(&mark(&line.words)) || is_page_number(&line.words))
}

/// "7", "- 7 -", "Page 7 of 9", "3/7", an address with "1/2" behind it as browsers print it.
fn is_page_number(words: &str) -> bool {
    let lower = words.to_lowercase();
    let lone = lower.trim_matches(|letter: char| !letter.is_alphanumeric());
    let rest: Vec<&str> = lone.split_whitespace().collect();
    let number = |word: &str| {
        !word.is_empty()
            && word.len() < 9
            && word
                .split('/')
                .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let counts = match rest.as_slice() {
        [one] => number(one) && one.len() < 8,
        ["page" | "seite" | "p" | "p.", one] => number(one),
        ["page" | "seite" | "p", one, "of" | "von" | "/", all] | [one, "of" | "von" | "/", all] => {
            number(one) && number(all)
        }
        _ => false,
    };
    let printed = rest.len() <= 3
        && rest
            .first()
            .is_some_and(|word| word.contains("://") || word.starts_with("about:"))
        && rest
            .last()
            .is_some_and(|word| word.contains("://") || number(word) || word.starts_with("about:"));
    counts || printed
}

#[cfg(test)]
mod tests {
    use super::super::glyphs::Page;
    use super::super::layout::lines;
    use super::super::layout::tests::set;
    use super::*;

    #[track_caller]
    fn check(pages: &[&[(f32, f32, &str)]], want: &[&str]) {
        let pages = pages.iter().map(|places| {
            let mut page = Page {
                height: 800.0,
                letters: Vec::new(),
            };
            for (x, y, words) in *places {
                set(&mut page, *x, *y, words);
            }
            lines(&page)
        });
        let (pieces, _) = pieces(pages.collect());
        let found: Vec<&str> = pieces.iter().map(|piece| piece.words.as_str()).collect();
        assert_eq!(found, want);
    }

    #[test]
    fn lines_are_joined_and_parted_words_made_whole() {
        check(
            &[&[
                (20.0, 300.0, "The old market hall burned down on Fri-"),
                (20.0, 312.0, "day, and a well-known fire-"),
                (20.0, 324.0, "fighter was hurt."),
                (20.0, 348.0, "Nobody knows the cause of the well-"),
                (20.0, 360.0, "known fire."),
            ]],
            &[
                "The old market hall burned down on Friday, and a well-known firefighter was hurt.",
                "Nobody knows the cause of the well-known fire.",
            ],
        );
    }

    #[test]
    fn running_heads_and_page_numbers_go_and_paragraphs_run_over() {
        check(
            &[
                &[
                    (20.0, 30.0, "Harbour Gazette, 4 January"),
                    (20.0, 600.0, "The hall burned down on Friday night and"),
                    (300.0, 780.0, "Page 1 of 2"),
                ],
                &[
                    (20.0, 30.0, "Harbour Gazette, 4 January"),
                    (20.0, 100.0, "two men were hurt."),
                    (300.0, 780.0, "Page 2 of 2"),
                ],
            ],
            &["The hall burned down on Friday night and two men were hurt."],
        );
    }

    #[test]
    fn page_numbers_in_many_dresses() {
        for words in [
            "7",
            "- 7 -",
            "Page 7 of 9",
            "3/7",
            "https://example.org/a 1/2",
            "12 of 40",
        ] {
            assert!(is_page_number(words), "{words}");
        }
        for words in ["The hall", "7 people were hurt", "2024 was a year of fires", "Page one"] {
            assert!(!is_page_number(words), "{words}");
        }
    }
}
