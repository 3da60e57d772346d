//! `parallax-train`: makes the files below `assets/vectors` and `assets/models` from public data.
//!
//! Owns the reading of data sets and the writing of weights. The program itself never needs it;
//! docs/TRAINING.md gives every command.

mod adam;
mod augment;
mod backward;
mod card;
mod distil;
mod encoder;
mod idf;
mod language;
mod lemmas;
mod treebank;

use clap::{Parser, Subcommand};

/// Anything that ends a run early.
pub type Failure = Box<dyn std::error::Error>;

#[derive(Parser)]
#[command(about = "Makes Parallax's vectors and models from public data")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Distils word vectors from a sentence encoder
    Vectors(distil::Options),
    /// Counts document frequencies of words
    Idf(idf::Options),
    /// Trains the language network
    Language(language::Options),
    /// Learns the lemmatiser's rules
    Lemmas(lemmas::Options),
}

fn main() -> Result<(), Failure> {
    match Arguments::parse().command {
        Command::Vectors(options) => distil::run(&options),
        Command::Idf(options) => idf::run(&options),
        Command::Language(options) => language::run(&options),
        Command::Lemmas(options) => lemmas::run(&options),
    }
}
