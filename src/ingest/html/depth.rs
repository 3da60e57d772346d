//! A limit to how deep a page nests, before anything builds a tree of it.
//!
//! Browsers stop at a depth of 512 as well (`maximumHTMLParserDOMTreeDepth` in the parser of Chromium):
//! below it, trees are walked without care for the stack, and each closing tag looks through all that are open.

use std::borrow::Cow;

/// Greatest depth of elements that is kept.
const DEEPEST: usize = 400;

/// Elements that never hold others.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
];

/// Elements whose content is text to the parser, tags and all.
const RAW: &[&str] = &[
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
];

/// Elements that pages leave open by custom; an open one is closed by the next.
const SELF_CLOSING: &[&str] = &[
    "p", "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody", "tfoot",
];

/// `markup` without the tags that open elements deeper than [`DEEPEST`]; their content stays, one level up.
pub fn limited(markup: &str) -> Cow<'_, str> {
    if markup.bytes().filter(|byte| *byte == b'<').count() <= DEEPEST {
        return Cow::Borrowed(markup);
    }
    let mut kept = String::new();
    let mut copied = 0;
    let mut depth = 0_usize;
    let mut left_out = 0_usize;
    let mut at = 0;
    while let Some(found) = markup[at..].find('<') {
        let start = at + found;
        let Some(tag) = Tag::read(&markup[start..]) else {
            at = start + 1;
            continue;
        };
        let end = start + tag.length;
        at = end;
        let name = tag.name.to_ascii_lowercase();
        let name = name.as_str();
        if tag.closing {
            if left_out > 0 && depth >= DEEPEST {
                left_out -= 1;
                kept.push_str(&markup[copied..start]);
                copied = end;
            } else {
                depth = depth.saturating_sub(1);
            }
        } else if RAW.contains(&name) {
            at = end_of_raw(markup, end, name);
        } else if !name.is_empty() && !VOID.contains(&name) {
            if depth >= DEEPEST {
                // An element that is seldom closed must not make up for one that is.
                left_out += usize::from(!SELF_CLOSING.contains(&name));
                kept.push_str(&markup[copied..start]);
                // What was a block stays apart from what follows.
                kept.push(' ');
                copied = end;
            } else {
                depth += 1;
            }
        }
    }
    if copied == 0 {
        return Cow::Borrowed(markup);
    }
    kept.push_str(&markup[copied..]);
    Cow::Owned(kept)
}

struct Tag<'a> {
    /// Empty for comments and declarations.
    name: &'a str,
    closing: bool,
    /// Bytes from `<` to behind `>`.
    length: usize,
}

impl<'a> Tag<'a> {
    /// The tag or comment that `rest` begins with; none where the `<` is a sign like any other.
    fn read(rest: &'a str) -> Option<Self> {
        if let Some(comment) = rest.strip_prefix("<!--") {
            let length = comment.find("-->").map_or(rest.len(), |end| end + "<!---->".len());
            return Some(Self::nameless(length));
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            return Some(Self::nameless(rest.find('>').map_or(rest.len(), |end| end + 1)));
        }
        let closing = rest[1..].starts_with('/');
        let from = 1 + usize::from(closing);
        let name_end = rest[from..]
            .find(|character: char| !character.is_ascii_alphanumeric() && !"-_:".contains(character))
            .map_or(rest.len(), |end| from + end);
        let name = &rest[from..name_end];
        if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
            return None;
        }
        Some(Self {
            name,
            closing,
            length: end_of_tag(rest, name_end),
        })
    }

    fn nameless(length: usize) -> Self {
        Self {
            name: "",
            closing: false,
            length,
        }
    }
}

/// Behind the `>` that ends a tag, one inside quotes aside.
fn end_of_tag(rest: &str, from: usize) -> usize {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate().skip(from) {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    rest.len()
}

/// Where the closing tag of an element begins whose content is text.
fn end_of_raw(markup: &str, from: usize, name: &str) -> usize {
    let bytes = markup.as_bytes();
    let mut at = from;
    while let Some(found) = markup[at..].find("</") {
        let start = at + found + 2;
        let end = start + name.len();
        if bytes
            .get(start..end)
            .is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
        {
            return start - 2;
        }
        at = start;
    }
    markup.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_usual_page_is_left_alone() {
        let page = "<div><p>One<p>two<br></div><!-- <div> -->".repeat(300);
        // Paragraphs that are never closed count as deep, so that only what goes too deep is touched.
        assert!(limited(&page).contains("<p>One<p>two<br>"));
        let flat = "<div><p>One</p></div>".repeat(1000);
        assert!(matches!(limited(&flat), Cow::Borrowed(_)));
    }

    #[test]
    fn what_is_too_deep_loses_its_tags_and_keeps_its_words() {
        let page = format!("{}word{}<p>after</p>", "<div>".repeat(1000), "</div>".repeat(1000));
        let limited = limited(&page);
        assert_eq!(limited.matches("<div>").count(), DEEPEST);
        assert_eq!(limited.matches("</div>").count(), DEEPEST);
        assert!(limited.contains("word") && limited.ends_with("<p>after</p>"));
    }

    #[test]
    fn tags_in_scripts_and_quotes_do_not_count() {
        let page = format!(
            "<script>{}</script><p title=\"{}\">x</p>",
            "<div>".repeat(1000),
            "<b>".repeat(1000)
        );
        assert!(matches!(limited(&page), Cow::Borrowed(_)));
    }
}
