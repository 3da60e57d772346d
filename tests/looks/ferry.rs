//! A comparison made by hand with something in every view, so that pictures change with the window and with nothing else.

use std::sync::Arc;

use parallax::model::{
    AlignedPassage, Alignment, AnalysedArticle, Article, Certainty, ChainId, Comparison, Deprel, Dimension, Entity,
    EntityKind, Event, Evidence, Finding, Kind, Participant, Quote, Role, Rule, Sentence, Statement, Syntax, Time,
    TimeKind, Token, Trigger, Upos,
};
use parallax::text::{ArticleId, Idx, IndexVec, Location, Span};

use crate::window::made;

const OUTLETS: [&str; 3] = ["The Ledger", "Coast Wire", "Free Shore"];
const TEXTS: [&str; 3] = [
    "Ferry runs aground off Hale; fourteen hurt\n\nThe Harbour Line ferry Merel struck a sandbank off Hale on Friday, \
hurting fourteen people.\n\n“The tide was lower than the tables say,” said Ida Brandt, the harbour master.\n\nBuses have \
replaced the ferry since Saturday.",
    "Nineteen hurt as ferry hits bank\n\nA ferry of Harbour Line struck a bank near Hale on Friday evening and nineteen \
people were hurt.\n\nIda Brandt blamed the tide.\n\nHarbour Line may sue the chart office, a lawyer said.",
    "Reckless: packed ferry ploughs into sand\n\nA packed, ageing ferry recklessly struck a sandbank off Hale on Thursday, \
and at least fourteen people went to hospital.\n\n“Twice we warned the company about the channel,” said Tom Aske, a \
passenger.",
];
/// Who and what is named, with the words that name it.
const NAMES: [(&str, EntityKind, &[&str]); 5] = [
    (
        "Harbour Line",
        EntityKind::Organization,
        &["Harbour Line", "the company"],
    ),
    (
        "Merel",
        EntityKind::Product,
        &[
            "Harbour Line ferry Merel",
            "A ferry of Harbour Line",
            "A packed, ageing ferry",
        ],
    ),
    ("Hale", EntityKind::Place, &["Hale"]),
    ("Ida Brandt", EntityKind::Person, &["Ida Brandt", "the harbour master"]),
    ("Tom Aske", EntityKind::Person, &["Tom Aske"]),
];

fn span(at: usize, words: &str) -> Span {
    made::span(TEXTS[at], words)
}

fn id(at: usize) -> ArticleId {
    ArticleId::from_usize(at)
}

/// A sentence a block, a token a word.
fn syntax(article: &Article) -> Syntax {
    let text = article.text.as_str();
    let mut syntax = Syntax::default();
    for block in &article.blocks {
        let tokens = syntax.tokens.len() as u32;
        let mut from = block.span.start as usize;
        for word in block.span.slice(text).split(' ') {
            syntax.tokens.push(Token {
                span: Span::of(text, from, from + word.len()).trim(text),
                upos: if word.ends_with("ly") { Upos::Adv } else { Upos::Noun },
                xpos: "",
                lemma: word.to_lowercase().into(),
                head: None,
                deprel: Deprel::Root,
                name: None,
            });
            from += word.len() + 1;
        }
        syntax.sentences.push(Sentence {
            span: block.span,
            tokens: tokens..syntax.tokens.len() as u32,
        });
    }
    syntax
}

fn article(at: usize) -> AnalysedArticle {
    let (mut chains, mut mentions) = (IndexVec::new(), IndexVec::new());
    for (name, kind, words) in NAMES {
        let id = ChainId::from_usize(chains.len());
        chains.push(made::chain((id, name, kind), words, TEXTS[at], &mut mentions));
    }
    let article = Article {
        outlet: Some(OUTLETS[at].to_owned()),
        published: Some(jiff::civil::date(2026, 5, 2)),
        ..made::article(&format!("{at}.txt"), TEXTS[at])
    };
    let syntax = syntax(&article);
    let mut it = AnalysedArticle {
        mentions,
        chains,
        ..AnalysedArticle::bare(article, syntax)
    };
    facts(at, &mut it);
    it
}

fn facts(at: usize, it: &mut AnalysedArticle) {
    let trigger = it.triggers.push(Trigger {
        span: span(at, "struck"),
        lemma: "strike".to_owned(),
        class: "accident".to_owned(),
        participants: vec![Participant {
            role: Role::Agent,
            span: span(at, NAMES[1].2[at]),
            chain: Some(ChainId::from_usize(0)),
        }],
        negated: false,
        certainty: Certainty::Asserted,
    });
    for (words, day) in [
        [("Friday", 1), ("Saturday", 2)].as_slice(),
        &[("Friday evening", 1)],
        &[("Thursday", 30)],
    ][at]
    {
        let day = jiff::civil::date(2026, if *day == 30 { 4 } else { 5 }, *day);
        it.times.push(Time {
            span: span(at, words),
            kind: TimeKind::Date,
            value: day.to_string(),
            days: Some((day, day)),
            trigger: Some(trigger),
        });
    }
    let said = [
        [("“The tide was lower than the tables say,”", "Ida Brandt")].as_slice(),
        &[
            ("blamed the tide", "Ida Brandt"),
            ("Harbour Line may sue the chart office", "a lawyer"),
        ],
        &[("“Twice we warned the company about the channel,”", "Tom Aske")],
    ];
    for (words, source) in said[at] {
        let chain = NAMES.iter().position(|(name, ..)| name == source);
        it.quotes.push(Quote {
            span: span(at, words),
            direct: words.starts_with('“'),
            source: Some(span(at, source)),
            chain: chain.map(ChainId::from_usize),
            cue: None,
        });
        it.statements.push(Statement {
            span: span(at, words),
            trigger: None,
            quote: None,
            certainty: if words.contains("may") {
                Certainty::Hedged
            } else {
                Certainty::Asserted
            },
            negated: false,
        });
    }
}

/// A passage of an article with its deciding words.
fn evidence((at, passage, keys): &Passage) -> Evidence {
    let whole = span(*at, passage);
    let key = |key: &&str| {
        let start = whole.start as usize + passage.find(key).expect("the passage holds its words");
        Span::of(TEXTS[*at], start, start + key.len())
    };
    Evidence {
        location: Location::new(id(*at), whole),
        keys: keys.iter().map(key).collect(),
    }
}

/// Article, passage, deciding words.
type Passage = (usize, &'static str, &'static [&'static str]);

const FINDINGS: &[(Kind, Dimension, &str, &[Passage])] = &[
    (
        Kind::Conflict,
        Dimension::Number,
        "Hurt: fourteen / nineteen",
        &[
            (0, "hurting fourteen people", &["fourteen"]),
            (1, "nineteen people were hurt", &["nineteen"]),
        ],
    ),
    (
        Kind::Conflict,
        Dimension::Date,
        "When: Friday / Thursday",
        &[
            (0, "struck a sandbank off Hale on Friday", &["Friday"]),
            (2, "struck a sandbank off Hale on Thursday", &["Thursday"]),
        ],
    ),
    (
        Kind::Agreement,
        Dimension::Event,
        "A ferry struck a bank off Hale",
        &[
            (0, "struck a sandbank off Hale", &["struck", "sandbank off Hale"]),
            (1, "struck a bank near Hale", &["struck", "bank near Hale"]),
            (2, "struck a sandbank off Hale", &["struck", "sandbank off Hale"]),
        ],
    ),
    (
        Kind::Compatible,
        Dimension::Number,
        "People: fourteen / at least fourteen",
        &[
            (0, "hurting fourteen people", &["fourteen people"]),
            (
                2,
                "at least fourteen people went to hospital",
                &["at least fourteen people"],
            ),
        ],
    ),
    (
        Kind::Framing,
        Dimension::Label,
        "Called: Merel / A packed, ageing ferry",
        &[
            (0, "The Harbour Line ferry Merel", &["Harbour Line ferry Merel"]),
            (2, "A packed, ageing ferry", &["A packed, ageing ferry"]),
        ],
    ),
    (
        Kind::Framing,
        Dimension::Loaded,
        "Judging: recklessly",
        &[
            (1, "struck a bank", &["struck"]),
            (2, "recklessly struck a sandbank", &["recklessly"]),
        ],
    ),
    (
        Kind::Omission,
        Dimension::Quote,
        "Only Free Shore: the company was warned",
        &[(
            2,
            "“Twice we warned the company about the channel,” said Tom Aske, a passenger.",
            &["warned"],
        )],
    ),
    (
        Kind::Omission,
        Dimension::Background,
        "Only The Ledger: buses have replaced the ferry",
        &[(0, "Buses have replaced the ferry since Saturday.", &["Buses"])],
    ),
];

/// The comparison.
pub fn comparison() -> Comparison {
    let articles: IndexVec<ArticleId, _> = (0..3).map(|at| Arc::new(article(at))).collect();
    let entities = NAMES.iter().enumerate().map(|(at, (name, kind, _))| Entity {
        name: (*name).to_owned(),
        kind: *kind,
        chains: (0..3).map(|article| (id(article), ChainId::from_usize(at))).collect(),
        rules: vec!["same name"],
    });
    let findings = FINDINGS.iter().map(|(kind, dimension, summary, passages)| {
        let told: Vec<usize> = passages.iter().map(|(at, ..)| *at).collect();
        let alone = *kind == Kind::Omission;
        Finding {
            kind: *kind,
            dimension: *dimension,
            rule: Rule("by-pattern"),
            confidence: 0.8,
            importance: 0.5,
            summary: (*summary).to_owned(),
            why: format!("These words decide it: {}.", passages[0].2.join(", ")),
            evidence: passages.iter().map(evidence).collect(),
            absent_in: (0..3).filter(|at| alone && !told.contains(at)).map(id).collect(),
        }
    });
    let member = |at: usize, words: &str| AlignedPassage {
        location: Location::new(id(at), span(at, words)),
        keys: Vec::new(),
    };
    Comparison {
        articles,
        entities: entities.collect(),
        events: [Event {
            label: "strike".to_owned(),
            triggers: (0..3).map(|at| (id(at), Idx::from_usize(0))).collect(),
            time: Some("2026-05-01".to_owned()),
            place: Some(Idx::from_usize(2)),
        }]
        .into_iter()
        .collect(),
        alignments: [Alignment {
            score: 0.9,
            members: vec![
                member(0, "struck a sandbank"),
                member(1, "struck a bank"),
                member(2, "struck a sandbank"),
            ],
        }]
        .into_iter()
        .collect(),
        findings: findings.collect(),
        ..Comparison::default()
    }
}
