//! Fuzzing: every reader, the language core, the whole pipeline with its reports, the workspace reader, on changed copies
//! of good files and on pieces put together at random.
//!
//! Without more said, each target runs a few hundred cases, the same every time. `PARALLAX_FUZZ_SECONDS=600` runs each for
//! that long instead; `PARALLAX_FUZZ_SEED=n` begins at another case, and repeats a failure, whose message names its case.
//! docs/RELIABILITY.md has the log of the long runs.

use std::io::{Cursor, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use parallax::app::workspace::Workspace;
use parallax::model::{AnalysedArticle, Article, Config};
use parallax::pipeline;
use parallax::report::{Parts, Report, csv, docx, html, json, markdown};
use parallax::review::Decisions;
use parallax::text::Cancel;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Time that one small case may take before it counts as a hang, on a machine that has other work to do.
const HANG: Duration = Duration::from_mins(1);

/// A generator of numbers that is the same everywhere (Marsaglia's xorshift, 2003).
struct Numbers(u64);

impl Numbers {
    fn of_case(case: u64) -> Self {
        Self(case.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).expect("it is below a size")
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// Characters that readers trip over: marks of other scripts and directions, joined and composed ones, blanks of all
/// kinds, quotes, and the byte-order mark.
const SIGNS: &str = "\u{feff}\u{200b}\u{200d}\u{202e}\u{301}\u{a0}\u{2028}\u{3000}\u{fffd}\u{0}\u{c}\u{1f469}\u{200d}\u{1f52c}\
    \u{df}\u{130}\u{1e9e}\u{fb01}\u{ad}\u{2019}\u{201c}\u{201d}\u{ab}\u{bb}\u{2014}\u{2026}\u{bd}\u{663}\u{6f0}\u{4e94}\u{661f}";

/// A changed copy of one of the `seeds`: up to six changes, among them pieces of other seeds and of `words`.
fn changed(numbers: &mut Numbers, seeds: &[Vec<u8>], words: &[&str]) -> Vec<u8> {
    if numbers.below(5) == 0 {
        // Nothing but pieces.
        let count = numbers.below(120);
        return (0..count).flat_map(|_| piece(numbers, seeds, words)).collect();
    }
    let mut copy = numbers.of(seeds).clone();
    for _ in 0..=numbers.below(6) {
        let length = copy.len();
        if length < 4 {
            break;
        }
        let from = numbers.below(length);
        let to = (from + 1 + numbers.below((length / 4).clamp(1, 2000))).min(length);
        match numbers.below(9) {
            0 => copy.truncate(from),
            1 => {
                for _ in 0..=numbers.below(12) {
                    let at = numbers.below(length);
                    copy[at] = u8::try_from(numbers.below(256)).expect("it is a byte");
                }
            }
            2 => drop(copy.drain(from..to)),
            3 => {
                let times = 1 + numbers.below(8);
                let part = copy[from..to].repeat(times);
                copy.splice(from..from, part);
            }
            4 => {
                let part: Vec<u8> = copy.drain(from..to).collect();
                let at = numbers.below(copy.len() + 1);
                copy.splice(at..at, part);
            }
            5 => {
                let part = piece(numbers, seeds, words);
                copy.splice(from..to, part);
            }
            6 => {
                // Numbers are lengths, places, dates: greater ones, smaller ones, with signs.
                for byte in &mut copy[from..to] {
                    if byte.is_ascii_digit() {
                        *byte = *numbers.of(b"0199-.");
                    }
                }
            }
            7 => {
                let signs: Vec<char> = SIGNS.chars().collect();
                let sign = numbers.of(&signs).to_string();
                let times = 1 + numbers.below(40);
                copy.splice(from..from, sign.repeat(times).into_bytes());
            }
            _ => {
                let part = piece(numbers, seeds, words);
                copy.splice(from..from, part);
            }
        }
        // Many doublings must not make one case take all the time.
        copy.truncate(200_000);
    }
    copy
}

/// A word of the target's own, a sign, or a stretch of a seed.
fn piece(numbers: &mut Numbers, seeds: &[Vec<u8>], words: &[&str]) -> Vec<u8> {
    match numbers.below(4) {
        0 => {
            let seed = numbers.of(seeds);
            let from = numbers.below(seed.len());
            let to = (from + numbers.below(200)).min(seed.len());
            seed[from..to].to_vec()
        }
        1 => {
            let signs: Vec<char> = SIGNS.chars().collect();
            numbers.of(&signs).to_string().into_bytes()
        }
        _ => numbers.of(words).as_bytes().to_vec(),
    }
}

/// Runs a target over cases, as many or as long as is asked for.
fn run(target: &str, cases: u64, seeds: &[Vec<u8>], words: &[&str], check: impl Fn(&[u8])) {
    let setting = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let time = setting("PARALLAX_FUZZ_SECONDS").map(Duration::from_secs);
    let first = setting("PARALLAX_FUZZ_SEED").unwrap_or(0);
    let (start, mut case, mut slowest) = (Instant::now(), first, Duration::ZERO);
    while time.map_or(case < first + cases, |time| start.elapsed() < time) {
        let bytes = changed(&mut Numbers::of_case(case), seeds, words);
        let began = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| check(&bytes)));
        let took = began.elapsed();
        if outcome.is_err() || took > HANG {
            let kept = std::env::temp_dir().join(format!("parallax-{target}-{case}"));
            std::fs::write(&kept, &bytes).expect("the case is kept");
            panic!("{target}, case {case}, {took:?}: kept as {}", kept.display());
        }
        slowest = slowest.max(took);
        case += 1;
    }
    println!(
        "{target}: {} cases in {:.0} s, the slowest took {:.2} s",
        case - first,
        start.elapsed().as_secs_f32(),
        slowest.as_secs_f32()
    );
}

/// Some of the files that other programs made of one article.
fn fixtures(names: &[&str]) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats");
    names
        .iter()
        .map(|name| std::fs::read(folder.join(name)).expect("the fixture is there"))
        .collect()
}

/// The sample's articles.
fn samples() -> Vec<Vec<u8>> {
    ["clarion", "courier", "meridian"]
        .iter()
        .map(|name| {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/samples/{name}.txt"));
            std::fs::read(path).expect("the sample is there")
        })
        .collect()
}

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("the name is free");
        writer.write_all(bytes).expect("memory takes it");
    }
    writer.finish().expect("memory takes it").into_inner()
}

/// Reads some bytes as a file: a message that names it, or articles whose blocks lie on character boundaries, in order,
/// apart, and none blank.
fn read(bytes: &[u8], name: &str) {
    for read in pipeline::read_all(bytes, Path::new(name)) {
        match read {
            Ok(article) => check_blocks(&article),
            Err(error) => assert!(error.to_string().starts_with(name), "{error}"),
        }
    }
}

fn check_blocks(article: &Article) {
    let mut last = 0;
    for block in &article.blocks {
        let words = article.text.get(block.span.range()).expect("it is a piece of the text");
        assert!(block.span.start >= last, "blocks overlap");
        assert!(!words.is_empty() && words == words.trim(), "{words:?}");
        last = block.span.end;
    }
    assert!(article.text.contains(char::is_alphanumeric));
}

/// Everything that is found in some text as an article, with its places checked; none where there are no words.
fn analyse(text: &str, name: &str) -> Option<AnalysedArticle> {
    let article = pipeline::read(text.as_bytes(), Path::new(name)).ok()?;
    let found = pipeline::analyse(article, &Config::default(), &Cancel::new()).expect("nobody cancels");
    let text = &found.article.text;
    let is_piece = |span: parallax::text::Span| text.get(span.range()).is_some_and(|words| !words.is_empty());
    assert!(found.syntax.tokens.iter().all(|token| is_piece(token.span)));
    assert!(found.syntax.sentences.iter().all(|sentence| is_piece(sentence.span)));
    assert!(found.mentions.iter().all(|mention| is_piece(mention.span)));
    assert!(found.quotes.iter().all(|quote| is_piece(quote.span)));
    Some(found)
}

/// Pieces of news that recognisers look for.
const NEWS: &[&str] = &[
    " ",
    "\n",
    "\n\n",
    ". ",
    ", ",
    "\u{201c}",
    "\u{201d}",
    "\"",
    "'",
    "\u{2019}s ",
    " said ",
    "said on Monday",
    "Jon Vik",
    "Mr. ",
    "Port Varn ",
    "U.S. ",
    "the mayor",
    "at least ",
    "12,345.67",
    "3 million",
    "$4.5bn",
    "50%",
    "half",
    "two dozen",
    "1-2",
    "between 3 and 5 ",
    "yesterday",
    "on 31 February 2024",
    "2024-13-45",
    "9/11",
    "last week",
    "in 1999",
    "not ",
    "no ",
    "denied ",
    "killed",
    "was arrested",
    "(AP) \u{2014} ",
    "By Ada Holm",
    "who ",
    "which ",
    "he ",
    "they ",
    "and ",
    "but ",
    "because ",
    "according to ",
    "might ",
    "http://a.example/b?c=d",
    "@someone",
    "#tag",
    "\u{c}",
    "-",
    "--",
    ";",
    ":",
    "(",
    ")",
    "[",
    "]",
    "\u{20ac}",
    "km\u{b2}",
    "5\u{b0}C",
    "10 p.m. EST",
    "No. 1",
    "St. ",
    "e.g. ",
    "...",
    "?!",
    "A",
    "I ",
];

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

/// The fields of a table of comma-separated values (RFC 4180).
fn csv_fields(table: &str) -> impl Iterator<Item = String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for letter in table.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' | '\n' if !quoted => fields.push(String::new()),
            letter => fields.last_mut().expect("one is open").push(letter),
        }
    }
    fields.into_iter()
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
