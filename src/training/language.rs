//! Trains the language network: reads the data, runs the epochs, measures and writes the weights.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use parallax::language::network::file::{MAGIC, Network, encode_part, encode_row};
use parallax::language::network::gazetteer;
use parallax::language::network::input::{EMBEDDING, SLOTS, features, write_vector};
use parallax::language::network::matrix::Matrix;
use parallax::language::network::{NAME_TAGS, Part, Parts};
use parallax::language::vectors::{DIMENSIONS, WordVectors};
use parallax::language::word_table::write_words;

use crate::Failure;
use crate::adam::{Moments, Random};
use crate::augment;
use crate::backward::{Batch, Gradients, Losses, step};
use crate::card::{self, Figures};
use crate::treebank::{Sentence, read_conllu, read_names};

#[derive(Args)]
pub struct Options {
    /// CoNLL-U files to learn from; names too where their MISC column has `Entity=`
    #[arg(long, required = true, num_args = 1..)]
    treebank: Vec<PathBuf>,
    /// Name sets to learn from (IOB2 or WNUT)
    #[arg(long, num_args = 0..)]
    names: Vec<PathBuf>,
    /// CoNLL-U files to measure on
    #[arg(long, num_args = 0..)]
    dev: Vec<PathBuf>,
    /// Name sets to measure on
    #[arg(long, num_args = 0..)]
    dev_names: Vec<PathBuf>,
    #[arg(long, default_value_t = 12)]
    epochs: usize,
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Weights to go on from, made by an earlier run
    #[arg(long)]
    start: Option<PathBuf>,
    /// Tokens of one step
    #[arg(long, default_value_t = 800)]
    batch: usize,
    /// Highest learning rate
    #[arg(long, default_value_t = 2e-3)]
    rate: f32,
    /// File to write
    #[arg(short, long)]
    output: PathBuf,
}

/// Longest sentence that is learned from.
const LONGEST: usize = 150;

/// A sentence with its features looked up.
struct Example {
    vectors: Range<usize>,
    keys: Vec<[Option<usize>; SLOTS]>,
    classes: Vec<usize>,
    xpos: Vec<usize>,
    sentence: Sentence,
}

struct Model {
    keys: Vec<String>,
    penn: Vec<String>,
    parts: Parts,
    rows: Matrix,
}

pub fn run(options: &Options) -> Result<(), Failure> {
    let mut sentences = Vec::new();
    for path in &options.treebank {
        sentences.extend(read_conllu(path)?);
    }
    for path in &options.names {
        sentences.extend(read_names(path)?);
    }
    sentences.retain(|sentence| sentence.forms.len() <= LONGEST);
    let mut random = Random::new(options.seed);
    let copies = augment::copies(&sentences, &mut random);
    println!("{} sentences, {} made-up copies", sentences.len(), copies.len());
    sentences.extend(copies);
    let mut model = match &options.start {
        Some(path) => old_model(path)?,
        None => new_model(&sentences, &mut random),
    };
    let (examples, vectors) = look_up(sentences, &model);
    let tokens: usize = examples.iter().map(|example| example.keys.len()).sum();
    println!(
        "{} sentences, {tokens} tokens, {} features",
        examples.len(),
        model.keys.len()
    );
    train(options, &mut model, &examples, &vectors, &mut random)?;
    Ok(())
}

/// Features that are learned: words met twice or more, other features four times.
fn new_model(sentences: &[Sentence], random: &mut Random) -> Model {
    let mut counts = BTreeMap::<String, usize>::new();
    let mut penn = std::collections::BTreeSet::new();
    for sentence in sentences {
        for form in &sentence.forms {
            for feature in features(form) {
                *counts.entry(feature).or_default() += 1;
            }
        }
        penn.extend(sentence.xpos.iter().cloned());
    }
    counts.retain(|feature, count| *count >= if feature.starts_with('w') { 2 } else { 4 });
    let mut parts = Parts::zeros(penn.len());
    for part in Part::all() {
        let matrix = &mut parts[part];
        if matrix.rows() > 1 {
            let width = match part {
                // Each gate is a layer of its own.
                Part::Gates(_) => matrix.columns / 6,
                _ => matrix.columns,
            };
            let spread = (6.0 / (matrix.rows() + width) as f32).sqrt();
            for value in &mut matrix.values {
                *value = (random.unit() * 2.0 - 1.0) * spread;
            }
        }
    }
    let mut rows = Matrix::zeros(counts.len(), EMBEDDING);
    for value in &mut rows.values {
        *value = (random.unit() * 2.0 - 1.0) * 0.3;
    }
    Model {
        keys: counts.into_keys().collect(),
        penn: penn.into_iter().collect(),
        parts,
        rows,
    }
}

/// The weights of an earlier run.
fn old_model(path: &std::path::Path) -> Result<Model, Failure> {
    let data = std::fs::read(path)?;
    let network = Network::read(&data).ok_or("not a file of weights")?;
    let (keys, penn, parts, rows) = network.unpack();
    Ok(Model {
        keys,
        penn,
        parts,
        rows,
    })
}

fn look_up(sentences: Vec<Sentence>, model: &Model) -> (Vec<Example>, Matrix) {
    let table = WordVectors::embedded();
    let mut known = BTreeMap::<String, (Vec<f32>, [Option<usize>; SLOTS])>::new();
    let mut vectors = Vec::new();
    let mut examples = Vec::new();
    for sentence in sentences {
        let start = vectors.len() / DIMENSIONS;
        let mut keys = Vec::new();
        for form in &sentence.forms {
            let entry = known.entry(form.clone()).or_insert_with(|| {
                let mut row = vec![0.0; DIMENSIONS];
                write_vector(&table, form, &mut row);
                (
                    row,
                    features(form).map(|feature| model.keys.binary_search(&feature).ok()),
                )
            });
            vectors.extend_from_slice(&entry.0);
            keys.push(entry.1);
        }
        let forms: Vec<&str> = sentence.forms.iter().map(String::as_str).collect();
        let classes = gazetteer::classes(&forms);
        let xpos = sentence
            .xpos
            .iter()
            .map(|tag| model.penn.binary_search(tag).unwrap_or(0))
            .collect();
        examples.push(Example {
            vectors: start..vectors.len() / DIMENSIONS,
            keys,
            classes,
            xpos,
            sentence,
        });
    }
    (examples, Matrix::new(DIMENSIONS, vectors))
}

fn train(
    options: &Options,
    model: &mut Model,
    examples: &[Example],
    vectors: &Matrix,
    random: &mut Random,
) -> Result<(), Failure> {
    let began = Instant::now();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let all: usize = examples.iter().map(|example| example.keys.len()).sum();
    let steps = options.epochs * (all / options.batch + 1);
    let mut gradients = Gradients {
        parts: Parts::zeros(model.penn.len()),
        rows: Matrix::zeros(model.rows.rows(), EMBEDDING),
        touched: Vec::new(),
    };
    let mut moments: Vec<Moments> = model
        .parts
        .0
        .iter()
        .map(|part| Moments::new(part.values.len()))
        .collect();
    let mut row_moments = Moments::new(model.rows.values.len());
    let mut done = 0_usize;
    for epoch in 1..=options.epochs {
        random.shuffle(&mut order);
        let mut sums = Losses::default();
        let mut rest = order.as_slice();
        while !rest.is_empty() {
            let mut tokens = 0;
            let count = rest
                .iter()
                .take_while(|at| {
                    tokens += examples[**at].keys.len();
                    tokens <= options.batch
                })
                .count()
                .max(1);
            let (now, after) = rest.split_at(count);
            rest = after;
            let batch = gather(now.iter().map(|at| &examples[*at]), vectors);
            let losses = step(&model.parts, &model.rows, &batch, random, &mut gradients);
            sums.tags += losses.tags;
            sums.arcs += losses.arcs;
            sums.relations += losses.relations;
            sums.names += losses.names;
            sums.tokens += losses.tokens;
            done += 1;
            apply(
                model,
                &mut gradients,
                &mut moments,
                &mut row_moments,
                rate(options.rate, done, steps),
                done,
            );
        }
        println!(
            "epoch {epoch}: {:.0} s, losses a token: tags {:.3} arcs {:.3} relations {:.3} names {:.3}",
            began.elapsed().as_secs_f32(),
            sums.tags / sums.tokens,
            sums.arcs / sums.tokens,
            sums.relations / sums.tokens,
            sums.names / sums.tokens
        );
        let data = write(model);
        std::fs::write(&options.output, &data)?;
        if epoch % 4 == 0 || epoch == options.epochs {
            let figures = measure(options, &data)?;
            print!("{}", card::table(&figures));
            if epoch == options.epochs {
                let sources = options.treebank.iter().chain(&options.names);
                let card = card::Card {
                    weights: &options.output,
                    sources: sources.map(PathBuf::as_path).collect(),
                    tokens: all,
                    rows: model.keys.len(),
                    others: model.parts.0.iter().map(|part| part.values.len()).sum(),
                    bytes: data.len(),
                    figures: &figures,
                };
                std::fs::write(options.output.with_file_name("CARD.md"), card.text()?)?;
            }
        }
    }
    Ok(())
}

/// Up over a hundred steps, then down to nothing in a straight line.
fn rate(highest: f32, done: usize, steps: usize) -> f32 {
    let (done, steps) = (done as f32, steps as f32);
    highest * (done / 100.0).min(((steps - done) / steps).max(0.005))
}

fn apply(
    model: &mut Model,
    gradients: &mut Gradients,
    moments: &mut [Moments],
    row_moments: &mut Moments,
    rate: f32,
    done: usize,
) {
    let young = (1.0 - 0.98_f32.powi(done as i32)).sqrt() / (1.0 - 0.9_f32.powi(done as i32));
    let length: f32 = gradients
        .parts
        .0
        .iter()
        .flat_map(|part| &part.values)
        .map(|value| value * value)
        .sum::<f32>();
    let clip = (2.0 / length.sqrt().max(1e-9)).min(1.0);
    let all = model.parts.0.iter_mut().zip(&mut gradients.parts.0).zip(moments);
    for ((part, gradient), moments) in all {
        for value in &mut gradient.values {
            *value *= clip;
        }
        moments.step(0, &mut part.values, &mut gradient.values, rate * young);
    }
    gradients.touched.sort_unstable();
    gradients.touched.dedup();
    for key in gradients.touched.drain(..) {
        let (row, gradient) = (model.rows.row_mut(key), gradients.rows.row_mut(key));
        row_moments.step(key * EMBEDDING, row, gradient, rate * young);
    }
}

fn gather<'e>(examples: impl Iterator<Item = &'e Example>, vectors: &Matrix) -> Batch {
    let mut batch = Batch {
        sentences: Vec::new(),
        vectors: Matrix::zeros(0, DIMENSIONS),
        keys: Vec::new(),
        upos: Vec::new(),
        xpos: Vec::new(),
        heads: Vec::new(),
        relations: Vec::new(),
        grammar: Vec::new(),
        names: Vec::new(),
        names_head_only: Vec::new(),
        classes: Vec::new(),
    };
    for example in examples {
        let (start, length) = (batch.keys.len(), example.keys.len());
        let sentence = &example.sentence;
        batch.sentences.push(start..start + length);
        let range = example.vectors.start * DIMENSIONS..example.vectors.end * DIMENSIONS;
        batch.vectors.values.extend_from_slice(&vectors.values[range]);
        batch.keys.extend_from_slice(&example.keys);
        batch.classes.extend_from_slice(&example.classes);
        batch.grammar.extend(std::iter::repeat_n(sentence.grammar, length));
        batch
            .names_head_only
            .extend(std::iter::repeat_n(sentence.names_head_only, length));
        for at in 0..length {
            batch.upos.push(sentence.upos.get(at).copied().unwrap_or(0));
            batch.xpos.push(example.xpos.get(at).copied().unwrap_or(0));
            batch
                .heads
                .push(sentence.heads.get(at).copied().flatten().map(|head| start + head));
            batch.relations.push(sentence.relations.get(at).copied().unwrap_or(0));
            batch.names.push(sentence.names.get(at).copied());
        }
    }
    batch
}

fn write(model: &Model) -> Vec<u8> {
    let mut out = Vec::from(*MAGIC);
    out.extend(write_words(model.keys.iter().map(String::as_str)));
    out.extend(write_words(model.penn.iter().map(String::as_str)));
    for row in model.rows.values.chunks_exact(EMBEDDING) {
        encode_row(row, &mut out);
    }
    for part in Part::all() {
        encode_part(&model.parts[part], &mut out);
    }
    out
}

/// Measures the weights as they were written.
fn measure(options: &Options, data: &[u8]) -> Result<Vec<Figures>, Failure> {
    let mut figures = Vec::new();
    let network = Network::read(data).ok_or("the weights that were written cannot be read")?;
    for path in &options.dev {
        let sentences = read_conllu(path)?;
        let forms: Vec<Vec<&str>> = sentences
            .iter()
            .map(|one| one.forms.iter().map(String::as_str).collect())
            .collect();
        let began = Instant::now();
        let readings = network.read_sentences(&forms);
        let seconds = began.elapsed().as_secs_f32();
        let mut counts = [0.0_f32; 5];
        for (sentence, reading) in sentences.iter().zip(&readings) {
            for (at, token) in reading.iter().enumerate() {
                let arc = token.head == sentence.heads[at];
                counts[0] += 1.0;
                counts[1] += f32::from(u8::from(token.upos == sentence.upos[at]));
                counts[2] += f32::from(u8::from(network.penn(token.xpos) == sentence.xpos[at]));
                counts[3] += f32::from(u8::from(arc));
                counts[4] += f32::from(u8::from(arc && token.relation == sentence.relations[at]));
            }
        }
        let share = |count: usize| counts[count] / counts[0];
        figures.push(Figures {
            set: set_name(path),
            grammar: Some([share(1), share(2), share(3), share(4)]),
            names: None,
            speed: counts[0] / seconds,
        });
    }
    for path in &options.dev_names {
        figures.push(measure_names(&network, path)?);
    }
    Ok(figures)
}

fn set_name(path: &std::path::Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn measure_names(network: &Network, path: &std::path::Path) -> Result<Figures, Failure> {
    let sentences = read_names(path)?;
    let forms: Vec<Vec<&str>> = sentences
        .iter()
        .map(|one| one.forms.iter().map(String::as_str).collect())
        .collect();
    let (mut typed, mut span) = ([0_usize; 3], [0_usize; 3]);
    let began = Instant::now();
    let readings = network.read_sentences(&forms);
    let seconds = began.elapsed().as_secs_f32();
    for (sentence, reading) in sentences.iter().zip(readings) {
        let gold: Vec<usize> = sentence.names.iter().map(|set| set.trailing_zeros() as usize).collect();
        let found: Vec<usize> = reading.iter().map(|token| token.name).collect();
        let (gold, found) = (spans(&gold), spans(&found));
        let shared = found.iter().filter(|name| gold.contains(name) && name.2 != 3).count();
        let named = |list: &[(usize, usize, usize)]| list.iter().filter(|name| name.2 != 3).count();
        let met = found
            .iter()
            .filter(|name| gold.iter().any(|other| other.0 == name.0 && other.1 == name.1))
            .count();
        for (sum, value) in typed.iter_mut().zip([shared, named(&found), named(&gold)]) {
            *sum += value;
        }
        for (sum, value) in span.iter_mut().zip([met, found.len(), gold.len()]) {
            *sum += value;
        }
    }
    let f1 = |sums: [usize; 3]| 2.0 * sums[0] as f32 / ((sums[1] + sums[2]) as f32).max(1.0);
    Ok(Figures {
        set: set_name(path),
        grammar: None,
        names: Some([f1(typed), f1(span)]),
        speed: forms.iter().map(Vec::len).sum::<usize>() as f32 / seconds,
    })
}

/// Names as start, end and kind.
fn spans(tags: &[usize]) -> Vec<(usize, usize, usize)> {
    let mut out: Vec<(usize, usize, usize)> = Vec::new();
    for (at, tag) in tags
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, tag)| *tag > 0 && *tag < NAME_TAGS)
    {
        match out.last_mut() {
            Some(last) if tag % 2 == 0 && last.1 == at && last.2 == (tag - 1) / 2 => last.1 = at + 1,
            _ => out.push((at, at + 1, (tag - 1) / 2)),
        }
    }
    out
}
