//! Articles made by hand, for tests whose facts nothing but the test may change.

use std::path::PathBuf;

use parallax::model::{
    Article, Block, BlockKind, Chain, ChainId, EntityKind, Form, Format, Mention, MentionId, Source,
};
use parallax::text::{IndexVec, Span};

/// The first place of some words in a text.
pub fn span(text: &str, words: &str) -> Span {
    let start = text
        .find(words)
        .unwrap_or_else(|| panic!("{words:?} stands not in {text:?}"));
    Span::of(text, start, start + words.len())
}

/// An article whose blocks are parted by empty lines; the first is its title. The path is its hash too.
pub fn article(path: &str, text: &str) -> Article {
    let mut blocks = IndexVec::new();
    let mut start = 0;
    for part in text.split("\n\n") {
        let kind = if start == 0 {
            BlockKind::Title
        } else {
            BlockKind::Paragraph
        };
        let span = Span::of(text, start, start + part.len());
        blocks.push(Block { span, kind });
        start += part.len() + 2;
    }
    Article {
        source: Source {
            path: PathBuf::from(path),
            sha256: path.to_owned(),
            format: Format::Text,
        },
        title: text.lines().next().map(str::to_owned),
        byline: None,
        outlet: None,
        published: None,
        updated: None,
        language: Some("en".to_owned()),
        text: text.to_owned(),
        blocks,
        left_out: Vec::new(),
        notices: Vec::new(),
    }
}

/// The chain `id`, whose mentions are wherever `words` stand in a text.
pub fn chain(
    (id, name, kind): (ChainId, &str, EntityKind),
    words: &[&str],
    text: &str,
    mentions: &mut IndexVec<MentionId, Mention>,
) -> Chain {
    let mut own = Vec::new();
    for words in words {
        for (start, found) in text.match_indices(words) {
            let span = Span::of(text, start, start + found.len());
            own.push(mentions.push(Mention {
                span,
                head: span,
                form: Form::Name,
                chain: id,
                rule: "same name",
            }));
        }
    }
    Chain {
        name: name.to_owned(),
        kind,
        gazetteer: None,
        aliases: Vec::new(),
        mentions: own,
    }
}
