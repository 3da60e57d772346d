//! What the page must hold whatever the articles say.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::*;
use crate::model::{Config, Dimension, Evidence, Finding, FindingId, Notice, Rule, fixture};
use crate::report::Parts;
use crate::review::{Action, Decisions, Entry, FindingKey, Review, Verdict};
use crate::text::{Idx, IndexVec, Location, Span};

const HOSTILE: &str = "</title></style><script>alert('1')</script> \"><img src=x onerror=alert(2)> & &lt; \u{202E}txt.exe\u{2066} \u{0}\u{7}";

fn page(comparison: &Comparison, review: &Review, with_rejected: bool) -> String {
    html(&Report {
        comparison,
        config: &Config::default(),
        decisions: &Decisions::new(comparison, review),
        parts: Parts {
            rejected: with_rejected,
            ..Parts::default()
        },
    })
}

/// Names and attributes of every tag outside the style sheet; the page must be well formed enough to find them.
fn tags(page: &str) -> Vec<(String, String)> {
    let (before, rest) = page.split_once("<style>").expect("a style sheet");
    let (_, after) = rest.split_once("</style>").expect("its end");
    [before, after]
        .iter()
        .flat_map(|part| part.split('<').skip(1))
        .map(|tag| {
            let (inside, _) = tag.split_once('>').expect("every tag closes");
            let (name, attributes) = inside.split_once(' ').unwrap_or((inside, ""));
            (name.to_owned(), attributes.to_owned())
        })
        .collect()
}

fn values<'a>(tags: &'a [(String, String)], name: &str) -> Vec<&'a str> {
    let opening = format!("{name}=\"");
    tags.iter()
        .filter_map(|(_, attributes)| {
            let (before, rest) = attributes.split_once(&opening)?;
            assert!(before.is_empty() || before.ends_with(' '), "{attributes}");
            Some(rest.split_once('"').expect("a closing quote").0)
        })
        .collect()
}

fn check(page: &str) {
    const ALLOWED: &str = "!DOCTYPE html head meta title style body header main nav section article div span p h1 h2 h3 h4 ul li a \
                           table thead tbody tr th td br code blockquote mark sup b dl dt dd";
    for link in page.split("<a ").skip(1) {
        let (inside, _) = link.split_once("</a>").expect("every link closes");
        let words = inside
            .split('<')
            .filter_map(|part| part.split_once('>'))
            .map(|(_, words)| words);
        assert!(
            words.collect::<String>().trim() != "",
            "a link without a name: {inside}"
        );
    }
    let tags = tags(page);
    for (name, attributes) in &tags {
        let name = name.trim_start_matches('/');
        assert!(
            ALLOWED.split_whitespace().any(|allowed| allowed == name),
            "tag {name:?}"
        );
        assert!(!attributes.contains("style="), "{attributes}");
    }
    let ids = values(&tags, "id");
    let distinct: BTreeSet<_> = ids.iter().copied().collect();
    assert_eq!(ids.len(), distinct.len(), "ids are used once");
    for href in values(&tags, "href") {
        let target = href.strip_prefix('#').expect("links stay inside the page");
        assert!(distinct.contains(target), "{href} leads nowhere");
    }
    for c in page.chars() {
        assert!(!matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'));
        assert!(c == '\n' || !c.is_control());
    }
    assert!(page.contains("default-src 'none'; style-src 'sha256-"));
}

#[test]
fn a_page_has_its_jumps_and_stays_inside() {
    let page = page(&fixture::comparison(), &Review::default(), false);
    check(&page);
    assert!(page.contains("<mark class=\"conflict\">Twelve</mark> people were killed"));
    assert!(page.contains("<a class=\"letter\" href=\"#p1B\""));
    assert!(page.contains("<mark id=\"p1B\" class=\"conflict\">15</mark></a><sup><a href=\"#f1\">1</a></sup>"));
    assert!(page.contains("<p class=\"par only\">"));
    assert!(page.contains("Not found in B."));
    assert!(!page.contains("Review:"));
}

#[test]
fn hostile_text_stays_text() {
    let mut comparison = fixture::comparison();
    let text = format!("{HOSTILE}\n\n{HOSTILE} killed 12.");
    let mut hostile = fixture::bare(HOSTILE, &text);
    hostile.article.outlet = Some(HOSTILE.to_owned());
    hostile.article.byline = Some(HOSTILE.to_owned());
    hostile.notices.push(Notice::new(HOSTILE));
    let article = comparison.articles.push(Arc::new(hostile));
    comparison.findings.push(Finding {
        kind: Kind::Conflict,
        dimension: Dimension::Number,
        rule: Rule("number-interval"),
        confidence: 0.9,
        importance: 1.0,
        summary: HOSTILE.to_owned(),
        why: HOSTILE.to_owned(),
        evidence: vec![Evidence {
            location: Location::new(article, Span::of(&text, 0, text.len())),
            keys: vec![fixture::find(&text, HOSTILE)],
        }],
        absent_in: Vec::new(),
    });
    comparison.notices.push(Notice::new(HOSTILE));
    let key = FindingKey::of(&comparison, comparison.findings.iter().last().expect("just pushed"));
    let mut review = Review::default();
    review.record(Entry {
        action: Action::Note {
            finding: key,
            text: HOSTILE.to_owned(),
        },
        reviewer: Some(HOSTILE.to_owned()),
    });
    check(&page(&comparison, &review, true));
}

#[test]
fn overlapping_marks_are_cut_into_runs() {
    let mut comparison = fixture::comparison();
    let first = FindingId::from_usize(0);
    let mut crossing = comparison.findings[first].clone();
    crossing.kind = Kind::Framing;
    let text = comparison.articles[crossing.evidence[0].location.article]
        .article
        .text
        .clone();
    crossing.evidence[0].keys = vec![fixture::find(&text, "Twelve people")];
    comparison.findings.push(crossing.clone());
    crossing.kind = Kind::Agreement;
    crossing.evidence[0].keys = vec![fixture::find(&text, "people were")];
    comparison.findings.push(crossing.clone());
    // The blank between these two bears the omission alone.
    crossing.kind = Kind::Framing;
    crossing.evidence[0].keys = vec![fixture::find(&text, "killed"), fixture::find(&text, "in Arden")];
    comparison.findings.push(crossing.clone());
    crossing.kind = Kind::Omission;
    comparison.findings.push(crossing);
    let page = page(&comparison, &Review::default(), false);
    check(&page);
    let plain: String = page
        .split("id=\"A\"")
        .nth(1)
        .expect("article A in full")
        .split("<sup>")
        .map(|part| part.split_once("</sup>").map_or(part, |(_, rest)| rest))
        .collect();
    let words: String = plain
        .split('<')
        .map(|part| part.split_once('>').map_or("", |(_, words)| words))
        .collect();
    assert!(
        words.contains("Twelve people were killed in Arden on Monday, Lena Voss said."),
        "{words}"
    );
}

#[test]
fn rejected_findings_are_left_out_unless_asked_for() {
    let comparison = fixture::comparison();
    let mut review = Review::default();
    review.record(Entry {
        action: Action::Judge {
            finding: FindingKey::of(&comparison, &comparison.findings[FindingId::from_usize(0)]),
            verdict: Some(Verdict::Rejected),
        },
        reviewer: None,
    });
    let without = page(&comparison, &review, false);
    assert!(!without.contains("Killed: Twelve / 15"));
    assert!(without.contains("0 confirmed, 1 rejected (left out), 0 unsure, 2 not reviewed"));
    let with = page(&comparison, &review, true);
    assert!(with.contains("<article class=\"finding rejected\" id=\"f1\">"));
    check(&with);
}

#[test]
fn nothing_at_all_is_still_a_page() {
    check(&page(&Comparison::default(), &Review::default(), false));
    let mut one = fixture::comparison();
    one.articles = one.articles.into_iter().take(1).collect();
    one.findings = IndexVec::new();
    one.events = IndexVec::new();
    check(&page(&one, &Review::default(), false));
}

#[test]
fn a_long_headline_makes_a_short_title() {
    assert_eq!(super::short_title("Mill burns"), "Mill burns");
    let long = super::short_title(&"The old mill burns ".repeat(6));
    assert!(long.ends_with(" …") && long.chars().count() <= 60, "{long}");
    assert_eq!(super::short_title(&"é".repeat(100)).chars().count(), 60);
}

#[test]
fn a_finding_is_numbered_once_in_a_block_and_again_in_the_next() {
    let article = fixture::bare("a.txt", "Fire\n\nOne two three.\n\nFour five.").article;
    let mark = |words: &str, number| texts::Mark {
        span: fixture::find(&article.text, words),
        number,
        kind: Kind::Conflict,
        summary: String::new(),
        anchor: None,
    };
    let marks = [mark("One", 1), mark("two", 2), mark("three", 1), mark("Four", 1)];
    let mut page = String::new();
    texts::body(&mut page, &article, &marks);
    let after = |words: &str| {
        let end = page.find(words).expect("the words are on the page") + words.len();
        page[end..].starts_with("</mark></a><sup>")
    };
    let numbered = ["One", "two", "three", "Four"].map(after);
    assert_eq!(numbered, [false, true, true, true]);
}
