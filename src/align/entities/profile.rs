//! What a chain is known by beyond its own article.

use std::collections::{BTreeMap, BTreeSet};

use crate::lexicon::gazetteer::{self, Use};
use crate::lexicon::{nouns, titles};
use crate::model::{AnalysedArticle, ChainId, EntityKind, Form, Mention};
use crate::text::ArticleId;

/// A noun phrase by which a chain is called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Description {
    /// Class of its head noun.
    pub(super) class: &'static str,
    pub(super) plural: bool,
}

/// A chain as the other articles may know it.
pub(super) struct Profile {
    pub(super) article: ArticleId,
    pub(super) chain: ChainId,
    /// The name that its own article shows.
    pub(super) name: String,
    pub(super) kind: EntityKind,
    pub(super) gazetteer: Option<&'static str>,
    /// Names as written, with how often.
    pub(super) forms: BTreeMap<String, usize>,
    /// Names in folded spelling.
    pub(super) names: BTreeSet<String>,
    /// Descriptions, with how often.
    pub(super) descriptions: BTreeMap<Description, usize>,
    /// Content words before the heads of its descriptions.
    pub(super) modifiers: BTreeSet<String>,
    /// Titles before its names and heads of its descriptions, as written in lower case ("special counsel").
    pub(super) titles: BTreeSet<String>,
    /// Numbers said of it ("23 pirates").
    pub(super) numbers: BTreeSet<String>,
    pub(super) mentions: usize,
    /// Where it is first mentioned in its article.
    pub(super) first: u32,
}

impl Profile {
    pub(super) fn new(id: ArticleId, article: &AnalysedArticle, chain: ChainId) -> Self {
        let facts = &article.chains[chain];
        let mut this = Self {
            article: id,
            chain,
            name: facts.name.clone(),
            kind: facts.kind,
            gazetteer: facts.gazetteer,
            forms: BTreeMap::new(),
            names: BTreeSet::new(),
            descriptions: BTreeMap::new(),
            modifiers: BTreeSet::new(),
            titles: BTreeSet::new(),
            numbers: BTreeSet::new(),
            mentions: facts.mentions.len(),
            first: 0,
        };
        for (order, mention) in facts.mentions.iter().enumerate() {
            let mention = &article.mentions[*mention];
            if order == 0 {
                this.first = mention.span.start;
            }
            match mention.form {
                Form::Name => this.add_name(article, mention),
                Form::Nominal => this.add_description(article, mention),
                Form::Pronoun => {}
            }
        }
        this
    }

    pub(super) fn is_named(&self) -> bool {
        !self.forms.is_empty() || self.gazetteer.is_some()
    }

    fn add_name(&mut self, article: &AnalysedArticle, mention: &Mention) {
        let name = article.slice(mention.head);
        if mention.span.start < mention.head.start {
            let before = &article.article.text[mention.span.start as usize..mention.head.start as usize];
            self.titles.extend(title_at_end(before));
        }
        // An adjective or an inhabitant leads to the country, but is no name of it.
        let other = gazetteer::readings(name)
            .iter()
            .any(|reading| Some(reading.entry.key.as_str()) == self.gazetteer && reading.used != Use::Name);
        if !other {
            *self
                .forms
                .entry(name.split_whitespace().collect::<Vec<_>>().join(" "))
                .or_default() += 1;
            self.names.insert(folded(name));
        }
    }

    fn add_description(&mut self, article: &AnalysedArticle, mention: &Mention) {
        let head = article.slice(mention.head).to_lowercase();
        let Some(noun) = nouns::noun(&head) else { return };
        let description = Description {
            class: noun.class.name,
            plural: noun.plural,
        };
        *self.descriptions.entry(description).or_default() += 1;
        self.titles.insert(head);
        let before = mention.span.start as usize..mention.head.start as usize;
        for word in article.article.text[before].split(|c: char| !(c.is_alphanumeric() || c == '-')) {
            let word = word.to_lowercase();
            if word.starts_with(|c: char| c.is_ascii_digit()) && !word.contains('-') || NUMBERS.contains(&word.as_str())
            {
                self.numbers.insert(word);
            } else if word.len() > 2 && !SMALL.contains(&word.as_str()) {
                self.modifiers.insert(word);
            }
        }
    }
}

const NUMBERS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];
const SMALL: [&str; 14] = [
    "the", "his", "her", "its", "their", "our", "this", "that", "these", "those", "any", "some", "another", "more",
];

/// The longest title or role noun that ends the words before a name, in lower case.
fn title_at_end(before: &str) -> Option<String> {
    let words: Vec<&str> = before.split_whitespace().collect();
    (words.len().saturating_sub(titles::LONGEST)..words.len()).find_map(|first| {
        let phrase = words[first..].join(" ");
        let lower = phrase.to_lowercase();
        let known =
            titles::title(&phrase).is_some_and(|title| title.class != "courtesy") || nouns::noun(&lower).is_some();
        known.then_some(lower)
    })
}

/// A name without what spelling varies: case, full stops, hyphens, "the", a curly apostrophe.
pub(super) fn folded(name: &str) -> String {
    let lower = name.to_lowercase();
    let mut out = String::with_capacity(lower.len());
    for c in lower.chars() {
        match c {
            '.' => {}
            '\u{2019}' => out.push('\''),
            c if c.is_alphanumeric() || matches!(c, '\'' | '&') => out.push(c),
            _ => out.push(' '),
        }
    }
    let words = out.split_whitespace().collect::<Vec<_>>().join(" ");
    words.strip_prefix("the ").map_or(words.clone(), str::to_owned)
}
