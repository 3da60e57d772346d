//! Shared by the tests over whole comparisons: files in, a comparison out.

use std::path::Path;

use parallax::ingest;
use parallax::model::{Comparison, Config};
use parallax::pipeline;
use parallax::text::Cancel;

/// The comparison of texts with their file names.
pub fn compare(files: &[(&str, &str)]) -> Comparison {
    let (config, cancel) = (Config::default(), Cancel::default());
    let articles = files
        .iter()
        .map(|(name, text)| ingest::read(text.as_bytes(), Path::new(name)).expect("a readable article"))
        .collect();
    let analysed = pipeline::analyse_all(articles, &config, &cancel).expect("not cancelled");
    pipeline::compare(analysed, &config, &cancel, &|_| ()).expect("not cancelled")
}
