//! Markdown (CommonMark) with the front matter that blogs and note programs write.

use std::borrow::Cow;

use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use crate::model::BlockKind;

use super::assemble::{Piece, assemble};
use super::{Draft, dates};

/// Reads an article; its text is what a reader of the rendered page sees.
pub fn read(text: &str) -> Draft {
    let mut draft = Draft::default();
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, options()) {
        reader.event(event, &mut draft);
    }
    reader.close();
    assemble(draft, reader.pieces)
}

/// Whether a text without a telling name is Markdown beyond doubt: front matter with a title, or a first line that is
/// a heading with other marks below.
pub fn is_certain(text: &str) -> bool {
    let text = text.trim_start();
    if let Some(matter) = text.strip_prefix("---\n") {
        let end = matter.find("\n---");
        return end.is_some_and(|end| matter[..end].lines().any(|line| line.starts_with("title:")));
    }
    let (mut marks, mut titled) = (0, false);
    for (index, event) in Parser::new(text).take(400).enumerate() {
        match event {
            Event::Start(Tag::Heading { .. }) if index == 0 => titled = text.starts_with('#'),
            Event::Start(Tag::Link { .. } | Tag::Strong | Tag::Emphasis | Tag::Heading { .. } | Tag::BlockQuote(_)) => {
                marks += 1;
            }
            _ => {}
        }
    }
    titled && marks > 0
}

fn options() -> Options {
    Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
}

/// Collects the words of a block until it ends.
#[derive(Default)]
struct Reader {
    pieces: Vec<Piece>,
    words: String,
    /// Kinds of the blocks that are open, the innermost last.
    open: Vec<BlockKind>,
    /// The metadata block, while inside.
    matter: Option<String>,
    /// Depth of pictures, whose alternative text is not part of the article.
    pictures: usize,
}

impl Reader {
    fn event(&mut self, event: Event<'_>, draft: &mut Draft) {
        match event {
            Event::Start(Tag::MetadataBlock(kind)) => self.matter = Some(start_of(kind)),
            Event::End(TagEnd::MetadataBlock(_)) => {
                if let Some(matter) = self.matter.take() {
                    front_matter(&matter, draft);
                }
            }
            Event::Text(words) if self.matter.is_some() => {
                if let Some(matter) = &mut self.matter {
                    matter.push_str(&words);
                }
            }
            Event::Start(Tag::Image { .. }) => self.pictures += 1,
            Event::End(TagEnd::Image) => self.pictures = self.pictures.saturating_sub(1),
            Event::Text(words) | Event::Code(words) if self.pictures == 0 => self.words.push_str(&words),
            Event::SoftBreak => self.words.push('\n'),
            Event::HardBreak => self.close(),
            Event::Html(markup) => {
                self.close();
                self.words.push_str(&without_tags(&markup));
                self.close();
            }
            Event::InlineHtml(tag) if is_line_break(&tag) => self.close(),
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let kind = match tag {
            Tag::Heading { .. } => BlockKind::Heading,
            Tag::BlockQuote(_) => BlockKind::Quote,
            Tag::Item => BlockKind::List,
            Tag::FootnoteDefinition(_) => BlockKind::Footnote,
            Tag::TableCell => {
                self.words.push(' ');
                return;
            }
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::TableHead | Tag::TableRow => return self.close(),
            _ => return,
        };
        self.close();
        self.open.push(kind);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.close();
                self.open.pop();
            }
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::TableHead | TagEnd::TableRow => self.close(),
            _ => {}
        }
    }

    /// Ends the block whose words were collected.
    fn close(&mut self) {
        if !self.words.trim().is_empty() {
            let kind = self.open.last().copied().unwrap_or(BlockKind::Paragraph);
            self.pieces.push(Piece::new(kind, &self.words));
        }
        self.words.clear();
    }
}

/// Front matter in TOML writes "key = value", in YAML "key: value"; the first character remembers which.
fn start_of(kind: MetadataBlockKind) -> String {
    match kind {
        MetadataBlockKind::YamlStyle => String::from(":"),
        MetadataBlockKind::PlusesStyle => String::from("="),
    }
}

/// Keeps what the front matter says of title, author, outlet and date.
fn front_matter(matter: &str, draft: &mut Draft) {
    let (mark, lines) = matter.split_at(1);
    let mut lines = lines.lines().peekable();
    while let Some(line) = lines.next() {
        let Some((key, value)) = line.split_once(mark).filter(|_| !line.starts_with(char::is_whitespace)) else {
            continue;
        };
        let mut values: Vec<String> = list(value);
        while let Some(item) = lines.peek().and_then(|next| next.trim_start().strip_prefix("- ")) {
            values.push(unquote(item).to_owned());
            lines.next();
        }
        let value = values.join(", ");
        if value.is_empty() {
            continue;
        }
        match key.trim().to_ascii_lowercase().as_str() {
            "title" | "headline" => draft.title = Some(value),
            "author" | "authors" | "byline" | "by" => draft.byline = Some(value),
            "outlet" | "publication" | "publisher" | "source" | "site" | "site_name" | "newspaper" => {
                draft.outlet = Some(value);
            }
            "date" | "published" | "publish_date" | "pubdate" | "datepublished" => {
                draft.published = dates::find(&value);
            }
            _ => {}
        }
    }
}

/// One value, or the items of "[one, two]".
fn list(value: &str) -> Vec<String> {
    let value = value.trim();
    let items = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let values = items.map_or_else(|| vec![value], |items| items.split(',').collect());
    values
        .into_iter()
        .map(|value| unquote(value).to_owned())
        .filter(|value| !value.is_empty())
        .collect()
}

fn unquote(value: &str) -> &str {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) {
            return inner;
        }
    }
    value
}

/// What stands between the tags of a piece of HTML.
fn without_tags(markup: &str) -> Cow<'_, str> {
    if !markup.contains('<') {
        return Cow::Borrowed(markup);
    }
    let mut words = String::with_capacity(markup.len());
    let mut inside = false;
    for character in markup.chars() {
        match character {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if !inside => words.push(character),
            _ => {}
        }
    }
    Cow::Owned(words)
}

fn is_line_break(tag: &str) -> bool {
    let name = tag
        .trim_start_matches('<')
        .trim_end_matches('>')
        .trim_end_matches('/')
        .trim();
    name.eq_ignore_ascii_case("br")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_kinds() {
        let draft = read(
            "# Fire destroys *hall*\n\nThe [hall](http://x.example) burned\non **Friday**.\n\n![A picture](p.jpg)\n\n\
             > It is gone.\n\n## What next\n\n- one\n- two\n\n<div>Inside</div>\n",
        );
        assert_eq!(
            draft.told(),
            [
                ("Fire destroys hall", BlockKind::Title),
                ("The hall burned on Friday.", BlockKind::Paragraph),
                ("It is gone.", BlockKind::Quote),
                ("What next", BlockKind::Heading),
                ("one", BlockKind::List),
                ("two", BlockKind::List),
                ("Inside", BlockKind::Paragraph),
            ]
        );
    }

    #[test]
    fn front_matter_is_read() {
        let draft = read(
            "---\ntitle: \"Fire: hall destroyed\"\nauthors:\n  - Ada Holm\n  - Jon Vik\ndate: 2024-01-04\nsource: Harbour Gazette\n---\n\n\
             The hall burned.\n",
        );
        assert_eq!(draft.title.as_deref(), Some("Fire: hall destroyed"));
        assert_eq!(draft.byline.as_deref(), Some("Ada Holm, Jon Vik"));
        assert_eq!(draft.outlet.as_deref(), Some("Harbour Gazette"));
        assert_eq!(draft.published, jiff::civil::Date::new(2024, 1, 4).ok());
        assert_eq!(draft.text, "Fire: hall destroyed\n\nThe hall burned.");
        let draft = read("+++\ntitle = \"Fire\"\nauthor = [\"Ada Holm\", \"Jon Vik\"]\n+++\nThe hall burned.\n");
        assert_eq!(draft.byline.as_deref(), Some("Ada Holm, Jon Vik"));
    }

    #[test]
    fn plain_text_is_not_taken_for_markdown() {
        assert!(is_certain("# Fire\n\nThe **hall** burned."));
        assert!(is_certain("---\ntitle: Fire\n---\nThe hall burned."));
        assert!(!is_certain(
            "Fire destroys hall\n\nThe hall burned. *Not his real name."
        ));
        assert!(!is_certain("#1 seed loses\n\nThe match ended early."));
        assert!(!is_certain("The hall burned.\n\n---\n\nMore to come."));
    }
}
