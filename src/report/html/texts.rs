//! The articles in full, with every finding's words marked in its own shape.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::model::{Article, BlockKind, Kind};
use crate::report::view::{Group, letter, marked_spans, word};
use crate::text::{ArticleId, Span};

use super::escape::Text;

/// A finding's words in one article.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// Where they stand.
    pub span: Span,
    /// Number of the finding.
    pub number: usize,
    /// Its kind.
    pub kind: Kind,
    /// Its summary.
    pub summary: String,
    /// Name of the place to jump to, on the first mark of the finding in this article.
    pub anchor: Option<String>,
}

/// Names of places that are already on the page; a mark may go on over several blocks.
type Reached = BTreeSet<String>;

/// Name of the place where a finding's words stand in an article.
pub(super) fn anchor(number: usize, article: ArticleId) -> String {
    format!("p{number}{}", letter(article))
}

/// Every mark of every article, in reading order.
pub(super) fn marks(groups: &[Group<'_>]) -> BTreeMap<ArticleId, Vec<Mark>> {
    let mut marks: BTreeMap<ArticleId, Vec<Mark>> = BTreeMap::new();
    for item in groups.iter().flat_map(|group| &group.items) {
        let mut places: Vec<_> = item.finding.evidence.iter().flat_map(marked_spans).collect();
        places.sort_unstable();
        places.dedup();
        let mut seen = BTreeSet::new();
        for place in places.into_iter().filter(|place| !place.span.is_empty()) {
            marks.entry(place.article).or_default().push(Mark {
                span: place.span,
                number: item.number,
                kind: item.finding.kind,
                summary: item.finding.summary.clone(),
                anchor: seen.insert(place.article).then(|| anchor(item.number, place.article)),
            });
        }
    }
    for list in marks.values_mut() {
        list.sort_by_key(|mark| (mark.span, mark.number));
    }
    marks
}

/// The whole text of an article, block by block; text that no block holds is a paragraph of its own.
pub(super) fn body(out: &mut String, article: &Article, marks: &[Mark]) {
    let mut at = 0;
    let mut titled = false;
    let mut reached = BTreeSet::new();
    let mut blocks: Vec<_> = article.blocks.iter().collect();
    blocks.sort_by_key(|block| block.span);
    for block in blocks {
        stray(out, article, marks, (at, block.span.start), &mut reached);
        let (open, close) = match block.kind {
            BlockKind::Title if !titled => ("<h3>", "</h3>"),
            BlockKind::Title | BlockKind::Heading => ("<h4>", "</h4>"),
            BlockKind::Byline | BlockKind::Dateline | BlockKind::Caption | BlockKind::Footnote => {
                ("<p class=\"small", "</p>")
            }
            BlockKind::Quote => ("<p class=\"set-off", "</p>"),
            BlockKind::Paragraph | BlockKind::List => ("<p class=\"par", "</p>"),
        };
        titled |= block.kind == BlockKind::Title;
        element(out, article, marks, block.span, (open, close), &mut reached);
        at = at.max(block.span.end);
    }
    stray(out, article, marks, (at, article.text.len() as u32), &mut reached);
}

fn stray(out: &mut String, article: &Article, marks: &[Mark], (start, end): (u32, u32), reached: &mut Reached) {
    if start >= end {
        return;
    }
    let span = Span::of(&article.text, start as usize, end as usize).trim(&article.text);
    if !span.is_empty() {
        element(out, article, marks, span, ("<p class=\"par", "</p>"), reached);
    }
}

fn element(
    out: &mut String,
    article: &Article,
    marks: &[Mark],
    span: Span,
    (open, close): (&str, &str),
    reached: &mut Reached,
) {
    let here: Vec<&Mark> = marks.iter().filter(|mark| mark.span.overlaps(span)).collect();
    out.push_str(open);
    if open.starts_with("<p") {
        let only = here.iter().any(|mark| mark.kind == Kind::Omission);
        out.push_str(if only { " only\">" } else { "\">" });
    }
    runs(out, &article.text, span, &here, reached);
    out.push_str(close);
    out.push('\n');
}

/// Cuts a block wherever a mark begins or ends, so that marks may overlap in any way.
fn runs(out: &mut String, text: &str, block: Span, marks: &[&Mark], reached: &mut Reached) {
    let mut cuts: BTreeSet<u32> = BTreeSet::from([block.start, block.end]);
    for mark in marks {
        cuts.insert(mark.span.start.clamp(block.start, block.end));
        cuts.insert(mark.span.end.clamp(block.start, block.end));
    }
    let cuts: Vec<u32> = cuts.into_iter().collect();
    // A finding's number stands once in a block, after the last of its words there: text thick with numbers reads badly.
    let mut last: BTreeMap<usize, u32> = BTreeMap::new();
    for mark in marks.iter().filter(|mark| mark.span.end <= block.end) {
        let end = last.entry(mark.number).or_default();
        *end = (*end).max(mark.span.end);
    }
    for pair in cuts.windows(2) {
        let run = Span::new(pair[0] as usize, pair[1] as usize);
        let over: Vec<&Mark> = marks.iter().copied().filter(|mark| mark.span.contains(run)).collect();
        if over.is_empty() {
            let _ = write!(out, "{}", Text(run.slice(text)));
        } else {
            marked(out, run.slice(text), &over, reached);
        }
        let ended = marks
            .iter()
            .filter(|mark| mark.span.end == run.end && last.get(&mark.number) == Some(&run.end));
        references(out, &ended.copied().collect::<Vec<_>>());
    }
}

/// Words under one mark or more: a link to the weightiest finding, one shape for each kind.
fn marked(out: &mut String, words: &str, over: &[&Mark], reached: &mut Reached) {
    let Some(first) = over.iter().min_by_key(|mark| mark.number) else {
        return;
    };
    // A link of blanks alone would have no name.
    let link = !words.trim().is_empty();
    if link {
        let _ = write!(
            out,
            "<a href=\"#f{}\" title=\"{} {}: {}\">",
            first.number,
            first.number,
            word(&first.kind),
            Text(&first.summary)
        );
    }
    let mut kinds = BTreeSet::new();
    let mut open = 0;
    for mark in over {
        let anchor = mark.anchor.as_ref().filter(|anchor| reached.insert((*anchor).clone()));
        let new_kind = kinds.insert(word(&mark.kind));
        if !new_kind && anchor.is_none() {
            continue;
        }
        out.push_str("<mark");
        if let Some(anchor) = anchor {
            let _ = write!(out, " id=\"{anchor}\"");
        }
        if new_kind {
            let _ = write!(out, " class=\"{}\"", word(&mark.kind));
        }
        out.push('>');
        open += 1;
    }
    let _ = write!(out, "{}", Text(words));
    out.push_str(&"</mark>".repeat(open));
    if link {
        out.push_str("</a>");
    }
}

/// The way back: numbers of the findings whose words end here.
fn references(out: &mut String, ended: &[&Mark]) {
    let numbers: BTreeSet<usize> = ended.iter().map(|mark| mark.number).collect();
    if numbers.is_empty() {
        return;
    }
    out.push_str("<sup>");
    for (at, number) in numbers.iter().enumerate() {
        let gap = if at == 0 { "" } else { " " };
        let _ = write!(out, "{gap}<a href=\"#f{number}\">{number}</a>");
    }
    out.push_str("</sup>");
}
