//! Ribbons in the gutters between aligned passages.

use egui::epaint::CubicBezierShape;
use egui::{Color32, Pos2, Shape, Stroke, pos2};

/// A curve between two columns' edges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ribbon {
    /// Where it leaves the left text.
    pub from: Pos2,
    /// Where it reaches the right text.
    pub to: Pos2,
    /// Thickness in points.
    pub width: f32,
    /// Its colour.
    pub color: Color32,
}

impl Ribbon {
    /// The curve: level at both ends, so that it leaves and reaches the text along its lines.
    #[must_use]
    pub fn points(&self) -> [Pos2; 4] {
        let middle = f32::midpoint(self.from.x, self.to.x);
        [self.from, pos2(middle, self.from.y), pos2(middle, self.to.y), self.to]
    }

    /// What is drawn.
    pub fn shape(&self) -> Shape {
        let stroke = Stroke::new(self.width, self.color);
        CubicBezierShape::from_points_stroke(self.points(), false, Color32::TRANSPARENT, stroke).into()
    }
}

/// An end of a ribbon: the column it is in, and the height of its line on screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    /// Left and right edge of the column's text.
    pub text_x: (f32, f32),
    /// Middle of the line.
    pub y: f32,
}

/// Ribbons through `ends`, from each to the next one on the right.
#[must_use]
pub fn through(ends: &[End], width: f32, color: Color32) -> Vec<Ribbon> {
    ends.windows(2)
        .map(|pair| Ribbon {
            from: pos2(pair[0].text_x.1, pair[0].y),
            to: pos2(pair[1].text_x.0, pair[1].y),
            width,
            color,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ribbon_leaves_the_text_at_its_line_and_runs_level_there() {
        let ends = [
            End {
                text_x: (10.0, 100.0),
                y: 40.0,
            },
            End {
                text_x: (140.0, 240.0),
                y: 90.0,
            },
            End {
                text_x: (280.0, 380.0),
                y: 20.0,
            },
        ];
        let ribbons = through(&ends, 2.0, Color32::TRANSPARENT);
        assert_eq!(ribbons.len(), 2);
        let [from, leave, arrive, to] = ribbons[0].points();
        assert_eq!((from, to), (pos2(100.0, 40.0), pos2(140.0, 90.0)));
        assert_eq!((leave, arrive), (pos2(120.0, 40.0), pos2(120.0, 90.0)));
        assert_eq!(ribbons[1].from, pos2(240.0, 90.0));
    }

    #[test]
    fn one_end_alone_has_no_ribbon() {
        let end = End {
            text_x: (0.0, 1.0),
            y: 0.0,
        };
        assert!(through(&[end], 1.0, Color32::TRANSPARENT).is_empty());
    }
}
