//! The headless commands as a script sees them: output, standard error and exit status.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// Two articles of our own on one event.
const GAZETTE: &str = "Fire destroys market hall\n\nBy Ada Holm, Harbour Gazette\n\nJan 4, 2024\n\nPORT VARN \u{2014} The old \
    market hall burned down on Wednesday, and two men were hurt, the town said.\n\nMayor Jon Vik said that the hall \
    would be built again.\n";
const COURIER: &str = "Market hall lost in fire\n\nThe market hall at the harbour burned down on Wednesday.\n\nThree men \
    were hurt, said Jon Vik, the mayor.\n";

/// A folder with files for one test.
struct Files {
    folder: TempDir,
}

impl Files {
    fn new() -> Self {
        let files = Self {
            folder: tempfile::tempdir().expect("there is room for a folder"),
        };
        files.write("a.txt", GAZETTE.as_bytes());
        files.write("b.txt", COURIER.as_bytes());
        files
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, bytes).expect("the file is written");
        path
    }

    /// Runs the program in the folder.
    fn run(&self, arguments: &[&str]) -> Run {
        self.run_with_threads(arguments, "2")
    }

    fn run_with_threads(&self, arguments: &[&str], threads: &str) -> Run {
        let output = Command::cargo_bin("parallax")
            .expect("the program is built")
            .args(arguments)
            .current_dir(self.folder.path())
            .env("RAYON_NUM_THREADS", threads)
            .output()
            .expect("the program runs");
        Run {
            status: output.status.code(),
            out: String::from_utf8(output.stdout).expect("output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("messages are UTF-8"),
        }
    }
}

#[derive(Debug)]
struct Run {
    status: Option<i32>,
    out: String,
    err: String,
}

impl Run {
    fn lines(&self) -> Vec<Value> {
        let lines = self.out.split('\n').filter(|line| !line.is_empty());
        lines
            .map(|line| serde_json::from_str(line).expect("each line is JSON"))
            .collect()
    }
}

/// A file that cannot be used is named with the reason, the two others are compared all the same, and the status is 1.
#[track_caller]
fn check_refused(files: &Files, path: &str, reason: &str) {
    let run = files.run(&["compare", "a.txt", path, "b.txt", "--format", "json"]);
    assert_eq!(run.status, Some(1), "{run:?}");
    assert!(
        run.err.contains(path) && run.err.contains(reason),
        "{:?} does not say {reason:?}",
        run.err
    );
    let document: Value = serde_json::from_str(&run.out).expect("the report is written");
    assert_eq!(document["articles"].as_array().map(Vec::len), Some(2));
}

#[test]
fn an_empty_file_is_named() {
    let files = Files::new();
    files.write("empty.txt", b"");
    files.write("blank.txt", b" \n\t\n ");
    check_refused(&files, "empty.txt", "the file is empty");
    check_refused(&files, "blank.txt", "nothing but white space");
}

#[test]
fn files_that_are_no_text_are_named_for_what_they_are() {
    let files = Files::new();
    files.write("picture.txt", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x01");
    files.write("paper.txt", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj");
    let noise: Vec<u8> = (0..4000_u32).map(|n| (n * 197 % 256) as u8).collect();
    files.write("noise.txt", &noise);
    check_refused(&files, "picture.txt", "it looks like a PNG image, not text");
    check_refused(&files, "paper.txt", "it is damaged");
    check_refused(&files, "noise.txt", "a binary file");
}

#[test]
fn a_link_to_a_page_says_what_to_do() {
    let files = Files::new();
    files.write("fire.url", b"[InternetShortcut]\r\nURL=https://example.org/fire\r\n");
    check_refused(&files, "fire.url", "save the page");
}

#[test]
fn folders_and_archives_are_read_whole() {
    let files = Files::new();
    fs::create_dir(files.path("pages")).expect("a folder is made");
    fs::copy(files.path("a.txt"), files.path("pages/a.txt")).expect("the file is copied");
    files.write("pages/style.css", b"p { color: red }");
    let archive = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats/packed.zip");
    fs::copy(archive, files.path("pages/packed.zip")).expect("the file is copied");
    let run = files.run(&["extract", "pages"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    let paths: Vec<String> = run
        .out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("each line is an object"))
        .map(|line| line["path"].as_str().unwrap_or_default().replace('\\', "/"))
        .collect();
    assert_eq!(
        paths,
        [
            "pages/a.txt",
            "pages/packed.zip/a/page.html",
            "pages/packed.zip/a/twin.txt"
        ]
    );
    let run = files.run(&["group", "pages"]);
    let groups: Value = serde_json::from_str(&run.out).expect("the stories are written");
    let articles = groups["stories"].as_array().map(|stories| {
        stories
            .iter()
            .map(|story| story["articles"].as_array().map_or(0, Vec::len))
            .sum()
    });
    assert_eq!(articles, Some(3));
}

#[test]
fn a_missing_file_and_a_folder_are_named() {
    let files = Files::new();
    fs::create_dir(files.path("folder")).expect("a folder is made");
    check_refused(&files, "none.txt", "there is no such file");
    check_refused(&files, "folder", "this is a folder, not a file");
}

#[test]
fn a_file_of_50_megabytes_is_refused_unread() {
    let files = Files::new();
    let long = File::create(files.path("long.txt")).expect("the file is made");
    long.set_len(50_000_000).expect("the file has holes, not bytes");
    check_refused(
        &files,
        "long.txt",
        "it is 50.0 MB large; files above 20.0 MB are not read",
    );
}

#[test]
fn invalid_utf8_is_read_with_a_notice() {
    let files = Files::new();
    files.write(
        "latin.txt",
        b"The caf\xE9 at the harbour burned down on Friday.\n\nThe owner\x92s son was hurt.\n",
    );
    let run = files.run(&["extract", "latin.txt"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    let line = &run.lines()[0];
    assert!(
        line["text"]
            .as_str()
            .is_some_and(|text| text.starts_with("The caf\u{e9} at")),
        "{line}"
    );
    assert!(
        line["notices"][0]
            .as_str()
            .is_some_and(|notice| notice.contains("windows-1252")),
        "{line}"
    );
}

#[test]
fn a_comparison_needs_two_files() {
    let files = Files::new();
    let run = files.run(&["compare", "a.txt"]);
    assert_eq!(run.status, Some(2));
    assert!(run.err.contains("at least two files"), "{}", run.err);
    assert_eq!(files.run(&["compare"]).status, Some(2));
    assert_eq!(files.run(&["compare", "a.txt", "b.txt", "-o", "c.xyz"]).status, Some(2));
}

#[test]
fn one_article_that_is_left_is_too_few() {
    let files = Files::new();
    let run = files.run(&["compare", "a.txt", "none.txt", "-o", "c.json"]);
    assert_eq!(run.status, Some(1));
    assert!(run.err.contains("none.txt: there is no such file"), "{}", run.err);
    assert!(run.err.contains("fewer than two articles"), "{}", run.err);
    assert!(!files.path("c.json").exists());
}

#[test]
fn ten_articles_are_compared() {
    let files = Files::new();
    let names: Vec<String> = (0..10).map(|number| format!("{number}.txt")).collect();
    for (number, name) in names.iter().enumerate() {
        files.write(
            name,
            GAZETTE.replace("two men", &format!("{} men", number + 2)).as_bytes(),
        );
    }
    let mut arguments = vec!["compare"];
    arguments.extend(names.iter().map(String::as_str));
    arguments.extend(["-o", "all.json", "--quiet"]);
    let run = files.run(&arguments);
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""));
    let document: Value = serde_json::from_slice(&fs::read(files.path("all.json")).unwrap()).unwrap();
    let paths: Vec<_> = document["articles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|article| article["path"].clone())
        .collect();
    assert_eq!(paths, names);
}

#[test]
fn threads_never_change_the_output() {
    let files = Files::new();
    for arguments in [
        ["compare", "a.txt", "b.txt", "--format", "json"].as_slice(),
        ["compare", "a.txt", "b.txt"].as_slice(),
        ["compare", "a.txt", "b.txt", "--format", "html"].as_slice(),
        ["annotate", "a.txt", "b.txt"].as_slice(),
        ["group", "."].as_slice(),
    ] {
        let (one, two) = (
            files.run_with_threads(arguments, "1"),
            files.run_with_threads(arguments, "2"),
        );
        assert_eq!(one.status, Some(0), "{one:?}");
        assert_eq!(one.out, two.out, "{arguments:?}");
    }
}

#[test]
fn the_format_follows_the_ending() {
    let files = Files::new();
    for (name, begins) in [
        ("r.md", "# "),
        ("r.html", "<!"),
        ("r.json", "{\"format\":\"parallax.comparison/1\""),
        ("r.csv", "id,"),
    ] {
        let run = files.run(&["compare", "a.txt", "b.txt", "-o", name]);
        assert_eq!((run.status, run.out.as_str()), (Some(0), ""), "{run:?}");
        let report = fs::read_to_string(files.path(name)).expect("the report is written");
        assert!(
            report.to_lowercase().starts_with(begins),
            "{name}: {:?}",
            &report[..40.min(report.len())]
        );
    }
    assert!(files.path("r-entities.csv").exists());
}

#[test]
fn an_output_that_cannot_be_written_is_named() {
    let files = Files::new();
    let run = files.run(&["compare", "a.txt", "b.txt", "-o", "none/report.json"]);
    assert_eq!(run.status, Some(1));
    assert!(
        run.err
            .contains("none/report.json: the folder to save it in does not exist"),
        "{}",
        run.err
    );
    assert!(
        fs::read_dir(files.folder.path()).unwrap().count() == 2,
        "nothing is left behind"
    );
}

#[test]
fn annotate_keeps_the_order_and_leaves_out_what_is_refused() {
    let files = Files::new();
    let run = files.run(&["annotate", "b.txt", "none.txt", "a.txt"]);
    assert_eq!(run.status, Some(1));
    let paths: Vec<_> = run.lines().iter().map(|line| line["path"].clone()).collect();
    assert_eq!(paths, ["b.txt", "a.txt"]);
    for list in [
        "mentions",
        "entities",
        "quantities",
        "times",
        "quotes",
        "events",
        "statements",
        "blocks",
        "sentences",
    ] {
        assert!(run.lines()[0][list].is_array(), "{list}");
    }
}

#[test]
fn extract_says_what_the_file_says() {
    let files = Files::new();
    let bytes = format!("\u{feff}{}", GAZETTE.replace('\n', "\r\n"));
    files.write("a.txt", bytes.as_bytes());
    let run = files.run(&["extract", "a.txt"]);
    let line = &run.lines()[0];
    assert_eq!(line["text"], GAZETTE, "only the mark and the line ends are changed");
    assert_eq!(line["title"], "Fire destroys market hall");
    assert_eq!(line["byline"], "Ada Holm");
    assert_eq!(line["outlet"], "Harbour Gazette");
    assert_eq!(line["published"], "2024-01-04");
    assert_eq!(line["language"], "en");
}

#[test]
fn every_readable_file_is_in_one_story() {
    let files = Files::new();
    fs::create_dir(files.path("more")).unwrap();
    files.write("more/c.txt", b"The council of Lund voted for a new bridge on Monday.");
    files.write("more/empty.txt", b"");
    let run = files.run(&["group", "."]);
    assert_eq!(run.status, Some(1));
    assert!(run.err.contains("empty.txt"), "{}", run.err);
    let document: Value = serde_json::from_str(&run.out).unwrap();
    let stories = document["stories"].as_array().unwrap();
    let mut paths: Vec<_> = stories
        .iter()
        .flat_map(|story| story["articles"].as_array().unwrap())
        .collect();
    paths.sort_by_key(ToString::to_string);
    assert_eq!(paths, ["./a.txt", "./b.txt", "./more/c.txt"]);
}

/// `parallax extract … | head -1`: the reader goes, and nobody complains.
#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    let files = Files::new();
    let long = "The hall burned down on Friday. ".repeat(20_000);
    files.write("long.txt", long.as_bytes());
    let program = assert_cmd::cargo::cargo_bin("parallax");
    let shell = format!(
        "'{}' extract long.txt long.txt long.txt | head -c 10",
        program.display()
    );
    let output = std::process::Command::new("sh")
        .args(["-c", &shell])
        .current_dir(files.folder.path())
        .output()
        .expect("the shell runs");
    assert_eq!(output.stdout.len(), 10);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

/// A pipe that nobody writes to is refused at once instead of being waited for.
#[cfg(unix)]
#[test]
fn a_named_pipe_never_blocks() {
    let files = Files::new();
    let made = std::process::Command::new("mkfifo")
        .arg(files.path("pipe.txt"))
        .status();
    if !made.is_ok_and(|status| status.success()) {
        eprintln!("there is no mkfifo here: the test is skipped");
        return;
    }
    check_refused(&files, "pipe.txt", "not an ordinary file");
    assert!(Path::new(&files.path("pipe.txt")).exists());
}
