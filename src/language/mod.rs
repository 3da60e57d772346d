//! The language core: text to sentences, tokens, parts of speech, dependencies and names; word vectors.
//!
//! Owns the embedded models. It must never know what an article's facts are: it sees text and
//! blocks, and gives grammar.

pub mod idf;
pub mod matrix;
pub mod vectors;
pub mod word_table;

use crate::model::{Block, BlockId, Syntax};
use crate::text::{Cancel, IndexVec};

/// Sentences and tokens of `text`. A sentence never crosses a block; text outside blocks is left alone.
///
/// When `cancel` is raised, what was done so far is returned.
#[must_use]
pub fn parse(text: &str, blocks: &IndexVec<BlockId, Block>, cancel: &Cancel) -> Syntax {
    use unicode_segmentation::UnicodeSegmentation as _;
    let mut syntax = Syntax::default();
    for block in blocks {
        if cancel.is_cancelled() {
            break;
        }
        let base = block.span.start as usize;
        for (at, sentence) in block.span.slice(text).split_sentence_bound_indices() {
            let span = crate::text::Span::of(text, base + at, base + at + sentence.len()).trim(text);
            let first = syntax.tokens.len() as u32;
            for (at, word) in span
                .slice(text)
                .split_word_bound_indices()
                .filter(|(_, word)| !word.trim().is_empty())
            {
                let start = span.start as usize + at;
                syntax.tokens.push(crate::model::Token {
                    span: crate::text::Span::of(text, start, start + word.len()),
                    upos: crate::model::Upos::X,
                    xpos: "",
                    lemma: word.to_lowercase().into(),
                    head: None,
                    deprel: crate::model::Deprel::Dep,
                    name: None,
                });
            }
            if !span.is_empty() {
                syntax.sentences.push(crate::model::Sentence {
                    span,
                    tokens: first..syntax.tokens.len() as u32,
                });
            }
        }
    }
    syntax
}
