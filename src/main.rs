//! Arguments to the window or to a headless command; nothing else.

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};
use parallax::cli::{self, Arguments};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match &arguments.command {
        Some(command) => cli::run(command),
        None => Arguments::command()
            .error(clap::error::ErrorKind::MissingSubcommand, "a command is needed")
            .exit(),
    }
}
