//! What each command does: read, analyse, write. Every function says whether all inputs could be used.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rayon::prelude::*;

use crate::model::{Article, Comparison, Config, FileError, Syntax};
use crate::patience;
use crate::pipeline;
use crate::report::{self, Parts, Report};
use crate::review::Decisions;
use crate::storage;
use crate::text::Cancel;

use super::output::{Output, Stop};
use super::refusals::Refusals;
use super::{Annotate, AnnotationFormat, Compare, Extract, Group, ReportFormat};

/// Files that are read at the same time while a command writes line after line; enough to keep every core busy, few
/// enough that the first line comes soon and memory stays small.
const BATCH: usize = 64;

/// Nobody can cancel a command but by ending the program.
fn uncancelled() -> Cancel {
    Cancel::new()
}

/// The articles of one file: an archive may hold many.
fn read(path: &Path, limit: Duration) -> Vec<Result<Article, FileError>> {
    match storage::read(path) {
        Ok(bytes) => patience::read_parts(&bytes.into(), path, limit, &uncancelled())
            .expect("nobody else holds the token")
            .into_iter()
            .map(|part| part.map(|(article, _)| article))
            .collect(),
        Err(error) => vec![Err(error)],
    }
}

/// Reads all files at once, naming those that cannot be used.
fn read_all(paths: &[PathBuf], limit: Duration, refusals: &mut Refusals) -> Vec<Article> {
    let read: Vec<_> = paths.par_iter().flat_map_iter(|path| read(path, limit)).collect();
    let mut articles = Vec::with_capacity(read.len());
    for result in read {
        match result {
            Ok(article) => articles.push(article),
            Err(error) => refusals.refuse(&error),
        }
    }
    articles
}

pub fn compare(options: &Compare, format: ReportFormat) -> bool {
    let mut refusals = Refusals::new(options.common.quiet);
    let written = write_comparison(options, format, &mut refusals);
    refusals.all_well(written)
}

fn write_comparison(options: &Compare, format: ReportFormat, refusals: &mut Refusals) -> Result<(), Stop> {
    let out = options.common.out.as_deref();
    let mut output = Output::open(out)?;
    let beside = out
        .filter(|_| format == ReportFormat::Csv)
        .map(report::csv::entities_beside);
    let mut second = beside.as_deref().map(|path| Output::open(Some(path))).transpose()?;
    let config = options.analysis.config();
    let articles = read_all(&options.files, options.common.limit(), refusals);
    if articles.len() < 2 {
        refusals.refuse(&"fewer than two articles are left, so there is nothing to compare");
        return Ok(());
    }
    refusals.progress().say("Analysing articles …");
    let cancel = uncancelled();
    let analysed = pipeline::analyse_all(articles, &config, &cancel);
    let progress = |step: pipeline::Progress| {
        refusals
            .progress()
            .say(&format!("{} … ({} of {})", step.stage, step.done, step.total));
    };
    let comparison = analysed
        .and_then(|analysed| pipeline::compare(analysed, &config, &cancel, &progress))
        .expect("nobody else holds the token");
    refusals.progress().clear();
    let decisions = Decisions::default();
    let report = Report {
        comparison: &comparison,
        config: &config,
        decisions: &decisions,
        parts: Parts::default(),
    };
    if format == ReportFormat::Docx {
        output.write_bytes(&report::docx::docx(&report))?;
        return output.finish();
    }
    output.write(&match format {
        ReportFormat::Docx => String::new(),
        ReportFormat::Md => report::markdown::markdown(&report),
        ReportFormat::Html => report::html::html(&report),
        ReportFormat::Json => report::json::comparison(&comparison),
        ReportFormat::Csv => report::csv::findings(&report),
    })?;
    if let Some(second) = &mut second {
        second.write(&report::csv::entities(&report))?;
    }
    output.finish()?;
    second.map_or(Ok(()), Output::finish)
}

pub fn annotate(options: &Annotate) -> bool {
    let config = options.analysis.config();
    let one = |path: &Path| -> Result<String, FileError> {
        let (article, given) = patience::read_tokens(storage::read(path)?, path, options.common.limit())?;
        Ok(match options.format {
            AnnotationFormat::Json => report::json::annotation(&analyse_one(article, given, &config)),
            AnnotationFormat::Conllu => {
                pipeline::conllu(&article, given, &uncancelled()).expect("nobody else holds the token")
            }
        })
    };
    let mut refusals = Refusals::new(options.common.quiet);
    let written = lines(&options.files, &options.common, &mut refusals, |path| vec![one(path)]);
    refusals.all_well(written)
}

pub fn extract(options: &Extract) -> bool {
    let mut refusals = Refusals::new(options.common.quiet);
    let (files, errors) = storage::files_below(&options.files);
    for error in errors {
        refusals.refuse(&error);
    }
    let written = lines(&files, &options.common, &mut refusals, |path| {
        read(path, options.common.limit())
            .into_iter()
            .map(|read| Ok(report::json::extraction(&read?)))
            .collect()
    });
    refusals.all_well(written)
}

/// An article as a comparison of one, so that its chains and triggers are entities and events.
fn analyse_one(article: Article, given: Option<Syntax>, config: &Config) -> Comparison {
    let cancel = uncancelled();
    pipeline::analyse_tokens(article, given, config, &cancel)
        .and_then(|article| pipeline::compare(vec![article.into()], config, &cancel, &|_| ()))
        .expect("nobody else holds the token")
}

/// Writes what `made` makes of each file, in the order given, while several are worked on at once.
fn lines(
    paths: &[PathBuf],
    common: &super::Common,
    refusals: &mut Refusals,
    made: impl Fn(&Path) -> Vec<Result<String, FileError>> + Sync,
) -> Result<(), Stop> {
    let mut output = Output::open(common.out.as_deref())?;
    for (batch, files) in paths.chunks(BATCH).enumerate() {
        refusals
            .progress()
            .say(&format!("{} of {} files", batch * BATCH, paths.len()));
        let made: Vec<_> = files.par_iter().flat_map_iter(|path| made(path)).collect();
        for result in made {
            match result {
                Ok(line) => output.write(&line)?,
                Err(error) => refusals.refuse(&error),
            }
        }
        output.flush()?;
    }
    output.finish()
}

pub fn group(options: &Group) -> bool {
    let mut refusals = Refusals::new(options.common.quiet);
    let written = write_groups(options, &mut refusals);
    refusals.all_well(written)
}

fn write_groups(options: &Group, refusals: &mut Refusals) -> Result<(), Stop> {
    let mut output = Output::open(options.common.out.as_deref())?;
    let config = options.analysis.config();
    let cancel = uncancelled();
    let (files, errors) = storage::files_below(&options.paths);
    for error in errors {
        refusals.refuse(&error);
    }
    refusals.progress().say(&format!("Reading {} files …", files.len()));
    let articles = read_all(&files, options.common.limit(), refusals);
    refusals
        .progress()
        .say(&format!("Grouping {} articles …", articles.len()));
    let articles = articles.into();
    let stories = pipeline::group(&articles, &config, &cancel);
    output.write(&report::json::stories(&articles, &stories))?;
    output.finish()
}
