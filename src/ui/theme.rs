//! Every colour, font and size of the window.
//!
//! Owns how things look, not where they stand. No other module may name a colour, a font or a type
//! size of its own; clippy sees to it.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the one place where colours and type sizes are made"
)]

use std::sync::Arc;

use egui::style::{ScrollAnimation, WidgetVisuals, Widgets};
use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke, TextFormat,
    TextStyle, Theme, Visuals,
};

use crate::app::ThemeChoice;
use crate::model::{BlockKind, Kind};

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Ground of the articles.
    pub paper: Color32,
    /// Ground of bars and lists.
    pub panel: Color32,
    /// Thin lines and borders.
    pub rule: Color32,
    /// Ink.
    pub text: Color32,
    /// Quieter ink.
    pub muted: Color32,
    /// What is selected and what can be followed.
    pub accent: Color32,
    /// Ink on a ground of `accent` or of `text`.
    pub on_accent: Color32,
    kinds: [Color32; 5],
}

const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

/// Paper and ink by day. `kinds` stand in the order of [`Kind::ALL`].
const LIGHT: Palette = Palette {
    paper: hex(0x00FB_FAF7),
    panel: hex(0x00F3_F1EB),
    rule: hex(0x00DF_DBD1),
    text: hex(0x001F_2328),
    muted: hex(0x0068_6C72),
    accent: hex(0x002B_5C8A),
    on_accent: hex(0x00FB_FAF7),
    kinds: [
        hex(0x00BF_3A1E),
        hex(0x002C_7A4B),
        hex(0x0086_691A),
        hex(0x006A_48A0),
        hex(0x0047_6878),
    ],
};

/// The same by night.
const DARK: Palette = Palette {
    paper: hex(0x0017_191C),
    panel: hex(0x001E_2125),
    rule: hex(0x0033_373C),
    text: hex(0x00E7_E5E0),
    muted: hex(0x009B_A1A8),
    accent: hex(0x0082_B3E3),
    on_accent: hex(0x0017_191C),
    kinds: [
        hex(0x00FF_8F75),
        hex(0x006C_C08B),
        hex(0x00DD_BB62),
        hex(0x00BB_A0EE),
        hex(0x0093_B7CB),
    ],
};

impl Palette {
    /// The colours of the theme in use.
    #[must_use]
    pub fn of(ui: &egui::Ui) -> Self {
        if ui.visuals().dark_mode { DARK } else { LIGHT }
    }

    /// The colour of a kind of finding.
    #[must_use]
    pub fn kind(&self, kind: Kind) -> Color32 {
        self.kinds[kind as usize]
    }

    /// The ground of conflicting words.
    #[must_use]
    pub fn fill(&self, kind: Kind) -> Color32 {
        self.kind(kind).gamma_multiply(0.20)
    }

    /// The ground of a selected finding's passages.
    #[must_use]
    pub fn wash(&self, kind: Kind) -> Color32 {
        self.kind(kind).gamma_multiply(0.09)
    }

    /// The ground of a selected entity's mentions.
    #[must_use]
    pub fn name_fill(&self) -> Color32 {
        self.accent.gamma_multiply(0.13)
    }

    /// The ground of selected text and of places that a search found.
    #[must_use]
    pub fn text_selection(&self) -> Color32 {
        self.accent.gamma_multiply(0.28)
    }

    /// The ground of a selected row.
    #[must_use]
    pub fn row_selected(&self) -> Color32 {
        self.accent.gamma_multiply(0.15)
    }

    /// The ground of a row under the pointer.
    #[must_use]
    pub fn row_hovered(&self) -> Color32 {
        self.text.gamma_multiply(0.05)
    }

    /// The groove of an overview ruler, and the part of it that is in view.
    #[must_use]
    pub fn groove(&self) -> (Color32, Color32) {
        (self.rule.gamma_multiply(0.45), self.muted.gamma_multiply(0.28))
    }

    /// A ribbon that stays back.
    #[must_use]
    pub fn faint(&self, kind: Kind) -> Color32 {
        self.kind(kind).gamma_multiply(0.38)
    }

    /// Veil behind a dialog.
    #[must_use]
    pub fn veil(&self) -> Color32 {
        Color32::from_black_alpha(if self.paper.r() > 128 { 76 } else { 130 })
    }
}

/// Sizes in points.
pub mod size {
    /// Space between paragraphs.
    pub const PARAGRAPH_GAP: f32 = 10.0;
    /// Width of the overview ruler.
    pub const RULER: f32 = 6.0;
    /// Greatest width of a column's text, about 72 characters.
    pub const MEASURE_MOST: f32 = 540.0;
    /// Width of the inspector when it has a column of its own.
    pub const INSPECTOR: f32 = 340.0;
    /// From this width on the inspector has a column of its own.
    pub const WIDE: f32 = 1500.0;
    /// Height of the top bar.
    pub const TOP_BAR: f32 = 44.0;
    /// Height of the bottom bar.
    pub const BOTTOM_BAR: f32 = 24.0;
    /// Width of a kind's glyph.
    pub const GLYPH: f32 = 14.0;
    /// Rounding of buttons and rows.
    pub const ROUND: u8 = 6;
}

/// How closely columns of text are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fit {
    /// At the size of a page.
    #[default]
    Full,
    /// A little smaller, with narrower gutters and a narrower list, where the columns would not fit otherwise.
    Tight,
}

impl Fit {
    /// The fit for so many columns in `room` points, the list on the left included if there is one.
    #[must_use]
    pub fn of(room: f32, list: bool, columns: usize) -> Self {
        let list = if list { Self::Full.list() } else { 0.0 };
        if room - list < Self::Full.column() * columns as f32 {
            Self::Tight
        } else {
            Self::Full
        }
    }

    /// Width of the list on the left.
    #[must_use]
    pub fn list(self) -> f32 {
        self.choose(296.0, 236.0)
    }

    /// From a column's edge to its text, for ribbons and margin bars.
    #[must_use]
    pub fn gutter(self) -> f32 {
        self.choose(22.0, 17.0)
    }

    /// From a column's text to its overview ruler.
    #[must_use]
    pub fn before_ruler(self) -> f32 {
        self.choose(16.0, 8.0)
    }

    /// Space right of a column's text: half a gutter, the ruler, the edge.
    #[must_use]
    pub fn right(self) -> f32 {
        self.before_ruler() + size::RULER + 4.0
    }

    /// Least width of a column's text, about 34 characters.
    #[must_use]
    pub fn measure(self) -> f32 {
        self.choose(236.0, 224.0)
    }

    fn choose<T>(self, full: T, tight: T) -> T {
        match self {
            Self::Full => full,
            Self::Tight => tight,
        }
    }

    /// Least width of a column.
    #[must_use]
    pub fn column(self) -> f32 {
        self.gutter() + self.measure() + self.right()
    }
}

const SERIF: &str = "serif";
const SERIF_BOLD: &str = "serif-bold";
const SERIF_ITALIC: &str = "serif-italic";
const SANS_BOLD: &str = "sans-bold";

/// Roles of type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Running text of an article.
    Article,
    /// A heading inside an article.
    Heading,
    /// Bylines, captions, notes inside an article.
    Aside,
    /// An article's headline.
    Title,
    /// Running text where columns are set tightly.
    ArticleTight,
    /// A heading there.
    HeadingTight,
    /// Bylines, captions and notes there.
    AsideTight,
    /// A headline there.
    TitleTight,
    /// The headline of the overview.
    Display,
    /// Quoted words in lists and in the inspector.
    Quote,
    /// Quoted words that are smaller still.
    QuoteSmall,
    /// The headline of a card.
    Card,
    /// Tools.
    Tool,
    /// Tools that stand out.
    ToolStrong,
    /// Explanations.
    Small,
    /// Heads of groups in tables.
    SmallStrong,
    /// What stands in a cell where an article is silent.
    Absent,
    /// Small print.
    Fine,
    /// Group heads and letters.
    Label,
    /// Letters that stand for articles.
    Letter,
}

impl Type {
    /// The font.
    #[must_use]
    pub fn font(self) -> FontId {
        let (size, family) = match self {
            Self::Article => (14.5, SERIF),
            Self::Heading => (14.5, SERIF_BOLD),
            Self::Aside | Self::Absent => (13.0, SERIF_ITALIC),
            Self::Title => (17.0, SERIF_BOLD),
            Self::ArticleTight => (13.5, SERIF),
            Self::HeadingTight => (13.5, SERIF_BOLD),
            Self::AsideTight => (12.5, SERIF_ITALIC),
            Self::TitleTight => (15.0, SERIF_BOLD),
            Self::Display => (25.0, SERIF_BOLD),
            Self::Quote => (14.0, SERIF),
            Self::QuoteSmall => (13.0, SERIF),
            Self::Card => (15.0, SERIF_BOLD),
            Self::Tool => return FontId::proportional(13.0),
            Self::ToolStrong => (13.0, SANS_BOLD),
            Self::Small => return FontId::proportional(12.5),
            Self::SmallStrong => (12.5, SANS_BOLD),
            Self::Fine => return FontId::proportional(11.5),
            Self::Label => return FontId::proportional(11.0),
            Self::Letter => (11.0, SANS_BOLD),
        };
        FontId::new(size, FontFamily::Name(family.into()))
    }

    /// Height of a line.
    #[must_use]
    pub fn line(self) -> f32 {
        match self {
            Self::Article | Self::Heading => 23.5,
            Self::ArticleTight | Self::HeadingTight => 21.5,
            Self::Aside | Self::Quote | Self::Title | Self::Absent => 22.0,
            Self::Display => 32.0,
            Self::Card | Self::AsideTight | Self::TitleTight => 20.0,
            Self::Tool | Self::ToolStrong | Self::QuoteSmall => 19.0,
            Self::Small | Self::SmallStrong => 18.0,
            Self::Fine => 16.0,
            Self::Label | Self::Letter => 15.0,
        }
    }

    /// Font, line height and colour together.
    #[must_use]
    pub fn format(self, color: Color32) -> TextFormat {
        TextFormat {
            font_id: self.font(),
            line_height: Some(self.line()),
            color,
            extra_letter_spacing: if self == Self::Label { 0.4 } else { 0.0 },
            valign: egui::Align::Center,
            ..TextFormat::default()
        }
    }

    /// How a block of an article is set.
    #[must_use]
    pub fn of_block(kind: BlockKind, fit: Fit) -> Self {
        let (full, tight) = match kind {
            BlockKind::Title | BlockKind::Heading => (Self::Heading, Self::HeadingTight),
            BlockKind::Byline | BlockKind::Dateline | BlockKind::Caption | BlockKind::Footnote => {
                (Self::Aside, Self::AsideTight)
            }
            BlockKind::Paragraph | BlockKind::Quote | BlockKind::List => (Self::Article, Self::ArticleTight),
        };
        fit.choose(full, tight)
    }

    /// How an article's headline is set.
    #[must_use]
    pub fn of_title(fit: Fit) -> Self {
        fit.choose(Self::Title, Self::TitleTight)
    }
}

/// Whether a theme choice is dark, light, or left to the desktop.
#[must_use]
pub fn preference(choice: ThemeChoice) -> egui::ThemePreference {
    match choice {
        ThemeChoice::System => egui::ThemePreference::System,
        ThemeChoice::Light => egui::ThemePreference::Light,
        ThemeChoice::Dark => egui::ThemePreference::Dark,
    }
}

/// Gives a context the fonts and both themes.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    ctx.set_visuals_of(Theme::Light, visuals(&LIGHT, Visuals::light()));
    ctx.set_visuals_of(Theme::Dark, visuals(&DARK, Visuals::dark()));
    ctx.all_styles_mut(|style| {
        style.text_styles = [
            (TextStyle::Body, Type::Tool.font()),
            (TextStyle::Button, Type::Tool.font()),
            (TextStyle::Small, Type::Fine.font()),
            (TextStyle::Heading, Type::Card.font()),
            (TextStyle::Monospace, FontId::monospace(12.5)),
        ]
        .into();
        style.spacing.item_spacing = egui::vec2(8.0, 6.0);
        style.spacing.button_padding = egui::vec2(9.0, 5.0);
        style.spacing.interact_size.y = 28.0;
        style.spacing.menu_margin = Margin::same(6);
        style.spacing.window_margin = Margin::same(20);
        style.spacing.scroll.floating_width = 4.0;
        style.spacing.scroll.bar_width = 8.0;
        style.interaction.selectable_labels = false;
        style.scroll_animation = ScrollAnimation::none();
    });
    // Zoom is a command of the window, so that the menu and the keys do the same.
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}

/// The bundled fonts, with those of egui and of the system behind them.
fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let files: [(&str, &'static [u8]); 5] = [
        ("Inter", include_bytes!("../../assets/fonts/Inter-Regular.otf")),
        (SANS_BOLD, include_bytes!("../../assets/fonts/Inter-SemiBold.otf")),
        (SERIF, include_bytes!("../../assets/fonts/NotoSerif-Regular.ttf")),
        (SERIF_BOLD, include_bytes!("../../assets/fonts/NotoSerif-Bold.ttf")),
        (SERIF_ITALIC, include_bytes!("../../assets/fonts/NotoSerif-Italic.ttf")),
    ];
    let behind = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    for (name, bytes) in files {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let family = match name {
            "Inter" => FontFamily::Proportional,
            name => FontFamily::Name(name.into()),
        };
        let mut order = vec![name.to_owned()];
        if name != "Inter" {
            order.push("Inter".to_owned());
        }
        order.extend(behind.iter().cloned());
        fonts.families.insert(family, order);
    }
    fonts
}

fn visuals(palette: &Palette, base: Visuals) -> Visuals {
    let round = CornerRadius::same(size::ROUND);
    let widget = |fill: Color32, border: Color32, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, border),
        corner_radius: round,
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    let hovered = palette.paper.lerp_to_gamma(palette.text, 0.05);
    let pressed = palette.paper.lerp_to_gamma(palette.text, 0.10);
    let shadow = Shadow {
        offset: [0, 4],
        blur: 18,
        spread: 0,
        color: Color32::from_black_alpha(if base.dark_mode { 110 } else { 40 }),
    };
    Visuals {
        widgets: Widgets {
            noninteractive: widget(palette.panel, palette.rule, palette.text),
            inactive: widget(palette.paper, palette.rule, palette.text),
            hovered: widget(hovered, palette.muted.gamma_multiply(0.6), palette.text),
            active: widget(pressed, palette.accent, palette.text),
            open: widget(hovered, palette.rule, palette.text),
        },
        selection: egui::style::Selection {
            bg_fill: palette.text_selection(),
            stroke: Stroke::new(1.0, palette.accent),
        },
        hyperlink_color: palette.accent,
        faint_bg_color: palette.row_hovered(),
        extreme_bg_color: palette.paper,
        text_edit_bg_color: Some(palette.paper),
        code_bg_color: palette.panel,
        warn_fg_color: palette.kind(Kind::Compatible),
        error_fg_color: palette.kind(Kind::Conflict),
        weak_text_color: Some(palette.muted),
        window_fill: palette.paper,
        window_stroke: Stroke::new(1.0, palette.rule),
        window_corner_radius: CornerRadius::same(10),
        menu_corner_radius: CornerRadius::same(8),
        window_shadow: shadow,
        popup_shadow: shadow,
        panel_fill: palette.paper,
        ..base
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance after WCAG 2.1.
    fn luminance(color: Color32) -> f32 {
        let linear = |channel: u8| {
            let value = f32::from(channel) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_and_kinds_stand_out_from_their_grounds() {
        for palette in [LIGHT, DARK] {
            for ground in [palette.paper, palette.panel] {
                for ink in [palette.text, palette.muted, palette.accent] {
                    assert!(
                        contrast(ink, ground) >= 4.5,
                        "{ink:?} on {ground:?}: {}",
                        contrast(ink, ground)
                    );
                }
                for kind in Kind::ALL {
                    assert!(contrast(palette.kind(kind), ground) >= 4.5, "{kind:?} on {ground:?}");
                }
            }
            assert!(contrast(palette.on_accent, palette.accent) >= 4.5);
            assert!(contrast(palette.text, palette.paper.blend(palette.fill(Kind::Conflict))) >= 4.5);
        }
    }
}
