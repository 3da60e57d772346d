//! One request from files to comparison.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::model::{AnalysedArticle, Article, Config, Correction, FileError};
use crate::pipeline::{self, Cancelled, Progress};
use crate::storage;
use crate::text::Cancel;

use super::cache::{Cache, Key};
use super::{Answer, Input, Refused};

/// Reads `inputs` and compares those that can be read; analyses that `kept` holds are not made again.
pub fn compare(
    inputs: &[Input],
    config: &Config,
    corrections: &BTreeMap<String, Correction>,
    kept: &mut Cache,
    cancel: &Cancel,
    progress: &(dyn Fn(Progress) + Sync),
) -> Answer {
    let total = inputs.len();
    let step = |stage, done| progress(Progress { stage, done, total });
    let mut articles = Vec::new();
    let mut refused = Vec::new();
    let mut sources = Vec::new();
    step("Reading articles", 0);
    for (input, result) in inputs.par_iter().map(read).collect::<Vec<_>>().into_iter().enumerate() {
        match result {
            Ok((mut article, bytes)) => {
                if let Some(correction) = corrections.get(&article.source.sha256) {
                    correction.apply(&mut article);
                }
                articles.push(article);
                sources.push(bytes);
            }
            Err(FileError { path, problem }) => refused.push(Refused {
                input,
                name: path.display().to_string(),
                reason: problem.to_string(),
            }),
        }
    }

    step("Analysing articles", 0);
    let mut analysed: Vec<Option<Arc<AnalysedArticle>>> = Vec::new();
    let mut missing: Vec<(usize, Article)> = Vec::new();
    let keys: Vec<Key> = articles.iter().map(|article| Key::new(article, config)).collect();
    for (article, key) in articles.into_iter().zip(&keys) {
        let known = kept.get(key, &article);
        if known.is_none() {
            missing.push((analysed.len(), article));
        }
        analysed.push(known);
    }
    let done = AtomicUsize::new(0);
    let made: Vec<(usize, Arc<AnalysedArticle>)> = missing
        .into_par_iter()
        .map(|(at, article)| {
            let article = pipeline::analyse(article, config, cancel)?;
            step("Analysing articles", done.fetch_add(1, Ordering::Relaxed) + 1);
            Ok((at, Arc::new(article)))
        })
        .collect::<Result<_, Cancelled>>()?;
    for (at, article) in made {
        kept.put(keys[at].clone(), Arc::clone(&article));
        analysed[at] = Some(article);
    }
    let articles = analysed.into_iter().flatten().collect();
    let comparison = pipeline::compare(articles, config, cancel, progress)?;
    Ok((Arc::new(comparison), refused, sources))
}

fn read(input: &Input) -> Result<(Article, Arc<[u8]>), FileError> {
    let (bytes, path) = match input {
        Input::Path(path) => (storage::read(path)?.into(), path.as_path()),
        Input::Bytes { name, bytes } => (Arc::clone(bytes), Path::new(name)),
    };
    Ok((pipeline::read(&bytes, path)?, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(name: &str, text: &str) -> Input {
        Input::Bytes {
            name: name.to_owned(),
            bytes: text.as_bytes().into(),
        }
    }

    fn run(inputs: &[Input], kept: &mut Cache) -> (Arc<crate::model::Comparison>, Vec<Refused>) {
        let none = BTreeMap::new();
        let (comparison, refused, sources) =
            compare(inputs, &Config::default(), &none, kept, &Cancel::new(), &|_| ()).expect("nobody cancelled");
        assert_eq!(sources.len(), comparison.articles.len());
        (comparison, refused)
    }

    #[test]
    fn a_third_article_is_analysed_alone() {
        let mut kept = Cache::default();
        let (one, two, three) = (
            input("a", "The hall burned on Friday."),
            input("b", "Two men were hurt."),
            input("c", "The mayor spoke."),
        );
        run(&[one.clone(), two.clone()], &mut kept);
        assert_eq!(kept.analyses(), 2);
        let (comparison, _) = run(&[three.clone(), one.clone(), two.clone()], &mut kept);
        assert_eq!(kept.analyses(), 3);
        let names: Vec<_> = comparison
            .articles
            .iter()
            .map(|a| a.article.source.path.display().to_string())
            .collect();
        assert_eq!(names, ["c", "a", "b"]);
        let config = Config {
            reference_date: jiff::civil::Date::new(2024, 1, 4).ok(),
            ..Config::default()
        };
        let none = BTreeMap::new();
        compare(
            std::slice::from_ref(&one),
            &config,
            &none,
            &mut kept,
            &Cancel::new(),
            &|_| (),
        )
        .expect("nobody cancelled");
        assert_eq!(kept.analyses(), 4, "other settings are another analysis");
    }

    #[test]
    fn a_corrected_date_is_another_analysis_and_reaches_the_article() {
        let mut kept = Cache::default();
        let one = input("a", "The hall burned on Friday.");
        let (comparison, _) = run(std::slice::from_ref(&one), &mut kept);
        let article = &comparison.articles.as_slice()[0].article;
        assert_eq!(article.published, None);
        let day = jiff::civil::date(2024, 1, 8);
        let correction = Correction {
            published: Some(day),
            outlet: Some("The Hall Post".to_owned()),
            ..Correction::default()
        };
        let corrections = BTreeMap::from([(article.source.sha256.clone(), correction)]);
        let (comparison, ..) = compare(
            &[one],
            &Config::default(),
            &corrections,
            &mut kept,
            &Cancel::new(),
            &|_| (),
        )
        .expect("not cancelled");
        let corrected = &comparison.articles.as_slice()[0].article;
        assert_eq!(
            (corrected.published, corrected.outlet.as_deref()),
            (Some(day), Some("The Hall Post"))
        );
        assert_eq!(kept.analyses(), 2);
    }

    #[test]
    fn the_same_words_under_another_name_keep_the_name() {
        let mut kept = Cache::default();
        let text = "The hall burned on Friday.";
        run(&[input("old", text)], &mut kept);
        let (comparison, _) = run(&[input("new", text)], &mut kept);
        assert_eq!(kept.analyses(), 1);
        assert_eq!(comparison.articles.as_slice()[0].article.source.path, Path::new("new"));
    }

    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_goes_on() {
        let inputs = [
            input("empty", ""),
            input("a", "The hall burned."),
            Input::Path("/no/such/file.txt".into()),
        ];
        let (comparison, refused) = run(&inputs, &mut Cache::default());
        assert_eq!(comparison.articles.len(), 1);
        let said: Vec<_> = refused
            .iter()
            .map(|r| (r.input, r.name.as_str(), r.reason.as_str()))
            .collect();
        assert_eq!(
            said,
            [
                (0, "empty", "the file is empty"),
                (2, "/no/such/file.txt", "there is no such file")
            ]
        );
    }

    #[test]
    fn a_raised_token_stops_the_work() {
        let cancel = Cancel::new();
        cancel.cancel();
        let inputs = [input("a", "The hall burned.")];
        let (config, none) = (Config::default(), BTreeMap::new());
        let answer = compare(&inputs, &config, &none, &mut Cache::default(), &cancel, &|_| ());
        assert!(answer.is_err());
    }
}
