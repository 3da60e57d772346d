//! Fuzzing: every reader, the language core, the whole pipeline with its reports, the workspace reader, on changed copies
//! of good files and on pieces put together at random.
//!
//! Without more said, each target runs a few hundred cases, the same every time. `PARALLAX_FUZZ_SECONDS=600` runs each for
//! that long instead; `PARALLAX_FUZZ_SEED=n` begins at another case, and repeats a failure, whose message names its case.
//! docs/RELIABILITY.md has the log of the long runs.

mod changes;
mod checks;
#[path = "../packed/mod.rs"]
mod packed;
mod seeds;

use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

use parallax::app::workspace::Workspace;
use parallax::model::Config;
use parallax::pipeline;
use parallax::report::{Parts, Report, csv, docx, html, json, markdown};
use parallax::review::Decisions;
use parallax::text::Cancel;

use checks::{analyse, csv_fields, read, run};
use packed::packed;
use seeds::{NEWS, fixtures, samples};

#[test]
fn plain() {
    let mut seeds = samples();
    seeds.extend(fixtures(&["twin.txt"]));
    seeds.push("# Hall\n\n> *It is gone*, [he](x) said.\n\n1. one\n2. two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n".into());
    seeds.push("---\ntitle: Hall\nauthor: Ada Holm\ndate: 2024-01-04\n---\n\nThe hall burned.\n".into());
    seeds.push(b"\xff\xfeT\0h\0e\0 \0h\0a\0l\0l\0.\0".to_vec());
    seeds.push(
        "# text = The hall burned.\n1\tThe\tthe\tDET\t_\t_\t2\tdet\t_\t_\n2\thall\thall\tNOUN\t_\t_\t0\troot\t_\t_\n"
            .into(),
    );
    let words = [
        NEWS,
        &[
            "# ", "> ", "- ", "* ", "```", "---\n", "title: ", "| ", "\t", "\r", "<b>", "](", "1-2\t", "_\t",
        ],
    ]
    .concat();
    run("plain", 300, &seeds, &words, |bytes| {
        read(bytes, "a.txt");
        read(bytes, "a.md");
        let _ = pipeline::read_tokens(bytes, Path::new("a.conllu"));
    });
}

#[test]
fn web_pages() {
    let page = "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Hall burns | Gazette</title><meta \
        property='og:title' content='Hall burns'><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\
        \"Hall burns\",\"articleBody\":\"The hall burned.\",\"author\":[{\"name\":\"Ada\"}]}</script></head><body><nav><a \
        href=/>Home</a></nav><article><h1>Hall burns</h1><p>The old market hall at the harbour burned down on Friday night, \
        and two men were hurt, the town said.</p><figure><img src=x><figcaption>The hall</figcaption></figure><ul><li>One \
        <li>Two</ul><blockquote>Gone.</blockquote><table><tr><td>1<td>2</table><pre>a\n\nb</pre></article><form><input \
        type=email></form><footer>\u{a9} 2024</footer></body></html>";
    let words = [
        NEWS,
        &[
            "<p>",
            "</p>",
            "<div class=\"",
            "related",
            "comment",
            "article-body\">",
            "</div>",
            "<article>",
            "<h1>",
            "</h1>",
            "<li>",
            "<ul>",
            "<table>",
            "<tr>",
            "<td>",
            "<a href='x'>",
            "</a>",
            "<!--",
            "-->",
            "<script type='application/ld+json'>",
            "</script>",
            "{\"@type\":\"NewsArticle\",\"articleBody\":\"",
            "\"@graph\":[",
            "{",
            "}",
            "\\u",
            "<template shadowrootmode='open'>",
            "</template>",
            "<pre>",
            "<svg>",
            "<math>",
            "<select>",
            "<input type='email'>",
            "&amp;",
            "&#x10ffff;",
            "&lt;",
            "<![CDATA[",
            "<meta property='og:title' content='",
            "<title>",
            "<br>",
            "style='display:none'",
            "<noscript>",
            "<frameset>",
            "<b",
            "=",
        ],
    ]
    .concat();
    run("web pages", 300, &[page.into()], &words, |bytes| read(bytes, "a.html"));
}

#[test]
fn mails_and_pages_saved_as_mails() {
    let words = [
        "\r\n",
        "\n",
        "Subject: ",
        "From: ",
        "Date: Thu, 12 Mar 2026 10:00:00 +0100",
        "Content-Type: ",
        "multipart/related; boundary=\"",
        "text/html; charset=",
        "utf-7",
        "utf-16",
        "iso-2022-jp",
        "Content-Transfer-Encoding: ",
        "base64",
        "quoted-printable",
        "=?utf-8?B?",
        "?=",
        "=3D",
        "=\r\n",
        "--",
        "message/rfc822",
        "VGhlIGhhbGw=",
        "MIME-Version: 1.0",
        "\"",
        ";",
        "name*0*=",
    ];
    run(
        "mails",
        300,
        &fixtures(&["letter.eml", "page.mhtml"]),
        &words,
        |bytes| {
            read(bytes, "a.eml");
            let head = b"MIME-Version: 1.0\r\nFrom: a@b.example\r\nSubject: x\r\n".as_slice();
            read(&[head, bytes].concat(), "a.mhtml");
        },
    );
}

#[test]
fn office_documents() {
    // The parts are packed anew around any bytes: the archive's checksums would stop nearly every change to a packed file.
    let unpacked = |name: &str, part: &str| {
        let bytes = fixtures(&[name]).remove(0);
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("it is an archive");
        let mut part = archive.by_name(part).expect("the part is there");
        let mut text = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut text).expect("it unpacks");
        text
    };
    let seeds = [
        unpacked("office.docx", "word/document.xml"),
        unpacked("pandoc.docx", "word/document.xml"),
        unpacked("office.odt", "content.xml"),
        unpacked("pandoc.odt", "content.xml"),
    ];
    let words = [
        "<w:p>",
        "</w:p>",
        "<w:r>",
        "<w:t>",
        "</w:t>",
        "<w:tbl>",
        "<w:del>",
        "<w:footnoteReference w:id=\"1\"/>",
        "<text:p>",
        "<text:h>",
        "</text:p>",
        "<text:note>",
        "<table:table-row>",
        "<text:s text:c=\"999999999\"/>",
        "<!DOCTYPE a [<!ENTITY b \"c\">]>",
        "&b;",
        "&#0;",
        "<![CDATA[",
        "]]>",
        "<?xml version='1.0' encoding='utf-16'?>",
        "xmlns:w=",
        "\"",
        "<",
        ">",
        "<mc:AlternateContent>",
        "<w:tab/>",
    ];
    run("office documents", 300, &seeds, &words, |bytes| {
        read(
            &packed(&[("word/document.xml", bytes), ("word/footnotes.xml", bytes)]),
            "a.docx",
        );
        let kind: &[u8] = b"application/vnd.oasis.opendocument.text";
        read(
            &packed(&[("mimetype", kind), ("content.xml", bytes), ("meta.xml", bytes)]),
            "a.odt",
        );
    });
}

#[test]
fn archives() {
    let seeds = fixtures(&["packed.zip", "office.docx", "pandoc.odt"]);
    let words = [
        "PK\u{3}\u{4}",
        "PK\u{1}\u{2}",
        "PK\u{5}\u{6}",
        "../",
        "a.txt",
        "mimetype",
        "\0\0\0\0",
        "\u{7f}\u{7f}\u{7f}\u{7f}",
    ];
    run("archives", 300, &seeds, &words, |bytes| read(bytes, "a.zip"));
}

#[test]
fn rich_text() {
    let words = [
        "{",
        "}",
        "\\par ",
        "\\pard",
        "\\u-10180?",
        "\\u8220 ",
        "\\'ff",
        "\\bin9999999 ",
        "\\bin4 ",
        "\\ansicpg932 ",
        "\\ansicpg99999",
        "{\\*\\x ",
        "\\fonttbl",
        "\\f99 ",
        "\\uc9999 ",
        "\\upr",
        "\\field",
        "{\\fldinst ",
        "\\footnote",
        "\\cell",
        "\\row",
        "\\info",
        "\\",
        "\\title ",
        "\\author ",
        "\\-",
        "\\~",
        "\\fcharset128 ",
        "\n",
    ];
    run(
        "rich text",
        300,
        &fixtures(&["office.rtf", "pandoc.rtf"]),
        &words,
        |bytes| {
            read(&[b"{\\rtf1 ".as_slice(), bytes].concat(), "a.rtf");
        },
    );
}

#[test]
fn portable_documents() {
    let words = [
        "obj",
        "endobj",
        "stream\n",
        "endstream",
        "xref",
        "trailer",
        "startxref",
        "<<",
        ">>",
        "/Length 99999",
        "/Filter/FlateDecode",
        "/Kids[",
        "/Count -1",
        "/Parent 1 0 R",
        " 0 R",
        "BT ",
        "ET ",
        "Tj",
        "TJ",
        "Td ",
        "Tf ",
        "Tm ",
        "1e38 ",
        "/Type/Page",
        "/MediaBox[0 0 0 0]",
        "(",
        ")",
        "<FEFF",
        "/ToUnicode",
        "/Encoding/Identity-H",
        "/Predictor 15",
        "/Columns 0",
        "/W[1 2 1]",
        "/ObjStm",
        "/Encrypt",
    ];
    let seeds = fixtures(&["office.pdf", "browser.pdf", "columns.pdf"]);
    run("portable documents", 60, &seeds, &words, |bytes| read(bytes, "a.pdf"));
}

#[test]
fn the_language_core() {
    run("language core", 60, &samples(), NEWS, |bytes| {
        let text = String::from_utf8_lossy(bytes);
        // The parser's time is in proportion to the text; many short texts find more than few long ones.
        let _ = analyse(&text[..text.floor_char_boundary(4_000)], "a.txt");
    });
}

#[test]
fn the_whole_way_to_every_report() {
    // A form feed parts the articles.
    let sample = samples().join(&b"\n\x0c\n"[..]);
    run("whole way", 25, &[sample], NEWS, |bytes| {
        let text = String::from_utf8_lossy(bytes);
        let articles: Vec<_> = text
            .split('\u{c}')
            .take(4)
            .enumerate()
            .filter_map(|(at, part)| analyse(&part[..part.floor_char_boundary(3_000)], &format!("{at}.txt")))
            .map(Arc::new)
            .collect();
        let config = Config::default();
        let comparison = pipeline::compare(articles, &config, &Cancel::new(), &|_| ()).expect("nobody cancels");
        assert!(comparison.findings.iter().all(|finding| !finding.evidence.is_empty()));
        let document = json::comparison(&comparison);
        let _: serde_json::Value = serde_json::from_str(&document).expect("the document is JSON");
        let report = Report {
            comparison: &comparison,
            config: &config,
            decisions: &Decisions::default(),
            parts: Parts::default(),
        };
        let page = html::html(&report);
        assert!(!page.contains("<script") && page.matches("<style").count() == 1);
        let _ = (markdown::markdown(&report), docx::docx(&report));
        for table in [csv::findings(&report), csv::entities(&report)] {
            let is_formula = |field: &str| field.starts_with(['=', '+', '-', '@', '\t', '\r']);
            let mut reader = csv_fields(&table);
            assert!(!reader.any(|field| is_formula(&field)), "{table}");
        }
    });
}

#[test]
fn workspaces() {
    let seed = r#"{"format":"parallax.workspace/1","generator":"parallax 0.1.0","articles":[{"name":"a.txt","path":"/a/a.txt",
        "sha256":"00","text":"The hall burned."},{"name":"b","sha256":"01","base64":"//4A"}],"review":{},"view":{"view":"read",
        "columns":["00"],"off":["framing"],"minor":true}}"#;
    let words = [
        "{",
        "}",
        "[",
        "]",
        "\"",
        ":",
        ",",
        "null",
        "true",
        "1e999",
        "-1",
        "\\u0000",
        "\\ud800",
        "\"format\"",
        "\"parallax.workspace/1\"",
        "\"text\"",
        "\"base64\"",
        "\"review\"",
        "\"view\"",
        "\"overview\"",
        "\"done\"",
        "\"entries\"",
    ];
    run("workspaces", 2000, &[seed.into()], &words, |bytes| {
        if let Ok(read) = Workspace::parse(bytes) {
            let again = Workspace::parse(&read.to_bytes()).expect("what was written is read");
            assert_eq!(again, read);
            for kept in &read.articles {
                let _ = kept.content.bytes();
            }
        }
    });
}
