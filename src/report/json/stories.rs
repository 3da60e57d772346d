//! The document that `group` writes.

use std::borrow::Cow;

use serde::Serialize;

use crate::model::{Article, Story};
use crate::text::{ArticleId, IndexVec};

/// All stories.
#[derive(Serialize)]
struct Grouping<'a> {
    stories: Vec<Group<'a>>,
}

/// Articles about one event, by their paths as given.
#[derive(Serialize)]
struct Group<'a> {
    id: usize,
    label: &'a str,
    articles: Vec<Cow<'a, str>>,
}

/// The stories as one JSON object with a final newline.
#[must_use]
pub fn stories(articles: &IndexVec<ArticleId, Article>, stories: &[Story]) -> String {
    let groups = stories.iter().enumerate().map(|(id, story)| Group {
        id,
        label: &story.label,
        articles: story
            .articles
            .iter()
            .map(|id| articles[*id].source.path.to_string_lossy())
            .collect(),
    });
    let grouping = Grouping {
        stories: groups.collect(),
    };
    super::to_json(&grouping) + "\n"
}
