//! How the window looks: pictures of every view, and no words over others or out of their place.
//!
//! After a change that is meant: `UPDATE_SNAPSHOTS=true cargo test --test looks`, then look at the pictures.

mod ferry;
mod layout;
mod raster;
#[path = "../sample/mod.rs"]
mod sample;
#[path = "../window/mod.rs"]
mod window;

use std::sync::Arc;

use egui_kittest::{Harness, SnapshotOptions, SnapshotResults};
use parallax::app::sample::SAMPLE;
use parallax::app::{Command, Desk, Dialog, Selection, ThemeChoice, View};
use parallax::model::Comparison;
use parallax::text::Idx;
use parallax::ui::Window;

/// A window over a comparison, so large in points, with so many pixels a point.
fn open(comparison: &Arc<Comparison>, size: [f32; 2], scale: f32) -> Harness<'static, Window> {
    let comparison = Arc::clone(comparison);
    let mut harness = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(scale)
        .with_max_steps(60)
        .renderer(raster::Raster::default())
        .build_eframe(|creation| Window::new(&creation.egui_ctx, Desk::over(Arc::new(|| ()), comparison)));
    harness.run();
    harness
}

/// Gives a command, and draws until nothing moves.
fn give(harness: &mut Harness<'static, Window>, command: Command) {
    harness.state_mut().apply(command);
    harness.run();
}

/// The first finding, for Read; nothing elsewhere.
fn selection(view: View) -> Selection {
    match view {
        View::Read => Selection::Finding(Idx::from_usize(0)),
        _ => Selection::None,
    }
}

#[test]
fn each_view_looks_as_it_did() {
    let comparison = Arc::new(ferry::comparison());
    let options = SnapshotOptions::new().output_path("tests/snapshots/looks");
    let mut results = SnapshotResults::new();
    for (theme, name) in [(ThemeChoice::Light, "light"), (ThemeChoice::Dark, "dark")] {
        let mut harness = open(&comparison, [1024.0, 640.0], 1.0);
        give(&mut harness, Command::SetTheme(theme));
        for view in View::ALL {
            give(&mut harness, Command::Show(view));
            give(&mut harness, Command::Select(selection(view)));
            let picture = format!("{}-{name}", view.label().to_lowercase());
            harness.snapshot_options(picture, &options);
        }
        results.extend(harness.take_snapshot_results());
    }
}

/// Sizes of the window in points, with pixels a point.
const SCREENS: [([f32; 2], f32); 4] = [
    ([1280.0, 800.0], 1.0),
    ([1024.0, 700.0], 1.0),
    ([1280.0, 800.0], 2.0),
    ([1720.0, 900.0], 1.0),
];

#[test]
fn no_words_run_over_others_or_out_of_their_place() {
    let comparison = Arc::new(sample::compare(&SAMPLE));
    let mut faults = Vec::new();
    for (size, scale) in SCREENS {
        let mut harness = open(&comparison, size, scale);
        let mut look = |harness: &Harness<'static, Window>, what: &str| {
            let found = layout::faults(harness);
            faults.extend(
                found
                    .into_iter()
                    .map(|fault| format!("{what} at {size:?} × {scale}: {fault}")),
            );
        };
        for view in View::ALL {
            give(&mut harness, Command::Show(view));
            for selection in [
                Selection::None,
                Selection::Finding(Idx::from_usize(0)),
                Selection::Entity(Idx::from_usize(1)),
            ] {
                give(&mut harness, Command::Select(selection));
                look(&harness, view.label());
            }
        }
        let (article, first) = (Idx::from_usize(0), Idx::from_usize(0));
        for dialog in [
            Dialog::OpenPath,
            Dialog::SaveWorkspace,
            Dialog::PasteText,
            Dialog::Reviewer,
            Dialog::Export,
            Dialog::Note(first),
            Dialog::Correct(article),
            Dialog::Speaker(article, Idx::from_usize(0)),
            Dialog::Count(article, Idx::from_usize(0)),
            Dialog::Rename(Idx::from_usize(0)),
            Dialog::Merge(Idx::from_usize(0)),
            Dialog::Audit(article),
            Dialog::Locate(article),
            Dialog::Help,
        ] {
            give(&mut harness, Command::Dialog(Some(dialog)));
            // A dialog that has just come up finds its size within two frames.
            harness.step();
            harness.step();
            look(&harness, &format!("{dialog:?}"));
            give(&mut harness, Command::Dialog(None));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
