//! From a tree of elements to blocks of words.

use dom_query::{Document, NodeId, NodeRef};

use crate::model::BlockKind;

use super::super::assemble::Piece;
use super::hints::{self, Hint};

/// A block of a page with what its place in the page says of it.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its kind and words.
    pub piece: Piece,
    /// Share of its letters that are links' texts, from 0 to 1.
    pub linked: f32,
    /// Elements around it that hint at something else than an article, the outermost first: places in [`Tree::hints`].
    pub around: Vec<usize>,
    /// Elements around it that say they are the article, the outermost first: places in [`Tree::bodies`].
    pub bodies: Vec<usize>,
}

/// A page as its blocks.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// All blocks that can be seen, in reading order.
    pub blocks: Vec<Found>,
    /// What the elements that hint at something say.
    pub hints: Vec<Hint>,
    /// Elements that say they are the article: how plainly, more is plainer.
    pub bodies: Vec<u8>,
}

/// How many elements around a block are noted for it; pages nest a few, hostile ones hundreds.
const MOST: usize = 12;

/// Elements that hold no words of the article.
const SILENT: &[&str] = &[
    "script", "style", "template", "noscript", "head", "svg", "math", "button", "select", "textarea", "input",
    "iframe", "object", "audio", "video", "canvas", "title",
];

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
pub fn tree(document: &Document) -> Tree {
    let mut walker = Walker {
        tree: Tree::default(),
        words: String::new(),
        linked: 0,
        links: 0,
        kinds: vec![BlockKind::Paragraph],
        around: Vec::new(),
        bodies: Vec::new(),
        set: 0,
        boxes: sign_up_boxes(document),
    };
    let mut steps = vec![Step::Enter(document.root())];
    while let Some(step) = steps.pop() {
        match step {
            Step::Leave(entered) => walker.leave(&entered),
            Step::Enter(node) => {
                if node.is_text() {
                    walker.text(&node.text());
                } else if let Some(entered) = walker.enter(&node) {
                    steps.push(Step::Leave(entered));
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
    walker.tree
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(Entered),
}

/// What held before an element, to go back to behind its last child.
struct Entered {
    block: bool,
    links: usize,
    kinds: usize,
    around: usize,
    bodies: usize,
    set: usize,
}

struct Walker {
    tree: Tree,
    words: String,
    /// Letters of the block that is open which are links' texts.
    linked: usize,
    /// Links around.
    links: usize,
    /// Kinds of the elements around, the innermost last.
    kinds: Vec<BlockKind>,
    around: Vec<usize>,
    bodies: Vec<usize>,
    /// Elements around whose line ends are kept (`pre`).
    set: usize,
    /// Boxes around a field for a mail address.
    boxes: Vec<NodeId>,
}

impl Walker {
    /// What holds now.
    fn now(&self, block: bool) -> Entered {
        Entered {
            block,
            links: self.links,
            kinds: self.kinds.len(),
            around: self.around.len(),
            bodies: self.bodies.len(),
            set: self.set,
        }
    }

    /// Begins an element; none if nothing in it is read.
    fn enter(&mut self, node: &NodeRef<'_>) -> Option<Entered> {
        let Some(name) = node.node_name().filter(|_| node.is_element()) else {
            return (!node.is_comment() && !node.is_doctype()).then(|| self.now(true));
        };
        let name: &str = &name;
        if SILENT.contains(&name) || is_hidden(node) {
            return None;
        }
        let before = self.now(BLOCKS.contains(&name) || is_set_as_block(node));
        if before.block {
            self.close();
        } else if matches!(name, "td" | "th") {
            self.words.push(' ');
        }
        self.kinds.extend(kind_of(name, node));
        let sign_up = || self.boxes.contains(&node.id).then_some(hints::SIGN_UP);
        if let Some(hint) = hints::of_element(name, node).or_else(sign_up) {
            self.close();
            self.around.push(self.tree.hints.len());
            self.tree.hints.push(hint);
        }
        if let Some(plain) = hints::is_body(name, node) {
            self.close();
            self.bodies.push(self.tree.bodies.len());
            self.tree.bodies.push(plain);
        }
        self.links += usize::from(name == "a");
        self.set += usize::from(matches!(name, "pre" | "xmp" | "listing"));
        Some(before)
    }

    fn leave(&mut self, before: &Entered) {
        if before.block || before.around < self.around.len() || before.bodies < self.bodies.len() {
            self.close();
        }
        self.links = before.links;
        self.set = before.set;
        self.kinds.truncate(before.kinds);
        self.around.truncate(before.around);
        self.bodies.truncate(before.bodies);
    }

    fn text(&mut self, words: &str) {
        if self.set > 0 {
            // As typed: a blank line ends a paragraph.
            for (number, line) in words.split('\n').enumerate() {
                if number > 0 && line.trim().is_empty() {
                    self.close();
                }
                self.add(line);
                self.words.push('\n');
            }
        } else {
            self.add(words);
        }
    }

    fn add(&mut self, words: &str) {
        self.words.push_str(words);
        if self.links > 0 {
            self.linked += words.chars().filter(|letter| !letter.is_whitespace()).count();
        }
    }

    /// Ends the block whose words were collected.
    fn close(&mut self) {
        if !self.words.trim().is_empty() {
            let kind = self.kinds.last().copied().unwrap_or(BlockKind::Paragraph);
            let all = self.words.chars().filter(|letter| !letter.is_whitespace()).count();
            self.tree.blocks.push(Found {
                piece: Piece::new(kind, &self.words),
                linked: self.linked as f32 / all.max(1) as f32,
                around: self.around[..self.around.len().min(MOST)].to_vec(),
                bodies: self.bodies[..self.bodies.len().min(MOST)].to_vec(),
            });
        }
        self.words.clear();
        self.linked = 0;
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
        // SingleFile marks what the page did not show.
        || node.has_class("sf-hidden")
        || node.attr("aria-hidden").is_some_and(|value| &*value == "true")
        || node.attr("style").is_some_and(|style| {
            let style: String = style.chars().filter(|character| !character.is_whitespace()).collect();
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}

/// Whether an element's own style sets it as a block.
fn is_set_as_block(node: &NodeRef<'_>) -> bool {
    node.attr("style").is_some_and(|style| {
        let style: String = style.chars().filter(|letter| !letter.is_whitespace()).collect();
        style.contains("display:block") || style.contains("display:flex") || style.contains("display:grid")
    })
}

/// The boxes around fields for a mail address: the greatest element around each that holds few words.
fn sign_up_boxes(document: &Document) -> Vec<NodeId> {
    /// Words up to which a box around such a field is nothing but the invitation.
    const MOST_WORDS: usize = 60;
    /// How far up the box can stand.
    const MOST_LEVELS: usize = 5;
    /// Fields that are looked at; a page has one or two.
    const MOST_FIELDS: usize = 20;
    let fields = document.select("input[type='email'], input[name='email']");
    let mut boxes = Vec::new();
    for field in fields.nodes().iter().take(MOST_FIELDS) {
        let mut found = None;
        let mut around = field.parent();
        for _ in 0..MOST_LEVELS {
            let Some(node) = around else { break };
            let is_page = node
                .node_name()
                .is_none_or(|name| matches!(&*name, "body" | "html" | "main" | "article"));
            if is_page || node.text().split_whitespace().take(MOST_WORDS + 1).count() > MOST_WORDS {
                break;
            }
            found = Some(node.id);
            around = node.parent();
        }
        boxes.extend(found);
    }
    boxes
}
