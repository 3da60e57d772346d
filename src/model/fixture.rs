//! A small comparison built by hand, for tests.

use std::path::PathBuf;
use std::sync::Arc;

use super::{
    AlignedPassage, Alignment, AnalysedArticle, Article, Block, BlockKind, Certainty, Chain, Comparison, Dimension,
    Entity, EntityKind, Event, Evidence, Finding, Form, Format, Interval, Kind, Mention, Participant, Quantity, Quote,
    Role, Rule, Sentence, Source, Statement, Syntax, Time, TimeKind, Trigger,
};
use crate::text::{ArticleId, Idx, IndexVec, Location, Span};

/// Where `words` first stand in `text`.
pub fn find(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("{words:?} in {text:?}"));
    Span::of(text, start, start + words.len())
}

/// An article of which nothing is known but its text.
pub fn plain(text: &str) -> Article {
    Article {
        source: Source {
            path: PathBuf::from("test.txt"),
            sha256: String::new(),
            format: Format::Text,
        },
        title: None,
        byline: None,
        outlet: None,
        published: None,
        updated: None,
        language: None,
        text: text.to_owned(),
        blocks: IndexVec::new(),
        left_out: Vec::new(),
        notices: Vec::new(),
    }
}

/// An article with a title line, paragraphs between blank lines, a sentence a block, and no facts.
pub fn bare(path: &str, text: &str) -> AnalysedArticle {
    let mut blocks = IndexVec::new();
    let mut syntax = Syntax::default();
    for part in text.split("\n\n").filter(|part| !part.trim().is_empty()) {
        let start = part.as_ptr() as usize - text.as_ptr() as usize;
        let span = Span::of(text, start, start + part.len()).trim(text);
        let kind = if blocks.is_empty() {
            BlockKind::Title
        } else {
            BlockKind::Paragraph
        };
        blocks.push(Block { span, kind });
        syntax.sentences.push(Sentence { span, tokens: 0..0 });
    }
    let title = blocks
        .iter()
        .next()
        .map(|block: &Block| block.span.slice(text).to_owned());
    let article = Article {
        source: Source {
            path: PathBuf::from(path),
            sha256: "ab".repeat(32),
            format: Format::Text,
        },
        title,
        outlet: Some("The Ledger".to_owned()),
        published: Some(jiff::civil::date(2024, 5, 7)),
        updated: None,
        language: Some("en".to_owned()),
        blocks,
        ..plain(text)
    };
    AnalysedArticle::bare(article, syntax)
}

/// One sentence with a fact of every sort: `who` was killed with `count` others, as `mayor` said.
fn told(path: &str, text: &str, mayor: &str, verb: &str, count: (&str, f64)) -> AnalysedArticle {
    let mut it = bare(path, text);
    let chain = it.chains.push(Chain {
        name: mayor.to_owned(),
        kind: EntityKind::Person,
        gazetteer: None,
        aliases: Vec::new(),
        mentions: Vec::new(),
    });
    let mention = it.mentions.push(Mention {
        span: find(text, mayor),
        head: find(text, mayor),
        form: Form::Name,
        chain,
        rule: "name",
    });
    it.chains[chain].mentions.push(mention);
    let trigger = it.triggers.push(Trigger {
        span: find(text, verb),
        lemma: verb.to_owned(),
        class: "die".to_owned(),
        participants: vec![Participant {
            role: Role::Place,
            span: find(text, "Arden"),
            chain: None,
        }],
        negated: false,
        certainty: Certainty::Asserted,
    });
    it.quantities.push(Quantity {
        span: find(text, count.0),
        number: find(text, count.0),
        value: count.1,
        interval: Interval {
            low: Some(count.1),
            high: None,
        },
        unit: Some("person".to_owned()),
        modifier: None,
        trigger: Some(trigger),
        role: Some("killed".to_owned()),
    });
    it.times.push(Time {
        span: find(text, "Monday"),
        kind: TimeKind::Date,
        value: "2024-05-06".to_owned(),
        days: None,
        trigger: Some(trigger),
    });
    let paragraph = it.article.blocks.as_slice()[1].span;
    let quote = it.quotes.push(Quote {
        span: paragraph,
        direct: false,
        source: Some(find(text, mayor)),
        chain: Some(chain),
        cue: Some(find(text, "said")),
    });
    it.statements.push(Statement {
        span: paragraph,
        trigger: Some(trigger),
        quote: Some(quote),
        certainty: Certainty::Asserted,
        negated: false,
    });
    it
}

/// Two articles that agree on a fire and differ on the dead; the second's chain is in no entity.
pub fn comparison() -> Comparison {
    let left = "Fire in Arden\n\nTwelve people were killed in Arden on Monday, Lena Voss said.\n\nThe mill was old.";
    let right = "Mill burns\n\nA fire killed 15 in Arden on Monday, the mayor said.";
    let (first, second) = (ArticleId::from_usize(0), ArticleId::from_usize(1));
    let mut comparison = Comparison {
        articles: IndexVec::from(vec![
            Arc::new(told("a.txt", left, "Lena Voss", "killed", ("Twelve", 12.0))),
            Arc::new(told("b.txt", right, "the mayor", "killed", ("15", 15.0))),
        ]),
        ..Comparison::default()
    };
    let (chain, trigger) = (Idx::from_usize(0), Idx::from_usize(0));
    comparison.entities.push(Entity {
        name: "Lena Voss".to_owned(),
        kind: EntityKind::Person,
        chains: vec![(first, chain)],
        rules: Vec::new(),
    });
    comparison.events.push(Event {
        label: "kill".to_owned(),
        triggers: vec![(first, trigger), (second, trigger)],
        time: Some("2024-05-06".to_owned()),
        place: None,
    });
    let passage = |article: ArticleId| {
        let paragraph = comparison.articles[article].article.blocks.as_slice()[1].span;
        Location::new(article, paragraph)
    };
    let (here, there) = (passage(first), passage(second));
    let member = |location| AlignedPassage {
        location,
        keys: Vec::new(),
    };
    comparison.alignments.push(Alignment {
        score: 0.812_345,
        members: vec![member(here), member(there)],
    });
    let bears = |location, text: &str, key: &str| Evidence {
        location,
        keys: vec![find(text, key)],
    };
    comparison.findings.push(Finding {
        kind: Kind::Conflict,
        dimension: Dimension::Number,
        rule: Rule("number-interval"),
        confidence: 0.9,
        importance: 1.0,
        summary: "Killed: Twelve / 15".to_owned(),
        why: "“Twelve” and “15” count the people killed in one event; both are exact.".to_owned(),
        evidence: vec![bears(here, left, "Twelve"), bears(there, right, "15")],
        absent_in: Vec::new(),
    });
    comparison.findings.push(Finding {
        kind: Kind::Agreement,
        dimension: Dimension::Date,
        rule: Rule("same-date"),
        confidence: 0.8,
        importance: 0.5,
        summary: "On Monday".to_owned(),
        why: "Both name “Monday”.".to_owned(),
        evidence: vec![bears(here, left, "on Monday"), bears(there, right, "on Monday")],
        absent_in: Vec::new(),
    });
    let age = Location::new(first, find(left, "The mill was old."));
    comparison.findings.push(Finding {
        kind: Kind::Omission,
        dimension: Dimension::Background,
        rule: Rule("not-found"),
        confidence: 0.6,
        importance: 0.2,
        summary: "The mill was old.".to_owned(),
        why: "No sentence of the other article speaks of it.".to_owned(),
        evidence: vec![Evidence {
            location: age,
            keys: Vec::new(),
        }],
        absent_in: vec![second],
    });
    comparison
}
