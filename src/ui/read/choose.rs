//! Text selected with the pointer: it may run over paragraphs that are no longer laid out.

use egui::{Event, Pos2, Ui};

use crate::app::State;
use crate::app::paragraphs::{byte_of_char, word_at};
use crate::text::{ArticleId, Span};

use super::column::{Column, Laid};

/// A stretch of one article, from where the pointer went down to where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The article.
    pub article: ArticleId,
    /// Byte where the pointer went down.
    pub anchor: u32,
    /// Byte where it is.
    pub head: u32,
}

impl Chosen {
    /// The stretch in reading order; nothing if it is empty.
    #[must_use]
    pub fn span(self) -> Option<Span> {
        let (start, end) = (self.anchor.min(self.head), self.anchor.max(self.head));
        (start < end).then(|| Span::new(start as usize, end as usize))
    }
}

/// The byte of the article nearest to a point of the screen, as a place between two characters.
pub fn nearest(column: &Column, text: &str, point: Pos2) -> Option<u32> {
    let below = |laid: &&Laid| laid.origin.y + laid.galley.size().y >= point.y;
    let laid = column.lines.iter().find(below).or(column.lines.last())?;
    let cursor = laid.galley.cursor_from_pos(point - laid.origin);
    Some(laid.span.start + byte_of_char(laid.span.slice(text), cursor.index.0) as u32)
}

/// The byte of the character that a point of the screen lies on.
pub fn under(column: &Column, text: &str, point: Pos2) -> Option<u32> {
    for laid in &column.lines {
        let at = point - laid.origin.to_vec2();
        let mut first = 0;
        for row in &laid.galley.rows {
            if row.rect().y_range().contains(at.y) {
                let x = at.x - row.pos.x;
                let glyph = row
                    .glyphs
                    .iter()
                    .position(|glyph| glyph.pos.x <= x && x < glyph.max_x());
                if let Some(glyph) = glyph {
                    let byte = byte_of_char(laid.span.slice(text), first + glyph);
                    return Some(laid.span.start + byte as u32);
                }
            }
            first += row.char_count_including_newline().0;
        }
    }
    None
}

/// The word at a byte.
pub fn word(text: &str, offset: u32) -> Span {
    let range = word_at(text, offset as usize);
    Span::of(text, range.start, range.end)
}

/// A stretch widened to whole words, without the blanks around it.
pub fn whole_words(text: &str, span: Span) -> Span {
    let span = span.trim(text);
    if span.is_empty() {
        return span;
    }
    let (first, last) = (word(text, span.start), word(text, span.end - 1));
    Span::of(
        text,
        first.start.min(span.start) as usize,
        last.end.max(span.end) as usize,
    )
    .trim(text)
}

/// Gives the chosen text to the clipboard when the reader asks for it, paragraphs apart.
pub fn copy(ui: &Ui, state: &State, chosen: Option<&Chosen>) {
    let Some((article, span)) = chosen.and_then(|chosen| Some((chosen.article, chosen.span()?))) else {
        return;
    };
    let asked = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Copy)));
    if asked && ui.ctx().memory(|memory| memory.focused().is_none()) {
        ui.ctx().copy_text(words_of(state, article, span));
    }
}

/// The words of a stretch as they are copied.
fn words_of(state: &State, article: ArticleId, span: Span) -> String {
    let text = &state.story.comparison.articles[article].article.text;
    let setting = &state.story.settings[article];
    let title = setting.title.into_iter();
    let blocks = title.chain(setting.paragraphs.iter().map(|paragraph| paragraph.span));
    let parts: Vec<String> = blocks
        .filter(|block| block.overlaps(span))
        .map(|block| {
            let part = Span::new(block.start.max(span.start) as usize, block.end.min(span.end) as usize);
            part.slice(text).replace('\n', " ")
        })
        .collect();
    parts.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_is_widened_to_whole_words() {
        let text = "Two “old” mills burned.";
        let check = |part: &str, whole: &str| {
            let start = text.find(part).expect("it stands there");
            let span = Span::of(text, start, start + part.len());
            assert_eq!(whole_words(text, span).slice(text), whole);
        };
        check("ld” mil", "old” mills");
        check(" mills ", "mills");
        check("wo", "Two");
        check("urned.", "burned.");
    }
}
