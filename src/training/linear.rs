//! `parallax-train linear`: the linear tagger, parser, name recogniser and lemmatiser.
//!
//! Owns the order of training. The features are those of use (`language::{tagger, parser, names}`);
//! runs with one seed give the same weights.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use parallax::language::clusters::Clusters;
use parallax::language::features::{Features, Word};
use parallax::language::parser::{Move, State, best_allowed};
use parallax::language::vectors::WordVectors;
use parallax::language::weights::Weights;
use parallax::language::{lemmas, names, parser, tagger};
use parallax::model::Deprel;

use crate::linear_data::{self, Sentence};
use crate::linear_learner::{Learner, Random};
use crate::linear_oracle::Gold;
use crate::{Failure, linear_clusters, linear_lemmas};

/// Most bytes of each weight file.
const TAGGER_BYTES: usize = 1_000_000;
const PARSER_BYTES: usize = 2_200_000;
const NAMES_BYTES: usize = 500_000;

/// What to train on and where to write.
#[derive(Args, Debug)]
pub struct Options {
    /// Folder with `treebank/` and `ner/`
    #[arg(long)]
    data: PathBuf,
    /// Folder for the weight files
    #[arg(long, default_value = "assets/models")]
    out: PathBuf,
    /// Seed of the order in which sentences are seen
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Rounds over the sentences
    #[arg(long, default_value_t = 10)]
    epochs: usize,
}

/// A sentence ready for training.
struct Example {
    words: Vec<Word>,
    tags: Vec<usize>,
    source: Sentence,
}

/// Trains everything and prints what the development parts say.
///
/// # Errors
/// If a file cannot be read or written.
pub fn run(options: &Options) -> Result<(), Failure> {
    let treebanks = options.data.join("treebank");
    let mut train = linear_data::treebank(&treebanks.join("ewt-train.conllu"))?;
    train.extend(linear_data::treebank(&treebanks.join("gum-train.conllu"))?);
    let dev = [
        ("ewt-dev", linear_data::treebank(&treebanks.join("ewt-dev.conllu"))?),
        ("gum-dev", linear_data::treebank(&treebanks.join("gum-dev.conllu"))?),
    ];
    let write = |name: &str, bytes: &[u8]| std::fs::write(options.out.join(name), bytes);

    let table = linear_clusters::table(&WordVectors::embedded(), options.seed);
    write("clusters.bin", &table)?;
    let classes = Clusters::new(WordVectors::embedded(), table.leak());

    let rules = linear_lemmas::learn(&train);
    write("lemmas.bin", &rules)?;

    let labels = tag_labels(&train);
    let mut examples = prepare(train, &labels, &classes);
    let file = train_tagger(&examples, &labels, options.epochs, options.seed);
    write("tagger.bin", &file)?;
    let tagger = read(file)?;
    retag(&mut examples, &labels, options.seed);

    let relations: Vec<String> = Deprel::ALL
        .iter()
        .map(|relation| relation.as_str().to_owned())
        .collect();
    let file = train_parser(&examples, &relations, options.epochs, options.seed);
    write("parser.bin", &file)?;
    let parser = read(file)?;

    let ner = options.data.join("ner");
    let mut named: Vec<Example> = examples
        .into_iter()
        .filter(|example| !example.source.names.is_empty())
        .collect();
    for set in ["uner-ewt-dev-a.iob2", "wnut17-train.conll", "wnut17-dev.conll"] {
        let mut more = prepare(linear_data::names(&ner.join(set))?, &labels, &classes);
        let mut features = Features::default();
        for example in &mut more {
            example.tags = tagger::tag(&tagger, &example.words, &mut features);
        }
        named.extend(more);
    }
    write("names.bin", &train_names(&named, options.epochs, options.seed))?;

    let rules = read(rules)?;
    for (name, sentences) in dev {
        report(name, &prepare(sentences, &labels, &classes), &tagger, &parser, &rules);
    }
    Ok(())
}

fn read(file: Vec<u8>) -> Result<Weights, Failure> {
    Ok(Weights::read(file.leak())?)
}

/// All tags, sorted, so that codes do not depend on the order of the files.
fn tag_labels(sentences: &[Sentence]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in sentences.iter().flat_map(|sentence| &sentence.words) {
        *counts.entry(&word.tag).or_default() += 1;
    }
    counts
        .into_iter()
        .filter(|(_, count)| *count > 2)
        .map(|(tag, _)| tag.to_owned())
        .collect()
}

fn prepare(sentences: Vec<Sentence>, labels: &[String], classes: &Clusters) -> Vec<Example> {
    sentences
        .into_iter()
        .map(|source| Example {
            words: source
                .words
                .iter()
                .map(|word| Word::new(&word.form, classes.of(&word.form)))
                .collect(),
            tags: source
                .words
                .iter()
                .map(|word| labels.binary_search(&word.tag).unwrap_or(0))
                .collect(),
            source,
        })
        .collect()
}

fn order(count: usize, random: &mut Random) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    random.shuffle(&mut order);
    order
}

fn best_of(scores: &[f32]) -> usize {
    (0..scores.len()).fold(0, |best, code| if scores[code] > scores[best] { code } else { best })
}

fn train_tagger(examples: &[Example], labels: &[String], epochs: usize, seed: u64) -> Vec<u8> {
    let all: Vec<&Example> = examples.iter().collect();
    learn_tags(&all, labels, epochs, seed).into_file(labels, TAGGER_BYTES)
}

fn learn_tags(examples: &[&Example], labels: &[String], epochs: usize, seed: u64) -> Learner {
    let mut learner = Learner::new(labels.len());
    let mut random = Random::new(seed);
    let mut features = Features::default();
    let mut scores = Vec::new();
    for epoch in 0..epochs {
        let (mut right, mut all) = (0_usize, 0_usize);
        for at in order(examples.len(), &mut random) {
            let example = examples[at];
            let mut last = [labels.len(), labels.len()];
            for place in 0..example.words.len() {
                let gold = example.tags[place];
                tagger::features(&example.words, place, last, &mut features);
                learner.score(features.as_slice(), &mut scores);
                let found = best_of(&scores);
                learner.tick();
                if found != gold {
                    learner.update(features.as_slice(), gold, found);
                }
                right += usize::from(found == gold);
                all += 1;
                last = [found, last[0]];
            }
        }
        println!("tagger round {epoch}: {:.4}", right as f64 / all as f64);
    }
    learner
}

/// Replaces gold tags by those of taggers that have not seen the sentence, as the parser will meet them.
fn retag(examples: &mut [Example], labels: &[String], seed: u64) {
    const FOLDS: usize = 4;
    let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
    for fold in 0..FOLDS {
        let others: Vec<&Example> = (0..examples.len())
            .filter(|at| at / 50 % FOLDS != fold)
            .map(|at| &examples[at])
            .collect();
        let file = learn_tags(&others, labels, 3, seed).into_file(labels, usize::MAX);
        let weights = Weights::read(file.leak()).expect("just written");
        let mut features = Features::default();
        for at in (0..examples.len()).filter(|at| at / 50 % FOLDS == fold) {
            found.push((at, tagger::tag(&weights, &examples[at].words, &mut features)));
        }
    }
    for (at, tags) in found {
        examples[at].tags = tags;
    }
}

fn train_parser(examples: &[Example], relations: &[String], epochs: usize, seed: u64) -> Vec<u8> {
    let mut learner = Learner::new(1 + 2 * relations.len());
    let mut random = Random::new(seed);
    let mut features = Features::default();
    let mut scores = Vec::new();
    for epoch in 0..epochs {
        let (mut right, mut all) = (0usize, 0usize);
        for at in order(examples.len(), &mut random) {
            let example = &examples[at];
            let words = &example.source.words;
            let gold = Gold::new(
                words.iter().map(|word| word.head).collect(),
                words.iter().map(|word| word.relation as usize).collect(),
            );
            let mut state = State::new(words.len());
            while !state.is_done() {
                parser::features(&state, &example.words, &example.tags, &mut features);
                learner.score(features.as_slice(), &mut scores);
                let Some(found) = best_allowed(&state, &scores) else {
                    break;
                };
                let wanted = best_wanted(&gold, &state, &scores);
                learner.tick();
                let good = is_wanted(&gold, &state, found);
                if !good {
                    learner.update(features.as_slice(), wanted.code(), found.code());
                }
                right += usize::from(good);
                all += 1;
                // From the second round on the parser mostly follows its own mistakes.
                let explore = epoch > 0 && !random.next().is_multiple_of(10);
                state.apply(if explore { found } else { wanted });
            }
        }
        println!("parser round {epoch}: {:.4}", right as f64 / all as f64);
    }
    learner.into_file(relations, PARSER_BYTES)
}

fn cheapest(gold: &Gold, state: &State) -> [bool; 3] {
    let costs = gold.costs(state);
    let least = costs.into_iter().min().unwrap_or(0);
    costs.map(|cost| cost == least)
}

fn kind(what: Move) -> usize {
    match what {
        Move::Shift => 0,
        Move::Left(_) => 1,
        Move::Right(_) => 2,
    }
}

fn is_wanted(gold: &Gold, state: &State, what: Move) -> bool {
    cheapest(gold, state)[kind(what)] && gold.relation_fits(state, what)
}

/// The move with the highest score among those that lose nothing.
fn best_wanted(gold: &Gold, state: &State, scores: &[f32]) -> Move {
    let cheap = cheapest(gold, state);
    let mut winner: Option<usize> = None;
    for code in 0..scores.len() {
        let what = Move::of(code);
        if cheap[kind(what)] && gold.relation_fits(state, what) && winner.is_none_or(|best| scores[code] > scores[best])
        {
            winner = Some(code);
        }
    }
    Move::of(winner.unwrap_or(0))
}

fn train_names(examples: &[Example], epochs: usize, seed: u64) -> Vec<u8> {
    let labels: Vec<String> = (0..names::LABELS).map(|code| code.to_string()).collect();
    let mut learner = Learner::new(names::LABELS);
    let mut random = Random::new(seed);
    let mut features = Features::default();
    let mut scores = Vec::new();
    for epoch in 0..epochs {
        let mut wrong = 0;
        for at in order(examples.len(), &mut random) {
            let example = &examples[at];
            let mut last = [0, 0];
            for place in 0..example.words.len() {
                let gold = names::code(example.source.names[place]);
                names::features(&example.words, &example.tags, place, last, &mut features);
                learner.score(features.as_slice(), &mut scores);
                for (code, score) in scores.iter_mut().enumerate() {
                    if !names::follows(code, last[0]) {
                        *score = f32::MIN;
                    }
                }
                let found = best_of(&scores);
                learner.tick();
                // Where other names are not marked, finding one there is no mistake.
                let unknown = gold == 0 && found >= 7 && !example.source.marks_other;
                if found != gold && !unknown {
                    learner.update(features.as_slice(), gold, found);
                    wrong += 1;
                }
                let known = epoch < 2 || !names::follows(gold, found);
                last = [if known { gold } else { found }, last[0]];
            }
        }
        println!("names round {epoch}: {wrong} wrong");
    }
    learner.into_file(&labels, NAMES_BYTES)
}

fn report(name: &str, examples: &[Example], tagger: &Weights, parser: &Weights, rules: &Weights) {
    let mut features = Features::default();
    let [
        mut all,
        mut tags_right,
        mut lemmas_right,
        mut heads_right,
        mut arcs_right,
    ] = [0usize; 5];
    let labels = tagger.labels();
    for example in examples {
        let tags = tagger::tag(tagger, &example.words, &mut features);
        let arcs = parser::parse(parser, &example.words, &tags, &mut features);
        for (at, word) in example.source.words.iter().enumerate() {
            let upos = |tag: &str| tag.split(' ').nth(1).map(str::to_owned);
            all += 1;
            tags_right += usize::from(upos(labels[tags[at]]) == upos(&word.tag));
            let lemma = lemmas::lemma(rules, &word.form, labels[tags[at]]);
            lemmas_right += usize::from(lemma.to_lowercase() == word.lemma.to_lowercase());
            let head = arcs[at].0.unwrap_or(example.words.len());
            let relation = if arcs[at].0.is_none() {
                Deprel::Root
            } else {
                Deprel::ALL[arcs[at].1]
            };
            heads_right += usize::from(head == word.head);
            arcs_right += usize::from(head == word.head && relation == word.relation);
        }
    }
    let share = |count: usize| count as f64 / all.max(1) as f64;
    println!(
        "{name}: UPOS {:.4}, lemma {:.4}, UAS {:.4}, LAS {:.4}",
        share(tags_right),
        share(lemmas_right),
        share(heads_right),
        share(arcs_right)
    );
}
