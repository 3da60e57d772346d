//! The document that `group` writes.

use std::borrow::Cow;

use serde::Serialize;

use crate::model::{Article, ArticleCopy, Story};
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
    /// Those of them that say nothing of their own.
    copies: Vec<Folded<'a>>,
}

/// An article that is a copy of another of the same story.
#[derive(Serialize)]
struct Folded<'a> {
    article: Cow<'a, str>,
    of: Cow<'a, str>,
    /// Of its words, how many stand there, 0 to 1.
    share: super::document::Score,
    /// The same for a reader.
    why: String,
}

/// The stories as one JSON object with a final newline.
#[must_use]
pub fn stories(articles: &IndexVec<ArticleId, Article>, stories: &[Story]) -> String {
    let path = |id: ArticleId| articles[id].source.path.to_string_lossy();
    let folded = |copy: &ArticleCopy| Folded {
        article: path(copy.article),
        of: path(copy.of),
        share: super::document::Score(copy.share as f32 / 100.0),
        why: copy.says(
            &articles[copy.article].source.file_name(),
            &articles[copy.of].source.file_name(),
        ),
    };
    let groups = stories.iter().enumerate().map(|(id, story)| Group {
        id,
        label: &story.label,
        articles: story.articles.iter().map(|id| path(*id)).collect(),
        copies: story.copies.iter().map(folded).collect(),
    });
    let grouping = Grouping {
        stories: groups.collect(),
    };
    super::to_json(&grouping) + "\n"
}
