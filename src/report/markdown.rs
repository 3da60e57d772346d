//! The report as Markdown, to be read in a terminal as well as rendered.

use std::fmt::{self, Write};

use crate::text::ArticleId;

use super::view::{EntityRow, Item, Piece, Report, day, heading, letter, meaning, on_one_line, sureness, word};

/// The report as CommonMark with tables (GitHub's extension).
#[must_use]
pub fn markdown(report: &Report<'_>) -> String {
    let mut out = String::new();
    let articles = report.comparison.articles.len();
    let plural = if articles == 1 { "" } else { "s" };
    let _ = writeln!(out, "# {}\n", Text(&report.title()));
    let _ = writeln!(out, "Parallax, comparison of {articles} article{plural}\n");
    sources(&mut out, report);
    counts(&mut out, report);
    for group in report.groups() {
        let _ = writeln!(out, "## {} ({})\n", heading(group.kind), group.items.len());
        let _ = writeln!(out, "{}\n", meaning(group.kind));
        for item in &group.items {
            finding(&mut out, report, item);
        }
    }
    if report.parts.names {
        names(&mut out, report);
    }
    about(&mut out, report);
    out
}

fn sources(out: &mut String, report: &Report<'_>) {
    for (id, analysed) in report.comparison.articles.enumerated() {
        let article = &analysed.article;
        let _ = write!(out, "- **{}** {}", letter(id), Text(&article.headline()));
        let _ = write!(out, "  \n  ");
        for said in [article.outlet.as_deref(), article.byline.as_deref()]
            .into_iter()
            .flatten()
        {
            let _ = write!(out, "{} · ", Text(said));
        }
        if let Some(date) = article.published {
            let _ = write!(out, "{} · ", day(date));
        }
        let _ = write!(
            out,
            "{} words · {}",
            article.words(),
            Text(&article.source.path.to_string_lossy())
        );
        let _ = writeln!(out, "  \n  SHA-256 {}", article.source.sha256);
    }
    out.push('\n');
}

fn counts(out: &mut String, report: &Report<'_>) {
    let counts: Vec<String> = report
        .groups()
        .iter()
        .map(|group| format!("{} {}", word(&group.kind), group.items.len()))
        .collect();
    if counts.is_empty() {
        out.push_str("Nothing was found to compare.\n\n");
    } else {
        let _ = writeln!(out, "Findings: {}\n", counts.join(" · "));
    }
    if let Some(line) = report.review_line() {
        let _ = writeln!(out, "Review: {line}\n");
    }
}

fn finding(out: &mut String, report: &Report<'_>, item: &Item<'_>) {
    let finding = item.finding;
    let strike = if report.decisions.is_rejected(item.id) {
        "~~"
    } else {
        ""
    };
    let _ = writeln!(out, "### {}. {strike}{}{strike}\n", item.number, Text(&finding.summary));
    let mut before: Option<ArticleId> = None;
    for evidence in &finding.evidence {
        let article = evidence.location.article;
        if before == Some(article) {
            out.push_str("  \n  ");
        } else {
            if before.is_some() {
                out.push('\n');
            }
            let _ = write!(out, "- **{}** ", letter(article));
        }
        before = Some(article);
        for piece in report.pieces(evidence) {
            let _ = write!(out, "{}", Marked(piece));
        }
    }
    if before.is_some() {
        out.push_str("\n\n");
    }
    if !finding.absent_in.is_empty() {
        let letters: Vec<String> = finding.absent_in.iter().map(|id| letter(*id)).collect();
        let _ = writeln!(out, "Not found in {}.\n", letters.join(", "));
    }
    if !finding.why.is_empty() {
        let _ = writeln!(out, "{}", Text(&finding.why));
    }
    let _ = writeln!(
        out,
        "({}, {}, {})\n",
        word(&finding.dimension),
        finding.rule.0,
        sureness(finding)
    );
    decision(out, item);
}

fn decision(out: &mut String, item: &Item<'_>) {
    let decision = &item.decision;
    if decision.verdict.is_none() && decision.note.is_empty() {
        return;
    }
    let verdict = decision
        .verdict
        .map_or_else(|| "Note".to_owned(), |verdict| word(&verdict));
    let _ = write!(out, "Review: **{verdict}**");
    if let Some(reviewer) = &decision.reviewer {
        let _ = write!(out, " by {}", Text(reviewer));
    }
    if !decision.note.is_empty() {
        let _ = write!(out, ": {}", Text(&decision.note));
    }
    out.push_str("\n\n");
}

fn names(out: &mut String, report: &Report<'_>) {
    let (rows, left_out) = report.entity_rows();
    if rows.is_empty() {
        return;
    }
    out.push_str("## Names\n\n| Name |");
    for id in report.comparison.articles.ids() {
        let _ = write!(out, " {} |", letter(id));
    }
    out.push_str("\n| --- |");
    out.push_str(&" --- |".repeat(report.comparison.articles.len()));
    out.push('\n');
    for row in &rows {
        name(out, row);
    }
    if left_out > 0 {
        let plural = if left_out == 1 { "name is" } else { "names are" };
        let _ = write!(out, "\n{left_out} more {plural} mentioned once.\n");
    }
    out.push('\n');
}

fn name(out: &mut String, row: &EntityRow<'_>) {
    let _ = write!(out, "| **{}** ({}) |", Text(row.name.trim()), word(&row.kind));
    for labels in &row.labels {
        let labels: Vec<String> = labels
            .iter()
            .map(|label| format!("{} × {}", Text(label.words), label.count))
            .collect();
        let _ = write!(out, " {} |", labels.join(", "));
    }
    out.push('\n');
}

fn about(out: &mut String, report: &Report<'_>) {
    out.push_str("## About this report\n\n");
    for (name, value) in report.settings() {
        let _ = writeln!(out, "- {name}: {}", Text(&value));
    }
    for notice in &report.comparison.notices {
        let _ = writeln!(out, "- {}", Text(&notice.message));
    }
    for (id, analysed) in report.comparison.articles.enumerated() {
        for notice in analysed.article.notices.iter().chain(&analysed.notices) {
            let _ = writeln!(out, "- {}: {}", letter(id), Text(&notice.message));
        }
    }
    out.push_str("\nBold words decide a finding. Every passage is quoted from its article; ");
    out.push_str("Parallax gives no score of truth and no score of leaning.\n");
}

/// Quoted text: characters that Markdown would read as markup are escaped.
struct Text<'a>(&'a str);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in on_one_line(self.0) {
            if matches!(
                c,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '&'
            ) {
                f.write_char('\\')?;
            }
            f.write_char(c)?;
        }
        Ok(())
    }
}

/// A piece of a passage, deciding words bold.
struct Marked<'a>(Piece<'a>);

impl fmt::Display for Marked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.0.words;
        // Emphasis opens and closes safely only beside a letter or a digit; what stands outside stays plain.
        let core = words.trim_matches(|c: char| !c.is_alphanumeric());
        if !self.0.key || core.is_empty() {
            return write!(f, "{}", Text(words));
        }
        let start = core.as_ptr() as usize - words.as_ptr() as usize;
        let (lead, tail) = (&words[..start], &words[start + core.len()..]);
        write!(f, "{}**{}**{}", Text(lead), Text(core), Text(tail))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_quoted_text_is_escaped() {
        let text = Text("*a* <b> [x](y) `c` # 1 | 2 & \u{202E}~~d~~").to_string();
        assert_eq!(
            text,
            "\\*a\\* \\<b\\> \\[x\\](y) \\`c\\` \\# 1 \\| 2 \\& \u{FFFD}\\~\\~d\\~\\~"
        );
    }

    #[test]
    fn bold_opens_and_closes_beside_letters() {
        let bold = |words| Marked(Piece { words, key: true }).to_string();
        assert_eq!(bold("“close to 100,”"), "“**close to 100**,”");
        assert_eq!(bold("…"), "…");
        assert_eq!(bold("£9m "), "£**9m** ");
    }
}
