//! What the tests of the rules share: two short accounts of one story, and whether a rule fires on them.

use std::path::Path;

use crate::model::Config;
use crate::pipeline;
use crate::text::Cancel;

/// What both accounts tell besides the sentences of the test, so that they are about one story.
const COMMON: [&str; 2] = [
    "The ferry Aurora struck a reef in thick fog near Lindholm harbour and sank within an hour.",
    "In thick fog near Lindholm harbour the ferry Aurora hit a reef and sank within an hour.",
];

/// Asserts whether the rule named `rule` fires on two accounts that hold these sentences.
pub(super) fn check(rule: &str, one: &str, other: &str, expected: bool) {
    let (config, cancel) = (Config::default(), Cancel::new());
    let articles = [one, other]
        .iter()
        .zip(COMMON)
        .enumerate()
        .map(|(at, (told, common))| {
            let text = format!("{common}\n\n{told}");
            let article = pipeline::read(text.as_bytes(), Path::new(&format!("{at}.txt"))).expect("it is text");
            pipeline::analyse(article, &config, &cancel)
                .expect("nobody cancels")
                .into()
        })
        .collect();
    let comparison = pipeline::compare(articles, &config, &cancel, &|_| ()).expect("nobody cancels");
    let found: Vec<_> = comparison
        .findings
        .iter()
        .filter(|finding| finding.rule.0 == rule)
        .collect();
    let said: Vec<_> = comparison
        .findings
        .iter()
        .map(|finding| (finding.rule.0, &finding.summary))
        .collect();
    assert_eq!(!found.is_empty(), expected, "{rule} on {one:?} and {other:?}: {said:?}");
}
