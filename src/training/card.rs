//! The card that goes with trained weights: what they are, what from, how good, and by which command.
//!
//! Owns its wording. Licences of the sources stand in `assets/models/NOTICE.md`.

use std::path::Path;

use jiff::Zoned;
use parallax::language::network::input::{EMBEDDING, SLOTS};
use parallax::language::network::{HALF, LAYERS};
use sha2::{Digest as _, Sha256};

use crate::Failure;

/// What was measured on one set.
pub struct Figures {
    /// Name of the set's file.
    pub set: String,
    /// Shares of right universal tags, Penn tags, heads, and heads with relations.
    pub grammar: Option<[f32; 4]>,
    /// F1 of typed names of persons, organizations and places, and of spans of all kinds.
    pub names: Option<[f32; 2]>,
    /// Words a second on one thread.
    pub speed: f32,
}

/// A table of figures, a set a line.
pub fn table(figures: &[Figures]) -> String {
    let mut out =
        "| set, given tokens | UPOS | XPOS | UAS | LAS | names, typed F1 | names, span F1 | words a second |\n"
            .to_owned();
    out.push_str("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
    for one in figures {
        let cells = |values: Option<&[f32]>, count: usize| match values {
            Some(values) => values.iter().map(|value| format!(" {value:.4} |")).collect::<String>(),
            None => " |".repeat(count),
        };
        let grammar = cells(one.grammar.as_ref().map(<[f32; 4]>::as_slice), 4);
        let names = cells(one.names.as_ref().map(<[f32; 2]>::as_slice), 2);
        out.push_str(&format!("| {} |{grammar}{names} {:.0} |\n", one.set, one.speed));
    }
    out
}

/// What a card tells.
pub struct Card<'a> {
    /// The file of weights.
    pub weights: &'a Path,
    /// The files that were learned from.
    pub sources: Vec<&'a Path>,
    /// Tokens of one epoch.
    pub tokens: usize,
    /// Learned rows.
    pub rows: usize,
    /// Other weights.
    pub others: usize,
    /// Size of the file of weights.
    pub bytes: usize,
    /// Figures on sets that were not learned from.
    pub figures: &'a [Figures],
}

impl Card<'_> {
    /// The card as Markdown.
    pub fn text(&self) -> Result<String, Failure> {
        let mut sources = String::new();
        for path in &self.sources {
            let digest = Sha256::digest(std::fs::read(path)?);
            let digest: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            sources.push_str(&format!("- `{name}` (SHA-256 begins {digest})\n"));
        }
        let arguments: Vec<String> = std::env::args().skip(1).map(|argument| short(&argument)).collect();
        Ok(format!(
            "# The language network\n\n\
             | | |\n| --- | --- |\n\
             | file | `{}`, {} bytes, embedded in the program |\n\
             | gives | universal and Penn parts of speech, heads and relations (Universal Dependencies, without subtypes), names (person, organization, place, other) |\n\
             | language | English |\n\
             | shape | word vectors beside {SLOTS} learned rows of {EMBEDDING} numbers a form, and what the gazetteer knows; {LAYERS} layers of simple recurrent units (Lei et al. 2018), {HALF} numbers a direction; tags on the second, heads and relations (Dozat and Manning 2017) on the last, names on a layer of their own over the second; best tree with one root (Chu and Liu 1965, Edmonds 1967) |\n\
             | weights | {} learned rows and {} others, 8 bits each |\n\
             | learned from | {} tokens an epoch |\n\
             | date | {} |\n\n\
             Command:\n\n```\nparallax-train {}\n```\n\n\
             Learned from (sources and licences: `NOTICE.md`; the weights are offered under CC BY-SA 4.0):\n\n{sources}\n\
             Measured on sets that were not learned from:\n\n{}",
            self.weights.file_name().unwrap_or_default().to_string_lossy(),
            self.bytes,
            self.rows,
            self.others,
            self.tokens,
            Zoned::now().strftime("%-d %B %Y"),
            arguments.join(" "),
            table(self.figures),
        ))
    }
}

/// A path's last part: where the files lay says nothing.
fn short(argument: &str) -> String {
    let path = Path::new(argument);
    match path.file_name() {
        Some(name) if argument.contains('/') => name.to_string_lossy().into_owned(),
        _ => argument.to_owned(),
    }
}
