//! What a reader corrected before the comparison was made, in words: the findings rest on it.

use crate::model::{AnalysedArticle, Correction};
use crate::text::Span;

use super::view::{Report, letter, on_one_line};

/// Characters of a quotation that a line shows.
const QUOTED: usize = 60;

/// A line for each thing that was corrected, article by article.
pub(super) fn lines(report: &Report<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for (id, analysed) in report.comparison.articles.enumerated() {
        let correction = report.decisions.corrections.get(&analysed.article.source.sha256);
        if let Some(correction) = correction {
            let said = said(analysed, correction);
            lines.extend(said.into_iter().map(|line| format!("{}: {line}", letter(id))));
        }
    }
    lines
}

fn said(analysed: &AnalysedArticle, correction: &Correction) -> Vec<String> {
    let mut lines = Vec::new();
    let quoted = |span: Span| {
        let words = analysed.article.text.get(span.start as usize..span.end as usize);
        words.map(|words| format!("“{}”", short(words)))
    };
    lines.extend(correction.title.as_ref().map(|title| format!("title “{title}”")));
    lines.extend(correction.outlet.as_ref().map(|outlet| format!("outlet “{outlet}”")));
    lines.extend(correction.published.map(|day| format!("published on {day}")));
    match correction.blocks.len() {
        0 => {}
        1 => lines.push("one block of the file chosen by hand".to_owned()),
        many => lines.push(format!("{many} blocks of the file chosen by hand")),
    }
    for speaker in &correction.speakers {
        let by = match speaker.by {
            Some(span) => quoted(span),
            None => Some("nobody who is named".to_owned()),
        };
        lines.extend(
            quoted(speaker.quote)
                .zip(by)
                .map(|(quote, by)| format!("{quote} is said by {by}")),
        );
    }
    for counted in &correction.counts {
        let parts = [counted.unit.as_deref(), counted.role.as_deref()];
        let what = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let what = if what.is_empty() { "nothing that is said" } else { &what };
        lines.extend(quoted(counted.number).map(|number| format!("{number} counts {what}")));
    }
    lines
}

fn short(words: &str) -> String {
    let line: String = on_one_line(words).collect();
    match line.char_indices().nth(QUOTED) {
        None => line,
        Some((cut, _)) => {
            let cut = line[..cut].rfind(' ').unwrap_or(cut);
            format!("{} …", &line[..cut])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Config, Counted, Speaker, fixture};
    use crate::report::Parts;
    use crate::review::{Action, Decisions, Entry, Review};

    #[test]
    fn every_correction_is_told_in_the_articles_words() {
        let comparison = fixture::comparison();
        let first = &comparison.articles.as_slice()[0];
        let number = first.quantities.as_slice()[0].span;
        let correction = Correction {
            outlet: Some("The Post".to_owned()),
            published: Some(jiff::civil::date(2024, 5, 8)),
            speakers: vec![
                Speaker {
                    quote: Span::new(0, 4),
                    by: None,
                },
                Speaker {
                    quote: Span::new(0, 9_999),
                    by: None,
                },
            ],
            counts: vec![Counted {
                number,
                unit: Some("boat".to_owned()),
                role: Some("lost".to_owned()),
            }],
            ..Correction::default()
        };
        let mut review = Review::default();
        let sha256 = first.article.source.sha256.clone();
        review.record(Entry {
            action: Action::Correct { sha256, correction },
            reviewer: None,
        });
        let report = Report {
            comparison: &comparison,
            config: &Config::default(),
            decisions: &Decisions::new(&comparison, &review),
            parts: Parts::default(),
        };
        let words = first.article.text[..4].to_owned();
        let of_first: Vec<String> = lines(&report)
            .into_iter()
            .filter(|line| line.starts_with("A: "))
            .collect();
        assert_eq!(
            of_first,
            [
                "A: outlet “The Post”".to_owned(),
                "A: published on 2024-05-08".to_owned(),
                format!("A: “{words}” is said by nobody who is named"),
                "A: “Twelve” counts boat, lost".to_owned(),
            ]
        );
    }
}
