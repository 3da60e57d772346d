//! The headless commands.
//!
//! Owns the command line: its options, exit statuses and what goes to which stream. The page that scripts rest on is
//! the contract; a change here is a breaking change.

mod commands;
mod output;
mod refusals;

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use clap_mangen::Man;
use jiff::civil::Date;

use crate::model::Config;
use crate::patience;

/// Exit status of a run that could not use an input or write its output.
const FAILED: u8 = 1;

/// What was typed.
#[derive(Debug, Parser)]
#[command(
    name = "parallax",
    version,
    about,
    args_conflicts_with_subcommands = true,
    subcommand_help_heading = "Commands without the window"
)]
pub struct Arguments {
    /// A command without the window.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Articles to open in the window
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// The commands that need no window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compares articles and writes a report
    Compare(Compare),
    /// Writes what is found in each article alone, as JSON Lines or CoNLL-U
    Annotate(Annotate),
    /// Writes the text of each file and what the file says of itself, as JSON Lines
    Extract(Extract),
    /// Groups many articles into stories
    Group(Group),
    /// Writes what a package installs beside the program
    #[command(hide = true)]
    Install(Install),
}

/// Options of `install`, for those who make packages.
#[derive(Debug, Args)]
pub struct Install {
    /// What to write to the standard output
    #[arg(value_name = "WHAT")]
    what: Installed,
}

/// What stands beside an installed program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Installed {
    /// The manual page
    Man,
    /// Completions for bash
    Bash,
    /// Completions for zsh
    Zsh,
    /// Completions for fish
    Fish,
    /// Completions for `PowerShell`
    Powershell,
}

/// Options of `compare`.
#[derive(Debug, Args)]
pub struct Compare {
    /// The articles, two or more
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Format of the report; without it, what the ending of OUT says, or Markdown
    #[arg(long, value_name = "FORMAT")]
    format: Option<ReportFormat>,
    #[command(flatten)]
    analysis: Analysis,
    #[command(flatten)]
    common: Common,
}

/// Options of `annotate`.
#[derive(Debug, Args)]
pub struct Annotate {
    /// The articles; a .conllu file keeps its sentences and tokens
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Format of the output
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    format: AnnotationFormat,
    #[command(flatten)]
    analysis: Analysis,
    #[command(flatten)]
    common: Common,
}

/// Options of `extract`.
#[derive(Debug, Args)]
pub struct Extract {
    /// The files to read; folders are searched recursively, archives unpacked in memory
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    common: Common,
}

/// Options of `group`.
#[derive(Debug, Args)]
pub struct Group {
    /// Articles, or folders of them, searched recursively
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    analysis: Analysis,
    #[command(flatten)]
    common: Common,
}

/// Options of every command.
#[derive(Debug, Args)]
pub struct Common {
    /// File to write, instead of the standard output
    #[arg(short = 'o', value_name = "OUT")]
    out: Option<PathBuf>,
    /// Shows no progress
    #[arg(long)]
    quiet: bool,
    /// Longest that one file is read; one that takes longer is refused
    #[arg(long, value_name = "SECONDS", default_value_t = patience::LIMIT.as_secs(), value_parser = clap::value_parser!(u64).range(1..))]
    time_limit: u64,
}

impl Common {
    fn limit(&self) -> Duration {
        Duration::from_secs(self.time_limit)
    }
}

/// Options of every command that analyses.
#[derive(Debug, Args)]
pub struct Analysis {
    /// Day by which "yesterday" and "on Friday" are resolved in all articles, instead of their own dates
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    reference_date: Option<Date>,
}

impl Analysis {
    fn config(&self) -> Config {
        Config {
            reference_date: self.reference_date,
            ..Config::default()
        }
    }
}

/// Formats of what is found in one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AnnotationFormat {
    /// One JSON object a file
    Json,
    /// Tags, lemmas, dependencies and names, a token a line
    Conllu,
}

/// Formats of a comparison's report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// Markdown
    Md,
    /// One page that needs nothing beside it
    Html,
    /// The comparison document
    Json,
    /// A table of the findings, and one of the entities beside it
    Csv,
    /// A document for a word processor
    Docx,
}

impl ReportFormat {
    /// The format that the ending of a file's name asks for.
    fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Self::Md),
            "html" | "htm" => Some(Self::Html),
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            "docx" => Some(Self::Docx),
            _ => None,
        }
    }
}

/// Runs a command and says with which status to exit.
#[must_use]
pub fn run(command: &Command) -> ExitCode {
    let done = match command {
        Command::Compare(compare) => match compare.checked() {
            Ok(format) => commands::compare(compare, format),
            Err(wrong) => return usage(&wrong),
        },
        Command::Annotate(annotate) => commands::annotate(annotate),
        Command::Extract(extract) => commands::extract(extract),
        Command::Group(group) => commands::group(group),
        Command::Install(install) => install.what.write(),
    };
    if done {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(FAILED)
    }
}

impl Installed {
    /// Writes it to the standard output; false if that fails.
    fn write(self) -> bool {
        io::stdout().write_all(&self.bytes()).is_ok()
    }

    fn bytes(self) -> Vec<u8> {
        let mut parser = Arguments::command();
        let mut bytes = Vec::new();
        let shell = match self {
            Self::Man => {
                manual(parser, &mut bytes).expect("memory takes it");
                return bytes;
            }
            Self::Bash => Shell::Bash,
            Self::Zsh => Shell::Zsh,
            Self::Fish => Shell::Fish,
            Self::Powershell => Shell::PowerShell,
        };
        clap_complete::generate(shell, &mut parser, "parallax", &mut bytes);
        bytes
    }
}

/// One page for the program and all its commands: nobody looks for five.
fn manual(mut parser: clap::Command, out: &mut Vec<u8>) -> io::Result<()> {
    parser.build();
    let page = Man::new(parser.clone());
    page.render_title(out)?;
    page.render_name_section(out)?;
    page.render_synopsis_section(out)?;
    page.render_description_section(out)?;
    page.render_options_section(out)?;
    for command in parser
        .get_subcommands()
        .filter(|command| !command.is_hide_set() && command.get_name() != "help")
    {
        writeln!(out, ".SH \"COMMAND {}\"", command.get_name().to_uppercase())?;
        let page = Man::new(command.clone());
        page.render_description_section(out)?;
        page.render_options_section(out)?;
    }
    Ok(())
}

impl Compare {
    /// The format to write, if the options make sense together.
    fn checked(&self) -> Result<ReportFormat, String> {
        if self.files.len() < 2 {
            return Err("a comparison needs at least two files".to_owned());
        }
        let Some(out) = self.common.out.as_deref() else {
            return match self.format {
                Some(ReportFormat::Csv) => Err("CSV makes two files: name the first with -o OUT.csv".to_owned()),
                Some(ReportFormat::Docx) => Err("a DOCX is a file: name it with -o OUT.docx".to_owned()),
                format => Ok(format.unwrap_or(ReportFormat::Md)),
            };
        };
        self.format.or_else(|| ReportFormat::of(out)).ok_or_else(|| {
            format!(
                "the ending of '{}' names no known format: say which with --format",
                out.display()
            )
        })
    }
}

/// Says what is wrong with what was typed, as the parser itself would: status 2.
fn usage(wrong: &str) -> ExitCode {
    let mut parser = Arguments::command();
    parser.build();
    let command = parser.find_subcommand_mut("compare").expect("the command exists");
    command.error(ErrorKind::WrongNumberOfValues, wrong).exit()
}

fn parse_date(text: &str) -> Result<Date, String> {
    let shaped = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let date = text.parse().ok().filter(|_| shaped);
    date.ok_or_else(|| "a date is written YYYY-MM-DD, as 2024-01-31".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Arguments, ErrorKind> {
        Arguments::try_parse_from(line.split(' ')).map_err(|error| error.kind())
    }

    #[test]
    fn the_parser_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn files_without_a_command_are_for_the_window() {
        let arguments = parse("parallax a.txt b.txt").unwrap();
        assert!(arguments.command.is_none());
        assert_eq!(arguments.files.len(), 2);
        assert!(parse("parallax").unwrap().files.is_empty());
    }

    #[test]
    fn the_format_follows_the_ending() {
        let format = |line: &str| match parse(line).unwrap().command {
            Some(Command::Compare(compare)) => compare.checked().ok(),
            other => panic!("{other:?}"),
        };
        assert_eq!(format("parallax compare a b"), Some(ReportFormat::Md));
        assert_eq!(format("parallax compare a b -o c.HTML"), Some(ReportFormat::Html));
        assert_eq!(
            format("parallax compare a b -o c.html --format json"),
            Some(ReportFormat::Json)
        );
        assert_eq!(format("parallax compare a b -o c.xyz"), None);
        assert_eq!(format("parallax compare a"), None);
    }

    #[test]
    fn dates_are_whole() {
        assert!(parse("parallax annotate a --reference-date 2024-01-31").is_ok());
        assert_eq!(
            parse("parallax annotate a --reference-date 2024-02-31").unwrap_err(),
            ErrorKind::ValueValidation
        );
        assert_eq!(
            parse("parallax annotate a --reference-date 31.1.2024").unwrap_err(),
            ErrorKind::ValueValidation
        );
    }

    #[test]
    fn what_packages_install_names_every_command_and_hides_its_own() {
        for what in [
            Installed::Man,
            Installed::Bash,
            Installed::Zsh,
            Installed::Fish,
            Installed::Powershell,
        ] {
            let text = String::from_utf8(what.bytes()).expect("it is text").to_lowercase();
            for command in ["compare", "annotate", "extract", "group", "reference"] {
                assert!(text.contains(command), "{what:?}: {command}");
            }
        }
        let manual = String::from_utf8(Installed::Man.bytes()).expect("it is text");
        assert!(manual.starts_with(".ie") || manual.starts_with(".TH"), "{manual}");
        assert!(!manual.contains("INSTALL"), "{manual}");
    }
}
