//! One request from files to comparison.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::model::{AnalysedArticle, Article, ArticleCopy, Config, Correction, FileError};
use crate::patience;
use crate::pipeline::{self, Cancelled, Progress};
use crate::storage;
use crate::text::{ArticleId, Cancel, Idx as _, IndexVec};

use super::cache::{Cache, Key};
use super::{Answer, Input, MANY, Made, Read, Refused, StoryFile, StoryFiles};

/// Reads `inputs` and compares those that can be read; analyses that `kept` holds are not made again. Where an archive
/// brings more articles than can be compared, they are grouped into stories.
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
    let read: Vec<_> = inputs
        .par_iter()
        .enumerate()
        .map(|(at, input)| read(at, input, cancel))
        .collect::<Result<_, Cancelled>>()?;
    for result in read.into_iter().flatten() {
        match result {
            Ok((mut article, source)) => {
                if let Some(correction) = corrections.get(&article.source.sha256) {
                    correction.apply(&mut article);
                }
                articles.push(article);
                sources.push(source);
            }
            Err(error) => refused.push(error),
        }
    }

    // An archive may hold any number of articles, as a folder may.
    if articles.len() > MANY && sources.iter().any(|source| source.part) {
        return stories((articles, &sources, refused), config, cancel, progress);
    }

    let analysed = analysed(articles, config, kept, cancel, &|done| step("Analysing articles", done))?;
    let articles = analysed.into_iter().map(|article| restated(article, corrections));
    let articles = articles.collect();
    let comparison = pipeline::compare(articles, config, cancel, progress)?;
    Ok((Made::Comparison(Arc::new(comparison), sources), refused))
}

/// The articles analysed, those that `kept` does not hold in parallel; `step` is told how many of these are.
fn analysed(
    articles: Vec<Article>,
    config: &Config,
    kept: &mut Cache,
    cancel: &Cancel,
    step: &(dyn Fn(usize) + Sync),
) -> Result<Vec<Arc<AnalysedArticle>>, Cancelled> {
    step(0);
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
            step(done.fetch_add(1, Ordering::Relaxed) + 1);
            Ok((at, Arc::new(article)))
        })
        .collect::<Result<_, Cancelled>>()?;
    for (at, article) in made {
        kept.put(keys[at].clone(), Arc::clone(&article));
        analysed[at] = Some(article);
    }
    Ok(analysed.into_iter().flatten().collect())
}

/// An article with what a reader says of its quotations and numbers; what is kept for another run stays as it was found.
fn restated(mut article: Arc<AnalysedArticle>, corrections: &BTreeMap<String, Correction>) -> Arc<AnalysedArticle> {
    let correction = corrections.get(&article.article.source.sha256);
    if let Some(correction) = correction.filter(|correction| correction.changes_facts()) {
        correction.apply_to_facts(Arc::make_mut(&mut article));
    }
    article
}

/// Reads files, those in folders included, and groups their articles into stories.
pub fn group(paths: &[PathBuf], config: &Config, cancel: &Cancel, progress: &(dyn Fn(Progress) + Sync)) -> Answer {
    let (files, errors) = storage::files_below(paths);
    let mut refused: Vec<Refused> = errors.into_iter().map(|error| refusal(0, error)).collect();
    let (total, done) = (files.len(), AtomicUsize::new(0));
    let read: Vec<_> = files
        .par_iter()
        .enumerate()
        .map(|(at, path)| {
            if cancel.is_cancelled() {
                return Err(Cancelled);
            }
            let read = read(at, &Input::Path(path.clone()), cancel)?;
            progress(Progress {
                stage: "Reading files",
                done: done.fetch_add(1, Ordering::Relaxed) + 1,
                total,
            });
            Ok(read)
        })
        .collect::<Result<_, Cancelled>>()?;
    let mut articles = Vec::new();
    let mut sources = Vec::new();
    for result in read.into_iter().flatten() {
        match result {
            Ok((article, source)) => {
                articles.push(article);
                sources.push(source);
            }
            Err(error) => refused.push(error),
        }
    }
    stories((articles, &sources, refused), config, cancel, progress)
}

/// Groups articles that were read into stories.
fn stories(
    (articles, sources, refused): (Vec<Article>, &[Read], Vec<Refused>),
    config: &Config,
    cancel: &Cancel,
    progress: &(dyn Fn(Progress) + Sync),
) -> Answer {
    let articles: IndexVec<ArticleId, Article> = articles.into();
    let total = articles.len();
    progress(Progress {
        stage: "Grouping articles into stories",
        done: total,
        total,
    });
    let grouped = pipeline::group(&articles, config, cancel);
    if cancel.is_cancelled() {
        return Err(Cancelled);
    }
    let copies: BTreeMap<ArticleId, ArticleCopy> = grouped
        .iter()
        .flat_map(|story| story.copies.iter().map(|copy| (copy.article, *copy)))
        .collect();
    let file = |id: &ArticleId| {
        let name = |id: ArticleId| articles[id].source.file_name();
        let article = &articles[*id];
        let first = || article.text.split_whitespace().take(10).collect::<Vec<_>>().join(" ");
        StoryFile {
            source: sources[id.index()].clone(),
            title: article.title.clone().unwrap_or_else(first),
            outlet: article.outlet.clone(),
            copy: copies
                .get(id)
                .map(|copy| copy.says(&name(copy.article), &name(copy.of))),
        }
    };
    let stories = grouped.into_iter().map(|story| StoryFiles {
        label: story.label,
        articles: story.articles.iter().map(file).collect(),
    });
    Ok((Made::Stories(stories.collect()), refused))
}

fn refusal(input: usize, FileError { path, problem }: FileError) -> Refused {
    Refused {
        input,
        name: path.display().to_string(),
        reason: problem.to_string(),
    }
}

/// An article with where it was read, or why there is none.
type Got = Result<(Article, Read), Refused>;

/// The articles of an input, all that an archive holds.
fn read(at: usize, input: &Input, cancel: &Cancel) -> Result<Vec<Got>, Cancelled> {
    let (bytes, path): (Arc<[u8]>, &Path) = match input {
        Input::Path(path) => match storage::read(path) {
            Ok(bytes) => (bytes.into(), path),
            Err(error) => return Ok(vec![Err(refusal(at, error))]),
        },
        Input::Bytes { name, bytes } => (Arc::clone(bytes), Path::new(name)),
    };
    let parts = patience::read_parts(&bytes, path, patience::LIMIT, cancel)?.into_iter();
    let source = |article: &Article, part: Option<Vec<u8>>| Read {
        input: at,
        name: article.source.path.clone(),
        part: part.is_some(),
        bytes: part.map_or_else(|| Arc::clone(&bytes), Into::into),
    };
    let read = parts.map(|part| match part {
        Ok((article, part)) => {
            let source = source(&article, part);
            Ok((article, source))
        }
        Err(error) => Err(refusal(at, error)),
    });
    Ok(read.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Comparison, Counted, Kind};
    use crate::packed_for_tests::packed;

    fn input(name: &str, text: &str) -> Input {
        Input::Bytes {
            name: name.to_owned(),
            bytes: text.as_bytes().into(),
        }
    }

    fn run(inputs: &[Input], kept: &mut Cache) -> (Arc<Comparison>, Vec<Refused>) {
        let none = BTreeMap::new();
        let made = compare(inputs, &Config::default(), &none, kept, &Cancel::new(), &|_| ());
        let (Made::Comparison(comparison, sources), refused) = made.expect("nobody cancelled") else {
            panic!("a comparison was asked for");
        };
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
        let config = Config::default();
        let made = compare(&[one], &config, &corrections, &mut kept, &Cancel::new(), &|_| ());
        let (Made::Comparison(comparison, _), _) = made.expect("not cancelled") else {
            panic!("a comparison was asked for");
        };
        let corrected = &comparison.articles.as_slice()[0].article;
        assert_eq!(
            (corrected.published, corrected.outlet.as_deref()),
            (Some(day), Some("The Hall Post"))
        );
        assert_eq!(kept.analyses(), 2);
    }

    #[test]
    fn a_corrected_number_reaches_the_comparison_and_goes_with_its_correction() {
        let mut kept = Cache::default();
        let inputs = [
            input(
                "a",
                "The fire in the old hall on Friday injured 14 people, the mayor said.",
            ),
            input(
                "b",
                "The fire in the old hall on Friday injured 19 people, the mayor said.",
            ),
        ];
        let (before, _) = run(&inputs, &mut kept);
        let conflicts = |of: &Comparison| {
            let findings = of.findings.iter();
            findings
                .filter(|it| it.kind == Kind::Conflict && it.summary.starts_with("Injured"))
                .count()
        };
        assert!(conflicts(&before) > 0, "{:?}", before.findings);
        let article = &before.articles.as_slice()[0];
        let mut correction = Correction::default();
        let injured = article.quantities.iter().find(|it| it.role.is_some());
        correction.say_count(Counted {
            number: injured.expect("four were injured").span,
            unit: Some("engine".to_owned()),
            role: None,
        });
        let corrections = BTreeMap::from([(article.article.source.sha256.clone(), correction)]);
        let config = Config::default();
        let made = compare(&inputs, &config, &corrections, &mut kept, &Cancel::new(), &|_| ());
        let (Made::Comparison(after, _), _) = made.expect("not cancelled") else {
            panic!("a comparison was asked for");
        };
        assert_eq!(conflicts(&after), 0, "{:?}", after.findings);
        assert_eq!(kept.analyses(), 2, "nothing is analysed anew");
        let (again, _) = run(&inputs, &mut kept);
        assert_eq!(again.findings, before.findings);
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
    fn all_articles_of_an_archive_are_compared_each_with_its_own_bytes() {
        let texts = [("a.txt", "The hall burned on Friday."), ("b.txt", "Two men were hurt.")];
        let input = Input::Bytes {
            name: "story.zip".to_owned(),
            bytes: packed(&texts.map(|(name, text)| (name, text.as_bytes()))).into(),
        };
        let (config, none) = (Config::default(), BTreeMap::new());
        let made = compare(&[input], &config, &none, &mut Cache::default(), &Cancel::new(), &|_| ());
        let Ok((Made::Comparison(comparison, sources), refused)) = made else {
            panic!("it is compared");
        };
        assert_eq!((comparison.articles.len(), refused.len()), (2, 0));
        for (source, (name, text)) in sources.iter().zip(texts) {
            assert!(source.part && source.name.ends_with(name), "{source:?}");
            assert_eq!(&*source.bytes, text.as_bytes());
        }
    }

    #[test]
    fn a_mail_that_is_dropped_gives_its_letter_and_the_articles_attached() {
        let folder = tempfile::tempdir().expect("a folder");
        let mail = folder.path().join("wire.eml");
        let archive = packed(&[("late.txt", b"The mayor spoke on Sunday.")]);
        std::fs::write(&mail, attached(&archive)).expect("written");
        let (comparison, refused) = run(&[Input::Path(mail.clone())], &mut Cache::default());
        assert!(refused.is_empty(), "{refused:?}");
        let read = |article: &AnalysedArticle| (article.article.source.path.clone(), article.article.text.clone());
        let read: Vec<_> = comparison.articles.iter().map(|article| read(article)).collect();
        assert_eq!(read.len(), 3);
        assert_eq!(read[0].0, mail);
        assert!(read[0].1.ends_with("Both reports are below."), "{read:?}");
        assert_eq!(
            read[1..],
            [
                (mail.join("early.txt"), "The hall burned on Friday.".to_owned()),
                (mail.join("late.zip/late.txt"), "The mayor spoke on Sunday.".to_owned()),
            ]
        );
        let (stories, refused) = grouped(folder.path());
        let articles: usize = stories.iter().map(|story| story.articles.len()).sum();
        assert_eq!((articles, refused.len()), (3, 0));
    }

    fn grouped(folder: &Path) -> (Vec<StoryFiles>, Vec<Refused>) {
        match group(&[folder.to_path_buf()], &Config::default(), &Cancel::new(), &|_| ()) {
            Ok((Made::Stories(stories), refused)) => (stories, refused),
            _ => panic!("they are grouped"),
        }
    }

    /// A mail with a text, a picture and an archive attached (RFC 2045, RFC 2183).
    fn attached(archive: &[u8]) -> String {
        use base64::Engine as _;
        format!(
            "From: Ada <ada@example.org>\r\nTo: desk@example.org\r\nSubject: Two reports on the fire\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/mixed; boundary=cut\r\n\r\n--cut\r\nContent-Type: text/plain\r\n\r\nBoth reports are \
             below.\r\n--cut\r\nContent-Type: text/plain; name=early.txt\r\nContent-Disposition: attachment; \
             filename=early.txt\r\n\r\nThe hall burned on Friday.\r\n--cut\r\nContent-Type: image/png\r\nContent-Disposition: \
             attachment; filename=fire.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--cut\r\nContent-Type: \
             application/zip\r\nContent-Disposition: attachment; filename=\"late.zip\"\r\nContent-Transfer-Encoding: \
             base64\r\n\r\n{}\r\n--cut--\r\n",
            base64::engine::general_purpose::STANDARD.encode(archive)
        )
    }

    #[test]
    fn a_folder_is_grouped_into_stories_and_what_is_no_article_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("written");
        let fire = "The old mill at Hale burned down on Friday and two firemen were hurt in the blaze.";
        write("one.txt", fire);
        write("two.txt", &format!("{fire} The miller wept."));
        write(
            "three.txt",
            "Parliament passed the budget after a long night of votes on taxes and pensions.",
        );
        write("empty.txt", "");
        let (stories, refused) = grouped(folder.path());
        let mut sizes: Vec<usize> = stories.iter().map(|story| story.articles.len()).collect();
        sizes.sort_unstable();
        assert_eq!(sizes, [1, 2]);
        assert_eq!(refused.len(), 1);
        assert!(refused[0].name.ends_with("empty.txt"));
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
