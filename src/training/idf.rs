//! Counts in how many documents each word of a treebank stands (the layout is `language::idf`'s).

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use clap::Args;
use parallax::language::idf::MAGIC;
use parallax::language::word_table::{fold, write_words};

use crate::Failure;

#[derive(Args)]
pub struct Options {
    /// CoNLL-U files with `# newdoc` comments
    #[arg(long, required = true, num_args = 1..)]
    treebank: Vec<PathBuf>,
    /// File to write
    #[arg(short, long)]
    output: PathBuf,
}

pub fn run(options: &Options) -> Result<(), Failure> {
    let (mut counts, mut documents) = (BTreeMap::<String, u16>::new(), 0_u32);
    let mut count = |words: &mut BTreeSet<String>| {
        if !words.is_empty() {
            documents += 1;
        }
        for word in std::mem::take(words) {
            let count = counts.entry(word).or_default();
            *count = count.saturating_add(1);
        }
    };
    for path in &options.treebank {
        let mut words = BTreeSet::new();
        for line in std::fs::read_to_string(path)?.lines() {
            if line.starts_with("# newdoc") {
                count(&mut words);
            }
            let mut fields = line.split('\t');
            let (id, form) = (fields.next().unwrap_or_default(), fields.next());
            // Ranges and empty nodes (`3-4`, `3.1`) are no words of their own.
            if let (Ok(_), Some(form)) = (id.parse::<u32>(), form) {
                words.insert(fold(form));
            }
        }
        count(&mut words);
    }
    counts.retain(|_, count| *count > 1);
    let mut out = Vec::from(*MAGIC);
    out.extend_from_slice(&documents.to_le_bytes());
    out.extend(write_words(counts.keys().map(String::as_str)));
    out.extend(counts.values().flat_map(|count| count.to_le_bytes()));
    std::fs::write(&options.output, &out)?;
    println!("{documents} documents, {} words, {} bytes", counts.len(), out.len());
    Ok(())
}
