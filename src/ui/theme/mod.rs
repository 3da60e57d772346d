//! Every colour, font and size of the window.
//!
//! Owns how things look, not where they stand. No other module may name a colour, a font or a type
//! size of its own; clippy sees to it.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the one place where colours and type sizes are made"
)]

mod palette;
mod setting;

use std::sync::Arc;

use egui::style::{ScrollAnimation, WidgetVisuals, Widgets};
use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle,
    Theme, Visuals,
};

use crate::app::ThemeChoice;
use crate::model::Kind;

use palette::{DARK, LIGHT};
use setting::{SANS_BOLD, SERIF, SERIF_BOLD, SERIF_ITALIC};

pub use palette::Palette;
pub use setting::{Fit, Type, size};

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
        ("Inter", include_bytes!("../../../assets/fonts/Inter-Regular.otf")),
        (SANS_BOLD, include_bytes!("../../../assets/fonts/Inter-SemiBold.otf")),
        (SERIF, include_bytes!("../../../assets/fonts/NotoSerif-Regular.ttf")),
        (SERIF_BOLD, include_bytes!("../../../assets/fonts/NotoSerif-Bold.ttf")),
        (
            SERIF_ITALIC,
            include_bytes!("../../../assets/fonts/NotoSerif-Italic.ttf"),
        ),
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
