//! The Rich Text Format (Microsoft's specification 1.9.1): the words of the body with their paragraph kinds.
//!
//! A reader of its own, for the kept crate takes every byte for Latin-1 and gives up at the first broken word.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use crate::model::BlockKind;

use super::Draft;
use super::assemble::{Piece, assemble, one_line};
use super::office::{self, Style};

/// Groups whose words are not part of the text.
const SILENT: &[&str] = &[
    "colortbl",
    "pict",
    "object",
    "objdata",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "generator",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "listtable",
    "listoverridetable",
    "revtbl",
    "rsidtbl",
    "xmlnstbl",
    "fldinst",
    "listtext",
    "pntext",
    "bkmkstart",
    "bkmkend",
    "annotation",
    "atnid",
    "atnauthor",
    "filetbl",
    "userprops",
    "template",
    "operator",
    "company",
    "xe",
    "tc",
];

/// Greatest depth of groups; deeper ones are read as part of the last.
const DEEPEST: usize = 500;

/// Where the words of a group go.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    Body,
    Nowhere,
    Fonts,
    Styles,
    Title,
    Author,
    Note,
}

/// What a group passes on to the groups inside it.
#[derive(Clone, Debug)]
struct State {
    place: Place,
    encoding: &'static Encoding,
    /// Bytes that stand for a `\u` character where it is unknown.
    skip: usize,
    hidden: bool,
    style: Option<Style>,
    font: i32,
}

/// Reads an article; any bytes give some text, if only none.
pub fn read(bytes: &[u8]) -> Draft {
    let mut reader = Reader::new(bytes);
    while reader.at < bytes.len() {
        reader.step();
    }
    reader.flush();
    reader.paragraph();
    let mut draft = Draft {
        title: office::title(&reader.title),
        byline: office::author(&reader.author),
        ..Draft::default()
    };
    let mut pieces = reader.pieces;
    pieces.append(&mut reader.notes);
    office::take_title(&mut draft, &mut pieces);
    assemble(draft, pieces)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    state: State,
    around: Vec<State>,
    /// Groups beyond the limit that are open.
    too_deep: usize,
    /// Bytes of the encoding that holds, not yet words.
    raw: Vec<u8>,
    /// First half of a character that needs two.
    surrogate: Option<u16>,
    /// Bytes still to leave out after a `\u` character.
    leave_out: usize,
    default: &'static Encoding,
    words: String,
    title: String,
    author: String,
    note: String,
    /// The entry of the font or style table that is being read.
    entry: (i32, String),
    fonts: BTreeMap<i32, &'static Encoding>,
    styles: BTreeMap<i32, Style>,
    in_row: bool,
    pieces: Vec<Piece>,
    notes: Vec<Piece>,
}

impl<'a> Reader<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            state: State {
                place: Place::Body,
                encoding: WINDOWS_1252,
                skip: 1,
                hidden: false,
                style: None,
                font: 0,
            },
            around: Vec::new(),
            too_deep: 0,
            raw: Vec::new(),
            surrogate: None,
            leave_out: 0,
            default: WINDOWS_1252,
            words: String::new(),
            title: String::new(),
            author: String::new(),
            note: String::new(),
            entry: (0, String::new()),
            fonts: BTreeMap::new(),
            styles: BTreeMap::new(),
            in_row: false,
            pieces: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn step(&mut self) {
        let byte = self.bytes[self.at];
        self.at += 1;
        match byte {
            b'{' => self.open(),
            b'}' => self.close(),
            b'\\' => self.control(),
            b'\r' | b'\n' => {}
            _ => self.byte(byte),
        }
    }

    fn open(&mut self) {
        self.flush();
        self.leave_out = 0;
        if self.around.len() < DEEPEST {
            self.around.push(self.state.clone());
        } else {
            self.too_deep += 1;
        }
    }

    fn close(&mut self) {
        self.flush();
        self.leave_out = 0;
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let before = self.state.place.clone();
        if let Some(state) = self.around.pop() {
            self.state = state;
        }
        if before == Place::Note && self.state.place != Place::Note {
            let words = one_line(&std::mem::take(&mut self.note));
            self.notes.push(Piece::new(BlockKind::Footnote, &words));
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.leave_out > 0 {
            self.leave_out -= 1;
        } else {
            self.raw.push(byte);
        }
    }

    /// Turns the bytes read so far into words.
    fn flush(&mut self) {
        if self.raw.is_empty() {
            return;
        }
        let raw = std::mem::take(&mut self.raw);
        let words = self.state.encoding.decode_without_bom_handling(&raw).0.into_owned();
        self.push(&words);
    }

    fn push(&mut self, words: &str) {
        if self.state.hidden {
            return;
        }
        match self.state.place {
            Place::Body => self.words.push_str(words),
            Place::Title => self.title.push_str(words),
            Place::Author => self.author.push_str(words),
            Place::Note => self.note.push_str(words),
            Place::Fonts | Place::Styles => self.table(words),
            Place::Nowhere => {}
        }
    }

    /// Names in the tables end with a semicolon.
    fn table(&mut self, words: &str) {
        for part in words.split_inclusive(';') {
            self.entry.1.push_str(part.trim_end_matches(';'));
            if part.ends_with(';') {
                let name = std::mem::take(&mut self.entry.1);
                if self.state.place == Place::Styles
                    && let Some(style) = Style::of(&name)
                {
                    self.styles.insert(self.entry.0, style);
                }
            }
        }
    }

    fn control(&mut self) {
        let Some(&first) = self.bytes.get(self.at) else { return };
        if first.is_ascii_alphabetic() {
            return self.control_word();
        }
        self.at += 1;
        match first {
            b'\'' => {
                let digits = self
                    .bytes
                    .get(self.at..self.at + 2)
                    .and_then(|two| std::str::from_utf8(two).ok());
                if let Some(byte) = digits.and_then(|two| u8::from_str_radix(two, 16).ok()) {
                    self.at += 2;
                    self.byte(byte);
                }
            }
            b'\\' | b'{' | b'}' => self.byte(first),
            b'~' => self.sign(" "),
            b'_' => self.sign("-"),
            b'\r' | b'\n' => self.paragraph(),
            // What follows is a group that older readers leave out; those that matter are known by name.
            b'*' => {
                let rest = &self.bytes[self.at..];
                let known: [&[u8]; 2] = [b"\\shppict", b"\\footnote"];
                if !known.iter().any(|word| rest.trim_ascii_start().starts_with(word)) {
                    self.state.place = Place::Nowhere;
                }
            }
            _ => {}
        }
    }

    fn sign(&mut self, words: &str) {
        self.flush();
        self.push(words);
    }

    fn control_word(&mut self) {
        let rest = &self.bytes[self.at..];
        let length = rest
            .iter()
            .take(40)
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        let minus = usize::from(rest.get(length) == Some(&b'-'));
        let digits = rest[length + minus..]
            .iter()
            .take(10)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let word = String::from_utf8_lossy(&rest[..length]).into_owned();
        let number = if digits == 0 {
            String::new()
        } else {
            String::from_utf8_lossy(&rest[length..length + minus + digits]).into_owned()
        };
        self.at += length + if digits > 0 { minus + digits } else { 0 };
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        self.act(&word, number.parse::<i32>().ok());
    }

    fn act(&mut self, word: &str, number: Option<i32>) {
        if word == "u" {
            return self.unicode(number.unwrap_or(0));
        }
        self.flush();
        match word {
            "par" | "sect" | "page" | "column" => self.paragraph(),
            "line" | "tab" | "cell" | "nestcell" | "emspace" | "enspace" | "qmspace" => self.push(" "),
            "row" | "nestrow" => {
                self.in_row = false;
                self.paragraph();
            }
            "trowd" => self.in_row = true,
            "emdash" => self.push("\u{2014}"),
            "endash" => self.push("\u{2013}"),
            "lquote" => self.push("\u{2018}"),
            "rquote" => self.push("\u{2019}"),
            "ldblquote" => self.push("\u{201c}"),
            "rdblquote" => self.push("\u{201d}"),
            "bullet" => self.push("\u{2022}"),
            "ansicpg" => self.code_page(number.unwrap_or(1252)),
            "mac" => self.code_page(10000),
            "uc" => self.state.skip = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(8),
            "v" | "deleted" => self.state.hidden = number != Some(0),
            "plain" => {
                self.state.hidden = false;
                self.state.encoding = self.default;
            }
            "pard" => self.state.style = None,
            "s" if self.state.place == Place::Styles => self.entry = (number.unwrap_or(0), String::new()),
            "s" => self.state.style = self.styles.get(&number.unwrap_or(0)).copied(),
            "outlinelevel" if self.state.place == Place::Body && number.is_some_and(|level| level < 9) => {
                self.state.style = self.state.style.or(Some(Style::Kind(BlockKind::Heading)));
            }
            "ls" if self.state.place == Place::Body && number != Some(0) => {
                self.state.style = self.state.style.or(Some(Style::Kind(BlockKind::List)));
            }
            "f" if self.state.place == Place::Fonts => self.entry = (number.unwrap_or(0), String::new()),
            "f" => {
                self.state.font = number.unwrap_or(0);
                self.state.encoding = self.fonts.get(&self.state.font).copied().unwrap_or(self.default);
            }
            "fcharset" => {
                if let Some(encoding) = charset(number.unwrap_or(0)) {
                    self.fonts.insert(self.entry.0, encoding);
                }
            }
            "fonttbl" => self.state.place = Place::Fonts,
            "stylesheet" => self.state.place = Place::Styles,
            "info" => self.state.place = Place::Nowhere,
            "title" => self.state.place = Place::Title,
            "author" => self.state.place = Place::Author,
            "footnote" => self.state.place = Place::Note,
            "bin" => {
                self.at = self
                    .at
                    .saturating_add(usize::try_from(number.unwrap_or(0)).unwrap_or(0))
                    .min(self.bytes.len());
            }
            _ if SILENT.contains(&word) => self.state.place = Place::Nowhere,
            _ => {}
        }
    }

    /// A UTF-16 unit, which may be half a character; what stands for it in old readers is left out.
    fn unicode(&mut self, number: i32) {
        self.flush();
        let unit = u16::try_from(number & 0xFFFF).unwrap_or_default();
        let units = match self.surrogate.take() {
            Some(first) => vec![first, unit],
            None if (0xD800..0xDC00).contains(&unit) => {
                self.surrogate = Some(unit);
                Vec::new()
            }
            None => vec![unit],
        };
        let words = String::from_utf16_lossy(&units);
        self.push(&words);
        self.leave_out = self.state.skip;
    }

    fn code_page(&mut self, page: i32) {
        let encoding = match page {
            10000 => Some(encoding_rs::MACINTOSH),
            932 => Some(encoding_rs::SHIFT_JIS),
            936 => Some(encoding_rs::GBK),
            949 => Some(encoding_rs::EUC_KR),
            950 => Some(encoding_rs::BIG5),
            65001 => Some(encoding_rs::UTF_8),
            page => Encoding::for_label(format!("windows-{page}").as_bytes()),
        };
        if let Some(encoding) = encoding {
            self.default = encoding;
            self.state.encoding = encoding;
        }
    }

    /// Ends the paragraph; inside a row of a table it is a blank, for the row is the block.
    fn paragraph(&mut self) {
        self.flush();
        if self.state.place == Place::Note {
            self.note.push(' ');
        } else if self.in_row {
            self.words.push(' ');
        } else if self.state.place == Place::Body {
            let words = one_line(&std::mem::take(&mut self.words));
            if !words.is_empty() {
                self.pieces.push(Piece {
                    kind: Style::kind(self.state.style),
                    words,
                });
            }
        }
    }
}

/// The encoding of a font's character set.
fn charset(number: i32) -> Option<&'static Encoding> {
    Some(match number {
        77 => encoding_rs::MACINTOSH,
        128 => encoding_rs::SHIFT_JIS,
        129 => encoding_rs::EUC_KR,
        134 => encoding_rs::GBK,
        136 => encoding_rs::BIG5,
        161 => encoding_rs::WINDOWS_1253,
        162 => encoding_rs::WINDOWS_1254,
        163 => encoding_rs::WINDOWS_1258,
        177 => encoding_rs::WINDOWS_1255,
        178 => encoding_rs::WINDOWS_1256,
        186 => encoding_rs::WINDOWS_1257,
        204 => encoding_rs::WINDOWS_1251,
        222 => encoding_rs::WINDOWS_874,
        238 => encoding_rs::WINDOWS_1250,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(markup: &str, want: &str) {
        assert_eq!(read(markup.as_bytes()).text, want);
    }

    #[test]
    fn words_signs_and_paragraphs() {
        check(
            r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}}{\colortbl;\red0;}
{\info{\author Ada Holm}}\pard\f0 The caf\'e9 owner\rquote s hall \{old\} burned.\par
{\f1 \'cf\'ee\'e6\'e0\'f0 }\u8212 ?\uc2\u233 xxt\'e9.\par}",
            "The caf\u{e9} owner\u{2019}s hall {old} burned.\n\n\u{41f}\u{43e}\u{436}\u{430}\u{440} \u{2014}\u{e9}t\u{e9}.",
        );
    }

    #[test]
    fn hidden_groups_and_styles() {
        let markup = r"{\rtf1{\stylesheet{\s1 heading 1;}{\s2 Normal;}}{\*\generator X;}{\header Gazette}
\pard\s1 Fire destroys hall\par\pard\s2 It burned{\footnote Built in 1900.} down.{\v secret}\par}";
        let draft = read(markup.as_bytes());
        assert_eq!(draft.title.as_deref(), Some("Fire destroys hall"));
        assert_eq!(draft.text, "Fire destroys hall\n\nIt burned down.\n\nBuilt in 1900.");
    }

    #[test]
    fn what_is_cut_or_nests_without_end_is_survived() {
        let whole = r"{\rtf1\ansi The hall\u-10179 ?\u-8944 ?\'e9 burned.\bin9 \par}";
        for length in 0..whole.len() {
            let _ = read(&whole.as_bytes()[..length]);
        }
        let deep = format!(r"{{\rtf1 {}The hall burned.", "{".repeat(200_000));
        check(&deep, "The hall burned.");
        let _ = read(&b"{\\rtf1 \\bin2147483647 x"[..]);
    }
}
