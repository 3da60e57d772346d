//! What the program says of the sample story, in a form that a person can read and judge.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test --test corpus`, then read the diff.

mod sample;

use std::fmt::Write;

use parallax::app::sample::SAMPLE;
use parallax::model::{AnalysedArticle, Comparison, Form};
use parallax::report::letter;
use parallax::text::Span;

/// The words of a passage with its deciding words in brackets.
fn quoted(article: &AnalysedArticle, passage: Span, keys: &[Span]) -> String {
    let mut out = String::new();
    for (at, c) in article.slice(passage).char_indices() {
        let at = passage.start + at as u32;
        out.extend(keys.iter().filter(|key| key.start == at).map(|_| '['));
        out.push(if c == '\n' { ' ' } else { c });
        let end = at + c.len_utf8() as u32;
        out.extend(keys.iter().filter(|key| key.end == end).map(|_| ']'));
    }
    out
}

fn findings(comparison: &Comparison) -> String {
    let mut out = String::new();
    for finding in &comparison.findings {
        let _ = writeln!(
            out,
            "{:?} {:?} {} ({:.2}, {:.2}): {}",
            finding.kind, finding.dimension, finding.rule.0, finding.confidence, finding.importance, finding.summary
        );
        for evidence in &finding.evidence {
            let article = &comparison.articles[evidence.location.article];
            let words = quoted(article, evidence.location.span, &evidence.keys);
            let _ = writeln!(out, "  {} {words}", letter(evidence.location.article));
        }
        let absent: String = finding.absent_in.iter().map(|id| letter(*id)).collect();
        if !absent.is_empty() {
            let _ = writeln!(out, "  not in {absent}");
        }
    }
    out
}

fn entities(comparison: &Comparison) -> String {
    let mut out = String::new();
    for (id, entity) in comparison.entities.enumerated() {
        let mut labels: Vec<String> = Vec::new();
        for (article, mention) in comparison.mentions_of(id) {
            let analysed = &comparison.articles[article];
            let mention = &analysed.mentions[mention];
            let label = format!("{} {}", letter(article), quoted(analysed, mention.span, &[]));
            if mention.form != Form::Pronoun && !labels.contains(&label) {
                labels.push(label);
            }
        }
        let _ = writeln!(out, "{:?} {}: {}", entity.kind, entity.name, labels.join(" | "));
    }
    out
}

fn annotations(article: &AnalysedArticle) -> String {
    let mut out = String::from("Quantities\n");
    for quantity in &article.quantities {
        let trigger = quantity
            .trigger
            .map_or("–", |id| article.slice(article.triggers[id].span));
        let _ = writeln!(
            out,
            "  {} = {} {} (event {trigger}, role {})",
            quoted(article, quantity.span, &[]),
            quantity.value,
            quantity.unit.as_deref().unwrap_or("–"),
            quantity.role.as_deref().unwrap_or("–")
        );
    }
    out.push_str("Times\n");
    for time in &article.times {
        let _ = writeln!(out, "  {} = {}", quoted(article, time.span, &[]), time.value);
    }
    out.push_str("Quotes\n");
    for quote in &article.quotes {
        let source = quote
            .source
            .map_or_else(|| "–".to_owned(), |span| quoted(article, span, &[]));
        let how = if quote.direct { "direct" } else { "indirect" };
        let _ = writeln!(out, "  {source} ({how}): {}", quoted(article, quote.span, &[]));
    }
    out
}

#[test]
fn findings_of_the_sample() {
    insta::assert_snapshot!(findings(&sample::compare(&SAMPLE)));
}

#[test]
fn entities_of_the_sample() {
    insta::assert_snapshot!(entities(&sample::compare(&SAMPLE)));
}

#[test]
fn annotations_of_the_sample() {
    let comparison = sample::compare(&SAMPLE);
    let mut out = String::new();
    for (id, article) in comparison.articles.enumerated() {
        let _ = writeln!(out, "# {}\n{}", letter(id), annotations(article));
    }
    insta::assert_snapshot!(out);
}
