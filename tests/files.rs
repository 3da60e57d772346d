//! Files of every kind, as people drop them on the window: each is read, or refused in one line that names it.

mod packed;

use std::fs::{self, File};
use std::path::Path;

use assert_cmd::Command;

use packed::packed;

/// What a file is to come to: words of its text, or of the message.
#[derive(Clone, Copy)]
enum Fate {
    Read(&'static str),
    Refused(&'static str),
}

use Fate::{Read, Refused};

const FORMATS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/formats");

/// The same archive, marked as locked with a password in both places where that is said.
fn locked(mut archive: Vec<u8>) -> Vec<u8> {
    archive[6] |= 1;
    let listed = archive
        .windows(4)
        .position(|window| window == b"PK\x01\x02")
        .expect("a list of files");
    archive[listed + 8] |= 1;
    archive
}

fn utf16(text: &str) -> Vec<u8> {
    [0xFEFF]
        .into_iter()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect()
}

/// Writes the file, runs the program on it alone, and looks at what came of it.
fn check(folder: &Path, name: &str, bytes: Option<&[u8]>, fate: Fate) {
    if let Some(bytes) = bytes {
        fs::write(folder.join(name), bytes).expect("the file is written");
    }
    let mut command = Command::cargo_bin("parallax").expect("the program is built");
    let output = command
        .args(["extract", "--quiet", name])
        .current_dir(folder)
        .output()
        .expect("it runs");
    let out = String::from_utf8(output.stdout).expect("output is UTF-8");
    let said = String::from_utf8(output.stderr).expect("messages are UTF-8");
    match fate {
        Read(words) => {
            assert_eq!((output.status.code(), said.as_str()), (Some(0), ""), "{name}");
            assert_eq!(out.lines().count(), 1, "{name}: {out}");
            assert!(out.contains(words), "{name}: {out}");
        }
        Refused(reason) => {
            assert_eq!((output.status.code(), out.as_str()), (Some(1), ""), "{name}: {said}");
            assert_eq!(said.lines().count(), 1, "{name}: {said}");
            assert!(said.contains(name) && said.contains(reason), "{name}: {said}");
        }
    }
}

#[test]
fn files_of_every_kind_are_read_or_refused_in_one_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let inner = packed(&[("in.txt", b"The mayor spoke on Monday.")]);
    let ole = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 600]].concat();
    let encrypted = [ole.clone(), utf16("EncryptedPackage")[2..].to_vec()].concat();
    let pdf =
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF";
    let files: &[(&str, &[u8], Fate)] = &[
        ("picture.png", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", Refused("a PNG image")),
        ("picture.txt", b"\xFF\xD8\xFF\xE0\0\x10JFIF", Refused("a JPEG image")),
        ("program.docx", b"\x7FELF\x02\x01\x01\0", Refused("a program")),
        ("song.mp3", b"ID3\x03\0\0\0\0", Refused("an audio file")),
        ("packed.rar", b"Rar!\x1A\x07\0\0", Refused("a RAR archive")),
        ("empty.txt", b"", Refused("empty")),
        ("blank.txt", b" \n\t\n", Refused("white space")),
        ("binary.txt", b"The hall\0burned.", Refused("binary")),
        (
            "page.url",
            b"[InternetShortcut]\r\nURL=https://example.org/\r\n",
            Refused("save the page"),
        ),
        (
            "link.desktop",
            b"[Desktop Entry]\nType=Link\nURL=https://example.org/\n",
            Refused("save the page"),
        ),
        ("old.doc", &ole, Refused("an old Microsoft Office document")),
        ("locked.docx", &encrypted, Refused("protected with a password")),
        (
            "locked.zip",
            &locked(inner.clone()),
            Refused("protected with a password"),
        ),
        ("empty.pdf", pdf, Refused("no text in it")),
        (
            "table.xlsx",
            &packed(&[("xl/workbook.xml", b"<x/>")]),
            Refused("an Excel workbook"),
        ),
        (
            "pictures.zip",
            &packed(&[("a.png", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR")]),
            Refused("no article"),
        ),
        (
            "nested.zip",
            &packed(&[("inner.zip", &inner)]),
            Read("The mayor spoke on Monday."),
        ),
        (
            "wide.txt",
            &utf16("The hall burned on Friday. Two men were hurt."),
            Read("Two men were hurt."),
        ),
        (
            "arabic.txt",
            "احترقت القاعة يوم الجمعة وأصيب رجلان.".as_bytes(),
            Read("احترقت"),
        ),
        (
            "latin.txt",
            b"Zwei M\xE4nner wurden am Freitag verletzt.",
            Read("Männer"),
        ),
    ];
    for (name, bytes, fate) in files {
        check(folder, name, Some(bytes), *fate);
    }
    for (from, name) in [
        ("letter.eml", "letter.pdf"),
        ("office.pdf", "office.txt"),
        ("office.odt", "office.html"),
        ("page.mhtml", "page.docx"),
        ("opened.pdf", "opened.pdf"),
    ] {
        let bytes = fs::read(Path::new(FORMATS).join(from)).expect("the fixture is there");
        check(
            folder,
            name,
            Some(&bytes),
            Read("Fire destroys the market hall of Port Varn"),
        );
    }
    let locked = fs::read(Path::new(FORMATS).join("locked.pdf")).expect("the fixture is there");
    check(
        folder,
        "locked.pdf",
        Some(&locked),
        Refused("protected with a password"),
    );
    check(folder, "none.txt", None, Refused("no such file"));
    File::create(folder.join("huge.txt"))
        .and_then(|file| file.set_len(30_000_000))
        .expect("a file");
    check(folder, "huge.txt", None, Refused("30.0 MB large"));
    fs::create_dir(folder.join("folder")).expect("a folder");
    check(folder, "folder", None, Refused("no file in this folder"));
}

#[cfg(unix)]
#[test]
fn what_is_no_ordinary_file_is_refused_in_one_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    std::os::unix::fs::symlink("loop.txt", folder.join("loop.txt")).expect("a link");
    std::os::unix::fs::symlink("nowhere", folder.join("broken.txt")).expect("a link");
    let _socket = std::os::unix::net::UnixListener::bind(folder.join("socket")).expect("a socket");
    check(folder, "loop.txt", None, Refused("a circle"));
    check(folder, "broken.txt", None, Refused("no such file"));
    check(folder, "socket", None, Refused("not an ordinary file"));
    let made = std::process::Command::new("mkfifo").arg(folder.join("pipe")).status();
    if made.is_ok_and(|status| status.success()) {
        check(folder, "pipe", None, Refused("not an ordinary file"));
    }
}
