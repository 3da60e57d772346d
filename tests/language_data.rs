//! The language core on public data, where there is any: the folder that `PARALLAX_DATA` names holds
//! `sentences/` and `treebank/`. Without it these tests say so and pass.

use std::path::PathBuf;

use parallax::language::{self, conllu, sentences, tokenizer};
use parallax::text::{Cancel, Span};

fn data(path: &str) -> Option<String> {
    let file = std::env::var_os("PARALLAX_DATA").map(|folder| PathBuf::from(folder).join(path));
    let text = file.and_then(|file| std::fs::read_to_string(file).ok());
    if text.is_none() {
        eprintln!("skipped: PARALLAX_DATA names no folder with {path}");
    }
    text
}

#[test]
fn golden_rules() {
    let Some(file) = data("sentences/golden-rules.jsonl") else {
        return;
    };
    let squeeze = |text: &str| text.split_whitespace().collect::<String>();
    let (mut right, mut all) = (0, 0);
    for line in file.lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = case["text"].as_str().unwrap().replace("\r\n", "\n").replace('\r', "\n");
        let wanted: Vec<String> = case["sentences"]
            .as_array()
            .unwrap()
            .iter()
            .map(|sentence| squeeze(sentence.as_str().unwrap()))
            .collect();
        let found: Vec<String> = sentences::split(&text, Span::of(&text, 0, text.len()))
            .into_iter()
            .map(|sentence| squeeze(sentence.slice(&text)))
            .collect();
        right += usize::from(found == wanted);
        all += 1;
    }
    // The others ask for characters of the text to be dropped or changed.
    assert!(right * 1000 >= all * 930, "{right} of {all}");
}

#[test]
fn tokens_of_the_treebanks() {
    for part in ["treebank/ewt-dev.conllu", "treebank/gum-dev.conllu"] {
        let Some(file) = data(part) else { return };
        let (text, syntax) = conllu::read(&file);
        let (mut right, mut wanted, mut found) = (0, 0, 0);
        for id in syntax.sentences.ids() {
            let gold: Vec<Span> = syntax.tokens_of(id).iter().map(|token| token.span).collect();
            let mut spans = Vec::new();
            tokenizer::tokenize(&text, syntax.sentences[id].span, &mut spans);
            right += spans.iter().filter(|span| gold.binary_search(span).is_ok()).count();
            wanted += gold.len();
            found += spans.len();
        }
        assert!(
            right * 200 > 99 * (wanted + found),
            "{part}: {right} of {wanted} wanted, {found} found"
        );
    }
}

#[test]
fn grammar_of_a_treebank() {
    let Some(file) = data("treebank/ewt-dev.conllu") else {
        return;
    };
    let (text, mut syntax) = conllu::read(&file);
    language::analyse(&text, &mut syntax, &Cancel::new());
    let rows: Vec<_> = conllu::rows(&file).into_iter().flatten().collect();
    let right = rows
        .iter()
        .zip(&syntax.tokens)
        .filter(|(row, token)| row.upos == token.upos.as_str())
        .count();
    assert!(right * 100 > 93 * rows.len(), "{right} of {}", rows.len());
}
