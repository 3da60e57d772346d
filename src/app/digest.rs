//! The story on one page: what the overview says, all of it in the articles' own words and in counts.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    AnalysedArticle, Certainty, ChainId, Comparison, EntityId, EntityKind, Evidence, Finding, FindingId, Kind,
};
use crate::text::{ArticleId, Idx as _, Span};

use super::about::Abouts;
use super::counted;
use super::dates::spelled;

/// What the overview shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digest {
    /// The headline that shares most with the other articles, and whose it is.
    pub headline: Option<(ArticleId, String)>,
    /// When, where, who, and how many report it.
    pub line: String,
    /// Conflicts.
    pub clashes: Vec<Item>,
    /// Agreements.
    pub agreements: Vec<Item>,
    /// Framing and what only looks like a conflict.
    pub wordings: Vec<Item>,
    /// One card an article.
    pub cards: Vec<Card>,
}

/// A finding in the articles' words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The finding.
    pub finding: FindingId,
    /// Its kind.
    pub kind: Kind,
    /// What it is about.
    pub about: String,
    /// The words of each article.
    pub quotes: Vec<(ArticleId, String)>,
}

/// An article at a glance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The article.
    pub article: ArticleId,
    /// Words, quotations, hedged statements.
    pub figures: String,
    /// Who is quoted, with the share of all quoted words in per cent.
    pub speakers: Vec<(String, usize)>,
    /// What it alone reports.
    pub only_here: Vec<(FindingId, String)>,
}

impl Digest {
    /// The digest of a comparison.
    #[must_use]
    pub fn of(comparison: &Comparison) -> Self {
        let abouts = Abouts::new(comparison);
        let items = |kinds: &[Kind]| -> Vec<Item> {
            let findings = comparison.findings.enumerated();
            findings
                .filter(|(_, finding)| kinds.contains(&finding.kind))
                .map(|(id, finding)| item(comparison, id, finding, abouts.of(finding)))
                .collect()
        };
        Self {
            headline: headline(comparison),
            line: line(comparison),
            clashes: items(&[Kind::Conflict]),
            agreements: items(&[Kind::Agreement]),
            wordings: items(&[Kind::Framing, Kind::Compatible]),
            cards: comparison
                .articles
                .ids()
                .map(|article| card(comparison, article))
                .collect(),
        }
    }
}

/// The headline whose words the other articles use most; a short one wins a tie.
fn headline(comparison: &Comparison) -> Option<(ArticleId, String)> {
    let words = |text: &str| -> BTreeSet<String> {
        let letters = |word: &str| {
            word.chars()
                .filter(|c| c.is_alphanumeric())
                .collect::<String>()
                .to_lowercase()
        };
        text.split_whitespace()
            .map(letters)
            .filter(|word| word.chars().count() > 3)
            .collect()
    };
    let texts: Vec<BTreeSet<String>> = comparison
        .articles
        .iter()
        .map(|article| words(&article.article.text))
        .collect();
    let best = comparison
        .articles
        .enumerated()
        .map(|(id, article)| (id, article.article.title.clone().unwrap_or_else(|| beginning(article))))
        .max_by_key(|(id, title)| {
            let own = words(title.as_str());
            let shared: usize = texts
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != id.index())
                .map(|(_, text)| own.intersection(text).count())
                .sum();
            let share = shared * 1000 / own.len().max(1);
            (share, std::cmp::Reverse(title.chars().count()), std::cmp::Reverse(*id))
        });
    best.map(|(id, title)| (id, one_line(&title)))
}

/// The first words of an article without a headline.
fn beginning(article: &AnalysedArticle) -> String {
    let sentence = article.syntax.sentences.iter().next().map(|sentence| sentence.span);
    let words = one_line(sentence.map_or(article.article.text.as_str(), |span| article.slice(span)));
    shortened(&words, 130)
}

fn line(comparison: &Comparison) -> String {
    let articles = comparison.articles.len();
    let main = super::synopsis::main_of(comparison).map(|id| &comparison.events[id]);
    let mut parts = Vec::new();
    if let Some(event) = main {
        parts.extend(event.time.as_deref().map(spelled));
        let place = event.place.map(|place| &comparison.entities[place]);
        let place = place.filter(|place| place.kind == EntityKind::Place);
        parts.extend(place.map(|place| place.name.clone()));
    }
    let everywhere = comparison.entities.iter().filter(|entity| {
        let in_articles: BTreeSet<_> = entity.chains.iter().map(|(article, _)| *article).collect();
        in_articles.len() == articles
            && entity.name.starts_with(char::is_uppercase)
            && matches!(
                entity.kind,
                EntityKind::Person | EntityKind::Organization | EntityKind::Group
            )
    });
    let who: Vec<_> = everywhere.take(3).map(|entity| entity.name.as_str()).collect();
    if !who.is_empty() {
        parts.push(who.join(", "));
    }
    let origins = origins(comparison);
    parts.push(format!(
        "reported by {} from {}",
        counted(articles, "article"),
        counted(origins, "origin")
    ));
    parts.join(" · ")
}

/// Number of independent origins: articles that are copies or versions of one count once.
#[must_use]
pub fn origins(comparison: &Comparison) -> usize {
    let mut group: Vec<usize> = (0..comparison.articles.len()).collect();
    for copy in &comparison.copies {
        let (from, to) = (group[copy.article.index()], group[copy.of.index()]);
        for member in &mut group {
            if *member == from {
                *member = to;
            }
        }
    }
    group.into_iter().collect::<BTreeSet<_>>().len()
}

fn item(comparison: &Comparison, id: FindingId, finding: &Finding, about: String) -> Item {
    let mut quotes: Vec<(ArticleId, String)> = Vec::new();
    for evidence in &finding.evidence {
        let article = evidence.location.article;
        let words = quoted(finding.kind, evidence, &comparison.articles[article].article.text);
        match quotes.iter_mut().find(|(of, _)| *of == article) {
            Some((_, known)) if *known != words => *known = format!("{known} / {words}"),
            Some(_) => {}
            None => quotes.push((article, words)),
        }
    }
    Item {
        finding: id,
        kind: finding.kind,
        about,
        quotes,
    }
}

/// Longest quotation of the overview, in characters.
const QUOTE_MOST: usize = 96;

/// Bytes of a passage before and after its deciding words that are shown with them, so that a stretch reads as a clause.
const MARGIN: u32 = 48;

/// The words of a passage that bear the finding, with a sign where some are left out.
#[must_use]
pub fn quoted(kind: Kind, evidence: &Evidence, text: &str) -> String {
    let passage = evidence.location.span;
    let keys: Vec<Span> = evidence
        .keys
        .iter()
        .copied()
        .filter(|key| passage.contains(*key))
        .collect();
    let whole = keys.iter().copied().reduce(Span::cover);
    let words = match (kind, whole) {
        (Kind::Omission, _) | (_, None) => one_line(passage.slice(text)),
        (Kind::Agreement, Some(whole)) => stretch(text, passage, whole),
        (_, Some(_)) => {
            let mut said: Vec<String> = Vec::new();
            for key in keys {
                let words = one_line(key.slice(text));
                if !said.contains(&words) {
                    said.push(words);
                }
            }
            said.join(" … ")
        }
    };
    shortened(&words, QUOTE_MOST)
}

/// The words of a passage from its beginning to its end, but for what stands far before or after the deciding words: there
/// it begins and ends with the clause that holds them.
fn stretch(text: &str, passage: Span, keys: Span) -> String {
    let parts = [',', ';', ':', '—', '–', '(', '“', '"'];
    let before = &text[passage.start as usize..keys.start as usize];
    let start = if keys.start - passage.start <= MARGIN {
        passage.start
    } else {
        let near = before.rfind(parts).filter(|at| before.len() - at <= MARGIN as usize);
        let is_word = |letter: char| !letter.is_whitespace() && !parts.contains(&letter);
        let begins = |at: usize| before[at..].find(is_word).map_or(before.len(), |first| at + first);
        near.map_or(keys.start, |at| passage.start + begins(at) as u32)
    };
    let after = &text[keys.end as usize..passage.end as usize];
    let end = if passage.end - keys.end <= MARGIN {
        passage.end
    } else {
        let near = after.find(parts).filter(|at| *at <= MARGIN as usize);
        near.map_or(keys.end, |at| keys.end + at as u32)
    };
    let left_out = |is: bool| if is { "…" } else { "" };
    let words = one_line(&text[start as usize..end as usize]);
    let (before, after) = (left_out(start > passage.start), left_out(end < passage.end));
    format!("{before} {words} {after}").trim().to_owned()
}

/// The first words of `text`, at most `most` characters, with a sign if some are left out.
#[must_use]
pub fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut short = String::new();
    for word in text.split(' ') {
        if short.chars().count() + word.chars().count() + 2 > most && !short.is_empty() {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    let short: String = short.chars().take(most).collect();
    format!("{} …", short.trim_end_matches([',', ';', ':']))
}

/// With single blanks for any white space.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn card(comparison: &Comparison, article: ArticleId) -> Card {
    let analysed = &comparison.articles[article];
    let hedged = analysed
        .statements
        .iter()
        .filter(|statement| statement.certainty == Certainty::Hedged)
        .count();
    let mut figures = vec![counted(analysed.article.words(), "word")];
    if !analysed.quotes.is_empty() {
        figures.push(counted(analysed.quotes.len(), "quotation"));
    }
    if hedged > 0 {
        figures.push(counted(hedged, "hedged statement"));
    }
    let only_here = comparison
        .findings
        .enumerated()
        .filter(|(_, finding)| finding.kind == Kind::Omission)
        .filter_map(|(id, finding)| {
            let mut evidence = finding.evidence.iter();
            let here = evidence.find(|evidence| evidence.location.article == article)?;
            let alone = finding
                .evidence
                .iter()
                .all(|evidence| evidence.location.article == article);
            alone.then(|| (id, quoted(Kind::Omission, here, &analysed.article.text)))
        })
        .collect();
    Card {
        article,
        figures: figures.join(" · "),
        speakers: speakers(comparison, article, analysed),
        only_here,
    }
}

/// Whether words name nobody by themselves: pronouns, bare numbers.
pub(super) fn is_bare(words: &str) -> bool {
    let bare = [
        "he", "him", "his", "she", "her", "hers", "it", "its", "they", "them", "their", "theirs", "we", "us", "our",
        "ours", "i", "me", "my", "mine", "you", "your", "yours", "who", "whose", "which", "that", "one", "this",
        "these", "those",
    ];
    !words.contains(char::is_alphabetic) || bare.contains(&words.to_lowercase().as_str())
}

/// Who is quoted in an article, most room first, with the share of all quoted characters in per cent.
#[must_use]
pub fn speakers(comparison: &Comparison, id: ArticleId, analysed: &AnalysedArticle) -> Vec<(String, usize)> {
    let mut owners: BTreeMap<ChainId, EntityId> = BTreeMap::new();
    for (entity, known) in comparison.entities.enumerated() {
        for (_, chain) in known.chains.iter().filter(|(article, _)| *article == id) {
            owners.entry(*chain).or_insert(entity);
        }
    }
    let mut room: BTreeMap<String, usize> = BTreeMap::new();
    for quote in &analysed.quotes {
        let entity = quote.chain.and_then(|chain| owners.get(&chain).copied());
        let name = match (entity, quote.source) {
            (Some(entity), _) => comparison.entities[entity].name.clone(),
            (None, Some(source)) => one_line(analysed.slice(source)),
            (None, None) => String::new(),
        };
        let name = if is_bare(&name) { "unnamed".to_owned() } else { name };
        *room.entry(name).or_default() += analysed.slice(quote.span).chars().count();
    }
    let all: usize = room.values().sum();
    let mut shares: Vec<(String, usize)> = room
        .into_iter()
        .map(|(name, room)| (name, (room * 100 + all / 2) / all.max(1)))
        .collect();
    shares.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Location;

    fn evidence(text: &str, passage: &str, keys: &[&str]) -> Evidence {
        let span = |words: &str| {
            let start = text.find(words).expect("the words stand in the text");
            Span::of(text, start, start + words.len())
        };
        Evidence {
            location: Location::new(ArticleId::from_usize(0), span(passage)),
            keys: keys.iter().map(|key| span(key)).collect(),
        }
    }

    #[test]
    fn a_conflict_is_quoted_by_its_deciding_words_and_an_agreement_as_a_stretch() {
        let text = "Fourteen people were hurt when the train left the rails.";
        let passage = evidence(text, text, &["Fourteen", "hurt"]);
        assert_eq!(quoted(Kind::Conflict, &passage, text), "Fourteen … hurt");
        assert_eq!(quoted(Kind::Agreement, &passage, text), text);
        assert_eq!(quoted(Kind::Omission, &passage, text), text);
    }

    #[test]
    fn an_agreement_begins_and_ends_with_the_clause_that_bears_it() {
        let text = "Speaking to a dozen reporters in the yard of the depot at noon, the driver said that the train left the \
                    rails, which nobody at the company had believed to be possible at so low a speed.";
        let far = evidence(text, text, &["driver", "train left", "rails"]);
        assert_eq!(
            quoted(Kind::Agreement, &far, text),
            "… the driver said that the train left the rails …"
        );
        let text = "“The train left the rails”, said the driver.";
        let near = evidence(text, text, &["train", "rails"]);
        assert_eq!(quoted(Kind::Agreement, &near, text), text);
    }

    #[test]
    fn pronouns_and_bare_numbers_name_nobody() {
        let check = |words: &str, want| assert_eq!(is_bare(words), want, "{words}");
        check("Our", true);
        check("11", true);
        check("", true);
        check("11 survivors", false);
        check("Us Weekly", false);
    }

    #[test]
    fn long_quotations_end_at_a_word() {
        assert_eq!(shortened("one two, three", 10), "one two …");
        assert_eq!(shortened("short", 10), "short");
        assert_eq!(shortened("unbreakablyLongWord", 10).chars().count(), 12);
    }
}
