//! The report as an Office Open XML document (ECMA-376, transitional), for any word processor.
//!
//! Owns the few parts and elements that a report needs, written by hand over a ZIP writer: the crates that write whole
//! documents bring decoders for seven picture formats with them, and a report holds no picture.

mod parts;
mod xml;

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::view::{EntityRow, Item, Report, day, heading, letter, meaning, sureness, word};
use xml::{Body, Run, Style};

/// The report as the bytes of a `.docx` file. The same report gives the same bytes.
#[must_use]
pub fn docx(report: &Report<'_>) -> Vec<u8> {
    let mut body = Body::default();
    head(&mut body, report);
    for group in report.groups() {
        body.paragraph(
            Style::Heading1,
            &[Run::plain(&format!("{} ({})", heading(group.kind), group.items.len()))],
        );
        body.paragraph(Style::Quiet, &[Run::plain(meaning(group.kind))]);
        for item in &group.items {
            finding(&mut body, report, item);
        }
    }
    if report.parts.names {
        names(&mut body, report);
    }
    if report.parts.texts {
        texts(&mut body, report);
    }
    about(&mut body, report);
    pack(&parts::files(&report.title(), &body.finish()))
}

fn head(body: &mut Body, report: &Report<'_>) {
    let count = report.comparison.articles.len();
    body.paragraph(Style::Title, &[Run::plain(&report.title())]);
    body.paragraph(
        Style::Quiet,
        &[Run::plain(&format!("Parallax · comparison of {count} articles"))],
    );
    if let Some(line) = report.review_line() {
        body.paragraph(Style::Normal, &[Run::strong("Review: "), Run::plain(&line)]);
    }
    let mut rows = vec![["", "Article", "Outlet", "Date", "Words"].map(str::to_owned).to_vec()];
    for (id, analysed) in report.comparison.articles.enumerated() {
        let article = &analysed.article;
        rows.push(vec![
            letter(id),
            format!(
                "{}\n{}\nSHA-256 {}",
                article.headline(),
                article.source.path.display(),
                article.source.sha256
            ),
            article.outlet.clone().unwrap_or_default(),
            article.published.map_or_else(String::new, day),
            article.words().to_string(),
        ]);
    }
    body.table(&[5, 51, 20, 14, 10], &rows);
}

fn finding(body: &mut Body, report: &Report<'_>, item: &Item<'_>) {
    let finding = item.finding;
    let rejected = report.decisions.is_rejected(item.id);
    let title = format!("{}. {}", item.number, finding.summary);
    let mut run = Run::plain(&title);
    run.struck = rejected;
    body.paragraph(Style::Heading2, &[run]);
    for evidence in &finding.evidence {
        let name = letter(evidence.location.article);
        let mut runs = vec![Run::strong(&name), Run::tab()];
        let pieces = report.pieces(evidence);
        runs.extend(pieces.iter().map(|piece| Run {
            words: piece.words.to_owned(),
            marked: piece.key.then_some(finding.kind),
            ..Run::default()
        }));
        body.paragraph(Style::Passage, &runs);
    }
    if !finding.absent_in.is_empty() {
        let letters: Vec<String> = finding.absent_in.iter().map(|id| letter(*id)).collect();
        let words = format!("Not found in {}.", letters.join(", "));
        body.paragraph(Style::Quiet, &[Run::plain(&words)]);
    }
    let line = format!(
        "{} ({}, {}, {})",
        finding.why,
        word(&finding.dimension),
        finding.rule.0,
        sureness(finding)
    );
    body.paragraph(Style::Quiet, &[Run::plain(line.trim())]);
    decision(body, item);
}

fn decision(body: &mut Body, item: &Item<'_>) {
    let decision = &item.decision;
    if decision.is_empty() {
        return;
    }
    let mut line = decision
        .verdict
        .map_or_else(|| "Note".to_owned(), |verdict| word(&verdict));
    if let Some(reviewer) = &decision.reviewer {
        line = format!("{line} by {reviewer}");
    }
    let mut runs = vec![Run::strong(&line)];
    if !decision.note.is_empty() {
        runs.push(Run::plain(&format!(": {}", decision.note)));
    }
    body.paragraph(Style::Normal, &runs);
}

fn names(body: &mut Body, report: &Report<'_>) {
    let (rows, left_out) = report.entity_rows();
    if rows.is_empty() {
        return;
    }
    body.paragraph(Style::Heading1, &[Run::plain("Names")]);
    let count = report.comparison.articles.len();
    let mut table = vec![vec!["Name".to_owned()]];
    table[0].extend(report.comparison.articles.ids().map(letter));
    table.extend(rows.iter().map(name));
    let each = 78 / count.max(1);
    let mut widths = vec![22];
    widths.extend(std::iter::repeat_n(each, count));
    body.table(&widths, &table);
    if left_out > 0 {
        let words = format!("Mentioned once: {left_out} more.");
        body.paragraph(Style::Quiet, &[Run::plain(&words)]);
    }
}

fn name(row: &EntityRow<'_>) -> Vec<String> {
    let mut cells = vec![format!("{}\n{}", row.name.trim(), word(&row.kind))];
    cells.extend(row.labels.iter().map(|labels| {
        let labels: Vec<String> = labels
            .iter()
            .map(|label| format!("{} × {}", label.words, label.count))
            .collect();
        labels.join(", ")
    }));
    cells
}

fn texts(body: &mut Body, report: &Report<'_>) {
    body.paragraph(Style::Heading1, &[Run::plain("Articles in full")]);
    for (id, analysed) in report.comparison.articles.enumerated() {
        let article = &analysed.article;
        let title = article.headline();
        body.paragraph(Style::Heading2, &[Run::plain(&format!("{}  {title}", letter(id)))]);
        for block in &article.blocks {
            if block.kind != crate::model::BlockKind::Title {
                body.paragraph(Style::Normal, &[Run::plain(article.slice(block.span))]);
            }
        }
    }
}

fn about(body: &mut Body, report: &Report<'_>) {
    body.paragraph(Style::Heading1, &[Run::plain("About this report")]);
    for (name, value) in report.settings() {
        body.paragraph(Style::Normal, &[Run::strong(&format!("{name}: ")), Run::plain(&value)]);
    }
    for notice in &report.comparison.notices {
        body.paragraph(Style::Quiet, &[Run::plain(&notice.message)]);
    }
    for (id, analysed) in report.comparison.articles.enumerated() {
        for notice in analysed.article.notices.iter().chain(&analysed.notices) {
            body.paragraph(
                Style::Quiet,
                &[Run::plain(&format!("{}: {}", letter(id), notice.message))],
            );
        }
    }
    body.paragraph(
        Style::Quiet,
        &[Run::plain(
            "Shaded words decide a finding. Every passage is quoted from its article; Parallax gives no score of truth and no score of leaning.",
        )],
    );
}

/// The files in one ZIP archive, each with the same fixed time, so that the same report gives the same bytes.
fn pack(files: &[(&str, String)]) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        archive
            .start_file(*name, options)
            .and_then(|()| Ok(archive.write_all(text.as_bytes())?))
            .expect("memory takes it");
    }
    archive.finish().expect("memory takes it").into_inner()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;
    use crate::model::{Config, fixture};
    use crate::report::Parts;
    use crate::review::{Action, Decisions, Entry, FindingKey, Review, Verdict};

    fn document(parts: Parts, comparison: &crate::model::Comparison, review: &Review) -> String {
        let bytes = docx(&Report {
            comparison,
            config: &Config::default(),
            decisions: &Decisions::new(comparison, review),
            parts,
        });
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        let mut text = String::new();
        let mut file = archive.by_name("word/document.xml").expect("the document");
        file.read_to_string(&mut text).expect("UTF-8");
        text
    }

    #[test]
    fn the_document_is_well_formed_and_holds_findings_decisions_and_hashes() {
        let comparison = fixture::comparison();
        let mut review = Review::default();
        let finding = FindingKey::of(&comparison, &comparison.findings.as_slice()[0]);
        for action in [
            Action::Judge {
                finding: finding.clone(),
                verdict: Some(Verdict::Confirmed),
            },
            Action::Note {
                finding,
                text: "ask <the> mayor & board".to_owned(),
            },
        ] {
            review.record(Entry {
                action,
                reviewer: Some("R. Ames".to_owned()),
            });
        }
        let text = document(Parts::default(), &comparison, &review);
        for words in [
            "Killed: Twelve / 15",
            "confirmed by R. Ames",
            "ask &lt;the&gt; mayor &amp; board",
            "Articles in full",
            &comparison.articles.as_slice()[0].article.source.sha256,
        ] {
            assert!(text.contains(words), "{words}");
        }
        let mut open: Vec<&str> = Vec::new();
        for tag in text
            .split('<')
            .skip(2)
            .map(|rest| rest.split('>').next().unwrap_or_default())
        {
            let name = tag.trim_matches('/').split(' ').next().unwrap_or_default();
            if tag.starts_with('/') {
                assert_eq!(open.pop(), Some(name));
            } else if !tag.ends_with('/') {
                open.push(name);
            }
        }
        assert!(open.is_empty());
    }

    #[test]
    fn what_is_not_asked_for_is_left_out() {
        let comparison = fixture::comparison();
        let parts = Parts {
            texts: false,
            kinds: [true, false, true, true, true],
            ..Parts::default()
        };
        let text = document(parts, &comparison, &Review::default());
        assert!(!text.contains("Articles in full") && !text.contains("On Monday"));
        assert!(text.contains("Killed: Twelve / 15"));
    }
}
