//! A small story of our own and a window over it, for the tests that drive the window without a display.

#![allow(dead_code, reason = "each test binary uses a part of this")]

#[path = "../made/mod.rs"]
pub mod made;

use std::sync::Arc;

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use parallax::app::Desk;
use parallax::model::{
    AnalysedArticle, Comparison, Dimension, Entity, EntityKind, Evidence, Finding, Kind, Rule, Syntax,
};
use parallax::text::{ArticleId, Idx, IndexVec, Location};
use parallax::ui::Window;

pub const A: &str = "Ferry runs aground off Hale\n\nThe Harbour Line ferry struck a bank on Friday, hurting fourteen \
people.\n\nHarbour Line said the tide was low.";
pub const B: &str = "Nineteen hurt as ferry hits bank\n\nA ferry of Harbour Line hit a bank on Friday and nineteen people \
were hurt.";

pub use made::span;

/// An article whose blocks are parted by empty lines, with one entity.
pub fn article(name: &str, text: &str, entity: &str) -> Arc<AnalysedArticle> {
    let mut mentions = IndexVec::new();
    let named = (Idx::from_usize(0), entity, EntityKind::Organization);
    let chain = made::chain(named, &[entity], text, &mut mentions);
    Arc::new(AnalysedArticle {
        mentions,
        chains: [chain].into_iter().collect(),
        ..AnalysedArticle::bare(made::article(name, text), Syntax::default())
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
