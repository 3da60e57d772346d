//! What must hold of any input, and the run over many of them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use parallax::model::{AnalysedArticle, Article, Config};
use parallax::pipeline;
use parallax::text::Cancel;

use crate::changes::{Numbers, changed};

/// Time that one small case may take before it counts as a hang, on a machine that has other work to do.
const HANG: Duration = Duration::from_mins(1);

/// Runs a target over cases, as many or as long as is asked for.
pub fn run(target: &str, cases: u64, seeds: &[Vec<u8>], words: &[&str], check: impl Fn(&[u8])) {
    let setting = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let time = setting("PARALLAX_FUZZ_SECONDS").map(Duration::from_secs);
    let first = setting("PARALLAX_FUZZ_SEED").unwrap_or(0);
    let (start, mut case, mut slowest) = (Instant::now(), first, Duration::ZERO);
    while time.map_or(case < first + cases, |time| start.elapsed() < time) {
        let bytes = changed(&mut Numbers::of_case(case), seeds, words);
        let began = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| check(&bytes)));
        let took = began.elapsed();
        if outcome.is_err() || took > HANG {
            let kept = std::env::temp_dir().join(format!("parallax-{target}-{case}"));
            std::fs::write(&kept, &bytes).expect("the case is kept");
            panic!("{target}, case {case}, {took:?}: kept as {}", kept.display());
        }
        slowest = slowest.max(took);
        case += 1;
    }
    println!(
        "{target}: {} cases in {:.0} s, the slowest took {:.2} s",
        case - first,
        start.elapsed().as_secs_f32(),
        slowest.as_secs_f32()
    );
}

/// Reads some bytes as a file: a message that names it, or articles whose blocks lie on character boundaries, in order,
/// apart, and none blank.
pub fn read(bytes: &[u8], name: &str) {
    for read in pipeline::read_all(bytes, Path::new(name)) {
        match read {
            Ok(article) => check_blocks(&article),
            Err(error) => assert!(error.to_string().starts_with(name), "{error}"),
        }
    }
}

fn check_blocks(article: &Article) {
    let mut last = 0;
    for block in &article.blocks {
        let words = article.text.get(block.span.range()).expect("it is a piece of the text");
        assert!(block.span.start >= last, "blocks overlap");
        assert!(!words.is_empty() && words == words.trim(), "{words:?}");
        last = block.span.end;
    }
    assert!(article.text.contains(char::is_alphanumeric));
}

/// Everything that is found in some text as an article, with its places checked; none where there are no words.
pub fn analyse(text: &str, name: &str) -> Option<AnalysedArticle> {
    let article = pipeline::read(text.as_bytes(), Path::new(name)).ok()?;
    let found = pipeline::analyse(article, &Config::default(), &Cancel::new()).expect("nobody cancels");
    let text = &found.article.text;
    let is_piece = |span: parallax::text::Span| text.get(span.range()).is_some_and(|words| !words.is_empty());
    assert!(found.syntax.tokens.iter().all(|token| is_piece(token.span)));
    assert!(found.syntax.sentences.iter().all(|sentence| is_piece(sentence.span)));
    assert!(found.mentions.iter().all(|mention| is_piece(mention.span)));
    assert!(found.quotes.iter().all(|quote| is_piece(quote.span)));
    Some(found)
}

/// The fields of a table of comma-separated values (RFC 4180).
pub fn csv_fields(table: &str) -> impl Iterator<Item = String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for letter in table.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' | '\n' if !quoted => fields.push(String::new()),
            letter => fields.last_mut().expect("one is open").push(letter),
        }
    }
    fields.into_iter()
}
