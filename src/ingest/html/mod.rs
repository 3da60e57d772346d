//! Saved web pages: the article that a reader mode shows, and what the page says of itself.
//!
//! Nothing in a page is run or fetched.

mod choose;
mod depth;
mod hints;
mod linked;
mod meta;
#[cfg(test)]
mod rare_shapes;
#[cfg(test)]
mod shapes;
mod trim;
mod walk;

use std::borrow::Cow;

use dom_query::Document;
use dom_smoothie::Readability;

use crate::model::BlockKind;

use super::assemble::{Piece, assemble, one_line};
use super::{Draft, header};

use choose::{Known, choose, count};
use meta::Meta;
use walk::Tree;

/// Share of the whole page's words that must be kept for a choice to be believed in a small page.
const LEAST_SHARE: usize = 4;

/// Words up to which a page is small: a note without menus, which needs no choice.
const SMALL: usize = 250;

/// Reads an article; none of its blocks is empty, and without blocks nothing was found.
pub fn read(markup: &str) -> Draft {
    let markup = opened_shadows(markup);
    let markup = depth::limited(&markup);
    let page = Document::from(markup.as_ref());
    let meta = Meta::of(&page);
    let body = meta.body.as_deref().map(body_pieces).unwrap_or_default();
    let tree = walk::tree(&page);
    // Reader mode takes its page apart, so that the page is read before.
    let reader = reader_mode(page).unwrap_or_default();
    let known = Known {
        reader: &reader,
        body: &body,
        title: meta.title.as_deref(),
    };
    let (mut pieces, mut left_out) = choose(&tree, known);
    if !is_enough(&pieces, &tree) {
        pieces = whole(&tree);
        left_out.clear();
    }
    let mut draft = draft(meta, &pieces, &tree);
    draft.left_out = left_out;
    assemble(draft, pieces)
}

/// Reads a mail that is a page: all of it, for its makers set it in tables that no reader mode knows.
pub fn read_letter(markup: &str, subject: Option<&str>) -> Draft {
    let markup = depth::limited(markup);
    let tree = walk::tree(&Document::from(markup.as_ref()));
    let title = subject.map(one_line).filter(|subject| !subject.is_empty());
    assemble(
        Draft {
            title,
            ..Draft::default()
        },
        whole(&tree),
    )
}

/// `markup` with its shadow trees as plain elements. Pages are saved with them as `<template shadowrootmode>`
/// (HTML Living Standard, 4.12.3), and some sites keep the whole article in one.
fn opened_shadows(markup: &str) -> Cow<'_, str> {
    const OPENINGS: [&str; 2] = ["<template shadowroot", "<template shadowmode"];
    let shadows: usize = OPENINGS.iter().map(|tag| markup.matches(tag).count()).sum();
    // Other templates hold nothing that is shown, and their ends cannot be told from those of shadow trees.
    if shadows == 0 || shadows != markup.matches("<template").count() {
        return Cow::Borrowed(markup);
    }
    Cow::Owned(markup.replace("<template", "<div").replace("</template>", "</div>"))
}

/// The blocks that reader mode keeps.
fn reader_mode(page: Document) -> Option<Vec<Piece>> {
    let config = dom_smoothie::Config {
        // The classes tell captions from text.
        keep_classes: true,
        ..dom_smoothie::Config::default()
    };
    let mut reader = Readability::with_document(page, None, Some(config)).ok()?;
    let article = reader.parse().ok()?;
    let tree = walk::tree(&Document::fragment(article.content));
    Some(tree.blocks.into_iter().map(|block| block.piece).collect())
}

/// The blocks of a text in the structured data, which is markup on some sites.
fn body_pieces(body: &str) -> Vec<Piece> {
    if body.contains("</") {
        let tree = walk::tree(&Document::fragment(body));
        return tree.blocks.into_iter().map(|block| block.piece).collect();
    }
    let lines = body.split('\n').map(|line| Piece::new(BlockKind::Paragraph, line));
    lines.filter(|piece| !piece.words.is_empty()).collect()
}

/// All blocks of a page but those around its text.
fn whole(tree: &Tree) -> Vec<Piece> {
    let inside = |block: &&walk::Found| !block.around.iter().any(|hint| tree.hints[*hint].sure);
    let found: Vec<Piece> = tree
        .blocks
        .iter()
        .filter(inside)
        .map(|block| block.piece.clone())
        .collect();
    if found.is_empty() {
        // Some makers set the whole page in a form.
        return tree.blocks.iter().map(|block| block.piece.clone()).collect();
    }
    found
}

/// Whether what was kept can be all: of a small page that is nothing but text it may be one part of many.
fn is_enough(found: &[Piece], tree: &Tree) -> bool {
    let words = |pieces: &[Piece]| pieces.iter().map(|piece| count(&piece.words)).sum::<usize>();
    let (kept, all) = (words(found), words(&whole(tree)));
    kept > 0 && (all > SMALL || kept * LEAST_SHARE >= all)
}

/// What the page says of itself; where it does not say who wrote it, the article's own byline does.
fn draft(meta: Meta, pieces: &[Piece], tree: &Tree) -> Draft {
    let mut draft = Draft {
        title: meta.title,
        byline: meta.byline,
        outlet: meta.outlet,
        published: meta.published,
        updated: meta.updated,
        ..Draft::default()
    };
    if draft.byline.is_none() {
        // The line stands right above the text, and was left out of it.
        let first = pieces
            .iter()
            .find(|piece| piece.words.split(' ').count() > 12)
            .map(|piece| piece.words.as_str());
        let end = tree
            .blocks
            .iter()
            .position(|block| Some(block.piece.words.as_str()) == first)
            .unwrap_or(0);
        let above = &tree.blocks[end.saturating_sub(12)..end];
        let found = above.iter().rev().find_map(|block| header::byline(&block.piece.words));
        draft.byline = found.and_then(|found| found.authors);
    }
    if draft.title.is_none() {
        let heading = pieces.iter().find(|piece| piece.kind == BlockKind::Heading);
        draft.title = heading.map(|piece| piece.words.clone());
    }
    draft
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!DOCTYPE html><html lang="en"><head>
        <title>Fire destroys market hall | Harbour Gazette</title>
        <meta property="og:site_name" content="Harbour Gazette">
        <meta name="author" content="Ada Holm">
        <meta property="article:published_time" content="2024-01-04T10:30:00Z">
        <script>document.write("<p>Written by a script.</p>")</script></head>
        <body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
        <article><h1>Fire destroys market hall</h1>
        <p>The old market hall at the harbour burned down on Friday night, and two men on watch were hurt, the town
           said. Nobody knows yet what caused the fire, which spread from the roof within an hour.</p>
        <figure><img src="x.jpg"><figcaption>The hall on Friday</figcaption></figure>
        <h2>What comes next</h2>
        <p>The mayor, Jon Vik, said that the hall would be built again &mdash; &ldquo;stone by stone&rdquo;, as he put
           it. The owners, who rent out forty stalls, want to meet on Monday, and the insurer has sent an expert.</p>
        <blockquote><p>It was the heart of the town, and it will be again, whatever it takes us.</p></blockquote>
        <ul><li>Two men were hurt, and one is still in hospital.</li><li>Forty stalls are lost.</li></ul></article>
        <footer><p>Contact us. Terms of use. Subscribe to our newsletter.</p></footer></body></html>"#;

    #[test]
    fn a_page_becomes_an_article() {
        let draft = read(PAGE);
        assert_eq!(draft.title.as_deref(), Some("Fire destroys market hall"));
        assert_eq!(draft.byline.as_deref(), Some("Ada Holm"));
        assert_eq!(draft.outlet.as_deref(), Some("Harbour Gazette"));
        assert_eq!(draft.published, jiff::civil::Date::new(2024, 1, 4).ok());
        let kinds: Vec<_> = draft.blocks.iter().map(|block| block.kind).collect();
        assert_eq!(
            kinds,
            [
                BlockKind::Title,
                BlockKind::Paragraph,
                BlockKind::Caption,
                BlockKind::Heading,
                BlockKind::Paragraph,
                BlockKind::Quote,
                BlockKind::List,
                BlockKind::List,
            ],
            "{}",
            draft.text
        );
        assert!(
            draft
                .text
                .contains("built again \u{2014} \u{201c}stone by stone\u{201d}, as he put it.")
        );
        assert!(
            !draft.text.contains("script") && !draft.text.contains("newsletter"),
            "{}",
            draft.text
        );
    }

    #[test]
    fn a_small_page_is_kept_whole() {
        let draft = read("<html><body><h1>Fire</h1><p>The hall burned.</p><p>Two men were hurt.</p></body></html>");
        assert_eq!(draft.text, "Fire\n\nThe hall burned.\n\nTwo men were hurt.");
    }

    #[test]
    fn hostile_nesting_is_survived() {
        for tag in [
            "div",
            "b",
            "blockquote",
            "ul><li",
            "table><tr><td",
            "p><a",
            "font",
            "svg",
            "template",
            "form",
        ] {
            let page = format!(
                "<html><body>{}The hall burned.</body></html>",
                format!("<{tag}>").repeat(100_000)
            );
            let draft = read(&page);
            assert!(
                tag == "template" || tag == "svg" || draft.text.contains("The hall burned."),
                "{tag}"
            );
        }
        let _ = read(&"</div><p>".repeat(50_000));
        let _ = read(&"<".repeat(100_000));
        let _ = read(&format!("<html {}>", "a=b ".repeat(50_000)));
    }
}
