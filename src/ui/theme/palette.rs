//! The colours, by day and by night.

use egui::Color32;

use crate::model::Kind;

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
pub(super) const LIGHT: Palette = Palette {
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
pub(super) const DARK: Palette = Palette {
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
