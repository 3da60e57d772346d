//! The only list of stages: articles in, a [`Comparison`] out.
//!
//! Owns the order of the stages. It must never know files, clocks, threads' names or the screen.

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::{
    AnalysedArticle, Article, Block, BlockKind, Comparison, Config, FileError, FileProblem, Story, Syntax,
};
use crate::text::{ArticleId, Cancel, IndexVec};
use crate::{align, annotate, compare, ingest, language};

pub use ingest::{Inside, Part, open, read_inside, told};

/// The work was given up because its cancel token was raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

/// How far a comparison has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done, for a reader: "Aligning passages".
    pub stage: &'static str,
    /// Steps done.
    pub done: usize,
    /// Steps in all.
    pub total: usize,
}

/// The article in the bytes of the file `path`; where they come from is the caller's business.
///
/// # Errors
/// A [`FileError`] that names the file, if the bytes are no text that can be read.
pub fn read(bytes: &[u8], path: &Path) -> Result<Article, FileError> {
    ingest::read(bytes, path)
}

/// The articles in the bytes of the file `path`: all that an archive holds, in the order of their names; one of any
/// other file.
#[must_use]
pub fn read_all(bytes: &[u8], path: &Path) -> Vec<Result<Article, FileError>> {
    ingest::read_all(bytes, path)
}

/// As [`read`], and the tokens and sentences of a file that gives them: a CoNLL-U file, by its name.
///
/// # Errors
/// A [`FileError`] that names the file, if the bytes are no text that can be read, or no words stand in it.
pub fn read_tokens(bytes: &[u8], path: &Path) -> Result<(Article, Option<Syntax>), FileError> {
    let file = ingest::read(bytes, path)?;
    if path
        .extension()
        .is_none_or(|extension| !extension.eq_ignore_ascii_case("conllu"))
    {
        return Ok((file, None));
    }
    let (text, syntax) = language::conllu::read(&file.text);
    if syntax.tokens.is_empty() {
        return Err(FileError::new(path, FileProblem::NoWords));
    }
    let mut blocks = IndexVec::new();
    for sentence in &syntax.sentences {
        blocks.push(Block {
            span: sentence.span,
            kind: BlockKind::Paragraph,
        });
    }
    let article = Article {
        title: None,
        byline: None,
        outlet: None,
        published: None,
        updated: None,
        text,
        blocks,
        ..file
    };
    Ok((article, Some(syntax)))
}

/// Sentences, tokens and grammar of one article in the CoNLL-U format; `given` tokens are kept.
///
/// # Errors
/// [`Cancelled`], when the token was raised meanwhile.
pub fn conllu(article: &Article, given: Option<Syntax>, cancel: &Cancel) -> Result<String, Cancelled> {
    let syntax = grammar(article, given, cancel);
    if cancel.is_cancelled() {
        return Err(Cancelled);
    }
    let name = article.source.path.to_string_lossy().replace(['\n', '\r'], " ");
    let sentences = language::conllu::write(&article.text, &syntax);
    Ok(format!("# newdoc id = {name}\n{sentences}"))
}

/// The article's syntax; given tokens are kept and only their grammar is added.
fn grammar(article: &Article, given: Option<Syntax>, cancel: &Cancel) -> Syntax {
    match given {
        Some(mut syntax) => {
            language::analyse(&article.text, &mut syntax, cancel);
            syntax
        }
        None => parsed(article, cancel),
    }
}

/// Sentences and tokens of an article, with grammar where it is in the language that the network reads.
fn parsed(article: &Article, cancel: &Cancel) -> Syntax {
    if article.foreign_language().is_some() {
        language::split_foreign(&article.text, &article.blocks, cancel)
    } else {
        language::parse(&article.text, &article.blocks, cancel)
    }
}

/// As [`analyse`], with the tokens that the article's file gave.
///
/// # Errors
/// [`Cancelled`], when the token was raised meanwhile.
pub fn analyse_tokens(
    article: Article,
    given: Option<Syntax>,
    config: &Config,
    cancel: &Cancel,
) -> Result<AnalysedArticle, Cancelled> {
    let syntax = grammar(&article, given, cancel);
    annotate(article, syntax, config, cancel)
}

/// Everything that can be found in one article alone.
///
/// # Errors
/// [`Cancelled`], when the token was raised meanwhile.
pub fn analyse(article: Article, config: &Config, cancel: &Cancel) -> Result<AnalysedArticle, Cancelled> {
    let syntax = parsed(&article, cancel);
    annotate(article, syntax, config, cancel)
}

/// As [`analyse`], for an article whose sentences and tokens are already known.
///
/// # Errors
/// [`Cancelled`], when the token was raised meanwhile.
pub fn annotate(
    article: Article,
    syntax: Syntax,
    config: &Config,
    cancel: &Cancel,
) -> Result<AnalysedArticle, Cancelled> {
    let go_on = || if cancel.is_cancelled() { Err(Cancelled) } else { Ok(()) };
    go_on()?;
    if article.foreign_language().is_some() {
        return Ok(annotate::foreign(article, syntax, config));
    }
    let mut notices = Vec::new();
    let (mentions, chains, said) = annotate::entities(&article, &syntax, config);
    notices.extend(said);
    go_on()?;
    let (triggers, said) = annotate::events(&article, &syntax, &mentions, config);
    notices.extend(said);
    go_on()?;
    let (quantities, said) = annotate::quantities(&article, &syntax, &triggers, config);
    notices.extend(said);
    let (times, said) = annotate::times(&article, &syntax, &triggers, config);
    notices.extend(said);
    go_on()?;
    let (quotes, said) = annotate::quotes(&article, &syntax, &mentions, config);
    notices.extend(said);
    let (statements, said) = annotate::statements(&article, &syntax, &triggers, &quotes, config);
    notices.extend(said);
    go_on()?;
    Ok(AnalysedArticle {
        article,
        syntax,
        mentions,
        chains,
        quantities,
        times,
        quotes,
        triggers,
        statements,
        notices,
    })
}

/// Analyses many articles, in parallel; the result is in the order given, whatever the number of threads.
///
/// # Errors
/// [`Cancelled`], when the token was raised meanwhile.
pub fn analyse_all(
    articles: Vec<Article>,
    config: &Config,
    cancel: &Cancel,
) -> Result<Vec<Arc<AnalysedArticle>>, Cancelled> {
    articles
        .into_par_iter()
        .map(|article| analyse(article, config, cancel).map(Arc::new))
        .collect()
}

/// Compares analysed articles; `progress` is called before each stage.
///
/// # Errors
/// [`Cancelled`], when the token was raised meanwhile.
pub fn compare(
    articles: Vec<Arc<AnalysedArticle>>,
    config: &Config,
    cancel: &Cancel,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Comparison, Cancelled> {
    let go_on = |stage, done| {
        progress(Progress { stage, done, total: 5 });
        if cancel.is_cancelled() { Err(Cancelled) } else { Ok(()) }
    };
    let mut comparison = Comparison {
        articles: articles.into(),
        ..Comparison::default()
    };
    let mut notices = Vec::new();

    go_on("Finding copied text", 0)?;
    let (origins, said) = align::origins(&comparison.articles, config);
    comparison.origins = origins;
    notices.extend(said);
    let (copies, said) = align::copies(&comparison.articles);
    comparison.copies = copies;
    notices.extend(said);

    go_on("Joining names", 1)?;
    let (entities, said) = align::entities(&comparison.articles, config);
    comparison.entities = entities;
    notices.extend(said);

    go_on("Joining events", 2)?;
    let (events, said) = align::events(&comparison.articles, &comparison.entities, config);
    comparison.events = events;
    notices.extend(said);

    go_on("Aligning passages", 3)?;
    let (alignments, nearest, said) = align::passages(&comparison, config, cancel);
    comparison.alignments = alignments;
    comparison.nearest = nearest;
    notices.extend(said);

    go_on("Comparing", 4)?;
    let (findings, said) = compare::findings(&comparison, config, cancel);
    comparison.findings = findings;
    notices.extend(said);

    go_on("Done", 5)?;
    comparison.notices = notices;
    Ok(comparison)
}

/// Groups articles into stories by their words, without analysing them; every article is in exactly one.
#[must_use]
pub fn group(articles: &IndexVec<ArticleId, Article>, config: &Config, cancel: &Cancel) -> Vec<Story> {
    align::stories(articles, config, cancel)
}
