//! Whether words run over one another or out of their place, found in what the window paints.

use egui::{Pos2, Rect, Shape, vec2};
use egui_kittest::Harness;

/// A row of words on the screen.
struct Row {
    words: String,
    /// Around the ink of its letters.
    ink: Rect,
    /// What of the screen its part of the window may paint.
    clip: Rect,
}

/// The rows that the window paints above what a dialog veils.
fn rows<S>(harness: &Harness<'static, S>) -> Vec<Row> {
    let screen = harness.ctx.content_rect();
    let shapes = &harness.output().shapes;
    let veil = shapes.iter().rposition(|clipped| match &clipped.shape {
        Shape::Rect(rect) => rect.rect.contains_rect(screen) && !rect.fill.is_opaque() && rect.fill.a() > 0,
        _ => false,
    });
    let mut rows = Vec::new();
    for clipped in &shapes[veil.unwrap_or(0)..] {
        collect(&clipped.shape, clipped.clip_rect, &mut rows);
    }
    rows
}

fn collect(shape: &Shape, clip: Rect, rows: &mut Vec<Row>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, clip, rows)),
        Shape::Text(text) => {
            for placed in &text.galley.rows {
                let origin = text.pos + placed.pos.to_vec2();
                let mut ink = Rect::NOTHING;
                for glyph in placed
                    .row
                    .glyphs
                    .iter()
                    .filter(|glyph| glyph.uv_rect.size != vec2(0.0, 0.0))
                {
                    let corner: Pos2 = origin + glyph.pos.to_vec2() + glyph.uv_rect.offset;
                    ink = ink.union(Rect::from_min_size(corner, glyph.uv_rect.size));
                }
                if ink.intersects(clip) && text.opacity_factor > 0.0 {
                    let words = placed.row.glyphs.iter().map(|glyph| glyph.chr).collect();
                    rows.push(Row { words, ink, clip });
                }
            }
        }
        _ => {}
    }
}

/// Ink may come so near to other ink, and so far beyond its place, in points: the soft edge of a letter.
const SOFT: f32 = 1.5;

/// What is wrong with the rows on the screen, a line each; a screen without words is wrong too.
pub fn faults<S>(harness: &Harness<'static, S>) -> Vec<String> {
    let rows = rows(harness);
    let mut faults = Vec::new();
    if rows.is_empty() {
        faults.push("no words".to_owned());
    }
    for (at, row) in rows.iter().enumerate() {
        if row.ink.left() < row.clip.left() - SOFT || row.ink.right() > row.clip.right() + SOFT {
            faults.push(format!(
                "“{}” is cut at a side: {:?} in {:?}",
                row.words, row.ink, row.clip
            ));
        }
        for other in &rows[at + 1..] {
            let common = row.ink.intersect(row.clip).intersect(other.ink.intersect(other.clip));
            if common.width() > SOFT && common.height() > SOFT {
                faults.push(format!("“{}” runs over “{}”: {common:?}", row.words, other.words));
            }
        }
    }
    faults
}

#[test]
fn faults_are_seen_where_there_are_some() {
    let check = |second: Pos2, clip: f32, want: &[&str]| {
        let mut harness = Harness::new_ui(move |ui| {
            let painter = ui
                .painter()
                .with_clip_rect(Rect::from_min_size(Pos2::ZERO, vec2(clip, 200.0)));
            let color = ui.visuals().text_color();
            let galley = painter.layout_no_wrap("first words".to_owned(), egui::FontId::default(), color);
            painter.galley(Pos2::new(10.0, 10.0), galley, color);
            let galley = painter.layout_no_wrap("others".to_owned(), egui::FontId::default(), color);
            painter.galley(second, galley, color);
        });
        harness.run();
        let found = faults(&harness);
        assert_eq!(found.len(), want.len(), "{found:?}");
        for (fault, want) in found.iter().zip(want) {
            assert!(fault.contains(want), "{fault}");
        }
    };
    check(Pos2::new(10.0, 40.0), 300.0, &[]);
    check(Pos2::new(20.0, 14.0), 300.0, &["runs over"]);
    check(Pos2::new(10.0, 40.0), 60.0, &["“first words” is cut"]);
}
