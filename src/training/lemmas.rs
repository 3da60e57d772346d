//! Learns the lemmatiser's rules and exceptions from forms, tags and lemmas.
//!
//! Owns the making of `assets/models/lemmas.bin`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use parallax::language::lemma_rules::encode;
use parallax::language::lemmas::{LONGEST_ENDING, apply, ending, ending_key, form_key, lower, script};
use parallax::model::Upos;

use crate::Failure;
use crate::treebank::{Sentence, read_conllu};

#[derive(Args)]
pub struct Options {
    /// CoNLL-U files to learn from
    #[arg(long, required = true, num_args = 1..)]
    treebank: Vec<PathBuf>,
    /// File to write
    #[arg(short, long)]
    output: PathBuf,
}

pub fn run(options: &Options) -> Result<(), Failure> {
    let mut sentences = Vec::new();
    for path in &options.treebank {
        sentences.extend(read_conllu(path)?);
    }
    let rules = learn(&sentences);
    std::fs::write(&options.output, &rules)?;
    println!("{} sentences, {} bytes", sentences.len(), rules.len());
    Ok(())
}

type Counts = BTreeMap<String, usize>;

/// The rules as a file; its labels are the edit scripts.
fn learn(sentences: &[Sentence]) -> Vec<u8> {
    let mut endings: BTreeMap<(String, String), Counts> = BTreeMap::new();
    let mut forms: BTreeMap<(String, String), (Counts, String)> = BTreeMap::new();
    let words = sentences
        .iter()
        .flat_map(|sentence| (0..sentence.forms.len()).map(move |at| (sentence, at)));
    for (sentence, at) in words {
        let (word, lemma) = (&sentence.forms[at], &sentence.lemmas[at]);
        if lemma == "_" && word != "_" {
            continue;
        }
        let tag = format!("{} {}", sentence.xpos[at], Upos::ALL[sentence.upos[at]].as_str());
        let script = script(word, lemma);
        let lower = lower(word);
        for length in 0..=LONGEST_ENDING {
            let tail = ending(&lower, length);
            if length > 0 && tail.chars().count() < length {
                break;
            }
            let counts = endings.entry((tag.clone(), tail.to_owned())).or_default();
            *counts.entry(script.clone()).or_default() += 1;
        }
        let (counts, form) = forms.entry((tag.clone(), lower)).or_default();
        *counts.entry(script).or_default() += 1;
        form.clone_from(word);
    }
    let mut codes: BTreeMap<String, u16> = BTreeMap::new();
    let mut labels = Vec::new();
    let mut rows: BTreeMap<u64, u16> = BTreeMap::new();
    let mut code = |script: &str| {
        *codes.entry(script.to_owned()).or_insert_with(|| {
            labels.push(script.to_owned());
            u16::try_from(labels.len() - 1).expect("fewer than 65,536 scripts")
        })
    };
    let mut kept: BTreeMap<(String, String), String> = BTreeMap::new();
    let shorter = |kept: &BTreeMap<(String, String), String>, tag: &str, tail: &str, below: usize| {
        (0..below)
            .rev()
            .find_map(|length| kept.get(&(tag.to_owned(), ending(tail, length).to_owned())).cloned())
    };
    for length in 0..=LONGEST_ENDING {
        for ((tag, tail), counts) in endings.iter().filter(|((_, tail), _)| tail.chars().count() == length) {
            let (best, count) = most(counts);
            let total: usize = counts.values().sum();
            let sure = length == 0 || (count >= 2 && count * 10 >= total * 7);
            if sure && shorter(&kept, tag, tail, length).as_deref() != Some(best) {
                kept.insert((tag.clone(), tail.clone()), best.to_owned());
                rows.insert(ending_key(tail, tag), code(best));
            }
        }
    }
    for ((tag, lower), (counts, form)) in &forms {
        let (best, _) = most(counts);
        let ruled = shorter(&kept, tag, lower, LONGEST_ENDING + 1);
        let lemma = ruled.map(|script| apply(&script, form));
        if lemma.as_deref() != Some(apply(best, form).as_str()) {
            rows.insert(form_key(lower, tag), code(best));
        }
    }
    let rows: Vec<_> = rows.into_iter().collect();
    encode(&labels, &rows)
}

/// The most frequent item; the first in order of equal ones.
fn most(counts: &Counts) -> (&str, usize) {
    let mut best = ("", 0);
    for (item, &count) in counts {
        if count > best.1 {
            best = (item, count);
        }
    }
    best
}
