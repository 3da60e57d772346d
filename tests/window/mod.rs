//! A small story of our own and a window over it, for the tests that drive the window without a display.

#![allow(dead_code, reason = "each test binary uses a part of this")]

use std::path::PathBuf;
use std::sync::Arc;

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use parallax::app::Desk;
use parallax::model::{
    AnalysedArticle, Article, Block, BlockKind, Chain, Comparison, Dimension, Entity, EntityKind, Evidence, Finding,
    Form, Format, Kind, Mention, Rule, Source, Syntax,
};
use parallax::text::{ArticleId, Idx, IndexVec, Location, Span};
use parallax::ui::Window;

pub const A: &str = "Ferry runs aground off Hale\n\nThe Harbour Line ferry struck a bank on Friday, hurting fourteen \
people.\n\nHarbour Line said the tide was low.";
pub const B: &str = "Nineteen hurt as ferry hits bank\n\nA ferry of Harbour Line hit a bank on Friday and nineteen people \
were hurt.";

pub fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).expect("the words stand in the text");
    Span::of(text, start, start + words.len())
}

/// An article whose blocks are parted by empty lines, with one entity.
pub fn article(name: &str, text: &str, entity: &str) -> Arc<AnalysedArticle> {
    let mut blocks = IndexVec::new();
    for (at, block) in text.split("\n\n").enumerate() {
        let kind = if at == 0 {
            BlockKind::Title
        } else {
            BlockKind::Paragraph
        };
        blocks.push(Block {
            span: span(text, block),
            kind,
        });
    }
    let mut mentions = IndexVec::new();
    for (start, words) in text.match_indices(entity) {
        let span = Span::of(text, start, start + words.len());
        mentions.push(Mention {
            span,
            head: span,
            form: Form::Name,
            chain: Idx::from_usize(0),
            rule: "same name",
        });
    }
    let chain = Chain {
        name: entity.to_owned(),
        kind: EntityKind::Organization,
        gazetteer: None,
        aliases: Vec::new(),
        mentions: mentions.ids().collect(),
    };
    let article = Article {
        source: Source {
            path: PathBuf::from(name),
            sha256: name.to_owned(),
            format: Format::Text,
        },
        title: text.lines().next().map(str::to_owned),
        byline: None,
        outlet: None,
        published: None,
        updated: None,
        language: Some("en".to_owned()),
        text: text.to_owned(),
        blocks,
        left_out: Vec::new(),
        notices: Vec::new(),
    };
    Arc::new(AnalysedArticle {
        mentions,
        chains: [chain].into_iter().collect(),
        ..AnalysedArticle::bare(article, Syntax::default())
    })
}

pub fn id(index: usize) -> ArticleId {
    ArticleId::from_usize(index)
}

pub fn evidence(index: usize, passage: &str, key: &str) -> Evidence {
    let text = [A, B][index];
    Evidence {
        location: Location::new(id(index), span(text, passage)),
        keys: vec![span(text, key)],
    }
}

pub fn comparison() -> Arc<Comparison> {
    let conflict = Finding {
        kind: Kind::Conflict,
        dimension: Dimension::Number,
        rule: Rule("number-interval"),
        confidence: 0.9,
        importance: 1.0,
        summary: "Hurt: fourteen / nineteen".to_owned(),
        why: "Fourteen and nineteen cannot both be the number of the hurt.".to_owned(),
        evidence: vec![
            evidence(0, "hurting fourteen people", "fourteen"),
            evidence(1, "nineteen people were hurt", "nineteen"),
        ],
        absent_in: Vec::new(),
    };
    let omission = Finding {
        kind: Kind::Omission,
        dimension: Dimension::Quote,
        rule: Rule("not-found"),
        summary: "The tide was low".to_owned(),
        why: "Only A reports what Harbour Line said.".to_owned(),
        evidence: vec![evidence(0, "Harbour Line said the tide was low.", "tide")],
        absent_in: vec![id(1)],
        ..conflict.clone()
    };
    Arc::new(Comparison {
        articles: [article("a.txt", A, "Harbour Line"), article("b.txt", B, "Harbour Line")]
            .into_iter()
            .collect(),
        entities: [Entity {
            name: "Harbour Line".to_owned(),
            kind: EntityKind::Organization,
            chains: vec![(id(0), Idx::from_usize(0)), (id(1), Idx::from_usize(0))],
            rules: vec!["same name"],
        }]
        .into_iter()
        .collect(),
        findings: [conflict, omission].into_iter().collect(),
        ..Comparison::default()
    })
}

pub fn window() -> Harness<'static, Window> {
    window_of(comparison())
}

/// A window over a comparison.
pub fn window_of(comparison: Arc<Comparison>) -> Harness<'static, Window> {
    let mut harness = Harness::builder()
        .with_size([1280.0, 800.0])
        .with_max_steps(60)
        .build_eframe(|creation| Window::new(&creation.egui_ctx, Desk::over(Arc::new(|| ()), comparison)));
    harness.run();
    harness
}

pub fn press(harness: &mut Harness<'static, Window>, key: Key) {
    harness.key_press(key);
    harness.run();
}

pub fn click(harness: &mut Harness<'static, Window>, name: &str) {
    // A dialog that has just come up finds its size within two frames.
    harness.step();
    harness.step();
    harness.get_by_label(name).click();
    harness.run();
}
