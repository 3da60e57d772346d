//! Words per second and peak memory of the language core, how long its models take to load, and how its
//! time grows on hostile text.
//!
//! `cargo bench --bench language`; the text is the sample story's kind of news prose, made here. Memory is
//! what the allocator was asked for (`max alloc`). Hostile text is read in two sizes: eight times the text
//! should take about eight times as long.

use divan::counter::{BytesCount, ItemsCount};
use divan::{AllocProfiler, Bencher};
use parallax::language;
use parallax::model::{Block, BlockKind};
use parallax::text::{Cancel, IndexVec, Span};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

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

/// Pieces that punish rules that look far back or ahead.
const HOSTILE: &[&str] = &[
    "a",
    "(",
    "((.",
    "\u{1f600}",
    "'",
    "\"",
    "“a",
    ". ",
    "a.",
    "a-",
    "A. ",
    "\n",
    "1. ",
    "漢",
    "a\n",
    "x'",
    "a@b.",
    "http://",
    "[1]",
    "A\n\n",
    "1,",
    "a b ",
    "“a. B ",
    "....",
    " . ",
];

#[divan::bench(args = [20_000, 160_000], consts = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24], sample_count = 3, sample_size = 1)]
fn hostile<const PIECE: usize>(bencher: Bencher<'_, '_>, bytes: usize) {
    let piece = HOSTILE[PIECE];
    let text = piece.repeat(bytes / piece.len());
    let blocks = IndexVec::from_iter([Block {
        span: Span::of(&text, 0, text.len()),
        kind: BlockKind::Paragraph,
    }]);
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| language::parse(&text, &blocks, &Cancel::new()));
}
