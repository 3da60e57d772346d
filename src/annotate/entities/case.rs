//! What the tests of recognisers and sieves share: the mentions and chains of a short text of our own.

use crate::language;
use crate::model::{Article, Block, BlockKind, Config, Mention, fixture};
use crate::text::{Cancel, IndexVec, Span};

use super::entities;

/// An article whose blocks are the lines of `text`; a first line without a full stop is its title.
pub(super) fn article(text: &str) -> Article {
    let mut blocks = IndexVec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let span = Span::of(text, at, at + line.len()).trim(text);
        if !span.is_empty() {
            let title = at == 0 && !line.ends_with(['.', '"', '\u{201d}']);
            let kind = if title { BlockKind::Title } else { BlockKind::Paragraph };
            blocks.push(Block { span, kind });
        }
        at += line.len() + 1;
    }
    Article {
        blocks,
        ..fixture::plain(text)
    }
}

/// The chains of `text` as the words of their mentions, each with its rule.
pub(super) fn chains(text: &str) -> Vec<Vec<(String, &'static str)>> {
    let article = article(text);
    let syntax = language::parse(&article.text, &article.blocks, &Cancel::new());
    let (mentions, chains, _) = entities(&article, &syntax, &Config::default());
    chains
        .iter()
        .map(|chain| {
            let words = |id| {
                let mention: &Mention = &mentions[id];
                (article.slice(mention.span).to_owned(), mention.rule)
            };
            chain.mentions.iter().copied().map(words).collect()
        })
        .collect()
}

/// The words of every mention of `text`.
pub(super) fn mentions(text: &str) -> Vec<String> {
    chains(text).into_iter().flatten().map(|(words, _)| words).collect()
}

/// Whether some chain of `text` holds mentions with the words `a` and `b`.
pub(super) fn joined(text: &str, a: &str, b: &str) -> bool {
    let has = |chain: &Vec<(String, &str)>, words: &str| chain.iter().any(|(mention, _)| mention == words);
    let found = chains(text);
    for words in [a, b] {
        assert!(
            found.iter().any(|chain| has(chain, words)),
            "no mention {words:?} in {text:?}: {found:?}"
        );
    }
    found.iter().any(|chain| has(chain, a) && has(chain, b))
}

/// Asserts that two mentions of a text are in one chain.
pub(super) fn check(text: &str, a: &str, b: &str) {
    assert!(
        joined(text, a, b),
        "{a:?} and {b:?} are one in {text:?}: {:?}",
        chains(text)
    );
}

/// Asserts that two mentions of a text are in two chains.
pub(super) fn check_apart(text: &str, a: &str, b: &str) {
    assert!(
        !joined(text, a, b),
        "{a:?} and {b:?} are two in {text:?}: {:?}",
        chains(text)
    );
}
