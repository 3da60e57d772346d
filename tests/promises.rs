//! The promises that hold whatever the articles are: order, threads, an article against itself, strangers, places.

use std::sync::Arc;

use proptest::prelude::*;

use parallax::app::sample::SAMPLE;
use parallax::model::{Article, Block, BlockKind, Comparison, Config, Format, Kind, Source};
use parallax::text::{Cancel, Idx as _, Location, Span};
use parallax::{compare, pipeline, report};

const FERRY_ONE: &str = "Ferry sinks off Lindholm, 12 dead\n\n\
    A passenger ferry sank off the port of Lindholm on Monday, killing 12 people, the coast guard said.\n\n\
    The ship, the Aurora, struck a reef shortly after leaving the harbour in heavy fog.\n\n\
    Divers searched the wreck for survivors through the night.";

const FERRY_TWO: &str = "Lindholm ferry disaster\n\n\
    At least 40 people drowned when the passenger ferry Aurora sank near Lindholm harbour, killing 40 people.\n\n\
    The Aurora hit a reef in thick fog soon after it left the harbour.\n\n\
    The shipping line had been fined twice for skipping inspections.";

const FERRY_THREE: &str = "Divers find six more bodies in Lindholm wreck\n\n\
    Divers found six more bodies in the wreck of the ferry Aurora on Tuesday, and the coast guard put the dead at 18.\n\n\
    Two of the ship's three lifeboats were found empty, and close to 90 passengers were saved by fishing boats.\n\n\
    Millions watched the search, and about 200 people lit candles in the harbour of Lindholm on Monday night.\n\n\
    The owner, Erik Olsen, denied that the Aurora had been overloaded when it struck the reef in fog.\n\n\
    Some of the passengers said the crew had closed two of the lifeboats; the union said all three were open.";

const ORCHARD: &str = "Apple growers hope for a mild spring\n\n\
    Orchard owners in the southern valleys expect a rich apple harvest after the warm winter.\n\n\
    Blossom opened two weeks early, said Marta Quill, who keeps nine hectares of old varieties.\n\n\
    Cider makers have ordered new presses.";

fn compared(texts: &[&str]) -> Comparison {
    let config = Config::default();
    let cancel = Cancel::new();
    let articles = texts.iter().enumerate().map(|(at, text)| article(at, text)).collect();
    let analysed = pipeline::analyse_all(articles, &config, &cancel).expect("nobody cancels");
    pipeline::compare(analysed, &config, &cancel, &|_| {}).expect("nobody cancels")
}

fn article(at: usize, text: &str) -> Article {
    let mut blocks = Vec::new();
    let mut start = 0;
    for part in text.split("\n\n") {
        let kind = if start == 0 {
            BlockKind::Title
        } else {
            BlockKind::Paragraph
        };
        blocks.push(Block {
            span: Span::of(text, start, start + part.len()),
            kind,
        });
        start += part.len() + 2;
    }
    Article {
        source: Source {
            path: format!("{at}.txt").into(),
            sha256: String::new(),
            format: Format::Text,
        },
        title: None,
        byline: None,
        // The same name for all, so that texts do not depend on the order of the articles.
        outlet: Some("The Paper".to_owned()),
        published: None,
        updated: None,
        language: Some("en".to_owned()),
        text: text.to_owned(),
        blocks: blocks.into(),
        left_out: Vec::new(),
        notices: Vec::new(),
    }
}

/// Findings without ids: kind, rule and the passages with their texts, sorted.
fn said(comparison: &Comparison) -> Vec<String> {
    let mut said: Vec<String> = comparison
        .findings
        .iter()
        .map(|finding| {
            let mut passages: Vec<String> = finding
                .evidence
                .iter()
                .map(|evidence| {
                    let article: &Arc<_> = &comparison.articles[evidence.location.article];
                    let keys: Vec<&str> = evidence.keys.iter().map(|key| article.slice(*key)).collect();
                    format!("{} {keys:?}", article.slice(evidence.location.span))
                })
                .collect();
            passages.sort();
            format!("{:?} {} {passages:?}", finding.kind, finding.rule.0)
        })
        .collect();
    said.sort();
    said
}

#[test]
fn two_accounts_of_one_event_agree_and_differ() {
    let comparison = compared(&[FERRY_ONE, FERRY_TWO]);
    assert!(
        comparison
            .findings
            .iter()
            .any(|finding| finding.kind == Kind::Agreement)
    );
    assert!(
        comparison
            .findings
            .iter()
            .all(|finding| !finding.summary.is_empty() && !finding.why.is_empty())
    );
}

#[test]
fn an_article_against_itself_only_agrees() {
    let comparison = compared(&[FERRY_ONE, FERRY_ONE]);
    assert!(!comparison.findings.is_empty());
    for finding in &comparison.findings {
        assert_eq!(finding.kind, Kind::Agreement, "{}", finding.summary);
    }
}

#[test]
fn strangers_neither_agree_nor_conflict() {
    let comparison = compared(&[FERRY_ONE, ORCHARD]);
    assert!(comparison.alignments.is_empty(), "{:?}", comparison.alignments);
    for finding in &comparison.findings {
        assert!(
            !matches!(finding.kind, Kind::Agreement | Kind::Conflict | Kind::Compatible),
            "{}",
            finding.summary
        );
    }
}

#[test]
fn a_muted_rule_is_silent() {
    let comparison = compared(&[FERRY_ONE, FERRY_TWO]);
    let mut config = Config::default();
    config.muted_rules.insert("same-fact".to_owned());
    let (findings, _) = compare::findings(&comparison, &config, &Cancel::new());
    assert!(findings.iter().all(|finding| finding.rule.0 != "same-fact"));
    assert!(findings.len() < comparison.findings.len());
}

/// Every order of `0..count`.
fn orders(count: usize) -> Vec<Vec<usize>> {
    let Some(last) = count.checked_sub(1) else {
        return vec![Vec::new()];
    };
    orders(last)
        .into_iter()
        .flat_map(|order| {
            (0..=last).map(move |place| {
                let mut longer = order.clone();
                longer.insert(place, last);
                longer
            })
        })
        .collect()
}

/// Asserts that every order of `texts` leads to the same findings.
fn check_orders(texts: &[&str]) {
    let config = Config::default();
    let cancel = Cancel::new();
    let articles = texts.iter().enumerate().map(|(at, text)| article(at, text)).collect();
    let analysed = pipeline::analyse_all(articles, &config, &cancel).expect("nobody cancels");
    let mut first: Option<Vec<String>> = None;
    for order in orders(texts.len()) {
        let given = order.iter().map(|at| Arc::clone(&analysed[*at])).collect();
        let comparison = pipeline::compare(given, &config, &cancel, &|_| {}).expect("nobody cancels");
        let said = said(&comparison);
        assert!(!said.is_empty());
        match &first {
            Some(first) => assert_eq!(first, &said, "{order:?}"),
            None => first = Some(said),
        }
    }
}

#[test]
fn every_order_of_three_articles_says_the_same() {
    check_orders(&[FERRY_ONE, FERRY_TWO, FERRY_THREE]);
}

#[test]
fn every_order_of_four_articles_says_the_same() {
    check_orders(&[FERRY_ONE, FERRY_TWO, FERRY_THREE, ORCHARD]);
}

#[test]
fn every_order_of_the_sample_says_the_same() {
    let texts: Vec<&str> = SAMPLE.iter().map(|(_, text)| *text).collect();
    check_orders(&texts);
}

/// Sentences that articles are put together from at random: some of one event, some odd, some of nothing here.
const SENTENCES: &[&str] = &[
    "A passenger ferry sank off the port of Lindholm on Monday, killing 12 people, the coast guard said.",
    "At least 40 people drowned when the ferry Aurora sank near Lindholm harbour.",
    "The Aurora struck a reef in heavy fog, said Erik Olsen, who owns it.",
    "Olsen denied that the ship had been overloaded.",
    "\u{201c}We saw nothing until it was too late,\u{201d} said a woman of 34.",
    "\u{201c}Nobody told us, she said.",
    "On 3 May 2024 the caf\u{e9} at \u{141}\u{f3}d\u{17a} took \u{20ac}3.5m \u{2013} half of it in cash\u{2026}",
    "\u{1f6a8}\u{1f6a8} 18 dead!",
    "Two of the three lifeboats were empty; the union said that all three were open.",
    "Orchard owners expect a rich harvest, said Marta Quill.",
    "Divers searched the wreck through the night and found six more bodies on Tuesday.",
];

fn texts() -> impl Strategy<Value = Vec<String>> {
    let text = prop::collection::vec((0..SENTENCES.len(), any::<bool>()), 1..9).prop_map(|picked| {
        let mut text = String::new();
        for (at, new) in picked {
            if !text.is_empty() {
                text.push_str(if new { "\n\n" } else { " " });
            }
            text.push_str(SENTENCES[at]);
        }
        text
    });
    prop::collection::vec(text, 2..4)
}

/// Every place that anything points at is words of its article.
fn check_places(comparison: &Comparison) {
    for article in &comparison.articles {
        let text = &article.article.text;
        let words = |span: Span| {
            assert!(
                text.get(span.range()).is_some_and(|words| !words.is_empty()),
                "{span:?}"
            );
        };
        article.article.blocks.iter().for_each(|block| words(block.span));
        article
            .syntax
            .sentences
            .iter()
            .for_each(|sentence| words(sentence.span));
        article.syntax.tokens.iter().for_each(|token| words(token.span));
        article.mentions.iter().for_each(|mention| words(mention.span));
        article.quantities.iter().for_each(|quantity| words(quantity.span));
        article.times.iter().for_each(|time| words(time.span));
        article.quotes.iter().for_each(|quote| words(quote.span));
        article.triggers.iter().for_each(|trigger| words(trigger.span));
        article.statements.iter().for_each(|statement| words(statement.span));
    }
    let words = |location: Location| {
        let text = &comparison.articles[location.article].article.text;
        let words = text.get(location.span.range());
        assert!(words.is_some_and(|words| !words.is_empty()), "{location:?}");
    };
    for alignment in &comparison.alignments {
        alignment.members.iter().for_each(|member| words(member.location));
    }
    for evidence in comparison.findings.iter().flat_map(|finding| &finding.evidence) {
        words(evidence.location);
        for key in &evidence.keys {
            words(Location::new(evidence.location.article, *key));
        }
    }
}

/// The whole document, made by so many threads.
fn document(texts: &[&str], threads: usize) -> String {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    pool.expect("the system gives threads")
        .install(|| report::json::comparison(&compared(texts)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_found_lies_in_its_article_in_every_order_with_any_threads(texts in texts()) {
        let mut texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let comparison = compared(&texts);
        check_places(&comparison);
        prop_assert_eq!(document(&texts, 1), document(&texts, 3));
        texts.reverse();
        prop_assert_eq!(said(&comparison), said(&compared(&texts)));
    }
}

#[test]
fn the_sample_is_the_same_document_with_any_number_of_threads() {
    let texts: Vec<&str> = SAMPLE.iter().map(|(_, text)| *text).collect();
    assert_eq!(document(&texts, 1), document(&texts, 4));
}

/// What is said of the first articles alone, however many more are open, about facts and what they stress, or about silence.
/// Other framing is left out: how rare a word is, is told next to all accounts that are open, strangers too.
fn said_of_first(comparison: &Comparison, count: usize, silence: bool) -> Vec<String> {
    let mut kept = comparison.clone();
    let findings = comparison.findings.iter().filter(|finding| {
        let mut places = finding.evidence.iter().map(|it| it.location.article.index());
        let asked = match finding.kind {
            Kind::Agreement | Kind::Conflict | Kind::Compatible => !silence,
            Kind::Omission => silence,
            Kind::Framing => !silence && finding.rule.0.ends_with("-emphasis"),
        };
        asked && places.all(|at| at < count)
    });
    kept.findings = findings.cloned().collect();
    said(&kept)
}

#[test]
fn a_stranger_changes_no_fact_and_ends_no_silence() {
    let sample: Vec<&str> = SAMPLE.iter().map(|(_, text)| *text).collect();
    for texts in [
        &[FERRY_ONE, FERRY_TWO][..],
        &[FERRY_ONE, FERRY_TWO, FERRY_THREE],
        &sample,
    ] {
        let alone = compared(texts);
        let more = compared(&[texts, &[ORCHARD]].concat());
        let facts = said_of_first(&alone, texts.len(), false);
        assert!(!facts.is_empty());
        assert_eq!(facts, said_of_first(&more, texts.len(), false));
        // With more articles more omissions are told: what was told stays.
        let silent = said_of_first(&more, texts.len(), true);
        for told in said_of_first(&alone, texts.len(), true) {
            assert!(silent.contains(&told), "{told}");
        }
    }
}
