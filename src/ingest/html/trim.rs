//! What goes of the blocks that were chosen: runs of links, captions said twice, what stands above and below the text.

use std::collections::BTreeSet;

use crate::model::{BlockKind, Reason};

use super::super::layout::ends_a_sentence;
use super::super::{dates, header};
use super::choose::{count, ends_wide, is_prose, letters};
use super::hints;
use super::walk::Found;

/// How many blocks at the top may be byline, date, share row and the like.
const HEAD: usize = 10;

/// Leaves out runs of blocks that are nothing but links, with the heading above them.
pub fn leave_out_links(blocks: &[Found], reasons: &mut [Option<Reason>]) {
    let kept: Vec<usize> = (0..blocks.len()).filter(|place| reasons[*place].is_none()).collect();
    let is_link = |place: usize| {
        blocks[place].linked > 0.8 && !is_prose(&blocks[place]) && blocks[place].piece.kind != BlockKind::Heading
    };
    let mut at = 0;
    while at < kept.len() {
        let run = kept[at..].iter().take_while(|place| is_link(**place)).count();
        let short = run == 1
            && count(&blocks[kept[at]].piece.words) >= 4
            && blocks[kept[at]].piece.kind == BlockKind::Paragraph;
        // Two links and more that are lines of their own, or one that is a headline.
        if run > 1 && run <= 12 || short {
            for place in &kept[at..at + run] {
                reasons[*place] = Some(Reason::Links);
            }
            if let Some(before) = at.checked_sub(1).map(|before| kept[before])
                && run > 1
                && blocks[before].piece.kind != BlockKind::Paragraph
                && hints::of_words(&blocks[before].piece.words, 1.0).is_some()
            {
                reasons[before] = Some(Reason::Links);
            }
        }
        at += run.max(1);
    }
}

/// Leaves out captions that were there before, word for word: galleries show one under each picture.
pub fn leave_out_repeats(blocks: &[Found], reasons: &mut [Option<Reason>]) {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (block, reason) in blocks.iter().zip(reasons) {
        let words = block.piece.words.as_str();
        if reason.is_none() && block.piece.kind == BlockKind::Caption && !seen.insert(words) {
            *reason = Some(Reason::Repeated);
        }
    }
}

/// Leaves out what stands between headline and text: byline, dates, sections, counts of shares.
pub fn trim_head(blocks: &[Found], title: Option<&str>, reasons: &mut [Option<Reason>]) {
    let kept: Vec<usize> = (0..blocks.len()).filter(|place| reasons[*place].is_none()).collect();
    let Some(first) = kept.iter().position(|place| is_prose(&blocks[*place])) else {
        return;
    };
    for place in kept.iter().take(first.min(HEAD)) {
        let block = &blocks[*place];
        let words = &block.piece.words;
        let is_title = title.is_some_and(|title| letters(title) == letters(words));
        let headed = matches!(
            block.piece.kind,
            BlockKind::Heading | BlockKind::Caption | BlockKind::Quote
        );
        // The points of a summary; rows of buttons and sections are links.
        let is_point = block.piece.kind == BlockKind::List && block.linked == 0.0;
        let meta = header::byline(words).is_some()
            || dates::is_date_line(words, 3)
            || dates::find(words).is_some() && count(words) <= 14 && !ends_a_sentence(words)
            || block.linked > 0.6
            || is_count(words)
            || count(words) <= 3 && !ends_a_sentence(words) && !is_point;
        if !is_title && !headed && meta {
            reasons[*place] = Some(Reason::Around);
        }
    }
}

/// "3 min read", "12 comments", "5 shares": a number with a word or two.
fn is_count(words: &str) -> bool {
    const COUNTED: [&str; 10] = [
        "min", "read", "comment", "share", "view", "like", "retweet", "ago", "updated", "minute",
    ];
    count(words) <= 4
        && words.contains(|letter: char| letter.is_ascii_digit())
        && words
            .to_lowercase()
            .split(|letter: char| !letter.is_alphabetic())
            .any(|word| COUNTED.contains(&word.trim_end_matches('s')))
}

/// Leaves out what follows the last running text: headings without text, rows of links, short lines.
pub fn trim_foot(blocks: &[Found], reasons: &mut [Option<Reason>]) {
    let kept: Vec<usize> = (0..blocks.len()).filter(|place| reasons[*place].is_none()).collect();
    for place in kept.iter().rev() {
        let block = &blocks[*place];
        let words = &block.piece.words;
        let lone = block.piece.kind == BlockKind::Heading
            || block.linked > 0.6 && !is_prose(block)
            || is_count(words)
            || count(words) <= 2
                && block.piece.kind == BlockKind::Paragraph
                && !ends_a_sentence(words)
                && !ends_wide(words)
                // A row of a table.
                && !words.contains(|letter: char| letter.is_ascii_digit());
        if !lone || kept.len() < 4 {
            break;
        }
        reasons[*place] = Some(Reason::Links);
    }
}
