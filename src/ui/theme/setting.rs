//! Sizes: roles of type, and how closely columns of text are set.

use egui::{Color32, FontFamily, FontId, TextFormat};

use crate::model::BlockKind;

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

pub(super) const SERIF: &str = "serif";
pub(super) const SERIF_BOLD: &str = "serif-bold";
pub(super) const SERIF_ITALIC: &str = "serif-italic";
pub(super) const SANS_BOLD: &str = "sans-bold";

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
            Self::Display => (25.0, SERIF_BOLD),
            Self::Quote => (14.0, SERIF),
            Self::QuoteSmall => (13.0, SERIF),
            Self::Card | Self::TitleTight => (15.0, SERIF_BOLD),
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
