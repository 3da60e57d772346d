//! From a tree of elements to blocks of words.

use dom_query::{Document, NodeRef};

use crate::model::BlockKind;

use super::super::assemble::Piece;

/// How much of a tree is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it: it is an article already.
    Article,
    /// A whole page: menus, forms and what stands around the text are left out.
    Page,
}

/// Elements that hold no words of the article.
const SILENT: &[&str] = &[
    "script", "style", "template", "noscript", "head", "svg", "math", "button", "select", "textarea", "input",
    "iframe", "object", "audio", "video", "canvas", "title",
];

/// Elements of a page that stand around its text.
const AROUND: &[&str] = &["nav", "footer", "aside", "form", "menu", "dialog"];

/// Elements that stand on lines of their own (HTML Living Standard, 15.3, `display: block` and tables).
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];

/// The blocks of a document in reading order. The tree is walked with a list of its own, not the program's stack.
pub fn pieces(document: &Document, part: Part) -> Vec<Piece> {
    let mut walker = Walker {
        part,
        pieces: Vec::new(),
        words: String::new(),
        kinds: vec![BlockKind::Paragraph],
    };
    let mut steps = vec![Step::Enter(document.root())];
    while let Some(step) = steps.pop() {
        match step {
            Step::Leave { block, kind } => {
                if block {
                    walker.close();
                }
                if kind {
                    walker.kinds.pop();
                }
            }
            Step::Enter(node) => {
                if node.is_text() {
                    walker.words.push_str(&node.text());
                } else if let Some(leave) = walker.enter(&node) {
                    steps.push(leave);
                    let mut child = node.last_child();
                    while let Some(next) = child {
                        child = next.prev_sibling();
                        steps.push(Step::Enter(next));
                    }
                }
            }
        }
    }
    walker.close();
    walker.pieces
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    /// What to undo behind an element's last child.
    Leave {
        block: bool,
        kind: bool,
    },
}

struct Walker {
    part: Part,
    pieces: Vec<Piece>,
    words: String,
    /// Kinds of the elements around, the innermost last.
    kinds: Vec<BlockKind>,
}

impl Walker {
    /// Begins an element; none if nothing in it is read.
    fn enter<'a>(&mut self, node: &NodeRef<'a>) -> Option<Step<'a>> {
        let Some(name) = node.node_name().filter(|_| node.is_element()) else {
            return (!node.is_comment() && !node.is_doctype()).then_some(Step::Leave {
                block: true,
                kind: false,
            });
        };
        let name: &str = &name;
        if SILENT.contains(&name) || self.part == Part::Page && AROUND.contains(&name) || is_hidden(node) {
            return None;
        }
        let block = BLOCKS.contains(&name);
        if block {
            self.close();
        } else if matches!(name, "td" | "th") {
            self.words.push(' ');
        }
        let kind = kind_of(name, node);
        if let Some(kind) = kind {
            self.kinds.push(kind);
        }
        Some(Step::Leave {
            block,
            kind: kind.is_some(),
        })
    }

    /// Ends the block whose words were collected.
    fn close(&mut self) {
        if !self.words.trim().is_empty() {
            let kind = self.kinds.last().copied().unwrap_or(BlockKind::Paragraph);
            self.pieces.push(Piece::new(kind, &self.words));
        }
        self.words.clear();
    }
}

/// The kind of block that an element makes of its words, where it says so.
fn kind_of(name: &str, node: &NodeRef<'_>) -> Option<BlockKind> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(BlockKind::Heading),
        "blockquote" => Some(BlockKind::Quote),
        "li" | "dd" | "dt" => Some(BlockKind::List),
        "figcaption" | "caption" => Some(BlockKind::Caption),
        "p" | "div" | "span" if has_class_word(node, "caption") => Some(BlockKind::Caption),
        "p" | "div" | "aside" | "section" | "ol" if has_class_word(node, "footnote") => Some(BlockKind::Footnote),
        _ => None,
    }
}

/// Whether one of an element's classes is or contains a word.
fn has_class_word(node: &NodeRef<'_>, word: &str) -> bool {
    node.class()
        .is_some_and(|class| class.to_ascii_lowercase().contains(word))
}

fn is_hidden(node: &NodeRef<'_>) -> bool {
    node.has_attr("hidden")
        || node.attr("aria-hidden").is_some_and(|value| &*value == "true")
        || node.attr("style").is_some_and(|style| {
            let style: String = style.chars().filter(|character| !character.is_whitespace()).collect();
            style.contains("display:none")
        })
}
