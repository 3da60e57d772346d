//! Small signs that are drawn and not set: glyphs and lines of kinds, letters of articles, ticks, crosses, chevrons.

use egui::emath::GuiRounding as _;
use egui::{Align2, Color32, CornerRadius, Mesh, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use crate::app::Verdict;
use crate::model::Kind;

use super::theme::{Palette, Type};

/// Draws the sign of a kind into `rect`, in the shape that its words have in the text.
pub fn glyph(painter: &Painter, rect: Rect, kind: Kind, palette: &Palette) {
    let color = palette.kind(kind);
    let bottom = rect.bottom() - 1.0;
    match kind {
        Kind::Conflict => {
            painter.rect_filled(rect, CornerRadius::ZERO, palette.fill(kind));
            line(painter, rect.left(), rect.right(), bottom, color, 2.0);
        }
        Kind::Omission => {
            let bar = Rect::from_center_size(rect.center(), vec2(3.0, rect.height()));
            painter.rect_filled(bar, CornerRadius::ZERO, color);
        }
        kind => underline(painter, rect.left(), rect.right(), bottom, kind, color),
    }
}

/// Draws the line of a kind from `left` to `right` at height `y`.
pub fn underline(painter: &Painter, left: f32, right: f32, y: f32, kind: Kind, color: Color32) {
    match kind {
        Kind::Agreement => line(painter, left, right, y, color, 2.0),
        Kind::Compatible => dashes(painter, left, right, y, color, (2.0, 2.0, 2.0)),
        Kind::Framing => dashes(painter, left, right, y, color, (6.0, 3.0, 2.0)),
        Kind::Conflict => wave(painter, left, right, y, color),
        Kind::Omission => {}
    }
}

fn line(painter: &Painter, left: f32, right: f32, y: f32, color: Color32, width: f32) {
    dashes(painter, left, right, y, color, (right - left, 1.0, width));
}

/// Draws all dashes as one mesh on whole pixels: a page holds hundreds of lines, and a shape a dash would cost more than
/// its letters.
fn dashes(painter: &Painter, left: f32, right: f32, y: f32, color: Color32, (dash, gap, width): (f32, f32, f32)) {
    let mut mesh = Mesh::default();
    let mut x = left;
    while x < right {
        let (top, end) = (y - width / 2.0, (x + dash).min(right));
        let rect = Rect::from_min_max(pos2(x, top), pos2(end, top + width));
        mesh.add_colored_rect(rect.round_to_pixels(painter.pixels_per_point()), color);
        x += dash + gap;
    }
    painter.add(Shape::mesh(mesh));
}

/// Length of a wave.
const WAVE: f32 = 5.0;
/// How far a wave rises and falls.
const RISE: f32 = 1.2;
/// Points that a wave is drawn with.
const POINTS: usize = 4;

/// Draws a wave as one mesh: a band of ink with a faint edge on either side, as the outline of a path is drawn. There may
/// be one under every other line, and all have the same four points with the same directions.
fn wave(painter: &Painter, left: f32, right: f32, y: f32, color: Color32) {
    let step = WAVE / POINTS as f32;
    let points = wave_points(left, right, y);
    let edge = 1.0 / painter.pixels_per_point();
    let (ink, outer) = ((1.1 - edge).max(0.0) / 2.0, f32::midpoint(1.1, edge));
    let slope = RISE / step;
    let mut mesh = Mesh::default();
    mesh.reserve_vertices(points.len() * 4);
    mesh.reserve_triangles(points.len() * 6);
    for (at, point) in points.iter().enumerate() {
        // At its crests a wave runs level, between them it climbs or falls.
        let across = match at % POINTS {
            0 => vec2(-slope, 1.0).normalized(),
            2 => vec2(slope, 1.0).normalized(),
            _ => vec2(0.0, 1.0),
        };
        let first = mesh.vertices.len() as u32;
        for (by, color) in [
            (-outer, Color32::TRANSPARENT),
            (-ink, color),
            (ink, color),
            (outer, Color32::TRANSPARENT),
        ] {
            mesh.colored_vertex(*point + across * by, color);
        }
        if at == 0 {
            continue;
        }
        for band in 0..3 {
            let [a, b] = [first - 4 + band, first + band];
            mesh.add_triangle(a, a + 1, b);
            mesh.add_triangle(a + 1, b, b + 1);
        }
    }
    painter.add(Shape::mesh(mesh));
}

/// Points along a wave, a quarter of its length apart.
fn wave_points(left: f32, right: f32, y: f32) -> Vec<Pos2> {
    const HEIGHTS: [f32; POINTS] = [0.0, RISE, 0.0, -RISE];
    let step = WAVE / POINTS as f32;
    let along = std::iter::successors(Some(left), |x| Some(x + step)).take_while(|x| *x < right);
    let points = along.chain([right]).zip(HEIGHTS.into_iter().cycle());
    points.map(|(x, height)| pos2(x, y + height)).collect()
}

/// Draws the letter of an article on a disc of ink.
pub fn badge(painter: &Painter, center: Pos2, letter: &str, palette: &Palette) {
    painter.circle_filled(center, 9.0, palette.text);
    painter.text(
        center,
        Align2::CENTER_CENTER,
        letter,
        Type::Letter.font(),
        palette.on_accent,
    );
}

/// Draws a cross.
pub fn cross(painter: &Painter, rect: Rect, color: Color32) {
    let stroke = Stroke::new(1.3, color);
    painter.line_segment([rect.left_top(), rect.right_bottom()], stroke);
    painter.line_segment([rect.right_top(), rect.left_bottom()], stroke);
}

/// Draws a dash.
pub fn dash(painter: &Painter, rect: Rect, color: Color32) {
    painter.hline(rect.x_range(), rect.center().y, Stroke::new(1.3, color));
}

/// Draws a pencil.
pub fn pencil(painter: &Painter, rect: Rect, color: Color32) {
    let stroke = Stroke::new(1.3, color);
    let (tip, end) = (rect.left_bottom(), rect.right_top());
    painter.line_segment([tip + vec2(1.5, -1.5), end], stroke);
    painter.circle_filled(tip + vec2(0.6, -0.6), 1.0, color);
    painter.line_segment([tip + vec2(2.0, 0.5), rect.right_bottom() + vec2(0.0, 0.5)], stroke);
}

/// Draws a pin.
pub fn pin(painter: &Painter, rect: Rect, color: Color32) {
    let stroke = Stroke::new(1.3, color);
    let middle = rect.center();
    painter.circle_filled(pos2(middle.x, rect.top() + 2.0), 2.6, color);
    painter.line_segment(
        [pos2(middle.x, rect.top() + 2.0), pos2(middle.x, rect.bottom() + 1.0)],
        stroke,
    );
}

/// Draws a tick.
pub fn tick(painter: &Painter, rect: Rect, color: Color32) {
    let points = vec![
        pos2(rect.left(), rect.center().y + 0.5),
        pos2(rect.left() + rect.width() * 0.38, rect.bottom() - 1.0),
        pos2(rect.right(), rect.top() + 1.0),
    ];
    painter.line(points, Stroke::new(1.5, color));
}

/// Draws the mark of a verdict: a tick, a cross, a question mark.
pub fn verdict_mark(painter: &Painter, rect: Rect, verdict: Verdict, palette: &Palette) {
    match verdict {
        Verdict::Confirmed => tick(painter, rect, palette.kind(Kind::Agreement)),
        Verdict::Rejected => cross(painter, rect.shrink(0.5), palette.kind(Kind::Conflict)),
        Verdict::Unsure => {
            let font = Type::Letter.font();
            painter.text(
                rect.center(),
                Align2::CENTER_CENTER,
                "?",
                font,
                palette.kind(Kind::Compatible),
            );
        }
    }
}

/// Draws a chevron that points left or right.
pub fn chevron(painter: &Painter, rect: Rect, color: Color32, right: bool) {
    let rect = rect.shrink2(vec2(1.8, 0.0));
    let (back, tip) = if right {
        (rect.left(), rect.right())
    } else {
        (rect.right(), rect.left())
    };
    let points = vec![
        pos2(back, rect.top()),
        pos2(tip, rect.center().y),
        pos2(back, rect.bottom()),
    ];
    painter.line(points, Stroke::new(1.3, color));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wave_stays_between_its_ends() {
        let points = wave_points(10.0, 31.0, 5.0);
        assert_eq!(points[0], pos2(10.0, 5.0));
        assert_eq!(points.last().map(|point| point.x), Some(31.0));
        assert!(points.iter().all(|point| (point.y - 5.0).abs() <= RISE));
        assert_eq!(wave_points(10.0, 10.0, 5.0).len(), 1);
    }
}
