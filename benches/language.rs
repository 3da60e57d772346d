//! Words per second of the language core, and how long its models take to load.
//!
//! `cargo bench --bench language`; the text is the sample story's kind of news prose, made here.

use divan::Bencher;
use divan::counter::ItemsCount;
use parallax::language;
use parallax::model::{Block, BlockKind};
use parallax::text::{Cancel, IndexVec, Span};

fn main() {
    divan::main();
}

/// About 10,000 words of news prose in paragraphs.
fn article() -> (String, IndexVec<parallax::model::BlockId, Block>) {
    const PARAGRAPHS: &[&str] = &[
        "PORT ELLEN, Scotland (Northern Wire) — At least 14 people were rescued on Tuesday after a ferry ran aground \
         near the harbour, the coastguard said, as strong winds kept helicopters from reaching the ship for three hours.",
        "“We heard a terrible noise and then everything went dark,” said Lena Holt, 42, a nurse from Stavik who was \
         travelling with her two children. “Nobody told us what to do.”",
        "The company that runs the ferry, Holm Lines, denied that the ship had been overloaded, but a spokesman for the \
         dockworkers' union, Karl Brandt, said its members had warned the owners in May about a crack in the hull.",
        "Transport Minister Ines Mora, who flew to the island from the capital, promised $2.5m for the families and an \
         inquiry that would report \"before the end of the year\". She didn't say who would lead it.",
    ];
    let mut text = String::new();
    let mut blocks = IndexVec::new();
    for paragraph in PARAGRAPHS.iter().cycle().take(280) {
        let start = text.len();
        text.push_str(paragraph);
        blocks.push(Block {
            span: Span::of(&text, start, text.len()),
            kind: BlockKind::Paragraph,
        });
        text.push_str("\n\n");
    }
    (text, blocks)
}

fn words(text: &str) -> ItemsCount {
    ItemsCount::new(text.split_whitespace().count())
}

#[divan::bench]
fn split(bencher: Bencher<'_, '_>) {
    let (text, blocks) = article();
    bencher
        .counter(words(&text))
        .bench(|| language::split(&text, &blocks, &Cancel::new()));
}

#[divan::bench]
fn parse(bencher: Bencher<'_, '_>) {
    let (text, blocks) = article();
    bencher
        .counter(words(&text))
        .bench(|| language::parse(&text, &blocks, &Cancel::new()));
}

#[divan::bench]
fn load(bencher: Bencher<'_, '_>) {
    bencher.bench(language::Models::load);
}
