//! The language core on hostile text: it never panics and keeps its promises about spans and trees. How its
//! time grows with such text is measured in `benches/language.rs`.

use parallax::language;
use parallax::model::{Block, BlockKind, Deprel, Syntax};
use parallax::text::{Cancel, Idx as _, IndexVec, Span};
use proptest::prelude::*;

fn parse(text: &str) -> Syntax {
    let mut blocks = IndexVec::new();
    blocks.push(Block {
        span: Span::of(text, 0, text.len()).trim(text),
        kind: BlockKind::Paragraph,
    });
    language::parse(text, &blocks, &Cancel::new())
}

/// Checks what everybody downstream relies on.
fn check(text: &str, syntax: &Syntax) {
    let mut end = 0;
    for id in syntax.sentences.ids() {
        let sentence = &syntax.sentences[id];
        assert!(sentence.span.start >= end, "sentences overlap");
        end = sentence.span.end;
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        assert!(!range.is_empty(), "a sentence without tokens");
        let mut at = sentence.span.start;
        let mut roots = 0;
        for (place, token) in range.clone().zip(syntax.tokens_of(id)) {
            assert!(
                token.span.start >= at && token.span.end <= end,
                "a token outside its sentence"
            );
            at = token.span.end;
            assert!(!token.span.slice(text).trim().is_empty());
            assert!(!token.lemma.is_empty());
            match token.head {
                None => {
                    roots += 1;
                    assert_eq!(token.deprel, Deprel::Root);
                }
                Some(head) => assert!(range.contains(&head.index()) && head.index() != place),
            }
        }
        assert_eq!(roots, 1, "a sentence has one root");
        for place in range.clone() {
            let mut steps = 0;
            let mut up = syntax.tokens.as_slice()[place].head;
            while let Some(head) = up {
                up = syntax.tokens.as_slice()[head.index()].head;
                steps += 1;
                assert!(steps <= range.len(), "heads go round in a circle");
                if steps > 500 {
                    break;
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text(text in "\\PC{0,300}") {
        check(&text, &parse(&text));
    }

    #[test]
    fn text_full_of_marks(text in "([A-Za-z]{0,4}|[.!?'\"“”‘’()\\[\\]–—…,;:/-]|[ \n\t]|[0-9]{1,3}|Mr\\.|e\\.g\\.|\u{1f600}){0,120}") {
        check(&text, &parse(&text));
    }

    #[test]
    fn any_bytes_read_as_text(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let text = String::from_utf8_lossy(&bytes);
        check(&text, &parse(&text));
    }

    #[test]
    fn any_treebank(file in "([0-9]{1,2}(-[0-9])?\t?|[a-zé]{0,5}\t|_\t|\n|# text\n){0,60}") {
        let (text, mut syntax) = language::conllu::read(&file);
        language::analyse(&text, &mut syntax, &Cancel::new());
        let again = language::conllu::write(&text, &syntax);
        prop_assert_eq!(language::conllu::rows(&again).len(), syntax.sentences.len());
    }
}

#[test]
fn one_word_of_a_megabyte() {
    for piece in ["a", "漢", "a\u{300}"] {
        let text = piece.repeat(1_000_000 / piece.len());
        check_spans(&text, &parse(&text));
    }
}

#[test]
fn a_megabyte_of_marks_is_cut_into_tokens() {
    for piece in ["(", "ab-", "é.", "'s", "\u{1f600}", "。", "“a. B "] {
        let text = piece.repeat(1_000_000 / piece.len());
        let blocks = IndexVec::from_iter([Block {
            span: Span::of(&text, 0, text.len()).trim(&text),
            kind: BlockKind::Paragraph,
        }]);
        check_spans(&text, &language::split(&text, &blocks, &Cancel::new()));
    }
}

#[test]
fn long_text_without_spaces() {
    for piece in ["ab-", "(", "é.", "'s", "\u{1f600}", "。"] {
        let text = piece.repeat(20_000 / piece.len());
        check_spans(&text, &parse(&text));
    }
}

fn check_spans(text: &str, syntax: &Syntax) {
    let mut at = 0;
    for token in &syntax.tokens {
        assert!(token.span.start >= at && token.span.end as usize <= text.len());
        at = token.span.end;
    }
}

#[test]
fn a_raised_token_stops_the_work() {
    let text = "The ferry sank. ".repeat(1000);
    let mut blocks = IndexVec::new();
    blocks.push(Block {
        span: Span::of(&text, 0, text.len()),
        kind: BlockKind::Paragraph,
    });
    let cancel = Cancel::new();
    cancel.cancel();
    assert!(language::parse(&text, &blocks, &cancel).tokens.is_empty());
}
