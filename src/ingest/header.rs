//! What newspapers print around the running text: headlines, bylines, datelines, credits.
//!
//! Every function looks at one paragraph and says whether it is such a thing and what it tells.

use jiff::civil::Date;

use super::dates;
use super::layout::{begins_an_item, ends_a_sentence};

/// Agencies and broadcasters whose name stands alone in a dateline or credit.
const AGENCIES: &[&str] = &[
    "reuters",
    "ap",
    "afp",
    "cnn",
    "bbc",
    "upi",
    "dpa",
    "xinhua",
    "tass",
    "ansa",
    "efe",
    "kyodo",
    "bloomberg",
    "anadolu",
    "pti",
    "ani",
    "irna",
    "apa",
    "tanjug",
    "yonhap",
    "interfax",
    "npr",
    "pbs",
    "nbc",
    "cbs",
    "abc",
    "msnbc",
    "al jazeera",
    "associated press",
    "the associated press",
    "ap news",
    "cnn news",
    "sky news",
    "bbc news",
    "fox news",
];

/// Words that only the name of a paper or a station ends or begins with.
const OUTLET_WORDS: &[&str] = &[
    "news",
    "times",
    "post",
    "press",
    "herald",
    "tribune",
    "journal",
    "gazette",
    "guardian",
    "telegraph",
    "observer",
    "mail",
    "express",
    "mirror",
    "chronicle",
    "daily",
    "broadcasting",
    "network",
    "radio",
    "tv",
    "television",
    "media",
    "agency",
    "reuters",
    "courier",
    "dispatch",
    "examiner",
    "inquirer",
    "magazine",
    "weekly",
    "wire",
    "newswire",
    "bulletin",
    "independent",
];

/// What a writer is, beside the name.
const ROLES: &[&str] = &[
    "staff",
    "writer",
    "reporter",
    "correspondent",
    "editor",
    "senior",
    "political",
    "chief",
    "contributor",
    "contributing",
    "special",
    "to",
    "bureau",
    "business",
    "science",
    "national",
    "foreign",
    "columnist",
];

/// Words in small letters that stand inside names.
const CONNECTORS: &[&str] = &[
    "and", "of", "the", "in", "for", "at", "de", "van", "von", "der", "den", "da", "di", "du", "la", "le", "al", "bin",
    "ibn", "el", "y", "with", "by", "on",
];

/// Who wrote an article, and for whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Byline {
    /// The names as written, without the word "by".
    pub authors: Option<String>,
    /// The paper or agency.
    pub outlet: Option<String>,
    /// A date on the same line.
    pub published: Option<Date>,
}

/// Whether a paragraph before the text reads as a headline.
pub fn is_headline(paragraph: &str) -> bool {
    let words = paragraph.split_whitespace().count();
    (2..=32).contains(&words)
        && paragraph.chars().count() <= 220
        && !paragraph.starts_with(char::is_lowercase)
        && paragraph.contains(char::is_alphabetic)
        && !ends_like_prose(paragraph)
        && !begins_an_item(paragraph)
}

/// Whether a short paragraph reads as a heading inside the text.
pub fn is_heading(paragraph: &str) -> bool {
    let words = paragraph.split_whitespace().count();
    (1..=12).contains(&words)
        && paragraph.chars().count() <= 90
        && paragraph.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit())
        && paragraph.contains(char::is_alphabetic)
        && !ends_like_prose(paragraph)
        && !begins_an_item(paragraph)
}

/// Whether the end is that of a sentence in running text: questions and exclamations stand in headlines, and so do
/// abbreviations.
fn ends_like_prose(paragraph: &str) -> bool {
    let bare = paragraph.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', ')', ']']);
    if bare.ends_with([',', '\u{2014}', '-', '\u{2013}', '\u{2015}']) {
        return true;
    }
    let last = bare.split_whitespace().next_back().unwrap_or_default();
    // "U.S.", "D.C.": a full stop after every letter.
    let abbreviation = last.len() >= 4
        && last
            .as_bytes()
            .chunks(2)
            .all(|pair| pair[0].is_ascii_uppercase() && pair.get(1) == Some(&b'.'));
    ends_a_sentence(paragraph) && !bare.ends_with(['?', '!']) && !abbreviation
}

/// Reads "By Jane Doe and John Roe, Harbour Gazette", "Written by …", "Reporting by …; Editing by …".
pub fn byline(paragraph: &str) -> Option<Byline> {
    let line = paragraph.trim().trim_start_matches('(').trim_end_matches(')').trim();
    let rest = [
        "by ",
        "by: ",
        "written by ",
        "story by ",
        "reported by ",
        "reporting by ",
        "author: ",
        "authors: ",
    ]
    .iter()
    .find_map(|mark| strip_prefix_ignoring_case(line, mark))?
    .trim();
    if line.split_whitespace().count() > 30 || !rest.starts_with(char::is_uppercase) {
        return None;
    }
    let mut byline = Byline {
        published: dates::find(rest),
        ..Byline::default()
    };
    let mut authors: Vec<&str> = Vec::new();
    for part in rest
        .split([',', '|', ';', '\n', '\u{2022}', '\u{b7}', '/'])
        .flat_map(|part| part.split(" for "))
    {
        let part = part.trim().trim_end_matches('.');
        let part = part
            .split(" - ")
            .next()
            .unwrap_or_default()
            .split(" \u{2013} ")
            .next()
            .unwrap_or_default()
            .trim();
        if part.is_empty() || part.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        if is_outlet(part) && !authors.is_empty() || is_agency(part) {
            byline.outlet.get_or_insert_with(|| part.to_owned());
        } else if !part.split_whitespace().all(may_stand_in_a_byline) {
            return None;
        } else if !part
            .split_whitespace()
            .all(|word| ROLES.contains(&word.to_lowercase().as_str()))
            && strip_prefix_ignoring_case(part, "editing by ").is_none()
            && !dates::is_date_line(part, 0)
        {
            authors.push(part);
        }
    }
    if !authors.is_empty() {
        byline.authors = Some(authors.join(", "));
    }
    (byline.authors.is_some() || byline.outlet.is_some()).then_some(byline)
}

/// Whether a word is a name, a connector, a role, or a figure.
fn may_stand_in_a_byline(word: &str) -> bool {
    let bare = word.trim_matches(|character: char| !character.is_alphanumeric());
    let lower = bare.to_lowercase();
    bare.is_empty()
        || bare.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit())
        || CONNECTORS.contains(&lower.as_str())
        || ROLES.contains(&lower.as_str())
        || lower == "editing"
}

/// Whether a few words name a paper, an agency or a station.
pub fn is_outlet(words: &str) -> bool {
    if is_agency(words) {
        return true;
    }
    let mut list = words.split_whitespace();
    (2..=6).contains(&words.split_whitespace().count())
        && list
            .clone()
            .all(|word| word.starts_with(char::is_uppercase) || CONNECTORS.contains(&word))
        && list.any(|word| OUTLET_WORDS.contains(&word.to_lowercase().as_str()))
}

fn is_agency(words: &str) -> bool {
    AGENCIES.contains(&words.trim_matches(['(', ')', '.']).to_lowercase().as_str())
}

/// A dateline at the start of a paragraph: "KERMAN, Iran (Reuters) — ".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// Its length in bytes, from the paragraph's start, the dash included.
    pub length: usize,
    /// The agency that it names.
    pub outlet: Option<String>,
    /// The day, where it is whole.
    pub published: Option<Date>,
}

/// Reads the dateline that a paragraph begins with, if it does.
pub fn dateline(paragraph: &str) -> Option<Dateline> {
    let window = &paragraph[..paragraph.floor_char_boundary(100)];
    let dashes = ["\u{2014}", "\u{2015}", "\u{2013}", " -- ", " - ", "--"];
    let (at, dash) = dashes
        .iter()
        .filter_map(|dash| window.find(dash).map(|at| (at, dash.trim())))
        .min()
        .map(|(at, dash)| (at, dash.len() + usize::from(paragraph[at..].starts_with(' '))))?;
    let head = paragraph[..at].trim_end();
    let after = paragraph[at + dash..].trim_start();
    let tokens: Vec<&str> = head.split_whitespace().collect();
    if tokens.is_empty()
        || tokens.len() > 10
        || after.starts_with(char::is_lowercase)
        || head.contains(". ") && ends_a_sentence(head) && tokens.len() > 6
    {
        return None;
    }
    let bare = |token: &str| {
        token
            .trim_matches(|character: char| !character.is_alphanumeric())
            .to_owned()
    };
    let named = |token: &&str| {
        let token = bare(token);
        token.is_empty()
            || token.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit())
            || CONNECTORS.contains(&token.as_str())
    };
    if !tokens.iter().all(named) {
        return None;
    }
    let outlet = head
        .rsplit_once('(')
        .and_then(|(_, inside)| inside.split_once(')'))
        .map(|(inside, _)| inside.trim().to_owned())
        .filter(|inside| is_outlet(inside))
        .or_else(|| {
            let last = bare(tokens[tokens.len() - 1]);
            (tokens.len() > 1 && is_agency(&last)).then_some(last)
        });
    let first = bare(tokens[0]);
    let shouted = first.chars().count() >= 4 && first.chars().all(char::is_uppercase)
        || tokens.len() > 1
            && [tokens[0], tokens[1]].iter().all(|token| {
                let token = bare(token);
                token.chars().count() >= 2 && token.chars().all(char::is_uppercase)
            });
    (shouted || outlet.is_some()).then(|| Dateline {
        length: at + dash,
        outlet,
        published: dates::find(head),
    })
}

/// A line that says whose the text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copyright {
    /// The owner, if named.
    pub owner: Option<String>,
}

/// Reads "© 2024 Harbour Gazette. All rights reserved."
pub fn copyright(paragraph: &str) -> Option<Copyright> {
    let line = paragraph.trim();
    let rest = [
        "copyright \u{a9}",
        "copyright (c)",
        "copyright",
        "\u{a9} copyright",
        "\u{a9}",
        "(c) copyright",
    ]
    .iter()
    .find_map(|mark| strip_prefix_ignoring_case(line, mark))?;
    if line.split_whitespace().count() > 40 {
        return None;
    }
    let name = rest.trim_start_matches(|character: char| !character.is_alphabetic());
    let name = name.split(['.', ',', '|', '\n']).next().unwrap_or_default();
    let name = name.split(" All ").next().unwrap_or_default().trim();
    let name = name.trim_end_matches(|character: char| !character.is_alphanumeric());
    let named = !name.is_empty() && name.split_whitespace().count() <= 6;
    Some(Copyright {
        owner: named.then(|| name.to_owned()),
    })
}

/// Whether a paragraph says that it is the words below a picture.
pub fn is_caption(paragraph: &str) -> bool {
    let marks = [
        "photo:",
        "image:",
        "picture:",
        "photograph:",
        "caption:",
        "image caption",
        "image source",
        "file photo",
        "file -",
        "file \u{2014}",
        "file \u{2013}",
        "photo by",
        "photo credit",
        "(photo",
    ];
    marks
        .iter()
        .any(|mark| strip_prefix_ignoring_case(paragraph, mark).is_some())
}

/// Whether a paragraph near the end begins with the mark of a note: "*Banned in …", "[1] …".
pub fn is_footnote(paragraph: &str) -> bool {
    let starred = paragraph.trim_start_matches(['*', '\u{2020}', '\u{2021}']);
    if starred.len() < paragraph.len() && starred.starts_with(char::is_alphabetic) && !starred.contains('*') {
        return true;
    }
    let Some((number, rest)) = paragraph.strip_prefix('[').and_then(|rest| rest.split_once(']')) else {
        return false;
    };
    (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit()) && !rest.is_empty()
}

/// As [`str::strip_prefix`]; letters A to Z match in either case.
fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_byline(line: &str, authors: Option<&str>, outlet: Option<&str>) {
        let found = byline(line).unwrap_or_default();
        assert_eq!(
            (found.authors.as_deref(), found.outlet.as_deref()),
            (authors, outlet),
            "{line:?}"
        );
    }

    #[test]
    fn bylines() {
        check_byline("By Ada Holm", Some("Ada Holm"), None);
        check_byline(
            "By Ada Holm, Harbour Gazette",
            Some("Ada Holm"),
            Some("Harbour Gazette"),
        );
        check_byline(
            "BY ADA HOLM AND JON VIK | Jan 4, 2024",
            Some("ADA HOLM AND JON VIK"),
            None,
        );
        check_byline(
            "By Ada Holm, Jon Vik and Mia de la Cruz, Staff Writers",
            Some("Ada Holm, Jon Vik and Mia de la Cruz, Staff Writers"),
            None,
        );
        check_byline("By Ada Holm, staff reporter", Some("Ada Holm"), None);
        check_byline("By The Associated Press", None, Some("The Associated Press"));
        check_byline(
            "Written by Ada Holm for Coast Daily News",
            Some("Ada Holm"),
            Some("Coast Daily News"),
        );
        check_byline("(Reporting by Ada Holm; Editing by Jon Vik)", Some("Ada Holm"), None);
        check_byline("By Tuesday, rescuers had given up.", None, None);
        check_byline("by then it was over", None, None);
    }

    #[track_caller]
    fn check_dateline(paragraph: &str, head: Option<&str>, outlet: Option<&str>) {
        let found = dateline(paragraph);
        assert_eq!(
            found.as_ref().map(|found| &paragraph[..found.length]),
            head,
            "{paragraph:?}"
        );
        assert_eq!(found.and_then(|found| found.outlet).as_deref(), outlet, "{paragraph:?}");
    }

    #[test]
    fn datelines() {
        check_dateline(
            "PORT VARN, Osk (Reuters) \u{2014} The hall burned.",
            Some("PORT VARN, Osk (Reuters) \u{2014}"),
            Some("Reuters"),
        );
        check_dateline("VARNHAM \u{2014} The hall burned.", Some("VARNHAM \u{2014}"), None);
        check_dateline(
            "VARNHAM, Jan 4 (AP) - The hall burned.",
            Some("VARNHAM, Jan 4 (AP) -"),
            Some("AP"),
        );
        check_dateline("Varnham CNN \u{2014}", Some("Varnham CNN \u{2014}"), Some("CNN"));
        check_dateline("The hall \u{2014} the oldest in town \u{2014} burned.", None, None);
        check_dateline("NATO \u{2014} the alliance \u{2014} said so.", None, None);
        check_dateline("Jon Vik \u{2014} He spoke.", None, None);
        check_dateline("A well-known hall burned.", None, None);
        check_dateline("", None, None);
    }

    #[test]
    fn headlines_and_prose() {
        assert!(is_headline("Fire destroys market hall at harbour"));
        assert!(is_headline("Who set fire to the hall?"));
        assert!(is_headline("Mayor calls report 'an outrage'"));
        assert!(is_headline("Talks move to the U.S."));
        assert!(!is_headline("The hall burned down on Friday."));
        assert!(!is_headline(
            "\u{201c}It is gone,\u{201d} she said. \u{201c}All of it.\u{201d}"
        ));
        assert!(!is_headline("- an item of a list"));
        assert!(!is_headline("***"));
    }

    #[test]
    fn credits_and_notes() {
        let owner = |line: &str| copyright(line).map(|found| found.owner.unwrap_or_default());
        assert_eq!(
            owner("\u{a9} 2024 Harbour Gazette. All rights reserved.").as_deref(),
            Some("Harbour Gazette")
        );
        assert_eq!(owner("Copyright 2024").as_deref(), Some(""));
        assert_eq!(copyright("The copyright is ours."), None);
        assert!(is_caption("Photo: the hall on Friday"));
        assert!(is_footnote("*Not its real name."));
        assert!(is_footnote("[1] Town archive."));
        assert!(!is_footnote("* * *"));
    }
}
