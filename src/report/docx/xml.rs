//! Paragraphs, runs and tables of `WordprocessingML` as text.

use std::fmt::Write as _;

use crate::model::Kind;
use crate::report::view::tamed;

/// Styles of a paragraph; `parts` says how they look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Title,
    Heading1,
    Heading2,
    Normal,
    /// A quoted passage behind its article's letter.
    Passage,
    /// Explanations and small print.
    Quiet,
}

/// A stretch of words of one look.
#[derive(Clone, Debug, Default)]
pub struct Run {
    pub words: String,
    pub bold: bool,
    pub struck: bool,
    /// Deciding words are shaded in the colour of their kind.
    pub marked: Option<Kind>,
    pub tab: bool,
}

impl Run {
    pub fn plain(words: &str) -> Self {
        Self {
            words: words.to_owned(),
            ..Self::default()
        }
    }

    pub fn strong(words: &str) -> Self {
        Self {
            bold: true,
            ..Self::plain(words)
        }
    }

    pub fn tab() -> Self {
        Self {
            tab: true,
            ..Self::default()
        }
    }
}

/// The body of a document, from top to bottom.
#[derive(Debug, Default)]
pub struct Body {
    out: String,
}

impl Body {
    pub fn paragraph(&mut self, style: Style, runs: &[Run]) {
        let _ = write!(self.out, "<w:p><w:pPr><w:pStyle w:val=\"{style:?}\"/></w:pPr>");
        for run in runs {
            push_run(&mut self.out, run);
        }
        self.out.push_str("</w:p>");
    }

    /// A table whose first row is its head; `widths` are shares of a hundred. A line end in a cell begins a paragraph.
    pub fn table(&mut self, widths: &[usize], rows: &[Vec<String>]) {
        self.out.push_str(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"Rules\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr><w:tblGrid>",
        );
        for width in widths {
            let _ = write!(self.out, "<w:gridCol w:w=\"{}\"/>", width * 96);
        }
        self.out.push_str("</w:tblGrid>");
        for (at, row) in rows.iter().enumerate() {
            self.out.push_str("<w:tr>");
            if at == 0 {
                self.out.push_str("<w:trPr><w:tblHeader/></w:trPr>");
            }
            for (cell, width) in row.iter().zip(widths) {
                let _ = write!(
                    self.out,
                    "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"pct\"/></w:tcPr>",
                    width * 50
                );
                for (line, words) in cell.split('\n').enumerate() {
                    let mut run = Run::plain(words);
                    run.bold = at == 0;
                    let style = if line == 0 { Style::Normal } else { Style::Quiet };
                    self.paragraph(style, &[run]);
                }
                self.out.push_str("</w:tc>");
            }
            self.out.push_str("</w:tr>");
        }
        self.out.push_str("</w:tbl>");
        self.paragraph(Style::Quiet, &[]);
    }

    pub fn finish(self) -> String {
        self.out
    }
}

fn push_run(out: &mut String, run: &Run) {
    if run.tab {
        out.push_str("<w:r><w:tab/></w:r>");
        return;
    }
    if run.words.is_empty() {
        return;
    }
    out.push_str("<w:r><w:rPr>");
    if run.bold || run.marked.is_some() {
        out.push_str("<w:b/>");
    }
    if run.struck {
        out.push_str("<w:strike/>");
    }
    if let Some(kind) = run.marked {
        let _ = write!(
            out,
            "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>",
            shade(kind)
        );
    }
    let _ = write!(
        out,
        "</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
        escaped(&run.words)
    );
}

/// A light ground in the colour of a kind.
fn shade(kind: Kind) -> &'static str {
    match kind {
        Kind::Conflict => "F6DCD6",
        Kind::Agreement => "DCEBE1",
        Kind::Compatible => "F1E8CF",
        Kind::Framing => "E6DFF1",
        Kind::Omission => "DDE6EA",
    }
}

/// Text between tags or quotation marks; line ends are blanks.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in tamed(text) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_control_characters_are_harmless() {
        assert_eq!(
            escaped("<a b=\"c\">&\u{0}\u{202E}\n"),
            "&lt;a b=&quot;c&quot;&gt;&amp;\u{FFFD}\u{FFFD} "
        );
    }
}
