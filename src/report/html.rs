//! The report as one HTML file: no script, nothing fetched, quoted text escaped, light, dark and print.
//!
//! Owns markup and style. What is shown, and in which order, is the business of [`super::view`].

mod escape;
#[cfg(test)]
mod tests;
mod texts;

use std::fmt::Write;

use base64::Engine;
use sha2::{Digest, Sha256};

use crate::model::{Comparison, Kind};
use crate::text::ArticleId;

use super::view::{EntityRow, Group, Item, Report, day, heading, letter, on_one_line, sureness, word};
use escape::Text;

const STYLE: &str = include_str!("html/style.css");

/// The report as a self-contained HTML document.
///
/// Its content security policy allows its own style sheet, told by hash, and nothing else.
#[must_use]
pub fn html(report: &Report<'_>) -> String {
    let groups = report.groups();
    let mut out = String::new();
    head(&mut out, report);
    masthead(&mut out, report, &groups);
    out.push_str("<main>\n");
    articles(&mut out, report);
    for group in &groups {
        findings(&mut out, report, group);
    }
    if report.parts.texts {
        articles_in_full(&mut out, report.comparison, &groups);
    }
    if report.parts.names {
        names(&mut out, report);
    }
    about(&mut out, report);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// Letters of a title that a tab or a list of results shows, without the program's name.
const TITLE_MOST: usize = 58;

/// A headline for the page's title: its first words.
fn short_title(headline: &str) -> String {
    let line: String = on_one_line(headline).collect();
    match line.char_indices().nth(TITLE_MOST) {
        None => line,
        Some((cut, _)) => format!("{} …", &line[..line[..cut].rfind(' ').unwrap_or(cut)]),
    }
}

fn head(out: &mut String, report: &Report<'_>) {
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(STYLE.as_bytes()));
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{hash}'; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"generator\" content=\"{}\">\n\
         <title>{} – Parallax</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        super::json::GENERATOR,
        Text(&short_title(&report.title()))
    );
}

fn masthead(out: &mut String, report: &Report<'_>, groups: &[Group<'_>]) {
    let articles = report.comparison.articles.len();
    let plural = if articles == 1 { "" } else { "s" };
    let _ = write!(
        out,
        "<header>\n<p class=\"brand\">Parallax · comparison of {articles} article{plural}</p>\n<h1>{}</h1>\n",
        Text(&report.title())
    );
    if let Some(line) = report.review_line() {
        let _ = writeln!(out, "<p class=\"state\">Review: {line}.</p>");
    }
    out.push_str("<nav aria-label=\"Parts of the report\"><ul>\n");
    for group in groups {
        let kind = word(&group.kind);
        let _ = writeln!(
            out,
            "<li><a href=\"#{kind}\"><span class=\"swatch {kind}\"></span>{} <span class=\"count\">{}</span></a></li>",
            short(group.kind),
            group.items.len()
        );
    }
    if report.parts.texts {
        out.push_str("<li><a href=\"#articles-in-full\">Articles in full</a></li>\n");
    }
    if report.parts.names {
        out.push_str("<li><a href=\"#names\">Names</a></li>\n");
    }
    out.push_str("<li><a href=\"#about\">About</a></li>\n</ul></nav>\n</header>\n");
}

fn short(kind: Kind) -> &'static str {
    match kind {
        Kind::Conflict => "Conflict",
        Kind::Agreement => "Agree",
        Kind::Compatible => "Compatible",
        Kind::Framing => "Framing",
        Kind::Omission => "Only here",
    }
}

fn articles(out: &mut String, report: &Report<'_>) {
    let comparison = report.comparison;
    out.push_str(
        "<section id=\"articles\">\n<div class=\"head\"><h2>Articles</h2></div>\n<div class=\"wide\"><table>\n\
         <thead><tr><th></th><th>Title</th><th>Outlet</th><th>Date</th><th class=\"num\">Words</th><th>File</th></tr>\
         </thead>\n<tbody>\n",
    );
    for (id, analysed) in comparison.articles.enumerated() {
        let article = &analysed.article;
        let letter = letter(id);
        let title = article.headline();
        // Without the articles in full, this row is where their letters lead.
        let at = if report.parts.texts {
            String::new()
        } else {
            format!(" id=\"{letter}\"")
        };
        let by = article
            .byline
            .as_deref()
            .map(|by| format!("<span class=\"by\">{}</span>", Text(by)));
        let _ = writeln!(
            out,
            "<tr{at}><td>{}</td><td>{}{}</td><td>{}</td><td class=\"day\">{}</td>\
             <td class=\"num\">{}</td><td>{}<br><code>SHA-256 {}</code></td></tr>",
            jump("letter", &letter, report, &letter),
            jump("jump title", &letter, report, &Text(&title)),
            by.unwrap_or_default(),
            Text(article.outlet.as_deref().unwrap_or("–")),
            article.published.map_or_else(|| "–".to_owned(), day),
            article.words(),
            Text(&article.source.path.to_string_lossy()),
            Text(&article.source.sha256)
        );
    }
    out.push_str("</tbody>\n</table></div>\n</section>\n");
}

/// Words that lead to an article in full, where it is on the page.
fn jump(class: &str, letter: &str, report: &Report<'_>, words: &dyn std::fmt::Display) -> String {
    if report.parts.texts {
        format!("<a class=\"{class}\" href=\"#{letter}\">{words}</a>")
    } else {
        format!("<span class=\"{class}\">{words}</span>")
    }
}

fn findings(out: &mut String, report: &Report<'_>, group: &Group<'_>) {
    let kind = word(&group.kind);
    let _ = writeln!(
        out,
        "<section id=\"{kind}\">\n<div class=\"head\"><span class=\"swatch {kind}\"></span><h2>{}</h2>\
         <span class=\"count\">{}</span></div>",
        heading(group.kind),
        group.items.len()
    );
    for item in &group.items {
        finding(out, report, item);
    }
    out.push_str("</section>\n");
}

fn finding(out: &mut String, report: &Report<'_>, item: &Item<'_>) {
    let finding = item.finding;
    let rejected = if report.decisions.is_rejected(item.id) {
        " rejected"
    } else {
        ""
    };
    let _ = write!(
        out,
        "<article class=\"finding{rejected}\" id=\"f{0}\">\n<div class=\"no\">{0}</div>\n<div>\n\
         <div class=\"top\"><h3>{1}</h3><div class=\"meta\">{2} · {3} · {4}</div></div>\n<div class=\"sides\">\n",
        item.number,
        Text(&finding.summary),
        word(&finding.dimension),
        Text(finding.rule.0),
        sureness(finding)
    );
    let mut said: Vec<ArticleId> = finding.evidence.iter().map(|it| it.location.article).collect();
    said.dedup();
    for article in said {
        let letter = letter(article);
        let place = if report.parts.texts {
            texts::anchor(item.number, article)
        } else {
            letter.clone()
        };
        let _ = write!(
            out,
            "<div class=\"side\"><a class=\"letter\" href=\"#{place}\" title=\"To article {letter}\">{letter}</a><div>"
        );
        for evidence in finding.evidence.iter().filter(|it| it.location.article == article) {
            out.push_str("<blockquote>");
            for piece in report.pieces(evidence) {
                let words = Text(piece.words);
                let _ = if piece.key {
                    write!(out, "<mark class=\"{}\">{words}</mark>", word(&finding.kind))
                } else {
                    write!(out, "{words}")
                };
            }
            out.push_str("</blockquote>");
        }
        out.push_str("</div></div>\n");
    }
    out.push_str("</div>\n");
    if !finding.absent_in.is_empty() {
        let letters: Vec<String> = finding.absent_in.iter().map(|id| letter(*id)).collect();
        let _ = writeln!(out, "<p class=\"absent\">Not found in {}.</p>", letters.join(", "));
    }
    if !finding.why.is_empty() {
        let _ = writeln!(out, "<p class=\"why\">{}</p>", Text(&finding.why));
    }
    decision(out, item);
    out.push_str("</div>\n</article>\n");
}

fn decision(out: &mut String, item: &Item<'_>) {
    let decision = &item.decision;
    if decision.verdict.is_none() && decision.note.is_empty() {
        return;
    }
    out.push_str("<p class=\"verdict\">");
    if let Some(verdict) = decision.verdict {
        let _ = write!(out, "<b>{}</b>", word(&verdict));
    }
    if let Some(reviewer) = &decision.reviewer {
        let _ = write!(out, " by {}", Text(reviewer));
    }
    if !decision.note.is_empty() {
        let colon = if decision.verdict.is_some() || decision.reviewer.is_some() {
            ": "
        } else {
            "Note: "
        };
        let _ = write!(out, "{colon}{}", Text(&decision.note));
    }
    out.push_str("</p>\n");
}

fn articles_in_full(out: &mut String, comparison: &Comparison, groups: &[Group<'_>]) {
    let marks = texts::marks(groups);
    out.push_str(
        "<section id=\"articles-in-full\">\n<div class=\"head\"><h2>Articles in full</h2></div>\n<div class=\"texts\">\n",
    );
    for (id, analysed) in comparison.articles.enumerated() {
        let article = &analysed.article;
        let letter = letter(id);
        let _ = write!(
            out,
            "<article class=\"text\" id=\"{letter}\">\n<p class=\"meta\"><span class=\"letter\">{letter}</span>\
             <span>{}</span><span>{}</span><span>{} words</span></p>\n",
            Text(article.outlet.as_deref().unwrap_or_default()),
            article.published.map_or_else(String::new, day),
            article.words()
        );
        texts::body(out, article, marks.get(&id).map_or(&[], Vec::as_slice));
        out.push_str("</article>\n");
    }
    out.push_str("</div>\n</section>\n");
}

fn names(out: &mut String, report: &Report<'_>) {
    let (rows, left_out) = report.entity_rows();
    out.push_str("<section id=\"names\">\n<div class=\"head\"><h2>Names</h2></div>\n");
    if rows.is_empty() {
        out.push_str("<p class=\"note\">No name is mentioned twice.</p>\n");
    } else {
        out.push_str("<div class=\"wide\"><table class=\"names\">\n<thead><tr><th>Name</th>");
        for id in report.comparison.articles.ids() {
            let _ = write!(out, "<th><span class=\"letter\">{}</span></th>", letter(id));
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        for row in &rows {
            name_row(out, row);
        }
        out.push_str("</tbody>\n</table></div>\n");
    }
    if left_out > 0 {
        let plural = if left_out == 1 { "name is" } else { "names are" };
        let _ = writeln!(out, "<p class=\"note\">{left_out} more {plural} mentioned once.</p>");
    }
    out.push_str("</section>\n");
}

fn name_row(out: &mut String, row: &EntityRow<'_>) {
    let _ = write!(
        out,
        "<tr><td>{}<span class=\"type\">{}</span></td>",
        Text(row.name),
        word(&row.kind)
    );
    for labels in &row.labels {
        out.push_str("<td>");
        if !labels.is_empty() {
            out.push_str("<ul>");
            for label in labels {
                let _ = write!(
                    out,
                    "<li>{} <span class=\"times\">× {}</span></li>",
                    Text(label.words),
                    label.count
                );
            }
            out.push_str("</ul>");
        }
        out.push_str("</td>");
    }
    out.push_str("</tr>\n");
}

fn about(out: &mut String, report: &Report<'_>) {
    out.push_str("<section id=\"about\">\n<div class=\"head\"><h2>About this report</h2></div>\n<dl>\n");
    for (name, value) in report.settings() {
        let _ = writeln!(out, "<dt>{name}</dt><dd>{}</dd>", Text(&value));
    }
    for kind in Kind::ALL {
        let name = word(&kind);
        let _ = writeln!(
            out,
            "<dt><span class=\"swatch {name}\"></span>{}</dt><dd>{}</dd>",
            short(kind),
            super::view::meaning(kind)
        );
    }
    out.push_str("</dl>\n");
    for notice in &report.comparison.notices {
        let _ = writeln!(out, "<p class=\"note\">{}</p>", Text(&notice.message));
    }
    for (id, analysed) in report.comparison.articles.enumerated() {
        for notice in analysed.article.notices.iter().chain(&analysed.notices) {
            let _ = writeln!(out, "<p class=\"note\">{}: {}</p>", letter(id), Text(&notice.message));
        }
    }
    out.push_str(
        "<p class=\"note\">Every line quotes the articles' own words. Parallax gives no score of truth and no score \
         of leaning: a reader decides.</p>\n</section>\n",
    );
}
