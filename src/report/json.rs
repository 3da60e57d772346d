//! JSON after the contract: the comparison document, and the lines of `annotate` and `extract`.
//!
//! Owns the export types and the numbering of the facts. It must never decide what is worth
//! exporting: everything that the model holds goes out.

mod document;
mod facts;
mod numbering;
mod stories;

use serde::Serialize;

use crate::model;
use crate::model::{Comparison, Notice};
use crate::text::{ArticleId, Idx, Location, Span};

use super::view::Report;
use document::{
    Alignment, Annotation, Article, ArticleCopy, Block, Extraction, Finding, LeftOut, Passage, Reviewed, Score, Setting,
};
use facts::facts;
use numbering::Numbering;

pub use stories::stories;

/// Name and version of the document's format.
pub const FORMAT: &str = "parallax.comparison/1";

/// Name and version of the program.
pub const GENERATOR: &str = concat!("parallax ", env!("CARGO_PKG_VERSION"));

/// The comparison document: one JSON object with a line for each item of a list, and a final newline.
///
/// The same comparison gives the same bytes.
#[must_use]
pub fn comparison(comparison: &Comparison) -> String {
    let numbering = Numbering::new(comparison);
    let facts = facts(comparison, &numbering);
    let mut out = format!(
        "{{\"format\":{},\"generator\":{}",
        to_json(&FORMAT),
        to_json(&GENERATOR)
    );
    let articles: Vec<_> = comparison
        .articles
        .enumerated()
        .map(|(id, it)| article(id, it))
        .collect();
    push_list(&mut out, "articles", &articles);
    push_list(&mut out, "mentions", &facts.mentions);
    push_list(&mut out, "entities", &facts.entities);
    push_list(&mut out, "quantities", &facts.quantities);
    push_list(&mut out, "times", &facts.times);
    push_list(&mut out, "quotes", &facts.quotes);
    push_list(&mut out, "events", &facts.events);
    push_list(&mut out, "statements", &facts.statements);
    push_list(&mut out, "alignments", &alignments(comparison));
    push_list(&mut out, "findings", &findings(comparison));
    push_list(&mut out, "copies", &copies(comparison));
    push_list(&mut out, "notices", &messages(&comparison.notices));
    out.push_str("}\n");
    out
}

/// The comparison document with two lists more: `settings`, and `review`, a reader's decisions by finding.
#[must_use]
pub fn reviewed(report: &Report<'_>) -> String {
    let mut out = comparison(report.comparison);
    out.truncate(out.trim_end().len() - 1);
    let settings: Vec<_> = report
        .settings()
        .into_iter()
        .map(|(name, value)| Setting { name, value })
        .collect();
    push_list(&mut out, "settings", &settings);
    let decided = |id| {
        let decision = report.decisions.of(id);
        (report.parts.decisions && !decision.is_empty()).then(|| Reviewed {
            finding: Idx::index(id),
            verdict: decision.verdict,
            note: decision.note,
            reviewer: decision.reviewer,
        })
    };
    let review: Vec<_> = report.comparison.findings.ids().filter_map(decided).collect();
    push_list(&mut out, "review", &review);
    out.push_str("}\n");
    out
}

/// A line of `annotate`, with its final newline: the article of a comparison of one, and its facts.
///
/// Empty for a comparison without articles; of several, the facts of all stand beside the first article.
#[must_use]
pub fn annotation(comparison: &Comparison) -> String {
    let Some((id, analysed)) = comparison.articles.enumerated().next() else {
        return String::new();
    };
    let facts = facts(comparison, &Numbering::new(comparison));
    let line = Annotation {
        article: article(id, analysed),
        mentions: facts.mentions,
        entities: facts.entities,
        quantities: facts.quantities,
        times: facts.times,
        quotes: facts.quotes,
        events: facts.events,
        statements: facts.statements,
    };
    to_json(&line) + "\n"
}

/// A line of `extract`, with its final newline: what was read from a file.
#[must_use]
pub fn extraction(article: &model::Article) -> String {
    let line = Extraction {
        path: path(article),
        title: article.title.as_deref(),
        byline: article.byline.as_deref(),
        outlet: article.outlet.as_deref(),
        published: article.published.map(|day| day.to_string()),
        updated: article.updated.map(|day| day.to_string()),
        language: article.language.as_deref(),
        text: &article.text,
        left_out: article
            .left_out
            .iter()
            .map(|left| LeftOut {
                words: &left.words,
                reason: left.reason.words(),
            })
            .collect(),
        notices: messages(&article.notices),
    };
    to_json(&line) + "\n"
}

fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("the export types have string keys and writing to memory does not fail")
}

/// One item a line, so that two documents can be compared by lines.
fn push_list(out: &mut String, name: &str, items: &[impl Serialize]) {
    out.push_str(",\n\"");
    out.push_str(name);
    out.push_str("\":[");
    for (at, item) in items.iter().enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        out.push_str(&to_json(item));
    }
    out.push_str(if items.is_empty() { "]" } else { "\n]" });
}

fn copies(comparison: &Comparison) -> Vec<ArticleCopy> {
    let copies = comparison.copies.iter().map(|copy| ArticleCopy {
        article: copy.article.index(),
        of: copy.of.index(),
        share: Score(copy.share as f32 / 100.0),
        folded: copy.is_folded(),
    });
    copies.collect()
}

fn path(article: &model::Article) -> String {
    article.source.path.to_string_lossy().into_owned()
}

fn messages(notices: &[Notice]) -> Vec<&str> {
    notices.iter().map(|notice| notice.message.as_str()).collect()
}

fn article(id: ArticleId, analysed: &model::AnalysedArticle) -> Article<'_> {
    let article = &analysed.article;
    let mut notices = messages(&article.notices);
    notices.extend(messages(&analysed.notices));
    Article {
        id: id.index(),
        path: path(article),
        sha256: &article.source.sha256,
        title: article.title.as_deref(),
        byline: article.byline.as_deref(),
        outlet: article.outlet.as_deref(),
        published: article.published.map(|day| day.to_string()),
        language: article.language.as_deref(),
        text: &article.text,
        blocks: article
            .blocks
            .iter()
            .map(|block| Block {
                range: block.span.into(),
                kind: block.kind,
            })
            .collect(),
        sentences: analysed.syntax.sentences.iter().map(|it| it.span.into()).collect(),
        notices,
    }
}

fn alignments(comparison: &Comparison) -> Vec<Alignment> {
    let mut sorted: Vec<_> = comparison.alignments.iter().collect();
    sorted.sort_by_key(|alignment| alignment.members.iter().map(|it| it.location).collect::<Vec<_>>());
    sorted
        .into_iter()
        .enumerate()
        .map(|(id, alignment)| Alignment {
            id,
            score: Score(alignment.score),
            members: alignment
                .members
                .iter()
                .map(|member| passage(member.location, &member.keys))
                .collect(),
        })
        .collect()
}

fn findings(comparison: &Comparison) -> Vec<Finding<'_>> {
    comparison
        .findings
        .enumerated()
        .map(|(id, finding)| Finding {
            id: id.index(),
            kind: finding.kind,
            dimension: finding.dimension,
            rule: finding.rule.0,
            confidence: Score(finding.confidence),
            importance: Score(finding.importance),
            summary: &finding.summary,
            why: &finding.why,
            evidence: finding
                .evidence
                .iter()
                .map(|evidence| passage(evidence.location, &evidence.keys))
                .collect(),
            absent_in: finding.absent_in.iter().map(|article| article.index()).collect(),
        })
        .collect()
}

fn passage(location: Location, keys: &[Span]) -> Passage {
    Passage {
        place: location.into(),
        keys: keys.iter().copied().map(Into::into).collect(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::document::Decimal;
    use super::*;
    use crate::model::fixture;

    fn parsed(text: &str) -> Value {
        serde_json::from_str(text).expect("valid JSON")
    }

    #[test]
    fn ids_are_positions_and_references_hold() {
        let text = comparison(&fixture::comparison());
        assert!(text.ends_with("}\n"));
        let doc = parsed(&text);
        assert_eq!(doc["format"], FORMAT);
        let lists = [
            "articles",
            "mentions",
            "entities",
            "quantities",
            "times",
            "quotes",
            "events",
            "statements",
            "alignments",
            "findings",
        ];
        for list in lists {
            for (at, item) in doc[list].as_array().expect(list).iter().enumerate() {
                assert_eq!(item["id"], at, "{list}");
            }
        }
        assert_eq!(doc["mentions"][1]["article"], 1);
        assert_eq!(doc["quotes"][1]["entity"], 1);
        assert_eq!(doc["statements"][1]["quote"], 1);
        assert_eq!(doc["statements"][1]["event"], 0);
        assert_eq!(doc["quantities"][1]["event"], 0);
        assert_eq!(doc["events"].as_array().map(Vec::len), Some(1));
        assert_eq!(doc["events"][0]["mentions"].as_array().map(Vec::len), Some(2));
    }

    #[test]
    fn chains_and_triggers_that_nothing_joined_get_entries_of_their_own() {
        let mut bare = fixture::comparison();
        bare.entities = crate::text::IndexVec::new();
        bare.events = crate::text::IndexVec::new();
        let doc = parsed(&comparison(&bare));
        assert_eq!(doc["entities"][0]["name"], "Lena Voss");
        assert_eq!(
            doc["entities"][1],
            json!({"id": 1, "name": "the mayor", "type": "person", "mentions": [1]})
        );
        assert_eq!(doc["events"][1]["label"], "killed");
        assert_eq!(doc["statements"][1]["event"], 1);
    }

    #[test]
    fn numbers_are_written_as_people_write_them() {
        for (value, written) in [
            (100.0, "100"),
            (-3.0, "-3"),
            (6.1, "6.1"),
            (0.1 + 0.2, "0.3"),
            (2.5e18, "2.5e+18"),
            (f64::NAN, "null"),
        ] {
            assert_eq!(to_json(&Decimal(value)), written);
        }
        assert_eq!(to_json(&Score(0.812_345)), "0.8123");
        assert_eq!(to_json(&Score(f32::NAN)), "0.0");
    }

    #[test]
    fn a_place_of_an_event_is_another_participant_in_the_contract() {
        let doc = parsed(&comparison(&fixture::comparison()));
        assert_eq!(doc["events"][0]["participants"][0]["role"], "other");
    }

    #[test]
    fn an_annotation_is_one_line() {
        let mut one = fixture::comparison();
        one.articles = one.articles.into_iter().take(1).collect();
        one.events = crate::text::IndexVec::new();
        let text = annotation(&one);
        assert_eq!(text.matches('\n').count(), 1);
        let doc = parsed(&text);
        assert_eq!(doc["path"], "a.txt");
        assert_eq!(doc["published"], "2024-05-07");
        assert_eq!(doc["quantities"][0]["low"], 12);
        assert_eq!(doc["quantities"][0]["high"], Value::Null);
        assert_eq!(annotation(&Comparison::default()), "");
    }

    #[test]
    fn an_extraction_holds_what_was_read() {
        let doc = parsed(&extraction(
            &fixture::bare("x/y.txt", "Title\n\nBody \u{2028} text.").article,
        ));
        assert_eq!(doc["path"], "x/y.txt");
        assert_eq!(doc["text"], "Title\n\nBody \u{2028} text.");
        assert_eq!(doc["byline"], Value::Null);
    }
}
