//! Opens the window, or says in one line why it cannot.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use crate::app::Desk;

use super::Window;

/// The packages without which there is no window on Debian and its kin.
const PACKAGES: &str = "libx11-6 libxcursor1 libxi6 libxkbcommon0 libxkbcommon-x11-0 libgl1 libgl1-mesa-dri";

/// Opens the window with these files; returns when it is closed.
#[must_use]
pub fn run(files: Vec<PathBuf>) -> ExitCode {
    if !has_display() {
        eprintln!("parallax: there is no display to open a window on. {}", headless());
        return ExitCode::FAILURE;
    }
    match opened(files) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!(
                "parallax: the window cannot be opened ({reason}). If libraries are missing: apt install {PACKAGES}. {}",
                headless()
            );
            ExitCode::FAILURE
        }
    }
}

fn headless() -> &'static str {
    "Without a window: parallax compare A B -o report.html"
}

/// Whether the environment names a display.
fn has_display() -> bool {
    if !cfg!(all(unix, not(target_os = "macos"))) {
        return true;
    }
    ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Runs the window. A missing library shows as an error or as a panic before the first frame; both become a reason.
fn opened(files: Vec<PathBuf>) -> Result<(), String> {
    let started = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let before = std::panic::take_hook();
    let quiet = started.clone();
    std::panic::set_hook(Box::new(move |panic| {
        // Before the window stands, its reason is told in plain words below.
        if quiet.load(std::sync::atomic::Ordering::Relaxed) {
            before(panic);
        }
    }));
    let running = started.clone();
    let result = std::panic::catch_unwind(move || {
        eframe::run_native(
            "Parallax",
            options(),
            Box::new(move |creation| {
                let ctx = creation.egui_ctx.clone();
                let desk = Desk::open(Arc::new(move || ctx.request_repaint()), files);
                running.store(true, std::sync::atomic::Ordering::Relaxed);
                Ok(Box::new(Window::new(&creation.egui_ctx, desk)))
            }),
        )
    });
    match result {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(error.to_string().replace('\n', " ")),
        Err(panic) if started.load(std::sync::atomic::Ordering::Relaxed) => std::panic::resume_unwind(panic),
        Err(panic) => Err(reason(panic.as_ref())),
    }
}

fn reason(panic: &(dyn std::any::Any + Send)) -> String {
    let words = panic
        .downcast_ref::<&str>()
        .map(|words| (*words).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned());
    let words = words.unwrap_or_else(|| "a library failed to start".to_owned());
    words.lines().next().unwrap_or_default().to_owned()
}

fn options() -> eframe::NativeOptions {
    let mut viewport = egui::ViewportBuilder::default()
        .with_app_id("parallax")
        .with_title("Parallax")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([760.0, 480.0])
        .with_drag_and_drop(true);
    if let Ok(icon) = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png")) {
        viewport = viewport.with_icon(icon);
    }
    eframe::NativeOptions {
        viewport,
        ..eframe::NativeOptions::default()
    }
}
