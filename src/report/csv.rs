//! Tables for a spreadsheet: findings, and entities.
//!
//! No cell of quoted text can be read as a formula.

use std::path::{Path, PathBuf};

use crate::text::Idx;

use super::view::{EntityRow, Report, letter, on_one_line, word};

/// Where the table of entities stands: "story.csv" has "story-entities.csv" beside it.
#[must_use]
pub fn entities_beside(findings: &Path) -> PathBuf {
    let mut name = findings.file_stem().unwrap_or_default().to_owned();
    name.push("-entities");
    let mut path = findings.with_file_name(name);
    path.set_extension(findings.extension().unwrap_or_default());
    path
}

/// The findings, one a row in the order shown, with two columns an article: the passage and its deciding words.
#[must_use]
pub fn findings(report: &Report<'_>) -> String {
    let articles = &report.comparison.articles;
    let mut header: Vec<String> = [
        "id",
        "kind",
        "dimension",
        "rule",
        "confidence",
        "importance",
        "summary",
        "why",
    ]
    .map(str::to_owned)
    .to_vec();
    for id in articles.ids() {
        header.push(letter(id));
        header.push(format!("{} words", letter(id)));
    }
    header.extend(["absent_in", "verdict", "note", "reviewer"].map(str::to_owned));
    let mut rows = vec![header];
    for item in report.groups().iter().flat_map(|group| &group.items) {
        let finding = item.finding;
        let mut row = vec![
            item.id.index().to_string(),
            word(&finding.kind),
            word(&finding.dimension),
            finding.rule.0.to_owned(),
            format!("{:.2}", finding.confidence),
            format!("{:.2}", finding.importance),
            cell(&finding.summary),
            cell(&finding.why),
        ];
        for article in articles.ids() {
            let here = finding.evidence.iter().filter(|it| it.location.article == article);
            let (mut passages, mut words) = (Vec::new(), Vec::new());
            for evidence in here {
                let pieces = report.pieces(evidence);
                passages.push(pieces.iter().map(|piece| piece.words).collect::<String>());
                words.extend(pieces.iter().filter(|piece| piece.key).map(|piece| piece.words));
            }
            row.push(cell(&passages.join(" […] ")));
            row.push(cell(&words.join("; ")));
        }
        let absent: Vec<String> = finding.absent_in.iter().map(|id| letter(*id)).collect();
        row.push(absent.join(" "));
        row.push(item.decision.verdict.map_or_else(String::new, |verdict| word(&verdict)));
        row.push(cell(&item.decision.note));
        row.push(cell(item.decision.reviewer.as_deref().unwrap_or_default()));
        rows.push(row);
    }
    table(&rows)
}

/// The entities, one a row, most mentioned first, with each article's labels and their counts.
#[must_use]
pub fn entities(report: &Report<'_>) -> String {
    let mut header = ["name", "type", "mentions"].map(str::to_owned).to_vec();
    header.extend(report.comparison.articles.ids().map(letter));
    let mut rows = vec![header];
    rows.extend(report.all_entity_rows().iter().map(entity));
    table(&rows)
}

fn entity(row: &EntityRow<'_>) -> Vec<String> {
    let mut cells = vec![cell(row.name), word(&row.kind), row.mentions.to_string()];
    for labels in &row.labels {
        let labels: Vec<String> = labels
            .iter()
            .map(|label| format!("{} × {}", label.words, label.count))
            .collect();
        cells.push(cell(&labels.join("; ")));
    }
    cells
}

/// Text that no spreadsheet takes for a formula: where it begins like one, an apostrophe stands before it.
fn cell(text: &str) -> String {
    let text: String = on_one_line(text).collect();
    if text
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
    {
        format!("'{text}")
    } else {
        text
    }
}

fn table(rows: &[Vec<String>]) -> String {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer
            .write_record(row)
            .expect("rows are equally long, and memory takes them");
    }
    let bytes = writer.into_inner().expect("memory takes what is left");
    String::from_utf8(bytes).expect("made of strings")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (text, want) in [
            ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
            ("  +1 person", "'  +1 person"),
            ("-5 degrees", "'-5 degrees"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("＝cmd", "'＝cmd"),
            ("\t=1", "' =1"),
            ("over 100 = many", "over 100 = many"),
            ("", ""),
        ] {
            assert_eq!(cell(text), want);
        }
    }

    #[test]
    fn quotes_commas_and_line_ends_stay_inside_their_cell() {
        let rows = vec![vec!["a, \"b\"".to_owned(), cell("two\nlines")]];
        assert_eq!(table(&rows), "\"a, \"\"b\"\"\",two lines\n");
    }
}
