//! From letters with places to lines in reading order, columns taken one after another.
//!
//! The method is the recursive X-Y cut (Nagy, Seth and Viswanathan, 1992): a page is cut along its widest empty strips,
//! upright ones first, so that a headline over two columns is cut off before the columns are told apart.

use super::glyphs::{Letter, Page};

/// A gap between letters from which a blank stands there, in sizes of the type.
const BLANK: f32 = 0.16;

/// A gap from which what follows may belong to another column, in sizes of the type.
const GUTTER: f32 = 0.9;

/// Greatest number of cuts inside one another.
const DEEPEST: usize = 40;

/// A line of text in one column.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its words.
    pub words: String,
    /// Left end, in points.
    pub left: f32,
    /// Right end, in points.
    pub right: f32,
    /// Baseline from the page's top, in points.
    pub y: f32,
    /// Size of most of its type, in points.
    pub size: f32,
    /// The column it stands in: lines of one column follow one another.
    pub column: usize,
    /// Baseline as a share of the page's height.
    pub down: f32,
}

/// The lines of a page in reading order.
pub fn lines(page: &Page) -> Vec<Line> {
    let rows = rows(&page.letters, page.height);
    let mut ordered = Vec::with_capacity(rows.len());
    for (column, lines) in cut(rows, 0).columns.into_iter().enumerate() {
        add_column(lines, column, &mut ordered);
    }
    ordered
}

/// Stretches of letters on one baseline without a wide gap.
fn rows(letters: &[Letter], height: f32) -> Vec<Line> {
    let mut sorted: Vec<&Letter> = letters.iter().collect();
    sorted.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut found = Vec::new();
    let mut from = 0;
    while from < sorted.len() {
        // Raised and lowered signs belong to the line by which they stand.
        let (base, size) = (sorted[from].y, sorted[from].size);
        let mut end = from + 1;
        while end < sorted.len() && sorted[end].y - base < 0.35 * size.min(sorted[end].size).max(3.0) {
            end += 1;
        }
        let mut row = sorted[from..end].to_vec();
        row.sort_by(|a, b| a.x.total_cmp(&b.x));
        stretches(&row, height, &mut found);
        from = end;
    }
    found
}

/// Cuts a row of letters at its wide gaps.
fn stretches(row: &[&Letter], height: f32, found: &mut Vec<Line>) {
    let mut open: Option<(Line, &Letter)> = None;
    for &letter in row {
        if let Some((line, last)) = &mut open {
            let gap = letter.x - line.right;
            let size = letter.size.min(last.size);
            // Bold type is sometimes the same letter drawn twice.
            if letter.words == last.words && (letter.x - last.x).abs() < 0.15 * size {
                continue;
            }
            if gap <= GUTTER * size {
                let apart = gap > BLANK * size && !line.words.ends_with(' ') && !letter.words.starts_with(' ');
                if apart {
                    line.words.push(' ');
                }
                line.words.push_str(&letter.words);
                if !letter.words.trim().is_empty() {
                    line.right = line.right.max(letter.x + letter.width);
                    line.size = line.size.max(letter.size);
                }
                *last = letter;
                continue;
            }
        }
        close(open.take(), found);
        if !letter.words.trim().is_empty() {
            let line = Line {
                words: letter.words.clone(),
                left: letter.x,
                right: letter.x + letter.width,
                y: letter.y,
                size: letter.size,
                column: 0,
                down: letter.y / height.max(1.0),
            };
            open = Some((line, letter));
        }
    }
    close(open, found);
}

fn close(open: Option<(Line, &Letter)>, found: &mut Vec<Line>) {
    if let Some((mut line, _)) = open {
        line.words = line.words.split_whitespace().collect::<Vec<_>>().join(" ");
        found.push(line);
    }
}

/// A region after it was cut.
struct Cut {
    /// Its parts in reading order.
    columns: Vec<Vec<Line>>,
    /// Whether any cut was upright: otherwise it has one column, and the level cuts were for nothing.
    upright: bool,
}

/// Cuts a region until nothing in it stands side by side.
fn cut(lines: Vec<Line>, depth: usize) -> Cut {
    if depth < DEEPEST && has_neighbours(&lines) {
        if let Some(at) = upright_gap(&lines) {
            let (left, right): (Vec<Line>, Vec<Line>) = lines
                .into_iter()
                .partition(|line| f32::midpoint(line.left, line.right) < at);
            let mut columns = cut(left, depth + 1).columns;
            columns.append(&mut cut(right, depth + 1).columns);
            return Cut { columns, upright: true };
        }
        if let Some(at) = level_gap(&lines) {
            let (above, below): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| line.y < at);
            let (mut above, mut below) = (cut(above, depth + 1), cut(below, depth + 1));
            above.columns.append(&mut below.columns);
            return if above.upright || below.upright {
                Cut {
                    columns: above.columns,
                    upright: true,
                }
            } else {
                Cut {
                    columns: vec![above.columns.concat()],
                    upright: false,
                }
            };
        }
    }
    Cut {
        columns: vec![lines],
        upright: false,
    }
}

/// Appends the lines of one column, from top to bottom.
fn add_column(mut lines: Vec<Line>, column: usize, ordered: &mut Vec<Line>) {
    lines.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.left.total_cmp(&b.left)));
    for mut line in lines {
        line.column = column;
        match ordered.last_mut() {
            // What a wide gap took apart in one column is one line.
            Some(last) if last.column == line.column && (line.y - last.y).abs() < 0.35 * line.size.min(last.size) => {
                last.words.push(' ');
                last.words.push_str(&line.words);
                last.right = last.right.max(line.right);
            }
            _ => ordered.push(line),
        }
    }
}

/// Whether two stretches share a baseline, or nearly.
fn has_neighbours(lines: &[Line]) -> bool {
    let mut heights: Vec<&Line> = lines.iter().collect();
    heights.sort_by(|a, b| a.y.total_cmp(&b.y));
    heights
        .windows(2)
        .any(|pair| pair[1].y - pair[0].y < 0.8 * pair[0].size.min(pair[1].size))
}

/// Middle of the widest upright strip that no line crosses, with text of several lines on either side.
fn upright_gap(lines: &[Line]) -> Option<f32> {
    let mut spans: Vec<&Line> = lines.iter().collect();
    spans.sort_by(|a, b| a.left.total_cmp(&b.left));
    let size = middle(lines.iter().map(|line| line.size));
    let mut reach = spans[0].right;
    let mut best: Option<(f32, f32)> = None;
    for (index, line) in spans.iter().enumerate().skip(1) {
        let gap = line.left - reach;
        // A number or bullet before each line is no column.
        let sides = [&spans[..index], &spans[index..]];
        let wide = |side: &[&Line]| side.len() > 1 && side.iter().any(|line| line.right - line.left > 5.0 * size);
        if gap > 0.7 * size && sides.iter().all(|side| wide(side)) && best.is_none_or(|(width, _)| gap > width) {
            best = Some((gap, reach + gap / 2.0));
        }
        reach = reach.max(line.right);
    }
    best.map(|(_, at)| at)
}

/// Where to cut a region level: at its widest empty strip, measured in sizes of the type beside it, so that the lines
/// of a large headline are not parted.
fn level_gap(lines: &[Line]) -> Option<f32> {
    let mut spans: Vec<(f32, f32, f32)> = lines
        .iter()
        .map(|line| (line.y - 0.75 * line.size, line.y + 0.2 * line.size, line.size))
        .collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (_, mut reach, mut size) = spans[0];
    let mut best: Option<(f32, f32)> = None;
    for (top, bottom, next) in &spans[1..] {
        let gap = top - reach;
        let wide = gap / size.min(*next).max(1.0);
        if gap > 0.0 && best.is_none_or(|(widest, _)| wide > widest) {
            best = Some((wide, reach + gap / 2.0));
        }
        if *bottom > reach {
            (reach, size) = (*bottom, *next);
        }
    }
    best.map(|(_, at)| at)
}

/// The median of some sizes; 10 for none.
pub fn middle(sizes: impl Iterator<Item = f32>) -> f32 {
    let mut sizes: Vec<f32> = sizes.collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(10.0)
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// Sets words at a place, ten points high and five wide.
    pub fn set(page: &mut Page, x: f32, y: f32, words: &str) {
        for (index, letter) in words.chars().enumerate() {
            page.letters.push(Letter {
                words: letter.to_string(),
                x: x + 5.0 * index as f32,
                y,
                width: 5.0,
                size: 10.0,
            });
        }
    }

    fn check(places: &[(f32, f32, &str)], want: &[&str]) {
        let mut page = Page {
            height: 800.0,
            letters: Vec::new(),
        };
        for (x, y, words) in places {
            set(&mut page, *x, *y, words);
        }
        let found = lines(&page);
        let found: Vec<&str> = found.iter().map(|line| line.words.as_str()).collect();
        assert_eq!(found, want);
    }

    #[test]
    fn columns_are_read_one_after_another() {
        check(
            &[
                (20.0, 50.0, "A headline that runs over both of the columns below"),
                (20.0, 80.0, "left column one"),
                (180.0, 80.0, "right column one"),
                (20.0, 92.0, "left column two"),
                (180.0, 92.0, "right column two"),
            ],
            &[
                "A headline that runs over both of the columns below",
                "left column one",
                "left column two",
                "right column one",
                "right column two",
            ],
        );
    }

    #[test]
    fn letters_far_apart_are_words_and_a_raised_sign_stays_in_its_line() {
        check(
            &[(20.0, 50.0, "The"), (38.0, 50.0, "hall"), (58.0, 47.0, "1")],
            &["The hall1"],
        );
        check(&[(20.0, 50.0, "Dead"), (90.0, 50.0, "12")], &["Dead 12"]);
    }

    #[test]
    fn letters_drawn_twice_are_read_once() {
        check(&[(20.0, 50.0, "hall"), (20.4, 50.0, "hall")], &["hall"]);
    }
}
