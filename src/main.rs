//! Arguments to the window or to a headless command; nothing else.

use std::process::ExitCode;

use clap::Parser as _;
use parallax::cli::{self, Arguments};
use parallax::ui;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match &arguments.command {
        Some(command) => cli::run(command),
        None => ui::run(arguments.files),
    }
}
