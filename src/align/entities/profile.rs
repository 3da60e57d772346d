//! What a chain is known by beyond its own article.

use std::collections::{BTreeMap, BTreeSet};

use crate::lexicon::gazetteer::{self, Use};
use crate::lexicon::nouns::Gender;
use crate::lexicon::numbers::small_number;
use crate::lexicon::person_names;
use crate::lexicon::{is_plural, nouns, singular, titles};
use crate::model::{AnalysedArticle, BlockKind, ChainId, EntityKind, Form, Mention, Role};
use crate::text::{ArticleId, Idx as _};

/// A noun phrase by which a chain is called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Description {
    /// Class of its head noun, or the noun in the singular where no class lists it.
    pub(super) concept: String,
    pub(super) plural: bool,
}

/// A chain as the other articles may know it.
#[derive(Clone)]
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
    /// Those of them that are written with a capital.
    pub(super) proper: BTreeSet<String>,
    /// Words that set it apart from another of its kind ("second", "larger").
    pub(super) apart: BTreeSet<String>,
    /// Bodies of which a country has one: class and country ("navy", "country:NO").
    pub(super) institutions: BTreeSet<(&'static str, &'static str)>,
    /// Ages said of it.
    pub(super) ages: BTreeSet<u32>,
    /// Each of its descriptions with the words before the head, sorted ("official|iranian").
    pub(super) wordings: BTreeSet<String>,
    /// Genders that its nouns and titles tell.
    pub(super) genders: BTreeSet<Gender>,
    /// Whether its first mention brings it in as something new ("a ship").
    pub(super) introduced: bool,
    /// Whether it is mentioned in the headline or the first paragraphs.
    pub(super) lead: bool,
    /// What it does and what is done to it: sense class of the event and role.
    pub(super) acts: BTreeSet<(String, Role)>,
    /// Head nouns of its descriptions, in the singular and in lower case.
    pub(super) heads: BTreeSet<String>,
    /// Its descriptions of two words or more, without article, in folded spelling ("indian navy").
    pub(super) phrases: BTreeSet<String>,
    /// Titles before its names and heads of its descriptions, as written in lower case ("special counsel").
    pub(super) titles: BTreeSet<String>,
    /// Numbers said of it ("23 pirates").
    pub(super) numbers: BTreeSet<String>,
    pub(super) mentions: usize,
    /// Where it is first mentioned in its article.
    pub(super) first: u32,
}

/// The profiles of an article's chains, in the chains' order.
pub(super) fn of_article(id: ArticleId, article: &AnalysedArticle) -> Vec<Profile> {
    let end = lead_end(article);
    let mut profiles: Vec<Profile> = article
        .chains
        .ids()
        .map(|chain| Profile::new(id, article, chain, end))
        .collect();
    for trigger in &article.triggers {
        for participant in &trigger.participants {
            if let Some(chain) = participant.chain {
                let acts = &mut profiles[chain.index()].acts;
                acts.insert((trigger.class.clone(), participant.role));
            }
        }
    }
    profiles
}

impl Profile {
    fn new(id: ArticleId, article: &AnalysedArticle, chain: ChainId, lead_end: u32) -> Self {
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
            proper: BTreeSet::new(),
            apart: BTreeSet::new(),
            institutions: BTreeSet::new(),
            ages: BTreeSet::new(),
            wordings: BTreeSet::new(),
            genders: BTreeSet::new(),
            introduced: false,
            lead: false,
            acts: BTreeSet::new(),
            heads: BTreeSet::new(),
            phrases: BTreeSet::new(),
            titles: BTreeSet::new(),
            numbers: BTreeSet::new(),
            mentions: facts.mentions.len(),
            first: 0,
        };
        for (order, mention) in facts.mentions.iter().enumerate() {
            let mention = &article.mentions[*mention];
            if order == 0 {
                this.first = mention.span.start;
                this.lead = mention.span.start < lead_end;
                let words = article.slice(mention.span).to_lowercase();
                this.introduced = words.starts_with("a ") || words.starts_with("an ");
            }
            this.ages.extend(age(article, mention));
            this.genders.extend(gender(article, mention));
            if mention.form != Form::Pronoun {
                this.institutions.extend(institution(article.slice(mention.span)));
            }
            match mention.form {
                Form::Name => this.add_name(article, mention),
                Form::Nominal => this.add_description(article, mention),
                Form::Pronoun => {}
            }
        }
        if !this.is_named() {
            this.gazetteer = this.described_capital();
        }
        this
    }

    /// "the Greek capital": the city that a description means wherever it is said.
    fn described_capital(&self) -> Option<&'static str> {
        self.phrases.iter().find_map(|phrase| {
            let country = phrase.strip_suffix(" capital")?;
            let country = country.strip_suffix("'s").unwrap_or(country);
            let name: String = country
                .split(' ')
                .map(person_names::capitalised)
                .collect::<Vec<_>>()
                .join(" ");
            gazetteer::readings(&name)
                .into_iter()
                .find_map(|reading| gazetteer::capital_of(reading.entry))
                .map(|city| city.key.as_str())
        })
    }

    /// Takes in what another chain of the same entity says.
    pub(super) fn take_in(&mut self, other: &Self) {
        if self.kind == EntityKind::Other {
            self.kind = other.kind;
        }
        self.gazetteer = self.gazetteer.or(other.gazetteer);
        for (form, count) in &other.forms {
            *self.forms.entry(form.clone()).or_default() += count;
        }
        for (description, count) in &other.descriptions {
            *self.descriptions.entry(description.clone()).or_default() += count;
        }
        self.names.extend(other.names.iter().cloned());
        self.modifiers.extend(other.modifiers.iter().cloned());
        self.proper.extend(other.proper.iter().cloned());
        self.apart.extend(other.apart.iter().cloned());
        self.institutions.extend(&other.institutions);
        self.ages.extend(&other.ages);
        self.wordings.extend(other.wordings.iter().cloned());
        self.genders.extend(&other.genders);
        self.acts.extend(other.acts.iter().cloned());
        self.heads.extend(other.heads.iter().cloned());
        self.phrases.extend(other.phrases.iter().cloned());
        self.titles.extend(other.titles.iter().cloned());
        self.numbers.extend(other.numbers.iter().cloned());
        self.mentions += other.mentions;
        self.lead |= other.lead;
    }

    pub(super) fn is_named(&self) -> bool {
        !self.forms.is_empty() || self.gazetteer.is_some()
    }

    /// The folded name that its article uses most; the least among the like.
    pub(super) fn main_name(&self) -> Option<String> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (form, count) in &self.forms {
            *counts.entry(folded(form)).or_default() += count;
        }
        counts
            .into_iter()
            .max_by(|(a, m), (b, n)| m.cmp(n).then_with(|| b.cmp(a)))
            .map(|(name, _)| name)
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
        let description = match nouns::noun(&head) {
            Some(noun) => Description {
                concept: noun.class.name.to_owned(),
                plural: noun.plural,
            },
            None => Description {
                concept: singular(&head),
                plural: is_plural(&head),
            },
        };
        let mut wording: Vec<String> = Vec::new();
        self.heads.insert(singular(&head));
        self.titles.insert(head);
        let phrase = folded(article.slice(mention.span));
        if phrase.contains(' ') {
            self.phrases.insert(phrase);
        }
        let before = mention.span.start as usize..mention.head.start as usize;
        for written in article.article.text[before].split(|c: char| !(c.is_alphanumeric() || c == '-')) {
            let word = written.to_lowercase();
            // "thirty-one" is a number, "two-way" is none.
            let spelt: Option<f64> = word.split('-').map(small_number).sum();
            if let Some(value) = spelt {
                self.numbers.insert(value.to_string());
                continue;
            }
            if word.starts_with(|c: char| c.is_ascii_digit()) && !word.contains('-') {
                self.numbers.insert(word);
                continue;
            }
            if APART.contains(&word.as_str()) {
                self.apart.insert(word.clone());
            }
            if word.len() > 2 && !SMALL.contains(&word.as_str()) && !word.ends_with("-year-old") {
                // The first word of a sentence has its capital from there.
                if written.starts_with(char::is_uppercase) && !opens(article, mention) {
                    self.proper.insert(word.clone());
                }
                wording.push(word.clone());
                self.modifiers.insert(word);
            }
        }
        let number = self.numbers.iter().next().filter(|_| description.plural);
        wording.extend(number.cloned());
        if !wording.is_empty() {
            wording.sort_unstable();
            let ending = if description.plural { "s" } else { "" };
            self.wordings
                .insert(format!("{}{ending}|{}", description.concept, wording.join(" ")));
        }
        *self.descriptions.entry(description).or_default() += 1;
    }
}

/// The body that a phrase names by its country: "the Danish navy", "Denmark's Navy".
fn institution(phrase: &str) -> Option<(&'static str, &'static str)> {
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let class = nouns::noun(&words.last()?.to_lowercase())?.class;
    if !nouns::institution(class.name) {
        return None;
    }
    let country = |word: &&str| {
        let bare = word.trim_end_matches("'s").trim_end_matches("\u{2019}s");
        let readings = gazetteer::readings(bare);
        let of_country = |reading: &gazetteer::Reading| {
            matches!(reading.entry.sort, gazetteer::Sort::Country) && matches!(reading.used, Use::Name | Use::Adjective)
        };
        readings.into_iter().find(of_country).map(|reading| reading.entry)
    };
    let entry = words.iter().find_map(country)?;
    Some((class.name, &entry.key))
}

/// Whether a mention opens its sentence.
fn opens(article: &AnalysedArticle, mention: &Mention) -> bool {
    article
        .syntax
        .sentence_at(mention.span.start)
        .is_some_and(|sentence| article.syntax.sentences[sentence].span.start == mention.span.start)
}

/// The age that a mention tells: "a 59-year-old woman", "Ann Lee, 59,".
fn age(article: &AnalysedArticle, mention: &Mention) -> Option<u32> {
    let phrase = article.slice(mention.span);
    let phrase = phrase.replace(" - ", "-");
    if let Some((before, _)) = phrase.split_once("-year-old") {
        return before.rsplit(|c: char| !c.is_ascii_digit()).next()?.parse().ok();
    }
    if mention.form != Form::Name {
        return None;
    }
    let after = &article.article.text[mention.span.end as usize..];
    let (digits, rest) = after.strip_prefix(", ")?.split_at_checked(2)?;
    rest.starts_with([',', '.', ';', ')']).then(|| digits.parse().ok())?
}

/// The gender that a mention's noun or title tells; a given name alone tells none for sure.
fn gender(article: &AnalysedArticle, mention: &Mention) -> Option<Gender> {
    let head = article.slice(mention.head).to_lowercase();
    let told = match mention.form {
        Form::Name => {
            let before = &article.article.text[mention.span.start as usize..mention.head.start as usize];
            titles::title(before.trim()).map(|title| title.gender)
        }
        Form::Nominal => nouns::noun(&head).map(|noun| noun.gender),
        // Whom a pronoun means is the least sure of all links.
        Form::Pronoun => None,
    };
    told.filter(|gender| *gender != Gender::Unknown)
}

/// Where the first paragraphs of an article end.
fn lead_end(article: &AnalysedArticle) -> u32 {
    article
        .article
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Paragraph)
        .nth(LEAD - 1)
        .map_or(u32::MAX, |block| block.span.end)
}

/// Paragraphs that tell the news before the details.
const LEAD: usize = 3;
/// Words that tell one thing from another of its kind.
const APART: [&str; 11] = [
    "second", "third", "other", "another", "larger", "smaller", "bigger", "former", "earlier", "previous", "separate",
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
    let words = out.split_whitespace().map(in_full).collect::<Vec<_>>().join(" ");
    words.strip_prefix("the ").map_or(words.clone(), str::to_owned)
}

/// Short forms that are written as often as the word itself.
fn in_full(word: &str) -> &str {
    match word {
        "mt" => "mount",
        "ft" => "fort",
        "dept" => "department",
        "univ" => "university",
        "intl" => "international",
        "assn" => "association",
        "natl" => "national",
        other => other,
    }
}
