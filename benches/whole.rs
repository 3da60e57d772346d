//! The whole way, from the bytes of articles to the written report.
//!
//! `cargo bench --bench whole`. The floors: one second to compare two articles of a thousand words,
//! 10,000 words a second to annotate one on one thread, 10 seconds to group 636 articles.

mod prose;

use std::path::Path;

use divan::counter::ItemsCount;
use parallax::model::Config;
use parallax::pipeline;
use parallax::report;
use parallax::text::Cancel;

use prose::article;

fn main() {
    divan::main();
}

/// Reads, analyses, compares and writes.
fn whole(texts: &[String]) -> String {
    let config = Config::default();
    let cancel = Cancel::new();
    let read = |text: &String| pipeline::read(text.as_bytes(), Path::new("article.txt")).expect("it is text");
    let articles = texts.iter().map(read).collect();
    let comparison = pipeline::analyse_all(articles, &config, &cancel)
        .and_then(|articles| pipeline::compare(articles, &config, &cancel, &|_| ()))
        .expect("nobody cancels");
    report::json::comparison(&comparison)
}

/// Articles of a thousand words each.
#[divan::bench(args = [2, 10], sample_count = 5, sample_size = 1)]
fn compare(bencher: divan::Bencher, articles: usize) {
    let texts: Vec<String> = (0..articles).map(|seed| article(seed, 1000)).collect();
    bencher.bench(|| whole(&texts));
}

/// From the bytes of one article to its facts, on one thread; counted in words.
#[divan::bench(args = [500, 5000], sample_count = 5, sample_size = 1)]
fn annotate(bencher: divan::Bencher, words: usize) {
    let text = article(1, words);
    bencher.counter(ItemsCount::new(words)).bench(|| {
        let article = pipeline::read(text.as_bytes(), Path::new("article.txt")).expect("it is text");
        pipeline::analyse(article, &Config::default(), &Cancel::new()).expect("nobody cancels")
    });
}

/// A name of its own for each number.
fn name(stem: &str, number: usize) -> String {
    let digits = number.to_string();
    let letters = digits.bytes().map(|digit| char::from(b'a' + digit - b'0'));
    stem.chars().chain(letters).collect()
}

/// Articles of six hundred words each, read and grouped into stories.
#[divan::bench(args = [100, 636, 3000], sample_count = 3, sample_size = 1)]
fn group(bencher: divan::Bencher, articles: usize) {
    // Three articles a story, told apart by the names of town and mayor.
    let texts: Vec<String> = (0..articles)
        .map(|seed| {
            article(seed, 600)
                .replace("Varn", &name("Var", seed / 3))
                .replace("Vik", &name("Vik", seed / 3))
        })
        .collect();
    let read = |text: &String| pipeline::read(text.as_bytes(), Path::new("article.txt")).expect("it is text");
    bencher.counter(ItemsCount::new(articles)).bench(|| {
        let articles = texts.iter().map(read).collect();
        pipeline::group(&articles, &Config::default(), &Cancel::new())
    });
}
