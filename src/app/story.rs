//! The comparison on screen with the tables that every view needs of it.

use std::sync::Arc;

use crate::model::{Comparison, EntityId, Finding, FindingId, Form, MentionId};
use crate::text::{ArticleId, Idx as _, IndexVec, Span};

use super::Step;
use super::digest::Digest;
use super::framing::Framing;
use super::marks::Marks;
use super::paragraphs::Setting;
use super::synopsis::Synopsis;
use super::timeline::Timeline;

/// Words by which an article names an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The words.
    pub words: String,
    /// How often.
    pub count: usize,
    /// Whether they are a pronoun.
    pub pronoun: bool,
}

/// A comparison and what follows from it; built once, never edited.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// The facts.
    pub comparison: Arc<Comparison>,
    /// What is marked in the texts.
    pub marks: Marks,
    /// How each article is cut into paragraphs.
    pub settings: IndexVec<ArticleId, Setting>,
    /// Words in each article.
    pub words: IndexVec<ArticleId, usize>,
    /// Mentions of each entity in each article.
    pub entity_counts: Vec<Vec<usize>>,
    /// The story on one page.
    pub digest: Digest,
    /// Whether each finding is of lesser weight.
    pub minor: Vec<bool>,
    /// Fact by article.
    pub synopsis: Synopsis,
    /// How each article tells it.
    pub framing: Framing,
    /// What is dated, day by day.
    pub timeline: Timeline,
}

impl Story {
    /// Builds the tables.
    #[must_use]
    pub fn new(comparison: Arc<Comparison>) -> Self {
        Self {
            marks: Marks::of(&comparison),
            settings: comparison.articles.iter().map(|article| Setting::of(article)).collect(),
            words: comparison
                .articles
                .iter()
                .map(|article| article.article.words())
                .collect(),
            entity_counts: comparison
                .entities
                .ids()
                .map(|entity| mention_counts(&comparison, entity))
                .collect(),
            digest: Digest::of(&comparison),
            minor: super::filter::minor(&comparison),
            synopsis: Synopsis::of(&comparison),
            framing: Framing::of(&comparison),
            timeline: Timeline::of(&comparison),
            comparison,
        }
    }

    /// Whether no article is open.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.comparison.articles.is_empty()
    }

    /// The headline, else the first words, else the file's name.
    #[must_use]
    pub fn title(&self, article: ArticleId) -> String {
        self.comparison.articles[article].article.headline()
    }

    /// The file's name without its folders.
    #[must_use]
    pub fn file_name(&self, article: ArticleId) -> String {
        self.comparison.articles[article].article.source.file_name()
    }

    /// The outlet, else the file's name.
    #[must_use]
    pub fn outlet(&self, article: ArticleId) -> String {
        let outlet = self.comparison.articles[article].article.outlet.clone();
        outlet.unwrap_or_else(|| self.file_name(article))
    }

    /// The articles that bear a finding, in order, each once.
    #[must_use]
    pub fn articles_of(&self, finding: FindingId) -> Vec<ArticleId> {
        let evidence = &self.comparison.findings[finding].evidence;
        let mut articles: Vec<_> = evidence.iter().map(|evidence| evidence.location.article).collect();
        articles.sort_unstable();
        articles.dedup();
        articles
    }

    /// Where a finding is seen in an article: its first deciding words there, else the passage.
    #[must_use]
    pub fn seat(&self, finding: FindingId, article: ArticleId) -> Option<Span> {
        let mut evidence = self.comparison.findings[finding].evidence.iter();
        let first = evidence.find(|evidence| evidence.location.article == article)?;
        Some(first.keys.first().copied().unwrap_or(first.location.span))
    }

    /// The words by which an article names an entity, most used first; pronouns, which say nothing, come last.
    #[must_use]
    pub fn labels(&self, entity: EntityId, article: ArticleId) -> Vec<Label> {
        let analysed = &self.comparison.articles[article];
        let mut labels: Vec<Label> = Vec::new();
        for (_, mention) in self
            .comparison
            .mentions_of(entity)
            .into_iter()
            .filter(|(of, _)| *of == article)
        {
            let mention = &analysed.mentions[mention];
            let words = super::digest::one_line(analysed.slice(mention.span));
            match labels
                .iter_mut()
                .find(|label| label.words.to_lowercase() == words.to_lowercase())
            {
                Some(label) => label.count += 1,
                None => labels.push(Label {
                    words,
                    count: 1,
                    pronoun: mention.form == Form::Pronoun,
                }),
            }
        }
        labels.sort_by_key(|label| (label.pronoun, std::cmp::Reverse(label.count)));
        labels
    }

    /// A finding as a citation: what it says, then the exact words of each article with outlet, headline and date.
    #[must_use]
    pub fn citation(&self, finding: FindingId) -> String {
        let found = &self.comparison.findings[finding];
        let mut lines = vec![found.summary.clone()];
        for evidence in &found.evidence {
            let article = evidence.location.article;
            let read = &self.comparison.articles[article].article;
            let words = super::digest::one_line(evidence.location.span.slice(&read.text));
            let mut source = vec![self.outlet(article)];
            source.extend(
                read.title
                    .as_ref()
                    .map(|_| format!("\u{201c}{}\u{201d}", self.title(article))),
            );
            source.extend(read.published.map(super::dates::day_month));
            lines.push(format!("\u{201c}{words}\u{201d} ({})", source.join(", ")));
        }
        lines.join("\n")
    }

    /// The mention after or before `current` over the columns in `order`, around the end.
    ///
    /// Without a current mention the first or the last one. `within` an article, only its own are walked.
    #[must_use]
    pub fn step_mention(
        &self,
        entity: EntityId,
        current: Option<(ArticleId, MentionId)>,
        step: Step,
        within: bool,
        order: &[ArticleId],
    ) -> Option<(ArticleId, MentionId)> {
        let seat = |article: ArticleId| order.iter().position(|shown| *shown == article);
        let mut mentions = self.comparison.mentions_of(entity);
        mentions.retain(|(article, _)| seat(*article).is_some());
        if let (true, Some((article, _))) = (within, current) {
            mentions.retain(|(of, _)| *of == article);
        }
        mentions.sort_by_key(|(article, mention)| (seat(*article), *mention));
        let count = mentions.len();
        let at = current.and_then(|current| mentions.iter().position(|mention| *mention == current));
        let next = match (at, step) {
            (_, _) if count == 0 => return None,
            (None, Step::Next) => 0,
            (None, Step::Previous) => count - 1,
            (Some(at), Step::Next) => (at + 1) % count,
            (Some(at), Step::Previous) => (at + count - 1) % count,
        };
        Some(mentions[next])
    }

    /// The finding's line without the part that names what it is about, and that part: "Killed", "14 / 19".
    #[must_use]
    pub fn headline(finding: &Finding) -> (&str, Option<&str>) {
        match finding.summary.split_once(": ") {
            Some((about, values)) if about.chars().count() <= 40 => (about, Some(values)),
            _ => (&finding.summary, None),
        }
    }
}

/// Number of mentions of an entity in each article.
fn mention_counts(comparison: &Comparison, entity: EntityId) -> Vec<usize> {
    let mut counts = vec![0; comparison.articles.len()];
    for (article, chain) in &comparison.entities[entity].chains {
        counts[article.index()] += comparison.articles[*article].chains[*chain].mentions.len();
    }
    counts
}

/// The letter that stands for an article: A, B, … Z, AA, AB.
#[must_use]
pub fn letter(article: ArticleId) -> String {
    let mut rest = article.index();
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (rest % 26) as u8));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.iter().rev().collect()
}

/// The letters of several articles with spaces between: "A C".
#[must_use]
pub fn letters(articles: &[ArticleId]) -> String {
    articles
        .iter()
        .map(|article| letter(*article))
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let at = |index| letter(ArticleId::from_usize(index));
        assert_eq!(
            [at(0), at(2), at(25), at(26), at(27), at(52)],
            ["A", "C", "Z", "AA", "AB", "BA"]
        );
    }
}
