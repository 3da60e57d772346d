//! The language core: text to sentences, tokens, parts of speech, dependencies and names; word vectors.
//!
//! Owns the embedded models. It must never know what an article's facts are: it sees text and
//! blocks, and gives grammar.

pub mod abbreviations;
pub mod conllu;
mod consistency;
mod grammar;
pub mod idf;
pub mod lemma_rules;
pub mod lemmas;
mod listing;
pub mod network;
mod scan;
pub mod sentences;
pub mod tokenizer;
pub mod vectors;
pub mod word_table;
mod words;

pub use grammar::{Models, analyse};

use crate::model::{Block, BlockId, Deprel, Sentence, Syntax, Token, Upos};
use crate::text::{Cancel, IndexVec, Span};

/// Sentences, tokens and grammar of `text`. A sentence never crosses a block; text outside blocks is left alone.
///
/// When `cancel` is raised, what was done so far is returned.
#[must_use]
pub fn parse(text: &str, blocks: &IndexVec<BlockId, Block>, cancel: &Cancel) -> Syntax {
    let mut syntax = split(text, blocks, cancel);
    analyse(text, &mut syntax, cancel);
    syntax
}

/// Sentences and tokens of `text` without grammar.
///
/// When `cancel` is raised, what was done so far is returned.
#[must_use]
pub fn split(text: &str, blocks: &IndexVec<BlockId, Block>, cancel: &Cancel) -> Syntax {
    tokens(text, blocks, sentences::split, cancel)
}

/// Sentences and tokens of `text` in a language that the network was not trained on: without grammar, and with the period of
/// an ordinal ("am 3. Mai") ending no sentence.
///
/// When `cancel` is raised, what was done so far is returned.
#[must_use]
pub fn split_foreign(text: &str, blocks: &IndexVec<BlockId, Block>, cancel: &Cancel) -> Syntax {
    tokens(text, blocks, sentences::split_foreign, cancel)
}

fn tokens(
    text: &str,
    blocks: &IndexVec<BlockId, Block>,
    sentences: impl Fn(&str, Span) -> Vec<Span>,
    cancel: &Cancel,
) -> Syntax {
    let mut syntax = Syntax::default();
    let mut spans = Vec::new();
    for block in blocks {
        for sentence in sentences(text, block.span) {
            if cancel.is_cancelled() {
                return syntax;
            }
            spans.clear();
            tokenizer::tokenize(text, sentence, &mut spans);
            if spans.is_empty() {
                continue;
            }
            let first = syntax.tokens.len() as u32;
            for &span in &spans {
                syntax.tokens.push(Token {
                    span,
                    upos: Upos::X,
                    xpos: "",
                    lemma: span.slice(text).to_lowercase().into(),
                    head: None,
                    deprel: Deprel::Dep,
                    name: None,
                });
            }
            syntax.sentences.push(Sentence {
                span: sentence,
                tokens: first..syntax.tokens.len() as u32,
            });
        }
    }
    syntax
}
