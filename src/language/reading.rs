//! Grammar for given tokens: tags, dependencies and names, by the embedded network.
//!
//! Owns how the network's codes become the model's types. It must never know how a sentence was cut.

use std::ops::Range;
use std::sync::OnceLock;

use crate::model::{Deprel, Syntax, TokenId, Upos};
use crate::text::{Cancel, Idx as _};

use super::names::name_tag;
use super::network_file::Network;

/// Sentences that are read between two looks at the cancel token.
const SENTENCES: usize = 64;

/// The network that is part of the program, read once.
fn embedded() -> &'static Network<'static> {
    static NETWORK: OnceLock<Network<'static>> = OnceLock::new();
    static DATA: &[u8] = include_bytes!("../../assets/models/network.bin");
    NETWORK.get_or_init(|| Network::read(DATA).expect("the embedded weights are whole"))
}

/// Fills in tags, heads, relations and names of the tokens of `syntax`.
///
/// When `cancel` is raised, the sentences not yet reached stay as they are.
pub fn analyse(text: &str, syntax: &mut Syntax, cancel: &Cancel) {
    let network = embedded();
    let ranges: Vec<Range<usize>> = syntax
        .sentences
        .iter()
        .map(|sentence| sentence.tokens.start as usize..sentence.tokens.end as usize)
        .collect();
    for ranges in ranges.chunks(SENTENCES) {
        if cancel.is_cancelled() {
            return;
        }
        let tokens = syntax.tokens.as_mut_slice();
        let forms = |range: &Range<usize>| tokens[range.clone()].iter().map(|token| token.span.slice(text)).collect();
        let sentences: Vec<Vec<&str>> = ranges.iter().map(forms).collect();
        let readings = network.read_sentences(&sentences);
        for (range, readings) in ranges.iter().zip(readings) {
            for (token, reading) in tokens[range.clone()].iter_mut().zip(readings) {
                token.upos = Upos::ALL.get(reading.upos).copied().unwrap_or(Upos::X);
                token.xpos = network.penn(reading.xpos);
                token.head = reading.head.map(|head| TokenId::from_usize(range.start + head));
                token.deprel = Deprel::ALL.get(reading.relation).copied().unwrap_or(Deprel::Dep);
                token.name = name_tag(reading.name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::language::parse;
    use crate::model::{Block, BlockKind, Syntax};
    use crate::text::{Cancel, IndexVec, Span};

    use super::*;

    fn read(text: &str) -> Syntax {
        let block = Block {
            span: Span::of(text, 0, text.len()).trim(text),
            kind: BlockKind::Paragraph,
        };
        parse(text, &IndexVec::from_iter([block]), &Cancel::default())
    }

    #[test]
    fn a_plain_sentence_is_read_rightly() {
        let text = "The harbour master opened the old gate on Monday.";
        let syntax = read(text);
        let find = |word: &str| {
            let at = syntax.tokens.iter().position(|token| token.span.slice(text) == word);
            at.expect("the word is a token")
        };
        let token = |word: &str| &syntax.tokens.as_slice()[find(word)];
        assert_eq!(token("opened").upos, Upos::Verb);
        assert_eq!(token("opened").xpos, "VBD");
        assert_eq!(token("opened").head, None);
        assert_eq!(token("master").deprel, Deprel::Nsubj);
        assert_eq!(token("gate").deprel, Deprel::Obj);
        assert_eq!(token("gate").head, Some(TokenId::from_usize(find("opened"))));
        assert_eq!(token("old").head, Some(TokenId::from_usize(find("gate"))));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn every_sentence_is_one_tree(text in "(\\PC{0,12}[ .!?“”]){0,24}") {
            let syntax = read(&text);
            for (id, sentence) in syntax.sentences.enumerated() {
                let tokens = syntax.tokens_of(id);
                prop_assert_eq!(tokens.iter().filter(|token| token.head.is_none()).count(), 1);
                for token in tokens {
                    let (mut head, mut steps) = (token.head, 0);
                    while let Some(at) = head {
                        prop_assert!(sentence.tokens.contains(&(at.index() as u32)));
                        steps += 1;
                        prop_assert!(steps <= tokens.len());
                        head = syntax.tokens[at].head;
                    }
                }
            }
        }
    }

    #[test]
    fn a_sentence_of_ten_thousand_words_is_one_tree() {
        let text = "stones and ".repeat(5_000);
        let syntax = read(&text);
        assert!(syntax.tokens.len() >= 10_000);
        for id in syntax.sentences.ids() {
            let roots = syntax.tokens_of(id).iter().filter(|token| token.head.is_none()).count();
            assert_eq!(roots, 1);
        }
    }
}
