//! Each stage on its own, on three articles of a thousand words.
//!
//! `cargo bench --bench stages`. What goes into a stage is made once, before the clock starts.

mod prose;

use std::path::Path;
use std::sync::Arc;

use divan::Bencher;
use parallax::model::{AnalysedArticle, Article, Comparison, Config, Syntax};
use parallax::text::Cancel;
use parallax::{align, annotate, compare, language, pipeline, report};

use prose::article;

fn main() {
    divan::main();
}

const ARTICLES: usize = 3;
const WORDS: usize = 1000;

fn read(text: &str) -> Article {
    pipeline::read(text.as_bytes(), Path::new("article.txt")).expect("it is text")
}

fn one() -> (Article, Syntax) {
    let article = read(&article(1, WORDS));
    let syntax = language::parse(&article.text, &article.blocks, &Cancel::new());
    (article, syntax)
}

fn analysed() -> Vec<Arc<AnalysedArticle>> {
    let articles = (0..ARTICLES).map(|seed| read(&article(seed, WORDS))).collect();
    pipeline::analyse_all(articles, &Config::default(), &Cancel::new()).expect("nobody cancels")
}

fn compared() -> Comparison {
    pipeline::compare(analysed(), &Config::default(), &Cancel::new(), &|_| ()).expect("nobody cancels")
}

/// A saved page of the tests: from its bytes to an article.
#[divan::bench]
fn a1_read_a_page(bencher: Bencher) {
    let page = include_bytes!("../tests/fixtures/formats/singlefile.html");
    bencher.bench(|| pipeline::read(page, Path::new("page.html")).expect("it is a page"));
}

#[divan::bench]
fn a2_sentences_and_grammar(bencher: Bencher) {
    let article = read(&article(1, WORDS));
    bencher.bench(|| language::parse(&article.text, &article.blocks, &Cancel::new()));
}

#[divan::bench]
fn a3_entities(bencher: Bencher) {
    let (article, syntax) = one();
    bencher.bench(|| annotate::entities(&article, &syntax, &Config::default()));
}

#[divan::bench]
fn a4_all_facts_of_an_article(bencher: Bencher) {
    bencher
        .with_inputs(one)
        .bench_values(|(article, syntax)| pipeline::annotate(article, syntax, &Config::default(), &Cancel::new()));
}

#[divan::bench]
fn b1_copied_text(bencher: Bencher) {
    let comparison = compared();
    bencher.bench(|| align::origins(&comparison.articles, &Config::default()));
}

#[divan::bench]
fn b2_entities_of_all(bencher: Bencher) {
    let comparison = compared();
    bencher.bench(|| align::entities(&comparison.articles, &Config::default()));
}

#[divan::bench]
fn b3_events_of_all(bencher: Bencher) {
    let comparison = compared();
    bencher.bench(|| align::events(&comparison.articles, &comparison.entities, &Config::default()));
}

#[divan::bench]
fn b4_passages(bencher: Bencher) {
    let comparison = compared();
    bencher.bench(|| align::passages(&comparison, &Config::default(), &Cancel::new()));
}

#[divan::bench]
fn c1_findings(bencher: Bencher) {
    let comparison = compared();
    bencher.bench(|| compare::findings(&comparison, &Config::default(), &Cancel::new()));
}

#[divan::bench]
fn c2_report_as_json(bencher: Bencher) {
    let comparison = compared();
    bencher.bench(|| report::json::comparison(&comparison));
}
