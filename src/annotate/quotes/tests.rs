//! Attributed speech in sentences of our own, both ways.

use super::*;
use crate::annotate::words::plain_syntax;
use crate::model::fixture;

fn found(text: &str) -> Vec<(String, String, bool)> {
    let article = Article {
        blocks: vec![crate::model::Block {
            span: Span::of(text, 0, text.len()).trim(text),
            kind: BlockKind::Title,
        }]
        .into(),
        ..fixture::plain(text)
    };
    let (quotes, _) = quotes(&article, &plain_syntax(text), &IndexVec::new(), &Config::default());
    quotes
        .iter()
        .map(|quote| {
            let source = quote
                .source
                .map(|source| article.slice(source).to_owned())
                .unwrap_or_default();
            (article.slice(quote.span).to_owned(), source, quote.direct)
        })
        .collect()
}

/// A text, and content, source and directness of each quote expected.
type Case<'a> = (&'a str, &'a [(&'a str, &'a str, bool)]);

fn check(cases: &[Case]) {
    let failed: Vec<_> = cases
        .iter()
        .map(|(text, expected)| {
            let expected: Vec<_> = expected
                .iter()
                .map(|(content, source, direct)| ((*content).to_owned(), (*source).to_owned(), *direct))
                .collect();
            (text, expected, found(text))
        })
        .filter(|(_, expected, found)| found != expected)
        .collect();
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn direct_speech_before_and_after_its_cue() {
    check(&[
        (
            "“We lost everything,” Anna Brandt said.",
            &[("We lost everything,", "Anna Brandt", true)],
        ),
        (
            "\"We lost everything,\" said Anna Brandt.",
            &[("We lost everything,", "Anna Brandt", true)],
        ),
        (
            "Anna Brandt said: “We lost everything.”",
            &[("We lost everything.", "Anna Brandt", true)],
        ),
        (
            "‘We lost everything,’ she told reporters.",
            &[("We lost everything,", "she", true)],
        ),
        (
            "“We lost,” she said, “but we fought well.”",
            &[("We lost,” she said, “but we fought well.", "she", true)],
        ),
        (
            "“We lost,” she said. “But we all fought well.”",
            &[("We lost,” she said. “But we all fought well.", "she", true)],
        ),
    ]);
}

#[test]
fn indirect_speech_and_headlines() {
    check(&[
        (
            "The mayor said that the bridge was unsafe.",
            &[("that the bridge was unsafe", "The mayor", false)],
        ),
        (
            "The mayor said the bridge was unsafe.",
            &[("the bridge was unsafe", "The mayor", false)],
        ),
        (
            "The bridge was unsafe, the mayor said.",
            &[("The bridge was unsafe", "the mayor", false)],
        ),
        (
            "The bridge was unsafe, according to the mayor.",
            &[("The bridge was unsafe", "the mayor", false)],
        ),
        (
            "According to the mayor, the bridge was unsafe.",
            &[("the bridge was unsafe", "the mayor", false)],
        ),
        (
            "Bridge was unsafe, mayor says",
            &[("Bridge was unsafe", "mayor", false)],
        ),
        ("Police: Bridge was unsafe", &[("Bridge was unsafe", "Police", false)]),
        ("The union vowed to go on.", &[("to go on", "The union", false)]),
    ]);
}

#[test]
fn scare_quotes_are_no_speech() {
    check(&[
        ("The so-called “peace plan” failed.", &[]),
        ("He was told to leave.", &[]),
        ("The claim was false.", &[]),
    ]);
}

#[test]
fn speech_goes_on_over_paragraphs() {
    let text = "“We lost everything,” Anna Brandt said. “It was a very bad day.\n\n“Nobody came to help us.”";
    assert_eq!(
        found(text)
            .last()
            .map(|(content, source, _)| (content.as_str(), source.as_str())),
        Some(("Nobody came to help us.", "Anna Brandt"))
    );
}

#[test]
fn hostile_text_takes_linear_time() {
    for text in [
        "“".repeat(60_000),
        "he said \"".repeat(20_000),
        "said ".repeat(60_000),
        "\" ".repeat(60_000),
        "he said, ".repeat(20_000),
    ] {
        let _ = found(&text);
    }
}
