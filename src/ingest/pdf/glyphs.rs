//! The letters of a document's pages with their places.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::Dict;
use hayro_interpret::kurbo::{Affine, BezPath, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};

/// Greatest number of letters of a document that are kept.
const MAX_LETTERS: usize = 3_000_000;

/// Greatest number of drawing steps of a document: forms that call forms can ask for any number.
const MAX_STEPS: usize = 20_000_000;

/// Units of an em in the space of glyphs.
const UNITS: f64 = 1000.0;

/// A letter, or several that are drawn as one sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    /// What it says.
    pub words: String,
    /// Left edge, in points from the page's left.
    pub x: f32,
    /// Baseline, in points from the page's top.
    pub y: f32,
    /// Advance to the right, in points.
    pub width: f32,
    /// Size of the type, in points.
    pub size: f32,
}

/// A page's letters in the order in which they are drawn.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Height in points.
    pub height: f32,
    /// Its letters; only those that run from left to right on a level line.
    pub letters: Vec<Letter>,
}

/// What a document holds.
#[derive(Debug, Default)]
pub struct Found {
    /// The pages that were read.
    pub pages: Vec<Page>,
    /// Whether the document asked for more than is done.
    pub cut: bool,
    /// Signs that say which letters they are.
    pub known: usize,
    /// Signs that do not.
    pub unknown: usize,
}

/// Reads the first pages of `document`, `most` at most.
pub fn pages(document: &Pdf, most: usize) -> Found {
    let cache = InterpreterCache::new();
    let mut collector = Collector::default();
    for page in document.pages().iter().take(most) {
        let (width, height) = page.render_dimensions();
        collector.pages.push(Page {
            height,
            letters: Vec::new(),
        });
        let turned = page.initial_transform(true).as_coeffs();
        let mut context = Context::new(
            Affine::new(turned),
            Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
            &cache,
            document.xref(),
            InterpreterSettings::default(),
        );
        interpret_page(page, &mut context, &mut collector);
        if collector.is_full() {
            break;
        }
    }
    Found {
        cut: collector.is_full(),
        pages: collector.pages,
        known: collector.known,
        unknown: collector.unknown,
    }
}

/// Notes letters where others draw.
#[derive(Default)]
struct Collector {
    pages: Vec<Page>,
    steps: usize,
    known: usize,
    unknown: usize,
}

/// The payload with which an endless drawing is left; no fault, so that no message is printed.
struct Enough;

impl Collector {
    fn is_full(&self) -> bool {
        self.known >= MAX_LETTERS || self.steps >= MAX_STEPS
    }

    /// Counts a step; the interpreter cannot be asked to stop, so that too many are left by unwinding.
    fn step(&mut self) {
        self.steps += 1;
        if self.steps >= 2 * MAX_STEPS {
            std::panic::resume_unwind(Box::new(Enough));
        }
    }

    fn letter(&mut self, glyph: &Glyph<'_>, place: Affine) {
        let words = match glyph.as_unicode() {
            Some(BfString::Char(letter)) => letter.to_string(),
            Some(BfString::String(letters)) => letters,
            None => String::new(),
        };
        let words: String = words
            .chars()
            .filter(|letter| !letter.is_control() && !('\u{e000}'..='\u{f8ff}').contains(letter))
            .map(|letter| match letter {
                '\u{fb00}' => "ff".to_owned(),
                '\u{fb01}' => "fi".to_owned(),
                '\u{fb02}' => "fl".to_owned(),
                '\u{fb03}' => "ffi".to_owned(),
                '\u{fb04}' => "ffl".to_owned(),
                '\u{fb05}' | '\u{fb06}' => "st".to_owned(),
                letter => letter.to_string(),
            })
            .collect();
        if words.is_empty() {
            self.unknown += 1;
            return;
        }
        let [along, rise, slant, up, x, y] = place.as_coeffs();
        let size = (slant.hypot(up) * UNITS) as f32;
        // Level from left to right: what is turned is an axis, a stamp or a watermark.
        let level = along > 0.0 && rise.abs() < along * 0.05;
        if !level || !(1.0..500.0).contains(&size) || !x.is_finite() || !y.is_finite() {
            return;
        }
        let advance = match glyph {
            Glyph::Outline(glyph) => glyph.advance_width(),
            Glyph::Type3(glyph) => glyph.advance_width(),
        };
        self.known += 1;
        if let Some(page) = self.pages.last_mut().filter(|_| self.known < MAX_LETTERS) {
            page.letters.push(Letter {
                words,
                x: x as f32,
                y: y as f32,
                width: (f64::from(advance.unwrap_or(500.0).clamp(0.0, 5000.0)) * along) as f32,
                size,
            });
        }
    }
}

impl<'a> Device<'a> for Collector {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.step();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.step();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.step();
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            self.step();
            self.letter(glyph, props.transform * glyph.transform());
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.step();
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}

    fn begin_marked_content(&mut self, _: &[u8], _: Option<&Dict<'_>>) {
        self.step();
    }
}
