//! What can be told of an article that is not in English: its names, numbers and dates.
//!
//! Owns the reading without grammar, by the marks, months and names of the article's language. Events, quotations and
//! statements need grammar and are left empty. It must never know another article.

mod dates;
mod names;
mod numbers;
mod pieces;

use crate::model::{AnalysedArticle, Article, Config, Quantity, Syntax, Time};
use crate::text::{IndexVec, Span};

/// The names, numbers and dates of `article`; months without a year lie near `config.reference_date`, else near the
/// article's own date.
#[must_use]
pub fn foreign(article: Article, syntax: Syntax, config: &Config) -> AnalysedArticle {
    let language = article.foreign_language().unwrap_or_default();
    let published = config.reference_date.or(article.published);
    let sentences: Vec<_> = syntax
        .sentences
        .iter()
        .map(|sentence| pieces::pieces(&article.text, sentence.span))
        .collect();
    let (mut times, mut quantities) = (IndexVec::new(), IndexVec::new());
    for sentence in &sentences {
        let dates = dates::dates(language, sentence, published);
        let spans: Vec<Span> = dates.iter().map(|date| date.span).collect();
        for quantity in numbers::numbers(language, &article.text, sentence, &spans) {
            quantities.push(quantity);
        }
        for date in dates {
            times.push(date);
        }
    }
    let dated = times.iter().map(|time: &Time| time.span);
    let measured = quantities.iter().map(|quantity: &Quantity| quantity.span);
    let taken: Vec<Span> = dated.chain(measured).collect();
    let (mentions, chains) = names::names(language, &sentences, &taken);
    AnalysedArticle {
        mentions,
        chains,
        quantities,
        times,
        ..AnalysedArticle::bare(article, syntax)
    }
}
