//! Files that other programs made of one article give the findings that its plain text gives, next to a second article.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use parallax::model::{AnalysedArticle, Article, Comparison, Config, Evidence};
use parallax::pipeline;
use parallax::text::{Cancel, Location};

/// Words of a file that its layout has changed: a compound parted at its own hyphen stands nowhere else in the document.
/// The list of docs/FORMATS.md.
const BORN_OF_LAYOUT: &[(&str, &str, &str)] = &[("columns.pdf", "coldstorage", "cold-storage")];

/// What the list above may change of a reason: how much of its content a passage has in another.
const SHARE: &str = " % of its content";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats")
}

/// The article of a file; of an archive the first. All are called alike, so that reasons can be compared.
fn article(name: &str) -> Article {
    let bytes = std::fs::read(folder().join(name)).expect("the fixture is there");
    let mut article = pipeline::read_all(&bytes, Path::new(name))
        .remove(0)
        .unwrap_or_else(|error| panic!("{error}"));
    article.outlet = Some("First".to_owned());
    article
}

fn analysed(article: Article) -> Arc<AnalysedArticle> {
    Arc::new(pipeline::analyse(article, &Config::default(), &Cancel::new()).expect("nobody cancels"))
}

/// Kind, rule, exact words and reason of each finding, sorted.
fn findings(one: Article, other: &Arc<AnalysedArticle>) -> Vec<String> {
    let articles = vec![analysed(one), Arc::clone(other)];
    let comparison: Comparison =
        pipeline::compare(articles, &Config::default(), &Cancel::new(), &|_| ()).expect("nobody cancels");
    let words = |place: &Location| {
        let text = &comparison.articles[place.article].article.text;
        place.span.slice(text).to_owned()
    };
    let mut said: Vec<String> = comparison
        .findings
        .iter()
        .map(|finding| {
            let keys = |it: &Evidence| -> Vec<String> {
                let article = it.location.article;
                it.keys.iter().map(|key| words(&Location::new(article, *key))).collect()
            };
            let places: Vec<_> = finding
                .evidence
                .iter()
                .map(|it| (words(&it.location), keys(it)))
                .collect();
            format!("{:?} {} {places:?} {}", finding.kind, finding.rule.0, finding.why)
        })
        .collect();
    said.sort();
    said
}

/// A finding with the words of the list put right, and then without the share that they change.
fn put_right(name: &str, finding: &str) -> String {
    let mut right = finding.to_owned();
    for (_, wrong, words) in BORN_OF_LAYOUT.iter().filter(|(file, ..)| *file == name) {
        right = right.replace(wrong, words);
    }
    match right.find(SHARE) {
        Some(at) => right[..at]
            .trim_end_matches(|letter: char| letter.is_ascii_digit())
            .to_owned(),
        None => right,
    }
}

#[test]
fn every_format_gives_the_findings_of_its_plain_twin() {
    let mut other = article("other.txt");
    other.outlet = Some("Second".to_owned());
    let other = analysed(other);
    let mut names: Vec<String> = std::fs::read_dir(folder())
        .expect("the fixtures are there")
        .map(|entry| {
            entry
                .expect("it can be listed")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| !["build.py", "twin.txt", "other.txt", "locked.pdf"].contains(&name.as_str()))
        .collect();
    names.sort();
    assert!(names.len() >= 15, "{names:?}");
    for name in names {
        let made = article(&name);
        // A mail says on which day it was sent; the twin is told the same.
        let mut twin = article("twin.txt");
        twin.published = made.published;
        let (want, found) = (findings(twin, &other), findings(made, &other));
        assert!(want.len() > 20, "{}", want.len());
        if BORN_OF_LAYOUT.iter().any(|(file, ..)| *file == name) {
            let right = |findings: &[String]| -> Vec<String> {
                let mut right: Vec<String> = findings.iter().map(|finding| put_right(&name, finding)).collect();
                right.sort();
                right
            };
            assert_ne!(found, want, "{name} has no place in the list any more");
            assert_eq!(right(&found), right(&want), "{name}");
        } else {
            assert_eq!(found, want, "{name}");
        }
    }
}
