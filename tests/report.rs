//! Reports on the sample story: what a reader must find in each format.

mod sample;

use parallax::app::sample::SAMPLE;
use parallax::model::{Comparison, Config};
use parallax::report::{Parts, Report, csv, html, json, markdown};
use parallax::review::Decisions;

fn with_report<T>(comparison: &Comparison, make: impl Fn(&Report<'_>) -> T) -> T {
    make(&Report {
        comparison,
        config: &Config::default(),
        decisions: &Decisions::default(),
        parts: Parts::default(),
    })
}

#[test]
fn every_format_names_every_source_and_finding() {
    let comparison = sample::compare(&SAMPLE);
    let page = with_report(&comparison, html::html);
    let text = with_report(&comparison, markdown::markdown);
    let document = json::comparison(&comparison);
    for analysed in &comparison.articles {
        let source = &analysed.article.source;
        for report in [&page, &text, &document] {
            assert!(report.contains(&source.sha256));
            assert!(report.contains(&*source.path.to_string_lossy()));
        }
    }
    let findings = comparison.findings.len();
    assert_eq!(page.matches("<article class=\"finding\"").count(), findings);
    assert_eq!(text.matches("\n### ").count(), findings);
    assert_eq!(with_report(&comparison, csv::findings).lines().count(), findings + 1);
}

#[test]
fn every_jump_of_the_page_arrives() {
    let page = with_report(&sample::compare(&SAMPLE), html::html);
    for part in page.split("href=\"#").skip(1) {
        let target = part.split('"').next().expect("a closing quote");
        assert_eq!(page.matches(&format!("id=\"{target}\"")).count(), 1, "{target}");
    }
}

#[test]
fn the_page_holds_the_articles_word_for_word() {
    let comparison = sample::compare(&SAMPLE);
    let page = with_report(&comparison, html::html);
    let texts = page.split("id=\"articles-in-full\"").nth(1).expect("articles in full");
    let mut plain = String::new();
    for part in texts
        .split("<sup>")
        .map(|part| part.split_once("</sup>").map_or(part, |(_, rest)| rest))
    {
        for piece in part.split('<').enumerate() {
            plain.push_str(match piece {
                (0, words) => words,
                (_, tag) => tag.split_once('>').map_or("", |(_, words)| words),
            });
        }
    }
    let plain = plain
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    for analysed in &comparison.articles {
        for block in &analysed.article.blocks {
            let words = analysed.slice(block.span);
            assert!(plain.contains(words), "{words}");
        }
    }
}

#[test]
fn markdown_renders_to_the_quoted_words() {
    let comparison = sample::compare(&SAMPLE);
    let text = with_report(&comparison, markdown::markdown);
    let rendered: String = pulldown_cmark::Parser::new_ext(
        &text,
        pulldown_cmark::Options::ENABLE_TABLES | pulldown_cmark::Options::ENABLE_STRIKETHROUGH,
    )
    .filter_map(|event| match event {
        pulldown_cmark::Event::Text(words) => Some(words.into_string()),
        pulldown_cmark::Event::SoftBreak | pulldown_cmark::Event::HardBreak => Some(" ".to_owned()),
        pulldown_cmark::Event::Html(html) | pulldown_cmark::Event::InlineHtml(html) => panic!("markup {html}"),
        _ => None,
    })
    .collect();
    for finding in &comparison.findings {
        for evidence in &finding.evidence {
            let article = &comparison.articles[evidence.location.article];
            let words = article.slice(evidence.location.span).replace('\n', " ");
            assert!(rendered.contains(&words), "{words}");
        }
    }
}
